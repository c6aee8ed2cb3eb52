"""Pictures of the list of keys and of the mini player."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.assets import assets_dir
from planetfm.gui.key_sheet import KeySheet
from planetfm.gui.mini import MiniPlayer
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import Memory
from planetfm.gui.window_keys import RadioKeys
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer


@dataclass(frozen=True, slots=True)
class PeopleScene:
    name: str
    dark: bool = False
    wide: int = 0
    """The list of keys, in a window so wide; 0: the mini player."""


SCENES = (
    PeopleScene("keys", wide=1180),
    PeopleScene("keys-dark", dark=True, wide=1180),
    PeopleScene("keys-narrow", wide=360),
    PeopleScene("mini-light"),
    PeopleScene("mini-dark", dark=True),
)


def take(scene: PeopleScene, out: Path, app: QApplication, lang: str = "id") -> None:
    """Save OUT/NAME.png."""
    theme = Theme(assets_dir(), "dark" if scene.dark else "light", reduced_motion=True)
    theme.apply(app)
    owner = QWidget()
    shown: QWidget
    if scene.wide:
        owner.resize(scene.wide, 760)
        shown = KeySheet(theme, letters=scene.wide > 400, parent=owner)
    else:
        view, now = scenes.night() if scene.dark else scenes.live()
        speech = Speech(lang, scenes.WIB, "WIB", lambda: now)
        player = PuppetPlayer(view)
        keys = RadioKeys(player, letters=True)
        shown = MiniPlayer(player, theme, speech, "Planet FM", Memory(), keys)
    shown.show()
    shown.setFocus(Qt.FocusReason.OtherFocusReason)
    app.processEvents()
    assert shown.grab().save(str(out / f"{scene.name}.png"))
    shown.close()
    shown.deleteLater()
    owner.deleteLater()
    app.processEvents()
