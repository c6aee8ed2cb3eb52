"""The meter counts over runs, warns once, and says when the cap is reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.meter import MB_BYTES, Cap
from planetfm.runtime.meter import DataMeter, MeterView
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.meter import MeterFile

NEW_YEAR_IN_JAKARTA = 1_767_200_400.0  # 2025-12-31 17:00 UTC


@dataclass
class Household:
    """What the meter reads, and what it said."""

    path: Path
    files: Lane
    received: int = 0
    cap_mb: int = 0
    metered: bool = False
    now: float = NEW_YEAR_IN_JAKARTA - 3600
    said: list[MeterView] = field(default_factory=list)

    def meter(self) -> DataMeter:
        meter = DataMeter(
            MeterFile(self.path),
            self.files,
            ZoneInfo("Asia/Jakarta"),
            lambda: self.received,
            lambda: self.cap_mb,
            metered=lambda: self.metered,
            now=lambda: self.now,
        )
        meter.warned.connect(self.said.append)
        return meter


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    mailbox = Mailbox()
    lane = Lane("files", mailbox)
    yield Household(tmp_path / "meter.json", lane)
    lane.close(finish=True)
    mailbox.close()


def test_it_counts_only_what_comes_after_it_was_made(house: Household) -> None:
    house.received = 500
    meter = house.meter()
    house.received = 1500
    meter.look()
    assert (meter.view.session_bytes, meter.view.today_bytes) == (1000, 1000)
    meter.close()


def test_day_and_month_go_on_in_the_next_run_and_the_session_does_not(house: Household) -> None:
    meter = house.meter()
    house.received = 1000
    meter.close()
    house.files.close(finish=True)
    again = house.meter()
    assert again.view == MeterView(0, 1000, 1000)
    again.close()


def test_the_day_ends_at_the_stations_midnight(house: Household) -> None:
    meter = house.meter()
    house.received = 1000
    meter.look()
    house.now = NEW_YEAR_IN_JAKARTA + 1
    meter.look()
    assert meter.view == MeterView(1000, 0, 0)
    meter.close()


def test_it_warns_once_near_the_cap_and_once_at_it(house: Household) -> None:
    house.cap_mb = 10
    meter = house.meter()
    for share in (0.5, 0.81, 0.9, 1.0, 1.1):
        house.received = round(share * 10 * MB_BYTES)
        meter.look()
    assert [view.cap for view in house.said] == [Cap.NEAR, Cap.REACHED]
    assert not meter.may_play
    meter.override()
    assert meter.may_play and meter.view.cap is Cap.OVERRIDDEN
    meter.close()


def test_who_wants_sound_in_spite_of_the_cap_is_told_again(house: Household) -> None:
    house.cap_mb, meter = 1, house.meter()
    house.received = 2 * MB_BYTES
    meter.look()
    assert not meter.refused
    meter.refuse()
    assert [view.cap for view in house.said] == [Cap.REACHED, Cap.REACHED]
    assert meter.refused
    meter.override()
    assert not meter.refused
    meter.close()


def test_a_raised_cap_lets_sound_go_on(house: Household) -> None:
    house.cap_mb, meter = 1, house.meter()
    house.received = 2 * MB_BYTES
    meter.look()
    assert not meter.may_play
    house.cap_mb = 100
    meter.look()
    assert meter.may_play
    meter.close()


def test_the_platforms_word_on_the_network_is_shown(house: Household) -> None:
    meter = house.meter()
    house.metered = True
    meter.look()
    assert meter.view.metered
    meter.close()


@pytest.mark.parametrize("text", ["", "[]", '{"day": 5, "month_bytes": -3, "day_bytes": true}'])
def test_a_damaged_file_costs_the_counts_and_nothing_else(house: Household, text: str) -> None:
    house.path.write_text(text)
    meter = house.meter()
    assert meter.view == MeterView()
    meter.close()
