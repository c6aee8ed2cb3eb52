"""A child of the bench: scrolls through a large store and says what each frame took.

python -m tests.bench.scrolling DATABASE
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.side import ListSide
from planetfm.gui.news.text import Typesetter
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import load_fonts
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.news import NewsController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.articles import ArticleStore

STEP_PX = 120
"""What a notch of the wheel moves."""
STEPS_A_STRETCH = 1_200


def main(database: Path) -> None:
    application = QApplication([])
    load_fonts(assets_dir() / "fonts")
    mailbox = Mailbox()
    io, db, pictures_lane = (Lane(name, mailbox) for name in ("io", "db", "pictures"))
    http = Http("PlanetFM-bench")
    news = NewsController(
        mailbox, io, db, http, lambda: ArticleStore(database),
        ImageCache(database.with_name("pictures"), http),
        feed_url=None, rest_root=None, site="http://127.0.0.1:9/",
    )  # fmt: skip
    theme = Theme(assets_dir(), "light", reduced_motion=True)
    speech = Speech("id", ZoneInfo("Asia/Jakarta"), "WIB", time.time)
    side = ListSide(news, theme, Typesetter(), Pictures(news, pictures_lane), speech)
    side.resize(800, 656)
    side.show()
    news.start()
    while not side.model.is_settled:
        application.processEvents()
    frames: list[float] = []
    bar = side.list.verticalScrollBar()

    def frame(value: int) -> None:
        """Scroll, take in what came from the store, paint: all that stands between two frames."""
        began = time.perf_counter()
        bar.setValue(value)
        application.processEvents()
        frames.append((time.perf_counter() - began) * 1000)

    for _ in range(STEPS_A_STRETCH):
        frame(bar.value() + STEP_PX)
    before_mb = _mb()
    while bar.value() < bar.maximum() or not side.model.is_complete:
        frame(bar.value() + 40 * STEP_PX)
    for _ in range(STEPS_A_STRETCH):
        frame(bar.value() - STEP_PX)
    frames.sort()
    print(
        json.dumps(
            {
                "rows": side.model.rowCount(),
                "frames": len(frames),
                "p99_ms": frames[int(len(frames) * 0.99)],
                "worst_ms": frames[-1],
                "grown_mb": _mb() - before_mb,
            }
        )
    )
    side.close()
    news.close()
    for lane in (io, db, pictures_lane):
        lane.close()
    mailbox.close()


def _mb() -> float:
    """What this process has in memory and nobody else has."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Private_Dirty:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
