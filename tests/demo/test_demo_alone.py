"""`python -m planetfm.demo`: the station for use by hand."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import requests


def test_it_prints_its_addresses_serves_and_ends_on_a_signal() -> None:
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-m", "planetfm.demo"], cwd=root, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = dict(process.stdout.readline().split(maxsplit=1) for _ in range(2))
            assert requests.get(lines["site"].strip(), timeout=10).status_code == 200
            assert lines["stream"].strip().endswith("/siaran")
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_it_needs_nothing_but_the_standard_library() -> None:
    folder = Path(__file__).resolve().parents[2]
    program = (
        "import sys, planetfm.demo.station, planetfm.demo.__main__\n"
        "tops = {name.split('.')[0] for name in sys.modules if '__' not in name}\n"
        "print(sorted(tops - set(sys.stdlib_module_names)))"
    )
    out = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert out.stdout.strip() == "['planetfm']"
