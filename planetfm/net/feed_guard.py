"""What stands between a hostile answer and feedparser: bytes that it reads in good time.

Each limit answers something that feedparser 6.0.14 was seen to take minutes over, or to choke on.
"""

from __future__ import annotations

import re
import sys
import xml.parsers.expat
from collections.abc import Iterator

from planetfm.core.causes import cause_of_answer
from planetfm.core.errors import SiteError, Trouble
from planetfm.net import charset
from planetfm.net.http import Response

LOOSE_LIMIT_BYTES = 1024 * 1024
"""A broken feed goes through feedparser's slow second parser; a larger one is refused instead."""
START = re.compile(rb"<\?xml|<rss\b|<feed\b|<rdf:RDF\b|<channel\b", re.IGNORECASE)
START_WITHIN_BYTES = 64 * 1024
DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
XML_DECLARATION = re.compile(rb"<\?xml[^<>]{0,200}\?>", re.IGNORECASE)
ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
ROOT = re.compile(rb"<\w")
SPACES = re.compile(rb"\s+")
HEAD_LIMIT_BYTES = 8_192
NAMED = re.compile(
    rb"<((?:\w+:)?(?:author|managingEditor|webMaster|creator|publisher|contributor|owner))\b[^<>]*>",
    re.IGNORECASE,
)
NAME_LIMIT_BYTES = 10_000
"""Of one name, and by its square of all names of a feed together."""
TAG = re.compile(rb"</?[A-Za-z_][^<>]*>")
HIDDEN = re.compile(rb"<!--|<!\[CDATA\[")
UNCLOSED = re.compile(rb"<(?:p|br|hr|li|img)\b", re.IGNORECASE)
"""What HTML that was not escaped leaves open without nesting."""
SLASH = ord("/")
DEPTH_LIMIT, TAGS_LIMIT, ATTRIBUTES_LIMIT, TAG_LIMIT_BYTES = 200, 200_000, 300, 100_000
"""No feed of the corpora that readers are tested with comes near any of these."""
CONTROL = bytes(n for n in range(32) if n not in (9, 10, 13, 0x1B))
NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
BAD_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])"
    rb"|[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|[xX][fF]{3}[eEfF]);"
)
LARGE_REFERENCE = re.compile(rb"&#(?:(\d{7,}+)|[xX]([0-9a-fA-F]{6,}+));?")
CHALLENGES = (
    b"challenge-platform",
    b"cf-chl",
    b"cf_chl",
    b"<title>just a moment",
    b"sgcaptcha",
    b"_incapsula_resource",
    b"ddos-guard",
    b"checking your browser",
)


def guarded(response: Response) -> bytes:
    """The feed in an answer, from its beginning. Raises SiteError when there is none, or when it is
    too tangled or too broken to be read."""
    body = _from_start(response)
    if _tangled(body) or (len(body) > LOOSE_LIMIT_BYTES and not _well_formed(body)):
        raise SiteError(
            Trouble.NOT_WHAT_WAS_ASKED, "too tangled or broken to read", status=response.status
        )
    return body


def content_type(response: Response) -> str:
    """What feedparser may be told of the kind and the encoding of what `guarded` gives back.

    It believes the server and decodes with whatever that names.
    """
    if _is_utf16(response.body):  # `guarded` has made UTF-8 of it
        return "application/xml; charset=utf-8"
    told = response.headers.get("content-type", "")
    name = charset.named_in(told)
    return told.partition(";")[0] + (f"; charset={name}" if name else "")


def _is_utf16(body: bytes) -> bool:
    return body[:2] in (b"\xff\xfe", b"\xfe\xff")


def _from_start(response: Response) -> bytes:
    """The body without what came before the feed and without characters XML forbids."""
    body = response.body
    if _is_utf16(body):
        # What a server says of the charset rarely fits UTF-16, and feedparser believes the server.
        text = DECLARATION.sub("", body.decode("utf-16", "replace"), count=1)
        body = b'<?xml version="1.0" encoding="UTF-8"?>' + text.encode("utf-8", "replace")
    start = START.search(body, 0, START_WITHIN_BYTES)
    if start is None:
        page = body[:START_WITHIN_BYTES].lower()
        challenge = any(sign in page for sign in CHALLENGES)
        raise SiteError(
            Trouble.CHALLENGE if challenge else Trouble.NOT_WHAT_WAS_ASKED,
            f"{response.url}: {response.content_type or 'nothing'} in place of a feed",
            status=response.status,
            cause=None if challenge else cause_of_answer(response.body),
        )
    body = body[start.start() :].translate(None, CONTROL)
    body = _plain_head(NONCHARACTERS.sub(b"", body), response)
    return LARGE_REFERENCE.sub(_character, BAD_REFERENCE.sub(b"", body))


def _character(found: re.Match[bytes]) -> bytes:
    """The reference, if there is a character of that number; feedparser gives up at any other."""
    digits, base = (found[1], 10) if found[1] else (found[2], 16)
    digits = digits.lstrip(b"0")
    return found[0] if len(digits) < 8 and int(digits or b"0", base) <= sys.maxunicode else b""


def _plain_head(body: bytes, response: Response) -> bytes:
    """The feed with a short declaration and little before its root element.

    feedparser looks for the encoding with a pattern that takes cubic time on a first line like
    `<?xml encoding='x' encoding='x' ...` (30 KB: 19 s), and for entities with one that takes
    quadratic time on empty lines.
    """
    declaration = XML_DECLARATION.match(body)
    after = declaration.end() if declaration else 0
    root = ROOT.search(body, after)
    if root is None:
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "no element in it", status=response.status)
    head = SPACES.sub(b"\n", body[after : root.start()])
    if len(head) > HEAD_LIMIT_BYTES or head.lstrip()[:5].lower() == b"<?xml":
        head = b""
    first = _safe(declaration[0]) + b"\n" if declaration else b""
    return first + head.lstrip() + body[root.start() :]


def _safe(declaration: bytes) -> bytes:
    """The declaration with no encoding but a known one."""
    named = ENCODING.findall(declaration)
    if not named:
        return declaration
    name = charset.known(named[-1].decode("latin-1"))
    return f'<?xml version="1.0" encoding="{name or "utf-8"}"?>'.encode()


def _tangled(body: bytes) -> bool:
    """Whether feedparser would take minutes over it: a tag of 100,000 attributes took it 92 s."""
    if _names_too_long(body):
        return True
    depth = tags = 0
    for part in _outside(body):
        for tag in TAG.finditer(part):
            whole = tag[0]
            tags += 1
            if whole[1] == SLASH:
                depth = max(0, depth - 1)
            elif whole[-2] != SLASH and not UNCLOSED.match(whole):
                depth += 1
            if depth > DEPTH_LIMIT or tags > TAGS_LIMIT:
                return True
            if len(whole) > TAG_LIMIT_BYTES or whole.count(b"=") > ATTRIBUTES_LIMIT:
                return True
    return False


def _names_too_long(body: bytes) -> bool:
    """Whether feedparser's search for an e-mail address in names would take long.

    It takes time by the square of their length: one author of 100 KB, minutes.
    """
    steps = 0
    for opening in NAMED.finditer(body):
        if opening[0][-2] == SLASH:
            continue
        closing = body.find(b"</" + opening[1], opening.end(), opening.end() + NAME_LIMIT_BYTES)
        if closing < 0:
            return True
        steps += (closing - opening.end()) ** 2
        if steps > NAME_LIMIT_BYTES**2:
            return True
    return False


def _outside(body: bytes) -> Iterator[bytes]:
    """The parts of a feed that are neither CDATA nor comment. Never looks at a byte twice."""
    at = 0
    while at < len(body):
        opening = HIDDEN.search(body, at)
        if opening is None:
            yield body[at:]
            return
        yield body[at : opening.start()]
        end = b"-->" if opening[0] == b"<!--" else b"]]>"
        closing = body.find(end, opening.end())
        if closing < 0:
            return
        at = closing + len(end)


def _well_formed(body: bytes) -> bool:
    parser = xml.parsers.expat.ParserCreate()
    try:
        parser.Parse(body, True)
    except (xml.parsers.expat.ExpatError, ValueError, LookupError):
        return False
    return True
