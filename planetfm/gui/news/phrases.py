"""What the news side says: sentences from Qt's translation, times from `gui.words`.

English is the source language; assets/translations/planetfm_id.ts has the Indonesian.
The `Speech` carries the language, the station's zone and the clock.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from planetfm.core.errors import Trouble
from planetfm.core.model import Headline, NewsFilter, NewsQuery
from planetfm.core.snapshot import NewsView
from planetfm.gui import translate, words
from planetfm.gui.news import archive_phrases
from planetfm.gui.radio.speech import Speech

WORDS_A_MINUTE = 200


def tr(text: str) -> str:
    """A sentence of the news side in the language of the window."""
    return QCoreApplication.translate("News", text)


def counted(text: str, count: int) -> str:
    """A sentence with a number in it, at its %n: in the form that the language has for it."""
    return translate.counted("News", text, count)


def ago(speech: Speech, headline: Headline) -> str:
    return words.relative(headline.published, speech.now(), speech.lang, speech.zone)


def comments(count: int | None) -> str:
    """ "7 komentar"; nothing for none or not known."""
    return counted("%n comment(s)", count) if count else ""


def meta(speech: Speech, headline: Headline, *, compact: bool) -> tuple[str, ...]:
    """The words behind the category: how long ago, and how many comments where there is room."""
    said = comments(headline.comment_count)
    fate = archive_phrases.badges(headline.corrected, headline.gone)
    if said and not compact:
        return (ago(speech, headline), said, *fate)
    return (ago(speech, headline), *fate)


def spoken_row(speech: Speech, headline: Headline) -> str:
    """A row for the screen reader: headline, category, time, unread, saved."""
    parts = [headline.title, headline.category, ago(speech, headline)]
    if not headline.status.read:
        parts.append(tr("unread"))
    if headline.status.saved:
        parts.append(tr("saved"))
    parts += archive_phrases.badges(headline.corrected, headline.gone)
    return ", ".join(part for part in parts if part)


def freshness(speech: Speech, view: NewsView) -> tuple[str, bool]:
    """The words beside the title, and whether they warn (the site is silent)."""
    if view.last_ok is None:
        return (tr("Preparing the news"), False)
    clock = words.clock_with_zone(view.last_ok, speech.lang, speech.zone, speech.label)
    stale = view.trouble is not None
    return ((tr("Saved %1") if stale else tr("Updated %1")).replace("%1", clock), stale)


def banner(speech: Speech, view: NewsView) -> tuple[str, str, str] | None:
    """(title, text, countdown) of the site's banner; None while all is well."""
    if view.trouble is None:
        return None
    left = ""
    if view.retry_at is not None:
        left_s = max(0.0, view.retry_at - speech.now())
        left = tr("Automatically in %1").replace("%1", words.length(left_s, speech.lang))
    kept = counted("%n saved story(ies) can still be read. The radio is not affected.", view.total)
    if not view.total:
        kept = tr("The radio is not affected.")
    host = view.site_host
    match view.trouble:
        case Trouble.OFFLINE:
            title = tr("This computer is offline")
            return (title, tr("Saved stories and the last hour still work."), left)
        case Trouble.CHALLENGE:
            title = tr("%1 asks for a check in the browser").replace("%1", host)
            return (title, kept, left)
        case Trouble.UNREACHABLE | Trouble.STALLED | Trouble.CLOSED:
            pass
        case _:
            title = tr("The site answered with an error")
            if view.status is not None and view.status >= 400:
                title += f" ({view.status})"
            return (title, tr("Showing saved stories."), left)
    return (tr("The site %1 does not answer").replace("%1", host), kept, left)


def nothing(query: NewsQuery) -> tuple[str, str]:
    """(sentence, action) of an empty list."""
    if query.text:
        return (tr('No stories for "%1".').replace("%1", query.text), tr("Clear search"))
    if query.filter is NewsFilter.SAVED:
        return (tr("No saved stories. Press the bookmark on one."), "")
    if query.filter is NewsFilter.UNREAD:
        return (tr("All stories are read."), "")
    return (tr("No stories yet."), "")


def new_stories(count: int) -> str:
    return counted("%n new story(ies).", count)


def results(count: int) -> str:
    """How many a search found, for the screen reader."""
    return counted("%n result(s)", count)


def reading_time(text: str) -> str:
    """ "2 menit baca", from the number of words."""
    minutes = max(1, math.ceil(len(text.split()) / WORDS_A_MINUTE))
    return counted("%n min read", minutes)
