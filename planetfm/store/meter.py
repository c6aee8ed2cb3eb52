"""Keeps the data meter's counts across runs: one small JSON file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planetfm.core.meter import Usage
from planetfm.store.files import read_json, write_json


class MeterFile:
    """`session_bytes` is not kept: a session is one run."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Usage:
        """What was saved; nothing counted where there is no file or it is damaged."""
        data = read_json(self._path)
        return Usage(
            day=_text(data.get("day")),
            day_bytes=_count(data.get("day_bytes")),
            month=_text(data.get("month")),
            month_bytes=_count(data.get("month_bytes")),
            overridden=_text(data.get("overridden")),
        )

    def save(self, usage: Usage) -> None:
        """Raises StoreError."""
        write_json(
            self._path,
            {
                "day": usage.day,
                "day_bytes": usage.day_bytes,
                "month": usage.month,
                "month_bytes": usage.month_bytes,
                "overridden": usage.overridden,
            },
        )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
