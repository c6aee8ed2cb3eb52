"""Tries an address for real: does it answer with sound, and with which, within a few seconds?

What the server calls its answer counts for little (HTML comes as audio, audio as text): only bytes
that sniff as a known codec are sound. Playlists are followed as a listener does (`net.playlists`);
of HLS the newest segment is tasted. A file with an end, such as a story's recording, is told apart
from a station, which has none.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planetfm.core.errors import StreamError, Trouble
from planetfm.core.frames import Codec, FrameScanner, sniff
from planetfm.core.hls import MAX_LIST_BYTES
from planetfm.core.icy import Deinterleaver, clean_text
from planetfm.core.playlist import (
    MAX_PLAYLIST_BYTES,
    PlaylistKind,
    parse_playlist,
    playlist_kind,
)
from planetfm.net.playlists import Entries, Walk
from planetfm.net.wire import Wire, open_stream

ANSWER_DEADLINE_S = 5.0
POLL_S = 0.2
_ENOUGH_BYTES = 96 * 1024


@dataclass(frozen=True, slots=True)
class Trial:
    """What an address answered.

    `url` is where redirects ended and `plays` what to open to hear it: behind playlists, before
    redirects (which may be good for one listener only). `finite`: sound, but a file with an end;
    it is not `ok`. `titles`: the server weaves song titles in. `hls`: it comes in segments.
    `trouble` is None when `ok`.
    """

    url: str
    plays: str
    ok: bool = False
    codec: str | None = None
    bitrate_bps: int | None = None
    name: str = ""
    titles: bool = False
    finite: bool = False
    hls: bool = False
    trouble: Trouble | None = None
    status: int | None = None
    took_s: float = 0.0


def try_stream(
    url: str,
    *,
    user_agent: str,
    deadline_s: float = ANSWER_DEADLINE_S,
    stop: threading.Event | None = None,
) -> Trial:
    """Open `url`, listen until it is clear what it is, hang up. Never raises for a bad station.

    Each address has `deadline_s`; a playlist with all its entries at most twice that.
    """
    started = time.monotonic()
    end = started + 2 * deadline_s
    attempt = _Attempt(user_agent, deadline_s, end, stop)
    try:
        trial = Walk(attempt.look, end=end, stop=stop).start(url)
    except _NoStationError as error:
        trial = error.trial
    except StreamError as error:
        trial = Trial(url, url, trouble=error.trouble, status=error.status)
    return replace(trial, took_s=round(time.monotonic() - started, 3))


class _NoStationError(StreamError):
    """An address that does not sound like a station; `trial` says what it answered."""

    def __init__(self, trial: Trial) -> None:
        super().__init__(trial.trouble or Trouble.NO_STREAM, trial.url, status=trial.status)
        self.trial = trial


class _Attempt:
    """One trial: what it looks at has `deadline_s` each, and `end` in all."""

    def __init__(
        self, user_agent: str, deadline_s: float, end: float, stop: threading.Event | None
    ) -> None:
        self._user_agent = user_agent
        self._deadline_s = deadline_s
        self._end = end
        self._stop = stop

    def look(self, url: str) -> Trial | Entries:
        """What sounds at `url`, or where else to look. Raises StreamError where nothing does."""
        deadline = min(time.monotonic() + self._deadline_s, self._end)
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            raise StreamError(Trouble.STALLED, url)
        wire = open_stream(url, user_agent=self._user_agent, deadline_s=left_s, stop=self._stop)
        try:
            heard = _listen(wire, url, deadline, self._stop)
        finally:
            wire.release()
        if heard.entries is not None:
            return Entries(heard.entries)
        trial = heard.trial
        if heard.segments is not None:
            trial = self._taste(trial, heard.segments, deadline)
        if not trial.ok:
            raise _NoStationError(trial)
        return trial

    def _taste(self, blank: Trial, body: bytes, deadline: float) -> Trial:
        from planetfm.net.fetch import Fetcher
        from planetfm.net.hls import taste

        stop = self._stop if self._stop is not None else threading.Event()
        try:
            found = taste(
                Fetcher(self._user_agent, stop), blank.url, body, deadline - time.monotonic()
            )
        except StreamError as error:
            return replace(
                blank, codec=PlaylistKind.HLS.value, trouble=error.trouble, status=error.status
            )
        return replace(
            blank,
            ok=not found.finite,
            codec=found.codec.value,
            bitrate_bps=found.bitrate_bps or None,
            finite=found.finite,
            trouble=Trouble.NOT_WHAT_WAS_ASKED if found.finite else None,
        )


@dataclass(frozen=True, slots=True)
class _Heard:
    trial: Trial
    entries: tuple[str, ...] | None = None
    segments: bytes | None = None
    """The body of an HLS list."""


def _listen(wire: Wire, url: str, deadline: float, stop: threading.Event | None) -> _Heard:
    kind = wire.headers.get("content-type", "")
    blank = Trial(wire.url, url, status=wire.status)
    if "html" in kind.lower():
        return _Heard(replace(blank, trouble=Trouble.NOT_WHAT_WAS_ASKED))
    metaint = _number(wire.headers.get("icy-metaint"))
    parts = Deinterleaver(metaint)
    sound = bytearray()
    trouble: Trouble | None = None
    ended = False
    codec: Codec | None = None
    enough_bytes = _ENOUGH_BYTES
    while codec is None and not ended and len(sound) < enough_bytes:
        left_s = deadline - time.monotonic()
        if left_s <= 0 or (stop is not None and stop.is_set()):
            trouble = Trouble.STALLED
            break
        try:
            data = wire.read(min(left_s, POLL_S))
        except StreamError as error:
            if error.trouble is Trouble.STALLED:
                continue  # the head of the loop tells when it has been too long, or was stopped
            trouble = error.trouble
            break
        ended = not data
        sound += b"".join(piece for piece in parts.feed(data) if isinstance(piece, bytes))
        listed = playlist_kind(bytes(sound[:MAX_PLAYLIST_BYTES]), kind, wire.url) if sound else None
        if listed is not None:
            if len(sound) >= (MAX_LIST_BYTES if listed is PlaylistKind.HLS else MAX_PLAYLIST_BYTES):
                break
            enough_bytes = MAX_LIST_BYTES
            continue  # a list is read to its end
        codec = sniff(bytes(sound), kind)
    body = bytes(sound)
    if codec is None:
        codec = sniff(body, kind)
    if codec is None:
        return _not_sound(body, kind, wire, blank, trouble or Trouble.NOT_WHAT_WAS_ASKED)
    finite = _has_an_end(wire.headers)
    return _Heard(
        replace(
            blank,
            ok=not finite,
            codec=codec.value,
            bitrate_bps=_bitrate_bps(wire.headers, codec, body),
            name=clean_text(wire.headers.get("icy-name", "")),
            titles=bool(metaint),
            finite=finite,
            trouble=Trouble.NOT_WHAT_WAS_ASKED if finite else None,
        )
    )


def _not_sound(body: bytes, kind: str, wire: Wire, blank: Trial, trouble: Trouble) -> _Heard:
    listed = playlist_kind(body, kind, wire.url) if body else None
    if listed is None:
        return _Heard(replace(blank, trouble=trouble))
    if listed is PlaylistKind.HLS:
        return _Heard(replace(blank, hls=True), segments=body)
    entries = parse_playlist(body, wire.url, kind)
    return _Heard(replace(blank, trouble=Trouble.NOT_WHAT_WAS_ASKED), entries)


def _has_an_end(headers: Mapping[str, str]) -> bool:
    """A length, without any of the marks of a radio server, means a file."""
    sized = _number(headers.get("content-length")) is not None
    return sized and not any(name.startswith(("icy-", "ice-")) for name in headers)


def _bitrate_bps(headers: Mapping[str, str], codec: Codec, body: bytes) -> int | None:
    """As the sound itself says; else as the server says (`icy-br` may list several, in kbit/s)."""
    scanner = FrameScanner(codec)
    scanner.feed(body)
    if codec is Codec.MP3 and scanner.format is not None and scanner.format.bitrate_bps:
        return scanner.format.bitrate_bps
    told = _number(headers.get("icy-br", "").partition(",")[0])
    if told is None:
        match = re.search(
            r"(?:^|;)\s*(?:ice-)?bitrate=(\d{1,7})", headers.get("ice-audio-info", "")
        )
        told = int(match[1]) if match else None
    if told:
        return told * 1000 if told < 3000 else told
    return (scanner.format.bitrate_bps or None) if scanner.format is not None else None


def _number(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 12 else None
