"""Which of a station's addresses goes first: by what the listener wants and what is known of each.

What nobody has heard yet is judged by its name, since stations write the rate there (`/live-64`);
without a hint it counts as the ordinary 128 kbit/s MP3. The order given stays among equals, so a
station with one address, or one of whose addresses nothing is known, is left as it is.

Which address is used when the first fails, and when it is tried again, is `core.playback`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from planetfm.core.codec import Codec
from planetfm.core.settings import Quality

USUAL_BPS = 128_000
AUTO_LIMIT_BPS = 200_000
"""Above this "automatic" does not go while there is anything else: nobody hears it in a room."""

_WORTH = {Codec.MP3: 1.0, Codec.VORBIS: 1.5, Codec.AAC: 1.6, Codec.OPUS: 2.0}
"""What a bit is worth against MP3's, roughly: 64 kbit/s of AAC stand beside 96 to 128 of MP3."""

_RATE = re.compile(
    r"(?<!\d)(24|32|48|56|64|80|96|112|128|160|192|224|256|320)(?:k|kbps|kbit)?(?!\d)"
)
_NAMES = {"aac": Codec.AAC, "opus": Codec.OPUS, "ogg": Codec.VORBIS, "mp3": Codec.MP3}


@dataclass(frozen=True, slots=True)
class Sort:
    """What an address sounds like; `bitrate_bps` 0: not known."""

    codec: Codec | None = None
    bitrate_bps: int = 0


def wanted(quality: Quality, metered: bool) -> Quality:
    """What `quality` means here: "automatic" saves where the network is paid by the byte."""
    return Quality.SAVER if quality is Quality.AUTO and metered else quality


def order(addresses: Iterable[str], known: Mapping[str, Sort], quality: Quality) -> tuple[str, ...]:
    """`addresses`, each once, best first."""
    once = tuple(dict.fromkeys(addresses))
    sorts = {address: known.get(address) or guess(address) for address in once}

    def rank(address: str) -> tuple[float, ...]:
        bps, worth = _rate(sorts[address]), _worth(sorts[address])
        if quality is Quality.SAVER:
            return (bps, -worth)
        if quality is Quality.HIGH:
            return (-worth,)
        return (0, -worth) if bps <= AUTO_LIMIT_BPS else (1, bps)

    return tuple(sorted(once, key=rank))


def guess(address: str) -> Sort:
    """What the address's path says of itself."""
    path = urlsplit(address).path.lower()
    codec = next((codec for name, codec in _NAMES.items() if name in path), None)
    rate = _RATE.search(path)
    return Sort(codec, int(rate[1]) * 1000 if rate else 0)


def _rate(sort: Sort) -> int:
    return sort.bitrate_bps or USUAL_BPS


def _worth(sort: Sort) -> float:
    return _rate(sort) * _WORTH[sort.codec or Codec.MP3]
