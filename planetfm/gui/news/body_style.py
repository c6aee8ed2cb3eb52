"""How the text of an article looks: the document's style sheet, its tables and its cards."""

from __future__ import annotations

import enum
from html import escape

from planetfm.core.embeds import SOUND, VIDEO
from planetfm.gui.tokens import Tokens

ICON_SCHEME = "planet-icon:"
CARD_PADDING = 13
"""The cell padding of the tables that are cards; `ArticleBody` paints their ground."""


class Tables(enum.Enum):
    """How tables are written. Each fits where the one before is wider than the column."""

    PLAIN = "plain"
    TIGHT = "tight"  # smaller type
    STACKED = "stacked"  # every row is a list of "heading: value"


CELL_PX = {Tables.PLAIN: (14, 14), Tables.TIGHT: (12, 8), Tables.STACKED: (14, 14)}
"""(size of the type, room behind a cell) of tables, px."""


def card_markup(tokens: Tokens, sign: str, href: str, title: str, host: str) -> str:
    """A card in the text: an icon, a title that is the link, and where it leads."""
    icon = {SOUND: "volume", VIDEO: "play"}.get(sign, "quote")
    plain = f"text-decoration:none;color:{tokens.ink}"
    below = "" if title == host else f'<p class="host">{escape(host, quote=False)}</p>'
    return (
        f'<table cellspacing="0" cellpadding="{CARD_PADDING}" width="100%"'
        ' style="margin-top:8px;margin-bottom:10px"><tr>'
        f'<td width="24"><a href="{escape(href)}">'
        f'<img src="{ICON_SCHEME}{icon}" width="20" height="20"/></a></td>'
        f'<td><p class="title"><a href="{escape(href)}"'
        f' style="{plain}">{escape(title, quote=False)}</a></p>{below}</td>'
        '<td width="18">'
        f'<img src="{ICON_SCHEME}open-external" width="16" height="16"/></td></tr></table>'
    )


def body_stylesheet(tokens: Tokens, size_px: float) -> str:
    """The document's own style: nothing but this decides colours, fonts and distances."""
    cells = "".join(
        f"td.{form.value}, th.{form.value} {{ font-size: {px}px; padding-right: {gap}px; }}"
        for form, (px, gap) in CELL_PX.items()
    )
    return f"""
p, li {{ color: {tokens.ink}; }}
p {{ margin-top: 0px; margin-bottom: 14px; }}
p.caption {{ font-size: 12px; color: {tokens.ink3}; margin-top: 0px; margin-bottom: 14px; }}
p.picture {{ margin-top: 2px; margin-bottom: 6px; }}
p.cell {{ margin-top: 0px; margin-bottom: 0px; }}
p.title {{ font-size: 14px; font-weight: 600; margin: 0px; }}
p.host {{ font-size: 12px; color: {tokens.ink3}; margin: 0px; }}
p.first {{ font-size: 14px; margin-top: 6px; margin-bottom: 2px; }}
p.gap {{ font-size: 6px; margin: 0px; }}
p.row {{ font-size: 14px; margin-top: 0px; margin-bottom: 2px; margin-left: 14px; }}
li ul, li ol {{ margin-bottom: 0px; }}
ul, ol {{ margin-top: 0px; margin-bottom: 14px; margin-left: 20px; -qt-list-indent: 0; }}
li {{ margin-bottom: 4px; }}
h2, h3, h4 {{ color: {tokens.ink}; font-size: {round(size_px + 2)}px; font-weight: 600;
  margin-top: 8px; margin-bottom: 10px; }}
table.data {{ border-collapse: collapse; border-width: 0px; margin-bottom: 14px; }}
td, th {{ color: {tokens.ink}; }}
td.plain, th.plain, td.tight, th.tight {{ padding-top: 7px; padding-bottom: 7px;
  border-style: none none solid none; border-width: 1px; border-color: {tokens.line}; }}
{cells}
th.plain, th.tight {{ color: {tokens.ink2}; font-weight: 600; }}
pre, code {{ font-family: monospace; }}
a {{ color: {tokens.accent}; text-decoration: underline; }}
"""
