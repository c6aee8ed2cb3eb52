"""The settings dialog's other side: the app's parts behind `gui.settings.port.SettingsDesk`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from planetfm import __version__
from planetfm.assets import assets_dir
from planetfm.audio.backend import Device
from planetfm.core.errors import ProfileError
from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.core.outgoing import Writer
from planetfm.core.settings import Settings, dump
from planetfm.core.snapshot import LineState
from planetfm.core_app import CoreApp
from planetfm.exits import RESTART
from planetfm.gui.settings.phrases import rate
from planetfm.gui.settings.port import Choice, Facts, Licence, StartAtLogin
from planetfm.languages import languages
from planetfm.profiles import site_address
from planetfm.runtime.preferences import read_settings
from planetfm.store.comments import THREADS_KEPT
from planetfm.store.files import write_json

STAYS = ("volume", "muted")
"""What a file of settings does not change: how loud it is here and now."""


class CoreSettingsDesk:
    def __init__(self, core: CoreApp) -> None:
        self._core = core

    @property
    def changed(self) -> SignalInstance:
        return self._core.preferences.changed

    @property
    def settings(self) -> Settings:
        return self._core.preferences.settings

    def change(self, **changes: Any) -> None:
        self._core.preferences.update(**changes)

    @property
    def languages(self) -> tuple[str, ...]:
        return languages()

    @property
    def at_login(self) -> StartAtLogin | None:
        return self._core.autostart

    def facts(self) -> Facts:
        core = self._core
        view, news, memory = core.player.view, core.news.view, core.station.memory
        addresses = core.station.addresses
        address = view.stream.url or (addresses[0] if addresses else "")
        found = memory.found_at if address in memory.streams and memory.found_at else None
        saver = min(
            ((bps, codec) for url, codec, bps in memory.sorts if url in addresses and bps),
            default=(0, ""),
        )
        tape, line = view.tape, view.line.state
        seconds = (tape.newest or 0.0) - (tape.oldest or 0.0)
        return Facts(
            version=__version__,
            station=core.profile.name,
            place=core.profile.place,
            site=news.site_host,
            stream_url=address,
            stream_ok=line is LineState.FLOWING,
            stream_idle=line is LineState.IDLE,
            stream_sort=rate(view.stream.codec, view.stream.bitrate_bps),
            found_at=found,
            site_ok=news.trouble is None and news.last_ok is not None,
            site_at=news.last_ok,
            saver_sort=rate(saver[1], saver[0]) if saver[0] else "",
            saver_bps=saver[0],
            bitrate_bps=view.stream.bitrate_bps,
            tape_bytes=tape.size_bytes,
            tape_seconds=max(0.0, seconds),
            tape_span_s=tape.span_s,
            month=time.time(),
            sound_bytes=core.meter.view.month_bytes,
            news_bytes=core.news_meter.view.month_bytes,
            categories=tuple(name for name, _ in news.categories),
            articles=news.total,
            social=memory.contacts.social,
            folder=_as_written(core.recording_folder),
        )

    def output_devices(self, done: Callable[[tuple[Choice, ...]], None]) -> None:
        def came(devices: tuple[Device, ...]) -> None:
            done(tuple(Choice(device.id, device.name) for device in devices))

        self._core.player.output_devices(came)

    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        self._core.player.equalizers(done)

    def stored_bytes(self, done: Callable[[int], None]) -> None:
        self._core.news.store_size(done)

    def empty_stored(self, done: Callable[[bool], None]) -> None:
        core = self._core

        def comments_too(well: bool) -> None:
            if not well:
                done(False)
                return
            core.news.headlines(
                NewsQuery(NewsFilter.SAVED),
                0,
                THREADS_KEPT,
                lambda saved: core.comments.clear({row.identity for row in saved}, done),
            )

        core.news.clear_cache(comments_too)

    def clear_tape(self) -> None:
        self._core.player.clear_tape()

    def remembered_writer(self, done: Callable[[str], None]) -> None:
        def came(writer: Writer | None) -> None:
            done(f"{writer.name}, {writer.email}".strip(", ") if writer else "")

        self._core.comments.remembered(came)

    def forget_writer(self) -> None:
        self._core.comments.remember(None)

    def open_address(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def find_again(self) -> None:
        self._core.player.find_again()

    def site_can_be(self, address: str) -> bool:
        try:
            site_address(address)
        except ProfileError:
            return False
        return True

    def restart(self) -> None:
        QApplication.exit(RESTART)

    def export_to(self, path: Path, done: Callable[[bool], None]) -> None:
        data = {key: value for key, value in dump(self.settings).items() if key not in STAYS}
        self._core.files.call(
            lambda: write_json(path, data), lambda _: done(True), lambda _: done(False)
        )

    def import_from(self, path: Path, done: Callable[[tuple[str, ...] | None], None]) -> None:
        def came(read: tuple[Settings, tuple[str, ...]]) -> None:
            settings, left_out = read
            here = {key: getattr(self.settings, key) for key in (*STAYS, "site")}
            self._core.preferences.take(replace(settings, **here))
            done(left_out)

        def read() -> tuple[Settings, tuple[str, ...]] | None:
            try:
                settings, problems = read_settings(path)
            except (OSError, ValueError):
                return None
            return settings, tuple(problem.key for problem in problems)

        self._core.files.call(read, lambda got: done(None) if got is None else came(got))

    def report(self, done: Callable[[str], None]) -> None:
        from planetfm.problem_report import Now, report

        core = self._core
        now = Now(core.player.view, core.news.view, self.settings, time.time())
        core.files.call(lambda: report(now, core.places.log), done)

    def licences(self, done: Callable[[tuple[Licence, ...]], None]) -> None:
        from planetfm.licences import licences

        self._core.files.call(lambda: licences(assets_dir()), done)


def _as_written(folder: Path) -> str:
    """A folder as people write it: "Musik / Planet FM" below the home, else whole."""
    try:
        parts = folder.relative_to(Path.home()).parts
    except (ValueError, RuntimeError):
        return str(folder)
    return " / ".join(parts)
