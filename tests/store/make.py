"""Articles for tests of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from planetfm.core.model import Article

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def article(number: int, **about: Any) -> Article:
    """Article number N: an hour older than N + 1."""
    made = Article(
        identity=f"post:{number}",
        post_id=number,
        title=f"Berita {number}",
        link=f"https://radio.example/berita-{number}/",
        author="Redaksi",
        published=NOW - timedelta(hours=1000 - number),
        modified=None,
        categories=("Layanan Publik",),
        excerpt=f"Ringkasan {number}",
        html=f"<p>Isi berita {number}</p>",
        whole=True,
        image_url=f"https://radio.example/{number}.jpg",
        image_caption="",
        comment_count=0,
        comments_feed=None,
    )
    return replace(made, **about)
