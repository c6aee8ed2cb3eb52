"""Frames found in streams made by hand: whole, broken, and hostile."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core import adts, mpeg
from planetfm.core.frames import (
    Codec,
    Frame,
    FrameScanner,
    StreamFormat,
    join_point,
    sniff,
)
from tests.core.sound_bytes import (
    adts_frame,
    chunked,
    mp3_frame,
    noise,
    opus_headers,
    opus_sound,
    unhurried,
    vorbis_headers,
)

FRAMES = {
    Codec.MP3: [mp3_frame(n, padding=n % 2) for n in range(30)],
    Codec.AAC: [adts_frame(n, 50 + n * 7) for n in range(30)],
    Codec.OPUS: [*re.split(rb"(?=OggS)", opus_headers("TITLE=x"))[1:], *opus_sound(20)],
}
codecs = st.sampled_from(list(FRAMES))


def scan(codec: Codec, *chunks: bytes) -> list[Frame]:
    scanner = FrameScanner(codec)
    return [frame for chunk in chunks for frame in scanner.feed(chunk)]


@unhurried
@given(st.data(), codecs, st.binary(max_size=300))
def test_any_chunking_gives_the_same_frames(
    data: st.DataObject, codec: Codec, garbage: bytes
) -> None:
    frames = FRAMES[codec]
    body = b"".join([*frames[:9], garbage, *frames[9:]])
    assert scan(codec, *data.draw(chunked(body))) == scan(codec, body)


@unhurried
@given(st.data(), codecs)
def test_frames_are_found_whole_between_garbage(data: st.DataObject, codec: Codec) -> None:
    frames = FRAMES[codec]
    holes = data.draw(st.dictionaries(st.sampled_from([0, 5, 12, 20]), st.integers(1, 3000)))
    body = b"".join(
        noise(number, holes.get(number, 0)) + frame for number, frame in enumerate(frames)
    )
    found = scan(codec, body)
    assert [body[frame.offset : frame.end] for frame in found] == frames


@pytest.mark.parametrize("codec", list(FRAMES))
def test_after_a_hole_the_frames_are_found_again(codec: Codec) -> None:
    frames = FRAMES[codec]
    body = b"".join(frames[:10]) + frames[10][:40] + b"".join(frames[14:])
    found = [body[frame.offset : frame.end] for frame in scan(codec, body)]
    assert found[:10] == frames[:10]
    # The frame with the hole in it may have swallowed the next one, or two.
    assert found[-(len(frames) - 16) :] == frames[16:]


@pytest.mark.parametrize(
    ("codec", "duration_s", "rate_hz", "bitrate_bps"),
    [
        (Codec.MP3, 30 * 1152 / 44_100, 44_100, 128_000),
        # 30 frames of 7 bytes of header, and on the mean 50 + 14.5 * 7 bytes of sound
        (Codec.AAC, 30 * 1024 / 44_100, 44_100, 158.5 * 8 * 44_100 / 1024),
        # 20 pages of 27 + 10 bytes of header and 10 packets of 61 bytes
        (Codec.OPUS, 20 * 0.2 - 312 / 48_000, 48_000, 647 * 8 * 20 / (20 * 0.2 - 312 / 48_000)),
    ],
)
def test_durations_add_up_and_the_format_is_known(
    codec: Codec, duration_s: float, rate_hz: int, bitrate_bps: float
) -> None:
    scanner = FrameScanner(codec)
    assert scanner.format is None
    found = scanner.feed(b"".join(FRAMES[codec]))
    assert sum(frame.duration_s for frame in found) == pytest.approx(duration_s)
    assert scanner.format == StreamFormat(rate_hz, 2, round(bitrate_bps))


def test_a_changing_bit_rate_is_told_as_its_mean() -> None:
    scanner = FrameScanner(Codec.MP3)
    scanner.feed(b"".join(mp3_frame(n, bitrate_index=9 if n % 2 else 5) for n in range(40)))
    assert scanner.format is not None
    assert scanner.format.bitrate_bps == pytest.approx(96_000, rel=0.01)


def test_another_format_in_mid_stream_is_followed() -> None:
    mono = [bytes([*frame[:3], 0xC4]) + frame[4:] for frame in FRAMES[Codec.MP3]]
    slow = [frame[:2] + b"\x90\x44" + frame[4:417] for frame in FRAMES[Codec.MP3]]
    slow = [frame[:2] + b"\x94" + frame[3:384] for frame in slow]  # 48 kHz: 384 bytes
    scanner = FrameScanner(Codec.MP3)
    found = scanner.feed(b"".join([*FRAMES[Codec.MP3], *mono, *slow]))
    assert len(found) == 90
    assert scanner.format == StreamFormat(48_000, 2, 128_000)


@pytest.mark.parametrize("codec", list(FRAMES))
def test_after_a_hole_sound_is_joined_at_its_first_whole_frame(codec: Codec) -> None:
    frames = FRAMES[codec]
    new = frames[14][9:] + b"".join(frames[15:])
    start = join_point(new, codec)
    assert new[start:] == b"".join(frames[15:])
    joined = FrameScanner(codec).feed(new[start:])
    assert [frame.size_bytes for frame in joined] == [len(frame) for frame in frames[15:]]


@pytest.mark.parametrize("codec", list(FRAMES))
def test_where_no_frame_is_nothing_is_kept(codec: Codec) -> None:
    assert join_point(noise(1, 5000), codec) == 5000
    assert join_point(b"", codec) == 0


@pytest.mark.parametrize(
    ("codec", "skipped"),
    # To every listener an Ogg stream begins with its first page; others begin anywhere.
    [(Codec.OPUS, 0), *((codec, n) for codec in (Codec.MP3, Codec.AAC) for n in (0, 1, 200))],
)
def test_a_codec_is_known_by_its_bytes(codec: Codec, skipped: int) -> None:
    body = b"".join(FRAMES[codec])[skipped:]
    for content_type in ("", "audio/mpeg", "audio/aacp", "application/ogg", "text/html"):
        assert sniff(body, content_type) is codec
    assert sniff(vorbis_headers()) is Codec.VORBIS


def test_a_tag_before_the_sound_is_passed_over() -> None:
    tag = b"ID3\x04\0\0" + bytes([0, 0, 40, 0])
    tag += b"".join(FRAMES[Codec.AAC]).ljust(40 * 128, b"\0")[: 40 * 128]
    assert sniff(tag + b"".join(FRAMES[Codec.MP3])) is Codec.MP3
    assert sniff(tag + b"".join(FRAMES[Codec.AAC])) is Codec.AAC
    assert sniff(tag) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"OggS",
        b"<!doctype html><html>" + b"".join(FRAMES[Codec.MP3]),
        b"\xef\xbb\xbf \n<?xml version='1.0'?>",
        b"#EXTM3U\nhttp://radio.example/live.mp3\n" * 50,
        b"[playlist]\nFile1=http://radio.example/;\n" * 50,
        noise(3, 50_000),
        b"\xff" * 50_000,
        b"\0" * 50_000,
        b"\xff\xfb\x90\x44" * 10_000,
        b"\xff\xf1\x50\x80\x00\x1f\xfc" * 10_000,
        b"OggS" * 10_000,
        b"".join(FRAMES[Codec.MP3][:1]),
    ],
)
def test_what_is_no_sound_has_no_codec(body: bytes) -> None:
    assert sniff(body, "audio/mpeg") is None


@unhurried
@given(st.binary(max_size=2000), st.sampled_from(list(Codec)))
def test_no_bytes_break_a_scanner(body: bytes, codec: Codec) -> None:
    for frame in scan(codec, body):
        assert frame.size_bytes > 0
        assert frame.duration_s >= 0
    assert 0 <= join_point(body, codec) <= len(body)
    sniff(body)


@pytest.mark.parametrize(
    "header",
    [
        b"\xff\xfb\x00\x44",  # free format
        b"\xff\xfb\xf0\x44",  # bit rate 15
        b"\xff\xfb\x9c\x44",  # sample rate 3
        b"\xff\xfb\x90\x46",  # emphasis 2
        b"\xff\xeb\x90\x44",  # version 01
        b"\xff\xf9\x90\x44",  # layer 00
        b"\xff\xff\x90\x44",  # layer 1
        b"\xff\x1b\x90\x44",
        b"\xfe\xfb\x90\x44",
        b"\xff\xfb\x90",
    ],
)
def test_reserved_values_are_no_mpeg_header(header: bytes) -> None:
    assert mpeg.read_header(header, 0) is None


@pytest.mark.parametrize(
    ("header", "size_bytes", "samples", "rate_hz", "channels"),
    [
        (b"\xff\xfb\x90\x44", 417, 1152, 44_100, 2),
        (b"\xff\xfb\x92\xc4", 418, 1152, 44_100, 1),
        (b"\xff\xfb\xe0\x44", 1044, 1152, 44_100, 2),
        (b"\xff\xfb\x94\x44", 384, 1152, 48_000, 2),
        (b"\xff\xf3\x80\x44", 208, 576, 22_050, 2),
        (b"\xff\xe3\x80\x44", 417, 576, 11_025, 2),
        (b"\xff\xfd\xa0\x44", 626, 1152, 44_100, 2),
    ],
)
def test_an_mpeg_header_is_read(
    header: bytes, size_bytes: int, samples: int, rate_hz: int, channels: int
) -> None:
    read = mpeg.read_header(header, 0)
    assert read is not None
    assert (read.size_bytes, read.samples) == (size_bytes, samples)
    assert (read.sample_rate_hz, read.channels) == (rate_hz, channels)


@pytest.mark.parametrize("size_bytes", [0, 1, 7])
def test_an_adts_frame_without_room_for_its_header_is_none(size_bytes: int) -> None:
    header = bytes([0xFF, 0xF1, 0x50, 0x80, size_bytes >> 3, (size_bytes & 7) << 5 | 31, 0xFC])
    assert adts.read_header(header, 0) is None
    assert scan(Codec.AAC, header * 1000) == []


def test_an_adts_frame_may_hold_four_blocks() -> None:
    header = bytearray(adts_frame(1, 100))
    header[6] |= 3
    read = adts.read_header(bytes(header), 0)
    assert read is not None
    assert read.samples == 4096
