"""What notifications, the tray and addresses of our own say.

English is the source language; assets/translations/planetfm_id.ts holds the Indonesian.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from planetfm.core.alerts import Reason, Why
from planetfm.core.model import Song
from planetfm.desktop.notices import DEFAULT, Notice
from planetfm.gui.translate import counted
from planetfm.runtime.alerts import ToldStory

LISTED = 4
"""So many headlines stand in one notification; the rest is a number."""

SAVE, LISTEN, QUIT = "save", "listen", "quit"
"""Actions beside the click."""


def tr(text: str) -> str:
    """A sentence of this room in the language of the window."""
    return QCoreApplication.translate("Desktop", text)


def because(reason: Reason) -> str:
    """Why the listener is told, as a part of a sentence."""
    match reason.why:
        case Why.WORD:
            return tr('because it has "{word}"').replace("{word}", reason.text)
        case Why.CATEGORY:
            return tr("because it is in {category}").replace("{category}", reason.text)
        case Why.ALL:
            return tr("because you asked to be told of all news")


def stories_notice(stories: tuple[ToldStory, ...]) -> Notice:
    """One notification for all of them, newest first. Raises ValueError for none."""
    if len(stories) == 1:
        (story,) = stories
        headline = story.headline
        title = tr("New story: {headline}").replace("{headline}", headline.title)
        why = because(story.reason)
        if headline.category and story.reason.why is not Why.CATEGORY:
            why = f"{headline.category} · {why}"
        else:
            why = why[:1].upper() + why[1:]
        return Notice(title, why, ((DEFAULT, tr("Read")), (SAVE, tr("Save"))))
    if not stories:
        raise ValueError("no stories")
    title = counted("Desktop", "%n new story(ies)", len(stories))
    lines = []
    for story in stories[:LISTED]:
        line = f"• {story.headline.title}"
        if story.reason.why is not Why.ALL:
            line += f" ({because(story.reason)})"
        lines.append(line)
    if len(stories) > LISTED:
        more = len(stories) - LISTED
        lines.append(counted("Desktop", "and %n more", more))
    elif stories[0].reason.why is Why.ALL:
        why = because(stories[0].reason)
        lines.append(why[:1].upper() + why[1:])
    return Notice(title, "\n".join(lines), ((DEFAULT, tr("Show")),))


def song_notice(song: Song, *, heard: bool) -> Notice:
    """`heard`: the listener hears it already."""
    said = f"{song.title}, {song.artist}" if song.artist else song.title
    title = tr("Starred song on air: {song}").replace("{song}", said)
    actions: tuple[tuple[str, str], ...] = ((DEFAULT, tr("Open")),)
    if not heard:
        actions += ((LISTEN, tr("Listen")),)
    return Notice(title, "", actions, tag="song", passing=True)


def tray_notice() -> Notice:
    """Told once, when the window has gone into the tray for the first time."""
    return Notice(
        tr("Planet FM goes on in the tray"),
        tr("A click on its icon, or starting it again, brings the window back."),
        ((DEFAULT, tr("Show window")), (QUIT, tr("Quit"))),
        tag="tray",
    )


def said_notice(
    title: str, detail: str, labels: tuple[str, ...], tag: str, *, stays: bool
) -> Notice:
    """What the window would say, while nobody sees it. The key of a way on is its number; a click
    brings the window."""
    ways = tuple((str(number), label) for number, label in enumerate(labels))
    return Notice(title, detail, ((DEFAULT, tr("Show window")), *ways), tag, stays=stays)


def not_stored() -> tuple[str, str]:
    """(title, sentence) for the address of an article that is not here."""
    return tr("This story is not saved yet"), tr("Open it when the site is back.")
