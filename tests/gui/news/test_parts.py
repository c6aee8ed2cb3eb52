"""The small parts under the list: heights, wrapped text, decoded pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from planetfm.gui.news.pictures import Frame, Pictures, decode
from planetfm.gui.news.rows import Rows
from planetfm.gui.news.text import Typesetter
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.runtime.tasks import Lane


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.data())
def test_every_height_of_a_list_belongs_to_the_row_that_covers_it(
    heights: list[int], data: st.DataObject
) -> None:
    rows = Rows(100)
    rows.reset(len(heights), 100)
    for at, height in enumerate(heights):
        rows.measure(at, height)
    y = data.draw(st.integers(0, sum(heights) - 1))
    at = rows.at(y)
    assert rows.top(at) <= y < rows.top(at) + heights[at]
    assert rows.total == sum(heights)


def test_rows_that_were_not_measured_count_with_the_estimate() -> None:
    rows = Rows(100)
    rows.reset(10_000, 98)
    assert rows.total == 980_000
    assert rows.measure(3, 116) == 18
    assert rows.top(4) == 98 * 3 + 116
    rows.insert(0, 2)
    assert rows.top(6) == 98 * 5 + 116
    assert not rows.is_measured(0)
    assert rows.is_measured(5)


def test_an_empty_list_has_no_row_anywhere() -> None:
    assert Rows(100).at(0) == -1


def test_a_number_stays_with_the_word_after_it(theme: Theme) -> None:
    types = Typesetter()
    title = "BANDARA BANYUWANGI KEMBALI DITUTUP, 7 PENERBANGAN TERIMBAS"
    wide = round(types.width("BANDARA BANYUWANGI KEMBALI DITUTUP, 7", Style.LEAD)) + 4
    lines = types.wrap(title, Style.LEAD, wide, 3).lines
    assert not lines[0].endswith("7")
    assert " ".join(lines).replace("\u00a0", " ") == title


def test_text_past_the_last_line_ends_in_an_ellipsis(theme: Theme) -> None:
    types = Typesetter()
    made = types.wrap("KATA " * 100, Style.HEADLINE_UNREAD, 300, 2)
    assert made.cut
    assert len(made.lines) == 2
    assert made.lines[1].endswith("…")
    assert not types.wrap("KATA", Style.HEADLINE_UNREAD, 300, 2).cut
    monster = types.wrap("A" * 500, Style.HEADLINE_UNREAD, 300, 2)
    assert all(types.width(line, Style.HEADLINE_UNREAD) <= 302 for line in monster.lines)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#3080C0"))
    path = tmp_path / "foto.png"
    assert image.save(str(path))
    return path


def test_a_picture_fills_its_frame_and_has_round_corners(photo: Path) -> None:
    image = decode(photo, Frame(128, 80, 8))
    assert (image.width(), image.height()) == (128, 80)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(64, 40).name() == "#3080c0"
    left = decode(photo, Frame(300, 184, 11, left_only=True))
    assert left.pixelColor(0, 0).alpha() == 0
    assert left.pixelColor(299, 0).alpha() == 255


def test_a_picture_without_a_height_keeps_its_shape_and_is_never_enlarged(photo: Path) -> None:
    assert decode(photo, Frame(640)).size().toTuple() == (640, 320)
    assert decode(photo, Frame(5000)).size().toTuple() == (1200, 600)


def test_what_is_no_picture_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "bukan.png"
    path.write_bytes(b"<html>bukan gambar</html>")
    assert decode(path, Frame(100, 100)).isNull()
    assert decode(tmp_path / "tidak-ada.png", Frame(100, 100)).isNull()


class Disk:
    """A source whose pictures lie on the disk; notes what was asked."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.asked: list[str] = []

    def picture(self, url: str, width_px: int, done: Callable[[Path | None], None]) -> None:
        self.asked.append(url)
        done(self.path)


def test_pictures_are_asked_for_once_and_the_oldest_leave_first(
    qtbot: QtBot, lane: Lane, photo: Path
) -> None:
    disk = Disk(photo)
    one = 128 * 80 * 4
    pictures = Pictures(disk, lane, cap_bytes=3 * one)
    frame = Frame(128, 80)
    for n in range(5):
        assert pictures.get(f"https://a.id/{n}", frame) is None
        assert pictures.get(f"https://a.id/{n}", frame) is None
    assert len(disk.asked) == 5
    qtbot.waitUntil(lambda: pictures.idle)
    assert pictures.held_bytes == 3 * one
    assert pictures.get("https://a.id/4", frame) is not None
    assert pictures.get("https://a.id/0", frame) is None
    qtbot.waitUntil(lambda: pictures.idle)


def test_a_missing_picture_is_not_asked_for_again_until_the_site_is_back(
    qtbot: QtBot, lane: Lane
) -> None:
    disk = Disk(None)
    pictures = Pictures(disk, lane)
    frame = Frame(10, 10)
    pictures.get("https://a.id/x", frame)
    pictures.get("https://a.id/x", frame)
    assert disk.asked == ["https://a.id/x"]
    assert pictures.missing("https://a.id/x")
    pictures.forget_missing()
    pictures.get("https://a.id/x", frame)
    assert len(disk.asked) == 2
