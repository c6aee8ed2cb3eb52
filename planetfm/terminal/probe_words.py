"""The words of `planetfm probe`, in Indonesian and English; Qt is not at hand here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planetfm.core.discovery import Reason
from planetfm.core.errors import Trouble
from planetfm.net.trial import Trial


@dataclass(frozen=True, slots=True)
class ProbeWords:
    site: str
    name: str
    feed: str
    rest: str
    icon: str
    site_down: str
    directory: str
    candidates: str
    taken: str
    none: str
    not_asked: str
    sounds: str
    finite: str
    with_titles: str
    reasons: Mapping[Reason, str]
    troubles: Mapping[Trouble, str]

    def answer(self, trial: Trial | None) -> str:
        """What an address answered, in one line."""
        if trial is None:
            return self.not_asked
        rate = f", {trial.bitrate_bps // 1000} kbit/s" if trial.bitrate_bps else ""
        sound = f"{trial.codec or ''}{rate}{', HLS' if trial.hls else ''}"
        name = f", “{trial.name}”" if trial.name else ""
        titles = f", {self.with_titles}" if trial.titles else ""
        took = f" · {trial.took_s:.2f} s"
        if trial.ok:
            return f"{self.sounds}: {sound}{name}{titles}{took}"
        if trial.finite:
            return f"{self.finite}: {sound}{took}"
        trouble = self.troubles[trial.trouble] if trial.trouble else "?"
        status = f" ({trial.status})" if trial.status else ""
        return f"{trouble}{status}{took}"


_ENGLISH = ProbeWords(
    site="Site",
    name="Name",
    feed="News feed",
    rest="REST root",
    icon="Icon",
    site_down="Site trouble",
    directory="Directory",
    candidates="Addresses that may be the stream: {}",
    taken="Taken: {} ({})",
    none="No address answered with live sound.",
    not_asked="not asked",
    sounds="sounds",
    finite="a file with an end, not a station",
    with_titles="with titles",
    reasons={
        Reason.ENTERED: "entered by the listener",
        Reason.REMEMBERED: "played before",
        Reason.KNOWN: "in the station's profile",
        Reason.AUDIO_ELEMENT: "audio element",
        Reason.SOURCE_ELEMENT: "source element",
        Reason.SCRIPT: "a player's script",
        Reason.ATTRIBUTE: "a player's attribute",
        Reason.LINK: "link",
        Reason.IFRAME: "embedded frame",
        Reason.LINKED_PAGE: "listening page",
        Reason.DIRECTORY: "radio-browser.info",
    },
    troubles={
        Trouble.UNREACHABLE: "no connection",
        Trouble.OFFLINE: "no network",
        Trouble.HTTP_STATUS: "refused",
        Trouble.CHALLENGE: "a bot check stands before it",
        Trouble.RATE_LIMITED: "asks for a pause",
        Trouble.NOT_WHAT_WAS_ASKED: "something else than live sound",
        Trouble.TOO_LARGE: "too large",
        Trouble.STALLED: "no sound in time",
        Trouble.CLOSED: "closed the connection",
        Trouble.GONE: "nothing there",
        Trouble.NO_STREAM: "no stream",
        Trouble.CANNOT_DECODE: "a kind that is not played yet",
        Trouble.NO_SOUND_DEVICE: "no sound device",
        Trouble.NO_PLAYER: "no player",
        Trouble.DISK: "the disk refused",
    },
)

_INDONESIAN = ProbeWords(
    site="Situs",
    name="Nama",
    feed="Umpan berita",
    rest="Akar REST",
    icon="Ikon",
    site_down="Gangguan situs",
    directory="Direktori",
    candidates="Alamat yang mungkin siarannya: {}",
    taken="Dipakai: {} ({})",
    none="Tidak ada alamat yang menjawab dengan siaran langsung.",
    not_asked="tidak dicoba",
    sounds="bersuara",
    finite="berkas yang ada akhirnya, bukan siaran",
    with_titles="dengan judul",
    reasons={
        Reason.ENTERED: "dimasukkan pendengar",
        Reason.REMEMBERED: "pernah diputar",
        Reason.KNOWN: "ada di profil stasiun",
        Reason.AUDIO_ELEMENT: "elemen audio",
        Reason.SOURCE_ELEMENT: "elemen source",
        Reason.SCRIPT: "skrip pemutar",
        Reason.ATTRIBUTE: "atribut pemutar",
        Reason.LINK: "tautan",
        Reason.IFRAME: "bingkai sematan",
        Reason.LINKED_PAGE: "halaman streaming",
        Reason.DIRECTORY: "radio-browser.info",
    },
    troubles={
        Trouble.UNREACHABLE: "tidak tersambung",
        Trouble.OFFLINE: "tidak ada jaringan",
        Trouble.HTTP_STATUS: "ditolak",
        Trouble.CHALLENGE: "terhalang pemeriksaan bot",
        Trouble.RATE_LIMITED: "minta jeda",
        Trouble.NOT_WHAT_WAS_ASKED: "bukan siaran langsung",
        Trouble.TOO_LARGE: "terlalu besar",
        Trouble.STALLED: "tidak ada suara pada waktunya",
        Trouble.CLOSED: "sambungan ditutup",
        Trouble.GONE: "tidak ada di sana",
        Trouble.NO_STREAM: "tidak ada siaran",
        Trouble.CANNOT_DECODE: "jenis yang belum bisa diputar",
        Trouble.NO_SOUND_DEVICE: "tidak ada perangkat suara",
        Trouble.NO_PLAYER: "tidak ada pemutar",
        Trouble.DISK: "disk menolak",
    },
)


def words_for(lang: str) -> ProbeWords:
    """The words in `lang`: Indonesian for "id", else English."""
    return _INDONESIAN if lang.startswith("id") else _ENGLISH
