"""A reply on a real WordPress, from the press to the toast: held, the app ended, approved, told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from planetfm.core.comments import Reply, Sent
from planetfm.core.comments_view import Shown
from planetfm.core.model import Article
from planetfm.net import wordpress as rest
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.comments import CommentsController
from planetfm.runtime.tasks import Lane, Mailbox
from tests.stations.wordpress import WordPress

REPLY = Reply("Dewi Lestari", "dewi@example.org", 'Semoga "lekas" -- dibuka...')


class App:
    """The part of the app that has to do with comments; `shift_s` moves its clock."""

    def __init__(self, site: WordPress, path: Path, *, shift_s: float = 0.0) -> None:
        self.mailbox = Mailbox()
        self.io, self.db = Lane("io", self.mailbox, 2), Lane("db", self.mailbox)
        self.http = Http("PlanetFM-test")
        self.root = site.url("/wp-json/")

        def wall() -> float:
            return datetime.now(UTC).timestamp() + shift_s

        self.comments = CommentsController(
            self.io,
            self.db,
            self.http,
            path,
            Access(None, self.root, wall),
            wall=wall,
            open_for_ms=0,
        )
        self.said: list[object] = []
        self.comments.said.connect(self.said.append)
        self.comments.start()

    def close(self) -> None:
        self.http.hang_up()
        self.comments.close()
        self.io.close()
        self.db.close(finish=True)
        self.http.close()
        self.mailbox.close()


def test_a_held_reply_is_told_by_the_next_start_once_it_was_approved(
    wordpress: WordPress, tmp_path: Path, qtbot: QtBot
) -> None:
    def until(happened: Callable[[], bool]) -> None:
        qtbot.waitUntil(happened, timeout=10_000)

    post = wordpress.publish("Kabar dengan persetujuan", "<p>Isi kabar ini cukup pendek.</p>")
    wordpress.sql("UPDATE wp_comments SET comment_date_gmt = comment_date_gmt - INTERVAL 1 DAY")
    wordpress.option("comment_moderation", 1)
    app = App(wordpress, tmp_path / "comments.db")
    try:
        app.comments.open(_story(app, post))
        until(lambda: app.comments.view.draft is not None and not app.comments.view.loading)
        assert app.comments.send(REPLY)
        until(lambda: not app.comments.view.sending)
        outcome = app.comments.view.outcome
        assert outcome is not None and outcome.sent is Sent.HELD
    finally:
        app.close()
        wordpress.option("comment_moderation", 0)
    wordpress.call("wp_set_comment_status", outcome.comment_id, "approve")
    app = App(wordpress, tmp_path / "comments.db", shift_s=60)
    try:
        until(lambda: bool(app.said))
        (told,) = app.said
        assert isinstance(told, Shown) and told.outgoing.title == "Kabar dengan persetujuan"
        app.comments.open(_story(app, post))
        until(lambda: len(app.comments.view.rows) == 1)
        assert app.comments.view.rows[0].comment.author == "Dewi Lestari"
    finally:
        app.close()
        wordpress.delete(post)


def _story(app: App, post: int) -> Article:
    found = rest.post(app.http, app.root, datetime.now(UTC), post)
    assert found is not None
    return found
