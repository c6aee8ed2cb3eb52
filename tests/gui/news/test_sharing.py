"""Ways out of the reader: what is copied, shared, printed; each by menu and by key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planetfm.gui.news.paper import PaperDocument, Sheet, Words, write_pdf
from planetfm.gui.news.reader import Reader
from tests.gui.news.puppet import PuppetNews, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]
PHOTO = "https://radioplanetfm.com/foto.jpg"
HTML = (
    '<p>Kapal <b>berlayar</b> lagi. <a href="https://a.id">Baca</a></p>'
    f'<figure><img src="{PHOTO}" width="1200" height="600"><figcaption>Kapal</figcaption></figure>'
    + "<p>" + "Angin reda di Selat Bali. " * 400 + "</p>"
)  # fmt: skip


@pytest.fixture
def opened(make_reader: MakeReader, qtbot: QtBot, tmp_path: Path) -> tuple[Reader, list[str]]:
    news = PuppetNews([article(1, 10, "7 KAPAL & ANGIN 100% REDA", "Cuaca", html=HTML)])
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(0x00AA55)
    assert image.save(str(tmp_path / "foto.jpg"))
    news.pictures[PHOTO] = tmp_path / "foto.jpg"
    reader, gone = make_reader(news)
    reader.open(news._matching_all()[0])
    reader.activateWindow()
    qtbot.waitUntil(reader.isActiveWindow, timeout=2000)
    return reader, gone


def press(reader: Reader, key: Qt.Key, *, shift: bool = True) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(reader, key, modifiers)


def test_text_is_copied_with_headline_date_and_source(opened: tuple[Reader, list[str]]) -> None:
    reader, _ = opened
    press(reader, Qt.Key.Key_C)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "7 KAPAL & ANGIN 100% REDA"
    assert lines[1] == "Redaksi Planet FM · Rabu, 25 November 2026, 05.30 WIB"
    assert lines[3] == "Kapal berlayar lagi. Baca"
    assert lines[-1] == "Sumber: radioplanetfm.com, https://radioplanetfm.com/?p=1"


def test_shared_links_carry_headline_and_link_whatever_is_in_them(
    opened: tuple[Reader, list[str]],
) -> None:
    reader, gone = opened
    for key in (Qt.Key.Key_W, Qt.Key.Key_G, Qt.Key.Key_E):
        press(reader, key)
    wa, tg, mail = gone
    title, link = "7 KAPAL & ANGIN 100% REDA", "https://radioplanetfm.com/?p=1"
    assert parse_qs(urlsplit(wa).query) == {"text": [f"{title}\n{link}"]}
    assert parse_qs(urlsplit(tg).query) == {"url": [link], "text": [title]}
    assert mail.startswith("mailto:?subject=7%20KAPAL%20%26")
    assert link in unquote(mail)


def test_every_way_is_in_the_menu_with_its_key_and_waits_for_an_article(
    opened: tuple[Reader, list[str]],
) -> None:
    reader, gone = opened
    menu = QMenu(reader)
    reader.sharing.fill(menu)
    labels = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert len(labels) == 7
    assert all("\t" in label for label in labels)
    assert any("Ctrl+P" in label for label in labels)
    reader.close_article()
    press(reader, Qt.Key.Key_W)
    reader.sharing.copy_text()
    assert gone == []
    menu = QMenu(reader)
    reader.sharing.fill(menu)
    assert not any(action.isEnabled() for action in menu.actions() if not action.isSeparator())


def test_a_pdf_holds_the_article_on_pages_of_its_own(
    opened: tuple[Reader, list[str]], qtbot: QtBot, tmp_path: Path
) -> None:
    reader, _ = opened
    told: list[str] = []
    reader.said.connect(told.append)
    offered: list[str] = []

    def choose(name: str) -> str:
        offered.append(name)
        return str(tmp_path / "berita")

    reader.sharing.choose_path = choose
    press(reader, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert offered == ["7 KAPAL ANGIN 100 REDA.pdf"]
    made = (tmp_path / "berita.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") >= 2
    assert b"/Subtype /Image" in made
    reader.sharing.choose_path = lambda name: str(tmp_path / "tidak" / "ada.pdf")
    told.clear()
    press(reader, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert not (tmp_path / "tidak").exists()


def test_paper_is_black_and_says_where_it_comes_from(tmp_path: Path) -> None:
    words = Words("Rabu, 25 November 2026", "Oleh Redaksi", "Sumber: radioplanetfm.com")
    sheet = Sheet(article(1, 10, "JUDUL", "Cuaca"), HTML, words, {})
    document = PaperDocument(sheet, 640)
    text = document.toPlainText()
    for wanted in ("JUDUL", "Oleh Redaksi · Rabu", "Sumber: radioplanetfm.com", "Kapal berlayar"):
        assert wanted in text
    block, colours = document.begin(), set()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment: QTextFragment = part.fragment()
            colours.add(fragment.charFormat().foreground().color().lightness())
            part += 1
        block = block.next()
    assert max(colours) <= 0x33
    assert write_pdf(sheet, tmp_path / "x.pdf") >= 2
