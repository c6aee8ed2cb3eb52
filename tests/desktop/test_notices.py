"""Notifications as a real service on a real bus receives them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from planetfm.desktop.bus import Bus
from planetfm.desktop.notices import (
    BODY_CHARS,
    SERVICE,
    Acted,
    BusNotices,
    Notice,
    clean,
)
from tests.desktop.bus_service import BusService
from tests.stations.bus import SessionBus

Wait = Callable[[Callable[[], object]], None]
ABLE = ("actions", "body", "body-markup", "persistence")
READ = Notice("Berita baru: Kopi", "Ekonomi", (("default", "Baca"), ("save", "Simpan")))


class Elsewhere:
    """Where notices go when the service will not have them."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []

    def show(self, notice: Notice, acted: Acted) -> None:
        self.shown.append(notice)

    def take_away(self, tag: str) -> None:
        self.shown = [notice for notice in self.shown if notice.tag != tag]


def service(bus: SessionBus, abilities: tuple[str, ...] = ABLE) -> BusService:
    numbers = count(41)
    return BusService(
        bus.address,
        SERVICE.service,
        {
            "GetCapabilities": lambda: ("as", (list(abilities),)),
            "Notify": lambda *what: ("u", (what[1] or next(numbers),)),
            "CloseNotification": lambda number: ("", ()),
        },
    )


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
def notices(our_bus: Bus, elsewhere: Elsewhere) -> Iterator[BusNotices]:
    yield BusNotices(our_bus, "Planet FM", "file:///mark.svg", elsewhere)


def act(service: BusService, member: str, signature: str, *body: Any) -> None:
    service.say(SERVICE.path, SERVICE.interface, member, signature, *body)


def nothing(key: str) -> None:
    raise AssertionError(key)


def test_a_notice_arrives_with_its_actions(
    bus: SessionBus, notices: BusNotices, wait: Wait
) -> None:
    with service(bus) as desktop:
        notices.show(READ, nothing)
        wait(lambda: desktop.called("Notify"))
        (sent,) = desktop.called("Notify")
    assert sent[:5] == ("Planet FM", 0, "file:///mark.svg", "Berita baru: Kopi", "Ekonomi")
    assert sent[5] == ["default", "Baca", "save", "Simpan"]
    assert sent[6] == {"urgency": ("y", 1), "desktop-entry": ("s", "planetfm")}
    assert sent[7] == -1


@pytest.mark.parametrize("key", ["default", "save"])
def test_what_the_listener_chooses_comes_back_once_it_is_one_of_ours(
    bus: SessionBus, notices: BusNotices, wait: Wait, key: str
) -> None:
    acted: list[str] = []
    with service(bus) as desktop:
        notices.show(READ, acted.append)
        wait(lambda: notices._open)
        act(desktop, "ActionInvoked", "us", 999, "default")
        act(desktop, "ActionInvoked", "us", 41, "format-disk")
        act(desktop, "ActionInvoked", "us", 41, key)
        wait(lambda: acted)
        act(desktop, "NotificationClosed", "uu", 41, 2)
        wait(lambda: not notices._open)
    assert acted == [key]


def test_a_click_s_token_is_left_where_qt_looks_for_it(
    bus: SessionBus, notices: BusNotices, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    with service(bus) as desktop:
        notices.show(READ, nothing)
        wait(lambda: notices._open)
        act(desktop, "ActivationToken", "us", 7, "another's")
        act(desktop, "ActivationToken", "us", 41, "kunci")
        wait(lambda: os.environ["XDG_ACTIVATION_TOKEN"])
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "kunci"


HOSTILE = '<b>Bandara</b> & "kopi" <img src="file:///etc/passwd">\x1b[31m\x00\u202egpj\ud800'


def test_markup_in_a_headline_is_shown_not_obeyed(
    bus: SessionBus, notices: BusNotices, wait: Wait
) -> None:
    with service(bus) as desktop:
        notices.show(Notice(HOSTILE, HOSTILE), nothing)
        wait(lambda: desktop.called("Notify"))
        (sent,) = desktop.called("Notify")
    bare = '<b>Bandara</b> & "kopi" <img src="file:///etc/passwd">[31mgpj'
    assert sent[3] == bare, "a title is never markup"
    assert sent[4] == bare.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_service_that_can_less_gets_less(
    bus: SessionBus, notices: BusNotices, wait: Wait
) -> None:
    with service(bus, ("body",)) as desktop:
        notices.show(Notice("a", "b & c", READ.actions), nothing)
        wait(lambda: desktop.called("Notify"))
        (sent,) = desktop.called("Notify")
    assert sent[4:6] == ("b & c", [])


def test_a_later_notice_of_the_same_tag_takes_the_earlier_ones_place(
    bus: SessionBus, notices: BusNotices, wait: Wait
) -> None:
    with service(bus) as desktop:
        for title in ("Tegar", "Bertahan"):
            notices.show(Notice(title, tag="song", passing=True), nothing)
            wait(lambda title=title: [s for s in notices._open.values() if s[0].title == title])  # type: ignore[misc]
        first, second = desktop.called("Notify")
    assert (first[1], second[1]) == (0, 41)
    assert second[6]["transient"] == ("b", True)


def test_one_that_needs_an_answer_stays_until_it_is_taken_away(
    bus: SessionBus, notices: BusNotices, wait: Wait
) -> None:
    with service(bus) as desktop:
        notices.show(Notice("Alarm", tag="alarm", stays=True), nothing)
        notices.show(READ, nothing)
        wait(lambda: len(notices._open) == 2)
        notices.take_away("alarm")
        wait(lambda: desktop.called("CloseNotification"))
        assert desktop.called("CloseNotification") == [(41,)]
        assert [sent[7] for sent in desktop.called("Notify")] == [0, -1]
    assert list(notices._open) == [42]


def test_one_that_is_taken_away_before_it_has_a_number_goes_when_it_has(
    bus: SessionBus, notices: BusNotices, wait: Wait
) -> None:
    with service(bus) as desktop:
        notices.show(READ, nothing)
        wait(lambda: notices._open)
        notices.show(Notice("Alarm", tag="alarm", stays=True), nothing)
        notices.take_away("alarm")
        wait(lambda: desktop.called("CloseNotification"))
        assert desktop.called("CloseNotification") == [(42,)]


def test_one_that_waits_for_the_service_is_not_sent_when_it_is_taken_away(
    bus: SessionBus, notices: BusNotices, wait: Wait
) -> None:
    with service(bus) as desktop:
        notices.show(Notice("Alarm", tag="alarm", stays=True), nothing)
        notices.show(READ, nothing)
        notices.take_away("alarm")
        wait(lambda: notices._open)
        assert [sent[3] for sent in desktop.called("Notify")] == [READ.title]


def test_without_a_service_the_tray_shows_it_and_the_next_one_asks_again(
    bus: SessionBus, notices: BusNotices, elsewhere: Elsewhere, wait: Wait
) -> None:
    notices.show(READ, nothing)
    wait(lambda: elsewhere.shown)
    with service(bus) as desktop:
        notices.show(READ, nothing)
        wait(lambda: desktop.called("Notify"))
    assert elsewhere.shown == [READ]


def test_a_service_that_went_away_loses_no_notice(
    bus: SessionBus, notices: BusNotices, elsewhere: Elsewhere, wait: Wait
) -> None:
    with service(bus) as desktop:
        notices.show(READ, nothing)
        wait(lambda: desktop.called("Notify"))
    notices.show(Notice("second"), nothing)
    wait(lambda: elsewhere.shown)
    assert [notice.title for notice in elsewhere.shown] == ["second"]


def test_text_is_cut_to_its_limit() -> None:
    assert clean("  satu\ndua\t ", BODY_CHARS) == "satu\ndua"
    assert clean("x" * 700, BODY_CHARS) == "x" * (BODY_CHARS - 1) + "…"
    clean("a\udfff\x9f\u2066b", 10).encode()
