"""The demo station as one thing to start and stop.

    with DemoStation(assets) as station:
        print(station.site)

Two ports on loopback, as real stations have: the site's, and the stream's. The stream has its own
so that it can refuse connections while the site stands, which one shared port could not do. Every
thread is called demo-something and has ended when `stop()` returns.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from planetfm.demo.faults import CommentFault, Faults, FaultState, SiteFault, StreamFault
from planetfm.demo.listener import HOST, Listener, close_hard
from planetfm.demo.newsroom import Article, Newsroom
from planetfm.demo.programme import Programme
from planetfm.demo.site import SWITCHES, Site
from planetfm.demo.stream import Mount
from planetfm.demo.web import NAME, Addresses, Reply, Request, http_date

STREAM_PATH = "/siaran"
BURST_BYTES = 65_536
_BODY_CAP = 1_000_000
_LOG_CAP = 10_000


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as the access log keeps it. `at_s` is monotonic; header names in lower case.

    `server` is "site" or "stream"; `path` includes the query; `status` is 0 for the stream and
    for a connection that was closed without an answer.
    """

    at_s: float
    server: str
    method: str
    path: str
    headers: Mapping[str, str]
    status: int = 0


class DemoStation:
    """A whole station. `start` and `stop` once each, or use it as a context manager.

    assets       the project's assets folder (the one that holds demo/) or the demo folder itself
    port         the site's port, 0 for any; the stream takes port + 1, or any
    burst_bytes  what a new listener is given at once (65,536: about 4 s)
    begin_s      how far into the programme the broadcast is at the start, in seconds
    now          the moment (UTC, aware) that article times count back from; the present if None

    Raises OSError when a port is taken, and OSError, ValueError or KeyError for bad assets.
    """

    def __init__(
        self,
        assets: Path,
        *,
        port: int = 0,
        burst_bytes: int = BURST_BYTES,
        begin_s: float = 12.0,
        now: datetime | None = None,
    ) -> None:
        folder = assets / "demo" if (assets / "demo").is_dir() else assets
        self._began = datetime.now(UTC) if now is None else now
        self._zero_s = time.monotonic()
        self._begin_s = begin_s
        self._closing = threading.Event()
        self._log_lock = threading.Lock()
        self._log: list[Seen] = []
        self.programme = Programme.load(folder)
        self.newsroom = Newsroom(folder, self._began)
        self.faults = Faults(self._act)
        self._mount = Mount(
            self.programme,
            self.faults,
            path=STREAM_PATH,
            name=NAME,
            on_air_s=self._on_air_s,
            burst_bytes=burst_bytes,
            closing=self._closing,
            log=lambda method, path, headers: self._note(
                Seen(time.monotonic(), "stream", method, path, headers)
            ),
        )
        self._stream_port = Listener("stream", self._mount.serve, port + 1 if port else 0)
        try:
            self._site_port = Listener("site", self._serve_site, port)
        except OSError:
            self._stream_port.release()
            raise
        self.site = f"http://{HOST}:{self._site_port.port}"
        self.stream_url = f"http://{HOST}:{self._stream_port.port}{STREAM_PATH}"
        self.addresses = Addresses(self.site, self.stream_url)
        self._site = Site(folder, self.newsroom, self.addresses, self.faults, self._now)

    def start(self) -> None:
        self._stream_port.start()
        self._site_port.start()

    def stop(self) -> None:
        """Closes every port and connection; returns when every thread has ended. Twice is fine."""
        if self._closing.is_set():
            return
        self._closing.set()
        self.faults.wake()
        self._stream_port.stop()
        self._site_port.stop()

    def __enter__(self) -> DemoStation:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def requests(self) -> list[Seen]:
        """The access log so far, oldest first; the newest 10,000 are kept."""
        with self._log_lock:
            return list(self._log)

    def forget_requests(self) -> None:
        """Empties the access log."""
        with self._log_lock:
            self._log.clear()

    def position(self) -> int:
        """The live edge: how many bytes of audio have been broadcast."""
        return self._mount.position()

    def publish(self, title: str, *paragraphs: str, **about: Any) -> Article:
        """A new article, now. `about`: category, picture, excerpt, as Newsroom.publish has them."""
        return self.newsroom.publish(title, paragraphs or (title,), at=self._now(), **about)

    def _on_air_s(self) -> float:
        return self._begin_s + time.monotonic() - self._zero_s

    def _now(self) -> datetime:
        """The station's calendar: runs from `now` at the pace of the clock."""
        return datetime.fromtimestamp(
            self._began.timestamp() + time.monotonic() - self._zero_s, tz=UTC
        )

    def _act(self, state: FaultState, drop: bool) -> None:
        self._stream_port.refuse(state.stream is StreamFault.REFUSE)
        self._site_port.refuse(state.site is SiteFault.REFUSE)
        if drop:
            self._stream_port.close_connections()

    def _note(self, seen: Seen) -> None:
        with self._log_lock:
            self._log.append(seen)
            del self._log[:-_LOG_CAP]

    def _serve_site(self, connection: socket.socket, address: tuple[str, int]) -> None:
        _Visit(connection, address, self._answer)

    def _answer(self, request: Request, target: str) -> Reply | None:
        asked_s = time.monotonic()
        state = self.faults.state
        while (
            state.site is SiteFault.SLOW
            and request.path != SWITCHES
            and not self._closing.is_set()
            and (left_s := asked_s + state.delay_s - time.monotonic()) > 0
        ):
            self.faults.wait(left_s)
            state = self.faults.state
        reply = self._site.answer(request)
        while (
            request.path == "/wp-comments-post.php"
            and self.faults.state.comments is CommentFault.MUTE
            and not self._closing.is_set()
        ):
            self.faults.wait(1.0)
        if request.path != SWITCHES:
            status = reply.status if reply else 0
            headers = dict(request.headers)
            self._note(Seen(asked_s, "site", request.method, target, headers, status))
        return reply


class _Visit(BaseHTTPRequestHandler):
    """One visitor's connection to the site; the standard library reads the requests."""

    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    timeout = 60

    def __init__(
        self,
        connection: socket.socket,
        address: tuple[str, int],
        answer: Callable[[Request, str], Reply | None],
    ) -> None:
        self._answer = answer
        super().__init__(connection, address, None)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._serve(b"")

    def do_HEAD(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        word = self.headers.get("Content-Length", "0")
        size = int(word) if word.isdigit() else 0
        if size > _BODY_CAP:
            self.send_error(413)
            return
        self._serve(self.rfile.read(size))

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the station keeps its own log."""

    def _serve(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, parts.path or "/", query, headers, body)
        reply = self._answer(request, self.path)
        if reply is None:
            self.close_connection = True
            close_hard(self.connection)
            return
        self.send_response_only(reply.status)
        self.send_header("Server", self.server_version)
        self.send_header("Date", http_date(datetime.now(UTC)))
        if reply.status != 304:
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and reply.status != 304:
            self.wfile.write(reply.body)
