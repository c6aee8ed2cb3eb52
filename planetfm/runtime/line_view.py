"""What is shown of the line: the state of `core.playback` in times of day."""

from __future__ import annotations

from planetfm.core import playback
from planetfm.core.errors import Cause
from planetfm.core.snapshot import LineState, LineView


def line_view(
    state: playback.Playback, tick: float, now: float, cause: Cause | None = None
) -> LineView:
    """`tick` and `now`: this moment in monotonic and in POSIX seconds.

    `cause`: why the last attempt ended; told while there is trouble.
    """

    def wall(moment: float | None) -> float | None:
        # Rounded, or the two clocks' last digits would make every look a change.
        return None if moment is None else round(now + moment - tick, 1)

    def view(kind: LineState, retry_at: float | None = None) -> LineView:
        return LineView(
            state=kind,
            attempt=state.failures,
            retry_at=wall(retry_at),
            down_since=wall(state.down_since),
            trouble=state.trouble,
            status=state.status,
            cause=cause if state.trouble is not None else None,
        )

    match state.line:
        case playback.Idle():
            return LineView()
        case playback.Finding():
            return view(LineState.FINDING)
        case playback.Connecting():
            return view(LineState.CONNECTING)
        case playback.Flowing():
            return view(LineState.FLOWING)
        case playback.Waiting(_, retry_at):
            return view(LineState.WAITING, retry_at)
        case playback.NotFound():
            return view(LineState.NOT_FOUND)
