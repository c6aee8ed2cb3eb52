"""What the listener did to articles, so that it can be told and taken back."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class DeedKind(enum.Enum):
    SAVED = "saved"
    LET_GO = "let-go"
    UNREAD = "unread"
    ALL_READ = "all-read"


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on these articles, all of which it changed."""

    kind: DeedKind
    identities: tuple[str, ...]
