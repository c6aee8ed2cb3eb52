"""Databases as earlier versions left them, made by the statements that those versions ran."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from planetfm.store.schema import MIGRATIONS

ARTICLES = 12
V1 = """
INSERT INTO article(id, identity, post_id, link_key, title, link, author, published, modified,
    excerpt, image_url, image_caption, category, comment_count, comments_feed, dated, whole,
    first_seen)
VALUES (:n, 'post:' || :n, :n, 'radio.example/' || :n, 'Berita ' || :n,
    'https://radio.example/' || :n || '/', 'Redaksi', 1790000000 + :n * 3600, NULL,
    'Ringkasan ' || :n, NULL, '', 'Wisata', 0, NULL, 1, 1, 1790000000 + :n * 3600);
"""
V1_REST = (
    "INSERT INTO body VALUES (:n, '<p>Isi berita ' || :n || ' tentang gandrung</p>')",
    "INSERT INTO article_category VALUES ('Wisata', 1790000000 + :n * 3600, :n, 0)",
    "INSERT INTO words(article_id, title, text, about) VALUES"
    " (:n, 'Berita ' || :n, 'Isi berita ' || :n || ' tentang gandrung', 'Redaksi Wisata')",
)


def make_earlier(path: Path, version: int) -> Path:
    """A database at `version` with twelve articles, the first read and the second saved."""
    with closing(sqlite3.connect(path)) as db:
        for step in MIGRATIONS[:version]:
            db.executescript(step)
        for n in range(1, ARTICLES + 1):
            db.execute(V1, {"n": n})
            for statement in V1_REST:
                if version > 1 and "INTO words" in statement:
                    statement = statement.replace("words(", "words(place, ").replace(
                        "(:n, 'Berita", "((1790000000 + :n * 3600) * 4194304 + :n, :n, 'Berita"
                    )
                db.execute(statement, {"n": n})
        db.execute("INSERT INTO status VALUES ('post:1', 1, 0, 1790000000)")
        db.execute("INSERT INTO status VALUES ('post:2', 0, 1, 1790000000)")
        db.execute("INSERT INTO state VALUES ('visit', '1790000000.0 200')")
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()
    return path
