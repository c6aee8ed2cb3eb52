"""Where a new connection's bytes continue the old ones.

A radio server greets every listener with a burst: the last seconds of its stream, at once. After a
drop, the bytes we already hold are therefore inside the burst, and once their end is found there,
sound goes on without one repeated or lost byte. Servers that relay (Icecast, SHOUTcast) send every
listener the same bytes, so comparing bytes is exact, whatever the codec.

A wrong join is worse than an honest hole. Sound can repeat (digital silence encodes to the same
frame again and again), so a match counts only when its whole context, run back as far as old and
new agree, occurs once in the old bytes and once in the new, and is no repetition in itself.

The context should reach back to where the burst begins, or the old bytes; or to an Ogg page (to
every listener Icecast sends the codec's header pages first, and then the burst, which starts at a
page). Where something else comes before it, such as a spoken welcome, 4 KB have to agree.

All searching is `bytes.find`, which is linear and in C: 64 KB against 64 KB takes about 1 ms.
"""

from dataclasses import dataclass

_CONFIDENT_FACTOR = 8
"""Of `min_match`: what must agree before a join is made while the burst is still arriving (a longer
match might come), or where nothing explains why old and new differ before the match."""

_BEGINNING_BYTES = 16
"""Too many to be alike by chance, and few against the shortest context."""

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
    size = _longest_match(tail, new, min_match)
    if not size:
        return undecided
    context = tail[-size:]
    start = new.find(context)
    if new.find(context, start + 1) >= 0:
        return undecided
    confident = size >= min_match * _CONFIDENT_FACTOR
    if tail.find(context) != len(tail) - size or _repeats(context, whole=confident):
        return undecided
    explained = start == 0 or size == len(tail) or _begins_at_ogg_page(new, context)
    if confident or (explained and final):
        return Joined(start + size)
    return undecided


def _longest_match(tail: bytes, new: bytes, min_match: int) -> int:
    """How many bytes of `tail`'s end are found somewhere in `new`; 0 when fewer than `min_match`.

    Halving works because where a long end is found, every shorter one is found too.
    """
    if new.find(tail[-min_match:]) < 0:
        return 0
    low, high = min_match, min(len(tail), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if new.find(tail[-middle:]) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


def _repeats(context: bytes, *, whole: bool) -> bool:
    """Whether it begins again before its end, and so fits some bytes earlier as well.

    `whole`: only when it is one unit said at least twice over; music between two silences is none.
    A short context is no proof of that, so there a beginning that comes again at the end is enough.
    """
    beginning = context[: (len(context) + 1) // 2 if whole else _BEGINNING_BYTES]
    period = context.find(beginning, 1)
    while period > 0:
        if context[period:] == context[:-period]:
            return True
        period = -1 if whole else context.find(beginning, period + 1)
    return False


def _begins_at_ogg_page(new: bytes, context: bytes) -> bool:
    return new.startswith(b"OggS") and b"OggS" in context[:_OGG_WINDOW_BYTES]
