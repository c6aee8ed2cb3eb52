"""Everything but windows: the graph that the window and the headless app stand on.

Read top to bottom, it is the order of starting; `close` is its mirror.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from planetfm import USER_AGENT
from planetfm.audio.sound import Sound
from planetfm.audio.tape import Tape
from planetfm.audio.vlc import VlcBackend
from planetfm.audio.writer import TapeWriter
from planetfm.core.profile import Profile
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.options import Options
from planetfm.places import Places
from planetfm.runtime.instance import Command, CommandError
from planetfm.runtime.news import NewsController
from planetfm.runtime.player import PlayerController
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.station import Find, Searched, StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.status import status
from planetfm.store.articles import ArticleStore
from planetfm.store.memory import MemoryFile

IO_WORKERS = 3
log = logging.getLogger(__name__)


class CoreApp:
    """Built with nothing started; `start` begins, `close` ends in reverse order."""

    def __init__(
        self, options: Options, places: Places, profile: Profile, mailbox: Mailbox
    ) -> None:
        self.options = options
        self.places = places
        self.profile = profile
        self.mailbox = mailbox
        self.files = Lane("files", mailbox)
        self.preferences = Preferences(places.settings, self.files)
        self.http = Http(USER_AGENT)
        self.io = Lane("io", mailbox, IO_WORKERS)
        self.db = Lane("db", mailbox)
        self.station = StationController(
            mailbox,
            self.io,
            self.files,
            profile,
            MemoryFile(places.memory),
            self._finder,
            given=options.streams,
        )
        tape = Tape(places.tape)
        self.player = PlayerController(
            mailbox,
            self.station,
            tape,
            TapeWriter(tape, station=profile.name),
            lambda post: Sound(tape, lambda came: VlcBackend(came, app_name=profile.name), post),
            user_agent=USER_AGENT,
            volume=self.preferences.settings.volume,
            muted=self.preferences.settings.muted,
        )
        database = places.database(urlsplit(profile.site).hostname or "site")
        memory = self.station.memory
        self.news = NewsController(
            mailbox,
            self.io,
            self.db,
            self.http,
            lambda: ArticleStore(database),
            ImageCache(places.pictures, self.http),
            feed_url=profile.feed or memory.feed or None,
            rest_root=memory.rest_root or None,
            site=profile.site,
        )
        self.player.changed.connect(self._remember_volume)
        self.station.searched.connect(self._station_searched)
        self.news.changed.connect(self._news_changed)

    def play(self) -> None:
        """Sound first: before a window is built."""
        self.player.play()

    def start(self) -> None:
        """The news, and the search for a station that is not known yet."""
        self.news.start()
        if not self.station.memory.feed or not self.station.addresses:
            self.station.find()

    def commands(self) -> Mapping[str, Command]:
        """What the running app obeys, by name; see `runtime.instance`."""

        def simply(call: Any) -> Command:
            def command(arguments: list[str]) -> Mapping[str, Any]:
                call()
                return {}

            return command

        def volume(arguments: list[str]) -> Mapping[str, Any]:
            try:
                percent = int(arguments[0])
            except (IndexError, ValueError):
                raise CommandError("volume 0..100") from None
            if not 0 <= percent <= 100:
                raise CommandError("volume 0..100")
            self.player.set_volume(percent)
            return {}

        def state(arguments: list[str]) -> Mapping[str, Any]:
            return {"status": status(self.player.view, self.news.view, time.time())}

        return {
            "play": simply(self.player.play),
            "stop": simply(self.player.stop),
            "toggle": simply(self.player.toggle),
            "mute": simply(lambda: self.player.set_muted(not self.player.view.muted)),
            "volume": volume,
            "refresh": simply(self.news.refresh),
            "status": state,
        }

    def network_is_back(self) -> None:
        """The system says so, or the machine woke up."""
        self.player.retry_now()
        self.news.refresh_soon()

    def close(self) -> None:
        self.station.close()
        self.news.close()
        self.player.close()
        for lane in (self.io, self.db):
            if not lane.close(finish=lane is self.db):
                log.warning("the %s lane did not stop in time", lane.name)
        self.preferences.close()
        self.files.close(finish=True)
        self.http.close()
        self.mailbox.close()

    def _finder(self) -> Find:
        from planetfm.net.discover import Finder
        from planetfm.net.radio_browser import RadioBrowser

        directory = None if self.options.demo else RadioBrowser(self.http)
        return Finder(self.http, USER_AGENT, self.profile, directory).find

    def _remember_volume(self) -> None:
        view = self.player.view
        self.preferences.update(volume=view.volume, muted=view.muted)

    def _station_searched(self, ended: Searched) -> None:
        memory = self.station.memory
        feed = self.profile.feed or memory.feed
        if feed:
            self.news.set_source(feed, memory.rest_root or None, self.profile.site)

    def _news_changed(self) -> None:
        view = self.news.view
        if self.station.search is not None and not view.refreshing:
            if view.last_ok is not None:
                self.station.note_news(True)
            elif view.trouble is not None:
                self.station.note_news(False)
