"""Finds out before Qt does whether a window can be opened: Qt would abort without a word to act on.

Qt names only libxcb-cursor0 even when another library is the missing one (measured), so each is
tried by name.
"""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys

from planetfm.terminal.words import say

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""What Qt's xcb platform loads, and the Debian package that has it."""


def what_is_missing(lang: str) -> str | None:
    """One sentence that says why no window can be opened here, or None."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not wayland and not (display and _answers(display)):
        return say("no-display", lang)
    for library, package in PACKAGES.items():
        if "xcb" in library and wayland and not display:
            continue
        try:
            ctypes.CDLL(library)
        except OSError:
            return say("no-library", lang, library, package)
    return None


def explain_import(error: ImportError, lang: str) -> str:
    """One sentence for an import that failed, with the package to install."""
    library = re.match(r"(lib[\w.+-]+\.so[\w.]*): cannot open", str(error))
    if library is not None:
        name = library.group(1)
        return say("no-library", lang, name, PACKAGES.get(name, name.split(".so")[0]))
    return say("no-python-package", lang, error.name or str(error))


def _answers(display: str) -> bool:
    """Whether the X server behind `display` takes a connection; remote ones are believed."""
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return True
    path = f"/tmp/.X11-unix/X{local.group(1)}"  # the X protocol's own fixed place
    for address in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX) as sock:
            try:
                sock.connect(address)
                return True
            except OSError:
                continue
    return False
