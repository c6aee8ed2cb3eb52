"""The community directory radio-browser.info: asked last, when the site tells nothing.

By its documentation: servers are found by looking up `all.api.radio-browser.info` and turning the
addresses into names; stations are searched at `/json/stations/search`; a User-Agent names the app
(`Http` sends it). Which of the answers is our station is decided in `core.discovery.directory`.
"""

from __future__ import annotations

import contextlib
import json
import random
import socket
import time
from collections.abc import Sequence

from planetfm.core.discovery.directory import Listing, ours, read_listings, search_words
from planetfm.core.discovery.findings import Candidate
from planetfm.core.errors import NetworkError, PlanetError, SiteError, Trouble
from planetfm.net.http import Http

EVERY_SERVER = "all.api.radio-browser.info"
MAX_SERVERS = 2
ASK_DEADLINE_S = 4.0


class RadioBrowser:
    """Searches the directory. `base_url` names one server instead of looking servers up."""

    def __init__(self, http: Http, base_url: str | None = None, country: str = "ID") -> None:
        self._http = http
        self._base_url = base_url
        self._country = country

    def search(
        self, site: str, names: Sequence[str], place: str, *, deadline_s: float = 8.0
    ) -> tuple[Candidate, ...]:
        """This station's addresses by the directory, best first; empty when it is not listed.

        Raises NetworkError or SiteError when no server answered well.
        """
        end = time.monotonic() + deadline_s
        trouble: PlanetError = NetworkError(Trouble.UNREACHABLE, "no directory server is known")
        for server in self.servers(end)[:MAX_SERVERS]:
            if time.monotonic() >= end:
                break
            try:
                return ours(self._listings(server, names, place, end), site, names, place)
            except PlanetError as error:
                trouble = error
        raise trouble

    def servers(self, end: float) -> tuple[str, ...]:
        """Base addresses of directory servers, in random order so that none carries all.

        No look-up begins after `end` (monotonic): the resolver has no deadline of its own.
        """
        if self._base_url is not None:
            return (self._base_url.rstrip("/"),)
        try:
            found = socket.getaddrinfo(EVERY_SERVER, 443, proto=socket.IPPROTO_TCP)
        except OSError:
            return (f"https://{EVERY_SERVER}",)  # behind a proxy only the proxy can look it up
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        random.shuffle(addresses)
        names: list[str] = []
        for address in addresses[: 2 * MAX_SERVERS]:
            if time.monotonic() >= end or len(names) == MAX_SERVERS:
                break
            with contextlib.suppress(OSError):
                names.append(socket.gethostbyaddr(address)[0])
        wanted = [name for name in dict.fromkeys(names) if name.endswith(".radio-browser.info")]
        return tuple(f"https://{name}" for name in wanted) or (f"https://{EVERY_SERVER}",)

    def _listings(
        self, server: str, names: Sequence[str], place: str, end: float
    ) -> tuple[Listing, ...]:
        questions = dict.fromkeys(words for name in names for words in search_words(name, place))
        found: dict[Listing, None] = {}
        for words in questions:
            left_s = end - time.monotonic()
            if left_s <= 0.1:
                break
            found.update(dict.fromkeys(self._ask(server, words, min(ASK_DEADLINE_S, left_s))))
        return tuple(found)

    def _ask(self, server: str, words: str, deadline_s: float) -> tuple[Listing, ...]:
        response = self._http.get(
            f"{server}/json/stations/search",
            params={
                "name": words,
                "countrycode": self._country,
                "hidebroken": "true",
                "order": "clickcount",
                "reverse": "true",
                "limit": "100",
            },
            limit_bytes=2 * 1024 * 1024,
            deadline_s=deadline_s,
        )
        try:
            return read_listings(json.loads(response.body))
        except (ValueError, RecursionError) as error:
            raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, f"{server}: {error}") from error
