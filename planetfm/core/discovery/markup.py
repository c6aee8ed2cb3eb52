"""Hostile HTML as a flat run of tags: no tree, no recursion, linear in its size.

libxml2's parser (by lxml) hands out events and builds nothing: four megabytes of `<b>` pass in
about a second, where a tree of Python objects takes half a minute. What is wanted of a page here,
addresses and the words beside them, needs no tree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

MAX_HTML_CHARS = 4 * 1024 * 1024
_PIECE_BYTES = 64 * 1024

OnStart = Callable[[str, Mapping[str, str]], None]
OnText = Callable[[str], None]
OnEnd = Callable[[str], None]


class _Target:
    def __init__(self, start: OnStart, text: OnText, end: OnEnd) -> None:
        self._start = start
        self.data = text
        self._end = end

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._start(tag.lower(), attributes)

    def end(self, tag: str) -> None:
        self._end(tag.lower())

    def close(self) -> None:
        pass


def read_markup(html: str, start: OnStart, text: OnText, end: OnEnd) -> None:
    """Call `start`, `text` and `end` for what `html` holds, in order; never raises for bad HTML.

    Names are lower-case, entities in attributes and text are decoded. Text may come in pieces.
    What lies beyond `MAX_HTML_CHARS` is not read.
    """
    body = html[:MAX_HTML_CHARS].replace("\0", "").encode("utf-8", "replace")
    if not body.strip():
        return
    parser = etree.HTMLParser(
        target=_Target(start, text, end), encoding="utf-8", huge_tree=True, recover=True
    )
    try:
        for at in range(0, len(body), _PIECE_BYTES):
            parser.feed(body[at : at + _PIECE_BYTES])
        parser.close()
    except etree.LxmlError:
        return  # nothing in it, or nothing more to get: what came before was handed out
