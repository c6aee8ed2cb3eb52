"""The sound that comes out of a transport stream is what went in, whatever happens on the way."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planetfm.core.codec import Codec
from planetfm.core.icy import IcyTitle
from planetfm.core.mpegts import PACKET_BYTES, TsDemuxer
from tests.net.hls_site import recording


def demuxed(*chunks: bytes) -> tuple[TsDemuxer, list[bytes | IcyTitle]]:
    demuxer = TsDemuxer()
    items = [item for chunk in chunks for item in demuxer.feed(chunk)]
    return demuxer, items + demuxer.finish()


def sound(items: list[bytes | IcyTitle]) -> bytes:
    return b"".join(item for item in items if isinstance(item, bytes))


@pytest.mark.parametrize(("kind", "codec"), [("ts-aac", Codec.AAC), ("ts-mp3", Codec.MP3)])
def test_the_sound_is_what_another_demuxer_finds(kind: str, codec: Codec) -> None:
    made = recording(kind)
    demuxer, items = demuxed(*made.segments)
    assert demuxer.codec is codec
    assert sound(items) == made.sound


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in itertools.pairwise(edges)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 1 << 20), max_size=30))
def test_any_chunking_gives_the_same_sound(places: list[int]) -> None:
    stream = b"".join(recording("ts-aac").segments[:3])
    assert sound(demuxed(*cut(stream, places))[1]) == sound(demuxed(stream)[1])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 20), st.integers(1, 400))
def test_one_byte_more_or_less_costs_no_more_than_its_packets(at: int, garbage: int) -> None:
    stream = b"".join(recording("ts-aac").segments[:3])
    place = at * 3 * PACKET_BYTES
    heard = sound(demuxed(stream[:place] + b"\xaa" * garbage + stream[place:])[1])
    assert heard == sound(demuxed(stream)[1])


def packets_of(stream: bytes) -> list[bytes]:
    return [stream[at : at + PACKET_BYTES] for at in range(0, len(stream), PACKET_BYTES)]


def test_a_lost_packet_takes_its_sound_along_and_no_more() -> None:
    """What follows in the same PES packet is left out: no frame is patched together."""
    packets = packets_of(b"".join(recording("ts-aac").segments[:3]))
    whole = sound(demuxed(*packets)[1])
    for lost in range(10, 40):
        heard = sound(demuxed(*packets[:lost], *packets[lost + 1 :])[1])
        missing = len(whole) - len(heard)
        assert any(
            heard == whole[:at] + whole[at + missing :]
            and (not missing or whole[at + missing :].startswith(b"\xff\xf1"))
            for at in range(len(heard))
        )


def test_a_packet_sent_twice_counts_once() -> None:
    stream = recording("ts-aac").segments[0]
    twice = [packet for packet in packets_of(stream) for _ in range(2)]
    assert sound(demuxed(*twice)[1]) == sound(demuxed(stream)[1])


def test_what_follows_a_pes_packet_of_a_stated_length_is_no_sound() -> None:
    tables = packets_of(recording("ts-aac").segments[0])[:3]
    pes = b"\0\0\1\xc0" + (3 + 4).to_bytes(2, "big") + b"\x80\0\0" + b"abcd"
    packet = b"\x47\x41\x00\x10" + pes.ljust(PACKET_BYTES - 4, b"\xff")
    assert sound(demuxed(*tables, packet)[1]) == b"abcd"


def test_a_stream_of_something_else_says_so() -> None:
    stream = recording("ts-aac").segments[0]
    at = stream.index(b"\x0f\xe1\x00\xf0")  # the entry of AAC in the table, on PID 256
    from planetfm.core.mpegts import _crc

    section_at = stream.rindex(b"\x02\xb0", 0, at)
    size = 3 + ((stream[section_at + 1] & 0x0F) << 8 | stream[section_at + 2])
    section = bytearray(stream[section_at : section_at + size])
    section[at - section_at] = 0x81
    section[-4:] = _crc(bytes(section[:-4])).to_bytes(4, "big")
    changed = stream.replace(stream[section_at : section_at + size], bytes(section))
    demuxer, items = demuxed(changed)
    assert demuxer.nothing_to_play
    assert sound(items) == b""


def test_a_table_with_a_wrong_sum_is_not_believed() -> None:
    stream = bytearray(recording("ts-aac").segments[0])
    at = stream.index(b"\x0f\xe1\x00\xf0")
    stream[at + 2] ^= 1
    demuxer, _ = demuxed(bytes(stream[: at + 400]))
    assert demuxer.codec is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=900), st.integers(0, 30), st.binary(max_size=200))
def test_garbage_never_raises(head: bytes, packet: int, tail: bytes) -> None:
    stream = bytearray(b"".join(recording("ts-aac").segments[:1])[: 40 * PACKET_BYTES])
    at = packet * PACKET_BYTES + 4
    stream[at : at + len(tail)] = tail
    demuxed(head, bytes(stream))
    demuxed(b"".join(b"\x47" + head[n : n + 187].ljust(187, b"\x47") for n in range(8)))
