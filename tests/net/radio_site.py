"""A small web server on loopback for one test: pages, sound without end, and rude answers."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

SOUND = (Path(__file__).parents[2] / "assets/demo/siaran.mp3").read_bytes()[:400_000]
BURST_BYTES = 32 * 1024

Answer = Callable[[BaseHTTPRequestHandler, threading.Event], None]


def page(
    html: str, headers: Mapping[str, str] | None = None, status: int = 200, kind: str = "text/html"
) -> Answer:
    """A whole document."""

    def answer(handler: BaseHTTPRequestHandler, _closing: threading.Event) -> None:
        body = html.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def sound(headers: Mapping[str, str] | None = None, kind: str = "audio/mpeg") -> Answer:
    """A station: a burst, then a slow trickle for as long as the listener stays."""

    def answer(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.end_headers()
        trickle(handler, closing)

    return answer


def icy_sound(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """A SHOUTcast 1 station, whose status line is no HTTP."""
    handler.wfile.write(b"ICY 200 OK\r\nicy-name:Radio Lama\r\nicy-br:64\r\n\r\n")
    trickle(handler, closing)


def trickle(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    handler.wfile.write(SOUND[:BURST_BYTES])
    at = BURST_BYTES
    while not closing.wait(0.05):
        handler.wfile.write(SOUND[at : at + 800])
        at += 800


def recording(handler: BaseHTTPRequestHandler, _closing: threading.Event) -> None:
    """A story's sound file: it has an end and says so."""
    handler.send_response(200)
    handler.send_header("Content-Type", "audio/mpeg")
    handler.send_header("Content-Length", str(len(SOUND)))
    handler.send_header("Accept-Ranges", "bytes")
    handler.end_headers()
    handler.wfile.write(SOUND)


def silence(_handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Takes the question and never answers."""
    closing.wait(60)


def to(target: str) -> Answer:
    return page("", {"Location": target}, 302)


class RadioSite:
    """`answers` by path, the query aside; everything else is 404. `asked` are the paths so far."""

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers: dict[str, Answer] = dict(answers or {})
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self._closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.agents.add(self.headers.get("User-Agent", ""))
                answer = site.answers.get(self.path.partition("?")[0])
                with contextlib.suppress(OSError):
                    (answer or page("tidak ada", status=404))(self, site._closing)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="radio-site"
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> RadioSite:
        self._thread.start()
        return self

    def __exit__(
        self, _a: type[BaseException] | None, _b: BaseException | None, _c: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
