"""Where the rings stand, still and moving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from planetfm.gui.radio import rings as rings_module
from planetfm.gui.radio.rings import ALPHAS, Rings, Sun, paint_rings, ring_alpha, rings_at

SUN = Sun(44)


def test_still_rings_stand_where_the_design_draws_them() -> None:
    found = rings_at(Rings.LIVE, 0, SUN)
    assert [radius for radius, _ in found] == pytest.approx([60, 83.32, 109.28, 137.88])
    assert [alpha for _, alpha in found] == list(ALPHAS)


def test_after_a_whole_period_the_picture_is_the_same() -> None:
    almost = rings_at(Rings.LIVE, 0.9999, SUN)
    still = rings_at(Rings.LIVE, 0, SUN)
    for (radius, alpha), (first_radius, first_alpha) in zip(almost, still, strict=False):
        assert radius == pytest.approx(first_radius, abs=0.05)
        assert alpha == pytest.approx(first_alpha, abs=0.01)


def test_a_ring_is_born_behind_the_sun_and_fades_at_the_end() -> None:
    assert ring_alpha(-1) == 0
    assert ring_alpha(4) == 0
    assert all(radius > 44 for radius, _ in rings_at(Rings.LIVE, 0.01, SUN))


def test_paused_shows_two_faint_rings_that_do_not_move() -> None:
    assert rings_at(Rings.FAINT, 0.5, SUN) == rings_at(Rings.FAINT, 0, SUN)
    assert len(rings_at(Rings.FAINT, 0, SUN)) == 2


def test_a_lost_line_shows_none() -> None:
    assert rings_at(Rings.NONE, 0.3, SUN) == []


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("rings", [Rings.LIVE, Rings.DASHED])
def test_a_ring_is_drawn_where_it_stands_and_as_strong(
    qapp: QApplication, rings: Rings, ratio: float
) -> None:
    picture = QImage(round(380 * ratio), round(380 * ratio), QImage.Format.Format_ARGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_rings(painter, QPointF(190, 190), rings, 0.0, SUN, "#FFFFFF")
    painter.end()

    def light(radius: float) -> float:
        """How much of white lies along the line from the centre near `radius`, in device px."""
        row, near = (
            round(190 * ratio),
            range(round((radius - 4) * ratio), round((radius + 4) * ratio)),
        )
        return sum(picture.pixelColor(row + x, row).redF() for x in near)

    for radius, alpha in rings_at(rings, 0.0, SUN):
        assert light(radius) == pytest.approx(1.5 * ratio * alpha, rel=0.12)
        assert light(radius + 11) < 0.02


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5])
def test_the_bands_leave_no_seam(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    """Rings in bands are the same pixels as in one piece, on fractions of a pixel too."""

    def picture() -> QImage:
        made = QImage(600, 400, QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor("#203050"))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0.0, 0.4)
        paint_rings(painter, QPointF(190, 134), Rings.LIVE, 0.37, SUN, "#FFF2D9")
        painter.end()
        return made

    banded = picture()
    monkeypatch.setattr(rings_module, "BAND_PX", 10_000)
    assert picture() == banded
