"""From an address to sound, through playlists: nested ones, dead entries, lists that go round.

Who listens and who only tries an address walk alike, so that what was tried can be heard. Entries
are rotated, never consumed: each connection begins at the entry whose turn it is and goes on to the
next while one is dead. No address is opened twice in one walk, and the walk has an end in
addresses, in depth and in time.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from planetfm.core.errors import StreamError, Trouble
from planetfm.core.hls import MAX_LIST_BYTES
from planetfm.core.playlist import (
    MAX_PLAYLIST_BYTES,
    PlaylistKind,
    parse_playlist,
    playlist_kind,
)
from planetfm.net.wire import Wire

READ_S = 3.0
WALK_S = 15.0
MAX_NESTING = 4
MAX_OPENED = 10
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/json"})
PAGE_START = re.compile(rb"\s*<(?:!doctype html|html|head|body)", re.IGNORECASE)
"""Some servers send their error page under the stream's own type."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HlsList:
    """A list of HLS instead of sound; `url` is where redirects ended."""

    url: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of addresses instead of sound."""

    urls: tuple[str, ...]


class Walk(Generic[T]):
    """`look` opens one address and says what is there; it raises StreamError where there is
    nothing. `turn` says at which entry of a list to begin, `end` (monotonic) when to end."""

    def __init__(
        self,
        look: Callable[[str], T | Entries],
        *,
        end: float,
        turn: int = 0,
        stop: threading.Event | None = None,
    ) -> None:
        self._look = look
        self._end = end
        self._turn = turn
        self._stop = stop
        self._been: set[str] = set()

    def start(self, url: str) -> T:
        """What is there, at the first address behind lists where something is.

        Raises StreamError: what the first dead entry said; NOT_WHAT_WAS_ASKED for an empty list, or
        lists without an end.
        """
        return self._visit(url, self._turn, 0)

    def _visit(self, url: str, turn: int, nesting: int) -> T:
        self._been.add(url)
        there = self._look(url)
        if not isinstance(there, Entries):
            return there
        entries = there.urls
        if not entries:
            raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{url}: an empty playlist")
        first = turn % len(entries)
        trouble: StreamError | None = None
        for entry in (*entries[first:], *entries[:first]):
            if entry in self._been:
                continue
            if nesting >= MAX_NESTING or len(self._been) >= MAX_OPENED:
                break
            if time.monotonic() > self._end or (self._stop is not None and self._stop.is_set()):
                break
            try:
                return self._visit(entry, turn // len(entries), nesting + 1)
            except StreamError as error:
                trouble = trouble or error
        if trouble is None:
            trouble = StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{url}: playlists without an end")
        raise trouble


def to_sound(
    url: str, open_wire: Callable[[str], Wire], turn: int, stop: threading.Event | None = None
) -> Wire | HlsList:
    """The first open answer that is no playlist and no page; `open_wire` opens one address.

    Raises StreamError: as `Walk.start`; NOT_WHAT_WAS_ASKED for a page; as `open_stream`.
    """
    look = partial(_behind, open_wire)
    walk: Walk[Wire | HlsList]
    walk = Walk(look, end=time.monotonic() + WALK_S, turn=turn, stop=stop)
    return walk.start(url)


def _behind(open_wire: Callable[[str], Wire], url: str) -> Wire | HlsList | Entries:
    wire = open_wire(url)
    try:
        found = _instead_of(wire)
    except BaseException:
        wire.release()
        raise
    if found is None:
        return wire
    wire.release()
    return found


def _instead_of(wire: Wire) -> Entries | HlsList | None:
    """What to open instead of `wire`; None when it is sound."""
    content_type = wire.headers.get("content-type", "")
    kind = playlist_kind(wire.peek(READ_S), content_type, wire.url)
    if kind is None:
        plain_type = content_type.partition(";")[0].strip().lower()
        if plain_type in PAGE_TYPES or PAGE_START.match(wire.peek(READ_S)):
            return _doors_behind(wire, plain_type)
        return None
    if kind is PlaylistKind.HLS:
        return HlsList(wire.url, _read_to_end(wire, MAX_LIST_BYTES))
    body = _read_to_end(wire, MAX_PLAYLIST_BYTES)
    if playlist_kind(body, content_type, wire.url) is PlaylistKind.HLS:
        return HlsList(wire.url, body)  # its first piece did not tell yet
    return Entries(parse_playlist(body, wire.url, content_type))


def _doors_behind(wire: Wire, content_type: str) -> Entries:
    """A SHOUTcast server shows a page at its front door; sound is at `/;` or `/stream`."""
    from planetfm.core.discovery.shapes import doors_of, is_bare_server

    if is_bare_server(wire.url):
        page = _read_to_end(wire, MAX_PLAYLIST_BYTES)
        if b"shoutcast" in page.lower():
            return Entries(doors_of(wire.url))
    raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{wire.url}: a page, {content_type}")


def _read_to_end(wire: Wire, limit_bytes: int) -> bytes:
    """The list; what came within READ_S where the server does not end it."""
    body = bytearray()
    end = time.monotonic() + READ_S
    while len(body) < limit_bytes and (left_s := end - time.monotonic()) > 0:
        try:
            data = wire.read(left_s)
        except StreamError as error:
            if error.trouble is Trouble.STALLED and body:
                break  # some servers keep the line open after the last byte
            raise
        if not data:
            break
        body += data
    return bytes(body[:limit_bytes])
