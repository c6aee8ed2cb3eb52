"""A child process for the kill test: does things to a store and prints each one when it is done.

python worker.py DATABASE SEED FIRST_NUMBER
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from planetfm.store.articles import ArticleStore
from tests.store.make import NOW, article


def main(database: str, seed: str, first: str) -> None:
    rng = random.Random(int(seed))
    store = ArticleStore(Path(database))
    number = int(first)
    known = [number]
    while True:
        batch = [article(number + n, html="<p>" + "kata " * 80 + "</p>") for n in range(10)]
        store.merge(batch, NOW, {"last": str(number)})
        known += [number + n for n in range(10)]
        print(f"merged {number}", flush=True)
        for _ in range(6):
            chosen = rng.choice(known)
            value = rng.random() < 0.7
            if rng.random() < 0.5:
                store.mark_read(f"post:{chosen}", value, NOW)
                print(f"read {chosen} {int(value)}", flush=True)
            else:
                store.set_saved(f"post:{chosen}", value, NOW)
                print(f"saved {chosen} {int(value)}", flush=True)
        number += 10


if __name__ == "__main__":
    main(*sys.argv[1:])
