"""Whom TLS believes: the system's authorities and certifi's."""

from __future__ import annotations

import socket
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl


class Trust:
    """Reads the certificates at its first use and keeps them: that costs 30 ms, too much for every
    segment of a station that sends in segments."""

    @cached_property
    def _context(self) -> ssl.SSLContext:
        import ssl

        import certifi

        context = ssl.create_default_context()
        # python.org's builds for macOS come with an empty store; certifi arrives with requests.
        context.load_verify_locations(certifi.where())
        return context

    def encrypt(self, sock: socket.socket, host: str) -> socket.socket:
        """The socket after a handshake with `host`. Raises OSError (ssl.SSLError is one)."""
        return self._context.wrap_socket(sock, server_hostname=host)


def has_nothing_yet(error: OSError) -> bool:
    """Whether a socket that does not wait said that nothing has come; TLS has its own word."""
    if isinstance(error, BlockingIOError):
        return True
    import ssl

    return isinstance(error, ssl.SSLWantReadError | ssl.SSLWantWriteError)
