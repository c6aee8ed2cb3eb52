"""The command, where no app runs: one clear sentence, the right exit code, and nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planetfm import __version__
from planetfm.cli import READ_LATER, REMOTE
from tests.running import ROOT, environment, planetfm

WHOLE = """name = "Radio"
place = "Kota"
site = "https://radio.invalid"
timezone = "Asia/Jakarta"
tz_label = "WIB"
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command in a home of its own."""
    env = environment(tmp_path)
    return lambda *words: planetfm(env, *words, "--home", str(tmp_path / "home"))


def one_sentence(told: subprocess.CompletedProcess[str]) -> str:
    """What was said on the error channel: a single line, and nothing else anywhere."""
    assert told.stdout == ""
    lines = told.stderr.splitlines()
    assert len(lines) == 1, told.stderr
    return lines[0]


def test_it_says_its_version(run: Run) -> None:
    told = run("--version")
    assert (told.returncode, told.stdout) == (0, f"Planet FM {__version__}\n")


def test_whoever_has_read_enough_is_told_no_more(tmp_path: Path) -> None:
    """`planetfm news | head -0`: the words go nowhere, and nothing is said of that."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        told = subprocess.run(
            [sys.executable, "-m", "planetfm", "news", "--home", str(tmp_path / "home")],
            cwd=ROOT,
            env=environment(tmp_path),
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            timeout=20,
        )
    finally:
        os.close(writer)
    assert (told.returncode, told.stderr) == (0, "")


def test_its_help_names_every_command(run: Run) -> None:
    told = run("--help")
    assert told.returncode == 0
    for name in (*REMOTE, "probe", "news", "--headless", "--demo", "--profile", "--stream"):
        assert name in told.stdout


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Planet FM is not running. Start it with `planetfm` first."),
        ("id", "Planet FM belum berjalan. Jalankan `planetfm` dulu."),
    ],
)
def test_a_command_to_no_app_says_so_in_the_listeners_language(
    run: Run, lang: str, sentence: str
) -> None:
    told = run("volume", "60", "--lang", lang)
    assert told.returncode == 1
    assert one_sentence(told) == sentence


@pytest.mark.parametrize(
    ("spoken", "lang"), [("id_ID.UTF-8", "id"), ("en_GB.UTF-8", "en"), ("C", "id")]
)
def test_the_machines_language_is_spoken(tmp_path: Path, spoken: str, lang: str) -> None:
    told = planetfm(environment(tmp_path, LC_ALL=spoken), "status", "--home", str(tmp_path / "h"))
    assert ("not running" in told.stderr) == (lang == "en")


@pytest.mark.parametrize(
    "words", [["volume"], ["volume", "loud"], ["dance"], ["--lang", "jv"], ["--nothing"]]
)
def test_wrong_words_are_answered_with_the_usage(run: Run, words: list[str]) -> None:
    told = run(*words)
    assert told.returncode == 2
    assert told.stderr.startswith("usage: planetfm")
    assert "Traceback" not in told.stderr


def test_options_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    env, home = environment(tmp_path), str(tmp_path / "home")
    before = planetfm(env, "--lang", "en", "--home", home, "status")
    after = planetfm(env, "status", "--lang", "en", "--home", home)
    assert before.stderr == after.stderr != ""


@pytest.mark.parametrize("words", [["--headless"], ["news"], ["probe", "http://127.0.0.1:1/"]])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name = "Radio"\nsite = \n', 2),
        (f"{WHOLE}colour = 5\n", 6),
        ('name = "Radio"\nplace = "K\xff"\n', 2),
    ],
    ids=["no TOML", "unknown key", "no UTF-8"],
)
def test_a_profile_that_is_wrong_is_told_with_its_line(
    run: Run, tmp_path: Path, words: list[str], text: str, line: int
) -> None:
    profile = tmp_path / "radio.toml"
    profile.write_bytes(text.encode("latin-1"))
    told = run(*words, "--profile", str(profile), "--lang", "en")
    assert told.returncode == 2
    sentence = one_sentence(told)
    assert sentence.startswith(f"The station profile cannot be read: {profile}:{line}: ")


def test_a_profile_that_is_not_there_is_told_with_its_name(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    told = run("--headless", "--profile", str(missing), "--lang", "en")
    assert told.returncode == 2
    assert one_sentence(told).endswith(f"{missing}: No such file or directory")


@pytest.mark.parametrize("site", ["http://[::1", "ftp://radio.invalid/", "http://", "http://r:x/"])
def test_a_site_that_is_no_web_address_is_refused(run: Run, site: str) -> None:
    told = run("--headless", "--site", site, "--lang", "en")
    assert told.returncode == 2
    assert site in one_sentence(told)


@pytest.mark.parametrize("display", [None, ":4711"])
def test_without_a_display_it_names_the_option(tmp_path: Path, display: str | None) -> None:
    env = environment(tmp_path, QT_QPA_PLATFORM=None, DISPLAY=display)
    told = planetfm(env, "--home", str(tmp_path / "home"), "--lang", "en")
    assert told.returncode == 2
    assert one_sentence(told).endswith("To listen without a window: planetfm --headless")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for xcb's libraries")
def test_a_home_that_is_no_folder_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file")
    told = planetfm(environment(tmp_path), "--headless", "--home", str(home), "--lang", "en")
    assert told.returncode == 2
    assert one_sentence(told).startswith("The folder ")


@pytest.mark.parametrize("missing", ["PySide6.QtCore", *READ_LATER])
def test_a_missing_package_is_named(tmp_path: Path, missing: str) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None;"
        "from planetfm.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "--headless", "--lang", "en"]
    told = subprocess.run(
        [*command, "--home", str(tmp_path / "home")],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert told.returncode == 2
    assert one_sentence(told).startswith(f"The Python package {missing} is missing.")


def test_a_command_to_the_app_loads_neither_qt_nor_the_network(tmp_path: Path) -> None:
    program = (
        "import sys; from planetfm.cli import main; main(sys.argv[1:]);"
        "print(sorted({'PySide6', 'requests', 'vlc', 'feedparser', 'sqlite3'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, "status", "--home", str(tmp_path / "home")],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert told.stdout == "[]\n"


@pytest.mark.parametrize(
    "link", ["planetfm:", "planetfm:quit", "planetfm:article/../../x", "PlanetFM:play;rm -rf"]
)
def test_a_hostile_address_is_ignored_with_a_sentence(run: Run, link: str) -> None:
    told = run(link, "--lang", "en")
    assert told.returncode == 1
    assert one_sentence(told) == "This is no address of Planet FM and is ignored."


def test_after_a_command_an_address_is_a_word(run: Run) -> None:
    told = run("songs", "planetfm:play", "--lang", "en")
    assert (told.returncode, told.stderr) == (0, "")
