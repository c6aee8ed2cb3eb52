"""Every sentence of the reader's newer parts has its Indonesian, with the same places to fill."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTranslator

import planetfm
from planetfm.assets import assets_dir

GUI = Path(planetfm.__file__).parent / "gui"
WORDS = assets_dir() / "translations" / "reader_id.ts"
IMPORTED = re.compile(r"from planetfm\.gui\.news\.reader_words import ([^\n]+)")


def said_in(path: Path) -> Iterator[str]:
    """The sentences that a module gives to the reader's translation."""
    text = path.read_text("utf-8")
    names = {
        name.split(" as ")[-1].strip()
        for line in IMPORTED.findall(text)
        for name in line.strip("()").split(",")
        if name.split(" as ")[0].strip() == "tr"
    }
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        called = node.func.attr if isinstance(node.func, ast.Attribute) else called
        words = [one.value for one in node.args if isinstance(one, ast.Constant)]
        if called in names and words:
            yield str(words[0])
        elif called == "translate" and len(words) == 2 and words[0] == "Reader":
            yield str(words[1])


def told() -> dict[str, str]:
    found = {}
    for message in ElementTree.parse(WORDS).iter("message"):
        source, translation = message.findtext("source"), message.findtext("translation")
        found[source or ""] = translation or ""
    return found


def test_every_sentence_is_translated_and_none_is_left_over() -> None:
    said = {words for path in GUI.rglob("*.py") for words in said_in(path)}
    assert len(said) > 80
    assert said == set(told())


def test_places_match_and_nothing_shouts() -> None:
    for source, indonesian in told().items():
        assert indonesian, source
        assert sorted(re.findall(r"%\d", source)) == sorted(re.findall(r"%\d", indonesian)), source
        assert "!" not in indonesian


def test_the_compiled_words_are_those_of_the_source() -> None:
    translator = QTranslator()
    assert translator.load(str(WORDS.with_suffix(".qm")))
    for source, indonesian in told().items():
        assert translator.translate("Reader", source) == indonesian
