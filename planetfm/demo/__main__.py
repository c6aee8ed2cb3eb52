"""python -m planetfm.demo [--port N]: the demo station alone, for trying things by hand."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import threading
from pathlib import Path

from planetfm.demo.site import PUBLISH, SWITCHES
from planetfm.demo.station import DemoStation


def find_assets() -> Path:
    """The assets of an installed package, else those of the source tree."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m planetfm.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the site's port; the stream's is +1")
    parser.add_argument("--assets", type=Path, default=find_assets(), help="folder of the assets")
    options = parser.parse_args(words)
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    with DemoStation(options.assets, port=options.port) as station:
        print(f"site    {station.site}/")
        print(f"stream  {station.stream_url}")
        print(f"faults  {station.site}{SWITCHES}?stream=drop   (?clear puts all right)")
        print(f"publish {station.site}{PUBLISH}?title=JUDUL", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            over.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
