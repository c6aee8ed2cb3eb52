"""The whole app, reading: related stories, what was on air, the studio, the status card."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planetfm.demo.faults import SiteFault
from planetfm.gui.news.interlude_desk import InterludeDesk
from planetfm.gui.news.on_air import OnAirDesk
from planetfm.gui.radio.greeting import GreetingDesk
from planetfm.gui.radio.story_row import StoryRow
from planetfm.gui.status_card import StatusCard, StatusDesk
from planetfm.runtime.contacts import ContactBook
from planetfm.runtime.interlude import InterludeController, InterludeState
from tests.whole import WholeApp, whole_app


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[WholeApp]:
    with whole_app(tmp_path) as whole:
        yield whole


@pytest.fixture
def fresh(qapp: QApplication, tmp_path: Path) -> Iterator[WholeApp]:
    """Before the site was asked for the first time: the second time has to wait some seconds."""
    with whole_app(tmp_path, start=False) as whole:
        yield whole


def first(app: WholeApp) -> None:
    window = app.window
    window.open_article(window.list_side.model.headline(0).identity)
    app.until(lambda: window.reader.page.article is not None, "the article")


def test_an_article_opens_with_its_related_stories_and_one_of_them_opens(app: WholeApp) -> None:
    first(app)
    strip = app.window.reader.page.related
    app.until(lambda: len(strip.shown) == 3, "the related stories")
    wanted = strip.shown[0]
    strip.cards[0].click()
    page = app.window.reader.page
    app.until(lambda: page.article is not None and page.article.title == wanted.title, "it")


def test_a_story_that_comes_out_while_the_radio_plays_leads_to_its_minute(
    fresh: WholeApp,
) -> None:
    fresh.desk(OnAirDesk)
    fresh.play()
    fresh.station.publish("BARU TERBIT SAAT SIARAN", category="Cuaca")
    fresh.core.start()
    model = fresh.window.list_side.model
    fresh.until(lambda: model.rowCount() and "BARU" in model.headline(0).title, "the story")
    first(fresh)
    page = fresh.window.reader.page
    fresh.until(lambda: any("Dengar siaran" in n.action for n in page.notes.notes), "the line")
    page.notes.way("on-air").click()
    assert fresh.core.player.view.wanted
    rows = fresh.window.radio.songs.model
    fresh.until(lambda: any(isinstance(row, StoryRow) for row in rows.rows), "its row")


def test_the_studio_can_be_written_to_as_the_demo_site_says(app: WholeApp) -> None:
    app.desk(ContactBook).look()
    app.until(lambda: app.desk(ContactBook).contacts.whatsapp, "the contacts")
    assert app.window.radio.songs.greet.isVisible()
    assert len(app.desk(GreetingDesk).ways()) == 3
    assert len(app.core.station.memory.contacts.social) == 2


def test_a_recording_is_asked_for_and_plays(app: WholeApp) -> None:
    desk, interlude = app.desk(InterludeDesk), app.desk(InterludeController)
    desk.ask(f"{app.station.site}/wp-content/uploads/lagu-pembuka.mp3")
    assert interlude.state is InterludeState.SILENT
    interlude.play(f"{app.station.site}/wp-content/uploads/lagu-pembuka.mp3")
    app.until(lambda: interlude.state is InterludeState.PLAYING, "the recording")
    interlude.stop()
    assert interlude.state is InterludeState.SILENT


def test_what_is_searched_for_stands_out_in_the_article(app: WholeApp) -> None:
    window = app.window
    window.back_to_list()
    window.list_side.search("bandara")
    body = window.reader.page.body
    model = window.list_side.model
    app.until(lambda: model.rowCount() and "BANDARA" in model.headline(0).title, "the hits")
    first(app)
    app.until(lambda: body.hits > 0, "hits in the article")
    window.list_side.clear_search()
    assert body.hits == 0
    window.back_to_list()


def test_the_status_card_opens_from_the_words_beside_the_title_and_tells_the_cause(
    fresh: WholeApp,
) -> None:
    fresh.station.faults.set(site=SiteFault.UNAVAILABLE, retry_after_s=None)
    fresh.core.news.set_source(f"{fresh.station.site}/feed/", None, fresh.station.site)
    fresh.core.news.start()
    fresh.until(lambda: fresh.core.news.view.trouble is not None, "the trouble")
    header = fresh.window.list_side.header
    QTest.mouseClick(header.status, Qt.MouseButton.LeftButton)
    popover = fresh.desk(StatusDesk).popover
    assert popover is not None
    card = popover.content
    assert isinstance(card, StatusCard)
    assert "(503)" in card.site.accessibleDescription()
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    banner = fresh.window.list_side.banner
    QTest.mouseClick(banner.details, Qt.MouseButton.LeftButton)
    assert fresh.desk(StatusDesk).popover is not None
