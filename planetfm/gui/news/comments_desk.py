"""The desk behind the comments: what the listener does there goes to the controller, its state
comes back to the section, and what it has to say becomes toasts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planetfm.core.comments import Reply, Sent
from planetfm.core.comments_view import Elsewhere, MaybeSent, Shown
from planetfm.core.model import Article
from planetfm.core.outgoing import Writer
from planetfm.gui.announce import announce
from planetfm.gui.news.comments import CommentsSection
from planetfm.gui.news.comments_words import Notice, tr
from planetfm.gui.toasts import Say
from planetfm.runtime.comments import CommentsController


class CommentsDesk(QObject):
    def __init__(
        self,
        comments: CommentsController,
        section: CommentsSection,
        window: QWidget,
        say: Say,
        open_url: Callable[[str], object],
        open_article: Callable[[str], object],
    ) -> None:
        """Owned by `window`. `open_url` hands an address to the browser, `open_article` shows an
        article by its identity."""
        super().__init__(window)
        self._comments, self._section, self._window = comments, section, window
        self._say, self._open_url, self._open_article = say, open_url, open_article
        self._article: Article | None = None
        self._notice = ""
        form = section.form
        section.article_changed.connect(self._on_article)
        section.order_wanted.connect(comments.set_order)
        section.retry_wanted.connect(comments.refresh)
        section.site_wanted.connect(lambda: self._open_site("#comments"))
        section.link_opened.connect(open_url)
        section.look_wanted.connect(comments.look_again)
        section.drop_wanted.connect(comments.forget)
        form.sent.connect(self._on_sent)
        form.written.connect(comments.write)
        form.begun.connect(comments.look_at_form)
        form.forgotten.connect(self._on_forgotten)
        form.browser_wanted.connect(self._go_to_browser)
        form.copied.connect(self._copy)
        comments.changed.connect(self._on_changed)
        comments.said.connect(self._on_said)
        self._on_changed()

    def _on_article(self, article: Article | None) -> None:
        self._article = article
        if article is None:
            self._comments.close_article()
        else:
            self._comments.open(article)

    def _on_changed(self) -> None:
        self._section.show_view(self._comments.view)
        notice = self._section.form.notice
        if notice != self._notice:
            self._notice = notice
            if notice and self._comments.view.outcome is not None:
                announce(self._window, notice)

    def _on_sent(self, reply: Reply, writer: Writer | None) -> None:
        if self._comments.send(reply):
            self._comments.remember(writer)

    def _on_forgotten(self) -> None:
        self._comments.remember(None)
        self._say(tr("Your name and email were removed from this computer"))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(tr("Your text is on the clipboard"))

    def _go_to_browser(self, text: str) -> None:
        if text.strip():
            QGuiApplication.clipboard().setText(text)
        self._open_site("#respond")
        if text.strip():
            detail = tr("Your text is on the clipboard; paste it into the site's form.")
            self._say(tr("The site's form opens in the browser"), detail, icon="open-external")

    def _open_site(self, where: str) -> None:
        if self._article is not None:
            self._open_url(self._article.link.partition("#")[0] + where)

    def _on_said(self, event: MaybeSent | Shown | Elsewhere) -> None:
        if isinstance(event, Elsewhere):
            notice = self._section.form.words_for(event.outcome)
            if event.outcome.sent is Sent.BROWSER:
                notice = Notice(tr("Not sent: the site wants to see a browser."))
            self._tell(notice, event.title, event.identity)
        elif isinstance(event, MaybeSent):
            words = tr("Your comment may have been sent")
            detail = tr("Planet FM ended before the site answered. It looks whether it is there.")
            self._tell(Notice(words, "clock", "amber"), detail, event.outgoing.identity)
        else:
            notice = Notice(tr("Your comment is on the site"), "comment", "ok")
            self._tell(notice, event.outgoing.title, event.outgoing.identity)

    def _tell(self, notice: Notice, detail: str, identity: str) -> None:
        show = (tr("Show"), lambda: self._open_article(identity))
        self._say(notice.words, detail, (show,), icon=notice.icon, token=notice.token)
