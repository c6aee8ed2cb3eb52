"""The reader: what it shows, what it lets out, what it never loads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from planetfm.core.model import Headline
from planetfm.gui.news import reader as reader_module
from planetfm.gui.news.addresses import opens_in_browser
from planetfm.gui.news.body_html import body_markup
from planetfm.gui.news.reader import Reader
from planetfm.gui.tokens import LIGHT
from tests.gui.news.puppet import PuppetNews, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]


def headline(news: PuppetNews, identity: str) -> Headline:
    return next(row for row in news._matching_all() if row.identity == identity)


def test_an_article_shows_its_text_and_links_its_site(make_reader: MakeReader) -> None:
    news = PuppetNews([article(1, 10, "JUDUL", "Wisata", html="<p>Halo <b>Banyuwangi</b>.</p>")])
    reader, gone = make_reader(news)
    reader.open(headline(news, "1"))
    assert reader.page.body.toPlainText() == "Halo Banyuwangi."
    reader.open_site()
    assert gone == ["https://radioplanetfm.com/?p=1"]
    reader.copy_link()
    assert QGuiApplication.clipboard().text() == "https://radioplanetfm.com/?p=1"


def test_it_is_read_once_it_was_open_for_a_while(
    make_reader: MakeReader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = PuppetNews([article(1, 10, "A", "Wisata"), article(2, 20, "B", "Wisata")])
    reader, _ = make_reader(news)
    reader._reading.setInterval(30)
    reader.open(headline(news, "1"))
    reader.open(headline(news, "2"))
    qtbot.waitUntil(lambda: news._status("2").read, timeout=2000)
    assert not news._status("1").read
    assert reader_module.READ_AFTER_MS == 2000


def test_leaving_before_that_leaves_it_unread(make_reader: MakeReader, qtbot: QtBot) -> None:
    news = PuppetNews([article(1, 10, "A", "Wisata")])
    reader, _ = make_reader(news)
    reader._reading.setInterval(20)
    reader.open(headline(news, "1"))
    reader.close_article()
    qtbot.wait(60)
    assert not news._status("1").read


@pytest.mark.parametrize(
    ("address", "goes"),
    [
        ("https://radioplanetfm.com/berita", True),
        ("http://contoh.id", True),
        ("mailto:redaksi@radioplanetfm.com", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("//server/share/a.html", False),
        ("\\\\server\\share", False),
        ("data:text/html,hai", False),
        ("smb://server/share", False),
        ("https://", False),
        ("mailto:", False),
        ("http://[", False),
    ],
)
def test_only_web_and_mail_links_leave_the_app(
    make_reader: MakeReader, address: str, goes: bool
) -> None:
    assert opens_in_browser(address) is goes
    news = PuppetNews([article(1, 10, "A", "Wisata")])
    reader, gone = make_reader(news)
    reader.open(headline(news, "1"))
    reader.page.body.anchorClicked.emit(QUrl(address))
    assert bool(gone) is goes


HOSTILE = [
    '<img src="{file}">',
    '<img src="file://{file}">',
    '<p><img src="//127.0.0.1/share/{name}"></p>',
    '<img src="\\\\127.0.0.1\\share\\{name}">',
    '<img src="qrc:/qt-project.org/logos/pysidelogo.png">',
    '<div style="background-image:url({file})"><table background="{file}"><tr><td>x',
    '<link rel="stylesheet" href="{file}"><style>@import url("{file}");</style>',
    '<body background="{file}"><ul style="list-style-image:url({file})"><li>x</ul>',
    '<a href="{file}"><img src=" {file} "></a>',
    '<img src="planet-picture:0"><img src="planet-picture:99">',
]


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_loads_nothing_from_this_computer(
    make_reader: MakeReader, tmp_path: Path, html: str
) -> None:
    secret = tmp_path / "rahasia.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    assert image.save(str(secret))
    body = html.replace("{file}", str(secret)).replace("{name}", secret.name)
    news = PuppetNews([article(1, 10, "A", "Wisata", html=f"<p>teks</p>{body}")])
    reader, _ = make_reader(news)
    reader.open(headline(news, "1"))
    shot = reader.grab().toImage()
    reds = sum(
        shot.pixelColor(x, y).name() == "#ff00ff"
        for x in range(0, shot.width(), 7)
        for y in range(0, shot.height(), 7)
    )
    assert reds == 0
    assert news.pictures_asked == []


def test_whatever_name_is_asked_for_the_answer_is_an_empty_picture(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    reader, _ = make_reader(PuppetNews([]))
    kind = QTextDocument.ResourceType.ImageResource.value
    for name in (str(tmp_path), "file:///etc/passwd", "planet-picture:7", "planet-picture:-1"):
        answer = reader.page.body.loadResource(kind, QUrl(name))
        assert isinstance(answer, QImage)
        assert (answer.width(), answer.height()) == (1, 1)


def photo(path: Path, wide: int, high: int) -> Path:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(0x00AA55)
    assert image.save(str(path))
    return path


def greens(reader: Reader) -> int:
    shot = reader.page.body.grab().toImage()
    xs, ys = range(0, shot.width(), 9), range(0, shot.height(), 9)
    return sum(shot.pixelColor(x, y).name() == "#00aa55" for x in xs for y in ys)


def test_pictures_come_from_the_newsroom_no_wider_than_the_column_and_move_no_words(
    make_reader: MakeReader, qtbot: QtBot, tmp_path: Path
) -> None:
    address = "https://radioplanetfm.com/foto.jpg"
    html = f'<p>x</p><figure><img src="{address}" width="2000" height="1000"></figure><p>y</p>'
    news = PuppetNews([article(1, 10, "A", "Wisata", html=html)])
    news.pictures[address] = photo(tmp_path / "foto.png", 2000, 1000)
    reader, _ = make_reader(news)
    reader.open(headline(news, "1"))
    before = reader.page.body.height()
    assert before > reader.page.column[1] // 2
    qtbot.waitUntil(lambda: greens(reader) > 500, timeout=3000)
    assert reader.page.body.height() == before
    assert reader.page.body.document().idealWidth() <= reader.page.column[1] + 1


def test_a_picture_of_unknown_size_takes_its_own_once_it_is_known(
    make_reader: MakeReader, qtbot: QtBot, tmp_path: Path
) -> None:
    address = "https://radioplanetfm.com/foto.jpg"
    html = f'<p>x</p><figure><img src="{address}"></figure>'
    news = PuppetNews([article(1, 10, "A", "Wisata", html=html)])
    news.pictures[address] = photo(tmp_path / "foto.jpg", 300, 100)
    reader, _ = make_reader(news)
    reader.open(headline(news, "1"))
    qtbot.waitUntil(lambda: reader.page.body.body.sizes == ((300, 100),), timeout=3000)


def test_a_picture_that_cannot_be_had_keeps_its_place(make_reader: MakeReader) -> None:
    html = '<p>x</p><figure><img src="https://radioplanetfm.com/x-600x400.jpg"></figure>'
    news = PuppetNews([article(1, 10, "A", "Wisata", html=html)])
    reader, _ = make_reader(news)
    reader.open(headline(news, "1"))
    assert reader.page.body.body.sizes == ((600, 400),)
    assert reader.page.body.height() > 400


def test_the_text_size_stays_within_its_bounds_and_is_told(make_reader: MakeReader) -> None:
    news = PuppetNews([article(1, 10, "A", "Wisata", html="<p>" + "kata " * 300 + "</p>")])
    reader, _ = make_reader(news)
    reader.open(headline(news, "1"))
    told: list[int] = []
    reader.text_size_changed.connect(told.append)
    usual = reader.page.body.height()
    for _ in range(20):
        reader.zoom(1)
    assert reader.text_px == told[-1] == 22
    assert reader.page.body.height() > usual
    for _ in range(20):
        reader.zoom(-1)
    assert reader.text_px == 13
    reader.zoom(0)
    assert reader.text_px == 16
    assert reader.page.body.height() == usual


def test_an_article_that_is_not_stored_says_so(make_reader: MakeReader) -> None:
    news = PuppetNews([article(1, 10, "A", "Wisata", html="")])
    reader, _ = make_reader(news)
    reader.open(headline(news, "1"))
    assert reader.page.missing_words == (
        "Berita ini belum tersimpan. Buka lagi saat situs kembali."
    )


def test_the_markup_keeps_words_and_drops_the_sites_style() -> None:
    html = (
        '<h2 style="color:red" class="x">Kepala</h2><p onclick="x()">A &lt;b&gt; &amp; B</p>'
        "<blockquote><p>Kutipan</p></blockquote><script>jahat()</script><font color=red>m</font>"
    )
    made = body_markup(html, LIGHT, lambda address: None).html
    assert "red" not in made
    assert "jahat" not in made
    assert "onclick" not in made
    assert "<h2>Kepala</h2>" in made
    assert "A &lt;b&gt; &amp; B" in made
    assert f'bgcolor="{LIGHT.accent}"' in made


def test_very_deep_or_long_html_is_cut_and_stays_quick(make_reader: MakeReader) -> None:
    deep = "<blockquote>" * 3000 + "dalam" + "<table><tr><td>" * 3000
    made = body_markup(deep, LIGHT, lambda address: None).html
    assert made.count("<table") <= 26
    long = body_markup("<p>" + "kata " * 2_000_000, LIGHT, lambda address: None).html
    assert len(long) < 2_000_000


def test_the_heros_picture_is_not_repeated_and_its_caption_goes_up() -> None:
    html = (
        '<figure><img src="https://a.id/foto-1024x576.jpg"><figcaption>Langit <b>kelabu</b>'
        '</figcaption></figure><p>Teks</p><figure><img src="https://a.id/lain.jpg">'
        "<figcaption>Lain</figcaption></figure>"
    )
    body = body_markup(html, LIGHT, lambda address: (9, 9), "https://a.id/foto.jpg")
    assert body.pictures == ("https://a.id/lain.jpg",)
    assert body.skipped_caption == "Langit kelabu"
    assert "kelabu" not in body.html
    assert '<p class="caption">Lain</p>' in body.html


def test_a_caption_that_lost_its_picture_at_the_start_goes_up_too() -> None:
    html = "<figcaption>Langit kelabu</figcaption>\n<p>Teks</p>"
    body = body_markup(html, LIGHT, lambda address: None, "https://a.id/foto.jpg")
    assert body.skipped_caption == "Langit kelabu"
    assert "kelabu" not in body.html
    assert "kelabu" in body_markup(html, LIGHT, lambda address: None).html
