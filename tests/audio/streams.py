"""Bytes of real codecs, made once a session with ffmpeg."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

import pytest

ENCODERS = {
    "mp3": [
        "-c:a",
        "libmp3lame",
        "-b:a",
        "128k",
        "-write_xing",
        "0",
        "-id3v2_version",
        "0",
        "-f",
        "mp3",
    ],
    "aac": ["-c:a", "aac", "-b:a", "64k", "-f", "adts"],
    "vorbis": ["-c:a", "libvorbis", "-b:a", "96k", "-page_duration", "200000", "-f", "ogg"],
    "opus": ["-c:a", "libopus", "-b:a", "64k", "-page_duration", "200000", "-f", "ogg"],
}


def tone(codec: str, seconds: int = 12) -> bytes:
    """A rising tone, so that no two stretches of it are alike."""
    return sound(codec, "0.3*sin(2*PI*(300+40*t)*t)", seconds)


def chord(codec: str, *pitches_hz: int) -> bytes:
    """Steady tones of one loudness."""
    return sound(codec, "+".join(f"0.1*sin(2*PI*{hz}*t)" for hz in pitches_hz), 12)


@cache
def sound(codec: str, formula: str, seconds: int) -> bytes:
    """What ffmpeg's aevalsrc makes of `formula`, encoded."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    source = f"aevalsrc={formula}:s=44100:d={seconds}"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-ac", "2"]
    made = subprocess.run(
        [*command, *ENCODERS[codec], "-id3v2_version", "0", "-"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return made.stdout
