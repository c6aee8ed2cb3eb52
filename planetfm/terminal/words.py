"""The few sentences that the terminal says, in Indonesian and English."""

from __future__ import annotations

import locale
import os

from planetfm.languages import language_for

SENTENCES = {
    "not-running": (
        "Planet FM belum berjalan. Jalankan `planetfm` dulu.",
        "Planet FM is not running. Start it with `planetfm` first.",
    ),
    "busy": (
        "Planet FM tidak menjawab. Coba lagi sebentar lagi.",
        "Planet FM does not answer. Try again in a moment.",
    ),
    "refused": ("Planet FM menolak: {0}", "Planet FM refused: {0}"),
    "bad-link": (
        "Alamat ini bukan alamat Planet FM dan diabaikan.",
        "This is no address of Planet FM and is ignored.",
    ),
    "no-display": (
        "Tidak ada layar (DISPLAY atau WAYLAND_DISPLAY). Untuk mendengar tanpa jendela: "
        "planetfm --headless",
        "There is no display (DISPLAY or WAYLAND_DISPLAY). To listen without a window: "
        "planetfm --headless",
    ),
    "no-library": (
        "Pustaka {0} tidak ada. Pasang paketnya, di Debian dan Ubuntu: sudo apt install {1}",
        "The library {0} is missing. Install its package, on Debian and Ubuntu: "
        "sudo apt install {1}",
    ),
    "no-python-package": (
        "Paket Python {0} tidak ada. Pasang Planet FM dengan: pip install planetfm",
        "The Python package {0} is missing. Install Planet FM with: pip install planetfm",
    ),
    "no-player": (
        "libVLC tidak ada, jadi siaran tidak bisa diputar. Pasang, di Debian dan Ubuntu: "
        "sudo apt install libvlc5 vlc-plugin-base",
        "libVLC is missing, so the stream cannot be played. Install it, on Debian and Ubuntu: "
        "sudo apt install libvlc5 vlc-plugin-base",
    ),
    "profile": (
        "Profil stasiun tidak bisa dibaca: {0}",
        "The station profile cannot be read: {0}",
    ),
    "folder": ("Folder {0} tidak bisa dipakai: {1}", "The folder {0} cannot be used: {1}"),
    "no-device": (
        "Tidak ada keluaran suara. Suara mulai begitu ada.",
        "There is no sound output. Sound starts as soon as there is one.",
    ),
    "cannot-decode": (
        "Bentuk suara siaran ini tidak dikenal di komputer ini.",
        "This computer cannot play this stream's format.",
    ),
    "on-air": ("Siaran: {0}", "On air: {0}"),
    "story": ("Berita: {0}", "News: {0}"),
    "line-finding": ("Mencari alamat siaran.", "Looking for the stream's address."),
    "line-connecting": ("Menyambung ke siaran.", "Connecting to the stream."),
    "line-flowing": ("Tersambung ke siaran.", "Connected to the stream."),
    "line-waiting": (
        "Sambungan siaran terputus. Percobaan ke-{0} dalam {1:.0f} dtk.",
        "The stream is cut off. Try {0} in {1:.0f} s.",
    ),
    "line-not-found": (
        "Alamat siaran belum ditemukan di situs. Sebutkan sendiri dengan --stream.",
        "No stream address found on the site. Name one with --stream.",
    ),
    "no-songs": ("Belum ada lagu tercatat.", "No songs have been noted yet."),
    "disk-refuses": ("Disk menolak: {0}", "The disk refuses: {0}"),
    "status-line": ("Sambungan: {0}", "Line: {0}"),
    "status-sound": ("Suara: {0}", "Sound: {0}"),
    "status-title": ("Judul: {0}", "Title: {0}"),
    "status-stream": ("Siaran: {0}", "Stream: {0}"),
    "status-news": ("Berita: {0}, belum dibaca {1}", "News: {0}, unread {1}"),
}


def language(asked: str | None) -> str:
    """As asked, else what the machine speaks where there are words for it, else Indonesian."""
    spoken = (
        os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG")
        or locale.getlocale()[0]
        or ""
    )
    return language_for(asked, spoken)


def say(key: str, lang: str, *values: object) -> str:
    """The sentence `key` in `lang`, with `values` filled in."""
    indonesian, english = SENTENCES[key]
    return (english if lang == "en" else indonesian).format(*values)
