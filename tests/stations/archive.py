"""A real WordPress with years of posts behind it, and what site owners do to theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.stations.wordpress import WordPress

OLDER = """
INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title,
    post_excerpt, post_status, comment_status, ping_status, post_name, to_ping, pinged,
    post_modified, post_modified_gmt, post_content_filtered, post_type, guid)
SELECT 1, at + INTERVAL 7 HOUR, at, CONCAT('<p>Arsip nomor ', n, ' tentang gandrung. ',
        REPEAT('Warga Muncar menyimak siaran. ', 12), '</p>'),
    CONCAT('ARSIP NOMOR ', n), '', 'publish', 'open', 'open', CONCAT('arsip-nomor-', n), '', '',
    at + INTERVAL 7 HOUR, at, '', 'post', CONCAT('{home}/?p=arsip', n)
FROM (SELECT seq AS n, TIMESTAMP('2026-10-01 00:00:00') - INTERVAL seq * 5 HOUR AS at
    FROM seq_1_to_{count}) AS old;
UPDATE wp_posts SET guid = CONCAT('{home}/?p=', ID) WHERE guid LIKE '%/?p=arsip%';
INSERT INTO wp_term_relationships (object_id, term_taxonomy_id, term_order)
SELECT ID, (SELECT MIN(term_taxonomy_id) + ID % 7 FROM wp_term_taxonomy
    WHERE taxonomy = 'category' AND term_taxonomy_id > 1), 0
FROM wp_posts WHERE post_name LIKE 'arsip-nomor-%';
"""
REMOVED = """
DELETE FROM wp_term_relationships WHERE object_id IN
    (SELECT ID FROM wp_posts WHERE post_name LIKE 'arsip-nomor-%');
DELETE FROM wp_posts WHERE post_name LIKE 'arsip-nomor-%';
"""
NO_REST = """<?php
add_filter('rest_authentication_errors', function ($result) {
    return new WP_Error('rest_forbidden', 'REST is for members.', ['status' => 401]);
});
"""


@contextmanager
def older_posts(site: WordPress, count: int) -> Iterator[None]:
    """Within the `with` the site has `count` older posts besides its own; made in a moment."""
    site.sql(OLDER.format(home=site.home, count=count))
    try:
        yield
    finally:
        site.sql(REMOVED)


@contextmanager
def rest_blocked(site: WordPress) -> Iterator[None]:
    """Within the `with` a rule of a plugin keeps strangers from REST."""
    rule = site.folder / "www" / "wp-content" / "mu-plugins" / "no-rest.php"
    rule.parent.mkdir(exist_ok=True)
    rule.write_text(NO_REST)
    try:
        yield
    finally:
        rule.unlink()


@contextmanager
def option(site: WordPress, name: str, value: object) -> Iterator[None]:
    """Within the `with` one of WordPress's options is another."""
    before = site.call("get_option", name)
    site.option(name, value)
    try:
        yield
    finally:
        site.option(name, before)


def date_last(site: WordPress, post_id: int) -> None:
    """Make this post the one that was edited last, by a second.

    The feed's date knows whole seconds: two edits within one would pass for none.
    """
    last = "SELECT MAX(post_modified_gmt) + INTERVAL 1 SECOND AS at FROM wp_posts"
    site.sql(
        f"UPDATE wp_posts, ({last}) AS newest SET post_modified_gmt = newest.at,"
        f" post_modified = newest.at + INTERVAL 7 HOUR WHERE ID = {post_id}"
    )


def edit(site: WordPress, post_id: int, **fields: str) -> None:
    """Change fields of a post, so that its feed and REST tell of it as of a later edit."""
    site.change(post_id, **fields)
    date_last(site, post_id)


def all_ids(site: WordPress) -> set[int]:
    """The ids of everything the site shows the public."""
    told = site.sql("SELECT ID FROM wp_posts WHERE post_type='post' AND post_status='publish'")
    return {int(one) for one in told.split()}
