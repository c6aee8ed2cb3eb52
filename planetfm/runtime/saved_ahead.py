"""What a saved article needs to be read without the site: fetched when it is saved, one by one.

Text, pictures and comments are had the same way as when the article is opened, behind everything
else and with a pause between two articles: ten bookmarks in a row are no burst for the site. What
a quit or a network that is paid by the byte kept back is caught up with after the next start.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from planetfm.core.model import Article, ArticleStatus, Headline, NewsFilter, NewsQuery
from planetfm.core.pictures import pictures_in
from planetfm.runtime.comments import CommentsController
from planetfm.runtime.news import NewsController

PAUSE_MS = 2_000
LOOKED_BACK = 50
"""So many of the newest saved articles are looked at after a start."""
SMALL_PX = 320
"""Pictures come as wide as a card's, so that a listener who wants small ones gets these."""


class SavedAhead(QObject):
    """Lives on the main thread, beside the two controllers that it asks."""

    def __init__(
        self,
        news: NewsController,
        comments: CommentsController,
        metered: Callable[[], bool] = lambda: False,
        pause_ms: int = PAUSE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._news = news
        self._comments = comments
        self._metered = metered
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._next)
        self._busy = False
        news.status_changed.connect(self._on_status)
        news.headlines(NewsQuery(NewsFilter.SAVED), 0, LOOKED_BACK, self._found)

    def _found(self, saved: tuple[Headline, ...]) -> None:
        for one in saved:
            self._queue(one.identity)

    def _on_status(self, identity: str, status: ArticleStatus) -> None:
        if not status.saved:
            if identity in self._waiting:
                self._waiting.remove(identity)
        else:
            self._queue(identity)

    def _queue(self, identity: str) -> None:
        if identity not in self._waiting:
            self._waiting.append(identity)
        if not self._busy and not self._timer.isActive():
            self._timer.start()

    def _next(self) -> None:
        if self._metered():
            self._waiting.clear()
        if not self._waiting:
            return
        self._busy = True
        self._news.article(self._waiting.pop(0), self._once(self._read))

    def _once(
        self, first: Callable[[Article | None, str], None]
    ) -> Callable[[Article | None, str], None]:
        """The text comes at once, and perhaps a second time, whole: comments are asked for once."""
        calls = 0

        def came(article: Article | None, html: str) -> None:
            nonlocal calls
            calls += 1
            if calls == 1:
                first(article, html)
            if article is not None:
                self._pictures(article, html)

        return came

    def _read(self, article: Article | None, _html: str) -> None:
        if article is None or article.gone_at is not None:
            self._done()
        else:
            self._comments.read_ahead(article, self._done)

    def _pictures(self, article: Article, html: str) -> None:
        for url in dict.fromkeys((article.image_url or "", *pictures_in(html))):
            if url:
                self._news.picture(url, SMALL_PX, lambda _: None)

    def _done(self) -> None:
        self._busy = False
        if self._waiting:
            self._timer.start()
