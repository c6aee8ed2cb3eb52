"""A reply's way to the site, from the form to the judged answer: what runs on the io lane.

It decides nothing (`core.comments` does) and never sends twice. Between form and POST it waits for
the note on the disk; without the note nothing goes out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from planetfm.core.comment_page import Obstacle
from planetfm.core.comments import Outcome, Place, Reply, Sent, Standing, Told, safe_text
from planetfm.core.errors import (
    NOT_THERE,
    NetworkError,
    PlanetError,
    SiteError,
    StoreError,
    Trouble,
)
from planetfm.core.outgoing import Outgoing, find_own
from planetfm.core.verdict import after_refusal, judge
from planetfm.net import comments as net
from planetfm.net.http import Http

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Thread:
    """An article's comments: as the site told them, to be kept, and made safe, to be shown."""

    told: Told
    shown: Told


@dataclass(frozen=True, slots=True)
class Delivered:
    """What comes home of a reply. `note`: that of the disk, if one was made; `failure`: what kept
    the form from being had."""

    outcome: Outcome
    note: Outgoing | None = None
    thread: Thread | None = None
    obstacle: Obstacle | None = None
    standing: Standing | None = None
    failure: PlanetError | None = None


def deliver(
    http: Http,
    rest_root: str | None,
    place: Place,
    reply: Reply,
    note: Callable[[], Outgoing],
) -> Delivered:
    """Send `reply` to the article at `place`, once at most. `note` makes the note on the disk and
    raises StoreError where it cannot."""
    try:
        page = net.look(http, place.link)
    except SiteError as error:
        if error.trouble is Trouble.CHALLENGE:
            return Delivered(Outcome(Sent.BROWSER), failure=error)
        gone = error.status in NOT_THERE
        sent = Sent.NO_ARTICLE if gone else Sent.UNREACHABLE
        return Delivered(Outcome(sent, status=error.status), failure=error)
    except NetworkError:
        return Delivered(Outcome(Sent.UNREACHABLE))
    form = page.form
    if form is None:
        why = {Standing.CLOSED: Sent.CLOSED, Standing.LOGIN: Sent.LOGIN}
        outcome = Outcome(why.get(page.standing, Sent.BROWSER))
        return Delivered(outcome, standing=page.standing)
    if form.obstacle is not None:
        return Delivered(Outcome(Sent.BROWSER), obstacle=form.obstacle)
    try:
        noted = note()
    except StoreError:
        return Delivered(Outcome(Sent.DISK))
    try:
        answer = net.post(http, form, reply, place.link)
    except net.NotSentError as error:
        return Delivered(Outcome(Sent.UNREACHABLE, status=error.status), noted)
    except PlanetError as error:
        log.warning("the answer to a reply was lost: %s", error)
        return _looked(http, rest_root, place, noted, Outcome(Sent.UNCLEAR))
    outcome = judge(answer)
    if outcome.sent is Sent.REFUSED:
        standing = net.standing(http, rest_root, place)
        return Delivered(after_refusal(outcome, standing), noted, standing=standing)
    if outcome.sent in (Sent.ACCEPTED, Sent.SITE_ERROR, Sent.UNCLEAR):
        return _looked(http, rest_root, place, noted, outcome)
    return Delivered(outcome, noted)


def read_thread(http: Http, rest_root: str | None, place: Place) -> Thread:
    """The site's comments. Raises NetworkError, SiteError."""
    told = net.read(http, rest_root, place)
    return Thread(told, safe(told, place.link))


def safe(told: Told, link: str) -> Told:
    """The same with every comment's text made safe."""
    return replace(
        told, comments=tuple(replace(one, html=safe_text(one.html, link)) for one in told.comments)
    )


def found(told: Told, one: Outgoing) -> bool:
    """Whether the reply stands among the comments."""
    own = find_own(told.comments, one.mark, one.text, one.newest_id, one.comment_id)
    return own is not None


def _looked(
    http: Http, rest_root: str | None, place: Place, noted: Outgoing, outcome: Outcome
) -> Delivered:
    """With the comments as they are now, and the outcome that they show."""
    try:
        thread = read_thread(http, rest_root, place)
    except PlanetError as error:
        log.info("the comments could not be had after a reply: %s", error)
        return Delivered(outcome, noted)
    own = find_own(
        thread.shown.comments, noted.mark, noted.text, noted.newest_id, outcome.comment_id
    )
    if own is not None:
        outcome = Outcome(Sent.ACCEPTED, own.id, outcome.status)
    return Delivered(outcome, noted, thread)
