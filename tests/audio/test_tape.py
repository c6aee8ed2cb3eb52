"""The tape keeps every byte where its second can be found again."""

from __future__ import annotations

import contextlib
import errno
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planetfm.audio.segments import Segment, Segments
from planetfm.audio.tape import MEMORY_SPAN_S, Tape
from planetfm.core.codec import Codec
from tests.audio.streams import tone
from tests.core.sound_bytes import opus_headers, opus_sound

T0 = 1_000_000.0


def test_what_was_appended_is_read_back_bit_by_bit(tmp_path: Path) -> None:
    sound = tone("mp3")
    tape = Tape(tmp_path, segment_bytes=10_000)
    tape.begin(Codec.MP3, T0)
    for at in range(0, len(sound), 999):
        tape.append(sound[at : at + 999], T0)
    read, offset = b"", 0
    while piece := tape.read_until(offset, 1e9, 7000):
        read += piece
        offset += len(piece)
    assert read == sound[: tape.end().offset]
    assert tape.end().media_s == pytest.approx(12, abs=0.1)
    tape.close()


def test_the_oldest_files_are_removed_and_the_span_is_kept(tmp_path: Path) -> None:
    sound = tone("mp3")
    tape = Tape(tmp_path, span_s=4, segment_bytes=16_000)
    tape.begin(Codec.MP3, T0)
    for at in range(0, len(sound), 1000):
        tape.append(sound[at : at + 1000], T0)
    assert 4 <= tape.end().media_s - tape.start().media_s <= 4.3
    on_disk = sum(file.stat().st_size for file in tmp_path.rglob("*.seg"))
    assert 4 * 16_000 <= on_disk <= 4 * 16_000 + 2 * 16_000
    assert tape.read_until(tape.start().offset, 1e9, 100)
    tape.close()
    tape.clear()
    assert list(tmp_path.rglob("*")) == []


def test_after_a_hole_the_part_frame_before_it_is_gone(tmp_path: Path) -> None:
    sound = tone("mp3")
    tape = Tape(tmp_path)
    tape.begin(Codec.MP3, T0)
    tape.append(sound[:10_000], T0)
    whole = tape.end().offset
    assert whole < 10_000
    tape.begin(Codec.MP3, T0 + 60)
    tape.append(sound[whole : whole + 20_000], T0 + 60)
    read = tape.read_until(0, 1e9, 100_000)
    assert read == sound[: len(read)]
    assert len(tape.view(None).holes) == 1
    tape.close()


def test_an_ogg_stream_can_be_entered_in_the_middle_with_its_headers(tmp_path: Path) -> None:
    sound = tone("opus")
    tape = Tape(tmp_path)
    tape.begin(Codec.OPUS, T0)
    tape.append(sound, T0)
    middle = tape.spot_at_media(6.0)
    assert tape.headers_at(0) == b""
    assert tape.headers_at(middle.offset).startswith(b"OggS")
    assert b"OpusHead" in tape.headers_at(middle.offset)
    tape.close()


def test_of_a_chains_header_pages_those_are_kept_that_sound_on_the_tape_needs() -> None:
    """With a cover in each, a station's day of them is 100 MB."""
    tape = Tape(None, span_s=4)
    tape.begin(Codec.OPUS, T0)
    for song in range(40):
        tape.append(opus_headers(f"TITLE={song}", serial=song), T0 + 2 * song)
        tape.append(b"".join(opus_sound(10, serial=song)), T0 + 2 * song + 2)
    oldest = tape.start()
    for at_s in range(4):
        spot = tape.spot_at_media(oldest.media_s + 0.2 + at_s)
        heard = opus_headers(f"TITLE={int(spot.media_s // 2)}", serial=int(spot.media_s // 2))
        assert tape.headers_at(spot.offset) == heard
    assert len(tape._headers) <= 4
    tape.close()


def test_the_tail_holds_only_what_the_station_can_go_on_from(tmp_path: Path) -> None:
    sound = tone("mp3")
    tape = Tape(tmp_path)
    assert tape.tail(1000) == b""
    tape.begin(Codec.MP3, T0)
    tape.append(sound[:5000], T0)
    tape.begin(Codec.MP3, T0 + 60)
    tape.append(sound[50_000:52_000], T0 + 60)
    assert tape.tail(100_000) == sound[50_000:52_000]
    tape.close()


def test_a_full_disk_shortens_the_tape_and_stops_no_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = tone("mp3")
    tape = Tape(tmp_path, segment_bytes=16_000)
    tape.begin(Codec.MP3, T0)
    tape.append(sound[:40_000], T0)
    whole_append = Segment.append

    def full(segment: Segment, data: bytes) -> None:
        if segment.path is not None:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole_append(segment, data)

    monkeypatch.setattr(Segment, "append", full)
    tape.append(sound[40_000:], T0)
    assert tape.disk_refused
    read, offset = b"", 0
    while piece := tape.read_until(offset, 1e9, 7000):
        read += piece
        offset += len(piece)
    assert read == sound[: tape.end().offset]
    tape.close()


def test_without_a_folder_some_minutes_are_kept_in_memory() -> None:
    tape = Tape(None, span_s=3600)
    assert tape._span_s == MEMORY_SPAN_S
    tape.close()


def test_a_folder_that_cannot_be_made_costs_only_the_hour(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    tape = Tape(tmp_path / "file" / "tape")
    tape.begin(Codec.MP3, T0)
    tape.append(tone("mp3")[:20_000], T0)
    assert tape.disk_refused
    assert tape.end().media_s > 1
    tape.close()


@settings(max_examples=60)
@given(
    st.lists(st.binary(min_size=1, max_size=50), max_size=30),
    st.integers(min_value=1, max_value=64),
    st.data(),
)
def test_segments_are_one_run_of_bytes(pieces: list[bytes], size: int, data: st.DataObject) -> None:
    run = Segments(None, size)
    whole = b"".join(pieces)
    for piece in pieces:
        run.append(piece)
    assert run.end == len(whole)
    if whole:
        start = data.draw(st.integers(0, len(whole)))
        count = data.draw(st.integers(0, len(whole)))
        assert run.read_all(start, count) == whole[start : start + count]
        end = data.draw(st.integers(0, len(whole)))
        run.cut(end)
        run.append(b"tail")
        assert run.read_all(0, 10_000) == whole[:end] + b"tail"
    run.remove()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for 200 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_the_tape_is_as_long_as_there_is_room(tiny_disk: Path) -> None:
    sound = tone("mp3", 60)
    tape = Tape(tiny_disk / "tape", segment_bytes=16_000)
    tape.begin(Codec.MP3, T0)
    for at in range(0, len(sound), 1000):
        tape.append(sound[at : at + 1000], T0 + at / 16_000)
    view = tape.view(None)
    assert view.shortened
    assert not tape.disk_refused, "the oldest made room"
    assert view.newest is not None
    assert view.oldest is not None
    assert 6 < view.newest - view.oldest < 13
    read, offset = b"", tape.start().offset
    while piece := tape.read_until(offset, 1e9, 7000):
        read += piece
        offset += len(piece)
    assert read == sound[tape.start().offset : tape.end().offset]
    tape.close()
    again = Tape(tiny_disk / "tape")
    assert again.recall(T0 + 60)
    assert again.view(None).newest == pytest.approx(view.newest, abs=1.1)
    again.close()


def test_on_a_disk_that_others_fill_the_sound_goes_on_in_memory_and_back(tiny_disk: Path) -> None:
    sound = tone("mp3", 60)
    tape = Tape(tiny_disk / "tape", segment_bytes=16_000)
    tape.begin(Codec.MP3, T0)
    tape.append(sound[:40_000], T0)
    hog = tiny_disk / "hog"
    with hog.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    tape.append(sound[40_000:200_000], T0 + 10)
    assert tape.disk_refused
    assert tape.shortened
    hog.unlink()
    tape.append(sound[200_000:240_000], T0 + 13)
    assert not tape.disk_refused, "each new piece tries the disk again"
    read, offset = b"", tape.start().offset
    while piece := tape.read_until(offset, 1e9, 7000):
        read += piece
        offset += len(piece)
    assert read == sound[tape.start().offset : tape.end().offset]
    tape.close()
