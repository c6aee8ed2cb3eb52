"""What the listener chose acts in the window at once, and the settings open from it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.core.settings import PictureUse, Sky, ThemeChoice
from planetfm.gui.choices import Choices
from planetfm.gui.radio.sky import Hour
from planetfm.gui.settings_opener import SettingsOpener
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.tasks import Lane, Mailbox
from tests.gui.news.conftest import stories
from tests.gui.news.puppet import PuppetNews
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.gui.settings.conftest import SPEECH, indonesian, theme
from tests.gui.settings.puppet_desk import PuppetDesk
from tests.running import ROOT

__all__ = ["indonesian", "theme"]


@pytest.fixture
def preferences(qapp: QApplication, tmp_path: Path) -> Iterator[Preferences]:
    mailbox = Mailbox()
    files = Lane("files", mailbox)
    made = Preferences(tmp_path / "settings.json", files)
    yield made
    made.close()
    files.close(finish=True)
    mailbox.close()


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    mailbox = Mailbox()
    made = Lane("pictures", mailbox)
    yield made
    made.close()
    mailbox.close()


@pytest.fixture
def player() -> PuppetPlayer:
    return PuppetPlayer(scenes.live()[0])


@pytest.fixture
def window(
    qtbot: QtBot,
    theme: Theme,
    lane: Lane,
    indonesian: None,
    preferences: Preferences,
    player: PuppetPlayer,
) -> Iterator[MainWindow]:
    made = MainWindow(
        player, PuppetNews(stories(5)), theme, SPEECH, lane, "Planet FM", "Banyuwangi"
    )
    Choices(preferences, made, theme)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def test_skips_go_as_far_as_chosen(
    window: MainWindow, preferences: Preferences, player: PuppetPlayer
) -> None:
    stage = window.radio.stage
    assert stage.back.accessibleName() == "Mundur 30 detik"
    preferences.update(skip_s=10)
    assert stage.back.accessibleName() == "Mundur 10 detik"
    assert stage.forward.accessibleName() == "Maju 10 detik"
    assert stage.back.toolTip() == "Mundur 10 detik"
    QTest.mouseClick(stage.back, Qt.MouseButton.LeftButton)
    QTest.keyClick(window, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert player.calls == [("seek_by", -10.0), ("seek_by", -10.0), ("seek_by", 10.0)]


def test_letters_act_as_long_as_they_may(
    window: MainWindow, preferences: Preferences, player: PuppetPlayer
) -> None:
    preferences.update(letters=False)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert player.calls == []
    preferences.update(letters=True)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert player.calls == [("set_muted", True)]


def test_the_stage_shows_the_chosen_sky(window: MainWindow, preferences: Preferences) -> None:
    stage = window.radio.stage
    preferences.update(reduced_motion=True)  # no slow change between the skies
    hours, shown = [stage.hour], [stage.grab().toImage().pixelColor(20, 60)]
    for sky in (Sky.DUSK, Sky.HOUR):
        preferences.update(sky=sky)
        hours.append(stage.hour)
        shown.append(stage.grab().toImage().pixelColor(20, 60))
    assert hours == [Hour.FAJAR, Hour.SENJA, Hour.FAJAR]  # it is 05.42
    assert shown[0] != shown[1]
    assert shown[0] == shown[2]


def test_theme_and_motion_change_at_once(
    window: MainWindow, preferences: Preferences, theme: Theme
) -> None:
    preferences.update(theme=ThemeChoice.DARK, reduced_motion=True)
    assert (theme.dark, theme.reduced_motion) == (True, True)
    preferences.update(theme=ThemeChoice.LIGHT, reduced_motion=False)
    assert (theme.dark, theme.reduced_motion) == (False, False)


def test_less_motion_is_wanted_here_or_of_the_whole_system(
    preferences: Preferences, window: MainWindow, theme: Theme
) -> None:
    wanted = []
    for here, system in ((False, True), (True, True), (True, False), (False, False)):
        preferences.update(reduced_motion=here)
        theme.set_system_reduces(system)
        wanted.append(theme.reduced_motion)
    assert wanted == [True, True, True, False]


def test_the_open_article_takes_the_text_size(window: MainWindow, preferences: Preferences) -> None:
    window.open_article(window.list_side.model.headline(0).identity)
    preferences.update(text_size_px=21)
    assert window.reader.text_px == 21
    assert window.reader.page.body._size_px == 21


def test_pictures_that_were_not_loaded_are_asked_for_again(
    window: MainWindow, preferences: Preferences
) -> None:
    window.pictures._missing.add("http://radio.example/a.jpg")
    preferences.update(pictures=PictureUse.NEVER)
    assert not window.pictures.missing("http://radio.example/a.jpg")


Opened = Callable[[], SettingsOpener]


@pytest.fixture
def opener(window: MainWindow, theme: Theme) -> SettingsOpener:
    return SettingsOpener(window, theme, SPEECH, PuppetDesk)


def test_the_key_opens_one_dialog(window: MainWindow, opener: SettingsOpener, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    first = opener.dialog
    assert first is not None
    assert first.isVisible()
    opener.open("data")
    assert opener.dialog is first
    assert first.page == "data"
    first.close()
    qtbot.waitUntil(lambda: opener.dialog is None)


def test_the_buttons_open_it_wide_and_narrow(
    window: MainWindow, opener: SettingsOpener, qtbot: QtBot
) -> None:
    for size, button in (
        ((1180, 760), window.list_side.header.settings),
        ((1440, 860), window.list_side.header.settings),
        ((420, 760), window.radio.settings),
    ):
        window.resize(*size)
        qtbot.waitUntil(button.isVisible)
        assert button.accessibleName() == "Pengaturan"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert opener.dialog is not None
        opener.dialog.close()
        qtbot.waitUntil(lambda: opener.dialog is None)


def test_the_drawn_place_of_the_button(window: MainWindow) -> None:
    window.resize(1180, 760)
    button = window.list_side.header.settings
    assert button.mapTo(window, button.rect().center()).toTuple() == (1145, 35)


def test_the_dialog_is_not_loaded_before_it_is_wanted() -> None:
    code = (
        "import sys, planetfm.app, planetfm.window_app, planetfm.window_desks,"
        " planetfm.window_settings\n"
        "print([name for name in sys.modules if name.startswith('planetfm.gui.settings.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
