"""Replies on their way: those that wait for approval, and those of which nobody knows whether they
arrived. They are looked for in growing pauses, over restarts, until they show or a month is over;
not while the site wants to be left alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planetfm.core.comments import Outcome, Place, Sent, Told
from planetfm.core.comments_view import MaybeSent, Shown
from planetfm.core.errors import SiteError
from planetfm.core.outgoing import (
    CHECKS_S,
    GIVEN_UP_S,
    Outgoing,
    OutState,
    next_check_s,
    same_words,
)
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.comment_records import CommentRecords
from planetfm.runtime.delivery import Thread, found, read_thread
from planetfm.runtime.tasks import BACKGROUND, Lane
from planetfm.store.comments import CommentStore

log = logging.getLogger(__name__)

FIRST_LOOK_S = 4.0
"""After the start, until a reply whose fate is unknown is looked for."""
UNREACHABLE_S = 300.0
LONGEST_TIMER_MS = 3600 * 1000


class OutgoingWatch(QObject):
    """Lives on the main thread; `wall` tells POSIX seconds."""

    changed = Signal()
    said = Signal(object)
    """MaybeSent or Shown."""
    told = Signal(object, object)
    """(Place, Thread): comments that were read on the way."""
    settled = Signal(object)
    """This Outgoing stands on the site; told before `said`."""

    def __init__(
        self,
        records: CommentRecords,
        io: Lane,
        http: Http,
        access: Access,
        wall: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._records, self._io, self._http = records, io, http
        self._access, self._wall = access, wall
        self._all: dict[int, Outgoing] = {}
        self._looking: set[int] = set()
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look_for_due)

    @property
    def all(self) -> tuple[Outgoing, ...]:
        """Oldest first."""
        return tuple(self._all.values())

    def of(self, identity: str) -> tuple[Outgoing, ...]:
        """Those of one article."""
        return tuple(one for one in self._all.values() if one.identity == identity)

    def start(self) -> None:
        """Take up what earlier runs left on the disk."""
        self._records.ask(CommentStore.outgoing, self._begun, BACKGROUND)

    def close(self) -> None:
        self._closed = True
        self._timer.stop()

    def keep(self, note: Outgoing, outcome: Outcome, *, visible: bool) -> None:
        """A reply came home: what is still to be done about it is kept, the rest is closed."""
        later = replace(note, next_check=self._wall() + next_check_s(0))
        if visible:
            self._records.ask(lambda store: store.settle(note, arrived=True))
        elif outcome.sent in (Sent.HELD, Sent.ACCEPTED):
            # Accepted and not to be seen: a cache, or a filter that told nobody.
            self._hold(later)
        elif outcome.sent is Sent.UNCLEAR:
            doubt = replace(later, state=OutState.UNSURE)
            self._all[note.number] = doubt
            self._records.ask(lambda store: store.change(doubt))
        else:
            self._records.ask(lambda store: store.settle(note, arrived=False))
        if outcome.sent in (Sent.ACCEPTED, Sent.HELD, Sent.DUPLICATE):
            self._end_doubts(note, arrived=outcome.sent is not Sent.DUPLICATE)
        self.changed.emit()
        self._arm()

    def forget(self, number: int) -> None:
        """Nobody asks any more what became of this one."""
        one = self._all.pop(number, None)
        if one is not None:
            self._records.ask(lambda store: store.settle(one, arrived=False))
            self.changed.emit()

    def look(self, number: int) -> None:
        """See now whether this one stands on the site."""
        one = self._all.get(number)
        if one is None or number in self._looking or self._closed:
            return
        self._looking.add(number)
        place = Place(one.identity, one.post_id, one.link, one.title)
        root = self._access.rest_of_comments
        self._io.call(
            lambda: read_thread(self._http, root, place),
            lambda thread: self._looked(number, place, thread),
            lambda error: self._looked_in_vain(number, error),
            BACKGROUND,
        )

    def see(self, identity: str, told: Told) -> None:
        """These are the comments of an article now: some may be the listener's."""
        for one in self.of(identity):
            if found(told, one):
                self._settle(one)

    def _begun(self, kept: tuple[Outgoing, ...] | None) -> None:
        now = self._wall()
        for one in kept or ():
            if one.number in self._all or one.number in self._records.noted_here:
                continue
            if one.state is OutState.SENDING:
                doubt = replace(one, state=OutState.UNSURE, next_check=now + FIRST_LOOK_S)
                self._all[one.number] = doubt
                self._change(doubt)
                self.said.emit(MaybeSent(doubt))
            else:
                self._all[one.number] = one
        self.changed.emit()
        self._arm()

    def _hold(self, one: Outgoing) -> None:
        waits = replace(one, state=OutState.HELD)
        self._all[one.number] = waits
        self._records.ask(lambda store: store.held(waits))

    def _end_doubts(self, note: Outgoing, *, arrived: bool) -> None:
        """Earlier sendings of the same words are in doubt no longer: this one took their place, or
        the site says that they are there."""
        for one in self.of(note.identity):
            doubtful = one.number != note.number and one.state is OutState.UNSURE
            if doubtful and same_words(one.text, note.text):
                if arrived:
                    self.forget(one.number)
                else:
                    self._hold(one)

    def _settle(self, one: Outgoing) -> None:
        """It stands on the site: say so once, and forget it."""
        if self._all.pop(one.number, None) is None:
            return
        self._records.ask(lambda store: store.settle(one, arrived=True))
        self.settled.emit(one)
        self.changed.emit()
        self.said.emit(Shown(one))

    def _change(self, one: Outgoing) -> None:
        self._records.ask(lambda store: store.change(one), None, BACKGROUND)

    def _arm(self) -> None:
        self._look_at_clock()
        due = [one.next_check for one in self._all.values() if one.number not in self._looking]
        if due and not self._closed:
            when = max(min(due), self._access.closed_until)
            delay_ms = int(max(0.0, when - self._wall()) * 1000) + 1
            self._timer.start(min(delay_ms, LONGEST_TIMER_MS))

    def _look_at_clock(self) -> None:
        """One that was set back must not put off a look until it has caught up."""
        self._access.clock_was_looked_at()
        latest = self._wall() + CHECKS_S[-1]
        for one in self.all:
            if one.next_check > latest:
                self._all[one.number] = replace(one, next_check=latest)

    def _look_for_due(self) -> None:
        now = self._wall()
        if not self._access.closed:
            for one in self.all:
                if one.next_check <= now:
                    self.look(one.number)
        self._arm()

    def _looked(self, number: int, place: Place, thread: Thread) -> None:
        self._looking.discard(number)
        one = self._all.get(number)
        if one is not None and not found(thread.shown, one):
            self._not_there(one)
        self.told.emit(place, thread)
        self._arm()

    def _looked_in_vain(self, number: int, error: Exception) -> None:
        log.info("a reply could not be looked for: %s", error)
        self._looking.discard(number)
        self._access.failed(error)
        one = self._all.get(number)
        if one is not None and isinstance(error, SiteError) and not error.asks_for_pause:
            self._not_there(one)  # the story may be gone, and would be asked for for ever
        elif one is not None:
            self._put_off(one, UNREACHABLE_S)
        self._arm()

    def _not_there(self, one: Outgoing) -> None:
        """The site was asked, and did not show it."""
        if self._wall() - one.at > GIVEN_UP_S:
            self.forget(one.number)
        else:
            self._put_off(replace(one, checks=one.checks + 1), next_check_s(one.checks + 1))

    def _put_off(self, one: Outgoing, pause_s: float) -> None:
        later = replace(one, next_check=self._wall() + pause_s)
        self._all[one.number] = later
        self._change(later)
        self.changed.emit()
