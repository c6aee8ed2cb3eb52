"""A tooltip names the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from planetfm.gui import keymap
from planetfm.gui.key_tips import KeyTips, keys_of
from tests.gui.test_keymap import app
from tests.whole import WholeApp

__all__ = ["app"]


def test_a_tooltip_names_a_key_of_the_list_after_its_words(app: WholeApp) -> None:
    listed = {keys for group in keymap.groups() for key in group.keys for keys in key.keys}
    assert set(keys_of(app.window).values()) <= listed
    stage, tips, at = app.window.radio.stage, app.desk(KeyTips), QPoint(5, 5)
    stage.back.setEnabled(True)
    event = QHelpEvent(QEvent.Type.ToolTip, at, stage.back.mapToGlobal(at))
    QApplication.sendEvent(stage.back, event)
    assert QToolTip.text() == f"{stage.back.toolTip()}  J"
    QToolTip.hideText()
    assert tips.words(stage.sun) == f"{stage.sun.toolTip()}  {keymap.caps('Space')[0]}"
    app.core.preferences.update(letters=False)
    assert tips.words(stage.back) == stage.back.toolTip(), "a letter that does nothing now"
    clip = app.window.radio.tools.buttons[1]
    assert tips.words(clip) == f"{clip.toolTip()}  Ctrl+K"
    stage.forward.setEnabled(False)
    app.core.preferences.update(letters=True)
    assert tips.words(stage.forward) == stage.forward.toolTip(), "it says why it is off"
