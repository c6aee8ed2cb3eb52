"""Where the site is, and what it does not want: known to all who ask it anything.

A pause that the site asked for of one is kept by all. REST that was refused is left alone for some
hours: security plugins block it on purpose, and each knock is a line in somebody's log. What only
fails at the moment is not refused: whoever asked keeps his place and asks again later.
"""

from __future__ import annotations

from collections.abc import Callable

from planetfm.core.errors import PlanetError, SiteError, Trouble
from planetfm.core.refresh import LONGEST_PAUSE_S

REST_BLOCKED_S = 6 * 3600.0
PAUSE_S = 180.0
"""The shortest pause: Retry-After: 0 and a 429 without one are seen in the wild."""


class Access:
    """`wall` tells POSIX seconds. Lives on the main thread."""

    def __init__(
        self, feed_url: str | None, rest_root: str | None, wall: Callable[[], float]
    ) -> None:
        self.feed_url = feed_url
        self._rest_root = rest_root
        self._wall = wall
        self._comments_blocked_until = 0.0
        self.rest_blocked_until = 0.0
        """Until then REST is left alone, POSIX seconds."""
        self.closed_until = 0.0
        """Until then the site wants no visit of any kind, POSIX seconds."""

    def move(self, feed_url: str | None, rest_root: str | None) -> None:
        """The site was found elsewhere: nothing is known against it yet."""
        self.feed_url, self._rest_root = feed_url, rest_root
        self.rest_blocked_until = self._comments_blocked_until = 0.0

    @property
    def sources(self) -> tuple[str | None, str | None]:
        """The feed and the root of REST, as found."""
        return self.feed_url, self._rest_root

    @property
    def rest(self) -> str | None:
        """The root of REST, where it may be asked now."""
        blocked = self._wall() < self.rest_blocked_until
        return None if blocked or self.closed else self._rest_root

    @property
    def rest_of_comments(self) -> str | None:
        """The same for comments, which some sites take out of REST alone."""
        return None if self._wall() < self._comments_blocked_until else self.rest

    @property
    def closed(self) -> bool:
        """The site asked for a pause that is not over."""
        return self._wall() < self.closed_until

    def close_until(self, when: float) -> None:
        self.closed_until = max(self.closed_until, when)

    def block_rest(self) -> None:
        self.rest_blocked_until = self._wall() + REST_BLOCKED_S

    def block_comments(self) -> None:
        """REST does not give comments; what it gives of articles is another matter."""
        self._comments_blocked_until = self._wall() + REST_BLOCKED_S

    def failed(self, error: Exception) -> None:
        """Take in a failure of any request: the pause that it asks for binds everybody."""
        if not isinstance(error, PlanetError):
            return
        if error.asks_for_pause or error.retry_after_s is not None:
            self.close_until(self._wall() + max(error.retry_after_s or 0.0, PAUSE_S))

    def rest_refused(self, error: Exception) -> bool:
        """Take in a failure of REST; True where REST itself was refused, not the whole site."""
        self.failed(error)
        if not isinstance(error, SiteError):
            return False
        if error.is_refusal or error.trouble is Trouble.CHALLENGE:
            self.block_rest()  # a check may stand before REST alone: next time without it
        return error.is_refusal

    def clock_was_looked_at(self) -> None:
        """A clock that was set back must not shut the site away for years."""
        now = self._wall()
        self.closed_until = min(self.closed_until, now + LONGEST_PAUSE_S)
        self.rest_blocked_until = min(self.rest_blocked_until, now + REST_BLOCKED_S)
        self._comments_blocked_until = min(self._comments_blocked_until, now + REST_BLOCKED_S)


def as_trouble(error: Exception) -> PlanetError:
    """What went wrong, as something that can be told."""
    if isinstance(error, PlanetError):
        return error
    return SiteError(Trouble.NOT_WHAT_WAS_ASKED, str(error))
