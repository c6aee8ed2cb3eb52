"""What ffmpeg encodes is measured, recognised, cut and joined as ffprobe sees it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from planetfm.core.frames import Codec, FrameScanner, join_point, sniff
from planetfm.core.splice import Joined, find_continuation

SECONDS = 12
ENCODERS = {
    "cbr.mp3": (Codec.MP3, "-c:a libmp3lame -b:a 128k -write_xing 0 -id3v2_version 0"),
    "vbr.mp3": (Codec.MP3, "-c:a libmp3lame -q:a 4 -write_xing 0 -id3v2_version 0"),
    "low.mp3": (Codec.MP3, "-c:a libmp3lame -b:a 48k -ar 22050 -write_xing 0 -id3v2_version 0"),
    "lc.aac": (Codec.AAC, "-c:a aac -b:a 96k"),
    "vorbis.ogg": (Codec.VORBIS, "-c:a libvorbis -q:a 3"),
    "opus.ogg": (Codec.OPUS, "-c:a libopus -b:a 96k -page_duration 200000"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("ffmpeg") is None or shutil.which("ffprobe") is None:
        pytest.skip("ffmpeg and ffprobe are not installed")
    folder = tmp_path_factory.mktemp("streams")
    chirp = f"aevalsrc=0.3*sin(2*PI*(200+90*t)*t)+0.05*random(0):d={SECONDS}:s=48000"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", chirp, "-ac", "2"]
    for name, (_, options) in ENCODERS.items():
        tags = ["-metadata", "artist=Ñandú", "-metadata", "title=Lagu"]
        subprocess.run([*command, *tags, *options.split(), str(folder / name)], check=True)
    return folder


def probed_s(path: Path) -> float:
    """The sum of the packets' durations; a file's own duration is a guess without an index."""
    command = ["ffprobe", "-v", "error", "-show_entries", "packet=duration_time", "-of", "csv=p=0"]
    out = subprocess.run([*command, str(path)], check=True, capture_output=True, text=True).stdout
    return sum(float(line.strip(",")) for line in out.split())


@pytest.mark.parametrize("name", ENCODERS)
def test_durations_are_those_ffprobe_sees(folder: Path, name: str) -> None:
    codec, _ = ENCODERS[name]
    body = (folder / name).read_bytes()
    scanner = FrameScanner(codec)
    frames = [f for at in range(0, len(body), 1460) for f in scanner.feed(body[at : at + 1460])]
    assert sum(frame.size_bytes for frame in frames) == len(body)
    assert sum(frame.duration_s for frame in frames) == pytest.approx(
        probed_s(folder / name), abs=0.05
    )
    assert scanner.format is not None
    assert scanner.format.channels == 2
    if codec.in_ogg:
        assert scanner.song_comment == "Ñandú - Lagu"


@pytest.mark.parametrize("name", ENCODERS)
def test_the_codec_is_known_from_the_first_kilobytes(folder: Path, name: str) -> None:
    codec, _ = ENCODERS[name]
    body = (folder / name).read_bytes()
    assert sniff(body[:8192]) is codec
    if not codec.in_ogg:
        assert sniff(body[20_001:28_192]) is codec


@pytest.mark.parametrize("name", ENCODERS)
def test_a_dropped_line_is_joined_exactly(folder: Path, name: str) -> None:
    codec, _ = ENCODERS[name]
    body = (folder / name).read_bytes()
    scanner = FrameScanner(codec)
    starts = [frame.offset for frame in scanner.feed(body)]
    end = len(body) * 3 // 4 + 13
    burst_at = min((s for s in starts if s > len(body) // 4), default=0)
    if burst_at > end - 512:
        pytest.fail("the burst does not reach back far enough to test anything")
    new = scanner.headers + body[burst_at:]
    expected = len(scanner.headers) + end - burst_at
    assert find_continuation(body[:end], new, final=True) == Joined(expected)


@pytest.mark.parametrize("name", ENCODERS)
def test_after_a_hole_the_join_is_at_a_frame(folder: Path, name: str) -> None:
    codec, _ = ENCODERS[name]
    body = (folder / name).read_bytes()
    starts = [frame.offset for frame in FrameScanner(codec).feed(body)]
    cut = starts[2] + 5
    assert cut + join_point(body[cut:], codec) == starts[3]


@pytest.mark.parametrize("name", ["cbr.mp3", "lc.aac"])
def test_a_burst_is_known_wherever_it_begins(folder: Path, name: str) -> None:
    """Also where its first byte looks like the "<" of a page, as one in 256 does."""
    sound = (folder / name).read_bytes()[4000:]
    looks_like_a_page = [at for at in range(60_000) if sound[at : at + 1] == b"<"]
    assert looks_like_a_page
    for at in (*range(0, 1500, 7), *looks_like_a_page):
        assert sniff(sound[at : at + 24_000]) is ENCODERS[name][0], at
