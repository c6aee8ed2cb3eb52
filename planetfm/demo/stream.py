"""The stream, as an Icecast 2.4 serves an MP3 mount.

On connect a burst of the last 64 KB, then real time by the programme's clock. Titles are put in
every 16,000 bytes for those who ask, in Latin-1 with entities for the rest, which is what Icecast
does to an MP3 mount's titles. A listener who does not read falls behind and, like there, is let
go once 512 KB are owed.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from planetfm.demo.faults import Faults, StreamFault
from planetfm.demo.listener import close_hard
from planetfm.demo.programme import Programme

METAINT = 16_000
QUEUE_BYTES = 524_288
_TICK_S = 0.1  # Icecast passes on what its source sends, some 1,400 bytes at a time
_REQUEST_CAP = 16_384

_PAGE = (
    b"<!DOCTYPE html><html lang='id'><head><title>Planet FM</title></head>"
    b"<body><h1>Halaman tidak tersedia</h1><p>Silakan kembali lagi nanti.</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class StreamRequest:
    """A listener's request; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]


def read_request(connection: socket.socket) -> StreamRequest | None:
    """The request, or None when the visitor left or sent no HTTP."""
    held = b""
    while b"\r\n\r\n" not in held:
        more = connection.recv(4096)
        held += more
        if not more or len(held) > _REQUEST_CAP:
            return None
    lines = held.split(b"\r\n\r\n", 1)[0].decode("latin-1").split("\r\n")
    words = lines[0].split()
    if len(words) < 2:
        return None
    pairs = (line.partition(":") for line in lines[1:])
    return StreamRequest(words[0], words[1], {n.strip().lower(): v.strip() for n, _, v in pairs})


def title_block(title: str) -> bytes:
    """An ICY metadata block: its length in sixteens, then the text, zero-padded."""
    text = f"StreamTitle='{title}';".encode("latin-1", "xmlcharrefreplace")[: 255 * 16]
    return bytes([-(-len(text) // 16)]) + text.ljust(-(-len(text) // 16) * 16, b"\0")


class Interleaver:
    """Puts title blocks into one connection's audio, every `metaint` bytes (0: never)."""

    def __init__(self, metaint: int) -> None:
        self._metaint = metaint
        self._left = metaint
        self._last = ""

    def weave(self, audio: bytes, title_at: Callable[[int], str]) -> bytes:
        """Audio with what belongs between; `title_at(offset)` names what is on air there."""
        if not self._metaint:
            return audio
        out = bytearray()
        at = 0
        while at < len(audio):
            part = audio[at : at + self._left]
            out += part
            at += len(part)
            self._left -= len(part)
            if self._left == 0:
                title = title_at(at)
                out += b"\0" if title == self._last else title_block(title)
                self._last, self._left = title, self._metaint
        return bytes(out)


class Mount:
    """Serves listeners of the one mount. One call of `serve` a connection, each on its thread."""

    def __init__(
        self,
        programme: Programme,
        faults: Faults,
        *,
        path: str,
        name: str,
        on_air_s: Callable[[], float],
        burst_bytes: int,
        closing: threading.Event,
        log: Callable[[str, str, dict[str, str]], None],
    ) -> None:
        self._programme = programme
        self._faults = faults
        self._path = path
        self._name = name
        self._on_air_s = on_air_s
        self._burst_bytes = burst_bytes
        self._closing = closing
        self._log = log

    def position(self) -> int:
        """The live edge: bytes broadcast so far."""
        return self._programme.position(self._on_air_s())

    def serve(self, connection: socket.socket, _address: tuple[str, int]) -> None:
        drops = self._faults.drops
        request = read_request(connection)
        if request is None:
            return
        self._log(request.method, request.path, request.headers)
        while self._faults.state.stream is StreamFault.STALL and not self._gone(drops):
            self._faults.wait(1.0)
        state = self._faults.state
        if self._gone(drops) or state.stream is StreamFault.REFUSE:
            close_hard(connection)
        elif state.stream is StreamFault.STATUS:
            self._answer(connection, f"{state.stream_status} Error", b"The mount is not there")
        elif state.stream is StreamFault.HTML:
            self._answer(connection, "200 OK", _PAGE, "text/html; charset=UTF-8")
        elif request.path.partition("?")[0] != self._path:
            self._answer(connection, "404 File Not Found", b"The file you requested is not there")
        elif request.method not in ("GET", "HEAD"):
            self._answer(connection, "405 Method Not Allowed", b"Only GET")
        else:
            wants_titles = request.headers.get("icy-metadata") == "1"
            self._send_head(connection, wants_titles)
            if request.method == "GET":
                self._send_air(connection, METAINT if wants_titles else 0, drops)

    def _gone(self, drops: int) -> bool:
        return self._closing.is_set() or self._faults.drops != drops

    @staticmethod
    def _answer(
        connection: socket.socket, status: str, body: bytes, kind: str = "text/plain"
    ) -> None:
        head = (
            f"HTTP/1.0 {status}\r\nServer: Icecast 2.4.4\r\nConnection: Close\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        connection.sendall(head.encode("latin-1") + body)

    def _send_head(self, connection: socket.socket, wants_titles: bool) -> None:
        kbps, rate = self._programme.bitrate_kbps, self._programme.rate_hz
        lines = [
            "HTTP/1.0 200 OK",
            "Server: Icecast 2.4.4",
            "Connection: Close",
            "Content-Type: audio/mpeg",
            "Cache-Control: no-cache, no-store",
            "Expires: Mon, 26 Jul 1997 05:00:00 GMT",
            "Pragma: no-cache",
            "Access-Control-Allow-Origin: *",
            f"icy-br:{kbps}",
            f"ice-audio-info: bitrate={kbps};samplerate={rate};channels=2",
            "icy-description:Suara dari Banyuwangi",
            "icy-genre:Campursari, Pop, Berita",
            f"icy-name:{self._name}",
            "icy-pub:0",
        ]
        if wants_titles:
            lines.append(f"icy-metaint:{METAINT}")
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    def _send_air(self, connection: socket.socket, metaint: int, drops: int) -> None:
        weaver = Interleaver(metaint)
        noise = random.Random(1)
        sent = max(0, self.position() - self._burst_bytes)
        allowance, looked_at = 0.0, time.monotonic()  # what a slow line may still pass on, in bytes
        while not self._gone(drops):
            state = self._faults.state
            now = time.monotonic()
            edge = self.position()
            if edge - sent > QUEUE_BYTES:
                return
            until = edge
            if state.stream is StreamFault.STALL:
                until = sent
            elif state.stream is StreamFault.SLOW:
                allowance += state.slow_bytes_per_s * (now - looked_at)
                until = min(edge, sent + int(allowance))
                allowance = 0.0 if until == edge else allowance - (until - sent)
            looked_at = now
            if until > sent:
                audio = self._programme.read(sent, until)
                if state.stream is StreamFault.GARBAGE:
                    audio = noise.randbytes(len(audio))
                connection.sendall(weaver.weave(audio, partial(self._title, sent)))
                sent = until
            self._faults.wait(_TICK_S)

    def _title(self, base: int, offset: int) -> str:
        return self._programme.segment_at(base + offset).stream_title
