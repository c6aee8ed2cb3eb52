"""Composes assets/sounds/alarm.mp3: what wakes a listener when the station cannot.

Eight seconds that are played over and over: two rising figures of struck bronze with a soft gong
below, the second one nearer. Each bar rings out before the end, so the seam is not heard. Own
making, computed here from the instruments of the demo programme.

By hand:  python -m tests.make_demo.alarm     (needs numpy and ffmpeg)
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.make_demo.music import SLENDRO, Mix, encode, gender, gong, hall, pitch_hz, saron

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
LENGTH_S = 8.0
TONIC_HZ = 261.6
FIGURES = ((0.0, (5, 7, 8, 10), 0.16), (3.4, (7, 8, 10, 12), 0.2))
STEP_S = 0.42


def main() -> int:
    mix = Mix(LENGTH_S)
    for start_s, degrees, level in FIGURES:
        mix.put(start_s, gong(65.4, 4.0), 0.16, 0.0, 0.6)
        for index, degree in enumerate(degrees):
            hz, at_s = pitch_hz(TONIC_HZ, SLENDRO, degree), start_s + index * STEP_S
            mix.put(at_s, gender(hz, 3.0), level, -0.4 + index * 0.25, 0.6)
            mix.put(at_s + STEP_S / 2, saron(hz / 2, 2.2), level / 3, 0.4 - index * 0.25, 0.5)
    sound = mix.dry + 0.7 * hall(mix.wet, 77)
    sound -= sound.mean(axis=0)
    ASSETS.mkdir(parents=True, exist_ok=True)
    encode(sound / max(1.0, abs(sound).max()), ASSETS / "alarm.mp3", kbps=96)
    return 0


if __name__ == "__main__":
    sys.exit(main())
