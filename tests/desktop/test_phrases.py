"""What notifications say, in Indonesian as the design has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.alerts import Reason, Why
from planetfm.core.model import ArticleStatus, Headline, Song
from planetfm.desktop import phrases
from planetfm.runtime.alerts import ToldStory

WORDS = assets_dir() / "translations" / "planetfm_id.ts"


@pytest.fixture
def indonesian(qtbot: QtBot) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(WORDS.with_suffix(".qm")))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def story(title: str, reason: Reason, category: str = "Transportasi") -> ToldStory:
    headline = Headline(
        title, title, "", category, datetime(2026, 11, 24, tzinfo=UTC), None, None, ArticleStatus()
    )
    return ToldStory(headline, reason)


@pytest.mark.parametrize(
    ("reason", "body"),
    [
        (Reason(Why.WORD, "bandara"), 'Transportasi · karena memuat "bandara"'),
        (Reason(Why.CATEGORY, "Transportasi"), "Karena termasuk Transportasi"),
        (Reason(Why.ALL), "Transportasi · karena Anda meminta pemberitahuan semua berita"),
    ],
)
def test_one_story_says_why_it_is_told(indonesian: None, reason: Reason, body: str) -> None:
    notice = phrases.stories_notice((story("BANDARA DITUTUP", reason),))
    assert notice.title == "Berita baru: BANDARA DITUTUP"
    assert notice.body == body
    assert notice.actions == (("default", "Baca"), ("save", "Simpan"))


def test_several_stories_are_one_notice_each_with_its_reason(indonesian: None) -> None:
    stories = tuple(story(f"Kabar {n}", Reason(Why.WORD, "sim")) for n in range(6))
    notice = phrases.stories_notice(stories)
    assert notice.title == "6 berita baru"
    assert notice.body.splitlines()[0] == '• Kabar 0 (karena memuat "sim")'
    assert notice.body.splitlines()[-1] == "dan 2 lagi"
    assert len(notice.body.splitlines()) == 5


def test_when_all_are_told_the_reason_is_said_once(indonesian: None) -> None:
    notice = phrases.stories_notice((story("A", Reason(Why.ALL)), story("B", Reason(Why.ALL))))
    assert notice.body == "• A\n• B\nKarena Anda meminta pemberitahuan semua berita"


def test_what_looks_like_a_placeholder_in_a_headline_stays(indonesian: None) -> None:
    told = story("{category} {0} %1", Reason(Why.WORD, "{headline}"), "{word}")
    notice = phrases.stories_notice((told,))
    assert notice.title == "Berita baru: {category} {0} %1"
    assert notice.body == '{word} · karena memuat "{headline}"'


@pytest.mark.parametrize(
    ("song", "said"),
    [(Song("Rossa", "Tegar", ""), "Tegar, Rossa"), (Song("", "Tegar", ""), "Tegar")],
)
def test_a_starred_song(indonesian: None, song: Song, said: str) -> None:
    heard = phrases.song_notice(song, heard=True)
    assert heard.title == f"Lagu berbintang diputar: {said}"
    assert heard.actions == (("default", "Buka"),)
    elsewhere = phrases.song_notice(song, heard=False)
    assert elsewhere.actions[1] == ("listen", "Dengarkan")
