"""The tape in the listener's hands: over a restart, over a long pause, on a weak network."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.audio.silent import SilentBackend
from planetfm.core.model import Song
from planetfm.core.pace import FAST, SLOW, Habits
from planetfm.core.snapshot import LineState, PlayerView, SoundState
from planetfm.demo.station import DemoStation
from planetfm.gui.radio.notices import banner_for
from planetfm.gui.radio.speech import Speech
from tests.audio.test_tape_recalled import run
from tests.runtime.radio import ZONE, Radio

ASSETS = Path(__file__).parents[2] / "assets"
TWENTY_S = 320_000


@pytest.fixture
def burst_bytes() -> int:
    return 65_536


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, burst_bytes: int) -> Iterator[Callable[..., Radio]]:
    """Radios in one home, one after the other."""
    made: list[Radio] = []
    with DemoStation(ASSETS, burst_bytes=burst_bytes) as station:

        def radio(pace: float = 1.0) -> Radio:
            made.append(
                Radio(qtbot, station, tmp_path, functools.partial(SilentBackend, pace=pace))
            )
            return made[-1]

        yield radio
        for one in made:
            one.close()


def view(radio: Radio) -> PlayerView:
    return radio.player.view


def begin(radio: Radio) -> None:
    radio.player.play()
    radio.wait(lambda: view(radio).sound is SoundState.PLAYING)
    radio.wait(lambda: view(radio).line.state is LineState.FLOWING)


def heard_for(radio: Radio, seconds: float) -> None:
    until = time.time() + seconds
    radio.wait(lambda: time.time() > until)


def earlier(radio: Radio, seconds: float, ago_s: float, song: Song) -> float:
    """Another run of the app wrote so much, so long ago; when it began."""
    began = radio.clock.wall() - ago_s
    run(radio.folder / "tape", seconds, began, song).close()
    return began


SONG = Song("Rossa", "Tegar", "Rossa - Tegar")


def test_play_after_a_restart_is_live_with_the_past_on_the_ribbon(
    make: Callable[..., Radio],
) -> None:
    radio = make()
    began = earlier(radio, 10, 600, SONG)
    radio.player.recall_tape()
    tape = view(radio).tape
    assert tape.oldest == pytest.approx(began, abs=0.2)
    assert [aired.song for aired in tape.songs] == [SONG]
    assert not view(radio).wanted
    begin(radio)
    radio.wait(lambda: len(view(radio).tape.holes) == 1)
    now = view(radio)
    assert now.live
    assert now.tape.heard is not None
    assert radio.clock.wall() - now.tape.heard < 7
    assert now.tape.oldest == pytest.approx(began, abs=0.2)
    radio.player.seek_to(began + 3)
    radio.wait(lambda: view(radio).song == SONG and view(radio).sound is SoundState.PLAYING)
    assert view(radio).tape.heard == pytest.approx(began + 3, abs=1.0)
    radio.player.go_live()
    radio.wait(lambda: view(radio).live)


def test_the_past_can_be_heard_at_once(make: Callable[..., Radio]) -> None:
    radio = make()
    began = earlier(radio, 10, 600, SONG)
    radio.player.seek_to(began)
    assert not view(radio).wanted, "there is nothing yet"
    radio.player.recall_tape()
    radio.player.seek_to(began + 3)
    radio.wait(lambda: view(radio).sound is SoundState.PLAYING)
    assert view(radio).tape.heard == pytest.approx(began + 3, abs=1.0)
    assert view(radio).wanted
    radio.wait(lambda: view(radio).line.state is LineState.FLOWING)


def test_a_skip_back_from_silence_goes_into_the_past(make: Callable[..., Radio]) -> None:
    radio = make()
    radio.player.seek_by(-4)
    assert not view(radio).wanted, "there is nothing yet"
    began = earlier(radio, 10, 600, SONG)
    radio.player.recall_tape()
    radio.player.seek_by(4)
    assert not view(radio).wanted, "there is nothing further on"
    radio.player.seek_by(-4)
    radio.wait(lambda: view(radio).sound is SoundState.PLAYING)
    assert view(radio).tape.heard == pytest.approx(began + 6, abs=1.0)


def test_a_skip_goes_over_a_hole_however_long_it_is(make: Callable[..., Radio]) -> None:
    radio = make()
    began = earlier(radio, 10, 600, SONG)
    radio.player.recall_tape()
    begin(radio)
    radio.wait(lambda: len(view(radio).tape.holes) == 1)
    (_, hole_ends) = view(radio).tape.holes[0]
    radio.player.seek_to(hole_ends)
    radio.wait(lambda: view(radio).sound is SoundState.PLAYING)
    assert view(radio).tape.heard == pytest.approx(hole_ends, abs=1.0)
    radio.player.seek_by(-4)
    assert view(radio).tape.heard == pytest.approx(began + 6, abs=1.0)
    radio.player.pause()
    radio.player.seek_by(-3)
    assert view(radio).tape.heard == pytest.approx(began + 3, abs=1.0)
    radio.player.seek_by(8)
    assert view(radio).tape.heard == pytest.approx(hole_ends + 1, abs=1.0), "and on over it"


def test_one_home_after_the_other_keeps_what_was_heard(make: Callable[..., Radio]) -> None:
    first = make()
    begin(first)
    radio_song = view(first).song
    heard_for(first, 1)
    oldest = view(first).tape.oldest
    first.player.close()
    second = make()
    second.player.recall_tape()
    assert view(second).tape.oldest == pytest.approx(oldest, abs=0.1)
    assert view(second).tape.songs[0].song == radio_song or radio_song is None


def test_cleared_there_is_no_past_and_the_sound_goes_on(make: Callable[..., Radio]) -> None:
    radio = make()
    began = earlier(radio, 10, 600, SONG)
    radio.player.recall_tape()
    begin(radio)
    radio.player.seek_to(began + 3)
    radio.wait(lambda: view(radio).song == SONG)
    radio.player.clear_tape()
    radio.wait(lambda: view(radio).sound is SoundState.PLAYING and view(radio).live)
    tape = view(radio).tape
    assert tape.oldest is not None
    assert tape.oldest > radio.clock.wall() - 9
    assert tape.holes == ()
    heard = tape.heard
    assert heard is not None
    radio.wait(lambda: (view(radio).tape.heard or 0) > heard + 1)
    assert view(radio).sound is SoundState.PLAYING


@pytest.mark.parametrize("burst_bytes", [16_384])
def test_after_a_pause_as_long_as_the_tape_the_station_is_not_loaded(
    make: Callable[..., Radio],
) -> None:
    radio = make()
    begin(radio)
    radio.player.pause()
    heard_for(radio, 0.8)
    assert view(radio).line.state is LineState.FLOWING
    radio.clock.forward(3700)  # at once, or what came after the sleep would be younger
    radio.wait(lambda: view(radio).line.state is LineState.IDLE)
    assert view(radio).sound is SoundState.PAUSED
    assert view(radio).wanted
    heard_for(radio, 2.5)  # as it would after an hour, the burst does not reach back to the tape
    radio.player.play()
    radio.wait(lambda: view(radio).sound is SoundState.PLAYING)
    radio.wait(lambda: view(radio).line.state is LineState.FLOWING)
    assert view(radio).live, "nothing of it is less than an hour old"


def test_who_paused_past_the_hour_is_told_and_goes_on_from_the_oldest_part(
    make: Callable[..., Radio],
) -> None:
    radio = make()
    earlier(radio, 11, 120, SONG)
    radio.player.recall_tape()
    begin(radio)
    oldest = view(radio).tape.oldest
    assert oldest is not None
    radio.player.seek_to(oldest + 1)
    radio.player.pause()
    radio.clock.forward(oldest + 5 + 3600 - radio.clock.wall())
    radio.wait(lambda: (view(radio).tape.oldest or 0) > oldest + 4)
    now = view(radio)
    banner = banner_for(now, Speech("en", ZONE, "WIB"), radio.clock.wall())
    assert banner is not None
    assert banner.title == "The part you paused is over an hour old"
    assert now.tape.span_s == 3600
    half = replace(now, tape=replace(now.tape, span_s=1800.0))
    banner = banner_for(half, Speech("en", ZONE, "WIB"), radio.clock.wall())
    assert banner is not None
    assert banner.title == "The part you paused is no longer kept"
    radio.player.play()
    radio.wait(lambda: view(radio).sound is SoundState.PLAYING)
    assert now.tape.oldest is not None
    assert view(radio).tape.heard == pytest.approx(now.tape.oldest, abs=2.0)
    assert view(radio).song == SONG


@pytest.mark.parametrize("keeps", ["setting", "recording"])
def test_the_station_is_loaded_on_where_that_is_the_wish(
    make: Callable[..., Radio], keeps: str
) -> None:
    radio = make()
    begin(radio)
    if keeps == "setting":
        radio.player.set_habits(Habits(stop_when_paused=False))
    else:
        radio.player.hold_line("recording")
    radio.player.pause()
    radio.clock.forward(4000)
    heard_for(radio, 1.2)
    radio.wait(lambda: view(radio).line.state is LineState.FLOWING)
    if keeps == "recording":
        radio.player.release_line("recording")
        radio.wait(lambda: view(radio).line.state is LineState.IDLE)


def test_on_a_weak_network_it_begins_at_once_and_slowly_gathers_a_reserve(
    make: Callable[..., Radio],
) -> None:
    radio = make()
    radio.player.set_habits(Habits(weak_network=True))
    begin(radio)
    now = view(radio)
    assert (now.rate, now.reserve_full_s, now.live) == (SLOW, 15.0, True)
    assert 1 < now.reserve_s < 6
    backend = radio.backends[0]
    assert isinstance(backend, SilentBackend)
    assert backend.output.rate == SLOW
    radio.player.set_habits(Habits())
    assert view(radio).rate == 1.0
    assert backend.output.rate == 1.0


@pytest.mark.parametrize("burst_bytes", [TWENTY_S])
def test_what_the_tape_has_is_the_reserve_at_once(make: Callable[..., Radio]) -> None:
    radio = make()
    radio.player.set_habits(Habits(weak_network=True))
    radio.player.hold_line("recording")
    radio.wait(lambda: (view(radio).tape.newest or 0) - (view(radio).tape.oldest or 0) > 19)
    begin(radio)
    assert view(radio).reserve_s == pytest.approx(15, abs=1.0)
    assert view(radio).rate == 1.0
    assert view(radio).live
    radio.player.seek_by(-3)
    radio.player.go_live()
    assert view(radio).reserve_s == pytest.approx(15, abs=1.0)


@pytest.mark.parametrize("burst_bytes", [TWENTY_S])
def test_who_is_behind_catches_up_if_that_is_the_wish(make: Callable[..., Radio]) -> None:
    radio = make(pace=3.0)
    begin(radio)
    radio.player.set_habits(Habits(catch_up=True))
    assert view(radio).rate == FAST
    assert not view(radio).live
    radio.wait(lambda: view(radio).live and view(radio).rate == 1.0)
    assert view(radio).reserve_s <= 4.3
