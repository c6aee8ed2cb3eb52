"""The pins are complete: what Planet FM and its checks ask for, directly or through others, is
fixed to one version. packaging/lib.sh relies on it: it lets pip install what is named and no more.
"""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[2]


def plain(name: str) -> str:
    """A package's name as comparisons want it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(*names: str) -> dict[str, str]:
    """The packages that the pin files fix for this Python, with their versions."""
    found = {}
    for name in names:
        for line in (PROJECT / "packaging" / name).read_text().splitlines():
            if not line or line.startswith("#"):
                continue
            wish = Requirement(line)
            (one,) = wish.specifier
            assert one.operator == "==", line
            if wish.marker is None or wish.marker.evaluate():
                found[plain(wish.name)] = one.version
    return found


def needed(wishes: Iterable[str]) -> set[str]:
    """All packages that these requirements ask for on this Python, directly or not."""
    seen: set[tuple[str, str]] = set()
    todo = [(Requirement(wish), "") for wish in wishes]
    while todo:
        wish, extra = todo.pop()
        if wish.marker is not None and not wish.marker.evaluate({"extra": extra}):
            continue
        for part in ("", *wish.extras):
            key = (plain(wish.name), part)
            if key not in seen:
                seen.add(key)
                for text in importlib.metadata.requires(wish.name) or []:
                    todo.append((Requirement(text), part))
    return {name for name, _ in seen}


def test_what_runs_is_pinned_and_nothing_more() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as file:
        wishes = tomllib.load(file)["project"]["dependencies"]
    assert needed(wishes) == set(pinned("pins.txt"))


def test_what_checks_and_builds_is_pinned() -> None:
    pins = pinned("pins.txt", "pins-test.txt", "pins-build.txt")
    assert needed(f"{name}=={version}" for name, version in pins.items()) <= set(pins)


def test_no_package_is_pinned_twice() -> None:
    runtime, test = pinned("pins.txt"), pinned("pins-test.txt")
    assert runtime.keys().isdisjoint(test)
    build = pinned("pins-build.txt")
    assert all(build[name] == test[name] for name in build.keys() & test.keys())


@pytest.mark.parametrize("name", ["pyside6-essentials", "shiboken6"])
def test_this_python_runs_the_pyside_that_is_pinned_for_it(name: str) -> None:
    assert importlib.metadata.version(name) == pinned("pins.txt")[name]
