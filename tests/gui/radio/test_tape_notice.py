"""The disk leaves less room: one sentence, in the listener's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from planetfm.core.snapshot import PlayerView, TapeView
from planetfm.gui.radio.tape_notice import TapeNotice
from planetfm.gui.translate import install_translators
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.gui.told import Told

FULL = PlayerView(tape=TapeView(shortened=True))


@pytest.fixture
def owner() -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "The disk is full"), ("id", "Disk penuh")], ids=["en", "id"]
)
def test_it_is_said_once_and_again_after_there_was_room(
    qapp: QApplication, owner: QObject, lang: str, title: str
) -> None:
    installed = install_translators(qapp, lang)
    player, toasts = PuppetPlayer(), Told()
    TapeNotice(player, owner, toasts)
    assert toasts.said == []
    player.show(FULL)
    player.show(replace(FULL, volume=3))
    assert [said for said, _ in toasts.said] == [title]
    assert all(detail for _, detail in toasts.said)
    player.show(PlayerView())
    player.show(FULL)
    assert len(toasts.said) == 2
    for translator in installed:
        qapp.removeTranslator(translator)
