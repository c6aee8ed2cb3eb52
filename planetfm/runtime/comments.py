"""The comments of the article that is open, and the listener's replies: live state, main thread.

    open(article) -> stored comments -> the site's on io -> kept on db -> changed()
    send(reply)   -> on io: the page's form; a note on the disk (db, waited for); one POST; judged

A reply is never sent twice by itself. While one is under way no other can begin, and its note on
the disk outlives whatever happens to the app: `start` finds it, looks whether the reply is there,
and tells. Replies that wait for approval are looked for in growing pauses.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planetfm.core.comment_page import Obstacle
from planetfm.core.comments import (
    Order,
    Outcome,
    Part,
    Place,
    Reply,
    Row,
    Sent,
    Standing,
    Told,
    after_refusal,
    faults,
    judge,
    safe_text,
    threaded,
)
from planetfm.core.errors import NetworkError, PlanetError, SiteError, StoreError, Trouble
from planetfm.core.model import Article
from planetfm.core.outgoing import (
    GIVEN_UP_S,
    Draft,
    Outgoing,
    OutState,
    Writer,
    find_own,
    mark_of,
    next_check_s,
    same_words,
)
from planetfm.net import comments as net
from planetfm.net.http import Http
from planetfm.runtime.tasks import BACKGROUND, NORMAL, USER, Lane, Mailbox
from planetfm.store.comments import CommentStore

T = TypeVar("T")
log = logging.getLogger(__name__)

OPEN_FOR_MS = 400
"""An article that was only passed by does not have its comments asked for."""
FRESH_S = 60.0
DRAFT_MS = 600
NOTE_S = 15.0
FIRST_LOOK_S = 4.0
"""After the start, until a reply whose fate is unknown is looked for."""
UNREACHABLE_S = 300.0
REST_BLOCKED_S = 6 * 3600.0
LONGEST_TIMER_MS = 3600 * 1000
ASKS_FOR_A_PAUSE = frozenset({Trouble.RATE_LIMITED, Trouble.CHALLENGE})
PAUSE_S = 60.0
"""Stories opened meanwhile do not have their comments asked for; the listener still can."""


@dataclass(frozen=True, slots=True)
class CommentsView:
    """What stands under the article that is open; empty without one."""

    identity: str = ""
    rows: tuple[Row, ...] = ()
    """In reading order; each comment's `html` is safe."""
    total: int = 0
    fetched: float | None = None
    """When these were on the site, POSIX seconds; None: never had."""
    loading: bool = False
    trouble: Trouble | None = None
    order: Order = Order.NEWEST
    standing: Standing = Standing.UNKNOWN
    obstacle: Obstacle | None = None
    required: frozenset[Part] = frozenset(Part)
    draft: Draft | None = None
    """As stored; None until it was read."""
    writer: Writer | None = None
    sending: bool = False
    outcome: Outcome | None = None
    again_at: float = 0.0
    """The site wants no reply before, POSIX seconds."""
    outgoing: tuple[Outgoing, ...] = ()
    """The listener's replies that are not to be seen on the site yet."""


@dataclass(frozen=True, slots=True)
class MaybeSent:
    """The app ended while a reply was under way: whether it arrived is not known yet."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply that waited, or may have been lost, stands on the site."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class _Delivered:
    """What the io lane brings home of a reply."""

    outcome: Outcome
    note: Outgoing | None = None
    told: Told | None = None
    obstacle: Obstacle | None = None
    standing: Standing | None = None


@dataclass(slots=True)
class _Note:
    """A note being written: the io thread waits for it, the db lane writes it, or neither."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: threading.Event = field(default_factory=threading.Event)
    given_up: bool = False
    written: Outgoing | None = None


class CommentsController(QObject):
    """`path`: the comments' database, opened on the db lane. `rest_root` tells where REST is.
    `wall` tells POSIX seconds."""

    changed = Signal()
    said = Signal(object)
    """MaybeSent or Shown: something happened to a reply of some article."""

    def __init__(
        self,
        mailbox: Mailbox,
        io: Lane,
        db: Lane,
        http: Http,
        path: Path,
        rest_root: Callable[[], str | None],
        *,
        wall: Callable[[], float] = time.time,
        open_for_ms: int = OPEN_FOR_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mailbox, self._io, self._db, self._http = mailbox, io, db, http
        self._path = path
        self._rest_root = rest_root
        self._wall = wall
        self._store: CommentStore | None = None  # touched on the db lane alone
        self._view = CommentsView()
        self._place: Place | None = None
        self._told: Told | None = None
        self._draft: Draft | None = None
        """What is written and not on the disk yet."""
        self._order = Order.NEWEST
        self._writer: Writer | None = None
        self._outgoing: dict[int, Outgoing] = {}
        self._looking: set[int] = set()
        self._looked_at_form = ""
        self._rest_blocked_until = 0.0
        self._paused_until = 0.0
        self._noted_here: set[int] = set()
        """Notes of this run; others were left by an app that ended."""
        self._closed = False
        self._opened = self._single(open_for_ms, self._fetch_if_stale)
        self._writing = self._single(DRAFT_MS, self.flush)
        self._checking = self._single(0, self._check_due)
        self._checking.setTimerType(Qt.TimerType.CoarseTimer)

    @property
    def view(self) -> CommentsView:
        return self._view

    @property
    def outgoing(self) -> tuple[Outgoing, ...]:
        """All replies on their way, oldest first."""
        return tuple(self._outgoing.values())

    def start(self) -> None:
        """Find out what became of replies that were under way when the app ended."""
        self._ask(_begin, self._begun, BACKGROUND)

    def close(self) -> None:
        """What is written is kept before the db lane ends."""
        if self._closed:
            return
        self.flush()
        self._closed = True
        for timer in (self._opened, self._writing, self._checking):
            timer.stop()
        self._db.call(self._close_store, priority=BACKGROUND)

    # Reading

    def open(self, article: Article) -> None:
        """Show the comments of `article`: those stored at once, then the site's."""
        place = Place.of(article)
        if self._place is not None and place.identity == self._place.identity:
            self._place = place
            return
        self.flush()
        self._place, self._told, self._draft = place, None, None
        self._looked_at_form = ""
        self._view = CommentsView(
            identity=place.identity,
            order=self._order,
            total=place.count,
            loading=True,
            outgoing=self._of(place.identity),
        )
        self.changed.emit()
        identity = place.identity

        def load(store: CommentStore) -> tuple[Told | None, float, Draft, Writer | None]:
            kept = store.thread(identity)
            told = _safe(kept.told, place.link) if kept else None
            return told, kept.fetched if kept else 0.0, store.draft(identity), store.writer()

        def loaded(found: tuple[Told | None, float, Draft, Writer | None] | None) -> None:
            if found is None:
                found = (None, 0.0, Draft(), None)
            told, fetched, draft, self._writer = found
            if identity != self._view.identity:
                return
            self._show(draft=self._view.draft or draft, writer=self._writer)
            if told is not None and self._told is None:
                self._take(told, fetched)
            self._opened.start()

        self._ask(load, loaded)

    def close_article(self) -> None:
        """No article is open any more."""
        if self._place is None:
            return
        self.flush()
        self._opened.stop()
        self._place, self._told = None, None
        self._view = CommentsView(order=self._order)
        self.changed.emit()

    def refresh(self) -> None:
        """Ask the site for the comments now."""
        place = self._place
        if place is None or self._closed:
            return
        self._show(loading=True)
        root = self._root()
        self._io.call(
            lambda: _read_safely(self._http, root, place),
            lambda told: self._had(place, told),
            lambda error: self._had_not(place, error),
            NORMAL,
        )

    def set_order(self, order: Order) -> None:
        self._order = order
        rows = threaded((row.comment for row in self._view.rows), order)
        self._show(order=order, rows=rows)

    def _fetch_if_stale(self) -> None:
        fetched = self._view.fetched
        now = self._wall()
        if fetched is not None and 0 <= now - fetched < FRESH_S:
            self._show(loading=False)
        elif now < self._paused_until:
            self._show(loading=False, trouble=Trouble.RATE_LIMITED)
        else:
            self.refresh()

    def _had(self, place: Place, told: Told) -> None:
        now = self._wall()
        if told.rest_refused:
            self._rest_blocked_until = now + REST_BLOCKED_S
        self._ask(lambda store: store.keep_thread(place.identity, told, now), None, NORMAL)
        for one in self._of(place.identity):
            if _found(told, one):
                self._settled(one)
        if place.identity == self._view.identity:
            self._take(told, now)
            self._show(loading=False, trouble=None)

    def _had_not(self, place: Place, error: Exception) -> None:
        log.info("the comments of %s could not be had: %s", place.link, error)
        if isinstance(error, PlanetError) and error.trouble in ASKS_FOR_A_PAUSE:
            self._paused_until = self._wall() + max(PAUSE_S, error.retry_after_s or 0.0)
        if place.identity == self._view.identity:
            trouble = error.trouble if isinstance(error, PlanetError) else None
            self._show(loading=False, trouble=trouble or Trouble.NOT_WHAT_WAS_ASKED)

    def _take(self, told: Told, fetched: float) -> None:
        self._told = told
        standing = told.standing
        looked = self._looked_at_form == self._view.identity
        if standing is Standing.UNKNOWN or (looked and standing is Standing.OPEN):
            # REST calls open what wants a log-in, or closed by itself after some days: the page,
            # once it was looked at, knows better.
            standing = self._view.standing
        self._show(
            rows=threaded(told.comments, self._order),
            total=told.total,
            fetched=fetched,
            standing=standing,
        )

    # Writing

    def write(self, draft: Draft) -> None:
        """The listener has written so far; kept on the disk a moment later."""
        if self._place is not None:
            self._draft = draft
            self._view = replace(self._view, draft=draft)  # who wrote it need not be told
            self._writing.start()

    def flush(self) -> None:
        """Keep what is written now."""
        self._writing.stop()
        place, draft, now = self._place, self._draft, self._wall()
        if place is None or draft is None or self._closed:
            return
        self._draft = None
        self._ask(lambda store: store.keep_draft(place.identity, draft, now))

    def look_at_form(self) -> None:
        """The listener begins to write: see in time whether the site will take it from here."""
        place = self._place
        if place is None or self._looked_at_form == place.identity:
            return
        self._looked_at_form = place.identity

        def seen(page: object) -> None:
            form, standing = getattr(page, "form", None), getattr(page, "standing", None)
            if place.identity != self._view.identity or standing is Standing.UNKNOWN:
                return
            if form is None:
                self._show(standing=standing, obstacle=None)
            else:
                self._show(
                    standing=standing,
                    obstacle=form.obstacle,
                    required=form.required | {Part.TEXT},
                )

        self._io.call(
            lambda: net.look(self._http, place.link),
            seen,
            lambda error: log.info("the form could not be seen: %s", error),
            USER,
        )

    def remember(self, writer: Writer | None) -> None:
        """Keep name and e-mail on this computer, or (None) forget them."""
        if writer != self._writer:
            self._writer = writer
            self._show(writer=writer)
            self._ask(lambda store: store.keep_writer(writer))

    def forget(self, number: int) -> None:
        """The listener no longer asks what became of this reply."""
        one = self._outgoing.pop(number, None)
        if one is not None:
            self._ask(lambda store: store.settle(one, arrived=False))
            self._show_outgoing()

    def look_again(self, number: int) -> None:
        """See now whether this reply stands on the site."""
        one = self._outgoing.get(number)
        if one is not None:
            self._check(one)

    def send(self, reply: Reply) -> bool:
        """Send a reply to the open article, once. False if it cannot go out now: another is under
        way, the site asked for a pause, or a field is not in order (see `core.comments.faults`)."""
        place, view = self._place, self._view
        if place is None or self._closed or view.sending or self._wall() < view.again_at:
            return False
        if faults(reply, view.required):
            return False
        self.write(Draft(reply.text, reply.parent))
        self.flush()
        now = self._wall()
        note = Outgoing(
            identity=place.identity,
            post_id=place.post_id,
            link=place.link,
            title=place.title,
            text=reply.text.strip(),
            parent=reply.parent,
            mark=mark_of(reply.author),
            newest_id=max((row.comment.id for row in view.rows), default=0),
            at=now,
            next_check=now + FIRST_LOOK_S,
        )
        self._show(sending=True, outcome=None)
        root = self._root()
        self._io.call(
            lambda: self._deliver(place, reply, note, root),
            lambda delivered: self._delivered(place, delivered),
            lambda error: self._delivery_failed(place, error),
            USER,
        )
        return True

    def _deliver(self, place: Place, reply: Reply, note: Outgoing, root: str | None) -> _Delivered:
        """On the io lane, from the form to the judged answer; one POST at most."""
        try:
            page = net.look(self._http, place.link)
        except SiteError as error:
            if error.trouble is Trouble.CHALLENGE:
                return _Delivered(Outcome(Sent.BROWSER))
            gone = error.status in (404, 410)
            sent = Sent.NO_ARTICLE if gone else Sent.UNREACHABLE
            return _Delivered(Outcome(sent, status=error.status))
        except NetworkError:
            return _Delivered(Outcome(Sent.UNREACHABLE))
        form = page.form
        if form is None:
            why = {Standing.CLOSED: Sent.CLOSED, Standing.LOGIN: Sent.LOGIN}
            outcome = Outcome(why.get(page.standing, Sent.BROWSER))
            return _Delivered(outcome, standing=page.standing)
        if form.obstacle is not None:
            return _Delivered(Outcome(Sent.BROWSER), obstacle=form.obstacle)
        try:
            note = self._noted(note)
        except StoreError:
            log.exception("a reply could not be noted and was not sent")
            return _Delivered(Outcome(Sent.DISK))
        try:
            answer = net.post(self._http, form, reply, place.link)
        except net.NotSentError as error:
            return _Delivered(Outcome(Sent.UNREACHABLE, status=error.status), note)
        except PlanetError as error:
            log.warning("the answer to a reply was lost: %s", error)
            return self._after_look(_Delivered(Outcome(Sent.UNCLEAR), note), root, place)
        outcome = judge(answer)
        if outcome.sent is Sent.REFUSED:
            standing = net.standing(self._http, root, place)
            return _Delivered(after_refusal(outcome, standing), note, standing=standing)
        delivered = _Delivered(outcome, note)
        if outcome.sent in (Sent.ACCEPTED, Sent.SITE_ERROR):
            delivered = self._after_look(delivered, root, place)
        return delivered

    def _after_look(self, delivered: _Delivered, root: str | None, place: Place) -> _Delivered:
        """With the comments as they are now, and the outcome that they show."""
        note, outcome = delivered.note, delivered.outcome
        assert note is not None
        try:
            told = _read_safely(self._http, root, place)
        except PlanetError as error:
            log.info("the comments could not be had after a reply: %s", error)
            return delivered
        own = find_own(told.comments, note.mark, note.text, note.newest_id, outcome.comment_id)
        if own is not None:
            outcome = Outcome(Sent.ACCEPTED, own.id, outcome.status)
        return replace(delivered, outcome=outcome, told=told)

    def _noted(self, note: Outgoing) -> Outgoing:
        """On the io lane: the note as it lies on the disk. Raises StoreError; then it does not."""
        pending = _Note()

        def work() -> None:
            with pending.lock:
                if not pending.given_up:
                    try:
                        pending.written = self._opened_store().begin(note)
                        self._noted_here.add(pending.written.number)
                    finally:
                        pending.ended.set()

        self._db.call(work, None, lambda error: log.error("no note: %s", error), USER)
        pending.ended.wait(NOTE_S)
        with pending.lock:
            pending.given_up = True
            if pending.written is None:
                raise StoreError(Trouble.DISK, "no note")
            return pending.written

    def _delivered(self, place: Place, delivered: _Delivered) -> None:
        outcome, note = delivered.outcome, delivered.note
        visible = False
        if note is not None:
            note = replace(note, comment_id=outcome.comment_id)
            visible = delivered.told is not None and _found(delivered.told, note)
            self._keep_fate(note, outcome, visible=visible)
        if outcome.sent in (Sent.ACCEPTED, Sent.HELD, Sent.DUPLICATE) and note is not None:
            self._settle_doubts(note, arrived=outcome.sent is not Sent.DUPLICATE)
        if delivered.told is not None:
            self._had(place, delivered.told)
        if place.identity != self._view.identity:
            self._show_outgoing()
            return
        done = outcome.sent in (Sent.ACCEPTED, Sent.HELD)
        standing = {Sent.CLOSED: Standing.CLOSED, Sent.LOGIN: Standing.LOGIN}
        self._show(
            sending=False,
            outcome=outcome,
            again_at=self._wall() + outcome.wait_s if outcome.wait_s else 0.0,
            standing=standing.get(outcome.sent, self._view.standing),
            obstacle=delivered.obstacle or self._view.obstacle,
            draft=Draft() if done else self._view.draft,
            outgoing=self._of(place.identity),
        )

    def _delivery_failed(self, place: Place, error: Exception) -> None:
        """A fault of ours on the way (it is logged): the note, if there is one, is looked after
        as after a crash."""
        self._noted_here.clear()
        self._ask(_begin, self._begun)
        if place.identity == self._view.identity:
            self._show(sending=False, outcome=Outcome(Sent.UNCLEAR))

    def _keep_fate(self, note: Outgoing, outcome: Outcome, *, visible: bool) -> None:
        now = self._wall()
        later = replace(note, next_check=now + next_check_s(0))
        if visible:
            self._ask(lambda store: store.settle(note, arrived=True))
        elif outcome.sent in (Sent.HELD, Sent.ACCEPTED):
            # Accepted and not to be seen: a cache, or a filter that told nobody.
            waits = replace(later, state=OutState.HELD)
            self._outgoing[note.number] = waits
            self._ask(lambda store: store.held(waits))
        elif outcome.sent is Sent.UNCLEAR:
            doubt = replace(later, state=OutState.UNSURE)
            self._outgoing[note.number] = doubt
            self._ask(lambda store: store.change(doubt))
        else:
            self._ask(lambda store: store.settle(note, arrived=False))
        self._arm()

    def _settle_doubts(self, note: Outgoing, *, arrived: bool) -> None:
        """Earlier sendings of the same words are in doubt no longer: this one took their place, or
        the site says that they are there."""
        for one in self._of(note.identity):
            if one.number == note.number or one.state is not OutState.UNSURE:
                continue
            if not same_words(one.text, note.text):
                continue
            if arrived:
                self.forget(one.number)
            else:
                waits = replace(one, state=OutState.HELD)
                self._outgoing[one.number] = waits
                self._ask(lambda store, waits=waits: store.held(waits))  # type: ignore[misc]

    # Replies on their way

    def _begun(self, found: tuple[Outgoing, ...] | None) -> None:
        now = self._wall()
        for one in found or ():
            if one.number in self._outgoing:
                continue
            if one.state is OutState.SENDING and one.number in self._noted_here:
                continue  # it goes out just now
            if one.state is OutState.SENDING:
                one = replace(one, state=OutState.UNSURE, next_check=now + FIRST_LOOK_S)
                self._ask(lambda store, one=one: store.change(one))  # type: ignore[misc]
                self._outgoing[one.number] = one
                self.said.emit(MaybeSent(one))
            else:
                self._outgoing[one.number] = one
        self._show_outgoing()
        self._arm()

    def _arm(self) -> None:
        due = [one.next_check for one in self._outgoing.values() if one.number not in self._looking]
        if due and not self._closed:
            delay_ms = int(max(0.0, min(due) - self._wall()) * 1000) + 1
            self._checking.start(min(delay_ms, LONGEST_TIMER_MS))

    def _check_due(self) -> None:
        now = self._wall()
        for one in tuple(self._outgoing.values()):
            if one.next_check <= now:
                self._check(one)
        self._arm()

    def _check(self, one: Outgoing) -> None:
        if one.number in self._looking or self._closed:
            return
        self._looking.add(one.number)
        root = self._root()
        place = Place(one.identity, one.post_id, one.link, one.title)
        self._io.call(
            lambda: _read_safely(self._http, root, place),
            lambda told: self._looked(one, place, told),
            lambda error: self._looked_in_vain(one, error),
            BACKGROUND,
        )

    def _looked(self, one: Outgoing, place: Place, told: Told) -> None:
        self._looking.discard(one.number)
        if one.number in self._outgoing and not _found(told, one):
            if self._wall() - one.at > GIVEN_UP_S:
                self.forget(one.number)
            else:
                self._put_off(replace(one, checks=one.checks + 1), next_check_s(one.checks + 1))
        self._had(place, told)
        self._arm()

    def _looked_in_vain(self, one: Outgoing, error: Exception) -> None:
        log.info("a reply could not be looked for: %s", error)
        self._looking.discard(one.number)
        pause_s = getattr(error, "retry_after_s", None) or 0.0
        if one.number in self._outgoing:
            self._put_off(one, max(UNREACHABLE_S, pause_s))
        self._arm()

    def _put_off(self, one: Outgoing, pause_s: float) -> None:
        later = replace(one, next_check=self._wall() + pause_s)
        self._outgoing[one.number] = later
        self._ask(lambda store: store.change(later), None, BACKGROUND)
        self._show_outgoing()

    def _settled(self, one: Outgoing) -> None:
        """It stands on the site: say so once, and forget it."""
        if self._outgoing.pop(one.number, None) is None:
            return
        self._ask(lambda store: store.settle(one, arrived=True))
        if one.identity == self._view.identity:
            draft = self._view.draft
            if draft is not None and same_words(draft.text, one.text):
                self._draft = None
                self._show(draft=Draft(), outcome=Outcome(Sent.ACCEPTED, one.comment_id))
        self._show_outgoing()
        self.said.emit(Shown(one))

    def _of(self, identity: str) -> tuple[Outgoing, ...]:
        return tuple(one for one in self._outgoing.values() if one.identity == identity)

    def _show_outgoing(self) -> None:
        if self._view.identity:
            self._show(outgoing=self._of(self._view.identity))

    # Small things

    def _root(self) -> str | None:
        return None if self._wall() < self._rest_blocked_until else self._rest_root()

    def _single(self, delay_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(act)
        return timer

    def _opened_store(self) -> CommentStore:
        if self._store is None:
            self._store = CommentStore(self._path)
        return self._store

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _ask(
        self,
        work: Callable[[CommentStore], T],
        done: Callable[[T | None], None] | None = None,
        priority: int = USER,
    ) -> None:
        """Have `work` done on the db lane; `done` gets None where the disk refuses."""

        def failed(error: Exception) -> None:
            log.error("the comments' store failed: %s", error)
            if done is not None:
                done(None)

        self._db.call(lambda: work(self._opened_store()), done, failed, priority)

    def _show(self, **what: object) -> None:
        view = replace(self._view, **what)  # type: ignore[arg-type]
        if view != self._view:
            self._view = view
            self.changed.emit()


def _begin(store: CommentStore) -> tuple[Outgoing, ...]:
    return store.outgoing()


def _found(told: Told, one: Outgoing) -> bool:
    own = find_own(told.comments, one.mark, one.text, one.newest_id, one.comment_id)
    return own is not None


def _read_safely(http: Http, root: str | None, place: Place) -> Told:
    """The site's comments with safe text. On the io lane."""
    return _safe(net.read(http, root, place), place.link)


def _safe(told: Told, link: str) -> Told:
    return replace(
        told, comments=tuple(replace(one, html=safe_text(one.html, link)) for one in told.comments)
    )
