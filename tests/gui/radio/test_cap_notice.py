"""The month's limit comes near and stops the radio: said in the listener's words, with a way on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.core.meter import MB_BYTES
from planetfm.gui.radio.cap_notice import CapNotice
from planetfm.gui.translate import install_translators
from planetfm.runtime.meter import DataMeter
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.meter import MeterFile
from tests.gui.told import Told


class House:
    """A meter with a cap of 500 MB, and who is told of it."""

    def __init__(self, path: Path, lane: Lane) -> None:
        self.received, self.cap_mb, self.went_on = 0, 500, 0
        self.told, self.owner = Told(), QObject()
        self.meter = DataMeter(
            MeterFile(path),
            lane,
            ZoneInfo("Asia/Jakarta"),
            lambda: self.received,
            lambda: self.cap_mb,
            now=lambda: 1_795_514_700.0,
        )

    def attend(self, lang: str = "en") -> None:
        CapNotice(self.meter, self.owner, self.told, self.told.over, self.go_on, lang)

    def go_on(self) -> None:
        self.went_on += 1
        self.meter.override()

    def use(self, share: float) -> None:
        self.received = round(share * self.cap_mb * MB_BYTES)
        self.meter.look()


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    mailbox = Mailbox()
    lane = Lane("files", mailbox)
    made = House(tmp_path / "meter.json", lane)
    yield made
    made.meter.close()
    made.owner.deleteLater()
    lane.close(finish=True)
    mailbox.close()


@pytest.mark.parametrize(
    ("lang", "said", "way"),
    [
        (
            "en",
            [
                ("80 percent of this month's limit is used", "The radio stops at 500 MB."),
                (
                    "This month's limit of 500 MB is reached",
                    "The radio stops. News still works.",
                ),
            ],
            "Go on",
        ),
        (
            "id",
            [
                ("80 persen batas bulan ini terpakai", "Siaran berhenti pada 500 MB."),
                (
                    "Batas 500 MB untuk bulan ini tercapai",
                    "Siaran berhenti. Berita tetap bisa dibaca.",
                ),
            ],
            "Lanjutkan",
        ),
    ],
    ids=["en", "id"],
)
def test_it_is_said_near_the_limit_and_at_it_with_a_way_on(
    qapp: QApplication, house: House, lang: str, said: list[tuple[str, str]], way: str
) -> None:
    installed = install_translators(qapp, lang)
    house.attend(lang)
    for share in (0.5, 0.81, 0.9):
        house.use(share)
    assert house.told.said == said[:1]
    assert house.told.staying == set(), "it goes by itself"
    house.use(1.01)
    assert house.told.said == said
    assert house.told.staying == {"cap"}, "it waits for an answer"
    house.told.ways[way]()
    assert house.went_on == 1
    assert house.told.staying == set()
    for translator in installed:
        qapp.removeTranslator(translator)


def test_a_higher_limit_takes_the_word_back(house: House) -> None:
    house.attend()
    house.use(1.01)
    house.cap_mb = 2000
    house.meter.look()
    assert house.told.staying == set()


def test_who_pressed_play_before_there_was_a_window_is_told_in_it(house: House) -> None:
    house.use(1.01)
    house.meter.refuse()
    house.attend()
    assert len(house.told.said) == 1
    house.meter.refuse()
    assert len(house.told.said) == 2
