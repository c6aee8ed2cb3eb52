"""Every sentence of the settings has its Indonesian, with the same places to fill, and is used."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.gui.translate import install_translators
from tests.running import ROOT

FILE = assets_dir() / "translations" / "settings_id.ts"
ELSEWHERE = (
    "gui/news/header.py",
    "gui/radio/side.py",
    "gui/radio/stage.py",
    "window_settings.py",
)


def messages() -> dict[str, str]:
    found = {}
    for message in ElementTree.parse(FILE).iter("message"):
        found[message.findtext("source") or ""] = message.findtext("translation") or ""
    return found


def called(path: Path, name: str, at: int) -> set[str]:
    """The words given to calls of `name`, as argument number `at`."""
    said = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or len(node.args) <= at:
            continue
        function = node.func
        own = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        words, first = node.args[at], node.args[0]
        in_context = at == 0 or (isinstance(first, ast.Constant) and first.value == "Settings")
        if own == name and in_context and isinstance(words, ast.Constant):
            said.add(str(words.value))
    return said


def spoken() -> set[str]:
    package = ROOT / "planetfm"
    said: set[str] = set()
    for path in (package / "gui" / "settings").glob("*.py"):
        said |= called(path, "tr", 0)
    for name in ELSEWHERE:
        said |= called(package / name, "translate", 1)
    return said


def test_what_is_said_is_translated_and_nothing_else() -> None:
    assert set(messages()) == spoken()


def test_nothing_is_left_open_and_places_match() -> None:
    for source, said in messages().items():
        assert said, source
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", said)), source
        assert "!" not in said


def test_a_sentence_ends_as_its_source_does() -> None:
    for source, said in messages().items():
        assert source.endswith(".") == said.endswith("."), source


def test_the_compiled_words_are_those_of_the_source(qapp: QApplication) -> None:
    installed = install_translators(qapp, "id")
    try:
        for source, said in messages().items():
            assert QCoreApplication.translate("Settings", source) == said
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
            translator.deleteLater()
