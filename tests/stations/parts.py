"""What every station is made of: real programs, started on loopback and stopped completely.

A station is a real program (Icecast, PulseAudio, WordPress ...) and never an imitation. Each runs
in its own process group, so that one signal reaches its helpers too. A station that lives longer
than a test carries `STATION_MARK` in its environment: so the leak check tells it from what a test
left behind.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

STATION_MARK = "PLANETFM_TEST_STATION"
SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/sbin"])


class MissingPartError(Exception):
    """A program or file that a station is made of isn't installed; the text names both."""


def program(name: str, package: str) -> str:
    """The full path of a program; MissingPartError names the Debian package that would bring it."""
    found = shutil.which(name, path=SEARCH_PATH)
    if found is None:
        raise MissingPartError(f"{name} is not installed (Debian package: {package})")
    return found


def free_port(in_a_row: int = 1) -> int:
    """A TCP port on 127.0.0.1 that nobody listens on at this moment, nor on those that follow it.

    It lies below the range from which the system gives ports to outgoing connections (32768 and up
    on Linux): one of those could take it before the station does, or while the station restarts.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with contextlib.ExitStack() as probes, contextlib.suppress(OSError):
            for number in range(port, port + in_a_row):
                probes.enter_context(socket.socket()).bind(("127.0.0.1", number))
            return port


def wait_until(condition: Callable[[], bool], timeout_s: float, what: str) -> None:
    """Returns once `condition` holds; TimeoutError with `what` in it otherwise."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {timeout_s:g} s in vain for {what}")
        time.sleep(0.02)


def fetch(url: str, headers: Mapping[str, str] | None = None, timeout_s: float = 5) -> bytes:
    """The body at `url`, never through a proxy; OSError (also HTTPError) when there is none."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers=dict(headers or {}))
    with opener.open(request, timeout=timeout_s) as answer:
        return bytes(answer.read())


def answers(url: str) -> bool:
    """Whether `url` gives a 2xx answer now."""
    try:
        fetch(url)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def short_folder(name: str) -> Iterator[Path]:
    """A new folder with a short path, gone afterwards.

    Short, because a Unix socket's path may have 107 bytes. Open for reading to all, because a
    server started as root gives its rights up and must still find its files.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"pfm-{name}-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Station(ABC):
    """`with` a station: what it is made of ends after it in reverse order, and also when the start
    goes wrong half-way."""

    def __init__(self) -> None:
        self._closing = contextlib.ExitStack()

    @abstractmethod
    def _open(self) -> None:
        """Starts the parts; what has to end again goes into `_closing`."""

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as undo:
            undo.callback(self._closing.close)
            self._open()
            undo.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.close()


class Child:
    """One program in a process group of its own, its words in a log file."""

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        pass_fds: Sequence[int] = (),
        output: Path | None = None,
        is_station: bool = False,
    ) -> None:
        """Starts `command`; stdout goes to `output` when given, everything else to `log`.

        `is_station` lets it outlive a test, which the leak check forbids to all others.
        """
        mark = {STATION_MARK: Path(command[0]).name} if is_station else {}
        self.log = log
        with contextlib.ExitStack() as files:
            errors = files.enter_context(log.open("ab"))
            out = files.enter_context(output.open("wb")) if output else errors
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=errors,
                env={**os.environ, **(env or {}), **mark},
                cwd=cwd,
                pass_fds=tuple(pass_fds),
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def wait_until(self, condition: Callable[[], bool], timeout_s: float, what: str) -> None:
        """Like `wait_until`, but ends at once, with the log's last lines, when the program ends."""

        def ready_or_dead() -> bool:
            return condition() or not self.alive

        with contextlib.suppress(TimeoutError):
            wait_until(ready_or_dead, timeout_s, what)
            if self.alive:
                return
        state = "is running" if self.alive else f"ended with {self._process.returncode}"
        self.stop()
        raise RuntimeError(f"no {what}: the program {state}; its log ends:\n{self._log_tail()}")

    def signal_group(self, number: signal.Signals) -> None:
        """Sends a signal to the program and all its helpers."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def stop(self, patience_s: float = 5) -> None:
        """Asks the program to end, then makes it; afterwards nothing of its group is left."""
        self.signal_group(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(patience_s)
        self.signal_group(signal.SIGKILL)
        self._process.wait()

    def _log_tail(self) -> str:
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-15:])
