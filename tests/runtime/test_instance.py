"""One app a home: the lock, and a door that no knock breaks."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planetfm.runtime.instance import LIMIT_BYTES, CommandError, Instance
from planetfm.runtime.tasks import Mailbox
from planetfm.terminal.remote import NotRunningError, ask


@pytest.fixture
def mailbox(qtbot: QtBot) -> Iterator[Mailbox]:
    made = Mailbox()
    yield made
    made.close()


@pytest.fixture
def door(tmp_path: Path) -> Path:
    return tmp_path / "door.json"


@pytest.fixture
def app(door: Path, mailbox: Mailbox) -> Iterator[Instance]:
    made = Instance(door, mailbox)
    assert made.claim()
    yield made
    made.close()


def echo(arguments: list[str]) -> Mapping[str, Any]:
    return {"said": arguments}


def answered(qtbot: QtBot, call: Callable[[], Any]) -> Any:
    """What `call` gives on another thread while the main one serves its loop."""
    got: list[Any] = []

    def run() -> None:
        try:
            got.append(call())
        except Exception as error:
            got.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    qtbot.waitUntil(lambda: bool(got), timeout=8000)
    thread.join()
    return got[0]


def knock(door: Path, data: bytes) -> bytes:
    """Raw bytes at the door; what comes back."""
    port = json.loads(door.read_text())["port"]
    with socket.create_connection(("127.0.0.1", port), timeout=5) as conn:
        try:
            conn.sendall(data)
            return conn.recv(65536)
        except ConnectionError:
            return b""


def question(door: Path, **changes: Any) -> bytes:
    whole = {"token": json.loads(door.read_text())["token"], "command": "echo", "arguments": []}
    return json.dumps(whole | changes).encode() + b"\n"


def test_a_command_is_carried_out_on_the_main_thread(
    app: Instance, door: Path, qtbot: QtBot
) -> None:
    where: list[threading.Thread] = []

    def command(arguments: list[str]) -> Mapping[str, Any]:
        where.append(threading.current_thread())
        return {"said": arguments}

    app.open({"say": command})
    answer = answered(qtbot, lambda: ask(door, "say", "selamat", "pagi"))
    assert answer == {"ok": True, "said": ["selamat", "pagi"]}
    assert where == [threading.main_thread()]


def test_only_the_owner_can_read_the_door_and_the_lock(app: Instance, door: Path) -> None:
    for path in (door, door.with_suffix(".lock")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_open_umask_opens_nothing(door: Path, mailbox: Mailbox) -> None:
    old = os.umask(0)
    try:
        made = Instance(door, mailbox)
        assert made.claim()
        assert stat.S_IMODE(door.stat().st_mode) == 0o600
        made.close()
    finally:
        os.umask(old)


def test_a_home_has_one_app_at_a_time(app: Instance, door: Path, mailbox: Mailbox) -> None:
    second = Instance(door, mailbox)
    assert not second.claim()
    second.close()
    assert door.exists()  # the loser leaves the winner's door alone
    app.close()
    assert not door.exists()
    assert second.claim()
    second.close()


def test_the_home_stays_taken_until_everything_is_closed(
    app: Instance, door: Path, mailbox: Mailbox
) -> None:
    app.open({"echo": echo})
    app.shut()
    assert not door.exists()
    second = Instance(door, mailbox)
    assert not second.claim()
    app.close()
    assert second.claim()
    second.close()


def test_an_app_that_was_killed_leaves_a_home_that_can_be_taken(
    door: Path, mailbox: Mailbox
) -> None:
    program = (
        "import sys, time; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from planetfm.runtime.tasks import Mailbox;"
        "from planetfm.runtime.instance import Instance;"
        "app = QCoreApplication([]); one = Instance(Path(sys.argv[1]), Mailbox());"
        "assert one.claim(); print('taken', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(door)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "taken\n"
        made = Instance(door, mailbox)
        assert not made.claim()
        child.kill()
        child.wait()
    assert door.exists()
    assert made.claim()
    made.close()


def test_a_disk_that_refuses_is_told(tmp_path: Path, mailbox: Mailbox) -> None:
    made = Instance(tmp_path / "missing" / "door.json", mailbox)
    with pytest.raises(OSError, match="missing"):
        made.claim()
    made.close()


def test_who_does_not_know_the_token_is_told_nothing_else(app: Instance, door: Path) -> None:
    app.open({"echo": echo})
    for token in ("", "0" * 32, "é", None, 5):
        assert json.loads(knock(door, question(door, token=token))) == {"error": "token"}


@pytest.mark.parametrize(
    "data",
    [
        b"\n",
        b"not json\n",
        b"[1, 2]\n",
        b'"text"\n',
        b"[" * 4000 + b"\n",
        b'{"a":' * 700 + b"\n",
        b"\xff\xfe\x00\n",
        b"x" * (LIMIT_BYTES * 4),
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_no_knock_breaks_the_door(app: Instance, door: Path, qtbot: QtBot, data: bytes) -> None:
    app.open({"echo": echo})
    knock(door, data)
    assert answered(qtbot, lambda: ask(door, "echo", "still there"))["said"] == ["still there"]


@pytest.mark.parametrize("arguments", [5, {"a": 1}, None, [["x"]]])
def test_odd_arguments_break_nothing(
    app: Instance, door: Path, qtbot: QtBot, arguments: object
) -> None:
    app.open({"echo": echo})
    answered(qtbot, lambda: knock(door, question(door, arguments=arguments)))
    assert answered(qtbot, lambda: ask(door, "echo"))["ok"]


def test_who_knocks_and_says_nothing_keeps_the_door_only_for_a_moment(
    app: Instance, door: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planetfm.runtime.instance.QUESTION_S", 0.3)
    app.open({"echo": echo})
    port = json.loads(door.read_text())["port"]
    over = threading.Event()

    def dawdle() -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as conn:
            while not over.wait(0.1):
                try:
                    conn.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=dawdle)
    thread.start()
    try:
        time.sleep(0.05)
        assert answered(qtbot, lambda: ask(door, "echo"))["ok"]
    finally:
        over.set()
        thread.join()


def test_a_refusal_and_an_unknown_command_are_answered(
    app: Instance, door: Path, qtbot: QtBot
) -> None:
    def refuse(arguments: list[str]) -> Mapping[str, Any]:
        raise CommandError("volume 0..100")

    app.open({"volume": refuse})
    assert answered(qtbot, lambda: ask(door, "volume")) == {"error": "volume 0..100"}
    assert answered(qtbot, lambda: ask(door, "dance")) == {"error": "unknown command: dance"}


def test_a_bug_in_a_command_is_answered_at_once_and_reported(
    app: Instance, door: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: bugs.append(error))

    def broken(arguments: list[str]) -> Mapping[str, Any]:
        raise KeyError("nothing")

    app.open({"break": broken})
    began = time.monotonic()
    assert answered(qtbot, lambda: ask(door, "break")) == {"error": "failed"}
    assert time.monotonic() - began < 1.0
    assert [type(bug) for bug in bugs] == [KeyError]


def test_a_busy_app_says_so(app: Instance, door: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planetfm.runtime.instance.ANSWER_S", 0.2)
    app.open({"echo": echo})
    assert ask(door, "echo") == {"error": "busy"}  # this thread serves no loop meanwhile


def test_closing_does_not_wait_for_a_command_that_nobody_will_carry_out(
    app: Instance, door: Path
) -> None:
    app.open({"echo": echo})
    told: list[object] = []

    def call() -> None:
        try:
            told.append(ask(door, "echo"))
        except NotRunningError as error:
            told.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    time.sleep(0.2)
    began = time.monotonic()
    app.close()
    assert time.monotonic() - began < 0.6
    thread.join()
    assert told


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"port": "x"}', '{"port": 1, "token": "t"}', "[" * 100_000]
)
def test_a_door_that_leads_nowhere_is_an_app_that_does_not_run(door: Path, text: str) -> None:
    door.write_text(text)
    with pytest.raises(NotRunningError):
        ask(door, "status")


def test_another_homes_app_on_a_reused_port_is_not_taken_for_ours(
    app: Instance, door: Path, tmp_path: Path
) -> None:
    app.open({"echo": echo})
    stale = tmp_path / "other.json"
    stale.write_text(json.dumps(json.loads(door.read_text()) | {"token": "of an app now dead"}))
    with pytest.raises(NotRunningError):
        ask(stale, "show")
