"""Pictures are fetched once, made small and kept; what is none never gets in."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from planetfm.core.errors import NetworkError, PlanetError, SiteError
from planetfm.net.http import Http
from planetfm.net.images import ImageCache, small_copy


def picture(width: int, height: int, form: str = "JPEG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), (200, 90, 40, 128)[: len(mode)]).save(out, form)
    return out.getvalue()


@dataclass
class Gallery:
    """A server of pictures: path -> (content type, body)."""

    url: str = ""
    shown: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def show(self, name: str, body: bytes, content_type: str = "image/jpeg") -> str:
        self.shown["/" + name] = (content_type, body)
        return f"{self.url}/{name}"


@pytest.fixture
def gallery() -> Iterator[Gallery]:
    gallery = Gallery()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            gallery.asked.append(self.path)
            content_type, body = gallery.shown.get(self.path, ("text/html", b"404"))
            self.send_response(200 if self.path in gallery.shown else 404)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    gallery.url = f"http://127.0.0.1:{server.server_port}"
    yield gallery
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Clock:
    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> Iterator[ImageCache]:
    http = Http("PlanetFM-test")
    yield ImageCache(tmp_path / "pictures", http, clock=clock)
    http.close()


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def test_a_picture_is_fetched_once_and_made_small(cache: ImageCache, gallery: Gallery) -> None:
    url = gallery.show("a.jpg", picture(3000, 2000))
    path = cache.fetch(url)
    assert size_of(path) == (1280, 853)
    assert cache.fetch(url) == cache.stored(url) == path
    assert gallery.asked == ["/a.jpg"]


def test_a_small_picture_keeps_its_size_and_a_see_through_one_its_holes(
    cache: ImageCache, gallery: Gallery
) -> None:
    path = cache.fetch(gallery.show("a.png", picture(40, 30, "PNG", "RGBA"), "image/png"))
    with Image.open(path) as image:
        assert (image.size, image.mode, image.format) == ((40, 30), "RGBA", "PNG")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_four_kinds_of_the_web_are_read(form: str) -> None:
    data, ending = small_copy(picture(50, 40, form))
    assert ending == ".jpg"
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (50, 40))


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
        *(("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
        *(("WEBP", mode) for mode in ("RGB", "RGBA")),
    ],
)
def test_a_picture_taken_sideways_is_stored_upright(form: str, mode: str) -> None:
    lying = Image.new(mode, (1600, 800))
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn to the right
    out = io.BytesIO()
    lying.save(out, form, exif=exif)
    data, _ = small_copy(out.getvalue())
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (800, 1600)
        assert image.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_is_kept(form: str) -> None:
    frames = [Image.new("RGB", (1600, 20), colour) for colour in ("#c86432", "blue", "black")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    data, _ = small_copy(out.getvalue())
    with Image.open(io.BytesIO(data)) as image:
        red, _, blue = image.convert("RGB").getpixel((600, 8))  # type: ignore[misc]
        assert (image.size, getattr(image, "n_frames", 1)) == ((1280, 16), 1)
        assert red > 180 and blue < 80


def many_scans() -> bytes:
    """A progressive JPEG whose last scan comes 3,000 times."""
    out = io.BytesIO()
    Image.new("RGB", (2000, 2000)).save(out, "JPEG", progressive=True)
    body = out.getvalue()[:-2]
    return body + body[body.rindex(b"\xff\xda") :] * 3_000 + b"\xff\xd9"


def huge_png() -> bytes:
    """A few hundred bytes that claim 30,000 x 30,000 pixels."""
    body = bytearray(picture(1, 1, "PNG"))
    body[16:24] = (30_000).to_bytes(4, "big") * 2
    return bytes(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not a picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        picture(60, 60, "BMP"),
        picture(60, 60, "TIFF"),
        picture(600, 600)[:200],
        picture(1, 1),
        picture(1, 1, "GIF"),
        huge_png(),
        picture(1, 33_000, "PNG"),
        many_scans(),
        picture(60, 60, "PNG")[:40] + b"\xff" * 500,
    ],
    ids=[
        "empty",
        "text",
        "svg",
        "bmp",
        "tiff",
        "cut",
        "dot",
        "gif-dot",
        "bomb",
        "column",
        "scans",
        "damaged",
    ],
)
def test_what_is_no_picture_of_the_web_stays_out(
    cache: ImageCache, gallery: Gallery, body: bytes
) -> None:
    url = gallery.show("x", body, "image/png")
    with pytest.raises(SiteError):
        cache.fetch(url)
    assert cache.stored(url) is None
    assert cache.size_bytes() == 0


def test_a_page_in_place_of_a_picture_stays_out(cache: ImageCache, gallery: Gallery) -> None:
    with pytest.raises(SiteError):
        cache.fetch(gallery.show("a.jpg", picture(60, 60), "text/html"))


def test_more_than_12_mb_are_not_taken(cache: ImageCache, gallery: Gallery) -> None:
    with pytest.raises(SiteError):
        cache.fetch(gallery.show("a.jpg", b"\xff\xd8" + b"\x00" * (13 << 20)))


def test_a_failure_is_remembered_for_a_while(
    cache: ImageCache, gallery: Gallery, clock: Clock
) -> None:
    url = gallery.url + "/later.jpg"
    for _ in range(3):
        with pytest.raises(SiteError):
            cache.fetch(url)
    assert len(gallery.asked) == 1
    gallery.show("later.jpg", picture(60, 60))
    clock.now += 7 * 3600
    assert cache.fetch(url).exists()


def test_nobody_there_is_tried_again_sooner(cache: ImageCache, clock: Clock) -> None:
    with pytest.raises(NetworkError):
        cache.fetch("http://127.0.0.1:9/a.jpg")
    first = clock.now
    with pytest.raises(NetworkError) as again:
        cache.fetch("http://127.0.0.1:9/a.jpg")
    assert clock.now - first < 120
    clock.now += 200
    with pytest.raises(NetworkError) as later:
        cache.fetch("http://127.0.0.1:9/a.jpg")
    assert later.value is not again.value


def noise(seed: int) -> bytes:
    """A picture that does not compress."""
    import random

    out = io.BytesIO()
    Image.frombytes("RGB", (200, 200), random.Random(seed).randbytes(120_000)).save(out, "JPEG")
    return out.getvalue()


def test_the_longest_unseen_leave_when_the_cap_is_passed(
    tmp_path: Path, gallery: Gallery, clock: Clock
) -> None:
    http = Http("PlanetFM-test")
    cap = len(small_copy(noise(0))[0]) * 5
    cache = ImageCache(tmp_path / "p", http, cap, clock)
    urls = [gallery.show(f"{n}.jpg", noise(n)) for n in range(8)]
    for url in urls:
        cache.fetch(url)
        cache.stored(urls[0])  # the first is looked at all the time
    assert cache.size_bytes() <= cap
    on_disk = sum(path.stat().st_size for path in (tmp_path / "p").rglob("*.jpg"))
    assert on_disk == cache.size_bytes()
    assert cache.stored(urls[0]) is not None
    assert cache.stored(urls[7]) is not None
    assert cache.stored(urls[1]) is None
    cache.clear()
    assert not list((tmp_path / "p").rglob("*.jpg"))
    http.close()


def test_a_folder_that_cannot_be_written_is_a_planet_error(
    tmp_path: Path, gallery: Gallery
) -> None:
    (tmp_path / "file").write_text("")
    http = Http("PlanetFM-test")
    with pytest.raises(PlanetError):
        ImageCache(tmp_path / "file", http).fetch(gallery.show("a.jpg", picture(60, 60)))
    http.close()
