"""What the dialog asks of the app, and no more: the gui reaches no store, network or decoder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, SignalInstance
from shiboken6 import isValid

from planetfm.core.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by name; `id` is what is kept."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so now, for the sentences beside the controls. Times are POSIX seconds."""

    version: str = ""
    station: str = ""
    place: str = ""
    site: str = ""
    """The site's host name."""
    stream_url: str = ""
    stream_ok: bool = False
    stream_idle: bool = False
    """Nothing is wanted of it now."""
    stream_sort: str = ""
    """What is heard, as "MP3 128 kbps"."""
    found_at: float | None = None
    """When the search found the present address."""
    site_ok: bool = False
    site_at: float | None = None
    """When the site last answered well."""
    saver_sort: str = ""
    """What saving sounds like, where that is known."""
    saver_bps: int = 0
    bitrate_bps: int = 0
    tape_bytes: int = 0
    tape_seconds: float = 0.0
    tape_span_s: float = 3600.0
    """How much of the air it keeps now; a pause as long is a long one."""
    month: float = 0.0
    """A moment of the month that the counts are of."""
    sound_bytes: int = 0
    news_bytes: int = 0
    categories: tuple[str, ...] = ()
    articles: int = 0
    social: tuple[str, ...] = ()
    """The station's pages elsewhere, whole addresses."""
    folder: str = ""
    """Where recordings go, as people write it."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Of one thing that is carried or stood on; `text` is "" where it brings none."""

    name: str
    version: str
    terms: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the dialog stood when the window was opened anew: its page, and what an import that
    has just been left out (None: there was none)."""

    page: str = ""
    imported: tuple[str, ...] | None = None


class Answer(Generic[T]):
    """What is done with an answer that comes later, as long as `owner` is there: the dialog may be
    closed by then, and its widgets gone."""

    def __init__(self, owner: QObject, take: Callable[[T], object]) -> None:
        self._owner, self._take = owner, take

    def __call__(self, answer: T) -> None:
        if isValid(self._owner):
            self._take(answer)


class StartAtLogin(Protocol):
    """The system's own list of what starts with a session. `failed` tells why a change did not
    come about."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...
    @property
    def enabled(self) -> bool: ...
    def set_enabled(self, enabled: bool) -> None: ...


class SettingsDesk(Protocol):
    """Everything is called on the main thread and returns at once; `done` is called there later,
    and is an Answer so that it finds nobody once the dialog is closed."""

    @property
    def changed(self) -> SignalInstance:
        """A setting changed, here or elsewhere."""

    @property
    def settings(self) -> Settings: ...

    def change(self, **changes: Any) -> None:
        """Change fields of Settings by name; they act at once. Another language opens the window
        anew, and the dialog with it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of those that there are words of."""

    def facts(self) -> Facts: ...

    @property
    def at_login(self) -> StartAtLogin | None:
        """None where the app cannot be made to start by itself."""

    def output_devices(self, done: Answer[tuple[Choice, ...]]) -> None: ...
    def equalizers(self, done: Answer[tuple[str, ...]]) -> None: ...

    def stored_bytes(self, done: Answer[int]) -> None:
        """What articles and pictures take on disk."""

    def empty_stored(self, done: Answer[bool]) -> None:
        """Let go of all articles but the saved ones, and of all pictures; False: it failed."""

    def clear_tape(self) -> None:
        """Forget what was on air; what is live goes on."""

    def remembered_writer(self, done: Answer[str]) -> None:
        """Name and e-mail as the reply form remembers them, as people write it; "" for none."""

    def forget_writer(self) -> None: ...

    def open_address(self, address: str) -> None:
        """In the system's browser."""

    def find_again(self) -> None: ...

    def site_can_be(self, address: str) -> bool:
        """Whether `address` could be a station's site."""

    def restart(self) -> None:
        """Begin anew, as another station wants."""

    def export_to(self, path: Path, done: Answer[bool]) -> None: ...

    def import_from(self, path: Path, done: Answer[tuple[str, ...] | None]) -> None:
        """`done` hears which settings in the file could not be used; None: it is no such file."""

    def report(self, done: Answer[str]) -> None:
        """A problem report without private data."""

    def licences(self, done: Answer[tuple[Licence, ...]]) -> None:
        """What is carried and stood on, and on which terms."""
