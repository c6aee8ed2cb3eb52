"""The tape between threads: nobody who only asks waits for a disk, and what is read is right."""

from __future__ import annotations

import errno
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planetfm.audio.segments import Segment, Segments
from planetfm.audio.tape import MEMORY_SPAN_S, Tape
from planetfm.core.codec import Codec
from planetfm.core.model import Song
from tests.audio.streams import tone
from tests.net.raw_server import within

T0 = 1_000_000.0
BYTES_A_SECOND = 16_000


class Disk:
    """A disk that can be made to hang, or to refuse."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.turns = threading.Event()
        self.turns.set()
        self.hangs = threading.Event()
        self.refuses: Callable[[Path], bool] = lambda path: False
        self._patch = monkeypatch
        for name in ("append", "read", "note", "remove"):
            self._slow(name)

    def _slow(self, name: str) -> None:
        real = getattr(Segment, name)

        def slow(segment: Segment, *given: object) -> object:
            if segment.path is not None:
                if not self.turns.is_set():
                    self.hangs.set()
                    self.turns.wait(10)
                if name == "append" and self.refuses(segment.path):
                    raise OSError(errno.EIO, "a bad block")
            return real(segment, *given)

        self._patch.setattr(Segment, name, slow)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk(monkeypatch)
    yield made
    made.turns.set()


def ask_everything(tape: Tape) -> None:
    """What the window does twice a second, and when a clock is put right."""
    tape.view(tape.end().media_s)
    tape.live_spot(4.0)
    tape.spot_at_air(T0)
    tape.air_of(1.0)
    tape.song_at(1.0)
    tape.marks()
    tape.joints()
    assert tape.size_bytes
    tape.expire(T0)
    tape.clock_moved(1.0, T0)


BUSY: list[Callable[[Tape], object]] = [
    lambda tape: tape.append(tone("mp3")[64_000:96_000], T0 + 5),
    lambda tape: tape.read_until(0, 1e9, 7000),
    lambda tape: tape.mark(Song("a", "b", "a - b")),
    lambda tape: tape.begin(Codec.MP3, T0 + 5),
    lambda tape: tape.keep(0),
    lambda tape: tape.clear(2.0),
    lambda tape: tape.note_clock(),
    lambda tape: tape.tail(1000),
]
NAMES = ["append", "read", "title", "hole", "keep", "clear", "clock", "tail"]


@pytest.mark.parametrize("busy", BUSY, ids=NAMES)
def test_who_asks_waits_for_no_disk(
    tmp_path: Path, disk: Disk, busy: Callable[[Tape], object]
) -> None:
    tape = Tape(tmp_path, segment_bytes=16_000)
    tape.begin(Codec.MP3, T0)
    tape.append(tone("mp3")[:63_000], T0 + 4)
    tape.clock_moved(1.0, T0 + 5)
    disk.turns.clear()
    thread = threading.Thread(target=busy, args=(tape,))
    thread.start()
    assert disk.hangs.wait(3.0)
    within(0.5, lambda: ask_everything(tape))
    disk.turns.set()
    thread.join(3.0)
    assert not thread.is_alive()
    tape.close()


def test_what_is_read_is_what_was_sent_whatever_is_done_meanwhile(tmp_path: Path) -> None:
    """Two readers, the station, and a listener who changes the tape's length all the time."""
    sound = tone("mp3", 60)
    tape = Tape(tmp_path, span_s=20, segment_bytes=16_000)
    tape.begin(Codec.MP3, T0)
    tape.append(sound[:20_000], T0 + 1)
    over = threading.Event()
    wrong: list[object] = []
    reads = [0, 0]

    def read(number: int) -> None:
        dice = random.Random(number)
        while not over.is_set():
            first, last = tape.start().offset, tape.end().offset
            at = dice.randint(first, max(first, last - 1))
            data = tape.read_until(at, 1e9, 5000)
            reads[number] += bool(data)
            if data != sound[at : at + len(data)]:
                wrong.append((at, len(data)))

    def change() -> None:
        dice = random.Random(9)
        while not over.is_set():
            tape.keep(dice.choice([0, 10, 20]))
            time.sleep(0.01)
            if dice.random() < 0.2:
                tape.clear(tape.end().media_s - dice.choice([0, 1, 3]))
            tape.note_clock()

    def look() -> None:
        while not over.is_set():
            tape.view(tape.end().media_s)
            tape.expire(T0 + 30)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(2)]
    threads += [threading.Thread(target=work) for work in (change, look)]
    for thread in threads:
        thread.start()
    try:
        for at in range(20_000, len(sound), 700):
            tape.append(sound[at : at + 700], T0 + at / BYTES_A_SECOND)
            time.sleep(0.001)
    finally:
        over.set()
        for thread in threads:
            thread.join(5.0)
    assert not any(thread.is_alive() for thread in threads)
    assert wrong == []
    assert min(reads) > 100
    assert tape.end().media_s == pytest.approx(60, abs=0.2)
    tape.close()
    tape.clear()
    assert list(tmp_path.rglob("*")) == []


def test_one_refused_file_does_not_cost_the_hour(tmp_path: Path, disk: Disk) -> None:
    tape = Tape(tmp_path, segment_bytes=16_000)
    tape.begin(Codec.MP3, T0)
    minute = tone("mp3", 60)

    def hear(minutes: int) -> None:
        for _ in range(minutes):
            end_s = tape.end().media_s
            tape.append(minute, T0 + end_s + 60)

    hear(6)
    began_s = tape.end().media_s
    disk.refuses = lambda path: True
    hear(2)
    assert tape.disk_refused
    assert tape.start().media_s == 0.0
    disk.refuses = lambda path: False
    hear(1)
    assert not tape.disk_refused
    assert tape.start().media_s == 0.0
    disk.refuses = lambda path: True
    hear(1)
    assert tape.start().media_s == pytest.approx(began_s + 4 * 60 - MEMORY_SPAN_S, abs=1)
    hear(2)
    assert tape.end().media_s - tape.start().media_s == pytest.approx(MEMORY_SPAN_S, abs=1)
    tape.close()


def test_a_segment_that_has_moved_is_not_taken_for_a_lost_one() -> None:
    old = Segments(None, 10)
    old.append(b"0123456789")
    (gone,) = old.in_memory
    new = old.moved(None, 4)
    assert not new.drop_with(gone)
    assert new.read_all(4, 6) == b"456789"
    old.remove()
    with pytest.raises(OSError, match="memory"):
        gone.read(4, 2)
