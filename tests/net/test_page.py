"""The whole text out of an article's page, at the demo station."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from planetfm.core.errors import SiteError, Trouble
from planetfm.core.plain import plain_text
from planetfm.core.sanitize import sanitise
from planetfm.demo.faults import SiteFault
from planetfm.demo.station import DemoStation
from planetfm.net import page
from planetfm.net.feed import Fetched, fetch
from planetfm.net.http import Http
from planetfm.net.whole import whole_of

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def http() -> Iterator[Http]:
    http = Http("PlanetFM-test")
    yield http
    http.close()


def test_an_excerpt_becomes_the_whole_text_though_rest_is_blocked(http: Http) -> None:
    with DemoStation(ASSETS) as station:
        got = fetch(http, station.site + "/feed/", None, datetime.now(UTC))
        assert isinstance(got, Fetched)
        article = got.articles[0]
        station.faults.set(site=SiteFault.REST_BLOCKED)
        whole = whole_of(http, station.site + "/wp-json/", article, datetime.now(UTC))
    assert whole.rest_blocked
    words = plain_text(sanitise(whole.html, article.link))
    paragraphs = [plain_text(part) for part in article.html.split("</p>")]
    told = [part for part in paragraphs if len(part) > 80]
    assert told
    assert sum(part in words for part in told) >= len(told) * 0.8


@dataclass
class Site:
    url: str
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", made.content_type)
            self.send_header("Content-Length", str(len(made.body)))
            self.end_headers()
            self.wfile.write(made.body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    made = Site(f"http://127.0.0.1:{server.server_port}/berita/")
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "text/html"),
        (b"%PDF-1.4", "application/pdf"),
        (b"<html><body>Masuk dulu.</body></html>", "text/html"),
        (b"<div>" * 300_000, "text/html"),
        (b"\x00\xff" * 5_000, "text/html"),
        (b"<p>" + b"\xf0\x28\x8c" * 100, "text/html; charset=x-klingon"),
    ],
    ids=["empty", "pdf", "log-in", "deep", "binary", "unknown-charset"],
)
def test_a_page_without_an_article_is_called_so(
    http: Http, site: Site, body: bytes, content_type: str
) -> None:
    site.body, site.content_type = body, content_type
    with pytest.raises(SiteError) as told:
        page.whole_text(http, site.url)
    assert told.value.trouble is Trouble.NOT_WHAT_WAS_ASKED
