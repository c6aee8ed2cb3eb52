"""A playlist's entries come out whole, in order and once, however the list is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.playlist import MAX_ENTRIES, PlaylistKind, parse_playlist, playlist_kind

AT = "http://radio.example:8000/daftar/listen.pls"


def test_pls_entries_come_in_the_order_of_their_numbers() -> None:
    body = b"[playlist]\r\nnumberofentries=3\r\nFile2=http://b.example/;\r\nTitle1=Satu\r\n"
    body += b"file1 = http://a.example/live\r\nFile10=../c.mp3\r\nLength1=-1\r\nVersion=2\r\n"
    assert parse_playlist(body, AT) == (
        "http://a.example/live",
        "http://b.example/;",
        "http://radio.example:8000/c.mp3",
    )


def test_m3u_comments_and_blank_lines_are_no_entries() -> None:
    body = b"#EXTM3U\r#EXTINF:-1,Planet FM\rhttp://a.example/live\r\r#EXTVLCOPT:x\rb.mp3\r"
    assert parse_playlist(body, AT) == (
        "http://a.example/live",
        "http://radio.example:8000/daftar/b.mp3",
    )


def test_a_list_without_any_header_is_m3u() -> None:
    assert parse_playlist(b"http://a.example/live\n", "http://x.example/") == (
        "http://a.example/live",
    )
    assert playlist_kind(b"live.mp3\n", "audio/x-mpegurl; charset=utf-8") is PlaylistKind.M3U
    assert playlist_kind(b"live.mp3\n", "", "http://x.example/a.M3U?x=1") is PlaylistKind.M3U


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_changes_nothing(mark: str) -> None:
    body = "[playlist]\nFile1=http://a.example/live\n".encode(mark)
    assert parse_playlist(body, AT) == ("http://a.example/live",)


def test_a_pls_in_the_clothes_of_an_m3u_is_read_as_what_it_is() -> None:
    body = b"File1=http://a.example/live\nTitle1=Planet\n"
    assert parse_playlist(body, AT, "audio/x-mpegurl") == ("http://a.example/live",)


def test_doubles_the_list_itself_and_what_is_no_web_address_are_left_out() -> None:
    body = f"#EXTM3U\n{AT}\nmms://a.example/x\nC:\\lagu.mp3\nhttp://a.example/1\nhttp://a.example/1"
    entries = parse_playlist(body.encode(), AT)
    assert "http://a.example/1" in entries and entries.count("http://a.example/1") == 1
    assert AT not in entries
    assert all(entry.startswith("http") for entry in entries)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nseg.ts\n", PlaylistKind.HLS),
        (
            b'<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"/>',
            PlaylistKind.XSPF,
        ),
        (
            b'<ASX version="3.0"><entry><ref href="http://a.example/"/></entry></ASX>',
            PlaylistKind.ASX,
        ),
    ],
)
def test_kinds_that_are_not_read_yet_are_recognised_and_give_nothing(
    body: bytes, kind: PlaylistKind
) -> None:
    assert playlist_kind(body) is kind
    assert parse_playlist(body, AT) == ()


@pytest.mark.parametrize(
    "body", [b"\xff\xfb\x90\x00" * 400, b"OggS\0\0", b"<html><body>404</body></html>"]
)
def test_sound_and_pages_are_no_playlist_whatever_they_are_called(body: bytes) -> None:
    assert playlist_kind(body, "audio/x-mpegurl", "http://a.example/live.m3u") is None


def test_before_any_byte_the_type_and_the_name_speak() -> None:
    assert playlist_kind(b"", "audio/x-scpls") is PlaylistKind.PLS
    assert playlist_kind(b"", "", "http://a.example/live.m3u") is PlaylistKind.M3U
    assert playlist_kind(b"", "audio/mpeg", "http://a.example/live") is None


def test_a_list_of_thousands_is_cut() -> None:
    body = "".join(f"http://a.example/{n}\n" for n in range(3000)).encode()
    assert len(parse_playlist(body, AT)) == MAX_ENTRIES


@given(st.binary(max_size=300), st.sampled_from(["", "audio/x-scpls", "audio/x-mpegurl"]))
def test_no_bytes_raise(body: bytes, kind: str) -> None:
    for entry in parse_playlist(b"[playlist]\nFile1=" + body, AT, kind):
        assert entry.startswith(("http://", "https://"))
    parse_playlist(body, AT, kind)
