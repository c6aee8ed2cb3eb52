"""A saved article is there without the site: its text, its pictures and what was said below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.comments import Told
from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.core.outgoing import Draft
from planetfm.demo.station import DemoStation
from planetfm.runtime.comments import CommentsController
from planetfm.runtime.saved_ahead import SavedAhead
from planetfm.store.comments import CommentStore
from tests.runtime.newsroom import Newsroom, make_newsroom

ASSETS = Path(__file__).parents[2] / "assets"
BANDARA = "BANDARA BANYUWANGI"


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(ASSETS) as station:
        yield station


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, station: DemoStation) -> Iterator[Newsroom]:
    site = station.site
    made = make_newsroom(qtbot, tmp_path, site, feed=site + "/feed/", rest=site + "/wp-json/")
    yield made.begin()
    made.close()


@pytest.fixture
def comments(
    room: Newsroom, station: DemoStation, tmp_path: Path
) -> Iterator[tuple[CommentsController, Path]]:
    path = tmp_path / "comments.db"
    io, db = room.lanes[:2]
    made = CommentsController(io, db, room.http, path, room.news.access)
    made.counted.connect(room.news.count_comments)
    yield made, path
    made.close()


def kept(path: Path, identity: str) -> Told | None:
    store = CommentStore(path)
    try:
        found = store.thread(identity)
    finally:
        store.close()
    return found.told if found else None


def test_saving_an_article_keeps_its_comments_and_counts_them(
    room: Newsroom, comments: tuple[CommentsController, Path], station: DemoStation
) -> None:
    controller, path = comments
    row = next(row for row in room.headlines() if row.title.startswith(BANDARA))
    room.news.count_comments(row.identity, 1)
    room.wait(lambda: (row.identity,) in [one.touched for one in room.merged])
    SavedAhead(room.news, controller, pause_ms=0, parent=room.news)
    room.news.set_saved(row.identity, True)
    room.wait(lambda: len([one for one in room.merged if one.touched == (row.identity,)]) == 2)
    told = kept(path, row.identity)
    assert told is not None and len(told.comments) == told.total > 1
    saved = room.headlines(NewsQuery(NewsFilter.SAVED))
    assert [(one.identity, one.comment_count) for one in saved] == [(row.identity, told.total)]


def test_what_a_quit_kept_back_is_caught_up_with_and_no_more_than_that(
    room: Newsroom, comments: tuple[CommentsController, Path], station: DemoStation
) -> None:
    controller, path = comments
    row = next(row for row in room.headlines() if row.title.startswith(BANDARA))
    room.news.set_saved(row.identity, True)
    room.wait(lambda: bool(room.statuses))
    assert kept(path, row.identity) is None
    ahead = SavedAhead(room.news, controller, pause_ms=0)
    room.wait(lambda: kept(path, row.identity) is not None)
    ahead.deleteLater()
    before = len([one for one in station.requests if "comments" in one.path])
    looked: list[bool] = []
    article = room.article(row.identity)
    assert article is not None
    controller.read_ahead(article, lambda: looked.append(True))
    room.wait(lambda: looked == [True])
    assert len([one for one in station.requests if "comments" in one.path]) == before


def test_a_network_paid_by_the_byte_is_spared(
    room: Newsroom, comments: tuple[CommentsController, Path], qtbot: QtBot
) -> None:
    controller, path = comments
    row = next(row for row in room.headlines() if row.title.startswith(BANDARA))
    asked: list[bool] = []

    def metered() -> bool:
        asked.append(True)
        return True

    SavedAhead(room.news, controller, metered, pause_ms=0, parent=room.news)
    room.news.set_saved(row.identity, True)
    room.wait(lambda: bool(asked))
    qtbot.wait(300)
    assert kept(path, row.identity) is None


def test_clearing_keeps_the_comments_of_saved_articles_and_every_draft(
    room: Newsroom, comments: tuple[CommentsController, Path]
) -> None:
    controller, path = comments
    first, second = room.headlines()[:2]
    opened = room.article(first.identity)
    assert opened is not None
    controller.open(opened)
    controller.write(Draft("Mohon nomor teleponnya"))
    controller.close_article()
    told: list[bool] = []
    for row in (first, second):
        article = room.article(row.identity)
        assert article is not None
        controller.read_ahead(article, lambda: told.append(True))
    room.wait(lambda: len(told) == 2)
    room.wait(lambda: kept(path, first.identity) is not None)
    room.wait(lambda: kept(path, second.identity) is not None)
    went: list[bool] = []
    controller.clear({second.identity}, went.append)
    room.wait(lambda: went == [True])
    assert kept(path, first.identity) is None
    assert kept(path, second.identity) is not None
    store = CommentStore(path)
    assert store.draft(first.identity).text == "Mohon nomor teleponnya"
    store.close()


def test_clearing_keeps_the_pictures_of_saved_articles(room: Newsroom) -> None:
    room.wait(lambda: sum(bool(row.image_url) for row in room.headlines()) > 1)
    saved, other = [row for row in room.headlines() if row.image_url][:2]
    files: dict[str, Path] = {}

    def had(row_url: str) -> Callable[[Path | None], None]:
        return lambda path: files.update({row_url: path} if path else {})

    for row in (saved, other):
        assert row.image_url is not None
        room.news.picture(row.image_url, 320, had(row.image_url))
    room.wait(lambda: len(files) == 2)
    room.news.set_saved(saved.identity, True)
    room.wait(lambda: bool(room.statuses))
    cleared: list[bool] = []
    room.news.clear_cache(cleared.append)
    room.wait(lambda: cleared == [True])
    assert [files[row.image_url or ""].exists() for row in (saved, other)] == [True, False]
    assert room.article(saved.identity) is not None
    found = room.article(saved.identity)
    assert found is not None and found.html


def test_a_cache_that_cannot_be_cleared_says_so(room: Newsroom) -> None:
    url = next(row.image_url for row in room.headlines() if row.image_url)
    got: list[Path | None] = []
    room.news.picture(url, 320, got.append)
    room.wait(lambda: bool(got))
    path = got[0]
    assert path is not None
    path.unlink()
    path.mkdir()  # what stands there is no file any more, and does not go like one
    cleared: list[bool] = []
    room.news.clear_cache(cleared.append)
    room.wait(lambda: bool(cleared))
    assert cleared == [False]
