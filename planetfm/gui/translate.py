"""Give the application its language: planetfm_LANG.qm of the assets, and Qt's own words; what is
said with a number in it.

English is the source language; its file carries the forms of numbers alone. A language is there
once its file is.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from planetfm.assets import assets_dir


def install_translators(
    app: QCoreApplication, lang: str, folder: Path | None = None
) -> list[QTranslator]:
    """Install the translations of `lang` on `app`; they are owned by it.

    Returns them, so that a change of language can take them off again.
    """
    installed = []
    own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours = (folder or assets_dir() / "translations") / f"planetfm_{lang}.qm"
    for path in (own / f"qtbase_{lang}.qm", ours):
        translator = QTranslator(app)
        if path.is_file() and translator.load(str(path)):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def counted(context: str, text: str, count: int) -> str:
    """`text` of `context` with the `count` at its %n, in the form that the language has for it."""
    said = QCoreApplication.translate(context, text, None, count)
    # Qt writes bare digits at %n, and with %Ln those of the system's locale, not of the app's.
    return said.replace(str(count), figure(count)) if count >= 1000 else said


def figure(count: int) -> str:
    """A whole number with its thousands apart, in the app's language: "12.480"."""
    return f"{count:,}".replace(",", QCoreApplication.translate("Words", ","))
