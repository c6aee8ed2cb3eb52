"""Which station this app is for: a profile file, a bare site, or Planet FM."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from planetfm.assets import assets_dir
from planetfm.core.errors import ProfileError
from planetfm.core.profile import Profile, parse_profile


def load_profile(path: Path | None, site: str | None = None) -> Profile:
    """The profile in `path`, else Planet FM's own; with `site`, the station at that address.

    Raises ProfileError with the line where the file is wrong.
    """
    file = path if path is not None else assets_dir() / "station.toml"
    try:
        profile = parse_profile(file.read_text("utf-8"), str(file))
    except OSError as error:
        raise ProfileError(error.strerror or str(error), path=str(file)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ProfileError("not UTF-8 text", path=str(file), line=line) from error
    if site is None:
        return profile
    address = site_address(site)
    host = urlsplit(address).hostname or ""
    if host == urlsplit(profile.site).hostname:
        return replace(profile, site=address)
    return Profile(
        name=host.removeprefix("www."),
        place="",
        site=address,
        timezone=profile.timezone,
        tz_label=profile.tz_label,
    )


def site_address(site: str) -> str:
    """`site` as a whole address; people leave the scheme out. Raises ProfileError."""
    address = site.strip()
    address = address if "//" in address else f"https://{address}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or re.search(r"\s", address):
        raise ProfileError(f"not a web address: {site}")
    return address
