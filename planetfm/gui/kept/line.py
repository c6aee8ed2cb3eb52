"""A row of the lists in the dialogs, what can be done with it, and the model of all the rows."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planetfm.gui.kept.phrases import tr

LineRole = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class Act(enum.Enum):
    PLAY = "play"
    FROM_HERE = "from-here"
    STAR = "star"
    COPY = "copy"
    KEEP = "keep"
    SHOW = "show"
    EDIT = "edit"
    DELETE = "delete"
    MORE = "more"

    @property
    def icon(self) -> str:
        return _ICONS[self]


_ICONS = {
    Act.PLAY: "play",
    Act.FROM_HERE: "play-from-here",
    Act.STAR: "star",
    Act.COPY: "copy-link",
    Act.KEEP: "clip",
    Act.SHOW: "folder",
    Act.EDIT: "settings",
    Act.DELETE: "trash",
    Act.MORE: "more",
}


def label(act: Act, starred: bool = False) -> str:
    """What an act is called in a menu and a tooltip."""
    match act:
        case Act.PLAY:
            return tr("Play")
        case Act.FROM_HERE:
            return tr("Play from here")
        case Act.STAR:
            return tr("Take the star away") if starred else tr("Star it")
        case Act.COPY:
            return tr("Copy artist - title")
        case Act.KEEP:
            return tr("Keep this song")
        case Act.SHOW:
            return tr("Show in folder")
        case Act.EDIT:
            return tr("Change")
        case Act.DELETE:
            return tr("Delete")
        case Act.MORE:
            return tr("More")


@dataclass(frozen=True, slots=True)
class Line:
    """A row. `acts`: the first is Enter's. `drawn`: those at the right end, from the left on; of
    these, `always` are seen without pointer or focus. Without `acts` it is a heading."""

    key: object
    title: str
    detail: str = ""
    lead: str = ""
    icon: str = ""
    acts: tuple[Act, ...] = ()
    drawn: tuple[Act, ...] = ()
    always: tuple[Act, ...] = ()
    starred: bool = False
    dim: bool = False
    tip: str = ""
    item: object = None

    @property
    def is_heading(self) -> bool:
        return not self.acts

    @property
    def spoken(self) -> str:
        parts = [self.lead, self.title, self.detail, tr("starred") if self.starred else ""]
        return ", ".join(part for part in parts if part)


class LineModel(QAbstractListModel):
    """`fetch` is called when the end of what is there comes into sight."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.fetch: Callable[[], None] | None = None

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Become `lines`; those that only grow at the end keep everything in its place."""
        before = self.lines
        if lines == before:
            return
        if before and lines[: len(before)] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(lines) - 1)
            self.lines = lines
            self.endInsertRows()
        elif [line.key for line in lines] == [line.key for line in before]:
            self.lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self.fetch is not None

    def fetchMore(self, parent: _Index) -> None:
        if self.fetch is not None:
            self.fetch()
