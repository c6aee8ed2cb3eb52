"""Brings assets/translations up to date with what the code says; with --check only looks.

One planetfm_LANG.ts for each language, its .qm beside it. Called by packaging/translations.

    packaging/translations              new words come in (unfinished), unused ones go, .qm are made
    packaging/translations --check      what would change, what is unfinished; nothing is written
    packaging/translations --new jv     a file for another language, all of it unfinished
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from sources import Message, messages_of

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "assets" / "translations"
SOURCE_LANG = "en"
FORMS = {
    "id": 1, "ms": 1, "jv": 1, "su": 1, "ban": 1, "mad": 1, "min": 1, "ja": 1, "ko": 1, "th": 1,
    "vi": 1, "zh": 1, "my": 1, "hu": 1, "tr": 1, "fa": 1, "pl": 3, "ru": 3, "uk": 3, "cs": 3,
    "sk": 3, "hr": 3, "sr": 3, "mk": 3, "ro": 3, "lt": 3, "lv": 3, "ga": 3, "sl": 4, "mt": 4,
    "cy": 5, "ar": 6,
}  # fmt: skip
"""How many forms a number has in a language, as Qt counts them; two where it is not listed."""

Forms = tuple[str, ...]
"""What a message is in a language, a form for each class of numbers; "" where it is open."""


@dataclass(frozen=True, slots=True)
class Language:
    lang: str
    said: dict[Message, Forms]

    @classmethod
    def read(cls, path: Path) -> Language:
        """From a .ts file. Raises ElementTree.ParseError where it is none."""
        said: dict[Message, Forms] = {}
        for context in ElementTree.parse(path).iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                source = message.findtext("source") or ""
                plural = message.get("numerus") == "yes"
                place = message.find("translation")
                forms = [form.text or "" for form in message.iter("numerusform")]
                if not plural:
                    forms = [(place.text or "") if place is not None else ""]
                said[Message(name, source, plural)] = tuple(forms)
        return cls(path.stem.rsplit("_", 1)[1], said)

    def brought_to(self, wanted: set[Message]) -> Language:
        """The same with exactly the messages `wanted`; new ones are open."""
        if self.lang == SOURCE_LANG:
            # The source is English: only numbers have forms that it cannot tell by itself.
            wanted = {message for message in wanted if message.plural}
        count = FORMS.get(self.lang, 2)
        open_: dict[bool, Forms] = {False: ("",), True: ("",) * count}
        return Language(
            self.lang,
            {message: self.said.get(message, open_[message.plural]) for message in wanted},
        )

    @property
    def unfinished(self) -> list[Message]:
        return sorted(message for message, forms in self.said.items() if not all(forms))

    def text(self) -> str:
        """The .ts file: contexts and sources in order, so that a change is a small difference."""
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            "<!DOCTYPE TS>",
            f'<TS version="2.1" language="{self.lang}" sourcelanguage="{SOURCE_LANG}">',
        ]
        context = None
        for message in sorted(self.said):
            if message.context != context:
                lines += ["    </context>"] if context is not None else []
                lines += ["    <context>", f"        <name>{escape(message.context)}</name>"]
                context = message.context
            lines += self._entry(message, self.said[message])
        lines += ["    </context>"] if context is not None else []
        return "\n".join([*lines, "</TS>", ""])

    @staticmethod
    def _entry(message: Message, forms: Forms) -> list[str]:
        state = "" if all(forms) else ' type="unfinished"'
        said = [f"            <translation{state}>{escape(forms[0])}</translation>"]
        if message.plural:
            said = [
                f"            <translation{state}>",
                *(f"                <numerusform>{escape(form)}</numerusform>" for form in forms),
                "            </translation>",
            ]
        numerus = ' numerus="yes"' if message.plural else ""
        return [
            f"        <message{numerus}>",
            f"            <source>{escape(message.source)}</source>",
            *said,
            "        </message>",
        ]


def compiled(text: str) -> bytes:
    """The .qm of a .ts's text."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "words.ts"), Path(folder, "words.qm")
        source.write_text(text, encoding="utf-8")
        tool = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run(
            [tool, "-silent", source, "-qm", made], check=True, stdout=subprocess.DEVNULL
        )
        return made.read_bytes()


def problems() -> list[str]:
    """What is not as it should be, a sentence each; empty when all is well."""
    found = messages_of(PROJECT / "planetfm")
    said = [f"{place}: words that are no literal cannot be translated" for place in found.hidden]
    for path in sorted(FOLDER.glob("planetfm_*.ts")):
        known = Language.read(path)
        wanted = known.brought_to(found.messages)
        for message in sorted(wanted.said.keys() - known.said.keys()):
            said.append(f"{path.name}: new: {message.context}: {message.source}")
        for message in sorted(known.said.keys() - wanted.said.keys()):
            said.append(f"{path.name}: unused: {message.context}: {message.source}")
        for message in known.unfinished:
            said.append(f"{path.name}: unfinished: {message.context}: {message.source}")
        if not said and path.read_text("utf-8") != wanted.text():
            said.append(f"{path.name} is not as packaging/translations writes it")
        binary = path.with_suffix(".qm")
        if not binary.is_file() or binary.read_bytes() != compiled(path.read_text("utf-8")):
            said.append(f"{binary.name} is not made of {path.name} as it is")
    return said


def bring_up_to_date() -> None:
    found = messages_of(PROJECT / "planetfm")
    for path in sorted(FOLDER.glob("planetfm_*.ts")):
        known = Language.read(path)
        made = known.brought_to(found.messages)
        path.write_text(made.text(), encoding="utf-8")
        path.with_suffix(".qm").write_bytes(compiled(made.text()))
        new = len(made.said.keys() - known.said.keys())
        gone = len(known.said.keys() - made.said.keys())
        open_ = len(made.unfinished)
        print(f"{path.name}: {len(made.said)} messages, {new} new, {gone} gone, {open_} unfinished")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="translations", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; 1 if anything is amiss"
    )
    parser.add_argument("--new", metavar="LANG", help="begin another language, such as jv")
    given = parser.parse_args()
    if given.check:
        said = problems()
        print("\n".join(said) or "All words are translated and compiled.")
        return 1 if said else 0
    if given.new:
        path = FOLDER / f"planetfm_{given.new}.ts"
        if path.exists():
            parser.error(f"{path.name} is there already")
        path.write_text(Language(given.new, {}).text(), encoding="utf-8")
    bring_up_to_date()
    return 0


if __name__ == "__main__":
    sys.exit(main())
