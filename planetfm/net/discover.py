"""Finds the station: fetches its pages, tries what they name, keeps the first that sounds.

In order: what the listener entered, what played before, what the profile knows, and meanwhile the
home page; then the home page's candidates, its frames and player scripts, the listening pages it
links to (with their frames), and last the public directory. What a page means is decided in
`core.discovery`; what an address answers in `trial`. The whole search has an end.
"""

from __future__ import annotations

import concurrent.futures
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from planetfm.core.addresses import identity
from planetfm.core.discovery import (
    Candidate,
    ContactLinks,
    Reason,
    SiteFindings,
    find_addresses,
    given,
    rank,
    read_page,
    seen_through,
)
from planetfm.core.discovery.shapes import stream_score
from planetfm.core.errors import NetworkError, PlanetError, SiteError, Trouble
from planetfm.core.profile import Profile
from planetfm.core.snapshot import Step, StepState
from planetfm.net.http import Http, Response
from planetfm.net.radio_browser import RadioBrowser
from planetfm.net.trial import ANSWER_DEADLINE_S, Trial, try_stream

SEARCH_DEADLINE_S = 25.0
THOROUGH_DEADLINE_S = 90.0
HOME_DEADLINE_S = 9.0
PAGE_DEADLINE_S = 5.0
PAGE_LIMIT_BYTES = 4 * 1024 * 1024
HEDGE_S = 1.5
"""An address that has said nothing for so long gets company: the next one is tried beside it."""
POLL_S = 0.2
"""How often a wait for answers looks whether the search was stopped."""
MAX_PAGES = 4
MAX_TRIALS = 12
STORY_RANK = 300
"""Candidates below are sound files of stories: they wait until everything else has failed."""

Progress = Callable[[Step, StepState], None]
Tried = tuple[Candidate, Trial]


@dataclass(frozen=True, slots=True)
class Found:
    """What the search came to.

    `stream` and `trial` are None when nothing sounded. `candidates` are all that were named, best
    first, `tried` those that were asked, in order. `site_trouble` (with `site_status`) says what
    was wrong with the site; then name and feed are the profile's or the usual ones.
    """

    site_url: str
    name: str
    icon: str | None
    feed: str
    rest_root: str | None
    stream: Candidate | None = None
    trial: Trial | None = None
    candidates: tuple[Candidate, ...] = ()
    tried: tuple[Tried, ...] = ()
    contact: ContactLinks = field(default_factory=ContactLinks)
    site_trouble: Trouble | None = None
    site_status: int | None = None
    directory_trouble: Trouble | None = None


def _silent(step: Step, state: StepState) -> None:
    """Nobody follows the search."""


class Finder:
    """Searches for `profile`'s station. `directory` None: the directory is never asked."""

    def __init__(
        self,
        http: Http,
        user_agent: str,
        profile: Profile,
        directory: RadioBrowser | None = None,
    ) -> None:
        self._http = http
        self._user_agent = user_agent
        self._profile = profile
        self._directory = directory

    def find(
        self,
        *,
        entered: Sequence[str] = (),
        known: Sequence[str] = (),
        avoid: Sequence[str] = (),
        everything: bool = False,
        progress: Progress = _silent,
        stop: threading.Event | None = None,
    ) -> Found:
        """Search; blocks the calling thread for at most about 25 s (90 s with `everything`).

        `entered` are addresses the listener gave, `known` those that played before; both go
        before the profile's. `avoid` are not tried (they just failed). `everything` tries every
        candidate instead of ending at the first that sounds. `progress` is called on the calling
        thread. `stop`, once set, ends the search soon with what there is. Raises nothing that a
        bad network or site can cause.
        """
        search = _Search(
            self._http,
            self._user_agent,
            self._profile,
            self._directory,
            {identity(url) for url in avoid if url},
            everything,
            progress,
            stop or threading.Event(),
        )
        with concurrent.futures.ThreadPoolExecutor(2, "discovery") as pool:
            return search.run(pool, entered, known)


class _Search:
    """One search under way: what is left of its time, what was named, what was tried."""

    def __init__(
        self,
        http: Http,
        user_agent: str,
        profile: Profile,
        directory: RadioBrowser | None,
        avoid: set[str],
        everything: bool,
        progress: Progress,
        stop: threading.Event,
    ) -> None:
        self._http = http
        self._user_agent = user_agent
        self._profile = profile
        self._directory = directory
        self._avoid = avoid
        self._everything = everything
        self._progress = progress
        self._stop = stop
        total_s = THOROUGH_DEADLINE_S if everything else SEARCH_DEADLINE_S
        self._end = time.monotonic() + total_s
        self._named: list[Candidate] = []
        self._tried: dict[str, Tried] = {}
        self._testing = False
        self._site_error: PlanetError | None = None
        self._directory_error: PlanetError | None = None

    def run(
        self,
        pool: concurrent.futures.ThreadPoolExecutor,
        entered: Sequence[str],
        known: Sequence[str],
    ) -> Found:
        self._progress(Step.REACH_SITE, StepState.BUSY)
        fetching = pool.submit(self._fetch, self._profile.site, HOME_DEADLINE_S)
        self._name(
            (
                *given(entered, Reason.ENTERED),
                *given(known, Reason.REMEMBERED),
                *given(self._profile.streams, Reason.KNOWN),
            )
        )
        self._try_named(pool)
        home = self._home(fetching)
        self._progress(Step.FIND_STREAM, StepState.BUSY)
        if home is not None:
            self._search_site(pool, home)
        if self._goes_on():
            self._ask_directory(home)
            self._try_named(pool)
        if self._goes_on():
            self._try_named(pool, stories=True)
        return self._outcome(home)

    # -- the rounds -----------------------------------------------------------------------------

    def _home(self, fetching: concurrent.futures.Future[Response]) -> SiteFindings | None:
        try:
            response = fetching.result()
            findings = _read(response)
        except PlanetError as error:
            self._site_error = error
            self._progress(Step.REACH_SITE, StepState.FAILED)
            return None
        self._progress(Step.REACH_SITE, StepState.DONE)
        return findings

    def _search_site(self, pool: concurrent.futures.ThreadPoolExecutor, home: SiteFindings) -> None:
        self._name(home.candidates)
        self._try_named(pool)
        if not self._goes_on():
            return
        for page in self._read_pages(pool, self._front_doors()):
            self._name(seen_through(page.candidates, Reason.LINKED_PAGE))
        for page in self._read_pages(pool, home.iframes):
            self._name(seen_through(page.candidates, Reason.IFRAME))
        self._read_scripts(pool, home)
        self._try_named(pool)
        if not self._goes_on():
            return
        frames: dict[str, None] = {}
        for page in self._read_pages(pool, home.listen_pages):
            self._name(seen_through(page.candidates, Reason.LINKED_PAGE))
            frames.update(dict.fromkeys(page.iframes))
        self._try_named(pool)
        if not self._goes_on():
            return
        for page in self._read_pages(pool, [url for url in frames if url not in home.iframes]):
            self._name(seen_through(page.candidates, Reason.LINKED_PAGE))
        self._try_named(pool)

    def _ask_directory(self, home: SiteFindings | None) -> None:
        if self._directory is None:
            return
        names = [self._profile.name, *([home.name] if home is not None and home.name else [])]
        site = home.url if home is not None else self._profile.site
        try:
            self._name(
                self._directory.search(
                    site,
                    tuple(dict.fromkeys(names)),
                    self._profile.place,
                    deadline_s=max(1.0, min(8.0, self._left_s())),
                )
            )
        except PlanetError as error:
            self._directory_error = error

    # -- pages ----------------------------------------------------------------------------------

    def _fetch(self, url: str, deadline_s: float) -> Response:
        deadline_s = min(deadline_s, self._left_s())
        if deadline_s <= 0 or self._stop.is_set():
            raise NetworkError(Trouble.UNREACHABLE, f"{url}: no time left")
        return self._http.get(
            url,
            headers={"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"},
            limit_bytes=PAGE_LIMIT_BYTES,
            deadline_s=deadline_s,
        )

    def _fetch_all(
        self, pool: concurrent.futures.ThreadPoolExecutor, urls: Iterable[str]
    ) -> list[Response]:
        fetching = [pool.submit(self._fetch, url, PAGE_DEADLINE_S) for url in urls]
        answers = []
        for future in fetching:
            try:
                answers.append(future.result())
            except PlanetError:
                continue  # one frame of several; the others may know
        return answers

    def _read_pages(
        self, pool: concurrent.futures.ThreadPoolExecutor, urls: Iterable[str]
    ) -> list[SiteFindings]:
        wanted = [url for url in urls if self._may_be_a_page(url)][:MAX_PAGES]
        pages = []
        for answer in self._fetch_all(pool, wanted):
            try:
                pages.append(_read(answer))
            except PlanetError:
                continue
        return pages

    def _front_doors(self) -> list[str]:
        """What looked like a stream and was a page: a radio server's front door that lists its
        mounts, or a player on a host of its own."""
        return [
            candidate.url
            for candidate, trial in self._tried.values()
            if trial.trouble is Trouble.NOT_WHAT_WAS_ASKED and candidate.rank >= STORY_RANK
        ]

    def _may_be_a_page(self, url: str) -> bool:
        """A frame that is itself the stream never ends: such a shape is read only after it was
        tried and answered with something else than sound."""
        tried = self._tried.get(identity(url))
        if tried is not None:
            return tried[1].trouble is Trouble.NOT_WHAT_WAS_ASKED and not tried[1].finite
        return stream_score(url) < 60

    def _read_scripts(
        self, pool: concurrent.futures.ThreadPoolExecutor, home: SiteFindings
    ) -> None:
        for answer in self._fetch_all(pool, home.scripts[:MAX_PAGES]):
            finds = find_addresses(answer.text(), home.url)
            named = [
                Candidate(find.url, Reason.SCRIPT, answer.url, 550 + find.score, find.detail)
                for find in finds
            ]
            self._name(c for c in named if stream_score(c.url, home.url) > -100)

    # -- candidates -----------------------------------------------------------------------------

    def _name(self, candidates: Iterable[Candidate]) -> None:
        self._named = list(rank((*self._named, *candidates)))

    def _try_named(
        self, pool: concurrent.futures.ThreadPoolExecutor, *, stories: bool = False
    ) -> None:
        """Try what is named and not tried yet, best first, at most two at a time."""
        waiting = [
            candidate
            for candidate in self._named
            if identity(candidate.url) not in self._tried
            and identity(candidate.url) not in self._avoid
            and (stories or candidate.rank >= STORY_RANK or candidate.reason is Reason.DIRECTORY)
        ][: 3 if stories and not self._everything else MAX_TRIALS]
        running: dict[concurrent.futures.Future[Trial], Candidate] = {}
        halt = threading.Event()
        while self._goes_on() and (waiting or running):
            started = time.monotonic()
            if waiting and len(running) < 2:
                self._report_testing(StepState.BUSY)
                candidate = waiting.pop(0)
                running[pool.submit(self._trial, candidate.url, halt)] = candidate
            hedge = waiting and len(running) < 2
            while self._goes_on() and not self._collect(running):
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
        left_s = min(ANSWER_DEADLINE_S, self._left_s())
        if left_s <= 0 or halt.is_set() or self._stop.is_set():
            return Trial(url, url, trouble=Trouble.STALLED)
        return try_stream(url, user_agent=self._user_agent, deadline_s=left_s, stop=halt)

    def _goes_on(self) -> bool:
        if self._stop.is_set() or self._left_s() <= 0:
            return False
        return self._everything or self._taken() is None

    def _left_s(self) -> float:
        return self._end - time.monotonic()

    def _taken(self) -> Tried | None:
        good = [pair for pair in self._tried.values() if pair[1].ok]
        return max(good, key=lambda pair: pair[0].rank, default=None)

    def _report_testing(self, state: StepState) -> None:
        if state is not StepState.BUSY or not self._testing:
            self._testing = True
            self._progress(Step.TEST_SOUND, state)

    # -- the outcome ----------------------------------------------------------------------------

    def _outcome(self, home: SiteFindings | None) -> Found:
        taken = self._taken()
        named = any(c.rank >= STORY_RANK or c.reason is Reason.DIRECTORY for c in self._named)
        good = StepState.DONE if taken else StepState.FAILED
        self._progress(Step.FIND_STREAM, StepState.DONE if named else StepState.FAILED)
        self._report_testing(good)
        site = home.url if home is not None else self._profile.site
        rest = home.rest_root if home is not None else None
        if rest is None and home is not None and home.wordpress:
            rest = urljoin(site, "?rest_route=/")
        announced = home.feed if home is not None else None
        error = self._site_error
        return Found(
            site_url=site,
            name=(home.name if home is not None else "") or self._profile.name,
            icon=home.icon if home is not None else None,
            feed=self._profile.feed or announced or urljoin(site, "/feed/"),
            rest_root=rest,
            stream=taken[0] if taken else None,
            trial=taken[1] if taken else None,
            candidates=tuple(self._named),
            tried=tuple(self._tried.values()),
            contact=home.contact if home is not None else ContactLinks(),
            site_trouble=error.trouble if error is not None else None,
            site_status=error.status if error is not None else None,
            directory_trouble=self._directory_error.trouble if self._directory_error else None,
        )


def _read(response: Response) -> SiteFindings:
    kind = response.content_type
    if kind and not any(word in kind for word in ("html", "xml", "text", "json")):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, f"{response.url}: {kind}")
    return read_page(response.text(), response.url, response.headers)
