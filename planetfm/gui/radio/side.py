"""The radio side: the whole left column, or the upper part of the window in one column.

It copies the player's view to its parts and sends back what the listener asks for. The order is
the design's: stage, banner if any, tools, volume, songs; the first run's steps take the place of
all below the stage. Narrow: stage, banner, ribbon, back to live if behind, one row of tools.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from planetfm.core.snapshot import LineState, PlayerView
from planetfm.gui.announce import announce
from planetfm.gui.radio.face import SKIP_S, Mood, face, mood
from planetfm.gui.radio.notices import DockKind, banner_for, dock_line, what_changed
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.pulse import Pulse
from planetfm.gui.radio.ribbon import NARROW, SIDE, Ribbon
from planetfm.gui.radio.songs import Songs
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.stage import Stage
from planetfm.gui.radio.tools import SmallTools, Tools
from planetfm.gui.radio.volume import OUTSET, Volume
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.banner import Banner
from planetfm.gui.widgets.buttons import Button, IconButton, Kind
from planetfm.gui.widgets.paint import hairline

if TYPE_CHECKING:
    from planetfm.gui.radio.steps import Steps

PAD = 16
BANNER_MS = 180


class RadioSide(QWidget):
    """`starred` carries (AiredSong, bool).

    `narrow_height_changed`: the one-column form wants another height.
    """

    starred = Signal(object, bool)
    record_wanted = Signal()
    clip_wanted = Signal()
    sleep_wanted = Signal()
    narrow_height_changed = Signal()
    told = Signal(str)
    """A sentence worth a toast: the stream is back."""

    def __init__(
        self,
        player: PlayerPort,
        theme: Theme,
        speech: Speech,
        station: str,
        place: str,
        *,
        site_host: str = "",
        stars_ready: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`stars_ready`: whether songs can be starred; else no star is shown."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Radio"))
        self._player, self._theme, self._speech = player, theme, speech
        self._station, self._site = station, site_host or station
        self._new_stories = 0
        self._narrow = False
        self._address_asked = False
        self._skip_s = SKIP_S
        self._out_of_date = False
        """The player's view changed while nobody saw this side."""
        self._mood = mood(player.view)
        self._opening: QVariantAnimation | None = None
        self._open = 1.0
        self.pulse = Pulse(self)
        self.stage = Stage(theme, speech, self.pulse, station, place, self)
        self.banner = Banner(theme, parent=self)
        self.tools = Tools(theme, speech, self)
        self.volume = Volume(theme, speech.lang, parent=self)
        self.songs = Songs(theme, speech, self.pulse, station, can_star=stars_ready, parent=self)
        self.ribbon = Ribbon(theme, speech, NARROW, self)
        self.back_to_live = Button(
            theme, self.tr("Back to live"), Kind.LIVE, icon="live-edge", height=34, parent=self
        )
        self.small_tools = SmallTools(theme, self)
        self.small_volume = Volume(theme, speech.lang, figures=False, parent=self)
        self.mini = IconButton(
            theme, "mini-player", QCoreApplication.translate("News", "Mini player"), parent=self
        )
        self.settings = IconButton(
            theme, "settings", QCoreApplication.translate("Settings", "Settings"), parent=self
        )
        self._edge = _Edge(theme, self)
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self.refresh)
        self._stars_ready = stars_ready
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        player = self._player
        self.stage.toggled.connect(self._toggle)
        self.stage.skipped.connect(player.seek_by)
        self.stage.to_live.connect(player.go_live)
        self.stage.starred.connect(self._star_now)
        self.banner.acted.connect(self._banner_acted)
        self.songs.starred.connect(self.starred)
        self.songs.played.connect(lambda aired: player.seek_to(aired.start))
        for volume in (self.volume, self.small_volume):
            volume.chosen.connect(player.set_volume)
            volume.muted.connect(player.set_muted)
        for tools in (self.tools, self.small_tools):
            tools.record.connect(self.record_wanted)
            tools.clip.connect(self.clip_wanted)
            tools.sleep.connect(self.sleep_wanted)
        self.ribbon.sought.connect(player.seek_to)
        self.ribbon.to_live.connect(player.go_live)
        self.back_to_live.clicked.connect(player.go_live)
        player.changed.connect(self._on_player)
        self._theme.changed.connect(self.update)

    # What the window tells

    def set_narrow(self, narrow: bool) -> None:
        """Take the one-column form, or the column, as high as it has to be now."""
        if narrow != self._narrow or self._out_of_date:
            self._narrow = narrow
            self.refresh()
            self._arrange()

    def set_short(self, short: bool) -> None:
        """The stage's 236 px form, for windows under 680 high."""
        self.stage.set_short(short or self._narrow)
        self._arrange()

    def set_skip_s(self, skip_s: float) -> None:
        """What one press of back or forward skips."""
        self._skip_s = skip_s
        self.stage.set_skip_s(skip_s)
        self.refresh()

    def set_new_stories(self, count: int) -> None:
        """How many stories came since the pause, for the banner."""
        self._new_stories = count
        self.refresh()

    def star_song(self) -> None:
        """Star what is heard, or take its star away; nothing without a title."""
        view = self._player.view
        if view.song is None or not view.song.known:
            return
        for aired in reversed(view.tape.songs):
            if aired.song == view.song:
                self.starred.emit(aired, not aired.starred)
                return

    @property
    def narrow_height(self) -> int:
        """How high the one-column form is, px."""
        return self._narrow_places()[-1]

    # Showing

    def refresh(self) -> None:
        """Show the player's present view."""
        self._out_of_date = False
        view, speech = self._player.view, self._speech
        now = speech.now()
        self.stage.show_face(face(view, speech, self._station, now, self._skip_s))
        if self.stage.star.isVisibleTo(self.stage) and not self._stars_ready:
            self.stage.star.hide()
        self._show_banner(view, now)
        self._show_steps(view)
        self.volume.show_volume(view.volume, view.muted)
        self.small_volume.show_volume(view.volume, view.muted)
        if self._narrow:
            self.ribbon.show_tape(view, now)
        else:
            self.songs.show_view(view)
        self._show_parts(view)
        self._count(view)

    def _on_player(self) -> None:
        """While this is hidden nothing is drawn, but what happens is told: a story in its place is
        no reason not to know of a cut."""
        if self.isVisible():
            self.refresh()
        else:
            self._out_of_date = True
        self._tell(self._player.view)

    def _tell(self, view: PlayerView) -> None:
        """Say politely what changed by itself; never what the listener has just done."""
        before, self._mood = self._mood, mood(view)
        if before is self._mood:
            return
        sentence = what_changed(before, view, self._speech)
        if not sentence:
            return
        announce(self, sentence)
        if before in (Mood.RECONNECTING, Mood.LOST, Mood.OFF_AIR):
            self.told.emit(sentence)

    def _show_banner(self, view: PlayerView, now: float) -> None:
        content, room = banner_for(view, self._speech, now, self._new_stories), self._room
        before, tall = self.banner.content, self.banner.heightForWidth(room)
        self.banner.show_content(content)
        if content is not None and before is None:
            self._open_banner()
        elif self.banner.heightForWidth(room) != tall:
            self._arrange()

    def _show_steps(self, view: PlayerView) -> None:
        if view.search is not None and (self.steps_shown or self._has_steps):
            self.steps.show_search(view.search)

    @cached_property
    def steps(self) -> Steps:
        """Those of the first run, made when they are first shown."""
        from planetfm.gui.radio.steps import Steps

        steps = Steps(self._theme, self.pulse, self._site, self)
        steps.hide()
        steps.entered.connect(self._use_address)
        steps.left.connect(self._leave_address)
        steps.skipped.connect(self._player.skip_search)
        steps.again.connect(self._player.find_again)
        steps.height_changed.connect(self._arrange)
        return steps

    @property
    def _has_steps(self) -> bool:
        return "steps" in vars(self)

    @property
    def steps_shown(self) -> bool:
        view = self._player.view
        if self._address_asked:
            return True
        return view.search is not None and mood(view) in (Mood.SEARCHING, Mood.NOT_FOUND)

    def _show_parts(self, view: PlayerView) -> None:
        steps, narrow = self.steps_shown, self._narrow
        behind = dock_line(view, self._speech).kind is DockKind.BEHIND
        wanted: dict[QWidget, bool] = {self.steps: steps} if steps or self._has_steps else {}
        wanted |= {
            self.tools: not steps and not narrow,
            self.volume: not steps and not narrow,
            self.songs: not steps and not narrow,
            self.ribbon: narrow and not steps,
            self.back_to_live: narrow and behind and not steps,
            self.small_tools: narrow and not steps,
            self.small_volume: narrow and not steps,
            self.mini: narrow and not steps,
            self.settings: narrow and not steps,
            self._edge: not narrow,
        }
        changed = False
        for part, shown in wanted.items():
            if part.isHidden() == shown:
                part.setVisible(shown)
                changed = True
        if changed:
            self._arrange()

    def _count(self, view: PlayerView) -> None:
        """A second's tick, only while a countdown is on the screen."""
        content = self.banner.content
        counting = content is not None and bool(content.note)
        counting = counting and view.line.retry_at is not None and self.isVisible()
        if counting and not self._countdown.isActive():
            self._countdown.start()
        elif not counting:
            self._countdown.stop()

    @property
    def counting(self) -> bool:
        return self._countdown.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._count(self._player.view)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._countdown.stop()

    # Acting

    def _toggle(self) -> None:
        view = self._player.view
        if mood(view) is Mood.NOT_FOUND:
            self._player.find_again()
        else:
            self._player.toggle()

    def _star_now(self, on: bool) -> None:
        view = self._player.view
        for aired in reversed(view.tape.songs):
            if aired.song == view.song:
                self.starred.emit(aired, on)
                return

    def _banner_acted(self) -> None:
        view = self._player.view
        if mood(view) is Mood.NOT_FOUND or view.line.state is LineState.NOT_FOUND:
            self._address_asked = True
            self.steps.ask()
            self.refresh()
        else:
            self._player.retry_now()

    def _use_address(self, address: str) -> None:
        self._address_asked = False
        self._player.use_address(address)
        self.refresh()

    def _leave_address(self) -> None:
        self._address_asked = False
        self.refresh()

    def escape(self) -> bool:
        """Esc: True if the field of an address was closed by it."""
        return self._has_steps and self.steps.take_back()

    # Places

    def _open_banner(self) -> None:
        if self._theme.reduced_motion or not self.isVisible():
            self._open = 1.0
            self._arrange()
            return
        opening = QVariantAnimation(self)
        opening.setDuration(BANNER_MS)
        opening.setStartValue(0.0)
        opening.setEndValue(1.0)
        opening.valueChanged.connect(self._open_to)
        opening.finished.connect(opening.deleteLater)
        opening.start()

    def _open_to(self, share: object) -> None:
        self._open = float(share) if isinstance(share, float) else 1.0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _room(self) -> int:
        """How wide what stands between the margins is, px."""
        return self.width() - 2 * PAD - (0 if self._narrow else 1)

    def _arrange(self) -> None:
        wide = self.width()
        self.stage.setGeometry(0, 0, wide, self.stage.height())
        self._edge.setGeometry(wide - 1, 0, 1, self.height())
        self._edge.raise_()
        if self._narrow:
            self._arrange_narrow()
            return
        top, room = self.stage.height(), self._room
        if self.steps_shown:
            self.steps.setGeometry(0, top, wide - 1, max(0, self.height() - top))
            return
        if not self.banner.isHidden():
            tall = self.banner.heightForWidth(room)
            shown = round(tall * self._open)
            self.banner.setGeometry(PAD, top + 12, room, shown)
            top += round((12 + tall) * self._open)
        self.tools.setGeometry(PAD, top + 12, room, 36)
        self.volume.setGeometry(PAD - OUTSET, top + 50, room + OUTSET, 36)
        top += 86
        self.songs.setGeometry(0, top, wide - 1, max(0, self.height() - top))

    def _narrow_places(self) -> tuple[int, int, int, int, int]:
        """Tops of banner, ribbon, back to live and tools, and the whole height."""
        banner = top = 236
        if self.steps_shown:
            return banner, top, top, top, top + self.steps.needed_height()
        if not self.banner.isHidden():
            top += round((12 + self.banner.heightForWidth(self._room)) * self._open)
        ribbon = top + 8
        top = ribbon + 62
        back = top + 4
        if not self.back_to_live.isHidden():
            top += 42
        return banner + 12, ribbon, back, top, top + 43

    def _arrange_narrow(self) -> None:
        banner, ribbon, back, tools, whole = self._narrow_places()
        wide, room = self.width(), self._room
        if self.steps_shown:
            self.steps.setGeometry(0, banner, wide, whole - banner)
        self.banner.setGeometry(PAD, banner, room, self.banner.heightForWidth(room))
        self.ribbon.setGeometry(PAD - SIDE, ribbon, wide - 2 * (PAD - SIDE), NARROW.height)
        self.back_to_live.setGeometry(PAD, back, room, 34)
        self.small_tools.move(PAD - 8, tools)
        left = PAD + 129
        self.settings.move(wide - PAD + 8 - 36, tools)
        self.mini.move(self.settings.x() - 38, tools)
        self.small_volume.setGeometry(left - OUTSET, tools, self.mini.x() - 6 - left + OUTSET, 36)
        if self._narrow and whole != self.height():
            self.narrow_height_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("side"))
        if self._narrow:
            hairline(painter, 0, self.height() - 1, self.width(), self._theme.colour("line"))
            if not self.steps_shown:
                top = self._narrow_places()[3] + 8
                painter.fillRect(QRectF(130, top, 1, 20), self._theme.colour("line"))
        painter.end()


class _Edge(QWidget):
    """The hairline between the radio side and the paper."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("line"))
        painter.end()
