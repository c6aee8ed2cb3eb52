"""Every sentence of the radio side has its Indonesian, with the same places to fill."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.gui.translate import install_translators, language_of

FOLDER = assets_dir() / "translations"


def messages(path: Path) -> list[tuple[str, str]]:
    found = []
    for message in ElementTree.parse(path).iter("message"):
        source, translation = message.find("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        found.append((source.text or "", translation.text or ""))
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("radio_*.ts")), ids=lambda path: path.name)
def test_nothing_is_left_untranslated_and_places_match(path: Path) -> None:
    for source, said in messages(path):
        assert said, source
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", said)), source


def test_no_exclamation_marks(path: Path = FOLDER / "radio_id.ts") -> None:
    assert not [said for _, said in messages(path) if "!" in said]


def test_the_compiled_words_are_those_of_the_source(qapp: QApplication) -> None:
    installed = install_translators(qapp, "id")
    try:
        tree = ElementTree.parse(FOLDER / "radio_id.ts")
        for context in tree.iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                source = message.findtext("source") or ""
                said = QCoreApplication.translate(name, source)
                assert said == message.findtext("translation"), (name, source)
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.mark.parametrize(
    ("choice", "system", "lang"),
    [
        ("auto", "id_ID", "id"),
        ("auto", "ms_MY", "id"),
        ("auto", "en_GB", "en"),
        ("auto", "C", "en"),
        ("id", "en_GB", "id"),
        ("en", "id_ID", "en"),
    ],
)
def test_the_setting_goes_before_the_system(choice: str, system: str, lang: str) -> None:
    assert language_of(choice, system) == lang
