"""Composes the demo station's programme: assets/demo/siaran.mp3 and programme.json.

Beside it lagu-pembuka.mp3, the short tune that one article carries as its own sound.

Everything heard is computed here, so the project owns every second of it. Five segments of calm
music in the spirit of the eastern Javanese gamelan: struck bronze (inharmonic partials that beat
slightly, as paired instruments are tuned), plucked strings, a bamboo flute, a soft bass and a
kendang pulse, each piece with its own scale, tempo and colour. Deterministic: a seed per piece.

By hand:  python -m tests.make_demo.music     (needs numpy and ffmpeg)
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
TARGET_LUFS = -16.0
Sound = NDArray[np.float64]
ASSETS = Path(__file__).resolve().parents[2] / "assets" / "demo"

# Cents above the tonic. Slendro is five nearly equal steps; pelog's are of two sizes.
SLENDRO = (0, 231, 474, 717, 955)
PELOG_BEM = (0, 128, 267, 672, 789)
PELOG_BARANG = (0, 139, 405, 539, 811)


def pitch_hz(tonic_hz: float, scale: Sequence[int], degree: int) -> float:
    """The frequency of a scale degree; degrees beyond the scale continue in the next octave."""
    octave, step = divmod(degree, len(scale))
    return tonic_hz * math.pow(2.0, octave + scale[step] / 1200.0)


def _time(length_s: float) -> Sound:
    return np.arange(int(length_s * RATE_HZ)) / RATE_HZ


def _shape(sound: Sound, attack_s: float, release_s: float = 0.03) -> Sound:
    """Raised-cosine ends: a tone that starts or stops at once would click."""
    a = min(len(sound), max(1, int(attack_s * RATE_HZ)))
    r = min(len(sound), max(1, int(release_s * RATE_HZ)))
    sound[:a] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(a) / a)
    sound[-r:] *= 0.5 + 0.5 * np.cos(np.pi * np.arange(r) / r)
    return sound


def saron(hz: float, length_s: float = 3.2) -> Sound:
    """A struck bronze bar: bright at first, the upper partials dying soonest."""
    t = _time(length_s)
    out = np.zeros_like(t)
    for ratio, level, decay in (
        (1, 1, 1.1),
        (2.76, 0.28, 3.2),
        (5.40, 0.12, 7.0),
        (8.93, 0.05, 14),
    ):
        if hz * ratio < 12_000:
            out += level * np.exp(-decay * t) * np.sin(2 * np.pi * hz * ratio * t)
    return _shape(out, 0.003, 0.25)


def gender(hz: float, length_s: float = 4.5) -> Sound:
    """A soft tube-resonated bar; two sources 1.1 Hz apart give the slow beating (ombak)."""
    t = _time(length_s)
    out = np.exp(-0.75 * t) * (
        np.sin(2 * np.pi * (hz - 0.55) * t) + 0.8 * np.sin(2 * np.pi * (hz + 0.55) * t)
    )
    out += 0.10 * np.exp(-4 * t) * np.sin(2 * np.pi * hz * 2.76 * t)
    return _shape(out * 0.6, 0.012, 0.5)


def gong(hz: float, length_s: float = 8.0) -> Sound:
    """The large gong that closes a cycle: low, slow to open, beating about 1.6 times a second."""
    t = _time(length_s)
    bloom = 1 - np.exp(-6 * t)
    out = np.exp(-0.45 * t) * (
        np.sin(2 * np.pi * (hz - 0.8) * t) + np.sin(2 * np.pi * (hz + 0.8) * t)
    )
    out += 0.35 * np.exp(-0.9 * t) * np.sin(2 * np.pi * hz * 1.52 * t)
    out += 0.22 * np.exp(-1.4 * t) * np.sin(2 * np.pi * hz * 2.02 * t)
    return _shape(out * bloom * 0.5, 0.02, 1.5)


def pluck(hz: float, length_s: float = 2.6, brightness: float = 0.5) -> Sound:
    """A plucked string by partials: odd ones strongest, each decaying with its number."""
    t = _time(length_s)
    out = np.zeros_like(t)
    for n in range(1, 13):
        f = hz * n * (1 + 0.00018 * n * n)
        if f > 14_000:
            break
        level = brightness ** (n - 1) * abs(np.sin(np.pi * n * 0.23)) * 1.4
        out += level * np.exp(-(1.3 + 0.75 * n) * t) * np.sin(2 * np.pi * f * t)
    return _shape(out, 0.002, 0.2)


def suling(hz: float, length_s: float, rng: np.random.Generator) -> Sound:
    """A bamboo flute: breath noise, a vibrato that arrives late."""
    t = _time(length_s)
    vibrato = 0.005 * np.clip((t - 0.35) / 0.6, 0, 1) * np.sin(2 * np.pi * 4.9 * t)
    scoop = -0.018 * np.exp(-t * 18)
    phase = 2 * np.pi * np.cumsum(hz * (1 + vibrato + scoop)) / RATE_HZ
    out = np.sin(phase) + 0.20 * np.sin(2 * phase) + 0.07 * np.sin(3 * phase)
    breath = np.convolve(rng.standard_normal(len(t)), np.ones(9) / 9, mode="same")
    out += 0.05 * breath * np.exp(-t * 2.5)
    return _shape(out * 0.5, 0.09, min(0.35, length_s / 3))


def bass(hz: float, length_s: float) -> Sound:
    """A round low tone, nearly a sine."""
    t = _time(length_s)
    out = np.sin(2 * np.pi * hz * t) + 0.22 * np.sin(4 * np.pi * hz * t)
    return _shape(out * np.exp(-1.1 * t), 0.02, 0.15)


def pad(hz: float, length_s: float) -> Sound:
    """A quiet breath of harmony under everything."""
    t = _time(length_s)
    out = np.zeros_like(t)
    for detune in (-0.0022, 0.0, 0.0019):
        out += np.sin(2 * np.pi * hz * (1 + detune) * t)
        out += 0.25 * np.sin(4 * np.pi * hz * (1 + detune) * t)
    return _shape(out / 3, min(1.4, length_s / 3), min(1.8, length_s / 3))


def kendang(kind: str, rng: np.random.Generator) -> Sound:
    """One stroke of the two-headed drum: 'd' low and round, 't' high and dry, 'k' a soft slap."""
    low, high, decay, noise = {
        "d": (72.0, 118.0, 9.0, 0.02),
        "t": (205.0, 290.0, 18.0, 0.05),
        "k": (330.0, 420.0, 34.0, 0.12),
    }[kind]
    t = _time(0.5)
    phase = 2 * np.pi * np.cumsum(low + (high - low) * np.exp(-t * 42)) / RATE_HZ
    out = np.exp(-decay * t) * np.sin(phase)
    hiss = np.convolve(rng.standard_normal(len(t)), np.ones(5) / 5, mode="same")
    return _shape(out + noise * hiss * np.exp(-t * 90), 0.002, 0.05)


class Mix:
    """A stereo stage. Sounds are placed at a second, a level and a position from left to right."""

    def __init__(self, length_s: float) -> None:
        self.dry = np.zeros((int(length_s * RATE_HZ), 2))
        self.wet = np.zeros_like(self.dry)

    def put(
        self, at_s: float, sound: Sound, level: float, pan: float = 0.0, room: float = 0.3
    ) -> None:
        """Adds a sound; pan -1 is left, 1 right; room is how much of it the hall hears."""
        start = max(0, int(at_s * RATE_HZ))
        part = sound[: max(0, len(self.dry) - start)]
        angle = (pan + 1) * np.pi / 4
        both = np.stack([part * np.cos(angle), part * np.sin(angle)], axis=1) * level
        self.dry[start : start + len(part)] += both
        self.wet[start : start + len(part)] += both * room


def hall(sound: NDArray[np.float64], seed: int, seconds: float = 2.4) -> NDArray[np.float64]:
    """A convolution reverb with a synthetic hall: decaying noise, darker as it fades."""
    rng = np.random.default_rng(seed)
    t = _time(seconds)
    out = np.zeros_like(sound)
    for channel in (0, 1):
        noise = rng.standard_normal(len(t))
        dark = np.convolve(noise, np.hanning(41) / np.hanning(41).sum(), mode="same")
        blend = np.exp(-t * 2.2)
        impulse = (noise * 0.35 * blend + dark * 2.0) * np.exp(-t * 2.9)
        impulse[: int(0.018 * RATE_HZ)] = 0
        impulse /= np.sqrt((impulse**2).sum())
        size = 1 << (len(sound) + len(impulse) - 1).bit_length()
        spectrum = np.fft.rfft(sound[:, channel], size) * np.fft.rfft(impulse, size)
        out[:, channel] = np.fft.irfft(spectrum, size)[: len(sound)]
    return out


@dataclass(frozen=True)
class Piece:
    """What makes one song itself."""

    artist: str
    title: str
    length_s: float
    beat_s: float
    tonic_hz: float
    scale: tuple[int, ...]
    lead: Callable[..., Sound]
    skeleton: tuple[int, ...]
    drums: str
    flute: bool
    seed: int


PIECES = (
    Piece("Larasati Wening", "Senja di Boom", 48.0, 0.62, 261.6, SLENDRO, gender,
          (0, 3, 2, 4, 3, 1, 2, 0), "d..k..t.d.k.t.k.", True, 11),
    Piece("Kuwung Ensemble", "Angin Blambangan", 44.0, 0.46, 293.7, PELOG_BEM, saron,
          (4, 2, 3, 1, 4, 3, 1, 0), "d.k.d.ktd.k.tkt.", False, 23),
    Piece("Bagas Pranata", "Jum'at Pagi di Kemiren", 46.0, 0.54, 220.0, SLENDRO, pluck,
          (0, 2, 4, 2, 5, 4, 3, 2), "d...k...d..kt...", True, 37),
    Piece("Sanggar Tirta Arum", "Kopi Sore, Hujan Reda", 48.0, 0.72, 246.9, PELOG_BARANG, gender,
          (2, 4, 3, 1, 2, 0, 1, 2), "d.......t...k...", False, 53),
)  # fmt: skip
TALK = ("", "Planet FM", 16.0)


def melody(piece: Piece, beats: int, rng: np.random.Generator) -> list[int | None]:
    """A line of eighth notes that wanders round the skeleton and lands on it every fourth one."""
    goals = [piece.skeleton[i // 4 % len(piece.skeleton)] + 5 for i in range(0, beats * 2, 1)]
    line: list[int | None] = []
    degree = goals[0]
    for i, goal in enumerate(goals):
        if i % 4 == 0:
            degree = goal
            line.append(degree)
            continue
        step = int(rng.choice((-1, 1, -2, 2, 0), p=(0.32, 0.32, 0.1, 0.1, 0.16)))
        degree = int(np.clip(degree + step, goal - 3, goal + 4))
        line.append(None if rng.random() < (0.42 if i % 2 else 0.18) else degree)
    return line


def compose(piece: Piece) -> NDArray[np.float64]:
    """One whole song, with its entrance, its middle and a last gong that rings out."""
    rng = np.random.default_rng(piece.seed)
    mix = Mix(piece.length_s)
    beats = int((piece.length_s - 5.5) / piece.beat_s)
    beats -= beats % 4

    def hz(degree: int) -> float:
        return pitch_hz(piece.tonic_hz, piece.scale, degree)

    line = melody(piece, beats, rng)
    phrase = len(piece.skeleton) * 2 * 2
    for i, degree in enumerate(line):
        # The tune comes back: every second phrase repeats the one before, slightly varied.
        if (i // phrase) % 2 == 1 and rng.random() < 0.8:
            degree = line[i - phrase]
            line[i] = degree
        if degree is None:
            continue
        at = 0.25 + i * piece.beat_s / 2 + rng.normal(0, 0.006)
        accent = 1.0 if i % 4 == 0 else 0.72
        mix.put(at, piece.lead(hz(degree)), 0.17 * accent * rng.uniform(0.85, 1.05), 0.28, 0.45)
    for b in range(beats):
        at = 0.25 + b * piece.beat_s
        goal = piece.skeleton[b // 2 % len(piece.skeleton)]
        if b % 2 == 0:
            mix.put(at, saron(hz(goal)), 0.10, -0.4, 0.4)
            mix.put(at, bass(hz(goal) / 2 if hz(goal) < 300 else hz(goal) / 4, 1.6), 0.20, 0, 0.1)
        if b >= 8:
            mix.put(at + piece.beat_s / 2, pluck(hz(goal + 2), 1.4, 0.42), 0.06, -0.62, 0.35)
        if b % 8 == 0:
            length = piece.beat_s * 8.6
            for degree, level in ((0, 0.045), (2, 0.03), (3, 0.026)):
                mix.put(at, pad(hz(goal + degree) / 2, length), level, 0.3 * (degree - 1.5), 0.6)
        if b % 16 == 0:
            mix.put(at, gong(hz(0) / 4), 0.22, 0.0, 0.5)
        if b >= 4:
            for half in (0, 1):
                stroke = piece.drums[(b * 2 + half) % len(piece.drums)]
                if stroke != ".":
                    when = at + half * piece.beat_s / 2 + rng.normal(0, 0.004)
                    mix.put(when, kendang(stroke, rng), 0.15 * rng.uniform(0.75, 1.0), 0.1, 0.2)
    if piece.flute:
        at = 0.25 + 16 * piece.beat_s
        end = 0.25 + (beats - 4) * piece.beat_s
        while at < end:
            goal = piece.skeleton[int((at - 0.25) / piece.beat_s / 2) % len(piece.skeleton)]
            held = float(rng.choice((1.0, 1.5, 2.0, 3.0))) * piece.beat_s
            tone = hz(goal + 5 + int(rng.integers(0, 3)))
            mix.put(at, suling(tone, held, rng), 0.085, -0.15, 0.75)
            at += held + float(rng.choice((0.0, 0.0, 1.0))) * piece.beat_s
    mix.put(0.25 + beats * piece.beat_s, gong(hz(0) / 4), 0.3, 0.0, 0.6)
    mix.put(0.25 + beats * piece.beat_s, gender(hz(5)), 0.14, 0.2, 0.6)
    return _finish(mix, piece.seed)


def ident() -> NDArray[np.float64]:
    """The talk segment's bed: a chime of five notes, twice, over a soft chord."""
    mix = Mix(TALK[2])
    for start in (0.4, 8.2):
        for i, degree in enumerate((5, 7, 8, 10, 12)):
            tone = pitch_hz(261.6, SLENDRO, degree)
            mix.put(start + i * 0.34, gender(tone), 0.17, -0.5 + i * 0.25, 0.7)
            mix.put(start + i * 0.34, pluck(tone, 1.8), 0.05, 0.5 - i * 0.25, 0.6)
        mix.put(start + 1.36, gong(65.4, 6.0), 0.2, 0.0, 0.6)
        for degree in (0, 2, 3):
            mix.put(start, pad(pitch_hz(130.8, SLENDRO, degree), 7.4), 0.07, degree - 1.5, 0.6)
    return _finish(mix, 71)


def _finish(mix: Mix, seed: int) -> NDArray[np.float64]:
    """Adds the hall, levels the segment by its loudness, and fades its two ends."""
    out = mix.dry + 0.8 * hall(mix.wet, seed)
    out -= out.mean(axis=0)
    loud = np.sqrt((out**2).mean())
    out *= 0.13 / loud
    out = np.tanh(out * 1.05) / 1.05  # rounds the rare peak off instead of clipping it
    head, tail = int(0.02 * RATE_HZ), int(1.6 * RATE_HZ)
    out[:head] *= np.linspace(0, 1, head)[:, None]
    out[-tail:] *= (0.5 + 0.5 * np.cos(np.pi * np.linspace(0, 1, tail)))[:, None]
    return out


def encode(sound: NDArray[np.float64], target: Path, kbps: int = 128) -> None:
    """Levels to broadcast loudness and writes bare MP3 frames: no ID3, no Xing header."""
    raw = (np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes()
    source = ["-f", "s16le", "-ar", str(RATE_HZ), "-ac", "2", "-i", "pipe:0"]
    measure = subprocess.run(
        ["ffmpeg", "-hide_banner", *source, "-af", "ebur128=peak=true", "-f", "null", "-"],
        input=raw, capture_output=True, check=True,
    )  # fmt: skip
    summary = measure.stderr.decode().rsplit("Summary:", 1)[1]
    gain_db = TARGET_LUFS - float(summary.split("I:")[1].split("LUFS")[0])
    filters = f"volume={gain_db:.2f}dB,alimiter=limit=0.84:level=disabled:attack=4:release=80"
    subprocess.run(
        ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", *source, "-af", filters,
         "-c:a", "libmp3lame", "-b:a", f"{kbps}k", "-ar", "44100", "-map_metadata", "-1",
         "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3", str(target)],
        input=raw, check=True,
    )  # fmt: skip


def main() -> int:
    parts: list[NDArray[np.float64]] = []
    segments: list[dict[str, object]] = []
    at_s = 0.0
    for i, piece in enumerate(PIECES):
        parts.append(compose(piece))
        segments.append({"start_s": at_s, "artist": piece.artist, "title": piece.title})
        at_s += piece.length_s
        if i == 1:
            parts.append(ident())
            segments.append({"start_s": at_s, "artist": TALK[0], "title": TALK[1]})
            at_s += TALK[2]
    ASSETS.mkdir(parents=True, exist_ok=True)
    encode(np.concatenate(parts), ASSETS / "siaran.mp3")
    encode(ident()[: 8 * RATE_HZ], ASSETS / "lagu-pembuka.mp3", kbps=64)
    text = json.dumps({"length_s": at_s, "segments": segments}, ensure_ascii=False, indent=2)
    (ASSETS / "programme.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
