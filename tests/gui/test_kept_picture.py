"""What lies over something that moves is painted once, and anew when it looks otherwise."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from planetfm.gui.widgets.kept_picture import KeptPicture


def test_it_is_painted_anew_only_when_look_size_or_screen_change(qapp: QApplication) -> None:
    kept, painted = KeptPicture(), list[QColor]()

    def draw(name: str, side: int = 20, ratio: float = 1.0) -> QColor:
        ground = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor("black"))
        painter = QPainter(ground)

        def paint(within: QPainter) -> None:
            painted.append(QColor(name))
            within.fillRect(0, 0, side, side, QColor(name))

        kept.draw(painter, QSize(side, side), name, paint)
        painter.end()
        assert ground.pixelColor(round(side * ratio) - 1, 0) == QColor(name)
        assert ground.pixelColor(round(side * ratio) + 1, 0) == QColor("black")
        return ground.pixelColor(0, 0)

    assert draw("red") == draw("red") == QColor("red")
    assert len(painted) == 1
    assert draw("blue") == QColor("blue")
    draw("blue", side=24)
    draw("blue", side=24, ratio=2.0)
    assert len(painted) == 4
