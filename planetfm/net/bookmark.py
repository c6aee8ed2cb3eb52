"""What one connection tells the next one: where in an HLS broadcast it was, which entry played."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(slots=True)
class Bookmark:
    """Written by one connection's thread after another, never by two at a time.

    `turn` counts the connections that brought no sound: a playlist's entries are tried from that
    one on, so that one which answers and stays silent does not hide the others. `place` and
    `sequence`: the HLS list that was listened to and the segment that began last to go out.
    """

    handing: threading.Lock = field(default_factory=threading.Lock, repr=False)
    """Held where it is decided which of two connections goes on."""
    turn: int = 0
    place: str = ""
    sequence: int | None = None

    def in_list(self, url: str) -> int | None:
        """Where to begin in `url`: at that segment, if it is the same list (what identifies a
        session does not count); at the next one in another list of the same server, whose bytes
        are others: variants number their segments alike. None: there is nothing to go by."""
        if self.sequence is None or self.place == _place(url):
            return self.sequence
        same_server = self.place.partition("/")[0] == urlsplit(url).netloc
        return self.sequence + 1 if same_server else None

    def put(self, url: str, sequence: int) -> None:
        """Segment `sequence` of this list has begun to go to the tape."""
        self.place, self.sequence = _place(url), sequence


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"
