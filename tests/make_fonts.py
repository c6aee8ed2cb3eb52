"""Makes the carried fonts from Inter's: `python -m tests.make_fonts OTF_DIR assets/fonts`.

Needs fontTools, which nothing else here does. Inter's own OpenType files hold CFF outlines, and for
those FreeType under Qt thickens small stems and blends with a gamma: measured against the drawings,
small text came out up to 47 % too heavy on dark ground and 19 % on light. With quadratic outlines
it is within 5 %. The family gets a name of its own, so that a system's Inter never takes its place,
and the files hold Latin alone (other scripts come from the system's fonts).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

KEPT = (
    (0x20, 0x250),  # Latin
    (0x2B0, 0x370),  # modifiers, combining marks
    (0x1E00, 0x1F00),  # Latin, additional
    (0x2000, 0x20D0),  # punctuation, figures, currencies
    (0x2100, 0x2150),  # letter-like
    (0x2190, 0x2300),  # arrows, mathematics
    (0x25A0, 0x2600),  # shapes
    (0xFB01, 0xFB03),  # ligatures
    (0xFFFD, 0xFFFE),
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "rlig", "calt", "tnum", "case"]
NAMES = (1, 3, 4, 6, 16)
"""The entries of the name table that hold the family's name; 6 may hold no space."""


def make(source: Path, target: Path) -> None:
    """Cut `source` (OTF) down to Latin, turn its outlines into TrueType's, rename, save."""
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.name_legacy = True
    options.glyph_names = False
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, end in KEPT for code in range(first, end)])
    cutter.subset(font)
    _turn_outlines(font)
    for record in font["name"].names:
        if record.nameID in NAMES:
            family = "PlanetInter" if record.nameID == 6 else "Planet Inter"
            record.string = record.toUnicode().replace("Inter", family)
    font.save(target)


def _turn_outlines(font: TTFont) -> None:
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        # Half a thousandth of the em: far below what any screen shows.
        shapes[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 2000, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    table.compile(font)
    for name in order:
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0))
    most = font["maxp"]
    most.tableVersion = 0x00010000
    most.maxZones = 1
    for field in (
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints"),
        *("maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"),
    ):
        setattr(most, field, 0)
    most.recalc(font)
    font["post"].formatType = 3.0
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("*.otf")):
        make(path, Path(sys.argv[2]) / f"Planet{path.stem}.ttf")
