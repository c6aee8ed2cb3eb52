"""Article HTML -> safe, plain HTML that a QTextBrowser lays out well.

    sanitise(article.html, article.link, featured=article.image_url)

Four steps, each bounded. A measure: what is too large is cut, what is too tangled to build safely
becomes bare paragraphs. nh3 parses the rest into well-formed HTML with few elements. A rewriter
walks that once: it makes addresses absolute, finds the real picture behind lazy loading, turns
videos and frames into link cards, drops empty paragraphs. nh3 has the last word: nothing the
rewriter might get wrong leaves unsanitised.

Out come only p br hr h2-h4 a[href] img[src alt width height] figure figcaption blockquote ul ol li
strong em b i u s sub sup small table tr td th pre code; links are http(s) or mailto, pictures
http(s). A picture
that stands alone is a `figure`, the words below it its `figcaption`. What was embedded (a video, a
sound, a post of a social network) is a paragraph of one link whose words begin with one of
`CARD_SIGNS`.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from planetfm.core.embeds import SIGNS as CARD_SIGNS
from planetfm.core.embeds import card_words, lone_address, post_address, watchable
from planetfm.core.pictures import absolute, real_source, same_picture
from planetfm.core.plain import UNPRINTABLE, paragraphs, plain_text, unescape
from planetfm.core.related import split_related
from planetfm.core.tangle import DEPTH_LIMIT, regrown, tangled

__all__ = ["CARD_SIGNS", "plain_text", "sanitise", "watchable"]

INPUT_LIMIT_CHARS = 400_000
PICTURES_LIMIT = 200
ROWS_LIMIT = 300
CELLS_LIMIT = 24
INLINE_LIMIT = 40
"""Inline elements within each other. Each block begins and ends all that are open, and 200 of them
around 30,000 blocks were 70 MB."""
OUTPUT_LIMIT_CHARS = 4 * INPUT_LIMIT_CHARS
TABLES_LIMIT = 3
"""Tables within tables; deeper ones take a text layout longer than anybody waits."""
LEAD_CHARS = 120
"""A picture after more text than this is no repetition of the one above the headline."""

INLINE = frozenset({"a", "strong", "em", "b", "i", "u", "s", "sub", "sup", "small", "code"})
BLOCKS = frozenset({"p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "pre", "table"})
CELLS = frozenset({"td", "th"})
CAPTIONS = frozenset({"figcaption", "caption"})
TABULAR = frozenset({"table", "tr", "td", "th"})
HOLDS_TEXT = frozenset({"p", "h2", "h3", "h4", "li", "pre", "td", "th"})
RENAMED = {
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
    "del": "s",
    "strike": "s",
    "ins": "u",
    "cite": "em",
    "dfn": "em",
    "mark": "strong",
    "samp": "code",
    "kbd": "code",
    "tt": "code",
    "dl": "ul",
    "dt": "li",
    "dd": "li",
}
EMBEDS = frozenset({"iframe", "video", "audio", "embed", "object", "source"})
PARTS = frozenset(
    {
        *("div", "section", "article", "header", "footer", "main", "aside", "center", "address"),
        *("figure", "figcaption", "caption", "details", "summary", "fieldset", "hr", "nav", "form"),
    }
)
"""Elements that only begin and end a block."""
RAW_ATTRIBUTES = {
    "a": {"href"},
    "img": {
        *("src", "alt", "width", "height", "srcset", "data-src", "data-lazy-src", "data-original"),
        *("data-orig-file", "data-large-file", "data-srcset", "data-lazy-srcset"),
    },
    "iframe": {"src", "title", "data-src", "data-lazy-src"},
    "video": {"src", "title"},
    "audio": {"src", "title"},
    "embed": {"src", "title"},
    "object": {"data", "title"},
    "source": {"src"},
    "p": {"class"},
    "blockquote": {"class", "cite", "data-instgrm-permalink"},
    "div": {"class", "data-href"},
}
RAW_TAGS = frozenset(
    INLINE | BLOCKS | CELLS | RENAMED.keys() | EMBEDS | PARTS | {"br", "hr", "img", "tr"}
)
DROPPED_WHOLE = frozenset(
    {
        *("script", "style", "template", "textarea", "select", "button", "svg", "math", "title"),
        *("noembed", "noframes", "canvas", "map", "nav", "form"),
    }
)
SAFE_TAGS = frozenset(INLINE | BLOCKS | CELLS | {"br", "hr", "img", "tr", "figure", "figcaption"})
SAFE_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}}
SCHEMES = {"http", "https", "mailto"}
NOSCRIPT = re.compile(r"</?noscript\b[^<>]{0,200}>", re.IGNORECASE)
APPEARED_FIRST = re.compile(
    r"^(?:the post|artikel|post|postingan|pos|tulisan|berita)\b.{0,400}"
    r"\b(?:(?:first )?appeared (?:first )?on|pertama kali (?:tampil|muncul|terbit|diterbitkan))\b",
    re.IGNORECASE | re.DOTALL,
)


def sanitise(source: str, base: str, featured: str | None = None) -> str:
    """Safe HTML for the reader; addresses are made absolute against `base`, the article's link.

    `featured`: the picture shown above the text; the same one at the very beginning is dropped.
    """
    source = NOSCRIPT.sub("", source[:INPUT_LIMIT_CHARS]).replace("\x00", "")
    source = split_related(source, base)[0]
    if tangled(source) or regrown(source):
        return _bare(source)
    raw = nh3.clean(
        source,
        tags=set(RAW_TAGS - DROPPED_WHOLE),
        clean_content_tags=set(DROPPED_WHOLE),
        attributes={tag: set(names) for tag, names in RAW_ATTRIBUTES.items()},
        link_rel=None,
    )
    rewriter = _Rewriter(base, featured or "")
    try:
        rewriter.feed(UNPRINTABLE.sub("", raw))
        rewriter.close()
        plain = rewriter.result()
    except _TooMuchError:
        return _bare(source)
    return nh3.clean(
        plain,
        tags=set(SAFE_TAGS),
        attributes={tag: set(names) for tag, names in SAFE_ATTRIBUTES.items()},
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _bare(source: str) -> str:
    return nh3.clean(paragraphs(source), tags={"p"}, attributes={})


class _TooMuchError(Exception):
    """What is written nests too deep, or is far more than what was read."""


@dataclass(slots=True)
class _Post:
    """A post of a social network inside an article, while it is read."""

    tag: str
    address: str
    depth: int = 1
    words: list[str] = field(default_factory=list)


class _Rewriter(HTMLParser):
    """Rewrites nh3's well-formed output, block by block.

    A block is a list of pieces, kept back until its end shows whether it holds anything.
    """

    def __init__(self, base: str, featured: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self._featured = featured
        self._out: list[str] = []
        self._out_chars = 0
        self._open: list[str] = []
        """Block elements that are open in `_out`, outermost first."""
        self._inline: list[tuple[str, str]] = []
        """Inline elements that are open: name and start tag."""
        self._block: list[str] = []
        """The text block being gathered."""
        self._holds = False
        self._text_chars = 0
        self._block_chars = 0
        """How much of the text is in the block being gathered."""
        self._ended_at = -1
        """How long `_out` was after the last text inside a cell or list item."""
        self._last_paragraph: tuple[int, str] | None = None
        self._words: list[str] = []
        self._pictures: list[str] = []
        self._picture_at = 0
        """How many characters of text stood before the last picture."""
        self._rows = 0
        self._cells = 0
        self._caption = False
        self._post: _Post | None = None
        """The embedded post being read: its words go into its card."""

    def result(self) -> str:
        self._end_post()
        self._end_block()
        while self._open:
            self._write(f"</{self._open.pop()}>")
        if self._last_paragraph is not None and APPEARED_FIRST.match(self._last_paragraph[1]):
            del self._out[self._last_paragraph[0]]
        return "".join(self._out)

    # What nh3 left

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = RENAMED.get(tag, tag)
        values = {name: value or "" for name, value in attrs}
        if self._post is not None:
            self._read_post(tag, values)
        elif tag in ("blockquote", "div") and post_address(tag, values, self._base) is not None:
            self._end_block()
            self._post = _Post(tag, post_address(tag, values, self._base) or "")
        elif tag == "img":
            self._picture(values)
        elif tag in EMBEDS:
            self._card(tag, values)
        elif tag == "br":
            self._block.append("<br>")
        elif tag in INLINE:
            self._start_inline(tag, values)
        elif tag == "hr":
            self._end_block()
            self._write("<hr>")
        elif tag in CAPTIONS or (tag == "p" and "wp-caption-text" in values.get("class", "")):
            self._end_block()
            self._caption = True
        elif tag in PARTS or tag == "p":
            self._end_block()
        elif tag in BLOCKS or tag in CELLS or tag == "tr":
            self._start_block(tag)

    def handle_endtag(self, tag: str) -> None:
        tag = RENAMED.get(tag, tag)
        if self._post is not None:
            self._post.words.append(" " if tag in ("p", "div") else "")
            self._post.depth -= tag == self._post.tag
            if self._post.depth == 0:
                self._end_post()
        elif tag in INLINE:
            self._end_inline(tag)
        elif tag in CAPTIONS or (tag == "p" and self._caption):
            self._end_block()
            self._caption = False
        elif tag in PARTS or tag == "p":
            self._end_block()
        elif tag in BLOCKS or tag in CELLS or tag == "tr":
            self._end_block()
            if tag in self._open:
                while True:
                    last = self._open.pop()
                    self._write(f"</{last}>")
                    if last == tag:
                        break

    def handle_data(self, data: str) -> None:
        if self._post is not None:
            self._post.words.append(data)
            return
        if "pre" not in self._open:
            data = re.sub(r"[ \t\r\n\f]+", " ", data)
        if data.strip("\u00a0 \t\r\n\u200b"):
            self._holds = True
        elif not self._block:
            return
        self._block.append(html.escape(data, quote=False))
        self._words.append(data)
        self._block_chars += len(data.strip())

    # Blocks

    def _start_block(self, tag: str) -> None:
        self._end_block()
        if tag == "tr":
            self._rows += 1
            self._cells = 0
        elif tag in CELLS:
            self._cells += 1
        # A huge table is cut by columns and rows; the text of what is cut goes into paragraphs
        # of the last cell, so nothing of it is lost to the reader.
        if (tag == "tr" or tag in CELLS) and self._rows > ROWS_LIMIT:
            return
        if tag in CELLS and self._cells > CELLS_LIMIT:
            return
        if tag in TABULAR and self._open.count("table") >= TABLES_LIMIT + (tag != "table"):
            return
        if len(self._open) == DEPTH_LIMIT:
            raise _TooMuchError
        self._open.append(tag)
        self._write(f"<{tag}>")

    def _end_block(self) -> None:
        """Write the text gathered so far, in a paragraph where nothing else holds it."""
        text = " ".join("".join(self._words).split())
        if self._holds:
            body = "".join(self._block)
            while body.startswith(("<br>", " ")):
                body = body.removeprefix("<br>").lstrip(" ")
            while body.endswith(("<br>", " ")):
                body = body.removesuffix("<br>").rstrip(" ")
            closing = "".join(f"</{name}>" for name, _ in reversed(self._inline))
            inside = bool(self._open) and self._open[-1] in HOLDS_TEXT
            if inside:
                # A second block inside a cell or list item begins on a line of its own.
                again = self._ended_at == len(self._out)
                self._write(("<br>" if again else "") + body + closing)
                self._ended_at = len(self._out)
            elif not text:
                self._write(f"<figure>{body}{closing}</figure>")
            elif self._caption:
                self._add_caption(body + closing)
            elif lone_address(text):
                self._add_card(lone_address(text), card_words("", lone_address(text)))
            else:
                self._last_paragraph = (len(self._out), text)
                self._write(f"<p>{body}{closing}</p>")
            self._text_chars += len(text)
        self._block = [start for _, start in self._inline] if self._inline else []
        self._words = []
        self._block_chars = 0
        self._holds = False

    def _write(self, piece: str) -> None:
        self._out.append(piece)
        self._out_chars += len(piece)
        if self._out_chars > OUTPUT_LIMIT_CHARS:
            raise _TooMuchError

    def _add_caption(self, body: str) -> None:
        caption = f"<figcaption>{body}</figcaption>"
        if self._out and self._out[-1].endswith("</figure>"):
            self._out[-1] = self._out[-1].removesuffix("</figure>") + caption + "</figure>"
        else:
            self._write(caption)

    # Inline elements

    def _start_inline(self, tag: str, values: dict[str, str]) -> None:
        start = f"<{tag}>"
        if tag == "a":
            url = self._link(values.get("href", ""))
            if not url:
                return
            start = f'<a href="{html.escape(url)}">'
        if len(self._inline) == INLINE_LIMIT:
            raise _TooMuchError
        self._inline.append((tag, start))
        self._block.append(start)

    def _end_inline(self, tag: str) -> None:
        names = [name for name, _ in self._inline]
        if tag not in names:
            return
        # nh3's output nests properly; a link that was dropped is the only end without a start.
        place = len(names) - 1 - names[::-1].index(tag)
        for name, start in reversed(self._inline[place:]):
            if self._block and self._block[-1] == start:
                self._block.pop()  # nothing is in it
            else:
                self._block.append(f"</{name}>")
        self._block += [start for _, start in self._inline[place + 1 :]]
        del self._inline[place]

    def _link(self, href: str) -> str:
        href = href.strip()
        if not href or href.startswith("#"):
            return ""
        if href.lower().startswith("mailto:"):
            return href[:500]
        return absolute(href, self._base)

    # Pictures and embedded things

    def _picture(self, values: dict[str, str]) -> None:
        url = real_source(values, self._base)
        if not url or len(self._pictures) >= PICTURES_LIMIT:
            return
        ahead = self._text_chars + self._block_chars
        if self._pictures and self._picture_at == ahead and same_picture(self._pictures[-1], url):
            return  # the same one again, from the noscript beside a lazy picture
        self._picture_at = ahead
        first = not self._pictures
        self._pictures.append(url)
        if first and ahead <= LEAD_CHARS and same_picture(url, self._featured):
            return
        alt = " ".join(values.get("alt", "").split())[:300]
        size = "".join(
            f' {name}="{values[name]}"' for name in ("width", "height") if _pixels(values.get(name))
        )
        self._block.append(f'<img src="{html.escape(url)}" alt="{html.escape(alt)}"{size}>')
        self._holds = True

    def _card(self, tag: str, values: dict[str, str]) -> None:
        names = ("data-src", "data-lazy-src", "src", "data")
        found = (absolute(values[n], self._base) for n in names if values.get(n))
        url = watchable(next((one for one in found if one), ""))
        if not url or (tag == "source" and self._last_card() == url):
            return
        self._end_block()
        self._add_card(url, card_words(values.get("title", ""), url, sound=tag == "audio"))

    def _add_card(self, url: str, words: str) -> None:
        card = f'<a href="{html.escape(url)}">{html.escape(words)}</a>'
        if self._open and self._open[-1] in HOLDS_TEXT:
            self._write(f"<br>{card}")
        elif self._open and self._open[-1] not in ("blockquote",):
            return  # between the rows of a table or the items of a list there is no place for one
        else:
            self._write(f"<p>{card}</p>")

    def _read_post(self, tag: str, values: dict[str, str]) -> None:
        post = self._post
        assert post is not None
        post.depth += tag == post.tag
        if tag in ("br", "p", "div"):
            post.words.append(" ")
        if tag == "a" and not post.address:
            post.address = lone_address(absolute(values.get("href", ""), self._base))

    def _end_post(self) -> None:
        post, self._post = self._post, None
        if post is None:
            return
        words = " ".join("".join(post.words).split())
        if post.address:
            self._add_card(post.address, card_words(words, post.address, post=True))
        elif words:
            self._write(f"<blockquote><p>{html.escape(words, quote=False)}</p></blockquote>")

    def _last_card(self) -> str:
        found = re.search(r'href="([^"]+)"', self._out[-1]) if self._out else None
        return unescape(found[1]) if found else ""


def _pixels(size: str | None) -> bool:
    """Whether an attribute is a whole number of pixels that a picture may have."""
    return size is not None and size.isascii() and size.isdecimal() and 0 < int(size[:6]) < 20_000
