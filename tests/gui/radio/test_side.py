"""The column shows what the player says and asks of it what the listener does."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.core.snapshot import SoundState
from planetfm.gui.radio.sky import Hour
from planetfm.gui.widgets.banner import Banner
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.conftest import MakeRadio

LEFT = Qt.MouseButton.LeftButton


def test_the_sun_names_what_it_will_do(radio: MakeRadio) -> None:
    live = radio(scenes.live())
    assert live.side.stage.sun.accessibleName() == "Jeda siaran"
    live.show(scenes.stopped()[0])
    assert live.side.stage.sun.accessibleName() == "Putar siaran"


def test_clicking_the_sun_plays_and_pauses(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    QTest.mouseClick(made.side.stage.sun, LEFT)
    assert made.player.calls == [("toggle",)]


def test_a_click_beside_the_sun_is_not_for_it(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    QTest.mouseClick(made.side.stage.sun, LEFT, pos=QPoint(2, 2))
    assert made.player.calls == []


def test_skipping_is_possible_only_where_there_is_tape(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    stage = made.side.stage
    QTest.mouseClick(stage.back, LEFT)
    assert made.player.calls == [("seek_by", -30.0)]
    assert not stage.forward.isEnabled()
    assert stage.forward.toolTip() == "Ini sudah siaran langsung"
    made.show(scenes.behind()[0])
    QTest.mouseClick(stage.forward, LEFT)
    assert made.player.calls[-1] == ("seek_by", 30.0)


def test_a_young_tape_cannot_be_rewound(radio: MakeRadio) -> None:
    view, now = scenes.live()
    made = radio((replace(view, tape=replace(view.tape, oldest=now - 30)), now))
    assert not made.side.stage.back.isEnabled()


def test_the_pill_leads_back_to_live_only_when_behind(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    pill = made.side.stage.pill
    assert pill.focusPolicy() == Qt.FocusPolicy.NoFocus
    made.show(*scenes.behind())
    assert pill.accessibleName() == "Kembali ke siaran langsung"
    assert pill.accessibleDescription() == "12 menit 40 detik di belakang"
    QTest.mouseClick(pill, LEFT)
    assert made.player.calls == [("go_live",)]


def test_volume_goes_to_the_player_and_comes_back_without_an_echo(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    slider = made.side.volume.slider
    made.show(replace(made.player.view, volume=40))
    assert slider.value() == 40
    assert slider.accessibleDescription() == "40 persen"
    assert made.player.calls == []
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert made.player.calls == [("set_volume", 45)]


def test_mute_is_a_toggle_that_follows_the_player(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    QTest.mouseClick(made.side.volume.mute, LEFT)
    assert made.player.calls == [("set_muted", True)]
    made.show(replace(made.player.view, muted=True))
    assert made.side.volume.mute.isChecked()
    assert made.side.volume.slider.value() == 72


def test_starring_names_the_song_that_is_on_air(radio: MakeRadio, qtbot: QtBot) -> None:
    made = radio(scenes.live())
    with qtbot.waitSignal(made.side.starred) as star:
        QTest.mouseClick(made.side.stage.star, LEFT)
    aired, on = star.args
    assert (aired.song.title, on) == ("Pamer Bojo", True)


def test_a_star_changes_only_when_the_view_says_so(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    QTest.mouseClick(made.side.stage.star, LEFT)
    assert not made.side.stage.star.isChecked()
    view = made.player.view
    starred = replace(view.tape.songs[-1], starred=True)
    made.show(replace(view, tape=replace(view.tape, songs=(*view.tape.songs[:-1], starred))))
    assert made.side.stage.star.isChecked()


def test_songs_are_listed_newest_first_and_spoken_with_their_star(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    model = made.side.songs.model
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken[0] == "05.37, Pamer Bojo, Didi Kempot"
    assert spoken[1] == "05.29, Tegar, Rossa, berbintang"
    assert [row.now for row in model.rows[:3]] == [True, False, False]


def test_a_new_song_is_inserted_and_the_rest_stays(radio: MakeRadio, qtbot: QtBot) -> None:
    made = radio(scenes.live())
    model, view = made.side.songs.model, made.player.view
    count = model.rowCount()
    new = replace(view.tape.songs[-1], song=scenes.song("Baru", "Kita"), start=made.clock.now)
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        made.show(replace(view, tape=replace(view.tape, songs=(*view.tape.songs, new))))
    assert model.rowCount() == count + 1
    assert model.songs[0].title == "Baru"


def test_the_star_filter_keeps_starred_songs_alone(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    QTest.mouseClick(made.side.songs.filter, LEFT)
    titles = [row.title for row in made.side.songs.model.songs]
    assert titles == ["Tegar", "Kartonyono Medot Janji", "Dan"]


def test_return_on_a_song_plays_from_its_start(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    songs = made.side.songs.list
    songs.setCurrentIndex(made.side.songs.model.index(1))
    songs.setFocus()
    QTest.keyClick(songs, Qt.Key.Key_Return)
    assert made.player.calls == [("seek_to", made.side.songs.model.songs[1].aired.start)]


def test_the_banner_stands_under_the_stage_and_its_button_tries_now(
    radio: MakeRadio, qtbot: QtBot
) -> None:
    made = radio(scenes.reconnecting())
    banner = made.side.banner
    assert banner.isVisible()
    assert banner.accessibleName() == "Sambungan siaran terputus"
    qtbot.waitUntil(lambda: made.side.tools.y() == 493)
    assert (banner.y(), banner.height()) == (348, 133)
    QTest.mouseClick(banner.button, LEFT)
    assert made.player.calls == [("retry_now",)]


def test_a_countdown_without_room_beside_the_button_stands_over_it(radio: MakeRadio) -> None:
    view, now = scenes.lost()
    made = radio((view, now))
    shown = made.side.banner.content
    assert shown is not None
    silent = Banner(made.theme, parent=made.side)
    silent.show_content(replace(shown, note=""))

    def line_of_its_own(width: int) -> int:
        return made.side.banner.heightForWidth(width) - silent.heightForWidth(width)

    assert (line_of_its_own(500), line_of_its_own(288)) == (0, 22)
    made.show(replace(view, line=replace(view.line, retry_at=now + 1)), now)
    assert line_of_its_own(288) == 22, "a shorter count moves nothing"


def test_the_countdown_ticks_only_while_it_is_seen(radio: MakeRadio) -> None:
    made = radio(scenes.reconnecting())
    assert made.side.counting
    made.side.hide()
    assert not made.side.counting
    made.side.show()
    made.show(*scenes.live())
    assert not made.side.counting
    assert not made.side.banner.isVisible()


def test_coming_back_is_told_in_a_sentence(radio: MakeRadio, qtbot: QtBot) -> None:
    made = radio(scenes.reconnecting())
    view, now = scenes.behind()
    with qtbot.waitSignal(made.side.told) as told:
        made.show(replace(view, behind_s=35), now)
    assert told.args == ["Siaran tersambung lagi. Anda 35 dtk di belakang."]


@pytest.mark.parametrize(
    ("wall", "hour"),
    [
        ("04:29", Hour.MALAM),
        ("04:30", Hour.FAJAR),
        ("06:30", Hour.SIANG),
        ("16:29", Hour.SIANG),
        ("16:30", Hour.SENJA),
        ("18:30", Hour.MALAM),
    ],
)
def test_the_sky_follows_the_stations_hour(radio: MakeRadio, wall: str, hour: Hour) -> None:
    made = radio((scenes.stopped()[0], scenes.at(wall)))
    assert made.side.stage.hour is hour


def test_the_sky_changes_by_itself_at_the_hour(radio: MakeRadio, qtbot: QtBot) -> None:
    made = radio((scenes.stopped()[0], scenes.at("16:29:59")))
    assert made.side.stage.hour is Hour.SIANG
    made.clock.now = scenes.at("16:30:01")
    qtbot.waitUntil(lambda: made.side.stage.hour is Hour.SENJA)


def test_a_short_window_takes_the_short_stage(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    made.side.set_short(True)
    assert made.side.stage.height() == 236
    assert made.side.tools.y() == 248
    made.side.set_short(False)
    assert made.side.stage.height() == 336


def test_one_column_has_a_ribbon_and_grows_by_the_way_back(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    made.side.set_narrow(True)
    made.side.set_short(True)
    made.side.resize(420, made.side.narrow_height)
    assert made.side.ribbon.isVisible()
    assert not made.side.songs.isVisible()
    assert made.side.narrow_height == 349
    made.show(*scenes.behind())
    assert made.side.back_to_live.isVisible()
    assert made.side.narrow_height == 391


def test_every_target_is_large_enough(radio: MakeRadio) -> None:
    made = radio(scenes.behind())
    side = made.side
    for control in (
        side.stage.sun, side.stage.back, side.stage.forward, side.stage.pill, side.stage.star,
        side.volume.mute, side.volume.slider, *side.tools.buttons,
    ):  # fmt: skip
        assert control.width() >= 28
        assert control.height() >= 28


def test_tab_goes_through_the_stage_in_the_designs_order(radio: MakeRadio) -> None:
    made = radio(scenes.behind())
    stage = made.side.stage
    stage.sun.setFocus(Qt.FocusReason.TabFocusReason)
    order = [stage.sun]
    for _ in range(4):
        QTest.keyClick(order[-1], Qt.Key.Key_Tab)
        order.append(made.side.focusWidget())  # type: ignore[arg-type]
    assert order == [stage.sun, stage.back, stage.forward, stage.pill, stage.star]


def test_the_ring_is_for_the_keyboard_alone(radio: MakeRadio, qtbot: QtBot) -> None:
    made = radio(scenes.behind())
    with qtbot.waitActive(made.side):
        made.side.activateWindow()
    sun = made.side.stage.sun
    QTest.mouseClick(sun, LEFT)
    assert not sun.ring.shown
    QTest.keyClick(sun, Qt.Key.Key_Tab)
    assert made.side.stage.back.ring.shown
    assert not sun.ring.shown


def test_the_ring_is_never_cut_off_by_a_narrow_parent(radio: MakeRadio, qtbot: QtBot) -> None:
    made = radio(scenes.live())
    with qtbot.waitActive(made.side):
        made.side.activateWindow()
    mute = made.side.volume.mute
    mute.setFocus(Qt.FocusReason.TabFocusReason)
    ring = mute.ring.ring
    assert ring is not None
    host = ring.parentWidget()
    assert host is not None
    assert host.rect().contains(ring.geometry())
    assert ring.mapTo(made.side, QPoint(4, 4)) == mute.mapTo(made.side, QPoint(0, 0))
    made.side.set_short(True)
    assert ring.mapTo(made.side, QPoint(4, 4)) == mute.mapTo(made.side, QPoint(0, 0))


def test_the_song_that_is_heard_comes_into_sight(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    made.show(*scenes.behind())
    songs = made.side.songs
    place = [row.now for row in songs.model.rows].index(True)
    rect = songs.list.visualRect(songs.model.index(place))
    assert (place, rect.top()) == (2, 44)


def test_switching_the_theme_repaints_at_run_time(radio: MakeRadio) -> None:
    made = radio(scenes.live())

    def ground() -> str:
        return made.side.grab().toImage().pixelColor(200, 425).name().upper()

    assert ground() == "#F3F1EB"
    made.theme.set_choice("dark")
    assert ground() == "#181D29"


def test_a_paused_sound_stops_everything_that_moves(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    assert made.side.pulse.running
    made.show(scenes.paused()[0])
    assert not made.side.pulse.running


def test_nothing_moves_while_hidden_or_under_reduced_motion(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    made.side.hide()
    assert not made.side.pulse.running
    made.side.show()
    assert made.side.pulse.running
    made.theme.set_reduced_motion(True)
    assert not made.side.pulse.running
    made.theme.set_reduced_motion(False)
    assert made.side.pulse.running


def test_the_busy_arc_turns_after_a_second(radio: MakeRadio) -> None:
    view, now = scenes.live()
    made = radio((replace(view, sound=SoundState.BUFFERING, sound_since=now - 5), now))
    assert made.side.stage.moves


def test_what_happens_while_it_is_hidden_is_told_at_once_and_shown_later(
    radio: MakeRadio, qtbot: QtBot
) -> None:
    made = radio(scenes.live())
    side = made.side
    side.hide()
    made.show(*scenes.reconnecting())
    assert side.banner.content is None
    view, now = scenes.behind()
    with qtbot.waitSignal(side.told) as told:
        made.show(replace(view, behind_s=35), now)
    assert told.args == ["Siaran tersambung lagi. Anda 35 dtk di belakang."]
    made.show(*scenes.reconnecting())
    side.show()
    assert side.banner.isVisible()


def test_coming_back_in_one_column_it_is_as_high_as_it_has_to_be(radio: MakeRadio) -> None:
    made = radio(scenes.live())
    side = made.side
    side.set_narrow(True)
    without_banner = side.narrow_height
    side.hide()
    made.show(*scenes.reconnecting())
    side.set_narrow(True)
    assert side.narrow_height > without_banner + 60


def test_a_closed_radio_leaves_no_widgets_behind(radio: MakeRadio, qapp: QApplication) -> None:
    def widgets() -> int:
        gc.collect()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(qapp.allWidgets())

    radio(scenes.live()).side.deleteLater()
    before = widgets()
    for _ in range(3):
        made = radio(scenes.reconnecting())
        made.show(*scenes.live())
        made.side.deleteLater()
        del made
    assert widgets() <= before
