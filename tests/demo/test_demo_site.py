"""The demo station's site: home page, feed, REST, pictures, through real HTTP."""

from __future__ import annotations

import io
import re
from calendar import timegm
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
import requests

from planetfm.demo.station import DemoStation
from tests.demo.conftest import ASSETS, NOW

FIRST_EIGHT = (
    "SAAT BUPATI BANYUWANGI BERBAGI INOVASI KEPEMERINTAHAN DENGAN 2 KEPALA DAERAH",
    "BANDARA BANYUWANGI KEMBALI DITUTUP, 7 PENERBANGAN TERIMBAS",
    "SIM KELILING, MANGKAL DI KANTOR CAMAT WONGSOREJO TIAP HARI RABU",
    "PENYEBERANGAN KETAPANG–GILIMANUK NORMAL KEMBALI SETELAH ANGIN KENCANG",
    "RIBUAN PENARI LATIHAN BERSAMA JELANG GANDRUNG SEWU",
    "PETANI KOPI LERENG IJEN MULAI PANEN RAYA, HARGA NAIK TIPIS",
    "NELAYAN MUNCAR DIMINTA WASPADA GELOMBANG TINGGI HINGGA AKHIR PEKAN",
    "PENDAKIAN IJEN DIBUKA TERBATAS, WISATAWAN WAJIB PAKAI MASKER",
)


def parse(answer: requests.Response) -> feedparser.FeedParserDict:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return feedparser.parse(io.BytesIO(answer.content), response_headers=headers)


def get(station: DemoStation, path: str, **more: object) -> requests.Response:
    return requests.get(station.site + path, timeout=10, **more)  # type: ignore[arg-type]


def test_the_home_page_holds_all_that_discovery_looks_for(station: DemoStation) -> None:
    page = get(station, "/")
    assert page.headers["Link"] == f'<{station.site}/wp-json/>; rel="https://api.w.org/"'
    assert f'&raquo; Feed" href="{station.site}/feed/"' in page.text
    assert f'<link rel="https://api.w.org/" href="{station.site}/wp-json/" />' in page.text
    assert 'rel="icon"' in page.text
    assert "<title>Planet FM Banyuwangi" in page.text
    assert "DENGARKAN PLANET FM MELALUI STREAMING" in page.text
    assert "https://wa.me/62000" in page.text
    for title in FIRST_EIGHT:
        assert title.replace("–", "&#8211;") in page.text


def test_the_stream_is_only_in_a_script_with_escaped_slashes(station: DemoStation) -> None:
    page = get(station, "/").text
    assert station.stream_url not in page
    found = re.search(r'"mp3": ?"([^"]+)"', page)
    assert found and found[1].replace("\\/", "/") == station.stream_url


def test_the_feed_parses_clean_with_all_a_reader_wants(station: DemoStation) -> None:
    feed = parse(get(station, "/feed/"))
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == "Planet FM Banyuwangi"
    assert [entry.title for entry in feed.entries][:8] == list(FIRST_EIGHT)
    assert len(feed.entries) == 10
    first = feed.entries[0]
    assert first.author == "Redaksi Planet FM"
    assert [tag.term for tag in first.tags] == ["Pemerintahan"]
    assert re.fullmatch(re.escape(station.site) + r"/\?p=\d+", first.id)
    assert first.guidislink is False
    assert first.slash_comments == "3"
    assert first.wfw_commentrss == first.link + "feed/"
    assert first.media_content[0]["url"].endswith("/pendopo.jpg")
    assert "<figcaption" in first.content[0].value
    assert "Pelayanan publik berbasis desa" in first.summary


def test_news_is_fresh_counted_back_from_now(station: DemoStation) -> None:
    dates = [
        datetime.fromtimestamp(timegm(entry.published_parsed), UTC)
        for entry in parse(get(station, "/feed/")).entries
    ]
    ages = [(NOW - date) / timedelta(minutes=1) for date in dates]
    assert ages[:4] == [12, 48, 122, 184]
    assert dates == sorted(dates, reverse=True)


def test_article_text_knows_the_day_it_was_written(station: DemoStation) -> None:
    assert (
        "ditutup sementara pada Rabu malam"
        in parse(get(station, "/feed/")).entries[1].content[0].value
    )


def test_feed_pages_hold_every_article_once_and_end_in_404(station: DemoStation) -> None:
    seen: list[str] = []
    for page in range(1, 5):
        seen += [entry.id for entry in parse(get(station, f"/feed/?paged={page}")).entries]
    assert len(seen) == len(set(seen)) == 40
    assert get(station, "/feed/?paged=5").status_code == 404


def test_the_feed_by_query_is_the_feed(station: DemoStation) -> None:
    assert len(parse(get(station, "/?feed=rss2")).entries) == 10


@pytest.mark.parametrize(
    ("etag", "date", "expected"),
    [
        ("right", "right", 304),
        ("right", None, 304),
        (None, "right", 304),
        (None, "later", 304),
        (None, "earlier", 200),
        ("wrong", None, 200),
        ("wrong", "right", 200),
        ("right", "earlier", 200),
        ("weak", "right", 200),
        (None, "nonsense", 200),
        (None, None, 200),
    ],
)
def test_conditional_get_as_wordpress_decides_it(
    station: DemoStation, etag: str | None, date: str | None, expected: int
) -> None:
    whole = get(station, "/feed/")
    tags = {
        "right": whole.headers["ETag"],
        "wrong": '"0123"',
        "weak": "W/" + whole.headers["ETag"],
    }
    dates = {
        "right": whole.headers["Last-Modified"],
        "later": "Fri, 25 Nov 2050 00:00:00 GMT",
        "earlier": "Mon, 25 Nov 2002 00:00:00 GMT",
        "nonsense": "kemarin sore",
    }
    headers = {}
    if etag:
        headers["If-None-Match"] = tags[etag]
    if date:
        headers["If-Modified-Since"] = dates[date]
    answer = get(station, "/feed/", headers=headers)
    assert answer.status_code == expected
    assert answer.headers["ETag"] == whole.headers["ETag"]
    assert (answer.content == b"") == (expected == 304)


def test_a_new_article_ends_the_304s_and_leads_the_feed(station: DemoStation) -> None:
    tag = get(station, "/feed/").headers["ETag"]
    article = station.publish("BERITA BARU SAJA MASUK", "Isi berita.", category="Wisata")
    answer = get(station, "/feed/", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert parse(answer).entries[0].id.endswith(f"?p={article.id}")


def test_an_edited_article_keeps_its_place_and_dates_the_change(station: DemoStation) -> None:
    old = get(station, "/wp-json/wp/v2/posts?per_page=3").json()[2]
    station.newsroom.edit(old["id"], NOW + timedelta(seconds=9), content="<p>Ralat.</p>")
    new = get(station, f"/wp-json/wp/v2/posts/{old['id']}").json()
    assert new["date"] == old["date"]
    assert new["modified"] > old["modified"]
    assert new["content"]["rendered"].startswith("<p>Ralat.</p>")


def test_a_removed_article_is_gone_everywhere(station: DemoStation) -> None:
    old = get(station, "/wp-json/wp/v2/posts?per_page=1").json()[0]
    station.newsroom.remove(old["id"])
    assert get(station, f"/wp-json/wp/v2/posts/{old['id']}").status_code == 404
    assert requests.get(old["link"], timeout=10).status_code == 404


def test_the_rest_index_names_the_site(station: DemoStation) -> None:
    for address in ("/wp-json/", "/wp-json", "/?rest_route=/"):
        index = get(station, address).json()
        assert index["name"] == "Planet FM Banyuwangi"
        assert "wp/v2" in index["namespaces"]


def test_posts_come_with_totals_and_everything_embedded(station: DemoStation) -> None:
    answer = get(station, "/wp-json/wp/v2/posts?per_page=15&_embed=author,wp:featuredmedia,wp:term")
    assert answer.headers["X-WP-Total"] == "40"
    assert answer.headers["X-WP-TotalPages"] == "3"
    assert len(answer.json()) == 15
    first = answer.json()[0]
    assert first["date_gmt"] == "2026-11-25T12:30:30"
    assert first["date"] == "2026-11-25T19:30:30"
    embedded = first["_embedded"]
    assert embedded["author"][0]["name"] == "Redaksi Planet FM"
    assert embedded["wp:term"][0][0]["name"] == "Pemerintahan"
    picture = requests.get(embedded["wp:featuredmedia"][0]["source_url"], timeout=10)
    assert picture.content[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("page=2&per_page=100", 400, "rest_post_invalid_page_number"),
        ("per_page=101", 400, "rest_invalid_param"),
        ("per_page=0", 400, "rest_invalid_param"),
        ("after=kemarin", 400, "rest_invalid_param"),
    ],
)
def test_bad_questions_get_wordpress_errors(
    station: DemoStation, query: str, status: int, code: str
) -> None:
    answer = get(station, f"/wp-json/wp/v2/posts?{query}")
    assert answer.status_code == status
    assert answer.json()["code"] == code


def test_posts_can_be_chosen(station: DemoStation) -> None:
    def titles(query: str) -> list[str]:
        found = get(station, f"/wp-json/wp/v2/posts?per_page=100&{query}").json()
        return [post["title"]["rendered"] for post in found]

    everything = get(station, "/wp-json/wp/v2/posts?per_page=100").json()
    wisata = next(
        c for c in get(station, "/wp-json/wp/v2/categories").json() if c["name"] == "Wisata"
    )
    assert len(titles(f"categories={wisata['id']}")) == wisata["count"] > 2
    assert len(titles("search=gandrung sewu")) == 1
    assert titles("search=tidakadakata") == []
    two = f"{everything[3]['id']},{everything[30]['id']}"
    assert len(titles(f"include={two}")) == 2
    assert titles(f"slug={everything[5]['slug']}") == [everything[5]["title"]["rendered"]]
    assert len(titles(f"modified_after={everything[4]['modified']}")) == 4
    assert titles("order=asc")[0] == everything[-1]["title"]["rendered"]


def test_categories_count_every_article_once(station: DemoStation) -> None:
    found = get(station, "/wp-json/wp/v2/categories").json()
    assert len(found) == 10
    assert sum(category["count"] for category in found) == 40


def test_only_the_fields_asked_for(station: DemoStation) -> None:
    post = get(station, "/wp-json/wp/v2/posts?_fields=id,title,_links,_embedded&_embed=1").json()[0]
    assert set(post) == {"id", "title", "_links", "_embedded"}
    post = get(station, "/wp-json/wp/v2/posts?_fields=id,title&_embed=1").json()[0]
    assert set(post) == {"id", "title"}


def test_comments_are_threaded(station: DemoStation) -> None:
    post = get(station, "/wp-json/wp/v2/posts?per_page=2").json()[1]
    comments = get(station, f"/wp-json/wp/v2/comments?post={post['id']}&per_page=100").json()
    assert len(comments) == 7
    by_id = {comment["id"]: comment for comment in comments}
    replies = [comment for comment in comments if comment["parent"]]
    assert len(replies) == 2
    assert all(reply["parent"] in by_id for reply in replies)
    assert "author_email" not in comments[0]
    feed = parse(requests.get(post["link"] + "feed/", timeout=10))
    assert not feed.bozo
    assert len(feed.entries) == 7


def test_comments_cannot_be_posted_through_rest(station: DemoStation) -> None:
    answer = requests.post(
        station.site + "/wp-json/wp/v2/comments", json={"post": 1, "content": "x"}, timeout=10
    )
    assert answer.status_code == 401


def test_every_article_page_and_picture_is_there(station: DemoStation) -> None:
    posts = get(station, "/wp-json/wp/v2/posts?per_page=100").json()
    pictures: set[str] = set()
    with requests.Session() as session:
        for post in posts:
            page = session.get(post["link"], timeout=10)
            assert page.status_code == 200
            assert '<article id="post-' in page.text
            assert "Berita terkait" in page.text
            assert "{site}" not in page.text and "{hari}" not in page.text
            pictures |= set(re.findall(r'<img[^>]+src="([^"]+)"', page.text))
        assert len(pictures) == 14
        for address in pictures:
            picture = session.get(address, timeout=10)
            assert picture.headers["Content-Type"] == "image/jpeg"
            assert len(picture.content) < 120_000


def test_an_article_with_sound_carries_it_as_enclosure(station: DemoStation) -> None:
    entry = next(e for e in parse(get(station, "/feed/")).entries if e.enclosures)
    assert entry.enclosures[0].type == "audio/mpeg"
    sound = requests.get(entry.enclosures[0].href, timeout=10)
    assert sound.headers["Content-Type"] == "audio/mpeg"
    assert sound.content[:2] == b"\xff\xfb"
    assert entry.enclosures[0].href in entry.content[0].value


def test_news_can_be_published_by_hand(station: DemoStation) -> None:
    link = get(station, "/__publish?title=HUJAN %26 ANGIN").text.strip()
    entry = parse(get(station, "/feed/")).entries[0]
    assert (entry.title, entry.link) == ("HUJAN & ANGIN", link)


def test_old_addresses_lead_to_the_article(station: DemoStation) -> None:
    post = get(station, "/wp-json/wp/v2/posts?per_page=1").json()[0]
    answer = get(station, f"/?p={post['id']}")
    assert answer.url == post["link"]
    assert answer.history[0].status_code == 301


@pytest.mark.parametrize(
    "path", ["/tidak-ada/", "/wp-content/uploads/lain.jpg", "/wp-content/uploads/../articles.json"]
)
def test_what_is_not_there_is_not_found(station: DemoStation, path: str) -> None:
    assert get(station, path).status_code == 404


def test_the_station_keeps_an_access_log(station: DemoStation) -> None:
    get(station, "/feed/?paged=2", headers={"If-None-Match": '"x"', "User-Agent": "uji"})
    seen = station.requests[-1]
    assert (seen.server, seen.method, seen.path, seen.status) == (
        "site",
        "GET",
        "/feed/?paged=2",
        200,
    )
    assert seen.headers["if-none-match"] == '"x"'
    assert seen.headers["user-agent"] == "uji"
    station.forget_requests()
    assert station.requests == []


def test_a_head_request_has_no_body(station: DemoStation) -> None:
    answer = requests.head(station.site + "/feed/", timeout=10)
    assert int(answer.headers["Content-Length"]) > 1000
    assert answer.content == b""


def test_titles_and_texts_are_as_wordpress_renders_them() -> None:
    text = Path(ASSETS / "demo" / "articles.json").read_text(encoding="utf-8")
    assert "&#8220;" in text and "&#038;" in text and "&#8211;" in text
    assert not re.search("[“”–]", text.split('"articles"')[1].split('"comments"')[0])
