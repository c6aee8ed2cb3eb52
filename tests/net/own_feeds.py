"""Feeds of our own making, sound and broken, and their mutations: the same ones in every run."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

ITEM = """<item><title>Berita {n} &amp;#8211; Banyuwangi</title>
<link>https://radio.example/berita-{n}/</link>
<comments>https://radio.example/berita-{n}/#respond</comments>
<dc:creator><![CDATA[Redaksi]]></dc:creator><pubDate>Wed, 25 Nov 2026 0{n}:00:00 +0000</pubDate>
<category><![CDATA[Layanan Publik]]></category><category><![CDATA[Umum]]></category>
<guid isPermaLink="false">https://radio.example/?p={n}</guid>
<description><![CDATA[Ringkasan {n} [&#8230;]]]></description>
<content:encoded><![CDATA[<p>Isi <b>{n}</b></p><img src="/u/{n}.jpg">]]></content:encoded>
<wfw:commentRss>https://radio.example/berita-{n}/feed/</wfw:commentRss>
<slash:comments>{n}</slash:comments></item>"""

RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    ' xmlns:media="http://search.yahoo.com/mrss/">'
    "<channel><title>Radio &amp; Berita</title><link>https://radio.example</link>{items}"
    "</channel></rss>"
)


def rss(*items: str) -> bytes:
    """A feed of these items, or of three ordinary ones."""
    return RSS.format(items="".join(items) or "".join(item(n) for n in (3, 2, 1))).encode()


def item(number: int) -> str:
    return ITEM.format(n=number)


def bare_item(inside: str) -> str:
    return f"<item>{inside}</item>"


ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Radio</title><entry><title type="html">A &amp;amp; B</title><id>tag:radio.example,2026:1</id>
<link rel="alternate" href="/berita-1"/><updated>2026-11-25T01:00:00Z</updated>
<content type="html">&lt;p&gt;Isi&lt;/p&gt;</content></entry></feed>"""

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9))
    + b"]><rss version='2.0'><channel><item><title>&j;</title></item></channel></rss>"
)
FILE_ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b"<rss version='2.0'><channel><item><title>&x;</title><guid>1</guid></item></channel></rss>"
)


def own_feeds() -> dict[str, bytes]:
    """Name -> body; none of them may raise anything but a PlanetError, or take long."""
    whole = rss()
    return {
        "rss": whole,
        "atom": ATOM,
        "empty": b"",
        "spaces": b" \r\n" * 1000,
        "notice-before": b"<br />\n<b>Warning</b>: x in <b>y.php</b><br />\n" + whole,
        "bom": b"\xef\xbb\xbf\n\n" + whole,
        "utf16": whole.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        "latin1-said-utf8": whole.replace(b"Isi", b"Is\xed\xe9"),
        "unknown-encoding": whole.replace(b'"UTF-8"', b'"x-klingon"'),
        "controls": whole.replace(b"Isi", b"I\x00s\x0b\x1fi\xef\xbf\xbe"),
        "bad-references": whole.replace(b"<b>", b"&#0;&#x1F;&#xFFFF;&#xD800;&#99999999;<b>"),
        "cut": whole[: len(whole) // 2],
        "cut-in-cdata": whole[: whole.index(b"Isi") + 2],
        "unclosed": b"<rss version='2.0'><channel>" + b"<item><title>" * 20_000,
        "deep": b"<rss version='2.0'><channel>" + b"<a>" * 50_000,
        "attributes": b"<rss version='2.0' " + b" ".join(b"a%d='x'" % n for n in range(20_000)),
        "bomb": BOMB,
        "declaration": b"<?xml version='1.0' " + b"encoding='iso-0' " * 3_000 + b"</channel>",
        "empty-lines": b'<?xml version="1.0"?>' + b"\n" * 500_000 + whole[whole.index(b"<rss") :],
        "long-author": rss(bare_item("<title>x</title><author>" + "a" * 200_000 + "</author>")),
        "long-creator": rss(
            bare_item("<dc:creator><![CDATA[" + "a]" * 90_000 + "]]></dc:creator>")
        ),
        "open-authors": rss(bare_item("<title>x</title>" + "<author>aaaa" * 20_000)),
        "many-attributes": rss("<item " + " ".join(f'a{n}="x"' for n in range(60_000)) + "/>"),
        "file-entity": FILE_ENTITY,
        "html": b"<!DOCTYPE html><html><head><title>Situs</title></head><body>Halo</body></html>",
        "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        "json": b'{"version": "https://jsonfeed.org/version/1", "items": []}',
        "binary": random.Random(1).randbytes(20_000),
        "xml-then-binary": b"<?xml version='1.0'?><rss>" + random.Random(2).randbytes(20_000),
        "10000-items": rss(*(bare_item(f"<title>{n}</title>") for n in range(10_000))),
        "no-names": rss(*(bare_item("<description></description>") for n in range(50))),
        "large-broken": rss()[:-40] + b"<x>" + b"<p>kata & kata</p>" * 90_000,
        "hostile-guid": rss(bare_item("<title>x</title><guid>http://[::bad</guid>")),
        "hostile-link": rss(bare_item("<title>x</title><link>javascript:alert(1)</link>")),
        "dates": rss(
            *(
                bare_item(f"<title>{d}</title><pubDate>{d}</pubDate>")
                for d in ("", "besok", "Wed, 99 Nov 99999 99:99:99 GMT", "0000-00-00T00:00:00Z")
            )
        ),
    }


def given_feeds() -> dict[str, bytes]:
    """The files below the folder that PLANETFM_FEEDS names; empty if it is not set."""
    folder = os.environ.get("PLANETFM_FEEDS")
    if not folder:
        return {}
    files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def mutations(feeds: dict[str, bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged copies of the feeds: bytes flipped, cut, doubled, swapped, grafted."""
    rng = random.Random(seed)
    bodies = sorted((name, body) for name, body in feeds.items() if 0 < len(body) < 60_000)
    for number in range(count):
        name, body = rng.choice(bodies)
        damaged = bytearray(body)
        for _ in range(rng.choice((1, 1, 2, 5, 20))):
            _damage(damaged, bodies, rng)
        yield f"{name}#{seed}.{number}", bytes(damaged)


def _damage(body: bytearray, bodies: list[tuple[str, bytes]], rng: random.Random) -> None:
    if not body:
        return
    start = rng.randrange(len(body))
    end = min(len(body), start + rng.choice((1, 3, 30, 300)))
    match rng.randrange(7):
        case 0:
            body[start] = rng.randrange(256)
        case 1:
            del body[start:end]
        case 2:
            body[start:start] = body[start:end] * rng.choice((2, 50))
        case 3:
            del body[start:]
        case 4:
            other = rng.choice(bodies)[1]
            at = rng.randrange(len(other))
            body[start:start] = other[at : at + 200]
        case 5:
            body[start:start] = rng.choice(
                (
                    b"<![CDATA[",
                    b"]]>",
                    b"<!--",
                    b"&#0;",
                    b"&amp;amp;",
                    b"<?",
                    b"<!DOCTYPE",
                    b"\x00",
                    b"\xff\xfe",
                    b"<",
                    b'="',
                    b"<item>",
                    b"</channel>",
                    b"<guid>http://[</guid>",
                )
            )
        case _:
            other_end = rng.randrange(len(body))
            piece = bytes(body[start:end])
            del body[start:end]
            body[other_end:other_end] = piece
