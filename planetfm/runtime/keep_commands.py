"""Keeping, told by words: `planetfm record start|stop` and `planetfm clip MINUTES`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planetfm.runtime.instance import Command, CommandError
from planetfm.runtime.keeping import KeepController

CLIP_MOST_MIN = 180.0
"""The longest tape there is."""


def keep_commands(keep: KeepController) -> Mapping[str, Command]:
    """What the running app obeys, by name."""

    def record(arguments: list[str]) -> Mapping[str, Any]:
        if arguments == ["start"]:
            keep.record_start()
        elif arguments == ["stop"]:
            if keep.recording is None:
                raise CommandError("nothing is being recorded")
            keep.record_stop()
        else:
            raise CommandError("record start|stop")
        return {}

    def clip(arguments: list[str]) -> Mapping[str, Any]:
        try:
            (minutes,) = map(float, arguments)
        except ValueError:
            minutes = 0.0
        if not 0 < minutes <= CLIP_MOST_MIN:
            raise CommandError(f"clip MINUTES, at most {CLIP_MOST_MIN:.0f}")
        if keep.is_tape_empty:
            raise CommandError("nothing was on air yet")
        keep.clip(minutes)
        return {}

    return {"record": record, "clip": clip}


def recording_status(keep: KeepController) -> dict[str, Any]:
    """The field `recording` of `planetfm status --json`; null while nothing is recorded."""
    view = keep.recording
    if view is None:
        return {"recording": None}
    return {
        "recording": {
            "since": view.since,
            "seconds": round(view.seconds, 1),
            "size_bytes": view.size_bytes,
            "path": view.path,
            "kind": view.kind.value,
        }
    }
