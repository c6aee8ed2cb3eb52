"""What puts Planet FM into a desktop's menus: valid by the desktops' own checkers, complete, and
gone again when it is taken out."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

import planetfm
from planetfm.core.links import parse_link
from tests.stations.fixtures import build
from tests.stations.parts import program

PROJECT = Path(__file__).resolve().parents[2]
DESKTOP = PROJECT / "packaging" / "desktop"
ENTRY, METAINFO = DESKTOP / "planetfm.desktop", DESKTOP / "com.radioplanetfm.PlanetFM.metainfo.xml"
MARKS = PROJECT / "assets" / "mark"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def entry(path: Path) -> RawConfigParser:
    parser = RawConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(path.read_text("utf-8"))
    return parser


@pytest.fixture
def icons(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The maker of icons, which lies outside the package."""
    spec = importlib.util.spec_from_file_location("planetfm_icons", DESKTOP / "icons.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module


def test_the_desktop_file_is_valid() -> None:
    checker = build(lambda: program("desktop-file-validate", "desktop-file-utils"))
    done = run(str(checker), str(ENTRY))
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_metadata_are_valid() -> None:
    checker = build(lambda: program("appstreamcli", "appstream"))
    done = run(str(checker), "validate", "--no-net", str(METAINFO))
    complaints = [line for line in done.stdout.splitlines() if line[:2] in ("E:", "W:")]
    assert (done.returncode, complaints) == (0, []), done.stdout


def test_both_name_the_same_app() -> None:
    told, root = entry(ENTRY)["Desktop Entry"], ElementTree.parse(METAINFO).getroot()
    assert root.findtext("launchable") == ENTRY.name
    assert root.findtext("name") == told["Name"]
    assert [one.text for one in root.iterfind("categories/category")] == told["Categories"].split(
        ";"
    )[:-1]
    assert root.findtext("icon") == told["Icon"]
    assert f"{root.findtext('provides/mediatype')};" == told["MimeType"]
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == planetfm.__version__


def test_every_sentence_is_there_in_indonesian() -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    root = ElementTree.parse(METAINFO).getroot()
    for parent in root.iter():
        for tag in ("summary", "p", "li"):
            said = [child.get(lang, "en") for child in parent.iterfind(tag)]
            assert said.count("en") == said.count("id"), (parent.tag, tag)
    for section in (parser := entry(ENTRY)).sections():
        for key in ("GenericName", "Comment", "Keywords"):
            assert (key in parser[section]) == (f"{key}[id]" in parser[section])
    assert parser["Desktop Action live"]["Name[id]"]


def test_what_its_entries_start_is_understood() -> None:
    parser = entry(ENTRY)
    assert parser["Desktop Entry"]["Exec"] == "planetfm %u"
    for action in parser["Desktop Entry"]["Actions"].split(";")[:-1]:
        command, link = parser[f"Desktop Action {action}"]["Exec"].split()
        assert command == "planetfm"
        parse_link(link)


def test_the_symbolic_mark_is_the_mark_without_strokes(icons: ModuleType) -> None:
    """Desktops fill each path of a symbolic icon; filled, it must look as the mark is drawn."""
    text = icons.symbolic((MARKS / "mark-mono.svg").read_text())
    assert "stroke" not in text
    assert '"none"' not in text
    drawn, filled = (icons.picture(MARKS / "mark-mono.svg", 64), QImage(64, 64, drawn_format()))
    filled.fill(0)
    paint(text.encode(), filled)
    off = sum(
        abs(drawn.pixelColor(x, y).alpha() - filled.pixelColor(x, y).alpha()) > 60
        for x in range(64)
        for y in range(64)
    )
    assert off < 8, "pixels that differ"


def drawn_format() -> QImage.Format:
    return QImage.Format.Format_ARGB32_Premultiplied


def paint(svg: bytes, image: QImage) -> None:
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, 64, 64))
    painter.end()


def files(folder: Path) -> dict[str, Path]:
    return {str(p.relative_to(folder)): p for p in folder.rglob("*") if p.is_file()}


def test_it_is_put_into_the_menus_and_taken_out(tmp_path: Path, icons: ModuleType) -> None:
    install = [sys.executable, "-P", str(DESKTOP / "install.py"), "/opt/My Radio/run"]
    share = tmp_path / "share"
    (share / "applications").mkdir(parents=True)
    (share / "applications" / "other.desktop").write_text("[Desktop Entry]\n")
    done = run(*install, "--share", str(share))
    assert (done.returncode, done.stderr) == (0, "")
    there = files(share)
    told = entry(there["applications/planetfm.desktop"])
    assert told["Desktop Entry"]["Exec"] == '"/opt/My Radio/run" %u'
    assert told["Desktop Action live"]["Exec"] == '"/opt/My Radio/run" planetfm:live'
    for size in icons.SIZES_PX:
        image = QImage(str(there[f"icons/hicolor/{size}x{size}/apps/planetfm.png"]))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 8).alpha() > 200, "a tile, not emptiness"
    assert {"16", "512"} <= {re.split("x", str(size))[0] for size in icons.SIZES_PX}
    assert "icons/hicolor/scalable/apps/planetfm.svg" in there
    assert "icons/hicolor/symbolic/apps/planetfm-symbolic.svg" in there
    assert f"metainfo/{METAINFO.name}" in there
    if checker := shutil.which("desktop-file-validate"):
        assert run(checker, str(there["applications/planetfm.desktop"])).stdout == ""
    assert run(*install, "--remove", "--share", str(share)).returncode == 0
    left = {name for name in files(share) if not name.endswith(".cache")}
    assert left == {"applications/other.desktop"}


def test_where_it_goes_is_the_listener_s_own(tmp_path: Path) -> None:
    install = [sys.executable, "-P", str(DESKTOP / "install.py"), "planetfm"]
    done = subprocess.run(
        install,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == b""
    assert (tmp_path / "applications" / "planetfm.desktop").is_file()


def test_the_command_s_script_is_sound() -> None:
    script = PROJECT / "packaging" / "install-desktop"
    assert os.access(script, os.X_OK)
    assert run("bash", "-n", str(script)).returncode == 0
