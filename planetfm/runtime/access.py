"""Where the site is, and what it does not want: known to all who ask it anything.

A pause that the site asked for of one is kept by all. REST that was refused is left alone for some
hours: security plugins block it on purpose, and each knock is a line in somebody's log.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from planetfm.core.errors import PlanetError, SiteError, Trouble

REST_BLOCKED_S = 6 * 3600.0


class Access:
    """`wall` tells POSIX seconds. Lives on the main thread."""

    def __init__(
        self, feed_url: str | None, rest_root: str | None, wall: Callable[[], float]
    ) -> None:
        self.feed_url = feed_url
        self._rest_root = rest_root
        self._wall = wall
        self._rest_blocked_until = 0.0
        self.closed_until = 0.0
        """Until then the site wants no visit of any kind, POSIX seconds."""

    def move(self, feed_url: str | None, rest_root: str | None) -> None:
        """The site was found elsewhere: nothing is known against it yet."""
        self.feed_url, self._rest_root = feed_url, rest_root
        self._rest_blocked_until = 0.0

    @property
    def sources(self) -> tuple[str | None, str | None]:
        """The feed and the root of REST, as found."""
        return self.feed_url, self._rest_root

    @property
    def rest(self) -> str | None:
        """The root of REST, where it may be asked now."""
        blocked = self._wall() < self._rest_blocked_until
        return None if blocked or self.closed else self._rest_root

    @property
    def closed(self) -> bool:
        """The site asked for a pause that is not over."""
        return self._wall() < self.closed_until

    def close_until(self, when: float) -> None:
        self.closed_until = max(self.closed_until, when)

    def block_rest(self, for_s: float = REST_BLOCKED_S) -> None:
        self._rest_blocked_until = self._wall() + for_s

    def rest_refused(self, error: Exception) -> bool:
        """Take in a failure of REST; True where REST itself was refused, not the whole site."""
        if not isinstance(error, SiteError):
            return False
        if error.trouble in (Trouble.RATE_LIMITED, Trouble.CHALLENGE):
            self.block_rest(max(error.retry_after_s or 0.0, REST_BLOCKED_S))
            return False
        self.block_rest()
        return True


def host_of(site: str) -> str:
    """The host of an address, without `www.`."""
    try:
        return (urlsplit(site).hostname or site).removeprefix("www.")
    except ValueError:
        return site


def as_trouble(error: Exception) -> PlanetError:
    """What went wrong, as something that can be told."""
    if isinstance(error, PlanetError):
        return error
    return SiteError(Trouble.NOT_WHAT_WAS_ASKED, str(error))
