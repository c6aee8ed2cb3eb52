"""Ogg pages, their durations, the header pages to keep, and the songs in them."""

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core import ogg
from planetfm.core.frames import Codec, FrameScanner, StreamFormat
from planetfm.core.oggstream import MAX_HEADERS_BYTES
from tests.core.sound_bytes import (
    comment_packet,
    noise,
    ogg_crc,
    ogg_page,
    opus_headers,
    opus_sound,
    unhurried,
    vorbis_headers,
)


@unhurried
@given(st.binary(max_size=200))
def test_the_checksum_is_oggs(data: bytes) -> None:
    assert ogg.crc(data) == ogg_crc(data)


def test_headers_are_kept_for_a_start_in_mid_stream() -> None:
    scanner = FrameScanner(Codec.OPUS)
    headers = opus_headers("TITLE=Lagu", "ARTIST=Band")
    assert scanner.headers == b""
    scanner.feed(headers[:-1])
    assert scanner.headers == b""
    scanner.feed(headers[-1:] + opus_sound(1)[0])
    assert scanner.headers == headers
    assert scanner.song_comment == "Band - Lagu"
    assert scanner.headers_offset == 0


def test_a_chained_stream_brings_its_own_headers_and_song() -> None:
    first = opus_headers("TITLE=One") + b"".join(opus_sound(3))
    second = opus_headers("title=Two", "artist=Band", serial=8, pre_skip=0)
    scanner = FrameScanner(Codec.OPUS)
    scanner.feed(first)
    assert scanner.song_comment == "One"
    frames = scanner.feed(second + b"".join(opus_sound(3, serial=8)))
    assert scanner.headers == second
    assert scanner.headers_offset == len(first)
    assert scanner.song_comment == "Band - Two"
    assert [frame.duration_s for frame in frames] == pytest.approx([0, 0, 0.2, 0.2, 0.2])


def test_a_song_without_a_comment_is_none() -> None:
    scanner = FrameScanner(Codec.VORBIS)
    scanner.feed(vorbis_headers("GENRE=Dangdut"))
    assert scanner.headers
    assert scanner.song_comment is None


def test_vorbis_needs_three_header_packets() -> None:
    scanner = FrameScanner(Codec.VORBIS)
    headers = vorbis_headers("TITLE=x", nominal_bps=80_000)
    frames = scanner.feed(headers + ogg_page([noise(1, 500)], 22_050, 2))
    assert scanner.headers == headers
    assert scanner.format == StreamFormat(44_100, 2, 80_000)
    assert [frame.duration_s for frame in frames] == [0, 0, 0.5]


def test_opus_pages_from_the_middle_tell_their_own_duration() -> None:
    scanner = FrameScanner(Codec.OPUS)
    frames = scanner.feed(opus_headers() + b"".join(opus_sound(3, first=500)))
    assert [frame.duration_s for frame in frames] == pytest.approx([0, 0, 0.2, 0.2, 0.2])


def test_a_packet_begun_on_a_page_that_is_lost_is_as_long_as_its_neighbour() -> None:
    rest = [b"\x18 the end of a packet", *[b"\xfc" + noise(n, 60) for n in range(9)]]
    scanner = FrameScanner(Codec.OPUS)
    frames = scanner.feed(opus_headers() + ogg_page(rest, 9_600_000, 500, flags=1))
    assert frames[-1].duration_s == pytest.approx(0.2)


def test_lost_pages_add_nothing_to_the_next() -> None:
    pages = opus_sound(30)
    scanner = FrameScanner(Codec.OPUS)
    frames = scanner.feed(opus_headers(pre_skip=0) + b"".join(pages[:3] + pages[20:22]))
    assert sum(frame.duration_s for frame in frames) == pytest.approx(1.0)


def test_vorbis_pages_from_the_middle_are_estimated_once() -> None:
    scanner = FrameScanner(Codec.VORBIS)
    pages = [ogg_page([noise(n, 3000)], 44_100 * (9000 + n), 800 + n) for n in range(3)]
    frames = scanner.feed(vorbis_headers(nominal_bps=24_000) + b"".join(pages))
    assert [frame.duration_s for frame in frames[2:]] == pytest.approx([1, 1, 1], rel=0.02)


@pytest.mark.parametrize("granule", [-1, 0, 5, 1 << 62, -(1 << 62)])
def test_a_granule_that_lies_gives_no_absurd_duration(granule: int) -> None:
    for codec, headers in ((Codec.OPUS, opus_headers()), (Codec.VORBIS, vorbis_headers())):
        pages = ogg_page([b"\xfc123"], 9600, 2) + ogg_page([b"\xfc123"], granule, 3)
        for frame in FrameScanner(codec).feed(headers + pages):
            assert 0 <= frame.duration_s < 40


def test_a_broken_page_is_left_out() -> None:
    pages = opus_sound(3)
    broken = pages[1][:100] + b"!" + pages[1][101:]
    scanner = FrameScanner(Codec.OPUS)
    frames = scanner.feed(opus_headers() + pages[0] + broken + pages[2])
    assert len(frames) == 4
    assert frames[-1].offset == len(opus_headers() + pages[0] + broken)


def test_endless_headers_are_given_up_and_the_next_stream_is_heard() -> None:
    scanner = FrameScanner(Codec.VORBIS)
    head = ogg_page([vorbis_headers()[28:58]], 0, 0, flags=2)
    # No packet ever ends: all 255 segments are full.
    body = bytes(255 * 255)
    page = struct.pack("<4sBBqIII", b"OggS", 0, 1, -1, 7, 1, 0) + b"\xff" * 256 + body
    page = page[:22] + struct.pack("<I", ogg.crc(page)) + page[26:]
    scanner.feed(head)
    assert scanner.format is not None
    for _ in range(MAX_HEADERS_BYTES // len(page) + 2):
        assert [frame.duration_s for frame in scanner.feed(page)] == [0.0]
    assert scanner.headers == b""
    assert scanner.format is None
    scanner.feed(vorbis_headers("TITLE=good"))
    assert scanner.song_comment == "good"


def test_a_megabyte_of_empty_header_pages_is_counted_once() -> None:
    """Counted anew at each page it took minutes."""
    scanner = FrameScanner(Codec.OPUS)
    page = ogg_page([], -1, 1)
    began = time.process_time()
    scanner.feed(opus_headers()[:47] + page * (MAX_HEADERS_BYTES // len(page) + 1))
    assert time.process_time() - began < 3
    assert scanner.format is None
    scanner.feed(opus_headers("TITLE=good", serial=8))
    assert scanner.song_comment == "good"


def test_streams_beside_the_sound_are_passed_over() -> None:
    other = ogg_page([b"fishead\0" + bytes(56)], 0, 0, serial=99, flags=2)
    beside = ogg_page([b"x" * 50], 1_000_000, 1, serial=99)
    scanner = FrameScanner(Codec.OPUS)
    frames = scanner.feed(other + opus_headers() + beside + b"".join(opus_sound(2)))
    assert len(frames) == 6
    assert sum(frame.duration_s for frame in frames) == pytest.approx(0.4 - 312 / 48_000)


@pytest.mark.parametrize(
    ("packet", "song"),
    [
        (comment_packet(b"OpusTags", "ARTIST=A", "TITLE=T"), "A - T"),
        (comment_packet(b"\x03vorbis", "Title=T", "title=second"), "T"),
        (comment_packet(b"OpusTags", "ARTIST=A"), "A"),
        (comment_packet(b"OpusTags", "TITLE=a\0b\n&amp;c"), "ab &c"),
        (comment_packet(b"OpusTags", "TITLE=" + "x" * 100_000), "x" * 512),
        (comment_packet(b"OpusTags", "TITLE=", "nonsense"), None),
        (comment_packet(b"OpusTags"), None),
        (comment_packet(b"OpusTags", "TITLE=T")[:-3], None),
        (b"OpusTags" + b"\xff" * 40, None),
        (b"OpusTags", None),
        (b"", None),
    ],
)
def test_a_comment_names_the_song(packet: bytes, song: str | None) -> None:
    assert ogg.song_in_comment(packet) == song


@pytest.mark.parametrize(
    ("packet", "samples"),
    [
        (b"", 0),
        (b"\xfc", 960),
        (b"\xff", 0),
        (b"\xff\x03", 2880),
        (b"\xfd", 1920),
        (b"\xfe", 1920),
        (b"\x18", 2880),
        (b"\x08", 960),
        (b"\x60", 480),
        (b"\xe0", 120),
    ],
)
def test_an_opus_packet_tells_its_length(packet: bytes, samples: int) -> None:
    assert ogg.opus_samples(packet) == samples
