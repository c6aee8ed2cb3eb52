"""Knows the station: what is remembered of it, and the search when that is not enough.

The search runs on the io lane; its steps come home as a SearchView for the first run. What was
found is remembered on disk, so the next start plays and reads without asking anybody.
"""

from __future__ import annotations

import dataclasses
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from planetfm import USER_AGENT
from planetfm.core.addresses import identity
from planetfm.core.codec import Codec
from planetfm.core.contacts import ContactLinks
from planetfm.core.errors import PlanetError, Trouble
from planetfm.core.mirrors import Sort, order
from planetfm.core.profile import Profile
from planetfm.core.settings import Quality
from planetfm.core.snapshot import SearchView, Step, StepState
from planetfm.runtime.tasks import USER, Lane, Mailbox
from planetfm.store.memory import MemoryFile, StationMemory

MAX_SORTS = 16
NEWS_SHARE = 0.2
"""A bit rate that varies is news only when it changed by more."""

if TYPE_CHECKING:
    # Reading pages costs 28 ms of imports, and nothing before the first search needs it.
    from planetfm.net.discover import Found

log = logging.getLogger(__name__)


class Find(Protocol):
    """`net.discover.Finder.find`."""

    def __call__(
        self,
        *,
        entered: tuple[str, ...],
        known: tuple[str, ...],
        avoid: tuple[str, ...],
        progress: Callable[[Step, StepState], None],
        stop: threading.Event,
    ) -> Found: ...


@dataclass(frozen=True, slots=True)
class Searched:
    """A search ended. `trouble` is None when something sounds; `entered`: the listener's address
    is what does."""

    trouble: Trouble | None
    entered: bool = False


class StationController(QObject):
    """`changed`: `search` or `memory` did. `searched`: a search ended (Searched).

    `finder` makes the Finder on the worker, since what it imports is not wanted before the window.
    `given` are addresses from the command line: they go before everything. `quality` is what is
    wanted now, the network considered. `own` is the one address that the listener wants played in
    place of what a search finds: "" for what is known already, None where a search is welcome.
    """

    changed = Signal()
    searched = Signal(object)

    def __init__(
        self,
        mailbox: Mailbox,
        io: Lane,
        files: Lane,
        profile: Profile,
        memory: MemoryFile,
        finder: Callable[[], Find],
        *,
        given: tuple[str, ...] = (),
        quality: Callable[[], Quality] = lambda: Quality.AUTO,
        own: Callable[[], str | None] = lambda: None,
        user_agent: str = USER_AGENT,
    ) -> None:
        super().__init__()
        self._quality = quality
        self._own = own
        self._user_agent = user_agent
        self._mailbox = mailbox
        self._io = io
        self._files = files
        self._profile = profile
        self._file = memory
        self._finder = finder
        self._given = given
        self._memory = memory.load(profile.site)
        self._stop = threading.Event()
        self._busy = False
        self._again: tuple[str, ...] | None = None
        self._steps: dict[Step, StepState] = {}
        self._skipped = False
        self._not_found = False

    @property
    def memory(self) -> StationMemory:
        return self._memory

    @property
    def addresses(self) -> tuple[str, ...]:
        """Known addresses, best first: what was entered goes before what quality asks for."""
        own = self._own()
        if own:
            return (own,)
        chosen = (*self._given, *self._memory.entered)
        others = (*self._memory.streams, *self._profile.streams)
        known = {url: _sort(codec, bps) for url, codec, bps in self._memory.sorts}
        return tuple(dict.fromkeys((*chosen, *order(others, known, self._quality()))))

    @property
    def searching(self) -> bool:
        return self._busy

    @property
    def search(self) -> SearchView | None:
        """Set while a station without a known address is searched for, or was not found."""
        if self._skipped or not self._steps or self.addresses:
            return None
        return SearchView(tuple(self._steps.items()), self._not_found)

    def find_stream(self, avoid: tuple[str, ...] = ()) -> None:
        """Search for the sound; where no search is welcome, what is known is all there is."""
        if self._own() is None:
            self.find(avoid)
            return
        trouble = None if self.addresses else Trouble.NO_STREAM
        self._mailbox.post(lambda: self.searched.emit(Searched(trouble)))

    def find(self, avoid: tuple[str, ...] = (), entered: str = "") -> None:
        """Search; one at a time. With `entered`, that address is tried first and remembered."""
        if self._busy:
            self._again = (entered,) if entered else self._again
            return
        self._busy = True
        self._skipped = self._not_found = False
        self._steps = dict.fromkeys(Step, StepState.TODO)
        self._steps[Step.REACH_SITE] = StepState.BUSY
        self.changed.emit()
        memory, given, stop = self._memory, self._given, self._stop
        # What was entered just now goes even before what the command line gave.
        wished = (*((entered,) if entered else ()), *given, *memory.entered)

        def search() -> Found:
            return self._finder()(
                entered=wished,
                known=memory.streams,
                avoid=avoid,
                progress=self._progress,
                stop=stop,
            )

        self._io.call(
            search, lambda found: self._ended(found, entered), self._failed, priority=USER
        )

    def try_address(self, url: str, done: Callable[[bool], None]) -> None:
        """Find out whether `url` sounds, beside what plays; `done` hears it at home."""

        def attempt() -> bool:
            from planetfm.net.trial import try_stream

            return try_stream(url, user_agent=self._user_agent, stop=self._stop).ok

        self._io.call(attempt, done, lambda error: done(False))

    def note_sort(self, url: str, codec: str, bitrate_bps: int) -> None:
        """`url` was heard, and sounds like this; kept when it is news."""
        sorts = {address: (name, bps) for address, name, bps in self._memory.sorts}
        name, bps = sorts.get(url, ("", 0))
        if not url or (name == codec and abs(bps - bitrate_bps) <= NEWS_SHARE * bitrate_bps):
            return
        sorts.pop(url, None)
        sorts[url] = (codec, bitrate_bps)
        newest = list(sorts.items())[-MAX_SORTS:]
        memory = dataclasses.replace(
            self._memory, sorts=tuple((address, *heard) for address, heard in newest)
        )
        self._keep(memory)

    def note_contacts(self, contacts: ContactLinks) -> None:
        """The site's page was read for how to reach the station."""
        self._keep(dataclasses.replace(self._memory, contacts=contacts, contacts_at=time.time()))
        self.changed.emit()

    def skip(self) -> None:
        """The listener wants to read first: the steps make room."""
        self._skipped = True
        self.changed.emit()

    def note_news(self, fetched: bool) -> None:
        """The last step of the first run."""
        if self._steps:
            self._steps[Step.FETCH_NEWS] = StepState.DONE if fetched else StepState.FAILED
            self.changed.emit()

    def close(self) -> None:
        self._stop.set()

    def _progress(self, step: Step, state: StepState) -> None:
        """From the worker."""
        self._mailbox.post(lambda: self._note(step, state))

    def _note(self, step: Step, state: StepState) -> None:
        self._steps[step] = state
        self.changed.emit()

    def _ended(self, found: Found, entered: str) -> None:
        self._busy = False
        log.info(
            "search: %s", found.stream.url if found.stream else found.site_trouble or "no stream"
        )
        self._remember(found, entered)
        trouble: Trouble | None = None
        if found.stream is None:
            trouble = found.site_trouble or Trouble.NO_STREAM
            self._not_found = True
        self.changed.emit()
        self.searched.emit(Searched(trouble, _is_entered(found, entered)))
        self._search_again()

    def _search_again(self) -> None:
        """What the listener entered while a search was under way."""
        if self._again is not None:
            (again,), self._again = self._again, None
            self.find(entered=again)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._not_found = True
        self.changed.emit()
        trouble = error.trouble if isinstance(error, PlanetError) else Trouble.NO_STREAM
        self.searched.emit(Searched(trouble))
        self._search_again()

    def _remember(self, found: Found, entered: str) -> None:
        now = time.time()
        memory = dataclasses.replace(self._memory, checked_at=now)
        if found.site_trouble is None:
            memory = dataclasses.replace(
                memory,
                feed=found.feed,
                rest_root=found.rest_root or "",
                name=found.name,
                icon=found.icon or "",
                contacts=found.contact,
                contacts_at=now,
            )
        if found.stream is not None and found.trial is not None:
            address = found.trial.plays
            if _is_entered(found, entered):
                memory = dataclasses.replace(memory, entered=(address,))
            elif address not in self._given:
                memory = dataclasses.replace(
                    memory,
                    streams=(address,),
                    why=f"{found.stream.reason.value}: {found.stream.found_on}",
                    found_at=now,
                )
        self._keep(memory)

    def _keep(self, memory: StationMemory) -> None:
        if memory != self._memory:
            self._memory = memory
            self._files.call(lambda: self._file.save(self._profile.site, memory))


def _sort(codec: str, bitrate_bps: int) -> Sort:
    try:
        return Sort(Codec(codec), bitrate_bps)
    except ValueError:
        return Sort(None, bitrate_bps)


def _is_entered(found: Found, entered: str) -> bool:
    """Whether what sounds is the address the listener entered, however it was spelled."""
    if not entered or found.stream is None:
        return False
    try:
        return identity(found.stream.url) == identity(entered)
    except ValueError:
        return False
