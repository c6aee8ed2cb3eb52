"""A station profile: the small TOML file that makes this program one station's app.

Strict on purpose. A listener or a station's engineer writes this file by hand, so an unknown key
(a typing error as a rule) and a bad value are told with the line they stand on, not passed over.
"""

from __future__ import annotations

import re
import tomllib
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from planetfm.core.addresses import absolute
from planetfm.core.errors import ProfileError

T = TypeVar("T")

_LANGUAGES = ("id", "en")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PHONE = re.compile(r"\+?[\d\s().\-]{6,24}")
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,24}")


@dataclass(frozen=True, slots=True)
class Colours:
    """The station's own colours as `#rrggbb`; None leaves the design's."""

    accent: str | None = None
    accent_dark: str | None = None
    """The accent on the dark theme; `accent` where it is None."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How listeners reach the station. Numbers are digits with an optional leading +."""

    whatsapp: str | None = None
    telephone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A station. `site` is its home page; `timezone` an IANA name whose times are marked
    `tz_label`; `streams` are addresses known to the one who wrote the profile, best first."""

    name: str
    place: str
    site: str
    timezone: str
    tz_label: str
    language: str | None = None
    streams: tuple[str, ...] = ()
    feed: str | None = None
    colours: Colours = field(default_factory=Colours)
    contact: Contact = field(default_factory=Contact)


def parse_profile(text: str, path: str = "") -> Profile:
    """The profile in `text`. `path` is only named in errors.

    Raises ProfileError with the line (from 1) for TOML that cannot be read, an unknown key, a
    missing key (the line of its table, or none) and a bad value.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(str(error), path=path, line=_line_of(error, text)) from error
    table = _Table(data, (), text, path)
    profile = Profile(
        name=table.required("name", _words),
        place=table.required("place", _words),
        site=table.required("site", _address),
        timezone=table.required("timezone", _timezone),
        tz_label=table.required("tz_label", _words),
        language=table.optional("language", _language),
        streams=table.optional("streams", _addresses) or (),
        feed=table.optional("feed", _address),
        colours=_colours(table.table("colours")),
        contact=_contact(table.table("contact")),
    )
    table.done()
    return profile


def _colours(table: _Table) -> Colours:
    colours = Colours(
        accent=table.optional("accent", _colour), accent_dark=table.optional("accent_dark", _colour)
    )
    table.done()
    return colours


def _contact(table: _Table) -> Contact:
    contact = Contact(
        whatsapp=table.optional("whatsapp", _phone),
        telephone=table.optional("telephone", _phone),
        email=table.optional("email", _mail),
    )
    table.done()
    return contact


class _Table:
    """One table of the file, which knows on what line each of its keys stands."""

    def __init__(self, data: Mapping[str, Any], way: tuple[str, ...], text: str, path: str) -> None:
        self._data = data
        self._way = way
        self._text = text
        self._path = path
        self._asked: set[str] = set()

    def required(self, key: str, read: Callable[[Any], T]) -> T:
        value = self.optional(key, read)
        if value is None:
            raise ProfileError(f"`{self._full(key)}` is missing", path=self._path)
        return value

    def optional(self, key: str, read: Callable[[Any], T]) -> T | None:
        self._asked.add(key)
        if key not in self._data:
            return None
        try:
            return read(self._data[key])
        except (TypeError, ValueError) as error:
            raise self._wrong(key, f"`{self._full(key)}` {error}") from error

    def table(self, key: str) -> _Table:
        self._asked.add(key)
        value = self._data.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, f"`{self._full(key)}` must be a table: [{self._full(key)}]")
        return _Table(value, (*self._way, key), self._text, self._path)

    def done(self) -> None:
        """Raises ProfileError for a key nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise self._wrong(key, f"unknown key `{self._full(key)}`; known are: {known}")

    def _full(self, key: str) -> str:
        return ".".join((*self._way, key))

    def _wrong(self, key: str, message: str) -> ProfileError:
        line = key_line(self._text, (*self._way, key))
        return ProfileError(message, path=self._path, line=line)


def key_line(text: str, way: tuple[str, ...]) -> int | None:
    """The line (from 1) on which the key at `way` stands in the TOML `text`; None if not found.

    Looks at heads of lines only, which is where keys stand but for inline tables; of those it
    gives the line of the table.
    """
    here: tuple[str, ...] = ()
    enclosing: int | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if head := re.match(r"\[\[?\s*([^\[\]]+?)\s*\]", stripped):
            here = _keys(head[1])
            at = here
        elif pair := re.match(r"((?:[\w-]+|\"[^\"]*\"|'[^']*'|\s*\.\s*)+)\s*=", stripped):
            at = (*here, *_keys(pair[1]))
        else:
            continue
        if at == way:
            return number
        if at and (at == way[: len(at)] or way == at[: len(way)]):
            enclosing = enclosing or number
    return enclosing


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int | None:
    if match := re.search(r"at line (\d+)", str(error)):
        return int(match[1])
    return max(1, len(text.splitlines())) if "end of document" in str(error) else None


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("must be text in quotes")
    return value.strip()


def _words(value: Any) -> str:
    words = _string(value)
    if not words or len(words) > 120 or not words.isprintable():
        raise ValueError("must be 1 to 120 printable characters on one line")
    return words


def _address(value: Any) -> str:
    address = _string(value)
    if not re.match(r"https?://", address, re.IGNORECASE):
        raise ValueError("must be an address that begins with http:// or https://")
    whole = absolute(address, "")
    if whole is None or re.search(r"\s", address):
        raise ValueError("is not an address a network can reach")
    return address


def _addresses(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError('must be a list of addresses: ["https://..."]')
    return tuple(dict.fromkeys(_address(item) for item in value))


def _timezone(value: Any) -> str:
    name = _string(value)
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is no time zone; an IANA name is wanted, such as Asia/Jakarta") from None
    return name


def _language(value: Any) -> str:
    language = _string(value)
    if language not in _LANGUAGES:
        raise ValueError(f"must be one of {', '.join(_LANGUAGES)}")
    return language


def _colour(value: Any) -> str:
    colour = _string(value)
    if not _COLOUR.fullmatch(colour):
        raise ValueError("must be a colour such as #f28c28")
    return colour.lower()


def _phone(value: Any) -> str:
    number = _string(value)
    if not _PHONE.fullmatch(number):
        raise ValueError("must be a telephone number such as +62 333 000000")
    return ("+" if number.startswith("+") else "") + re.sub(r"\D", "", number)


def _mail(value: Any) -> str:
    mail = _string(value)
    if not _MAIL.fullmatch(mail):
        raise ValueError("must be a mail address such as nama@contoh.id")
    return mail
