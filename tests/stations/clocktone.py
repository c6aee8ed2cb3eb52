"""Writes a tone to stdout, at the speed of the clock, whose pitch tells the wall-clock second.

In second s of the minute the pitch is 400 + 20 * s Hz. All pitches are multiples of 20 Hz, so
1/20 s holds whole waves of each: sixty blocks, made once, join without a click in any order, and
the source costs no arithmetic while it runs. Mono, signed 16 bit little endian, 44100 Hz.

By hand: python -m tests.stations.clocktone | ffplay -f s16le -ar 44100 -
"""

from __future__ import annotations

import array
import math
import sys
import time

RATE_HZ = 44100
BLOCK_S = 0.05
LOUDNESS = 9000


def pitch_hz(second: int) -> int:
    """The pitch of second `second` of the minute."""
    return 400 + 20 * (second % 60)


def block(second: int) -> bytes:
    """BLOCK_S of the tone of this second."""
    step = 2 * math.pi * pitch_hz(second) / RATE_HZ
    samples = (round(LOUDNESS * math.sin(step * n)) for n in range(round(RATE_HZ * BLOCK_S)))
    return array.array("h", samples).tobytes()


def main() -> None:
    blocks = [block(second) for second in range(60)]
    out = sys.stdout.buffer
    tick = round(time.time() / BLOCK_S)
    try:
        while True:
            out.write(blocks[int((tick + 0.5) * BLOCK_S) % 60])
            out.flush()
            tick += 1
            time.sleep(max(0.0, tick * BLOCK_S - time.time()))
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
