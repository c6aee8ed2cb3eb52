"""`python -m tests.bench [ROW ...]`: the table, or some rows of it.

Some rows take long and are measured only when they are named: `reserves` six minutes, `seconds`
seven, `drops` two, `search` and `scroll` two (they share a store), `archive` and `kills` one each,
`soak` as long as `--minutes` says.

Run by hand on a quiet machine: a figure of a busy one says nothing, and no test fails by it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial

from tests.bench.archive import archive, kills, scroll, search
from tests.bench.enduring import drops, soak
from tests.bench.failing import outages
from tests.bench.lasting import memory, processor
from tests.bench.place import Place
from tests.bench.reserves import reserves
from tests.bench.row import Row, table
from tests.bench.seconds import seconds
from tests.bench.starting import to_sound, to_window
from tests.stations.parts import MissingPartError

MEASURES: dict[str, Callable[[Place], Iterator[Row]]] = {
    "window": to_window,
    "sound": to_sound,
    "cpu": processor,
    "memory": memory,
    "outages": outages,
}
LONG: dict[str, Callable[[Place], Iterator[Row]]] = {
    "search": search,
    "scroll": scroll,
    "archive": archive,
    "kills": kills,
    "reserves": reserves,
    "drops": drops,
    "seconds": seconds,
}


def main() -> int:
    """Prints the table; 1 when a row could not be measured, 2 for a row that there is not."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--minutes", type=float, default=60.0, help="how long the soak lasts")
    names = [*MEASURES, *LONG, "soak"]
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(names))
    arguments = parser.parse_args()
    measures = MEASURES | LONG
    measures["soak"] = partial(soak, minutes=arguments.minutes)
    wanted = arguments.rows or list(MEASURES)
    if unknown := [name for name in wanted if name not in measures]:
        parser.error(f"no such row: {', '.join(unknown)} (there are: {', '.join(measures)})")
    rows: list[Row] = []
    failed = False
    with Place() as place:
        for name in wanted:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            try:
                rows += measures[name](place)
            except (MissingPartError, TimeoutError, RuntimeError, AssertionError) as error:
                failed = True
                print(f"{name}: {error}", file=sys.stderr)
                rows.append(Row(name, "", None, None, "not measured, see above"))
    print(table(rows))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
