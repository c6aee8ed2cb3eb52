"""Every word that is seen or spoken goes through the translations, and every language is whole."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.gui import keymap, words
from planetfm.gui.translate import counted, install_translators
from planetfm.languages import language_for, languages
from tests.running import ROOT

FOLDER = assets_dir() / "translations"
PLACES = re.compile(r"{\w*}|%\d|%n")
COUNTED = re.compile(
    r"{count}|(%\d|{\w+}) (min|minute|second|hour|day|week|story|storie|song|comment|result)s?\b"
)
SHOWN = {
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
    "setWindowTitle", "addAction", "addItem", "announce", "say", "QLabel", "Button", "IconButton",
    "Chip", "FilterPill", "Tab", "Field", "Switch", "Notice", "BannerContent", "text",
    "width_of", "wrap",
}  # fmt: skip
"""Calls whose words are seen or spoken."""
SENTENCE = re.compile(r"^[A-Za-z]+[,.]?( [A-Za-z]+)+[.…?]?$")
NAMES = {"Planet FM", "Planet Inter", "Planet Inter Display", "Inter Display", "Noto Sans",
         "Bahasa Indonesia"}  # fmt: skip
"""Names, which no language translates."""

TO_PROGRAMS = {"this player plays its own station alone"}
"""Answers to other programs, in the language of their interface."""


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    """The maker of the translations, which lies outside the package."""
    place = str(ROOT / "packaging" / "words")
    sys.path.insert(0, place)
    yield importlib.import_module("translations")
    sys.path.remove(place)
    for name in ("translations", "sources"):
        sys.modules.pop(name)


def test_every_word_is_translated_used_and_compiled(tool: ModuleType) -> None:
    assert tool.problems() == []


def test_the_languages_are_there_and_have_one_file_each() -> None:
    assert languages() == ("en", "id")
    assert sorted(path.name for path in FOLDER.iterdir()) == [
        f"planetfm_{lang}.{kind}" for lang in ("en", "id") for kind in ("qm", "ts")
    ]


def test_places_match_and_nothing_shouts(tool: ModuleType) -> None:
    seen = 0
    for path in FOLDER.glob("*.ts"):
        for message, forms in tool.Language.read(path).said.items():
            for form in forms:
                seen += 1
                # "one story" may do without its figure in a language, as no language here does.
                assert sorted(PLACES.findall(form)) == sorted(PLACES.findall(message.source)), form
                assert "!" not in form
                ends = message.source.endswith(".") and len(message.source) > 1
                assert ends == (form.endswith(".") and len(form) > 1), (message.source, form)
    assert seen > 700


def test_a_missing_an_unused_and_a_stale_word_are_found(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "translations"
    shutil.copytree(FOLDER, copy)
    monkeypatch.setattr(tool, "FOLDER", copy)
    assert tool.problems() == []
    file = copy / "planetfm_id.ts"
    text = file.read_text("utf-8")
    wrong = text.replace("<source>Just now</source>", "<source>Just then</source>")
    file.write_text(wrong.replace("<translation>Kemarin<", "<translation><"), "utf-8")
    said = " ".join(tool.problems())
    for part in ("new: Words: Just now", "unused: Words: Just then", "unfinished: Words: Yester"):
        assert part in said
    assert "planetfm_id.qm is not made of planetfm_id.ts" in said


@pytest.mark.parametrize(
    ("lang", "count", "said"),
    [
        ("en", 1, "1 new story."),
        ("en", 2, "2 new stories."),
        ("id", 1, "1 berita baru."),
        ("id", 2, "2 berita baru."),
    ],
)
def test_numbers_have_the_forms_of_the_language(
    qapp: QApplication, lang: str, count: int, said: str
) -> None:
    installed = install_translators(qapp, lang)
    try:
        assert QCoreApplication.translate("News", "%n new story(ies).", None, count) == said
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.mark.parametrize(("lang", "said"), [("en", "12,480 results"), ("id", "12.480 hasil")])
def test_a_large_number_in_a_sentence_has_the_marks_of_the_apps_language(
    qapp: QApplication, lang: str, said: str
) -> None:
    installed = install_translators(qapp, lang)
    try:
        assert counted("News", "%n result(s)", 12_480) == said
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_what_is_counted_is_said_in_the_forms_of_a_language(tool: ModuleType) -> None:
    """A figure beside the word for what it counts is %n: "1 minutes" would be read otherwise."""
    messages = tool.messages_of(ROOT / "planetfm").messages
    fixed = [each.source for each in messages if not each.plural and COUNTED.search(each.source)]
    assert fixed == []
    english = tool.Language.read(FOLDER / "planetfm_en.ts").said
    assert len(english) > 25
    for message, (one, more) in english.items():
        assert "(s)" not in one + more
        assert "(ies)" not in one + more
        assert (one != more) is bool(re.search(r"\((s|ies)\)", message.source)), message


def test_another_language_is_one_file(
    qapp: QApplication, tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "translations"
    shutil.copytree(FOLDER, copy)
    monkeypatch.setattr(tool, "FOLDER", copy)
    monkeypatch.setattr(sys, "argv", ["translations", "--new", "jv"])
    assert tool.main() == 0
    file = copy / "planetfm_jv.ts"
    empty = '<source>Search news</source>\n            <translation type="unfinished"></'
    assert empty in file.read_text("utf-8")
    started = tool.Language.read(file).said
    assert {forms for message, forms in started.items() if message.plural} == {("",)}
    assert {message for message in started if message.plural} == set(
        tool.Language.read(FOLDER / "planetfm_en.ts").said
    )
    said = {("News", "Search news"): "Golek warta", ("News", "%n result(s)"): "%n asil"}
    filled = {each: (said.get((each.context, each.source), ""),) for each in started}
    file.write_text(tool.Language("jv", filled).text(), "utf-8")
    monkeypatch.setattr(sys, "argv", ["translations"])
    assert tool.main() == 0
    assert languages(copy) == ("en", "id", "jv")
    assert language_for(None, "jv_ID.UTF-8", copy) == "jv"
    installed = install_translators(qapp, "jv", copy)
    try:
        assert QCoreApplication.translate("News", "Search news") == "Golek warta"
        assert [counted("News", "%n result(s)", count) for count in (1, 2)] == ["1 asil", "2 asil"]
        assert QCoreApplication.translate("News", "News") == "News"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_a_file_begins_with_as_many_forms_as_qt_has_for_its_language(
    tool: ModuleType, tmp_path: Path
) -> None:
    message = tool.Message("News", "%n result(s)", True)
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    for lang in ("jv", "mad", "hu", "de", "cs", "sl", "cy", "ar"):
        count, said = tool.FORMS.get(lang, 2), []
        for forms in (count, count + 1) if count < 6 else (count,):
            source = tmp_path / "words.ts"
            source.write_text(tool.Language(lang, {message: ("%n",) * forms}).text(), "utf-8")
            done = subprocess.run(
                [lrelease, source, "-qm", tmp_path / "words.qm"],
                capture_output=True, text=True, check=True, timeout=60,
            )  # fmt: skip
            said.append("less forms" in done.stdout + done.stderr)
        assert said == [False, True][: len(said)], lang


def test_a_language_file_says_the_order_of_a_date_and_the_form_of_a_share(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {
        "{day} {month} {year}": "{year}. {month} {day}.",
        "{day} {month}": "{month} {day}.",
        "{day}, {date}": "{date} ({day})",
        "{date}, {time}": "{date} {time}",
        "{figure}%": "{figure} %",
        "November": "november",
        "Wednesday": "szerda",
        "Wed": "Sze",
    }
    messages = {tool.Message("Words", source): (form,) for source, form in said.items()}
    copy = tmp_path / "translations"
    shutil.copytree(FOLDER, copy)
    (copy / "planetfm_hu.qm").write_bytes(tool.compiled(tool.Language("hu", messages).text()))
    monkeypatch.setattr(words, "assets_dir", lambda: tmp_path)
    at, zone = datetime(2026, 11, 25, 11, 54, tzinfo=UTC), ZoneInfo("Asia/Jakarta")
    assert words.long_date(at, "hu", zone, "WIB") == "2026. november 25. (szerda) 18:54 WIB"
    assert words.date(at, "hu", zone, short=False, with_year=False) == "november 25."
    assert words.short_weekday(2, "hu") == "Sze"
    assert words.percent(72, "hu") == "72 %"


def test_keys_are_named_by_a_languages_file_in_menus_and_on_caps_alike(
    qapp: QApplication, tool: ModuleType, tmp_path: Path
) -> None:
    """Under the name by which Qt itself asks."""
    names = {"Ctrl": "Strg", "Shift": "Umschalt", "Enter": "Eingabe", "Space": "Leertaste"}
    said = {tool.Message("QShortcut", key): (name,) for key, name in names.items()}
    (tmp_path / "planetfm_xx.qm").write_bytes(tool.compiled(tool.Language("xx", said).text()))
    assert keymap.native("Ctrl+Shift+L") == "Ctrl+Shift+L"
    installed = install_translators(qapp, "xx", tmp_path)
    try:
        assert keymap.native("Ctrl+Shift+L") == "Strg+Umschalt+L"
        assert keymap.caps("Ctrl+Shift+L") == ("Strg", "Umschalt", "L")
        assert keymap.caps("Ctrl++") == ("Strg", "+")
        assert keymap.caps("Return") == ("Eingabe",)
        assert keymap.spoken("Shift+Left") == "Umschalt left arrow"
        assert keymap.spoken("Space") == "Leertaste"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_a_language_without_words_reads_as_english() -> None:
    assert words.spoken_length(61, "nl") == "1 minute 1 second"
    assert words.number(12480.5, "nl", 1) == "12,480.5"


@pytest.mark.parametrize(
    ("asked", "spoken", "lang"),
    [
        (None, "id_ID.UTF-8", "id"),
        (None, "en_GB", "en"),
        (None, "C", "id"),
        (None, "", "id"),
        ("id", "en_GB", "id"),
        ("en", "id_ID", "en"),
        ("nl", "en-US", "en"),
    ],
)
def test_what_was_asked_for_goes_before_what_the_machine_speaks(
    asked: str | None, spoken: str, lang: str
) -> None:
    assert language_for(asked, spoken) == lang


# No words in code


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for room in ("gui", "desktop"):
        for path in sorted((ROOT / "planetfm" / room).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"))


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from literals(part)
    elif isinstance(node, ast.BinOp | ast.BoolOp):
        for side in [node.left, node.right] if isinstance(node, ast.BinOp) else node.values:
            yield from literals(side)


def test_nothing_is_shown_that_is_not_translated() -> None:
    """Small names of icons, colours and settings are no words: words begin large or have a gap."""
    found, looked = [], 0
    for path, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if name not in SHOWN:
                continue
            looked += 1
            for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                for text in map(str.strip, literals(argument)):
                    is_word = re.search(r"[A-Za-z]{2}", text) and (
                        text[:1].isupper() or re.search(r"[A-Za-z] [A-Za-z]", text)
                    )
                    if is_word and text not in NAMES:
                        found.append(f"{path}:{node.lineno}: {text!r}")
    assert looked > 200
    assert found == []


def test_no_sentence_stands_in_code_outside_a_translation(tool: ModuleType) -> None:
    said = {message.source for message in tool.messages_of(ROOT / "planetfm").messages}
    found = []
    for path, tree in modules():
        hidden = unseen(tree)
        for node in ast.walk(tree):
            if id(node) in hidden or not isinstance(node, ast.Constant):
                continue
            text = node.value if isinstance(node.value, str) else ""
            if SENTENCE.match(text) and text not in said | NAMES | TO_PROGRAMS:
                found.append(f"{path}:{node.lineno}: {text!r}")
    assert found == []


def test_no_word_of_another_language_stands_in_code(tool: ModuleType) -> None:
    """Code is English: a word that a language's file has instead of it was forgotten there."""
    foreign = {
        form
        for path in FOLDER.glob("*.ts")
        for message, forms in tool.Language.read(path).said.items()
        for form in forms
        if form and form != message.source
    } - {message.source for message in tool.messages_of(ROOT / "planetfm").messages}
    assert len(foreign) > 700
    found = []
    for path, tree in modules():
        hidden = unseen(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in hidden and node.value in foreign:
                found.append(f"{path}:{node.lineno}: {node.value!r}")
    assert found == []


def unseen(tree: ast.Module) -> set[int]:
    """Docstrings, what is raised, asserted or logged: nobody but a developer reads it."""
    hidden: set[int] = set()
    for node in ast.walk(tree):
        logs = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "log"
        )
        if logs or isinstance(node, ast.Raise | ast.Assert):
            hidden |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            hidden.add(id(node.value))
    return hidden
