"""The newsroom as the whole app wires it: its settings act, and a paid network is spared."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from planetfm.core.profile import Profile
from planetfm.core.snapshot import ArchiveState
from planetfm.core_app import CoreApp
from planetfm.demo.station import DemoStation
from planetfm.options import Options
from planetfm.places import find_places
from planetfm.runtime.tasks import Mailbox
from tests.running import ROOT


def state(core: CoreApp) -> ArchiveState:
    return core.news.view.archive.state


def test_no_archive_is_fetched_behind_ones_back_where_bytes_are_paid_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with DemoStation(ROOT / "assets") as station:
        profile = Profile(
            "Demo FM",
            "Demo",
            station.site,
            "Asia/Jakarta",
            "WIB",
            streams=("http://127.0.0.1:9/s",),
            feed=station.site + "/feed/",
        )
        home = tmp_path / "home"
        core = CoreApp(Options(home=home, site=station.site), find_places(home), profile, Mailbox())
        paid = True
        core.is_metered = lambda: paid
        try:
            core.preferences.update(keep_archive=True)
            core.news.start()
            qtbot.waitUntil(lambda: core.news.view.last_ok is not None, timeout=10_000)
            qtbot.waitUntil(lambda: state(core) is ArchiveState.MORE, timeout=5_000)
            paid = False
            core.network_changed()
            assert state(core) is ArchiveState.FETCHING
            paid = True
            core.network_changed()
            assert state(core) is ArchiveState.MORE
        finally:
            core.close()
