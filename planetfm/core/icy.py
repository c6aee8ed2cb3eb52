"""ICY: the titles that radio servers weave into the sound, and the song a title names.

A server that was asked for titles inserts a block after every `metaint` bytes of sound: one length
byte (in units of 16 bytes), then text such as `StreamTitle='Band - Song';` padded with zeros. The
sound must come out bit-exact whatever the network's chunking, so the de-interleaver only counts.

Titles come from many broken encoders. Icecast answers with Latin-1 and HTML entities for what
Latin-1 lacks, others with UTF-8; titles hold apostrophes; a long one is cut in mid character.
"""

import re
from dataclasses import dataclass

from planetfm.core.model import Song

MAX_TITLE_CHARS = 512
"""A longer title is cut: the window has one line for it, and hostile servers exist."""

_BLOCK_UNIT_BYTES = 16
_MAX_BLOCK_BYTES = 255 * _BLOCK_UNIT_BYTES

_TITLE_START = re.compile(rb"StreamTitle='", re.IGNORECASE)
# The true end is followed by padding, the block's end or the next field.
_TITLE_END = re.compile(rb"';(?=[\0\s]*(?:\Z|\w+='))")
# Unlike html.unescape alone, only what ends in ";" counts: "Rock &not Roll" is not an entity.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Controls that are no white space (str.split sees to those), and the marks that turn text around.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    r"\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)
_DASHES = (" - ", " – ", " — ")


@dataclass(frozen=True, slots=True)
class IcyTitle:
    """A title at its place between two runs of sound; `raw` is clean text, "" when cleared."""

    raw: str


class Deinterleaver:
    """Parts sound from titles. It keeps no sound: what is fed comes out in the same call.

    `metaint` is the server's `icy-metaint`; None, 0 or less means that no titles are woven in.
    """

    def __init__(self, metaint: int | None) -> None:
        self._metaint = metaint if metaint is not None and metaint > 0 else 0
        self._sound_left = self._metaint
        self._block_left = 0
        self._block = bytearray()

    def feed(self, data: bytes) -> list[bytes | IcyTitle]:
        """Takes the next bytes of the body, in chunks of any size; returns sound and titles in
        order. Sound on both sides of a block without a title is merged into one item."""
        if not self._metaint:
            return [data] if data else []
        items: list[bytes | IcyTitle] = []
        sound: list[bytes] = []
        at, end = 0, len(data)
        while at < end:
            if self._block_left:
                taken = data[at : at + self._block_left]
                at += len(taken)
                self._block += taken
                self._block_left -= len(taken)
                if self._block_left == 0:
                    title = decode_title(bytes(self._block))
                    self._block.clear()
                    if title is not None:
                        if sound:
                            items.append(b"".join(sound))
                            sound = []
                        items.append(IcyTitle(title))
            elif self._sound_left:
                taken = data[at : at + self._sound_left]
                at += len(taken)
                self._sound_left -= len(taken)
                sound.append(taken)
            else:
                self._block_left = data[at] * _BLOCK_UNIT_BYTES
                self._sound_left = self._metaint
                at += 1
        if sound:
            items.append(b"".join(sound))
        return items


def decode_title(block: bytes) -> str | None:
    """The text of `StreamTitle` in a metadata block, or None when the block has none.

    The title ends at `';`, not at the first apostrophe. UTF-8 if strictly valid, else Windows-1252;
    entities are unescaped, control characters removed, and the rest cut at MAX_TITLE_CHARS.
    """
    block = block[:_MAX_BLOCK_BYTES]
    start = _TITLE_START.search(block)
    if start is None:
        return None
    end = _TITLE_END.search(block, start.end())
    if end is not None:
        return clean_text(_decode(block[start.end() : end.start()], cut=False))
    value, closed, _ = block[start.end() :].partition(b"';")
    if not closed:
        value = value.rstrip(b"\0 ").removesuffix(b"'")
    return clean_text(_decode(value, cut=not closed))


def parse_song(raw: str, station: str = "") -> Song:
    """The song in a title: artist and title around the first " - "; later ones are the title's.

    Without " - " a long dash between spaces parts them; with neither, all of it is the title.
    A title that is empty or says only the `station`'s name is no song: both are "".
    """
    text = raw.strip()
    names = {"", "-", "–", "—", station.strip().casefold()}
    if text.casefold() in names:
        return Song(artist="", title="", raw=raw)
    padded = f" {text} "
    dash = next((dash for dash in _DASHES if dash in padded), None)
    if dash is None:
        return Song(artist="", title=text, raw=raw)
    artist, _, title = (part.strip() for part in padded.partition(dash))
    if artist.casefold() in names and title.casefold() in names:
        return Song(artist="", title="", raw=raw)
    if not title:
        artist, title = "", artist
    return Song(artist=artist, title=title, raw=raw)


def clean_text(text: str) -> str:
    """One printable line of at most MAX_TITLE_CHARS: entities unescaped, controls out."""
    from html import unescape  # with its table of all entities: no window waits for that

    text = _ENTITY.sub(lambda entity: unescape(entity[0]), text[: MAX_TITLE_CHARS * 8])
    return " ".join(_UNPRINTABLE.sub("", text).split())[:MAX_TITLE_CHARS].rstrip()


def _decode(value: bytes, *, cut: bool) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        # Full blocks are cut at 4080 bytes by their servers, sometimes in mid character.
        if cut and error.reason == "unexpected end of data" and not value[: error.start].isascii():
            return value[: error.start].decode("utf-8")
    try:
        return value.decode("cp1252")
    except UnicodeDecodeError:  # Five bytes are undefined there; as Latin-1 they are controls.
        return value.decode("latin-1")
