"""What a site's answer to the reply form means.

It is read from the status and the Location, never from the words, because those are in the site's
language; they are only handed on. Where the answer is lost nobody knows whether the reply arrived,
so that is an outcome of its own (`Sent.UNCLEAR`): the comments are looked at, the listener decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from planetfm.core.comments import Outcome, Part, Sent, Standing
from planetfm.core.errors import NOT_THERE
from planetfm.core.plain import plain_text

FLOOD_S = 15
"""WordPress's own pause between two comments of one address (wp_throttle_comment_flood)."""
WAY_BACK = "javascript:history.back()"
"""The link on the page by which wp-comments-post.php says no. The page of a PHP that died (it may
have, after the comment was stored) is made the same way, but has none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answered to the form: facts, not yet judged. `body` is HTML."""

    status: int
    location: str = ""
    body: str = ""
    challenge: bool = False
    retry_after_s: float | None = None


def judge(answer: Answer) -> Outcome:
    """What an answer to the form means.

    After a 403 it is worth asking whether the article still takes comments, see `after_refusal`.
    """
    status = answer.status
    if answer.challenge:
        return Outcome(Sent.BROWSER, status=status)
    if status in (301, 302, 303, 307, 308):
        return _redirected(answer)
    said = said_by(answer.body)
    if status == 200:
        if not answer.body.strip():
            return Outcome(Sent.NO_ARTICLE, status=status)
        return Outcome(Sent.INVALID, status=status, said=said, part=_part_of(said))
    if status == 409:
        return Outcome(Sent.DUPLICATE, status=status, said=said)
    if status == 429:
        wait_s = answer.retry_after_s if answer.retry_after_s is not None else FLOOD_S
        return Outcome(Sent.TOO_FAST, status=status, wait_s=max(1.0, wait_s), said=said)
    if status in NOT_THERE:
        return Outcome(Sent.REFUSED, status=status)
    if status >= 500 or status < 200:
        return Outcome(Sent.SITE_ERROR if _none_taken(answer) else Sent.UNCLEAR, status=status)
    return Outcome(Sent.REFUSED, status=status, said=said)


def _none_taken(answer: Answer) -> bool:
    """Whether a server's error tells that the reply was not taken: WordPress says so itself, or the
    site is closed for a while. Any other may come from a gateway that gave up, or a PHP that died,
    when the comment was stored already."""
    own = bool(said_by(answer.body)) and WAY_BACK in answer.body
    closed = answer.status == 503 and answer.retry_after_s is not None
    return own or closed or not 500 <= answer.status < 600


def after_refusal(outcome: Outcome, standing: Standing) -> Outcome:
    """A refusal, told more closely where the site says how things stand with the article."""
    if outcome.sent is not Sent.REFUSED:
        return outcome
    if standing is Standing.CLOSED:
        return Outcome(Sent.CLOSED, status=outcome.status)
    if standing is Standing.LOGIN:
        return Outcome(Sent.LOGIN, status=outcome.status)
    return outcome


def _redirected(answer: Answer) -> Outcome:
    """302 to `...#comment-N` is the writer's way to the comment; `unapproved=` says it waits."""
    try:
        parts = urlsplit(answer.location)
        query = parse_qs(parts.query)
    except ValueError:
        return Outcome(Sent.REFUSED, status=answer.status)
    number = re.fullmatch(r"comment-(\d{1,15})", parts.fragment)
    if number is None or answer.status in (307, 308):
        return Outcome(Sent.REFUSED, status=answer.status)
    held = "unapproved" in query or "moderation-hash" in query
    return Outcome(Sent.HELD if held else Sent.ACCEPTED, int(number[1]), answer.status)


def said_by(body: str) -> str:
    """The sentence on one of WordPress's error pages; empty where it is some other page."""
    found = re.search(r'class="wp-die-message">(.{1,2000}?)</div>', body, re.DOTALL)
    if found is None:
        return ""
    words = plain_text(found[1], 300)
    # The way back that some versions put inside, and the word that begins every such sentence.
    words = re.sub(r"\s*(?:«|&laquo;).*$", "", words)
    return re.sub(r"^(?:Error|Galat|Kesalahan|ERROR|GALAT)\s*:?\s*", "", words).strip()


def _part_of(said: str) -> Part | None:
    """The field that a sentence in English or Indonesian names, if it names one alone."""
    signs = {
        Part.NAME: r"\b(?:name|nama|author)\b",
        Part.EMAIL: r"\b(?:e-?mail|surel|pos-el)\b",
        Part.TEXT: r"\b(?:comment|komentar)\b",
    }
    named = [part for part, sign in signs.items() if re.search(sign, said, re.IGNORECASE)]
    return named[0] if len(named) == 1 else None
