"""What the listener types into a search field -> what is looked for, and where the hits are. Pure.

    read("kapal \"tanjung wangi\" kategori:ekonomi sejak:2026-11-01")

Words match as prefixes and without accents, "phrases" as they stand. `kategori:`, `sejak:` and
`sampai:` (`category:`, `since:`, `until:`) narrow the search; a name with spaces goes into quotes.
A filter that is not finished or makes no sense yet is left out: the listener is still typing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

CHARS_MAX, TERMS_MAX = 400, 20
PART = re.compile(r'(\w+):(?=\s|$)|(?:(\w+):)?(?:"([^"]*)"|(\S+))')
WORD = re.compile(r"[^\W_]+")
CATEGORY, SINCE, UNTIL = "category", "since", "until"
FILTERS = {
    "kategori": CATEGORY,
    "category": CATEGORY,
    "sejak": SINCE,
    "since": SINCE,
    "sampai": UNTIL,
    "hingga": UNTIL,
    "until": UNTIL,
}


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row; the last may be the beginning of a longer one unless `phrase`."""

    words: tuple[str, ...]
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: every term, in one of the categories of each name, within the days.

    `since` is the first day that counts, `until` the last.
    """

    terms: tuple[Term, ...] = ()
    categories: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return bool(self.terms or self.categories or self.since or self.until)


def read(text: str) -> Wish:
    """The wish in what was typed; a false one when there is none."""
    terms: list[Term] = []
    categories: list[str] = []
    since: date | None = None
    until: date | None = None
    for found in PART.finditer(text[:CHARS_MAX]):
        begun, name, quoted, bare = found.groups()
        kind = FILTERS.get(fold(name or begun or ""))
        value = quoted if quoted is not None else bare or ""
        if kind == CATEGORY:
            categories += [value.strip()] if WORD.search(value) else []
        elif kind == SINCE:
            days = days_of(value)
            since = days[0] if days else since
        elif kind == UNTIL:
            days = days_of(value)
            until = days[1] if days else until
        else:
            said = f"{name} {value}" if name else value or begun or ""
            words = tuple(WORD.findall(said))
            if words:
                terms.append(Term(words, quoted is not None and not name))
    return Wish(tuple(terms[:TERMS_MAX]), tuple(categories), since, until)


def days_of(text: str) -> tuple[date, date] | None:
    """First and last day of `2026`, `2026-11`, `2026-11-01` or `1-11-2026`; None for others."""
    try:
        numbers = [int(part) for part in re.split(r"[-/.]", text)]
        if len(numbers) == 1 and 1000 <= numbers[0] <= 9999:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(numbers) == 2:
            year, month = numbers if numbers[0] > 999 else numbers[::-1]
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), after - timedelta(days=1)
        if len(numbers) == 3:
            day = date(*numbers) if numbers[0] > 999 else date(*numbers[::-1])
            return day, day
    except (ValueError, OverflowError):
        pass
    return None


def fold(text: str) -> str:
    """`text` without accents and case, as the store's index sees it."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(one for one in apart if not unicodedata.combining(one)).lower()


def hits(text: str, wish: Wish) -> tuple[tuple[int, int], ...]:
    """Where `wish` is found in `text`: (start, end) in characters, in order, apart from each other.

    Of a word that only begins as typed, the typed part is a hit.
    """
    if not wish.terms:
        return ()
    places = [(found.start(), fold(found[0]), found[0]) for found in WORD.finditer(text)]
    spans: set[tuple[int, int]] = set()
    for term in wish.terms:
        wanted = [fold(word) for word in term.words]
        for at in range(len(places) - len(wanted) + 1):
            run = places[at : at + len(wanted)]
            whole = all(have[1] == want for have, want in zip(run[:-1], wanted[:-1], strict=True))
            start, last, written = run[-1]
            if not whole or not last.startswith(wanted[-1]):
                continue
            if term.phrase and last != wanted[-1]:
                continue
            # Folding may shorten a word (a letter and its accent apart): then all of it is a hit.
            short = len(last) == len(written) and not term.phrase
            end = start + (len(wanted[-1]) if short else len(written))
            spans.add((run[0][0], end))
    return _apart(sorted(spans))


def _apart(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
