"""What a screen reader takes our painted widgets for.

Qt knows a plain widget as a filler. A window without the role of one is not announced when it comes
to the front, and a banner has to be an alert. Qt asks here for each object whose own class it does
not know better; without assistive technology it never does.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from planetfm.gui.widgets.buttons import FadingButton

ROLES = {
    "MainWindow": QAccessible.Role.Window,
    "MiniPlayer": QAccessible.Role.Window,
    "Popover": QAccessible.Role.Dialog,
    "PictureViewer": QAccessible.Role.Dialog,
    "StatusPart": QAccessible.Role.Grouping,
    "Banner": QAccessible.Role.AlertMessage,
    "Toast": QAccessible.Role.Notification,
    "RadioSide": QAccessible.Role.Grouping,
    "Dock": QAccessible.Role.Grouping,
    "ListSide": QAccessible.Role.Grouping,
    "Reader": QAccessible.Role.Grouping,
    "ArticlePage": QAccessible.Role.WebDocument,
    "CommentsSection": QAccessible.Role.Grouping,
    "KeyPage": QAccessible.Role.Grouping,
    "Steps": QAccessible.Role.Grouping,
    "Edge": QAccessible.Role.Separator,
    "StoryArea": QAccessible.Role.Grouping,
    "RelatedStrip": QAccessible.Role.Grouping,
    "Notes": QAccessible.Role.Grouping,
    "ChangesPanel": QAccessible.Role.Grouping,
    "OutgoingRow": QAccessible.Role.Grouping,
    "Nothing": QAccessible.Role.Grouping,
    "Foot": QAccessible.Role.Grouping,
    "DayField": QAccessible.Role.Grouping,
    "Question": QAccessible.Role.Grouping,
    "Nav": QAccessible.Role.Grouping,
    "MonthBar": QAccessible.Role.StaticText,
    "StationCard": QAccessible.Role.StaticText,
    "ErrorLine": QAccessible.Role.StaticText,
    "NoticeLine": QAccessible.Role.StaticText,
}
"""By the name of the widget's class."""


class SpokenButton(QAccessibleWidget):
    """A button as what it is: one that is pressed, switched, chosen among others, or opens a menu.

    Qt knows a menu behind its own two classes of buttons only. And its toggle, which is all that a
    screen reader can do to a button with a check, changes the check and clicks nothing.
    """

    @property
    def _button(self) -> FadingButton:
        # Asked of Qt and not kept: who keeps a button here keeps it after it was deleted.
        button = self.widget()
        assert isinstance(button, FadingButton)
        return button

    def role(self) -> QAccessible.Role:
        button, role = self._button, QAccessible.Role
        if button.is_label:
            return role.StaticText
        if button.opens_menu:
            return role.ButtonMenu
        if button.isCheckable():
            return role.RadioButton if button.autoExclusive() else role.CheckBox
        return role.Button

    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        if kind is QAccessible.Text.Name and not said:
            return self._button.text()
        # Qt gives the tooltip for want of a description, and that of an icon is its name once more.
        name_again = kind is QAccessible.Text.Description and said == self.text(
            QAccessible.Text.Name
        )
        return "" if name_again else said

    def state(self) -> QAccessible.State:
        button, state = self._button, super().state()
        state.hasPopup = button.opens_menu
        state.checkable = button.isCheckable()
        state.checked = button.isChecked()
        state.pressed = button.isDown()
        return state

    def actionNames(self) -> list[str]:
        return [*(self._clicks() if self._button.isEnabled() else ()), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name in self._clicks():
            self._button.animateClick()  # returns at once, also where a menu holds the click up
        else:
            super().doAction(name)

    def _clicks(self) -> tuple[str, ...]:
        """The actions that are a click, in a reader's words."""
        if self._button.is_label:
            return ()
        actions = QAccessibleActionInterface
        match self.role():
            case QAccessible.Role.ButtonMenu:
                return (actions.showMenuAction(), actions.pressAction())
            case QAccessible.Role.Button:
                return (actions.pressAction(),)
            case _:
                return (actions.toggleAction(), actions.pressAction())


def install_roles() -> None:
    """For the rest of the process; once is enough."""
    QAccessible.installFactory(_interface)


def _interface(name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, FadingButton):
        return SpokenButton(thing)
    role = ROLES.get(name)
    if role is None or not isinstance(thing, QWidget):
        return None
    return QAccessibleWidget(thing, role)
