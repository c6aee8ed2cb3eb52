"""ADTS frame headers: AAC as radio servers send it (ISO 13818-7, 14496-3 annex 1.A).

For HE-AAC the header tells the core's sample rate and samples; their quotient, the duration, is
right all the same.
"""

import re

from planetfm.core.codec import FrameHeader

HEADER_BYTES = 7

# Twelve bits of sync word and a layer of 0. Sample rate indexes above 12 are not valid.
SYNC = re.compile(
    rb"\xff[\xf0\xf1\xf8\xf9]"
    rb"[\x00-\x33\x40-\x73\x80-\xb3\xc0-\xf3][\x00-\xff]{4}",
    re.DOTALL,
)

RATES_HZ = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
"""By their index, in ADTS and in MP4's description of AAC alike."""

_CHANNELS = (0, 1, 2, 3, 4, 5, 6, 8)


def read_header(data: bytes | bytearray, at: int) -> FrameHeader | None:
    """The header at `at`, or None: also for a frame shorter than its own header (a length of 0
    would never advance). Raises nothing; short data gives None."""
    if SYNC.match(data, at) is None:
        return None
    second, third, fourth = data[at + 1], data[at + 2], data[at + 3]
    size_bytes = (fourth & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    if size_bytes <= (HEADER_BYTES if second & 1 else HEADER_BYTES + 2):
        return None
    return FrameHeader(
        size_bytes=size_bytes,
        samples=1024 * (1 + (data[at + 6] & 3)),
        sample_rate_hz=RATES_HZ[third >> 2 & 15],
        channels=_CHANNELS[(third & 1) << 2 | fourth >> 6],
        bitrate_bps=0,
        # MPEG version, protection, profile, sample rate and channels stay for a whole stream.
        family=second << 16 | (third & 0xFD) << 8 | fourth & 0xC0,
    )
