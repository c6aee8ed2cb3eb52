"""What a page gave: candidates for the stream, and the site's name, icon, feed and contacts."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from planetfm.core.contacts import ContactLinks


class Reason(enum.Enum):
    """Why an address is believed to be the stream."""

    ENTERED = "entered"  # the listener typed it
    REMEMBERED = "remembered"  # it played before
    KNOWN = "known"  # the station's profile names it
    AUDIO_ELEMENT = "audio-element"
    SOURCE_ELEMENT = "source-element"
    SCRIPT = "script"  # a player's configuration in a script
    ATTRIBUTE = "attribute"  # a player's configuration in an attribute
    LINK = "link"
    IFRAME = "iframe"  # in, or named by, an embedded frame
    LINKED_PAGE = "linked-page"  # on a listening page that the home page links to
    DIRECTORY = "directory"  # radio-browser.info


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be the stream.

    `found_on` is the page (empty where no page told it); a higher `rank` is tried earlier; `detail`
    says in a few plain words what pointed at it.
    """

    url: str
    reason: Reason
    found_on: str
    rank: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SiteFindings:
    """All that one page told. URLs are absolute; None and empty mean that it did not say."""

    url: str = ""
    name: str = ""
    icon: str | None = None
    feed: str | None = None
    rest_root: str | None = None
    wordpress: bool = False
    candidates: tuple[Candidate, ...] = ()
    iframes: tuple[str, ...] = ()
    listen_pages: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    """Scripts of the site itself whose file names speak of a player."""
    contact: ContactLinks = field(default_factory=ContactLinks)
