"""Every key of the app, in one table: what F1 shows, and what a test holds against the window.

Keys are in Qt's portable words. `where` says who listens: the whole window, or one control while it
has the focus. The words are English; `tr` gives them in the language of the window.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence


def tr(text: str) -> str:
    """A sentence of the list of keys in the language of the window."""
    return QCoreApplication.translate("Keys", text)


class Where(enum.Enum):
    """Who listens to a key."""

    WINDOW = "window"
    """Everywhere in the window."""
    SINGLE = "single"
    """Everywhere but in fields and controls that use the key themselves."""
    LETTER = "letter"
    """As `SINGLE`, and only while the settings allow letters."""
    LIST = "list"
    SONGS = "songs"
    RIBBON = "ribbon"
    REPLY = "reply"
    PICTURE = "picture"
    EDGE = "edge"
    """The line between two parts of a wide window."""


@dataclass(frozen=True, slots=True)
class Key:
    """Each of `keys` does what `words` say; where there are two, they are a pair or the same."""

    keys: tuple[str, ...]
    words: str
    where: Where = Where.WINDOW


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    keys: tuple[Key, ...]


def groups() -> tuple[Group, ...]:
    """The whole table, in the order in which it is read."""
    return (*_radio(), *_news(), *_app())


def _radio() -> tuple[Group, ...]:
    single, letter, ribbon = Where.SINGLE, Where.LETTER, Where.RIBBON
    return (
        Group(
            tr("Radio"),
            (
                Key(("Space",), tr("Play or pause"), single),
                Key(("J", "L"), tr("Skip back or forward"), letter),
                Key(("Ctrl+L",), tr("Back to live")),
                Key(("M",), tr("Mute, or sound again"), letter),
                Key(("Ctrl+Up", "Ctrl+Down"), tr("Louder or quieter")),
                Key(("Ctrl+D",), tr("Star this song")),
                Key(("Return",), tr("Play from the selected song"), Where.SONGS),
                Key(("Ctrl+Shift+S",), tr("Write to the studio")),
            ),
        ),
        Group(
            tr("Keep and stop"),
            (
                Key(("Ctrl+Shift+R",), tr("Record, or end the recording")),
                Key(("Ctrl+K",), tr("Save the last minutes as a clip")),
                Key(("Ctrl+Shift+K",), tr("Choose how long the clip is")),
                Key(("[", "]"), tr("Mark where a part begins or ends"), letter),
                Key(("Ctrl+T",), tr("Sleep timer")),
                Key(("Ctrl+Shift+A",), tr("Alarms")),
                Key(("Ctrl+Shift+O",), tr("Recordings")),
                Key(("Ctrl+Shift+H",), tr("Song history")),
            ),
        ),
        Group(
            tr("On the ribbon of the last hour"),
            (
                Key(("Left", "Right"), tr("10 seconds back or forward"), ribbon),
                Key(("Shift+Left", "Shift+Right"), tr("One minute back or forward"), ribbon),
                Key(("Ctrl+Left", "Ctrl+Right"), tr("To the song before or after"), ribbon),
                Key(("Home", "End"), tr("The oldest second, or live"), ribbon),
                Key(("Return",), tr("Save the marked part"), ribbon),
            ),
        ),
    )


def _news() -> tuple[Group, ...]:
    letter, listing = Where.LETTER, Where.LIST
    return (
        Group(
            tr("News"),
            (
                Key(("Up", "Down"), tr("Move in a list"), listing),
                Key(("Home", "End"), tr("To the first or last story"), listing),
                Key(("Return",), tr("Open the story"), listing),
                Key(("N", "P"), tr("Next or previous story"), letter),
                Key(("B",), tr("Save the story, or unsave it"), letter),
                Key(("U",), tr("Mark as unread"), letter),
                Key(("Ctrl+Z",), tr("Take back what was done to a story")),
                Key(("Ctrl+F",), tr("Search")),
                Key(("/",), tr("Search"), letter),
                Key(("F5", "Ctrl+R"), tr("Look for news")),
            ),
        ),
        Group(
            tr("While reading"),
            (
                Key(("F3", "Shift+F3"), tr("Next or previous hit")),
                Key(("Ctrl++", "Ctrl+-"), tr("Larger or smaller text")),
                Key(("Ctrl+0",), tr("Usual text size")),
                Key(("Ctrl+Return",), tr("Send the comment"), Where.REPLY),
                Key(("Ctrl+Shift+L",), tr("Copy the link")),
                Key(("Ctrl+Shift+C",), tr("Copy the text with its source")),
                Key(("Ctrl+Shift+W",), tr("Share by WhatsApp")),
                Key(("Ctrl+Shift+G",), tr("Share by Telegram")),
                Key(("Ctrl+Shift+E",), tr("Share by email")),
                Key(("Ctrl+P",), tr("Print")),
                Key(("Ctrl+Shift+P",), tr("Save as PDF")),
            ),
        ),
        Group(
            tr("In a large picture"),
            (
                Key(("Left", "Right"), tr("Picture before or after"), Where.PICTURE),
                Key(("+", "-"), tr("Zoom in or out"), Where.PICTURE),
                Key(("Ctrl+S",), tr("Save the picture"), Where.PICTURE),
            ),
        ),
    )


def _app() -> tuple[Group, ...]:
    return (
        Group(
            tr("Window"),
            (
                Key(("Esc",), tr("One step back")),
                Key(("Alt+Left",), tr("Back to the list")),
                Key(("F6", "Shift+F6"), tr("Next or previous part of the window")),
                Key(("Left", "Right"), tr("The line between two parts: move it"), Where.EDGE),
                Key(("Home", "End"), tr("As far left or right as it goes"), Where.EDGE),
                Key(("Ctrl+M",), tr("Mini player, or back from it")),
                Key(("Ctrl+I",), tr("How radio and news are")),
                Key(("Ctrl+,",), tr("Settings")),
                Key(("F1",), tr("This list of keys")),
            ),
        ),
    )


SILENT_TWINS = ("Ctrl+=", "Ctrl+Enter", "Undo", "Alt+Backspace")
"""Keys that act as well and are not shown: the same key on other keyboards."""

NAMED_BY_QT = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),
    QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),
    QT_TRANSLATE_NOOP("QShortcut", "Home"),
    QT_TRANSLATE_NOOP("QShortcut", "End"),
)
"""Words on keys. Qt asks for them under this name, here and for what stands in menus; where a
language of ours has none, Qt's own translation has."""

_MODIFIERS = ("Ctrl", "Shift", "Alt")
_CAPS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−"}


def native(keys: str) -> str:
    """One combination as menus show it: "Ctrl+Shift+L", "Strg+Umschalt+L", "⇧⌘L" on macOS."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def caps(keys: str) -> tuple[str, ...]:
    """The keycaps of one combination, as they are drawn: "Ctrl", "↑"."""
    return tuple(_CAPS.get(part) or _named(part) for part in parts(keys))


def spoken(keys: str) -> str:
    """One combination for the screen reader: "Ctrl, panah atas"."""
    said = {
        "Left": tr("left arrow"),
        "Right": tr("right arrow"),
        "Up": tr("up arrow"),
        "Down": tr("down arrow"),
        "+": tr("plus"),
        "-": tr("minus"),
        ",": tr("comma"),
        "/": tr("slash"),
        "[": tr("opening bracket"),
        "]": tr("closing bracket"),
    }
    return " ".join(said.get(part) or _named(part) for part in parts(keys))


def spoken_key(key: Key) -> str:
    """A row of the list for the screen reader: "Spasi, putar atau jeda"."""
    combinations = f" {tr('or')} ".join(spoken(keys) for keys in key.keys)
    return f"{combinations}, {key.words[:1].lower()}{key.words[1:]}"


def parts(keys: str) -> list[str]:
    """ "Ctrl++" is Ctrl and plus."""
    if keys.endswith("+"):
        return [part for part in keys[:-1].split("+") if part] + ["+"]
    return keys.split("+")


def _named(part: str) -> str:
    """What stands on one key, in this language and on this system."""
    if part in _MODIFIERS:  # Qt names them only before another key
        return native(f"{part}+A").removesuffix("A").removesuffix("+")
    return native("Enter" if part == "Return" else part) if len(part) > 1 else part
