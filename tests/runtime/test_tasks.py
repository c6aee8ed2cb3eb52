"""Work leaves by a lane and comes home through the mailbox, in order, whatever a call does."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.errors import StoreError, Trouble
from planetfm.runtime.tasks import BACKGROUND, USER, Lane, Mailbox


@pytest.fixture
def mailbox(qtbot: QtBot) -> Iterator[Mailbox]:
    made = Mailbox()
    yield made
    made.close()


@pytest.fixture
def lane(mailbox: Mailbox) -> Iterator[Lane]:
    made = Lane("work", mailbox)
    yield made
    assert made.close()


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reached the hook of uncaught errors."""
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: seen.append(error))
    return seen


def broken() -> None:
    raise KeyError("nothing")


def blocked(lane: Lane) -> threading.Event:
    """Keeps the lane's worker busy until the event is set."""
    go, busy = threading.Event(), threading.Event()

    def wait() -> None:
        busy.set()
        go.wait(10)

    lane.call(wait)
    assert busy.wait(3)
    return go


def test_letters_come_home_in_order_on_the_main_thread(mailbox: Mailbox, qtbot: QtBot) -> None:
    got: list[tuple[int, str]] = []

    def note(number: int) -> None:
        got.append((number, threading.current_thread().name))

    def post_all() -> None:
        for number in range(500):
            mailbox.post(partial(note, number))

    thread = threading.Thread(target=post_all)
    thread.start()
    qtbot.waitUntil(lambda: len(got) == 500)
    thread.join()
    assert got == [(number, threading.current_thread().name) for number in range(500)]


def test_a_letter_that_raises_is_reported_and_the_next_ones_still_come(
    mailbox: Mailbox, bugs: list[BaseException]
) -> None:
    got: list[str] = []
    mailbox.post(lambda: got.append("before"))
    mailbox.post(broken)
    mailbox.post(lambda: got.append("after"))
    mailbox.drain()
    assert got == ["before", "after"]
    assert [type(bug) for bug in bugs] == [KeyError]


def test_a_letter_may_drain_the_box_itself(mailbox: Mailbox) -> None:
    got: list[str] = []

    def first() -> None:
        got.append("first begins")
        mailbox.drain()
        got.append("first ends")

    mailbox.post(first)
    mailbox.post(lambda: got.append("second"))
    mailbox.post(lambda: got.append("third"))
    mailbox.drain()
    assert got == ["first begins", "second", "third", "first ends"]


def test_a_letter_that_posts_another_does_not_keep_the_main_thread_for_ever(
    mailbox: Mailbox, qtbot: QtBot
) -> None:
    got: list[int] = []

    def again() -> None:
        got.append(len(got))
        if len(got) < 50:
            mailbox.post(again)

    mailbox.post(again)
    mailbox.drain()
    assert got == [0]
    qtbot.waitUntil(lambda: len(got) == 50)


def test_nothing_is_delivered_after_closing(mailbox: Mailbox) -> None:
    got: list[str] = []
    mailbox.post(mailbox.close)
    mailbox.post(lambda: got.append("behind the close"))
    mailbox.drain()
    mailbox.post(lambda: got.append("after the close"))
    mailbox.drain()
    assert got == []


def test_a_result_comes_home(lane: Lane, qtbot: QtBot) -> None:
    got: list[tuple[int, bool]] = []
    main = threading.current_thread()
    lane.call(lambda: 42, done=lambda n: got.append((n, threading.current_thread() is main)))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(42, True)]


def test_an_expected_failure_goes_to_who_asked_and_not_to_the_log(
    lane: Lane, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    got: list[Exception] = []

    def fail() -> None:
        raise StoreError(Trouble.DISK, "full")

    lane.call(fail, failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], StoreError)
    assert "full" not in caplog.text


def test_a_bug_goes_to_who_asked_and_to_the_log(
    lane: Lane, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    got: list[Exception] = []
    lane.call(broken, failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert "KeyError" in caplog.text


def test_a_failure_nobody_waits_for_is_logged_and_the_lane_works_on(
    lane: Lane, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise StoreError(Trouble.DISK, "full")

    got: list[int] = []
    lane.submit(fail)
    lane.call(lambda: 1, done=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert "full" in caplog.text


def test_what_the_listener_did_goes_first_and_equals_keep_their_order(
    lane: Lane, qtbot: QtBot
) -> None:
    go = blocked(lane)
    got: list[str] = []
    for name, priority in [("b1", BACKGROUND), ("n1", 1), ("u1", USER), ("n2", 1), ("u2", USER)]:
        lane.call(partial(str, name), done=got.append, priority=priority)
    go.set()
    qtbot.waitUntil(lambda: len(got) == 5)
    assert got == ["u1", "u2", "n1", "n2", "b1"]


def test_closing_drops_what_is_queued(mailbox: Mailbox) -> None:
    lane = Lane("work", mailbox)
    go = blocked(lane)
    done: list[str] = []
    lane.call(lambda: done.append("queued"))
    threading.Timer(0.05, go.set).start()
    assert lane.close()
    lane.call(lambda: done.append("late"))
    assert done == []


def test_closing_with_finish_does_what_is_queued_first(mailbox: Mailbox) -> None:
    lane = Lane("work", mailbox, workers=2)
    done: list[int] = []
    go = blocked(lane)
    for number in range(20):
        lane.call(partial(done.append, number), priority=BACKGROUND)
    go.set()
    assert lane.close(finish=True)
    assert sorted(done) == list(range(20))


def test_closing_waits_no_longer_than_it_was_told_for_all_workers_together(
    mailbox: Mailbox,
) -> None:
    lane = Lane("work", mailbox, workers=3)
    go, busy = threading.Event(), threading.Barrier(4)

    def wait() -> None:
        busy.wait(3)
        go.wait(10)

    for _ in range(3):
        lane.call(wait)
    busy.wait(3)
    began = time.monotonic()
    assert not lane.close(0.3)
    assert time.monotonic() - began < 0.85, "three times 0.3 s is what each for itself would take"
    go.set()
    assert lane.close()


def test_the_hook_is_the_apps_log(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from planetfm import logs

    monkeypatch.setattr(sys, "excepthook", logs._uncaught)
    mailbox.post(broken)
    with caplog.at_level(logging.CRITICAL):
        mailbox.drain()
    assert "KeyError" in caplog.text
