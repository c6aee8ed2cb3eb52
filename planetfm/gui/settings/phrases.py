"""The words of the settings dialog that are more than a label: sizes, lengths, choices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from planetfm.gui import translate, words


def tr(text: str) -> str:
    """A sentence of the settings in the language of the window."""
    return QCoreApplication.translate("Settings", text)


def counted(text: str, count: int) -> str:
    """A sentence with a number at its %n."""
    return translate.counted("Settings", text, count)


def minutes(count: int, lang: str) -> str:
    """ "15 mnt", "15 min"."""
    return words.minutes_left(count * 60, lang)


def seconds(count: int, lang: str) -> str:
    """ "10 dtk", "10 s"."""
    return words.short_seconds(count, lang)


def size(size_bytes: int, lang: str) -> str:
    """A size with as many figures as are read: "1,84 GB", "92 MB", "4,8 MB"."""
    if size_bytes >= 10**9:
        return f"{words.number(size_bytes / 10**9, lang, 2)} GB"
    return words.size(size_bytes, lang)


def rate(codec: str, bitrate_bps: int) -> str:
    """ "AAC 64 kbps"; what is not known is left out."""
    figure = f"{round(bitrate_bps / 1000)} kbps" if bitrate_bps else ""
    return f"{codec.upper()} {figure}".strip()
