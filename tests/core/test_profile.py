"""A profile that is right is read; one that is wrong is told where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.errors import ProfileError
from planetfm.core.profile import Colours, Contact, Profile, parse_profile

PLAIN = """\
name = "Radio Contoh"
place = "Jember"
site = "https://contoh.example"
timezone = "Asia/Makassar"
tz_label = "WITA"
"""
WHOLE = (
    PLAIN
    + """\
language = "en"
streams = [
    "https://a.example/live",
    "http://b.example:8000/;",
]
feed = "https://contoh.example/berita/feed/"

[colours]
accent = "#F28C28"

[contact]
whatsapp = "+62 812-0000-0000"
telephone = "(0331) 000 000"
email = "redaksi@contoh.example"
"""
)


def wrong(text: str) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "stasiun.toml")
    assert caught.value.path == "stasiun.toml"
    return caught.value


def test_planet_fm_is_the_station_that_comes_with_the_app() -> None:
    text = (Path(__file__).parents[2] / "assets/station.toml").read_text(encoding="utf-8")
    assert parse_profile(text) == Profile(
        name="Planet FM",
        place="Banyuwangi",
        site="https://radioplanetfm.com",
        timezone="Asia/Jakarta",
        tz_label="WIB",
        language="id",
    )


def test_everything_a_profile_may_hold_is_read() -> None:
    assert parse_profile(WHOLE) == Profile(
        name="Radio Contoh",
        place="Jember",
        site="https://contoh.example",
        timezone="Asia/Makassar",
        tz_label="WITA",
        language="en",
        streams=("https://a.example/live", "http://b.example:8000/;"),
        feed="https://contoh.example/berita/feed/",
        colours=Colours(accent="#f28c28"),
        contact=Contact("+6281200000000", "0331000000", "redaksi@contoh.example"),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('place = "Jember"', 'plcae = "Jember"', None, "`place` is missing"),
        ('language = "en"', 'langauge = "en"', 6, "unknown key `langauge`"),
        ('accent = "#F28C28"', 'aksen = "#F28C28"', 14, "unknown key `colours.aksen`"),
        ("[contact]", "[kontak]", 16, "unknown key `kontak`"),
        ('https://contoh.example"\ntime', 'contoh.example"\ntime', 3, "http://"),
        ("Asia/Makassar", "Asia/Banyuwangi", 4, "no time zone"),
        ("Asia/Makassar", "../../etc/passwd", 4, "no time zone"),
        ('"en"', '"jv"', 6, "one of id, en"),
        ('"http://b.example:8000/;"', '"b.example"', 7, "http://"),
        ('"http://b.example:8000/;"', "8000", 7, "text in quotes"),
        ("#F28C28", "jingga", 14, "colour"),
        ("+62 812-0000-0000", "hubungi kami", 17, "telephone number"),
        ("redaksi@contoh.example", "redaksi", 19, "mail address"),
        ('"Radio Contoh"', '""', 1, "1 to 120"),
        ('"Radio Contoh"', "12", 1, "text in quotes"),
        ("[colours]\naccent", "colours = 3\nwarna", 13, "must be a table"),
        ('"Jember"', '"Jember', 2, ""),
        ('tz_label = "WITA"', 'tz_label = "WITA"\nname = "Dua"', 6, ""),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    old: str, new: str, line: int | None, says: str
) -> None:
    assert WHOLE.count(old) == 1
    error = wrong(WHOLE.replace(old, new))
    assert says in error.message
    assert error.line == line


def test_a_file_that_ends_too_early_is_told_with_its_last_line() -> None:
    assert wrong(PLAIN + "streams = [\n").line == 6


def test_a_dotted_key_has_its_own_line() -> None:
    assert wrong(PLAIN + 'colours.accent = "#f28c28"\ncolours.accnt = "#f28c28"\n').line == 7


def test_a_key_in_a_table_on_one_line_is_told_with_that_line() -> None:
    assert wrong(PLAIN + 'colours = { aksen = "#f28c28" }\n').line == 6


@given(st.text(max_size=200))
def test_any_text_is_a_profile_or_a_profile_error(text: str) -> None:
    try:
        parse_profile(text)
    except ProfileError as error:
        assert error.message
