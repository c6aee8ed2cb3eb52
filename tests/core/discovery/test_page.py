"""A page tells what the site is called, where its feed lies, how to reach it; whatever its HTML."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planetfm.core.discovery import SiteFindings, read_page

HOME = "https://situs.example/"


def read(html: str, headers: dict[str, str] | None = None) -> SiteFindings:
    return read_page(html, HOME, headers or {})


def test_the_news_feed_is_told_from_the_comments_feed() -> None:
    findings = read(
        """<link rel="alternate" type="application/rss+xml" title="Komentar" href="/comments/feed/">
        <link rel="alternate" type="application/json+oembed" href="/oembed">
        <link rel="alternate" type="application/rss+xml" title="S &raquo; Feed" href="/feed/">
        <link rel="alternate" type="application/rss+xml" title="S &raquo; X" href="/x/feed/">"""
    )
    assert findings.feed == HOME + "feed/"


def test_the_rest_root_is_taken_from_the_header_then_from_the_link() -> None:
    link = '<link rel="https://api.w.org/" href="https://situs.example/index.php/wp-json/">'
    header = {"link": '<https://situs.example/wp-json/>; rel="https://api.w.org/", <x>; rel="y"'}
    assert read(link).rest_root == "https://situs.example/index.php/wp-json/"
    assert read(link, header).rest_root == "https://situs.example/wp-json/"
    assert read("<p>").rest_root is None
    assert read(link).wordpress


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<meta property="og:site_name" content=" Planet  FM "><title>X</title>', "Planet FM"),
        ("<title>Planet FM &#8211; Suara Banyuwangi</title>", "Planet FM"),
        ("<title>Planet FM | Beranda</title><title>Y</title>", "Planet FM"),
        (
            '<title>Beranda</title><link rel="alternate" type="application/rss+xml"'
            ' title="Planet FM &raquo; Feed" href="/feed/">',
            "Planet FM",
        ),
        (
            '<title>Planet FM</title><link rel="alternate" type="application/rss+xml"'
            ' title="RSS" href="/feed/">',
            "Planet FM",
        ),
        ("<a href='/'><svg><title>Ikon</title></svg></a>", "situs.example"),
        ("", "situs.example"),
    ],
)
def test_the_name_is_what_the_site_calls_itself(html: str, name: str) -> None:
    assert read(html).name == name


def test_the_largest_icon_is_taken() -> None:
    icons = (
        '<link rel="shortcut icon" href="/a.ico"><link rel="icon" sizes="192x192" href="/b.png">'
        '<link rel="apple-touch-icon" href="/c.png"><link rel="mask-icon" href="/d.svg">'
    )
    assert read(icons).icon == HOME + "b.png"
    assert read("<p>").icon is None


def test_listening_pages_are_the_sites_own_and_the_plainest_come_first() -> None:
    findings = read(
        """<a href="/2024/05/radio-komunitas-di-desa-bersiaran-live-lagi/">Radio desa</a>
        <a href="/tentang/">Tentang kami</a><a href="https://lain.example/streaming/">Streaming</a>
        <a href="/p/12/">Dengarkan siaran kami</a><a href="/streaming/#top">Live Streaming</a>
        <a href="/">Radio</a>"""
    )
    assert findings.listen_pages == (HOME + "streaming/", HOME + "p/12/")


def test_the_ways_to_reach_the_station_are_read() -> None:
    contact = read(
        """<a href="https://wa.me/6281200000001?text=Halo">1</a>
        <a href="https://api.whatsapp.com/send?phone=+62 812-0000-0002&text=x">2</a>
        <a href="https://api.whatsapp.com/send?text=Bagikan">bagikan</a>
        <a href="whatsapp://send?text=Bagikan">bagikan</a>
        <a href="tel:+62%20333%20000001">tel</a> <a href="tel:hubungi">x</a>
        <a href="mailto:redaksi@situs.example?subject=Halo">m</a> <a href="mailto:?body=x">x</a>
        <a href="https://www.facebook.com/planet">fb</a>
        <a href="https://www.facebook.com/sharer/sharer.php?u=x">bagikan</a>
        <a href="https://twitter.com/intent/tweet?text=x">bagikan</a>
        <a href="https://instagram.com/planet">ig</a> <a href="https://notfacebook.com/a">x</a>"""
    ).contact
    assert contact.whatsapp == ("6281200000001", "6281200000002")
    assert contact.telephone == ("+62333000001",)
    assert contact.email == ("redaksi@situs.example",)
    assert contact.social == ("https://www.facebook.com/planet", "https://instagram.com/planet")


PIECES = st.sampled_from(
    [
        "<audio src=", "<source data-src='", "<a href=\"", "<script>", "</script>", "<iframe src=",
        "<base href=", "<link rel=alternate type=application/rss+xml href=", "<title>", "mp3:'",
        "http://[::1", "https://a.example:99999/", "//x:80:80/;",
        "\\u002F", "\\ud800", "\\u{110000}",
        "&#0;", "&#x110000;", "%3A%2F%2F", "aHR0cDovL", "aHR0cHM6Ly9h", "host:'a.b' port:99999",
        "data:text/javascript;base64,", "tel:", "mailto:", "wa.me/", "<!--", "]]>", "\0", "'", '"',
        ">", "<meta property=og:audio content=", "<link rel=icon sizes=9999x9 href=", "é\u202e",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=30), st.text(max_size=60))
def test_no_html_and_no_header_raises(pieces: list[str], header: str) -> None:
    html = "".join(pieces)
    for text in (html, f"<script>{html}", f"<div data-stream='{html}'>"):
        findings = read_page(text, HOME, {"link": header})
        for candidate in findings.candidates:
            assert candidate.url.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 800_000,
        "<a href='http://a.example/live.mp3'>dengar" * 90_000,
        "<script>" + "//" * 2_000_000,
        "<script>" + "mp3:" * 1_000_000,
        "<script>" + "host:'a.bc' port:80 " * 200_000,
        "<script>mp3:'http://a.example:8000/x'</script>" * 80_000,
        "<p data-src='http://a.example/x.mp3' data-b='//c'></p>" * 70_000,
        "<script>" + "\\" * 4_000_000,
        "<title>" + " | " * 1_300_000,
    ],
    ids=["deep", "links", "slashes", "keys", "hosts", "scripts", "attributes", "escapes", "title"],
)
def test_four_megabytes_of_anything_are_read_in_time(html: str) -> None:
    started = time.process_time()
    read(html)
    assert time.process_time() - started < 12, "the machine may be slow, the reader may not"
