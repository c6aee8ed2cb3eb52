"""What a screen reader gets of each screen, asked over AT-SPI of the app as it runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from tests.access_tree import Node, ScreenReader
from tests.screens_child import Screens
from tests.stations.access import AccessBus

SCREENS = {
    "list": ("Cari berita", ("list",)),
    "playing": ("Jeda siaran", ("list", "play")),
    "reader with comments": ("Kirim komentar", ("list", "reader")),
    "three panes": ("Kirim komentar", ("list", "reader", "wide")),
    "narrow": ("Kategori", ("list", "narrow")),
    "narrow reader": ("Tampilkan radio", ("list", "reader", "narrow")),
    "recordings": ("Rekaman", ("list", "recordings")),
    "plans": ("Tambah jadwal", ("list", "plans")),
    "history": ("Cari lagu", ("list", "history")),
    "alarms": ("Tambah alarm", ("list", "alarms")),
    "sleep": ("dialog", ("list", "sleep")),
    "keys": ("Spasi, putar atau jeda", ("list", "keys")),
    "settings: playback": ("Jaringan lemah", ("list", "playback")),
    "settings: news": ("Pengaturan", ("list", "news")),
    "settings: data": ("Pengaturan", ("list", "data")),
    "settings: appearance": ("Huruf sebagai tombol", ("list", "appearance")),
    "settings: station": ("Pengaturan", ("list", "station")),
    "mini player": ("Tampilkan radio", ("list", "mini")),
    "status": ("Status", ("list", "status")),
    "changes": ("Perubahan", ("list", "reader", "changes")),
    "large picture": ("Gambar 1 dari", ("list", "reader", "picture")),
}
"""What is there once the screen is, and the way to it."""


@pytest.fixture(scope="module")
def reader(access: AccessBus) -> Iterator[ScreenReader]:
    with ScreenReader(access.address) as made:
        yield made


@pytest.fixture(scope="module")
def screens(
    tmp_path_factory: pytest.TempPathFactory, access: AccessBus, reader: ScreenReader
) -> Iterator[Screens]:
    with Screens(tmp_path_factory.mktemp("screens"), access.env, reader) as made:
        yield made


def recording(reader: ScreenReader) -> Node:
    return one(reader.nodes(), "check box", "Rekam siaran")


def wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def one(nodes: list[Node], role: str, name: str) -> Node:
    found = [node for node in nodes if node.role == role and node.name == name]
    assert len(found) == 1, (role, name, [str(node) for node in nodes if node.role == role])
    return found[0]


@pytest.mark.parametrize("screen", SCREENS)
def test_whatever_takes_the_focus_has_a_name(screens: Screens, screen: str) -> None:
    shown, way = SCREENS[screen]
    screens.go(*way)
    nodes = screens.nodes(shown)
    assert sum(node.focusable for node in nodes) > 3
    assert [str(node) for node in nodes if node.focusable and not node.name.strip()] == []
    assert [str(node) for node in nodes if node.role == "frame" and not node.name] == []
    assert [str(node) for node in nodes if node.focusable and node.role == "filler"] == []
    buttons = [node for node in nodes if node.role in ("push button", "check box", "button menu")]
    assert [str(node) for node in buttons if node.description == node.name] == []


def test_the_first_minute_has_a_name_for_everything(
    tmp_path_factory: pytest.TempPathFactory, access: AccessBus, reader: ScreenReader
) -> None:
    folder = tmp_path_factory.mktemp("first")
    with Screens(folder, access.env, reader, "first-run") as first:
        reader.spoken(lambda words: words.startswith("Alamat siaran belum ditemukan di situs."))
        nodes = first.nodes("Alamat siaran")
        assert [str(node) for node in nodes if node.focusable and not node.name.strip()] == []


def test_the_radio_is_told_as_drawn(screens: Screens) -> None:
    screens.go("list", "play", "live")
    nodes = screens.nodes("Jeda siaran")
    one(nodes, "push button", "Jeda siaran")
    assert "checkable" in one(nodes, "check box", "Bisukan").states
    volume = one(nodes, "slider", "Volume")
    assert (volume.value, volume.description) == ("72.0", "72 persen")
    assert "checkable" in one(nodes, "check box", "Rekam siaran").states
    one(nodes, "push button", "Simpan 5 menit terakhir")
    one(nodes, "button menu", "Berhenti otomatis")
    ribbon = one(nodes, "slider", "Pita siaran, satu jam terakhir")
    assert ribbon.description[2:3] == "."  # a time of day first
    one(nodes, "list", "Lagu diputar")
    one(nodes, "text", "Cari berita")


def test_a_press_by_a_screen_reader_is_a_click(screens: Screens, reader: ScreenReader) -> None:
    screens.go("list", "play")
    screens.nodes("Jeda siaran")
    reader.act("Rekam siaran", "Toggle")
    wait_for(lambda: recording(reader).description.startswith("merekam, "))
    assert "checked" in recording(reader).states
    reader.act("Rekam siaran", "Press")
    wait_for(lambda: recording(reader).description == "")
    assert "checked" not in recording(reader).states


def test_a_running_time_is_not_spoken_every_second(screens: Screens, reader: ScreenReader) -> None:
    screens.go("list", "play", "live", "record")
    reader.changes(2.5)
    assert reader.changes(4.0) == []
    assert recording(reader).description.startswith("merekam, ")
    screens.go("stop recording", "behind", "ribbon", "pause")
    reader.changes(2.5)
    assert reader.changes(4.0) == []
    screens.go("live", "play")


def test_the_focus_stays_with_the_article_at_the_next_story(
    screens: Screens, reader: ScreenReader
) -> None:
    screens.go("list", "reader")
    reader.changes(1.5)
    screens.go("next story")
    focused = [change for change in reader.changes(1.5) if change.startswith("focused")]
    assert [change for change in focused if "lalu" in change] == []
    screens.go("list")


@pytest.mark.parametrize(
    ("way", "name", "said"),
    [
        (("list", "status"), "Status", ("Siaran: ", "Situs 127.0.0.1")),
        (("list", "reader", "changes"), "Perubahan", ("Dihapus: ", "semula", "Ditambah: ")),
        (("list", "reader", "picture"), "Gambar 1 dari ", ()),
    ],
    ids=["status", "changes", "large picture"],
)
def test_what_lies_over_the_window_says_what_it_is_when_the_focus_comes(
    screens: Screens, way: tuple[str, ...], name: str, said: tuple[str, ...]
) -> None:
    screens.go(*way)
    shown = [node for node in screens.nodes(name) if "showing" in node.states]
    (dialog,) = (node for node in shown if node.role == "dialog")
    assert dialog.name.startswith(name)
    assert "focused" in dialog.states
    assert [words for words in said if words not in dialog.description] == []
    screens.go("list")


def test_rows_are_spoken_as_headline_category_time_and_state(screens: Screens) -> None:
    screens.go("list")
    rows = [node for node in screens.nodes("list item") if node.role == "list item"]
    stories = [row.name for row in rows if "Berita" in row.path[-2]]
    assert stories[1] == (
        "BANDARA BANYUWANGI KEMBALI DITUTUP, 7 PENERBANGAN TERIMBAS, Transportasi, "
        "48 menit lalu, belum dibaca"
    )
    screens.go("save")
    saved = screens.nodes("48 menit lalu, belum dibaca, disimpan")
    assert saved


def test_parts_of_the_window_are_named_and_trouble_is_an_alert(
    screens: Screens, reader: ScreenReader
) -> None:
    screens.go("list", "play", "cut")
    nodes = screens.nodes("alert message")
    alerts = [node for node in nodes if node.role == "alert message"]
    assert [node.name.split(".")[0] for node in alerts] == ["Sambungan siaran terputus"]
    panels = {node.name for node in nodes if node.role == "panel" and len(node.path) == 2}
    assert panels == {"Radio", "Satu jam terakhir", "Berita"}
    reader.drain()
    screens.go("mend")
    reader.spoken(lambda words: words.startswith("Siaran tersambung lagi"))


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        (("list", "play", "behind"), lambda words: words.endswith("di belakang")),
        (("live",), lambda words: words == "Anda di siaran langsung"),
        (("cut",), lambda words: words == "Sambungan siaran terputus"),
        (("mend",), lambda words: words.startswith("Siaran tersambung lagi")),
        (("list", "search"), lambda words: words.endswith("hasil")),
        (("list", "new story"), lambda words: words == "1 berita baru."),
        (("list", "reader", "comment"), lambda words: words.startswith("Komentar terkirim")),
    ],
    ids=["behind", "live", "cut off", "restored", "search", "new story", "comment"],
)
def test_what_happens_is_announced(
    screens: Screens,
    reader: ScreenReader,
    way: tuple[str, ...],
    wanted: Callable[[str], bool],
) -> None:
    reader.drain()
    screens.go(*way)
    reader.spoken(wanted)
