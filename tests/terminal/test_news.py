"""`planetfm news` at the demo station: headlines as lines or JSON, and the truth when it fails."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planetfm.core.refresh import IN_FEED
from planetfm.demo.faults import SiteFault
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.store.articles import ArticleStore
from planetfm.terminal.news import news

ROOT = Path(__file__).parents[2]


@dataclass
class Terminal:
    """Calls the command as the command line does."""

    database: Path
    station: DemoStation
    http: Http
    shift_s: float = 0.0
    """How far its clock is ahead."""

    def __call__(
        self, *, refresh: bool = False, as_json: bool = False, lang: str = "en", feed: bool = True
    ) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        code = news(
            self.database,
            self.http,
            self.station.site + "/feed/" if feed else None,
            refresh=refresh,
            as_json=as_json,
            out=out,
            err=err,
            lang=lang,
            zone=ZoneInfo("Asia/Jakarta"),
            wall=lambda: time.time() + self.shift_s,
        )
        return code, out.getvalue(), err.getvalue()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    http = Http("PlanetFM-test")
    with DemoStation(ROOT / "assets") as station:
        yield Terminal(tmp_path / "data" / "news.db", station, http)
    http.close()


def test_with_refresh_the_news_comes_and_without_it_stays(terminal: Terminal) -> None:
    assert terminal() == (0, "No news is stored yet.\n", "")
    code, out, err = terminal(refresh=True)
    assert (code, err) == (0, "")
    newest = terminal.station.newsroom.articles()[0]
    assert newest.title in out.splitlines()[0]
    assert terminal.station.requests
    terminal.station.forget_requests()
    assert terminal() == (0, out, "")
    assert terminal.station.requests == []


def test_a_line_tells_mark_time_of_the_station_and_category(terminal: Terminal) -> None:
    terminal(refresh=True)
    newest = terminal.station.newsroom.articles()[0]
    store = ArticleStore(terminal.database)
    store.set_saved(f"post:{newest.id}", True, datetime.now(UTC))
    store.close()
    when = newest.published.astimezone(ZoneInfo("Asia/Jakarta")).strftime("%d-%m-%Y %H.%M")
    line = terminal()[1].splitlines()[0]
    assert line == f"* {when}  {newest.title}  [{newest.category.name}]"


def test_json_tells_everything_with_stable_keys(terminal: Terminal) -> None:
    code, out, _ = terminal(refresh=True, as_json=True)
    told = json.loads(out)
    assert code == 0
    assert set(told) == {"last_ok", "trouble", "status", "total", "unread", "saved", "articles"}
    first = told["articles"][0]
    assert set(first) == {
        *("id", "title", "category", "categories", "published", "excerpt", "author", "link"),
        *("picture", "comments", "read", "saved", "corrected", "gone", "snippet"),
    }
    assert first["link"].startswith(terminal.station.site)
    assert datetime.fromisoformat(first["published"]).tzinfo is not None


@pytest.mark.parametrize(
    ("fault", "lang", "sentence"),
    [
        (SiteFault.DOWN, "en", "The site does not answer."),
        (SiteFault.DOWN, "id", "Situs tidak menjawab."),
        (SiteFault.CHALLENGE, "en", "A bot check stands before the site; a browser may pass it."),
        (SiteFault.HTML_FEED, "id", "Situs mengirim sesuatu yang bukan beritanya."),
        (SiteFault.TOO_MANY, "en", "The site asks for a pause."),
    ],
)
def test_when_the_site_fails_the_stored_news_is_shown_and_the_reason_told(
    terminal: Terminal, fault: SiteFault, lang: str, sentence: str
) -> None:
    _, out, _ = terminal(refresh=True)
    terminal.shift_s = 600
    terminal.station.faults.set(site=fault)
    assert terminal(refresh=True, lang=lang) == (1, out, sentence + "\n")


def test_a_pause_that_the_site_asked_for_is_kept_by_the_next_call(terminal: Terminal) -> None:
    terminal.station.faults.set(site=SiteFault.TOO_MANY, retry_after_s=300)
    terminal(refresh=True)
    terminal.station.faults.clear()
    terminal.station.forget_requests()
    assert terminal(refresh=True)[0] == 1
    assert terminal.station.requests == []


def test_a_clock_that_calls_it_every_minute_does_not_ask_the_site_every_minute(
    terminal: Terminal,
) -> None:
    _, out, _ = terminal(refresh=True)
    terminal.station.forget_requests()
    for terminal.shift_s in (60, 120):
        assert terminal(refresh=True) == (0, out, "")
    assert terminal.station.requests == []
    terminal.shift_s = 200
    assert terminal(refresh=True)[0] == 0
    assert len(terminal.station.requests) == 1
    terminal.shift_s = -86_400
    assert terminal(refresh=True)[0] == 0
    assert len(terminal.station.requests) == 2, "a clock that was set back is no reason to wait"


def test_what_the_feed_shows_is_kept_for_who_clears_up(terminal: Terminal) -> None:
    terminal(refresh=True)
    newest = terminal.station.newsroom.articles()[0]
    store = ArticleStore(terminal.database)
    shown = (store.recall(IN_FEED) or "").splitlines()
    store.close()
    assert shown[0] == f"post:{newest.id}"


def test_without_a_known_feed_it_says_so(terminal: Terminal) -> None:
    code, _, err = terminal(refresh=True, feed=False)
    assert (code, err) == (1, "The site's feed is not known.\n")


def test_a_store_that_cannot_be_opened_is_one_sentence(terminal: Terminal) -> None:
    terminal.database.parent.write_text("")
    assert terminal() == (1, "", "The disk refuses.\n")


def test_neither_the_command_nor_the_rooms_below_it_need_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; import planetfm.terminal.news"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
