"""The HTTP proxy between this machine and the station, where the system names one."""

from __future__ import annotations

import base64
import os
import socket
import sys
import time
from urllib.parse import SplitResult, unquote, urlsplit

HEADER_LIMIT_BYTES = 32 * 1024


def proxy_for(parts: SplitResult) -> SplitResult | None:
    """The proxy that the environment (or Windows, macOS) names for this address, if any."""
    named = any(key.lower().endswith("_proxy") for key in os.environ)
    if not named and sys.platform not in ("win32", "darwin"):
        return None  # spares the 20 ms that importing urllib.request costs
    from urllib.request import getproxies, proxy_bypass

    address = getproxies().get(parts.scheme)
    if not address or proxy_bypass(parts.hostname or ""):
        return None
    proxy = urlsplit(address if "//" in address else f"http://{address}")
    return proxy if proxy.hostname else None


def credentials(proxy: SplitResult) -> str | None:
    """The value of Proxy-Authorization, where the proxy's address carries a name."""
    if not proxy.username:
        return None
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def tunnel(sock: socket.socket, host: str, port: int, proxy: SplitResult, deadline: float) -> None:
    """Ask an HTTP proxy for a way to host:port (RFC 9110 9.3.6). Raises OSError."""
    peer = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {peer} HTTP/1.1", f"Host: {peer}"]
    pair = credentials(proxy)
    if pair is not None:
        lines.append(f"Proxy-Authorization: {pair}")
    sock.settimeout(_left_s(deadline))
    sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        sock.settimeout(_left_s(deadline))
        piece = sock.recv(1)  # by the byte: what follows the header belongs to TLS
        if not piece or len(answer) > HEADER_LIMIT_BYTES:
            raise OSError("the proxy closed")
        answer += piece
    if answer.split(b" ", 2)[1:2] != [b"200"]:
        raise OSError(f"the proxy refused: {answer[:80]!r}")


def _left_s(deadline: float) -> float:
    left_s = deadline - time.monotonic()
    if left_s <= 0:
        raise TimeoutError("the proxy is too slow")
    return left_s
