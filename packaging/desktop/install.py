"""Puts Planet FM into the listener's own menus, or takes it out again.

Everything goes below one folder, ~/.local/share unless another is named: the desktop file, the
icons, the AppStream metadata. Called by packaging/install-desktop, with the command that starts the
app.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
DESKTOP, METAINFO = "planetfm.desktop", "com.radioplanetfm.PlanetFM.metainfo.xml"


def main() -> int:
    parser = argparse.ArgumentParser(prog="install-desktop", description=__doc__)
    parser.add_argument("command", help="the path of what starts the app")
    parser.add_argument("--remove", action="store_true", help="take it out of the menus")
    parser.add_argument("--share", type=Path, default=share(), metavar="DIR", help="%(default)s")
    arguments = parser.parse_args()
    if arguments.remove:
        for path in places(arguments.share):
            path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                path.parent.rmdir()
    else:
        install(arguments.share, arguments.command)
    tell_desktop(arguments.share)
    return 0


def share() -> Path:
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if given.startswith("/") else Path.home() / ".local" / "share"


def install(where: Path, command: str) -> None:
    """Raises OSError."""
    from icons import write_icons

    text = (HERE / DESKTOP).read_text("utf-8")
    for path, content in (
        (where / "applications" / DESKTOP, with_command(text, command)),
        (where / "metainfo" / METAINFO, (HERE / METAINFO).read_text("utf-8")),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    write_icons(PROJECT / "assets" / "mark", where / "icons" / "hicolor")


def with_command(text: str, command: str) -> str:
    """The desktop file with `command` in place of `planetfm` in each Exec line."""
    from planetfm.desktop.autostart import quoted

    lines = []
    for line in text.splitlines(keepends=True):
        if line.startswith("Exec=planetfm"):
            line = line.replace("planetfm", quoted(command), 1)
        lines.append(line)
    return "".join(lines)


def places(where: Path) -> list[Path]:
    """All that `install` writes."""
    from icons import NAME, SIZES_PX

    hicolor = where / "icons" / "hicolor"
    return [
        where / "applications" / DESKTOP,
        where / "metainfo" / METAINFO,
        *(hicolor / f"{size}x{size}" / "apps" / f"{NAME}.png" for size in SIZES_PX),
        hicolor / "scalable" / "apps" / f"{NAME}.svg",
        hicolor / "symbolic" / "apps" / f"{NAME}-symbolic.svg",
    ]


def tell_desktop(where: Path) -> None:
    """Desktops that keep lists are told to make them anew. A cache of icons is refreshed where the
    listener has one, and not begun: it would hide what is put in later by others."""
    hicolor, applications = where / "icons" / "hicolor", where / "applications"
    commands = [["update-desktop-database", "-q", str(applications)]]
    if (hicolor / "icon-theme.cache").exists():
        commands.append(["gtk-update-icon-cache", "-q", "-t", "-f", str(hicolor)])
    elif hicolor.is_dir():
        os.utime(hicolor)
    for command in commands:
        if Path(command[-1]).is_dir() and shutil.which(command[0]):
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(PROJECT)]
    sys.exit(main())
