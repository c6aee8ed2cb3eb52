"""Everything but windows: the graph that the window and the headless app stand on.

Read top to bottom, it is the order of starting; `close` is its mirror.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from planetfm import USER_AGENT
from planetfm.assets import assets_dir
from planetfm.audio.backend import AudioBackend, BackendEvent
from planetfm.audio.sound import Sound
from planetfm.audio.tape import Tape
from planetfm.audio.vlc import VlcBackend
from planetfm.audio.writer import TapeWriter
from planetfm.core.mirrors import wanted
from planetfm.core.pace import habits_of
from planetfm.core.profile import Profile
from planetfm.core.settings import Quality
from planetfm.core.snapshot import LineState
from planetfm.core_follow import FollowStream, own_stream
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.options import Options
from planetfm.places import Places
from planetfm.runtime.meter import DataMeter
from planetfm.runtime.news import NewsController
from planetfm.runtime.player import PlayerController
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.records import Records
from planetfm.runtime.songs import SongsController
from planetfm.runtime.stalls import StallMeter
from planetfm.runtime.station import Find, Searched, StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.files import read_json
from planetfm.store.memory import MemoryFile
from planetfm.store.meter import MeterFile

if TYPE_CHECKING:
    from planetfm.audio.interlude import Interlude
    from planetfm.desktop.autostart import Autostart
    from planetfm.gui.settings.port import Standing
    from planetfm.runtime.alerts import AlertsController
    from planetfm.runtime.comments import CommentsController
    from planetfm.runtime.keeping import KeepController
    from planetfm.runtime.timers import TimersController
    from planetfm.store.articles import ArticleStore

IO_WORKERS = 3
ALARM_SOUND = assets_dir() / "sounds" / "alarm.mp3"
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
        self.is_metered: Callable[[], bool] = lambda: False
        """Whether the platform says that this network is paid by the byte; set by who can ask."""
        self.preferences = Preferences(places.settings, self.files)
        self.settings_stood: Standing | None = None
        """Of the settings' dialog when the window was last opened anew; None: it was not open."""
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
            quality=self._wanted_quality,
            own=lambda: own_stream(self.preferences.settings),
        )
        self._tape_min = self.preferences.settings.tape_min
        tape = self._tape = Tape(
            places.tape,
            span_s=self._tape_min * 60.0,
            station="|".join((profile.site, *options.streams)),
        )
        self.player = PlayerController(
            mailbox,
            self.station,
            tape,
            TapeWriter(tape, station=profile.name),
            lambda post: Sound(tape, self._backend, post),
            user_agent=USER_AGENT,
            volume=self.preferences.settings.volume,
            muted=self.preferences.settings.muted,
            habits=habits_of(self.preferences.settings),
            files=self.files,
            quality=self._wanted_quality,
        )
        self.preferences.changed.connect(self._apply_tape)
        self.meter = DataMeter(
            MeterFile(places.meter),
            self.files,
            ZoneInfo(profile.timezone),
            lambda: self.player.received_bytes,
            lambda: self.preferences.settings.monthly_cap_mb,
            metered=lambda: self.is_metered(),
            now=time.time,
        )
        self.news_meter = DataMeter(
            MeterFile(places.news_meter),
            self.files,
            ZoneInfo(profile.timezone),
            lambda: self.http.received_bytes,
            lambda: 0,
            now=time.time,
        )
        self.records = Records(self.db, places.history)
        zone = ZoneInfo(profile.timezone)
        self.songs = SongsController(self.player, self.records, station=profile.name, zone=zone)
        database = places.database(urlsplit(profile.site).hostname or "site")
        memory = self.station.memory
        self.news = NewsController(
            mailbox,
            self.io,
            self.db,
            self.http,
            partial(_open_articles, database, zone),
            ImageCache(places.pictures, self.http),
            feed_url=profile.feed or memory.feed or None,
            rest_root=memory.rest_root or None,
            site=profile.site,
        )
        self._apply_news()
        self.preferences.changed.connect(self._apply_news)
        self.stalls = StallMeter(self.news) if options.debug else None
        self.player.changed.connect(self._remember_volume)
        self.player.changed.connect(self._note_sort)
        self._stopped_at_the_cap = False
        self.player.changed.connect(self._refuse_beyond_the_cap)
        self.meter.changed.connect(self._look_at_the_cap)
        self._quality = self._wanted_quality()
        self.preferences.changed.connect(self._apply_quality)
        self._output = self._chosen_output()
        self.preferences.changed.connect(self._apply_output)
        self._follow_stream = FollowStream(self.preferences, self.player)
        self.station.searched.connect(self._station_searched)
        self.news.changed.connect(self._news_changed)
        self.news.source_lost.connect(lambda: self.station.find())

    @cached_property
    def timers(self) -> TimersController:
        """The sleep timer and the alarms, made when first wanted: no window waits for them."""
        from planetfm.audio.carried import CarriedSound
        from planetfm.runtime.timers import TimersController
        from planetfm.store.alarms import AlarmFile

        return TimersController(
            self.player,
            self.files,
            AlarmFile(self.places.alarms),
            lambda volume: CarriedSound(ALARM_SOUND, self._backend, volume),
            zone=ZoneInfo(self.profile.timezone),
            may_play=lambda: self.meter.may_play,
        )

    @cached_property
    def keep(self) -> KeepController:
        """Recordings and clips, made when first wanted: no window waits for them."""
        from planetfm.desktop.files import open_file, show_file
        from planetfm.runtime.keeping import KeepController

        return KeepController(
            self.mailbox,
            self.player,
            self._tape,
            self.records,
            self.files,
            folders=self._recording_folders,
            station=self.profile.name,
            zone=ZoneInfo(self.profile.timezone),
            open_file=open_file,
            show_file=show_file,
            may_play=lambda: self.meter.may_play,
        )

    @cached_property
    def alerts(self) -> AlertsController:
        """What the listener is told of; made with the window, which is where it is told."""
        from planetfm.runtime.alerts import AlertsController
        from planetfm.store.alerts import AlertsFile

        return AlertsController(
            self.news,
            self.songs.starred_on_air,
            self.preferences,
            self.files,
            AlertsFile(self.places.told),
        )

    @cached_property
    def comments(self) -> CommentsController:
        """Comments and replies; made with the window, where they are read and written."""
        from planetfm.runtime.comments import CommentsController

        return CommentsController(
            self.io,
            self.db,
            self.http,
            self.places.comments(urlsplit(self.profile.site).hostname or "site"),
            self.news.access,
        )

    @cached_property
    def window_memory(self) -> dict[str, str]:
        """What the window remembers, by name; read once, whoever opens the window how often."""
        return {name: str(value) for name, value in read_json(self.places.window).items()}

    @cached_property
    def autostart(self) -> Autostart:
        """Whether the system starts this app at log-in."""
        from planetfm.desktop.autostart import Autostart, entry_for, running_command

        command = running_command(self.options.home)
        return Autostart(entry_for(command, self.profile.name), self.files)

    def play(self) -> None:
        """Sound first: before a window is built."""
        self.player.play()

    def go_on(self) -> None:
        """In spite of the month's cap, until its end; what the cap stopped plays again."""
        self.meter.override()
        stopped, self._stopped_at_the_cap = self._stopped_at_the_cap, False
        if stopped:
            self.player.play()

    def start(self) -> None:
        """The news, and the search for a station that is not known yet. The timers are begun by
        whoever hears what they say: an alarm that was missed is told at once."""
        self.songs.start()
        self.player.recall_tape()
        self.news.start()
        if not self.station.memory.feed or not self.station.addresses:
            self.station.find()

    def network_changed(self) -> None:
        """It may be another network, paid otherwise: the saver's address goes first, or last."""
        self._apply_quality(chosen=False)
        self._apply_news()

    def network_is_back(self) -> None:
        """The system says so, or the machine woke up."""
        self.timers.look()
        self.player.retry_now()
        self.news.refresh_soon()

    def close(self) -> None:
        if self.stalls is not None:
            self.stalls.close()
        self.station.close()
        self.http.hang_up()
        if "alerts" in vars(self):
            self.alerts.close()
        if "comments" in vars(self):
            self.comments.close()
        self.news.close()
        self.songs.close()
        self.keep.close()
        self.records.close()
        self.timers.close()
        self.player.close()
        self.meter.close()
        self.news_meter.close()
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

    @property
    def recording_folder(self) -> Path:
        """Where recordings go now."""
        return self._recording_folders()[0]

    def _recording_folders(self) -> tuple[Path, ...]:
        """Where recordings go, first choice first."""
        from platformdirs import user_music_path

        from planetfm.core.keeping import safe_name

        home = self.options.home
        usual = (user_music_path() if home is None else home) / safe_name(self.profile.name)
        chosen = self.preferences.settings.recordings_folder
        return (Path(chosen), usual) if chosen else (usual,)

    def interlude(self, data: bytes, volume: int) -> Interlude:
        """Play a sound file once, on the radio's own output. Not on the main thread."""
        from planetfm.audio.interlude import Interlude

        return Interlude(data, self._backend, volume)

    def _backend(self, post: Callable[[BackendEvent], None]) -> AudioBackend:
        backend = VlcBackend(post, app_name=self.profile.name)
        device, equalizer, loudness = self._chosen_output()
        backend.set_device(device)
        backend.set_equalizer(equalizer)
        backend.set_loudness(loudness)
        return backend

    def _chosen_output(self) -> tuple[str | None, int | None, bool]:
        settings = self.preferences.settings
        equalizer = settings.equalizer if settings.equalizer >= 0 else None
        return settings.output_device or None, equalizer, settings.loudness

    def _apply_output(self) -> None:
        before, self._output = self._output, self._chosen_output()
        device, equalizer, loudness = self._output
        if device != before[0]:
            self.player.set_output_device(device)
        if equalizer != before[1]:
            self.player.set_equalizer(equalizer)
        if loudness != before[2]:
            self.player.set_loudness(loudness)

    def _apply_tape(self) -> None:
        settings, before = self.preferences.settings, self._tape_min
        self.player.set_habits(habits_of(settings))
        self._tape_min = settings.tape_min
        if settings.tape_min != before:
            self.player.keep_tape(settings.tape_min)

    def _apply_news(self) -> None:
        """Nobody pays by the byte for an archive that is fetched behind their back."""
        settings = self.preferences.settings
        kept = settings.keep_archive and not self.is_metered()
        self.news.apply(replace(settings, keep_archive=kept))

    def _wanted_quality(self) -> Quality:
        return wanted(self.preferences.settings.quality, self.is_metered())

    def _apply_quality(self, *, chosen: bool = True) -> None:
        before, self._quality = self._quality, self._wanted_quality()
        if self._quality is not before:
            self.player.rearrange(at_once=chosen)

    def _note_sort(self) -> None:
        view = self.player.view
        if view.line.state is LineState.FLOWING and view.stream.bitrate_bps:
            self.station.note_sort(view.stream.url, view.stream.codec, view.stream.bitrate_bps)

    def _look_at_the_cap(self) -> None:
        """Sound and recordings stop when the month's data are used up."""
        if not self.meter.may_play:
            self._stop_at_the_cap()
        elif "keep" in vars(self):
            self.keep.hold_lines()

    def _refuse_beyond_the_cap(self) -> None:
        if not self.meter.may_play and self._stop_at_the_cap():
            self.meter.refuse()

    def _stop_at_the_cap(self) -> bool:
        """False when there was nothing to stop."""
        view = self.player.view
        if view.line.state is LineState.IDLE:
            return False
        self._stopped_at_the_cap = view.wanted
        self.player.drop_line()
        return True

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


def _open_articles(path: Path, zone: ZoneInfo) -> ArticleStore:
    from planetfm.store.articles import ArticleStore  # on the db lane, after the first picture

    return ArticleStore(path, zone)
