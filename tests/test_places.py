"""Where things are kept, which station the app is for, what is logged, and what has no display."""

from __future__ import annotations

import faulthandler
import logging
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from planetfm import logs
from planetfm.core.errors import ProfileError
from planetfm.places import find_places, make_private
from planetfm.profiles import load_profile
from planetfm.terminal.display import explain_import, what_is_missing
from planetfm.terminal.words import SENTENCES, language


def test_a_home_holds_everything(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    for path in (places.settings, places.tape, places.log, places.door, places.memory):
        assert path.is_relative_to(tmp_path)


def test_without_a_home_the_platforms_own_folders_are_used(own_home: Path) -> None:
    places = find_places(None)
    assert places.settings.parent == own_home / "config" / "planetfm"
    assert places.door.parent == own_home / "run" / "planetfm"
    assert not places.settings.parent.exists()


def test_without_a_session_the_door_is_as_private_as_the_state(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(own_home / "gone" / "away"))
    places = find_places(None)
    assert places.door.is_relative_to(own_home / "state")


def test_two_sites_do_not_share_their_articles(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    assert places.database("radio.example") != places.database("other.example")
    assert places.database("../../etc/x").parent == places.data


def test_a_private_folder_is_made_private_again(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "runtime"
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_app_is_planet_fms_unless_told_otherwise() -> None:
    profile = load_profile(None)
    assert profile.site == "https://radioplanetfm.com"
    assert profile.streams == ()


@pytest.mark.parametrize(
    ("site", "name", "address"),
    [
        ("www.other.example", "other.example", "https://www.other.example"),
        ("http://127.0.0.1:8000/", "127.0.0.1", "http://127.0.0.1:8000/"),
        ("http://radioplanetfm.com", "Planet FM", "http://radioplanetfm.com"),
    ],
)
def test_a_site_alone_makes_a_station(site: str, name: str, address: str) -> None:
    profile = load_profile(None, site)
    assert (profile.name, profile.site) == (name, address)


@pytest.mark.parametrize("site", ["", "http://", "http://[x", "file:///etc/passwd", "http://a:b/"])
def test_what_is_no_site_is_a_problem_of_the_listener(site: str) -> None:
    with pytest.raises(ProfileError):
        load_profile(None, site)


@pytest.fixture
def own_logging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the tests had before is there again afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    crash_files: list[IO[bytes]] = []
    monkeypatch.setattr(faulthandler, "enable", crash_files.append)  # pytest has it in use
    root.handlers[:] = []
    yield
    for file in crash_files:
        file.close()
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


@pytest.mark.usefixtures("own_logging")
def test_the_log_takes_any_text_turns_over_and_keeps_bugs_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logs, "LOG_BYTES", 4096)
    path = tmp_path / "state" / "planetfm.log"
    logs.set_up(path, debug=False)
    log = logging.getLogger("planetfm.test")
    log.info("ꦧꦚꦸꦮꦔꦶ and half a pair: \ud83d")
    assert "ꦧꦚꦸꦮꦔꦶ and half a pair: \\ud83d" in path.read_text("utf-8")
    log.debug("not for the file")
    for number in range(300):
        log.info("line %d %s", number, "x" * 60)
    files = sorted(entry.name for entry in path.parent.glob("planetfm.log*"))
    assert files == ["planetfm.log", "planetfm.log.1", "planetfm.log.2", "planetfm.log.3"]
    assert all(entry.stat().st_size <= 4096 for entry in path.parent.glob("planetfm.log*"))
    thread = threading.Thread(target=lambda: 1 / 0, name="clumsy")
    thread.start()
    thread.join()
    text = path.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "clumsy" in text
    assert "not for the file" not in text
    assert capfd.readouterr() == ("", "")


def test_a_crash_in_a_library_leaves_its_trace(tmp_path: Path) -> None:
    path = tmp_path / "state" / "planetfm.log"
    program = (
        "import faulthandler, sys; from pathlib import Path; from planetfm import logs;"
        "logs.set_up(Path(sys.argv[1]), debug=False); faulthandler._sigsegv()"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        timeout=20,
    )
    assert told.returncode != 0
    assert "Segmentation fault" in path.with_suffix(".crash").read_text()


def test_every_sentence_is_there_in_both_languages_with_the_same_places() -> None:
    for key, (indonesian, english) in SENTENCES.items():
        assert indonesian != english, key
        for place in ("{0", "{1"):
            assert (place in indonesian) == (place in english), key


@pytest.mark.parametrize(
    ("asked", "spoken", "lang"),
    [
        ("en", "id_ID", "en"),
        ("id", "en_GB", "id"),
        (None, "en_US.UTF-8", "en"),
        (None, "id_ID.UTF-8", "id"),
        (None, "jv_ID", "id"),
        ("xx", "en", "en"),
    ],
)
def test_the_language_is_as_asked_else_the_machines(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, spoken: str, lang: str
) -> None:
    monkeypatch.setenv("LC_ALL", spoken)
    assert language(asked) == lang


def test_a_platform_named_by_hand_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert what_is_missing("en") is None


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libegl1"),
        ("libstrange.so.7: cannot open shared object file: No such file", "libstrange"),
    ],
)
def test_a_library_that_will_not_load_is_named_with_its_package(message: str, says: str) -> None:
    assert explain_import(ImportError(message), "en").endswith(f"sudo apt install {says}")
