"""What `planetfm status --json` prints. The keys are documented in the README and stay."""

from __future__ import annotations

from typing import Any

from planetfm import __version__
from planetfm.core.alarms import dump
from planetfm.core.snapshot import NewsView, PlayerView
from planetfm.runtime.meter import MeterView
from planetfm.runtime.timers import TimersController


def status(
    player: PlayerView, news: NewsView, now: float, longest_stall_s: float | None = None
) -> dict[str, Any]:
    """Both halves at `now` (POSIX seconds), as plain values. `longest_stall_s`: the longest time
    the main thread was busy in one go, where that is measured (`--debug`)."""
    line, stream, tape = player.line, player.stream, player.tape
    return {
        "line": {
            "state": line.state.value,
            "attempt": line.attempt,
            "retry_in_s": None
            if line.retry_at is None
            else round(max(0.0, line.retry_at - now), 1),
            "reason": line.trouble.value if line.trouble else None,
            "status": line.status,
        },
        "sound": {
            "state": player.sound.value,
            "reason": player.sound_trouble.value if player.sound_trouble else None,
            "live": player.live,
            "behind_s": round(player.behind_s, 1),
            "reserve_s": round(player.reserve_s, 1),
            "rate": player.rate,
            "volume": player.volume,
            "muted": player.muted,
        },
        "title": {
            "artist": player.song.artist if player.song else "",
            "song": player.song.title if player.song else "",
            "raw": player.song.raw if player.song else "",
        },
        "stream": {
            "url": stream.url,
            "codec": stream.codec,
            "bitrate_bps": stream.bitrate_bps,
            "bytes_received": stream.bytes_received,
            "reconnects": stream.reconnects,
            "splices": stream.splices,
            "holes": stream.holes,
        },
        "tape": {
            "oldest": tape.oldest,
            "newest": tape.newest,
            "heard": tape.heard,
            "size_bytes": tape.size_bytes,
            "holes": [list(hole) for hole in tape.holes],
            "shortened": tape.shortened,
        },
        "news": {
            "articles": news.total,
            "unread": news.unread,
            "saved": news.saved,
            "site": news.site_host,
            "last_ok": news.last_ok,
            "tried_at": news.tried_at,
            "last_status": news.last_status,
            "error": news.trouble.value if news.trouble else None,
            "archive": news.archive.state.value,
            "site_articles": news.archive.total,
        },
        "main_thread": {
            "longest_stall_ms": None if longest_stall_s is None else round(longest_stall_s * 1000)
        },
        "version": __version__,
    }


def timers_status(timers: TimersController) -> dict[str, Any]:
    """The sleep timer and the alarms. `next`: POSIX seconds, null when switched off."""
    sleep, left_s, carried = None, timers.sleep_left_s, timers.carried_for
    if timers.sleeping:
        sleep = {
            "left_s": None if left_s is None else round(left_s, 1),
            "end_of_song": timers.until_song_ends,
        }
    ringing = timers.ringing
    return {
        "sleep": sleep,
        "alarms": [dump(alarm) | {"next": timers.rings_at(alarm)} for alarm in timers.alarms],
        "ringing": None
        if ringing is None
        else {
            "id": ringing.id,
            "carried": carried is not None,
            "reason": carried.trouble.value if carried and carried.trouble else None,
        },
    }


def data_status(meter: MeterView) -> dict[str, Any]:
    """What the station's sound cost. `cap` is free, near, reached or overridden; bytes."""
    return {
        "data": {
            "session_bytes": meter.session_bytes,
            "today_bytes": meter.today_bytes,
            "month_bytes": meter.month_bytes,
            "cap_mb": meter.cap_mb,
            "cap": meter.cap.value,
            "metered": meter.metered,
        }
    }
