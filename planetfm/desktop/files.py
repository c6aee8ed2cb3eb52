"""A file shown or opened the way this desktop does it. Nothing here waits for the desktop."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QUrl

BUS_S = 3.0


def open_file(path: Path) -> None:
    """With the program that the desktop has for it."""
    # QtGui is there in any app with a window; the headless one must not load it.
    from PySide6.QtGui import QDesktopServices, QGuiApplication

    if isinstance(QGuiApplication.instance(), QGuiApplication):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    else:
        _start_opener(path)


def show_file(path: Path) -> None:
    """In its folder, selected where the desktop can do that."""
    if sys.platform == "win32":
        # Explorer wants its switch and the path as one argument and quotes nothing itself.
        subprocess.Popen(f'explorer /select,"{path}"')
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    else:
        threading.Thread(target=_show, args=(path,), name="show-file", daemon=True).start()


def _show(path: Path) -> None:
    if not _show_over_bus(path):
        _start_opener(path.parent)


def _start_opener(path: Path) -> None:
    opener = shutil.which("xdg-open") or shutil.which("open")
    if opener is not None:
        child = subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        threading.Thread(target=child.wait, name="opener", daemon=True).start()


def _show_over_bus(path: Path) -> bool:
    """The file manager's own call (org.freedesktop.FileManager1); False where there is none."""
    sender = shutil.which("dbus-send")
    if sender is None:
        return False
    address = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    command = [
        sender,
        "--session",
        "--print-reply",
        "--reply-timeout=2000",
        "--dest=org.freedesktop.FileManager1",
        "--type=method_call",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        f"array:string:{address.replace(',', '%2C')}",  # dbus-send takes commas apart
        "string:",
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=BUS_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
