"""What the dialog asks of the app, and no more: the gui reaches no store, network or decoder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from planetfm.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by name; `id` is what is kept."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so now, for the sentences beside the controls. Times are POSIX seconds."""

    version: str = ""
    station: str = ""
    place: str = ""
    site: str = ""
    """The site's host name."""
    stream_url: str = ""
    stream_ok: bool = False
    stream_idle: bool = False
    """Nothing is wanted of it now."""
    stream_sort: str = ""
    """What is heard, as "MP3 128 kbps"."""
    found_at: float | None = None
    """When the search found the present address."""
    site_ok: bool = False
    site_at: float | None = None
    """When the site last answered well."""
    saver_sort: str = ""
    """What saving sounds like, where that is known."""
    saver_bps: int = 0
    bitrate_bps: int = 0
    tape_bytes: int = 0
    tape_seconds: float = 0.0
    tape_span_s: float = 3600.0
    """How much of the air it keeps now; a pause as long is a long one."""
    month: float = 0.0
    """A moment of the month that the counts are of."""
    sound_bytes: int = 0
    news_bytes: int = 0
    categories: tuple[str, ...] = ()
    articles: int = 0
    social: tuple[str, ...] = ()
    """The station's pages elsewhere, whole addresses."""
    folder: str = ""
    """Where recordings go, as people write it."""


class StartAtLogin(Protocol):
    """The system's own list of what starts with a session."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def enabled(self) -> bool: ...
    def set_enabled(self, enabled: bool) -> None: ...


class SettingsDesk(Protocol):
    """Everything is called on the main thread and returns at once; `done` is called there later."""

    @property
    def changed(self) -> SignalInstance:
        """A setting changed, here or elsewhere."""

    @property
    def settings(self) -> Settings: ...

    def change(self, **changes: Any) -> None:
        """Change fields of Settings by name; they act at once. Another language opens the window
        anew, and the dialog with it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of those that there are words of."""

    def facts(self) -> Facts: ...

    @property
    def at_login(self) -> StartAtLogin | None:
        """None where the app cannot be made to start by itself."""

    def output_devices(self, done: Callable[[tuple[Choice, ...]], None]) -> None: ...
    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None: ...

    def stored_bytes(self, done: Callable[[int], None]) -> None:
        """What articles and pictures take on disk."""

    def empty_stored(self, done: Callable[[bool], None]) -> None:
        """Let go of all articles but the saved ones, and of all pictures; False: it failed."""

    def clear_tape(self) -> None:
        """Forget what was on air; what is live goes on."""

    def remembered_writer(self, done: Callable[[str], None]) -> None:
        """Name and e-mail as the reply form remembers them, as people write it; "" for none."""

    def forget_writer(self) -> None: ...

    def open_address(self, address: str) -> None:
        """In the system's browser."""

    def find_again(self) -> None: ...

    def site_can_be(self, address: str) -> bool:
        """Whether `address` could be a station's site."""

    def restart(self) -> None:
        """Begin anew, as another station wants."""

    def export_to(self, path: Path, done: Callable[[bool], None]) -> None: ...

    def import_from(self, path: Path, done: Callable[[tuple[str, ...] | None], None]) -> None:
        """`done` hears which settings in the file could not be used; None: it is no such file."""

    def report(self, done: Callable[[str], None]) -> None:
        """A problem report without private data."""

    def licences(self, done: Callable[[str], None]) -> None:
        """What is carried, its versions and its licences, as plain text."""
