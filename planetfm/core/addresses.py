"""What pages, lists and people write for an address, made whole; and when two are the same one.

Small and quick to import on purpose: the way to the first sound passes here.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

MAX_URL_CHARS = 2048
_SEMICOLON = "\ue000"


def join(base: str, address: str) -> str:
    """urljoin that keeps SHOUTcast's `/;`: the standard one takes an empty parameter away."""
    joined = urljoin(base.replace(";", _SEMICOLON), address.replace(";", _SEMICOLON))
    return joined.replace(_SEMICOLON, ";")


def absolute(address: str, base: str) -> str | None:
    """`address` as a whole http(s) URL with its fragment dropped, or None if it is not one.

    Takes what pages really hold: white space around and inside line breaks, `//host/x`, paths.
    """
    address = "".join(address.split()) if "\n" in address or "\t" in address else address.strip()
    if not address or len(address) > MAX_URL_CHARS or address[0] in "#{<[":
        return None
    try:
        parts = urlsplit(join(base, address))
        _ = parts.port
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _plausible_host(host):
        return None
    path = parts.path.replace(" ", "%20") or "/"
    query = parts.query.replace(" ", "%20")
    return urlunsplit(SplitResult(parts.scheme, parts.netloc.strip(), path, query, ""))


def _plausible_host(host: str) -> bool:
    if not host or len(host) > 253 or not host.isprintable():
        return False
    if any(char in host for char in " \"'<>\\{}|^`$%,()*+!&"):
        return False
    if host == "localhost" or "." in host:
        return ".." not in host and not host.startswith(".")
    return ":" in host and all(char in "0123456789abcdefABCDEF:" for char in host)


def host_of(url: str) -> str:
    """The host in lower case without a leading `www.`; empty for what is not a URL."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def identity(url: str) -> str:
    """What makes two spellings the same address: the host's case and a default port don't count.

    The scheme does: a radio server's odd port speaks one of the two only.
    """
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    host = (parts.hostname or "").lower()
    return f"{parts.scheme}://{host}{port}{parts.path or '/'}?{parts.query}"
