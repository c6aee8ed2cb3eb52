"""HLS lists (RFC 8216): text in, variants or segments out; and which segments come next. Pure.

The m3u8 library reads the tags. It raises on values it does not expect, so it is given only the
tags that matter here, and a list it refuses is no list. Addresses come out absolute.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planetfm.core.addresses import absolute
from planetfm.core.icy import clean_text
from planetfm.core.mirrors import AUTO_LIMIT_BPS
from planetfm.core.settings import Quality

MAX_LIST_BYTES = 2 * 1024 * 1024
"""A day of six-second segments, for stations that let their listeners go back that far."""

MAX_SEGMENTS = 20_000
MAX_VARIANTS = 64
BEHIND_SEGMENTS = 3
"""RFC 8216 6.3.3: a player that begins nearer to the live edge than three segments runs dry."""

_MAX_LINE_CHARS = 8192
_WANTED = re.compile(
    r"#EXTM3U|#EXTINF:|#EXT-X-(?:TARGETDURATION|MEDIA-SEQUENCE|MAP|BYTERANGE|KEY|STREAM-INF|MEDIA):"
    r"|#EXT-X-(?:DISCONTINUITY|GAP|ENDLIST)\s*$|(?!#)."
)
_VIDEO = re.compile(r"\b(?:avc[13]|hvc1|hev1|vp0?9|av01|dvh)", re.IGNORECASE)
_OTHER_SOUND = re.compile(r"^(?:ac-3|ec-3|opus|flac|alac|mp4a\.40\.42)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ByteRange:
    start: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Part:
    """Something to fetch: an address, and which bytes of it (None: all)."""

    url: str
    byte_range: ByteRange | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Some seconds of sound. `init` is what has to be read before it (fragmented MP4).

    `apart`: what comes before it was made by another encoder. `missing`: the server has none.
    """

    sequence: int
    part: Part
    duration_s: float
    title: str = ""
    init: Part | None = None
    apart: bool = False
    missing: bool = False
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class SegmentList:
    """`ended`: no more segments will come: a recording."""

    segments: tuple[Segment, ...]
    target_s: float
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One quality of the same programme."""

    url: str
    bitrate_bps: int
    video: bool = False
    playable: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """`pending` are the next segments, oldest first; `hole`: something before them was missed."""

    pending: tuple[Segment, ...]
    hole: bool = False

    @property
    def pending_s(self) -> float:
        return sum(segment.duration_s for segment in self.pending)


def read_list(body: bytes, url: str) -> SegmentList | tuple[Variant, ...] | None:
    """A list fetched from `url`; None for what is none. Never raises."""
    text = body[:MAX_LIST_BYTES].decode("utf-8-sig", "replace")
    lines = [line.strip() for line in text.splitlines()]
    if not lines or not lines[0].upper().startswith("#EXTM3U"):
        return None
    import m3u8  # 50 ms, for those stations only

    wanted = (line for line in lines if len(line) < _MAX_LINE_CHARS and _WANTED.match(line))
    try:
        data = m3u8.parse("\n".join(wanted))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, m3u8.ParseError):
        return None
    if data.get("playlists"):
        return _variants(data, url) or None
    segments = _segments(data, url)
    longest_s = max((segment.duration_s for segment in segments), default=6.0)
    target_s = _seconds(data.get("targetduration")) or longest_s
    return SegmentList(segments, min(max(target_s, 1.0), 60.0), bool(data.get("is_endlist")))


def choose(variants: Sequence[Variant], quality: Quality) -> Variant:
    """The variant for a quality setting: sound alone before sound with pictures, and only with
    pictures the smallest one whatever the setting."""
    fit = [v for v in variants if v.playable] or list(variants)
    plain = [v for v in fit if not v.video]
    smallest = min(plain or fit, key=lambda v: v.bitrate_bps)
    if not plain or quality is Quality.SAVER:
        return smallest
    if quality is Quality.HIGH:
        return max(plain, key=lambda v: v.bitrate_bps)
    within = [v for v in plain if v.bitrate_bps <= AUTO_LIMIT_BPS]
    return max(within, key=lambda v: v.bitrate_bps, default=smallest)


def begin(listed: SegmentList, last: int | None = None) -> Plan:
    """Where a new connection begins. `last`: the segment that the one before had begun; it is
    taken again while it is listed, since its bytes tell exactly where the old ones end."""
    segments = listed.segments
    if last is not None and any(segment.sequence == last for segment in segments):
        return Plan(tuple(segment for segment in segments if segment.sequence >= last))
    if listed.ended:
        return Plan(segments)
    if last is not None and segments and 0 < segments[0].sequence - last <= len(segments):
        return Plan(segments, hole=True)  # missed by little: the oldest there is is nearest to it
    if last is not None and segments and 0 < last - segments[-1].sequence <= 2:
        return Plan(())  # it is the one to come
    return Plan(segments[-BEHIND_SEGMENTS:])


def follow(listed: SegmentList, last: int) -> Plan:
    """What comes after segment `last`. An older list than the one before (servers have several
    caches) brings nothing; numbers that start anew are a new broadcast."""
    segments = listed.segments
    if not segments:
        return Plan(())
    newest = segments[-1].sequence
    if newest <= last:
        began_anew = newest < last - max(len(segments), BEHIND_SEGMENTS)
        return Plan(segments[-BEHIND_SEGMENTS:], hole=True) if began_anew else Plan(())
    pending = tuple(segment for segment in segments if segment.sequence > last)
    return Plan(pending, hole=pending[0].sequence > last + 1)


def _variants(data: dict[str, Any], url: str) -> tuple[Variant, ...]:
    alone: dict[str, str] = {}
    for media in data.get("media", ()):
        if str(media.get("type", "")).upper() == "AUDIO" and media.get("uri"):
            target = absolute(str(media["uri"]), url)
            if target is not None:
                alone.setdefault(str(media.get("group_id")), target)
    found: dict[str, Variant] = {}
    for listed in data["playlists"][:MAX_VARIANTS]:
        told = listed.get("stream_info") or {}
        target = absolute(str(listed.get("uri", "")), url)
        codecs = [codec.strip() for codec in str(told.get("codecs") or "").split(",")]
        video = any(_VIDEO.match(codec) for codec in codecs) or bool(told.get("resolution"))
        apart = alone.get(str(told.get("audio")))
        if video and apart is not None:
            target, video = apart, False
        if target is None or target == url:
            continue
        rate = told.get("average_bandwidth") or told.get("bandwidth") or 0
        sound = [codec for codec in codecs if codec and not _VIDEO.match(codec)]
        playable = not sound or not all(_OTHER_SOUND.match(codec) for codec in sound)
        found.setdefault(target, Variant(target, int(rate), video, playable))
    return tuple(found.values())


def _segments(data: dict[str, Any], url: str) -> tuple[Segment, ...]:
    found: list[Segment] = []
    first = max(0, int(data.get("media_sequence") or 0))
    before: Part | None = None
    for number, listed in enumerate(data.get("segments", ())[:MAX_SEGMENTS]):
        target = absolute(str(listed.get("uri") or ""), url)
        if target is None:
            continue
        part = Part(target, _byte_range(listed.get("byterange"), target, before))
        before = part
        key = listed.get("key") or {}
        found.append(
            Segment(
                sequence=first + number,
                part=part,
                duration_s=min(_seconds(listed.get("duration")), 120.0),
                title=_title(str(listed.get("title") or "")),
                init=_init(listed.get("init_section"), url),
                apart=bool(listed.get("discontinuity")),
                missing=bool(listed.get("gap_tag")),
                encrypted=str(key.get("method") or "NONE").upper() != "NONE",
            )
        )
    return tuple(found)


def _init(told: Any, url: str) -> Part | None:
    target = absolute(str(told.get("uri") or ""), url) if isinstance(told, dict) else None
    if target is None:
        return None
    return Part(target, _byte_range(told.get("byterange"), target, None))


def _byte_range(told: Any, url: str, before: Part | None) -> ByteRange | None:
    """`size@start`; without a start it follows the range before, in the same file."""
    match = re.match(r'^"?(\d{1,10})(?:@(\d{1,12}))?', str(told or ""))
    if match is None:
        return None
    start = int(match[2] or 0)
    if match[2] is None and before is not None and before.url == url and before.byte_range:
        start = before.byte_range.start + before.byte_range.size_bytes
    return ByteRange(start, int(match[1])) if int(match[1]) else None


def _seconds(value: Any) -> float:
    number = float(value) if isinstance(value, int | float) else 0.0
    return number if math.isfinite(number) and number > 0 else 0.0


def _title(text: str) -> str:
    """A song; encoders write file names, numbers and "no desc" there as well."""
    title = clean_text(text)
    return title if " - " in title and "://" not in title else ""
