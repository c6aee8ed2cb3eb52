"""Which address a picture really has."""

from __future__ import annotations

import pytest

from planetfm.core.pictures import best_of_srcset, first_picture, real_source, same_picture

BASE = "https://radio.example/2026/berita/"


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ({"src": "/u/a.jpg"}, "https://radio.example/u/a.jpg"),
        ({"src": "data:image/gif;base64,x", "data-src": "b.jpg"}, BASE + "b.jpg"),
        ({"src": "/spacer.gif", "data-lazy-src": "/real.jpg"}, "https://radio.example/real.jpg"),
        ({"srcset": "/a.jpg 300w, /b.jpg 1024w"}, "https://radio.example/b.jpg"),
        ({"src": "//cdn.example/a.png"}, "https://cdn.example/a.png"),
        ({"src": "file:///etc/passwd"}, ""),
        ({"src": "http://[broken"}, ""),
        ({"src": "/pixel.gif", "width": "1", "height": "1"}, ""),
        ({"src": "https://s.w.org/images/core/emoji/14/72x72/1f600.png"}, ""),
        ({"src": "https://secure.gravatar.com/avatar/x"}, ""),
        ({}, ""),
    ],
)
def test_the_real_source(attributes: dict[str, str], url: str) -> None:
    assert real_source(attributes, BASE) == url


def test_a_srcset_gives_what_is_wide_enough_and_no_wider() -> None:
    sizes = "https://a/1.jpg 300w, https://a/2.jpg 1536w, https://a/3.jpg 4000w"
    assert best_of_srcset(sizes) == "https://a/2.jpg"
    assert best_of_srcset("https://a/1.jpg 1x, https://a/2.jpg 2x") == "https://a/2.jpg"
    assert best_of_srcset("") == ""


def test_the_first_picture_of_a_text_is_no_tracker() -> None:
    source = (
        '<p><img width="1" height="1" src="https://t.example/p.gif"></p>'
        '<img alt="a > b" src="/u/foto.jpg?x=1&amp;y=2"> <img src="/u/dua.jpg">'
    )
    assert first_picture(source, BASE) == "https://radio.example/u/foto.jpg?x=1&y=2"
    assert first_picture("<img " * 50_000, BASE) == ""


def test_two_sizes_of_one_upload_are_the_same_picture() -> None:
    assert same_picture("http://a/u/f-300x200.jpg", "https://cdn/u/f-scaled.jpg?w=1")
    assert not same_picture("http://a/u/f.jpg", "http://a/u/g.jpg")
    assert not same_picture("", "")
