"""Samples of fragmented MP4 become the ADTS frames an encoder would have written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planetfm.core.codec import Codec
from planetfm.core.fmp4 import looks_like_mp4, read_segment, read_track
from planetfm.core.icy import IcyTitle
from tests.net.hls_site import recording


def sound(segment: bytes, init: bytes) -> bytes:
    track = read_track(init)
    assert track is not None
    return b"".join(item for item in read_segment(track, segment) if isinstance(item, bytes))


def test_the_sound_is_what_another_demuxer_writes() -> None:
    made = recording("fmp4")
    track = read_track(made.init)
    assert track is not None and track.codec is Codec.AAC
    assert b"".join(sound(segment, made.init) for segment in made.segments) == made.sound
    assert all(looks_like_mp4(segment) for segment in made.segments)


def test_other_bytes_do_not_look_like_mp4() -> None:
    assert not looks_like_mp4(recording("ts-aac").segments[0])
    assert not looks_like_mp4(b"")


def test_a_title_in_an_event_message_is_told() -> None:
    made = recording("fmp4")
    text = b"\x03Lagu"
    frame = b"TIT2" + len(text).to_bytes(4, "big") + b"\0\0" + text
    body = b"\0" * 12 + b"https://aomedia.org/emsg/ID3\0\0ID3\x04\0\0" + b"\0\0\0"
    body += bytes([len(frame)]) + frame
    emsg = (8 + len(body)).to_bytes(4, "big") + b"emsg" + body
    track = read_track(made.init)
    assert track is not None
    assert read_segment(track, emsg + made.segments[0])[0] == IcyTitle("Lagu")


def test_encrypted_sound_and_no_sound_have_no_track() -> None:
    init = recording("fmp4").init
    assert read_track(init.replace(b"mp4a", b"enca")) is None
    assert read_track(init.replace(b"mp4a", b"Opus")) is None
    assert read_track(b"") is None


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=16), st.integers(0, 20_000))
def test_damage_never_raises(at: int, damage: bytes, length: int) -> None:
    made = recording("fmp4")
    init, segment = bytearray(made.init), bytearray(made.segments[0])
    init[at % len(init) : at % len(init) + len(damage)] = damage
    segment[at % 800 : at % 800 + len(damage)] = damage
    for track in (read_track(bytes(init)), read_track(made.init)):
        if track is not None:
            read_segment(track, bytes(segment))
            read_segment(track, made.segments[0][:length])


@given(st.binary(max_size=600))
def test_no_bytes_raise(data: bytes) -> None:
    read_track(data)
    track = read_track(recording("fmp4").init)
    assert track is not None
    read_segment(track, data)
