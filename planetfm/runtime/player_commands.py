"""Moving on the tape, told by words: `planetfm pause`, `live`, `seek -30`, `seek 17:05`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

from planetfm.runtime.instance import Command, CommandError
from planetfm.runtime.player import PlayerController

_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?")
_SECONDS = re.compile(r"[+-]?\d{1,5}(?:\.\d+)?")


def moment_of(clock: str, now: float, zone: tzinfo) -> float | None:
    """When `clock` ("17:05", "17.05", "17:05:30") was last, POSIX seconds; None: it is no time of
    day. `zone` is the station's."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    if hour > 23 or minute > 59 or second > 59:
        return None
    today = datetime.fromtimestamp(now, zone)
    at = today.replace(hour=hour, minute=minute, second=second, microsecond=0)
    if at.timestamp() > now:
        at -= timedelta(days=1)
    return at.timestamp()


def player_commands(
    player: PlayerController, zone: tzinfo, wall: Callable[[], float]
) -> Mapping[str, Command]:
    """What the running app obeys, by name."""

    def pause(arguments: list[str]) -> Mapping[str, Any]:
        if not player.view.wanted:
            raise CommandError("nothing plays")
        player.pause()
        return {}

    def live(arguments: list[str]) -> Mapping[str, Any]:
        player.go_live()
        return {}

    def seek(arguments: list[str]) -> Mapping[str, Any]:
        (word,) = arguments or [""]
        tape = player.view.tape
        at = moment_of(word, wall(), zone)
        if at is None and not _SECONDS.fullmatch(word):
            raise CommandError("seek SECONDS (-30, 30) | HH:MM")
        if at is None:
            if tape.heard is None:
                raise CommandError("nothing plays")
            player.seek_by(float(word))
            return {}
        if tape.oldest is None or tape.newest is None or not tape.oldest <= at <= tape.newest:
            raise CommandError(f"{word} is not on the tape")
        player.seek_to(at)
        return {}

    return {"pause": pause, "live": live, "seek": seek}
