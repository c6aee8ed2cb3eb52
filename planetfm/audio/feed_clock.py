"""What libVLC's time means for the feed it plays."""

from __future__ import annotations


class FeedClock:
    """Turns libVLC's time into seconds since the feed began.

    For MP3 and ADTS that is what it counts (`from_zero`). In Ogg it shows the stream's own granule
    time, which starts anywhere when the feed does, and over at each link of a chain.
    """

    FIRST_S = 0.25
    """What has been heard when libVLC first tells the time (0.25 to 0.43 s, measured)."""

    JUMP_S = 1.0

    def __init__(self, *, from_zero: bool) -> None:
        self._base_s: float | None = 0.0 if from_zero else None
        self._from_zero = from_zero
        self._last_s = self._last_at = 0.0

    def heard_s(self, time_s: float, at: float) -> float:
        """Seconds of the feed heard when libVLC showed `time_s` at `at` (monotonic)."""
        if self._base_s is None:
            self._base_s = time_s - self.FIRST_S if time_s > self.JUMP_S else 0.0
        elif not self._from_zero:
            due_s = self._last_s + at - self._last_at
            if abs(time_s - self._base_s - due_s) > self.JUMP_S and at - self._last_at < 2.0:
                self._base_s = time_s - due_s
        self._last_s, self._last_at = time_s - self._base_s, at
        return self._last_s
