"""Keeps what is on air: recordings, clips, songs, plans for more, and the list of what was kept.

    record_start / clip / keep_song / a plan is due
        -> audio.recorder on a thread of its own, which only reads the tape
        -> Finished through the mailbox -> the list, and one word about it: `said`

A recording that is still open holds the player's one line, so that it goes on when the listener
stops and a planned one needs no sound. There is never a second connection. What is planned is seen
to by `plans`; here it becomes a recording like any other.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QFile, QObject, QTimer, Signal

from planetfm.audio.keptfile import measured
from planetfm.audio.recorder import Finished, Job, Recording
from planetfm.audio.tape import Tape
from planetfm.core import keeping
from planetfm.core.history import song_key
from planetfm.core.keeping import (
    Due,
    KeepProblem,
    KeepTrouble,
    Kept,
    KeptKind,
    Plan,
    RecordingView,
)
from planetfm.core.snapshot import AiredSong
from planetfm.runtime.plans import Desk, Plans
from planetfm.runtime.player import PlayerController
from planetfm.runtime.records import Records
from planetfm.runtime.tasks import USER, Lane, Mailbox

if TYPE_CHECKING:
    from planetfm.store.history import HistoryStore

SHOW_EVERY_MS = 500
SAME_SONG_S = 10.0
"""Times of air shift by less: a song with this title and begin is the song that is being kept."""

SONG_LONGEST_S = 1800.0
"""A song on air is kept no longer than this: some stations never change the title."""

SONG_STALE_S = 30.0
CLOSE_S = 3.0
log = logging.getLogger(__name__)


@dataclass(eq=False)
class _Run:
    """A recording under way."""

    name: str
    recording: Recording
    asked_s: float | None = None
    due: Due | None = None
    aired: AiredSong | None = None
    holds: bool = False
    """It wants the line, whoever listens."""
    opened: list[str] = field(default_factory=list)
    """Paths of the files that were begun."""
    finished: Finished | None = None


class KeepController(QObject):
    """`changed`: `recording`, `kept` or `plans` did; twice a second while recording. `said`: a Kept
    (a file is there) or a KeepTrouble (with figures, and what was kept all the same).

    `folders` gives where files go, the first choice first. `open_file` and `show_file` are the
    desktop's. `may_play`: whether the station may be asked for sound; once it may again,
    `hold_lines` follows.
    """

    changed = Signal()
    said = Signal(object)

    def __init__(
        self,
        mailbox: Mailbox,
        player: PlayerController,
        tape: Tape,
        records: Records,
        files: Lane,
        *,
        folders: Callable[[], tuple[Path, ...]],
        station: str,
        zone: ZoneInfo,
        open_file: Callable[[Path], None],
        show_file: Callable[[Path], None],
        may_play: Callable[[], bool] = lambda: True,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._player = player
        self._tape = tape
        self._records = records
        self._files = files
        self._folders = folders
        self._station = station
        self._zone = zone
        self._open_file = open_file
        self._show_file = show_file
        self._may_play = may_play
        self._wall = wall
        self._runs: list[_Run] = []
        self._count = 0
        self._kept: tuple[Kept, ...] = ()
        desk = Desk(
            begin=self._begin_planned,
            end=self._end_planned,
            running=lambda: [run.due for run in self._runs if run.due is not None],
            kept=lambda: self._kept,
            changed=self.changed.emit,
            missed=self.said.emit,
        )
        self._plans = Plans(player, records, desk, zone, wall, may_play, self)
        self._show = QTimer(self)
        self._show.setInterval(SHOW_EVERY_MS)
        self._show.timeout.connect(self.changed)
        player.changed.connect(self._look_for_ends)
        records.call(lambda store: store.unfinished(), self._finish_what_was_killed)

    # --- recording -------------------------------------------------------------------------

    @property
    def recording(self) -> RecordingView | None:
        """What the button shows: the listener's recording, else a planned one."""
        for kind in (KeptKind.RECORDING, KeptKind.PLANNED):
            run = self._running(kind)
            if run is not None:
                return run.recording.view
        return None

    @property
    def recordings(self) -> tuple[RecordingView, ...]:
        """All that are under way, songs and clips too."""
        return tuple(run.recording.view for run in self._runs)

    def record_start(self) -> None:
        """From the second that is heard now, or from the live edge; one at a time."""
        if self._running(KeptKind.RECORDING) is not None:
            return
        if not self._may_play():
            self.said.emit(KeepTrouble(KeepProblem.CAPPED))
            return
        heard, now = self._player.view.tape.heard, self._wall()
        begin = now if heard is None else heard
        self._run(KeptKind.RECORDING, begin, None, lag_s=max(0.0, now - begin), hold=True)

    def record_stop(self) -> None:
        """End the listener's recording where they hear it end; else the planned one."""
        run = self._running(KeptKind.RECORDING) or self._running(KeptKind.PLANNED)
        if run is not None:
            run.asked_s = None  # shorter is what is wanted now
            run.recording.stop()

    @property
    def is_tape_empty(self) -> bool:
        """There is nothing that could be kept."""
        return self._player.view.tape.newest is None

    def clip(self, minutes: float) -> None:
        """Keep the last `minutes` before what is heard; while stopped, before the newest."""
        tape = self._player.view.tape
        last = tape.heard if tape.heard is not None else tape.newest
        if last is None:
            self.said.emit(KeepTrouble(KeepProblem.NOTHING_ON_TAPE, 0.0, minutes * 60))
            return
        span = keeping.clip_span(last, minutes)
        self.clip_span(span.begin, span.end)

    def clip_span(self, air_from: float, air_to: float) -> None:
        """Keep what was on air between two times (POSIX seconds), in either order."""
        begin, end = sorted((air_from, air_to))
        self._run(KeptKind.CLIP, begin, end, asked_s=end - begin)

    def keep_song(self, aired: AiredSong) -> None:
        """Keep it from its beginning, with a margin; one that is on air still, to its end."""
        if any(_is_it(run, aired) for run in self._runs):
            return
        now, newest = self._wall(), self._player.view.tape.newest
        if aired.end is None and newest is not None and now - newest > SONG_STALE_S:
            aired = replace(aired, end=newest)  # the line was down or not wanted since
        begin, end = keeping.song_span(aired)
        asked_s = None if aired.end is None else aired.end - aired.start
        stop_at = end if end is not None else aired.start + SONG_LONGEST_S
        self._run(KeptKind.SONG, begin, stop_at, asked_s=asked_s, aired=aired, hold=stop_at > now)

    def hold_lines(self) -> None:
        """Have the line again for what is being recorded, unless it has it."""
        for run in self._runs:
            self._hold(run)

    # --- what was kept ---------------------------------------------------------------------

    @property
    def kept(self) -> tuple[Kept, ...]:
        """Newest first; `missing` as of the last look."""
        return self._kept

    def refresh_kept(self) -> None:
        """Look which files are still there."""

        def look(kept: tuple[Kept, ...]) -> None:
            self._files.call(lambda: _with_missing(kept), self._kept_came, priority=USER)

        self._records.call(lambda store: store.kept(), look)

    def play(self, kept: Kept) -> None:
        """Open it with the desktop's player."""
        self._open_with(kept, self._open_file)

    def show(self, kept: Kept) -> None:
        """Show it in its folder."""
        self._open_with(kept, self._show_file)

    def delete(self, kept: Kept) -> None:
        """Move the file to the wastebasket (without one, delete it) and forget it. A file that
        cannot be removed stays in the list."""

        def remove() -> bool:
            path = Path(kept.path)
            if path.exists() and not _to_trash(path):
                path.unlink()
            return True

        def forget(_: bool) -> None:
            self._records.call(
                lambda store: store.remove_kept(kept.identity), lambda _: self.refresh_kept()
            )

        self._files.call(remove, forget, lambda error: self.refresh_kept(), USER)

    # --- plans -----------------------------------------------------------------------------

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Recordings to be made, each as it was added. Planet FM must be running then."""
        return self._plans.all

    def next_of(self, plan: Plan) -> Due | None:
        """When it is recorded next, or now; None when it is over."""
        return self._plans.next_of(plan)

    def add_plan(
        self, first: datetime, minutes: int, *, weekly: bool = False, words: str = ""
    ) -> None:
        """`first`: the station's wall clock, without a zone. `minutes`: 1 to 1440. `words` go into
        the file's name."""
        self._plans.add(first, minutes, weekly=weekly, words=words)

    def remove_plan(self, plan: Plan) -> None:
        """Forget it; a recording of it that runs is ended and kept."""
        self._plans.remove(plan)

    def close(self) -> None:
        """End every recording with what is in its file."""
        self._player.changed.disconnect(self._look_for_ends)
        self._show.stop()
        self._plans.close()
        for run in self._runs:
            run.recording.cut_short()
        for run in self._runs:
            if not run.recording.join(CLOSE_S):
                log.warning("a recording did not end in time")
            self._write_down(run)
        self._runs.clear()

    # --- how it goes -----------------------------------------------------------------------

    def _run(
        self,
        kind: KeptKind,
        begin: float,
        stop_at: float | None,
        *,
        asked_s: float | None = None,
        lag_s: float = 0.0,
        hold: bool = False,
        due: Due | None = None,
        aired: AiredSong | None = None,
    ) -> None:
        self._count += 1
        job = Job(
            kind,
            begin,
            stop_at,
            self._folders(),
            self._station,
            self._zone,
            words=due.plan.words if due is not None else "",
            song=aired.song if aired is not None else None,
            lag_s=lag_s,
        )

        def finished(result: Finished) -> None:  # from the recording's thread
            run.finished = result
            self._mailbox.post(lambda: self._finished(run))

        def opened(kept: Kept) -> None:  # from there too
            run.opened.append(kept.path)
            self._remember(kept)  # now: whatever ends this program, the next start knows of it

        recording = Recording(self._tape, job, finished, opened=opened, wall=self._wall)
        run = _Run(f"{kind.value}-{self._count}", recording, asked_s, due, aired, hold)
        self._runs.append(run)
        self._hold(run)
        recording.start()
        self._show.start()
        self.changed.emit()

    def _hold(self, run: _Run) -> None:
        if run.holds and self._may_play():
            self._player.hold_line(run.name)

    def _finished(self, run: _Run) -> None:
        result = run.finished
        if result is None or run not in self._runs:
            return
        self._runs.remove(run)
        self._player.release_line(run.name)
        if run.due is not None:
            self._plans.release(run.due.plan)
        if not self._runs:
            self._show.stop()
        self._write_down(run)
        self.refresh_kept()
        self._tell(run, result)
        self.changed.emit()

    def _tell(self, run: _Run, result: Finished) -> None:
        seconds = sum(kept.seconds for kept in result.kept)
        asked_s = run.asked_s or 0.0
        last = result.kept[-1] if result.kept else None
        words = last.words if last is not None else run.recording.job.words
        problem = result.problem
        if problem is KeepProblem.NOTHING_ON_TAPE and run.holds and not self._may_play():
            problem = KeepProblem.CAPPED
        if problem is None and keeping.is_shorter(asked_s, seconds):
            problem = KeepProblem.SHORTER_THAN_ASKED
        if result.folder_refused and problem in (None, KeepProblem.SHORTER_THAN_ASKED):
            problem = KeepProblem.FOLDER_GONE
        if problem is not None:
            folder = str(run.recording.job.folders[0])
            self.said.emit(KeepTrouble(problem, seconds, asked_s, last, folder, words))
        else:
            for kept in result.kept:
                self.said.emit(kept)

    def _write_down(self, run: _Run) -> None:
        if run.finished is None:
            return  # the next start measures it
        for kept in run.finished.kept:
            self._remember(kept)
        for path in set(run.opened) - {kept.path for kept in run.finished.kept}:
            self._discard(path)

    def _discard(self, path: str) -> None:
        self._records.call(lambda store: store.discard_kept(path), priority=USER)

    def _remember(self, kept: Kept) -> None:
        self._records.call(lambda store: store.add_kept(kept), priority=USER)

    def _running(self, kind: KeptKind) -> _Run | None:
        return next((run for run in self._runs if run.recording.job.kind is kind), None)

    def _look_for_ends(self) -> None:
        """A song that is being kept gets its end when the station changes the title."""
        for run in self._runs:
            if run.aired is None or run.aired.end is not None:
                continue
            for aired in self._player.view.tape.songs:
                if aired.end is not None and _is_it(run, aired):
                    run.aired = aired
                    run.recording.stop_at(aired.end + keeping.SONG_MARGIN_S)

    def _kept_came(self, kept: tuple[Kept, ...]) -> None:
        if kept != self._kept:
            self._kept = kept
            self.changed.emit()

    def _open_with(self, kept: Kept, opener: Callable[[Path], None]) -> None:
        path = Path(kept.path)

        def there(found: bool) -> None:
            if found:
                opener(path)
            else:
                self.refresh_kept()

        self._files.call(path.exists, there, priority=USER)

    # --- plans, live -----------------------------------------------------------------------

    def _begin_planned(self, due: Due) -> None:
        asked_s = due.end - due.begin
        self._run(KeptKind.PLANNED, due.begin, due.end, asked_s=asked_s, hold=True, due=due)

    def _end_planned(self, plan: Plan) -> None:
        for run in self._runs:
            if run.due is not None and run.due.plan.identity == plan.identity:
                run.recording.stop()

    def _finish_what_was_killed(self, begun: tuple[Kept, ...]) -> None:
        """A run before was killed while it wrote these: how much they hold is read from them."""
        if begun:
            self._files.call(lambda: _measured(begun), self._load)
        else:
            self._load(())

    def _load(self, finished: tuple[Kept, ...]) -> None:
        def load(store: HistoryStore) -> tuple[tuple[Kept, ...], tuple[Plan, ...]]:
            for kept in finished:
                store.add_kept(kept)
            return store.kept(), store.plans()

        self._records.call(load, self._loaded)

    def _loaded(self, found: tuple[tuple[Kept, ...], tuple[Plan, ...]]) -> None:
        self._kept, plans = found
        self.refresh_kept()
        self._plans.load(plans)


def _is_it(run: _Run, aired: AiredSong) -> bool:
    kept = run.aired
    return (
        kept is not None
        and song_key(kept.song) == song_key(aired.song)
        and abs(kept.start - aired.start) < SAME_SONG_S
    )


def _measured(begun: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Those with sound in them. What is not there may be on a drive that is away, and waits."""
    found = []
    for kept in begun:
        try:
            found.append(measured(kept))
        except OSError as error:
            log.info("a recording that was begun cannot be read: %s", error)
    return tuple(kept for kept in found if kept.seconds > 0)


def _with_missing(kept: tuple[Kept, ...]) -> tuple[Kept, ...]:
    return tuple(replace(one, missing=not Path(one.path).exists()) for one in kept)


def _to_trash(path: Path) -> bool:
    moved = QFile.moveToTrash(str(path))
    return bool(moved[0] if isinstance(moved, tuple) else moved)
