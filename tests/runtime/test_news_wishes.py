"""What the listener wants of the newsroom: settings that act, deeds taken back, room on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.deeds import Deed, DeedKind
from planetfm.core.model import ArticleStatus, NewsFilter, NewsQuery
from planetfm.core.refresh import Pace
from planetfm.core.settings import PictureUse, Settings
from planetfm.demo.faults import SiteFault
from planetfm.demo.station import DemoStation
from tests.runtime.newsroom import QUICK, Newsroom, make_newsroom

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(ASSETS) as station:
        yield station


@pytest.fixture
def newsroom(
    qtbot: QtBot, tmp_path: Path, station: DemoStation
) -> Iterator[Callable[..., Newsroom]]:
    made: list[Newsroom] = []

    def make(*, rest: bool = False, pace: Pace = QUICK) -> Newsroom:
        room = make_newsroom(
            qtbot,
            tmp_path,
            station.site,
            feed=station.site + "/feed/",
            rest=station.site + "/wp-json/" if rest else None,
            pace=pace,
        )
        made.append(room)
        return room

    yield make
    for room in made:
        room.close()


def feed_visits(station: DemoStation) -> int:
    return sum(seen.path.startswith("/feed") for seen in station.requests)


def pictures_asked(station: DemoStation) -> int:
    return sum(seen.path.endswith((".jpg", ".png", ".webp")) for seen in station.requests)


def test_only_when_asked_means_only_when_asked_once_there_is_news(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom()
    room.news.apply(Settings(refresh_min=0))
    room.begin()
    assert feed_visits(station) == 1, "an empty paper helps nobody"
    room.close()
    again = newsroom()
    again.news.apply(Settings(refresh_min=0))
    again.news.start()
    again.wait(lambda: again.news.view.loaded)
    again.news.refresh_soon()
    again.qtbot.wait(120)
    assert feed_visits(station) == 1
    again.refresh()
    assert feed_visits(station) == 2


def test_a_shorter_time_between_visits_acts_at_once(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(pace=replace(QUICK, every_s=3600)).begin()
    room.news.apply(Settings(refresh_min=60))
    room.qtbot.wait(100)
    assert feed_visits(station) == 1
    room.news._refresher.keep_to(0.1)  # six seconds would be the shortest a listener can choose
    room.wait(lambda: feed_visits(station) >= 2)


@pytest.mark.parametrize("use", [PictureUse.NEVER, PictureUse.SMALL])
def test_pictures_load_as_the_listener_says(
    newsroom: Callable[..., Newsroom], station: DemoStation, use: PictureUse
) -> None:
    room = newsroom(rest=True)
    room.news.apply(Settings(pictures=use))
    room.begin()
    room.wait(lambda: any(row.image_url for row in room.headlines()))
    url = next(row.image_url for row in room.headlines() if row.image_url)
    got: list[Path | None] = []
    room.news.picture(url, 1280, got.append)
    room.wait(lambda: len(got) == 1)
    assert got == [None] and pictures_asked(station) == 0
    room.news.picture(url, 256, got.append)
    room.wait(lambda: len(got) == 2)
    assert (got[1] is not None) == (use is PictureUse.SMALL)
    room.news.apply(Settings(pictures=PictureUse.ALWAYS))
    room.news.picture(url, 1280, got.append)
    room.wait(lambda: len(got) == 3)
    assert got[2] is not None


def test_what_is_beyond_the_bounds_leaves_the_list_and_saved_ones_stay(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(rest=True).begin()
    # What the feed shows is never let go: it has to move on first.
    old = [row.identity for row in room.headlines()]
    room.news.set_saved(old[-1], True)
    room.wait(lambda: room.news.view.saved == 1)
    for number in range(len(old)):
        station.publish(f"Berita baru {number}", "Isi.")
    room.refresh()
    room.wait(lambda: room.news.view.total > len(old))
    gone: list[tuple[str, ...]] = []
    room.news.left.connect(gone.append)
    total = room.news.view.total
    room.news.apply(Settings(keep_articles=1))
    room.wait(lambda: bool(gone))
    room.wait(lambda: room.news.view.total < total)
    left = {row.identity for row in room.headlines()}
    assert old[-1] in left
    assert left.isdisjoint(gone[0]) and set(gone[0]) <= set(old)


def deeds_of(room: Newsroom) -> list[Deed]:
    told: list[Deed] = []
    room.news.done.connect(told.append)
    return told


def test_saving_is_told_and_taken_back(newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom().begin()
    deeds, first = deeds_of(room), room.headlines()[0].identity
    room.news.set_saved(first, True)
    room.wait(lambda: bool(deeds))
    assert deeds == [Deed(DeedKind.SAVED, (first,))]
    room.news.undo(deeds[0])
    room.wait(lambda: room.news.view.saved == 0)
    assert room.statuses[-1] == (first, ArticleStatus())
    assert len(deeds) == 1, "taking back is no deed of its own"


def test_saving_what_is_saved_is_no_deed(newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom().begin()
    deeds, first = deeds_of(room), room.headlines()[0].identity
    for _ in range(2):
        room.news.set_saved(first, True)
    room.news.mark_read(first, True)
    room.wait(lambda: len(room.statuses) == 3)
    assert len(deeds) == 1


def test_marking_all_read_is_taken_back_for_those_that_were_unread(
    newsroom: Callable[..., Newsroom],
) -> None:
    room = newsroom().begin()
    rows = room.headlines()
    room.news.mark_read(rows[0].identity, True)
    room.wait(lambda: room.news.view.unread == len(rows) - 1)
    deeds = deeds_of(room)
    room.news.mark_all_read()
    room.wait(lambda: bool(deeds))
    assert room.news.view.unread == 0
    assert set(deeds[0].identities) == {row.identity for row in rows[1:]}
    room.news.undo(deeds[0])
    room.wait(lambda: room.news.view.unread == len(rows) - 1)
    unread = room.headlines(NewsQuery(NewsFilter.UNREAD))
    assert rows[0].identity not in {row.identity for row in unread}


def test_making_unread_is_taken_back(newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom().begin()
    first = room.headlines()[0].identity
    room.news.mark_read(first, True)
    deeds = deeds_of(room)
    room.news.mark_read(first, False)
    room.wait(lambda: bool(deeds))
    assert deeds == [Deed(DeedKind.UNREAD, (first,))]
    room.news.undo(deeds[0])
    room.wait(lambda: room.statuses[-1] == (first, ArticleStatus(read=True)))


def test_the_size_is_told_and_clearing_makes_it_smaller(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(rest=True).begin()
    room.wait(lambda: any(row.image_url for row in room.headlines()))
    rows = room.headlines()
    url = next(row.image_url for row in rows if row.image_url)
    got: list[object] = []
    room.news.picture(url, 320, got.append)
    room.wait(lambda: bool(got))
    sizes: list[int] = []
    room.news.store_size(sizes.append)
    room.wait(lambda: len(sizes) == 1)
    room.news.clear_cache(lambda well: got.append("cleared" if well else "not"))
    room.wait(lambda: got[-1] == "cleared")
    room.news.store_size(sizes.append)
    room.wait(lambda: len(sizes) == 2)
    assert 0 < sizes[1] < sizes[0]
    assert len(room.headlines()) == len(rows)
    station.faults.set(site=SiteFault.DOWN)
    found = room.article(rows[0].identity)
    assert found is not None and not found.whole and found.excerpt


def test_a_cleared_text_comes_back_when_its_article_is_opened(
    newsroom: Callable[..., Newsroom],
) -> None:
    room = newsroom(rest=True).begin()
    first = room.headlines()[0].identity
    done: list[bool] = []
    room.news.clear_cache(done.append)
    room.wait(lambda: done == [True])
    got: list[str] = []
    room.news.article(first, lambda _article, html: got.append(html))
    room.wait(lambda: len(got) == 2)
    assert len(got[1]) > len(got[0]) > 0
