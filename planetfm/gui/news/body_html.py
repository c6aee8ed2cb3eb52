"""Sanitised article HTML -> the markup that a QTextDocument lays out as the design wants it.

What comes in was cleaned by `core.sanitize`; this does not trust it: only the tags below are
written again, without any attribute of the site's, so nothing the site sends reaches Qt's parser.
Pictures get names of our own ("planet-picture:0"): Qt never sees an address that it might open as a
file (its image handler tries the name as a local file when a resource is not found). Every picture
takes its place before it is there, so that the words below it never move when it comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from planetfm.core.embeds import SIGNS, SOUND, host_of, is_sound_file
from planetfm.gui.news.addresses import (
    is_web_picture,
    names_its_size,
    opens_in_browser,
    place_of,
    same_picture,
    told_size,
)
from planetfm.gui.news.body_style import Tables, card_markup
from planetfm.gui.news.reader_words import tr
from planetfm.gui.tokens import Tokens
from planetfm.gui.words import NO_BREAK

PICTURE_SCHEME = "planet-picture:"
SOUND_SCHEME = "planet-sound:"
CELL = "c"
"""Behind a picture's number: the one that was cropped for a cell of a gallery."""
MAX_CHARS = 60_000
"""Some 25 pages: beyond this an article is cut, so that its layout never blocks the window."""
MAX_CELLS = 200
"""Qt lays a table out as a whole: beyond this many cells a table's words stand in lines."""
MAX_DEPTH = 24
COLUMN_PX = 640
GALLERY_GAP = 8
_CARD = re.compile(r'<p><a href="([^"]{1,4000})">(' + "|".join(SIGNS) + r") ([^<]{1,400})</a></p>")
_ZONE = re.compile(r"(?<=\d) (?=WI(?:B|TA|T)\b)")
"""An hour stays on one line with its zone."""
_KEPT = {"strong", "b", "em", "i", "u", "s", "sub", "sup", "ul", "ol", "li", "pre", "code"}
_BLOCKS = {"p", "h2", "h3", "h4", "div"}
_SILENT = {"script", "style", "title", "head", "template", "iframe", "object", "noscript"}

SizeOf = Callable[[str], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Body:
    """`html` for the document, and what stands behind its names, in order."""

    html: str
    pictures: tuple[str, ...] = ()
    skipped_caption: str = ""
    """The caption of the picture that was skipped: it belongs under the hero."""
    captions: tuple[str, ...] = ()
    """What the text says of each picture."""
    sizes: tuple[tuple[int, int], ...] = ()
    """The place that each picture takes, px."""
    unknown: tuple[int, ...] = ()
    """The pictures whose size nobody told: their place is a guess until they come."""
    sounds: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    """For each table, the longest word of each of its columns: they tell how narrow it can be."""


@dataclass(slots=True)
class _Figure:
    """Pictures that stand alone, with the words below them."""

    numbers: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def caption(self) -> str:
        return " ".join("".join(self.words).split())


@dataclass(slots=True)
class _Table:
    number: int = 0
    form: Tables = Tables.PLAIN
    headings: list[str] = field(default_factory=list)
    row: int = -1
    cell: int = -1
    words: list[str] = field(default_factory=list)
    """The longest word of each column."""
    heading: list[str] | None = None
    """The words of a heading cell, while a stacked table's first row is read."""


@dataclass(slots=True)
class _State:
    out: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    run: list[_Figure] = field(default_factory=list)
    """Figures that follow each other: a gallery once it is known how many they are."""
    figure: _Figure | None = None
    silent: int = 0
    chars: int = 0
    cells: int = 0
    columns: list[tuple[str, ...]] = field(default_factory=list)
    skipped: bool = False
    """The figure being read holds the skipped picture."""
    caption: list[str] | None = None
    """The words of its caption, while and after they are read."""


class _Writer(HTMLParser):
    def __init__(
        self,
        tokens: Tokens,
        size_of: SizeOf,
        skip: str,
        column_px: int,
        tables: Sequence[Tables],
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._tokens = tokens
        self._size_of = size_of
        self._skip = skip
        self._column_px = column_px
        self._tables = tables
        self.state = _State()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        state = self.state
        if tag in _SILENT:
            state.silent += 1
            return
        if state.silent or len(state.stack) > MAX_DEPTH:
            return
        values = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._picture(values)
            return
        if tag == "figure":
            if state.figure is None:
                state.figure = _Figure()
            self._push(tag, "")
            return
        if state.figure is None:
            self._flush()
        if tag == "br":
            self._write("<br/>" if state.figure is None else " ")
        elif tag == "hr":
            state.out.append("<hr/>")
        elif tag == "a":
            self._push("a", self._link(values.get("href", "")) if state.figure is None else "")
        elif tag == "blockquote":
            self._push(tag, self._quote())
        elif tag == "figcaption":
            self._start_caption()
        elif tag == "div":
            state.skipped = False
            self._push(tag, "")
        elif tag in ("table", "tr", "td", "th"):
            self._start_table_part(tag)
        elif tag in _KEPT or tag in _BLOCKS:
            self._push(tag, f"<{tag}>" if state.figure is None else "")

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
            self._write(closing)
            if top == "figure":
                self._end_figure()
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
        if state.figure is None and data.strip():
            self._flush()
            self._measure(data)
        self._write(_ZONE.sub(NO_BREAK, escape(data, quote=False)), data)

    def card(self, address: str, sign: str, words: str) -> None:
        """What was embedded: a card with the icon of its kind, its title and its host."""
        address, words = unescape(address), unescape(words)
        if not opens_in_browser(address) or self.state.silent:
            return
        self._flush()
        host = host_of(address)
        title = words.removesuffix(f"({host})").strip()
        if not title or title == host:
            title = tr("Sound recording") if is_sound_file(address) else host
        href = address
        if sign == SOUND and is_sound_file(address):
            href = f"{SOUND_SCHEME}{len(self.state.sounds)}"
            self.state.sounds.append(address)
        self.state.chars += len(words)
        self.state.out.append(card_markup(self._tokens, sign, href, title, host))

    def finish(self) -> Body:
        while self.state.stack:
            closing = self._close(self.state.stack[-1])
            if self.state.stack.pop() == "figure":
                self._end_figure()
            self._write(closing)
        self._flush()
        caption = " ".join("".join(self.state.caption or []).split())
        state = self.state
        return Body(
            "".join(state.out),
            tuple(state.pictures),
            caption,
            tuple(state.captions),
            tuple(state.sizes),
            tuple(state.unknown),
            tuple(state.sounds),
            tuple(state.columns),
        )

    def _write(self, markup: str, plain: str = "") -> None:
        """Into the text, the caption of the figure or the heading of the table being read."""
        state = self.state
        heading = state.tables[-1].heading if state.tables else None
        if state.figure is not None:
            state.figure.words.append(plain)
        elif heading is not None:
            heading.append(plain)
        else:
            state.out.append(markup)

    @property
    def _in_skipped_caption(self) -> bool:
        return self.state.skipped and "figcaption" in self.state.stack

    def _push(self, tag: str, opening: str) -> None:
        self.state.stack.append(tag)
        self._write(opening)

    def _close(self, tag: str) -> str:
        if tag == "blockquote":
            return "</td></tr></table>"
        if self.state.figure is not None or tag in ("figure", "div"):
            return ""
        if tag == "figcaption":
            return "" if self._in_skipped_caption else "</p>"
        if tag in ("table", "tr", "td", "th"):
            return self._close_table_part(tag)
        return f"</{tag}>"

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

    # Pictures

    def _picture(self, values: dict[str, str]) -> None:
        state = self.state
        address = values.get("src", "")
        if not is_web_picture(address):
            return
        if self._skip and same_picture(address, self._skip):
            state.skipped = True
            return
        number = len(state.pictures)
        state.pictures.append(address)
        known = self._size_of(address) or told_size(values)
        if known is None and not names_its_size(address):
            state.unknown.append(number)
        state.sizes.append(place_of(known, address, self._column_px))
        state.captions.append(values.get("alt", ""))
        if state.figure is not None:
            state.figure.numbers.append(number)
            return
        self._flush()
        if any(tag in state.stack for tag in ("p", "li", "td", "th", "h2", "h3", "h4", "a")):
            self._write(self._shown(number))
        else:
            self._write(f'<p class="picture">{self._shown(number)}</p>')

    def _shown(self, number: int, place: tuple[int, int] | None = None) -> str:
        wide, high = place or self.state.sizes[number]
        name = f"{PICTURE_SCHEME}{number}"
        tag = f'<img src="{name}{CELL if place else ""}" width="{wide}" height="{high}"/>'
        if "a" in self.state.stack and self.state.figure is None and not place:
            return f'</a><a href="{name}">{tag}</a><a>'
        return f'<a href="{name}">{tag}</a>'

    def _start_caption(self) -> None:
        state = self.state
        # A caption before any word belongs to the hero, which the newsroom took out.
        leads = bool(self._skip) and not state.pictures and not state.chars
        state.skipped = state.skipped or leads
        if state.skipped and state.caption is None:
            state.caption = []
        alone = state.figure is None and not state.skipped
        self._push("figcaption", '<p class="caption">' if alone else "")

    def _end_figure(self) -> None:
        state = self.state
        if "figure" in state.stack or state.figure is None:
            return
        figure, state.figure = state.figure, None
        for number in figure.numbers:
            state.captions[number] = figure.caption or state.captions[number]
        if figure.numbers:
            state.run.append(figure)
        elif figure.caption:
            self._flush()
            state.out.append(f'<p class="caption">{escape(figure.caption, quote=False)}</p>')

    def _flush(self) -> None:
        """Write the figures that followed each other, as a gallery or one by one."""
        run, self.state.run = self.state.run, []
        count = sum(len(figure.numbers) for figure in run)
        if count >= 3 or (count == 2 and not any(figure.caption for figure in run)):
            self.state.out.append(self._gallery(run, count))
            return
        for figure in run:
            for number in figure.numbers:
                self.state.out.append(f'<p class="picture">{self._shown(number)}</p>')
            if figure.caption:
                words = escape(figure.caption, quote=False)
                self.state.out.append(f'<p class="caption">{words}</p>')

    def _gallery(self, run: list[_Figure], count: int) -> str:
        across = 2 if count in (2, 4) or self._column_px < 420 else 3
        wide = (self._column_px - GALLERY_GAP * (across - 1)) // across
        high = wide * 2 // 3
        cells = [
            (number, figure.caption if number == figure.numbers[-1] else "")
            for figure in run
            for number in figure.numbers
        ]
        rows = []
        for start in range(0, count, across):
            row = []
            for place, (number, caption) in enumerate(cells[start : start + across]):
                self.state.sizes[number] = (wide, high)
                gap = GALLERY_GAP if place < across - 1 else 0
                words = escape(caption, quote=False)
                below = f'<p class="caption">{words}</p>' if words else ""
                style = f"padding-right:{gap}px;padding-bottom:{GALLERY_GAP}px"
                picture = f'<p class="cell">{self._shown(number, (wide, high))}</p>'
                row.append(f'<td style="{style}">{picture}{below}</td>')
            rows.append(f"<tr>{''.join(row)}</tr>")
        return (
            '<table cellspacing="0" cellpadding="0" style="margin-top:12px;margin-bottom:6px">'
            + "".join(rows)
            + "</table>"
        )

    # Tables

    def _measure(self, data: str) -> None:
        """Note the longest word of the column that is being read."""
        table = self.state.tables[-1] if self.state.tables else None
        if table is None or table.cell < 0:
            return
        while len(table.words) <= table.cell:
            table.words.append("")
        longest = max(data.split(), key=len, default="")
        if len(longest) > len(table.words[table.cell]):
            table.words[table.cell] = longest

    def _start_table_part(self, tag: str) -> None:
        state = self.state
        if tag == "table":
            number = len(state.columns)
            form = self._tables[number] if number < len(self._tables) else Tables.PLAIN
            state.tables.append(_Table(number, form))
            state.columns.append(())
            opening = '<table class="data" cellspacing="0" cellpadding="0" width="100%">'
            self._push(tag, "" if form is Tables.STACKED else opening)
            return
        if not state.tables:
            return
        table = state.tables[-1]
        if tag == "tr":
            table.row, table.cell = table.row + 1, -1
        else:
            table.cell += 1
            state.cells += 1
        if table.form is Tables.STACKED:
            self._start_stacked(tag, table)
        elif state.cells > MAX_CELLS:
            state.out.append("<br/>" if tag == "tr" else " ")
        else:
            name = table.form.value
            kind = {"td": f'<td class="{name}">', "th": f'<th class="{name}" align="left">'}
            self._push(tag, kind.get(tag, f"<{tag}>"))

    def _start_stacked(self, tag: str, table: _Table) -> None:
        if tag == "tr":
            self._push(tag, "")
        elif table.row == 0 and (tag == "th" or table.headings or table.cell == 0):
            self._push(tag, "")
            table.heading = []
        else:
            known = table.cell < len(table.headings)
            label = table.headings[table.cell] if known else ""
            first = table.cell == 0
            colour = self._tokens.ink3
            said = f'<span style="color:{colour}">{escape(label)}:</span> ' if label else ""
            kind = "first" if first else "row"
            self._push(tag, f'<p class="{kind}">{said}{"<b>" if first else ""}')

    def _close_table_part(self, tag: str) -> str:
        state = self.state
        table = state.tables[-1] if state.tables else _Table()
        if tag == "table":
            if state.tables:
                state.columns[table.number] = tuple(state.tables.pop().words)
            return '<p class="gap">&nbsp;</p>' if table.form is Tables.STACKED else "</table>"
        if table.form is not Tables.STACKED:
            return f"</{tag}>"
        if tag == "tr":
            return ""
        if table.heading is not None:
            table.headings.append(" ".join("".join(table.heading).split()))
            table.heading = None
            return ""
        return "</b></p>" if table.cell == 0 else "</p>"


def body_markup(
    html: str,
    tokens: Tokens,
    size_of: SizeOf,
    skip_picture: str = "",
    *,
    column_px: int = COLUMN_PX,
    tables: Sequence[Tables] = (),
) -> Body:
    """`size_of(address)` gives a held picture's size in px, None while it is not there.

    `skip_picture` is the hero's address: a site that repeats it in the text shows it once.
    `tables` says how each table is written; those beyond it are plain.
    """
    writer = _Writer(tokens, size_of, skip_picture, column_px, tables)
    parts = _CARD.split(html[: MAX_CHARS * 4])
    writer.feed(parts[0])
    for place in range(1, len(parts), 4):
        writer.card(parts[place], parts[place + 1], parts[place + 2])
        writer.feed(parts[place + 3])
    writer.close()
    return writer.finish()
