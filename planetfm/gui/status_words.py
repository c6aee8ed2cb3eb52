"""The two truths in words: how the stream is, how the site is, and who must act. Pure.

Every cause has a sentence of its own. What stands in for %1 is the stream or the site, so that one
table serves both.
"""

from __future__ import annotations

from dataclasses import dataclass

from planetfm.core.causes import Actor, actor_of, cause_of_trouble
from planetfm.core.errors import Cause
from planetfm.core.snapshot import LineState, LineView, NewsView
from planetfm.gui import words
from planetfm.gui.news.reader_words import tr
from planetfm.gui.radio.speech import Speech


@dataclass(frozen=True, slots=True)
class Truth:
    """One of the two. Empty parts are not shown. `well`: None while it is not known or wanted."""

    title: str
    state: str
    well: bool | None
    last: str = ""
    failure: str = ""
    advice: str = ""
    retry: str = ""


def spoken(truth: Truth) -> str:
    """All of it but its title and the count, which would be said again each second."""
    last = f"{truth.last}." if truth.last else ""
    return " ".join(part for part in (f"{truth.state}.", last, truth.failure, truth.advice) if part)


def sentence_of(cause: Cause, subject: str, status: int | None = None) -> str:
    """What is wrong, as a sentence about `subject` ("The site radioplanetfm.com")."""
    told = {
        Cause.DNS: tr("%1 was not found: the network does not know its name."),
        Cause.REFUSED: tr("%1 refuses the connection: nothing answers at that address."),
        Cause.TIMEOUT: tr("%1 did not answer in time."),
        Cause.TLS: tr("%1 cannot prove that it is genuine: its certificate is not valid here."),
        Cause.CUT: tr("%1 closed the connection without an answer."),
        Cause.OFFLINE: tr("%1 cannot be reached: this computer has no network."),
        Cause.LOGIN: tr("%1 wants a user name and a password (401)."),
        Cause.FORBIDDEN: tr("%1 does not allow access (403)."),
        Cause.NOT_FOUND: tr("%1 is no longer at its address (404)."),
        Cause.GONE: tr("%1 was taken down for good (410)."),
        Cause.TOO_MANY: tr("%1 says that it was asked too often (429)."),
        Cause.BUSY: tr("%1 is overloaded or under maintenance (503)."),
        Cause.SERVER: tr("%1 answered with an error of its own (%2)."),
        Cause.CHALLENGE: tr("%1 lets only browsers in that pass a check."),
        Cause.HTML: tr("%1 sent a web page instead of what was asked for."),
        Cause.BROKEN: tr("%1 sent something that cannot be read."),
        Cause.EMPTY: tr("%1 sent an empty answer."),
        Cause.TRUNCATED: tr("%1 broke off in the middle of its answer."),
        Cause.LOOP: tr("%1 sends in circles: its addresses point at each other."),
        Cause.PORTAL: tr("%1 is hidden behind the log-in page of this network."),
        Cause.STALLED: tr("%1 is connected but sends nothing any more."),
        Cause.NO_STREAM: tr("%1 names no address that can be played."),
        Cause.UNPLAYABLE: tr("%1 cannot be played on this computer."),
        Cause.DISK: tr("%1 could not be stored: the disk refuses."),
    }[cause]
    if cause is Cause.FORBIDDEN and status not in (None, 403):
        told = told.replace("403", str(status))
    number = str(status) if status is not None else "?"
    return told.replace("%1", subject).replace("%2", number)


def advice_of(cause: Cause, other_works: bool | None) -> str:
    """Who must act, and what they can do. `other_works`: see `core.causes.actor_of`."""
    actor = actor_of(cause, other_works)
    match cause:
        case Cause.PORTAL:
            return tr("You: open a browser, log in to this network, then try again.")
        case Cause.CHALLENGE:
            return tr("The station: it must let Planet FM in. In the browser it opens as usual.")
        case Cause.TOO_MANY:
            return tr("Nobody: Planet FM waits as long as it was told to.")
        case Cause.DISK:
            return tr("You: make room on the disk of this computer.")
        case _ if actor is Actor.NETWORK and other_works is not False:
            return tr("You: check your network, then try again.")
        case Cause.UNPLAYABLE:
            return tr("You: install VLC on this computer, or choose another stream address.")
    return {
        Actor.NETWORK: tr("You: check your network. Nothing else was reached either."),
        Actor.STATION: tr("The station: it must put that right. Planet FM goes on trying."),
        Actor.US: tr("Planet FM: please send a report from the settings."),
        Actor.NOBODY: tr("Nobody: it usually passes by itself. Planet FM goes on trying."),
    }[actor]


def stream_truth(line: LineView, speech: Speech, site_works: bool | None) -> Truth:
    """How the stream is now."""
    title = tr("The stream")
    match line.state:
        case LineState.IDLE:
            return Truth(title, tr("Not playing: press play"), None)
        case LineState.FLOWING:
            return Truth(title, tr("Connected"), True)
        case LineState.CONNECTING | LineState.FINDING if line.trouble is None:
            busy = line.state is LineState.FINDING
            return Truth(title, tr("Being looked for") if busy else tr("Connecting"), None)
    cause = line.cause
    if cause is None and line.trouble is not None:
        cause = cause_of_trouble(line.trouble, line.status)
    if cause is None:
        cause = Cause.NO_STREAM
    last = ""
    if line.down_since is not None:
        last = tr("Last heard %1").replace("%1", _when(line.down_since, speech))
    return Truth(
        title,
        tr("Cut off"),
        False,
        last,
        sentence_of(cause, title, line.status),
        advice_of(cause, site_works),
        _retry(line.retry_at, speech),
    )


def site_truth(view: NewsView, speech: Speech, stream_works: bool | None) -> Truth:
    """How the site is now."""
    title = tr("The site %1").replace("%1", view.site_host).strip()
    last = ""
    if view.last_ok is not None:
        last = tr("Last answer %1").replace("%1", _when(view.last_ok, speech))
    if view.trouble is None:
        if view.last_ok is None:
            return Truth(title, tr("Being asked") if view.refreshing else tr("Not known"), None)
        return Truth(title, tr("Answers"), True, last, retry=_retry(view.retry_at, speech))
    cause = view.cause or cause_of_trouble(view.trouble, view.status)
    return Truth(
        title,
        tr("Not reachable"),
        False,
        last,
        sentence_of(cause, title, view.status),
        advice_of(cause, stream_works),
        _retry(view.retry_at, speech),
    )


def works(line: LineView) -> bool | None:
    """Whether the stream is well; None while it is not wanted."""
    if line.state is LineState.IDLE:
        return None
    return line.state is LineState.FLOWING


def site_works(view: NewsView) -> bool | None:
    if view.trouble is None and view.last_ok is None:
        return None
    return view.trouble is None


def _when(at: float, speech: Speech) -> str:
    clock = speech.clock_with_zone(at)
    same = words.local(at, speech.zone).date() == speech.local_now().date()
    date = words.date(at, speech.lang, speech.zone)
    return clock if same else words.date_with_clock(date, clock, speech.lang)


def _retry(at: float | None, speech: Speech) -> str:
    if at is None:
        return ""
    left_s = at - speech.now()
    if left_s <= 0:
        return tr("Trying now")
    return tr("Next try in %1").replace("%1", speech.length(left_s))
