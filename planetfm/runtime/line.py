"""The connection to the station: runs `core.playback.step`, and keeps at most one line that flows.

It decides nothing: events go in, and what comes out is carried out. The connection itself is on a
thread of its own (`net.stream`), the search on the io lane.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from planetfm.audio.writer import TapeWriter
from planetfm.core import playback
from planetfm.core.causes import cause_of
from planetfm.core.errors import Cause, Trouble
from planetfm.core.settings import Quality
from planetfm.core.snapshot import LineView
from planetfm.net.bookmark import Bookmark
from planetfm.net.stream import LINGER_S, Ended, Flowing, Listener, Resumed, StreamEvent
from planetfm.runtime.line_view import line_view
from planetfm.runtime.station import Searched, StationController
from planetfm.runtime.tasks import Mailbox

log = logging.getLogger(__name__)


class Line(QObject):
    """Lives on the main thread. `opening` is called before an address is opened, `moved` after
    every step, whether it changed something or not."""

    def __init__(
        self,
        mailbox: Mailbox,
        station: StationController,
        writer: TapeWriter,
        opening: Callable[[], None],
        moved: Callable[[], None],
        *,
        user_agent: str,
        quality: Callable[[], Quality],
        tick: Callable[[], float],
        dice: Callable[[], float],
        parent: QObject,
    ) -> None:
        """`tick`: monotonic seconds. `dice`: 0..1, for the jitter of retries."""
        super().__init__(parent)
        self._mailbox = mailbox
        self._station = station
        self._writer = writer
        self._opening, self._moved = opening, moved
        self._user_agent = user_agent
        self._quality = quality
        self._tick, self._dice = tick, dice
        self._state = playback.Playback(addresses=station.addresses)
        self._listener: Listener | None = None
        self._stalled: Listener | None = None
        """One that waits on for its line, beside the attempts that follow it."""
        self._renamed = (0, 0)
        """A line that resumed: the generation it was opened in, and the one it stands for now."""
        self._bookmark = Bookmark()
        self._received_bytes = 0
        self._cause: Cause | None = None
        """Why the last attempt at the line ended."""
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._retry_due)

    @property
    def state(self) -> playback.Playback:
        return self._state

    @property
    def wanted(self) -> bool:
        """It flows, or is tried until it does."""
        return self._state.wanted

    @property
    def flowing(self) -> bool:
        return isinstance(self._state.line, playback.Flowing)

    @property
    def received_bytes(self) -> int:
        """What came in this run, wrapping and lists included."""
        return self._received_bytes

    def view(self, now: float) -> LineView:
        """What is shown of it; `now`: POSIX seconds."""
        return line_view(self._state, self._tick(), now, self._cause)

    def begin(self) -> None:
        """Have it flow from now on."""
        self._step(playback.Play(self._tick()))

    def end(self) -> None:
        """Nobody needs it any more."""
        self._step(playback.Stop(self._tick()))

    def try_now(self, *, slept: bool = False) -> None:
        """Wait no longer; `slept`: and what is open since before may be dead without knowing."""
        self._step(playback.TryNow(self._tick(), slept=slept))

    def rearrange(self, *, at_once: bool) -> None:
        """The station's addresses have another order now; `at_once`: the listener waits for it."""
        self._step(playback.Arranged(self._station.addresses, self._tick(), at_once))

    def searched(self, ended: Searched, *, in_use: bool) -> None:
        """A search for the station ended; `in_use`: somebody listens or records."""
        now = self._tick()
        if ended.trouble is not None:
            self._step(playback.Found((), now, self._dice(), ended.trouble))
        elif ended.entered and in_use:
            self._step(playback.Entered(self._station.memory.entered[0], now))
        else:
            self._step(playback.Found(self._station.addresses, now))

    def cannot_decode(self) -> None:
        """What flows is nothing that can be heard: the next address has its turn."""
        self._lost(self._state.generation, Trouble.CANNOT_DECODE)

    def hang_up(self) -> None:
        """End the connections, and the wait for a next one. What is wanted stays what it is, so
        that the end of the app or `try_now(slept=True)` has to follow."""
        self._retry.stop()
        for line in (self._listener, self._stalled):
            if line is not None:
                line.hang_up()

    def wait(self) -> bool:
        """Until the thread has ended, at most some seconds; False if it did not."""
        # One that hangs in a name look-up touches nothing any more: it is not waited for.
        line = self._listener
        return line is None or line.join(0.3) or line.let_go(2.0)

    # --- what happens ----------------------------------------------------------------------

    def _came(self, event: StreamEvent) -> None:
        """From the stream thread."""
        self._mailbox.post(lambda: self._event(event))

    def _event(self, event: StreamEvent) -> None:
        if isinstance(event, Flowing):
            self._step(playback.LineUp(event.generation, self._tick()))
        elif isinstance(event, Resumed):
            self._resumed(event)
        elif isinstance(event, Ended):
            error = event.error
            self._cause = cause_of(error)
            was, now_is = self._renamed
            generation = now_is if event.generation == was else event.generation
            self._lost(generation, error.trouble, error.status, error.retry_after_s)

    def _lost(
        self,
        generation: int,
        trouble: Trouble,
        status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        self._step(
            playback.LineLost(
                generation, self._tick(), trouble, self._dice(), status, retry_after_s
            )
        )

    def _resumed(self, event: Resumed) -> None:
        both = (self._stalled, self._listener)
        line = next((one for one in both if one and one.generation == event.generation), None)
        if line is None or not line.keep_instead_of(self._listener):
            return
        self._retry.stop()
        self._listener = line
        self._apply(playback.LineResumed(line.url, self._tick()))
        # Before anybody is told: whoever is may have the next attempt begin.
        self._renamed = (line.generation, self._state.generation)
        self._moved()

    def _count(self, size_bytes: int) -> None:
        """From the stream thread, of which one at a time receives."""
        self._received_bytes += size_bytes

    def _tried(self, generation: int, sounds: bool) -> None:
        self._step(playback.Tried(generation, self._tick(), sounds))

    def _retry_due(self) -> None:
        self._step(playback.RetryDue(self._state.generation, self._tick()))

    def _step(self, event: playback.Event) -> None:
        self._apply(event)
        self._moved()

    def _apply(self, event: playback.Event) -> None:
        before = self._state
        self._state, effects = playback.step(self._state, event)
        if self._state.line != before.line:
            # The tries of one outage are told once, the others on demand: a night has hundreds.
            again = self._state.failures > 2 and self._state.trouble is before.trouble
            log.log(logging.DEBUG if again else logging.INFO, "line: %s", self._state.line)
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: playback.Effect) -> None:
        match effect:
            case playback.Open(generation, url):
                self._open(generation, url)
            case playback.HangUp():
                self.hang_up()
            case playback.RetryIn(_, delay_s):
                self._retry.start(round(delay_s * 1000))
            case playback.TryBeside(generation, url):
                self._station.try_address(url, partial(self._tried, generation))
            case playback.Search(avoid):
                self.hang_up()
                self._station.find_stream(avoid)

    def _open(self, generation: int, url: str) -> None:
        self._retry.stop()
        before = self._listener
        if before is not None and before.lingers:
            self._stalled = before
        elif before is not None:
            before.hang_up()
        self._opening()
        self._listener = Listener(
            url,
            generation,
            self._writer,
            self._came,
            user_agent=self._user_agent,
            bookmark=self._bookmark,
            quality=self._quality(),
            count=self._count,
            linger_s=LINGER_S,
        )
        self._listener.start(after=before)
