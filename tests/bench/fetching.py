"""A child of the bench: fetches a site's whole archive without pauses and says how that went.

python -m tests.bench.fetching SITE FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication

from planetfm.core.model import NewsQuery
from planetfm.core.refresh import Pace
from planetfm.core.settings import PictureUse, Settings
from planetfm.core.snapshot import ArchiveState
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.archive import ArchivePace
from planetfm.runtime.news import NewsController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.articles import ArticleStore

AT_ONCE = ArchivePace(asked_s=0.0, quiet_s=0.0, picture_s=0.0, first_s=0.0)


class Counting(Http):
    """Notes the address and the status of every answer."""

    def __init__(self) -> None:
        super().__init__("PlanetFM-bench")
        self.answers: list[int] = []

    def get(self, url, **how):  # type: ignore[no-untyped-def]
        answer = super().get(url, **how)
        self.answers.append(answer.status)
        return answer


def main(site: str, folder: Path) -> None:
    application = QCoreApplication([])
    mailbox = Mailbox()
    io, db = Lane("io", mailbox, 3), Lane("db", mailbox)
    http = Counting()
    news = NewsController(
        mailbox, io, db, http, lambda: ArticleStore(folder / "news.db"),
        ImageCache(folder / "pictures", http), feed_url=f"{site}/feed/",
        rest_root=f"{site}/wp-json/", site=site, rng=Random(1), archive_pace=AT_ONCE,
        pace=Pace(user_spacing_s=0.0),
    )  # fmt: skip
    settings = Settings(keep_archive=True, pictures=PictureUse.NEVER)
    news.apply(settings)
    began = time.monotonic()
    news.start()
    while news.view.archive.state is not ArchiveState.COMPLETE:
        application.processEvents()
        time.sleep(0.001)
    fetched_s = time.monotonic() - began
    quiet_since, seen = time.monotonic(), -1
    while time.monotonic() - quiet_since < 3:  # the ids are compared, the pictures looked for
        application.processEvents()
        time.sleep(0.005)
        if len(http.answers) != seen:
            quiet_since, seen = time.monotonic(), len(http.answers)
    http.answers.clear()
    news.refresh()
    ends = time.monotonic() + 3
    while time.monotonic() < ends:
        application.processEvents()
        time.sleep(0.005)
    rows: list[str] = []
    news.headlines(
        NewsQuery(), 0, 100_000, lambda found: rows.extend(row.identity for row in found)
    )
    while not rows:
        application.processEvents()
    print(
        json.dumps(
            {
                "fetched_s": fetched_s,
                "requests": len(http.answers) if http.answers == [304] else -len(http.answers),
                "ids": [int(identity.removeprefix("post:")) for identity in rows],
            }
        )
    )
    news.close()
    for lane in (io, db):
        lane.close(finish=True)
    mailbox.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
