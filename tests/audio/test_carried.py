"""The sound that comes with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from planetfm.audio.carried import CarriedSound
from planetfm.audio.silent import SilentBackend
from planetfm.core.codec import Codec
from planetfm.core.frames import FrameScanner
from tests.stations.parts import wait_until

CHIME = Path(__file__).parents[2] / "assets" / "sounds" / "alarm.mp3"


def test_the_chime_is_bare_frames_of_about_eight_seconds() -> None:
    scanner, data = FrameScanner(Codec.MP3), CHIME.read_bytes()
    frames = scanner.feed(data)
    assert 7.5 < sum(frame.duration_s for frame in frames) < 8.5
    assert frames[0].offset == 0, "no tags before the sound: they would be heard as a gap"
    assert len(data) - frames[-1].end < 10


def test_it_goes_on_when_it_has_come_to_its_end() -> None:
    made: list[SilentBackend] = []

    def backend(post):  # type: ignore[no-untyped-def]
        made.append(SilentBackend(post, pace=6.0))
        return made[-1]

    carried = CarriedSound(CHIME, backend, 30)
    assert made[0].volume == 30

    def heard_beyond_all_that_was_laid_out_first() -> bool:
        carried.keep_going()
        return carried.heard_s > 32

    wait_until(heard_beyond_all_that_was_laid_out_first, 30, "half a minute of chime")
    carried.set_volume(50)
    assert made[0].volume == 50
    assert carried.close()


def test_a_file_that_is_gone_or_is_no_sound_holds_nobody_up(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"none\.mp3"):
        CarriedSound(tmp_path / "none.mp3", SilentBackend, 30)
    (tmp_path / "text.mp3").write_text("no sound at all\n" * 500)
    carried = CarriedSound(tmp_path / "text.mp3", SilentBackend, 30)
    carried.keep_going()
    assert carried.close()
