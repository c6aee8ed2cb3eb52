"""Give the application its language: every NAME_LANG.qm in the assets, and Qt's own words.

English is the source language; its files carry only what English itself needs.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from planetfm.assets import assets_dir

LANGUAGES = ("id", "en")


def language_of(choice: str, system: str = "") -> str:
    """ "id" or "en" for a setting of "auto", "id" or "en".

    `system` is the system's locale name ("id_ID"); empty asks Qt. Malay speakers read Indonesian
    more easily than English.
    """
    if choice in LANGUAGES:
        return choice
    name = system or QLocale.system().name()
    return "id" if name.split("_")[0] in ("id", "ms") else "en"


def install_translators(
    app: QCoreApplication, lang: str, folder: Path | None = None
) -> list[QTranslator]:
    """Install all translations of `lang` ("id" or "en") on `app`; they are owned by it.

    Returns them, so that a change of language can take them off again.
    """
    installed = []
    own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    files = [own / f"qtbase_{lang}.qm"]
    files += sorted((folder or assets_dir() / "translations").glob(f"*_{lang}.qm"))
    for path in files:
        translator = QTranslator(app)
        if path.is_file() and translator.load(str(path)):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
