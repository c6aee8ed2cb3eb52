"""Draws the demo station's pictures and icon into assets/demo.

By hand:  python -m tests.make_demo.pictures [NAME ...]     (needs PySide6 and Pillow)
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.make_demo.scenes_land import LAND
from tests.make_demo.scenes_sea import SEA

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "demo"


def draw_icon() -> None:
    """The site's icon: the station's own mark, 192 pixels square."""
    image = QImage(192, 192, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ASSETS.parent / "mark" / "mark.svg")).render(painter)
    painter.end()
    image.save(str(ASSETS / "ikon.png"))


def main(names: list[str]) -> int:
    app = QGuiApplication([])
    scenes = LAND | SEA
    for name in names or scenes:
        size = scenes[name]().save(ASSETS / f"{name}.jpg")
        print(f"{name:14} {size / 1000:6.1f} kB")
    if not names:
        draw_icon()
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
