"""What was on air, kept in a file that plays: bit by bit, over holes, and on a full disk."""

from __future__ import annotations

import errno
import json
import os
import queue
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import pytest

from planetfm.audio import keptfile
from planetfm.audio.keptfile import measured
from planetfm.audio.recorder import Finished, Job, Recording
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.keeping import KeepProblem, Kept, KeptKind
from planetfm.core.model import Song
from planetfm.core.ogg import Page, identify, read_page
from tests.audio.streams import tone

ROOT = Path(__file__).parents[2]
T0 = 1_795_514_700.0
"""2026-11-24 17:05:00 in Jakarta."""

JAKARTA = ZoneInfo("Asia/Jakarta")
TEGAR = Song("Rossa", "Tegar", "Rossa - Tegar")
SANES = Song("Denny Caknan", "Sanes", "Denny Caknan - Sanes")
CODECS = [codec.value for codec in Codec]


def job(folder: Path, begin: float, stop_at: float | None, **more: Any) -> Job:
    return Job(KeptKind.CLIP, begin, stop_at, (folder,), "Planet FM", JAKARTA, **more)


def make(codec: str, *, span_s: float = 3600.0) -> Tape:
    tape = Tape(None, span_s=span_s)
    tape.begin(Codec(codec), T0)
    return tape


def play_onto(tape: Tape, sound: bytes, now: float, piece: int = 4000) -> None:
    """As if all of it had been on air before `now`."""
    for at in range(0, len(sound), piece):
        tape.append(sound[at : at + piece], now)


def record(tape: Tape, what: Job, *, now: float = T0 + 1000) -> Finished:
    ended: queue.Queue[Finished] = queue.Queue()
    recording = Recording(tape, what, ended.put, wall=lambda: now)
    recording.start()
    finished = ended.get(timeout=20)
    assert recording.join(5)
    return finished


def one(finished: Finished) -> Kept:
    assert finished.problem is None
    (kept,) = finished.kept
    assert Path(kept.path).stat().st_size == kept.size_bytes
    return kept


def one_that_was_killed(kept: Kept) -> Kept:
    return replace(kept, seconds=0.0, size_bytes=0, holes=0)


def sound_of(path: Path) -> bytes:
    """What is in the file behind its tags; of Ogg, its pages of sound without their heads."""
    data = path.read_bytes()
    if data.startswith(b"ID3"):
        size = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
        return data[10 + size :]
    return bodies(data)


def bodies(ogg: bytes) -> bytes:
    out, at, headers_left = b"", 0, 0
    while at < len(ogg):
        page = read_page(ogg, at)
        assert isinstance(page, Page)
        identity = identify(page)
        if identity is not None:
            headers_left = identity.header_packets
        if headers_left > 0:
            headers_left -= sum(size < 255 for size in page.lacing)
        else:
            out += page.lacing + page.body
        at += len(page.data)
    return out


def plays(path: Path) -> float:
    """Seconds that ffmpeg decodes of it, to its end and without a word of complaint."""
    done = subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-xerror",
            "-i",
            path,
            "-f",
            "s16le",
            "-ac",
            "1",
            "-ar",
            "8000",
            "-",
        ],
        capture_output=True,
        timeout=60,
    )
    assert done.stderr.decode() == ""
    assert done.returncode == 0
    return len(done.stdout) / 16000


def probed(path: Path) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams"]
    done = subprocess.run([*command, "-show_chapters", path], capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    tags = {**found["streams"][0].get("tags", {}), **found["format"].get("tags", {})}
    found["tags"] = {key.lower(): value for key, value in tags.items()}
    return found


@pytest.mark.parametrize("codec", CODECS)
def test_a_clip_is_the_streams_own_bytes_and_plays(codec: str, tmp_path: Path) -> None:
    sound = tone(codec)
    tape = make(codec)
    play_onto(tape, sound, T0)
    begin, end = tape.spot_at_media(4.0), tape.spot_at_media(9.0)
    # A thousandth later, because times of air are too large for the last digits of a float.
    span = (tape.air_of(begin.media_s) + 0.001, tape.air_of(end.media_s) + 0.001)
    kept = one(record(tape, job(tmp_path, *span)))
    piece = sound[begin.offset : end.offset]
    assert sound_of(Path(kept.path)) == (bodies(piece) if Codec(codec).in_ogg else piece)
    assert kept.seconds == pytest.approx(5, abs=0.3)
    assert plays(Path(kept.path)) == pytest.approx(kept.seconds, abs=0.15)
    assert kept.began == pytest.approx(T0 - 8, abs=0.4)
    tape.close()


@pytest.mark.parametrize("codec", CODECS)
def test_a_recording_from_the_first_byte_on_plays(codec: str, tmp_path: Path) -> None:
    tape = make(codec)
    play_onto(tape, tone(codec), T0)
    kept = one(record(tape, job(tmp_path, T0 - 100, T0 + 100)))
    assert plays(Path(kept.path)) == pytest.approx(12, abs=0.2)
    tape.close()


@pytest.mark.parametrize("codec", CODECS)
def test_another_program_reads_station_date_and_titles_with_their_times(
    codec: str, tmp_path: Path
) -> None:
    sound = tone(codec)
    tape = make(codec)
    tape.mark(TEGAR)
    play_onto(tape, sound[: len(sound) // 2], T0 - 6)
    tape.mark(SANES)
    play_onto(tape, sound[len(sound) // 2 :], T0)
    marks = tape.marks()
    kept = one(record(tape, job(tmp_path, T0 - 10, T0)))
    found = probed(Path(kept.path))
    assert found["tags"]["title"] == "2026-11-24 17.04 Planet FM"
    assert found["tags"]["artist"] == found["tags"]["album"] == "Planet FM"
    assert found["tags"]["date"] == "2026-11-24T17:04:50"
    assert float(found["format"]["duration"]) == pytest.approx(kept.seconds, abs=0.6)
    chapters = [(float(c["start_time"]), c["tags"]["title"]) for c in found["chapters"]]
    assert [title for _, title in chapters] == ["Rossa - Tegar", "Denny Caknan - Sanes"]
    begin_s = tape.spot_at_air(T0 - 10).media_s
    assert chapters[0][0] == 0
    assert chapters[1][0] == pytest.approx(marks[-1].media_s - begin_s, abs=0.01)
    tape.close()


def test_a_kept_song_is_called_by_its_name_and_has_no_chapters(tmp_path: Path) -> None:
    tape = make("mp3")
    tape.mark(TEGAR)
    play_onto(tape, tone("mp3"), T0)
    kept = one(record(tape, job(tmp_path, T0 - 9, T0 - 1, song=TEGAR)))
    assert Path(kept.path).name == "2026-11-24 17.04 Planet FM - Tegar, Rossa.mp3"
    assert kept.words == "Tegar, Rossa"
    found = probed(Path(kept.path))
    assert (found["tags"]["title"], found["tags"]["artist"]) == ("Tegar", "Rossa")
    assert found["chapters"] == []
    tape.close()


def test_no_file_is_ever_written_over(tmp_path: Path) -> None:
    tape = make("mp3")
    play_onto(tape, tone("mp3"), T0)
    mine = tmp_path / "2026-11-24 17.04 Planet FM.mp3"
    mine.write_text("a file of the listener's own")
    names = [Path(one(record(tape, job(tmp_path, T0 - 9, T0 - 5))).path).name for _ in range(2)]
    assert names == [
        "2026-11-24 17.04 Planet FM (2).mp3",
        "2026-11-24 17.04 Planet FM (3).mp3",
    ]
    assert mine.read_text() == "a file of the listener's own"
    tape.close()


def test_a_clip_longer_than_the_tape_has_what_there_is(tmp_path: Path) -> None:
    tape = make("mp3")
    play_onto(tape, tone("mp3"), T0)
    kept = one(record(tape, job(tmp_path, T0 - 1800, T0)))
    assert kept.seconds == pytest.approx(12, abs=0.1)
    tape.close()


@pytest.mark.parametrize("codec", CODECS)
def test_a_dropped_line_goes_on_in_the_same_file_with_the_hole_noted(
    codec: str, tmp_path: Path
) -> None:
    sound = tone(codec)
    tape = make(codec)
    half = tape_half(tape, sound)
    tape.begin(Codec(codec), T0 + 60)
    again = tape.headers_at(half) if Codec(codec).in_ogg else b""
    play_onto(tape, again + sound[half:], T0 + 60)
    whole_s = tape.end().media_s
    kept = one(record(tape, job(tmp_path, T0 - 100, T0 + 61)))
    assert kept.holes == 1
    assert kept.seconds == pytest.approx(whole_s, abs=0.01)
    assert plays(Path(kept.path)) == pytest.approx(whole_s, abs=0.4)
    holes = probed(Path(kept.path))["tags"]["holes"]
    begin, missing = holes.split(" -")
    assert begin == f"00:00:0{half_media_s(tape):.3f}"
    assert float(missing.removesuffix(" s")) == pytest.approx(60 - (whole_s / 2), abs=1.5)
    expected = bodies(sound) if Codec(codec).in_ogg else sound[: tape.end().offset]
    assert sound_of(Path(kept.path)) == expected
    tape.close()


def tape_half(tape: Tape, sound: bytes) -> int:
    """Plays half of the sound onto the tape; the offset of its last whole frame's end."""
    play_onto(tape, sound[: len(sound) // 2], T0)
    return tape.end().offset


def half_media_s(tape: Tape) -> float:
    (joint,) = tape.joints()
    return joint.media_s


def test_another_codec_goes_on_in_another_file(tmp_path: Path) -> None:
    tape = make("mp3")
    play_onto(tape, tone("mp3"), T0)
    tape.begin(Codec.OPUS, T0 + 12)
    play_onto(tape, tone("opus"), T0 + 12)
    finished = record(tape, job(tmp_path, T0 - 5, T0 + 13))
    assert finished.problem is None
    mp3, opus = finished.kept
    assert (mp3.codec, opus.codec) == (Codec.MP3, Codec.OPUS)
    assert plays(Path(mp3.path)) == pytest.approx(5, abs=0.2)
    assert plays(Path(opus.path)) == pytest.approx(12, abs=0.2)
    assert sound_of(Path(opus.path)) == bodies(tone("opus"))
    tape.close()


@pytest.mark.parametrize("codec", ["vorbis", "opus"])
def test_a_chain_of_songs_in_ogg_becomes_one_stream_without_a_chain(
    codec: str, tmp_path: Path
) -> None:
    first, second = tone(codec), tone(codec, 8)
    tape = make(codec)
    play_onto(tape, first + second, T0)
    kept = one(record(tape, job(tmp_path, T0 - 13, T0 + 1)))
    assert plays(Path(kept.path)) == pytest.approx(13, abs=0.3)
    assert bodies(second) in sound_of(Path(kept.path))
    assert Path(kept.path).read_bytes().count(b"OggS\0\2") == 1
    assert float(probed(Path(kept.path))["format"]["duration"]) == pytest.approx(13, abs=0.3)
    tape.close()


def test_another_setting_of_the_encoder_is_a_new_link_of_a_chain(tmp_path: Path) -> None:
    first, second = tone("vorbis"), coarse_vorbis()
    tape = make("vorbis")
    play_onto(tape, first + second, T0)
    kept = one(record(tape, job(tmp_path, T0 - 15, T0 + 1)))
    data = Path(kept.path).read_bytes()
    assert data.count(b"OggS\0\2") == 2
    assert bodies(second) in sound_of(Path(kept.path))
    assert plays(Path(kept.path)) == pytest.approx(kept.seconds, abs=0.3)
    tape.close()


def coarse_vorbis() -> bytes:
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=440:d=4", "-ac", "2"]
    command += ["-c:a", "libvorbis", "-b:a", "48k", "-ar", "44100", "-f", "ogg", "-"]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


class Clock:
    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def wait_until(true: Callable[[], bool], timeout_s: float = 10.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_an_open_recording_follows_what_is_heard_and_ends_there(tmp_path: Path) -> None:
    sound = tone("mp3")
    tape, clock = make("mp3"), Clock(T0)
    ended: queue.Queue[Finished] = queue.Queue()
    play_onto(tape, sound[: len(sound) // 2], T0)
    what = replace(job(tmp_path, T0 - 4, None), kind=KeptKind.RECORDING, lag_s=4.0)
    recording = Recording(tape, what, ended.put, wall=clock)
    recording.start()
    clock.now = T0 + 6
    play_onto(tape, sound[len(sound) // 2 :], T0 + 6)
    wait_until(lambda: recording.view.seconds > 5.5)
    view = recording.view
    assert Path(view.path).stat().st_size == view.size_bytes
    recording.stop()
    kept = one(ended.get(timeout=5))
    assert kept.seconds == pytest.approx(6, abs=0.3)
    assert recording.join(5)
    tape.close()


def test_what_the_tape_is_about_to_drop_is_taken_before_its_time(tmp_path: Path) -> None:
    sound = tone("mp3")
    tape, clock = make("mp3", span_s=8), Clock(T0)
    ended: queue.Queue[Finished] = queue.Queue()
    play_onto(tape, sound[:160_000], T0)
    begin = tape.spot_at_air(T0 - 6).offset
    what = replace(job(tmp_path, T0 - 6, None), lag_s=6.0)
    recording = Recording(tape, what, ended.put, wall=clock)
    recording.start()
    wait_until(lambda: recording.view.seconds > 5.5)
    play_onto(tape, sound[160_000:], T0 + 2)
    wait_until(lambda: recording.view.seconds > 7.5)
    recording.cut_short()
    kept = one(ended.get(timeout=5))
    assert kept.holes == 0
    assert sound_of(Path(kept.path)) == sound[begin : tape.end().offset]
    assert recording.join(5)
    tape.close()


def test_a_tape_that_is_closed_ends_the_recording(tmp_path: Path) -> None:
    tape = make("mp3")
    play_onto(tape, tone("mp3"), T0)
    ended: queue.Queue[Finished] = queue.Queue()
    recording = Recording(tape, job(tmp_path, T0 - 4, T0 + 9), ended.put, wall=lambda: T0 + 99)
    tape.close()
    recording.start()
    assert ended.get(timeout=5).problem is KeepProblem.NOTHING_ON_TAPE
    assert recording.join(5)


def test_a_recording_whose_line_stays_down_ends_with_what_there_is(tmp_path: Path) -> None:
    tape = make("mp3")
    play_onto(tape, tone("mp3"), T0)
    kept = one(record(tape, job(tmp_path, T0 - 5, T0 + 900), now=T0 + 1000))
    assert kept.seconds == pytest.approx(5, abs=0.2)
    tape.close()


def test_of_an_empty_tape_nothing_is_kept_and_no_file_made(tmp_path: Path) -> None:
    tape = Tape(None)
    finished = record(tape, job(tmp_path, T0 - 5, T0))
    assert finished == Finished((), KeepProblem.NOTHING_ON_TAPE)
    assert list(tmp_path.iterdir()) == []
    tape.close()


@pytest.mark.parametrize("codec", CODECS)
def test_a_full_disk_leaves_what_was_written_and_says_so(
    codec: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tape = make(codec)
    play_onto(tape, tone(codec), T0)
    room = [60_000]
    whole = keptfile.write_all

    def little_room(file: BinaryIO, data: bytes) -> None:
        if file.tell() + len(data) > room[0]:
            file.write(data[: max(0, room[0] - file.tell())])
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(file, data)

    monkeypatch.setattr(keptfile, "write_all", little_room)
    finished = record(tape, job(tmp_path, T0 - 13, T0 + 1))
    assert finished.problem is KeepProblem.DISK_FULL
    (kept,) = finished.kept
    assert 0.5 < kept.seconds < 9
    assert plays(Path(kept.path)) == pytest.approx(kept.seconds, abs=0.2)
    assert probed(Path(kept.path))["tags"]["album"] == "Planet FM"
    tape.close()


def test_where_the_chosen_folder_is_gone_the_usual_one_is_taken(tmp_path: Path) -> None:
    tape = make("mp3")
    play_onto(tape, tone("mp3"), T0)
    (tmp_path / "stick").write_text("not a folder any more")
    usual = tmp_path / "Music" / "Planet FM"
    what = replace(job(tmp_path, T0 - 5, T0), folders=(tmp_path / "stick", usual))
    finished = record(tape, what)
    assert finished.folder_refused
    assert Path(finished.kept[0].path).parent == usual
    nowhere = replace(what, folders=(tmp_path / "stick",))
    assert record(tape, nowhere).problem is KeepProblem.FOLDER_GONE
    tape.close()


def test_a_day_of_titles_fits_into_the_tags_and_moves_no_sound(tmp_path: Path) -> None:
    sound = tone("mp3")
    tape = make("mp3")
    for number in range(400):
        tape.mark(Song("Artis", f"Lagu yang judulnya cukup panjang {number}", ""))
        play_onto(tape, sound[number * 460 : (number + 1) * 460], T0)
    kept = one(record(tape, job(tmp_path, T0 - 13, T0 + 1)))
    assert sound_of(Path(kept.path)) == sound[: tape.end().offset]
    assert 100 < len(probed(Path(kept.path))["chapters"]) <= 255
    tape.close()


@pytest.mark.parametrize("codec", CODECS)
def test_killed_while_recording_the_file_plays(codec: str, tmp_path: Path) -> None:
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.audio.endless_recording", codec, str(tmp_path)],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if float(line) > 4:
                child.kill()
                break
        assert child.wait() == -9
    (path,) = tmp_path.iterdir()
    assert plays(path) > 3.5
    found = probed(path)
    assert found["tags"]["album"] == "Planet FM"
    assert [chapter["tags"]["title"] for chapter in found["chapters"]] == ["Rossa - Tegar"]


@pytest.mark.parametrize("codec", CODECS)
def test_what_is_in_a_file_is_measured_as_the_recorder_counted_it(
    codec: str, tmp_path: Path
) -> None:
    tape = make(codec)
    play_onto(tape, tone(codec), T0 + 12)
    kept = one(record(tape, job(tmp_path, T0 + 2, T0 + 8)))
    found = measured(one_that_was_killed(kept))
    assert found == replace(kept, seconds=found.seconds)
    assert found.seconds == pytest.approx(kept.seconds, abs=0.03)
    with Path(kept.path).open("r+b") as file:
        file.truncate(kept.size_bytes - 700)  # in the middle of a frame
    assert kept.seconds - 1.1 < measured(kept).seconds < kept.seconds
    tape.close()


def test_a_file_is_told_of_when_it_is_begun(tmp_path: Path) -> None:
    tape = make("mp3")
    play_onto(tape, tone("mp3"), T0 + 12)
    opened: list[Kept] = []
    ended: queue.Queue[Finished] = queue.Queue()
    what = job(tmp_path, T0 + 2, T0 + 8)
    recording = Recording(tape, what, ended.put, opened=opened.append, wall=lambda: T0 + 1000)
    recording.start()
    kept = one(ended.get(timeout=20))
    assert recording.join(5)
    assert opened == [replace(kept, seconds=0.0, size_bytes=opened[0].size_bytes)]
    assert opened[0].size_bytes < kept.size_bytes
    tape.close()
