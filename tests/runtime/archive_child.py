"""A child for the kill test: fetches a site's archive until it is killed.

python -m tests.runtime.archive_child SITE FOLDER
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication

from planetfm.core.settings import PictureUse, Settings
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.news import NewsController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.articles import ArticleStore
from tests.runtime.newsroom import AT_ONCE, QUICK


def main(site: str, folder: Path) -> None:
    application = QCoreApplication([])
    mailbox = Mailbox()
    io, db = Lane("io", mailbox, 3), Lane("db", mailbox)
    http = Http("PlanetFM-test")
    news = NewsController(
        mailbox, io, db, http, lambda: ArticleStore(folder / "data" / "news.db"),
        ImageCache(folder / "pictures", http), feed_url=f"{site}/feed/",
        rest_root=f"{site}/wp-json/", site=site, rng=Random(1), pace=QUICK,
        archive_pace=replace(AT_ONCE, quiet_s=0.02),
    )  # fmt: skip
    news.apply(Settings(keep_archive=True, pictures=PictureUse.NEVER))
    news.archived.connect(lambda changes: print(len(changes.new), flush=True))
    news.start()
    while True:
        application.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
