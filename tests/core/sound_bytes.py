"""Streams made by hand, byte by byte, and the ways a network may cut them.

Nothing here uses the code under test: Ogg's checksum, for one, is worked out bit by bit.
"""

import random
import struct
from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st

unhurried = settings(deadline=None)
"""On a shared machine a single example may take long for no fault of the code."""


@st.composite
def chunked(draw: st.DrawFn, data: bytes) -> list[bytes]:
    """The data in chunks, some of them empty."""
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=12)))
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def noise(seed: int, size_bytes: int) -> bytes:
    """Bytes that do not repeat, as coded music; without 0xff and "O", so that no sync word and no
    page begins in it."""
    return random.Random(seed).randbytes(size_bytes).replace(b"\xff", b"\x7f").replace(b"O", b"o")


def metadata_block(text: bytes) -> bytes:
    units = (len(text) + 15) // 16
    return bytes([units]) + text.ljust(units * 16, b"\0")


def interleave(sound: bytes, metaint: int, blocks: Sequence[bytes]) -> bytes:
    """What an ICY server sends: a metadata block after every `metaint` bytes; empty ones when the
    given ones are used up."""
    left = list(blocks)
    out = bytearray()
    for at in range(0, len(sound), metaint):
        piece = sound[at : at + metaint]
        out += piece
        if len(piece) == metaint:
            out += metadata_block(left.pop(0) if left else b"")
    return bytes(out)


def mp3_frame(seed: int, *, bitrate_index: int = 9, padding: int = 0) -> bytes:
    """A layer 3 frame at 44.1 kHz, stereo; index 9 is 128 kbit/s: 417 bytes, 418 with padding."""
    kbps = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)[bitrate_index]
    size_bytes = 144_000 * kbps // 44_100 + padding
    head = bytes([0xFF, 0xFB, bitrate_index << 4 | padding << 1, 0x44])
    return head + noise(seed, size_bytes - 4)


def adts_frame(seed: int, payload_bytes: int = 200) -> bytes:
    """AAC-LC, 44.1 kHz, stereo, without checksum."""
    size = payload_bytes + 7
    head = bytes(
        [0xFF, 0xF1, 0x50, 0x80 | size >> 11, size >> 3 & 0xFF, (size & 7) << 5 | 31, 0xFC]
    )
    return head + noise(seed, payload_bytes)


def ogg_crc(data: bytes) -> int:
    value = 0
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
    return value


def ogg_page(
    packets: Sequence[bytes], granule: int, sequence: int, *, serial: int = 7, flags: int = 0
) -> bytes:
    """A page of whole packets."""
    lacing = b"".join(b"\xff" * (len(p) // 255) + bytes([len(p) % 255]) for p in packets)
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, granule, serial, sequence, 0)
    page = head + bytes([len(lacing)]) + lacing + b"".join(packets)
    return page[:22] + struct.pack("<I", ogg_crc(page)) + page[26:]


def comment_packet(magic: bytes, *comments: str) -> bytes:
    entries = [comment.encode() for comment in comments]
    body = b"".join(struct.pack("<I", len(entry)) + entry for entry in entries)
    return magic + struct.pack("<I", 4) + b"test" + struct.pack("<I", len(entries)) + body


def opus_headers(*comments: str, serial: int = 7, pre_skip: int = 312) -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 2, pre_skip, 48_000, 0, 0)
    tags = comment_packet(b"OpusTags", *comments)
    return ogg_page([head], 0, 0, serial=serial, flags=2) + ogg_page([tags], 0, 1, serial=serial)


def opus_sound(pages: int, *, serial: int = 7, seed: int = 0, first: int = 0) -> list[bytes]:
    """Pages of ten packets of 20 ms each: 200 ms a page."""
    return [
        ogg_page(
            [b"\xfc" + noise(seed * 100_000 + n * 10 + p, 60) for p in range(10)],
            (n + 1) * 9_600,
            n + 2,
            serial=serial,
        )
        for n in range(first, first + pages)
    ]


def vorbis_headers(*comments: str, serial: int = 7, nominal_bps: int = 96_000) -> bytes:
    head = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 2, 44_100, 0, nominal_bps, 0, 0xB8, 1)
    tags = comment_packet(b"\x03vorbis", *comments) + b"\x01"
    setup = b"\x05vorbis" + noise(99, 600)
    return ogg_page([head], 0, 0, serial=serial, flags=2) + ogg_page(
        [tags, setup], 0, 1, serial=serial
    )
