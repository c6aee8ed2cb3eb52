"""Which stories go with one, and what of a page is the site's own related block."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from planetfm.core.related import Story, pick, split_related
from planetfm.core.sanitize import sanitise

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
BASE = "https://radio.example/2026/bandara-ditutup/"


def story(identity: str, title: str, category: str, days_ago: float = 1.0) -> Story:
    when = NOW - timedelta(days=days_ago)
    return Story(identity, f"radio.example/{identity}", title, (category,), when)


SUBJECT = story(
    "0", "BANDARA BANYUWANGI KEMBALI DITUTUP, 7 PENERBANGAN TERIMBAS", "Transportasi", 0
)
POOL = (
    story("kapal", "PENYEBERANGAN KETAPANG LANCAR DI BANYUWANGI", "Transportasi"),
    story("abu", "ABU VULKANIK, PENERBANGAN DARI BANDARA DITUNDA", "Cuaca"),
    story("kopi", "PETANI KOPI BANYUWANGI MULAI PANEN RAYA", "Ekonomi"),
    story("tari", "RIBUAN PENARI BANYUWANGI LATIHAN BERSAMA", "Wisata"),
    story("lama", "PENYEBERANGAN DI BANYUWANGI RAMAI", "Transportasi", 900),
)


def test_rare_words_in_common_count_most_then_the_category_then_nearness() -> None:
    assert pick(SUBJECT, POOL) == ("abu", "kapal", "lama")


def test_the_sites_own_picks_go_first_in_its_order() -> None:
    linked = ("radio.example/kopi", "radio.example/tidak-ada", "radio.example/tari")
    assert pick(SUBJECT, POOL, linked) == ("kopi", "tari", "abu")


def test_an_article_is_not_related_to_itself_and_nothing_is_made_up() -> None:
    stranger = story("x", "HARGA CABAI TURUN", "Ekonomi", 400)
    assert pick(SUBJECT, (SUBJECT, stranger)) == ()
    assert pick(SUBJECT, ()) == ()


@pytest.mark.parametrize(
    "block",
    [
        '<aside class="related-posts"><h3>Berita terkait</h3><ul><li><a href="/satu/">Satu</a></li>'
        '<li><a href="https://www.radio.example/dua/">Dua</a></li></ul></aside>',
        "<div id='jp-relatedposts' class='jp-relatedposts'><div><a href='/satu/'>x</a></div>"
        "<div><a href='/dua/'>y</a></div></div>",
        '<div class="a yarpp yarpp-related"><ol><li><a href="/satu/">x</a>'
        '<li><a href="/dua/">y</a></ol></div>',
        '<h3 class="x"><strong>Berita Terkait :</strong></h3>\n'
        '<ul><li><a href="/satu/">Satu</a></li>'
        '<li><a href="/dua/">Dua</a></li></ul>',
        '<p><strong>Baca juga: <a href="/satu/">Satu</a></strong></p>'
        '<p>Baca Juga:&nbsp;<a href="/dua/"><em>Dua</em></a></p>',
    ],
)
def test_the_sites_block_leaves_the_text_and_its_links_are_kept(block: str) -> None:
    rest, linked = split_related(f"<p>Awal</p>{block}<p>Akhir</p>", BASE)
    assert rest.strip() == "<p>Awal</p><p>Akhir</p>"
    assert linked == ("radio.example/satu", "radio.example/dua")
    assert sanitise(f"<p>Awal</p>{block}<p>Akhir</p>", BASE) == "<p>Awal</p><p>Akhir</p>"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hal ini terkait berita kemarin, baca juga laporan <a href='/x/'>ini</a> dan itu.</p>",
        "<div class='unrelated'><p>Teks</p></div>",
        "<h3>Berita terkait</h3><p>Paragraf biasa.</p>",
        "<div class='related-posts'><p>tidak pernah ditutup",
    ],
)
def test_what_is_no_such_block_stays(text: str) -> None:
    assert split_related(text, BASE) == (text, ())


def test_hostile_markup_takes_time_by_its_length_alone() -> None:
    def seconds(times: int) -> float:
        nested = "<div class='related-posts'>" * times + "<p>baca juga:<b>" * times
        source = nested + "<p><a href='" + "x" * times + "</div>" * (times // 2) + "</p>" * times
        start = time.perf_counter()
        split_related(source, BASE)
        return time.perf_counter() - start

    seconds(500)
    assert seconds(8_000) < 40 * seconds(1_000) + 0.1
