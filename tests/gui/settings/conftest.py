"""The settings dialog on a puppet desk, in Indonesian, as drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.settings import Settings
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.dialog import SettingsDialog
from planetfm.gui.theme import Theme
from planetfm.gui.translate import install_translators
from tests.gui.settings.puppet_desk import PuppetDesk

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 25, 5, 42, tzinfo=WIB).timestamp()
SPEECH = Speech("id", WIB, "WIB", lambda: NOW)
Open = Callable[..., SettingsDialog]


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    translators = install_translators(qapp, "id")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(assets_dir(), "light", reduced_motion=True)
    yield made
    made.deleteLater()


@pytest.fixture
def desk(qapp: QApplication) -> PuppetDesk:
    return PuppetDesk()


@pytest.fixture
def open_dialog(qtbot: QtBot, theme: Theme, indonesian: None, desk: PuppetDesk) -> Iterator[Open]:
    made: list[SettingsDialog] = []

    def open_(
        page: str = "playback", size: tuple[int, int] = (760, 600), **settings: object
    ) -> SettingsDialog:
        desk.settings = Settings(**settings)  # type: ignore[arg-type]
        dialog = SettingsDialog(desk, theme, SPEECH)
        dialog.resize(*size)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        dialog.show_page(page)
        made.append(dialog)
        return dialog

    yield open_
    for dialog in made:
        dialog.close()
