"""What a large archive costs: searching it, scrolling it, fetching it, and dying over it."""

from __future__ import annotations

import itertools
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planetfm.core.model import Article, NewsFilter, NewsQuery
from planetfm.store.articles import ArticleStore
from tests.bench.place import Place
from tests.bench.row import Row
from tests.stations.archive import all_ids, older_posts
from tests.stations.wordpress import WordPress

ROOT = Path(__file__).parents[2]
ARTICLES, WORDS = 50_000, 160
POSTS = 5_000
KILLS = 200
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
CATEGORIES = ("Layanan Publik", "Pariwisata", "Pertanian", "Olahraga", "Budaya")
VOWELS, CONSONANTS = "aiueo", "bdgjklmnprstw"
PEER = "LIKE over the same texts"


def search(place: Place) -> Iterator[Row]:
    """The first page of a search, as typing asks for it, letter by letter."""
    path = large(place.folder)
    store = ArticleStore(path)
    common, rare, *_ = vocabulary()[0], vocabulary()[9_000]
    typed = [rare[: n + 1] for n in range(len(rare))] + [common, f"{common} {rare[:2]}"]
    typed += [f'"{vocabulary()[1]} {common}"', f"{common} kategori:budaya", f"{common} sejak:2026"]
    store.counts()
    times = [_ms(lambda text=text: store.headlines(NewsQuery(text=text), 0, 40)) for text in typed]
    # Nothing saved holds the word: all hits have to be looked at.
    worst = max(
        _ms(lambda: store.headlines(NewsQuery(NewsFilter.SAVED, text=common), 0, 40)), *times
    )
    counted = max(_ms(lambda text=text: store.count(NewsQuery(text=text))) for text in typed)
    deep = _ms(lambda: store.headlines(NewsQuery(), ARTICLES - 300, 200))
    with closing(sqlite3.connect(path)) as db:
        like = "SELECT article_id FROM words WHERE text LIKE ? LIMIT 40"
        peer = _ms(lambda: db.execute(like, (f"%{rare}%",)).fetchall())
    store.close()
    yield Row("search 50,000, median", "ms", statistics.median(times), peer, PEER, "50 ms")
    yield Row("search 50,000, worst", "ms", worst, peer, PEER, "50 ms")
    yield Row("count of hits, worst", "ms", counted, None, "")
    yield Row("last page of the list", "ms", deep, None, "")


def scroll(place: Place) -> Iterator[Row]:
    """Every frame of a way through 50,000 rows, and what the list then keeps in memory."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.scrolling", str(large(place.folder))],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    found = json.loads(told.stdout.splitlines()[-1])
    yield Row("scrolling 50,000, p99 frame", "ms", found["p99_ms"], None, "", "16 ms")
    yield Row("scrolling 50,000, worst frame", "ms", found["worst_ms"], None, "")
    yield Row("memory of the rows", "MB", found["grown_mb"], None, "", "flat")


def archive(place: Place) -> Iterator[Row]:
    """The whole archive of a real WordPress of 5,000 posts, and the visit after that."""
    with WordPress(place.folder / "site") as site, older_posts(site, POSTS - len(all_ids(site))):
        assert len(all_ids(site)) == POSTS
        told = subprocess.run(
            [sys.executable, "-m", "tests.bench.fetching", site.home, str(place.folder / "fetch")],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
            timeout=900,
        )
        found = json.loads(told.stdout.splitlines()[-1])
        once = set(found["ids"]) == all_ids(site) and len(found["ids"]) == POSTS
    yield Row("5,000 posts fetched, no pauses", "s", found["fetched_s"], None, "")
    yield Row("every id once", "", float(once), None, "", "1")
    yield Row("requests of the next visit", "", found["requests"], None, "", "1, a 304")


def kills(_place: Place) -> Iterator[Row]:
    """kill -9 in the middle of merges and marks, two hundred times."""
    began = time.monotonic()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "tests/store/test_kill.py",
        ],
        cwd=ROOT,
        env=os.environ | {"PLANETFM_KILLS": str(KILLS)},
        capture_output=True,
        text=True,
        timeout=1800,
    )
    if done.returncode:
        raise RuntimeError(done.stdout[-2_000:])
    yield Row(f"{KILLS} kills, nothing lost", "s", time.monotonic() - began, None, "")


def large(folder: Path) -> Path:
    """A database with fifty thousand articles; filled once."""
    path = folder / "large.db"
    if path.exists():
        return path
    rng = random.Random(1)
    words = vocabulary()
    weights = list(itertools.accumulate(1 / (n + 2) for n in range(len(words))))
    store = ArticleStore(path)
    for start in range(0, ARTICLES, 1_000):
        store.merge(
            [
                _article(n, rng.choices(words, cum_weights=weights, k=WORDS))
                for n in range(start, start + 1_000)
            ],
            NOW,
        )
    store.close()
    return path


def vocabulary() -> list[str]:
    """Ten thousand made-up words, the commonest first."""
    rng = random.Random(2)
    syllables = [a + b for a in CONSONANTS for b in VOWELS]
    made = ("".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in itertools.count())
    return list(itertools.islice(dict.fromkeys(itertools.islice(made, 40_000)), 10_000))


def _article(number: int, words: list[str]) -> Article:
    return Article(
        identity=f"post:{number}",
        post_id=number,
        title=" ".join(words[:9]).upper(),
        link=f"https://radio.example/{number}/",
        author="Redaksi",
        published=NOW - timedelta(minutes=40 * (ARTICLES - number)),
        modified=None,
        categories=(CATEGORIES[number % len(CATEGORIES)],),
        excerpt=" ".join(words[9:40]),
        html=f"<p>{' '.join(words)}</p>",
        whole=True,
        image_url=None,
        image_caption="",
        comment_count=number % 7,
        comments_feed=None,
    )


def _ms(work: object) -> float:
    """The median of five, in milliseconds."""
    assert callable(work)
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
