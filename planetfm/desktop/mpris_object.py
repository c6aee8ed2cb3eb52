"""The radio as MPRIS 2.2 describes a player: properties, methods, and what a call comes to.

Nothing here is on the bus: a call goes in as plain values, and out comes an answer, a refusal or a
wish. Source: the MPRIS D-Bus Interface Specification, 2.2, and the D-Bus Specification's standard
interfaces. A variant is a pair of its signature and its value.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from planetfm.desktop.media import NowPlaying, SeekBy, SeekTo, SetVolume, Verb, Wish, place

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
PEER = "org.freedesktop.DBus.Peer"
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
ERROR = "org.freedesktop.DBus.Error."

Variant = tuple[str, Any]

VERBS: Mapping[tuple[str, str], Verb] = {
    (ROOT, "Raise"): Verb.RAISE,
    (ROOT, "Quit"): Verb.QUIT,
    (PLAYER, "Next"): Verb.NEXT,
    (PLAYER, "Previous"): Verb.PREVIOUS,
    (PLAYER, "Pause"): Verb.PAUSE,
    (PLAYER, "PlayPause"): Verb.PLAY_PAUSE,
    (PLAYER, "Stop"): Verb.STOP,
    (PLAYER, "Play"): Verb.PLAY,
}
ARGUMENTS: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = {
    (PLAYER, "Seek"): (("Offset", "x"),),
    (PLAYER, "SetPosition"): (("TrackId", "o"), ("Position", "x")),
    (PLAYER, "OpenUri"): (("Uri", "s"),),
    (PROPERTIES, "Get"): (("interface_name", "s"), ("property_name", "s")),
    (PROPERTIES, "GetAll"): (("interface_name", "s"),),
    (PROPERTIES, "Set"): (("interface_name", "s"), ("property_name", "s"), ("value", "v")),
    (INTROSPECTABLE, "Introspect"): (),
    (PEER, "Ping"): (),
    **dict.fromkeys(VERBS, ()),
}
WRITABLE = ("Rate", "Volume")


@dataclass(frozen=True, slots=True)
class Call:
    """A method call as it came; `interface` is empty where the caller named none."""

    path: str
    interface: str
    member: str
    signature: str = ""
    body: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    signature: str = ""
    body: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    error: str
    """The name of a D-Bus error."""
    why: str


@dataclass(frozen=True, slots=True)
class Face:
    """What does not change while the app runs."""

    identity: str
    desktop_entry: str
    art_url: str = ""
    can_raise: bool = True
    can_quit: bool = True


def respond(call: Call, face: Face, now: NowPlaying, position_s: float) -> Answer | Refusal | Wish:
    """What a call comes to. A wish is answered with an empty `Answer` once it has been met."""
    if call.path != PATH:
        if PATH.startswith(call.path.rstrip("/") + "/") and call.member == "Introspect":
            return Answer("s", (_stem(call.path),))
        return Refusal(ERROR + "UnknownObject", f"nothing is at {call.path}")
    interface = call.interface or next((i for i, m in ARGUMENTS if m == call.member), "")
    wanted = ARGUMENTS.get((interface, call.member))
    if wanted is None:
        return Refusal(ERROR + "UnknownMethod", f"{interface} has no method {call.member}")
    signature = "".join(kind for _, kind in wanted)
    if call.signature != signature:
        return Refusal(
            ERROR + "InvalidArgs", f"{call.member} takes '{signature}', not '{call.signature}'"
        )
    verb = VERBS.get((interface, call.member))
    if verb is not None:
        return verb
    if interface == PLAYER:
        return _player_call(call, now)
    if interface == PROPERTIES:
        return _properties_call(call, face, now, position_s)
    return Answer("s", (introspection(face, now),)) if interface == INTROSPECTABLE else Answer()


def root_properties(face: Face) -> dict[str, Variant]:
    return {
        "CanQuit": ("b", face.can_quit),
        "CanRaise": ("b", face.can_raise),
        "HasTrackList": ("b", False),
        "Identity": ("s", face.identity),
        "DesktopEntry": ("s", face.desktop_entry),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    }


def player_properties(face: Face, now: NowPlaying) -> dict[str, Variant]:
    """All but Position, which is told only to who asks."""
    return {
        "PlaybackStatus": ("s", now.status.value),
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Metadata": ("a{sv}", metadata(face, now)),
        "Volume": ("d", now.volume),
        "CanGoNext": ("b", now.can_next),
        "CanGoPrevious": ("b", now.can_previous),
        "CanPlay": ("b", True),
        "CanPause": ("b", True),
        "CanSeek": ("b", now.can_seek),
        "CanControl": ("b", True),
    }


def metadata(face: Face, now: NowPlaying) -> dict[str, Variant]:
    """The track's, or the station's while nothing is heard."""
    track = now.track
    told: dict[str, Variant] = {
        "mpris:trackid": ("o", track_id(now)),
        "xesam:title": ("s", _plain(track.title if track else face.identity)),
        "xesam:album": ("s", track.album if track else face.identity),
    }
    if track is not None and track.artist:
        told["xesam:artist"] = ("as", [_plain(track.artist)])
    if track is not None and track.length_s is not None:
        told["mpris:length"] = ("x", microseconds(track.length_s))
    if face.art_url:
        told["mpris:artUrl"] = ("s", face.art_url)
    return told


def _plain(text: str) -> str:
    """What D-Bus takes as a string: a bus hangs up on NUL, and half a character cannot be sent."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def track_id(now: NowPlaying) -> str:
    return f"/org/planetfm/track/{now.track.number}" if now.track else NO_TRACK


def microseconds(seconds: float) -> int:
    return round(seconds * 1_000_000)


def introspection(face: Face, now: NowPlaying) -> str:
    """The object described for who walks the bus."""
    parts = ["<node>", _interface(ROOT, root_properties(face))]
    properties = {**player_properties(face, now), "Position": ("x", 0)}
    seeked = '<signal name="Seeked"><arg name="Position" type="x"/></signal>'
    parts.append(_interface(PLAYER, properties, seeked))
    changed = (
        '<signal name="PropertiesChanged"><arg name="interface_name" type="s"/>'
        '<arg name="changed_properties" type="a{sv}"/>'
        '<arg name="invalidated_properties" type="as"/></signal>'
    )
    parts += [_interface(PROPERTIES, {}, changed), _interface(INTROSPECTABLE, {})]
    return "".join([*parts, _interface(PEER, {}), "</node>"])


def _player_call(call: Call, now: NowPlaying) -> Answer | Refusal | Wish:
    if call.member == "OpenUri":
        return Refusal(ERROR + "NotSupported", "this player plays its own station alone")
    if call.member == "Seek":
        return SeekBy(call.body[0] / 1_000_000) if now.can_seek else Answer()
    track, position_us = call.body
    if now.track is None or track != track_id(now):
        return Answer()  # the track has changed since the caller looked: as the specification says
    air_s = place(now.track, position_us / 1_000_000)
    return Answer() if air_s is None else SeekTo(air_s)


def _properties_call(
    call: Call, face: Face, now: NowPlaying, position_s: float
) -> Answer | Refusal | Wish:
    interface = call.body[0]
    if interface == ROOT:
        properties = root_properties(face)
    elif interface == PLAYER:
        properties = player_properties(face, now)
        properties["Position"] = ("x", microseconds(position_s))
    elif interface in (PROPERTIES, INTROSPECTABLE, PEER):
        properties = {}
    else:
        return Refusal(ERROR + "UnknownInterface", f"there is no {interface}")
    if call.member == "GetAll":
        return Answer("a{sv}", (properties,))
    name = call.body[1]
    if name not in properties:
        return Refusal(ERROR + "UnknownProperty", f"{interface} has no property {name}")
    if call.member == "Get":
        return Answer("v", (properties[name],))
    return _set(name, call.body[2])


def _set(name: str, value: Variant) -> Answer | Refusal | Wish:
    if name not in WRITABLE:
        return Refusal(ERROR + "PropertyReadOnly", f"{name} is read only")
    signature, number = value
    if signature != "d" or not math.isfinite(number):
        return Refusal(ERROR + "InvalidArgs", f"{name} is a finite number of type d")
    if name == "Volume":
        return SetVolume(number)
    # There is one rate; 0 is pause by the specification, another is not taken over.
    return Verb.PAUSE if number == 0 else Answer()


def _interface(name: str, properties: Mapping[str, Variant], signals: str = "") -> str:
    parts = [f'<interface name="{name}">']
    for (interface, member), arguments in ARGUMENTS.items():
        if interface == name:
            told = [f'<arg name="{a}" type="{kind}" direction="in"/>' for a, kind in arguments]
            returned = RETURNS.get((interface, member))
            if returned:
                told.append(f'<arg type="{returned}" direction="out"/>')
            parts.append(f'<method name="{member}">{"".join(told)}</method>')
    for key, (kind, _) in properties.items():
        access = "readwrite" if key in WRITABLE else "read"
        quiet = ' value="false"/>' if key == "Position" else ' value="true"/>'
        note = f'<annotation name="{PROPERTIES[:-10]}Property.EmitsChangedSignal"{quiet}'
        parts.append(f'<property name="{key}" type="{kind}" access="{access}">{note}</property>')
    return "".join([*parts, signals, "</interface>"])


RETURNS: Mapping[tuple[str, str], str] = {
    (PROPERTIES, "Get"): "v",
    (PROPERTIES, "GetAll"): "a{sv}",
    (INTROSPECTABLE, "Introspect"): "s",
}


def _stem(path: str) -> str:
    """A folder on the way to the object, for who walks the bus from its root."""
    child = PATH[len(path.rstrip("/")) + 1 :].split("/")[0]
    return f'<node><node name="{escape(child)}"/></node>'
