"""What the list says of the archive, of searching and of what can be taken back.

English is the source; assets/translations/planetfm_id.ts holds the Indonesian.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from planetfm.core.deeds import Deed, DeedKind
from planetfm.core.errors import Trouble
from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.core.snapshot import ArchiveState, ArchiveView, NewsView
from planetfm.gui import translate, words
from planetfm.gui.radio.speech import Speech


def tr(text: str) -> str:
    return QCoreApplication.translate("Archive", text)


def counted(text: str, count: int) -> str:
    """A sentence with a number at its %n."""
    return translate.counted("Archive", text, count)


def foot(speech: Speech, view: NewsView, query: NewsQuery) -> tuple[str, str]:
    """(sentence, action) at the foot of the list; both empty where there is nothing to say."""
    if query.filter is not NewsFilter.ALL:
        return "", ""
    archive = view.archive
    match archive.state:
        case ArchiveState.FETCHING:
            return _with_progress(tr("Loading older stories…"), view.total, archive), ""
        case ArchiveState.COMPLETE:
            return (tr("All stories are loaded."), "") if view.total else ("", "")
        case ArchiveState.WAITING:
            return _trouble(speech, archive), tr("Try again")
        case ArchiveState.MORE:
            return "", tr("Load older stories")
        case _:
            return "", ""


def _with_progress(said: str, stored: int, archive: ArchiveView) -> str:
    if not archive.total or archive.total < stored:
        return said
    here, there = translate.figure(stored), translate.figure(archive.total)
    share = tr("%1 of %2").replace("%1", here).replace("%2", there)
    return f"{said} {share}"


def _trouble(speech: Speech, archive: ArchiveView) -> str:
    if archive.trouble is Trouble.DISK:
        return tr("The disk refuses, older stories cannot be kept.")
    if archive.trouble is Trouble.RATE_LIMITED:
        said = tr("The site asks for a pause before older stories.")
    elif archive.trouble in (Trouble.UNREACHABLE, Trouble.OFFLINE):
        said = tr("The site does not answer, older stories did not come.")
    else:
        said = tr("The site answered with an error, older stories did not come.")
        if archive.status is not None and archive.status >= 400:
            said = said.rstrip(".") + f" ({archive.status})."
    if archive.retry_at is not None:
        left_s = max(0.0, archive.retry_at - speech.now())
        said += " " + tr("Automatically in %1.").replace("%1", words.length(left_s, speech.lang))
    return said


def search_foot(state: str, text: str) -> tuple[str, str]:
    """(sentence, action) under the hits of a search; `state`: "", "busy", "failed" or a number."""
    if state == "busy":
        return tr("Searching the site…"), ""
    if state == "failed":
        return tr("The site could not be searched."), tr("Try again")
    if state == "0":
        return tr("The site has nothing more."), ""
    if state:
        return counted("%n more story(ies) came from the site.", int(state)), ""
    return "", tr('Search the site for "%1"').replace("%1", text)


def results(count: int) -> str:
    """How many a search found, for the screen reader."""
    return counted("%n result(s)", count)


def done(deed: Deed) -> str:
    """What the listener just did, as the title of a toast."""
    match deed.kind:
        case DeedKind.SAVED:
            return tr("Story saved")
        case DeedKind.LET_GO:
            return tr("Story no longer saved")
        case DeedKind.UNREAD:
            return tr("Marked unread")
        case _:
            return counted("%n story(ies) marked read", len(deed.identities))


def undo() -> str:
    return tr("Undo")


def undone() -> str:
    return tr("Undone")


def mark_all_read() -> str:
    return tr("Mark all read")


def category(name: str, count: int) -> str:
    """A category in a menu, its number of stories at the right."""
    return f"{name}\t{translate.figure(count)}"


def badges(corrected: bool, gone: bool) -> tuple[str, ...]:
    """What a card says of a story's fate."""
    if gone:
        return (tr("no longer on the site"),)
    return (tr("corrected"),) if corrected else ()
