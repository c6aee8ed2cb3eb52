"""What the reader's newer parts say, from a translation of their own.

English is the source language; assets/translations/reader_id.ts holds the Indonesian.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """A sentence of the reader in the language of the window."""
    return QCoreApplication.translate("Reader", text)
