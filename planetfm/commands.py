"""What the running app obeys with or without a window; the README names each."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from planetfm.core.alarms import SleepUntil
from planetfm.core_app import CoreApp
from planetfm.link_command import link_command
from planetfm.runtime.instance import Command, CommandError
from planetfm.runtime.keep_commands import keep_commands, recording_status
from planetfm.runtime.player_commands import player_commands
from planetfm.status import data_status, status, timers_status


def commands(core: CoreApp) -> Mapping[str, Command]:
    """What the running app obeys, by name; see `runtime.instance`."""

    def simply(call: Any) -> Command:
        def command(arguments: list[str]) -> Mapping[str, Any]:
            call()
            return {}

        return command

    def volume(arguments: list[str]) -> Mapping[str, Any]:
        try:
            percent = int(arguments[0])
        except (IndexError, ValueError):
            raise CommandError("volume 0..100") from None
        if not 0 <= percent <= 100:
            raise CommandError("volume 0..100")
        core.player.set_volume(percent)
        return {}

    def sleep(arguments: list[str]) -> Mapping[str, Any]:
        how: int | SleepUntil | None
        try:
            (word,) = arguments
            ends = {"off": None, "song": SleepUntil.END_OF_SONG}
            how = ends[word] if word in ends else int(word)
            if not core.timers.sleep(how):
                raise CommandError("nothing plays")
        except ValueError:
            raise CommandError("sleep 1..720 (minutes) | song | off") from None
        return {}

    def refresh(arguments: list[str]) -> Mapping[str, Any]:
        core.news.refresh()
        return {"begins_in_s": core.news.begins_in_s}

    def state(arguments: list[str]) -> Mapping[str, Any]:
        core.player.look()
        stall_s = core.stalls.longest_s if core.stalls else None
        now = status(core.player.view, core.news.view, time.time(), stall_s)
        return {
            "status": now
            | timers_status(core.timers)
            | recording_status(core.keep)
            | data_status(core.meter.view)
        }

    return {
        "play": simply(core.player.play),
        "stop": simply(core.player.stop),
        "toggle": simply(core.player.toggle),
        "mute": simply(lambda: core.player.set_muted(not core.player.view.muted)),
        "volume": volume,
        "sleep": sleep,
        **player_commands(core.player, ZoneInfo(core.profile.timezone), time.time),
        **keep_commands(core.keep),
        "more-data": simply(core.go_on),
        "refresh": refresh,
        "open": link_command(core),
        "status": state,
    }
