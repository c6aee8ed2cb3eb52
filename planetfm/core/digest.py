"""A fingerprint of bytes, for comparing them or naming a file after them."""

from __future__ import annotations


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of `data`, as 64 hexadecimal digits."""
    import hashlib  # with OpenSSL, which takes 3 ms and is not wanted before the first picture

    return hashlib.sha256(data).hexdigest()
