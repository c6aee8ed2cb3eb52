"""Recording, clips, songs and plans on a player before a little radio, over one connection."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.keeping import KeepProblem, KeepTrouble, Kept, KeptKind
from planetfm.core.snapshot import LineState, SoundState
from planetfm.runtime.instance import CommandError
from planetfm.runtime.keep_commands import keep_commands, recording_status
from tests.audio.test_recorder import plays, probed, sound_of
from tests.runtime.little_radio import LittleRadio
from tests.runtime.radio_room import JAKARTA, Room, furnish

ROOT = Path(__file__).parents[2]


class Wall:
    """The clock on the wall, which a test may set."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead_s

    def set(self, text: str) -> None:
        at = datetime.fromisoformat(text).replace(tzinfo=JAKARTA).timestamp()
        self.ahead_s = at - time.time()


@pytest.fixture
def radio() -> Iterator[LittleRadio]:
    with LittleRadio("Rossa - Tegar") as radio:
        yield radio


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot, radio: LittleRadio, wall: Wall) -> Iterator[Room]:
    room = furnish(tmp_path, qtbot, radio.url, wall)
    yield room
    room.close()


def playing(room: Room) -> Room:
    room.player.play()
    room.wait(lambda: room.player.view.sound is SoundState.PLAYING)
    return room


def kept_in(room: Room, count: int = 1) -> tuple[Kept, ...]:
    room.wait(lambda: len(room.keep.kept) == count)
    return room.keep.kept


def test_a_recording_has_what_was_heard_between_two_presses(room: Room, radio: LittleRadio) -> None:
    keep = playing(room).keep
    heard = room.player.view.tape.heard
    assert heard is not None
    keep.record_start()
    keep.record_start()  # a second press begins no second one
    view = keep.recording
    assert view is not None
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > 2)
    began_at = view.since
    asked_s = time.time() - began_at
    keep.record_stop()
    (kept,) = kept_in(room)
    (said,) = room.said
    assert isinstance(said, Kept)
    assert said.path == kept.path
    assert keep.recording is None
    assert kept.kind is KeptKind.RECORDING
    assert kept.began == pytest.approx(heard, abs=0.3)
    assert kept.seconds == pytest.approx(asked_s, abs=0.5)
    assert sound_of(Path(kept.path)) in radio.sound()
    assert plays(Path(kept.path)) > 1.5
    assert radio.connections == 1


def test_a_recording_goes_on_while_the_listener_listens_elsewhere(
    room: Room, radio: LittleRadio
) -> None:
    keep = playing(room).keep
    keep.record_start()
    view = keep.recording
    assert view is not None
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > 1)
    oldest = room.player.view.tape.oldest
    assert oldest is not None
    room.player.seek_to(oldest)
    room.player.pause()
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > 3)
    asked_s = time.time() - view.since
    keep.record_stop()
    (kept,) = kept_in(room)
    assert kept.seconds == pytest.approx(asked_s, abs=0.5)
    assert sound_of(Path(kept.path)) in radio.sound()


def test_a_recording_goes_on_when_the_listener_stops_and_hangs_up_at_its_end(
    room: Room, radio: LittleRadio
) -> None:
    keep = playing(room).keep
    keep.record_start()
    room.player.stop()
    room.wait(lambda: room.player.view.sound is SoundState.SILENT)
    assert room.player.view.line.state is LineState.FLOWING
    assert not room.player.view.wanted
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > 1.5)
    keep.record_stop()
    room.wait(lambda: room.player.view.line.state is LineState.IDLE)
    room.wait(lambda: radio.open_now == 0)
    assert kept_in(room)[0].seconds > 1.5
    assert radio.connections == 1


def test_sound_that_joins_a_held_line_is_live_at_once(room: Room, radio: LittleRadio) -> None:
    room.keep.record_start()
    room.wait(lambda: room.player.view.line.state is LineState.FLOWING)
    assert room.player.view.sound is SoundState.SILENT
    playing(room)
    assert room.player.view.reserve_s > 2
    assert room.player.view.live
    assert radio.connections == 1


def test_the_last_minutes_are_kept_as_far_as_the_tape_has_them(room: Room) -> None:
    playing(room).keep.clip(5)
    (kept,) = kept_in(room)
    (trouble,) = room.said
    assert isinstance(trouble, KeepTrouble)
    assert trouble.problem is KeepProblem.SHORTER_THAN_ASKED
    assert trouble.asked_s == 300
    assert 0 < trouble.seconds < 30
    assert trouble.kept is not None
    assert trouble.kept.path == kept.path


def test_a_span_is_kept_whole(room: Room, radio: LittleRadio) -> None:
    tape = playing(room).player.view.tape
    assert tape.oldest is not None
    room.keep.clip_span(tape.oldest + 2.5, tape.oldest + 0.5)
    (kept,) = kept_in(room)
    assert isinstance(room.said[0], Kept)
    assert kept.seconds == pytest.approx(2, abs=0.2)
    assert sound_of(Path(kept.path)) in radio.sound()


def test_of_nothing_on_the_tape_nothing_is_kept(room: Room) -> None:
    room.keep.clip(1)
    assert room.said == [KeepTrouble(KeepProblem.NOTHING_ON_TAPE, 0.0, 60.0)]


def test_a_song_on_air_is_kept_to_its_end_and_a_little_on(room: Room, radio: LittleRadio) -> None:
    keep = playing(room).keep
    (aired,) = room.player.view.tape.songs
    keep.keep_song(aired)
    keep.keep_song(aired)
    assert len(keep.recordings) == 1
    radio.say("Denny Caknan - Sanes")
    room.wait(lambda: len(room.player.view.tape.songs) == 2)
    end = room.player.view.tape.songs[0].end
    assert end is not None
    (kept,) = kept_in(room)
    assert Path(kept.path).name.endswith("Planet FM - Tegar, Rossa.mp3")
    assert probed(Path(kept.path))["tags"]["artist"] == "Rossa"
    assert kept.began + kept.seconds == pytest.approx(end + 5, abs=0.5)


def test_a_dropped_line_is_a_hole_in_one_file(room: Room, radio: LittleRadio) -> None:
    keep = playing(room).keep
    keep.record_start()
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > 1)
    radio.drop()
    room.wait(lambda: radio.connections == 2)
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > 4)
    keep.record_stop()
    (kept,) = kept_in(room)
    # The radio's burst covers the drop, so the tape is joined without a hole.
    assert kept.holes == 0
    assert sound_of(Path(kept.path)) in radio.sound()


def test_the_program_ends_and_the_recording_is_whole_and_in_the_list(
    tmp_path: Path, qtbot: QtBot, radio: LittleRadio, wall: Wall
) -> None:
    room = furnish(tmp_path, qtbot, radio.url, wall)
    playing(room).keep.record_start()
    room.wait(lambda: room.keep.recording is not None and room.keep.recording.seconds > 1)
    room.close()
    again = furnish(tmp_path, qtbot, radio.url, wall)
    (kept,) = kept_in(again)
    assert plays(Path(kept.path)) == pytest.approx(kept.seconds, abs=0.1)
    again.close()


def test_a_planned_recording_that_was_killed_is_in_the_list_and_was_not_missed(
    tmp_path: Path, qtbot: QtBot, radio: LittleRadio, wall: Wall
) -> None:
    wall.set("2026-11-24T16:59:58")
    command = [sys.executable, "-m", "tests.runtime.recording_child", str(tmp_path), radio.url]
    with subprocess.Popen(
        [*command, "2026-11-24T17:00", str(wall.ahead_s)], cwd=ROOT, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        seconds = 0.0
        while seconds < 2.5:
            seconds = float(child.stdout.readline())
        child.kill()
    wall.set("2026-11-24T18:30")
    again = furnish(tmp_path, qtbot, radio.url, wall)
    (kept,) = kept_in(again)
    again.wait(lambda: again.keep.plans == ())
    assert again.said == []
    assert kept.kind is KeptKind.PLANNED
    assert kept.words == "Sore"
    assert not kept.missing
    assert kept.size_bytes == Path(kept.path).stat().st_size
    assert kept.seconds >= seconds - 0.1
    assert plays(Path(kept.path)) == pytest.approx(kept.seconds, abs=0.1)
    again.close()


def test_what_brought_no_sound_is_not_remembered(room: Room, tmp_path: Path) -> None:
    playing(room).keep.record_start()
    room.wait(lambda: room.keep.recording is not None and room.keep.recording.seconds > 0)
    room.keep.record_stop()
    kept_in(room)
    with sqlite3.connect(tmp_path / "history.db") as plain:
        assert plain.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    plain.close()


def test_kept_files_open_and_go_and_missing_ones_are_told(room: Room) -> None:
    tape = playing(room).player.view.tape
    assert tape.oldest is not None
    for n in range(2):
        room.keep.clip_span(tape.oldest, tape.oldest + 1)
        kept_in(room, n + 1)
    second, first = room.keep.kept
    room.keep.play(first)
    room.wait(lambda: room.opened == [Path(first.path)])
    Path(first.path).unlink()
    room.keep.show(first)
    room.wait(lambda: [kept.missing for kept in room.keep.kept] == [False, True])
    assert room.opened == [Path(first.path)]
    room.keep.delete(second)
    room.wait(lambda: len(room.keep.kept) == 1)
    assert not Path(second.path).exists()
    room.keep.delete(room.keep.kept[0])
    room.wait(lambda: room.keep.kept == ())


def test_where_the_chosen_folder_is_gone_the_usual_one_is_used_and_it_is_said(
    tmp_path: Path, qtbot: QtBot, radio: LittleRadio, wall: Wall
) -> None:
    gone, usual = tmp_path / "stick" / "radio", tmp_path / "Musik"
    room = furnish(tmp_path, qtbot, radio.url, wall, (gone, usual))
    tape = playing(room).player.view.tape
    assert tape.oldest is not None
    room.keep.clip_span(tape.oldest, tape.oldest + 2)
    room.wait(lambda: room.said)
    (trouble,) = room.said
    assert isinstance(trouble, KeepTrouble)
    assert (trouble.problem, trouble.path) == (KeepProblem.FOLDER_GONE, str(gone))
    assert trouble.kept is not None
    assert Path(trouble.kept.path).parent == usual
    room.close()


def test_keeping_is_told_by_words_too(room: Room) -> None:
    commands = keep_commands(room.keep)
    assert recording_status(room.keep) == {"recording": None}
    for name, words, why in (
        ("record", ["stop"], "nothing is being recorded"),
        ("record", [], "record start"),
        ("record", ["pause"], "record start"),
        ("clip", ["5"], "nothing was on air yet"),
        ("clip", ["0"], "clip MINUTES"),
        ("clip", ["nan"], "clip MINUTES"),
        ("clip", ["five"], "clip MINUTES"),
        ("clip", ["1", "2"], "clip MINUTES"),
    ):
        with pytest.raises(CommandError, match=why):
            commands[name](words)
    playing(room)
    commands["record"](["start"])
    room.wait(lambda: (recording_status(room.keep)["recording"] or {}).get("seconds", 0) > 1)
    told = recording_status(room.keep)["recording"]
    assert told["kind"] == "recording"
    assert Path(told["path"]).stat().st_size >= told["size_bytes"] > 30_000
    commands["record"](["stop"])
    commands["clip"](["0.03"])
    assert {kept.kind for kept in kept_in(room, 2)} == {KeptKind.RECORDING, KeptKind.CLIP}


def plan_at(room: Room, first: str, minutes: int, *, weekly: bool = False) -> None:
    room.keep.add_plan(datetime.fromisoformat(first), minutes, weekly=weekly, words="Sore")
    room.wait(lambda: room.keep.plans)


def test_a_planned_recording_opens_the_line_itself_and_hangs_up(
    room: Room, radio: LittleRadio, wall: Wall
) -> None:
    wall.set("2026-11-24T16:59:56")
    plan_at(room, "2026-11-24T17:00", 60, weekly=True)
    due = room.keep.next_of(room.keep.plans[0])
    assert due is not None
    assert due.end - due.begin == 3600
    room.wait(lambda: room.player.view.line.state is LineState.FLOWING)
    assert room.keep.recording is None
    assert room.player.view.sound is SoundState.SILENT
    room.wait(lambda: room.keep.recording is not None)
    view = room.keep.recording
    assert view is not None
    assert view.kind is KeptKind.PLANNED
    room.wait(lambda: room.keep.recording is not None and room.keep.recording.seconds > 1)
    room.keep.record_stop()
    room.wait(lambda: room.player.view.line.state is LineState.IDLE)
    (kept,) = kept_in(room)
    assert Path(kept.path).name == "2026-11-24 17.00 Planet FM - Sore.mp3"
    assert isinstance(room.said[0], Kept)
    assert radio.connections == 1
    assert len(room.keep.plans) == 1
    wall.ahead_s += 3600
    after = room.keep.next_of(room.keep.plans[0])
    assert after is not None
    assert after.begin - due.begin == 7 * 86400


def test_beyond_the_cap_no_line_is_held_and_it_is_again_after_the_word_to_go_on(
    room: Room, radio: LittleRadio, wall: Wall
) -> None:
    keep = playing(room).keep
    keep.record_start()
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > 1)
    room.may_play = False
    room.player.drop_line()
    wall.set("2026-11-24T16:59:55")
    plan_at(room, "2026-11-24T17:00", 60)
    room.keep.hold_lines()
    room.qtbot.wait(2500)
    assert room.player.view.line.state is LineState.IDLE
    assert radio.connections == 1
    room.may_play = True
    room.keep.hold_lines()
    room.wait(lambda: room.player.view.line.state is LineState.FLOWING)
    assert room.player.view.sound is SoundState.SILENT


def test_what_the_cap_kept_from_being_recorded_is_told_with_the_reason(
    room: Room, wall: Wall
) -> None:
    room.may_play = False
    wall.set("2026-11-24T17:00:00")
    plan_at(room, "2026-11-24T17:00", 1)
    room.wait(lambda: room.keep.recording is not None)
    wall.ahead_s += 120
    room.wait(lambda: room.said)
    (trouble,) = room.said
    assert isinstance(trouble, KeepTrouble)
    assert trouble.problem is KeepProblem.CAPPED
    room.keep.record_start()
    assert room.keep.recording is None
    assert len(room.said) == 2


def test_a_plan_whose_time_passed_is_told_once_and_goes(room: Room, wall: Wall) -> None:
    wall.set("2026-11-24T18:30:00")
    room.keep.add_plan(datetime(2026, 11, 24, 17, 0), 60, words="Sore")
    room.wait(lambda: room.said)
    room.wait(lambda: room.keep.plans == ())
    assert room.said == [
        KeepTrouble(KeepProblem.MISSED, 0.0, 3600.0, words="Sore"),
    ]


def test_plans_are_there_after_a_restart(
    tmp_path: Path, qtbot: QtBot, radio: LittleRadio, wall: Wall
) -> None:
    room = furnish(tmp_path, qtbot, radio.url, wall)
    plan_at(room, "2031-01-05T06:00", 30, weekly=True)
    (plan,) = room.keep.plans
    room.close()
    again = furnish(tmp_path, qtbot, radio.url, wall)
    again.wait(lambda: again.keep.plans == (plan,))
    again.keep.remove_plan(plan)
    assert again.keep.plans == ()
    again.close()
    with sqlite3.connect(tmp_path / "history.db") as plain:
        assert plain.execute("SELECT count(*) FROM plan").fetchone() == (0,)
    plain.close()
