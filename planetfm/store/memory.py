"""What was found out about a station, so that the next start need not search."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planetfm.core.contacts import ContactLinks
from planetfm.store.files import read_json, write_json


@dataclass(frozen=True, slots=True)
class StationMemory:
    """`streams`: addresses that sounded, best first. `why`: how the first was found."""

    streams: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    feed: str = ""
    rest_root: str = ""
    name: str = ""
    icon: str = ""
    why: str = ""
    found_at: float = 0.0
    checked_at: float = 0.0
    sorts: tuple[tuple[str, str, int], ...] = ()
    """(address, codec, bits a second) of what was heard so far."""

    contacts: ContactLinks = field(default_factory=ContactLinks)
    """What the station's own page links to, so that listeners reach it."""
    contacts_at: float = 0.0
    """When that was looked up."""

    @property
    def known(self) -> bool:
        return bool(self.streams or self.entered)

    @property
    def addresses(self) -> tuple[str, ...]:
        """What to open, in order, without repeats: what the listener entered goes first."""
        return tuple(dict.fromkeys((*self.entered, *self.streams)))


class MemoryFile:
    """One JSON file, one record a site."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, site: str) -> StationMemory:
        record = read_json(self._path).get(site)
        return _parse(record) if isinstance(record, dict) else StationMemory()

    def save(self, site: str, memory: StationMemory) -> None:
        """Raises StoreError."""
        write_json(self._path, read_json(self._path) | {site: dataclasses.asdict(memory)})


def _parse(record: dict[str, Any]) -> StationMemory:
    def words(key: str) -> str:
        value = record.get(key)
        return value if isinstance(value, str) else ""

    def addresses(key: str) -> tuple[str, ...]:
        value = record.get(key)
        listed = value if isinstance(value, list) else []
        return tuple(
            item
            for item in listed
            if isinstance(item, str) and item.startswith(("http://", "https://"))
        )

    def moment(key: str) -> float:
        value = record.get(key)
        try:
            return float(value) if isinstance(value, int | float) else 0.0
        except OverflowError:
            return 0.0

    def sorts() -> tuple[tuple[str, str, int], ...]:
        listed = record.get("sorts")
        return tuple(
            (item[0], item[1], item[2])
            for item in (listed if isinstance(listed, list) else [])
            if isinstance(item, list)
            and [type(part) for part in item] == [str, str, int]
            and item[2] >= 0
        )

    def contacts() -> ContactLinks:
        told = record.get("contacts")
        found = told if isinstance(told, dict) else {}

        def listed(key: str) -> tuple[str, ...]:
            value = found.get(key)
            words = value if isinstance(value, list) else []
            return tuple(one for one in words if isinstance(one, str))

        return ContactLinks(*(listed(key) for key in ("whatsapp", "telephone", "email", "social")))

    return StationMemory(
        contacts=contacts(),
        contacts_at=moment("contacts_at"),
        sorts=sorts(),
        streams=addresses("streams"),
        entered=addresses("entered"),
        feed=words("feed"),
        rest_root=words("rest_root"),
        name=words("name"),
        icon=words("icon"),
        why=words("why"),
        found_at=moment("found_at"),
        checked_at=moment("checked_at"),
    )
