"""The one way pages, feeds and pictures are fetched: capped in time and size, honest about itself.

Everything that comes back is hostile until parsed. A body is read in pieces and dropped at
`limit_bytes`; the whole exchange, redirects and headers included, has a deadline besides the socket
time-outs, so a server that trickles one byte a second cannot hold a worker: see `net.watch`.
`requests` is imported on first use: it costs
80 to 137 ms and nothing before the first window needs it.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from planetfm.core.errors import Cause, NetworkError, SiteError, Trouble
from planetfm.net import charset

if TYPE_CHECKING:
    import requests

    from planetfm.net.watch import Watch

CONNECT_TIMEOUT_S = 6.0
READ_TIMEOUT_S = 12.0
PIECE_BYTES = 32 * 1024
HOPS_LIMIT = 8
"""Redirects that a GET follows."""


@dataclass(frozen=True, slots=True)
class Response:
    """A complete answer. Header names are lower-case; `url` is where redirects ended."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def text(self) -> str:
        """The body as text by its declared charset, else UTF-8; undecodable bytes are replaced."""
        named = charset.named_in(self.headers.get("content-type", ""))
        return self.body.decode(named or "utf-8", "replace")


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Seconds asked for by a Retry-After header (RFC 9110 10.2.3: seconds or a date), or None."""
    if value is None:
        return None
    value = value.strip()
    if value.isdecimal():
        return float(min(int(value[:9]), 7 * 86400))
    from email.utils import parsedate_to_datetime  # with all of `email`: not for the start

    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return min(max(0.0, (when - now).total_seconds()), 7 * 86400.0)


class Http:
    """A session for one site's worth of fetching; safe to call from several worker threads.

    `user_agent` names the app and its version. Proxies come from the environment. Nothing is ever
    repeated here: whether to try again is decided by who asked.
    """

    def __init__(self, user_agent: str) -> None:
        self._user_agent = user_agent
        self._local = threading.local()
        self._sessions: WeakSet[requests.Session] = WeakSet()
        """Held by their threads alone: with a thread that ends, its sockets are closed."""
        self._watches: set[Watch] = set()
        self._hung_up = False
        self._received_bytes = 0
        self._lock = threading.Lock()

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        limit_bytes: int = 8 * 1024 * 1024,
        deadline_s: float = 30.0,
    ) -> Response:
        """GET `url`, following redirects. Returns the answer for 2xx and 304.

        Raises NetworkError when nothing (or not all) came, SiteError for any other status, for a
        bot check, and for a body over `limit_bytes`.
        """
        return _good(
            self._exchange(
                "GET",
                url,
                limit_bytes=limit_bytes,
                deadline_s=deadline_s,
                hops=HOPS_LIMIT,
                headers=headers,
                params=params,
            )
        )

    def post_form(
        self,
        url: str,
        fields: Mapping[str, str],
        *,
        headers: Mapping[str, str] | None = None,
        limit_bytes: int = 2 * 1024 * 1024,
        deadline_s: float = 30.0,
    ) -> Response:
        """POST a form once, never following redirects. Returns the answer whatever its status."""
        return self._exchange(
            "POST",
            url,
            limit_bytes=limit_bytes,
            deadline_s=deadline_s,
            hops=0,
            headers=headers,
            data=fields,
        )

    def close(self) -> None:
        """Close every worker's idle connections; the object may still be used afterwards."""
        with self._lock:
            for session in self._sessions:
                session.close()

    def hang_up(self) -> None:
        """End every exchange under way, from any thread, and refuse new ones: the app closes."""
        self._hung_up = True
        with self._lock:
            for watch in self._watches:
                watch.cut()

    @property
    def received_bytes(self) -> int:
        """What came so far as bodies, dropped ones too, packed as they travelled where the server
        said how large that is."""
        return self._received_bytes

    def _count(self, headers: Mapping[str, str], body_bytes: int) -> None:
        said = headers.get("content-length", "")
        packed_bytes = int(said[:12]) if said.isdecimal() else body_bytes
        with self._lock:
            self._received_bytes += min(packed_bytes, body_bytes)

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            from planetfm.net.redirects import PatientSession
            from planetfm.net.watch import WatchedAdapter

            session = PatientSession()
            for scheme in ("http://", "https://"):
                session.mount(scheme, WatchedAdapter())
            session.headers["User-Agent"] = self._user_agent
            self._local.session = session
            with self._lock:
                self._sessions.add(session)
        return session

    def _exchange(
        self, method: str, url: str, *, limit_bytes: int, deadline_s: float, hops: int, **sent: Any
    ) -> Response:
        """Send a request and follow at most `hops` redirects; the last answer.

        `sent` are headers, params and data, as requests takes them.
        """
        import requests

        from planetfm.net.redirects import target_of
        from planetfm.net.watch import Watch

        watch = Watch(deadline_s)
        with self._lock:
            if self._hung_up:
                raise NetworkError(Trouble.UNREACHABLE, f"{url}: the app closes")
            self._watches.add(watch)
        timeouts_s = (min(CONNECT_TIMEOUT_S, deadline_s), min(READ_TIMEOUT_S, deadline_s))
        at = url
        try:
            with watch:
                for _ in range(hops + 1):
                    with self._session().request(
                        method, at, timeout=timeouts_s, allow_redirects=False, stream=True, **sent
                    ) as answer:
                        onward = target_of(answer) if hops else None
                        if onward is None:
                            response = self._read(answer, limit_bytes)
                    if watch.is_over:  # a body without a length looks whole wherever it was cut
                        raise requests.Timeout
                    if onward is None:
                        return response
                    at, sent["params"] = onward, None
                raise requests.TooManyRedirects(f"more than {hops} redirects")
        except requests.RequestException as error:
            told = f"deadline of {deadline_s} s" if watch.is_over else str(error)
            cause = Cause.TIMEOUT if watch.is_over else None
            raise NetworkError(Trouble.UNREACHABLE, f"{url}: {told}", cause=cause) from error
        except ValueError as error:  # requests and urllib3 let some malformed URLs through as these
            raise NetworkError(Trouble.UNREACHABLE, f"{url}: {error}") from error
        finally:
            with self._lock:
                self._watches.discard(watch)

    def _read(self, answer: requests.Response, limit_bytes: int) -> Response:
        """The whole answer. Raises SiteError where its body is over `limit_bytes`."""
        body = bytearray()
        try:
            for piece in answer.iter_content(PIECE_BYTES):
                body += piece
                if len(body) > limit_bytes:
                    raise SiteError(Trouble.TOO_LARGE, answer.url, status=answer.status_code)
        finally:
            self._count(answer.headers, len(body))
        return Response(
            url=answer.url,
            status=answer.status_code,
            headers=MappingProxyType({k.lower(): v for k, v in answer.headers.items()}),
            body=bytes(body),
        )


def _good(response: Response) -> Response:
    """`response` if it is one of 2xx or 304. Raises SiteError for any other."""
    if 200 <= response.status < 300 or response.status == 304:
        return response
    pause_s = retry_after_s(response.headers.get("retry-after"), datetime.now(UTC))
    if response.headers.get("cf-mitigated", "").lower() == "challenge":
        trouble = Trouble.CHALLENGE
    elif response.status == 429 or (response.status == 503 and pause_s is not None):
        trouble = Trouble.RATE_LIMITED
    else:
        trouble = Trouble.HTTP_STATUS
    raise SiteError(trouble, response.url, status=response.status, retry_after_s=pause_s)
