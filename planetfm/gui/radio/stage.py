"""The stage: the painted strait with the sun on it, what is on air, and the controls of the sound.

The scene is painted once to two pixmaps per size, hour and screen ratio; a frame of the rings
repaints only the sky round the sun. Controls are real buttons over the painting.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planetfm.gui.radio.face import SKIP_S, Face, Mood
from planetfm.gui.radio.pill import TARGET, PillButton
from planetfm.gui.radio.pulse import Pulse
from planetfm.gui.radio.rings import Rings, Sun
from planetfm.gui.radio.sky import (
    SKIES,
    Hour,
    paint_back,
    paint_hills,
    ridge_top,
    shown_hour,
    to_next_hour_s,
)
from planetfm.gui.radio.sky_signal import SkySignal
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.sun import DISC_RADIUS, SkipDisc, SkyStar, SunButton
from planetfm.gui.theme import Theme
from planetfm.gui.translate import counted
from planetfm.gui.type import NORMAL, SEMIBOLD, Style
from planetfm.gui.widgets.kept_picture import KeptPicture
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import text, width_of, wrap

EYEBROW_COLOUR, ARTIST_COLOUR = "#FFD9A0", "#E4E7F2"
GLINTS = ((7, 78, 0.55), (15, 52, 0.38), (23, 64, 0.26), (31, 30, 0.18))
HEAD_PX = 52
"""Mark, name and place of the station lie above."""
CROSSFADE_MS = 1500


@dataclass(frozen=True, slots=True)
class Form:
    """Measures of a stage, px. `lift` moves the head up, `foot` is the space under the words."""

    height: int
    horizon: int
    sun_y: int
    sun_radius: int
    disc_away: int
    rise: float
    lift: int
    foot: int
    glints: int
    title: Style
    sun: Sun


TALL = Form(336, 198, 134, 44, 112, 1.0, 0, 16, 4, Style.TITLE, Sun(44))
SHORT = Form(236, 140, 92, 36, 98, 0.8, 2, 12, 3, Style.TITLE_NARROW, Sun(36, 20, 3))


class Stage(QWidget):
    """Shows a `Face`. The signals are what the listener asked for."""

    toggled = Signal()
    skipped = Signal(float)
    to_live = Signal()
    starred = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        speech: Speech,
        pulse: Pulse,
        name: str,
        place: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._speech = theme, speech
        self._name, self._place = name, place
        self._form = TALL
        self._face: Face | None = None
        self._hour = shown_hour(theme.sky, speech.local_now())
        self._back: QPixmap | None = None
        self._hills: QPixmap | None = None
        self._leaving: QPixmap | None = None
        self._head = KeptPicture()
        self._crossfade: QVariantAnimation | None = None
        self._signal = SkySignal(self, theme, pulse, self._move)
        self._next_hour = QTimer(self)
        self._next_hour.setSingleShot(True)
        self._next_hour.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._next_hour.timeout.connect(self._on_hour)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sun = SunButton(theme, self)
        self._skip_s = SKIP_S
        self.back = SkipDisc(theme, "back-30", "", self)
        self.forward = SkipDisc(theme, "forward-30", "", self)
        for skip in (self.back, self.forward):
            # A click leaves the focus where it was: Space after it still plays and pauses.
            skip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pill = PillButton(theme, self)
        self.star = SkyStar(theme, self.tr("Star this song"), self)
        self.sun.clicked.connect(self.toggled)
        self.back.clicked.connect(lambda: self.skipped.emit(-self._skip_s))
        self.forward.clicked.connect(lambda: self.skipped.emit(self._skip_s))
        self.pill.clicked.connect(self.to_live)
        self.star.clicked.connect(self._star)
        self.setFixedHeight(self._form.height)
        self.set_skip_s(SKIP_S)
        self._dress()
        theme.changed.connect(self._on_theme)

    @property
    def hour(self) -> Hour:
        return self._hour

    @property
    def face(self) -> Face | None:
        return self._face

    def set_short(self, short: bool) -> None:
        """Take the 236 px form, or the full one of 336."""
        form = SHORT if short else TALL
        if form is not self._form:
            self._form = form
            self._back = self._hills = None
            self.setFixedHeight(form.height)
            self._place_controls()
            self.update()

    def set_skip_s(self, skip_s: float) -> None:
        """How far one press of the discs goes."""
        self._skip_s = skip_s
        drawn = skip_s == SKIP_S  # the drawn icons have the usual figure in them
        figure = "" if drawn else f"{skip_s:.0f}"
        back, forward = self._skip_words()
        self.back.show_icon("back-30" if drawn else "back-empty", figure, back)
        self.forward.show_icon("forward-30" if drawn else "forward-empty", figure, forward)
        self._say_skips()

    def _skip_words(self) -> tuple[str, str]:
        count = round(self._skip_s)
        return (
            counted("Stage", "Back %n second(s)", count),
            counted("Stage", "Forward %n second(s)", count),
        )

    def _say_skips(self) -> None:
        """The tooltips; the way forward says why there is none."""
        back, forward = self._skip_words()
        face = self._face
        self.back.setToolTip(back)
        stays = face is not None and not face.forward_enabled
        self.forward.setToolTip(face.forward_why if face is not None and stays else forward)

    def show_face(self, face: Face) -> None:
        before, self._face = self._face, face
        self._look_at_hour()
        if face == before:
            return
        self.sun.set_face(face.glyph, face.dim, face.sun_name, face.sun_state)
        self.sun.setEnabled(face.mood is not Mood.SEARCHING)
        self.back.setEnabled(face.back_enabled)
        self.forward.setEnabled(face.forward_enabled)
        self._say_skips()
        self.back.setVisible(face.mood not in _WITHOUT_SKIP)
        self.forward.setVisible(face.mood not in _WITHOUT_SKIP)
        self.star.setVisible(face.can_star)
        self.star.setChecked(face.starred)
        self.pill.show_pill(face.pill)
        self._place_controls()
        self._signal.show_face(face)
        self.update()

    def _star(self, on: bool) -> None:
        """Ask; the star itself changes when the view comes back with it."""
        self.star.setChecked(self._face is not None and self._face.starred)
        self.starred.emit(on)

    def sizeHint(self) -> QSize:
        return QSize(380, self._form.height)

    # Moving

    @property
    def moves(self) -> bool:
        """Something on the stage has to move now."""
        return self._signal.moves

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_hour()
        self._next_hour.start(self._to_next_hour_ms())
        self._signal.join_or_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._next_hour.stop()
        self._signal.join_or_leave()

    def _move(self) -> None:
        self.update(self._sky_that_moves())

    def _sky_that_moves(self) -> QRect:
        centre, form = self._sun_centre(), self._form
        face = self._face
        still = face is not None and not (face.moving and face.rings is Rings.LIVE)
        reach = form.sun_radius + 12 if still else form.sun_radius + 126
        top = max(0, form.sun_y - reach)
        bottom = min(form.horizon, form.sun_y + reach)
        return QRect(round(centre.x()) - reach, top, 2 * reach, bottom - top)

    # The hour

    def _to_next_hour_ms(self) -> int:
        return round(1000 * to_next_hour_s(self._speech.local_now())) + 1000

    def _on_hour(self) -> None:
        self._look_at_hour()
        self._next_hour.start(self._to_next_hour_ms())

    def _look_at_hour(self) -> None:
        hour = shown_hour(self._theme.sky, self._speech.local_now())
        if hour is self._hour:
            return
        self._hour = hour
        self._leaving = self._back
        self._back = self._hills = None
        self._dress()
        self._start_crossfade()
        self.update()

    def _start_crossfade(self) -> None:
        if self._theme.reduced_motion or not self.isVisible() or self._leaving is None:
            self._leaving = None
            return
        fade = QVariantAnimation(self)
        fade.setDuration(CROSSFADE_MS)
        fade.setStartValue(1.0)
        fade.setEndValue(0.0)
        fade.valueChanged.connect(lambda _: self.update())
        fade.finished.connect(self._end_crossfade)
        self._crossfade = fade
        fade.start()

    def _end_crossfade(self) -> None:
        self._leaving = None
        if self._crossfade is not None:
            self._crossfade.deleteLater()
            self._crossfade = None
        self.update()

    def _dress(self) -> None:
        sky = SKIES[self._hour]
        self.sun.set_colours(sky.sun, sky.glyph)

    def _on_theme(self) -> None:
        self._look_at_hour()
        self._signal.join_or_leave()
        self.update()

    # Places

    def _sun_centre(self) -> QPointF:
        return QPointF(round(self.width() / 2), self._form.sun_y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._back = self._hills = None
        self._place_controls()

    def _place_controls(self) -> None:
        form = self._form
        centre = self._sun_centre().toPoint()
        x, y, radius = centre.x(), centre.y(), form.sun_radius
        self.sun.setGeometry(x - radius, y - radius, 2 * radius, 2 * radius)
        self.back.move(x - form.disc_away - DISC_RADIUS, y - DISC_RADIUS)
        self.forward.move(x + form.disc_away - DISC_RADIUS, y - DISC_RADIUS)
        wide = self.pill.sizeHint().width()
        top = 20 - form.lift - (TARGET - 24) // 2
        self.pill.setGeometry(self.width() - 16 - wide, top, wide, TARGET)
        self.star.move(self.width() - 50, form.height - form.foot - 40)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dirty = event.rect()
        self._paint_scene(painter, dirty)
        form = self._form
        if dirty.top() < HEAD_PX:
            self._paint_head(painter)
        if dirty.bottom() > form.horizon and self._face is not None:
            self._paint_words(painter, self._face)
        painter.end()

    def _paint_scene(self, painter: QPainter, dirty: QRect) -> None:
        form, sky = self._form, SKIES[self._hour]
        ratio = self.devicePixelRatioF()
        if self._back is None or self._back.devicePixelRatio() != ratio:
            self._back = paint_back(sky, self.width(), form.height, form.horizon, ratio)
            self._hills = paint_hills(sky, self.width(), form.horizon, ratio, form.rise)
        assert self._hills is not None
        part = QRectF(dirty)
        source = QRectF(
            part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio
        )
        painter.drawPixmap(part, self._back, source)
        if self._leaving is not None and self._crossfade is not None:
            painter.setOpacity(float(self._crossfade.currentValue()))
            painter.drawPixmap(0, 0, self._leaving)
            painter.setOpacity(1.0)
        if dirty.top() < form.horizon:
            self._paint_signal(painter)
            ridge = ridge_top(form.horizon, form.rise)
            hills = QRectF(dirty.intersected(QRect(0, ridge, self.width(), form.horizon - ridge)))
            source = QRectF(
                hills.x() * ratio, hills.y() * ratio, hills.width() * ratio, hills.height() * ratio
            )
            painter.drawPixmap(hills, self._hills, source)

    def _paint_signal(self, painter: QPainter) -> None:
        form, colour_of_sun = self._form, SKIES[self._hour].sun
        painter.save()
        painter.setClipRect(QRect(0, 0, self.width(), form.horizon), Qt.ClipOperation.IntersectClip)
        arc_px = form.sun_radius + 7
        self._signal.paint(painter, self._sun_centre(), form.sun, arc_px, colour_of_sun)
        painter.restore()

    def _paint_head(self, painter: QPainter) -> None:
        up = self._form.lift
        room = self.width() - 56 - 16
        if not self.pill.isHidden():
            room -= self.pill.width() + 8

        def paint(painter: QPainter) -> None:
            mark = self._theme.icons.mark("mark-glyph", 30, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(16, 17 - up), mark)
            text(painter, QRectF(56, 16 - up, room, 18), self._name, _NAME, "#FFFFFF")
            text(painter, QRectF(56, 33 - up, room, 15), self._place, _PLACE, ARTIST_COLOUR)

        look = (up, room, self._name, self._place)
        self._head.draw(painter, QSize(self.width(), HEAD_PX), look, paint)

    def _paint_words(self, painter: QPainter, face: Face) -> None:
        form = self._form
        self._paint_glints(painter, face)
        room = self.width() - 16 - (56 if face.can_star else 16)
        style = form.title
        if face.mood in (Mood.SEARCHING, Mood.NOT_FOUND):
            style = Style.TITLE_NARROW
        lines = [face.title]
        if width_of(face.title, style) > room:
            style = Style.TITLE_TWO_LINES
            lines = wrap(face.title, style, room, 2)
        bottom = form.height - form.foot - 2
        if face.artist:
            rect = QRectF(16, bottom - 19, room, 19)
            text(painter, rect, face.artist, Style.ARTIST, ARTIST_COLOUR)
        top = bottom - 19 - style.line_px * len(lines)
        eyebrow = QRectF(16, top - 17, room, 14)
        drop = 1 if style is Style.TITLE_NARROW else 0
        for line in lines:
            text(painter, QRectF(16, top + drop, room + 1, style.line_px), line, style, "#FFFFFF")
            top += style.line_px
        text(painter, eyebrow, face.eyebrow, Style.EYEBROW, EYEBROW_COLOUR)

    def _paint_glints(self, painter: QPainter, face: Face) -> None:
        if face.dim:
            return
        form, sky = self._form, SKIES[self._hour]
        scale = form.sun_radius / 44
        painter.setPen(Qt.PenStyle.NoPen)
        for down, wide, alpha in GLINTS[: form.glints]:
            colour = QColor(sky.sun)
            colour.setAlphaF(alpha)
            painter.setBrush(colour)
            span = round(wide * scale)
            left = self._sun_centre().x() - span / 2
            top = form.horizon + round(down * scale)
            painter.drawRoundedRect(QRectF(left, top, span, 2), 1, 1)


_NAME = Lettering(15, 18, SEMIBOLD, display=True)
_PLACE = Lettering(11.5, 14, NORMAL)
_WITHOUT_SKIP = (Mood.SEARCHING, Mood.NOT_FOUND)
