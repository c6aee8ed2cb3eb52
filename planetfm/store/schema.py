"""The tables, as numbered steps: a database at version N has run the first N of `MIGRATIONS`.

Two kinds of data live apart. `article`, `body` and `article_category` can be fetched again;
`status` (read, saved) cannot, and nothing cascades into it: an article that leaves and comes back
finds its marks. `article.unread` and `article.saved` are copies of `status`, kept by triggers, so
that the list's filters run on small indexes; `status` alone is the truth. `body` is a table of its
own so that scrolling headlines never reads article text. A released step is never edited.
"""

from __future__ import annotations

FIRST = """
CREATE TABLE article(
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    post_id INTEGER,
    link_key TEXT NOT NULL,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    author TEXT NOT NULL,
    published INTEGER NOT NULL,
    modified INTEGER,
    excerpt TEXT NOT NULL,
    image_url TEXT,
    image_caption TEXT NOT NULL,
    category TEXT NOT NULL,
    comment_count INTEGER,
    comments_feed TEXT,
    dated INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    stale INTEGER NOT NULL DEFAULT 0,
    first_seen INTEGER NOT NULL,
    corrected INTEGER,
    gone INTEGER,
    unread INTEGER NOT NULL DEFAULT 1,
    saved INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX article_newest ON article(published DESC, id DESC);
CREATE INDEX article_unread ON article(published DESC, id DESC, unread) WHERE unread = 1;
CREATE INDEX article_saved ON article(published DESC, id DESC, saved) WHERE saved = 1;
CREATE INDEX article_link ON article(link_key) WHERE link_key <> '';
CREATE INDEX article_post ON article(post_id) WHERE post_id IS NOT NULL;

CREATE TABLE body(
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    html TEXT NOT NULL
) STRICT;

CREATE TABLE article_category(
    name TEXT NOT NULL,
    published INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (name, published, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_category_of ON article_category(article_id, position);

CREATE TABLE status(
    identity TEXT PRIMARY KEY,
    read INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER article_finds_status AFTER INSERT ON article BEGIN
    UPDATE article SET
        unread = coalesce((SELECT NOT read FROM status WHERE identity = new.identity), 1),
        saved = coalesce((SELECT saved FROM status WHERE identity = new.identity), 0)
    WHERE id = new.id AND EXISTS (SELECT 1 FROM status WHERE identity = new.identity);
END;
CREATE TRIGGER status_inserted AFTER INSERT ON status BEGIN
    UPDATE article SET unread = NOT new.read, saved = new.saved WHERE identity = new.identity;
END;
CREATE TRIGGER status_updated AFTER UPDATE ON status BEGIN
    UPDATE article SET unread = NOT new.read, saved = new.saved WHERE identity = new.identity;
END;
CREATE TRIGGER status_deleted AFTER DELETE ON status BEGIN
    UPDATE article SET unread = 1, saved = 0 WHERE identity = old.identity;
END;

CREATE TABLE words(
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(
    title, text, about,
    content='words', content_rowid='article_id',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER words_inserted AFTER INSERT ON words BEGIN
    INSERT INTO search(rowid, title, text, about)
    VALUES (new.article_id, new.title, new.text, new.about);
END;
CREATE TRIGGER words_deleted AFTER DELETE ON words BEGIN
    INSERT INTO search(search, rowid, title, text, about)
    VALUES ('delete', old.article_id, old.title, old.text, old.about);
END;
CREATE TRIGGER words_updated AFTER UPDATE ON words BEGIN
    INSERT INTO search(search, rowid, title, text, about)
    VALUES ('delete', old.article_id, old.title, old.text, old.about);
    INSERT INTO search(rowid, title, text, about)
    VALUES (new.article_id, new.title, new.text, new.about);
END;

CREATE TABLE state(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

ARCHIVE = """
ALTER TABLE article ADD COLUMN feed_digest TEXT;
ALTER TABLE article ADD COLUMN rest_digest TEXT;
CREATE TABLE earlier(
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;
DROP TRIGGER words_inserted;
DROP TRIGGER words_deleted;
DROP TRIGGER words_updated;
DROP TABLE search;
ALTER TABLE words RENAME TO old_words;
CREATE TABLE words(
    place INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES article(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT;
INSERT INTO words(place, article_id, title, text, about)
    SELECT article.published * 4194304 + article.id % 4194304,
        article.id, old_words.title, old_words.text, old_words.about
    FROM old_words JOIN article ON article.id = old_words.article_id;
DROP TABLE old_words;
CREATE VIRTUAL TABLE search USING fts5(
    title, text, about,
    content='words', content_rowid='place',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
INSERT INTO search(search) VALUES ('rebuild');
CREATE TRIGGER words_inserted AFTER INSERT ON words BEGIN
    INSERT INTO search(rowid, title, text, about)
    VALUES (new.place, new.title, new.text, new.about);
END;
CREATE TRIGGER words_deleted AFTER DELETE ON words BEGIN
    INSERT INTO search(search, rowid, title, text, about)
    VALUES ('delete', old.place, old.title, old.text, old.about);
END;
CREATE TRIGGER words_updated AFTER UPDATE ON words BEGIN
    INSERT INTO search(search, rowid, title, text, about)
    VALUES ('delete', old.place, old.title, old.text, old.about);
    INSERT INTO search(rowid, title, text, about)
    VALUES (new.place, new.title, new.text, new.about);
END;
"""
"""Corrections keep what was said before, and a word is found newest first without sorting.

`feed_digest` and `rest_digest` tell what each source said last: the two phrase one text
differently, so only a source that contradicts itself has seen an edit. `words.place` is the
article's date and number in one: the full text index keeps its rows in that order, so the first
page of a search reads as many rows as it shows.
"""

MIGRATIONS: tuple[str, ...] = (FIRST, ARCHIVE)
"""Step N takes a database from version N to N + 1."""
