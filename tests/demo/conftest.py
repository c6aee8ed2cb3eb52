"""A running demo station for each test, and a listener that reads its stream by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planetfm.demo.station import DemoStation

ASSETS = Path(__file__).resolve().parents[2] / "assets"
# A Wednesday evening in Banyuwangi.
NOW = datetime(2026, 11, 25, 12, 42, 30, tzinfo=UTC)


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(ASSETS, now=NOW) as running:
        yield running
