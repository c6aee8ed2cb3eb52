"""The whole archive of a real WordPress: over REST and without it, broken off and gone on with."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.model import NewsQuery
from planetfm.core.settings import PictureUse, Settings
from planetfm.core.snapshot import ArchiveState
from planetfm.runtime.archive import ArchivePace
from tests.runtime.newsroom import AT_ONCE, Newsroom, make_newsroom
from tests.stations.archive import all_ids, date_last, edit, older_posts, option, rest_blocked
from tests.stations.wordpress import WordPress

ROOT = Path(__file__).parents[2]
OLDER = 340
KEEP = Settings(keep_archive=True, pictures=PictureUse.NEVER, refresh_min=0)


@pytest.fixture(scope="module")
def site(wordpress: WordPress) -> Iterator[WordPress]:
    """A station's site with four hundred posts."""
    with older_posts(wordpress, OLDER):
        yield wordpress


@pytest.fixture
def newsroom(
    qtbot: QtBot, tmp_path: Path, wordpress: WordPress
) -> Iterator[Callable[..., Newsroom]]:
    made: list[Newsroom] = []

    def make(
        *,
        feed: str = "/feed/",
        rest: str | None = "/wp-json/",
        archive_pace: ArchivePace = AT_ONCE,
    ) -> Newsroom:
        room = make_newsroom(
            qtbot,
            tmp_path,
            wordpress.home,
            feed=wordpress.url(feed),
            rest=None if rest is None else wordpress.url(rest),
            archive_pace=archive_pace,
        )
        made.append(room)
        return room

    wordpress.forget_requests()
    yield make
    for room in made:
        room.close()


def stored_ids(room: Newsroom) -> list[int]:
    rows = room.headlines(limit=10_000)
    return [int(row.identity.removeprefix("post:")) for row in rows]


def complete(room: Newsroom) -> bool:
    return room.news.view.archive.state is ArchiveState.COMPLETE


def stock_taken(room: Newsroom) -> None:
    """Wait until the archive is complete and its ids were compared."""
    room.wait(lambda: complete(room) and room.news._archive._progress.stock_at > 0)


def asked(site: WordPress, part: str) -> list[str]:
    return [one.address for one in site.requests() if part in one.address]


def test_the_archive_is_kept_whole_with_every_id_once(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    room.wait(lambda: complete(room))
    ids = stored_ids(room)
    assert len(ids) == len(set(ids)) >= 400
    assert set(ids) == all_ids(site)
    assert room.news.view.total == len(ids)
    told = [identity for changes in room.archived for identity in changes.new]
    assert len(told) == len(set(told)) == len(ids) - 10
    assert sum(count for _, count in room.news.view.categories) == len(ids)
    # What is old is no news: nobody is told of it as such.
    assert [len(changes.new) for changes in room.merged if changes.new] == [10]


def test_pictures_of_the_newest_come_after_the_texts(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(replace(KEEP, pictures=PictureUse.ALWAYS))
    room.begin()
    room.wait(lambda: complete(room))
    urls = {row.image_url for row in room.headlines(limit=200) if row.image_url}
    assert len(urls) > 3
    paths = {url.removeprefix(site.home) for url in urls}
    room.wait(lambda: paths <= set(asked(site, "/uploads/")))
    assert len(asked(site, "/uploads/")) == len(set(asked(site, "/uploads/")))


def test_the_quiet_walk_stops_where_articles_would_not_be_kept(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(replace(KEEP, keep_articles=60))
    room.begin()
    room.wait(lambda: room.news.view.total >= 60)
    room.wait(lambda: room.news.view.archive.state is ArchiveState.MORE)
    room.qtbot.wait(60)
    assert len(walk(site)) <= 3
    assert room.news.view.archive.state is ArchiveState.MORE, "the listener may still ask"


def test_the_end_of_the_list_brings_one_page_more_and_no_more(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom().begin()
    room.news.older()
    assert room.news.view.archive.state is ArchiveState.FETCHING
    room.wait(lambda: room.news.view.archive.state is ArchiveState.MORE)
    assert len(stored_ids(room)) == 50
    assert room.news.view.archive.total == len(all_ids(site))
    assert len(asked(site, "page=")) - len(asked(site, "include=")) == 1


def test_a_second_look_is_one_request_and_304(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    stock_taken(room)
    site.forget_requests()
    room.merged.clear()
    room.refresh()
    (request,) = site.wait_for_requests(1)
    assert (request.status, request.address) == (304, "/feed/")
    assert room.merged == []


def test_a_walk_that_was_broken_off_goes_on_where_it_was(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom(archive_pace=replace(AT_ONCE, asked_s=0.0)).begin()
    for pages in (1, 2, 3):
        room.news.older()
        room.wait(lambda pages=pages: len(stored_ids(room)) >= 50 * pages)  # type: ignore[misc]
        room.wait(lambda: room.news.view.archive.state is ArchiveState.MORE)
    room.close()
    site.forget_requests()
    again = newsroom()
    again.news.apply(KEEP)
    again.begin()
    again.wait(lambda: complete(again))
    assert set(stored_ids(again)) == all_ids(site)
    assert "&page=4&" in walk(site)[0]


def test_a_walk_that_was_killed_goes_on_and_fetches_no_page_twice(
    site: WordPress, newsroom: Callable[..., Newsroom], tmp_path: Path
) -> None:
    words = [sys.executable, "-m", "tests.runtime.archive_child", site.home, str(tmp_path)]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(3)]
        child.kill()
    assert all(told)
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    room.wait(lambda: complete(room))
    ids = stored_ids(room)
    assert len(ids) == len(set(ids)) and set(ids) == all_ids(site)
    pages = [one.partition("&page=")[2].partition("&")[0] for one in walk(site)]
    # The page whose answer was on its way when the kill came may be asked for once more.
    assert len(pages) - len(set(pages)) <= 1


def walk(site: WordPress) -> list[str]:
    return [one for one in asked(site, "per_page=50") if "include=" not in one]


@pytest.mark.parametrize("rest", ["/wp-json/", None], ids=["blocked", "not-found"])
def test_where_rest_is_blocked_the_feed_is_read_to_its_end(
    site: WordPress, newsroom: Callable[..., Newsroom], rest: str | None
) -> None:
    with rest_blocked(site), option(site, "posts_per_rss", 50):
        room = newsroom(rest=rest)
        room.news.apply(KEEP)
        room.begin()
        room.wait(lambda: complete(room))
        ids = stored_ids(room)
        assert len(ids) == len(set(ids))
        assert set(ids) == all_ids(site)
    if rest is None:
        return
    tries = [one for one in site.requests() if "wp-json" in one.address]
    assert {one.status for one in tries} == {401}
    assert len(tries) <= 2, "REST was refused and is left alone"


def test_a_site_whose_pages_are_too_large_is_asked_for_smaller_ones(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    rule = site.folder / "www" / "wp-content" / "mu-plugins" / "large.php"
    rule.parent.mkdir(exist_ok=True)
    rule.write_text(LARGE)
    try:
        room = newsroom()
        room.news.apply(KEEP)
        room.begin()
        room.wait(lambda: complete(room), 15)
        assert set(stored_ids(room)) == all_ids(site)
    finally:
        rule.unlink()
    assert len(walk(site)) <= 3, "what was too large once is not tried again and again"


def some_pages(room: Newsroom, site: WordPress, pages: int) -> None:
    """Have the listener go so many pages back, over REST."""
    for page in range(1, pages + 1):
        room.news.older()
        room.wait(lambda page=page: len(stored_ids(room)) >= 50 * page)  # type: ignore[misc]
        room.wait(lambda: room.news.view.archive.state is ArchiveState.MORE)
    site.forget_requests()


FAILS = """add_filter('rest_pre_dispatch', function () { status_header(500); exit; });"""


def test_a_rest_that_fails_for_a_moment_is_asked_again_where_it_was(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom().begin()
    some_pages(room, site, 3)
    with site.plugin(FAILS):
        room.news.older()
        room.wait(lambda: room.news.view.archive.state is ArchiveState.WAITING)
        assert room.news.view.archive.status == 500
    assert asked(site, "paged=") == [], "the feed is no way round it"
    room.news.older()
    room.wait(lambda: len(stored_ids(room)) >= 200)
    assert ["&page=4&" in one for one in walk(site)] == [True, True]


def test_rest_that_was_blocked_for_a_while_goes_on_where_it_was(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom().begin()
    some_pages(room, site, 2)
    with rest_blocked(site):
        room.news.older()
        room.wait(lambda: len(asked(site, "paged=")) >= 2)
    room.shift_s = 7 * 3600
    site.forget_requests()
    room.wait(lambda: len(stored_ids(room)) >= 150)
    room.news.older()
    room.wait(lambda: bool(walk(site)))
    assert "&page=3&" in walk(site)[0]


ONE_PAGE = (
    """add_action('pre_get_posts', function ($q) { if ($q->is_feed()) $q->set('paged', 1); });"""
)
NO_PAGES = """add_action('template_redirect', function () {
  if (is_feed() && isset($_GET['paged']) && $_GET['paged'] > 1) {
    status_header(404); exit; } }, 1);"""


@pytest.mark.parametrize("php", [ONE_PAGE, NO_PAGES], ids=["ignored", "refused"])
def test_a_feed_without_pages_is_not_taken_for_the_archives_end(
    site: WordPress, newsroom: Callable[..., Newsroom], php: str
) -> None:
    with site.plugin(php):
        room = newsroom()
        with rest_blocked(site):
            room.news.apply(KEEP)
            room.begin()
            room.wait(lambda: room.news.view.archive.state is ArchiveState.WAITING)
            view = room.news.view.archive
            assert view.status == 401 and view.retry_at is not None
            assert len(stored_ids(room)) == 10
        room.shift_s = 7 * 3600
        room.news.older()
        room.wait(lambda: complete(room))
        assert set(stored_ids(room)) == all_ids(site)


def test_what_the_listener_does_not_keep_is_not_fetched_by_taking_stock(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    stock_taken(room)
    room.news.apply(replace(KEEP, keep_articles=60))
    room.wait(lambda: len(stored_ids(room)) == 60)
    site.forget_requests()
    taken_at = room.news._archive._progress.stock_at
    room.shift_s = 8 * 86_400
    room.refresh()
    room.wait(lambda: room.news._archive._progress.stock_at > taken_at)
    assert len(asked(site, "per_page=100")) >= 4
    assert asked(site, "include=") == []
    room.news.apply(KEEP)
    room.wait(lambda: set(stored_ids(room)) == all_ids(site))


def test_more_is_kept_again_as_soon_as_it_may_be(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    stock_taken(room)
    room.news.apply(replace(KEEP, keep_articles=60))
    room.wait(lambda: len(stored_ids(room)) == 60)
    room.news.apply(replace(KEEP, keep_articles=120))
    room.wait(lambda: len(stored_ids(room)) >= 120)
    room.wait(lambda: room.news.view.archive.state is ArchiveState.MORE)
    assert len(stored_ids(room)) <= 200


def test_no_stock_is_taken_where_the_archive_is_not_kept(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    """As on a line that is paid by the byte."""
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    stock_taken(room)
    room.news.apply(replace(KEEP, keep_archive=False))
    site.forget_requests()
    room.shift_s = 8 * 86_400
    room.refresh()
    room.qtbot.wait(150)
    assert asked(site, "per_page=100") == []


def test_a_clock_that_was_set_back_does_not_hold_up_the_walk(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    pace = replace(AT_ONCE, quiet_s=0.05)
    room = newsroom(archive_pace=pace)
    room.news.apply(KEEP)
    room.begin()
    room.wait(lambda: len(stored_ids(room)) >= 50)
    room.shift_s = -5 * 3600
    room.wait(lambda: complete(room))


LARGE = """<?php
add_filter('rest_pre_dispatch', function ($result, $server, $request) {
    if ($request['per_page'] == 50 && !$request['include']) {
        for ($n = 0; $n < 9; $n++) echo str_repeat(' ', 1048576);
        exit;
    }
    return $result;
}, 10, 3);
"""


def test_without_permalinks_the_archive_is_as_complete(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    with option(site, "permalink_structure", ""):
        room = newsroom(feed="/?feed=rss2", rest="/?rest_route=/")
        room.news.apply(KEEP)
        room.begin()
        room.wait(lambda: complete(room))
        assert set(stored_ids(room)) == all_ids(site)


def test_a_feed_of_excerpts_does_not_spoil_the_archives_whole_texts(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    with option(site, "rss_use_excerpt", 1):
        room = newsroom().begin()
        room.news.older()
        room.wait(lambda: room.news.view.archive.state is ArchiveState.MORE)
        first, *_, last = room.headlines()
        for row in (first, last):
            found = room.article(row.identity)
            assert found is not None and found.whole and found.corrected_at is None
        room.merged.clear()
        edit(site, int(last.identity[5:]), post_title="JUDUL LAIN")
        room.refresh()
        room.wait(lambda: any(last.identity in one.updated for one in room.merged))
        assert not any(first.identity in one.updated for one in room.merged)
        found = room.article(first.identity)
        assert found is not None and found.whole


def test_an_edit_far_below_the_feed_is_found_and_what_was_said_before_is_kept(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    stock_taken(room)
    old = max(all_ids(site))
    before = room.article(f"post:{old}")
    assert before is not None
    room.merged.clear()
    edit(site, old, post_content="<p>Arsip ini diralat: gandrung tampil pukul delapan.</p>")
    room.refresh()
    room.wait(lambda: any(f"post:{old}" in one.updated for one in room.merged))
    after = room.article(f"post:{old}")
    assert after is not None and "diralat" in after.html
    assert after.corrected_at is not None and after.previous is not None
    assert after.previous.text.startswith("Arsip nomor") and after.previous.title == before.title


def test_the_same_edit_told_by_feed_and_rest_is_one_correction(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom().begin()
    room.news.older()
    room.wait(lambda: room.news.view.archive.state is ArchiveState.MORE)
    newest = room.headlines()[0].identity
    text = room.article(newest)
    assert text is not None
    room.merged.clear()
    edit(site, int(newest[5:]), post_content="<p>Kapal berangkat pukul delapan.</p>")
    try:
        room.refresh()
        site.wait_for_requests(1)
        room.wait(lambda: bool(asked(site, "modified_after")))
        room.wait(lambda: bool(asked(site, f"include={newest[5:]}")))
        room.qtbot.wait(100)
        assert sum(newest in changes.updated for changes in room.merged) == 1
        after = room.article(newest)
        assert after is not None and after.previous is not None
        assert after.previous.text not in ("", "Kapal berangkat pukul delapan.")
    finally:
        edit(site, int(newest[5:]), post_content=text.html)


@pytest.mark.parametrize("way", ["rest", "page"])
def test_a_deleted_article_stays_readable_and_is_marked(
    site: WordPress, newsroom: Callable[..., Newsroom], way: str
) -> None:
    post = site.publish("AKAN DIHAPUS", "<p>Berita yang akan dihapus.</p>")
    room = newsroom(rest="/wp-json/" if way == "rest" else None).begin()
    assert room.article(f"post:{post}") is not None
    site.delete(post)
    other = site.publish("YANG BARU", "<p>Berita yang baru.</p>")
    date_last(site, other)
    try:
        room.refresh()
        room.wait(lambda: any(f"post:{post}" in one.touched for one in room.merged))
    finally:
        site.delete(other)
    left = room.article(f"post:{post}")
    assert left is not None and left.gone_at is not None and "akan dihapus" in left.html
    row = next(row for row in room.headlines() if row.identity == f"post:{post}")
    assert row.gone and not any(one.gone for one in room.headlines()[:1] if one is not row)


def test_what_rest_has_under_another_name_is_not_taken_for_gone(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    """An event in the feed: REST lists posts alone, so its silence says nothing about it."""
    rule = site.folder / "www" / "wp-content" / "mu-plugins" / "events.php"
    rule.parent.mkdir(exist_ok=True)
    rule.write_text(EVENTS)
    event = site.publish("ACARA DI FEED", "<p>Gandrung sewu.</p>")
    site.sql(f"UPDATE wp_posts SET post_type = 'event' WHERE ID = {event}")
    date_last(site, event)
    room = newsroom()
    room.news.apply(KEEP)
    try:
        room.begin()
        stock_taken(room)
        room.wait(lambda: any(row.identity == f"post:{event}" for row in room.headlines()))
        assert not any(row.gone for row in room.headlines())
    finally:
        rule.unlink()
        site.delete(event)


EVENTS = """<?php
add_action('init', fn () =>
    register_post_type('event', ['public' => true, 'show_in_rest' => true]));
add_action('pre_get_posts', function ($query) {
    if ($query->is_feed()) $query->set('post_type', ['post', 'event']);
});
"""


def test_taking_stock_finds_what_slipped_through_and_what_has_gone(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom()
    room.news.apply(KEEP)
    room.begin()
    room.wait(lambda: complete(room))
    deleted, kept = sorted(all_ids(site))[-5], sorted(all_ids(site))[-6]
    site.sql(f"UPDATE wp_posts SET post_status = 'draft' WHERE ID = {deleted}")
    try:
        store = room.database
        room.close()
        forget_one(store, kept)
        again = newsroom()
        again.news.apply(KEEP)
        again.begin()
        again.wait(lambda: any(f"post:{kept}" in one.new for one in again.archived))
        again.wait(lambda: any(f"post:{deleted}" in one.touched for one in again.archived))
        assert set(stored_ids(again)) == all_ids(site) | {deleted}
    finally:
        site.sql(f"UPDATE wp_posts SET post_status = 'publish' WHERE ID = {deleted}")


def forget_one(database: Path, post_id: int) -> None:
    """Lose an article, and when stock was taken last: a week has passed."""
    with sqlite3.connect(database) as db:
        db.execute(
            "DELETE FROM body WHERE article_id = (SELECT id FROM article WHERE post_id = ?)",
            (post_id,),
        )
        db.execute(
            "DELETE FROM words WHERE article_id = (SELECT id FROM article WHERE post_id = ?)",
            (post_id,),
        )
        db.execute("DELETE FROM article WHERE post_id = ?", (post_id,))
        db.execute(
            "UPDATE state SET value = json_set(value, '$.stock_at', 0) WHERE key = 'archive'"
        )
    db.close()


@pytest.mark.parametrize("rest", ["/wp-json/", None])
def test_the_site_is_asked_for_what_is_only_there(
    site: WordPress, newsroom: Callable[..., Newsroom], rest: str | None
) -> None:
    room = newsroom(rest=rest).begin()
    assert room.headlines(NewsQuery(text="gandrung nomor 333")) == ()
    told: list[int | None] = []
    room.news.search_site("arsip nomor 333", told.append)
    room.wait(lambda: bool(told))
    assert told == [1]
    (row,) = room.headlines(NewsQuery(text="gandrung nomor 333"))
    assert row.title == "ARSIP NOMOR 333" and "nomor 333" in row.snippet


def test_a_site_that_is_away_is_told_and_the_walk_goes_on_when_asked(
    site: WordPress, newsroom: Callable[..., Newsroom]
) -> None:
    room = newsroom().begin()
    with site.maintenance():
        room.news.older()
        room.wait(lambda: room.news.view.archive.state is ArchiveState.WAITING)
        assert room.news.view.archive.status == 503
        site.forget_requests()
        room.news.older()  # the site said when to come again, and that is when we do
        assert room.news.view.archive.state is ArchiveState.WAITING
        retry_at = room.news.view.archive.retry_at
        assert retry_at is not None and retry_at > time.time() + 60
        assert site.requests() == []
    assert len(stored_ids(room)) == 10
