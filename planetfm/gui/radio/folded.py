"""The player folded to 92 px over the narrow reader: a small sky with the sun, what is on, a thin
ribbon, volume and the way back to the whole radio."""

from __future__ import annotations

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

from planetfm.gui.radio.face import ArcKind, Face, face
from planetfm.gui.radio.pill import TARGET, PillButton
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.pulse import Pulse, seen
from planetfm.gui.radio.ribbon import SIDE, THIN, Ribbon
from planetfm.gui.radio.rings import PERIOD_S, Rings, Sun, paint_arc, paint_rings
from planetfm.gui.radio.sky import SKIES, Hour, hour_of, paint_back, paint_hills
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.sun import SunButton
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import IconButton
from planetfm.gui.widgets.lettering import UI_SEMIBOLD
from planetfm.gui.widgets.paint import hairline, text

HEIGHT, ART, HORIZON = 92, 104, 66
SUN_Y, SUN_RADIUS = 42, 26


class FoldedPlayer(QWidget):
    """`unfolded`: the listener wants the whole radio back."""

    unfolded = Signal()
    starred = Signal(object, bool)

    def __init__(
        self,
        player: PlayerPort,
        theme: Theme,
        speech: Speech,
        station: str = "Planet FM",
        *,
        stars_ready: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._player, self._theme, self._speech = player, theme, speech
        self._station, self._stars_ready = station, stars_ready
        self._face: Face | None = None
        self._hour: Hour | None = None
        self._back: QPixmap | None = None
        self._hills: QPixmap | None = None
        self._beat = 0.0
        self.pulse = Pulse(self)
        self.setFixedHeight(HEIGHT)
        self.sun = SunButton(theme, self)
        self.sun.setGeometry(
            ART // 2 - SUN_RADIUS, SUN_Y - SUN_RADIUS, 2 * SUN_RADIUS, 2 * SUN_RADIUS
        )
        self.pill = PillButton(theme, self, "accent")
        self.mute = IconButton(
            theme, "volume", self.tr("Mute"), size=28, icon_size=18,
            checked_icon="volume-mute", parent=self,
        )  # fmt: skip
        self.unfold = IconButton(
            theme, "chevron-down", self.tr("Show the radio"), size=28, icon_size=18, parent=self
        )
        self.star = IconButton(
            theme, "star", self.tr("Star this song"), size=28, icon_size=18,
            checked_icon="star-filled", checked_token="amber_fill", parent=self,
        )  # fmt: skip
        self.ribbon = Ribbon(theme, speech, THIN, self)
        self.sun.clicked.connect(player.toggle)
        self.pill.clicked.connect(player.go_live)
        self.mute.clicked.connect(player.set_muted)
        self.unfold.clicked.connect(self.unfolded)
        self.star.clicked.connect(self._star)
        self.ribbon.sought.connect(player.seek_to)
        self.ribbon.to_live.connect(player.go_live)
        player.changed.connect(self.refresh)
        theme.changed.connect(self.update)
        self.pulse.beat.connect(self._on_beat)
        self.refresh()

    def refresh(self) -> None:
        view, now = self._player.view, self._speech.now()
        hour = hour_of(self._speech.local_now())
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
        self._join_or_leave()
        self._arrange()
        self.update()

    @property
    def moves(self) -> bool:
        made = self._face
        if made is None or self._theme.reduced_motion or not seen(self):
            return False
        return made.moving or made.arc is not ArcKind.NONE

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._join_or_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pulse.leave(self)

    def _join_or_leave(self) -> None:
        if self.moves:
            self.pulse.join(self)
        else:
            self.pulse.leave(self)

    def _on_beat(self, at: float) -> None:
        if self.moves:
            self._beat = at
            self.update(QRect(0, 0, ART, HORIZON))

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
        wide = self.width()
        self.pill.setGeometry(116, 5, self.pill.sizeHint().width(), TARGET)
        self.unfold.move(wide - 36, 5)
        self.mute.move(wide - 64, 5)
        self.star.move(wide - 36, 39)
        left = 116 - SIDE
        self.ribbon.setGeometry(left, 66, wide - 16 + SIDE - left, THIN.height - 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        painter.fillRect(event.rect(), colour("side"))
        hairline(painter, 0, HEIGHT - 1, self.width(), colour("line"))
        if event.rect().left() < ART:
            self._paint_art(painter)
        made = self._face
        if made is not None:
            room = self.width() - 116 - 48
            text(painter, QRectF(116, 35, room, 18), made.title, UI_SEMIBOLD, colour("ink"))
            text(painter, QRectF(116, 53, room, 17), made.artist, Style.SMALL, colour("ink2"))
        painter.end()

    def _paint_art(self, painter: QPainter) -> None:
        assert self._hour is not None
        sky, ratio = SKIES[self._hour], self.devicePixelRatioF()
        if self._back is None or self._back.devicePixelRatio() != ratio:
            self._back = paint_back(sky, ART, HEIGHT - 1, HORIZON, ratio)
            self._hills = paint_hills(sky, ART, HORIZON, ratio, 0.455)
        assert self._hills is not None
        painter.save()
        painter.setClipRect(QRect(0, 0, ART, HEIGHT - 1))
        painter.drawPixmap(0, 0, self._back)
        made = self._face
        if made is not None:
            centre = QPointF(ART / 2, SUN_Y)
            painter.save()
            painter.setClipRect(QRect(0, 0, ART, HORIZON), Qt.ClipOperation.IntersectClip)
            still = not made.moving or self._theme.reduced_motion or made.rings is not Rings.LIVE
            phase = 0.0 if still else self._beat / PERIOD_S % 1.0
            paint_rings(painter, centre, made.rings, phase, Sun(SUN_RADIUS, 14, 2), sky.sun)
            if made.arc is not ArcKind.NONE and not self._theme.reduced_motion:
                paint_arc(painter, centre, SUN_RADIUS + 5, sky.sun, self._beat / 1.6 % 1.0)
            painter.restore()
        painter.drawPixmap(0, 0, self._hills)
        if made is not None and not made.dim:
            painter.setPen(Qt.PenStyle.NoPen)
            for down, wide, alpha in ((9, 36, 0.55), (15, 24, 0.38)):
                glint = QColor(sky.sun)
                glint.setAlphaF(alpha)
                painter.setBrush(glint)
                painter.drawRoundedRect(QRectF(ART / 2 - wide / 2, HORIZON + down, wide, 2), 1, 1)
        painter.restore()
