"""The least that plays an address with libVLC, as libVLC comes."""

from __future__ import annotations

import signal
import sys

import vlc

instance = vlc.Instance()
player = instance.media_player_new(sys.argv[1])
player.play()
signal.pause()
