"""Parts of the pages that are more than a control: the month's data, the station, lines of chips.

All of them are as wide as the row and know their height.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.elsewhere import Elsewhere
from planetfm.gui.settings.phrases import size, tr
from planetfm.gui.settings.port import Facts
from planetfm.gui.settings.row import HINT
from planetfm.gui.theme import Theme
from planetfm.gui.type import MEDIUM, SEMIBOLD, Style
from planetfm.gui.widgets.lettering import ROW_TITLE, Lettering, of
from planetfm.gui.widgets.paint import centred, rounded, text, width_of
from planetfm.gui.widgets.tick_chip import TickChip

TOTAL = Lettering(13.5, 18, MEDIUM, tabular=True)
NAME = Lettering(15, 20, SEMIBOLD, display=True)
CHECK = Lettering(12, 16, SEMIBOLD)
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class MonthBar(QWidget):
    """This month's data: sound and news as parts of one bar."""

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._speech = theme, speech
        self._facts = Facts()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.update)

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        total, sound, news, since = self._words()
        self.setAccessibleName(f"{tr('This month')}: {total}. {sound}, {news}, {since}")
        self.update()

    def _words(self) -> tuple[str, str, str, str]:
        facts, lang = self._facts, self._speech.lang
        total = size(facts.sound_bytes + facts.news_bytes, lang)
        sound = tr("Radio {size}").format(size=size(facts.sound_bytes, lang))
        news = tr("News and pictures {size}").format(size=size(facts.news_bytes, lang))
        month = words.month(words.local(facts.month, self._speech.zone).month, lang)
        since = tr("since 1 {month}").format(month=month)
        return total, sound, news, since

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 62 if width >= 420 else 80

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, wide, facts = self._theme, self.width(), self._facts
        total, sound, news, since = self._words()
        head = QRectF(0, -3, wide, 18)
        text(painter, head, tr("This month"), ROW_TITLE, theme.hex("ink"))
        text(painter, head, total, TOTAL, theme.hex("ink"), align=RIGHT)
        bar = QRectF(0, 26, wide, 10)
        whole = facts.sound_bytes + facts.news_bytes
        rounded(painter, bar, 5, theme.colour("talk"))
        if whole:
            shape = QPainterPath()
            shape.addRoundedRect(bar, 5, 5)
            painter.setClipPath(shape)
            edge = round(wide * facts.sound_bytes / whole)
            painter.fillRect(bar, theme.colour("paper"))
            painter.fillRect(QRectF(0, 26, max(0, edge - 1), 10), theme.colour("accent"))
            painter.fillRect(QRectF(edge + 1, 26, wide - edge, 10), theme.colour("amber_fill"))
            painter.setClipping(False)
        left = self._legend(painter, 0, 45, sound, "accent")
        self._legend(painter, left + 18, 45, news, "amber_fill")
        narrow = self.height() > 62
        place = QRectF(0, 45 + (18 if narrow else 0), wide, 16)
        align = LEFT if narrow else RIGHT
        text(painter, place, since, Style.SMALL, theme.hex("ink3"), align=align)
        painter.end()

    def _legend(self, painter: QPainter, left: float, top: float, said: str, token: str) -> float:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(token))
        painter.drawEllipse(QRectF(left, top + 4, 8, 8))
        area = QRectF(left + 14, top, self.width() - left - 14, 16)
        return left + 14 + text(painter, area, said, Style.SMALL, self._theme.hex("ink2"))


class StationCard(QWidget):
    """Mark, name and place; and whether the stream and the site answer."""

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._speech = theme, speech
        self._facts = Facts()
        self.elsewhere = Elsewhere(theme, self)
        theme.changed.connect(self.update)

    def show_facts(self, facts: Facts) -> bool:
        """True when the card may want another height."""
        moved = facts.social != self._facts.social
        self._facts = facts
        self.elsewhere.offer(facts.social)
        said = ". ".join(words for words, _ in self._lines())
        self.setAccessibleName(f"{facts.station}, {facts.place}. {said}")
        self._place_elsewhere()
        self.update()
        return moved

    def _lines(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """(sentence, token): ok, amber where something is wrong, ink3 where nothing is."""
        facts = self._facts
        stream = tr("Stream not playing") if facts.stream_idle else tr("Stream not connected")
        if facts.stream_ok:
            stream = tr("Stream connected")
            if facts.stream_sort:
                stream = tr("Stream connected, {sort}").format(sort=facts.stream_sort)
        site = tr("The site does not answer")
        if facts.site_at is not None:
            clock = self._speech.clock_with_zone(facts.site_at)
            said = tr("Site answers, {time}") if facts.site_ok else tr("Site silent since {time}")
            site = said.format(time=clock)
        sound = "ok" if facts.stream_ok else "ink3" if facts.stream_idle else "amber"
        return (stream, sound), (site, "ok" if facts.site_ok else "amber")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        links = self.elsewhere.heightForWidth(self._links_width(width))
        return self._facts_height(width) + (links + 6 if links else 0)

    def _facts_height(self, width: int) -> int:
        return 82 if self._beside(width) else 132

    @staticmethod
    def _links_left(width: int) -> int:
        """The first letter of the first link stands under the station's name, given the room."""
        return 71 if width >= 360 else 6

    def _links_width(self, width: int) -> int:
        return max(0, width - self._links_left(width) - 6)

    def _place_elsewhere(self) -> None:
        wide = self._links_width(self.width())
        top = self._facts_height(self.width()) - 6
        high = self.elsewhere.heightForWidth(wide)
        self.elsewhere.setGeometry(self._links_left(self.width()), top, wide, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_elsewhere()

    def _beside(self, width: int) -> bool:
        longest = max(width_of(said, CHECK) for said, _ in self._lines())
        return width >= 230 + longest + 36

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, wide, facts = self._theme, self.width(), self._facts
        ratio = self.devicePixelRatioF()
        area = QRectF(self.rect())
        rounded(painter, area, 12, theme.colour("raised"), theme.colour("line"))
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(15, 15, 52, 52), 8, 8)
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(15, 15, theme.icons.mark("mark", 52, ratio))
        painter.restore()
        lines = self._lines()
        longest = max(width_of(said, CHECK) for said, _ in lines)
        beside = self._beside(wide)
        left, top = (wide - 16 - longest - 20, 23) if beside else (15, 80)
        room = (left if beside else wide) - 81 - 12
        text(painter, QRectF(81, 22, room, 20), facts.station, NAME, theme.hex("ink"))
        text(painter, QRectF(81, 41, room, 18), facts.place, of(Style.UI), theme.hex("ink2"))
        icons = {"ok": "check", "amber": "warning", "ink3": "tower"}
        for said, token in lines:
            icon = theme.pixmap(icons[token], 14, token, ratio)
            centred(painter, QRectF(left, top, 14, 16), icon)
            spot = QRectF(left + 20, top - 1, wide - left - 32, 16)
            text(painter, spot, said, CHECK, theme.hex(token))
            top += 21
        painter.end()


class Chips(QWidget):
    """Ticked chips under a caption, as many lines as they need. `chose` carries what is ticked."""

    chose = Signal(object)

    def __init__(self, theme: Theme, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._caption = theme, caption
        self.chips: tuple[TickChip, ...] = ()
        theme.changed.connect(self.update)

    def offer(self, names: tuple[str, ...]) -> bool:
        """Show these; True when they are others than before."""
        if names == tuple(chip.text() for chip in self.chips):
            return False
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        made = []
        for name in names:
            chip = TickChip(self._theme, name, f"{self._caption}, {name}", self)
            chip.clicked.connect(self._tell)
            chip.show()
            made.append(chip)
        self.chips = tuple(made)
        return True

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        for chip in self.chips:
            chip.setChecked(chip.text() in chosen)
        self._flow(self.width(), place=True)

    def _tell(self) -> None:
        self.chose.emit(tuple(chip.text() for chip in self.chips if chip.isChecked()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, place=False) if self.chips else 0

    def _flow(self, width: int, *, place: bool) -> int:
        left, top = 0, 26
        for chip in self.chips:
            wide = chip.sizeHint().width()
            if left and left + wide > width:
                left, top = 0, top + 38
            if place:
                chip.setGeometry(left, top, min(wide, max(40, width)), 30)
            left += wide + 8
        return top + 30

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._flow(self.width(), place=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(0, -1, self.width(), 17)
        text(painter, area, self._caption, HINT, self._theme.hex("ink3"))
        painter.end()


class Side(QWidget):
    """Controls side by side in one row, as one control. `gap` in px."""

    def __init__(self, parts: tuple[QWidget, ...], gap: int = 8, high: int = 34) -> None:
        super().__init__()
        self.parts, self._gap = parts, gap
        for part in parts:
            part.setParent(self)
        self.setFixedHeight(high)
        self.fit()

    def fit(self) -> None:
        """A part was shown, hidden or renamed."""
        left = 0
        for part in self.parts:
            if part.isHidden():
                continue
            fixed = part.minimumWidth() == part.maximumWidth()
            wide = part.width() if fixed else part.sizeHint().width()
            part.setGeometry(left, (self.height() - part.height()) // 2, wide, part.height())
            left += wide + self._gap
        self.setFixedWidth(max(1, left - self._gap))


class Said(QWidget):
    """A word between controls, such as "sampai"."""

    def __init__(
        self,
        theme: Theme,
        said: str,
        style: Lettering = HINT,
        wide: int = 0,
        token: str = "ink3",
    ) -> None:
        super().__init__()
        self._theme, self._said, self._style = theme, said, style
        self._least, self._token = wide, token
        self.setFixedHeight(20)
        self.say(said)
        theme.changed.connect(self.update)

    def say(self, said: str) -> None:
        self._said = said
        self.setFixedWidth(max(self._least, round(width_of(said, self._style) + 1)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(0, -1, self.width(), 20)
        colour = self._theme.hex(self._token)
        align = RIGHT if self._least else LEFT
        text(painter, area, self._said, self._style, colour, align=align)
        painter.end()
