"""How listeners reach the station: what its profile says, then what its own page links to.

Nothing here is made up: without a number or an address there is no way, and the button that would
lead there is not shown. Pure.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from urllib.parse import quote

from planetfm.core.profile import Contact


@dataclass(frozen=True, slots=True)
class ContactLinks:
    """Ways to reach the station that its page links to, in page order, each once.

    `whatsapp` and `telephone` are digits with an optional leading +; `email` are bare addresses;
    `social` are whole URLs.
    """

    whatsapp: tuple[str, ...] = ()
    telephone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    social: tuple[str, ...] = ()


class Reach(enum.Enum):
    """A way to write or speak to the station, in the order of preference."""

    WHATSAPP = "whatsapp"
    EMAIL = "email"
    TELEPHONE = "telephone"


@dataclass(frozen=True, slots=True)
class Contacts:
    """One of each, empty where there is none. Numbers are digits with an optional leading +."""

    whatsapp: str = ""
    telephone: str = ""
    email: str = ""
    social: tuple[str, ...] = ()
    """Whole addresses of the station's pages elsewhere."""

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """The ways there are, best first."""
        known = {
            Reach.WHATSAPP: self.whatsapp,
            Reach.EMAIL: self.email,
            Reach.TELEPHONE: self.telephone,
        }
        return tuple(one for one in Reach if known[one])


def contacts_of(told: Contact, found: ContactLinks) -> Contacts:
    """The profile's word goes before the page's."""
    return Contacts(
        whatsapp=told.whatsapp or _first(found.whatsapp),
        telephone=told.telephone or _first(found.telephone),
        email=told.email or _first(found.email),
        social=found.social,
    )


def address_for(contacts: Contacts, reach: Reach, subject: str, message: str) -> str:
    """What to open to reach the station, `message` filled in where that can be done."""
    match reach:
        case Reach.WHATSAPP:
            number = contacts.whatsapp.lstrip("+")
            return f"https://wa.me/{number}?text={quote(message, safe='')}"
        case Reach.EMAIL:
            about = f"subject={quote(subject, safe='')}&body={quote(message, safe='')}"
            return f"mailto:{quote(contacts.email, safe='@')}?{about}"
        case Reach.TELEPHONE:
            return f"tel:{contacts.telephone}"


def _first(values: tuple[str, ...]) -> str:
    return values[0] if values else ""
