"""The way back into an archive: what is asked next, and where a broken walk goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planetfm.core.archive import (
    STOCK_EVERY_S,
    Progress,
    Way,
    after_feed_page,
    after_rest_page,
    by_feed,
    by_rest,
    in_smaller_pages,
    is_whole,
    kept_longer,
    stock_due,
)


def test_progress_comes_back_as_it_was_written() -> None:
    made = Progress(Way.FEED, 7, 4000, True, 12.5, 3.0, "post:1 post:2", 20, 380)
    assert Progress.from_json(made.to_json()) == made


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"way": "x"}', "no json", '{"page": "a"}'])
def test_what_cannot_be_read_is_the_beginning(text: str | None) -> None:
    assert Progress.from_json(text) == Progress()


def test_what_an_earlier_version_wrote_is_read() -> None:
    old = Progress(page=4).to_json().replace(', "per_page": 50, "other_page": 1', "")
    assert "per_page" not in old and "other_page" not in old
    assert Progress.from_json(old) == Progress(page=4)


@pytest.mark.parametrize(
    ("page", "count", "pages", "complete"),
    [(1, 50, 8, False), (8, 12, 8, True), (9, 0, None, True), (3, 50, None, False)],
)
def test_the_last_page_over_rest_is_the_end(
    page: int, count: int, pages: int | None, complete: bool
) -> None:
    after = after_rest_page(Progress(page=page, total=400), count, None, pages)
    assert (after.page, after.complete, after.total) == (page + 1, complete, 400)


def test_a_feed_ends_with_an_empty_page_or_with_the_same_again() -> None:
    first = after_feed_page(by_feed(Progress(page=5)), ["post:2", "post:1"])
    assert (first.page, first.complete) == (2, False)
    assert after_feed_page(first, []).complete
    assert after_feed_page(first, ["post:1", "post:2"]).complete, "a feed without pages"
    assert not after_feed_page(first, ["post:3"]).complete


def test_each_way_goes_on_where_it_was_left() -> None:
    rest = Progress(page=5)
    feed = by_feed(rest)
    assert (feed.way, feed.page) == (Way.FEED, 1)
    assert by_feed(replace(feed, page=9)).page == 9
    assert by_rest(rest) is rest
    back = by_rest(replace(feed, page=9, complete=True))
    assert (back.way, back.page, back.complete) == (Way.REST, 5, False)
    assert by_feed(replace(back, page=380)).page == 9


def test_a_feed_without_further_pages_is_not_taken_for_the_end_where_rest_is_known() -> None:
    first = after_feed_page(by_feed(Progress(page=380)), ["post:1"])
    for ended in (after_feed_page(first, ["post:1"]), after_feed_page(first, [])):
        assert ended.complete
        assert is_whole(ended, rest_known=False)
        assert not is_whole(ended, rest_known=True)
        assert by_rest(ended).page == 380
    second = after_feed_page(first, ["post:0"])
    assert is_whole(after_feed_page(second, []), rest_known=True)
    assert not is_whole(second, rest_known=False)


def test_where_more_is_kept_the_ids_are_compared_or_the_way_is_gone_again() -> None:
    complete = Progress(page=9, complete=True, stock_at=1_000_000.0)
    assert kept_longer(complete, by_stock=True) == replace(complete, stock_at=0.0)
    for before, by_stock in ((complete, False), (replace(complete, complete=False), True)):
        again = kept_longer(before, by_stock=by_stock)
        assert (again.page, again.complete, again.stock_at) == (1, False, 0.0)


@pytest.mark.parametrize("page", [1, 2, 3, 7, 40])
def test_smaller_pages_leave_nothing_out(page: int) -> None:
    before = Progress(page=page)
    smaller = in_smaller_pages(before)
    assert smaller is not None
    assert (smaller.page - 1) * smaller.per_page <= (page - 1) * before.per_page
    smallest = in_smaller_pages(smaller)
    assert smallest is not None and smallest.per_page == 10
    assert in_smaller_pages(smallest) is None
    assert in_smaller_pages(by_feed(before)) is None


@pytest.mark.parametrize(
    ("progress", "due"),
    [
        (Progress(), False),
        (Progress(complete=True), True),
        (Progress(complete=True, stock_at=1_000_000.0), False),
        (Progress(complete=True, stock_at=1_000_000.0 - STOCK_EVERY_S), True),
        (Progress(complete=True, stock_at=2_000_000.0), True),
        (Progress(Way.FEED, complete=True), False),
    ],
)
def test_stock_is_taken_once_a_week_and_not_by_a_clock_that_was_wrong(
    progress: Progress, due: bool
) -> None:
    assert stock_due(progress, 1_000_000.0) == due
