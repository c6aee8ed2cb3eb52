"""Nothing of the listener leaves with a problem report; what helps stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.private import without_private

HOME, STREAM = "/home/dewi", "http://radio.example:8000/live"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("read /home/dewi/.config/planetfm/settings.json", "read ~/.config/planetfm/settings.json"),
        ("read /home/budi/x and /Users/Budi S/y", "read ~/x and ~ S/y"),
        (r"C:\Users\Dewi\AppData\planetfm.log", r"~\AppData\planetfm.log"),
        ("mail dewi.lestari+fm@contoh.co.id failed", "mail <email> failed"),
        (
            "GET https://radio.example/feed/?s=penyakit&key=1#top",
            "GET https://radio.example/...",
        ),
        (
            "stream http://dewi:rahasia@radio.example:8000/live",
            "stream http://radio.example:8000/live",
        ),
        (
            "stream http://radio.example:8000/live?key=1",
            "stream http://radio.example:8000/live?...",
        ),
        ("https://radio.example/berita/banjir", "https://radio.example/..."),
        (
            "https://radio.example?p=7 and https://radio.example/",
            "https://radio.example/... and https://radio.example/",
        ),
        ("http://radio.example:8000/live/berita", "http://radio.example:8000/..."),
        ("planetfm://article/p=7", "planetfm://article/..."),
        (
            "port=443): Max retries exceeded with url: /berita/banjir/ (Caused",
            "port=443): Max retries exceeded with url: /... (Caused",
        ),
        ('"GET /berita/banjir/ HTTP/1.1" 404', '"GET /... HTTP/1.1" 404'),
        ("Authorization: Bearer abc.def", "Authorization: <hidden>"),
        ("Set-Cookie: wordpress_logged_in=dewi; path=/", "Set-Cookie: <hidden>; path=/"),
        ('{"token": "f00", "port": 4}', '{"token": <hidden>, "port": 4}'),
        ("api_key=12345&x=1", "api_key=<hidden>&x=1"),
        ("id 9f86d081884c7d659a2feaa0c55ad015 gone", "id <code> gone"),
        ("from 192.168.1.20 to 127.0.0.1:4000", "from <address> to 127.0.0.1:4000"),
        ("at fe80:0:0:0:1ff:fe23:4567:890a", "at <address>"),
        ("Dewi's laptop said DEWI twice", "<name>'s laptop said <name> twice"),
    ],
)
def test_what_is_private_is_taken_out(line: str, left: str) -> None:
    assert without_private(line, (HOME,), ("dewi", ""), (STREAM,)) == left


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-24 08:16:18,514 INFO    MainThread planetfm.runtime.player: line: Finding()",
        "2026-11-24 08:16:18,734 INFO    stream planetfm.net.stream: stream 2 open: http://a.id/b",
        '  File "/usr/lib/python3.11/site-packages/planetfm/app.py", line 73, in run',
        "libVLC 3.0.24 Vetinari, Qt 6.11.3, Python 3.11.7",
        "the site's news could not be had: HTTP_STATUS 503, retry in 300 s",
        "line: Waiting(attempt=3, retry_at=19304.488608468)",
    ],
)
def test_what_helps_stays(line: str) -> None:
    assert without_private(line, (HOME,), ("dewi", "io", ""), ("http://a.id/b",)) == line


def test_a_short_name_is_no_reason_to_spoil_every_word() -> None:
    assert without_private("io lane: audio", (), ("io",)) == "io lane: audio"


@given(
    st.text(alphabet=st.characters(codec="ascii", exclude_characters="\n"), max_size=60),
    st.sampled_from(("dewi.l@contoh.id", "/home/dewi/rahasia", "http://x.id/banjir?q=rahasia")),
    st.text(alphabet=st.characters(codec="ascii", exclude_characters="\n"), max_size=60),
)
def test_whatever_stands_around_it(before: str, secret: str, after: str) -> None:
    left = without_private(f"{before} {secret} {after}", (HOME,))
    for private in ("dewi.l@contoh.id", "/home/dewi", "/banjir", "?q=rahasia"):
        if private in secret:
            assert private not in left.replace(before, "").replace(after, "")


def test_a_long_log_takes_no_time() -> None:
    import time

    start = time.perf_counter()
    without_private("a1" * 40_000 + "\n" + "x@" * 20_000 + "\n" + "http://" * 10_000, (HOME,))
    assert time.perf_counter() - start < 2.0
