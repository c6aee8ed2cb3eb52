"""The tape outlives the app: what a run left is in front of what the next one writes."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.model import Song
from tests.audio.streams import tone

T0 = 1_000_000.0
BYTES_A_SECOND = 16_000
FIRST, SECOND = Song("Tegar", "Satu", "Tegar - Satu"), Song("Rossa", "Dua", "Rossa - Dua")


def run(
    folder: Path,
    seconds: float,
    now: float,
    *songs: Song,
    codec: str = "mp3",
    station: str = "",
    begin_s: float = 0.0,
) -> Tape:
    """A run of the app that hears so much from `now` on, a title every other second."""
    tape = Tape(folder, station=station, segment_bytes=16_000)
    tape.begin(Codec(codec), now)
    sound = tone(codec)[int(begin_s * BYTES_A_SECOND) :]
    titles = list(songs)
    for second in range(int(seconds)):
        if titles and second % 2 == 0:
            tape.mark(titles.pop(0))
        piece = sound[second * BYTES_A_SECOND : (second + 1) * BYTES_A_SECOND]
        tape.append(piece, now + second + 1)
    return tape


def all_of(tape: Tape) -> bytes:
    read, offset = b"", tape.start().offset
    while piece := tape.read_until(offset, 1e9, 7000):
        read += piece
        offset += len(piece)
    return read


def test_what_a_run_left_is_there_again_with_its_songs(tmp_path: Path) -> None:
    before = run(tmp_path, 8, T0, FIRST, SECOND)
    left = all_of(before)
    view = before.view(None)
    before.close()
    tape = Tape(tmp_path)
    assert tape.view(None).newest is None
    assert tape.recall(T0 + 60)
    again = tape.view(None)
    assert all_of(tape) == left
    assert (again.oldest, again.newest) == pytest.approx((view.oldest, view.newest), abs=0.001)
    assert [aired.song for aired in again.songs] == [FIRST, SECOND]
    assert again.songs[-1].end == pytest.approx(again.newest), "it is not on air any more"
    assert again.size_bytes == len(left)
    tape.close()


def test_the_next_run_goes_on_behind_a_marked_hole(tmp_path: Path) -> None:
    run(tmp_path, 4, T0, FIRST).close()
    tape = run(tmp_path, 4, T0 + 100, SECOND, begin_s=6)
    assert tape.recall(T0 + 104), "while it plays already"
    view = tape.view(None)
    assert view.oldest == pytest.approx(T0, abs=0.1)
    assert view.newest == pytest.approx(T0 + 104, abs=0.1)
    ((begin, end),) = view.holes
    assert (begin, end) == pytest.approx((T0 + 4, T0 + 100), abs=0.1)
    assert tape.air_of(tape.spot_at_air(T0 + 2).media_s) == pytest.approx(T0 + 2, abs=0.2)
    assert tape.end().media_s == pytest.approx(4, abs=0.1), "nothing that was told has changed"
    assert [(aired.song, aired.end) for aired in view.songs] == [
        (FIRST, pytest.approx(T0 + 4, abs=0.1)),
        (SECOND, None),
    ]
    tape.close()


def test_the_live_edge_is_no_further_back_than_this_run(tmp_path: Path) -> None:
    run(tmp_path, 4, T0).close()
    tape = Tape(tmp_path)
    tape.recall(T0 + 100)
    assert tape.live_spot(4.0) == tape.end()
    tape.begin(Codec.MP3, T0 + 100)
    tape.append(tone("mp3")[:16_000], T0 + 100)
    assert tape.live_spot(4.0).media_s == 0.0
    tape.close()


def test_three_runs_are_one_tape(tmp_path: Path) -> None:
    for number in range(3):
        run(tmp_path, 3, T0 + 100 * number).close()
    tape = Tape(tmp_path)
    assert tape.recall(T0 + 300)
    view = tape.view(None)
    assert view.oldest == pytest.approx(T0, abs=0.1)
    assert [round(begin - T0) for begin, _ in view.holes] == [3, 103]
    assert len(list(tmp_path.iterdir())) == 3
    tape.close()


def test_a_quick_restart_may_hear_some_seconds_twice_but_its_clock_is_right(tmp_path: Path) -> None:
    run(tmp_path, 8, T0).close()
    tape = Tape(tmp_path)
    tape.recall(T0 + 9)
    tape.begin(Codec.MP3, T0 + 9)
    tape.append(tone("mp3")[5 * BYTES_A_SECOND : 9 * BYTES_A_SECOND], T0 + 9)  # the burst
    assert tape.air_of(tape.end().media_s) == pytest.approx(T0 + 9, abs=0.1)
    assert tape.view(None).holes == ()
    tape.close()


def test_older_than_the_tape_is_long_is_gone(tmp_path: Path) -> None:
    run(tmp_path, 4, T0).close()
    tape = Tape(tmp_path, span_s=60)
    assert not tape.recall(T0 + 65)
    assert list(tmp_path.iterdir()) == []
    tape.close()


def test_what_has_grown_too_old_of_a_run_is_left_out(tmp_path: Path) -> None:
    run(tmp_path, 8, T0).close()
    tape = Tape(tmp_path, span_s=60)
    assert tape.recall(T0 + 65)
    assert tape.view(None).oldest == pytest.approx(T0 + 5, abs=0.2)
    assert len(list(tmp_path.rglob("*.seg"))) == 4, "the files with it"
    tape.close()


def test_a_clock_that_was_ahead_leaves_nothing_to_trust(tmp_path: Path) -> None:
    run(tmp_path, 4, T0 + 86_400).close()
    tape = Tape(tmp_path)
    assert not tape.recall(T0)
    assert list(tmp_path.iterdir()) == []


def test_another_stations_tape_is_not_ours(tmp_path: Path) -> None:
    run(tmp_path, 4, T0, station="https://other/").close()
    tape = Tape(tmp_path, station="https://ours/")
    assert not tape.recall(T0 + 10)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("recall_first", [True, False])
def test_another_codec_starts_anew(tmp_path: Path, recall_first: bool) -> None:
    run(tmp_path, 4, T0).close()
    if recall_first:
        tape = Tape(tmp_path)
        assert tape.recall(T0 + 10)
        tape.begin(Codec.AAC, T0 + 10)
        tape.append(tone("aac")[:20_000], T0 + 10)
    else:
        tape = run(tmp_path, 2, T0 + 10, codec="aac")
        assert not tape.recall(T0 + 12)
    assert tape.start().offset == 0
    assert tape.view(None).holes == ()
    assert len(list(tmp_path.iterdir())) == 1
    tape.close()


def test_ogg_can_be_entered_in_the_run_before(tmp_path: Path) -> None:
    before = Tape(tmp_path)
    before.begin(Codec.OPUS, T0)
    before.append(tone("opus"), T0)
    headers = before.headers_at(before.spot_at_media(6.0).offset)
    before.close()
    tape = Tape(tmp_path)
    assert tape.recall(T0 + 10)
    assert tape.headers_at(tape.spot_at_media(-6.0).offset) == headers
    tape.close()


def test_nothing_stays_on_disk_when_that_is_the_wish(tmp_path: Path) -> None:
    run(tmp_path, 4, T0).close()
    tape = Tape(tmp_path, span_s=0)
    assert not tape.recall(T0 + 10)
    tape.begin(Codec.MP3, T0)
    tape.append(tone("mp3"), T0)
    assert tape.view(None).newest is not None
    assert list(tmp_path.rglob("*")) == []
    tape.close()


def test_the_wish_counts_at_once_and_what_is_heard_stays(tmp_path: Path) -> None:
    tape = run(tmp_path, 8, T0, FIRST)
    sound = all_of(tape)
    tape.keep(0)
    assert list(tmp_path.rglob("*.seg")) == []
    assert all_of(tape) == sound, "a few minutes are kept in memory"
    tape.keep(3600)
    assert all_of(tape) == sound
    tape.close()
    again = Tape(tmp_path)
    assert again.recall(T0 + 10)
    assert all_of(again) == sound, "and from then on it is kept again"
    assert [aired.song for aired in again.view(None).songs] == [FIRST]
    again.close()


def test_clear_takes_all_but_what_is_about_to_be_heard(tmp_path: Path) -> None:
    run(tmp_path, 4, T0).close()
    tape = run(tmp_path, 8, T0 + 10)
    tape.recall(T0 + 18)
    end = tape.end()
    tape.clear(4.0)
    assert tape.end() == end
    assert tape.start().media_s == pytest.approx(4.0, abs=0.2)
    assert len(all_of(tape)) == pytest.approx(4 * BYTES_A_SECOND, abs=3000)
    assert sum(f.stat().st_size for f in tmp_path.rglob("*.seg")) < 4.2 * BYTES_A_SECOND
    tape.append(tone("mp3")[8 * BYTES_A_SECOND : 9 * BYTES_A_SECOND], T0 + 19)
    tape.close()
    again = Tape(tmp_path)
    assert again.recall(T0 + 20)
    assert again.view(None).oldest == pytest.approx(T0 + 14, abs=0.2)
    again.close()


def test_a_past_that_was_cleared_before_anything_played_leaves_nothing(tmp_path: Path) -> None:
    run(tmp_path, 4, T0, FIRST).close()
    tape = Tape(tmp_path)
    assert tape.recall(T0 + 60)
    tape.clear()
    assert list(tmp_path.rglob("*.seg")) == []
    assert tape.view(None).newest is None
    tape.begin(Codec.MP3, T0 + 61)
    tape.append(tone("mp3")[:64_000], T0 + 61)
    view = tape.view(None)
    assert view.holes == ()
    assert view.songs == ()
    assert view.oldest == pytest.approx(T0 + 57, abs=0.1)
    tape.close()
    again = Tape(tmp_path)
    assert again.recall(T0 + 70)
    assert again.view(None).holes == ()
    assert len(all_of(again)) == pytest.approx(64_000, abs=900)
    again.close()


def test_a_clock_put_right_is_remembered(tmp_path: Path) -> None:
    tape = run(tmp_path, 4, T0)
    tape.begin(Codec.MP3, T0 + 20)
    tape.append(tone("mp3")[: 2 * BYTES_A_SECOND], T0 + 20)
    tape.clock_moved(3600.0, T0 + 3620)
    view = tape.view(None)
    tape.close()
    again = Tape(tmp_path)
    assert again.recall(T0 + 3630)
    assert again.view(None).oldest == pytest.approx(view.oldest, abs=0.01)
    assert again.view(None).holes[0] == pytest.approx(view.holes[0], abs=0.01)
    again.close()


def test_a_killed_run_loses_its_last_second_at_most(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from planetfm.audio.tape import Tape\n"
        "from planetfm.core.codec import Codec; from planetfm.core.model import Song\n"
        f"tape = Tape(Path(sys.argv[1]), segment_bytes=16000); tape.begin(Codec.MP3, {T0})\n"
        "sound = sys.stdin.buffer.read()\n"
        "for at in range(0, len(sound), 700):\n"
        "    if at == 70_000: tape.mark(Song('a', 'b', 'a - b'))\n"
        f"    tape.append(sound[at:at + 700], {T0} + at / 16000)\n"
        "print(tape.end().media_s, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(tone("mp3"))
        child.stdin.close()
        heard_s = float(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
    tape = Tape(tmp_path)
    assert tape.recall(T0 + 30)
    assert -tape.start().media_s == pytest.approx(heard_s, abs=1.1)
    assert all_of(tape) == tone("mp3")[: -tape.start().offset]
    assert len(tape.view(None).songs) == 1
    tape.close()


def _torn(folder: Path) -> None:
    """Half a line at the end, as a machine that lost its power leaves it."""
    newest = max(folder.rglob("*.idx"))
    newest.write_bytes(newest.read_bytes()[:-7])


def _no_index(folder: Path) -> None:
    max(folder.rglob("*.idx")).unlink()


def _torn_in_the_middle(folder: Path) -> None:
    middle = sorted(folder.rglob("*.idx"))[3]
    middle.write_bytes(middle.read_bytes()[:-7])


def _file_gone(folder: Path) -> None:
    sorted(folder.rglob("*.seg"))[3].unlink()


def _file_short(folder: Path) -> None:
    middle = sorted(folder.rglob("*.seg"))[3]
    middle.write_bytes(middle.read_bytes()[:500])


@pytest.mark.parametrize(
    ("damage", "least_s", "most_s"),
    [
        (_torn, 6.5, 8.1),
        (_no_index, 6.0, 8.1),
        (_torn_in_the_middle, 3.5, 5.0),
        (_file_gone, 3.5, 5.0),
        (_file_short, 3.5, 5.0),
    ],
)
def test_of_a_damaged_tape_the_newest_whole_part_is_there(
    tmp_path: Path, damage: Callable[[Path], None], least_s: float, most_s: float
) -> None:
    run(tmp_path, 8, T0, FIRST).close()
    damage(tmp_path)
    tape = Tape(tmp_path)
    assert tape.recall(T0 + 10)
    assert least_s <= -tape.start().media_s <= most_s
    assert tone("mp3").find(all_of(tape)) >= 0
    assert tape.view(None).songs[0].song == FIRST
    tape.close()


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("left")
    run(folder, 8, T0, FIRST, SECOND).close()
    return folder


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 1 << 30))
def test_no_damage_is_more_than_a_lost_tape(
    left: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    dice = random.Random(seed)
    folder = tmp_path_factory.mktemp("damaged")
    shutil.copytree(left, folder, dirs_exist_ok=True)
    for _ in range(dice.randint(1, 4)):
        path = dice.choice([p for p in sorted(folder.rglob("*")) if p.is_file()])
        data = bytearray(path.read_bytes() or b"?")
        at = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[at : at + dice.randint(1, 40)] = dice.randbytes(dice.randint(0, 40))
            case 1:
                del data[at:]
            case 2:
                data = data.replace(b"1", b"-9e99")
            case 3:
                data = data.replace(b"[", b"{}", 1)
        path.write_bytes(data)
    (folder / "run-foreign").mkdir()
    (folder / "run-foreign" / "00000000.idx").write_bytes(dice.randbytes(2000))
    tape = Tape(folder)
    tape.recall(T0 + 10)
    tape.begin(Codec.MP3, T0 + 10)
    tape.append(tone("mp3")[:20_000], T0 + 11)
    view = tape.view(None)
    assert view.newest == pytest.approx(T0 + 11, abs=0.5)
    all_of(tape)
    assert not (folder / "run-foreign").exists()
    tape.close()
    shutil.rmtree(folder)
