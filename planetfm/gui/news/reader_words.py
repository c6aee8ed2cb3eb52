"""What the reader's newer parts say, from a translation of their own.

English is the source language; assets/translations/planetfm_id.ts holds the Indonesian.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from planetfm.gui import words


def tr(text: str) -> str:
    """A sentence of the reader in the language of the window."""
    return QCoreApplication.translate("Reader", text)


def short_date(at: datetime, lang: str, zone: tzinfo, now: float) -> str:
    """ "25 Nov"; with the year where it is another one."""
    same = words.local(at, zone).year == words.local(now, zone).year
    return words.date(at, lang, zone, with_year=not same)
