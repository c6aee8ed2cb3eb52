"""The right to come forward, and what the system hands over to the running app."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from planetfm.desktop.activation import VARIABLE, leave_token, take_token


def test_a_second_start_hands_its_token_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert take_token(["play", "token:kunci_1"]) == ["play"]
    assert os.environ[VARIABLE] == "kunci_1"


@pytest.mark.parametrize("token", ["", "a\0b", "a\nb"])
def test_what_is_no_token_is_left_out(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv(VARIABLE, "before")
    leave_token(token)
    assert os.environ[VARIABLE] == "before"


SYSTEM = """
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from planetfm.desktop.application import Application
from planetfm.runtime.instance import CommandError

application = Application(["planetfm"])

def command(arguments):
    print(*arguments)
    if arguments != ["planetfm:live"]:
        raise CommandError("not an address")

end = application.obey(command)
for address in ("planetfm:live", "planetfm:x y"):
    Application.sendEvent(application, QFileOpenEvent(QUrl(address)))
end()
Application.sendEvent(application, QFileOpenEvent(QUrl("planetfm:late")))
print(application.leaving)
Application.sendEvent(application, QEvent(QEvent.Type.Quit))
print(application.leaving)
"""


def test_the_application_hears_what_it_is_to_open_and_when_to_leave() -> None:
    """In a process of its own: there is one application in each."""
    done = subprocess.run(
        [sys.executable, "-c", SYSTEM], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.splitlines() == ["planetfm:live", "planetfm:x y", "False", "True"]
