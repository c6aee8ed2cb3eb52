"""Candidates line up, are tried best first, and the search hears how each one did."""

from __future__ import annotations

import concurrent.futures
import threading
import time
from collections.abc import Callable, Iterable

from planetfm.core.addresses import identity
from planetfm.core.discovery import Candidate, Reason, rank
from planetfm.core.errors import Trouble
from planetfm.net.trial import ANSWER_DEADLINE_S, Trial, try_stream

HEDGE_S = 1.5
"""An address that has said nothing for so long gets company: the next one is tried beside it."""
POLL_S = 0.2
"""How often a wait for answers looks whether the search was stopped."""
MAX_TRIALS = 12
MAX_STORIES = 3
STORY_RANK = 300
"""Candidates below are sound files of stories: they wait until everything else has failed."""

Tried = tuple[Candidate, Trial]


class Audition:
    """Who was named, who was tried. Trials run on `pool`, two at a time at most.

    `avoid` are identities (see `core.addresses`) that are not tried; `end` is the monotonic moment
    after which nothing starts; `everything`: go on after the first that sounds; `busy` is called
    before the first trial.
    """

    def __init__(
        self,
        pool: concurrent.futures.ThreadPoolExecutor,
        user_agent: str,
        *,
        avoid: set[str],
        everything: bool,
        end: float,
        stop: threading.Event,
        busy: Callable[[], None],
    ) -> None:
        self._pool = pool
        self._user_agent = user_agent
        self._avoid = avoid
        self._everything = everything
        self._end = end
        self._stop = stop
        self._busy = busy
        self._named: tuple[Candidate, ...] = ()
        self._tried: dict[str, Tried] = {}

    @property
    def named(self) -> tuple[Candidate, ...]:
        """All candidates so far, best first."""
        return self._named

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Those that answered, or failed to, in that order."""
        return tuple(self._tried.values())

    @property
    def taken(self) -> Tried | None:
        """The best of those that sound."""
        good = [pair for pair in self._tried.values() if pair[1].ok]
        return max(good, key=lambda pair: pair[0].rank, default=None)

    @property
    def left_s(self) -> float:
        return self._end - time.monotonic()

    @property
    def goes_on(self) -> bool:
        """There is time, nobody stopped the search, and it has not come to its end."""
        if self._stop.is_set() or self.left_s <= 0:
            return False
        return self._everything or self.taken is None

    def answer(self, url: str) -> Trial | None:
        """What `url` answered, if it was tried."""
        tried = self._tried.get(identity(url))
        return tried[1] if tried is not None else None

    def name(self, candidates: Iterable[Candidate]) -> None:
        """Put `candidates` in the line."""
        self._named = rank((*self._named, *candidates))

    def hear(self, *, stories: bool = False) -> None:
        """Try those not tried yet, best first; sound files of stories only with `stories`."""
        waiting = [
            candidate
            for candidate in self._named
            if identity(candidate.url) not in self._tried
            and identity(candidate.url) not in self._avoid
            and (stories or not is_story(candidate))
        ][: MAX_STORIES if stories and not self._everything else MAX_TRIALS]
        running: dict[concurrent.futures.Future[Trial], Candidate] = {}
        halt = threading.Event()
        while self.goes_on and (waiting or running):
            started = time.monotonic()
            if waiting and len(running) < 2:
                if not self._tried:
                    self._busy()
                candidate = waiting.pop(0)
                running[self._pool.submit(self._trial, candidate.url, halt)] = candidate
            hedge = waiting and len(running) < 2
            while self.goes_on and not self._collect(running):
                if hedge and time.monotonic() - started >= HEDGE_S:
                    break
        halt.set()
        while running:
            self._collect(running, halted=True)

    def _collect(
        self,
        running: dict[concurrent.futures.Future[Trial], Candidate],
        *,
        halted: bool = False,
    ) -> bool:
        """Note what has been answered; waits a moment at most. True if anything was.

        A trial that was halted proves nothing against its address and is not noted.
        """
        done, _ = concurrent.futures.wait(running, POLL_S, concurrent.futures.FIRST_COMPLETED)
        for future in done:
            candidate, trial = running.pop(future), future.result()
            if trial.ok or not halted:
                self._tried[identity(candidate.url)] = (candidate, trial)
        return bool(done)

    def _trial(self, url: str, halt: threading.Event) -> Trial:
        left_s = min(ANSWER_DEADLINE_S, self.left_s)
        if left_s <= 0 or halt.is_set() or self._stop.is_set():
            return Trial(url, url, trouble=Trouble.STALLED)
        return try_stream(url, user_agent=self._user_agent, deadline_s=left_s, stop=halt)


def is_story(candidate: Candidate) -> bool:
    """A story's sound file, by its rank; the directory's listings are low but no stories."""
    return candidate.rank < STORY_RANK and candidate.reason is not Reason.DIRECTORY
