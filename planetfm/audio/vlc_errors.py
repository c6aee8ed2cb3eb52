"""What libVLC's sound output complains of, where its statistics and its state tell nothing.

A sound server that ends, or takes the only device away, kills the output's stream. libVLC (3.0,
measured) goes on in `Playing`, its time advances and its buffers count as played; all that shows it
is an error for each buffer that could not be written, some forty in a second.

libVLC calls for each line of its log, and its threads then wait for Python: while a feed begins
there are hundreds, and a fifth of a second of silence came of that. So it is heard only later on.
"""

from __future__ import annotations

import ctypes
import logging
from typing import Any

ERROR = 4
OUTPUTS = frozenset(
    {b"pulse", b"vlcpulse", b"alsa", b"jack", b"auhal", b"mmdevice", b"wasapi", b"directsound"}
)

log = logging.getLogger(__name__)


class OutputErrors:
    """Counts the errors of one libVLC instance's output. `vlc` is the module python-vlc. Ends with
    the instance, which must end first: libVLC calls in here from its own threads."""

    def __init__(self, vlc: Any, instance: Any) -> None:
        self._count = 0
        self._taken = 0
        context_of = vlc.dll.libvlc_log_get_context

        def told(_data: Any, level: int, context: Any, _form: Any, _values: Any) -> None:
            if level < ERROR:
                return
            module, file, line = ctypes.c_char_p(), ctypes.c_char_p(), ctypes.c_uint()
            context_of(context, ctypes.byref(module), ctypes.byref(file), ctypes.byref(line))
            if module.value in OUTPUTS:
                self._count += 1
            else:
                name = (module.value or b"?").decode("ascii", "replace")
                log.debug("libVLC told of an error in its module %s", name)

        self._told = vlc.CallbackDecorators.LogCb(told)  # libVLC keeps no reference
        self._instance = instance
        self._listens = False

    def listen(self) -> None:
        """Once what plays has settled."""
        if not self._listens:
            self._listens = True
            self._instance.log_set(self._told, None)

    def rest(self) -> None:
        """Before something new is played."""
        if self._listens:
            self._listens = False
            self._instance.log_unset()
        self.take()

    def take(self) -> int:
        """How many there were since this was last asked."""
        count, self._taken = self._count - self._taken, self._count
        return count
