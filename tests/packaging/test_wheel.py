"""The wheel carries the assets and works in an environment that has never seen the clone."""

from __future__ import annotations

import importlib
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import planetfm
from tests.stations.fixtures import build

PROJECT = Path(__file__).resolve().parents[2]


def pip(*words: str) -> None:
    """Runs pip without any index: what it needs is here or the test fails."""
    command = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, made by the pinned build tools."""
    build(lambda: importlib.import_module("hatchling"))
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder), str(PROJECT))
    (built,) = folder.glob("planetfm-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it, and this one's libraries for it to depend on.

    A path file alone leads to the libraries; path files over there are not followed, so the clone
    stays out of sight.
    """
    folder = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    pip(
        "--python", str(folder / "bin" / "python"), "install", "--no-deps", "--no-index", str(wheel)
    )
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def run(folder: Path, *words: str) -> str:
    done = subprocess.run(
        list(words), cwd=folder, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


def test_the_wheel_carries_all_assets(wheel: Path) -> None:
    carried = {
        name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("planetfm/assets/")
    }
    beside = {
        f"planetfm/assets/{path.relative_to(PROJECT / 'assets').as_posix()}"
        for path in (PROJECT / "assets").rglob("*")
        if path.is_file()
    }
    assert beside
    assert carried == beside


def test_the_installed_package_finds_its_assets(installed: Path) -> None:
    words = "from planetfm.assets import assets_dir; print(assets_dir() / 'station.toml')"
    station = Path(run(installed, str(installed / "bin" / "python"), "-c", words))
    assert station.is_relative_to(installed)
    assert station.is_file()


def test_both_ways_to_start_tell_the_version(installed: Path) -> None:
    python = str(installed / "bin" / "python")
    for command in ([str(installed / "bin" / "planetfm")], [python, "-m", "planetfm"]):
        assert planetfm.__version__ in run(installed, *command, "--version")
