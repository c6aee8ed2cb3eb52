"""A recording in an article: asks, plays it through the radio's own sound, and can be ended.

What cannot be played here (another format, too long, not to be had) is offered to the browser.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planetfm.core.embeds import host_of
from planetfm.gui.news.reader_words import tr
from planetfm.gui.toasts import Say
from planetfm.runtime.interlude import InterludeController, InterludeState

TOPIC = "interlude"


class InterludeDesk(QObject):
    def __init__(
        self,
        interlude: InterludeController,
        say: Say,
        open_address: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._interlude = interlude
        self._say = say
        self._open_address = open_address
        self._before = interlude.state
        interlude.changed.connect(self._on_change)
        interlude.failed.connect(self._on_failure)

    def ask(self, address: str) -> None:
        """May this recording be fetched and played?"""
        detail = tr("From %1. The radio pauses meanwhile.").replace("%1", host_of(address))
        ways = (
            (tr("Play"), lambda: self._interlude.play(address)),
            (tr("Open in the browser"), lambda: self._open_address(address)),
        )
        self._say(
            tr("Play this recording?"), detail, ways, icon="volume", token="accent", stays=True,
            topic=TOPIC,
        )  # fmt: skip

    def _on_change(self) -> None:
        before, self._before = self._before, self._interlude.state
        now = self._interlude.state
        stop = ((tr("Stop"), self._interlude.stop),)
        if now is InterludeState.FETCHING:
            self._tell(tr("Fetching the recording"), stop)
        elif now is InterludeState.PLAYING:
            self._tell(tr("The recording plays"), stop)
        elif before is InterludeState.PLAYING:
            self._say(tr("The recording has ended"), icon="check", topic=TOPIC)

    def _tell(self, title: str, ways: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        self._say(title, "", ways, icon="volume", token="accent", stays=True, topic=TOPIC)

    def _on_failure(self, address: str) -> None:
        ways = ((tr("Open in the browser"), lambda: self._open_address(address)),)
        self._say(
            tr("This recording cannot be played here"), host_of(address), ways, icon="warning",
            token="amber", topic=TOPIC,
        )  # fmt: skip
