"""How what a site says of an article is worked into what is stored. Runs inside one transaction.

The feed and REST phrase one text differently: another excerpt, a sentence at the end, an entity.
Were each taken for an edit of the other, that would never end. So each source is compared with what
it said itself the last time (`feed_digest`, `rest_digest`): who contradicts himself has seen an
edit. The words of a source that speaks for the first time fill what is missing and no more.
"""

from __future__ import annotations

import enum
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from planetfm.core.articles import APPENDED_TAIL, link_key
from planetfm.core.digest import sha256_hex
from planetfm.core.model import Article, Source
from planetfm.core.plain import plain_text

PLACE_IDS = 4_194_304
"""`words.place` is the date in seconds times this plus the id: dates first, ids within a second."""
SAME_EDIT = "again:"
"""Before a digest: what this source says next, if it differs, is an edit that is known already."""
DIGESTS = {Source.FEED: "feed_digest", Source.REST: "rest_digest"}


class Change(enum.Enum):
    NEW = "new"
    UPDATED = "updated"  # the words changed
    TOUCHED = "touched"  # a small fact changed


def merge_one(
    db: sqlite3.Connection, article: Article, now: datetime, source: Source
) -> tuple[str, Change | None]:
    """Take in one article; the identity it is stored under, and what that changed."""
    row = find(db, article)
    if row is None:
        insert(db, article, now, source)
        return article.identity, Change.NEW
    return row["identity"], _Merge(db, row, article, now, source).run()


def enrich_one(db: sqlite3.Connection, row: sqlite3.Row, article: Article) -> bool:
    """Add a picture, and the whole text where it lacks; the words that are stored stay."""
    image_url = row["image_url"] or article.image_url
    caption = row["image_caption"] or article.image_caption
    better = article.whole and (not row["whole"] or row["stale"])
    if better:
        set_whole(db, row["id"], article.html)
    if (image_url, caption) != (row["image_url"], row["image_caption"]):
        db.execute(
            "UPDATE article SET image_url = ?, image_caption = ? WHERE id = ?",
            (image_url, caption, row["id"]),
        )
        return True
    return bool(better)


def find(db: sqlite3.Connection, article: Article) -> sqlite3.Row | None:
    """The stored row of this article, also where another source named it differently."""
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    row: sqlite3.Row | None = cursor.execute(
        "SELECT * FROM article WHERE identity = ?", (article.identity,)
    ).fetchone()
    if row is None and article.post_id is not None:
        row = cursor.execute(
            "SELECT * FROM article WHERE post_id = ?", (article.post_id,)
        ).fetchone()
    key = link_key(article.link)
    if row is None and key:
        # REST tells the post id; a feed with bare GUIDs does not. Only such a pair is one
        # article: some feeds give many items one link.
        row = cursor.execute(
            "SELECT * FROM article WHERE link_key = ? AND (post_id IS NULL) <> ?",
            (key, article.post_id is None),
        ).fetchone()
    return row


def insert(db: sqlite3.Connection, article: Article, now: datetime, source: Source) -> None:
    text = plain_text(article.html)
    cursor = db.execute(
        "INSERT INTO article(identity, post_id, link_key, title, link, author, published,"
        " modified, excerpt, image_url, image_caption, category, comment_count,"
        f" comments_feed, dated, whole, first_seen, {DIGESTS[source]})"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            article.identity,
            article.post_id,
            link_key(article.link),
            article.title,
            article.link,
            article.author,
            stamp(article.published),
            stamp_or_none(article.modified),
            article.excerpt,
            article.image_url,
            article.image_caption,
            article.categories[0] if article.categories else "",
            article.comment_count,
            article.comments_feed,
            int(article.dated),
            int(article.whole),
            stamp(now),
            digest(article, text),
        ),
    )
    key = cursor.lastrowid
    assert key is not None
    set_body(db, key, article.html)
    _file(db, key, article.categories, stamp(article.published))
    index(db, key, text)


def set_whole(db: sqlite3.Connection, key: int, html: str) -> None:
    """The whole text takes the place of an excerpt, or of a whole text that is out of date."""
    db.execute("UPDATE article SET whole = 1, stale = 0 WHERE id = ?", (key,))
    set_body(db, key, html)
    db.execute("UPDATE words SET text = ? WHERE article_id = ?", (plain_text(html), key))


def set_body(db: sqlite3.Connection, key: int, html: str) -> None:
    db.execute(
        "INSERT INTO body(article_id, html) VALUES (?, ?)"
        " ON CONFLICT(article_id) DO UPDATE SET html = excluded.html",
        (key, html),
    )


def html_of(db: sqlite3.Connection, key: int) -> str:
    row = db.execute("SELECT html FROM body WHERE article_id = ?", (key,)).fetchone()
    return "" if row is None else str(row[0])


def index(db: sqlite3.Connection, key: int, text: str) -> None:
    """Put a stored article's words where a search finds them, in the order of the dates."""
    title, author, published = db.execute(
        "SELECT title, author, published FROM article WHERE id = ?", (key,)
    ).fetchone()
    names = db.execute(
        "SELECT name FROM article_category WHERE article_id = ? ORDER BY position", (key,)
    )
    about = " ".join((author, *(name for (name,) in names)))
    db.execute(
        "INSERT INTO words(place, article_id, title, text, about) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT(article_id) DO UPDATE SET place = excluded.place, title = excluded.title,"
        " text = excluded.text, about = excluded.about",
        (place_of(published, key), key, title, text, about),
    )


def place_of(published: int, key: int) -> int:
    """Where an article's words stand in the full text index."""
    return published * PLACE_IDS + key % PLACE_IDS


def digest(article: Article, text: str) -> str:
    """What a source said (`text` is the plain one), for comparing it with what it says next time.

    It begins with whether that was the whole text or an excerpt.
    """
    words = text if article.whole else f"{article.excerpt}\n{text}"
    said = f"{article.title}\n{' '.join(APPENDED_TAIL.sub('', words).split())}"
    kind = "whole" if article.whole else "excerpt"
    return f"{kind}:{sha256_hex(said.encode('utf-8', 'replace'))[:32]}"


def stamp(when: datetime) -> int:
    return int(when.timestamp())


def stamp_or_none(when: datetime | None) -> int | None:
    return None if when is None else stamp(when)


class _Merge:
    """One article that is stored already, and what a source says of it now."""

    def __init__(
        self,
        db: sqlite3.Connection,
        row: sqlite3.Row,
        article: Article,
        now: datetime,
        source: Source,
    ) -> None:
        self._db = db
        self._row = row
        self._article = article
        self._now = now
        self._text = plain_text(article.html)
        self._digest = digest(article, self._text)
        self._column = DIGESTS[source]
        self._other = next(column for one, column in DIGESTS.items() if one is not source)
        said: str | None = row[self._column]
        self._expected = said is not None and said.startswith(SAME_EDIT)
        self._said_before = said.removeprefix(SAME_EDIT) if said is not None else None
        self._alone = row[self._other] is None
        """No other source has spoken: the stored words are this one's."""
        self._leads = source is Source.REST or self._alone
        """REST knows the chosen picture, and categories from tags: a feed does not."""

    def run(self) -> Change | None:
        row, article = self._row, self._article
        key: int = row["id"]
        stored_html = html_of(self._db, key)
        excerpt_of_whole = bool(row["whole"]) and not article.whole
        edited = self._edited(stored_html, excerpt_of_whole)
        ours = edited or self._alone
        facts = self._facts(ours)
        if edited and not self._same_date():
            facts["corrected"] = stamp(self._now)
            if not self._alone:
                facts[self._other] = SAME_EDIT + row[self._other].removeprefix(SAME_EDIT)
        if edited and excerpt_of_whole:
            # The excerpt of an article that was edited: its stored whole text is fetched again.
            facts["stale"] = 1
        grown = article.whole and (not row["whole"] or bool(row["stale"]))
        takes_body = grown or (ours and not excerpt_of_whole)
        if takes_body:
            facts["whole"] = int(article.whole or row["whole"])
            facts["stale"] = 0
        changed = {name: value for name, value in facts.items() if row[name] != value}
        if "corrected" in changed and bool(row["whole"]) >= article.whole:
            self._keep_earlier(key)
        self._set(key, changed)
        if takes_body and stored_html != article.html:
            set_body(self._db, key, article.html)
        published = int(facts["published"] or 0)
        filed = _file(self._db, key, self._categories(), published)
        if edited or filed or grown or changed.keys() & {"published", "author"}:
            index(self._db, key, self._text if takes_body else plain_text(stored_html))
        if "corrected" in changed:
            return Change.UPDATED
        small = {"image_url", "comment_count", "category", "published", "excerpt", "whole", "gone"}
        return Change.TOUCHED if changed.keys() & small or filed else None

    def _edited(self, stored_html: str, excerpt_of_whole: bool) -> bool:
        """Whether the site changed the words since this source, or any, spoke of them."""
        row, article = self._row, self._article
        if self._expected:
            return False
        if self._said_before is not None:
            if self._kind(self._said_before) == self._kind(self._digest):
                return self._said_before != self._digest
            # The whole text taking an excerpt's place is no edit of the site's.
            return self._alone and article.title != row["title"]
        if not self._alone:
            known = max(row[one] or 0 for one in ("modified", "first_seen", "corrected"))
            told = stamp_or_none(article.modified)
            return told is not None and told > known
        # Stored before digests were, or rescued from a damaged file: compare the words themselves.
        if article.title != row["title"]:
            return True
        if excerpt_of_whole:
            return bool(article.excerpt != row["excerpt"])
        return article.whole == bool(row["whole"]) and plain_text(stored_html) != self._text

    @staticmethod
    def _kind(said: str) -> str:
        return said.partition(":")[0]

    def _same_date(self) -> bool:
        """The site says that nothing was modified: a counter in the text, say, is no correction."""
        told = stamp_or_none(self._article.modified)
        return told is not None and told == self._row["modified"]

    def _facts(self, ours: bool) -> dict[str, str | int | None]:
        row, article = self._row, self._article
        waits = self._expected and self._said_before == self._digest
        return {
            self._column: row[self._column] if waits else self._digest,
            "title": article.title if ours else row["title"],
            "link": article.link,
            "link_key": link_key(article.link),
            "author": article.author or row["author"],
            # Without a date of the site's own, what counts is when we first saw it.
            "published": stamp(article.published) if article.dated else row["published"],
            "modified": stamp_or_none(article.modified) or row["modified"],
            "excerpt": article.excerpt if ours else row["excerpt"],
            "image_url": (article.image_url or row["image_url"])
            if self._leads
            else (row["image_url"] or article.image_url),
            "image_caption": article.image_caption or row["image_caption"],
            "category": next(iter(self._categories()), row["category"]),
            "comment_count": row["comment_count"]
            if article.comment_count is None
            else article.comment_count,
            "comments_feed": article.comments_feed or row["comments_feed"],
            "dated": int(article.dated or row["dated"]),
            "post_id": row["post_id"] if article.post_id is None else article.post_id,
            "gone": None,
        }

    def _categories(self) -> tuple[str, ...]:
        return self._article.categories if self._leads else ()

    def _keep_earlier(self, key: int) -> None:
        row = self._db.execute(
            "SELECT title, text FROM words WHERE article_id = ?", (key,)
        ).fetchone()
        if row is not None:
            self._db.execute(
                "INSERT INTO earlier(article_id, title, text, until) VALUES (?, ?, ?, ?)"
                " ON CONFLICT(article_id) DO UPDATE SET title = excluded.title,"
                " text = excluded.text, until = excluded.until",
                (key, row[0], row[1], stamp(self._now)),
            )

    def _set(self, key: int, facts: dict[str, str | int | None]) -> None:
        if facts:
            names = sorted(facts)
            self._db.execute(
                f"UPDATE article SET {', '.join(n + ' = ?' for n in names)} WHERE id = ?",
                (*(facts[n] for n in names), key),
            )


def _file(db: sqlite3.Connection, key: int, categories: Sequence[str], published: int) -> bool:
    """Put the article under its categories; True if that changed. None given: none known."""
    stored = db.execute(
        "SELECT name, published FROM article_category WHERE article_id = ? ORDER BY position",
        (key,),
    ).fetchall()
    names = [row[0] for row in stored]
    wanted = list(dict.fromkeys(categories)) or names
    if names == wanted and all(row[1] == published for row in stored):
        return False
    db.execute("DELETE FROM article_category WHERE article_id = ?", (key,))
    db.executemany(
        "INSERT INTO article_category(name, published, article_id, position) VALUES (?, ?, ?, ?)",
        ((name, published, key, n) for n, name in enumerate(wanted)),
    )
    return names != wanted
