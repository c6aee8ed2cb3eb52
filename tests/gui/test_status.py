"""Two truths: each class of failure, met for real, has its own sentence and names who must act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.causes import Actor, actor_of, cause_of, cause_of_trouble
from planetfm.core.errors import Cause, PlanetError, StreamError, Trouble
from planetfm.core.snapshot import LineState, LineView, NewsView, PlayerView
from planetfm.demo.faults import SiteFault, StreamFault
from planetfm.demo.station import DemoStation
from planetfm.gui.radio.speech import Speech
from planetfm.gui.status_card import StatusDesk
from planetfm.gui.status_words import advice_of, sentence_of, site_truth, stream_truth
from planetfm.gui.theme import Theme
from planetfm.net import feed
from planetfm.net.http import Http, Response
from planetfm.net.wire import open_stream
from tests.gui.news.puppet import PuppetNews
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer

NOW = datetime(2026, 11, 25, 3, 14, tzinfo=UTC)
SPEECH = Speech("id", scenes.WIB, "WIB", NOW.timestamp)


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoStation]:
    station = DemoStation(assets_dir())
    station.start()
    yield station
    station.stop()


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http("PlanetFM-test")
    yield made
    made.close()


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(assets_dir() / "translations" / "planetfm_id.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def met(http: Http, address: str, deadline_s: float = 3.0) -> Cause:
    with pytest.raises(PlanetError) as caught:
        response = http.get(address, deadline_s=deadline_s)
        feed.parse(response, NOW)
    return cause_of(caught.value)


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("401", Cause.LOGIN),
        ("403", Cause.FORBIDDEN),
        ("404", Cause.NOT_FOUND),
        ("410", Cause.GONE),
        (SiteFault.TOO_MANY, Cause.TOO_MANY),
        (SiteFault.UNAVAILABLE, Cause.BUSY),
        ("500", Cause.SERVER),
        (SiteFault.CHALLENGE, Cause.CHALLENGE),
        (SiteFault.HTML_FEED, Cause.HTML),
        (SiteFault.PORTAL, Cause.PORTAL),
        (SiteFault.EMPTY, Cause.EMPTY),
        (SiteFault.REDIRECT_LOOP, Cause.LOOP),
        (SiteFault.DOWN, Cause.CUT),
    ],
)
def test_each_failure_of_the_site_is_told_apart(
    demo: DemoStation, http: Http, fault: str, cause: Cause
) -> None:
    if fault.isdigit() and fault not in list(SiteFault):
        demo.faults.set(site=SiteFault.STATUS, site_status=int(fault))
    else:
        demo.faults.set(site=SiteFault(fault))
    try:
        assert met(http, demo.site + "/feed/") is cause
    finally:
        demo.faults.clear()


def test_what_was_packed_and_broke_off_is_told_apart_from_what_is_badly_written() -> None:
    def cause(**headers: str) -> Cause:
        body = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Planet'
        with pytest.raises(PlanetError) as caught:
            feed.parse(Response("https://x.id/feed/", 200, headers, body), NOW)
        return cause_of(caught.value)

    assert cause(**{"content-encoding": "gzip"}) is Cause.TRUNCATED
    assert cause() is Cause.BROKEN


def test_a_slow_site_a_wrong_name_a_closed_port_and_a_bad_certificate(
    demo: DemoStation, http: Http
) -> None:
    demo.faults.set(site=SiteFault.SLOW, delay_s=5.0)
    try:
        assert met(http, demo.site + "/feed/", 0.3) is Cause.TIMEOUT
    finally:
        demo.faults.clear()
    assert met(http, "http://planetfm.invalid/feed/") is Cause.DNS
    assert met(http, "http://127.0.0.1:1/feed/") is Cause.REFUSED
    assert met(http, demo.site.replace("http://", "https://") + "/feed/") is Cause.TLS


def test_each_failure_of_the_stream_is_told_apart(demo: DemoStation) -> None:
    def broken(address: str) -> Cause:
        with pytest.raises(StreamError) as caught:
            open_stream(address, user_agent="PlanetFM-test", deadline_s=2.0)
        return cause_of(caught.value)

    assert broken("http://planetfm.invalid/live") is Cause.DNS
    assert broken("http://127.0.0.1:1/live") is Cause.REFUSED
    for status, cause in ((401, Cause.LOGIN), (404, Cause.NOT_FOUND), (410, Cause.GONE)):
        demo.faults.set(stream=StreamFault.STATUS, stream_status=status)
        assert broken(demo.addresses.stream) is cause
    demo.faults.clear()


def test_every_cause_has_a_sentence_of_its_own_in_both_languages(
    qapp: QApplication, indonesian: None
) -> None:
    told = {cause: sentence_of(cause, "Situs x.id", 418) for cause in Cause}
    assert len(set(told.values())) == len(Cause)
    assert all("Situs x.id" in words and "%" not in words for words in told.values())
    english = ("The ", " the ", " is ", " answer")
    assert not any(word in words for words in told.values() for word in english)
    assert told[Cause.SERVER].endswith("(418).")


def test_who_must_act_depends_on_whether_the_other_works() -> None:
    assert actor_of(Cause.DNS, other_works=True) is Actor.STATION
    assert actor_of(Cause.DNS, other_works=False) is Actor.NETWORK
    assert actor_of(Cause.DNS, other_works=None) is Actor.NETWORK
    assert actor_of(Cause.PORTAL, other_works=True) is Actor.NETWORK
    assert actor_of(Cause.SERVER, other_works=False) is Actor.STATION
    assert {actor_of(cause, other_works=False) for cause in Cause} == set(Actor)
    assert all(advice_of(cause, other_works=False) for cause in Cause)
    assert advice_of(Cause.DNS, other_works=None) != advice_of(Cause.DNS, other_works=False)


def test_trouble_and_status_alone_still_tell_something() -> None:
    assert cause_of_trouble(Trouble.OFFLINE, None) is Cause.OFFLINE
    assert cause_of_trouble(Trouble.HTTP_STATUS, 502) is Cause.SERVER
    assert all(cause_of_trouble(trouble, None) for trouble in Trouble)


def test_the_site_is_down_while_the_stream_is_well(indonesian: None) -> None:
    at = NOW.timestamp()
    view = NewsView(
        site_host="radioplanetfm.com",
        last_ok=at - 3600,
        trouble=Trouble.UNREACHABLE,
        cause=Cause.TIMEOUT,
        retry_at=at + 80,
    )
    site = site_truth(view, SPEECH, stream_works=True)
    assert site.failure == "Situs radioplanetfm.com tidak menjawab tepat waktu."
    assert site.advice.startswith("Stasiun:")
    assert site.last == "Terakhir menjawab 09.14 WIB"
    assert site.retry == "Mencoba lagi dalam 1 mnt 20 dtk"
    stream = stream_truth(LineView(LineState.FLOWING), SPEECH, site_works=False)
    assert (stream.well, stream.failure) == (True, "")


def test_the_card_shows_both_tries_now_and_closes(
    qtbot: QtBot, indonesian: None, tmp_path: Path
) -> None:
    at = NOW.timestamp()
    line = LineView(
        LineState.WAITING, 3, at + 6, at - 120, Trouble.UNREACHABLE, None, Cause.REFUSED
    )
    player = PuppetPlayer(replace(PlayerView(), line=line))
    bad = NewsView(site_host="x.id", trouble=Trouble.HTTP_STATUS, status=503, retry_at=at + 300)
    news = PuppetNews([], bad)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 600)
    window.show()
    theme = Theme(assets_dir(), "light", reduced_motion=True)
    desk = StatusDesk(player, news, theme, SPEECH, window)
    card = desk.open(window)
    assert desk.popover is not None
    assert window.focusWidget() is desk.popover
    assert desk.popover.accessibleName() == "Status"
    spoken = desk.popover.accessibleDescription()
    assert spoken.startswith("Siaran: Terputus. ")
    assert "Situs x.id: Tidak terjangkau. " in spoken
    assert "menolak sambungan" in card.stream.accessibleDescription()
    assert "503" in card.site.accessibleDescription()
    QTest.mouseClick(card.stream.button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.site.button, Qt.MouseButton.LeftButton)
    assert player.calls == [("retry_now",)]
    assert news.refreshes == 1
    tall = card.height()
    player.show(replace(PlayerView(), line=LineView(LineState.FLOWING)))
    assert card.height() < tall
    assert desk.popover is not None
    QTest.keyClick(desk.popover, Qt.Key.Key_Escape)
    assert desk.popover is None


@pytest.mark.parametrize("width", [360, 400, 415, 680])
def test_the_card_fits_a_narrow_window_whatever_it_says(
    qtbot: QtBot, indonesian: None, width: int
) -> None:
    at = NOW.timestamp()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 560)
    window.show()
    theme = Theme(assets_dir(), "light", reduced_motion=True)
    player, news = PuppetPlayer(), PuppetNews([])
    desk = StatusDesk(player, news, theme, SPEECH, window)
    card = desk.open(window)
    for cause in Cause:
        line = LineView(LineState.WAITING, 3, at + 80, at - 120, Trouble.UNREACHABLE, None, cause)
        news.base = NewsView(
            site_host="radioplanetfm.com", trouble=Trouble.UNREACHABLE, cause=cause,
            last_ok=at - 90000, retry_at=at + 80,
        )  # fmt: skip
        player.show(replace(PlayerView(), line=line))
        assert card.width() == min(400, width - 16)
        assert window.rect().contains(card.geometry())
        margin = card.grab(QRect(card.width() - 15, 0, 15, card.height())).toImage()
        assert one_colour(margin), cause
        for part in (card.stream, card.site):
            assert card.rect().contains(part.geometry())
            assert part.rect().contains(part.button.geometry())
            beside = QRect(0, part.button.y(), part.button.x(), part.button.height())
            words = part.grab(beside.adjusted(part.button.x() - 7, 0, 0, 0)).toImage()
            assert one_colour(words), "the count runs into the button"
    card.window().resize(1180, 560)
    assert card.width() == 400


def one_colour(picture: QImage) -> bool:
    """Nothing is drawn there."""
    wide, high = picture.width(), picture.height()
    return len({picture.pixel(x, y) for x in range(wide) for y in range(high)}) == 1


def test_a_count_that_becomes_shorter_moves_nothing(qtbot: QtBot, indonesian: None) -> None:
    at = NOW.timestamp()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(360, 560)
    window.show()
    player = PuppetPlayer()
    theme = Theme(assets_dir(), "light", reduced_motion=True)
    card = StatusDesk(player, PuppetNews([]), theme, SPEECH, window).open(window)

    def height(left_s: float) -> int:
        line = LineView(
            LineState.WAITING, 3, at + left_s, at - 120, Trouble.UNREACHABLE, None, Cause.DNS
        )
        player.show(replace(PlayerView(), line=line))
        return card.stream.height()

    assert height(80) == height(6)
