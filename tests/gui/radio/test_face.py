"""Which of the two truths, line and sound, the stage tells, and in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planetfm.core.errors import Trouble
from planetfm.core.snapshot import LineState, LineView, PlayerView, SoundState, TapeView
from planetfm.gui.radio.face import ArcKind, Face, Mood, PillKind, face, mood
from planetfm.gui.radio.notices import DockKind, banner_for, dock_line, what_changed
from planetfm.gui.radio.rings import Rings
from planetfm.gui.radio.speech import Speech
from tests.gui.radio import radio_scenes as scenes

pytestmark = pytest.mark.usefixtures("indonesian")


def seen(scene: tuple[PlayerView, float], speech: Speech) -> Face:
    view, now = scene
    speech.now.now = now  # type: ignore[attr-defined]
    return face(view, speech, "Planet FM", now)


def test_live_says_on_air_with_moving_rings_and_the_coral_pill(speech: Speech) -> None:
    now = seen(scenes.live(), speech)
    assert (now.mood, now.glyph, now.rings, now.moving) == (Mood.LIVE, "pause", Rings.LIVE, True)
    assert now.pill is not None
    assert (now.pill.kind, now.pill.label) == (PillKind.LIVE, "LIVE")
    assert (now.eyebrow, now.title, now.artist) == ("SEDANG SIARAN", "Pamer Bojo", "Didi Kempot")
    assert now.back_enabled
    assert not now.forward_enabled
    assert now.forward_why == "Ini sudah siaran langsung"


def test_paused_says_since_when_and_how_far_behind(speech: Speech) -> None:
    now = seen(scenes.paused(), speech)
    assert (now.glyph, now.rings, now.moving) == ("play", Rings.FAINT, False)
    assert now.pill is not None
    assert (now.pill.label, now.pill.back_to_live) == ("DIJEDA −12:40", True)
    assert now.pill.spoken == "12 menit 40 detik di belakang"
    assert now.eyebrow == "DIJEDA PUKUL 17.07 WIB"


def test_behind_is_as_live_but_tells_when_it_was_on_air(speech: Speech) -> None:
    now = seen(scenes.behind(), speech)
    assert (now.mood, now.rings, now.forward_enabled) == (Mood.BEHIND, Rings.LIVE, True)
    assert now.pill is not None
    assert (now.pill.kind, now.pill.label) == (PillKind.AMBER, "−12:40")
    assert now.eyebrow == "TADI, PUKUL 17.07 WIB"


def test_a_cut_line_with_sound_going_on_shows_dashed_rings(speech: Speech) -> None:
    now = seen(scenes.reconnecting(), speech)
    assert (now.mood, now.rings, now.arc) == (Mood.RECONNECTING, Rings.DASHED, ArcKind.AMBER)
    assert now.pill is not None
    assert now.pill.label == "MENYAMBUNG ULANG"
    assert now.eyebrow == "DIPUTAR DARI CADANGAN"


def test_a_cut_line_with_the_reserve_used_up_dims_the_sun(speech: Speech) -> None:
    now = seen(scenes.lost(), speech)
    assert (now.mood, now.dim, now.rings) == (Mood.LOST, True, Rings.NONE)
    assert now.pill is not None
    assert now.pill.label == "TERPUTUS"


def test_the_first_run_welcomes_and_searches(speech: Speech) -> None:
    now = seen(scenes.searching(), speech)
    assert (now.mood, now.glyph, now.arc) == (Mood.SEARCHING, "", ArcKind.WHITE)
    assert (now.eyebrow, now.title) == ("SELAMAT DATANG", "Mencari siaran Planet FM")


def test_a_station_without_titles_has_no_star(speech: Speech) -> None:
    view, at = scenes.live()
    now = seen((replace(view, song=None), at), speech)
    assert (now.title, now.artist) == ("Siaran Planet FM", "Tanpa judul lagu")
    assert not now.can_star


def test_buffering_says_so_only_after_a_second(speech: Speech) -> None:
    view, at = scenes.live()
    short = replace(view, sound=SoundState.BUFFERING, sound_since=at - 0.5)
    assert seen((short, at), speech).arc is ArcKind.NONE
    long = replace(view, sound=SoundState.BUFFERING, sound_since=at - 2)
    now = seen((long, at), speech)
    assert (now.arc, now.artist, now.sun_state) == (ArcKind.WHITE, "Menyangga suara", "menyangga")
    assert not now.moving


WANTED = PlayerView(wanted=True, sound=SoundState.STARTING)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (PlayerView(), Mood.STOPPED),
        (replace(WANTED, line=LineView(LineState.CONNECTING)), Mood.CONNECTING),
        (replace(WANTED, line=LineView(LineState.FLOWING)), Mood.CONNECTING),
        (replace(WANTED, line=LineView(LineState.WAITING, 1, trouble=Trouble.CLOSED)), Mood.LOST),
        (replace(WANTED, line=LineView(LineState.WAITING, 1, trouble=Trouble.GONE)), Mood.OFF_AIR),
        (replace(WANTED, line=LineView(LineState.NOT_FOUND)), Mood.NOT_FOUND),
        (replace(WANTED, sound=SoundState.NO_DEVICE), Mood.NO_DEVICE),
        (replace(WANTED, sound=SoundState.FAILED), Mood.FAILED),
    ],
)
def test_every_state_has_its_mood(view: PlayerView, expected: Mood) -> None:
    assert mood(view) is expected


@pytest.mark.parametrize("sound", list(SoundState))
@pytest.mark.parametrize("line", list(LineState))
@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("down", [True, False])
def test_no_combination_of_line_and_sound_is_without_words(
    sound: SoundState, line: LineState, wanted: bool, down: bool, speech: Speech
) -> None:
    view, at = scenes.live()
    since = at - 20 if down else None
    odd = replace(view, sound=sound, wanted=wanted, line=LineView(line, 2, at + 5, since))
    now = seen((odd, at), speech)
    assert now.title
    assert now.sun_name
    assert now.eyebrow
    dock_line(odd, speech)
    banner_for(odd, speech, at)


def banner(scene: tuple[PlayerView, float], speech: Speech, stories: int = 0) -> list[str]:
    view, now = scene
    content = banner_for(view, speech, now, stories)
    assert content is not None
    return [content.title, content.text, content.note, content.action]


def test_the_banner_of_a_cut_line_counts_the_reserve_and_the_next_try(speech: Speech) -> None:
    assert banner(scenes.reconnecting(), speech) == [
        "Sambungan siaran terputus",
        "Suara tetap jalan dari cadangan, cukup untuk 1 mnt 48 dtk.",
        "Percobaan ke-3 dalam 6 dtk",
        "Coba sekarang",
    ]


def test_the_banner_of_a_used_up_reserve_says_when_it_tries_next(speech: Speech) -> None:
    assert banner(scenes.lost(), speech) == [
        "Siaran terputus dan cadangan habis",
        "Berita tetap bisa dibaca.",
        "Mencoba lagi dalam 20 dtk",
        "Coba sekarang",
    ]


def test_the_meter_is_the_share_of_the_reserve_that_is_left(speech: Speech) -> None:
    view, now = scenes.reconnecting()
    content = banner_for(replace(view, reserve_s=2, reserve_full_s=4), speech, now)
    assert content is not None
    assert content.meter == pytest.approx(0.5)


def test_the_countdown_does_not_reach_zero_while_waiting(speech: Speech) -> None:
    view, now = scenes.reconnecting()
    content = banner_for(view, speech, now + 60)
    assert content is not None
    assert content.note == "Percobaan ke-3 dalam 1 dtk"


def test_a_pause_tells_what_came_and_how_long_it_is_kept(speech: Speech) -> None:
    assert banner(scenes.paused(), speech, 2)[:2] == [
        "Selama jeda: 2 lagu dan 2 berita baru",
        "Tekan putar untuk lanjut dari sini. Bagian ini masih tersimpan 47 mnt 20 dtk lagi.",
    ]
    assert banner(scenes.paused(), speech)[0] == "Selama jeda: 2 lagu"
    view, now = scenes.paused()
    quiet = replace(view, tape=replace(view.tape, songs=()))
    assert banner((quiet, now), speech, 1)[0] == "Selama jeda: 1 berita baru"
    assert banner((quiet, now), speech)[0] == "Dijeda"


def test_a_pause_far_behind_tells_only_what_came_since_it_began(speech: Speech) -> None:
    view, now = scenes.paused()
    assert sum(1 for aired in view.tape.songs if aired.start > now - 1) == 0
    just_now = replace(view, sound_since=now - 1)
    assert banner((just_now, now), speech)[0] == "Dijeda"


def test_in_silence_one_can_go_back_into_what_is_kept(speech: Speech) -> None:
    view, now = scenes.paused()
    kept = replace(view.tape, heard=None)
    silent = replace(view, sound=SoundState.SILENT, wanted=False, song=None, tape=kept)
    told = seen((silent, now), speech)
    assert (told.back_enabled, told.forward_enabled) == (True, False)
    assert told.forward_why == "Tekan putar untuk mendengarkan"
    empty = replace(silent, tape=TapeView())
    assert not seen((empty, now), speech).back_enabled


def test_an_offline_computer_is_told_on_the_news_side_alone(speech: Speech) -> None:
    view, now = scenes.reconnecting()
    offline = replace(view, line=replace(view.line, trouble=Trouble.OFFLINE))
    assert banner_for(offline, speech, now) is None


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (replace(WANTED, sound=SoundState.NO_DEVICE), "Sambungkan pelantang, lalu tekan putar."),
        (
            replace(WANTED, sound=SoundState.FAILED),
            "Bentuk suara siaran ini tidak dikenal di komputer ini.",
        ),
        (
            replace(WANTED, line=LineView(LineState.WAITING, 1, 60.0, 0.0, Trouble.GONE)),
            "Aplikasi memeriksa lagi tiap menit dan memutar begitu siaran mulai.",
        ),
        (
            replace(WANTED, line=LineView(LineState.FINDING, 1, None, 0.0, Trouble.GONE)),
            "Mencari alamat baru di situs.",
        ),
    ],
)
def test_the_banner_says_what_the_listener_can_do(
    view: PlayerView, said: str, speech: Speech
) -> None:
    content = banner_for(view, speech, 10.0)
    assert content is not None
    assert content.text == said


def test_the_dock_says_where_we_are(speech: Speech) -> None:
    def line(scene: tuple[PlayerView, float]) -> tuple[DockKind, str]:
        found = dock_line(scene[0], speech)
        return found.kind, found.label

    assert line(scenes.live()) == (DockKind.LIVE, "Anda di siaran langsung")
    assert line(scenes.paused()) == (DockKind.BEHIND, "Kembali ke siaran langsung")
    assert line(scenes.reconnecting()) == (DockKind.CUT, "Terputus sejak 10.14 WIB")
    assert line(scenes.stopped()) == (DockKind.NOTHING, "")


def test_coming_back_says_how_far_behind_the_listener_is_now(speech: Speech) -> None:
    view, _ = scenes.behind()
    back = replace(view, behind_s=35)
    said = "Siaran tersambung lagi. Anda 35 dtk di belakang."
    assert what_changed(Mood.RECONNECTING, back, speech) == said
    assert what_changed(Mood.PAUSED, back, speech) == ""
