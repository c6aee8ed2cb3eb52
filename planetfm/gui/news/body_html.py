"""Sanitised article HTML -> the markup that a QTextDocument lays out as the design wants it.

What comes in was cleaned by `core.sanitize`; this does not trust it: only the tags below are
written again, without any attribute of the site's, so nothing the site sends reaches Qt's parser.
Pictures get names of our own ("planet-picture:0"): Qt never sees an address that it might open as a
file (its image handler tries the name as a local file when a resource is not found).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from planetfm.gui.tokens import Tokens

PICTURE_SCHEME = "planet-picture:"
MAX_CHARS = 60_000
"""Some 25 pages: beyond this an article is cut, so that its layout never blocks the window."""
MAX_CELLS = 200
"""Qt lays a table out as a whole: beyond this many cells a table's words stand in lines."""
MAX_DEPTH = 24
_SIZE = re.compile(r"(-\d{2,5}x\d{2,5}|-scaled)(?=\.\w{3,4}$)")
_KEPT = {"strong", "b", "em", "i", "u", "ul", "ol", "li", "tr", "td", "th", "pre", "code"}
_BLOCKS = {"p", "h2", "h3", "h4", "figure", "figcaption", "div"}
_SILENT = {"script", "style", "title", "head", "template", "iframe", "object", "noscript"}


@dataclass(frozen=True, slots=True)
class Body:
    """`html` for the document, and the addresses behind its picture names, in order."""

    html: str
    pictures: tuple[str, ...] = ()
    skipped_caption: str = ""
    """The caption of the picture that was skipped: it belongs under the hero."""


@dataclass(slots=True)
class _State:
    out: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    silent: int = 0
    chars: int = 0
    cells: int = 0
    skipped: bool = False
    """The figure being read holds the skipped picture."""
    caption: list[str] | None = None
    """The words of its caption, while and after they are read."""


def opens_in_browser(address: str) -> bool:
    """May this link be handed to the system's browser or mail program?"""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.hostname)
    return parts.scheme == "mailto" and "@" in parts.path


def is_web_picture(address: str) -> bool:
    """Only a whole http(s) address is a picture; never a file, a share or a relative name."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def same_picture(one: str, other: str) -> bool:
    """Are these two sizes of one picture? WordPress puts the size behind the name: -1024x576."""
    return _SIZE.sub("", one) == _SIZE.sub("", other)


class _Writer(HTMLParser):
    def __init__(
        self, tokens: Tokens, size_of: Callable[[str], tuple[int, int] | None], skip: str
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._tokens = tokens
        self._size_of = size_of
        self._skip = skip
        self.state = _State()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        state = self.state
        if tag in _SILENT:
            state.silent += 1
            return
        if state.silent or len(state.stack) > MAX_DEPTH:
            return
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            state.out.append("<br/>")
        elif tag == "img":
            self._picture(values.get("src", ""))
        elif tag == "a":
            self._push("a", self._link(values.get("href", "")))
        elif tag == "blockquote":
            self._push(tag, self._quote())
        elif tag == "table":
            self._push(tag, '<table cellspacing="0" cellpadding="6">')
        elif tag == "figcaption":
            # A caption before any word belongs to the hero, which the newsroom took out.
            leads = bool(self._skip) and not state.pictures and not state.chars
            state.skipped = state.skipped or leads
            if state.skipped and state.caption is None:
                state.caption = []
            self._push(tag, "" if state.skipped else '<p class="caption">')
        elif tag in ("figure", "div"):
            state.skipped = state.skipped and tag != "figure"
            self._push(tag, "")
        elif tag in ("td", "th") and state.cells >= MAX_CELLS:
            state.out.append(" ")
        elif tag == "tr" and state.cells >= MAX_CELLS:
            state.out.append("<br/>")
        elif tag in _KEPT or tag in _BLOCKS:
            state.cells += tag in ("td", "th")
            self._push(tag, f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        state = self.state
        if tag in _SILENT:
            state.silent = max(0, state.silent - 1)
            return
        if tag not in state.stack:
            return
        while state.stack:
            closing = self._close(state.stack[-1])
            top = state.stack.pop()
            state.out.append(closing)
            if top in ("figure", "figcaption"):
                state.skipped = False
            if top == tag:
                return

    def handle_data(self, data: str) -> None:
        state = self.state
        if state.silent or state.chars > MAX_CHARS:
            return
        state.chars += len(data.strip())
        if self._in_skipped_caption and state.caption is not None:
            state.caption.append(data)
            return
        state.out.append(escape(data, quote=False))

    def finish(self) -> Body:
        while self.state.stack:
            closing = self._close(self.state.stack[-1])
            self.state.stack.pop()
            self.state.out.append(closing)
        caption = " ".join("".join(self.state.caption or []).split())
        return Body("".join(self.state.out), tuple(self.state.pictures), caption)

    @property
    def _in_skipped_caption(self) -> bool:
        return self.state.skipped and "figcaption" in self.state.stack

    def _push(self, tag: str, opening: str) -> None:
        self.state.stack.append(tag)
        self.state.out.append(opening)

    def _close(self, tag: str) -> str:
        if tag == "blockquote":
            return "</td></tr></table>"
        if tag == "figcaption":
            return "" if self._in_skipped_caption else "</p>"
        return "" if tag in ("figure", "div") else f"</{tag}>"

    def _link(self, address: str) -> str:
        if not opens_in_browser(address):
            return "<a>"
        return f'<a href="{escape(address)}" style="color:{self._tokens.accent}">'

    def _quote(self) -> str:
        return (
            '<table cellspacing="0" cellpadding="0" width="100%" style="margin-bottom:14px"><tr>'
            f'<td width="3" bgcolor="{self._tokens.accent}"></td>'
            '<td style="padding-left:14px">'
        )

    def _picture(self, address: str) -> None:
        if not is_web_picture(address):
            return
        if self._skip and same_picture(address, self._skip):
            self.state.skipped = True
            return
        number = len(self.state.pictures)
        self.state.pictures.append(address)
        size = self._size_of(address)
        if size is not None:
            wide, high = size
            name = f"{PICTURE_SCHEME}{number}"
            tag = f'<img src="{name}" width="{wide}" height="{high}"/>'
            inside = any(tag in self.state.stack for tag in ("p", "li", "td"))
            self.state.out.append(tag if inside else f'<p class="picture">{tag}</p>')


def body_markup(
    html: str,
    tokens: Tokens,
    size_of: Callable[[str], tuple[int, int] | None],
    skip_picture: str = "",
) -> Body:
    """`size_of(address)` gives a held picture's size in px, None while it is not there.

    `skip_picture` is the hero's address: a site that repeats it in the text shows it once.
    """
    writer = _Writer(tokens, size_of, skip_picture)
    writer.feed(html[: MAX_CHARS * 4])
    writer.close()
    return writer.finish()


def body_stylesheet(tokens: Tokens, size_px: float) -> str:
    """The document's own style: nothing but this decides colours, fonts and distances."""
    return f"""
p, li {{ color: {tokens.ink}; }}
p {{ margin-top: 0px; margin-bottom: 14px; }}
p.caption {{ font-size: 12px; color: {tokens.ink3}; margin-top: 0px; margin-bottom: 14px; }}
p.picture {{ margin-top: 2px; margin-bottom: 6px; }}
ul, ol {{ margin-top: 0px; margin-bottom: 14px; margin-left: 20px; -qt-list-indent: 0; }}
li {{ margin-bottom: 4px; }}
h2, h3, h4 {{ color: {tokens.ink}; font-size: {round(size_px + 2)}px; font-weight: 600;
  margin-top: 8px; margin-bottom: 10px; }}
td, th {{ color: {tokens.ink}; }}
pre, code {{ font-family: monospace; }}
a {{ color: {tokens.accent}; text-decoration: underline; }}
"""
