"""An article's web page, read for its comments and its reply form. Pure; nothing is fetched.

The form is filled as a browser would fill it: every hidden field is echoed, every field that only
robots would fill stays empty. What only a person or a script can answer (a CAPTCHA, a sum, a form
of another service) is called an obstacle, and the form is left to the browser.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from planetfm.core.comments import Comment, Part, Reply, Standing
from planetfm.core.pictures import absolute
from planetfm.core.tangle import PAGE, tangled

COMMENTS_LIMIT = 2_000
COMMENT_CHARS = 70_000
"""More than WordPress takes of one comment."""
AUTHOR_CHARS = 245
FORM_LIMIT = 2_000
"""Elements of a form; no form for a reply comes near it."""
STYLE_CHARS = 2_000
NAMES = {"author": Part.NAME, "email": Part.EMAIL, "comment": Part.TEXT}
IGNORED = frozenset({"url", "wp-comment-cookies-consent", "comment_parent", "comment_post_ID"})
"""Fields of WordPress's own form that the listener is not asked for."""
CAPTCHA = re.compile(
    r"captcha|turnstile|cf-chl|\bfrc-|altcha|math_?(?:answer|quiz)|hashcash", re.IGNORECASE
)
OTHERS = (
    "//*[@id='disqus_thread']",
    "//iframe[@id='jetpack_remote_comment']",
    "//*[contains(concat(' ', @class, ' '), ' fb-comments ')]",
)
"""Comments that another service keeps."""
NO_SHOW = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top)\s*:\s*-\d{3,}", re.IGNORECASE
)
NUMBER = re.compile(r"(?:li-|div-)?comment-([0-9]{1,15})")
FIELDS = frozenset({"input", "textarea", "select", "button"})
CONTENT = ("comment-content", "comment-text", "comment_text")
BODY = "comment-body"
AUTHOR = ("fn", "comment-author", "comment_author")
PARTS = frozenset({*CONTENT, BODY, *AUTHOR})
"""Classes of what a comment consists of, by the names that themes give them."""
AROUND = frozenset({"comment-author", "comment-meta", "reply", "comment-awaiting-moderation"})
PINGS = frozenset({"pingback", "trackback"})


class Obstacle(enum.Enum):
    """Why a form cannot be filled here."""

    CAPTCHA = "captcha"
    QUESTION = "question"  # a required field that no one but its site knows
    SCRIPT = "script"  # the form works by script only
    ELSEWHERE = "elsewhere"  # the form belongs to another site


@dataclass(frozen=True, slots=True)
class Form:
    """The reply form of a page. `echoed`: fields to send as they are, in the form's order."""

    action: str
    echoed: tuple[tuple[str, str], ...]
    names: frozenset[Part]
    required: frozenset[Part]
    obstacle: Obstacle | None = None

    def filled(self, reply: Reply) -> dict[str, str]:
        """What to post for `reply`."""
        written = {
            Part.NAME: ("author", reply.author.strip()),
            Part.EMAIL: ("email", reply.email.strip()),
            Part.TEXT: ("comment", reply.text.strip()),
        }
        fields = dict(self.echoed)
        fields |= dict(written[part] for part in Part if part in self.names)
        fields["comment_parent"] = str(reply.parent)
        return fields


@dataclass(frozen=True, slots=True)
class Page:
    """`form` is None where the page has none: then `standing` says why, as far as it shows."""

    form: Form | None
    standing: Standing
    comments: tuple[Comment, ...]


def read_page(source: str, url: str) -> Page:
    """What the page at `url` holds. A page too tangled to read holds nothing."""
    if not source.strip() or tangled(source, PAGE):
        return Page(None, Standing.UNKNOWN, ())
    import lxml.etree
    import lxml.html

    try:
        root = lxml.html.document_fromstring(source)
    except (lxml.etree.LxmlError, ValueError):  # nothing but a comment in it, or NUL characters
        return Page(None, Standing.UNKNOWN, ())
    form = _form(root, url)
    if form is not None:
        standing = Standing.OPEN
    elif root.xpath("//*[contains(concat(' ', @class, ' '), ' must-log-in ')]"):
        standing = Standing.LOGIN
    elif root.xpath("//article|//*[contains(@class, 'entry-content')]"):
        standing = Standing.CLOSED
    else:
        standing = Standing.UNKNOWN
    return Page(form, standing, tuple(islice(_comments(root), COMMENTS_LIMIT)))


# The form


def _form(root: Any, url: str) -> Form | None:
    form = next(filter(_is_reply_form, root.iter("form")), None)
    if form is None:
        if any(root.xpath(path) for path in OTHERS):
            return Form(url, (), frozenset(), frozenset(), Obstacle.ELSEWHERE)
        return None
    action = absolute(form.get("action") or "", url)
    inside = list(islice(form.iter("*"), FORM_LIMIT + 1))
    if len(inside) > FORM_LIMIT:
        return Form(action, (), frozenset(), frozenset(), Obstacle.SCRIPT)
    starred = _starred(inside)
    echoed: list[tuple[str, str]] = []
    names: set[Part] = set()
    required: set[Part] = set()
    asked = False
    submitted = False
    for one in inside:
        name = one.get("name") or ""
        kind = (one.get("type") or "text").lower() if one.tag == "input" else one.tag
        if one.tag not in FIELDS or not name or one.get("disabled") is not None:
            continue
        if name in NAMES and kind in ("text", "email", "textarea", "search"):
            names.add(NAMES[name])
            if _required(one, starred):
                required.add(NAMES[name])
        elif kind == "hidden":
            echoed.append((name, one.get("value") or ""))
        elif kind in ("submit", "button", "image", "reset"):
            if kind == "submit" and not submitted:
                submitted = True
                echoed.append((name, one.get("value") or ""))
        elif kind in ("checkbox", "radio"):
            asked = asked or (_required(one, starred) and not _unseen(one, form))
            if one.get("checked") is not None:
                echoed.append((name, one.get("value") or "on"))
        else:
            needed = name not in IGNORED and _required(one, starred)
            asked = asked or (needed and not _unseen(one, form))
            echoed.append((name, _value(one)))
    names_of_form = frozenset(names)
    obstacle = _obstacle(form, inside, action, url, names_of_form, asked)
    return Form(action, tuple(echoed), names_of_form, frozenset(required), obstacle)


def _is_reply_form(form: Any) -> bool:
    return "wp-comments-post" in (form.get("action") or "") or form.get("id") == "commentform"


def _obstacle(
    form: Any, inside: list[Any], action: str, url: str, names: frozenset[Part], asked: bool
) -> Obstacle | None:
    if not _same_site(action, url):
        return Obstacle.ELSEWHERE
    if any(_asks_for_a_person(one) for one in inside):
        return Obstacle.CAPTCHA
    if asked:
        return Obstacle.QUESTION
    # Without its own field for the text, a script gives it back the name that the site wants.
    if Part.TEXT not in names or form.get("method", "get").lower() != "post":
        return Obstacle.SCRIPT
    areas = (one for one in inside if one.tag == "textarea" and one.get("name") == "comment")
    if any(_unseen(area, form) for area in areas):
        return Obstacle.SCRIPT  # the field of that name is a trap for robots
    return None


def _asks_for_a_person(one: Any) -> bool:
    source = "src" if one.tag in ("img", "script") else "id"
    marks = (one.get(name) or "" for name in ("class", "name", "id", source, "data-sitekey"))
    return one.get("data-sitekey") is not None or any(map(CAPTCHA.search, marks))


def _same_site(action: str, url: str) -> bool:
    try:
        to, of = urlsplit(action), urlsplit(url)
        if to.scheme not in ("http", "https") or (of.scheme == "https" and to.scheme == "http"):
            return False
        hosts = [(part.hostname or "").lower().removeprefix("www.") for part in (to, of)]
        return bool(hosts[0]) and hosts[0] == hosts[1] and (to.port == of.port)
    except ValueError:
        return False


def _value(field: Any) -> str:
    if field.tag == "textarea":
        return field.text or ""
    if field.tag == "select":
        options = field.xpath(".//option[@selected]") or field.xpath(".//option")
        chosen = options[0] if options else None
        if chosen is None:
            return ""
        value = chosen.get("value")
        return str(chosen.text_content() if value is None else value)
    return field.get("value") or ""


def _required(field: Any, starred: frozenset[str]) -> bool:
    if field.get("required") is not None or field.get("aria-required") in ("true", "1"):
        return True
    return field.get("id") in starred


def _starred(inside: list[Any]) -> frozenset[str]:
    """The ids of the fields whose labels say that they must be filled."""
    return frozenset(
        label.get("for") or ""
        for label in inside
        if label.tag == "label"
        and ("*" in label.text_content() or label.xpath(".//*[contains(@class, 'required')]"))
    ) - {""}


def _unseen(field: Any, form: Any) -> bool:
    """Whether a person would not see the field: it is a trap for robots."""
    while field is not None and field is not form:
        if field.get("hidden") is not None or field.get("aria-hidden") == "true":
            return True
        if NO_SHOW.search((field.get("style") or "")[:STYLE_CHARS]):
            return True
        field = field.getparent()
    return False


# The comments


@dataclass(slots=True)
class _Found:
    """A comment while the page is gone through: its elements by what they are, the first of each.

    `parent` is the comment that it stands in, or 0.
    """

    number: int
    parent: int
    is_ping: bool
    parts: dict[str, Any] = field(default_factory=dict)


def _comments(root: Any) -> Iterator[Comment]:
    """The comments on the page, as WordPress's own walkers and most themes write them."""
    seen: set[int] = set()
    for one in _found(root):
        if one.number in seen or one.is_ping:
            continue
        body = _content(one.parts)
        if body is None:
            continue
        seen.add(one.number)
        yield Comment(
            id=one.number,
            parent=one.parent,
            author=_author(one.parts),
            html=body,
            written=_written(one.parts),
        )


def _found(root: Any) -> list[_Found]:
    """Every comment of the page in one walk. What stands in a reply is the reply's alone.

    To search each comment's whole element for each of its parts took a minute over 4 MB.
    """
    import lxml.etree

    found: list[_Found] = []
    around: list[tuple[Any, _Found]] = []
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            if around and around[-1][0] is element:
                around.pop()
            continue
        outer = around[-1][1] if around else None
        own = NUMBER.fullmatch(element.get("id") or "")
        if own is not None and (outer is None or int(own[1]) != outer.number):
            classes = (element.get("class") or "").split()
            is_ping = not PINGS.isdisjoint(classes)
            inner = _Found(int(own[1]), outer.number if outer else 0, is_ping)
            found.append(inner)
            around.append((element, inner))
        elif outer is not None:
            for name in _parts_of(element):
                outer.parts.setdefault(name, element)
    return found


def _parts_of(element: Any) -> list[str]:
    if element.tag == "time":
        return ["time"] if element.get("datetime") else []
    classes = element.get("class")
    return [name for name in classes.split() if name in PARTS] if classes else []


def _content(parts: Mapping[str, Any]) -> str | None:
    import lxml.html

    def source(element: Any) -> str:
        return str(lxml.html.tostring(element, encoding="unicode"))

    found = next((parts[name] for name in CONTENT if name in parts), None)
    if found is not None:
        return "".join([found.text or "", *map(source, found)])[:COMMENT_CHARS]
    # The older walker puts the paragraphs bare between the writer's name and the reply link.
    body = parts.get(BODY)
    if body is None:
        return None
    inside = (
        source(child)
        for child in body
        if isinstance(child.tag, str) and AROUND.isdisjoint((child.get("class") or "").split())
    )
    return "".join(inside)[:COMMENT_CHARS]


def _author(parts: Mapping[str, Any]) -> str:
    found = next((parts[name] for name in AUTHOR if name in parts), None)
    if found is None:
        return ""
    return " ".join("".join(islice(found.itertext(), AUTHOR_CHARS)).split())[:AUTHOR_CHARS]


def _written(parts: Mapping[str, Any]) -> datetime | None:
    found = parts.get("time")
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found.get("datetime").strip())
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
