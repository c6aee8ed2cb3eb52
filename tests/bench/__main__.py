"""`python -m tests.bench [window] [sound] [cpu] [memory] [outages]`: the table, or some rows of it.

Run by hand on a quiet machine: a figure of a busy one says nothing, and no test fails by it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from tests.bench.failing import outages
from tests.bench.lasting import memory, processor
from tests.bench.place import Place
from tests.bench.row import Row, table
from tests.bench.starting import to_sound, to_window
from tests.stations.parts import MissingPartError

MEASURES: dict[str, Callable[[Place], Iterator[Row]]] = {
    "window": to_window,
    "sound": to_sound,
    "cpu": processor,
    "memory": memory,
    "outages": outages,
}


def main() -> int:
    """Prints the table; 1 when a row could not be measured, 2 for a row that there is not."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(MEASURES))
    wanted = parser.parse_args().rows or list(MEASURES)
    if unknown := [name for name in wanted if name not in MEASURES]:
        parser.error(f"no such row: {', '.join(unknown)} (there are: {', '.join(MEASURES)})")
    rows: list[Row] = []
    failed = False
    with Place() as place:
        for name in wanted:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            try:
                rows += MEASURES[name](place)
            except (MissingPartError, TimeoutError, RuntimeError) as error:
                failed = True
                print(f"{name}: {error}", file=sys.stderr)
                rows.append(Row(name, "", None, None, "not measured, see above"))
    print(table(rows))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
