"""A program that sends one reply and waits: for tests that end it in the middle.

python -m tests.runtime.sender SITE FOLDER
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from planetfm.core.comments import Reply
from planetfm.core.model import Article
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.comments import CommentsController
from planetfm.runtime.tasks import Lane, Mailbox

STORY = Article(
    identity="post:5207",
    post_id=5207,
    title="Bandara",
    link="",
    author="",
    published=datetime(2026, 11, 25, tzinfo=UTC),
    modified=None,
    categories=(),
    excerpt="",
    html="",
    whole=True,
    image_url=None,
    image_caption="",
    comment_count=None,
    comments_feed=None,
)


def main() -> None:
    site, folder = sys.argv[1:3]
    app = QCoreApplication([])
    mailbox = Mailbox()
    comments = CommentsController(
        Lane("io", mailbox, 2),
        Lane("db", mailbox),
        Http("PlanetFM-test"),
        Path(folder) / "comments.db",
        Access(None, f"{site}/wp-json/", time.time),
        open_for_ms=60_000,
    )

    def send() -> None:
        if comments.view.draft is not None:
            comments.changed.disconnect(send)
            text = "Dari aplikasi yang dimatikan."
            comments.send(Reply("Dewi Lestari", "dewi@contoh.id", text))
            print("sent", flush=True)

    comments.changed.connect(send)
    QTimer.singleShot(0, lambda: comments.open(replace(STORY, link=f"{site}/?p=5207")))
    app.exec()


if __name__ == "__main__":
    main()
