"""The tools do what they say, with the real controllers behind them and a real file at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.audio.carried import CarriedSound
from planetfm.audio.silent import SilentBackend
from planetfm.core.alarms import PATIENCE_S, WATCH_S, Alarm
from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.core.keeping import KeepProblem, KeepTrouble, Kept, KeptKind
from planetfm.core.snapshot import SoundState
from planetfm.gui.radio.desk import Desk
from planetfm.gui.radio.desk_words import kept_words, timer_words, trouble_words
from planetfm.gui.radio.side import RadioSide
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.runtime.ringing import CarriedSoundPlays
from planetfm.runtime.timers import (
    AlarmMissed,
    AlarmRings,
    OneMinuteLeft,
    StoppedBySleepTimer,
    TimersController,
)
from planetfm.store.alarms import AlarmFile
from tests.gui.radio.conftest import WIB, Clock
from tests.gui.told import Told
from tests.runtime.little_radio import LittleRadio
from tests.runtime.radio import Clock as Clocks
from tests.runtime.radio_room import Room, furnish

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SPEECH = Speech("id", WIB, "WIB", time.time)


class Studio:
    """A window with the radio side, on a player that hears a little radio."""

    def __init__(self, room: Room, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        self.room, self.clocks, self.toasts = room, Clocks(), Told()
        self.folders_asked = 0
        self.timers = TimersController(
            room.player,
            room.lanes[1],
            AlarmFile(folder / "alarms.json"),
            lambda volume: CarriedSound(
                assets_dir() / "sounds" / "alarm.mp3", SilentBackend, volume
            ),
            zone=WIB,
            wall=self.clocks.wall,
            boot=self.clocks.boot,
        )
        self.timers.start()
        self.window = QWidget()
        self.window.resize(420, 700)
        self.side = RadioSide(
            room.player, theme, SPEECH, "Planet FM", "Banyuwangi", parent=self.window
        )
        self.side.starred.connect(lambda aired, on: room.songs.toggle_star(aired.song))
        self.side.resize(380, 656)
        self.desk = Desk(
            room.keep,
            self.timers,
            self.side,
            self.window,
            self.toasts,
            SPEECH,
            self._ask,
            self.toasts.over,
        )
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.record, self.clip, self.sleep = self.side.tools.buttons

    def _ask(self) -> None:
        self.folders_asked += 1

    def play(self) -> None:
        self.room.player.play()
        self.room.wait(lambda: self.room.player.view.sound is SoundState.PLAYING)

    def choose(self, label: str) -> None:
        """Press an entry of the open menu, as a listener with a keyboard does."""
        menu = self.desk.menu
        assert menu is not None
        action = next(a for a in menu.actions() if a.text() == label)
        assert action.isEnabled(), label
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def checked(self) -> list[str]:
        menu = self.desk.menu
        assert menu is not None
        found = [action.text() for action in menu.actions() if action.isChecked()]
        menu.close()
        return found


@pytest.fixture
def studio(qtbot: QtBot, tmp_path: Path, theme: Theme, indonesian: None) -> Iterator[Studio]:
    with LittleRadio("Rossa - Tegar") as radio:
        room = furnish(tmp_path, qtbot, radio.url, time.time)
        made = Studio(room, theme, tmp_path, qtbot)
        yield made
        made.timers.close()
        room.close()


def test_record_runs_with_its_time_and_ends_in_a_file_that_can_be_opened(
    studio: Studio, qtbot: QtBot
) -> None:
    studio.play()
    QTest.mouseClick(studio.record, LEFT)
    assert studio.record.label == "00:00"
    studio.room.wait(lambda: studio.record.label >= "00:01")
    assert studio.record.accessibleDescription().startswith("merekam, ")
    assert studio.side.small_tools.buttons[0].isChecked()
    QTest.mouseClick(studio.record, LEFT)
    studio.room.wait(lambda: studio.toasts.said)
    ((title, detail),) = studio.toasts.said
    assert title == "Rekaman tersimpan"
    assert detail.endswith(" KB")
    assert studio.record.label == "Rekam"
    assert not studio.side.small_tools.buttons[0].isChecked()
    assert list(studio.toasts.ways) == ["Buka folder", "Putar"]
    studio.toasts.ways["Putar"]()
    studio.room.wait(lambda: studio.room.opened)
    assert studio.room.opened[0].parent == studio.room.music


def test_the_keys_record_clip_and_star(studio: Studio, qtbot: QtBot) -> None:
    QTest.keyClick(studio.window, Qt.Key.Key_K, CTRL)
    assert studio.toasts.said[-1][0] == "Belum ada yang bisa disimpan"
    studio.play()
    QTest.keyClick(studio.window, Qt.Key.Key_R, CTRL | SHIFT)
    assert studio.room.keep.recording is not None
    QTest.keyClick(studio.window, Qt.Key.Key_R, CTRL | SHIFT)
    studio.room.wait(lambda: studio.room.keep.recording is None)
    studio.room.wait(lambda: studio.room.player.view.song)
    song = studio.room.player.view.song
    assert song is not None
    for starred in (True, False):
        QTest.keyClick(studio.window, Qt.Key.Key_D, CTRL)
        assert studio.room.songs.is_starred(song) is starred


def test_a_clip_of_a_young_tape_says_how_much_it_has(studio: Studio, qtbot: QtBot) -> None:
    studio.play()
    QTest.mouseClick(studio.clip, LEFT)
    studio.room.wait(lambda: studio.toasts.said)
    title, detail = studio.toasts.said[-1]
    assert title == "Klip tersimpan"
    assert detail.startswith("Baru ")
    assert "Buka folder" in studio.toasts.ways


def test_the_sleep_menu_sets_the_timer_and_the_button_counts(studio: Studio, qtbot: QtBot) -> None:
    studio.play()
    QTest.keyClick(studio.window, Qt.Key.Key_T, CTRL)
    menu = studio.desk.menu
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.text()] == [
        "15 menit",
        "30 menit",
        "45 menit",
        "60 menit",
        "90 menit",
        "Sampai lagu ini selesai",
        "Matikan timer",
    ]
    assert not menu.actions()[-1].isEnabled()
    studio.choose("30 menit")
    assert studio.desk.menu is None
    assert studio.sleep.label == "30 mnt"
    studio.clocks.forward(130)
    studio.timers.look()
    assert studio.sleep.label == "28 mnt"
    assert studio.sleep.accessibleDescription() == "28 menit lagi"
    QTest.mouseClick(studio.sleep, LEFT)
    assert studio.checked() == ["30 menit"]
    QTest.mouseClick(studio.sleep, LEFT)
    studio.choose("Sampai lagu ini selesai")
    assert studio.sleep.label == "Lagu ini"
    QTest.mouseClick(studio.sleep, LEFT)
    studio.choose("Matikan timer")
    assert studio.sleep.label == "Tidur"
    assert not studio.timers.sleeping


def test_a_minute_before_the_end_more_time_can_be_had(studio: Studio) -> None:
    studio.play()
    studio.desk.sleep(15)
    studio.clocks.forward(14 * 60 + 5)
    studio.timers.look()
    assert studio.toasts.said == [("Siaran berhenti dalam 1 menit", "")]
    assert studio.toasts.staying
    studio.toasts.ways["Tambah 15 menit"]()
    assert not studio.toasts.staying
    assert studio.sleep.label == "16 mnt"
    studio.clocks.forward(16 * 60)
    studio.timers.look()
    title, detail = studio.toasts.said[-1]
    assert title.startswith("Berhenti otomatis pukul ")
    assert detail == "Selamat tidur."
    assert studio.sleep.label == "Tidur"


def test_an_alarm_waits_for_its_answer_and_no_longer_than_it_rings(studio: Studio) -> None:
    studio.play()
    for answer in (True, False):
        at = datetime.fromtimestamp(studio.clocks.wall(), WIB) + timedelta(minutes=2)
        studio.timers.add(at.hour, at.minute)
        studio.clocks.forward(120)
        studio.timers.look()
        assert studio.toasts.staying == {"alarm"}
        assert studio.toasts.said[-1][0].startswith("Alarm, ")
        if answer:
            studio.toasts.ways["Matikan alarm"]()
        else:
            studio.clocks.forward(WATCH_S + 1)
            studio.timers.look()
        assert studio.timers.ringing is None
        assert not studio.toasts.staying


def test_once_the_station_is_heard_the_alarm_says_so(studio: Studio) -> None:
    at = datetime.fromtimestamp(studio.clocks.wall(), WIB) + timedelta(minutes=2)
    studio.timers.add(at.hour, at.minute)
    studio.clocks.forward(120)
    studio.timers.look()
    studio.clocks.forward(PATIENCE_S + 1)  # the line is being made still
    studio.timers.look()
    assert studio.toasts.said[-1][0] == "Siaran tidak terdengar"
    studio.room.wait(lambda: studio.room.player.view.sound is SoundState.PLAYING)
    studio.room.wait(lambda: studio.timers.carried_for is None)
    assert studio.toasts.said[-1][0].startswith("Alarm, ")
    assert studio.toasts.staying == {"alarm"}
    studio.timers.dismiss()
    assert not studio.toasts.staying


def test_without_sound_the_sleep_timer_says_why_it_does_not_start(studio: Studio) -> None:
    studio.desk.sleep(15)
    assert studio.toasts.said[-1][0] == "Siaran tidak diputar"
    assert studio.sleep.label == "Tidur"


def test_a_missing_folder_can_be_chosen_anew(studio: Studio) -> None:
    studio.room.keep.said.emit(KeepTrouble(KeepProblem.FOLDER_GONE, path="/gone"))
    assert studio.toasts.said[-1][0] == "Folder rekaman tidak ada"
    studio.toasts.ways["Pilih folder"]()
    assert studio.folders_asked == 1


def kept(kind: KeptKind, seconds: float, said: str = "") -> Kept:
    return Kept("/music/a.mp3", kind, 0.0, seconds, 4_800_000, Codec.MP3, said)


def test_what_was_kept_in_the_words_of_the_design(indonesian: None) -> None:
    def said(one: Kept) -> tuple[str, str]:
        notice = kept_words(one, SPEECH)
        return notice.title, notice.detail

    assert said(kept(KeptKind.CLIP, 300.02)) == ("Klip tersimpan", "5 menit terakhir, 4,8 MB")
    assert said(kept(KeptKind.CLIP, 600)) == ("Klip tersimpan", "10 mnt, 4,8 MB")
    assert said(kept(KeptKind.RECORDING, 252)) == ("Rekaman tersimpan", "4 mnt 12 dtk, 4,8 MB")
    assert said(kept(KeptKind.SONG, 252, "Tegar, Rossa")) == ("Lagu tersimpan", "Tegar, Rossa")


@pytest.mark.parametrize("problem", KeepProblem)
@pytest.mark.parametrize("kind", [None, *KeptKind])
def test_every_trouble_has_words_and_none_claims_a_file_that_is_not_there(
    indonesian: None, problem: KeepProblem, kind: KeptKind | None
) -> None:
    one = None if kind is None else kept(kind, 130)
    notice = trouble_words(KeepTrouble(problem, 130, 300, one), SPEECH)
    assert notice.title
    assert notice.detail
    claims = "tersimpan" in f"{notice.title} {notice.detail}".replace(
        "Tidak ada yang tersimpan", ""
    )
    if kind is None and problem is not KeepProblem.NOTHING_ON_TAPE:
        assert not claims


def test_a_full_disk_tells_how_far_the_recording_came(indonesian: None) -> None:
    one = kept(KeptKind.RECORDING, 252)
    notice = trouble_words(KeepTrouble(KeepProblem.DISK_FULL, 252, kept=one), SPEECH)
    assert notice.title == "Disk penuh"
    assert notice.detail == "Rekaman berhenti pada 04:12 dan tersimpan."


def test_timers_and_alarms_in_words(indonesian: None, clock: Clock) -> None:
    alarm = Alarm("a", 6, 0)
    at = 1_764_025_800.0  # 25 November 2025, 06.10 in Jakarta
    titles = [
        timer_words(event, SPEECH).title
        for event in (
            OneMinuteLeft(),
            StoppedBySleepTimer(at),
            AlarmRings(alarm, at),
            AlarmMissed(alarm, at),
            CarriedSoundPlays(alarm, Trouble.OFFLINE, None),
        )
    ]
    used_up = timer_words(CarriedSoundPlays(alarm, None, None, capped=True), SPEECH)
    assert used_up.detail == "Batas bulan ini tercapai. Suara alarm diputar sebagai gantinya."
    assert titles == [
        "Siaran berhenti dalam 1 menit",
        "Berhenti otomatis pukul 06.10 WIB",
        "Alarm, 06.10 WIB",
        "Alarm pukul 06.10 WIB terlewat",
        "Siaran tidak terdengar",
    ]
