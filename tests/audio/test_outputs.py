"""Changing where and how it sounds, by ear: the tape goes on and hardly a moment is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planetfm.audio.sound import Sound, SoundChanged
from planetfm.audio.tape import Tape
from planetfm.audio.vlc import VlcBackend
from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.core.snapshot import SoundState
from tests.audio.streams import tone
from tests.stations.ear import PulseEar
from tests.stations.parts import wait_until

GAP_S = 0.25
"""The two sinks are recorded apart, each right to some 10 ms; libVLC fades nothing."""


@pytest.fixture
def tape(tmp_path: Path) -> Iterator[Tape]:
    tape = Tape(tmp_path)
    tape.begin(Codec.MP3, time.time())
    tape.append(tone("mp3", 60), time.time())
    yield tape
    tape.close()


@pytest.fixture
def told() -> list[SoundChanged]:
    return []


@pytest.fixture
def sound(
    tape: Tape, told: list[SoundChanged], ear: PulseEar, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sound]:
    """Plays from the tape's beginning into the ear; a headset is plugged in beside it."""
    pytest.importorskip("vlc", reason="libVLC is not installed", exc_type=ImportError)
    for name, value in ear.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PULSE_SINK")  # it would be a device of its own, not the system's default
    ear.make_default("ear")
    ear.add_sink("headset")
    sound = Sound(tape, lambda post: VlcBackend(post, app_name="Planet FM test"), told.append)
    sound.play_from(tape.start())
    wait_until(lambda: ear.sinks_in_use() == ["ear"], 5, "sound in the ear")
    wait_until(lambda: (sound.heard_media_s() or 0) > 0.5, 5, "half a second of sound")
    yield sound
    assert sound.close()
    if "headset" in ear.sinks():
        ear.remove_sink("headset")


def goes_on(sound: Sound, change: Callable[[], None], settled: Callable[[], bool]) -> None:
    """`change` moves what is heard neither back nor on by more than a moment."""
    heard_s, at = sound.heard_media_s(), time.monotonic()
    assert heard_s is not None
    change()
    wait_until(settled, 5, "the change")
    later_s = heard_s + 3.0
    wait_until(lambda: (sound.heard_media_s() or 0) >= later_s, 10, "sound to go on")
    assert time.monotonic() - at == pytest.approx(3.0, abs=0.6)


def test_sound_moves_to_the_chosen_device_and_back_to_the_default(
    sound: Sound, ear: PulseEar, told: list[SoundChanged]
) -> None:
    with ear.listen() as at_ear, ear.listen("headset") as at_headset:
        change = time.time()
        goes_on(
            sound, lambda: sound.set_device("headset"), lambda: ear.sinks_in_use() == ["headset"]
        )
        began = at_headset.wait_for_sound(change)
        ear_heard = at_ear.sound()
        assert not ear_heard.loud(began + GAP_S, ear_heard.ends_at)
        assert ear_heard.silent_s(change, began - GAP_S) < 0.05
        assert at_headset.sound().silent_s(began, time.time() - 0.3) < 0.05
        goes_on(sound, lambda: sound.set_device(None), lambda: ear.sinks_in_use() == ["ear"])
    assert told[-1].state is SoundState.PLAYING
    assert [change.state for change in told] == [SoundState.STARTING, SoundState.PLAYING]


def test_a_headset_pulled_out_while_it_plays_is_replaced_and_taken_up_again(
    sound: Sound, ear: PulseEar, told: list[SoundChanged]
) -> None:
    goes_on(sound, lambda: sound.set_device("headset"), lambda: ear.sinks_in_use() == ["headset"])
    goes_on(sound, lambda: ear.remove_sink("headset"), lambda: ear.sinks_in_use() == ["ear"])
    goes_on(sound, lambda: ear.add_sink("headset"), lambda: ear.sinks_in_use() == ["headset"])
    assert [change.state for change in told] == [SoundState.STARTING, SoundState.PLAYING]


def test_without_a_choice_sound_follows_the_systems_default(
    sound: Sound, ear: PulseEar, told: list[SoundChanged]
) -> None:
    goes_on(sound, lambda: ear.make_default("headset"), lambda: ear.sinks_in_use() == ["headset"])
    goes_on(sound, lambda: ear.make_default("ear"), lambda: ear.sinks_in_use() == ["ear"])
    assert [change.state for change in told] == [SoundState.STARTING, SoundState.PLAYING]


def test_equalizer_and_loudness_change_without_a_hole(sound: Sound, ear: PulseEar) -> None:
    with ear.listen() as recording:
        began = time.time()
        sound.set_loudness(True)
        time.sleep(1.0)  # what is measured is the second after each change
        sound.set_equalizer(4)
        time.sleep(1.0)
        heard = recording.sound()
    assert heard.silent_s(began + 0.05, heard.ends_at - 0.05) < 0.15


def test_sound_comes_back_when_the_sound_server_does(
    sound: Sound, ear: PulseEar, told: list[SoundChanged]
) -> None:
    ear.stop()
    try:
        wait_until(lambda: told[-1].state is SoundState.NO_DEVICE, 8, "word of the missing device")
        assert told[-1].trouble is Trouble.NO_SOUND_DEVICE
    finally:
        ear.start()
    wait_until(lambda: ear.sinks_in_use() == ["ear"], 10, "sound in the ear again")
    wait_until(lambda: told[-1].state is SoundState.PLAYING, 5, "word of the sound")


def test_a_sound_server_that_stands_still_is_noticed_and_sound_comes_back(
    sound: Sound, tape: Tape, ear: PulseEar, told: list[SoundChanged]
) -> None:
    ear.stand_still()
    try:
        sound.play_from(tape.spot_at_media(20.0))  # libVLC hangs while it ends what sounded
        wait_until(lambda: told[-1].state is SoundState.BUFFERING, 8, "word of the silence")
    finally:
        ear.go_on()
    wait_until(lambda: told[-1].state is SoundState.PLAYING, 12, "word of the sound")
    wait_until(lambda: ear.sinks_in_use() == ["ear"], 5, "sound in the ear again")
    assert 20.0 <= (sound.heard_media_s() or 0.0) < 24.0


def test_sound_comes_back_when_the_only_device_does(
    sound: Sound, ear: PulseEar, told: list[SoundChanged]
) -> None:
    ear.remove_sink("headset")
    ear.remove_sink("ear")
    wait_until(lambda: told[-1].state is SoundState.NO_DEVICE, 8, "word of the missing device")
    ear.add_sink("ear")
    wait_until(lambda: ear.sinks_in_use() == ["ear"], 10, "sound in the ear again")
    wait_until(lambda: told[-1].state is SoundState.PLAYING, 5, "word of the sound")
