"""Addresses of our own are read to the letter; whatever else is handed over does nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.links import ArticleLink, PlayLink, is_link, link_to, parse_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("planetfm:play", PlayLink()),
        ("planetfm://play/", PlayLink()),
        ("PlanetFM:live", PlayLink(live=True)),
        ("planetfm:article/1234", ArticleLink("post:1234")),
        ("planetfm:article/post:1234", ArticleLink("post:1234")),
        ("planetfm:article/guid:%2F%3Fp%3Dabc", ArticleLink("guid:/?p=abc")),
    ],
)
def test_the_three_forms(text: str, link: object) -> None:
    assert parse_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "planetfm:",
        "planetfm:quit",
        "planetfm:play now",
        "planetfm:play?volume=100",
        "planetfm:play#x",
        "planetfm:article/",
        "planetfm:article/12 OR 1=1",
        "planetfm:article/-1",
        "planetfm:article/٣",
        "planetfm:article/%d9%a3",
        "planetfm:article/post:12a",
        "planetfm:article/file:/etc/passwd",
        "planetfm:article/guid:a%0Ab",
        "planetfm:article/guid:a%00b",
        "planetfm:article/guid:%FF",
        "planetfm:article/guid:" + "a" * 201,
        "planetfm:article/" + "1" * 700,
        "--play",
        "https://radioplanetfm.com/",
        "xplanetfm:play",
        "planetfm:play\n",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an address|codec"):
        parse_link(text)


@given(st.text(max_size=80))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        link = parse_link("planetfm:" + text)
    except ValueError:
        return
    assert isinstance(link, PlayLink | ArticleLink)


@given(st.from_regex(r"guid:[!-~é]{1,60}", fullmatch=True))
def test_an_article_s_address_leads_back_to_it(identity: str) -> None:
    assert parse_link(link_to(identity)) == ArticleLink(identity)


def test_what_means_to_be_an_address_is_told_from_other_arguments() -> None:
    assert is_link("planetfm:nonsense")
    assert not is_link("play")
