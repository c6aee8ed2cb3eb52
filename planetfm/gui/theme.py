"""Which of the two colour tables is on, and the pictures that go with it.

Every painted widget takes the `Theme`, reads `tokens` when it paints and repaints on `changed`:
switching between light and dark at run time touches nothing else. What Qt draws by itself (menus,
tooltips, scroll bars) follows through the palette and one small stylesheet.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from planetfm.gui.icons import Icons
from planetfm.gui.tokens import DARK, LIGHT, Tokens
from planetfm.gui.type import Style, font


class Theme(QObject):
    """`choice` is "auto" (follow the system), "light" or "dark". `changed` asks for a repaint."""

    changed = Signal()

    def __init__(
        self,
        assets: Path,
        choice: str = "auto",
        *,
        reduced_motion: bool = False,
        sky: str = "hour",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sky = sky
        self.icons = Icons(assets)
        self._pixmaps: dict[tuple[str, float, str, float], QPixmap] = {}
        self._choice = choice
        self._reduced_motion, self._system_reduces = reduced_motion, False
        self._applied_to: QApplication | None = None
        self.tokens = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._look_again)

    @property
    def dark(self) -> bool:
        return self.tokens.dark

    @property
    def choice(self) -> str:
        return self._choice

    @property
    def reduced_motion(self) -> bool:
        """Everything is instant; rings and bars stand still: the listener wants it so here, or of
        the whole system."""
        return self._reduced_motion or self._system_reduces

    def set_choice(self, choice: str) -> None:
        self._choice = choice
        self._look_again()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether the listener wants less motion in this app, whatever the system has."""
        if reduced != self._reduced_motion:
            self._reduced_motion = reduced
            self.changed.emit()

    def set_system_reduces(self, reduced: bool) -> None:
        """Whether the system asks its apps for less motion."""
        if reduced != self._system_reduces:
            self._system_reduces = reduced
            self.changed.emit()

    @property
    def sky(self) -> str:
        """Which sky the radio's pictures show: the value of a `core.settings.Sky`."""
        return self._sky

    def set_sky(self, sky: str) -> None:
        if sky != self._sky:
            self._sky = sky
            self.changed.emit()

    def pixmap(self, icon: str, size_px: float, token: str, ratio: float = 1.0) -> QPixmap:
        """An icon in the colour of a token ("ink2") or in a given colour ("#FFFFFF")."""
        key = (icon, size_px, self.hex(token), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self.icons.pixmap(*key)
        return found

    def hex(self, token: str) -> str:
        return token if token.startswith("#") else str(getattr(self.tokens, token))

    def colour(self, token: str) -> QColor:
        return QColor(self.hex(token))

    def apply(self, app: QApplication) -> None:
        """Dress the whole application, now and at every later change of theme."""
        self._applied_to = app
        app.setFont(font(Style.UI))
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(stylesheet(self.tokens))

    def _wanted(self) -> Tokens:
        if self._choice == "auto":
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _look_again(self) -> None:
        wanted = self._wanted()
        if wanted is self.tokens:
            return
        self.tokens = wanted
        if self._applied_to is not None:
            self.apply(self._applied_to)
        self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """The QPalette of a colour table, as the design assigns the roles."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, tokens.side),
        (role.Base, tokens.paper),
        (role.AlternateBase, tokens.side),
        (role.Button, tokens.raised),
        (role.Text, tokens.ink),
        (role.WindowText, tokens.ink),
        (role.ButtonText, tokens.ink),
        (role.PlaceholderText, tokens.ink3),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.ink),
        (role.ToolTipText, tokens.paper),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line),
        (role.Shadow, tokens.line),
    ):
        made.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.disabled))
    return made


def stylesheet(tokens: Tokens) -> str:
    """Only for what Qt paints itself: menus, tooltips, scroll bars.

    A tooltip's padding counts twice, and one more: as its frame and as its label's margin.
    """
    groove = "#4A5264" if tokens.dark else "#C9C5BB"
    return f"""
QToolTip {{ background: {tokens.ink}; color: {tokens.paper}; border: 0; border-radius: 6px;
  padding: 1px 4px; font-size: 12px; }}
QMenu {{ background: {tokens.raised}; color: {tokens.ink}; border: 1px solid {tokens.line};
  border-radius: 10px; padding: 6px; font-size: 13px; }}
QMenu::item {{ min-height: 34px; padding: 0 16px 0 16px; border-radius: 6px; }}
QMenu::item:selected {{ background: {tokens.hover_raised}; }}
QMenu::item:disabled {{ color: {tokens.disabled}; }}
QMenu::separator {{ height: 1px; background: {tokens.line}; margin: 6px 5px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {groove}; border-radius: 3px; min-height: 32px;
  margin: 2px 3px 2px 3px; }}
QScrollBar::handle:vertical:hover {{ background: {tokens.field}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {groove}; border-radius: 3px; min-width: 32px;
  margin: 3px 2px 3px 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
