"""What `planetfm status --json` prints. The keys are documented in the README and stay."""

from __future__ import annotations

from typing import Any

from planetfm import __version__
from planetfm.core.snapshot import NewsView, PlayerView


def status(player: PlayerView, news: NewsView, now: float) -> dict[str, Any]:
    """Both halves at `now` (POSIX seconds), as plain values."""
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
            "size_bytes": tape.size_bytes,
            "holes": [list(hole) for hole in tape.holes],
        },
        "news": {
            "articles": news.total,
            "unread": news.unread,
            "last_ok": news.last_ok,
            "last_status": news.last_status,
            "error": news.trouble.value if news.trouble else None,
        },
        "version": __version__,
    }
