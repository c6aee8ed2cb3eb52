"""What a decoder does to its feed, over a real socket."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planetfm.audio.feeder import Feeder
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.ogg import identify, pages_of
from tests.audio.streams import tone

LEAD_TAKEN_S = 0.4
"""Long enough for the feeder to hand over all it may, and to begin waiting."""


@pytest.fixture
def tape(tmp_path: Path) -> Iterator[Tape]:
    made = Tape(tmp_path / "tape")
    made.begin(Codec.MP3, 1_000_000.0)
    yield made
    made.close()


def is_let_go(feeder: Feeder, within_s: float = 3.0) -> bool:
    end = time.monotonic() + within_s
    while not feeder.let_go and time.monotonic() < end:
        time.sleep(0.02)
    return feeder.let_go


@pytest.mark.parametrize(
    "seconds", [pytest.param(8, id="more than the lead"), pytest.param(1, id="all handed over")]
)
@pytest.mark.parametrize("reads", [True, False], ids=["after reading", "with unread bytes"])
def test_a_decoder_that_hangs_up_is_noticed_while_nothing_is_sent(
    tape: Tape, seconds: int, reads: bool
) -> None:
    tape.append(tone("mp3")[: seconds * 16_000], 1_000_000.0)
    feeder = Feeder(tape, tape.start())
    feeder.start()
    decoder = socket.create_connection(("127.0.0.1", feeder.port))
    time.sleep(LEAD_TAKEN_S)
    if reads:
        decoder.settimeout(0.2)
        with pytest.raises(TimeoutError):
            while decoder.recv(65_536):
                pass
    assert not feeder.let_go
    decoder.close()
    assert is_let_go(feeder)
    assert feeder.join(1.0)


def test_a_feed_that_is_closed_by_us_was_not_let_go(tape: Tape) -> None:
    tape.append(tone("mp3")[:16_000], 1_000_000.0)
    feeder = Feeder(tape, tape.start())
    feeder.start()
    with socket.create_connection(("127.0.0.1", feeder.port)):
        time.sleep(LEAD_TAKEN_S)
        feeder.close()
        assert feeder.join(1.0)
        assert not feeder.let_go


@pytest.mark.parametrize("codec", ["vorbis", "opus"])
@pytest.mark.parametrize("media_s", [0.0, 6.0], ids=["from its start", "from the middle"])
def test_what_is_fed_of_ogg_is_whole_and_begins_at_zero(
    tmp_path: Path, codec: str, media_s: float
) -> None:
    tape = Tape(tmp_path / "ogg")
    tape.begin(Codec(codec), 1_000_000.0)
    tape.append(tone(codec), 1_000_000.0)
    feeder = Feeder(tape, tape.spot_at_media(media_s))
    feeder.start()
    fed = bytearray()
    with socket.create_connection(("127.0.0.1", feeder.port), timeout=LEAD_TAKEN_S) as decoder:
        with contextlib.suppress(TimeoutError):
            while piece := decoder.recv(65_536):
                fed += piece
        feeder.close()
    assert feeder.join(1.0)
    tape.close()
    pages = list(pages_of(bytes(fed)))
    identity = identify(pages[0])
    assert identity is not None
    assert [page.sequence for page in pages] == list(range(len(pages)))
    times_s = [page.granule / identity.sample_rate_hz for page in pages if page.granule > 0]
    assert 0 < times_s[0] < 1.5
    assert times_s == sorted(times_s)
