"""Pictures of the settings: the five pages as drawn, dark, narrow, whole, and in English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.core.settings import Settings
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.dialog import PAGES, SettingsDialog
from planetfm.gui.settings.port import Facts
from planetfm.gui.theme import Theme
from planetfm.gui.translate import install_translators
from tests.gallery.room import wait_until
from tests.gui.settings.puppet_desk import PuppetDesk

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 25, 5, 42, tzinfo=WIB).timestamp()
DRAWN = Settings(
    play_on_start=True,
    language="id",
    notify_news=True,
    notify_categories=("Pemerintahan", "Transportasi", "Layanan Publik", "Cuaca"),
    keep_articles=200,
)
FACTS = Facts(
    version="1.0",
    station="Planet FM",
    place="Banyuwangi, Jawa Timur",
    site="radioplanetfm.com",
    stream_url="http://radioplanetfm.com/siaran",
    stream_ok=True,
    stream_sort="MP3 128 kbps",
    found_at=NOW - 660,
    site_ok=True,
    site_at=NOW - 120,
    saver_sort="AAC 64 kbps",
    saver_bps=64_000,
    bitrate_bps=128_000,
    tape_bytes=58_000_000,
    tape_seconds=3600,
    month=NOW,
    sound_bytes=1_748_000_000,
    news_bytes=92_000_000,
    categories=(*DRAWN.notify_categories, "Wisata", "Ekonomi", "Kesehatan"),
    articles=200,
    folder="Musik / Planet FM",
)


@dataclass(frozen=True, slots=True)
class SettingsScene:
    name: str
    page: str
    dark: bool = False
    size: tuple[int, int] = (760, 600)
    lang: str = "id"
    focused: bool = False
    """The keyboard's focus is on the first control of the page."""


SCENES = (
    *(SettingsScene(f"settings-{page}", page) for page in PAGES),
    *(SettingsScene(f"settings-{page}-dark", page, dark=True) for page in PAGES),
    *(SettingsScene(f"settings-{page}-narrow", page, size=(360, 640)) for page in PAGES),
    *(SettingsScene(f"settings-{page}-en", page, size=(800, 940), lang="en") for page in PAGES),
    SettingsScene("settings-focus", "playback", focused=True),
)


def take(scene: SettingsScene, out: Path, app: QApplication) -> None:
    """Show the dialog on `scene.page`, save OUT/NAME.png."""
    theme = Theme(assets_dir(), "dark" if scene.dark else "light", reduced_motion=True)
    theme.apply(app)
    english = install_translators(app, "en") if scene.lang == "en" else []
    indonesian = [] if english else install_translators(app, "id")
    speech = Speech(scene.lang, WIB, "WIB", lambda: NOW)
    dialog = SettingsDialog(PuppetDesk(DRAWN, FACTS), theme, speech)
    dialog.resize(*scene.size)
    dialog.show()
    dialog.show_page(scene.page)
    if scene.focused:
        control = dialog.paper(scene.page).sheet.rows[1].control
        assert control is not None
        dialog.activateWindow()
        wait_until(dialog.isActiveWindow, "the dialog in front")
        control.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    app.processEvents()
    assert dialog.grab().save(str(out / f"{scene.name}.png"))
    dialog.close()
    dialog.deleteLater()
    theme.deleteLater()
    for translator in (*english, *indonesian):
        app.removeTranslator(translator)
        translator.deleteLater()
    app.processEvents()
