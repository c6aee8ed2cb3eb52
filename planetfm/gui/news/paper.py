"""An article on paper: headline, date, source, pictures and text, in black, page by page.

    made = Paper(article, html, words, images)
    write_pdf(made, path)          # or: print_on(made, printer)

Everything here may run on a worker: the document is made, laid out and drawn there, and touches
nothing of the window. The layout is done at 96 dots an inch and scaled to the device's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageReader,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from planetfm.core.model import Article
from planetfm.gui.news.body_html import CELL, PICTURE_SCHEME, Body, body_markup
from planetfm.gui.news.body_style import Tables, body_stylesheet
from planetfm.gui.news.tables import forms_of
from planetfm.gui.tokens import LIGHT
from planetfm.gui.type import DISPLAY_FAMILIES, FAMILIES
from planetfm.gui.words import tied

DPI = 96.0
MARGIN_MM = 18.0
FOOT_PX = 34
TYPE_PX = 14
LINE = 1.5
PICTURE_PX = 1400
"""Pictures are decoded no wider: about 200 dots an inch over the whole width of A4."""
HERO_NAME = "planet-hero"
BLACK = replace(
    LIGHT, ink="#000000", ink2="#000000", ink3="#333333", accent="#000000", line="#888888"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What is said around the text, in the listener's language."""

    date: str
    byline: str
    source: str
    """ "Sumber: radioplanetfm.com", with the address behind it."""
    caption: str = ""
    """Of the picture above the text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as it is printed. `pictures`: the files of those that are stored, by address."""

    article: Article
    html: str
    words: Words
    pictures: Mapping[str, Path]


class PaperDocument(QTextDocument):
    """The document; its pictures come from `images` and from nowhere else."""

    def __init__(self, sheet: Sheet, width_px: float) -> None:
        super().__init__()
        self._images = {address: read(path) for address, path in sheet.pictures.items()}
        column = round(width_px)
        self._body = self._markup(sheet, column, ())
        forms = forms_of(self._body, column)
        if any(form is not Tables.PLAIN for form in forms):
            self._body = self._markup(sheet, column, forms)
        self._hero = self._images.get(sheet.article.image_url or "", QImage())
        face = QFont(FAMILIES)
        face.setPixelSize(TYPE_PX)
        face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setDefaultFont(face)
        self.setDocumentMargin(0)
        self.setDefaultStyleSheet(body_stylesheet(BLACK, TYPE_PX) + _HEAD)
        self.setHtml(self._head(sheet, column) + self._body.html + self._foot(sheet))
        self._set_lines()

    @property
    def body(self) -> Body:
        return self._body

    def _markup(self, sheet: Sheet, column: int, tables: tuple[Tables, ...]) -> Body:
        hero = sheet.article.image_url or ""
        return body_markup(sheet.html, BLACK, self._size_of, hero, column_px=column, tables=tables)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = name if isinstance(name, str) else name.toString()
        if address == HERO_NAME:
            return self._hero
        number = address.removeprefix(PICTURE_SCHEME).removesuffix(CELL)
        known = address.startswith(PICTURE_SCHEME) and number.isdigit()
        if not known or int(number) >= len(self._body.pictures):
            return _nothing()
        image = self._images.get(self._body.pictures[int(number)], _nothing())
        return cropped(image, self._body.sizes[int(number)]) if address.endswith(CELL) else image

    def _size_of(self, address: str) -> tuple[int, int] | None:
        image = self._images.get(address)
        return None if image is None or image.isNull() else (image.width(), image.height())

    def _head(self, sheet: Sheet, column: int) -> str:
        article, words = sheet.article, sheet.words
        parts = [f'<p class="head">{escape(tied(article.title))}</p>']
        about = " · ".join(part for part in (words.byline, words.date) if part)
        parts.append(f'<p class="about">{escape(about)}<br/>{escape(words.source)}</p>')
        if not self._hero.isNull():
            wide = min(column, self._hero.width())
            high = max(1, round(self._hero.height() * wide / self._hero.width()))
            parts.append(
                f'<p class="picture"><img src="{HERO_NAME}" width="{wide}" height="{high}"/></p>'
            )
            caption = words.caption or self._body.skipped_caption
            if caption:
                parts.append(f'<p class="caption">{escape(caption)}</p>')
        return "".join(parts)

    def _foot(self, sheet: Sheet) -> str:
        return f'<p class="about">{escape(sheet.article.link)}</p>'

    def _set_lines(self) -> None:
        cursor = QTextCursor(self)
        block = self.begin()
        while block.isValid():
            style = block.blockFormat()
            size_px = block.charFormat().font().pixelSize()
            line = round((size_px if size_px > 0 else TYPE_PX) * (1.25 if size_px > 20 else LINE))
            style.setLineHeight(line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(style)
            block = block.next()


_FACES = ", ".join(f"'{name}'" for name in DISPLAY_FAMILIES)
_HEAD = f"""
p.head {{ font-family: {_FACES}; font-size: 24px; font-weight: 600; color: #000000;
  margin-bottom: 6px; }}
p.about {{ font-size: 12px; color: #333333; margin-bottom: 14px; }}
"""


def cropped(image: QImage, shape: tuple[int, int]) -> QImage:
    """The middle of a picture in another shape."""
    wide = min(image.width(), round(image.height() * shape[0] / shape[1]))
    high = min(image.height(), round(image.width() * shape[1] / shape[0]))
    return image.copy((image.width() - wide) // 2, (image.height() - high) // 2, wide, high)


def read(path: Path) -> QImage:
    """A picture for paper; null if it is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > PICTURE_PX:
        reader.setScaledSize(size.scaled(PICTURE_PX, 20_000, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def write_pdf(sheet: Sheet, path: Path) -> int:
    """Write the article to `path`; returns the number of pages. Raises OSError."""
    with path.open("wb"):
        pass  # a place that cannot be written to says so here, not in a log of Qt's
    writer = QPdfWriter(str(path))
    writer.setTitle(sheet.article.title)
    writer.setCreator("Planet FM")
    writer.setResolution(300)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    return print_on(sheet, writer)


def print_on(sheet: Sheet, device: QPagedPaintDevice) -> int:
    """Draw the article on a printer or a PDF; returns the number of pages."""
    scale = device.logicalDpiX() / DPI
    wide, high = device.width() / scale, device.height() / scale - FOOT_PX
    document = PaperDocument(sheet, wide)
    document.setPageSize(QSizeF(wide, high))
    pages = document.pageCount()
    painter = QPainter(device)
    try:
        for page in range(pages):
            if page:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            painter.save()
            painter.translate(0, -page * high)
            document.drawContents(painter, QRectF(0, page * high, wide, high))
            painter.restore()
            _draw_foot(painter, QRectF(0, high, wide, FOOT_PX), sheet, page + 1, pages)
            painter.restore()
    finally:
        painter.end()
    return pages


def _draw_foot(painter: QPainter, area: QRectF, sheet: Sheet, page: int, pages: int) -> None:
    face = QFont(FAMILIES)
    face.setPixelSize(10)
    painter.setFont(face)
    painter.setPen(QColor("#333333"))
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(area, bottom | Qt.AlignmentFlag.AlignLeft, sheet.words.source)
    painter.drawText(area, bottom | Qt.AlignmentFlag.AlignRight, f"{page} / {pages}")


def _nothing() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
