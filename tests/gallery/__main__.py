"""`python -m tests.gallery OUT_DIR`: a picture of the real window in each state.

The news is the real newsroom on the demo station; the radio's views are set, because a picture of
one hour of tape would take an hour to make. The clock stands still, so that every run draws the
same. Needs no display (it draws offscreen); give QT_QPA_PLATFORM=xcb to draw on one.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.core.outgoing import Writer
from planetfm.core.snapshot import PlayerView
from planetfm.gui.news.comments import CommentsSection
from planetfm.gui.news.comments_desk import CommentsDesk
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.translate import install_translators
from planetfm.gui.type import load_fonts
from planetfm.gui.window import MainWindow
from planetfm.runtime.tasks import Lane, Mailbox
from tests.gallery import archive, kept, people, reading, settings
from tests.gallery.room import DemoRoom, wait_until
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer

BANDARA = 1
"""The row of the article that the drawn readers show."""


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    view: Callable[[], tuple[PlayerView, float]]
    dark: bool = False
    size: tuple[int, int] = (1180, 760)
    reading: bool = False
    silent_site: bool = False
    first_run: bool = False
    at: float | None = None
    """Another clock than the view's own."""
    comments: bool = False
    """Scrolled down to the comments, with the form filled in."""


def day() -> tuple[PlayerView, float]:
    """The morning's view, moved to 09.42."""
    return at("09:41:50")


def at(clock: str) -> tuple[PlayerView, float]:
    """The morning's view, moved to another hour of the same day."""
    view, now = scenes.live()
    later = scenes.at(clock) - now
    tape = view.tape
    moved = tuple(
        replace(s, start=s.start + later, end=None if s.end is None else s.end + later)
        for s in tape.songs
    )
    assert tape.oldest is not None
    assert tape.newest is not None
    assert tape.heard is not None
    tape = replace(
        tape,
        songs=moved,
        oldest=tape.oldest + later,
        newest=tape.newest + later,
        heard=tape.heard + later,
    )
    return replace(view, tape=tape, sound_since=view.sound_since + later), now + later


SCENES = (
    Scene("main-light", scenes.live),
    Scene("main-dark", scenes.night, dark=True, reading=True),
    Scene("main-dark-comments", scenes.night, dark=True, reading=True, comments=True),
    Scene("comments-light", scenes.live, reading=True, comments=True),
    Scene("narrow-comments", scenes.live, size=(420, 760), reading=True, comments=True),
    Scene("list-dark", scenes.night, dark=True),
    Scene("reader-light", scenes.live, reading=True),
    Scene("main-wide-light", day, size=(1440, 860), reading=True),
    Scene("wide-dark", scenes.night, dark=True, size=(1440, 860), reading=True),
    Scene("small-light", scenes.live, size=(800, 700)),
    Scene("narrow", scenes.live, size=(420, 760)),
    Scene("sky-dawn", lambda: at("05:10:00"), size=(800, 700)),
    Scene("sky-day", lambda: at("11:20:00"), size=(800, 700)),
    Scene("sky-dusk", lambda: at("17:20:00"), size=(800, 700)),
    Scene("sky-night", lambda: at("20:30:00"), size=(800, 700)),
    Scene("narrow-reader", scenes.live, size=(420, 760), reading=True),
    Scene("first-run", scenes.searching, first_run=True),
    Scene("trouble-stream", scenes.reconnecting),
    Scene("trouble-site", scenes.night, dark=True, silent_site=True),
)


def take(scene: Scene, out: Path, lane: Lane, app: QApplication, lang: str = "id") -> None:
    """Build the window for `scene`, wait for its pictures, save OUT/NAME.png."""
    view, now = scene.view()
    theme = Theme(assets_dir(), "dark" if scene.dark else "light", reduced_motion=True)
    theme.apply(app)
    speech = Speech(lang, scenes.WIB, "WIB", lambda: now)
    fetched = now - 2820 if scene.silent_site else now - 110
    with tempfile.TemporaryDirectory() as folder:
        room = DemoRoom(Path(folder), now, fetched=fetched, start=not scene.first_run)
        try:
            if not scene.first_run:
                room.leave_unread(*((1, 2, 6, 9) if scene.silent_site else (0, 1, 2, 6)))
                room.save(2, 4)
            window = MainWindow(
                PuppetPlayer(view), room.news, theme, speech, lane, "Planet FM", "Banyuwangi"
            )
            window.resize(*scene.size)
            window.show()
            QCursor.setPos(window.mapToGlobal(QPoint(scene.size[0] + 50, scene.size[1] + 50)))
            side = window.list_side
            if not scene.first_run:
                wait_until(lambda: side.model.rowCount() > 8, "the list")
            if scene.silent_site:
                wait_until(lambda: window.pictures.idle, "the pictures")
                room.fail_site()
            if scene.reading:
                window.open_article(side.model.headline(BANDARA).identity)
                page = window.reader.page
                wait_until(lambda: page.article is not None, "the article")
                if window.panes.list is not None:
                    room.news.mark_read(side.model.headline(BANDARA).identity, True)
            if scene.comments:
                show_comments(window, room, theme, speech)
            window.setFocus(Qt.FocusReason.MouseFocusReason)
            wait_until(lambda: window.pictures.idle, "the pictures")
            window.repaint()
            wait_until(lambda: window.pictures.idle, "the pictures")
            assert window.grab().save(str(out / f"{scene.name}.png"))
            window.close()
            window.deleteLater()
            app.processEvents()
        finally:
            room.close()


def show_comments(window: MainWindow, room: DemoRoom, theme: Theme, speech: Speech) -> None:
    """The comments of the open article, the foot of the form at the window's."""
    comments = room.comments()
    section = CommentsSection(theme, speech)
    open_nothing = str
    CommentsDesk(comments, section, window, window.say, open_nothing, open_nothing)
    window.reader.page.set_comments(section)
    wait_until(lambda: bool(comments.view.rows) and not comments.view.loading, "the comments")
    comments.remember(Writer("Dewi Lestari", "dewi@contoh.id"))
    wait_until(lambda: section.form.name.text() != "", "the name")
    QApplication.processEvents()
    area = window.reader.area.verticalScrollBar()
    area.setValue(area.maximum() - 12)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("names", nargs="*", help="only these states")
    parser.add_argument("--lang", default="id", help="the language of the pictures: id or en")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_fonts(assets_dir() / "fonts")
    lang = given.lang
    installed = install_translators(app, lang)
    for scene in SCENES:
        if given.names and scene.name not in given.names:
            continue
        mailbox = Mailbox()
        lane = Lane("pictures", mailbox)
        take(scene, given.out, lane, app, lang)
        lane.close()
        mailbox.close()
        print(given.out / f"{scene.name}.png")
    for article in reading.SCENES:
        if not given.names or article.name in given.names:
            mailbox = Mailbox()
            lane = Lane("pictures", mailbox)
            reading.take(article, given.out, lane, app, lang)
            lane.close()
            mailbox.close()
            print(given.out / f"{article.name}.png")
    for old_scene in archive.SCENES:
        if not given.names or old_scene.name in given.names:
            mailbox = Mailbox()
            lane = Lane("pictures", mailbox)
            archive.take(old_scene, given.out, lane, app, lang)
            lane.close()
            mailbox.close()
            print(given.out / f"{old_scene.name}.png")
    for kept_scene in kept.SCENES:
        if not given.names or kept_scene.name in given.names:
            kept.take(kept_scene, given.out, app, lang)
            print(given.out / f"{kept_scene.name}.png")
    for person in people.SCENES:
        if not given.names or person.name in given.names:
            people.take(person, given.out, app, lang)
            print(given.out / f"{person.name}.png")
    for translator in installed:
        app.removeTranslator(translator)  # the settings are taken in both languages
    for page in settings.SCENES:
        if not given.names or page.name in given.names:
            settings.take(page, given.out, app)
            print(given.out / f"{page.name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
