"""`news` with filters, `search`, `read` and `export`: what is stored, without a window."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.core.search import read as read_query
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.places import find_places
from planetfm.store.articles import ArticleStore
from planetfm.terminal.export import export, file_name
from planetfm.terminal.news import news
from planetfm.terminal.printing import print_json
from planetfm.terminal.read import read
from planetfm.terminal.search import search
from tests.store.make import NOW, article

NOWHERE = "http://127.0.0.1:9/gambar.jpg"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    store = ArticleStore(path)
    html = "<h2>Jadwal</h2><p>Kapal &amp; feri <b>berangkat</b>.</p>"
    html += "<ul><li>Pagi</li><li>Sore</li></ul>"
    store.merge(
        [
            article(1, title="Kapal ke Gilimanuk", html=html, categories=("Transportasi",)),
            article(2, title="Kopi Ijen dipanen", categories=("Pertanian & Pangan",)),
            article(3, title="Festival kopi", html="<p>Hadir di Genteng.</p>"),
        ],
        NOW,
    )
    store.set_saved("post:1", True, NOW)
    store.mark_read("post:3", True, NOW)
    store.close()
    return path


@pytest.fixture
def http() -> Iterator[Http]:
    http = Http("PlanetFM-test")
    yield http
    http.close()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (NewsQuery(NewsFilter.UNREAD), ["Kopi Ijen dipanen", "Kapal ke Gilimanuk"]),
        (NewsQuery(NewsFilter.SAVED), ["Kapal ke Gilimanuk"]),
        (NewsQuery(text='kategori:"pertanian & pangan"'), ["Kopi Ijen dipanen"]),
        (NewsQuery(text="kategori:perta"), ["Kopi Ijen dipanen"]),
        (NewsQuery(text='kategori:"tidak ada"'), []),
    ],
)
def test_news_shows_what_is_asked_for(
    database: Path, http: Http, query: NewsQuery, titles: list[str]
) -> None:
    out, err = io.StringIO(), io.StringIO()
    code = news(database, http, None, refresh=False, as_json=True, out=out, err=err, query=query)
    assert (code, err.getvalue()) == (0, "")
    assert [one["title"] for one in json.loads(out.getvalue())["articles"]] == titles


def test_a_search_prints_ids_and_the_words_around_the_hit(database: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert search(database, "feri", as_json=False, out=out, err=err) == 0
    assert (
        "Kapal ke Gilimanuk" in out.getvalue() and "post:1  Jadwal Kapal & feri" in out.getvalue()
    )
    out = io.StringIO()
    assert search(database, "kopi", as_json=True, out=out, err=err) == 0
    found = json.loads(out.getvalue())
    assert (found["query"], found["total"]) == ("kopi", 2)
    assert [one["id"] for one in found["articles"]] == ["post:3", "post:2"]
    out = io.StringIO()
    assert search(database, "zebra", as_json=False, out=out, err=err, lang="id") == 0
    assert out.getvalue() == "Tidak ada berita tersimpan yang cocok.\n"


@pytest.mark.parametrize("identity", ["post:1", "1"])
def test_an_article_is_read_as_plain_text(database: Path, http: Http, identity: str) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert read(database, http, None, identity, out=out, err=err) == 0
    parts = out.getvalue().split("\n\n")
    assert parts[0] == "Kapal ke Gilimanuk"
    assert "Jadwal" in parts and "Kapal & feri berangkat." in parts and "- Sore" in parts
    assert parts[-1].strip() == "https://radio.example/berita-1/"
    assert "<" not in out.getvalue()
    store = ArticleStore(database)
    assert store.status("post:1").read
    store.close()


CLIPBOARD = "\x1b]52;c;cm0gLXJm\x07 \x9b2J \u202ebalik\r"


@pytest.mark.parametrize("as_json", [False, True])
def test_a_sites_words_do_not_steer_the_terminal(tmp_path: Path, http: Http, as_json: bool) -> None:
    """Not even those that were stored by a version that kept them."""
    database = tmp_path / "news.db"
    store = ArticleStore(database)
    words = f"Kopi {CLIPBOARD} Ijen"
    hostile = article(
        1,
        title=words,
        author=words,
        categories=(words,),
        excerpt=words,
        link="https://radio.example/\x1b[2J",
        html=f"<p>{words} &#27;[2J</p><pre>a\nb</pre>",
    )
    store.merge([hostile], NOW)
    store.close()
    out, err = io.StringIO(), io.StringIO()
    news(database, http, None, refresh=False, as_json=as_json, out=out, err=err)
    search(database, "kopi", as_json=as_json, out=out, err=err)
    read(database, http, None, "1", out=out, err=err)
    printed = (out.getvalue() + err.getvalue()).replace("\n", "")
    assert "Kopi" in printed and "Ijen" in printed
    assert printed.isprintable()


def test_json_keeps_every_character_for_programs() -> None:
    out = io.StringIO()
    print_json({"judul": f"Kopi \u00e9 {CLIPBOARD}"}, out)
    assert "\u00e9" in out.getvalue()
    assert json.loads(out.getvalue()) == {"judul": f"Kopi \u00e9 {CLIPBOARD}"}


def test_a_correction_and_a_removal_are_told(database: Path, http: Http) -> None:
    store = ArticleStore(database)
    store.merge([article(2, title="Kopi Ijen gagal panen")], NOW + timedelta(hours=1))
    store.mark_gone(["post:2"], NOW + timedelta(hours=2))
    store.close()
    out, err = io.StringIO(), io.StringIO()
    assert read(database, http, None, "2", out=out, err=err, lang="id") == 0
    assert "Diralat 25-11-2026 13.00" in out.getvalue()
    assert "Tidak ada lagi di situs sejak 25-11-2026 14.00" in out.getvalue()


def test_what_is_not_stored_is_said(database: Path, http: Http) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert read(database, http, None, "99", out=out, err=err, lang="id") == 1
    assert (out.getvalue(), err.getvalue()) == ("", "Berita ini tidak tersimpan.\n")


def test_of_an_excerpt_that_the_site_does_not_complete_the_excerpt_is_read(
    database: Path, http: Http
) -> None:
    store = ArticleStore(database)
    link = "http://127.0.0.1:9/x/"
    store.merge([article(9, html="Awal saja …", whole=False, link=link)], NOW)
    store.close()
    out, err = io.StringIO(), io.StringIO()
    assert read(database, http, None, "9", out=out, err=err) == 0
    assert "Awal saja" in out.getvalue() and "Only the excerpt is stored" in err.getvalue()


HOSTILE = (
    '<p onclick="x()">Aman <script>alert(1)</script></p><img src="{0}" onerror="x()">'
    '<a href="javascript:x()">klik</a><iframe src="https://evil.example/"></iframe>'
    '<img src="https://evil.example/lacak.gif"><p style="background:url(https://evil.example)">B</p>'
)


def test_saved_articles_are_exported_with_their_pictures_and_nothing_else(
    tmp_path: Path, http: Http
) -> None:
    database, cache = tmp_path / "news.db", ImageCache(tmp_path / "pictures", http)
    url = "https://radio.example/kapal.jpg"
    _keep_picture(cache, url)
    store = ArticleStore(database)
    store.merge(
        [
            article(1, title='Kapal <& "feri"', html=HOSTILE.format(url), image_url=url),
            article(2, title="Tidak disimpan"),
            article(3, title="///", image_url=NOWHERE),
        ],
        NOW,
    )
    for identity in ("post:1", "post:3"):
        store.set_saved(identity, True, NOW)
    store.close()
    folder = tmp_path / "keluar" / "dalam"
    out, err = io.StringIO(), io.StringIO()
    assert export(database, cache, folder, out=out, err=err, lang="id") == 0
    assert (out.getvalue(), err.getvalue()) == (f"2 berita tersimpan ditulis ke {folder}\n", "")
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3 and "index.html" in names
    page = next(path for path in folder.iterdir() if "kapal" in path.name).read_text("utf-8")
    assert page.count("data:image/jpeg;base64,") >= 1
    assert "Kapal &lt;&amp; &quot;feri&quot;" in page and "Aman" in page
    assert "default-src 'none'" in page
    for bad in ("<script", "onclick", "onerror", "javascript:", "<iframe", "lacak.gif", "url("):
        assert bad not in page
    # Whatever a page names to be loaded is inside it; links are for the reader to follow.
    assert all(src.startswith("data:") for src in re.findall(r'\bsrc="([^"]*)"', page))
    index = (folder / "index.html").read_text("utf-8")
    assert index.count("<li>") == 2 and "Tidak disimpan" not in index


def _keep_picture(cache: ImageCache, url: str) -> None:
    """As if it had been fetched before: nothing listens where it came from."""
    path = cache._path(url, ".jpg")
    path.parent.mkdir(parents=True)
    Image.new("RGB", (60, 40), "teal").save(path)


def test_names_of_exported_files_are_safe_and_their_own() -> None:
    rows = [article(n, title=title) for n, title in enumerate(("../../etc", "a" * 300, "", "CON"))]
    names = [file_name(row) for row in rows]
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"[\w-]+\.html", name) and len(name) < 120 for name in names)


def test_nothing_saved_and_a_folder_that_refuses_are_said(
    database: Path, tmp_path: Path, http: Http
) -> None:
    cache = ImageCache(tmp_path / "pictures", http)
    (tmp_path / "file").write_text("here")
    out, err = io.StringIO(), io.StringIO()
    assert export(database, cache, tmp_path / "file" / "x", out=out, err=err) == 1
    assert "cannot be written" in err.getvalue()
    empty = tmp_path / "empty.db"
    assert export(empty, cache, tmp_path / "no", out=out, err=err) == 0
    assert "No story is saved." in out.getvalue() and not (tmp_path / "no").exists()


def test_the_command_line_knows_them_all_and_loads_no_qt(tmp_path: Path) -> None:
    home = tmp_path / "home"
    places = find_places(home)
    places.database("radioplanetfm.com").parent.mkdir(parents=True)
    store = ArticleStore(places.database("radioplanetfm.com"))
    store.merge([article(1, title="Kapal ke Gilimanuk")], NOW)
    store.set_saved("post:1", True, NOW)
    store.close()
    script = (
        "import sys; from planetfm.cli import main; code = main(sys.argv[1:]);"
        " assert not [m for m in sys.modules if m.startswith('PySide6')]; sys.exit(code)"
    )

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script, "--home", str(home), "--lang", "id", *words],
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, ""), (words, done.stderr)
        return done.stdout

    assert "Kapal" in run("news", "--saved")
    assert "Kapal" in run("news", "--category", "layanan")
    assert "post:1" in run("search", "kapal", "sejak:2026-10-01")
    assert "Isi berita 1" in run("read", "1")
    assert "1 berita tersimpan" in run("export", str(tmp_path / "out"))


def test_a_category_with_quotes_is_no_phrase_of_its_own() -> None:
    assert read_query('kategori:"a b" c').categories == ("a b",)
