"""A TCP proxy on loopback that fails on command, to stand between a listener and the station.

It runs an event loop in one thread; every method may be called from the test's thread and has taken
effect when it returns.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")
CHUNK_BYTES = 4096


class Mode(enum.Enum):
    """How the line behaves."""

    OK = "ok"
    REFUSE = "refuse"
    STALL = "stall"


@dataclass(frozen=True, slots=True)
class ChaosStats:
    """What passed: connections accepted so far, open now, bytes given to clients so far."""

    mode: Mode
    accepted: int
    live: int
    to_client_bytes: int


class ChaosProxy:
    """`with ChaosProxy(target_port) as line:` then listen to `line.url(path)`."""

    def __init__(self, target_port: int, target_host: str = "127.0.0.1") -> None:
        self._target = (target_host, target_port)
        self._mode = Mode.OK
        self._rate_bps: float | None = None
        self._accepted = 0
        self._to_client_bytes = 0
        self._pairs: set[_Pair] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="chaos-proxy")
        self.port = 0

    def __enter__(self) -> ChaosProxy:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    def url(self, path: str = "/") -> str:
        """The address of `path` through the proxy."""
        return f"http://127.0.0.1:{self.port}{path}"

    def ok(self) -> None:
        """Forward as it comes, without a limit; what a stall held back goes on."""
        self._ask(lambda: self._set(Mode.OK, None))

    def drop(self) -> None:
        """Close every connection now; new ones are welcome at once."""
        self._ask(lambda: self._set(Mode.OK, self._rate_bps, close=True))

    def refuse(self) -> None:
        """Close every connection now, and each new one as soon as it opens."""
        self._ask(lambda: self._set(Mode.REFUSE, self._rate_bps, close=True))

    def stall(self) -> None:
        """Keep every connection open and forward nothing, old or new."""
        self._ask(lambda: self._set(Mode.STALL, self._rate_bps))

    def rate(self, rate_bps: float) -> None:
        """Give each client at most this many bytes a second."""
        self._ask(lambda: self._set(Mode.OK, rate_bps))

    def aim(self, target_port: int) -> None:
        """New connections go to another port of 127.0.0.1 from now on."""

        def change() -> None:
            self._target = ("127.0.0.1", target_port)

        self._ask(change)

    def stats(self) -> ChaosStats:
        """The counters at this moment."""
        return self._ask(
            lambda: ChaosStats(self._mode, self._accepted, len(self._pairs), self._to_client_bytes)
        )

    def _ask(self, act: Callable[[], T]) -> T:
        async def run() -> T:
            return act()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(timeout=5)

    def _set(self, mode: Mode, rate_bps: float | None, close: bool = False) -> None:
        self._mode = mode
        self._rate_bps = rate_bps
        if mode is Mode.STALL:
            self._flowing.clear()
        else:
            self._flowing.set()
        if close:
            for pair in list(self._pairs):
                pair.abort()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        self._flowing = asyncio.Event()
        self._flowing.set()
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._accepted += 1
        if self._mode is Mode.REFUSE:
            writer.transport.abort()
            return
        self._spawn(self._connect(reader, writer))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pair = _Pair(writer)
        self._pairs.add(pair)
        try:
            await self._flowing.wait()
            far_reader, pair.far = await asyncio.open_connection(*self._target)
            upward = self._pump(reader, pair.far, to_client=False)
            downward = self._pump(far_reader, writer, to_client=True)
            await asyncio.gather(upward, downward)
        except OSError:
            pass
        finally:
            self._pairs.discard(pair)
            pair.abort()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, to_client: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(self._chunk_bytes(to_client)):
                await self._flowing.wait()
                if to_client and self._rate_bps:
                    await asyncio.sleep(len(data) / self._rate_bps)
                writer.write(data)
                await writer.drain()
                if to_client:
                    self._to_client_bytes += len(data)
        writer.close()

    def _chunk_bytes(self, to_client: bool) -> int:
        if to_client and self._rate_bps:
            return max(1, min(CHUNK_BYTES, int(self._rate_bps / 20)))
        return CHUNK_BYTES


class _Pair:
    """The two ends of one forwarded connection."""

    def __init__(self, near: asyncio.StreamWriter) -> None:
        self.near = near
        self.far: asyncio.StreamWriter | None = None

    def abort(self) -> None:
        self.near.transport.abort()
        if self.far is not None:
            self.far.transport.abort()
