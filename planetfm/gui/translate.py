"""Give the application its language: planetfm_LANG.qm of the assets, and Qt's own words.

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
