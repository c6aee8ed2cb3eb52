"""What the news side says when the site is silent, wrong, or has nothing."""

from __future__ import annotations

import pytest

from planetfm.core.errors import Trouble
from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.core.snapshot import NewsView
from planetfm.gui.news import phrases
from tests.gui.news.conftest import SPEECH
from tests.gui.news.puppet import NOW

HOST = "radioplanetfm.com"


def view(trouble: Trouble | None, status: int | None = None, total: int = 38) -> NewsView:
    now = NOW.timestamp()
    return NewsView(
        site_host=HOST,
        last_ok=now - 2700,
        trouble=trouble,
        status=status,
        retry_at=now + 80,
        total=total,
    )


@pytest.mark.usefixtures("indonesian")
def test_a_silent_site_is_named_and_what_still_works_is_said() -> None:
    assert phrases.banner(SPEECH, view(Trouble.UNREACHABLE)) == (
        "Situs radioplanetfm.com tidak menjawab",
        "38 berita tersimpan tetap bisa dibaca. Siaran radio tidak terganggu.",
        "Otomatis dalam 1 mnt 20 dtk",
    )


@pytest.mark.usefixtures("indonesian")
def test_an_error_of_the_site_tells_its_number() -> None:
    said = phrases.banner(SPEECH, view(Trouble.HTTP_STATUS, 503))
    assert said is not None
    assert said[:2] == ("Situs menjawab dengan kesalahan (503)", "Berita tersimpan ditampilkan.")
    said = phrases.banner(SPEECH, view(Trouble.NOT_WHAT_WAS_ASKED, 200))
    assert said is not None
    assert said[0] == "Situs menjawab dengan kesalahan"


@pytest.mark.usefixtures("indonesian")
def test_offline_speaks_of_this_computer() -> None:
    said = phrases.banner(SPEECH, view(Trouble.OFFLINE))
    assert said is not None
    assert said[0] == "Komputer ini luring"


@pytest.mark.parametrize("trouble", list(Trouble))
def test_no_trouble_is_without_words(trouble: Trouble) -> None:
    said = phrases.banner(SPEECH, view(trouble, 418, total=0))
    assert said is not None
    assert all(said)


def test_all_is_well_says_nothing() -> None:
    assert phrases.banner(SPEECH, view(None)) is None


@pytest.mark.usefixtures("indonesian")
def test_freshness_is_a_time_and_warns_only_in_trouble() -> None:
    assert phrases.freshness(SPEECH, view(None)) == ("Diperbarui 04.55 WIB", False)
    assert phrases.freshness(SPEECH, view(Trouble.UNREACHABLE)) == ("Tersimpan 04.55 WIB", True)
    assert phrases.freshness(SPEECH, NewsView()) == ("Menyiapkan berita", False)


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize(
    ("query", "words"),
    [
        (NewsQuery(text="bandara"), 'Tidak ada berita untuk "bandara".'),
        (
            NewsQuery(filter=NewsFilter.SAVED),
            "Belum ada berita tersimpan. Tekan tanda buku pada berita.",
        ),
        (NewsQuery(filter=NewsFilter.UNREAD), "Semua berita sudah dibaca."),
    ],
)
def test_an_empty_list_says_why(query: NewsQuery, words: str) -> None:
    assert phrases.nothing(query)[0] == words


@pytest.mark.usefixtures("indonesian")
def test_reading_time_is_at_least_a_minute() -> None:
    assert phrases.reading_time("satu") == "1 menit baca"
    assert phrases.reading_time("kata " * 401) == "3 menit baca"
