"""One's own comment is found again on the site, and nobody else's is taken for it."""

from __future__ import annotations

import pytest

from planetfm.core.comments import Comment
from planetfm.core.outgoing import CHECKS_S, find_own, mark_of, next_check_s, same_words

MARK = mark_of("Dewi Lestari")


def shown(number: int, author: str, html: str) -> Comment:
    return Comment(number, 0, author, html, None)


def test_by_its_number_alone_where_that_is_known() -> None:
    comments = [shown(7, "Dewi Lestari", "<p>Halo</p>"), shown(8, "Lain", "<p>x</p>")]
    assert find_own(comments, MARK, "Halo", 0, comment_id=8) == comments[1]
    assert find_own(comments, MARK, "Halo", 0, comment_id=9) is None


@pytest.mark.parametrize(
    ("typed", "as_shown"),
    [
        ('Kata "siapa"? -- ya...', "<p>Kata &#8220;siapa&#8221;? &#8212; ya&#8230;</p>"),
        ("Satu\n\nDua", "<p>Satu</p>\n<p>Dua</p>"),
        ("lihat https://a.id/b", '<p>lihat <a href="https://a.id/b">https://a.id/b</a></p>'),
        ("2 < 3 & 4", "<p>2 &lt; 3 &amp; 4</p>"),
        ("👍👍", "<p>👍👍</p>"),
    ],
)
def test_by_its_words_whatever_the_site_made_of_quotes_and_lines(typed: str, as_shown: str) -> None:
    assert find_own([shown(8, "Dewi  Lestari", as_shown)], MARK, typed, 7)


def test_the_same_words_of_another_or_from_before_are_not_ones_own() -> None:
    assert find_own([shown(8, "Dewi Anjani", "<p>Halo</p>")], MARK, "Halo", 7) is None
    assert find_own([shown(7, "Dewi Lestari", "<p>Halo</p>")], MARK, "Halo", 7) is None
    assert find_own([shown(8, "Dewi Lestari", "<p>Halo juga</p>")], MARK, "Halo", 7) is None


def test_the_mark_does_not_show_the_name() -> None:
    assert "dewi" not in MARK.lower()
    assert len(MARK) == 16


def test_emoji_alone_are_told_from_each_other() -> None:
    assert not same_words("👍", "👎")


def test_the_looks_grow_rarer_and_never_stop_by_themselves() -> None:
    pauses = [next_check_s(n) for n in range(12)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == CHECKS_S[-1]
