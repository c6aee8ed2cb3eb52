"""A file shown or opened the way this desktop does it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl


def open_file(path: Path) -> None:
    """With the program that the desktop has for it."""
    _open(path)


def show_file(path: Path) -> None:
    """In its folder, selected where the desktop can do that."""
    if sys.platform == "win32":
        # Explorer wants its switch and the path as one argument and quotes nothing itself.
        subprocess.Popen(f'explorer /select,"{path}"')
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif not _show_over_bus(path):
        _open(path.parent)


def _open(path: Path) -> None:
    # QtGui is there in any app with a window; the headless one must not load it.
    from PySide6.QtGui import QDesktopServices, QGuiApplication

    if isinstance(QGuiApplication.instance(), QGuiApplication):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    elif opener := shutil.which("xdg-open") or shutil.which("open"):
        QProcess.startDetached(opener, [str(path)])


def _show_over_bus(path: Path) -> bool:
    """The file manager's own call (org.freedesktop.FileManager1); False where there is none."""
    sender = shutil.which("dbus-send")
    if sender is None:
        return False
    address = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    if "," in address:  # dbus-send takes commas apart
        address = address.replace(",", "%2C")
    done = subprocess.run(
        [
            sender,
            "--session",
            "--print-reply",
            "--reply-timeout=2000",
            "--dest=org.freedesktop.FileManager1",
            "--type=method_call",
            "/org/freedesktop/FileManager1",
            "org.freedesktop.FileManager1.ShowItems",
            f"array:string:{address}",
            "string:",
        ],
        capture_output=True,
        timeout=3,
        check=False,
    )
    return done.returncode == 0
