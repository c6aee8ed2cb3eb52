"""A playlist's entries come out whole, in order and once, however the list is written."""

from __future__ import annotations

from pathlib import Path

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


def test_an_hls_list_names_no_stations() -> None:
    body = b"#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nseg.ts\n"
    assert playlist_kind(body) is PlaylistKind.HLS
    assert parse_playlist(body, AT) == ()


XSPF = """<?xml version="1.0" encoding="{encoding}"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Planet & Kawan</title><trackList>
<track><location>http://a.example/live?a=1&amp;b=2</location><title>Satu</title></track>
<track><location> ../dua.mp3 </location></track></trackList></playlist>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xspf_locations_are_its_entries(encoding: str) -> None:
    body = XSPF.format(encoding=encoding).encode(encoding)
    assert playlist_kind(body) is PlaylistKind.XSPF
    assert parse_playlist(body, AT) == (
        "http://a.example/live?a=1&b=2",
        "http://radio.example:8000/dua.mp3",
    )


def test_asx_is_read_as_people_write_it() -> None:
    body = b"""<ASX Version="3.0"><Title>Planet FM</title>
    <Entry><Title>Satu</Title><REF HREF="http://a.example/live?a=1&b=2"/><ref href="mms://a/x"/>
    </entry><ENTRYREF href="lain.asx"></asx>"""
    assert playlist_kind(body) is PlaylistKind.ASX
    assert parse_playlist(body, AT) == (
        "http://a.example/live?a=1&b=2",
        "http://radio.example:8000/daftar/lain.asx",
    )


def test_the_older_form_of_asx_is_a_list_of_references() -> None:
    body = b"[Reference]\r\nRef1=http://a.example/live?MSWMExt=.asf\r\nRef2=http://b.example/\r\n"
    assert playlist_kind(body, "video/x-ms-asf") is PlaylistKind.ASX
    assert parse_playlist(body, AT) == ("http://a.example/live?MSWMExt=.asf", "http://b.example/")


def test_entities_are_no_way_to_files_and_no_bomb(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("http://a.example/rahasia")
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"http://a.example/lokal"'):
        body = f"""<?xml version="1.0"?><!DOCTYPE playlist [<!ENTITY x {entity}>]>
        <playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList><track>
        <location>&x;</location></track></trackList></playlist>"""
        assert playlist_kind(body.encode()) is PlaylistKind.XSPF
        assert parse_playlist(body.encode(), AT) == ()


@pytest.mark.parametrize("broken", ['<ref href="&#xD800;"/>', "<ref>&#xDFFF;</ref>", "<&#xD800;/>"])
def test_a_number_that_is_no_character_costs_its_own_entry_alone(broken: str) -> None:
    body = f"<asx>{broken}<ref href='http://a.example/1'/></asx>".encode()
    assert parse_playlist(body, AT) == ("http://a.example/1",)


@given(st.text(max_size=200), st.sampled_from(["<asx>", "<?xml version='1.0'?><playlist xspf>"]))
def test_no_xml_raises(rest: str, head: str) -> None:
    for entry in parse_playlist((head + rest).encode("utf-8", "replace"), AT):
        assert entry.startswith("http")


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
