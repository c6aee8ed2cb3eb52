"""MPEG-TS: takes the sound, and titles sent beside it, out of transport packets (ISO 13818-1).

A transport stream is packets of 188 bytes. The table PAT names the table PMT, that names the
streams; a stream's packets carry PES packets, and those carry the elementary stream: for radio,
ADTS or MP3 frames, which is what a tape holds. Sound is handed on as soon as its packet is there;
what belongs to a PES packet whose start, or a part, was lost is left out, so that no frame is
patched together from two.
"""

from __future__ import annotations

from functools import lru_cache

from planetfm.core.codec import Codec
from planetfm.core.icy import IcyTitle
from planetfm.core.id3 import MAX_TAG_BYTES, read_tag

PACKET_BYTES = 188
SYNC = 0x47
_PAT_PID = 0
_MAX_SECTION_BYTES = 1024 + 3

_CODECS = {0x03: Codec.MP3, 0x04: Codec.MP3, 0x0F: Codec.AAC}
"""Stream types of PMT. 0x11 (LATM), 0x81 (AC-3) and the rest are not played."""

_TIMED_ID3 = 0x15


class TsDemuxer:
    """Feed it packets in chunks of any size. It holds less than one packet and one table."""

    def __init__(self) -> None:
        self.codec: Codec | None = None
        """What the sound is, once the tables told."""
        self.nothing_to_play = False
        """The tables are there and name no sound that can be played."""
        self._buffer = bytearray()
        self._in_step = False
        self._pat = _Sections()
        self._pmt = _Sections()
        self._pmt_pid = -1
        self._sound_pid = -1
        self._title_pid = -1
        self._sound = _Pes()
        self._title = _Pes()
        self._tag = bytearray()

    def feed(self, data: bytes) -> list[bytes | IcyTitle]:
        """Sound and titles in order. Never raises; what is no transport packet is skipped."""
        buffer = self._buffer
        buffer += data
        items: list[bytes | IcyTitle] = []
        at = 0
        while len(buffer) - at >= PACKET_BYTES:
            following = at + PACKET_BYTES
            if buffer[at] != SYNC:
                self._in_step = False
                found = buffer.find(SYNC, at + 1)
                at = found if found >= 0 else len(buffer)
                continue
            if not self._in_step:
                if following >= len(buffer):
                    break  # the next packet's first byte says whether this one is real
                if buffer[following] != SYNC:
                    at += 1
                    continue
                self._in_step = True
            self._packet(bytes(buffer[at:following]), items)
            at = following
        del buffer[:at]
        return items

    def finish(self) -> list[bytes | IcyTitle]:
        """The segment ended: whatever waits for more is given out."""
        items: list[bytes | IcyTitle] = []
        if len(self._buffer) == PACKET_BYTES and self._buffer[0] == SYNC:
            self._packet(bytes(self._buffer), items)
        self._buffer.clear()
        self._in_step = False
        self._tell_title(items)
        return items

    def _packet(self, packet: bytes, items: list[bytes | IcyTitle]) -> None:
        pid = (packet[1] & 0x1F) << 8 | packet[2]
        if pid not in (_PAT_PID, self._pmt_pid, self._sound_pid, self._title_pid):
            return
        start = bool(packet[1] & 0x40)
        damaged, scrambled = packet[1] & 0x80, packet[3] & 0xC0
        if damaged or scrambled or not packet[3] & 0x10:
            return
        at = 5 + packet[4] if packet[3] & 0x20 else 4
        if at >= PACKET_BYTES:
            return
        payload = packet[at:]
        if pid == _PAT_PID:
            for section in self._pat.feed(payload, start):
                self._read_pat(section)
        elif pid == self._pmt_pid:
            for section in self._pmt.feed(payload, start):
                self._read_pmt(section)
        elif pid == self._sound_pid:
            sound = self._sound.feed(packet, payload, start)
            if sound:
                items.append(sound)
        else:
            if start:
                self._tell_title(items)
            self._tag += self._title.feed(packet, payload, start)
            if len(self._tag) > MAX_TAG_BYTES:
                self._tag.clear()

    def _tell_title(self, items: list[bytes | IcyTitle]) -> None:
        tag = read_tag(bytes(self._tag))
        if tag is not None and tag.title:
            items.append(IcyTitle(tag.title))
        self._tag.clear()

    def _read_pat(self, section: bytes) -> None:
        if section[0] != 0x00:
            return
        for at in range(8, len(section) - 7, 4):
            if section[at : at + 2] != b"\0\0":  # program 0 is the network's own table
                pid = (section[at + 2] & 0x1F) << 8 | section[at + 3]
                if pid != self._pmt_pid:
                    self._pmt_pid, self._pmt = pid, _Sections()
                return

    def _read_pmt(self, section: bytes) -> None:
        if section[0] != 0x02 or len(section) < 16:
            return
        sound: tuple[int, Codec] | None = None
        title_pid = -1
        at = 12 + ((section[10] & 0x0F) << 8 | section[11])
        while at + 5 <= len(section) - 4:
            kind = section[at]
            pid = (section[at + 1] & 0x1F) << 8 | section[at + 2]
            if kind in _CODECS and sound is None:
                sound = pid, _CODECS[kind]
            elif kind == _TIMED_ID3 and title_pid < 0:
                title_pid = pid
            at += 5 + ((section[at + 3] & 0x0F) << 8 | section[at + 4])
        self.nothing_to_play = sound is None
        self._title_pid = title_pid
        if sound is None:
            self._sound_pid = -1
        elif sound[0] != self._sound_pid or sound[1] is not self.codec:
            self._sound_pid, self.codec = sound
            self._sound = _Pes()


class _Pes:
    """Takes the payload out of one stream's PES packets."""

    def __init__(self) -> None:
        self._before = b""
        self._counter = -1
        self._whole = False
        self._head: bytearray | None = None
        self._left: int | None = None

    def feed(self, packet: bytes, payload: bytes, start: bool) -> bytes:
        """The bytes of the elementary stream in this transport packet."""
        if packet == self._before:
            return b""  # a packet may be sent twice
        counter = packet[3] & 0x0F
        follows = counter == (self._counter + 1) & 0x0F
        self._before, self._counter = packet, counter
        if start:
            self._whole, self._head = True, bytearray()
        elif not follows:
            self._whole = False
        if not self._whole:
            return b""
        if self._head is not None:
            self._head += payload
            begin = self._begin(self._head)
            if begin is None:
                return b""
            payload, self._head = bytes(self._head[begin:]), None
        if self._left is not None:
            payload = payload[: self._left]
            self._left -= len(payload)
        return payload

    def _begin(self, head: bytearray) -> int | None:
        """Where the payload begins; None: not all of the header is there, or it is none."""
        if len(head) < 9:
            return None
        if head[:3] != b"\0\0\1" or head[6] & 0xC0 != 0x80:
            self._whole = False
            return None
        begin = 9 + head[8]
        if len(head) < begin:
            return None
        length = int.from_bytes(head[4:6], "big")
        self._left = max(0, length + 6 - begin) if length else None
        return begin


class _Sections:
    """Puts one PID's tables together; hands each on once, until it changes."""

    def __init__(self) -> None:
        self._held: bytearray | None = None
        self._known = b""

    def feed(self, payload: bytes, start: bool) -> list[bytes]:
        if start:
            pointer = payload[0]
            whole = self._take(payload[1 : 1 + pointer]) if self._held is not None else []
            self._held = bytearray()
            return whole + self._take(payload[1 + pointer :])
        return self._take(payload) if self._held is not None else []

    def _take(self, data: bytes) -> list[bytes]:
        held = self._held
        if held is None:
            return []
        held += data
        found: list[bytes] = []
        while len(held) >= 3 and held[0] != 0xFF:
            size = 3 + ((held[1] & 0x0F) << 8 | held[2])
            if size > _MAX_SECTION_BYTES or size < 12:
                self._held = None
                break
            if len(held) < size:
                break
            section = bytes(held[:size])
            del held[:size]
            # `section[5] & 1`: it is valid now, and not announced for later.
            if section != self._known and section[5] & 1 and _crc(section) == 0:
                self._known = section
                found.append(section)
        return found


@lru_cache(maxsize=1)
def _crc_table() -> tuple[int, ...]:
    table = []
    for index in range(256):
        value = index << 24
        for _ in range(8):
            value = value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return tuple(table)


def _crc(data: bytes) -> int:
    """CRC-32 as MPEG has it; 0 over a section that carries its own."""
    table, value = _crc_table(), 0xFFFFFFFF
    for byte in data:
        value = (value << 8 & 0xFFFFFFFF) ^ table[value >> 24 ^ byte]
    return value
