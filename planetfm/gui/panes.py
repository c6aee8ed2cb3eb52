"""Where the panes of the main window lie, by its size: pure arithmetic, section 5 of the design.

WIDE   1280 and up   radio | list | reader     both edges can be dragged
TWO    960 to 1279   radio | list or reader
SMALL  680 to 959    radio | list or reader, compact cards
NARROW 360 to 679    one column: radio above, tabs, list or songs; the reader replaces them
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

DOCK_PX, DOCK_LOW_PX = 104, 84
LOW_DOCK_UNDER, SHORT_STAGE_UNDER = 600, 680
TABS_PX, FOLDED_PX = 41, 92
RADIO_PX = (320, 380, 460)
LIST_PX = (320, 376, 520)
"""Least, usual and most, where an edge can be dragged."""
LOW_UNDER, BESIDE_IF_LOW = 480, 560
"""One column needs height; where large text leaves less, the panes go side by side sooner, px."""
CHIPS_FROM_PX = 440
"""A list narrower than this has a menu in place of the chips."""


class Form(enum.Enum):
    WIDE = "wide"
    TWO = "two"
    SMALL = "small"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Box:
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Panes:
    """A pane that is not shown is None."""

    form: Form
    radio: Box | None
    list: Box | None
    reader: Box | None
    dock: Box | None
    tabs: Box | None = None
    songs: Box | None = None
    folded: Box | None = None
    short_stage: bool = False


def form_of(width_px: int, height_px: int) -> Form:
    if width_px >= 1280:
        return Form.WIDE
    if width_px >= 960:
        return Form.TWO
    beside = BESIDE_IF_LOW if height_px < LOW_UNDER else 680
    return Form.SMALL if width_px >= beside else Form.NARROW


def within(value: int, limits: tuple[int, int, int]) -> int:
    return min(max(value, limits[0]), limits[2])


def percent_of(value: int, limits: tuple[int, int, int]) -> int:
    """How far `value` is on its way from the least to the most."""
    return round(100 * (within(value, limits) - limits[0]) / (limits[2] - limits[0]))


def arrange(
    width_px: int,
    height_px: int,
    *,
    reading: bool,
    songs_tab: bool,
    narrow_radio_px: int,
    radio_px: int = RADIO_PX[1],
    list_px: int = LIST_PX[1],
) -> Panes:
    """The panes for a window of this size.

    `reading`: an article is open. `songs_tab`: the narrow window shows the songs. `narrow_radio_px`
    is the height the radio wants in one column. `radio_px` and `list_px` are the dragged widths.
    """
    form = form_of(width_px, height_px)
    if form is Form.NARROW:
        return _narrow(width_px, height_px, reading, songs_tab, narrow_radio_px)
    dock_px = DOCK_LOW_PX if height_px < LOW_DOCK_UNDER else DOCK_PX
    high = height_px - dock_px
    dock = Box(0, high, width_px, dock_px)
    short = height_px < SHORT_STAGE_UNDER
    if form is Form.WIDE:
        radio = within(radio_px, RADIO_PX)
        middle = within(list_px, LIST_PX)
        return Panes(
            form,
            radio=Box(0, 0, radio, high),
            list=Box(radio, 0, middle, high),
            reader=Box(radio + middle, 0, width_px - radio - middle, high),
            dock=dock,
            short_stage=short,
        )
    radio = 320 if form is Form.SMALL else 340 if width_px < 1100 else 380
    news = Box(radio, 0, width_px - radio, high)
    return Panes(
        form,
        radio=Box(0, 0, radio, high),
        list=None if reading else news,
        reader=news if reading else None,
        dock=dock,
        short_stage=short,
    )


def _narrow(width_px: int, height_px: int, reading: bool, songs_tab: bool, radio_px: int) -> Panes:
    if reading:
        rest = Box(0, FOLDED_PX, width_px, height_px - FOLDED_PX)
        folded = Box(0, 0, width_px, FOLDED_PX)
        return Panes(Form.NARROW, None, None, rest, None, folded=folded, short_stage=True)
    top = radio_px + TABS_PX
    rest = Box(0, top, width_px, max(0, height_px - top))
    return Panes(
        Form.NARROW,
        radio=Box(0, 0, width_px, radio_px),
        list=None if songs_tab else rest,
        reader=None,
        dock=None,
        tabs=Box(0, radio_px, width_px, TABS_PX),
        songs=rest if songs_tab else None,
        short_stage=True,
    )
