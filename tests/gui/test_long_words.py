"""Words of another language may be half as long again: nothing may overlap or be pushed out.

The whole app speaks a made-up language here, each sentence 1.6 times as long as the English one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QTranslator
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QLineEdit, QWidget

from planetfm import window_app
from planetfm.gui.kept.desk import KeptDesk
from planetfm.gui.key_desk import KeyDesk
from planetfm.gui.mini_desk import MiniDesk
from planetfm.gui.news.comments import CommentsSection
from planetfm.gui.settings.dialog import PAGES
from planetfm.gui.settings_opener import SettingsOpener
from tests.whole import WholeApp, whole_app

CONTROLS = (QAbstractButton, QLineEdit, QAbstractSlider)
SIZES = ((360, 640), (420, 760), (700, 700), (1180, 760), (1440, 860))
OUTDENT = 8
"""Quiet buttons stand that far out to the left, so that their words are in line, px."""
HIT_PX = 2
"""The folded player's ribbon can be pressed that far below its foot, px."""
TOUCH = 4
"""A slider's knob may reach that far under its neighbour's empty edge, px."""
FILLING = "nggawe tembung sing dawa banget "


class LongWinded(QTranslator):
    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        extra = round(len(source) * 0.6)
        return f"{source} {(FILLING * 8)[:extra]}" if len(source) > 1 else source

    def isEmpty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def long_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def install(app: QCoreApplication, lang: str) -> list[QTranslator]:
        made = LongWinded(app)
        app.installTranslator(made)
        return [made]

    monkeypatch.setattr(window_app, "install_translators", install)


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[WholeApp]:
    with whole_app(tmp_path, lang="en") as made:
        made.core.preferences.update(reduced_motion=True)
        made.play()
        made.core.player.seek_by(-10.0)
        yield made


def controls(window: QWidget) -> list[QWidget]:
    return [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS) and one.isVisible() and one.window() is window
    ]


def place_in(window: QWidget, control: QWidget) -> QRect:
    return QRect(control.mapTo(window, QPoint()), control.size())


def faults(window: QWidget) -> list[str]:
    """Controls that overlap a neighbour, or that reach out of what they stand in."""
    found = []
    shown = controls(window)
    for n, one in enumerate(shown):
        parent = one.parentWidget()
        inside = one.geometry().adjusted(OUTDENT, 0, 0, -HIT_PX)
        if parent is not None and not parent.rect().contains(inside):
            found.append(f"{said(one)} reaches out of {said(parent)} {one.geometry().getRect()}")
        for other in shown[n + 1 :]:
            common = place_in(window, one) & place_in(window, other)
            if other.parentWidget() is parent and min(common.width(), common.height()) > TOUCH:
                found.append(f"{said(one)} lies on {said(other)} {common.getRect()}")
    return found


def said(control: QWidget) -> str:
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return f"{control.metaObject().className()} {control.accessibleName() or words!r}"


def settle(app: WholeApp) -> None:
    for _ in range(10):
        QApplication.processEvents()


def test_the_list_and_a_story_at_every_width(app: WholeApp) -> None:
    window = app.window
    section = window.findChild(CommentsSection)
    assert section is not None
    wrong: dict[str, list[str]] = {}
    for wide, high in SIZES:
        window.resize(wide, high)
        settle(app)
        wrong[f"list at {wide}"] = faults(window)
        window.open_article(window.list_side.model.headline(0).identity)
        app.until(lambda: window.reader.page.article is not None, "the story")
        app.until(lambda: section.height() > 200, "the comments")
        settle(app)
        wrong[f"story at {wide}"] = faults(window)
        assert len(controls(window)) > 12
        window.back_to_list()
    assert {where: what for where, what in wrong.items() if what} == {}


@pytest.mark.parametrize("wide", [360, 1180])
def test_every_dialog(app: WholeApp, wide: int) -> None:
    app.window.resize(wide, 760)
    kept, settings = app.desk(KeptDesk), app.desk(SettingsOpener)
    dialogs: dict[str, Callable[[], object]] = {
        "recordings": kept.open_recordings,
        "plans": kept.open_plans,
        "history": kept.open_history,
        "alarms": kept.open_alarms,
        "sleep": kept.open_sleep_time,
        "keys": app.desk(KeyDesk).open,
        "mini": app.desk(MiniDesk).fold,
        **{page: (lambda page=page: settings.open(page)) for page in PAGES},  # type: ignore[misc]
    }
    wrong: dict[str, list[str]] = {}
    for name, open_it in dialogs.items():
        open_it()
        settle(app)
        windows = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one is not app.window
        ]
        assert len(windows) == 1, name
        if name in PAGES:
            windows[0].resize(min(760, wide), 600)
            settle(app)
        assert controls(windows[0]), name
        wrong[name] = faults(windows[0])
        windows[0].close()
        app.window.show()
        settle(app)
    assert {where: what for where, what in wrong.items() if what} == {}


def test_the_measure_itself_sees_an_overlap(app: WholeApp) -> None:
    window = app.window
    assert faults(window) == []
    refresh = window.list_side.header.refresh
    refresh.move(refresh.x() + 20, refresh.y())
    assert any("lies on" in fault for fault in faults(window))
    refresh.move(window.width() - 10, refresh.y())
    assert any("reaches out of" in fault for fault in faults(window))
