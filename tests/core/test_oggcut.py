"""Ogg cut anywhere, in bytes that come in any pieces, is one stream that begins at zero."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.ogg import Page, identify, read_page
from planetfm.core.oggcut import OggCut
from planetfm.core.oggstream import MAX_HEADERS_BYTES
from tests.core.sound_bytes import ogg_page, unhurried

HEAD = b"OpusHead\x01\x02\x38\x01\x80\xbb\x00\x00\x00\x00\x00"


def tags(title: str) -> bytes:
    comment = f"TITLE={title}".encode()
    return (
        b"OpusTags"
        + (0).to_bytes(4, "little")
        + (1).to_bytes(4, "little")
        + len(comment).to_bytes(4, "little")
        + comment
    )


def headers(title: str, serial: int) -> bytes:
    return ogg_page([HEAD], 0, 0, serial=serial, flags=2) + ogg_page(
        [tags(title)], 0, 1, serial=serial
    )


def sound(count: int, serial: int, first: int = 2, start: int = 312) -> bytes:
    """`count` pages of five packets of 20 ms each."""
    return b"".join(
        ogg_page(
            [bytes([0x78, serial, n, k]) for k in range(5)],
            start + (n + 1) * 4800,
            first + n,
            serial=serial,
        )
        for n in range(count)
    )


def pages(data: bytes) -> list[Page]:
    found, at = [], 0
    while at < len(data):
        page = read_page(data, at)
        assert isinstance(page, Page), "a page with a wrong checksum"
        found.append(page)
        at += len(page.data)
    return found


def cut(headers_there: bytes, pieces: list[bytes]) -> bytes:
    ogg = OggCut(headers_there)
    ogg.begin(2)
    return b"".join(map(ogg.feed, pieces))


def test_a_piece_from_the_middle_begins_at_zero_and_keeps_its_packets() -> None:
    stream = sound(10, 7, first=7000, start=50_000_000)
    out = pages(cut(headers("a", 7), [stream]))
    assert [page.sequence for page in out] == list(range(2, 12))
    assert [page.granule for page in out] == [312 + (n + 1) * 4800 for n in range(10)]
    assert [page.body for page in out] == [page.body for page in pages(stream)]


def test_a_stream_from_its_first_page_on_stays_as_it_is() -> None:
    stream = sound(5, 7)
    assert cut(headers("a", 7), [headers("a", 7) + stream]) == stream


def test_songs_of_a_chain_are_one_stream() -> None:
    chain = sound(3, 7) + headers("b", 8) + sound(3, 8) + headers("b", 8) + sound(2, 8, first=90)
    out = pages(cut(headers("a", 7), [chain]))
    assert all(identify(page) is None for page in out)
    assert {page.serial for page in out} == {7}
    assert [page.sequence for page in out] == list(range(2, 10))
    assert [page.granule for page in out] == [312 + (n + 1) * 4800 for n in range(8)]


def test_a_stream_that_decodes_otherwise_is_a_new_link() -> None:
    mono = HEAD[:9] + b"\x01" + HEAD[10:]
    other = ogg_page([mono], 0, 0, serial=9, flags=2) + ogg_page([tags("c")], 0, 1, serial=9)
    out = cut(headers("a", 7), [sound(2, 7) + other + sound(2, 9)])
    assert other + sound(2, 9) in out


def test_the_end_of_a_stream_is_not_the_end_of_the_file() -> None:
    last = ogg_page([b"\x78abc"], 312 + 960, 2, serial=7, flags=4)
    (page,) = pages(cut(headers("a", 7), [last]))
    assert not page.flags & 4


def test_no_header_pages_no_cut() -> None:
    for nothing in (b"", b"no ogg", sound(1, 7), headers("a", 7)[:30]):
        with pytest.raises(ValueError, match="header pages"):
            OggCut(nothing)


def test_a_link_that_never_gets_to_its_sound_is_left_for_the_next() -> None:
    """Its header pages are gathered as far as a scanner does, each looked at once."""
    empty = ogg_page([], -1, 1, serial=8)
    endless = headers("b", 8)[:47] + empty * (MAX_HEADERS_BYTES // len(empty) + 1)
    began = time.process_time()
    out = pages(cut(headers("a", 7), [sound(2, 7) + endless + headers("c", 9) + sound(3, 9)]))
    assert time.process_time() - began < 5
    assert [page.body for page in out] == [page.body for page in pages(sound(2, 7) + sound(3, 9))]


def test_of_a_link_that_never_gets_to_its_sound_nothing_is_heard() -> None:
    empty = ogg_page([], -1, 1)
    endless = headers("b", 7)[:47] + empty * (MAX_HEADERS_BYTES // len(empty) + 3)
    assert cut(headers("a", 7), [sound(2, 7) + endless]) == sound(2, 7)


@unhurried
@given(st.data(), st.integers(0, 9), st.binary(max_size=40))
def test_any_pieces_and_any_garbage_between_pages_give_the_same(
    data: st.DataObject, at: int, garbage: bytes
) -> None:
    stream = pages(sound(10, 7, first=5, start=9000))
    garbage = garbage.replace(b"O", b"o")
    whole = b"".join((garbage if n == at else b"") + page.data for n, page in enumerate(stream))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=12)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert cut(headers("a", 7), pieces) == cut(headers("a", 7), [sound(10, 7, 5, 9000)])
