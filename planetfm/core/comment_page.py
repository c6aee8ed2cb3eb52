"""An article's web page, read for its comments and its reply form. Pure; nothing is fetched.

The form is filled as a browser would fill it: every hidden field is echoed, every field that only
robots would fill stays empty. What only a person or a script can answer (a CAPTCHA, a sum, a form
of another service) is called an obstacle, and the form is left to the browser.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from planetfm.core.comments import Comment, Part, Reply, Standing
from planetfm.core.pictures import absolute
from planetfm.core.plain import tangled

REOPENED_LIMIT = 5_000
"""Themes write icons as `<i .../>`, which HTML leaves open; lxml does not mind."""
COMMENTS_LIMIT = 2_000
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
NUMBER = re.compile(r"(?:li-|div-)?comment-(\d{1,15})")


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
    if not source.strip() or tangled(source, reopened_limit=REOPENED_LIMIT):
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
    return Page(form, standing, tuple(_comments(root))[:COMMENTS_LIMIT])


# The form


def _form(root: Any, url: str) -> Form | None:
    found = [
        form
        for form in root.xpath("//form")
        if "wp-comments-post" in (form.get("action") or "") or form.get("id") == "commentform"
    ]
    if not found:
        for path in OTHERS:
            if root.xpath(path):
                return Form(url, (), frozenset(), frozenset(), Obstacle.ELSEWHERE)
        return None
    form = found[0]
    action = absolute(form.get("action") or "", url)
    echoed: list[tuple[str, str]] = []
    names: set[Part] = set()
    required: set[Part] = set()
    asked = False
    submitted = False
    for field in form.xpath(".//input|.//textarea|.//select|.//button"):
        name = field.get("name") or ""
        kind = (field.get("type") or "text").lower() if field.tag == "input" else field.tag
        if not name or field.get("disabled") is not None:
            continue
        if name in NAMES and kind in ("text", "email", "textarea", "search"):
            names.add(NAMES[name])
            if _required(field, form):
                required.add(NAMES[name])
        elif kind == "hidden":
            echoed.append((name, field.get("value") or ""))
        elif kind in ("submit", "button", "image", "reset"):
            if kind == "submit" and not submitted:
                submitted = True
                echoed.append((name, field.get("value") or ""))
        elif kind in ("checkbox", "radio"):
            asked = asked or (_required(field, form) and not _unseen(field, form))
            if field.get("checked") is not None:
                echoed.append((name, field.get("value") or "on"))
        else:
            hidden = _unseen(field, form)
            asked = asked or (name not in IGNORED and not hidden and _required(field, form))
            echoed.append((name, _value(field)))
    names_of_form = frozenset(names)
    obstacle = _obstacle(form, action, url, names_of_form, asked)
    return Form(action, tuple(echoed), names_of_form, frozenset(required), obstacle)


def _obstacle(
    form: Any, action: str, url: str, names: frozenset[Part], asked: bool
) -> Obstacle | None:
    if not _same_site(action, url):
        return Obstacle.ELSEWHERE
    marks = form.xpath(".//@class|.//@name|.//@id|.//img/@src|.//script/@src|.//@data-sitekey")
    if any(CAPTCHA.search(mark) for mark in marks) or form.xpath(".//*[@data-sitekey]"):
        return Obstacle.CAPTCHA
    if asked:
        return Obstacle.QUESTION
    # Without its own field for the text, a script gives it back the name that the site wants.
    if Part.TEXT not in names or form.get("method", "get").lower() != "post":
        return Obstacle.SCRIPT
    text = form.xpath(".//textarea[@name='comment']")
    if any(_unseen(area, form) for area in text):
        return Obstacle.SCRIPT  # the field of that name is a trap for robots
    return None


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


def _required(field: Any, form: Any) -> bool:
    if field.get("required") is not None or field.get("aria-required") in ("true", "1"):
        return True
    number = field.get("id")
    if not number or '"' in number:
        return False
    labels = form.xpath(f'.//label[@for="{number}"]')
    return any(
        "*" in label.text_content() or label.xpath(".//*[contains(@class, 'required')]")
        for label in labels
    )


def _unseen(field: Any, form: Any) -> bool:
    """Whether a person would not see the field: it is a trap for robots."""
    while field is not None and field is not form:
        if field.get("hidden") is not None or field.get("aria-hidden") == "true":
            return True
        if NO_SHOW.search(field.get("style") or ""):
            return True
        field = field.getparent()
    return False


# The comments


def _comments(root: Any) -> Iterator[Comment]:
    """The comments on the page, as WordPress's own walkers and most themes write them."""
    seen: set[int] = set()
    for item in root.xpath("//*[contains(@id, 'comment-')]"):
        found = NUMBER.fullmatch(item.get("id") or "")
        classes = (item.get("class") or "").split()
        if found is None or int(found[1]) in seen or {"pingback", "trackback"} & set(classes):
            continue
        body = _content(item)
        if body is None:
            continue
        seen.add(int(found[1]))
        yield Comment(
            id=int(found[1]),
            parent=_parent(item),
            author=_author(item),
            html=body,
            written=_written(item),
        )


def _own(item: Any, path: str) -> Any | None:
    """The first of `path` that is the item's own, not a reply's below it."""
    own = NUMBER.fullmatch(item.get("id") or "")
    for one in item.xpath(path):
        above = one.getparent()
        while above is not None and above is not item:
            number = NUMBER.fullmatch(above.get("id") or "")
            if number and own and number[1] != own[1]:
                break
            above = above.getparent()
        else:
            return one
    return None


def _has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _content(item: Any) -> str | None:
    import lxml.html

    for name in ("comment-content", "comment-text", "comment_text"):
        found = _own(item, f".//*[{_has(name)}]")
        if found is not None:
            return "".join(
                [found.text or "", *(lxml.html.tostring(c, encoding="unicode") for c in found)]
            )
    # The older walker puts the paragraphs bare between the writer's name and the reply link.
    body = _own(item, f".//*[{_has('comment-body')}]")
    if body is None:
        return None
    around = {"comment-author", "comment-meta", "reply", "comment-awaiting-moderation"}
    inside = [
        lxml.html.tostring(child, encoding="unicode")
        for child in body
        if isinstance(child.tag, str) and not around & set((child.get("class") or "").split())
    ]
    return "".join(inside)


def _author(item: Any) -> str:
    for name in ("fn", "comment-author", "comment_author"):
        found = _own(item, f".//*[{_has(name)}]")
        if found is not None:
            return " ".join(found.text_content().split())[:245]
    return ""


def _written(item: Any) -> datetime | None:
    found = _own(item, ".//time[@datetime]")
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found.get("datetime").strip())
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _parent(item: Any) -> int:
    above = item.getparent()
    while above is not None:
        found = NUMBER.fullmatch(above.get("id") or "")
        if found:
            return int(found[1])
        above = above.getparent()
    return 0
