"""What libVLC's time means for the feed it plays."""

from __future__ import annotations


class FeedClock:
    """Turns libVLC's time into seconds since the feed began.

    That is what it counts, but in Ogg it begins anew at each link of a chain (`chained`).
    """

    JUMP_S = 1.0

    def __init__(self, *, chained: bool) -> None:
        self._chained = chained
        self._base_s = self._last_s = self._last_at = 0.0

    def heard_s(self, time_s: float, at: float) -> float:
        """Seconds of the feed heard when libVLC showed `time_s` at `at` (monotonic)."""
        due_s = self._last_s + at - self._last_at
        jumped = abs(time_s - self._base_s - due_s) > self.JUMP_S and at - self._last_at < 2.0
        if self._chained and jumped:
            self._base_s = time_s - due_s
        self._last_s, self._last_at = time_s - self._base_s, at
        return self._last_s
