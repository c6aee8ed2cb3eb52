"""Titles parted from sound, and read."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.icy import (
    MAX_TITLE_CHARS,
    Deinterleaver,
    IcyTitle,
    decode_title,
    parse_song,
)
from planetfm.core.model import Song
from tests.core.sound_bytes import chunked, interleave, metadata_block, unhurried

words = st.text(
    st.characters(categories=("L", "N", "P"), exclude_characters=";&") | st.just(" "), max_size=60
).map(lambda text: " ".join(text.split()))


def together(items: Iterable[bytes | IcyTitle]) -> list[bytes | IcyTitle]:
    """Sound that lies side by side becomes one item, whatever the calls it came from."""
    merged: list[bytes | IcyTitle] = []
    for item in items:
        if isinstance(item, bytes) and merged and isinstance(merged[-1], bytes):
            merged[-1] += item
        else:
            merged.append(item)
    return merged


def fed(metaint: int | None, chunks: Iterable[bytes]) -> list[bytes | IcyTitle]:
    parter = Deinterleaver(metaint)
    return together(item for chunk in chunks for item in parter.feed(chunk))


@unhurried
@given(
    st.data(), st.binary(max_size=600), st.integers(1, 200), st.lists(st.none() | words, max_size=5)
)
def test_sound_and_titles_come_out_as_they_went_in(
    data: st.DataObject, sound: bytes, metaint: int, titles: list[str | None]
) -> None:
    blocks = [b"" if t is None else f"StreamTitle='{t}';".encode() for t in titles]
    expected: list[bytes | IcyTitle] = []
    for at in range(0, len(sound), metaint):
        expected.append(sound[at : at + metaint])
        number = at // metaint
        if at + metaint <= len(sound) and number < len(titles):
            title = titles[number]
            if title is not None:
                expected.append(IcyTitle(title))
    body = interleave(sound, metaint, blocks)
    assert fed(metaint, data.draw(chunked(body))) == together(expected)


@unhurried
@given(st.data(), st.binary(max_size=3000), st.integers(1, 50))
def test_any_chunking_of_any_bytes_gives_the_same(
    data: st.DataObject, body: bytes, metaint: int
) -> None:
    assert fed(metaint, data.draw(chunked(body))) == fed(metaint, [body])


@pytest.mark.parametrize("metaint", [None, 0, -1])
def test_without_a_metaint_all_is_sound(metaint: int | None) -> None:
    body = b"StreamTitle='no title';" * 3
    assert Deinterleaver(metaint).feed(body) == [body]
    assert Deinterleaver(metaint).feed(b"") == []


def test_sound_around_blocks_without_title_is_one_item() -> None:
    body = b"abcd" + b"\0" + b"efgh" + metadata_block(b"StreamUrl='x';") + b"ij"
    assert Deinterleaver(4).feed(body) == [b"abcdefghij"]


def test_a_block_cut_off_by_the_end_gives_no_title_and_no_sound() -> None:
    body = b"abcd" + metadata_block(b"StreamTitle='never whole';")
    assert Deinterleaver(4).feed(body[:-1]) == [b"abcd"]


def test_the_largest_block_is_a_title_of_bounded_length() -> None:
    body = b"abcd" + metadata_block(b"StreamTitle='" + b"x" * 4067) + b"efgh"
    assert Deinterleaver(4).feed(body) == [b"abcd", IcyTitle("x" * MAX_TITLE_CHARS), b"efgh"]


@pytest.mark.parametrize(
    ("block", "title"),
    [
        (b"StreamTitle='Band - Song';StreamUrl='';\0\0", "Band - Song"),
        (b"StreamTitle='';", ""),
        (b"streamtitle='low case';", "low case"),
        (b"StreamUrl='x';StreamTitle='second field';", "second field"),
        (b"StreamTitle='It's Rock 'n' Roll';", "It's Rock 'n' Roll"),
        (b"StreamTitle='Rock 'n'; Roll';StreamUrl='';", "Rock 'n'; Roll"),
        ("StreamTitle='Band Ñandú - Übermut';".encode(), "Band Ñandú - Übermut"),
        ("StreamTitle='Band Ñandú &#8211; Übermut';".encode("latin-1"), "Band Ñandú – Übermut"),
        (b"StreamTitle='\x93quoted\x94 \x80 5';", "“quoted” € 5"),
        (b"StreamTitle='undefined \x81 in cp1252 \xe9';", "undefined in cp1252 é"),
        (b"StreamTitle='Tom &amp; Jerry &quot;x&quot; &#39;y&#39;';", "Tom & Jerry \"x\" 'y'"),
        (b"StreamTitle='AT&T &not &copy 5';", "AT&T &not &copy 5"),
        (b"StreamTitle='&#xD800;&#99999999;&nosuch;';", "\ufffd&#99999999;&nosuch;"),
        (b"StreamTitle='a\0b\x1b[31m\r\n\tc&#8238;d';", "ab[31m cd"),
        (b"StreamTitle='no end", "no end"),
        (b"StreamTitle='no semicolon'\0\0\0", "no semicolon"),
        ("StreamTitle='cut in ünï".encode()[:-1], "cut in ün"),
        (b"StreamTitle=unquoted;", None),
        (b"", None),
        (b"\0" * 16, None),
        (b"<html>", None),
    ],
)
def test_a_title_is_read(block: bytes, title: str | None) -> None:
    assert decode_title(block) == title


def test_a_title_of_16_mb_is_cut_unread() -> None:
    title = decode_title(b"StreamTitle='" + b"&amp;" * (16 << 18))
    assert title is not None
    assert len(title) <= MAX_TITLE_CHARS
    assert set(title) <= set("&amp;")


@unhurried
@given(st.binary(max_size=400))
def test_any_bytes_give_a_printable_line(value: bytes) -> None:
    title = decode_title(b"StreamTitle='" + value)
    assert title is not None
    assert len(title) <= MAX_TITLE_CHARS
    assert title == title.strip()
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in title)
    title.encode()


@pytest.mark.parametrize(
    ("raw", "artist", "title"),
    [
        ("Band - Song", "Band", "Song"),
        ("Band - Song - Live - 1999", "Band", "Song - Live - 1999"),
        ("  Band  -  Song ", "Band", "Song"),
        ("Jean-Luc - Ping-Pong", "Jean-Luc", "Ping-Pong"),
        ("Band – Song", "Band", "Song"),
        ("Band – Two - Song", "Band – Two", "Song"),
        ("Berita Pagi", "", "Berita Pagi"),
        ("- Song", "", "Song"),
        ("Band -", "", "Band"),
        ("", "", ""),
        ("   ", "", ""),
        (" - ", "", ""),
        ("planet fm", "", ""),
        ("Planet FM - ", "", ""),
        ("Planet FM - Planet FM", "", ""),
        ("Planet FM - Kopi Pagi", "Planet FM", "Kopi Pagi"),
    ],
)
def test_a_title_names_a_song(raw: str, artist: str, title: str) -> None:
    assert parse_song(raw, "Planet FM") == Song(artist=artist, title=title, raw=raw)


@unhurried
@given(words, words)
def test_no_title_breaks_the_song(raw: str, station: str) -> None:
    song = parse_song(raw, station)
    assert song.raw == raw
    assert song.title or not song.artist
