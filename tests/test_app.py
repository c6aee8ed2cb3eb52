"""The app as its listener starts it: a process that obeys, ends cleanly, and is alone at home."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planetfm import __version__
from tests.net.raw_server import RawServer, Talk
from tests.running import ROOT, RunningApp, environment, planetfm

ENDS_S = 2.0


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One that plays the demo station, for tests that leave it as it was."""
    with RunningApp(tmp_path_factory.mktemp("app")) as running:
        running.wait_status(lambda told: told["line"]["state"] == "flowing", "line")
        yield running
        assert running.end(signal.SIGTERM, ENDS_S) == 0
        running.assert_clean()


def shape(value: Any) -> Any:
    """The keys and the kinds of values."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    return type(value).__name__


def test_the_status_tells_both_truths_as_documented(app: RunningApp) -> None:
    told = app.wait_status(lambda told: told["title"]["raw"] and told["news"]["articles"], "title")
    kinds = shape(told)
    assert kinds["line"] == {
        "state": "str",
        "attempt": "int",
        "retry_in_s": "NoneType",
        "reason": "NoneType",
        "status": "NoneType",
    }
    assert {"state", "behind_s", "reserve_s", "volume", "muted", "live"} <= kinds["sound"].keys()
    assert kinds["title"] == {"artist": "str", "song": "str", "raw": "str"}
    assert kinds["stream"] == {
        "url": "str",
        "codec": "str",
        "bitrate_bps": "int",
        "bytes_received": "int",
        "reconnects": "int",
        "splices": "int",
        "holes": "int",
    }
    assert kinds["news"]["articles"] == kinds["news"]["unread"] == "int"
    assert {"last_ok", "last_status", "error"} <= kinds["news"].keys()
    assert {"archive", "site_articles"} <= kinds["news"].keys()
    assert told["version"] == __version__
    assert told["stream"]["codec"] == "mp3"
    assert told["news"]["last_status"] == 200
    assert told["news"]["error"] is None


def test_the_status_for_people_is_five_lines(app: RunningApp) -> None:
    told = app.command("status")
    assert told.returncode == 0
    heads = [line.partition(":")[0] for line in told.stdout.splitlines()]
    assert heads[:5] == ["Line", "Sound", "Title", "Stream", "News"]


def test_it_obeys(app: RunningApp) -> None:
    assert app.command("volume", "33").returncode == 0
    assert app.status()["sound"]["volume"] == 33
    assert app.command("mute").returncode == 0
    assert app.status()["sound"]["muted"] is True
    assert app.command("mute").returncode == 0
    assert app.status()["sound"]["muted"] is False
    assert app.command("stop").returncode == 0
    assert app.status()["line"]["state"] == "idle"
    assert app.command("toggle").returncode == 0
    assert app.status()["line"]["state"] in ("connecting", "flowing")
    assert app.command("play").returncode == 0
    assert app.command("refresh").returncode == 0
    app.wait_status(lambda told: told["line"]["state"] == "flowing", "line")


@pytest.mark.parametrize("percent", ["101", "-1"])
def test_it_refuses_in_one_sentence(app: RunningApp, percent: str) -> None:
    told = app.command("volume", percent)
    assert told.returncode == 1
    assert told.stderr == "Planet FM refused: volume 0..100\n"


def test_a_second_start_raises_the_first_and_ends(app: RunningApp) -> None:
    owner = json.loads(app.door.read_text())["pid"]
    began = time.monotonic()
    told = planetfm(app.env, "--headless", "--demo", "--home", str(app.home), "--play")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert time.monotonic() - began < 1.0
    assert json.loads(app.door.read_text())["pid"] == owner == app.process.pid


def test_what_is_its_own_can_be_read_by_its_owner_alone(app: RunningApp) -> None:
    assert stat.S_IMODE(app.door.stat().st_mode) == 0o600
    assert stat.S_IMODE(app.door.parent.stat().st_mode) == 0o700


def test_two_homes_are_two_apps(app: RunningApp, tmp_path: Path) -> None:
    with RunningApp(tmp_path) as other:
        assert other.command("volume", "11").returncode == 0
        assert other.status()["sound"]["volume"] == 11 != app.status()["sound"]["volume"]
        assert other.command("quit").returncode == 0
        assert other.process.wait(ENDS_S) == 0
        assert app.alive


def test_quit_ends_it_and_the_volume_is_remembered(tmp_path: Path) -> None:
    with RunningApp(tmp_path) as app:
        assert app.command("volume", "44").returncode == 0
        assert app.command("quit").returncode == 0
        assert app.process.wait(ENDS_S) == 0
        assert not app.door.exists()
        app.assert_clean()
        assert app.command("status").returncode == 1
    with RunningApp(tmp_path) as again:
        assert again.status()["sound"]["volume"] == 44


def test_killed_it_leaves_a_home_that_the_next_start_takes(tmp_path: Path) -> None:
    with RunningApp(tmp_path) as app:
        app.end(signal.SIGKILL, 2.0)
        assert app.door.exists()
        assert app.command("status").returncode == 1
    with RunningApp(tmp_path) as again:
        again.wait_status(lambda told: told["line"]["state"] == "flowing", "line")
        assert again.end(signal.SIGINT, ENDS_S) == 0
        again.assert_clean()


def test_of_two_starts_at_once_one_is_the_app(tmp_path: Path) -> None:
    first, second = RunningApp(tmp_path).start(), RunningApp(tmp_path).start()
    try:
        end = time.monotonic() + 10
        while first.alive and second.alive:
            assert time.monotonic() < end, first.output + second.output
            time.sleep(0.05)
        stayed, went = (first, second) if first.alive else (second, first)
        assert went.process.returncode == 0, went.output
        stayed.wait(lambda: stayed.command("status").returncode == 0, "an answer")
        assert json.loads(stayed.door.read_text())["pid"] == stayed.process.pid
        stayed.assert_clean()
    finally:
        for one in (first, second):
            one.__exit__(None, None, None)


def test_it_ends_at_once_though_the_site_and_the_stream_hang(tmp_path: Path) -> None:
    with RawServer(Talk.wait_for_hang_up) as hanging:
        options = ("--site", hanging.url(), "--stream", hanging.url("/live"))
        with RunningApp(tmp_path, *options, demo=False) as app:
            app.wait(lambda: hanging.visits >= 2, "visits")
            assert app.end(signal.SIGTERM, ENDS_S) == 0
            app.assert_clean()


def test_a_signal_during_the_start_is_not_forgotten(tmp_path: Path) -> None:
    app = RunningApp(tmp_path).start()
    try:
        app.wait(app.door.exists, "door")
        assert app.end(signal.SIGTERM, 4.0) in (0, -signal.SIGTERM)
    finally:
        app.__exit__(None, None, None)


def test_without_libvlc_it_names_the_package_and_brings_the_news(tmp_path: Path) -> None:
    env = environment(tmp_path, PYTHON_VLC_LIB_PATH=str(tmp_path / "nowhere.so"))
    with RunningApp(tmp_path, env=env) as app:
        told = app.wait_status(lambda told: told["sound"]["state"] == "failed", "sound")
        assert told["sound"]["reason"] == "no-player"
        app.wait(lambda: "sudo apt install libvlc5" in app.output, "sentence")
        app.wait_status(lambda told: told["news"]["articles"] > 0, "news")
        assert app.output.count("libVLC is missing") == 1
        assert app.end(signal.SIGTERM, ENDS_S) == 0
        app.assert_clean()


def test_who_reads_its_words_may_go(tmp_path: Path) -> None:
    env, home = environment(tmp_path), str(tmp_path / "home")
    command = [sys.executable, "-m", "planetfm", "--headless", "--demo", "--home", home]
    ours, theirs = os.pipe()
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=theirs) as child:
        os.close(theirs)
        os.close(ours)
        try:
            end = time.monotonic() + 15
            while True:
                told = planetfm(env, "status", "--json", "--home", home)
                if told.returncode == 0 and json.loads(told.stdout)["news"]["articles"]:
                    break
                assert time.monotonic() < end
                time.sleep(0.1)
            assert planetfm(env, "quit", "--home", home).returncode == 0
            assert child.wait(ENDS_S + 1) in (0, 120)  # 120: Python could not flush its output
        finally:
            child.kill()
    log = (tmp_path / "home" / "state" / "planetfm.log").read_text()
    assert "Traceback" not in log


def test_with_a_window_it_obeys_shows_and_ends_as_well(tmp_path: Path) -> None:
    with RunningApp(tmp_path, "--play", headless=False) as app:
        app.wait_status(lambda told: told["line"]["state"] == "flowing", "line")
        told = planetfm(app.env, "--demo", "--home", str(app.home))
        assert (told.returncode, told.stderr) == (0, "")
        assert app.command("show").returncode == 0
        assert app.end(signal.SIGTERM, ENDS_S) == 0
        app.assert_clean()


@pytest.mark.parametrize("options", [["--headless"], []], ids=["headless", "window"])
def test_garbage_is_left_until_something_can_be_seen_and_collected_from_then_on(
    tmp_path: Path, options: list[str]
) -> None:
    code = """
import gc, os, signal, sys, threading, time
from planetfm.cli import main

kept_aside = []  # objects that no collection looks at, at the start of each
def begun(phase, info):
    if phase == "start" and "planetfm.app" in sys.modules:
        kept_aside.append(gc.get_freeze_count())
gc.callbacks.append(begun)

def end():
    while not kept_aside:
        time.sleep(0.01)
        for _ in range(2000):
            ring = []
            ring.append(ring)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=end, daemon=True).start()
main(sys.argv[1:])
print("kept aside:", kept_aside[0])
"""
    command = [sys.executable, "-c", code, "--demo", "--home", str(tmp_path / "home"), *options]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, timeout=30
    )
    assert int(done.stdout.rpartition("kept aside:")[2]) > 20_000, done.stderr
