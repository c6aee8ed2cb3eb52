"""The settings' desk on the whole core, without a network: what is told, and what acts."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planetfm import __version__
from planetfm.audio.vlc import VlcBackend
from planetfm.core.errors import ProfileError
from planetfm.core.profile import Profile
from planetfm.core.settings import PictureUse, Quality, Settings
from planetfm.core.snapshot import LineState
from planetfm.core_app import CoreApp
from planetfm.core_follow import own_stream
from planetfm.gui.settings.port import Licence
from planetfm.licences import LIBRARIES, licences
from planetfm.options import Options
from planetfm.places import Places, find_places
from planetfm.problem_report import Now, report
from planetfm.profiles import site_address
from planetfm.runtime.tasks import Mailbox
from planetfm.settings_desk import CoreSettingsDesk
from planetfm.store.articles import ArticleStore
from planetfm.store.files import write_json
from tests.gui.news.puppet import NOW, article
from tests.running import ROOT

SITE = "http://127.0.0.1:9/"
PROFILE = Profile("Demo FM", "Demo", SITE, "Asia/Jakarta", "WIB", streams=("http://127.0.0.1:9/s",))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places(tmp_path / "home")


@pytest.fixture
def core(qtbot: QtBot, places: Places, tmp_path: Path) -> Iterator[CoreApp]:
    made = CoreApp(Options(home=tmp_path / "home", site=SITE), places, PROFILE, Mailbox())
    yield made
    made.close()


@pytest.fixture
def desk(core: CoreApp) -> CoreSettingsDesk:
    return CoreSettingsDesk(core)


def answer(qtbot: QtBot, ask: Callable[[Callable[[Any], None]], object]) -> Any:
    """What `done` is called with."""
    got: list[Any] = []
    ask(got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=5_000)
    return got[0]


def stored_text(core: CoreApp, qtbot: QtBot, identity: str) -> str:
    """The text of an article as it is on the disk."""
    got: list[str] = []
    core.news.article(identity, lambda found, html: got.append(html))
    qtbot.waitUntil(lambda: bool(got), timeout=5_000)
    return got[0]


def test_a_change_is_everybodys(desk: CoreSettingsDesk, core: CoreApp) -> None:
    told: list[int] = []
    desk.changed.connect(lambda: told.append(desk.settings.skip_s))
    desk.change(skip_s=10)
    assert told == [10]
    assert core.preferences.settings.skip_s == 10


def test_the_facts_are_those_of_the_app(desk: CoreSettingsDesk, tmp_path: Path) -> None:
    facts = desk.facts()
    assert (facts.version, facts.station, facts.site) == (__version__, "Demo FM", "127.0.0.1")
    assert facts.stream_url == "http://127.0.0.1:9/s"
    assert (facts.stream_ok, facts.stream_idle, facts.site_ok) == (False, True, False)
    assert (facts.found_at, facts.sound_bytes, facts.news_bytes) == (None, 0, 0)
    assert facts.folder == str(tmp_path / "home" / "Demo FM")


def test_a_folder_below_the_home_is_written_as_people_do(desk: CoreSettingsDesk) -> None:
    desk.change(recordings_folder=str(Path.home() / "Musik" / "Planet FM"))
    assert desk.facts().folder == "Musik / Planet FM"


def test_settings_go_out_and_come_back(
    desk: CoreSettingsDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "out.json"
    desk.change(skip_s=60, notify_words=("banjir",), volume=12)
    assert answer(qtbot, lambda done: desk.export_to(file, done)) is True
    assert "volume" not in json.loads(file.read_text())
    desk.change(skip_s=10, notify_words=(), volume=90)
    assert answer(qtbot, lambda done: desk.import_from(file, done)) == ()
    assert desk.settings == Settings(skip_s=60, notify_words=("banjir",), volume=90)


def test_an_import_names_what_it_leaves_out(
    desk: CoreSettingsDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "in.json"
    file.write_text('{"skip_s": 60, "theme": "pink", "hologram": 1, "site": "elsewhere.id"}')
    assert answer(qtbot, lambda done: desk.import_from(file, done)) == ("theme", "hologram")
    assert desk.settings == Settings(skip_s=60)


@pytest.mark.parametrize("text", ["{", "[1]", '{"a": 1}', None])
def test_what_is_no_file_of_settings_changes_nothing(
    desk: CoreSettingsDesk, qtbot: QtBot, tmp_path: Path, text: str | None
) -> None:
    file = tmp_path / "in.json"
    if text is not None:
        file.write_text(text)
    assert answer(qtbot, lambda done: desk.import_from(file, done)) is None
    assert desk.settings == Settings()


def test_an_export_where_nothing_can_be_written_says_so(
    desk: CoreSettingsDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    wrong = tmp_path / "file" / "out.json"
    assert answer(qtbot, lambda done: desk.export_to(wrong, done)) is False


@pytest.mark.parametrize("site", ["radio.example", "https://radio.example/x", " radio.example "])
def test_a_site_is_told_from_other_words(desk: CoreSettingsDesk, site: str) -> None:
    assert desk.site_can_be(site)
    assert site_address(site).startswith("https://radio.example")


@pytest.mark.parametrize("site", ["", "ftp://radio.example", "radio example", "http://", "//"])
def test_other_words_are_told_from_a_site(desk: CoreSettingsDesk, site: str) -> None:
    assert not desk.site_can_be(site)
    with pytest.raises(ProfileError):
        site_address(site)


def test_what_is_stored_can_go_and_what_was_saved_stays(
    places: Places, tmp_path: Path, qtbot: QtBot
) -> None:
    database = places.database("127.0.0.1")
    database.parent.mkdir(parents=True)
    store = ArticleStore(database)
    long = "<p>" + "kabar dari Banyuwangi " * 500 + "</p>"
    store.merge([article(n, n, f"KABAR {n}", "Wisata", html=long) for n in range(1, 41)], NOW)
    store.set_saved("7", True, NOW)
    store.close()
    core = CoreApp(Options(home=tmp_path / "home", site=SITE), places, PROFILE, Mailbox())
    try:
        desk = CoreSettingsDesk(core)
        before = answer(qtbot, desk.stored_bytes)
        assert before > 300_000
        assert answer(qtbot, desk.empty_stored) is True
        assert answer(qtbot, desk.stored_bytes) < before / 2
        texts = {identity: stored_text(core, qtbot, identity) for identity in ("7", "8")}
        assert "kabar dari Banyuwangi" in texts["7"]
        assert "kabar dari Banyuwangi" not in texts["8"]
    finally:
        core.close()


# What acts


def test_pictures_and_the_interval_reach_the_newsroom(core: CoreApp) -> None:
    core.preferences.update(refresh_min=5, pictures=PictureUse.NEVER)
    assert core.news._settings == core.preferences.settings
    assert core.news._illustrations.use is PictureUse.NEVER


def test_an_own_address_is_the_only_one_while_the_search_is_off(core: CoreApp) -> None:
    core.preferences.update(own_stream="http://own.example/live")
    assert core.station.addresses == ("http://127.0.0.1:9/s",)
    core.preferences.update(find_stream=False)
    assert core.station.addresses == ("http://own.example/live",)
    core.preferences.update(own_stream="")
    assert core.station.addresses == ("http://127.0.0.1:9/s",)
    core.preferences.update(find_stream=True)
    assert core.station.addresses == ("http://127.0.0.1:9/s",)


@pytest.mark.parametrize(
    ("settings", "own"),
    [
        (Settings(), None),
        (Settings(own_stream="http://a.id/"), None),
        (Settings(find_stream=False), ""),
        (Settings(find_stream=False, own_stream="http://a.id/"), "http://a.id/"),
    ],
)
def test_a_search_is_welcome_unless_it_is_switched_off(settings: Settings, own: str | None) -> None:
    assert own_stream(settings) == own


def test_the_wanted_quality_orders_the_addresses(core: CoreApp) -> None:
    high, low = "http://127.0.0.1:9/mp3-192", "http://127.0.0.1:9/aac-48"
    core.station.note_sort(high, "mp3", 192_000)
    core.station.note_sort(low, "aac", 48_000)
    core.station._memory = replace(core.station.memory, streams=(high, low))
    core.preferences.update(quality=Quality.SAVER)
    assert core.station.addresses[0] == low
    core.preferences.update(quality=Quality.HIGH)
    assert core.station.addresses[0] == high


def test_how_it_sounds_is_what_was_chosen(core: CoreApp) -> None:
    core.preferences.update(output_device="usb", equalizer=3, loudness=True)
    backend = core.player._sound._backend
    assert isinstance(backend, VlcBackend)
    output = backend._output
    assert (output.device, output.equalizer, output.loudness) == ("usb", 3, True)
    core.preferences.update(output_device="", equalizer=-1, loudness=False)
    output = backend._output
    assert (output.device, output.equalizer, output.loudness) == (None, None, False)


def test_the_limit_is_the_meters(core: CoreApp) -> None:
    core.preferences.update(monthly_cap_mb=500)
    core.meter.look()
    assert core.meter.view.cap_mb == 500
    core.news_meter.look()
    assert core.news_meter.view.cap_mb == 0  # reading is not cut off


def test_an_address_of_ones_own_is_played_as_soon_as_it_is_given(
    core: CoreApp, qtbot: QtBot
) -> None:
    core.player.play()
    core.preferences.update(own_stream="http://127.0.0.1:9/own", find_stream=False)
    qtbot.waitUntil(lambda: core.player.view.stream.url == "http://127.0.0.1:9/own", timeout=5_000)
    core.preferences.update(find_stream=True)
    qtbot.waitUntil(lambda: core.player.view.stream.url == "http://127.0.0.1:9/s", timeout=5_000)


def test_an_address_of_ones_own_helps_where_none_was_found(
    places: Places, tmp_path: Path, qtbot: QtBot
) -> None:
    core = CoreApp(
        Options(home=tmp_path / "home", site=SITE, demo=True),
        places,
        replace(PROFILE, streams=()),
        Mailbox(),
    )
    try:
        core.player.play()
        qtbot.waitUntil(lambda: core.player.view.line.state is LineState.NOT_FOUND, timeout=10_000)
        core.preferences.update(own_stream="http://127.0.0.1:9/own", find_stream=False)
        qtbot.waitUntil(
            lambda: core.player.view.stream.url == "http://127.0.0.1:9/own", timeout=5_000
        )
    finally:
        core.close()


def test_the_recordings_folder_counts_from_the_next_one_on(core: CoreApp, tmp_path: Path) -> None:
    core.preferences.update(recordings_folder=str(tmp_path / "rec"))
    assert core.recording_folder == tmp_path / "rec"


# The report and the licences


def test_the_report_tells_versions_and_states_and_nothing_private(
    core: CoreApp, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path.home()
    monkeypatch.setenv("LOGNAME", "dewi")
    places.log.parent.mkdir(parents=True, exist_ok=True)
    places.log.write_text(
        "".join(f"line {n}\n" for n in range(100))
        + f"{home}/config/planetfm: dewi@contoh.id, Dewi\n"
        + "GET https://radio.example/?s=rahasia\n"
    )
    core.preferences.update(
        skip_s=60, notify_words=("penyakit",), recordings_folder="/home/dewi/Musik"
    )
    now = Now(core.player.view, core.news.view, core.preferences.settings, 0.0)
    told = report(now, places.log)
    assert f"Planet FM {__version__}" in told
    for part in ("Python 3.", "Qt 6.", "libVLC", "line idle", "sound silent", "skip_s 60"):
        assert part in told, part
    assert "notify_words set" in told
    # The state of the line, and of the log's last sixty lines those that say "line".
    assert told.count("\nline ") == 1 + 58
    for private in ("penyakit", "dewi", "Dewi", "rahasia", str(home), "/home/"):
        assert private not in told, private


def test_the_report_does_not_tell_what_was_read(core: CoreApp, places: Places) -> None:
    places.log.parent.mkdir(parents=True, exist_ok=True)
    places.log.write_text(
        "the whole text of https://radio.example/2026/11/penangkapan/ could not be had: gone\n"
        "the comments of https://radio.example/?p=4711 could not be had: timeout\n"
        "stream 2 open: http://127.0.0.1:9/s\n"
    )
    core.player.play()
    now = Now(core.player.view, core.news.view, Settings(), 0.0)
    told = report(now, places.log)
    assert told.count("https://radio.example/...") == 2, "which server it was still helps"
    assert "penangkapan" not in told
    assert "4711" not in told
    assert "stream 2 open: http://127.0.0.1:9/s\n" in told
    own = replace(now, settings=Settings(own_stream="http://127.0.0.1:9/s"))
    assert "127.0.0.1:9/s" not in report(own, places.log), "what was typed stays here"


def test_a_log_that_is_not_there_is_no_reason_to_fail(core: CoreApp, places: Places) -> None:
    now = Now(core.player.view, core.news.view, Settings(), 0.0)
    assert "not there" in report(now, places.log.with_name("none.log"))


def test_the_report_comes_home(desk: CoreSettingsDesk, qtbot: QtBot) -> None:
    assert answer(qtbot, desk.report).startswith("Planet FM")


def test_every_library_is_named_with_its_licence() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = {
        line.split(";")[0].split(">")[0].split("=")[0].strip()
        for line in project["dependencies"]
        if "win32" not in line and "darwin" not in line
    }
    assert needed == set(LIBRARIES)
    told = licences(ROOT / "assets")
    assert {*LIBRARIES, "Planet FM", "Inter", "Qt", "libVLC"} <= {one.name for one in told}
    for one in told:
        assert len(one.terms) > 2, one.name
    terms = {one.name: one.terms for one in told}
    assert terms["Qt"].startswith("LGPL-3.0-only")
    assert terms["libVLC"].startswith("LGPL-2.1-or-later")
    assert "SIL Open Font License" in terms["Inter"]


def test_a_library_that_brings_its_licence_tells_the_whole_of_it() -> None:
    texts = {one.name: one.text for one in licences(ROOT / "assets")}
    assert "Permission is hereby granted, free of charge" in texts["Planet FM"]
    assert "This Font Software is licensed under the SIL" in texts["Inter"]
    assert "Apache License" in texts["requests"]
    assert "Kenneth Reitz" in texts["requests"], "its notice goes with it"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["python-vlc"], "beside the metadata"


def test_a_library_without_papers_is_still_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planetfm.licences.LIBRARIES", ("no-such-library",))
    assert licences(ROOT / "assets")[-1] == Licence("no-such-library", "", "")


# The file


def test_a_home_with_a_bad_file_starts_and_says_so(
    qtbot: QtBot, places: Places, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text('{"volume": ')
    with caplog.at_level(logging.WARNING):
        core = CoreApp(Options(home=tmp_path / "home"), places, PROFILE, Mailbox())
    try:
        assert core.preferences.set_aside is not None
        assert core.preferences.set_aside.read_text() == '{"volume": '
        assert core.preferences.settings == Settings()
    finally:
        core.close()
    write_json(places.settings, {"volume": 3})
