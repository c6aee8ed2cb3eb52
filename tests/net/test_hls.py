"""A station that sends HLS is heard like any other: whole, in order, once, and at its pace."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.core.profile import Profile
from planetfm.core.settings import Quality
from planetfm.net.discover import Finder
from planetfm.net.http import Http
from planetfm.net.stream import Flowing
from planetfm.net.trial import try_stream
from tests.net.ear import Ear
from tests.net.hls_site import KINDS, LiveHls, decoded_s, plain, recording
from tests.net.radio_site import RadioSite, page, sound, to

TYPE = "application/vnd.apple.mpegurl"


@pytest.fixture
def site() -> Iterator[RadioSite]:
    with RadioSite() as site:
        yield site


@pytest.mark.parametrize("kind", KINDS)
def test_segments_become_one_continuous_stream(site: RadioSite, kind: str, tmp_path: Path) -> None:
    made = recording(kind)
    live = LiveHls(site, made)
    with Ear() as ear:
        began = time.monotonic()
        ear.listen(live.url)
        ear.until(Flowing)
        assert time.monotonic() - began < 1.5
        ear.hear(4.5)
        heard = ear.sound()
    assert heard in made.sound
    assert ear.tape.codec is (Codec.MP3 if kind == "ts-mp3" else Codec.AAC)
    assert decoded_s(heard, kind, tmp_path) > 4.3
    assert ear.writer.tally.holes == 0


def test_it_begins_three_segments_behind_the_newest(site: RadioSite) -> None:
    live = LiveHls(site, recording("ts-aac"))
    with Ear() as ear:
        ear.listen(live.url)
        ear.until(Flowing)
    segments = [path for path in site.asked if path.endswith(".ts")]
    assert segments[0] == f"/{live.first + 3}.ts"


def test_sound_comes_at_its_pace_after_the_first_burst(site: RadioSite) -> None:
    """Segments of five seconds do not make the live edge jump by five seconds."""
    made = recording("adts")
    joined = tuple(b"".join(made.segments[at : at + 5]) for at in range(0, 35, 5))
    live = LiveHls(site, type(made)("adts", joined, b"", made.sound), window=4, segment_s=5.0)
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(5.9)
        began, first_s = time.monotonic(), ear.tape.end().media_s
        ear.hear(first_s + 1.5)
        assert 1.0 < time.monotonic() - began < 2.2


def test_a_new_connection_repeats_nothing_and_loses_nothing(
    site: RadioSite, tmp_path: Path
) -> None:
    made = recording("ts-aac")
    live = LiveHls(site, made, window=10)
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(3.2)
        ear.hang_up()
        before_s = ear.tape.end().media_s
        live.shift(5)  # so many seconds pass without a line
        ear.listen(live.url)
        ear.hear(before_s + 7)
        heard = ear.sound()
    assert ear.writer.tally.holes == 0
    assert ear.writer.tally.splices == 1
    assert heard in made.sound
    assert decoded_s(heard, "ts-aac", tmp_path) > before_s + 6.8


def test_missed_segments_are_a_hole_and_the_rest_is_heard(site: RadioSite) -> None:
    made = recording("ts-aac")
    live = LiveHls(site, made, window=4)
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(2.5)
        ear.hang_up()
        live.shift(12)
        ear.listen(live.url)
        ear.hear(6.0)
        assert ear.writer.tally.holes == 1
        assert made.sound[-200_000:].find(ear.sound()[-2000:]) >= 0


def test_segments_missed_by_a_standing_connection_are_a_hole_too(site: RadioSite) -> None:
    made = recording("ts-aac")
    live = LiveHls(site, made, window=4)
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(2.5)
        live.shift(12)
        ear.hear(6.0)
        assert ear.writer.tally.holes == 1
        assert ear.events.qsize() == 1, "flowing, and no end"
        assert made.sound[-200_000:].find(ear.sound()[-2000:]) >= 0


def test_an_outage_shorter_than_what_is_held_back_ends_no_connection(site: RadioSite) -> None:
    made = recording("adts")
    joined = tuple(b"".join(made.segments[at : at + 3]) for at in range(0, 36, 3))
    live = LiveHls(site, type(made)("adts", joined, b"", made.sound), window=5, segment_s=3.0)
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(6.3)  # of nine seconds that were listed
        live.refused.set()
        ear.hear(8.0)
        live.refused.clear()
        ear.hear(10.5)
        assert ear.events.qsize() == 1, "flowing, and no end"
        assert ear.sound() in made.sound


def test_what_is_held_back_is_given_out_while_a_name_is_looked_up(
    site: RadioSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A resolver that cannot be reached gives no answer for many seconds, nor does it give up."""
    made = recording("adts")
    joined = tuple(b"".join(made.segments[at : at + 6]) for at in range(0, 36, 6))
    live = LiveHls(site, type(made)("adts", joined, b"", made.sound), window=5, segment_s=6.0)
    reachable, real = threading.Event(), socket.getaddrinfo

    def slow(*where: Any, **options: Any) -> Any:
        reachable.wait(20)
        return real(*where, **options)

    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(6.3)  # of eighteen seconds that were listed
        monkeypatch.setattr(socket, "getaddrinfo", slow)
        began, first_s = time.monotonic(), ear.tape.end().media_s
        while time.monotonic() - began < 7.0:
            time.sleep(0.25)
            late_s = time.monotonic() - began - (ear.tape.end().media_s - first_s)
            assert late_s < 0.8, f"{late_s:.1f} s are missing"
        reachable.set()
        ear.hear(first_s + 9)
        assert ear.writer.tally.holes == 0
        assert ear.events.qsize() == 1, "flowing, and no end"
        assert ear.sound() in made.sound


def test_a_connection_that_hangs_in_a_look_up_ends_at_once(
    site: RadioSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveHls(site, recording("ts-aac"))
    looking, reachable, real = threading.Event(), threading.Event(), socket.getaddrinfo

    def slow(*where: Any, **options: Any) -> Any:
        looking.set()
        reachable.wait(20)
        return real(*where, **options)

    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(3.0)
        monkeypatch.setattr(socket, "getaddrinfo", slow)
        assert looking.wait(5.0)
        began = time.monotonic()
        ear.hang_up()
        assert time.monotonic() - began < 0.5
        reachable.set()


def test_a_list_that_names_nothing_new_has_stalled(site: RadioSite) -> None:
    live = LiveHls(site, recording("ts-aac"))
    live.freeze()
    with Ear() as ear:
        ear.listen(live.url)
        assert ear.ended().error.trouble is Trouble.STALLED


def test_encrypted_segments_are_told_as_what_cannot_be_decoded(site: RadioSite) -> None:
    live = LiveHls(site, recording("ts-aac"))
    live.tags = lambda sequence: '#EXT-X-KEY:METHOD=AES-128,URI="kunci"'
    with Ear() as ear:
        ear.listen(live.url)
        assert ear.ended().error.trouble is Trouble.CANNOT_DECODE
    trial = try_stream(live.url, user_agent="x")
    assert (trial.ok, trial.trouble, trial.codec) == (False, Trouble.CANNOT_DECODE, "hls")


def test_another_encoder_after_a_discontinuity_is_heard_too(site: RadioSite) -> None:
    made, other = recording("ts-aac"), recording("ts-mp3")
    mixed = type(made)("ts-aac", (*made.segments[:6], *other.segments[6:]), b"", b"")
    live = LiveHls(site, mixed)
    live.tags = lambda sequence: "#EXT-X-DISCONTINUITY" if sequence == live.first + 6 else ""
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(5.5)
        assert ear.tape.codec is Codec.MP3
        assert ear.sound()[-3000:] in other.sound


def test_titles_come_from_tags_in_the_segments(site: RadioSite) -> None:
    live = LiveHls(site, recording("adts"))
    text = b"\x03Banyu Band - Lagu Angin"
    frame = b"TIT2" + len(text).to_bytes(4, "big") + b"\0\0" + text
    tag = b"ID3\x04\0\0\0\0\0" + bytes([len(frame)]) + frame
    live.before = lambda sequence: tag
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(1.5)
        song = ear.tape.song_at(1.0)
    assert song is not None
    assert (song.artist, song.title) == ("Banyu Band", "Lagu Angin")


def test_titles_come_from_the_list(site: RadioSite) -> None:
    live = LiveHls(site, recording("ts-aac"))
    live.titles = lambda sequence: f"Banyu Band - Lagu {sequence - live.first}"
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(2.6)
        songs = [ear.tape.song_at(second) for second in (0.5, 1.5, 2.5)]
    assert [song and song.title for song in songs] == ["Lagu 3", "Lagu 4", "Lagu 5"]


def test_what_was_held_back_when_the_line_was_dropped_is_not_lost(site: RadioSite) -> None:
    """The listener stops and plays again, or the machine slept: the tape goes on where it was."""
    made = recording("adts")
    joined = tuple(b"".join(made.segments[at : at + 4]) for at in range(0, 36, 4))
    live = LiveHls(site, type(made)("adts", joined, b"", made.sound), window=5, segment_s=4.0)
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(6.2)  # all twelve seconds that were listed have come
        ear.hang_up()
        ear.listen(live.url)
        ear.hear(9.0)
        assert (ear.writer.tally.splices, ear.writer.tally.holes) == (1, 0)
        assert ear.sound() in made.sound


def test_another_quality_goes_on_with_the_next_segment(site: RadioSite) -> None:
    low, high = recording("ts-aac"), recording("ts-mp3")
    LiveHls(site, low, folder="/hemat", window=8)
    LiveHls(site, high, folder="/tinggi", window=8)
    master = "#EXTM3U\n"
    for rate, name in ((128_000, "tinggi"), (64_000, "hemat")):
        master += f"#EXT-X-STREAM-INF:BANDWIDTH={rate}\n{name}/live.m3u8\n"
    site.answers["/radio.m3u8"] = page(master, kind=TYPE)
    with Ear(quality=Quality.HIGH) as ear:
        ear.listen(site.url + "/radio.m3u8")
        ear.hear(3.5)
        ear.hang_up()
        last = ear.bookmark.sequence
        assert last is not None
        ear.quality = Quality.SAVER
        ear.listen(site.url + "/radio.m3u8")
        ear.hear(5.0)
        assert ear.tape.codec is Codec.AAC
    first = next(path for path in site.asked if path.startswith("/hemat/1"))
    assert first == f"/hemat/{last + 1}.ts"


@pytest.mark.parametrize(
    ("quality", "folder"),
    [(Quality.HIGH, "/tinggi"), (Quality.SAVER, "/hemat"), (Quality.AUTO, "/sedang")],
)
def test_the_variant_is_chosen_by_quality(site: RadioSite, quality: Quality, folder: str) -> None:
    made = recording("ts-aac")
    for name in ("/tinggi", "/sedang", "/hemat"):
        LiveHls(site, made, folder=name)
    master = "#EXTM3U\n"
    for rate, name in ((320_000, "tinggi"), (128_000, "sedang"), (48_000, "hemat")):
        master += f'#EXT-X-STREAM-INF:BANDWIDTH={rate},CODECS="mp4a.40.2"\n{name}/live.m3u8\n'
    site.answers["/radio.m3u8"] = page(master, kind=TYPE)
    with Ear(quality=quality) as ear:
        ear.listen(site.url + "/radio.m3u8")
        ear.until(Flowing)
    assert {path for path in site.asked if path.endswith("live.m3u8")} == {folder + "/live.m3u8"}


def test_an_hls_station_counts_as_one_with_its_codec(site: RadioSite) -> None:
    for kind in KINDS:
        live = LiveHls(site, recording(kind), folder=f"/{kind}")
        trial = try_stream(live.url, user_agent="x")
        assert (trial.ok, trial.hls, trial.finite) == (True, True, False)
        assert trial.codec == ("mp3" if kind == "ts-mp3" else "aac")
        assert trial.plays == live.url
        assert 40_000 < (trial.bitrate_bps or 0) < 140_000


def test_hls_with_an_end_is_a_recording(site: RadioSite) -> None:
    made = recording("ts-aac")
    body = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n0.ts\n#EXT-X-ENDLIST\n"
    site.answers["/siaran.m3u8"] = page(body, kind=TYPE)
    site.answers["/0.ts"] = plain(lambda: made.segments[0])
    trial = try_stream(site.url + "/siaran.m3u8", user_agent="x")
    assert (trial.ok, trial.finite, trial.codec) == (False, True, "aac")
    with Ear() as ear:
        ear.listen(site.url + "/siaran.m3u8")
        assert ear.ended().error.trouble is Trouble.CLOSED
        assert ear.tape.end().media_s > 0.9


def test_masters_that_name_each_other_end(site: RadioSite) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        body = f"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=64000\n{other}.m3u8\n"
        site.answers[f"/{name}.m3u8"] = page(body, kind=TYPE)
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u8")
        assert ear.ended().error.trouble is Trouble.NOT_WHAT_WAS_ASKED
    assert len(site.asked) <= 4


def test_a_packed_list_is_unpacked_and_a_bomb_is_not(site: RadioSite) -> None:
    live = LiveHls(site, recording("ts-aac"))
    bomb = gzip.compress(b"#EXTM3U\n" + b"#" * 50_000_000)

    def packed(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", TYPE)
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.wfile.write(bomb)

    master = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=64000\nbom.m3u8\n"
    site.answers["/a.m3u8"] = page(master, kind=TYPE)
    site.answers["/bom.m3u8"] = packed
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u8")
        assert ear.ended().error.trouble is Trouble.TOO_LARGE
        assert ear.received_bytes < 200_000
    assert live.newest >= 0


def test_a_list_without_end_is_cut(site: RadioSite) -> None:
    master = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=64000\nterus.m3u8\n"
    site.answers["/a.m3u8"] = page(master, kind=TYPE)
    site.answers["/terus.m3u8"] = plain(lambda: b"#EXTM3U\n" + b"#EXTINF:1,\na.ts\n" * 300_000)
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u8")
        assert ear.ended().error.trouble is Trouble.TOO_LARGE


def test_segments_that_are_pages_are_not_what_was_asked(site: RadioSite) -> None:
    body = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n0.ts\n"
    site.answers["/a.m3u8"] = page(body, kind=TYPE)
    site.answers["/0.ts"] = page("<html><body>Maaf</body></html>" * 30)
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u8")
        assert ear.ended().error.trouble is Trouble.NOT_WHAT_WAS_ASKED


def test_hanging_up_takes_no_time_whatever_it_is_doing(site: RadioSite) -> None:
    live = LiveHls(site, recording("ts-aac"))
    with Ear() as ear:
        ear.listen(live.url)
        ear.until(Flowing)
        began = time.monotonic()
        ear.hang_up()
        assert time.monotonic() - began < 0.5


def test_a_segment_that_breaks_off_is_fetched_again_without_a_repeat(site: RadioSite) -> None:
    made = recording("ts-aac")
    live = LiveHls(site, made)
    broken: list[str] = []
    path = f"/{live.first + 4}.ts"
    whole = site.answers[path]

    def breaks_once(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        if broken:
            whole(handler, closing)
            return
        broken.append(path)
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(made.segments[4])))
        handler.end_headers()
        handler.wfile.write(made.segments[4][:3000])

    site.answers[path] = breaks_once
    with Ear() as ear:
        ear.listen(live.url)
        ear.hear(4.0)
        assert broken and ear.sound() in made.sound
        assert ear.writer.tally.holes == 0


def test_segments_in_one_file_are_asked_for_by_their_range(site: RadioSite) -> None:
    made = recording("adts")
    asked: list[str] = []

    def ranged(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        first, last = (handler.headers["Range"]).removeprefix("bytes=").split("-")
        asked.append(handler.headers["Range"])
        body = made.sound[int(first) : int(last) + 1]
        handler.send_response(206)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    body = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n#EXT-X-BYTERANGE:9000@1000\nall.aac\n"
    body += "#EXTINF:2,\n#EXT-X-BYTERANGE:9000\nall.aac\n#EXT-X-ENDLIST\n"
    site.answers["/a.m3u8"] = page(body, kind=TYPE)
    site.answers["/all.aac"] = ranged
    with Ear() as ear:
        ear.listen(site.url + "/a.m3u8")
        ear.ended()
        assert ear.sound() in made.sound[1000:19000]
    assert asked == ["bytes=1000-9999", "bytes=10000-18999"]


def test_a_playlist_may_lead_to_hls(site: RadioSite) -> None:
    live = LiveHls(site, recording("fmp4"))
    site.answers["/dengar.pls"] = page(
        f"[playlist]\nFile1=/mati\nFile2={live.url}\n", kind="audio/x-scpls"
    )
    site.answers["/mati"] = sound(kind="text/html")
    with Ear() as ear:
        ear.listen(site.url + "/dengar.pls")
        ear.until(Flowing)


def test_an_address_that_wears_out_is_a_lost_line_and_not_a_station_that_moved(
    site: RadioSite,
) -> None:
    """Many servers give each listener a list of its own, by a redirect, and for some time only."""
    live = LiveHls(site, recording("ts-aac"))
    site.answers["/radio"] = to(live.url + "?sesi=1")
    with Ear() as ear:
        ear.listen(site.url + "/radio")
        ear.until(Flowing)
        listed = site.answers["/live.m3u8"]
        site.answers["/live.m3u8"] = page("kedaluwarsa", status=403)
        error = ear.ended().error
        assert (error.trouble, error.status) == (Trouble.CLOSED, 403)
        site.answers["/live.m3u8"] = listed
        before_s = ear.tape.end().media_s
        ear.listen(site.url + "/radio")
        ear.hear(before_s + 1)
        assert ear.sound()[-1000:] in recording("ts-aac").sound


def test_a_site_whose_page_names_hls_has_a_stream(site: RadioSite) -> None:
    live = LiveHls(site, recording("fmp4"), folder="/hls")
    site.answers["/"] = page("<html><body><audio src='/hls/live.m3u8'></audio></body></html>")
    profile = Profile("Radio", "Banyuwangi", site.url + "/", "Asia/Jakarta", "WIB")
    http = Http("PlanetFM/test")
    found = Finder(http, "PlanetFM/test", profile, None).find()
    http.close()
    assert found.stream is not None and found.stream.url == live.url
    assert found.trial is not None and (found.trial.codec, found.trial.hls) == ("aac", True)
