"""One attempt at a station: what reaches the sink, in which order, and how it ends."""

from __future__ import annotations

import contextlib
import gc
import queue
import socket
import struct
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.errors import StreamError, Trouble
from planetfm.core.icy import IcyTitle
from planetfm.net import stream
from planetfm.net.bookmark import Bookmark
from planetfm.net.stream import Ended, Flowing, Listener, Resumed, Sink, StreamEvent
from tests.core.sound_bytes import (
    comment_packet,
    interleave,
    mp3_frame,
    noise,
    ogg_crc,
    opus_headers,
)
from tests.net.raw_server import RawServer, Serve, Talk, answering, within
from tests.stations.parts import free_port

OK = b"HTTP/1.0 200 OK\r\nContent-Type: audio/mpeg\r\nicy-name: Planet FM\r\n\r\n"
MUSIC = b"".join(mp3_frame(seed) for seed in range(200))


class Recorder:
    """A sink that writes down what it is given, and can be made to take its time."""

    def __init__(self) -> None:
        self.calls: list[str | bytes] = []
        self.settled = False
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()

    def begin(self, content_type: str) -> None:
        self.calls.append(f"begin {content_type}")
        self.settled = False

    def sound(self, data: bytes) -> None:
        self.entered.set()
        self.gate.wait(10)
        if self.calls and isinstance(self.calls[-1], bytes):
            self.calls[-1] += data
        else:
            self.calls.append(data)
        self.settled = True

    def title(self, title: IcyTitle) -> None:
        self.calls.append(f"title {title.raw}")


class Attempts:
    """Listeners and what they posted."""

    def __init__(self) -> None:
        self.events: list[StreamEvent] = []
        self._came: queue.Queue[StreamEvent] = queue.Queue()
        self._made: list[Listener] = []

    def start(self, url: str, sink: Sink, after: Listener | None = None) -> Listener:
        one = Listener(url, len(self._made) + 1, sink, self._post, user_agent="PlanetFM-test")
        self._made.append(one)
        one.start(after)
        return one

    def wait(self, kind: type[Any], timeout_s: float = 5.0) -> Any:
        while True:
            event = self._came.get(timeout=timeout_s)
            if isinstance(event, kind):
                return event

    def ended(self, url: str, sink: Sink) -> tuple[Trouble, list[type[StreamEvent]]]:
        """How an attempt ends, and the kinds of its events."""
        one = self.start(url, sink)
        error = self.wait(Ended).error
        assert one.join(2.0)
        return error.trouble, [type(event) for event in self.events]

    def close(self) -> None:
        for one in self._made:
            one.hang_up()
        for one in self._made:
            assert one.join(3.0)

    def _post(self, event: StreamEvent) -> None:
        self.events.append(event)
        self._came.put(event)


@pytest.fixture
def attempts() -> Iterator[Attempts]:
    made = Attempts()
    yield made
    made.close()


@pytest.fixture
def sink() -> Recorder:
    return Recorder()


@pytest.fixture
def tape(tmp_path: Path) -> Iterator[Tape]:
    made = Tape(tmp_path / "tape")
    yield made
    made.close()


@pytest.fixture
def writer(tape: Tape) -> TapeWriter:
    """The real sink."""
    return TapeWriter(tape)


def test_sound_and_titles_reach_the_sink_in_order(attempts: Attempts, sink: Recorder) -> None:
    sound = noise(1, 300)
    body = interleave(sound, 100, [b"StreamTitle='One';", b"", b"StreamTitle='Two';"])
    head = OK.replace(b"icy-name", b"icy-metaint: 100\r\nicy-name")
    with RawServer(answering(head + body)) as server:
        trouble, kinds = attempts.ended(server.url("/siaran"), sink)
    assert trouble is Trouble.CLOSED
    assert kinds == [Flowing, Ended]
    assert sink.calls == ["begin audio/mpeg", sound[:100], "title One", sound[100:], "title Two"]


def test_a_server_without_titles_is_taken_byte_for_byte(attempts: Attempts, sink: Recorder) -> None:
    with RawServer(answering(OK + MUSIC)) as server:
        attempts.ended(server.url(), sink)
    assert sink.calls == ["begin audio/mpeg", MUSIC]


class Counting(Recorder):
    """And counts how often it is given sound."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = 0

    def sound(self, data: bytes) -> None:
        super().sound(data)
        self.pieces += 1


def test_flowing_sound_is_taken_in_fewer_pieces_than_it_came(attempts: Attempts) -> None:
    """Each piece wakes the process; nothing is lost by taking some together."""
    sink, sent = Counting(), 40
    pieces = [MUSIC[at * 400 : (at + 1) * 400] for at in range(sent)]

    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(OK)
        for piece in pieces:
            talk.say(piece)
            time.sleep(0.02)

    with RawServer(serve) as server:
        attempts.start(server.url(), sink)
        attempts.wait(Ended)
    assert sink.calls == ["begin audio/mpeg", b"".join(pieces)]
    assert sink.pieces <= sent / 2


@pytest.mark.parametrize("metaint", ["0", "-1", "abc", "99999999999", ""])
def test_a_senseless_title_interval_means_no_titles(
    attempts: Attempts, sink: Recorder, metaint: str
) -> None:
    head = OK.replace(b"icy-name", f"icy-metaint: {metaint}\r\nicy-name".encode())
    with RawServer(answering(head + MUSIC)) as server:
        attempts.ended(server.url(), sink)
    assert sink.calls == ["begin audio/mpeg", MUSIC]


def test_nothing_is_told_after_hanging_up(attempts: Attempts, sink: Recorder) -> None:
    with RawServer(answering(OK + MUSIC, then=Talk.wait_for_hang_up)) as server:
        one = attempts.start(server.url(), sink)
        attempts.wait(Flowing)
        known = list(attempts.events)
        within(0.05, one.hang_up)
        assert one.join(0.3)
        assert attempts.events == known


@pytest.mark.parametrize("when", ["connecting", "in the header"])
def test_hanging_up_early_ends_the_attempt_without_a_word(
    attempts: Attempts, sink: Recorder, when: str
) -> None:
    asked = threading.Event()

    def serve(talk: Talk) -> None:
        if when == "in the header":
            talk.asked()
            talk.say(b"HTTP/1.0 200 OK\r\n")
        asked.set()
        talk.wait_for_hang_up()

    with RawServer(serve) as server:
        one = attempts.start(server.url(), sink)
        assert asked.wait(3.0)
        one.hang_up()
        assert one.join(0.5)
        assert attempts.events == [] == sink.calls


def test_the_sink_is_touched_only_once_the_attempt_before_let_go(
    attempts: Attempts, sink: Recorder
) -> None:
    with RawServer(answering(OK + b"first", OK + b"second")) as server:
        sink.gate.clear()
        first = attempts.start(server.url(), sink)
        assert sink.entered.wait(3.0)
        first.hang_up()
        second = attempts.start(server.url(), sink, after=first)
        assert not second.let_go(0.2)
        assert sink.calls == ["begin audio/mpeg"]
        sink.gate.set()
        assert attempts.wait(Ended).generation == 2
    assert sink.calls == ["begin audio/mpeg", b"first", "begin audio/mpeg", b"second"]


def test_an_attempt_that_hangs_in_a_name_look_up_does_not_hold_the_tape(
    attempts: Attempts, sink: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, found = threading.Event(), threading.Event()
    real = socket.getaddrinfo

    def slow(host: str, port: int, **options: Any) -> Any:
        if host == "slow.invalid":
            looking.set()
            found.wait(10)
            host = "127.0.0.1"
        return real(host, port, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with RawServer(answering(OK + MUSIC)) as server:
        first = attempts.start(f"http://slow.invalid:{server.port}/", sink)
        assert looking.wait(3.0)
        first.hang_up()
        attempts.start(server.url(), sink, after=first)
        within(2.0, lambda: attempts.wait(Flowing))
        found.set()
        assert first.join(3.0)
        attempts.wait(Ended)
        assert sink.calls == ["begin audio/mpeg", MUSIC]
        assert server.visits == 1


def test_a_long_outage_keeps_no_chain_of_old_attempts(sink: Recorder) -> None:
    url = f"http://127.0.0.1:{free_port()}/"
    over: queue.Queue[StreamEvent] = queue.Queue()
    before: Listener | None = None
    first: weakref.ref[Listener] | None = None
    for generation in range(5):
        one = Listener(url, generation, sink, over.put, user_agent="PlanetFM-test")
        one.start(before)
        assert isinstance(over.get(timeout=3.0), Ended)
        assert one.join(2.0)
        first = first or weakref.ref(one)
        before = one
    gc.collect()
    assert first is not None
    assert first() is None


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/listen.pls", "audio/x-scpls", "[playlist]\nFile1={0}\nNumberOfEntries=1\n"),
        ("/listen.m3u", "audio/x-mpegurl", "#EXTM3U\n#EXTINF:-1,Planet FM\n{0}\n"),
        ("/listen", "audio/x-mpegurl", "{0}\r\n"),
    ],
)
def test_a_playlist_is_seen_through(
    attempts: Attempts, sink: Recorder, path: str, kind: str, text: str
) -> None:
    def serve(talk: Talk) -> None:
        if "GET /siaran" in talk.asked():
            talk.say(OK + MUSIC)
            return
        body = text.format(f"http://127.0.0.1:{talk.conn.getsockname()[1]}/siaran")
        talk.say(f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}")

    with RawServer(serve) as server:
        attempts.ended(server.url(path), sink)
    assert sink.calls == ["begin audio/mpeg", MUSIC]


def page(kind: str) -> bytes:
    head = f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n" if kind else "HTTP/1.0 200 OK\r\n\r\n"
    return head.encode() + b"\n<!DOCTYPE html><html><body>Tidak ada siaran</body></html>"


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "audio/mpeg", ""])
def test_a_web_page_is_not_taken_for_sound(attempts: Attempts, sink: Recorder, kind: str) -> None:
    with RawServer(answering(page(kind))) as server:
        trouble, kinds = attempts.ended(server.url(), sink)
    assert (trouble, kinds) == (Trouble.NOT_WHAT_WAS_ASKED, [Ended])
    assert sink.calls == []


def endless_playlist(talk: Talk) -> None:
    asked = talk.asked()
    talk.say("HTTP/1.0 200 OK\r\nContent-Type: audio/x-mpegurl\r\n\r\n")
    talk.say(f"http://127.0.0.1:{talk.conn.getsockname()[1]}/{len(asked)}.m3u\n")


def refuse(status: int) -> Serve:
    return answering(f"HTTP/1.0 {status} No\r\nRetry-After: 5\r\n\r\n")


@pytest.mark.parametrize(
    ("serve", "trouble"),
    [
        (refuse(404), Trouble.GONE),
        (refuse(503), Trouble.RATE_LIMITED),
        (refuse(500), Trouble.HTTP_STATUS),
        (endless_playlist, Trouble.NOT_WHAT_WAS_ASKED),
        (lambda talk: None, Trouble.CLOSED),
    ],
    ids=["404", "503", "500", "playlists for ever", "closed"],
)
def test_what_never_was_sound_ends_with_one_word(
    attempts: Attempts, sink: Recorder, serve: Serve, trouble: Trouble
) -> None:
    with RawServer(serve) as server:
        assert attempts.ended(server.url(), sink) == (trouble, [Ended])
    assert sink.calls == []


def trickle_header(talk: Talk) -> None:
    talk.asked()
    talk.trickle(b"HTTP/1.0 200 OK\r\n" + b"x: y\r\n" * 1000, 0.05)


def trickle_sound(talk: Talk) -> None:
    talk.asked()
    talk.say(OK)
    talk.trickle(MUSIC, 0.05)


def garbage(talk: Talk) -> None:
    talk.asked()
    talk.say(OK + noise(5, 200_000))
    talk.wait_for_hang_up()


def endless_header(talk: Talk) -> None:
    talk.asked()
    talk.say(b"HTTP/1.0 200 OK\r\n")
    for _ in range(1_000_000):
        talk.say(b"x: " + b"y" * 1000 + b"\r\n")


def page_of(lacing: bytes, body: bytes, flags: int) -> bytes:
    """A page whose packet goes on in the next one, with its checksum."""
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, -1, 7, 1, 0) + bytes([len(lacing)])
    page = head + lacing + body
    return page[:22] + struct.pack("<I", ogg_crc(page)) + page[26:]


def huge_comment(talk: Talk) -> None:
    """Ogg whose title has 16 MB."""
    talk.asked()
    talk.say(OK.replace(b"audio/mpeg", b"application/ogg"))
    talk.say(opus_headers()[:47])
    start = comment_packet(b"OpusTags", "TITLE=" + "x" * 16_000_000)[: 255 * 255]
    talk.say(page_of(b"\xff" * 255, start, 0))
    more = page_of(b"\xff" * 255, b"x" * 255 * 255, 1)
    for _ in range(246):
        talk.say(more)
    talk.wait_for_hang_up()


@pytest.mark.parametrize(
    ("serve", "trouble"),
    [
        (trickle_header, Trouble.STALLED),
        (endless_header, Trouble.NOT_WHAT_WAS_ASKED),
        (trickle_sound, Trouble.STALLED),
        (garbage, Trouble.NOT_WHAT_WAS_ASKED),
    ],
    ids=["header a byte at a time", "endless header", "sound a byte at a time", "garbage"],
)
def test_a_hostile_stream_never_counts_as_connected(
    attempts: Attempts,
    writer: TapeWriter,
    monkeypatch: pytest.MonkeyPatch,
    serve: Serve,
    trouble: Trouble,
) -> None:
    monkeypatch.setattr(stream, "CONNECT_S", 0.5)
    monkeypatch.setattr(stream, "SETTLE_S", 0.5)
    ends: list[tuple[Trouble, list[type[StreamEvent]]]] = []
    with RawServer(serve) as server:
        within(3.0, lambda: ends.append(attempts.ended(server.url(), writer)))
    assert ends[0][0] is trouble
    assert Flowing not in ends[0][1]


def test_a_title_of_16_megabytes_neither_blocks_nor_fills_the_machine(
    attempts: Attempts, tape: Tape, writer: TapeWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "STALL_S", 0.5)
    with RawServer(huge_comment) as server:
        within(6.0, lambda: attempts.ended(server.url(), writer))
    assert tape.end().media_s == 0.0
    assert tape.size_bytes < 4_000_000
    assert tape.view(None).songs == ()


def test_a_stream_of_nothing_but_titles_ends_in_time(
    attempts: Attempts, writer: TapeWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "SETTLE_S", 0.5)
    block = b"\xff" + b"StreamTitle='".ljust(4080, b"x")

    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(OK.replace(b"icy-name", b"icy-metaint: 1\r\nicy-name"))
        with contextlib.suppress(OSError):
            while True:
                talk.say((b"s" + block) * 16)

    with RawServer(serve) as server:
        within(4.0, lambda: attempts.ended(server.url(), writer))


def test_a_line_that_falls_silent_is_told(
    attempts: Attempts, sink: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "STALL_S", 0.3)
    with RawServer(answering(OK + MUSIC, then=Talk.wait_for_hang_up)) as server:
        trouble, kinds = attempts.ended(server.url(), sink)
    assert (trouble, kinds) == (Trouble.STALLED, [Flowing, Ended])


class Stalling:
    """A server that sends some music, is silent, and goes on when told to."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()

    def __call__(self, talk: Talk) -> None:
        talk.asked()
        talk.say(OK + MUSIC)
        self.goes_on.wait(10)
        with contextlib.suppress(OSError):
            talk.say(MUSIC)


def wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.01)


def lingering(attempts: Attempts, url: str, sink: Sink, bookmark: Bookmark) -> Listener:
    one = Listener(
        url,
        len(attempts._made) + 1,
        sink,
        attempts._post,
        user_agent="PlanetFM-test",
        bookmark=bookmark,
        linger_s=8.0,
    )
    attempts._made.append(one)
    return one


def test_a_stalled_line_that_comes_back_first_goes_on_without_a_lost_byte(
    attempts: Attempts, sink: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "STALL_S", 0.3)
    silent, bookmark = Stalling(), Bookmark()
    with (
        RawServer(silent) as server,
        RawServer(lambda talk: talk.wait_for_hang_up()) as nobody,
    ):
        first = lingering(attempts, server.url(), sink, bookmark)
        first.start()
        assert attempts.wait(Ended).error.trouble is Trouble.STALLED
        assert first.lingers
        second = lingering(attempts, nobody.url(), sink, bookmark)
        second.start(after=first)
        silent.goes_on.set()
        assert attempts.wait(Resumed).generation == 1
        assert first.keep_instead_of(second)
        assert second.join(3.0)
        assert attempts.wait(Ended).error.trouble is Trouble.CLOSED, "as any line ends"
    assert sink.calls == ["begin audio/mpeg", MUSIC + MUSIC]
    assert [event.generation for event in attempts.events] == [1] * len(attempts.events)


def test_whoever_opens_takes_over_from_a_stalled_line(
    attempts: Attempts, sink: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "STALL_S", 0.3)
    silent, bookmark = Stalling(), Bookmark()
    with (
        RawServer(silent) as server,
        RawServer(answering(OK + MUSIC, then=Talk.wait_for_hang_up)) as other,
    ):
        first = lingering(attempts, server.url(), sink, bookmark)
        first.start()
        attempts.wait(Ended)
        second = lingering(attempts, other.url(), sink, bookmark)
        second.start(after=first)
        assert attempts.wait(Flowing).generation == 2
        assert not first.keep_instead_of(second)
        assert first.join(3.0)
        silent.goes_on.set()
        within(3.0, lambda: wait_until(lambda: sink.calls[-1] == MUSIC))
    assert not [event for event in attempts.events if isinstance(event, Resumed)]
    assert sink.calls == ["begin audio/mpeg", MUSIC, "begin audio/mpeg", MUSIC]


def test_who_waits_on_is_hung_up_on_like_any_other(
    attempts: Attempts, sink: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "STALL_S", 0.3)
    silent = Stalling()
    with RawServer(silent) as server:
        first = lingering(attempts, server.url(), sink, Bookmark())
        first.start()
        attempts.wait(Ended)
        first.hang_up()
        assert first.join(2.0)
        assert not first.lingers
        silent.goes_on.set()


class Refusing(Recorder):
    """A sink that raises."""

    def __init__(self, error: Callable[[], Exception]) -> None:
        super().__init__()
        self._error = error

    def sound(self, data: bytes) -> None:
        raise self._error()


def test_what_the_sink_refuses_ends_the_attempt(attempts: Attempts) -> None:
    picky = Refusing(lambda: StreamError(Trouble.CANNOT_DECODE, "no"))
    with RawServer(answering(OK + MUSIC, then=Talk.wait_for_hang_up)) as server:
        assert attempts.ended(server.url(), picky)[0] is Trouble.CANNOT_DECODE


def test_a_bug_in_the_sink_ends_the_attempt_and_is_logged(
    attempts: Attempts, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Refusing(lambda: KeyError("a bug"))
    with RawServer(answering(OK + MUSIC, then=Talk.wait_for_hang_up)) as server:
        trouble, kinds = attempts.ended(server.url(), broken)
    assert (trouble, kinds[-1]) == (Trouble.CLOSED, Ended)
    assert "a bug" in caplog.text
