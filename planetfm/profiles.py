"""Which station this app is for: a profile file, a bare site, or Planet FM."""

from __future__ import annotations

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
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(str(error), path=str(file)) from error
    if site is None:
        return profile
    address = site if "//" in site else f"https://{site}"
    host = urlsplit(address).hostname
    if not host:
        raise ProfileError(f"not an address: {site}")
    if host == urlsplit(profile.site).hostname:
        return replace(profile, site=address)
    return Profile(
        name=host.removeprefix("www."),
        place="",
        site=address,
        timezone=profile.timezone,
        tz_label=profile.tz_label,
    )
