"""Speaks to the running app through its door: a loopback port and a token in a private file.

One line of JSON each way. The same on every platform; the file can only be read by its owner, so
the token keeps other users of the machine out.
"""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

ANSWER_S = 5.0
LIMIT_BYTES = 1 << 20


class NotRunningError(Exception):
    """No app answers behind this door."""


def ask(door: Path, command: str, *arguments: str) -> dict[str, Any]:
    """Send `command` to the running app; its answer. Raises NotRunningError."""
    try:
        known = json.loads(door.read_text("utf-8"))
        port, token = int(known["port"]), str(known["token"])
        end = time.monotonic() + ANSWER_S
        # Not create_connection: looking up a name that is none takes 2 ms, and each start asks.
        with socket.socket() as conn:
            conn.settimeout(ANSWER_S)
            conn.connect(("127.0.0.1", port))
            question = {"token": token, "command": command, "arguments": list(arguments)}
            conn.sendall(json.dumps(question).encode() + b"\n")
            answer = b""
            while not answer.endswith(b"\n") and len(answer) < LIMIT_BYTES:
                conn.settimeout(max(0.01, end - time.monotonic()))
                piece = conn.recv(65536)
                if not piece:
                    break
                answer += piece
        parsed = json.loads(answer)
    except (ArithmeticError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotRunningError(str(error)) from error
    if not isinstance(parsed, dict):
        raise NotRunningError("no answer")
    if parsed.get("error") == "token":
        # The app of this door is gone, and another home's app was given its port.
        raise NotRunningError("another app answers here")
    return parsed
