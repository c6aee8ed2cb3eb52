"""What is typed into the search field, and where its hits are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.search import Term, Wish, days_of, fold, hits, read


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in hits(text, read(typed))]


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("", Wish()),
        ("kapal feri", Wish((Term(("kapal",)), Term(("feri",))))),
        ('"tanjung wangi" kapal', Wish((Term(("tanjung", "wangi"), True), Term(("kapal",))))),
        ('"belum selesai', Wish((Term(("belum",)), Term(("selesai",))))),
        ("kategori:ekonomi", Wish(categories=("ekonomi",))),
        ('KATEGORI:"Layanan Publik"', Wish(categories=("Layanan Publik",))),
        ("category:a kategori:b", Wish(categories=("a", "b"))),
        ("sejak:2026-11-01", Wish(since=date(2026, 11, 1))),
        ("since:2026 until:2026", Wish(since=date(2026, 1, 1), until=date(2026, 12, 31))),
        ("sampai:2026-02", Wish(until=date(2026, 2, 28))),
        ("sampai:1-11-2026", Wish(until=date(2026, 11, 1))),
        ("sejak:kemarin kapal", Wish((Term(("kapal",)),))),
        ("kategori: kapal", Wish((Term(("kapal",)),))),
        ("kategori:!!! kapal", Wish((Term(("kapal",)),))),
        ("pukul 10:30", Wish((Term(("pukul",)), Term(("10", "30"))))),
        ("OR AND NEAR( * - ^", Wish((Term(("OR",)), Term(("AND",)), Term(("NEAR",))))),
    ],
)
def test_what_is_typed_is_understood(typed: str, wish: Wish) -> None:
    assert read(typed) == wish


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-02-30", "32-1-2026", "99", "a-b-c", "1-2-3-4"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert days_of(text) is None


def test_a_month_of_december_ends_with_the_year() -> None:
    assert days_of("2026-12") == days_of("12-2026") == (date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("KAPAL FERI KETAPANG", "kap ketapang", ["KAP", "KETAPANG"]),
        ("Perkapalan dan kapal", "kapal", ["kapal"]),
        ("Café José", "cafe jose", ["Café", "José"]),
        ("Tanjung Wangi di tanjung", '"tanjung wangi"', ["Tanjung Wangi"]),
        ("tanjung wangian", '"tanjung wangi"', []),
        ("di kopi, kopi-kopi", "kopi", ["kopi", "kopi", "kopi"]),
        ("apa saja", "kategori:apa", []),
        ("pukul 10:30 WIB", "10:3", ["10:3"]),
        ("straße", "STRASSE", []),
    ],
)
def test_hits_are_where_the_store_finds_them(text: str, typed: str, found: list[str]) -> None:
    assert marked(text, typed) == found


@given(st.text(max_size=80), st.text(max_size=40))
def test_hits_never_overlap_and_lie_within_the_text(text: str, typed: str) -> None:
    last = 0
    for start, end in hits(text, read(typed)):
        assert last <= start < end <= len(text)
        last = end
    assert fold(fold(text)) == fold(text)
