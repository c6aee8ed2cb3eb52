"""Moving on the tape by words, with the whole radio behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from planetfm.audio.silent import SilentBackend
from planetfm.core.snapshot import SoundState
from planetfm.demo.station import DemoStation
from planetfm.runtime.instance import Command, CommandError
from planetfm.runtime.player_commands import moment_of, player_commands
from tests.runtime.radio import ZONE, Radio

ASSETS = Path(__file__).parents[2] / "assets"
NOW = datetime(2026, 11, 24, 17, 30, tzinfo=ZoneInfo("Asia/Jakarta")).timestamp()


@pytest.mark.parametrize(
    ("clock", "ago_s"),
    [
        ("17:05", 25 * 60),
        ("17.05", 25 * 60),
        ("17:29:30", 30),
        ("17:30", 0),
        ("17:31", 86_400 - 60),
        ("7:30", 10 * 3600),
        ("25:00", None),
        ("17:60", None),
        ("now", None),
        ("", None),
    ],
)
def test_an_hour_is_the_last_one_by_the_stations_clock(clock: str, ago_s: float | None) -> None:
    moment = moment_of(clock, NOW, ZoneInfo("Asia/Jakarta"))
    assert (None if moment is None else NOW - moment) == ago_s


@pytest.fixture
def radio(qtbot: QtBot, tmp_path: Path) -> Iterator[Radio]:
    with DemoStation(ASSETS) as station:
        made = Radio(qtbot, station, tmp_path, SilentBackend)
        yield made
        made.close()


@pytest.fixture
def say(radio: Radio) -> Command:
    told = player_commands(radio.player, ZONE, radio.clock.wall)
    return lambda words: told[words[0]](words[1:])


def test_pause_seek_and_live_do_what_they_say(radio: Radio, say: Command) -> None:
    player = radio.player
    for words in (["pause"], ["seek", "-30"]):
        with pytest.raises(CommandError, match="nothing plays"):
            say(words)
    say(["live"])
    radio.wait(lambda: player.view.sound is SoundState.PLAYING)
    radio.wait(lambda: (player.view.tape.heard or 0) > (player.view.tape.oldest or 1e12) + 1.0)
    say(["pause"])
    assert player.view.sound is SoundState.PAUSED
    heard, oldest = player.view.tape.heard, player.view.tape.oldest
    assert heard is not None
    assert oldest is not None
    say(["seek", "-1"])
    assert player.view.tape.heard == pytest.approx(heard - 1, abs=0.15)
    say(["seek", "+1"])
    assert player.view.tape.heard == pytest.approx(heard, abs=0.25)
    asked = float(int(oldest) + 1)  # later is live, which a pause is not led beyond
    say(["seek", datetime.fromtimestamp(asked, ZONE).strftime("%H:%M:%S")])
    assert player.view.tape.heard == pytest.approx(asked, abs=0.15)
    say(["live"])
    radio.wait(lambda: player.view.sound is SoundState.PLAYING and player.view.live)


@pytest.mark.parametrize("words", [[], ["half past"], ["--"], ["-"], ["12:30"]])
def test_what_cannot_be_is_refused_in_a_sentence(
    radio: Radio, say: Command, words: list[str]
) -> None:
    with pytest.raises(CommandError):
        say(["seek", *words])
