"""Every pair of colours that the design puts on each other can be told apart."""

from __future__ import annotations

import pytest

from planetfm.gui.radio.sky import SKIES, Hour
from planetfm.gui.tokens import DARK, LIGHT, Tokens

TEXT, MARK = 4.5, 3.0

TEXT_PAIRS = [
    ("ink", "paper"), ("ink", "side"), ("ink", "raised"), ("ink", "tint"),
    ("ink", "hover_raised"), ("ink", "press_raised"), ("ink2", "paper"), ("ink2", "side"),
    ("ink2", "press"), ("ink2", "tint"), ("ink2", "ahead"), ("ink2", "amber_tint"),
    ("ink3", "paper"), ("ink3", "side"), ("accent", "paper"), ("accent", "side"),
    ("accent", "tint"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"), ("coral", "paper"), ("coral", "side"),
    ("coral", "coral_tint"), ("on_coral", "coral"), ("amber", "side"), ("amber", "amber_tint"),
    ("ok", "paper"), ("ok", "side"), ("song_ink", "song"), ("song_now_ink", "song_now"),
]  # fmt: skip
MARK_PAIRS = [
    ("field", "paper"), ("field", "side"), ("song_mark", "side"), ("song_mark", "song"),
    ("amber_fill", "side"), ("amber_fill", "tint"),
]  # fmt: skip

AS_DRAWN = [
    ("ink2", "press", 5.9, 7.1), ("ink", "press_raised", 12.3, 9.2), ("field", "paper", 3.4, 4.5),
    ("field", "side", 3.2, 4.1), ("ink", "paper", 15.1, 15.3), ("ink", "side", 14.0, 14.2),
    ("ink2", "paper", 7.2, 9.4), ("ink2", "side", 6.7, 8.7), ("ink3", "paper", 5.2, 6.3),
    ("ink3", "side", 4.8, 5.9), ("accent", "paper", 6.5, 9.1), ("accent", "tint", 5.5, 6.2),
    ("on_accent", "accent", 6.8, 8.0), ("on_accent", "accent_hover", 9.3, 10.0),
    ("on_accent", "accent_press", 11.6, 11.5), ("ink", "tint", 13.0, 10.3),
    ("ink2", "tint", 6.2, 6.3), ("coral", "paper", 4.9, 7.5), ("coral", "side", 4.6, 7.0),
    ("on_coral", "coral", 5.1, 7.6), ("coral", "coral_tint", 4.6, 6.3),
    ("amber", "amber_tint", 6.8, 9.1), ("amber", "side", 6.8, 10.5),
    ("amber_fill", "side", 3.9, 10.5), ("amber_fill", "tint", 3.6, 7.6),
    ("ink2", "amber_tint", 6.7, 7.6), ("ok", "paper", 6.2, 9.2), ("song_ink", "song", 7.4, 7.7),
    ("song_mark", "side", 4.1, 5.9), ("song_mark", "song", 3.3, 3.6),
    ("song_now_ink", "song_now", 6.8, 8.0), ("ink2", "ahead", 6.4, 7.6),
    ("line", "paper", 1.3, 1.4),
]  # fmt: skip
"""(ink, ground, ratio in light, ratio in dark), as the design states them."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_that_carry_meaning_stand_out(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= MARK


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), AS_DRAWN)
def test_each_pair_has_the_ratio_that_was_designed(
    ink: str, ground: str, light: float, dark: float
) -> None:
    for tokens, ratio in ((LIGHT, light), (DARK, dark)):
        found = contrast(getattr(tokens, ink), getattr(tokens, ground))
        assert found == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("hour", list(Hour))
def test_words_on_the_sea_can_be_read_at_every_hour(hour: Hour) -> None:
    lightest_sea = SKIES[hour].sea[0]
    for ink in ("#FFFFFF", "#E4E7F2", "#FFD9A0"):
        assert contrast(ink, lightest_sea) >= TEXT


@pytest.mark.parametrize("hour", list(Hour))
def test_the_glyph_stands_out_on_the_sun(hour: Hour) -> None:
    assert contrast(SKIES[hour].glyph, SKIES[hour].sun) >= TEXT


@pytest.mark.parametrize(("ink", "ground"), [("#FFFFFF", "#C83A20"), ("#3A2600", "#F6C66B")])
def test_pills_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= TEXT


def test_the_measure_itself_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
