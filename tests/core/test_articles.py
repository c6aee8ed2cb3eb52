"""The same article stays the same through every move a site makes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from planetfm.core import articles

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("guid", "post_id"),
    [
        ("https://radio.example/?p=123", 123),
        ("http://radio.example/?post_type=post&p=9", 9),
        ("https://radio.example/?page_id=7", 7),
        ("https://radio.example/berita/?p=", None),
        ("https://radio.example/?p=12x", None),
        ("https://radio.example/?p=1234567890123456789", None),
        ("http://[broken/?p=1", None),
        ("tag:example.com,2026:1", None),
    ],
)
def test_the_post_id_is_read_from_a_wordpress_guid(guid: str, post_id: int | None) -> None:
    assert articles.post_id_of(guid) == post_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x/1", "https://www.a.example/x/1"),
        ("http://a.example/x/1/", "http://b.example/x/1"),
    ],
)
def test_a_guid_survives_scheme_host_and_slash(one: str, other: str) -> None:
    first = articles.identity_of(None, one, "", "", "")
    assert first == articles.identity_of(None, other, "", "", "") != ""


def test_identity_prefers_the_post_id_then_guid_then_link_then_words() -> None:
    link = "https://a.example/berita/x/"
    assert articles.identity_of(5, "g", link, "T", "") == "post:5"
    assert articles.identity_of(None, "g", link, "T", "") == "guid:g"
    assert articles.identity_of(None, "https://a.example/", link, "T", "") == (
        "link:a.example/berita/x"
    )
    assert articles.identity_of(None, "", "", "T", "").startswith("text:")
    assert articles.identity_of(None, "", "https://a.example/", "", "") == ""


def test_a_link_is_known_without_tracking_fragment_and_order() -> None:
    assert articles.link_key("HTTP://www.A.example/x/?utm_source=rss&b=2&a=1#top") == (
        "a.example/x?a=1&b=2"
    )
    assert articles.link_key("http://[broken") == ""


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        (NOW - timedelta(days=2), True),
        (NOW + timedelta(minutes=5), True),
        (NOW + timedelta(hours=2), False),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (None, False),
    ],
)
def test_dates_nobody_can_believe_are_dropped(date: datetime | None, kept: bool) -> None:
    assert (articles.believable(date, NOW) is not None) is kept


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Pasar &amp; Pelabuhan &#8220;Ketapang&#8221;", "Pasar & Pelabuhan “Ketapang”"),
        ("Harga &amp;#8211; naik", "Harga – naik"),
        ("<b>Banjir</b> di\n Rogojampi", "Banjir di Rogojampi"),
        ("a < b", "a < b"),
        ("AT&T", "AT&T"),
        ("Berita\u202e terbalik\x07", "Berita terbalik"),
    ],
)
def test_titles_lose_tags_and_entities_and_nothing_else(raw: str, clean: str) -> None:
    assert articles.clean_title(raw) == clean


def test_an_excerpt_ends_at_a_word_and_says_that_it_goes_on() -> None:
    text = "kata " * 200
    excerpt = articles.excerpt_of(text.strip())
    assert len(excerpt) <= articles.EXCERPT_CHARS + 2
    assert excerpt.endswith("kata …")
    assert articles.excerpt_of("Pendek.") == "Pendek."
    added = "Artikel JALAN 2 JALUR DIBUKA pertama kali tampil di Planet FM."
    assert articles.excerpt_of(f"Jalan dibuka. {added}") == "Jalan dibuka."
    assert articles.excerpt_of(f"Jalan dibuka.\n{added}") == "Jalan dibuka."
    english = "Open. The post ROAD OPENS appeared first on Planet FM."
    assert articles.excerpt_of(english) == "Open."
    prose = "Ia membantah berita yang pertama kali muncul di media sosial."
    assert articles.excerpt_of(prose) == prose
    assert articles.excerpt_of("Warga menunggu […]") == "Warga menunggu …"
    assert articles.excerpt_of("Warga menunggu. Baca selanjutnya »") == "Warga menunggu …"


def test_a_text_that_was_cut_short_is_noticed() -> None:
    assert articles.cut_short("Warga menunggu […]")
    assert articles.cut_short("Warga menunggu... Read more »")
    assert not articles.cut_short("Warga menunggu… lalu pulang.")
