"""The composition root: build, wire, run; close in reverse order.

Sound comes first. With `--play` the connection is open and libVLC loads on its own thread while the
main thread still imports the widgets.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from planetfm import logs
from planetfm.assets import assets_dir
from planetfm.core.errors import ProfileError
from planetfm.core.profile import Profile
from planetfm.core_app import CoreApp
from planetfm.exits import REOPEN, RESTART
from planetfm.media_app import media_controls
from planetfm.options import Options
from planetfm.places import Places, find_places, make_private
from planetfm.profiles import load_profile
from planetfm.runtime.instance import Command, Instance
from planetfm.runtime.preferences import peek
from planetfm.runtime.tasks import Mailbox
from planetfm.signals import Signals
from planetfm.terminal.remote import NotRunningError, ask
from planetfm.terminal.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

OTHER_ACTS_S = 8.0


class HomeTakenError(Exception):
    """An app lives in this home and does not answer."""


QUIT_AFTER_MS = 100


def run(options: Options, lang: str) -> int:
    """Start Planet FM and stay until it ends. Returns the exit code."""
    try:
        profile = _profile(options)
    except ProfileError as error:
        print(say("profile", lang, error), file=sys.stderr)
        return 2
    with contextlib.ExitStack() as stack:
        if options.demo:
            options, profile = stack.enter_context(_demo(options, profile))
        places = find_places(options.home)
        try:
            make_private(places.runtime)
            logs.set_up(places.log, debug=options.debug)
        except OSError as error:
            print(say("folder", lang, error.filename, error.strerror), file=sys.stderr)
            return 2
        try:
            if options.headless:
                return _run_headless(options, places, profile, lang)
            return _stay(options, places, profile, lang)
        except HomeTakenError:
            print(say("busy", lang), file=sys.stderr)
            return 1
        except OSError as error:
            logging.getLogger(__name__).exception("the app cannot start")
            print(say("folder", lang, error.filename or places.runtime, error), file=sys.stderr)
            return 2


def _profile(options: Options) -> Profile:
    """The command line's station, else the one that the listener set. Raises ProfileError, but not
    for what stands in the settings: a bad one there is logged and passed over."""
    if options.site is None and not options.demo:
        site = peek(find_places(options.home).settings).site
        with contextlib.suppress(ProfileError):
            return load_profile(options.profile, site or None)
    return load_profile(options.profile, options.site)


def _stay(options: Options, places: Places, profile: Profile, lang: str) -> int:
    """Run the app, and run it anew when the listener goes to another station."""
    while True:
        code = _run_window(options, places, profile, lang)
        if code != RESTART:
            return code
        options = replace(options, hidden=False, play=False, link=None, lang=None)
        if not options.demo:
            options = replace(options, site=None, streams=())
            profile = _profile(options)


def _run_headless(options: Options, places: Places, profile: Profile, lang: str) -> int:
    from planetfm.headless import Printer

    application = QCoreApplication(["planetfm"])
    with _core(options, places, profile) as running:
        if running is None:
            return 0
        core, instance = running
        from planetfm.commands import commands

        printer = Printer(core.player, core.news, lang)
        core.play()
        core.start()
        core.timers.start()
        instance.open({**commands(core), "show": _nothing, "quit": _quit(application)})
        with media_controls(core, partial(_quit(application), [])) as start_media:
            start_media()
            _collect_garbage()
            code = int(application.exec())
        printer.close()
        return code


def _run_window(options: Options, places: Places, profile: Profile, lang: str) -> int:
    from planetfm.window_app import make_application

    application = make_application(profile.name)
    with _core(options, places, profile) as running:
        if running is None:
            return 0
        core, instance = running
        if options.play or core.preferences.settings.play_on_start:
            core.play()
        started = False
        while True:
            code = _show_window(application, core, instance, lang, started=started)
            if code != REOPEN:
                return code
            started = True
            core.options = options = replace(options, hidden=False, lang=None, link=None)


def _show_window(
    application: QApplication, core: CoreApp, instance: Instance, lang: str, *, started: bool
) -> int:
    """One window from its opening to its closing; `started`: the core runs already."""
    from planetfm.window_app import open_window

    quit_, link = _quit(application), core.options.link
    with (
        open_window(application, core, lang) as opened,
        media_controls(
            core, partial(quit_, []), partial(opened.commands["show"], [])
        ) as start_media,
    ):

        def begin() -> None:
            from planetfm.commands import commands

            if not started:
                core.start()
                # Behind the desks, which wait since before us: one of them tells what was missed.
                opened.when_seen(core.timers.start)
            instance.open({**commands(core), **opened.commands, "quit": quit_})
            if link is not None:
                opened.commands["open"]([link])
            # Behind the desks too, and when the lanes have loaded theirs.
            opened.when_seen(start_media)
            opened.when_seen(_collect_garbage)

        opened.when_seen(begin)
        code = int(application.exec())
    gc.unfreeze()  # the window is garbage now, and another may be opened
    return code


@contextlib.contextmanager
def _core(
    options: Options, places: Places, profile: Profile
) -> Iterator[tuple[CoreApp, Instance] | None]:
    """The core, alone in its home; None when another app lives there."""
    mailbox = Mailbox()
    instance = Instance(places.door, mailbox)
    if not _take_home(instance, places, options):
        yield None
        return
    with contextlib.ExitStack() as stack:
        # The home is given back last: whoever starts next finds no half-closed app in it.
        stack.callback(instance.close)
        core = CoreApp(options, places, profile, mailbox)
        stack.callback(core.close)
        stack.callback(instance.shut)
        application = QCoreApplication.instance()
        assert application is not None
        signals = Signals(application.quit)
        stack.callback(signals.close)
        yield core, instance


def _take_home(instance: Instance, places: Places, options: Options) -> bool:
    """True once the home is ours; False when the app that has it was brought up instead.

    That app may be still on its way to its door, or closing. Raises HomeTakenError when it does
    neither.
    """
    end = time.monotonic() + OTHER_ACTS_S
    while not instance.claim():
        with contextlib.suppress(NotRunningError):
            wish = ["open", options.link] if options.link else ["show"]
            ask(places.door, *wish, *(["play"] if options.play and not options.link else []))
            return False
        if time.monotonic() > end:
            raise HomeTakenError
        time.sleep(0.05)
    return True


def _nothing(arguments: list[str]) -> dict[str, object]:
    return {}


def _collect_garbage() -> None:
    """From now on, where it was left until something could be seen (`cli`). What is there by then
    stays and is not looked through: a whole collection would hold up the window for 17 ms."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _quit(application: QCoreApplication) -> Command:
    def command(arguments: list[str]) -> dict[str, object]:
        # The door's thread has to be able to answer before the app closes it.
        QTimer.singleShot(QUIT_AFTER_MS, application, application.quit)
        return {}

    return command


@contextlib.contextmanager
def _demo(options: Options, profile: Profile) -> Iterator[tuple[Options, Profile]]:
    """A station on this machine, and unless a home is named, one that is gone afterwards."""
    from planetfm.demo.station import DemoStation

    home = options.home or Path(tempfile.mkdtemp(prefix="planetfm-demo-"))
    try:
        with DemoStation(assets_dir() / "demo") as station:
            yield (
                replace(options, home=home, site=station.site),
                replace(profile, site=station.site, streams=(), feed=None),
            )
    finally:
        if options.home is None:
            shutil.rmtree(home, ignore_errors=True)
