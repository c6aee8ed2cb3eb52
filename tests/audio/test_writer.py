"""A new connection's bytes go exactly where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.errors import StreamError, Trouble
from planetfm.core.icy import IcyTitle
from tests.audio.streams import tone


class Clock:
    """Time that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tape(tmp_path: Path) -> Tape:
    return Tape(tmp_path)


@pytest.fixture
def writer(tape: Tape, clock: Clock) -> TapeWriter:
    return TapeWriter(tape, station="Planet FM", wall=clock, tick=clock)


def send(writer: TapeWriter, clock: Clock, data: bytes, seconds: float = 0.0) -> None:
    """Bytes in pieces as a network brings them, over `seconds`."""
    pieces = range(0, len(data), 1400)
    for at in pieces:
        clock.now += seconds / len(pieces)
        writer.sound(data[at : at + 1400])


def everything(tape: Tape) -> bytes:
    read = b""
    while piece := tape.read_until(len(read), 1e9, 1 << 20):
        read += piece
    return read


@pytest.mark.parametrize("codec", ["mp3", "aac", "vorbis", "opus"])
def test_a_burst_that_covers_the_outage_leaves_no_trace(
    tape: Tape, writer: TapeWriter, clock: Clock, codec: str
) -> None:
    sound = tone(codec)
    third, half = len(sound) // 3, len(sound) // 2
    writer.begin("")
    send(writer, clock, sound[:half])
    writer.begin("")
    send(writer, clock, sound[third:], 1.0)
    assert everything(tape) == sound[: tape.end().offset]
    assert tape.end().media_s == pytest.approx(12, abs=0.35)
    assert (writer.tally.splices, writer.tally.holes) == (1, 0)
    assert tape.view(None).holes == ()
    tape.close()


@pytest.mark.parametrize("codec", ["mp3", "aac"])
def test_an_outage_longer_than_the_burst_is_a_hole_between_whole_frames(
    tape: Tape, writer: TapeWriter, clock: Clock, codec: str
) -> None:
    sound = tone(codec)
    third, half = len(sound) // 3, len(sound) // 2
    writer.begin("")
    send(writer, clock, sound[:third])
    clock.now += 10
    writer.begin("")
    send(writer, clock, sound[half + 100 :], 4.0)
    assert (writer.tally.splices, writer.tally.holes) == (0, 1)
    ((begin, end),) = tape.view(None).holes
    assert end > begin
    kept = everything(tape)
    at = next(n for n in range(len(kept)) if kept[n] != sound[n])
    assert third - 1500 <= at <= third
    assert sound.endswith(kept[at + 1500 : at + 9000] + sound[len(sound) :]) or (
        kept[at + 1500 : at + 9000] in sound[half:]
    )
    tape.close()


@pytest.mark.parametrize(("outage_s", "waits"), [(3.0, True), (10.0, False)])
def test_a_hole_longer_than_the_stations_burst_costs_no_waiting(
    tape: Tape, writer: TapeWriter, clock: Clock, outage_s: float, waits: bool
) -> None:
    """A burst of four seconds, as Icecast sends it, then sound at its own pace."""
    sound, rate = tone("mp3", 60), 16_000
    writer.begin("")
    send(writer, clock, sound[: 4 * rate], 0.05)
    send(writer, clock, sound[4 * rate : 8 * rate], 4.0)
    clock.now += outage_s
    back = int((8 + outage_s - 4) * rate) + 777
    writer.begin("")
    send(writer, clock, sound[back : back + 3000])
    assert writer.settled is not waits
    send(writer, clock, sound[back + 3000 : back + 4 * rate], 0.05)
    assert writer.settled
    assert (writer.tally.splices, writer.tally.holes) == ((1, 0) if waits else (0, 1))
    tape.close()


def test_a_burst_of_a_source_that_had_just_begun_is_not_taken_for_all_there_is(
    tape: Tape, writer: TapeWriter, clock: Clock
) -> None:
    """The server held a fifth of a second when the app came, and holds four seconds now."""
    sound, rate = tone("mp3", 60), 16_000
    writer.begin("")
    send(writer, clock, sound[: rate // 5], 0.05)
    send(writer, clock, sound[rate // 5 : 6 * rate], 5.8)
    clock.now += 1.5
    writer.begin("")
    send(writer, clock, sound[int(3.5 * rate) : int(3.5 * rate) + 3000])
    assert not writer.settled
    send(writer, clock, sound[int(3.5 * rate) + 3000 : int(7.5 * rate)], 0.05)
    assert (writer.tally.splices, writer.tally.holes) == (1, 0)
    tape.close()


def test_while_it_is_not_known_where_bytes_belong_none_reach_the_tape(
    tape: Tape, writer: TapeWriter, clock: Clock
) -> None:
    sound = tone("mp3")
    writer.begin("")
    send(writer, clock, sound[:60_000])
    held = tape.end()
    writer.begin("")
    writer.sound(sound[100_000:101_400])
    assert tape.end() == held
    tape.close()


def test_titles_lie_at_their_byte(tape: Tape, writer: TapeWriter, clock: Clock) -> None:
    sound = tone("mp3")
    writer.begin("")
    send(writer, clock, sound[:96_000])
    writer.title(IcyTitle("Rossa - Tegar"))
    send(writer, clock, sound[96_000:])
    before, after = tape.song_at(5.5), tape.song_at(6.5)
    assert before is None
    assert after is not None
    assert (after.artist, after.title) == ("Rossa", "Tegar")
    tape.close()


def test_a_title_said_again_after_a_reconnect_is_no_new_song(
    tape: Tape, writer: TapeWriter, clock: Clock
) -> None:
    sound = tone("mp3")
    writer.begin("")
    writer.title(IcyTitle("Rossa - Tegar"))
    send(writer, clock, sound[:90_000])
    writer.begin("")
    writer.title(IcyTitle("Rossa - Tegar"))
    send(writer, clock, sound[60_000:], 1.0)
    assert [aired.song.title for aired in tape.view(None).songs] == ["Tegar"]
    tape.close()


def test_a_song_that_changed_during_the_outage_is_known_after_the_splice(
    tape: Tape, writer: TapeWriter, clock: Clock
) -> None:
    sound = tone("mp3")
    writer.begin("")
    writer.title(IcyTitle("Rossa - Tegar"))
    send(writer, clock, sound[:90_000])
    writer.begin("")
    writer.title(IcyTitle("Tulus - Hati-Hati di Jalan"))
    send(writer, clock, sound[60_000:], 1.0)
    assert [aired.song.artist for aired in tape.view(None).songs] == ["Rossa", "Tulus"]
    tape.close()


@pytest.mark.parametrize("junk", [b"<!DOCTYPE html><html>" * 5000, bytes(range(256)) * 300])
def test_what_is_no_audio_is_refused(
    tape: Tape, writer: TapeWriter, clock: Clock, junk: bytes
) -> None:
    writer.begin("audio/mpeg")
    with pytest.raises(StreamError) as refused:
        send(writer, clock, junk)
    assert refused.value.trouble is Trouble.NOT_WHAT_WAS_ASKED
    tape.close()
