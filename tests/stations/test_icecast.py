"""Icecast is real: it sends each codec, gives the burst, and carries titles as real ones do."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable

import pytest

from tests.stations.icecast import MOUNTS, Icecast
from tests.stations.parts import fetch, program


def listen(
    icecast: Icecast, codec: str, enough: Callable[[bytes], bool], titles: bool = False
) -> bytes:
    """What a mount sends until it is enough, its head included; titles among it if wanted."""
    wish = "Icy-MetaData: 1\r\n" if titles else ""
    with socket.create_connection(("127.0.0.1", icecast.port), timeout=10) as line:
        line.sendall(f"GET {MOUNTS[codec].path} HTTP/1.0\r\n{wish}\r\n".encode())
        got = b""
        while not enough(got) and (more := line.recv(65536)):
            got += more
        return got


def first(size_bytes: int) -> Callable[[bytes], bool]:
    """Enough is this many bytes."""
    return lambda got: len(got) >= size_bytes


FRAME_BEGINS = {"mp3": b"\xff\xfb", "aac": b"\xff\xf1", "vorbis": b"OggS", "opus": b"OggS"}


@pytest.mark.parametrize("codec", list(MOUNTS))
def test_each_mount_sends_what_its_name_says(icecast: Icecast, codec: str) -> None:
    head, body = listen(icecast, codec, first(30_000)).split(b"\r\n\r\n", 1)
    assert MOUNTS[codec].content_type.encode() in head
    # A burst begins anywhere. ffprobe goes by the first bytes, and half a frame can look like any
    # other format to it.
    whole = body[body.index(FRAME_BEGINS[codec]) :]
    done = subprocess.run(
        [program("ffprobe", "ffmpeg"), "-v", "error", "-show_entries", "stream=codec_name", "-"],
        input=whole,
        capture_output=True,
        timeout=20,
    )
    assert f"codec_name={codec}".encode() in done.stdout


def test_a_listener_gets_a_burst_at_once(icecast: Icecast) -> None:
    assert len(listen(icecast, "mp3", first(20_000))) >= 20_000


def test_a_utf8_title_arrives_mangled_as_icecast_does_it(icecast: Icecast) -> None:
    icecast.set_title("Band Ñandú – Übermut")
    mangled = "StreamTitle='Band Ñandú &#8211; Übermut';".encode("latin-1")
    got = listen(icecast, "mp3", lambda got: mangled in got or len(got) > 200_000, titles=True)
    assert mangled in got


@pytest.mark.by_ear
def test_a_mount_without_a_studio_is_not_found() -> None:
    with Icecast(["aac"]) as own:
        assert own.listeners("aac") == 0
        own.stop_source()
        with pytest.raises(OSError, match="404"):
            fetch(own.url("aac"))
        own.start_source()
        assert listen(own, "aac", first(2000))
