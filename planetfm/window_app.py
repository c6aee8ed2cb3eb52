"""Opens the window on a core that already runs, and closes it again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.core.model import Headline, NewsQuery
from planetfm.core_app import CoreApp
from planetfm.desktop.activation import take_token
from planetfm.desktop.application import Application
from planetfm.gui.choices import Choices
from planetfm.gui.first_paint import FirstPaint
from planetfm.gui.radio.speech import Speech
from planetfm.gui.spoken_roles import install_roles
from planetfm.gui.theme import Theme
from planetfm.gui.translate import install_translators
from planetfm.gui.type import load_fonts
from planetfm.gui.window import MainWindow, Memory
from planetfm.languages import languages
from planetfm.link_command import link_command
from planetfm.runtime.instance import Command
from planetfm.runtime.tasks import Lane
from planetfm.store.files import write_json

TEXT_SIZE = "text_px"


@dataclass(frozen=True, slots=True)
class Opened:
    commands: Mapping[str, Command]
    """What the running app obeys because it has a window."""
    when_seen: Callable[[Callable[[], object]], None]
    """Have something done once the window was painted; at once where it is hidden."""


def make_application(name: str) -> QApplication:
    """The QApplication, named so that desktops group and show it rightly; there is only one."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        QApplication.setApplicationDisplayName(name)
        return there
    QApplication.setApplicationName("planetfm")
    QApplication.setApplicationDisplayName(name)
    QApplication.setDesktopFileName("planetfm")
    application = Application(["planetfm"])  # X11's name of the window's class
    load_fonts(assets_dir() / "fonts")
    install_roles()
    return application


@contextlib.contextmanager
def open_window(application: QApplication, core: CoreApp, lang: str) -> Iterator[Opened]:
    """Show the main window (unless hidden)."""
    settings, profile = core.preferences.settings, core.profile
    if core.options.lang is None and settings.language in languages():
        lang = settings.language
    translators = install_translators(application, lang)
    theme = Theme(
        assets_dir(),
        settings.theme.value,
        reduced_motion=settings.reduced_motion,
        sky=settings.sky.value,
    )
    theme.apply(application)
    lane = Lane("pictures", core.mailbox)
    place = f"{profile.place} · demo" if core.options.demo else profile.place
    speech = Speech(lang, ZoneInfo(profile.timezone), profile.tz_label)
    memory = _memory(core)
    window = MainWindow(
        core.player,
        core.news,
        theme,
        speech,
        lane,
        profile.name,
        place,
        memory,
        text_px=settings.text_size_px,
    )
    Choices(core.preferences, window, theme)

    def attach() -> None:
        from planetfm.window_desks import DESKS, Room

        _ = core.alerts  # made before the first refresh can bring something
        room = Room(core, window, theme, speech, memory, raise_, open_article, ending)
        for desk in DESKS:
            seen.then(partial(desk, room))

    seen = FirstPaint(window)
    seen.then(lambda: window.reader)  # before a story is opened, which should not wait for it
    seen.then(lambda: window.setWindowIcon(theme.icons.window_icon()))
    seen.then(attach)
    ending = contextlib.ExitStack()

    def raise_() -> None:
        window.show()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def show(arguments: list[str]) -> Mapping[str, Any]:
        wishes = take_token(arguments)
        raise_()
        if "play" in wishes:
            core.player.play()
        return {}

    def open_article(identity: str) -> None:
        def found(rows: tuple[Headline, ...]) -> None:
            for row in rows:
                window.open_headline(row)
            if not rows:
                from planetfm.desktop.phrases import not_stored

                window.say(*not_stored(), icon="offline", token="amber")

        core.news.headlines_by_identity((identity,), NewsQuery(), found)

    opener = link_command(core, raise_, open_article)
    if isinstance(application, Application):
        ending.callback(application.obey(opener))
    if core.options.hidden:
        seen.do_not_wait()
    else:
        window.show()
    try:
        yield Opened({"show": show, "open": opener}, seen.then)
    finally:
        ending.close()
        window.close()
        lane.close()
        window.deleteLater()
        theme.deleteLater()
        for translator in translators:
            application.removeTranslator(translator)
            translator.deleteLater()
        application.processEvents()


def _memory(core: CoreApp) -> Memory:
    """What the window remembers: a small file, and the text size among the settings."""
    path, known = core.places.window, core.window_memory

    def put(name: str, value: str) -> None:
        if name == TEXT_SIZE:
            core.preferences.update(text_size_px=int(value))
        elif known.get(name) != value:
            known[name] = value
            snapshot = dict(known)
            core.files.call(lambda: write_json(path, snapshot))

    return Memory(lambda name: known.get(name, ""), put)
