"""What a correction changed, word by word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.edits import Fate, Piece, changes_of, in_brief, word_changes
from planetfm.core.model import Earlier
from tests.store.make import NOW, article

SAME, GONE, NEW = Fate.SAME, Fate.GONE, Fate.NEW
some = st.sampled_from(["di", "ke", "dan", "kapal", "feri", "7", "8", "pagi"])
words = st.lists(some, max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("sama saja", "sama  saja\n", ()),
        (
            "berangkat pukul 7 pagi",
            "berangkat pukul 8 pagi",
            (
                Piece(SAME, "berangkat pukul"),
                Piece(GONE, "7"),
                Piece(NEW, "8"),
                Piece(SAME, "pagi"),
            ),
        ),
        ("", "baru", (Piece(NEW, "baru"),)),
        ("lama", "", (Piece(GONE, "lama"),)),
    ],
)
def test_changes_are_words(before: str, after: str, pieces: tuple[Piece, ...]) -> None:
    assert word_changes(before, after) == pieces


@given(words, words)
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    if not pieces:
        assert before == after
        return
    assert " ".join(p.text for p in pieces if p.fate is not NEW).split() == before.split()
    assert " ".join(p.text for p in pieces if p.fate is not GONE).split() == after.split()


def test_what_stayed_far_from_a_change_is_left_out() -> None:
    text = [str(n) for n in range(100)]
    other = [*text[:50], "x", *text[51:]]
    brief = in_brief(word_changes(" ".join(text), " ".join(other)), around=3)
    assert brief == (
        Piece(SAME, "47 48 49", cut=True),
        Piece(GONE, "50"),
        Piece(NEW, "x"),
        Piece(SAME, "51 52 53"),
        Piece(SAME, "", cut=True),
    )


def test_an_article_tells_what_its_correction_changed() -> None:
    now = article(1, title="Kapal pukul 8", html="<p>Kapal berangkat pukul 8.</p>")
    assert changes_of(now) == ((), ())
    before = Earlier("Kapal pukul 7", "Kapal berangkat pukul 7.", NOW)
    title, text = changes_of(replace(now, previous=before))
    assert [p.text for p in title if p.fate is GONE] == ["7"]
    assert [p.text for p in text if p.fate is NEW] == ["8."]


def test_a_long_article_is_compared_in_a_moment() -> None:
    import time

    text = " ".join(f"kata{n % 700}" for n in range(20_000))
    began = time.perf_counter()
    assert word_changes(text, text.replace("kata3 ", "kata4 "))
    assert time.perf_counter() - began < 5
