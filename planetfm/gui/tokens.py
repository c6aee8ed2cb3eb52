"""The colours of the design language, section 2: one table for light, one for dark.

Names follow the design's tokens. Contrast is checked by tests/gui/test_tokens.py, so a colour can
only be changed for one that can still be read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme as #RRGGBB."""

    dark: bool
    paper: str
    side: str
    raised: str
    hover: str
    press: str
    hover_raised: str
    press_raised: str
    line: str
    field: str
    ink: str
    ink2: str
    ink3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    tint: str
    coral: str
    on_coral: str
    coral_tint: str
    amber: str
    amber_fill: str
    amber_tint: str
    amber_line: str
    ok: str
    song: str
    song_ink: str
    song_mark: str
    song_now: str
    song_now_ink: str
    talk: str
    ahead: str
    ahead_line: str
    skeleton: str


LIGHT = Tokens(
    dark=False,
    paper="#FBFAF7",
    side="#F3F1EB",
    raised="#FFFFFF",
    hover="#F1EEE7",
    press="#E7E3D9",
    hover_raised="#F4F1EA",
    press_raised="#E7E3D9",
    line="#E4E0D7",
    field="#8C8779",
    ink="#1B2236",
    ink2="#4C546A",
    ink3="#636A7D",
    disabled="#A19D92",
    accent="#0A6570",
    accent_hover="#084F58",
    accent_press="#063F47",
    on_accent="#FFFFFF",
    tint="#DCECEA",
    coral="#C83A20",
    on_coral="#FFFFFF",
    coral_tint="#FDF0EB",
    amber="#754A00",
    amber_fill="#A86C00",
    amber_tint="#FBF0D6",
    amber_line="#E7CF98",
    ok="#1C6B45",
    song="#CBE0DE",
    song_ink="#15484E",
    song_mark="#378083",
    song_now="#0A6570",
    song_now_ink="#FFFFFF",
    talk="#D5D0C4",
    ahead="#E6EFEC",
    ahead_line="#9FC4C1",
    skeleton="#E9E5DC",
)

DARK = Tokens(
    dark=True,
    paper="#12161F",
    side="#181D29",
    raised="#1F2534",
    hover="#1D2331",
    press="#262D3E",
    hover_raised="#2A3246",
    press_raised="#343D54",
    line="#2B3244",
    field="#737E97",
    ink="#E9ECF3",
    ink2="#B3BBCC",
    ink3="#8F99AE",
    disabled="#5F687C",
    accent="#63C7CC",
    accent_hover="#8ADADD",
    accent_press="#A9E6E8",
    on_accent="#05262A",
    tint="#173A41",
    coral="#FF8468",
    on_coral="#2B0B03",
    coral_tint="#3B1F1B",
    amber="#F2C66E",
    amber_fill="#F2C66E",
    amber_tint="#2F2812",
    amber_line="#5C4B20",
    ok="#6FCB9A",
    song="#20474D",
    song_ink="#C6E6E6",
    song_mark="#4FA6AC",
    song_now="#63C7CC",
    song_now_ink="#05262A",
    talk="#343C50",
    ahead="#1B2A33",
    ahead_line="#3C6A70",
    skeleton="#222938",
)
