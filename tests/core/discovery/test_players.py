"""Each way in which station sites configure a web player gives up its stream's address."""

from __future__ import annotations

import base64

import pytest

from planetfm.core.discovery import Candidate, Reason, read_page

HOME = "https://situs.example/"
LIVE = "https://siaran.example:8443/langsung"
ENCODED = base64.b64encode(LIVE.encode()).decode()
DELAYED = base64.b64encode(f'var player={{mp3:"{LIVE}"}};'.encode()).decode()


def candidates(html: str) -> tuple[Candidate, ...]:
    return read_page(html, HOME, {}).candidates


PLAYERS = {
    "audio element": (f'<audio controls src="{LIVE}"></audio>', Reason.AUDIO_ELEMENT),
    "audio element, unquoted, upper case": (f"<AUDIO SRC={LIVE} AUTOPLAY>", Reason.AUDIO_ELEMENT),
    "audio element, loaded late": (f'<audio data-src="{LIVE}"></audio>', Reason.AUDIO_ELEMENT),
    "source element": (
        f'<audio preload="none"><source type="audio/mpeg" src=" {LIVE}\n"></audio>',
        Reason.SOURCE_ELEMENT,
    ),
    "mediaelement of WordPress": (
        f"""<div class="wp-audio"><audio class="wp-audio-shortcode" id="audio-9-1" preload="none">
        <source type="audio/mpeg" src="{LIVE}?_=1" /><a href="{LIVE}">{LIVE}</a></audio></div>""",
        Reason.SOURCE_ELEMENT,
    ),
    "jPlayer": (
        """<script>jQuery(function($){ $("#jp").jPlayer({ ready: function () {
        $(this).jPlayer("setMedia", { title: "Live", mp3: '%s' }).jPlayer("play"); },
        swfPath: "/js", supplied: "mp3" }); });</script>""".replace("%s", LIVE),
        Reason.SCRIPT,
    ),
    "jPlayer, m4a": (f'<script>var s = {{ m4a : "{LIVE}" }};</script>', Reason.SCRIPT),
    "JSON with escaped slashes": (
        '<script>var radio_player = {"stations":[{"id":1,"stream_url":"%s"}]};</script>'.replace(
            "%s", LIVE.replace("/", "\\/")
        ),
        Reason.SCRIPT,
    ),
    "JSON in JSON": (
        '<script>var c = "{\\"streamUrl\\":\\"%s\\"}";</script>'.replace(
            "%s", LIVE.replace("/", "\\\\/")
        ),
        Reason.SCRIPT,
    ),
    "unicode escapes": (
        '<script type="application/json">{"stream":"%s"}</script>'.replace(
            "%s", LIVE.replace("/", "\\u002F").replace(":", "\\u003a")
        ),
        Reason.SCRIPT,
    ),
    "hex escapes": (
        "<script>player.streamUrl='%s'</script>".replace("%s", LIVE.replace("/", "\\x2f")),
        Reason.SCRIPT,
    ),
    "base64": (f'<script>var streamUrl = atob("{ENCODED}")</script>', Reason.SCRIPT),
    "script that an optimiser delays": (
        f'<script src="data:text/javascript;base64,{DELAYED}" defer></script>',
        Reason.SCRIPT,
    ),
    "data-stream": (f'<div class="player" data-stream="{LIVE}"></div>', Reason.ATTRIBUTE),
    "data-audio": (f'<button data-audio="{LIVE}">Putar</button>', Reason.ATTRIBUTE),
    "data-url": (f'<div data-url="{LIVE}"></div>', Reason.ATTRIBUTE),
    "tracks in an attribute": (
        '<div class=\'player\' data-tracks=\'[{"title":"Live","audio":"%s"}]\'></div>'.replace(
            "%s", LIVE.replace("/", "\\/")
        ),
        Reason.ATTRIBUTE,
    ),
    "settings with entities in an attribute": (
        '<div data-settings="{&quot;autoplay&quot;:0,&quot;stream_url&quot;:&quot;'
        + LIVE.replace("/", "\\/")
        + '&quot;}"></div>',
        Reason.ATTRIBUTE,
    ),
    "settings with entities twice": (
        f'<div data-settings="{{&amp;quot;radio_url&amp;quot;:&amp;quot;{LIVE}&amp;quot;}}"></div>',
        Reason.ATTRIBUTE,
    ),
    "onclick": (f"""<a href="#" onclick="play('{LIVE}')">Dengar</a>""", Reason.ATTRIBUTE),
    "flash variables": (
        f'<object><param name="flashvars" value="file={LIVE}&autostart=true"></object>',
        Reason.ATTRIBUTE,
    ),
    "og:audio": (f'<meta property="og:audio" content="{LIVE}">', Reason.ATTRIBUTE),
    "address in a frame's address": (
        '<iframe src="https://pemutar.example/embed?url='
        + LIVE.replace(":", "%3A").replace("/", "%2F")
        + '&theme=dark"></iframe>',
        Reason.IFRAME,
    ),
    "frame that is loaded late": (
        f'<iframe data-lazy-src="https://pemutar.example/?stream={LIVE}"></iframe>',
        Reason.IFRAME,
    ),
    "frame written into the page": (
        f'<iframe srcdoc="&lt;audio src=&quot;{LIVE}&quot;&gt;"></iframe>',
        Reason.IFRAME,
    ),
    "link to listen": (f'<a href="{LIVE}"><b>Dengarkan</b> siaran</a>', Reason.LINK),
    "link that is never closed": (f'<p><a href="{LIVE}">Streaming', Reason.LINK),
}


@pytest.mark.parametrize("player", PLAYERS)
def test_the_players_address_is_the_first_candidate(player: str) -> None:
    html, reason = PLAYERS[player]
    found = candidates(f"<html><body><p>Halo</p>{html}<a href='/berita/'>Berita</a>")
    assert found, "nothing was found"
    assert found[0].url.removesuffix("?_=1") == LIVE
    assert found[0].reason is reason
    assert found[0].found_on == HOME


@pytest.mark.parametrize(
    "address",
    [
        "http://203.0.113.9:8000/;stream.nsv",
        "http://203.0.113.9:8000/;",
        "http://radio.example:8010/stream",
        "https://radio.example/listen/planet/radio.mp3",
        "https://radio.example/planet.aac",
        "http://radio.example:8000/planet.ogg",
        "https://radio.example/tunein/planet.pls",
        "https://radio.example/planet.m3u",
        "https://radio.example/hls/planet.m3u8",
        "https://stream.example/abc123xyz",
    ],
)
def test_a_link_whose_address_is_a_streams_is_a_candidate_without_a_word(address: str) -> None:
    assert [c.url for c in candidates(f'<a href="{address}"><img src="/x.png"></a>')] == [address]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.youtube.com/live">Live streaming</a>',
        '<a href="https://www.facebook.com/planet/live">Siaran langsung</a>',
        '<iframe src="https://www.google.com/maps/embed?pb=!1m18"></iframe>',
        '<script src="https://cdn.example/player.js"></script>',
        '<script>var s = {"url":"https:\\/\\/situs.example\\/wp-admin\\/admin-ajax.php"};</script>',
        '<link rel="stylesheet" href="https://situs.example/radio.css">',
        '<a href="https://situs.example/2024/05/radio-komunitas/">Radio komunitas bersiaran</a>',
        '<a href="https://play.google.com/store/apps/details?id=radio">Aplikasi radio</a>',
        '<img src="https://situs.example/live.jpg" data-src="https://situs.example/live.jpg">',
        "<!-- <audio src='https://siaran.example/old.mp3'></audio> -->",
        "<script>// play stream //radio\n var x = 'http://';</script>",
        '<video src="https://situs.example/iklan.mp4"></video>',
    ],
)
def test_what_is_no_stream_is_no_candidate(html: str) -> None:
    assert candidates(html) == ()


def test_a_storys_recording_ranks_far_below_everything() -> None:
    found = candidates(
        '<audio src="/wp-content/uploads/2024/05/wawancara.mp3"></audio>'
        '<script>var x = "https://radio.example:8000/live";</script>'
    )
    assert [c.url for c in found] == [
        "https://radio.example:8000/live",
        "https://situs.example/wp-content/uploads/2024/05/wawancara.mp3",
    ]
    assert found[1].rank < 300 < found[0].rank


def test_a_link_to_what_may_be_a_storys_recording_is_kept_for_the_very_end() -> None:
    (found,) = candidates('<a href="https://situs.example/media/siaran.mp3">Rekaman</a>')
    assert found.rank < 300


def test_entities_that_are_still_there_are_decoded() -> None:
    found = candidates(
        '<div data-x="{&amp;quot;radio_url&amp;quot;:&amp;quot;https://a.example/planet&amp;quot;}">'
        '<script>var streamUrl = "https://b.example/p?id=1&amp;k=2";</script>'
    )
    assert {c.url for c in found} == {"https://a.example/planet", "https://b.example/p?id=1&k=2"}


def test_addresses_are_made_whole() -> None:
    assert candidates('<audio src="//radio.example/live.mp3">')[0].url.startswith("https://radio.")
    assert candidates('<audio src="/live.mp3">')[0].url == "https://situs.example/live.mp3"
    found = candidates('<base href="https://lain.example/a/"><audio src="live.mp3">')
    assert found[0].url == "https://lain.example/a/live.mp3"
    relative = candidates("<script>jwplayer().setup({file: '/siaran/live.mp3'})</script>")
    assert relative[0].url == "https://situs.example/siaran/live.mp3"


@pytest.mark.parametrize("home", ["http://situs.example/", "https://situs.example/"])
@pytest.mark.parametrize("address", ["http://radio.example:8000/;", "//radio.example:8000/;", "/;"])
def test_shoutcasts_semicolon_survives(home: str, address: str) -> None:
    found = read_page(f'<audio src="{address}">', home, {}).candidates
    assert found[0].url.endswith("/;")


def test_host_and_port_given_apart_are_put_together_with_the_mount() -> None:
    found = candidates(
        '<script>lunaplayer({host: "203.0.113.9", port: 8000, mount: "/planet"});</script>'
    )
    assert found[0].url == "http://203.0.113.9:8000/planet"


def test_a_servers_front_door_is_tried_at_its_sound_first() -> None:
    found = candidates('<a href="http://203.0.113.9:8000/">Dengarkan</a>')
    assert [c.url for c in found] == [
        "http://203.0.113.9:8000/;",
        "http://203.0.113.9:8000/stream",
        "http://203.0.113.9:8000/",
    ]


def test_a_sites_own_odd_port_makes_none_of_its_pages_a_stream() -> None:
    html = '<a href="/siaran-langsung/">Dengarkan</a><a href="/berita/x">Berita</a>'
    html += "<a href='/'>Dengarkan</a>"
    findings = read_page(html, "http://127.0.0.1:8080/", {})
    assert findings.candidates == ()
    assert findings.listen_pages == ("http://127.0.0.1:8080/siaran-langsung/",)


def test_a_radio_port_speaks_one_of_http_and_https_so_both_are_kept() -> None:
    found = candidates(
        '<a href="http://radio.example:8000/live">Live</a>'
        '<a href="https://radio.example:8000/live">Live</a>'
        '<a href="https://RADIO.example:8000/live#x">Live</a>'
    )
    assert [c.url for c in found] == [
        "http://radio.example:8000/live",
        "https://radio.example:8000/live",
    ]


def test_an_address_found_twice_is_one_candidate_with_the_better_reason() -> None:
    found = candidates(
        f'<a href="{LIVE}">Dengarkan</a><audio src="{LIVE}"></audio><p data-stream="{LIVE}">'
    )
    assert [c.reason for c in found] == [Reason.AUDIO_ELEMENT]
