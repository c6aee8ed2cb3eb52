"""One app a home: the door that a second launch and the commands knock on.

The door is a loopback port whose number and token lie in a private file; see `terminal.remote` for
the other side. Commands are carried out on the main thread; the door's own thread only waits.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import socket
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from planetfm.runtime.tasks import Mailbox
from planetfm.store.lock import HomeLock

QUESTION_S = 2.0
ANSWER_S = 4.0
LIMIT_BYTES = 4096
log = logging.getLogger(__name__)

Command = Callable[[list[str]], Mapping[str, Any]]


class CommandError(Exception):
    """A command that cannot be carried out as given."""


class Instance:
    """Holds the home's lock and answers commands. `commands` run on the main thread."""

    def __init__(self, door: Path, mailbox: Mailbox) -> None:
        self._door = door
        self._mailbox = mailbox
        self._commands: dict[str, Command] = {}
        self._lock = HomeLock(door.with_suffix(".lock"))
        self._closing = threading.Event()
        self._token = os.urandom(16).hex()
        self._server: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name="door", daemon=True)

    def claim(self) -> bool:
        """Take the home; False when another app has it. Raises OSError if the disk refuses."""
        if not self._lock.take():
            return False
        self._server = socket.create_server(("127.0.0.1", 0))
        part = self._door.with_suffix(".part")
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            port = self._server.getsockname()[1]
            json.dump({"port": port, "token": self._token, "pid": os.getpid()}, file)
        part.replace(self._door)
        return True

    def open(self, commands: Mapping[str, Command]) -> None:
        """Answer from now on; once more with what another window can do."""
        self._commands.update(commands)
        if self._thread.ident is None:
            self._thread.start()

    def shut(self) -> None:
        """Close the door; the home stays ours."""
        self._closing.set()
        if self._server is not None:
            port = self._server.getsockname()[1]
            with contextlib.suppress(OSError):
                self._server.shutdown(socket.SHUT_RDWR)
            if self._thread.is_alive():
                # Where a shutdown does not end the wait for a visitor, a visitor does.
                with contextlib.suppress(OSError):
                    socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
                self._thread.join(2.0)
            self._server.close()
            self._server = None
            self._door.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the door, then let the home go."""
        self.shut()
        self._lock.release()

    def _serve(self) -> None:
        server = self._server
        assert server is not None
        while not self._closing.is_set():
            try:
                conn, _ = server.accept()
            except OSError:
                return
            with conn:
                try:
                    answer = self._answer(_read_line(conn, time.monotonic() + QUESTION_S))
                    conn.settimeout(QUESTION_S)
                    conn.sendall(json.dumps(answer).encode() + b"\n")
                except Exception as error:
                    # Whatever was thrown at it (json alone raises RecursionError for brackets in
                    # brackets): the door stays open for the next one.
                    log.info("a knock at the door came to nothing: %r", error)

    def _answer(self, line: bytes) -> Mapping[str, Any]:
        import hmac  # and OpenSSL with it: nobody knocks before the first picture

        question = dict(json.loads(line))
        token = str(question.get("token", "")).encode("utf-8", "replace")
        if not hmac.compare_digest(token, self._token.encode()):
            return {"error": "token"}
        name = str(question.get("command", ""))
        command = self._commands.get(name)
        if command is None:
            return {"error": f"unknown command: {name}"}
        arguments = [str(a) for a in question.get("arguments", [])]
        answers: queue.SimpleQueue[Mapping[str, Any]] = queue.SimpleQueue()

        def carry_out() -> None:
            try:
                answers.put({"ok": True, **command(arguments)})
            except CommandError as error:
                answers.put({"error": str(error)})
            except Exception:
                answers.put({"error": "failed"})
                raise

        self._mailbox.post(carry_out)
        end = time.monotonic() + ANSWER_S
        while time.monotonic() < end and not self._closing.is_set():
            with contextlib.suppress(queue.Empty):
                return answers.get(timeout=0.1)
        with contextlib.suppress(queue.Empty):
            return answers.get_nowait()  # `quit` is answered and closes this door
        return {"error": "busy"}


def _read_line(conn: socket.socket, deadline: float) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        conn.settimeout(max(0.01, deadline - time.monotonic()))
        piece = conn.recv(1024)
        if not piece or len(line) > LIMIT_BYTES or time.monotonic() > deadline:
            raise ValueError("no whole question")
        line += piece
    return line
