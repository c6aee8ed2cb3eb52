"""A home in which a site's articles of many years are stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from planetfm.core.model import Article
from planetfm.places import find_places, make_private
from planetfm.store.articles import ArticleStore

SITE = "http://127.0.0.1:9/"
"""Nobody answers there: what is measured is what is stored."""
ARTICLES = 10_000
CATEGORIES = ("Layanan Publik", "Pariwisata", "Pertanian", "Olahraga", "Budaya")
SENTENCE = (
    "Warga Banyuwangi menyambut baik rencana pemerintah daerah untuk memperbaiki jalan dan"
    " jembatan di sepanjang pantai sebelum musim hujan tiba. "
)


def fill(home: Path) -> None:
    """Stores the articles below `home`, as if the app had fetched them there."""
    database = find_places(home).database(urlsplit(SITE).hostname or "site")
    make_private(database.parent)
    store = ArticleStore(database)
    now = datetime.now(UTC)
    try:
        store.merge((_article(number, now) for number in range(ARTICLES)), now)
    finally:
        store.close()


def _article(number: int, now: datetime) -> Article:
    """About the size of a local newspaper's piece: 3 kB of body."""
    published = now - timedelta(hours=5 * number)
    return Article(
        identity=f"post:{number}",
        post_id=number,
        title=f"Berita {number}: jalan dan jembatan di pantai selesai sebelum musim hujan",
        link=f"{SITE}berita-{number}/",
        author="Redaksi",
        published=published,
        modified=None,
        categories=(CATEGORIES[number % len(CATEGORIES)],),
        excerpt=SENTENCE * 2,
        html="".join(f"<p>Alinea {part} dari {number}. {SENTENCE * 2}</p>" for part in range(10)),
        whole=True,
        image_url=f"{SITE}{number}.jpg",
        image_caption="",
        comment_count=number % 7,
        comments_feed=None,
    )
