"""The painted sky: it covers the stage at every ratio of a screen."""

from __future__ import annotations

import math

import pytest
from PySide6.QtWidgets import QApplication

from planetfm.gui.radio.sky import SKIES, Hour, paint_back


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("width", [360, 361, 362, 363])
def test_the_sky_ends_on_a_whole_painted_pixel(
    qapp: QApplication, width: int, ratio: float
) -> None:
    """362 px are 452.5 on a screen of 1.25: nobody else paints under the stage."""
    picture = paint_back(SKIES[Hour.FAJAR], width, 237, 140, ratio).toImage()
    assert picture.width() == math.ceil(width * ratio)
    right, foot = picture.width() - 1, picture.height() - 1
    for y in (0, picture.height() // 2, foot):
        assert picture.pixelColor(right, y).alpha() == 255
    assert picture.pixelColor(0, foot).alpha() == 255
