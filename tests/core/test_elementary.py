"""Whatever segments are made of, and however they are cut, the same sound comes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planetfm.core.codec import Codec
from planetfm.core.elementary import Elementary
from planetfm.core.errors import StreamError, Trouble
from planetfm.core.icy import IcyTitle
from planetfm.core.id3 import read_tag, tag_size
from tests.core.test_mpegts import cut
from tests.net.hls_site import KINDS, recording


def tag(text: str, name: bytes = b"TIT2") -> bytes:
    """An ID3 2.4 tag as HLS encoders write it, after Apple's time stamp."""
    stamp = b"com.apple.streaming.transportStreamTimestamp\0" + b"\0" * 8
    frames = b"PRIV" + len(stamp).to_bytes(4, "big") + b"\0\0" + stamp
    body = b"\x03" + text.encode()
    frames += name + len(body).to_bytes(4, "big") + b"\0\0" + body
    return b"ID3\x04\0\0\0\0" + bytes([len(frames) >> 7, len(frames) & 127]) + frames


def through(
    segments: list[list[bytes]], init: bytes = b""
) -> tuple[Elementary, list[bytes | IcyTitle]]:
    elementary = Elementary()
    items: list[bytes | IcyTitle] = []
    for chunks in segments:
        elementary.begin(init)
        for chunk in chunks:
            items += elementary.feed(chunk)
        items += elementary.finish()
    return elementary, items


def sound(items: list[bytes | IcyTitle]) -> bytes:
    return b"".join(item for item in items if isinstance(item, bytes))


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(KINDS), st.lists(st.integers(0, 1 << 18), max_size=12), st.booleans())
def test_any_cutting_gives_the_same_sound(kind: str, places: list[int], tagged: bool) -> None:
    made = recording(kind)
    before = tag("Lagu") if tagged else b""
    elementary, items = through(
        [cut(before + segment, places) for segment in made.segments[:3]], made.init
    )
    assert made.sound.startswith(sound(items))
    assert len(sound(items)) > 15_000
    assert elementary.codec is (Codec.MP3 if kind == "ts-mp3" else Codec.AAC)
    assert (IcyTitle("Lagu") in items) is tagged


def test_a_page_instead_of_a_segment_is_told() -> None:
    with pytest.raises(StreamError) as caught:
        through([[b"<html><body>" + b"x" * 500]])
    assert caught.value.trouble is Trouble.NOT_WHAT_WAS_ASKED


def test_mp4_without_what_can_be_played_is_told() -> None:
    made = recording("fmp4")
    with pytest.raises(StreamError) as caught:
        through([[made.segments[0]]], made.init.replace(b"mp4a", b"ac-3"))
    assert caught.value.trouble is Trouble.CANNOT_DECODE


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(max_size=400), max_size=5), st.sampled_from([b"", b"ID3\x04\0\0", b"G"]))
def test_garbage_raises_nothing_but_what_is_told(chunks: list[bytes], head: bytes) -> None:
    try:
        through([[head, *chunks], chunks])
    except StreamError as error:
        assert error.trouble in (Trouble.NOT_WHAT_WAS_ASKED, Trouble.CANNOT_DECODE)


def test_artist_and_title_make_one_line() -> None:
    artist, title = tag("Banyu Band", b"TPE1"), tag("Angin")
    frames = artist[10:] + title[10:]
    both = b"ID3\x04\0\0\0\0" + bytes([len(frames) >> 7, len(frames) & 127]) + frames
    found = read_tag(both + b"\xff\xf1")
    assert found is not None
    assert (found.title, found.size_bytes) == ("Banyu Band - Angin", len(both))


@given(st.binary(max_size=80), st.integers(0, 255), st.integers(0, 255))
def test_no_tag_raises(body: bytes, version: int, flags: int) -> None:
    data = b"ID3" + bytes([version, 0, flags, 0, 0, 0, min(len(body), 127)]) + body
    size = tag_size(data)
    found = read_tag(data)
    assert found is None or found.size_bytes == size
