"""However a station sends its sound, a connection finds it: old servers, lists, mirrors."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from planetfm import USER_AGENT
from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.net.stream import Flowing
from planetfm.net.trial import try_stream
from tests.audio.streams import tone
from tests.net.ear import Ear
from tests.net.radio_site import SOUND, Answer, RadioSite, page, silence, sound

METAINT = 8192
STATUS_PAGE = (
    "<html><head><title>SHOUTcast D.N.A.S. Status</title></head><body>Current Stream</body></html>"
)


@pytest.fixture
def site() -> Iterator[RadioSite]:
    with RadioSite() as site:
        yield site


def titled(title: str) -> bytes:
    """Sound with titles woven in, as SHOUTcast sends it, for some seconds."""
    text = f"StreamTitle='{title}';StreamUrl='';".encode()
    block = bytes([-(-len(text) // 16)]) + text + b"\0" * (-len(text) % 16)
    pieces = [SOUND[at : at + METAINT] for at in range(0, METAINT * 12, METAINT)]
    return b"".join(
        piece + (block if number == 0 else b"\0") for number, piece in enumerate(pieces)
    )


def shoutcast_1(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Version 1.9.8: its own status line, names in any case, a page for browsers."""
    if "Mozilla" in handler.headers.get("User-Agent", ""):
        page(STATUS_PAGE)(handler, closing)
        return
    handler.wfile.write(
        b"ICY 200 OK\r\n"
        b'icy-notice1:<BR>This stream requires <a href="http://www.winamp.com/">Winamp</a><BR>\r\n'
        b"icy-notice2:SHOUTcast Distributed Network Audio Server/Linux v1.9.8<BR>\r\n"
        b"icy-name:Radio Lama\r\nicy-genre:Campursari\r\nicy-url:http://a.example\r\n"
        b"content-type:audio/mpeg\r\nicy-pub:1\r\nicy-metaint:8192\r\nicy-br:128\r\n\r\n"
    )
    handler.wfile.write(titled("Banyu Band - Angin"))
    closing.wait(30)


def shoutcast_2(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Version 2: HTTP, titles for those who ask."""
    handler.send_response(200)
    for name, value in (
        ("Content-Type", "audio/mpeg"),
        ("icy-notice2", "SHOUTcast DNAS/posix(linux x64) v2.6.1.777<BR>"),
        ("icy-name", "Radio Baru"),
        ("icy-br", "128"),
        ("icy-sr", "44100"),
    ):
        handler.send_header(name, value)
    if handler.headers.get("Icy-MetaData") == "1":
        handler.send_header("icy-metaint", str(METAINT))
    handler.end_headers()
    handler.wfile.write(titled("Banyu Band - Hujan"))
    closing.wait(30)


def refusal(line: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.wfile.write(line + b"\r\nContent-type:text/html\r\n\r\nNo source")

    return answer


@pytest.mark.parametrize("path", ["/", "/;", "/;stream.nsv", "/listen"])
def test_shoutcast_1_is_heard_with_its_titles(site: RadioSite, path: str) -> None:
    site.answers[path] = shoutcast_1
    with Ear(user_agent=USER_AGENT) as ear:
        ear.listen(site.url + path)
        ear.hear(5)
        song = ear.tape.song_at(4.5)
        assert ear.sound() in SOUND
    assert song is not None and (song.artist, song.title) == ("Banyu Band", "Angin")


@pytest.mark.parametrize("path", ["/;", "/stream", "/stream/1/", "/;?type=http&nocache=3"])
def test_shoutcast_2_is_heard_with_its_titles(site: RadioSite, path: str) -> None:
    site.answers[path.partition("?")[0]] = shoutcast_2
    with Ear(user_agent=USER_AGENT) as ear:
        ear.listen(site.url + path)
        ear.hear(5)
        song = ear.tape.song_at(4.5)
    assert song is not None and song.title == "Hujan"


def test_behind_shoutcasts_status_page_its_sound_is_found(site: RadioSite) -> None:
    """Version 2 shows its page to everybody at the front door, whatever is asked there."""
    site.answers["/stream"] = shoutcast_2
    site.answers["/"] = page(STATUS_PAGE)
    with Ear(user_agent=USER_AGENT) as ear:
        ear.listen(site.url + "/")
        ear.until(Flowing)
    assert site.asked == ["/", "/;", "/stream"]


def test_another_page_at_a_front_door_is_no_station(site: RadioSite) -> None:
    site.answers["/"] = page("<html><body>Selamat datang</body></html>")
    with Ear() as ear:
        ear.listen(site.url + "/")
        assert ear.ended().error.trouble is Trouble.NOT_WHAT_WAS_ASKED
    assert site.asked == ["/"]


def test_we_do_not_look_like_a_browser() -> None:
    assert "Mozilla" not in USER_AGENT


@pytest.mark.parametrize("line", [b"ICY 401 Service Unavailable", b"ICY 400 Server Full"])
def test_a_shoutcast_server_without_its_source_is_not_gone(site: RadioSite, line: bytes) -> None:
    """The address is right: asking again later is right, and a search for another is not."""
    site.answers["/;"] = refusal(line)
    with Ear() as ear:
        ear.listen(site.url + "/;")
        error = ear.ended().error
    assert (error.trouble, error.status) == (Trouble.HTTP_STATUS, int(line[4:7]))


LISTS = {
    "audio/x-scpls": "[playlist]\nFile1={dead}\nFile2={live}\n",
    "audio/x-mpegurl": "#EXTM3U\n{dead}\n{live}\n",
    "application/xspf+xml": (
        '<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList>'
        "<track><location>{dead}</location></track><track><location>{live}</location></track>"
        "</trackList></playlist>"
    ),
    "video/x-ms-asf": (
        '<ASX version="3.0"><Entry><Ref href="{dead}"></entry>'
        '<Entry><Ref href="{live}"></entry></ASX>'
    ),
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("nested", [False, True])
def test_every_kind_of_list_is_followed_past_its_dead_entry(
    site: RadioSite, kind: str, nested: bool
) -> None:
    live = site.url + "/live"
    site.answers["/live"] = sound()
    site.answers["/dalam.m3u"] = page(f"#EXTM3U\n{live}\n", kind="audio/x-mpegurl")
    target = site.url + "/dalam.m3u" if nested else live
    body = LISTS[kind].format(dead=site.url + "/mati", live=target)
    site.answers["/dengar"] = page(body, kind=kind)
    with Ear() as ear:
        ear.listen(site.url + "/dengar")
        ear.until(Flowing)
    assert try_stream(site.url + "/dengar", user_agent="x").plays == live


def test_an_entry_that_answers_and_stays_silent_is_passed_over_next_time(site: RadioSite) -> None:
    def mute(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "audio/mpeg")
        handler.end_headers()
        handler.wfile.write(b"\0" * 70_000)
        closing.wait(0.5)

    site.answers["/bisu"] = mute
    site.answers["/live"] = sound()
    site.answers["/a.m3u"] = page("/bisu\n/live\n", kind="audio/x-mpegurl")
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u")
        assert ear.ended().error.trouble is Trouble.NOT_WHAT_WAS_ASKED
        ear.listen(site.url + "/a.m3u")
        ear.until(Flowing)
        ear.hang_up()
        ear.listen(site.url + "/a.m3u")
        ear.until(Flowing)
    played = [path for path in site.asked if path != "/a.m3u"]
    assert played == ["/bisu", "/live", "/live"], "what played is what is opened again"


def test_lists_that_go_round_end_and_none_is_opened_twice(site: RadioSite) -> None:
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        body = f"{other}.m3u\n{name}.m3u\n/mati\n"
        site.answers[f"/{name}.m3u"] = page(body, kind="audio/x-mpegurl")
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u")
        assert ear.ended().error.trouble in (Trouble.GONE, Trouble.NOT_WHAT_WAS_ASKED)
    assert len(site.asked) == len(set(site.asked)) == 4


def test_a_list_of_dead_entries_ends_with_what_the_first_one_said(site: RadioSite) -> None:
    entries = "\n".join(f"/mati{number}" for number in range(30))
    site.answers["/a.m3u"] = page(entries, kind="audio/x-mpegurl")
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u")
        assert ear.ended().error.trouble is Trouble.GONE
    assert len(site.asked) <= 10


def test_a_list_without_end_is_read_no_further_than_its_limit(site: RadioSite) -> None:
    sent: list[int] = []

    def endless(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "audio/x-mpegurl")
        handler.end_headers()
        handler.wfile.write(b"#EXTM3U\n/live\n")
        while not closing.is_set():
            handler.wfile.write(b"# komentar\n" * 1000)
            sent.append(1)

    site.answers["/a.m3u"] = endless
    site.answers["/live"] = sound()
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u")
        ear.until(Flowing)
    assert len(sent) < 1000, "some megabytes may lie between the two, in buffers of the system"


def test_hanging_up_on_a_silent_list_takes_no_time(site: RadioSite) -> None:
    site.answers["/a.m3u"] = silence
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u")
        began = time.monotonic()
        while not site.asked and time.monotonic() < began + 5:
            time.sleep(0.01)
        began = time.monotonic()
        ear.hang_up()
        assert time.monotonic() - began < 1


class Mount:
    """What a relay of one source sends: the last 64 KB at once, then as it comes."""

    BURST_BYTES = 64 * 1024

    def __init__(self, sound: bytes, rate_bps: int, ahead_s: float) -> None:
        self._sound, self._bytes_per_s = sound, rate_bps / 8
        self._began = time.monotonic() - ahead_s

    def __call__(self, handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "audio/mpeg")
        handler.end_headers()
        at = max(0, self._now - self.BURST_BYTES)
        while not closing.wait(0.05):
            now = self._now
            handler.wfile.write(self._sound[at:now])
            at = now

    @property
    def _now(self) -> int:
        return int((time.monotonic() - self._began) * self._bytes_per_s)


def test_a_mirror_of_the_same_mount_goes_on_without_a_hole_or_a_repeat() -> None:
    source = tone("mp3", 40)
    mount = Mount(source, 128_000, ahead_s=10)
    with RadioSite({"/live": mount}) as one, RadioSite({"/live": mount}) as two, Ear() as ear:
        ear.listen(one.url + "/live")
        ear.hear(5)
        ear.hang_up()
        before_s = ear.tape.end().media_s
        time.sleep(0.8)  # the line is away for that long
        ear.listen(two.url + "/live")
        ear.hear(before_s + 1.5)
        assert (ear.writer.tally.splices, ear.writer.tally.holes) == (1, 0)
        assert ear.sound() in source


def test_a_mirror_with_another_codec_is_a_new_stretch_of_tape(site: RadioSite) -> None:
    site.answers["/mp3"] = sound()
    body = tone("aac", 12)

    def aac(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "audio/aac")
        handler.end_headers()
        handler.wfile.write(body[:40_000])
        at = 40_000
        while not closing.wait(0.05):
            handler.wfile.write(body[at : at + 800])
            at += 800

    site.answers["/aac"] = aac
    with Ear() as ear:
        ear.listen(site.url + "/mp3")
        ear.hear(1.5)
        ear.listen(site.url + "/aac")
        ear.until(Flowing)
        ear.hear(6)
        assert ear.tape.codec is Codec.AAC
        assert ear.tape.codec_at(0.5) is Codec.MP3
        assert ear.writer.tally.holes == 1
