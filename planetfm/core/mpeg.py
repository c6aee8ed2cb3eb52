"""MPEG audio frame headers, layers 2 and 3 (ISO 11172-3, 13818-3, and the "2.5" extension).

Free-format streams (bit rate index 0) do not say how long a frame is; no encoder a station would
use makes them, so such a header is no header. Layer 1 is left out for the same reason: it would
only make chance matches likelier.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from planetfm.core.codec import FrameHeader

HEADER_BYTES = 4


def _one_of(values: Iterable[int]) -> bytes:
    return b"[" + b"".join(b"\\x%02x" % value for value in values) + b"]"


_BYTE = range(256)
# Not valid: version bits 01, layer bits 00 and 11, bit rates 0 and 15, sample rate 3, emphasis 2.
SYNC = re.compile(
    rb"\xff"
    + _one_of(b for b in _BYTE if b >> 5 == 7 and b >> 3 & 3 != 1 and b >> 1 & 3 in (1, 2))
    + _one_of(b for b in _BYTE if b >> 4 not in (0, 15) and b >> 2 & 3 != 3)
    + _one_of(b for b in _BYTE if b & 3 != 2),
    re.DOTALL,
)

_KBPS = {
    # (MPEG 1?, layer): by bit rate index
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATE_HZ = (44100, 48000, 32000)
_RATE_DIVISOR = {3: 1, 2: 2, 0: 4}
_LAYER = {1: 3, 2: 2}


def read_header(data: bytes | bytearray, at: int) -> FrameHeader | None:
    """The header at `at`, or None. Raises nothing; short data gives None."""
    if len(data) < at + HEADER_BYTES or data[at] != 0xFF:
        return None
    return _header(data[at + 1], data[at + 2], data[at + 3])


@lru_cache(maxsize=1024)
def _header(second: int, third: int, fourth: int) -> FrameHeader | None:
    if SYNC.fullmatch(bytes((0xFF, second, third, fourth))) is None:
        return None
    version, layer = second >> 3 & 3, _LAYER[second >> 1 & 3]
    mpeg1 = version == 3
    bitrate_bps = _KBPS[mpeg1, layer][third >> 4] * 1000
    rate_hz = _RATE_HZ[third >> 2 & 3] // _RATE_DIVISOR[version]
    samples = 576 if layer == 3 and not mpeg1 else 1152
    return FrameHeader(
        size_bytes=samples // 8 * bitrate_bps // rate_hz + (third >> 1 & 1),
        samples=samples,
        sample_rate_hz=rate_hz,
        channels=1 if fourth >> 6 == 3 else 2,
        bitrate_bps=bitrate_bps,
        family=(second & 0xFE) << 8 | third & 0x0C,
    )
