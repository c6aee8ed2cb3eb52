"""A station that sends HLS: a real encoder's segments behind a list whose window moves on."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.net.radio_site import Answer, RadioSite

SEGMENT_S = 1.0
SECONDS = 36

KINDS = ("ts-aac", "ts-mp3", "fmp4", "adts")
_ENCODERS = {
    "ts-aac": ["-c:a", "aac", "-b:a", "64k"],
    "ts-mp3": ["-c:a", "libmp3lame", "-b:a", "128k"],
    "fmp4": ["-c:a", "aac", "-b:a", "64k"],
    "adts": ["-c:a", "aac", "-b:a", "64k"],
}


@dataclass(frozen=True, slots=True)
class Recording:
    """What an encoder made: segments in order, their initialisation, and what is in them."""

    kind: str
    segments: tuple[bytes, ...]
    init: bytes
    sound: bytes

    @property
    def ending(self) -> str:
        return {"fmp4": "m4s", "adts": "aac"}.get(self.kind, "ts")


@cache
def recording(kind: str) -> Recording:
    """A rising tone in segments of a second."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    source = f"aevalsrc=0.3*sin(2*PI*(300+20*t)*t):s=44100:d={SECONDS}"
    make = ["-f", "lavfi", "-i", source, "-ac", "2", *_ENCODERS[kind]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "adts":
            ffmpeg(folder, *make, "-f", "adts", "all.aac")
            cut = ["-f", "segment", "-segment_time", "1", "-segment_format", "adts"]
            ffmpeg(folder, "-i", "all.aac", "-c", "copy", *cut, "s%03d.aac")
            names, sound, init = "s*.aac", (folder / "all.aac").read_bytes(), b""
        else:
            form = ["-hls_segment_type", "fmp4"] if kind == "fmp4" else []
            ending = "m4s" if kind == "fmp4" else "ts"
            cut = ["-f", "hls", "-hls_time", "1", "-hls_list_size", "0", *form]
            ffmpeg(folder, *make, *cut, "-hls_segment_filename", f"s%03d.{ending}", "all.m3u8")
            plain = ["mp3", "-write_xing", "0", "-id3v2_version", "0"]
            plain = plain if kind == "ts-mp3" else ["adts"]
            ffmpeg(folder, "-i", "all.m3u8", "-c", "copy", "-f", *plain, "all.sound")
            names, sound = f"s*.{ending}", (folder / "all.sound").read_bytes()
            init = (folder / "init.mp4").read_bytes() if kind == "fmp4" else b""
        segments = tuple(path.read_bytes() for path in sorted(folder.glob(names)))
    return Recording(kind, segments, init, sound)


def ffmpeg(folder: Path, *words: str) -> None:
    command = ["ffmpeg", "-v", "error", "-y", *words]
    subprocess.run(command, cwd=folder, check=True, timeout=60, capture_output=True)


def decoded_s(sound: bytes, kind: str, tmp_path: Path) -> float:
    """Seconds that ffmpeg hears in it; fails if it finds any fault."""
    path = tmp_path / "heard"
    path.write_bytes(sound)
    form = "mp3" if kind == "ts-mp3" else "aac"
    command = ["ffmpeg", "-v", "error", "-xerror", "-f", form, "-i", str(path)]
    done = subprocess.run(
        [*command, "-f", "s16le", "-ar", "8000", "-ac", "1", "-"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    return len(done.stdout) / 2 / 8000


class LiveHls:
    """Serves `made` at `/live.m3u8` below `folder`, `window` segments at a time, one more a second.

    `shift` moves the clock: a jump forward makes the listener miss segments. `frozen` stops it.
    """

    def __init__(
        self,
        site: RadioSite,
        made: Recording,
        *,
        window: int = 6,
        first: int = 100,
        folder: str = "",
        segment_s: float = SEGMENT_S,
    ) -> None:
        self.url = f"{site.url}{folder}/live.m3u8"
        self.window, self.first = window, first
        self.refused = threading.Event()
        self.titles: Callable[[int], str] = lambda sequence: ""
        self.tags: Callable[[int], str] = lambda sequence: ""
        self.before: Callable[[int], bytes] = lambda sequence: b""
        self._made = made
        self._segment_s = segment_s
        self._began = time.monotonic()
        self._frozen_at: float | None = None
        site.answers[f"{folder}/live.m3u8"] = self._list
        site.answers[f"{folder}/init.mp4"] = plain(lambda: made.init)
        for number in range(len(made.segments)):
            path = f"{folder}/{first + number}.{made.ending}"
            site.answers[path] = self._segment(number)

    @property
    def newest(self) -> int:
        now = self._frozen_at if self._frozen_at is not None else time.monotonic()
        passed = int((now - self._began) / self._segment_s)
        return min(len(self._made.segments), self.window + passed) - 1

    def freeze(self) -> None:
        self._frozen_at = time.monotonic()

    def shift(self, seconds: float) -> None:
        self._began -= seconds

    def _list(self, handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        newest = self.newest
        oldest = max(0, newest - self.window + 1)
        lines = ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{round(self._segment_s)}"]
        lines.append(f"#EXT-X-MEDIA-SEQUENCE:{self.first + oldest}")
        if self._made.init:
            lines.append('#EXT-X-MAP:URI="init.mp4"')
        for number in range(oldest, newest + 1):
            sequence = self.first + number
            tags = self.tags(sequence)
            lines += [tags] if tags else []
            lines += [
                f"#EXTINF:{self._segment_s:.3f},{self.titles(sequence)}",
                f"{sequence}.{self._made.ending}",
            ]
        self._answer(handler, "\n".join(lines).encode(), "application/vnd.apple.mpegurl")

    def _segment(self, number: int) -> Answer:
        def answer(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
            body = self.before(self.first + number) + self._made.segments[number]
            self._answer(handler, body, "application/octet-stream")

        return answer

    def _answer(self, handler: BaseHTTPRequestHandler, body: bytes, kind: str) -> None:
        if self.refused.is_set():
            handler.connection.close()
            return
        send(handler, body, kind)


def plain(body: Callable[[], bytes], kind: str = "application/octet-stream") -> Answer:
    def answer(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        send(handler, body(), kind)

    return answer


def send(handler: BaseHTTPRequestHandler, body: bytes, kind: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
