"""The ways to reach the station that its page links to: WhatsApp, telephone, mail, social pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from planetfm.core.addresses import absolute, host_of
from planetfm.core.contacts import ContactLinks

MAX_EACH = 12

_SOCIAL = (
    "facebook.com", "fb.com", "instagram.com", "twitter.com", "x.com", "tiktok.com", "youtube.com",
    "t.me", "threads.net", "linkedin.com", "bsky.app",
)  # fmt: skip
_SHARING = re.compile(
    r"/(?:sharer|share|intent|dialog|plugins|embed|watch|hashtag)\b|[?&](?:u|url|text)=", re.I
)
_MAIL = re.compile(r"[^@\s,;?<>]{1,64}@[^@\s,;?<>]{1,190}\.[^@\s,;?<>.]{2,24}")


class ContactReader:
    """Takes the page's links one by one; `links` is what they came to."""

    def __init__(self, page_url: str) -> None:
        self._page_url = page_url
        self._whatsapp: dict[str, None] = {}
        self._telephone: dict[str, None] = {}
        self._email: dict[str, None] = {}
        self._social: dict[str, None] = {}

    def read(self, href: str) -> None:
        href = href.strip()[:2048]
        scheme = href[:16].partition(":")[0].lower()
        if scheme == "tel":
            self._keep(self._telephone, _digits(unquote(href[4:])))
        elif scheme == "mailto":
            match = _MAIL.match(unquote(href[7:]).strip())
            self._keep(self._email, match[0] if match else "")
        elif scheme == "whatsapp":
            self._read_whatsapp(href)
        else:
            self._read_web(href)

    def links(self) -> ContactLinks:
        return ContactLinks(
            whatsapp=tuple(self._whatsapp),
            telephone=tuple(self._telephone),
            email=tuple(self._email),
            social=tuple(self._social),
        )

    def _read_web(self, href: str) -> None:
        url = absolute(href, self._page_url)
        host = host_of(url) if url else ""
        if url is None or not host:
            return
        if host in ("wa.me", "api.whatsapp.com", "web.whatsapp.com"):
            self._read_whatsapp(url)
        elif any(host == site or host.endswith("." + site) for site in _SOCIAL):
            parts = urlsplit(url)
            if parts.path.strip("/") and not _SHARING.search(f"{parts.path}?{parts.query}"):
                self._keep(self._social, url)

    def _read_whatsapp(self, url: str) -> None:
        """A number in the path or in `phone=`; a share button has none and is passed over."""
        try:
            parts = urlsplit(url)
            phone = parse_qs(parts.query, max_num_fields=20).get("phone", [""])[0]
        except ValueError:
            return
        self._keep(self._whatsapp, _digits(phone or unquote(parts.path.strip("/"))))

    @staticmethod
    def _keep(into: dict[str, None], value: str) -> None:
        if value and len(into) < MAX_EACH:
            into[value] = None


def _digits(text: str) -> str:
    text = text.strip()
    if not re.fullmatch(r"[+\d\s().\-/]{6,40}", text):
        return ""
    digits = "".join(char for char in text if char.isdecimal() and char.isascii())
    if not 6 <= len(digits) <= 15:
        return ""
    return ("+" if text.startswith("+") else "") + digits
