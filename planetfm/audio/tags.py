"""The head of a kept file: tags, with room to say more later without moving a byte of sound.

MP3 and ADTS get an ID3v2.4 tag (both are read behind one by every player tried), Ogg gets its
header pages with a comment of our own. The head is written first and in its final size, so that a
file which a crash cuts short plays; while the recording goes on and at its end it is rewritten in
place. The one file that imports mutagen.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from mutagen import id3
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from planetfm.core.codec import Codec
from planetfm.core.keeping import Tags, clock, holes_text

ROOM_BYTES = 32 * 1024
"""Some 300 chapters."""

CHAPTERS_MOST = 255
"""ID3's table of contents counts them in one byte."""

TITLE_CHARS = 200
_KEPT_KEYS = ("r128_", "replaygain_", "encoder")


class Head:
    """`headers`: an Ogg stream's header pages; b"" for other codecs."""

    def __init__(self, codec: Codec, headers: bytes, tags: Tags) -> None:
        self._codec = codec
        self._last = _some_page(headers) if codec.in_ogg else b""
        first = self._render(headers + self._last, _fitting(tags), grow=True)
        self._whole = first
        self.data = first[: len(first) - len(self._last)]

    def rewrite(self, tags: Tags) -> bytes:
        """The head with these tags, as long as before; of too many chapters the last are left."""
        tags = _fitting(tags)
        while True:
            try:
                whole = self._render(self._whole, tags, grow=False)
            except _NoRoomError:
                if not tags.chapters:
                    return self.data
                tags = replace(tags, chapters=tags.chapters[: len(tags.chapters) * 3 // 4])
                continue
            return whole[: len(whole) - len(self._last)]

    def _render(self, whole: bytes, tags: Tags, *, grow: bool) -> bytes:
        file = io.BytesIO(whole)

        def room(info: Any) -> int:
            if grow:
                return ROOM_BYTES
            left = int(info.padding)
            if left < 0:
                raise _NoRoomError
            return left

        if self._codec.in_ogg:
            kind = OggOpus if self._codec is Codec.OPUS else OggVorbis
            ogg: Any = kind(file)
            for key in list(ogg.tags.keys()):
                if not key.startswith(_KEPT_KEYS):
                    del ogg.tags[key]
            for key, value in _comments(tags):
                ogg.tags[key] = value
            file.seek(0)
            ogg.save(file, padding=room)
        else:
            _id3(tags).save(file, v1=0, padding=room)
        made = file.getvalue()
        if not grow and len(made) != len(whole):
            raise _NoRoomError
        return made


class _NoRoomError(Exception):
    """The tags do not fit into the head."""


def _fitting(tags: Tags) -> Tags:
    return replace(tags, chapters=tags.chapters[:CHAPTERS_MOST])


def _comments(tags: Tags) -> list[tuple[str, str]]:
    """Vorbis comments; chapters as players read them (CHAPTER001, CHAPTER001NAME)."""
    comments = [
        ("TITLE", tags.title),
        ("ARTIST", tags.artist),
        ("ALBUM", tags.station),
        ("ORGANIZATION", tags.station),
        ("DATE", tags.day),
    ]
    for number, chapter in enumerate(tags.chapters, start=1):
        comments.append((f"CHAPTER{number:03}", clock(chapter.at_s)))
        comments.append((f"CHAPTER{number:03}NAME", chapter.title[:TITLE_CHARS]))
    if tags.holes:
        comments.append(("HOLES", holes_text(tags.holes[:50])))
    return comments


def _id3(tags: Tags) -> id3.ID3:
    tag = id3.ID3()
    utf8 = id3.Encoding.UTF8
    tag.add(id3.TIT2(encoding=utf8, text=tags.title))
    tag.add(id3.TPE1(encoding=utf8, text=tags.artist))
    tag.add(id3.TALB(encoding=utf8, text=tags.station))
    tag.add(id3.TRSN(encoding=utf8, text=tags.station))
    tag.add(id3.TDRC(encoding=utf8, text=tags.day))
    if tags.length_s:
        tag.add(id3.TLEN(encoding=utf8, text=str(round(tags.length_s * 1000))))
    if tags.holes:
        tag.add(id3.TXXX(encoding=utf8, desc="HOLES", text=holes_text(tags.holes[:50])))
    names = []
    for number, chapter in enumerate(tags.chapters, start=1):
        last = number == len(tags.chapters)
        end_s = tags.length_s if last else tags.chapters[number].at_s
        title = id3.TIT2(encoding=utf8, text=chapter.title[:TITLE_CHARS])
        tag.add(
            id3.CHAP(
                element_id=f"c{number}",
                start_time=round(chapter.at_s * 1000),
                end_time=round(max(end_s, chapter.at_s) * 1000),
                sub_frames=[title],
            )
        )
        names.append(f"c{number}")
    if names:
        flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
        tag.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[]))
    return tag


def _some_page(headers: bytes) -> bytes:
    """A page of the same stream: mutagen wants to see one behind the header pages."""
    page = OggPage()
    page.serial = int.from_bytes(headers[14:18], "little")
    page.sequence = 1000
    page.position = 48000
    page.packets = [b"\0"]
    return bytes(page.write())
