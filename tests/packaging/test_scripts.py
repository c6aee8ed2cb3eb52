"""The two commands: bash understands them, a second start is quick, a strange system gets one
sentence."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SCRIPTS = ["packaging/run", "packaging/test", "packaging/lib.sh", ".ci/run"]
COPIED = ["packaging", "pyproject.toml"]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the packaging with an environment whose Python only tells its arguments."""
    for name in COPIED:
        source = PROJECT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    return tmp_path


def bash(*words: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/bash", *words],
        env={"PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )


def stamp(clone: Path) -> None:
    """Writes the stamp that a finished installation writes."""
    script = (clone / "packaging" / "run").read_text()
    head, _, _ = script.partition("\nif ! is_current")
    head = head.replace("${BASH_SOURCE[0]}", str(clone / "packaging" / "run"))
    done = bash("-c", head + '\nwrite_stamp "$venv/planetfm-run" "${made_from[@]}"')
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_bash_understands_it(script: str) -> None:
    done = bash("-n", str(PROJECT / script))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_second_start_installs_nothing_and_hands_the_arguments_on(clone: Path) -> None:
    stamp(clone)
    done = bash(str(clone / "packaging" / "run"), "--site", "http://a b")
    assert (done.stdout, done.stderr) == ("-P -m planetfm --site http://a b\n", "")


def test_a_second_start_adds_less_than_50_ms(clone: Path) -> None:
    stamp(clone)
    lengths_s = []
    for _ in range(7):
        began = time.perf_counter()
        bash(str(clone / "packaging" / "run"))
        lengths_s.append(time.perf_counter() - began)
    assert min(lengths_s) < 0.05


def test_changed_pins_are_noticed(clone: Path) -> None:
    stamp(clone)
    pins = clone / "packaging" / "pins.txt"
    pins.write_text(pins.read_text() + "\n# newer\n")
    done = bash(str(clone / "packaging" / "run"), path=str(few_programs(clone)))
    assert "neither apt nor dnf" in done.stderr


def test_a_moved_clone_is_noticed(clone: Path, tmp_path: Path) -> None:
    stamp(clone)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("packaging", "pyproject.toml", ".venv"):
        shutil.move(clone / name, moved / name)
    done = bash(str(moved / "packaging" / "run"), path=str(few_programs(moved)))
    assert "neither apt nor dnf" in done.stderr


def test_an_unknown_system_without_python_is_told_what_is_needed(clone: Path) -> None:
    shutil.rmtree(clone / ".venv")
    done = bash(str(clone / "packaging" / "run"), path=str(few_programs(clone)))
    assert done.returncode == 1
    system, python = done.stderr.splitlines()
    assert "libVLC" in system
    assert python.startswith("Planet FM needs Python 3.11 or later")


def few_programs(clone: Path) -> Path:
    """A PATH folder of a system that has dirname and rm but no package tool and no Python."""
    folder = clone / "few"
    folder.mkdir()
    for name in ("dirname", "rm", "mktemp"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder
