"""The views behind the design's pictures: the same songs, hours and troubles."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from planetfm.core.errors import Trouble
from planetfm.core.model import Song
from planetfm.core.snapshot import (
    AiredSong,
    LineState,
    LineView,
    PlayerView,
    SearchView,
    SoundState,
    Step,
    StepState,
    TapeView,
)

WIB = ZoneInfo("Asia/Jakarta")


def at(clock: str) -> float:
    """POSIX seconds of "05:42" or "05:42:30" on the day of the pictures."""
    parts = [int(part) for part in clock.split(":")]
    hour, minute, second = (*parts, 0)[:3]
    return datetime(2026, 11, 25, hour, minute, second, tzinfo=WIB).timestamp()


def song(title: str, artist: str = "") -> Song:
    return Song(artist, title, f"{artist} - {title}")


def songs(
    now: float, table: tuple[tuple[float, float, str, str, bool], ...]
) -> tuple[AiredSong, ...]:
    """From (minutes before now at the start, at the end, title, artist, starred), oldest first."""
    return tuple(
        AiredSong(song(title, artist), now - start * 60, now - end * 60 if end else None, starred)
        for start, end, title, artist, starred in table
    )


MORNING = (
    (62.0, 58.6, "Kemesraan", "Iwan Fals", False),
    (56.0, 51.8, "Bintang Kehidupan", "Nike Ardilla", False),
    (51.8, 47.6, "Kangen", "Dewa 19", False),
    (44.0, 39.6, "Sayang", "Via Vallen", False),
    (39.6, 35.2, "Dan", "Sheila On 7", True),
    (30.5, 25.8, "Hati-Hati di Jalan", "Tulus", False),
    (25.8, 21.4, "Jaran Goyang", "Nella Kharisma", False),
    (21.4, 16.8, "Kartonyono Medot Janji", "Denny Caknan", True),
    (12.2, 7.4, "Tegar", "Rossa", True),
    (4.2, 0, "Pamer Bojo", "Didi Kempot", False),
)


def live() -> tuple[PlayerView, float]:
    """main-light: 05.42, at the live edge."""
    now = at("05:42")
    tape = TapeView(now - 4000, now, now - 4, songs(now, MORNING))
    view = PlayerView(
        line=LineView(LineState.FLOWING),
        sound=SoundState.PLAYING,
        sound_since=now - 300,
        wanted=True,
        reserve_s=4,
        song=song("Pamer Bojo", "Didi Kempot"),
        tape=tape,
    )
    return view, now


EVENING = (
    (61.0, 56.4, "Kemesraan", "Iwan Fals", False),
    (56.4, 52.1, "Sayang", "Via Vallen", False),
    (48.3, 44.0, "Bintang Kehidupan", "Nike Ardilla", False),
    (44.0, 40.2, "Bento", "Iwan Fals", False),
    (35.9, 31.5, "Kangen", "Dewa 19", True),
    (31.5, 26.9, "Hati-Hati di Jalan", "Tulus", False),
    (23.2, 18.8, "Dan", "Sheila On 7", False),
    (15.3, 10.6, "Tegar", "Rossa", False),
    (8.4, 4.5, "Jaran Goyang", "Nella Kharisma", False),
    (1.6, 0, "Pamer Bojo", "Didi Kempot", False),
)


def paused() -> tuple[PlayerView, float]:
    """behind-live: paused at 17.07, 12:40 behind."""
    now = at("17:20:00")
    heard = now - 760
    tape = TapeView(now - 4000, now, heard, songs(now, EVENING))
    view = PlayerView(
        line=LineView(LineState.FLOWING),
        sound=SoundState.PAUSED,
        sound_since=heard,
        wanted=True,
        live=False,
        behind_s=760,
        song=song("Tegar", "Rossa"),
        tape=tape,
    )
    return view, now


def behind() -> tuple[PlayerView, float]:
    """narrow-behind: as paused, but sounding."""
    view, now = paused()
    return replace(view, sound=SoundState.PLAYING), now


FORENOON = (
    (61.0, 56.4, "Jaran Goyang", "Nella Kharisma", False),
    (56.4, 52.1, "Sayang", "Via Vallen", False),
    (48.3, 44.0, "Bintang Kehidupan", "Nike Ardilla", True),
    (44.0, 40.2, "Bento", "Iwan Fals", False),
    (35.9, 31.5, "Kangen", "Dewa 19", False),
    (31.5, 26.9, "Hati-Hati di Jalan", "Tulus", False),
    (23.2, 18.8, "Dan", "Sheila On 7", False),
    (15.3, 10.6, "Tegar", "Rossa", False),
    (6.4, 0.75, "Kemesraan", "Iwan Fals", False),
)


def reconnecting() -> tuple[PlayerView, float]:
    """trouble-stream: the line is down, 108 s of reserve are left."""
    now = at("10:15:00")
    tape = TapeView(now - 4000, now - 48, now - 156, songs(now, FORENOON))
    view = PlayerView(
        line=LineView(LineState.WAITING, 3, now + 6, now - 48, Trouble.CLOSED),
        sound=SoundState.PLAYING,
        sound_since=now - 900,
        wanted=True,
        live=False,
        behind_s=156,
        reserve_s=108,
        reserve_full_s=158,
        song=song("Kemesraan", "Iwan Fals"),
        tape=tape,
    )
    return view, now


def lost() -> tuple[PlayerView, float]:
    view, now = reconnecting()
    return (
        replace(
            view,
            sound=SoundState.BUFFERING,
            line=replace(view.line, retry_at=now + 20, attempt=7),
            reserve_s=0,
            live=True,
        ),
        now,
    )


def searching() -> tuple[PlayerView, float]:
    """first-run: the site answered, the stream is being looked for."""
    now = at("05:42")
    steps = (
        (Step.REACH_SITE, StepState.DONE),
        (Step.FIND_STREAM, StepState.BUSY),
        (Step.TEST_SOUND, StepState.TODO),
        (Step.FETCH_NEWS, StepState.TODO),
    )
    return PlayerView(line=LineView(LineState.FINDING), search=SearchView(steps)), now


def not_found() -> tuple[PlayerView, float]:
    now = at("05:42")
    search = SearchView(
        ((Step.REACH_SITE, StepState.DONE), (Step.FIND_STREAM, StepState.FAILED)), True
    )
    return PlayerView(line=LineView(LineState.NOT_FOUND), search=search), now


def stopped() -> tuple[PlayerView, float]:
    return PlayerView(), at("12:00")


def night() -> tuple[PlayerView, float]:
    """main-dark: 19.42, live, the song is starred."""
    now = at("19:42")
    table = (
        (62.5, 57.2, "Sayang", "Via Vallen", False),
        (57.1, 53.4, "Bento", "Iwan Fals", False),
        (49.15, 44.9, "Kangen", "Dewa 19", True),
        (44.85, 40.4, "Kemesraan", "Iwan Fals", False),
        (35.75, 31.0, "Pamer Bojo", "Didi Kempot", False),
        (30.95, 26.6, "Sewu Kuto", "Didi Kempot", True),
        (23.5, 19.0, "Hati-Hati di Jalan", "Tulus", True),
        (18.9, 14.7, "Dan", "Sheila On 7", False),
        (9.7, 5.6, "Kartonyono Medot Janji", "Denny Caknan", False),
        (2.85, 0, "Tegar", "Rossa", True),
    )
    view, _ = live()
    tape = TapeView(now - 4000, now, now - 4, songs(now, table))
    return replace(view, song=song("Tegar", "Rossa"), tape=tape, sound_since=now - 300), now
