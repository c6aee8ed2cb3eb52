"""Logs go to a rotating file in the state folder; `--debug` shows them in the terminal too."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType

LOG_BYTES = 512 * 1024
KEPT = 3
FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"


def set_up(path: Path, *, debug: bool) -> None:
    """Begin logging. Raises OSError when the folder cannot be made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = logging.handlers.RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=KEPT, encoding="utf-8", errors="backslashreplace"
    )
    logging.raiseExceptions = debug  # a full disk is not the terminal's matter
    handlers: list[logging.Handler] = [file]
    if debug:
        handlers.append(logging.StreamHandler())
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.INFO, format=FORMAT, handlers=handlers, force=True
    )
    for chatty in ("urllib3", "PIL", "trafilatura", "htmldate", "charset_normalizer"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # A file of its own: the log's is closed when it rotates, and its number given to another.
    faulthandler.enable(path.with_suffix(".crash").open("ab"))
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug of ours: it goes to the log whole, never to the listener."""
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger("planetfm").critical("a bug", exc_info=(kind, error, trace))
