"""Where a redirect leads, told by its header alone.

requests reads the whole body of a redirect before it goes on, and does so even when it is told not
to follow any, to fill in `Response.next`: without a limit, and unpacked. A redirect's body may be
a bomb like any other.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

import requests


class PatientSession(requests.Session):
    """A session to which nothing is a redirect: the answer comes with its body still unread."""

    def get_redirect_target(self, resp: Any) -> None:
        return None


def target_of(answer: requests.Response) -> str | None:
    """The address that `answer` sends its reader on to, made absolute; None if to none.

    Raises ValueError where that is no address.
    """
    if not answer.is_redirect:
        return None
    # Header names and values came as latin-1; sites write their addresses in UTF-8.
    location = answer.headers["location"].encode("latin-1").decode("utf-8")
    return urljoin(answer.url, location)
