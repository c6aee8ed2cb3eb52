"""Where a new connection's bytes continue the old ones.

A radio server greets every listener with a burst: the last seconds of its stream, at once. After a
drop, the bytes we already hold are therefore inside the burst, and once their end is found there,
sound goes on without one repeated or lost byte. Servers that relay (Icecast, SHOUTcast) send every
listener the same bytes, so comparing bytes is exact, whatever the codec.

A wrong join is worse than an honest hole. Sound can repeat (digital silence encodes to the same
frame again and again), so a match counts only when its whole context, run back as far as old and
new agree, occurs once in the old bytes and once in the new. Before that context the new bytes must
have begun (the burst starts there), or the old ones, or it is an Ogg page (to every listener
Icecast sends the codec's header pages first, and then the burst, which starts at a page).

All searching is `bytes.find`, which is linear and in C: 64 KB against 64 KB takes under 1 ms.
"""

from dataclasses import dataclass

_CONFIDENT_FACTOR = 8
"""Of `min_match`: what must agree before a join is made while the burst is still arriving (a longer
match might come), or where nothing explains why old and new differ before the match."""

_MAX_PLACES = 32
"""More places than this for one context, and it is a repeating one."""

_OGG_WINDOW_BYTES = 64
"""Some bytes before an Ogg page may agree by chance; its capture pattern is looked for in these."""


@dataclass(frozen=True, slots=True)
class Joined:
    """`new[skip_bytes:]` continues exactly where the old bytes ended (it may still be empty)."""

    skip_bytes: int


@dataclass(frozen=True, slots=True)
class NeedMore:
    """Not decided yet: ask again when more of the burst has arrived."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """No overlap, too short a one, or one that fits in several places: there is a hole, or at
    least it cannot be said that there is none."""


def find_continuation(
    tail: bytes, new: bytes, *, min_match: int = 512, final: bool = False
) -> Joined | NeedMore | NotFound:
    """Finds the end of `tail` in `new`.

    `tail` is the end of what is held (give as much as the burst may hold, 64 to 256 KB; it may end
    in mid frame); `new` is all that the new connection has sent, titles taken out; it grows from
    call to call. `final` says that the burst is over: the answer is then never NeedMore.
    A `min_match` in bytes below 64 is raised to 64: shorter ones agree by chance.
    """
    min_match = max(min_match, 64)
    if len(tail) < min_match:
        return NotFound()
    undecided = NotFound() if final else NeedMore()
    match = _longest_match(tail, new, min_match)
    if match is None:
        return undecided
    end, size = match
    start = end - size
    context = new[start:end]
    if tail.find(context) != len(tail) - size:
        return undecided
    confident = size >= min(min_match * _CONFIDENT_FACTOR, len(tail))
    explained = start == 0 or size == len(tail) or _begins_at_ogg_page(new, context)
    if confident or (explained and final):
        return Joined(end)
    return undecided


def _longest_match(tail: bytes, new: bytes, min_match: int) -> tuple[int, int] | None:
    """(end, size) of the one longest run in `new` that `tail` ends with; None if there is none of
    `min_match` bytes, or if several places are equally good."""
    size = min(len(tail), len(new))
    while size >= min_match:
        ends = _places(new, tail[-size:])
        if ends:
            break
        size = size // 2 if size >= 2 * min_match else (min_match if size > min_match else 0)
    else:
        return None
    if len(ends) > _MAX_PLACES:
        return None
    ranked = sorted(((_common_suffix(tail, new, end, size), end) for end in ends), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    best_size, best_end = ranked[0]
    return best_end, best_size


def _places(new: bytes, needle: bytes) -> list[int]:
    """Where `needle` ends in `new`, overlapping places too; stops after a few too many."""
    ends: list[int] = []
    at = new.find(needle)
    while at >= 0 and len(ends) <= _MAX_PLACES:
        ends.append(at + len(needle))
        at = new.find(needle, at + 1)
    return ends


def _common_suffix(tail: bytes, new: bytes, end: int, known: int) -> int:
    """How many bytes before `new[end]` agree with the end of `tail`; `known` of them do."""
    low, high = known, min(len(tail), end)
    while low < high:
        middle = (low + high + 1) // 2
        if tail[-middle:-low] == new[end - middle : end - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _begins_at_ogg_page(new: bytes, context: bytes) -> bool:
    return new.startswith(b"OggS") and b"OggS" in context[:_OGG_WINDOW_BYTES]
