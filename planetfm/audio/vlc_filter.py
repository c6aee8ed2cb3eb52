"""Equalizer and loudness, as the one filter that libVLC gives a player.

libVLC's compressor and `normvol` count neither as an option of the instance nor of the media, and
behind `:sout` the volume has no hold (measured, 3.0). So loudness is a curve added to the
equalizer's bands. It is given before play: turned on or off while it sounds, libVLC is silent for a
second.
"""

from __future__ import annotations

from typing import Any

from planetfm.audio.backend import Output

LOUDNESS_DB = (7.0, 5.0, 2.0, 0.0, 0.0, 0.0, 1.5, 3.0, 4.0, 4.0)
"""What the ear misses when it is quiet, for the bands from 60 Hz to 16 kHz."""

LOUDNESS_HEADROOM_DB = 4.0
UNITY_PREAMP_DB = 12.0
"""With this preamp and flat bands libVLC's equalizer changes nothing."""


def preset_names(vlc: Any) -> tuple[str, ...]:
    """The presets by number. `vlc` is the module python-vlc, here and below."""
    names = map(
        vlc.libvlc_audio_equalizer_get_preset_name,
        range(vlc.libvlc_audio_equalizer_get_preset_count()),
    )
    return tuple(name.decode("utf-8", "replace") for name in names)


def choose_filter(vlc: Any, player: Any, output: Output) -> None:
    """Before `player` plays."""
    preset = None
    if output.equalizer is not None:
        preset = vlc.libvlc_audio_equalizer_new_from_preset(output.equalizer)
    if not preset and not output.loudness:
        return
    filter_ = preset or vlc.libvlc_audio_equalizer_new()
    if not preset:
        filter_.set_preamp(UNITY_PREAMP_DB)
    if output.loudness:
        filter_.set_preamp(filter_.get_preamp() - LOUDNESS_HEADROOM_DB)
        for band, lift_db in enumerate(LOUDNESS_DB):
            level_db = filter_.get_amp_at_index(band) + lift_db
            filter_.set_amp_at_index(min(20.0, level_db), band)
    player.set_equalizer(filter_)
    vlc.libvlc_audio_equalizer_release(filter_)
