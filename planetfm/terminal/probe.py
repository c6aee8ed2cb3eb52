"""`planetfm probe URL [--json]`: every address a site names, why, what it answered, which is taken.

JSON, one object; keys are stable:

    site, name, feed, icon           text (icon may be null); where the search ended
    rest_root                        text or null
    site_trouble, site_status        null when the site answered
    directory_trouble                null when the directory was not asked or answered
    candidates                       list, best first, of
        url, reason, found_on, rank, detail
        answer                       null when it was not asked, else
            ok, codec, bitrate_bps, name, titles, finite, hls, plays, status, trouble, took_s
    taken                            the address that is kept, or null
    why                              its reason, or null

Troubles and reasons are the values of `core.errors.Trouble` and `core.discovery.Reason`.
"""

from __future__ import annotations

from typing import Any, TextIO

from planetfm.core.profile import Profile
from planetfm.net.discover import Finder, Found
from planetfm.net.http import Http
from planetfm.net.radio_browser import RadioBrowser
from planetfm.net.trial import Trial
from planetfm.terminal.printing import print_json, printable
from planetfm.terminal.probe_words import words_for


def probe(
    site: str,
    profile: Profile,
    http: Http,
    *,
    as_json: bool,
    out: TextIO,
    lang: str = "en",
    user_agent: str = "PlanetFM",
    directory: RadioBrowser | None = None,
) -> int:
    """Search `site` thoroughly and print what was found, in `lang` ("id" or "en").

    `profile` gives what the site does not tell (name, town, known streams). `directory` is asked
    when the site names nothing that sounds; None leaves it out. Returns the exit code: 0 when a
    stream sounds, 1 when none does.
    """
    import dataclasses

    address = site if "//" in site else f"https://{site}"
    same = address.rstrip("/") == profile.site.rstrip("/")
    wanted = dataclasses.replace(
        profile,
        site=address,
        streams=profile.streams if same else (),
        feed=profile.feed if same else None,
    )
    found = Finder(http, user_agent, wanted, directory).find(everything=True)
    if as_json:
        print_json(as_dict(found), out)
    else:
        out.write(as_text(found, lang))
    return 0 if found.stream is not None else 1


def as_dict(found: Found) -> dict[str, Any]:
    """The JSON object described at the head of this file."""
    answers = {candidate.url: trial for candidate, trial in found.tried}
    return {
        "site": found.site_url,
        "name": found.name,
        "feed": found.feed,
        "rest_root": found.rest_root,
        "icon": found.icon,
        "site_trouble": found.site_trouble.value if found.site_trouble else None,
        "site_status": found.site_status,
        "directory_trouble": found.directory_trouble.value if found.directory_trouble else None,
        "candidates": [
            {
                "url": candidate.url,
                "reason": candidate.reason.value,
                "found_on": candidate.found_on,
                "rank": candidate.rank,
                "detail": candidate.detail,
                "answer": _answer(answers.get(candidate.url)),
            }
            for candidate in found.candidates
        ],
        "taken": found.stream.url if found.stream else None,
        "why": found.stream.reason.value if found.stream else None,
    }


def _answer(trial: Trial | None) -> dict[str, Any] | None:
    if trial is None:
        return None
    return {
        "ok": trial.ok,
        "codec": trial.codec,
        "bitrate_bps": trial.bitrate_bps,
        "name": trial.name,
        "titles": trial.titles,
        "finite": trial.finite,
        "hls": trial.hls,
        "plays": trial.plays,
        "status": trial.status,
        "trouble": trial.trouble.value if trial.trouble else None,
        "took_s": trial.took_s,
    }


def as_text(found: Found, lang: str) -> str:
    """The same for a reader: aligned, one candidate in three lines, best first."""
    words = words_for(lang)
    rows = [
        (words.site, found.site_url),
        (words.name, found.name),
        (words.feed, found.feed),
        (words.rest, found.rest_root or "-"),
        (words.icon, found.icon or "-"),
    ]
    if found.site_trouble is not None:
        status = f" ({found.site_status})" if found.site_status else ""
        rows.append((words.site_down, words.troubles[found.site_trouble] + status))
    if found.directory_trouble is not None:
        rows.append((words.directory, words.troubles[found.directory_trouble]))
    width = max(len(label) for label, _ in rows)
    lines = [f"{label:<{width}}  {value}" for label, value in rows]
    lines += ["", words.candidates.format(len(found.candidates))]
    answers = {candidate.url: trial for candidate, trial in found.tried}
    for candidate in found.candidates:
        trial = answers.get(candidate.url)
        mark = "*" if found.stream is not None and candidate.url == found.stream.url else " "
        lines.append(f"{mark} {candidate.rank:>5}  {candidate.url}")
        where = f" · {candidate.found_on}" if candidate.found_on else ""
        detail = f" ({candidate.detail})" if candidate.detail else ""
        lines.append(f"{'':9}{words.reasons[candidate.reason]}{detail}{where}")
        lines.append(f"{'':9}{words.answer(trial)}")
    lines.append("")
    if found.stream is not None:
        lines.append(words.taken.format(found.stream.url, words.reasons[found.stream.reason]))
    else:
        lines.append(words.none)
    return "\n".join(printable(line) for line in lines) + "\n"
