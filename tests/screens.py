"""`python -m tests.screens HOME [first-run]`: the whole app, brought to its screens by words on
standard input; each is answered by "at WORD" once it is shown. For tests that look from outside."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from planetfm.core.model import Earlier
from planetfm.demo.faults import SiteFault, StreamFault
from planetfm.gui.kept.desk import KeptDesk
from planetfm.gui.key_desk import KeyDesk
from planetfm.gui.mini_desk import MiniDesk
from planetfm.gui.news.comments import CommentsSection
from planetfm.gui.news.viewer import PictureViewer
from planetfm.gui.settings.dialog import PAGES
from planetfm.gui.settings_opener import SettingsOpener
from planetfm.gui.status_card import StatusDesk
from planetfm.gui.widgets.popover import Popover
from tests.whole import WholeApp, whole_app


def reader(app: WholeApp) -> None:
    """The second story, which has comments on the demo station."""
    window = app.window
    window.open_article(window.list_side.model.headline(0).identity)
    app.until(lambda: window.reader.page.article is not None, "the article")
    section = window.findChild(CommentsSection)
    assert section is not None
    app.until(lambda: section.height() > 200, "the comments")


def settings(app: WholeApp, page: str) -> None:
    app.desk(SettingsOpener).open(page)


def new_story(app: WholeApp) -> None:
    """Comes in while the listener is further down."""
    bar = app.window.list_side.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    app.station.publish("KABAR YANG BARU SAJA MASUK", "Isi kabar itu.")
    app.core.news.refresh()


def record(app: WholeApp) -> None:
    app.core.keep.record_start()
    app.until(lambda: app.core.keep.recording is not None, "a recording")
    app.window.radio.tools.buttons[0].setFocus()


def comment(app: WholeApp) -> None:
    section = app.window.findChild(CommentsSection)
    assert section is not None
    form = section.form
    form.name.setText("Dewi Lestari")
    form.email.setText("dewi@contoh.id")
    form.text.edit.setPlainText("Terima kasih atas kabarnya.")
    form.press_send()


def kept(name: str) -> Callable[[WholeApp], object]:
    return lambda app: getattr(app.desk(KeptDesk), f"open_{name}")()


def changes(app: WholeApp) -> None:
    """What the site corrected in the open story."""
    page = app.window.reader.page
    assert page.article is not None
    title, at = page.article.title, page.article.published
    before = Earlier(title, "Yang semula ditulis.", at)
    story = replace(page.article, corrected_at=at, previous=before)
    app.window.reader._on_article(story.identity, story, page.html)
    page.notes.way("corrected").click()
    app.until(lambda: app.window.findChild(Popover) is not None, "the panel")


def picture(app: WholeApp) -> None:
    """The picture above the headline, large."""
    hero = app.window.reader.page.hero
    app.until(hero.isVisible, "the picture")
    hero.click()


def close_all(app: WholeApp) -> None:
    """Back to the list, without any dialog."""
    app.desk(MiniDesk).unfold()
    for popover in app.window.findChildren(Popover):
        popover.leave()
    for viewer in app.window.findChildren(PictureViewer):
        viewer.leave()
    for window in QApplication.topLevelWidgets():
        if window is not app.window and window.isVisible():
            window.close()
    app.window.back_to_list()
    app.window.list_side.clear_search()
    app.window.resize(1180, 760)


SCREENS: dict[str, Callable[[WholeApp], object]] = {
    "list": close_all,
    "reader": reader,
    "narrow": lambda app: app.window.resize(420, 760),
    "wide": lambda app: app.window.resize(1440, 860),
    "recordings": kept("recordings"),
    "plans": kept("plans"),
    "history": kept("history"),
    "alarms": kept("alarms"),
    "sleep": kept("sleep_time"),
    "status": lambda app: app.desk(StatusDesk).open(app.window),
    "changes": changes,
    "picture": picture,
    "keys": lambda app: app.desk(KeyDesk).open(),
    "mini": lambda app: app.desk(MiniDesk).fold(),
    "play": lambda app: app.play(),
    "behind": lambda app: app.core.player.seek_by(-8.0),
    "live": lambda app: app.core.player.go_live(),
    "cut": lambda app: app.station.faults.set(stream=StreamFault.REFUSE),
    "mend": lambda app: app.station.faults.set(stream=StreamFault.OK),
    "save": lambda app: app.core.news.set_saved(
        app.window.list_side.model.headline(1).identity, True
    ),
    "next story": lambda app: app.window.open_neighbour(1),
    "record": record,
    "stop recording": lambda app: app.core.keep.record_stop(),
    "pause": lambda app: app.core.player.pause(),
    "ribbon": lambda app: app.window.dock.ribbon.setFocus(),
    "new story": new_story,
    "comment": comment,
    "search": lambda app: app.window.list_side.search("banyuwangi"),
    **{page: (lambda app, page=page: settings(app, page)) for page in PAGES},  # type: ignore[misc]
}


def main() -> int:
    home, first_run = Path(sys.argv[1]), "first-run" in sys.argv
    with whole_app(home, start=not first_run) as app:
        if first_run:
            app.station.faults.set(site=SiteFault.DOWN)
            app.core.start()
        else:
            app.core.preferences.update(reduced_motion=True)

        def read() -> None:
            word = sys.stdin.readline().strip()
            if not word:
                QApplication.quit()
                return
            SCREENS[word](app)
            for _ in range(5):
                QApplication.processEvents()
            print(f"at {word}", flush=True)

        listening = QSocketNotifier(0, QSocketNotifier.Type.Read)
        listening.activated.connect(lambda: read())
        print("at start", flush=True)
        code = QApplication.exec()
        listening.setEnabled(False)
    return code


if __name__ == "__main__":
    sys.exit(main())
