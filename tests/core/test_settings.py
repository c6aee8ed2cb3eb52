"""Settings from whatever a file held: what is wrong falls back, alone, and is named."""

from __future__ import annotations

from typing import Any

import pytest

from planetfm.core.settings import PictureUse, Settings, Sky, dump, parse


def test_what_was_dumped_is_read_back() -> None:
    chosen = Settings(
        tape_min=0,
        sky=Sky.NIGHT,
        pictures=PictureUse.SMALL,
        notify_words=("bandara", "SIM keliling"),
    )
    assert parse(dump(chosen)) == (chosen, ())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("tape_min", 181),
        ("tape_min", True),
        ("volume", "loud"),
        ("quiet_from", "24:00"),
        ("quiet_from", "9:00"),
        ("sky", "noon"),
        ("notify_words", "bandara"),
        ("notify_words", [1]),
        ("notify_words", ["x" * 201]),
        ("notify_words", ["x"] * 101),
        ("colour", "red"),
    ],
)
def test_a_bad_value_is_named_and_costs_no_other(key: str, value: Any) -> None:
    settings, problems = parse({key: value, "skip_s": 10})
    assert settings == Settings(skip_s=10)
    assert [problem.key for problem in problems] == [key]


@pytest.mark.parametrize(
    ("code", "taken"),
    [("auto", True), ("id", True), ("jv", True), ("zh_Hant", True), ("../id", False), ("", False)],
)
def test_a_language_is_a_code_and_no_path(code: str, taken: bool) -> None:
    settings, problems = parse({"language": code})
    assert (settings.language == code) is taken
    assert [problem.key for problem in problems] == ([] if taken else ["language"])
