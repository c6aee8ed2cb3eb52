"""Which new articles and songs the listener is told of, when, and why: decisions, no clock.

An article that fits the wishes waits until a notification may be shown: not in the quiet hours, not
past the day's limit, not sooner than a quarter of an hour after the last one. All that wait then go
into one notification. What is decided lives in `AlertState`, which survives a restart, so that
nothing is told twice and the limit holds.

Times are POSIX seconds; `at` is the same moment as this machine's wall clock tells it (aware).
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from planetfm.core.history import SAME_AIRING_S
from planetfm.core.settings import Settings

GAP_S = 900.0
"""At most one notification of news in this time."""

FRESH_S = 86400.0
"""What was published longer ago is no news when it turns up (an archive that is being fetched), and
what could not be told for so long is told no more."""

SLACK_S = 1800.0
"""A site's cache may hold an article back for so long: it counts as published after our first
look."""

WAITING_LIMIT, TOLD_LIMIT = 100, 500
_WORD = re.compile(r"\w+")


class Why(enum.Enum):
    """What made an article worth telling."""

    ALL = "all"  # every article is wanted
    CATEGORY = "category"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Reason:
    """`text`: the category, or the word or phrase as the listener wrote it."""

    why: Why
    text: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The listener's settings about being told. Categories and words widen each other: an article
    is wanted for either. Where neither is named, all are."""

    news: bool = False
    categories: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    limit: int = 0
    """Notifications of news a day; 0: no limit."""
    songs: bool = False
    quiet: tuple[time, time] | None = None
    """From and until; the same twice is no time at all."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is looked at of an article."""

    identity: str
    title: str
    excerpt: str
    categories: frozenset[str]
    published: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is to be told, found at `since`."""

    identity: str
    reason: Reason
    since: float


@dataclass(frozen=True, slots=True)
class AlertState:
    day: str = ""
    """The day that `told_today` counts, as ISO date of this machine's clock."""
    told_today: int = 0
    last_at: float = 0.0
    """When news was last told."""
    first_at: float = 0.0
    """When an empty store was filled: what was published before is not new."""
    waiting: tuple[Waiting, ...] = ()
    """Oldest first."""
    told: tuple[str, ...] = ()
    """Identities, the latest last."""
    song: str = ""
    song_at: float = 0.0
    """The song that was told last (`core.history.song_key`), and when."""
    tray: bool = False
    """That the window goes on in the tray."""


def wishes_of(settings: Settings) -> Wishes:
    quiet = (time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_until))
    return Wishes(
        news=settings.notify_news,
        categories=settings.notify_categories,
        words=settings.notify_words,
        limit=settings.notify_limit,
        songs=settings.notify_songs,
        quiet=quiet if settings.quiet else None,
    )


def reason_for(story: Story, wishes: Wishes) -> Reason | None:
    """Why the listener wants to know of the story; None when they don't. A word says more than a
    category, so it is named first."""
    if not wishes.news:
        return None
    said = _folded(f"{story.title}\n{story.excerpt}")
    phrases = [(word, _folded(word)) for word in wishes.words]
    phrases = [(word, phrase) for word, phrase in phrases if phrase]
    for word, phrase in phrases:
        if _holds(said, phrase):
            return Reason(Why.WORD, word.strip())
    names = {_name(category) for category in story.categories}
    for category in wishes.categories:
        if _name(category) in names:
            return Reason(Why.CATEGORY, category)
    return None if phrases or wishes.categories else Reason(Why.ALL)


def noticed(state: AlertState, stories: Iterable[Story], wishes: Wishes, now: float) -> AlertState:
    """The state with those of the new `stories` waiting that are to be told."""
    known = {one.identity for one in state.waiting} | set(state.told)
    fresh_from = max(now - FRESH_S, state.first_at - SLACK_S if state.first_at else 0.0)
    waiting = list(state.waiting)
    for story in sorted(stories, key=lambda one: one.published):
        reason = reason_for(story, wishes)
        if reason is None or story.identity in known or story.published < fresh_from:
            continue
        known.add(story.identity)
        waiting.append(Waiting(story.identity, reason, now))
    return replace(state, waiting=tuple(waiting[-WAITING_LIMIT:]))


def tell_at(state: AlertState, wishes: Wishes, at: datetime) -> float | None:
    """The earliest moment for the next notification of news: `at` or before means now. None while
    nothing waits. Asked again at that moment, the answer may be a later one."""
    if not state.waiting or not wishes.news:
        return None
    now = at.timestamp()
    earliest = now
    if 0.0 < now - state.last_at < GAP_S:
        earliest = state.last_at + GAP_S
    if wishes.limit and state.day == at.date().isoformat() and state.told_today >= wishes.limit:
        earliest = max(earliest, _midnight_after(at))
    if is_quiet(wishes, at):
        earliest = max(earliest, _quiet_end(wishes, at))
    return earliest


def told(state: AlertState, identities: Iterable[str], at: datetime) -> AlertState:
    """One notification was shown, of the articles named."""
    today = at.date().isoformat()
    names = tuple(identities)
    return replace(
        dropped(state, names),
        day=today,
        told_today=state.told_today + 1 if state.day == today else 1,
        last_at=at.timestamp(),
        told=(*state.told, *names)[-TOLD_LIMIT:],
    )


def dropped(state: AlertState, identities: Iterable[str]) -> AlertState:
    """These wait no longer: they were read meanwhile, or are gone."""
    names = set(identities)
    return replace(state, waiting=tuple(one for one in state.waiting if one.identity not in names))


def without_stale(state: AlertState, now: float) -> AlertState:
    """What waited for a day is no news."""
    return dropped(state, [one.identity for one in state.waiting if now - one.since > FRESH_S])


def tells_song(state: AlertState, key: str, wishes: Wishes, at: datetime) -> bool:
    """Whether the listener is told that a starred song began; once an airing."""
    again = state.song == key and 0.0 <= at.timestamp() - state.song_at < SAME_AIRING_S
    return wishes.songs and not again and not is_quiet(wishes, at)


def told_song(state: AlertState, key: str, at: datetime) -> AlertState:
    return replace(state, song=key, song_at=at.timestamp())


def is_quiet(wishes: Wishes, at: datetime) -> bool:
    if wishes.quiet is None:
        return False
    (begin, end), clock = wishes.quiet, at.time()
    if begin <= end:
        return begin <= clock < end
    return clock >= begin or clock < end


def _quiet_end(wishes: Wishes, at: datetime) -> float:
    assert wishes.quiet is not None
    end = datetime.combine(at.date(), wishes.quiet[1], at.tzinfo)
    return (end if end > at else end + timedelta(days=1)).timestamp()


def _midnight_after(at: datetime) -> float:
    tomorrow: date = at.date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), at.tzinfo).timestamp()


def _folded(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents: "Café" and "CAFE" are one word."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(c for c in apart if not unicodedata.combining(c))))


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(words[n : n + size] == phrase for n in range(len(words) - size + 1))


def _name(category: str) -> str:
    return category.strip().casefold()


# --- as JSON ---------------------------------------------------------------------------------


def dump(state: AlertState) -> dict[str, Any]:
    """What `parse` reads back."""
    return {
        "day": state.day,
        "told_today": state.told_today,
        "last_at": state.last_at,
        "first_at": state.first_at,
        "waiting": [
            {
                "identity": one.identity,
                "why": one.reason.why.value,
                "text": one.reason.text,
                "since": one.since,
            }
            for one in state.waiting
        ],
        "told": list(state.told),
        "song": state.song,
        "song_at": state.song_at,
        "tray": state.tray,
    }


def parse(data: Mapping[str, Any]) -> AlertState:
    """The state of a file; what is damaged in it counts as not there."""
    listed, names = data.get("waiting"), data.get("told")
    return AlertState(
        day=_text(data.get("day")),
        told_today=int(_number(data.get("told_today"))),
        last_at=_number(data.get("last_at")),
        first_at=_number(data.get("first_at")),
        waiting=tuple(
            one for item in (listed if isinstance(listed, list) else []) if (one := _waiting(item))
        )[-WAITING_LIMIT:],
        told=tuple(
            name for name in (names if isinstance(names, list) else []) if isinstance(name, str)
        )[-TOLD_LIMIT:],
        song=_text(data.get("song")),
        song_at=_number(data.get("song_at")),
        tray=data.get("tray") is True,
    )


def _waiting(item: Any) -> Waiting | None:
    try:
        reason = Reason(Why(item["why"]), _text(item["text"]))
        identity = _text(item["identity"])
        return Waiting(identity, reason, _number(item["since"])) if identity else None
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> float:
    """A finite number of at least 0; anything else is 0."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if 0 <= value < 1e15 else 0.0
