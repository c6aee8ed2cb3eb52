"""The demo station's stream, heard through plain sockets."""

from __future__ import annotations

import re
import subprocess
import threading
import time

import pytest

from planetfm.demo.programme import Programme
from planetfm.demo.station import BURST_BYTES, DemoStation
from planetfm.demo.stream import METAINT, Interleaver, title_block
from tests.demo.conftest import ASSETS
from tests.demo.listener_by_hand import Listener
from tests.stations.parts import free_port

BYTES_PER_S = 16_000


@pytest.fixture(scope="module")
def programme() -> Programme:
    return Programme.load(ASSETS / "demo")


def separate(stream: bytes) -> tuple[bytes, list[str]]:
    """Audio and titles of a stream with metadata, taken apart by a second hand."""
    audio, titles, at = bytearray(), [], 0
    while at + METAINT < len(stream):
        audio += stream[at : at + METAINT]
        at += METAINT
        size = stream[at] * 16
        text = stream[at + 1 : at + 1 + size].rstrip(b"\0").decode("latin-1")
        if text:
            titles.append(text)
        at += 1 + size
    return bytes(audio), titles


def test_the_answer_looks_like_icecast(station: DemoStation) -> None:
    with Listener(station.stream_url, titles=True) as listener:
        headers = listener.head()
    assert listener.status == "HTTP/1.0 200 OK"
    assert headers["server"].startswith("Icecast 2.4")
    assert headers["content-type"] == "audio/mpeg"
    assert headers["icy-metaint"] == "16000"
    assert headers["icy-br"] == "128"
    assert headers["icy-name"] == "Planet FM Banyuwangi"
    assert "samplerate=44100" in headers["ice-audio-info"]


def test_who_does_not_ask_for_titles_gets_bare_audio(station: DemoStation) -> None:
    edge = station.position()
    with Listener(station.stream_url) as listener:
        heard = listener.read(BURST_BYTES)
    assert "icy-metaint" not in listener.headers
    near = station.programme.read(max(0, edge - BURST_BYTES), station.position() + 8000)
    assert heard in near


def test_titles_stand_between_the_same_audio(station: DemoStation) -> None:
    edge = station.position()
    with Listener(station.stream_url, titles=True) as listener:
        audio, titles = separate(listener.read(4 * METAINT + 200))
    near = station.programme.read(max(0, edge - BURST_BYTES), station.position() + 8000)
    assert audio in near
    assert titles == ["StreamTitle='Larasati Wening - Senja di Boom';"]


def test_a_new_listener_is_given_four_seconds_at_once(station: DemoStation) -> None:
    began = time.monotonic()
    with Listener(station.stream_url) as listener:
        listener.read(BURST_BYTES)
    assert time.monotonic() - began < 1.0


def test_after_the_burst_the_stream_runs_in_real_time(station: DemoStation) -> None:
    with Listener(station.stream_url) as listener:
        listener.read(BURST_BYTES)
        listener.read_for(0.3)
        before = time.monotonic()
        heard = listener.read_for(2.5)
        rate = len(heard) / (time.monotonic() - before)
    assert rate == pytest.approx(BYTES_PER_S, rel=0.15)


def test_a_listener_who_comes_back_is_given_bytes_it_already_holds(station: DemoStation) -> None:
    with Listener(station.stream_url) as first:
        held = first.read(BURST_BYTES) + first.read_for(0.5)
    with Listener(station.stream_url) as second:
        burst = second.read(BURST_BYTES)
    at = burst.find(held[-400:])
    assert at >= 0
    assert burst[: at + 400] == held[-(at + 400) :]


def test_two_listeners_hear_the_same_moment(station: DemoStation) -> None:
    with Listener(station.stream_url) as early:
        held = early.read(BURST_BYTES) + early.read_for(1.0)
        with Listener(station.stream_url) as late:
            burst = late.read(BURST_BYTES)
            held += early.read_for(0.3)
    # What the late one was given ends where the early one is, give or take a moment.
    at = held.find(burst[-1000:])
    assert len(held) - 0.6 * BYTES_PER_S < at + 1000 <= len(held)


def test_the_programme_goes_round_without_a_seam(programme: Programme) -> None:
    size = programme.size_bytes
    assert programme.position(programme.length_s + 0.001) == size
    assert programme.read(size - 10, size + 10) == (
        programme.read(size - 10, size) + programme.read(0, 10)
    )
    assert programme.read(0, size) == programme.read(size * 5, size * 6)


def test_the_clock_follows_the_frames(programme: Programme) -> None:
    assert programme.length_s == pytest.approx(202, abs=1.5)
    assert programme.position(60.0) == pytest.approx(60 * BYTES_PER_S, abs=500)


def test_titles_change_with_the_songs(programme: Programme) -> None:
    titles = [
        programme.segment_at(programme.position(segment.start_s + 1)).stream_title
        for segment in programme.segments
    ]
    assert len(set(titles)) == 5
    assert "Planet FM" in titles
    assert sum(" - " in title for title in titles) == 4
    just_before = programme.position(programme.segments[1].start_s - 0.1)
    assert programme.segment_at(just_before) == programme.segments[0]


def test_a_title_is_sent_once_until_it_changes() -> None:
    weaver = Interleaver(10)
    out = b"".join(weaver.weave(bytes(5), lambda at: "A'b") for _ in range(6))
    block = title_block("A'b")
    assert out == bytes(10) + block + bytes(10) + b"\0" + bytes(10) + b"\0"
    assert block[0] * 16 == len(block) - 1


def test_titles_beyond_latin_1_become_entities() -> None:
    assert b"&#8211;" in title_block("Ñandú – Übermut")
    assert "Ñandú".encode("latin-1") in title_block("Ñandú")


def test_the_audio_is_bare_mp3_that_ffmpeg_decodes_without_complaint() -> None:
    file = ASSETS / "demo" / "siaran.mp3"
    assert file.read_bytes()[:2] == b"\xff\xfb"
    run = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(file), "-f", "null", "-"],
        capture_output=True,
        check=True,
    )
    assert run.stderr == b""


def test_dropped_listeners_are_closed_at_once_and_may_come_back(station: DemoStation) -> None:
    with Listener(station.stream_url) as listener:
        listener.read(BURST_BYTES)
        began = time.monotonic()
        station.faults.drop_stream()
        assert listener.is_closed_within(1.0)
        assert time.monotonic() - began < 0.5
    with Listener(station.stream_url) as again:
        assert len(again.read(BURST_BYTES)) == BURST_BYTES


def test_refused_means_nobody_listens_while_the_site_stands(station: DemoStation) -> None:
    with Listener(station.stream_url) as listener:
        listener.head()
        station.faults.set(stream="refuse")
        assert listener.is_closed_within(1.0)
    with pytest.raises(ConnectionRefusedError):
        Listener(station.stream_url)
    station.faults.clear()
    with Listener(station.stream_url) as again:
        again.read(1000)


def test_a_station_may_begin_its_day_refusing() -> None:
    late = DemoStation(ASSETS)
    late.faults.set(stream="refuse")
    with late as station:
        with pytest.raises(ConnectionRefusedError):
            Listener(station.stream_url)
        station.faults.clear()
        with Listener(station.stream_url) as listener:
            listener.read(1000)


def test_a_stalled_stream_is_open_and_silent_then_catches_up(station: DemoStation) -> None:
    with Listener(station.stream_url) as listener:
        held = listener.read(BURST_BYTES)
        station.faults.set(stream="stall")
        held += listener.read_for(0.3)
        assert listener.read_for(0.7) == b""
        station.faults.set(stream="ok")
        held += listener.read_for(0.5)
    assert held in station.programme.read(0, station.position() + 100)
    assert len(held) > BURST_BYTES + BYTES_PER_S


def test_a_stalled_station_answers_nobody_until_it_is_well(station: DemoStation) -> None:
    station.faults.set(stream="stall")
    with Listener(station.stream_url, timeout_s=0.5) as listener:
        with pytest.raises(TimeoutError):
            listener.head()
        station.faults.set(stream="ok")
        assert listener.head()["content-type"] == "audio/mpeg"


def test_a_slow_stream_keeps_its_rate(station: DemoStation) -> None:
    station.faults.set(stream="slow", slow_bytes_per_s=4000)
    with Listener(station.stream_url) as listener:
        heard = listener.read_for(2.0)
    assert 4000 < len(heard) < 9500


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [("html", "200 OK", "text/html"), ("404", "404", "text/plain"), ("403", "403", "text/plain")],
)
def test_answers_in_place_of_audio(
    station: DemoStation, fault: str, status: str, kind: str
) -> None:
    station.faults.set(stream=fault)
    with Listener(station.stream_url) as listener:
        headers = listener.head()
    assert status in listener.status
    assert headers["content-type"].startswith(kind)


def test_garbage_says_audio_and_is_none(station: DemoStation) -> None:
    station.faults.set(stream="garbage")
    with Listener(station.stream_url) as listener:
        assert listener.head()["content-type"] == "audio/mpeg"
        heard = listener.read(BURST_BYTES)
    assert heard not in station.programme.read(0, station.position())
    # Frames of 128 kbit/s begin FF FB 90/92; in noise that is a rare accident.
    assert len(re.findall(rb"\xff\xfb[\x90\x92]", heard)) < 5


def test_a_visitor_who_sends_no_request_does_no_harm(station: DemoStation) -> None:
    with Listener(station.stream_url) as listener:
        listener._socket.sendall(b"\r\n" * 10)
        listener.read(1000)


def test_stop_ends_every_thread_with_listeners_still_there() -> None:
    with DemoStation(ASSETS) as station:
        listeners = [Listener(station.stream_url) for _ in range(3)]
        for listener in listeners:
            listener.read(1000)
        began = time.monotonic()
    assert time.monotonic() - began < 1.0
    assert not [t.name for t in threading.enumerate() if t.name.startswith("demo-")]
    for listener in listeners:
        listener._socket.close()


def test_the_port_asked_for_is_the_port_given() -> None:
    port = free_port(in_a_row=2)
    with DemoStation(ASSETS, port=port) as station:
        assert f":{port}" in station.site
        assert f":{port + 1}/" in station.stream_url
        with pytest.raises(OSError):
            DemoStation(ASSETS, port=port)
