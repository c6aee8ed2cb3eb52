"""Finds the station: fetches its pages, tries what they name, keeps the first that sounds.

In order: what the listener entered, what played before, what the profile knows, and meanwhile the
home page; then the home page's candidates, its frames and player scripts, the listening pages it
links to (with their frames), and last the public directory. What a page means is decided in
`core.discovery`; what an address answers in `trial`. The whole search has an end.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    read_page,
    seen_through,
)
from planetfm.core.discovery.shapes import stream_score
from planetfm.core.errors import NetworkError, PlanetError, SiteError, Trouble
from planetfm.core.profile import Profile
from planetfm.core.snapshot import Step, StepState
from planetfm.net.audition import Audition, Tried, is_story
from planetfm.net.http import Http, Response
from planetfm.net.radio_browser import RadioBrowser
from planetfm.net.trial import Trial

SEARCH_DEADLINE_S = 25.0
THOROUGH_DEADLINE_S = 90.0
HOME_DEADLINE_S = 9.0
PAGE_DEADLINE_S = 5.0
DIRECTORY_DEADLINE_S = 8.0
PAGE_LIMIT_BYTES = 4 * 1024 * 1024
MAX_PAGES = 4
SCRIPT_FILE_RANK = 550
"""Where addresses in a script file of the site begin: below those on a page itself."""

Pool = concurrent.futures.ThreadPoolExecutor
Progress = Callable[[Step, StepState], None]


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
            self._profile,
            self._directory,
            THOROUGH_DEADLINE_S if everything else SEARCH_DEADLINE_S,
            progress,
            stop or threading.Event(),
        )
        with concurrent.futures.ThreadPoolExecutor(2, "discovery") as pool:
            audition = Audition(
                pool,
                self._user_agent,
                avoid={identity(url) for url in avoid if url},
                everything=everything,
                end=search.end,
                stop=search.stop,
                busy=search.testing,
            )
            return search.run(pool, audition, entered, known)


class _Search:
    """One search under way: which pages are read, in which order, until the audition is won."""

    def __init__(
        self,
        http: Http,
        profile: Profile,
        directory: RadioBrowser | None,
        total_s: float,
        progress: Progress,
        stop: threading.Event,
    ) -> None:
        self._http = http
        self._profile = profile
        self._directory = directory
        self._progress = progress
        self.stop = stop
        self.end = time.monotonic() + total_s
        self._testing = False
        self._site_error: PlanetError | None = None
        self._directory_error: PlanetError | None = None

    def testing(self) -> None:
        """The first address is about to be tried."""
        if not self._testing:
            self._testing = True
            self._progress(Step.TEST_SOUND, StepState.BUSY)

    def run(
        self, pool: Pool, audition: Audition, entered: Sequence[str], known: Sequence[str]
    ) -> Found:
        self._progress(Step.REACH_SITE, StepState.BUSY)
        fetching = pool.submit(self._fetch, self._profile.site, HOME_DEADLINE_S)
        audition.name(given(entered, Reason.ENTERED))
        audition.name(given(known, Reason.REMEMBERED))
        audition.name(given(self._profile.streams, Reason.KNOWN))
        audition.hear()
        home = self._home(fetching)
        self._progress(Step.FIND_STREAM, StepState.BUSY)
        if home is not None:
            for candidates in self._rounds(pool, audition, home):
                audition.name(candidates)
                audition.hear()
                if not audition.goes_on:
                    break
        if audition.goes_on and audition.taken is None:
            audition.name(self._listed(home))
            audition.hear()
        if audition.goes_on:
            audition.hear(stories=True)
        return self._outcome(audition, home)

    # -- the rounds -----------------------------------------------------------------------------

    def _home(self, fetching: concurrent.futures.Future[Response]) -> SiteFindings | None:
        try:
            findings = _read(fetching.result())
        except PlanetError as error:
            self._site_error = error
            self._progress(Step.REACH_SITE, StepState.FAILED)
            return None
        self._progress(Step.REACH_SITE, StepState.DONE)
        return findings

    def _rounds(
        self, pool: Pool, audition: Audition, home: SiteFindings
    ) -> Iterator[list[Candidate]]:
        """What the site names, nearest first; each round is fetched only when it is asked for."""
        yield list(home.candidates)
        nearby = [
            *self._seen_on(pool, audition, _front_doors(audition), Reason.LINKED_PAGE),
            *self._seen_on(pool, audition, home.iframes, Reason.IFRAME),
        ]
        yield [*nearby, *self._in_scripts(pool, home)]
        pages = self._read_pages(pool, audition, home.listen_pages)
        yield [c for page in pages for c in seen_through(page.candidates, Reason.LINKED_PAGE)]
        frames = dict.fromkeys(frame for page in pages for frame in page.iframes)
        further = [frame for frame in frames if frame not in home.iframes]
        yield self._seen_on(pool, audition, further, Reason.LINKED_PAGE)

    def _listed(self, home: SiteFindings | None) -> tuple[Candidate, ...]:
        """What the directory says."""
        if self._directory is None:
            return ()
        names = [self._profile.name, *([home.name] if home is not None and home.name else [])]
        try:
            return self._directory.search(
                home.url if home is not None else self._profile.site,
                tuple(dict.fromkeys(names)),
                self._profile.place,
                deadline_s=max(1.0, min(DIRECTORY_DEADLINE_S, self.end - time.monotonic())),
            )
        except PlanetError as error:
            self._directory_error = error
            return ()

    # -- pages ----------------------------------------------------------------------------------

    def _fetch(self, url: str, deadline_s: float) -> Response:
        deadline_s = min(deadline_s, self.end - time.monotonic())
        if deadline_s <= 0 or self.stop.is_set():
            raise NetworkError(Trouble.UNREACHABLE, f"{url}: no time left")
        return self._http.get(
            url,
            headers={"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"},
            limit_bytes=PAGE_LIMIT_BYTES,
            deadline_s=deadline_s,
        )

    def _fetch_all(self, pool: Pool, urls: Iterable[str]) -> list[Response]:
        fetching = [pool.submit(self._fetch, url, PAGE_DEADLINE_S) for url in urls]
        answers = []
        for future in fetching:
            with contextlib.suppress(PlanetError):  # one frame of several; the others may know
                answers.append(future.result())
        return answers

    def _read_pages(
        self, pool: Pool, audition: Audition, urls: Iterable[str]
    ) -> list[SiteFindings]:
        wanted = [url for url in dict.fromkeys(urls) if _may_be_a_page(url, audition)]
        pages = []
        for answer in self._fetch_all(pool, wanted[:MAX_PAGES]):
            with contextlib.suppress(PlanetError):
                pages.append(_read(answer))
        return pages

    def _seen_on(
        self, pool: Pool, audition: Audition, urls: Iterable[str], reason: Reason
    ) -> list[Candidate]:
        pages = self._read_pages(pool, audition, urls)
        return [c for page in pages for c in seen_through(page.candidates, reason)]

    def _in_scripts(self, pool: Pool, home: SiteFindings) -> list[Candidate]:
        return [
            Candidate(
                find.url, Reason.SCRIPT, answer.url, SCRIPT_FILE_RANK + find.score, find.detail
            )
            for answer in self._fetch_all(pool, home.scripts[:MAX_PAGES])
            for find in find_addresses(answer.text(), home.url)
            if stream_score(find.url, home.url) > -100
        ]

    # -- the outcome ----------------------------------------------------------------------------

    def _outcome(self, audition: Audition, home: SiteFindings | None) -> Found:
        taken = audition.taken
        named = any(not is_story(candidate) for candidate in audition.named)
        self._progress(Step.FIND_STREAM, StepState.DONE if named else StepState.FAILED)
        self._progress(Step.TEST_SOUND, StepState.DONE if taken else StepState.FAILED)
        stream, trial = taken if taken is not None else (None, None)
        listed = self._directory_error
        site = home if home is not None else SiteFindings(self._profile.site)
        rest = site.rest_root
        if rest is None and site.wordpress:
            rest = urljoin(site.url, "?rest_route=/")
        return Found(
            site_url=site.url,
            name=site.name or self._profile.name,
            icon=site.icon,
            feed=self._profile.feed or site.feed or urljoin(site.url, "/feed/"),
            rest_root=rest,
            stream=stream,
            trial=trial,
            candidates=audition.named,
            tried=audition.tried,
            contact=site.contact,
            site_trouble=self._site_error.trouble if self._site_error is not None else None,
            site_status=self._site_error.status if self._site_error is not None else None,
            directory_trouble=listed.trouble if listed is not None else None,
        )


def _front_doors(audition: Audition) -> list[str]:
    """What looked like a stream and was a page: a radio server's front door that lists its mounts,
    or a player on a host of its own."""
    return [
        candidate.url
        for candidate, trial in audition.tried
        if trial.trouble is Trouble.NOT_WHAT_WAS_ASKED and not is_story(candidate)
    ]


def _may_be_a_page(url: str, audition: Audition) -> bool:
    """A frame that is itself the stream never ends: such a shape is read only after it was tried
    and answered with something else than sound."""
    answer = audition.answer(url)
    if answer is not None:
        return answer.trouble is Trouble.NOT_WHAT_WAS_ASKED and not answer.finite
    return stream_score(url) < 60


def _read(response: Response) -> SiteFindings:
    kind = response.content_type
    if kind and not any(word in kind for word in ("html", "xml", "text", "json")):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, f"{response.url}: {kind}")
    return read_page(response.text(), response.url, response.headers)
