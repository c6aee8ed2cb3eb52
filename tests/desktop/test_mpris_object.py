"""What a call on the bus comes to, without a bus."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from planetfm.desktop.media import NowPlaying, SeekBy, SeekTo, SetVolume, Status, Track, Verb
from planetfm.desktop.mpris_object import (
    INTROSPECTABLE,
    PATH,
    PLAYER,
    PROPERTIES,
    ROOT,
    Answer,
    Call,
    Face,
    Refusal,
    metadata,
    respond,
)

FACE = Face("Planet FM", "planetfm", "file:///mark.png", can_raise=False)
TRACK = Track(7, "Judul", "Penyanyi", "Planet FM", began=1000.0, seen=1000.0, length_s=200.0)
NOW = NowPlaying(Status.PLAYING, TRACK, 60.0, True, 0.5, True, True, True, 7)


def ask(interface: str, member: str, signature: str = "", *body: object) -> object:
    return respond(Call(PATH, interface, member, signature, body), FACE, NOW, 60.25)


@pytest.mark.parametrize(
    ("interface", "member", "verb"),
    [
        (ROOT, "Raise", Verb.RAISE),
        (ROOT, "Quit", Verb.QUIT),
        (PLAYER, "Play", Verb.PLAY),
        (PLAYER, "Pause", Verb.PAUSE),
        (PLAYER, "PlayPause", Verb.PLAY_PAUSE),
        (PLAYER, "Stop", Verb.STOP),
        (PLAYER, "Next", Verb.NEXT),
        (PLAYER, "Previous", Verb.PREVIOUS),
        ("", "Previous", Verb.PREVIOUS),
    ],
)
def test_each_method_is_a_verb(interface: str, member: str, verb: Verb) -> None:
    assert ask(interface, member) is verb


def test_seeking_is_in_microseconds() -> None:
    assert ask(PLAYER, "Seek", "x", -30_000_000) == SeekBy(-30)
    assert ask(PLAYER, "SetPosition", "ox", "/org/planetfm/track/7", 90_000_000) == SeekTo(1090)


@pytest.mark.parametrize(
    ("track", "position_us"),
    [("/org/planetfm/track/6", 1), ("/org/planetfm/track/7", -1), ("/org/planetfm/track/7", 10**9)],
)
def test_a_position_of_another_track_or_outside_it_changes_nothing(
    track: str, position_us: int
) -> None:
    assert ask(PLAYER, "SetPosition", "ox", track, position_us) == Answer()


def test_properties_have_the_types_of_the_specification() -> None:
    assert ask(PROPERTIES, "Get", "ss", PLAYER, "Position") == Answer("v", (("x", 60_250_000),))
    assert ask(PROPERTIES, "Get", "ss", ROOT, "CanRaise") == Answer("v", (("b", False),))
    assert metadata(FACE, NOW) == {
        "mpris:trackid": ("o", "/org/planetfm/track/7"),
        "xesam:title": ("s", "Judul"),
        "xesam:album": ("s", "Planet FM"),
        "xesam:artist": ("as", ["Penyanyi"]),
        "mpris:length": ("x", 200_000_000),
        "mpris:artUrl": ("s", "file:///mark.png"),
    }


def test_a_title_that_no_bus_would_carry_is_made_plain() -> None:
    broken = replace(NOW, track=replace(TRACK, title="a\0b\udc80", artist="\0"))
    told = metadata(FACE, broken)
    assert (told["xesam:title"], told["xesam:artist"]) == (("s", "ab?"), ("as", [""]))


def test_volume_is_set_and_a_rate_of_nothing_is_pause() -> None:
    def put(name: str, signature: str, value: object) -> object:
        return ask(PROPERTIES, "Set", "ssv", PLAYER, name, (signature, value))

    assert put("Volume", "d", 0.25) == SetVolume(0.25)
    assert put("Rate", "d", 0.0) is Verb.PAUSE
    assert put("Rate", "d", 2.0) == Answer()
    for refused in (
        put("Volume", "d", float("nan")),
        put("Volume", "s", "loud"),
        put("Position", "x", 1),
    ):
        assert isinstance(refused, Refusal)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (Call("/elsewhere", PLAYER, "Play"), "UnknownObject"),
        (Call(PATH, PLAYER, "Dance"), "UnknownMethod"),
        (Call(PATH, "org.example", "Play"), "UnknownMethod"),
        (Call(PATH, PLAYER, "Seek", "s", ("far",)), "InvalidArgs"),
        (Call(PATH, PLAYER, "OpenUri", "s", ("http://x",)), "NotSupported"),
        (Call(PATH, PROPERTIES, "Get", "ss", (PLAYER, "Colour")), "UnknownProperty"),
        (Call(PATH, PROPERTIES, "GetAll", "s", ("org.example",)), "UnknownInterface"),
    ],
)
def test_what_is_not_there_is_refused_by_its_name(call: Call, error: str) -> None:
    outcome = respond(call, FACE, NOW, 0)
    assert isinstance(outcome, Refusal)
    assert outcome.error == f"org.freedesktop.DBus.Error.{error}"


def test_the_description_names_all_that_can_be_asked() -> None:
    outcome = ask(INTROSPECTABLE, "Introspect")
    assert isinstance(outcome, Answer)
    interfaces = {one.get("name"): one for one in ET.fromstring(outcome.body[0])}
    player = interfaces[PLAYER]
    assert {one.get("name") for one in player.iter("method")} >= {"Play", "Seek", "OpenUri"}
    told = ask(PROPERTIES, "GetAll", "s", PLAYER)
    assert isinstance(told, Answer)
    assert {one.get("name") for one in player.iter("property")} == set(told.body[0])
    assert {one.get("name") for one in player.iter("signal")} == {"Seeked"}


def test_who_walks_from_the_root_finds_the_way() -> None:
    for path, child in (("/", "org"), ("/org", "mpris"), ("/org/mpris", "MediaPlayer2")):
        outcome = respond(Call(path, INTROSPECTABLE, "Introspect"), FACE, NOW, 0)
        assert isinstance(outcome, Answer)
        assert f'<node name="{child}"/>' in outcome.body[0]
