"""The comments of the article that is open, and the listener's replies: live state, main thread.

    open(article) -> stored comments -> the site's on io -> kept on db -> changed()
    send(reply)   -> `delivery` on io, with a note on the disk before its one POST -> changed()

A reply is never sent twice by itself: while one is under way no other can begin, and what may have
arrived is looked for by `outgoing`, over restarts too.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from planetfm.core.comment_page import Page
from planetfm.core.comments import (
    Order,
    Outcome,
    Part,
    Place,
    Reply,
    Sent,
    Standing,
    Told,
    faults,
    threaded,
)
from planetfm.core.comments_view import CommentsView, Elsewhere
from planetfm.core.errors import PlanetError, Trouble
from planetfm.core.model import Article
from planetfm.core.outgoing import Draft, Outgoing, Writer, mark_of, same_words
from planetfm.net import comments as net
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.comment_records import CommentRecords
from planetfm.runtime.delivery import Delivered, Thread, deliver, found, read_thread, safe
from planetfm.runtime.outgoing import OutgoingWatch
from planetfm.runtime.tasks import BACKGROUND, NORMAL, USER, Lane
from planetfm.store.comments import CommentStore

log = logging.getLogger(__name__)

OPEN_FOR_MS = 400
"""An article that was only passed by does not have its comments asked for."""
FRESH_S = 60.0
DRAFT_MS = 600


class CommentsController(QObject):
    """`path`: the comments' database, opened on the db lane. `access`: what the newsroom knows of
    the site; in a pause that it asked for, stories that are opened do not have their comments asked
    for, though the listener still can. `wall` tells POSIX seconds."""

    changed = Signal()
    said = Signal(object)
    """MaybeSent, Shown or Elsewhere: something happened to a reply of some article."""

    counted = Signal(str, int)
    """An article, by its identity, has so many comments: the site said so just now."""

    def __init__(
        self,
        io: Lane,
        db: Lane,
        http: Http,
        path: Path,
        access: Access,
        *,
        wall: Callable[[], float] = time.time,
        open_for_ms: int = OPEN_FOR_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._io, self._http = io, http
        self._access, self._wall = access, wall
        self._records = CommentRecords(db, path)
        self._going = OutgoingWatch(self._records, io, http, access, wall, self)
        self._going.changed.connect(self._show_outgoing)
        self._going.told.connect(self._had)
        self._going.settled.connect(self._on_settled)
        self._going.said.connect(self.said)
        self._view = CommentsView()
        self._place: Place | None = None
        self._told: Told | None = None
        self._draft: Draft | None = None
        """What is written and not on the disk yet."""
        self._order = Order.NEWEST
        self._writer: Writer | None = None
        self._sending = ""
        """The article that a reply is under way to."""
        self._looked_at_form = ""
        self._closed = False
        self._opened = self._single(open_for_ms, self._fetch_if_stale)
        self._writing = self._single(DRAFT_MS, self.flush)

    @property
    def view(self) -> CommentsView:
        return self._view

    @property
    def outgoing(self) -> tuple[Outgoing, ...]:
        """All replies on their way, oldest first."""
        return self._going.all

    def start(self) -> None:
        """Find out what became of replies that were under way when the app ended."""
        self._going.start()

    def close(self) -> None:
        """What is written is kept before the db lane ends."""
        if self._closed:
            return
        self.flush()
        self._closed = True
        self._opened.stop()
        self._writing.stop()
        self._going.close()
        self._records.close()

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
            sending=self._sending == place.identity,
            outgoing=self._going.of(place.identity),
        )
        self.changed.emit()
        identity = place.identity

        def load(store: CommentStore) -> tuple[Told | None, float, Draft, Writer | None]:
            kept = store.thread(identity)
            told = safe(kept.told, place.link) if kept else None
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

        self._records.ask(load, loaded)

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
        self._read(place, NORMAL)

    def read_ahead(self, article: Article, done: Callable[[], None]) -> None:
        """Keep the comments of an article that nobody has open, to be read without the site. They
        are not asked for where some are kept: whoever opens the article sees the newest.

        `done` is called in any case: a site that asked for a pause is not asked.
        """
        place = Place.of(article)

        def looked(known: bool | None) -> None:
            if known or self._closed or self._access.closed:
                done()
            else:
                self._read(place, BACKGROUND, done)

        self._records.ask(
            lambda store: store.thread(place.identity) is not None, looked, BACKGROUND
        )

    def clear(self, keep: Collection[str], done: Callable[[bool], None]) -> None:
        """Let go of the comments of all articles but those of the identities `keep`; drafts and
        replies on their way stay. `done` is told whether that went well."""

        def work(store: CommentStore) -> bool:
            store.forget_threads(keep)
            return True

        self._records.ask(work, lambda went: done(bool(went)), BACKGROUND)

    def _read(self, place: Place, priority: int, after: Callable[[], None] | None = None) -> None:
        root = self._access.rest_of_comments

        def had(thread: Thread) -> None:
            self._had(place, thread)
            if after is not None:
                after()

        def had_not(error: Exception) -> None:
            self._had_not(place, error)
            if after is not None:
                after()

        self._io.call(lambda: read_thread(self._http, root, place), had, had_not, priority)

    def set_order(self, order: Order) -> None:
        self._order = order
        rows = threaded((row.comment for row in self._view.rows), order)
        self._show(order=order, rows=rows)

    def _fetch_if_stale(self) -> None:
        fetched = self._view.fetched
        now = self._wall()
        if fetched is not None and 0 <= now - fetched < FRESH_S:
            self._show(loading=False)
        elif self._access.closed:
            self._show(loading=False, trouble=Trouble.RATE_LIMITED)
        else:
            self.refresh()

    def _had(self, place: Place, thread: Thread) -> None:
        now, told = self._wall(), thread.told
        if told.rest_refused:
            self._access.block_comments()
        self._records.ask(lambda store: store.keep_thread(place.identity, told, now), None, NORMAL)
        self._going.see(place.identity, thread.shown)
        self.counted.emit(place.identity, told.total)
        if place.identity == self._view.identity:
            self._take(thread.shown, now)
            self._show(loading=False, trouble=None)

    def _had_not(self, place: Place, error: Exception) -> None:
        log.info("the comments of %s could not be had: %s", place.link, error)
        self._access.failed(error)
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
        self._records.ask(lambda store: store.keep_draft(place.identity, draft, now))

    def look_at_form(self) -> None:
        """The listener begins to write: see in time whether the site will take it from here."""
        place = self._place
        if place is None or self._looked_at_form == place.identity:
            return
        self._looked_at_form = place.identity

        def seen(page: Page) -> None:
            form, standing = page.form, page.standing
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

        def not_seen(error: Exception) -> None:
            log.info("the form could not be seen: %s", error)
            self._access.failed(error)

        self._io.call(lambda: net.look(self._http, place.link), seen, not_seen, USER)

    def remembered(self, done: Callable[[Writer | None], None]) -> None:
        """Tell name and e-mail, if they are kept."""
        self._records.ask(lambda store: store.writer(), done)

    def remember(self, writer: Writer | None) -> None:
        """Keep name and e-mail on this computer, or (None) forget them."""
        if writer is None or writer != self._writer:
            self._writer = writer
            self._show(writer=writer)
            self._records.ask(lambda store: store.keep_writer(writer))

    def forget(self, number: int) -> None:
        """The listener no longer asks what became of this reply."""
        self._going.forget(number)

    def look_again(self, number: int) -> None:
        """See now whether this reply stands on the site."""
        self._going.look(number)

    def send(self, reply: Reply) -> bool:
        """Send a reply to the open article, once. False if it cannot go out now: another is under
        way, the site asked for a pause, or a field is not in order (see `core.comments.faults`)."""
        place, view = self._place, self._view
        if place is None or self._closed or self._sending or self._wall() < view.again_at:
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
            next_check=now,
        )
        self._sending = place.identity
        self._show(sending=True, outcome=None)
        root = self._access.rest_of_comments
        self._io.call(
            lambda: deliver(self._http, root, place, reply, lambda: self._records.note(note)),
            lambda delivered: self._delivered(place, delivered),
            lambda error: self._delivery_failed(place, error),
            USER,
        )
        return True

    def _delivered(self, place: Place, delivered: Delivered) -> None:
        outcome, note, thread = delivered.outcome, delivered.note, delivered.thread
        self._sending = ""
        if note is not None:
            note = replace(note, comment_id=outcome.comment_id)
            visible = thread is not None and found(thread.shown, note)
            self._going.keep(note, outcome, visible=visible)
        if delivered.failure is not None:
            self._access.failed(delivered.failure)
        if thread is not None:
            self._had(place, thread)
        if place.identity != self._view.identity:
            self.said.emit(Elsewhere(place.identity, place.title, outcome))
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
            outgoing=self._going.of(place.identity),
        )

    def _delivery_failed(self, place: Place, error: Exception) -> None:
        """A fault of ours on the way (it is logged): the note, if there is one, is looked after
        as after a crash."""
        self._sending = ""
        self._records.noted_here.clear()
        self._going.start()
        if place.identity == self._view.identity:
            self._show(sending=False, outcome=Outcome(Sent.UNCLEAR))

    def _on_settled(self, one: Outgoing) -> None:
        """A reply stands on the site: what is written is no longer needed, if it is that."""
        draft = self._view.draft
        if one.identity == self._view.identity and draft and same_words(draft.text, one.text):
            self._draft = None
            self._show(draft=Draft(), outcome=Outcome(Sent.ACCEPTED, one.comment_id))

    def _show_outgoing(self) -> None:
        if self._view.identity:
            self._show(outgoing=self._going.of(self._view.identity))

    # Small things

    def _single(self, delay_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(act)
        return timer

    def _show(self, **what: object) -> None:
        view = replace(self._view, **what)  # type: ignore[arg-type]
        if view != self._view:
            self._view = view
            self.changed.emit()
