"""The player folded to 92 px over the narrow reader, and to 96 as the mini player: a small sky with
the sun, what is on, a thin ribbon, volume and the way back to the whole radio."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from planetfm.gui.radio.face import Face, face
from planetfm.gui.radio.pill import TARGET, PillButton
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.pulse import Pulse
from planetfm.gui.radio.ribbon import SIDE, THIN, Ribbon
from planetfm.gui.radio.rings import Sun
from planetfm.gui.radio.sky import SKIES, Hour, paint_back, paint_hills, shown_hour
from planetfm.gui.radio.sky_signal import SkySignal
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.sun import SunButton
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import IconButton
from planetfm.gui.widgets.lettering import UI_SEMIBOLD
from planetfm.gui.widgets.paint import hairline, text

HEIGHT, ART, HORIZON = 92, 104, 66
SUN_Y, SUN_RADIUS = 42, 26
SUN = Sun(SUN_RADIUS, 14, 2)


@dataclass(frozen=True, slots=True)
class Fold:
    """One of the two places of a folded player."""

    height: int = HEIGHT
    icon: str = "chevron-down"
    """What leads back to the whole radio."""
    closable: bool = False

    @property
    def down(self) -> int:
        """How much lower everything stands than in the lower of the two."""
        return (self.height - HEIGHT) // 2


IN_WINDOW = Fold()
MINI = Fold(96, "expand", closable=True)


class FoldedPlayer(QWidget):
    """`unfolded`: the listener wants the whole radio back. `closed`: they want no player (MINI)."""

    unfolded = Signal()
    closed = Signal()
    starred = Signal(object, bool)

    def __init__(
        self,
        player: PlayerPort,
        theme: Theme,
        speech: Speech,
        station: str = "Planet FM",
        *,
        stars_ready: bool = True,
        fold: Fold = IN_WINDOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fold = fold
        self._player, self._theme, self._speech = player, theme, speech
        self._station, self._stars_ready = station, stars_ready
        self._face: Face | None = None
        self._hour: Hour | None = None
        self._back: QPixmap | None = None
        self._hills: QPixmap | None = None
        self.pulse = Pulse(self)
        self._signal = SkySignal(self, theme, self.pulse, self._move)
        self.setFixedHeight(fold.height)
        self.sun = SunButton(theme, self)
        self.sun.setGeometry(
            ART // 2 - SUN_RADIUS, self._sun_y - SUN_RADIUS, 2 * SUN_RADIUS, 2 * SUN_RADIUS
        )
        self.pill = PillButton(theme, self, "accent")
        self.mute = IconButton(
            theme, "volume", self.tr("Mute"), size=28, icon_size=18,
            checked_icon="volume-mute", parent=self,
        )  # fmt: skip
        self.unfold = IconButton(
            theme, fold.icon, self.tr("Show the radio"), size=28, icon_size=18, parent=self
        )
        self.close_button = IconButton(
            theme, "close", self.tr("Close"), size=28, icon_size=18, parent=self
        )
        self.close_button.setVisible(fold.closable)
        self.star = IconButton(
            theme, "star", self.tr("Star this song"), size=28, icon_size=18,
            checked_icon="star-filled", checked_token="amber_fill", parent=self,
        )  # fmt: skip
        self.ribbon = Ribbon(theme, speech, THIN, self)
        self.sun.clicked.connect(player.toggle)
        self.pill.clicked.connect(player.go_live)
        self.mute.clicked.connect(player.set_muted)
        self.unfold.clicked.connect(self.unfolded)
        self.close_button.clicked.connect(self.closed)
        self.star.clicked.connect(self._star)
        self.ribbon.sought.connect(player.seek_to)
        self.ribbon.to_live.connect(player.go_live)
        player.changed.connect(self._on_player)
        theme.changed.connect(self._on_theme)
        self.refresh()

    @property
    def _sun_y(self) -> int:
        return SUN_Y + self._fold.down

    @property
    def _horizon(self) -> int:
        return HORIZON + 2 * self._fold.down

    @property
    def face(self) -> Face | None:
        return self._face

    def _on_player(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the player's present view."""
        view, now = self._player.view, self._speech.now()
        hour = shown_hour(self._theme.sky, self._speech.local_now())
        if hour is not self._hour:
            self._hour, self._back, self._hills = hour, None, None
            self.sun.set_colours(SKIES[hour].sun, SKIES[hour].glyph)
            self.update()
        made = face(view, self._speech, self._station, now)
        self.mute.setChecked(view.muted)
        self.ribbon.show_tape(view, now)
        if made == self._face:
            return
        self._face = made
        self.sun.set_face(made.glyph, made.dim, made.sun_name, made.sun_state)
        self.pill.show_pill(made.pill)
        self.star.setVisible(made.can_star and self._stars_ready)
        self.star.setChecked(made.starred)
        self._signal.show_face(made)
        self._arrange()
        self.update()

    def _on_theme(self) -> None:
        self.refresh()
        self._signal.join_or_leave()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._signal.join_or_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._signal.join_or_leave()

    def _move(self) -> None:
        self.update(QRect(0, 0, ART, self._horizon))

    def _star(self, on: bool) -> None:
        self.star.setChecked(self._face is not None and self._face.starred)
        view = self._player.view
        for aired in reversed(view.tape.songs):
            if aired.song == view.song:
                self.starred.emit(aired, on)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide, down = self.width(), self._fold.down
        place = wide - 36
        for button in (self.close_button, self.unfold, self.mute):
            if button is self.close_button and not self._fold.closable:
                continue
            button.move(place, 5 + down)
            place -= 28
        room = place + 28 - 2 - 116  # "MENYAMBUNG ULANG" is too long for the mini player
        self.pill.setGeometry(116, 5 + down, min(room, self.pill.sizeHint().width()), TARGET)
        self.star.move(wide - 36, 39 + down)
        left = 116 - SIDE
        self.ribbon.setGeometry(left, 66 + down, wide - 16 + SIDE - left, THIN.height - 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        painter.fillRect(event.rect(), colour("side"))
        hairline(painter, 0, self.height() - 1, self.width(), colour("line"))
        if event.rect().left() < ART:
            self._paint_art(painter)
        made = self._face
        if made is not None:
            room, down = self.width() - 116 - 48, self._fold.down
            title, artist = QRectF(116, 35 + down, room, 18), QRectF(116, 53 + down, room, 17)
            text(painter, title, made.title, UI_SEMIBOLD, colour("ink"))
            text(painter, artist, made.artist, Style.SMALL, colour("ink2"))
        if self._fold.closable:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(colour("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_art(self, painter: QPainter) -> None:
        assert self._hour is not None
        sky, ratio = SKIES[self._hour], self.devicePixelRatioF()
        if self._back is None or self._back.devicePixelRatio() != ratio:
            self._back = paint_back(sky, ART, self.height() - 1, self._horizon, ratio)
            self._hills = paint_hills(sky, ART, self._horizon, ratio, 0.455)
        assert self._hills is not None
        painter.save()
        painter.setClipRect(QRect(0, 0, ART, self.height() - 1))
        painter.drawPixmap(0, 0, self._back)
        painter.save()
        painter.setClipRect(QRect(0, 0, ART, self._horizon), Qt.ClipOperation.IntersectClip)
        centre = QPointF(ART / 2, self._sun_y)
        self._signal.paint(painter, centre, SUN, SUN_RADIUS + 5, sky.sun)
        painter.restore()
        painter.drawPixmap(0, 0, self._hills)
        made = self._face
        if made is not None and not made.dim:
            painter.setPen(Qt.PenStyle.NoPen)
            for down, wide, alpha in ((9, 36, 0.55), (15, 24, 0.38)):
                glint = QColor(sky.sun)
                glint.setAlphaF(alpha)
                painter.setBrush(glint)
                top = self._horizon + down
                painter.drawRoundedRect(QRectF(ART / 2 - wide / 2, top, wide, 2), 1, 1)
        painter.restore()
