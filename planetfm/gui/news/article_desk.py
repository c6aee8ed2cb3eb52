"""What the reader asks of the newsroom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from planetfm.core.model import Article, Headline


class ArticleDesk(Protocol):
    """`runtime.news.NewsController`, as far as a reader needs it."""

    def article(self, identity: str, done: Callable[[Article | None, str], None]) -> None: ...

    def related(self, identity: str, done: Callable[[tuple[Headline, ...]], None]) -> None: ...

    def mark_read(self, identity: str, read: bool) -> None: ...

    def set_saved(self, identity: str, saved: bool) -> None: ...
