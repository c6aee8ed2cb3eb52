"""How a site's or a station's words are printed: they must not steer the terminal.

A terminal obeys what comes as characters: `ESC ] 52` fills the clipboard, others move the cursor
or turn the line's direction.
"""

from __future__ import annotations

import json
import re
from typing import TextIO

from planetfm.core.plain import UNPRINTABLE

BREAKS = re.compile("[\t\n\u2028\u2029]")


def printable(words: str) -> str:
    """`words` as one line that only shows."""
    return UNPRINTABLE.sub(" ", BREAKS.sub(" ", words))


def print_json(value: object, out: TextIO) -> None:
    """`value` in indented JSON; what would steer a terminal is written as its number."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    out.write(UNPRINTABLE.sub(lambda one: f"\\u{ord(one[0]):04x}", text) + "\n")
