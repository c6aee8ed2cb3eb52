"""The leak check itself: it sees what stays and lets go what has gone."""

from __future__ import annotations

import subprocess
import threading
from subprocess import PIPE

import pytest

from tests.leaks import Leftovers


def test_a_quiet_test_leaves_nothing() -> None:
    assert Leftovers.now().grown(0) == []


def test_a_thread_that_stays_is_named() -> None:
    before = Leftovers.now()
    done = threading.Event()
    thread = threading.Thread(target=done.wait, name="forgotten")
    thread.start()
    assert before.grown(0) == ["thread forgotten"]
    done.set()
    thread.join()
    assert before.grown(0) == []


def test_a_process_that_stays_is_named() -> None:
    before = Leftovers.now()
    with subprocess.Popen(["cat", "-u"], stdin=PIPE, stdout=PIPE) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(b"awake\n")
        child.stdin.flush()
        child.stdout.readline()
        left = before.grown(0)
        child.kill()
        assert left == ["process cat -u"]
    assert before.grown(0) == []


def test_a_running_timer_and_a_window_are_named(request: pytest.FixtureRequest) -> None:
    widgets = pytest.importorskip("PySide6.QtWidgets")
    core = pytest.importorskip("PySide6.QtCore")
    request.getfixturevalue("qapp")
    before = Leftovers.now()
    timer = core.QTimer()
    timer.start(1000)
    window = widgets.QWidget()
    left = before.grown(0)
    assert len(left) == 2
    assert "1000 ms" in left[0]
    assert "QWidget" in left[1]
    timer.stop()
    window.deleteLater()
    assert before.grown(2) == []
