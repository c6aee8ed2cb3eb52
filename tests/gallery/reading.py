"""Pictures of reading: an article with all that an article may hold, and what opens from it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.core.contacts import Contacts
from planetfm.core.model import Article, Earlier
from planetfm.core.sanitize import sanitise
from planetfm.gui.news.on_air import OnAirDesk
from planetfm.gui.radio.greeting import GreetingDesk
from planetfm.gui.radio.speech import Speech
from planetfm.gui.status_card import StatusDesk
from planetfm.gui.theme import Theme
from planetfm.gui.translate import install_translators
from planetfm.gui.window import MainWindow
from planetfm.runtime.tasks import Lane
from tests.gallery.room import DemoRoom, wait_until
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer

BANDARA = 1
FIGURE = '<figure><img src="{site}/wp-content/uploads/%s.jpg" width="1280" height="720">%s</figure>'
CAPTION = "<figcaption>%s</figcaption>"
EVERYTHING = (
    '<p>Festival layang-layang Pantai Cacalan <b>ramai</b>, lihat <a href="{site}/a/">jadwal</a>.'
    '</p><figure><iframe src="https://www.youtube.com/embed/abcdef12345" title="Layang-layang naga'
    ' 60 meter di Pantai Cacalan"></iframe></figure><p>Angin pagi lebih tenang.</p>'
    '<blockquote class="twitter-tweet"><p>Penyeberangan ditunda sampai siang.</p>&mdash; Planet FM'
    ' <a href="https://twitter.com/planetfm/status/1">25 November</a></blockquote>'
    '<audio src="{site}/wp-content/uploads/lagu-pembuka.mp3"></audio>'
    "<blockquote><p>Pelayanan yang dekat itu sederhana.</p></blockquote>"
    "<table><tr><th>Hari</th><th>Tempat</th><th>Jam</th></tr><tr><td>Senin</td><td>Kantor Camat"
    " Wongsorejo</td><td>08.00</td></tr><tr><td>Selasa</td><td>Lapangan Kabat</td><td>09.00</td>"
    "</tr></table><p>Hasil lengkap:</p><table><tr>"
    + "".join(f"<th>{name}</th>" for name in ("Kecamatan", "Terdaftar", "Kehadiran", "Sah",
                                              "Persentase", "Keterangan", "Penanggungjawab"))
    + "</tr><tr><td>Banyuwangi</td><td>123.456</td><td>100.000</td><td>99.000</td><td>81%</td>"
    "<td>Penghitungan ulang</td><td>Sekretariat</td></tr></table>"
    "<ol><li>Tradisional</li><li>Tiga dimensi<ul><li>Naga dan burung</li></ul></li></ol>"
    + "".join(FIGURE % (name, "") for name in ("kopi", "feri", "sawah", "kawah", "pasar"))
    + "<p>Panitia mengundang semua warga.</p>"
    + FIGURE % ("gandrung", CAPTION % "Penari Gandrung berlatih. Foto: Dok. Planet FM")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene may act on."""

    window: MainWindow
    room: DemoRoom
    player: PuppetPlayer
    theme: Theme
    speech: Speech


Act = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class ReadingScene:
    name: str
    act: Act
    dark: bool = False
    size: tuple[int, int] = (1180, 760)
    whole: bool = False
    """The whole page of the article instead of the window."""


class _Book(QObject):
    changed = Signal()
    contacts = Contacts("+6200012345678", "", "studio@planetfm.example")


def _show(stage: Stage, article: Article, html: str) -> None:
    reader = stage.window.reader
    reader._on_article(reader.identity, article, html)


def everything(stage: Stage) -> None:
    article = stage.window.reader.page.article
    assert article is not None
    source = EVERYTHING.replace("{site}", stage.room.station.site)
    bare = replace(article, image_url=None, image_caption="", html=source)
    _show(stage, bare, sanitise(source, article.link))


def notes(stage: Stage) -> None:
    """Corrected, gone from the site, on the tape; the articles between the songs."""
    window, player = stage.window, stage.player
    songs = (window.radio.songs, window.songs)
    speech = stage.speech
    GreetingDesk(_Book(), player, songs, None, speech, "Planet FM", window, window.say)
    OnAirDesk(player, stage.room.news, window.reader, songs, speech, window.open_headline, window)
    wait_until(lambda: bool(songs[0]._stories), "the articles between the songs")
    article = window.reader.page.article
    assert article is not None
    before = Earlier(article.title.replace("7", "5"), article.excerpt, article.published)
    corrected = article.published + timedelta(minutes=20)
    edited = replace(article, corrected_at=corrected, previous=before, gone_at=corrected)
    _show(stage, edited, window.reader.page.html)


def changes(stage: Stage) -> None:
    notes(stage)
    reader = stage.window.reader
    reader.page.notes.way("corrected").click()
    wait_until(lambda: reader.popover is not None, "what changed")


def viewer(stage: Stage) -> None:
    reader = stage.window.reader
    reader.page.hero.click()
    wait_until(lambda: reader.viewer is not None, "the viewer")
    wait_until(lambda: stage.window.pictures.idle, "the picture")


def hits(stage: Stage) -> None:
    stage.window.reader.set_hits(("penerbangan", "banyuwangi"))
    stage.window.reader.next_hit(1)


def status(stage: Stage) -> None:
    stage.room.fail_site()
    stage.window.back_to_list()
    desk = StatusDesk(stage.player, stage.room.news, stage.theme, stage.speech, stage.window)
    desk.open(stage.window.list_side.banner.details)


NARROW = (420, 760)
SCENES = (
    ReadingScene("reading-whole", everything, whole=True),
    ReadingScene("reading-whole-dark", everything, dark=True, whole=True),
    ReadingScene("reading-whole-narrow", everything, size=NARROW, whole=True),
    ReadingScene("reading-notes", notes),
    ReadingScene("reading-notes-wide-dark", notes, dark=True, size=(1440, 860)),
    ReadingScene("reading-notes-narrow", notes, size=NARROW),
    ReadingScene("reading-changes-dark", changes, dark=True),
    ReadingScene("reading-viewer", viewer),
    ReadingScene("reading-hits-dark", hits, dark=True),
    ReadingScene("reading-status", status),
    ReadingScene("reading-status-narrow-dark", status, dark=True, size=NARROW),
)


def take(scene: ReadingScene, out: Path, lane: Lane, app: QApplication, lang: str = "id") -> None:
    """Open the drawn article, let the scene act on it, save OUT/NAME.png."""
    view, now = scenes.night() if scene.dark else scenes.live()
    theme = Theme(assets_dir(), "dark" if scene.dark else "light", reduced_motion=True)
    theme.apply(app)
    installed = install_translators(app, lang)
    speech = Speech(lang, scenes.WIB, "WIB", lambda: now)
    with tempfile.TemporaryDirectory() as folder:
        room = DemoRoom(Path(folder), now, fetched=now - 110)
        player = PuppetPlayer(view)
        window = MainWindow(player, room.news, theme, speech, lane, "Planet FM", "Banyuwangi")
        try:
            window.resize(*scene.size)
            window.show()
            page = window.reader.page
            window.open_headline(room.headlines()[BANDARA])
            wait_until(lambda: page.article is not None, "the article")
            scene.act(Stage(window, room, player, theme, speech))
            shown = page if scene.whole else window
            for _ in range(3):
                shown.grab()
                wait_until(lambda: window.pictures.idle, "the pictures")
            assert shown.grab().save(str(out / f"{scene.name}.png"))
        finally:
            window.close()
            window.deleteLater()
            room.close()
            theme.deleteLater()
            for translator in installed:
                app.removeTranslator(translator)
                translator.deleteLater()
            app.processEvents()
