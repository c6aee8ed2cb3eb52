"""The alerts, live: looks at what comes in, asks `core.alerts` what is told and when, and tells it.

Who shows it (the desktop's notifications) listens to `stories_told` and `song_told`, and then says
`begin`: what comes before that waits, and nothing is told to nobody.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from planetfm.core import alerts
from planetfm.core.alerts import AlertState, Reason, Story, Wishes
from planetfm.core.history import song_key
from planetfm.core.model import Changes, Headline, NewsQuery, Song
from planetfm.core.snapshot import NewsView
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.tasks import Lane
from planetfm.store.alerts import AlertsFile

LOOKED_AT = 200
"""No refresh brings more articles that are new in earnest; an archive that is fetched does."""
LONGEST_TIMER_MS = 3600 * 1000
"""A clock may be set and a machine may sleep: the time is looked at again."""
log = logging.getLogger(__name__)


class NewsPort(Protocol):
    """What the alerts need of `runtime.news.NewsController`."""

    @property
    def merged(self) -> SignalInstance: ...
    @property
    def view(self) -> NewsView: ...
    def headlines_by_identity(
        self,
        identities: tuple[str, ...],
        query: NewsQuery,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class ToldStory:
    headline: Headline
    reason: Reason


class AlertsController(QObject):
    """`stories_told` carries a tuple of ToldStory, newest first; `song_told` a Song.

    `wall` tells POSIX seconds; quiet hours and days are of this machine's zone, or of `local`.
    """

    stories_told = Signal(object)
    song_told = Signal(object)

    def __init__(
        self,
        news: NewsPort,
        starred_on_air: SignalInstance,
        preferences: Preferences,
        files: Lane,
        file: AlertsFile,
        *,
        wall: Callable[[], float] = time.time,
        local: Callable[[float], datetime] = lambda at: datetime.fromtimestamp(at).astimezone(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._news, self._preferences = news, preferences
        self._starred_on_air = starred_on_air
        self._files, self._file = files, file
        self._wall, self._local = wall, local
        self._state = AlertState()
        self._loaded = False
        self._before: list[Callable[[], None]] | None = []
        """What comes while nobody listens, or before the state was read; None otherwise."""
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look)
        news.merged.connect(self._on_merged)
        starred_on_air.connect(self._on_song)
        preferences.changed.connect(self._on_wishes)

    @property
    def state(self) -> AlertState:
        return self._state

    def begin(self) -> None:
        """Somebody listens."""
        if self._loaded:
            self._flush()
        else:
            self._files.call(self._file.load, self._read, lambda _: self._read(AlertState()))

    def hold(self) -> None:
        """Nobody listens: keep everything until `begin` is said again."""
        self._timer.stop()
        if self._before is None:
            self._before = []

    def tell_tray(self) -> bool:
        """Whether to say now that the window went into the tray: True once for good."""
        if self._state.tray or self._before is not None:
            return False
        self._keep(replace(self._state, tray=True))
        return True

    def close(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        self._news.merged.disconnect(self._on_merged)
        self._starred_on_air.disconnect(self._on_song)
        self._preferences.changed.disconnect(self._on_wishes)

    @property
    def _wishes(self) -> Wishes:
        return alerts.wishes_of(self._preferences.settings)

    def _read(self, state: AlertState) -> None:
        self._state, self._loaded = state, True
        self._flush()

    def _flush(self) -> None:
        before, self._before = self._before or [], None
        for act in before:
            act()
        self._look()

    def _keep(self, state: AlertState) -> None:
        if state != self._state:
            self._state = state
            self._files.call(lambda: self._file.save(state), failed=_not_kept)

    def _on_wishes(self) -> None:
        """What waits for a wish that is gone waits no longer."""
        if self._before is None:
            if not self._wishes.news:
                self._keep(replace(self._state, waiting=()))
            self._look()

    # News

    def _on_merged(self, changes: Changes) -> None:
        if not changes.new:
            return
        was_empty = self._news.view.total <= len(changes.new)
        if self._before is not None:
            self._before.append(lambda: self._take(changes, was_empty))
        else:
            self._take(changes, was_empty)

    def _take(self, changes: Changes, was_empty: bool) -> None:
        wishes = self._wishes
        if was_empty:
            self._keep(replace(self._state, first_at=self._wall()))
        elif wishes.news:
            self._gather(changes.new[:LOOKED_AT], wishes)

    def _gather(self, identities: tuple[str, ...], wishes: Wishes) -> None:
        """Which of the wished categories each has, the store knows best."""
        found: dict[str, set[str]] = {}
        queries = [*wishes.categories, ""]
        left = len(queries)

        def take(category: str, rows: tuple[Headline, ...]) -> None:
            nonlocal left
            left -= 1
            for row in rows:
                names = found.setdefault(row.identity, set())
                names.add(category or row.category)
            if left:
                return
            stories = [
                Story(
                    row.identity,
                    row.title,
                    row.excerpt,
                    frozenset(found[row.identity]),
                    row.published.timestamp(),
                )
                for row in rows  # the last question was the one without a category
                if not row.status.read
            ]
            self._keep(alerts.noticed(self._state, stories, self._wishes, self._wall()))
            self._look()

        for category in queries:
            self._news.headlines_by_identity(
                identities,
                NewsQuery(category=category),
                partial(take, category),
            )

    def _look(self) -> None:
        """Tell what may be told now, or come back when it may."""
        if self._before is not None:
            return
        now = self._wall()
        self._keep(alerts.without_stale(self._state, now))
        when = alerts.tell_at(self._state, self._wishes, self._local(now))
        self._timer.stop()
        if when is None or self._asking:
            return
        if when > now:
            self._timer.start(min(int((when - now) * 1000) + 1, LONGEST_TIMER_MS))
            return
        self._asking = True
        names = tuple(one.identity for one in self._state.waiting)
        self._news.headlines_by_identity(names, NewsQuery(), lambda rows: self._tell(names, rows))

    def _tell(self, asked: tuple[str, ...], rows: tuple[Headline, ...]) -> None:
        self._asking = False
        if self._before is not None:
            return  # looked at again when somebody listens
        reasons = {one.identity: one.reason for one in self._state.waiting}
        stories = tuple(
            ToldStory(row, reasons[row.identity])
            for row in rows
            if row.identity in reasons and not row.status.read
        )
        names = {story.headline.identity for story in stories}
        state = alerts.dropped(self._state, set(asked) - names)
        if stories:
            self._keep(alerts.told(state, names, self._local(self._wall())))
            self.stories_told.emit(stories)
        else:
            self._keep(state)
        self._look()

    # Songs

    def _on_song(self, song: Song) -> None:
        if self._before is not None:
            self._before.append(lambda: self._on_song(song))
            return
        key, at = song_key(song), self._local(self._wall())
        if alerts.tells_song(self._state, key, self._wishes, at):
            self._keep(alerts.told_song(self._state, key, at))
            self.song_told.emit(song)


def _not_kept(error: Exception) -> None:
    log.error("what was told could not be written: %s", error)
