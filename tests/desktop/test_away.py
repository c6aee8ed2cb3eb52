"""What the window would say, while nobody sees it: on a real bus, as a desktop's service hears it
and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.desktop.bus import Bus
from planetfm.desktop.notices import SERVICE, BusNotices, Nowhere
from planetfm.gui.theme import Theme
from planetfm.gui.toasts import Toasts
from planetfm.window_desktop import AwayNotices
from tests.desktop.bus_service import Answer, BusService
from tests.stations.bus import SessionBus

Wait = Callable[[Callable[[], object]], None]


class Hidden:
    """A window in the tray and what it says."""

    def __init__(self, notices: BusNotices, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.quiet = False
        self.done: list[str] = []
        self.toasts = Toasts(Theme(assets_dir(), "light"), self.window, self.window.height)
        show = self.window.show
        self.toasts.set_away(AwayNotices(notices, show, lambda: self.quiet))

    def alarm(self) -> None:
        ways = (("Switch the alarm off", lambda: self.done.append("off")),)
        self.toasts.say("Alarm, 05:30", "", ways, stays=True, topic="alarm")

    def saved(self) -> None:
        ways = (("Open folder", lambda: self.done.append("open")),)
        self.toasts.say("Recording saved", "1 min, 1 MB", ways)


@pytest.fixture
def desktop(bus: SessionBus) -> Iterator[BusService]:
    answers: dict[str, Answer] = {
        "GetCapabilities": lambda: ("as", (["actions", "body"],)),
        "Notify": lambda *what: ("u", (7,)),
        "CloseNotification": lambda number: ("", ()),
    }
    with BusService(bus.address, SERVICE.service, answers) as service:
        yield service


@pytest.fixture
def notices(our_bus: Bus) -> BusNotices:
    return BusNotices(our_bus, "Planet FM", "planetfm", Nowhere())


@pytest.fixture
def hidden(notices: BusNotices, qtbot: QtBot) -> Hidden:
    return Hidden(notices, qtbot)


def choose(desktop: BusService, key: str) -> None:
    desktop.say(SERVICE.path, SERVICE.interface, "ActionInvoked", "us", 7, key)


def test_an_alarm_is_switched_off_where_it_is_told(
    desktop: BusService, notices: BusNotices, hidden: Hidden, wait: Wait
) -> None:
    hidden.alarm()
    wait(lambda: notices._open)
    (told,) = desktop.called("Notify")
    assert told[3:6] == (
        "Alarm, 05:30",
        "",
        ["default", "Show window", "0", "Switch the alarm off"],
    )
    assert told[7] == 0, "it stays there until it is answered"
    choose(desktop, "0")
    wait(lambda: desktop.called("CloseNotification"))
    assert hidden.done == ["off"]
    assert not hidden.window.isVisible(), "who answers needs no window"


def test_an_alarm_that_is_not_answered_stands_in_the_window_when_it_comes(
    desktop: BusService, notices: BusNotices, hidden: Hidden, wait: Wait
) -> None:
    hidden.alarm()
    wait(lambda: notices._open)
    choose(desktop, "default")
    wait(hidden.window.isVisible)
    wait(lambda: desktop.called("CloseNotification"))
    (toast,) = hidden.toasts.shown
    assert toast.accessibleName().startswith("Alarm, 05:30")
    assert hidden.done == []


def test_what_was_saved_leads_there_with_the_window(
    desktop: BusService, notices: BusNotices, hidden: Hidden, wait: Wait
) -> None:
    hidden.saved()
    wait(lambda: notices._open)
    (told,) = desktop.called("Notify")
    assert told[3:6] == (
        "Recording saved",
        "1 min, 1 MB",
        ["default", "Show window", "0", "Open folder"],
    )
    assert told[7] == -1
    choose(desktop, "0")
    wait(lambda: hidden.done)
    assert hidden.done == ["open"]
    assert hidden.window.isVisible()


def test_in_the_quiet_hours_only_what_needs_an_answer_is_told(
    desktop: BusService, notices: BusNotices, hidden: Hidden, wait: Wait
) -> None:
    hidden.quiet = True
    hidden.saved()
    hidden.alarm()
    wait(lambda: notices._open)
    assert [told[3] for told in desktop.called("Notify")] == ["Alarm, 05:30"]
    hidden.window.show()
    assert len(hidden.toasts.shown) == 2, "the other has waited for the window"
