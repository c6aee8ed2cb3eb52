"""Parts of the news side on the real theme, with Indonesian words and a stopped clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.model import Article
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.reader import Reader
from planetfm.gui.news.side import ListSide
from planetfm.gui.news.text import Typesetter
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.runtime.tasks import Lane, Mailbox
from tests.gui.news.puppet import NOW, PuppetNews, article

SPEECH = Speech("id", ZoneInfo("Asia/Jakarta"), "WIB", NOW.timestamp)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(assets_dir(), "light", reduced_motion=True)


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(assets_dir() / "translations" / "planetfm_id.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def reader_words(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(assets_dir() / "translations" / "planetfm_id.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    mailbox = Mailbox()
    made = Lane("pictures", mailbox)
    yield made
    made.close()
    mailbox.close()


def stories(count: int) -> list[Article]:
    """Stories an hour apart, newest first, identities "1" to `count`."""
    words = "KABAR NOMOR {} DARI BANYUWANGI UNTUK PENDENGAR SETIA"
    return [article(n, n * 60, words.format(n), "Wisata") for n in range(1, count + 1)]


@pytest.fixture
def make_side(
    qtbot: QtBot, theme: Theme, lane: Lane, indonesian: None
) -> Callable[[PuppetNews], ListSide]:
    def make(news: PuppetNews) -> ListSide:
        pictures = Pictures(news, lane)
        side = ListSide(news, theme, Typesetter(), pictures, SPEECH)
        pictures.setParent(side)
        qtbot.addWidget(side)
        side.resize(800, 656)
        side.show()
        side.list.setFocus()
        return side

    return make


@pytest.fixture
def make_reader(
    qtbot: QtBot, theme: Theme, lane: Lane, indonesian: None
) -> Callable[[PuppetNews], tuple[Reader, list[str]]]:
    def make(news: PuppetNews) -> tuple[Reader, list[str]]:
        gone: list[str] = []
        pictures = Pictures(news, lane)
        reader = Reader(news, theme, Typesetter(), pictures, SPEECH, gone.append)
        pictures.setParent(reader)
        qtbot.addWidget(reader)
        reader.resize(800, 700)
        reader.show()
        return reader, gone

    return make
