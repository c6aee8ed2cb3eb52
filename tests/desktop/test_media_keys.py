"""The media keys reach the radio while a window of ours has the focus, whichever it is."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planetfm.desktop.media import Verb
from planetfm.desktop.media_keys import KEYS
from planetfm.gui.everywhere import KeysEverywhere


@pytest.mark.parametrize("owner_is_seen", [True, False])
@pytest.mark.parametrize(
    ("key", "verb"),
    [
        (Qt.Key.Key_MediaPlay, Verb.PLAY_PAUSE),
        (Qt.Key.Key_MediaTogglePlayPause, Verb.PLAY_PAUSE),
        (Qt.Key.Key_MediaPause, Verb.PAUSE),
        (Qt.Key.Key_MediaStop, Verb.STOP),
        (Qt.Key.Key_MediaNext, Verb.NEXT),
        (Qt.Key.Key_MediaPrevious, Verb.PREVIOUS),
    ],
)
def test_each_key_acts_even_while_one_types_in_another_window(
    qtbot: QtBot, key: Qt.Key, verb: Verb, owner_is_seen: bool
) -> None:
    asked: list[Verb] = []
    window, field = QWidget(), QLineEdit()
    for one in (window, field):
        qtbot.addWidget(one)
        one.show()
    window.setVisible(owner_is_seen)
    KeysEverywhere(window, {key: partial(asked.append, verb) for key, verb in KEYS.items()})
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, key)
    assert asked == [verb]
