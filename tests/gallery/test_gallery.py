"""The gallery can be made: its pictures have the asked size and something on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from planetfm.runtime.tasks import Lane, Mailbox
from tests.gallery import kept, reading, settings
from tests.gallery.__main__ import SCENES, take


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    mailbox = Mailbox()
    made = Lane("pictures", mailbox)
    yield made
    made.close()
    mailbox.close()


@pytest.mark.parametrize(
    "name", ["main-light", "narrow-reader", "main-dark-comments", "trouble-site", "first-run"]
)
def test_a_picture_is_made(qapp: QApplication, lane: Lane, tmp_path: Path, name: str) -> None:
    scene = next(scene for scene in SCENES if scene.name == name)
    palette, sheet = qapp.palette(), qapp.styleSheet()
    try:
        take(scene, tmp_path, lane, qapp)
    finally:
        qapp.setPalette(palette)
        qapp.setStyleSheet(sheet)
    picture = QImage(str(tmp_path / f"{name}.png"))
    assert (picture.width(), picture.height()) == scene.size
    colours = {picture.pixel(x, y) for x in range(0, 400, 9) for y in range(0, 700, 9)}
    assert len(colours) > 100


@pytest.mark.parametrize("name", ["kept-recordings-narrow", "kept-span", "kept-song-menu"])
def test_a_picture_of_what_is_kept_is_made(qapp: QApplication, tmp_path: Path, name: str) -> None:
    scene = next(scene for scene in kept.SCENES if scene.name == name)
    palette, sheet = qapp.palette(), qapp.styleSheet()
    try:
        kept.take(scene, tmp_path, qapp)
    finally:
        qapp.setPalette(palette)
        qapp.setStyleSheet(sheet)
    picture = QImage(str(tmp_path / f"{name}.png"))
    assert picture.width() == scene.size[0]
    colours = {picture.pixel(x, y) for x in range(0, 300, 3) for y in range(0, 600, 3)}
    assert len(colours) > 20


@pytest.mark.parametrize("name", ["settings-data-dark", "settings-news-narrow", "settings-focus"])
def test_a_picture_of_the_settings_is_made(qapp: QApplication, tmp_path: Path, name: str) -> None:
    scene = next(scene for scene in settings.SCENES if scene.name == name)
    palette, sheet = qapp.palette(), qapp.styleSheet()
    try:
        settings.take(scene, tmp_path, qapp)
    finally:
        qapp.setPalette(palette)
        qapp.setStyleSheet(sheet)
    picture = QImage(str(tmp_path / f"{name}.png"))
    assert (picture.width(), picture.height()) == scene.size
    colours = {picture.pixel(x, y) for x in range(0, 340, 3) for y in range(0, 560, 3)}
    assert len(colours) > 20


@pytest.mark.parametrize("name", ["reading-whole-narrow", "reading-notes", "reading-changes-dark"])
def test_a_picture_of_reading_is_made(
    qapp: QApplication, lane: Lane, tmp_path: Path, name: str
) -> None:
    scene = next(scene for scene in reading.SCENES if scene.name == name)
    palette, sheet = qapp.palette(), qapp.styleSheet()
    try:
        reading.take(scene, tmp_path, lane, qapp)
    finally:
        qapp.setPalette(palette)
        qapp.setStyleSheet(sheet)
    picture = QImage(str(tmp_path / f"{name}.png"))
    assert picture.width() == scene.size[0]
    assert picture.height() >= scene.size[1]
    colours = {picture.pixel(x, y) for x in range(0, 400, 9) for y in range(0, 700, 9)}
    assert len(colours) > 100
