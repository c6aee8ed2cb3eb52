"""Says how the month stands against the listener's own limit: the radio that stops must say why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from planetfm.core.meter import MB_BYTES, Cap
from planetfm.gui import words
from planetfm.gui.toasts import Say
from planetfm.runtime.meter import DataMeter, MeterView

TOPIC = "cap"


class CapNotice(QObject):
    """A toast at 80 percent, and one with a way on when the limit stops the radio. Owned by
    `window`; `over` takes the toast of a topic away, `go_on` plays in spite of the limit."""

    def __init__(
        self,
        meter: DataMeter,
        window: QObject,
        say: Say,
        over: Callable[[str], object],
        go_on: Callable[[], object],
        lang: str,
    ) -> None:
        super().__init__(window)
        self._meter, self._lang = meter, lang
        self._say, self._over, self._go_on = say, over, go_on
        meter.warned.connect(self._tell)
        meter.changed.connect(self._look)
        if meter.refused:  # before there was anybody to tell
            self._tell(meter.view)

    def _tell(self, view: MeterView) -> None:
        size = words.size(view.cap_mb * MB_BYTES, self._lang)
        if view.cap is Cap.NEAR:
            self._say(
                tr("80 percent of this month's limit is used"),
                tr("The radio stops at {size}.").format(size=size),
                icon="warning",
                token="amber",
                topic=TOPIC,
            )
        else:
            self._say(
                tr("This month's limit of {size} is reached").format(size=size),
                tr("The radio stops. News still works."),
                ((tr("Go on"), self._go_on), (tr("Not now"), lambda: None)),
                icon="warning",
                token="amber",
                stays=True,
                topic=TOPIC,
            )

    def _look(self) -> None:
        """A new month, a higher limit, or the word to go on, however it came."""
        if self._meter.view.cap in (Cap.FREE, Cap.OVERRIDDEN):
            self._over(TOPIC)


def tr(text: str) -> str:
    return QCoreApplication.translate("Cap", text)
