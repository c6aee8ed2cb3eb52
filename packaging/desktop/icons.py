"""The application's icon in every size a desktop asks for, made from the marks in assets/mark.

hicolor/16x16/apps/planetfm.png ... 512x512, scalable/apps/planetfm.svg,
symbolic/apps/planetfm-symbolic.svg
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtSvg import QSvgRenderer

NAME = "planetfm"
SIZES_PX = (16, 22, 24, 32, 48, 64, 96, 128, 192, 256, 512)
SMALL_UP_TO_PX = 24
"""Up to here the mark is drawn with fewer, stronger lines."""
SVG = "{http://www.w3.org/2000/svg}"
_STEP = re.compile(r"([MLCZ])|(-?\d+(?:\.\d+)?)")


def write_icons(marks: Path, hicolor: Path) -> list[Path]:
    """Write all icons below `hicolor`; returns their paths. Raises OSError."""
    written = []
    for size_px in SIZES_PX:
        mark = marks / ("mark-16.svg" if size_px <= SMALL_UP_TO_PX else "mark.svg")
        path = hicolor / f"{size_px}x{size_px}" / "apps" / f"{NAME}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not picture(mark, size_px).save(str(path)):
            raise OSError(f"{path} could not be written")
        written.append(path)
    for folder, name, text in (
        ("scalable", f"{NAME}.svg", (marks / "mark.svg").read_text("utf-8")),
        ("symbolic", f"{NAME}-symbolic.svg", symbolic((marks / "mark-mono.svg").read_text())),
    ):
        path = hicolor / folder / "apps" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        written.append(path)
    return written


def picture(mark: Path, size_px: int) -> QImage:
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(mark)).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return image


def symbolic(mono: str) -> str:
    """The mark for desktops that tint it. They fill every path and know no strokes, so the wave,
    which is a stroked line, becomes the outline of that stroke."""
    root = ElementTree.fromstring(mono)
    paths = []
    for node in root.iter(f"{SVG}path"):
        path = read_path(node.attrib["d"])
        if node.get("fill") == "none":
            stroker = QPainterPathStroker()
            stroker.setWidth(float(node.attrib["stroke-width"]))
            stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
            stroker.setCurveThreshold(0.02)
            stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            path = stroker.createStroke(path).simplified()
        paths.append(f'<path fill="#000000" d="{" ".join(written(path))}"/>')
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="16" height="16">'
    return f"{head}{''.join(paths)}</svg>\n"


def read_path(data: str) -> QPainterPath:
    """A path of the commands M, L, C and Z, all absolute, as the marks are drawn."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    command, numbers = "", list[float]()
    for letter, number in _STEP.findall(data):
        if letter == "Z":
            path.closeSubpath()
        elif letter:
            command, numbers = letter, []
        else:
            numbers.append(float(number))
            if len(numbers) == (6 if command == "C" else 2):
                points = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
                if command == "M":
                    path.moveTo(points[0])
                    command = "L"
                elif command == "L":
                    path.lineTo(points[0])
                else:
                    path.cubicTo(*points)
                numbers = []
    return path


def written(path: QPainterPath) -> Iterator[str]:
    """The commands of a path, to the hundredth."""
    kinds = QPainterPath.ElementType
    for n in range(path.elementCount()):
        element = path.elementAt(n)
        letter = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
        yield f"{letter.get(element.type, '')}{element.x:.2f} {element.y:.2f}"
    yield "Z"
