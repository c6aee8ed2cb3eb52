"""The picture viewer: opened from the text and from above it, zoomed, turned, saved, closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.gui.news.reader import Reader
from planetfm.gui.news.viewer import PictureViewer
from tests.gui.news.puppet import PuppetNews, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]
ONE, TWO = "https://radioplanetfm.com/satu.png", "https://radioplanetfm.com/dua.png"


@pytest.fixture
def reader(make_reader: MakeReader, tmp_path: Path) -> Reader:
    html = (
        f'<p>x</p><figure><img src="{ONE}" width="1600" height="900"><figcaption>Kapal di Selat'
        f' Bali</figcaption></figure><p>y</p><figure><img src="{TWO}" width="90" height="90">'
        "</figure>"
    )
    news = PuppetNews([article(1, 10, "A", "Cuaca", html=html)])
    for address, wide, high in ((ONE, 1600, 900), (TWO, 90, 90)):
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.fill(0x00AA55)
        path = tmp_path / Path(address).name
        assert image.save(str(path))
        news.pictures[address] = path
    made, _ = make_reader(news)
    made.open(news._matching_all()[0])
    return made


def opened(reader: Reader, qtbot: QtBot, number: int = 0) -> PictureViewer:
    reader.page.body.anchorClicked.emit(QUrl(f"planet-picture:{number}"))
    viewer = reader.viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer._held() is not None, timeout=3000)
    return viewer


def test_a_picture_opens_over_the_whole_window_with_its_caption(
    reader: Reader, qtbot: QtBot
) -> None:
    viewer = opened(reader, qtbot)
    assert viewer.isVisible()
    assert viewer.size() == reader.window().size()
    assert viewer.accessibleDescription() == "Kapal di Selat Bali"
    assert viewer.scale < 1
    reader.resize(700, 500)
    assert viewer.size() == reader.size()


def test_zoom_by_keys_wheel_and_double_click_and_pan_by_mouse(reader: Reader, qtbot: QtBot) -> None:
    viewer = opened(reader, qtbot)
    fits = viewer.scale
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.scale == pytest.approx(fits * 1.25)
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.scale == pytest.approx(fits)
    middle = viewer.rect().center()
    QTest.mouseDClick(viewer, Qt.MouseButton.LeftButton, pos=middle)
    assert viewer.scale == 1.0
    before = viewer._offset.x()
    QTest.mousePress(viewer, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(viewer, middle - QPoint(50, 0))
    QTest.mouseRelease(viewer, Qt.MouseButton.LeftButton, pos=middle - QPoint(50, 0))
    assert viewer._offset.x() == before - 50
    turn = QWheelEvent(
        QPointF(middle), viewer.mapToGlobal(QPointF(middle)), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(viewer, turn)
    assert viewer.scale > 1.5
    for _ in range(40):
        QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.scale == 6.0


def test_arrows_turn_while_it_fits_and_stop_at_the_ends(reader: Reader, qtbot: QtBot) -> None:
    viewer = opened(reader, qtbot)
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert viewer.at == 0
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.at == 1
    qtbot.waitUntil(lambda: viewer._held() is not None, timeout=3000)
    assert viewer.scale <= 2.0  # a small picture is not blown up into blocks
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.at == 1
    assert not viewer.next.isEnabled()


def test_escape_and_a_click_beside_it_close_and_give_the_focus_back(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.activateWindow()
    reader.area.setFocus()
    viewer = opened(reader, qtbot)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert reader.area.hasFocus()
    viewer = opened(reader, qtbot, 1)
    QTest.mouseClick(viewer, Qt.MouseButton.LeftButton, pos=QPoint(60, viewer.height() - 20))
    assert not viewer.isVisible()


def test_a_picture_is_saved_as_the_site_has_it(
    reader: Reader, qtbot: QtBot, tmp_path: Path
) -> None:
    viewer = opened(reader, qtbot)
    told: list[str] = []
    offered: list[str] = []

    def choose(name: str) -> str:
        offered.append(name)
        return str(tmp_path / "simpan.png")

    viewer._choose_path = choose
    viewer.said.connect(told.append)
    QTest.mouseClick(viewer.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert offered == ["satu.png"]
    assert (tmp_path / "simpan.png").read_bytes() == (tmp_path / "satu.png").read_bytes()
