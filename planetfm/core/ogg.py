"""Ogg pages (RFC 3533), and what the first packets of Vorbis and Opus streams say.

Every page carries a checksum, so a page is certain or it is none; no chain of pages is needed.
The checksum is CRC-32 with the usual polynomial but unreflected. zlib's is the reflected twin: with
every byte's bits turned around going in, and the result's coming out, it gives the same, in C.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from planetfm.core.codec import Codec
from planetfm.core.icy import clean_text

CAPTURE = b"OggS"
HEAD_BYTES = 27
MAX_PAGE_BYTES = HEAD_BYTES + 255 + 255 * 255

_HEAD = struct.Struct("<4sBBqIIIB")
_TURNED = bytes(int(f"{value:08b}"[::-1], 2) for value in range(256))
_MAX_COMMENTS = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """One whole page. `granule` is -1 where no packet ends on the page."""

    data: bytes
    flags: int
    granule: int
    serial: int
    sequence: int

    @property
    def continued(self) -> bool:
        return bool(self.flags & 1)

    @property
    def first(self) -> bool:
        return bool(self.flags & 2)

    @property
    def lacing(self) -> bytes:
        return self.data[HEAD_BYTES : HEAD_BYTES + self.data[26]]

    @property
    def body(self) -> bytes:
        return self.data[HEAD_BYTES + self.data[26] :]


@dataclass(frozen=True, slots=True)
class Identity:
    """A logical stream's first packet. `nominal_bps` is 0 when not declared; `pre_skip` counts
    samples at the start that are not to be heard."""

    codec: Codec
    sample_rate_hz: int
    channels: int
    nominal_bps: int
    pre_skip: int

    @property
    def header_packets(self) -> int:
        return 3 if self.codec is Codec.VORBIS else 2


def read_page(data: bytes | bytearray, at: int) -> Page | int | None:
    """The page at `at`; or None when more bytes are needed; or, when there is no valid page, the
    offset from which to look on."""
    start = data.find(CAPTURE, at)
    if start != at:
        return start if start >= 0 else max(at, len(data) - len(CAPTURE) + 1)
    if at + HEAD_BYTES > len(data):
        return None
    _, version, flags, granule, serial, sequence, checksum, segments = _HEAD.unpack_from(data, at)
    if version != 0:
        return at + 1
    body = at + HEAD_BYTES + segments
    if body > len(data):
        return None
    end = body + sum(data[at + HEAD_BYTES : body])
    if end > len(data):
        return None
    page = bytes(data[at:end])
    if crc(page[:22] + bytes(4) + page[26:]) != checksum:
        return at + 1
    return Page(page, flags, granule, serial, sequence)


def pages_of(data: bytes) -> Iterator[Page]:
    """The pages that `data` begins with, whole and valid ones."""
    at = 0
    while isinstance(page := read_page(data, at), Page):
        yield page
        at += len(page.data)


def crc(data: bytes) -> int:
    """Ogg's checksum of `data`: polynomial 0x04c11db7, nothing reflected, start 0."""
    turned = zlib.crc32(data.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(turned.to_bytes(4, "little").translate(_TURNED), "big")


def packets_of(lacing: bytes, body: bytes) -> list[bytes]:
    """The packets that end within `body`, in order."""
    packets: list[bytes] = []
    start = end = 0
    for size in lacing:
        end += size
        if size < 255:
            packets.append(body[start:end])
            start = end
    return packets


def identify(page: Page) -> Identity | None:
    """Whose stream this first page opens; None if neither Vorbis nor Opus, or broken."""
    body = page.body
    if not page.first:
        return None
    if body.startswith(b"\x01vorbis") and len(body) >= 30:
        version, channels, rate_hz, _, nominal_bps, _ = struct.unpack_from("<IBIiii", body, 7)
        if version == 0 and channels and 0 < rate_hz <= 768_000:
            known = nominal_bps if 0 < nominal_bps < 10_000_000 else 0
            return Identity(Codec.VORBIS, rate_hz, channels, known, 0)
    if body.startswith(b"OpusHead") and len(body) >= 19:
        version, channels, pre_skip = struct.unpack_from("<BBH", body, 8)
        if version < 16 and channels:
            return Identity(Codec.OPUS, 48000, channels, 0, pre_skip)
    return None


def opus_samples(packet: bytes) -> int:
    """How long an Opus packet plays, in samples at 48 kHz (RFC 6716, section 3.1)."""
    if not packet:
        return 0
    config = packet[0] >> 3
    if config < 12:
        size = (480, 960, 1920, 2880)[config & 3]
    elif config < 16:
        size = (480, 960)[config & 1]
    else:
        size = (120, 240, 480, 960)[config & 3]
    code = packet[0] & 3
    if code == 3:
        return size * (packet[1] & 63) if len(packet) > 1 else 0
    return size * (1, 2, 2)[code]


def song_in_comment(packet: bytes) -> str | None:
    """The song a comment packet names: "ARTIST - TITLE", or the one of them that is there. None
    without either, or when the packet is no comment. Lengths that lie end the reading."""
    for magic in (b"\x03vorbis", b"OpusTags"):
        if packet.startswith(magic):
            fields = _fields(packet, len(magic))
            parts = [fields[key] for key in ("ARTIST", "TITLE") if fields.get(key)]
            return " - ".join(parts) or None
    return None


def _fields(packet: bytes, at: int) -> dict[str, str]:
    fields: dict[str, str] = {}
    try:
        at += 4 + int(struct.unpack_from("<I", packet, at)[0])
        (count,) = struct.unpack_from("<I", packet, at)
        at += 4
        for _ in range(min(count, _MAX_COMMENTS)):
            (size,) = struct.unpack_from("<I", packet, at)
            entry = packet[at + 4 : at + 4 + min(size, 4096)]
            key, _, value = entry.decode("utf-8", "replace").partition("=")
            fields.setdefault(key.upper(), clean_text(value))
            at += 4 + size
    except struct.error:  # A length points past the end; what was read before it is good.
        pass
    return fields
