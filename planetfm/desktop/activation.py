"""The right to come forward. Wayland gives it with a token to the program that was started or
clicked; handed on to the app that runs, Qt finds it in the environment and uses it up."""

from __future__ import annotations

import os
from collections.abc import Iterable

VARIABLE = "XDG_ACTIVATION_TOKEN"
WORD = "token:"
"""How a second start writes it among its wishes, see `cli`."""


def take_token(arguments: Iterable[str]) -> list[str]:
    """The arguments without a token; one that was among them is left where Qt looks for it."""
    rest = []
    for argument in arguments:
        if argument.startswith(WORD):
            leave_token(argument.removeprefix(WORD))
        else:
            rest.append(argument)
    return rest


def leave_token(token: str) -> None:
    if token and token.isprintable():
        os.environ[VARIABLE] = token
