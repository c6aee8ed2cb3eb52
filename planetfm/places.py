"""Where Planet FM keeps things: the platform's own folders, or all below one `--home`."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """`config`: settings; `data`: articles and statuses; `cache`: pictures and the tape; `state`:
    logs and what was found out; `runtime`: the running app's door."""

    config: Path
    data: Path
    cache: Path
    state: Path
    runtime: Path

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def alarms(self) -> Path:
        return self.config / "alarms.json"

    def database(self, host: str) -> Path:
        """The articles of one site: another `--site` must not mix with them."""
        return self.data / f"{re.sub(r'[^A-Za-z0-9.-]', '_', host)}.db"

    def comments(self, host: str) -> Path:
        """Comments of one site's articles, and what the listener writes there."""
        return self.database(host).with_suffix(".comments.db")

    @property
    def history(self) -> Path:
        """Songs, stars, and what was kept: the same whatever the site."""
        return self.data / "history.db"

    @property
    def pictures(self) -> Path:
        return self.cache / "pictures"

    @property
    def tape(self) -> Path:
        return self.cache / "tape"

    @property
    def meter(self) -> Path:
        """What the station's sound cost this month."""
        return self.state / "data.json"

    @property
    def told(self) -> Path:
        """What the listener was told of by notifications."""
        return self.state / "told.json"

    @property
    def news_meter(self) -> Path:
        """What pages, feeds and pictures cost this month."""
        return self.state / "news-data.json"

    @property
    def memory(self) -> Path:
        return self.state / "station.json"

    @property
    def window(self) -> Path:
        return self.state / "window.json"

    @property
    def log(self) -> Path:
        return self.state / "planetfm.log"

    @property
    def door(self) -> Path:
        return self.runtime / "door.json"


def find_places(home: Path | None) -> Places:
    """The folders (not made yet). `home` None: as the platform wants it."""
    if home is not None:
        return Places(
            home / "config", home / "data", home / "cache", home / "state", home / "runtime"
        )
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("planetfm", appauthor=False)
    state = dirs.user_state_path
    # Without a session (cron, a container) there is no runtime folder, and platformdirs warns and
    # falls back to one below /tmp; the state folder is as private.
    runtime = state / "runtime"
    if not sys.platform.startswith("linux") or os.environ.get("XDG_RUNTIME_DIR"):
        session = dirs.user_runtime_path
        runtime = session if session.parent.is_dir() else runtime
    return Places(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, state, runtime)


def make_private(folder: Path) -> None:
    """Make `folder` and see to it that only its owner can look inside. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
