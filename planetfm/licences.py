"""What the app carries and stands on, with versions, licences and the texts that came with them."""

from __future__ import annotations

import logging
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import qVersion

from planetfm import __version__
from planetfm.audio.vlc import version as libvlc_version
from planetfm.gui.settings.port import Licence

LIBRARIES = (
    "PySide6-Essentials",
    "python-vlc",
    "feedparser",
    "requests",
    "nh3",
    "platformdirs",
    "h11",
    "jeepney",
    "Pillow",
    "trafilatura",
    "lxml",
    "lxml_html_clean",
    "certifi",
    "m3u8",
    "mutagen",
    "tzdata",
)
OWN = "MIT License, Copyright (c) 2026 The Planet FM desktop authors"
DRAWN = "made for Planet FM, MIT License"
LETTERS = "Copyright The Inter Project Authors, SIL Open Font License 1.1"
QT = (
    "LGPL-3.0-only (offered under GPL-2.0-only and GPL-3.0-only too), The Qt Company,"
    " https://www.gnu.org/licenses/lgpl-3.0.html"
)
LIBVLC = (
    "LGPL-2.1-or-later (some of its plugins GPL-2.0-or-later), VideoLAN,"
    " https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html"
)
"""Neither brings its text with it, so where it stands is told."""
TEXT_NAMES = ("LICEN", "COPYING", "NOTICE")
log = logging.getLogger(__name__)


def licences(assets: Path) -> tuple[Licence, ...]:
    """Reads files: for a worker's thread."""
    return (
        Licence("Planet FM", __version__, OWN, _own_text()),
        Licence("Icons, mark, and the pictures and sounds of the demo", "", DRAWN),
        Licence("Inter", "", LETTERS, _read(assets / "fonts" / "OFL.txt")),
        Licence("Qt", qVersion(), QT),
        Licence("libVLC", libvlc_version(), LIBVLC),
        *map(_library, LIBRARIES),
    )


def _library(name: str) -> Licence:
    """Without version and terms where it has no papers: another system's, or taken into one file
    with the app."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return Licence(name, "", "")
    return Licence(name, package.version, licence_of(package), texts_of(package))


def licence_of(package: Distribution) -> str:
    """What a library says its licence is."""
    told = package.metadata
    for key in ("License-Expression", "License"):
        said = told[key].partition("\n")[0] if key in told else ""
        if said:
            return said
    kinds = [kind for kind in told.get_all("Classifier") or [] if kind.startswith("License")]
    return kinds[0].rpartition("::")[2].strip() if kinds else "see its package"


def texts_of(package: Distribution) -> str:
    """The licences that lie with a library's metadata: below `licenses` as PEP 639 has it, or
    beside the rest as before. "" where it brings none."""
    listed = package.metadata.get_all("License-File") or [
        path.name for path in package.files or () if path.name.upper().startswith(TEXT_NAMES)
    ]
    texts = []
    for name in dict.fromkeys(listed):
        try:
            text = package.read_text(f"licenses/{name}") or package.read_text(name)
        except (OSError, UnicodeDecodeError) as error:
            log.warning("%s of %s cannot be read: %s", name, package.name, error)
            continue
        if text and text not in texts:
            texts.append(text)
    return "\n\n".join(texts)


def _own_text() -> str:
    """That of the installed package, or of the sources."""
    try:
        return texts_of(distribution("planetfm"))
    except PackageNotFoundError:
        return _read(Path(__file__).parents[1] / "LICENSE")


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        log.info("%s cannot be read: %s", path.name, error.strerror)
        return ""
