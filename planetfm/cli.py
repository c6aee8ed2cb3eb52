"""One parser: open the window, command the running app, or work in the terminal.

Nothing heavy is imported here: a command to the running app and the terminal's own commands must
not pay for Qt.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from planetfm import __version__
from planetfm.core.links import is_link, parse_link
from planetfm.languages import languages
from planetfm.options import Options
from planetfm.places import Places, find_places
from planetfm.terminal.words import language, say

REMOTE = {
    "play": "play the station",
    "stop": "stop it",
    "toggle": "play or pause",
    "pause": "pause; play goes on from there",
    "live": "go back to what is on air now",
    "seek": "go back or forward by seconds, or to an hour of the station's clock",
    "volume": "set the volume, 0 to 100",
    "mute": "mute, or unmute",
    "sleep": "stop after so many minutes, or with the song",
    "record": "record what is heard, or end that",
    "clip": "keep the last minutes",
    "more-data": "play on in spite of this month's cap on data",
    "refresh": "fetch the news now",
    "show": "bring the window up",
    "quit": "end the running app",
    "status": "say what it is doing",
}

VALUED = frozenset({"--home", "--lang", "--profile", "--site", "--stream"})
"""Options whose value may stand behind them as a word of its own."""

READ_LATER = ("feedparser", "h11", "lxml", "m3u8", "mutagen", "PIL", "requests", "trafilatura")
"""Imported where they are first needed, on a thread that could tell nobody what to install."""


def main(argv: Sequence[str] | None = None) -> int:
    """The `planetfm` command. Returns the exit code: 1 refused or not running, 2 cannot start."""
    # Options may stand before or after the command: they have no defaults of their own, or those
    # of the command's parser would overwrite what stood before it.
    defaults = argparse.Namespace(home=None, lang=None, debug=False, profile=None)
    _print_anything()
    arguments, link = _arguments(list(sys.argv[1:] if argv is None else argv), defaults)
    lang = language(arguments.lang)
    try:
        code = _carry_out(arguments, link, lang)
        if sys.stdout is not None:  # as where there is no console
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever reads what we print has read enough (`planetfm news | head`). Python would say so
        # once more when it empties its buffer at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ImportError as error:
        from planetfm.terminal.display import explain_import

        print(explain_import(error, lang), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _carry_out(arguments: argparse.Namespace, link: str | None, lang: str) -> int:
    places = find_places(arguments.home)
    if arguments.command is None:
        return _start(arguments, link, places, lang)
    if arguments.command in REMOTE:
        return _remote(arguments, places, lang)
    return _terminal(arguments, places, lang)


def _arguments(
    words: list[str], defaults: argparse.Namespace
) -> tuple[argparse.Namespace, str | None]:
    """What was asked for, and the address of our own (planetfm:...) that a desktop adds. After a
    command or an option that takes a value, it is a word like any other."""
    pairs = enumerate(zip(["", *words], words, strict=False))
    bare = [n for n, (before, word) in pairs if word[:1] != "-" and before not in VALUED]
    link = None
    if len(bare) == 1 and is_link(words[bare[0]]):
        link = words.pop(bare[0])
    # The start has no command: it need not wait 4 ms for the parsers of them all.
    commands = (bool(bare) and link is None) or "-h" in words or "--help" in words
    return _parser(commands=commands).parse_args(words, defaults), link


def _print_anything() -> None:
    """A headline may hold what the terminal's encoding does not: a question mark, not an end."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _parser(*, commands: bool) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="keep settings, data and cache below DIR: an app of its own",
    )
    common.add_argument(
        "--lang", choices=languages(), default=argparse.SUPPRESS, help="language (default: yours)"
    )
    common.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="log to the terminal too"
    )
    common.add_argument(
        "--profile",
        type=Path,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="be the app of the station in this TOML file",
    )
    parser = argparse.ArgumentParser(
        prog="planetfm",
        parents=[common],
        description="The desktop companion of Radio Planet FM, Banyuwangi.",
    )
    parser.add_argument("--version", action="version", version=f"Planet FM {__version__}")
    parser.add_argument("--site", metavar="URL", help="the station's home page")
    parser.add_argument(
        "--stream",
        metavar="URL",
        action="append",
        default=[],
        help="a stream address to use before any other (may repeat)",
    )
    parser.add_argument("--play", action="store_true", help="play at once")
    parser.add_argument(
        "--demo", action="store_true", help="a whole station inside this machine, no internet"
    )
    parser.add_argument("--hidden", action="store_true", help="start without showing the window")
    parser.add_argument("--headless", action="store_true", help="no window and no display needed")
    parser.set_defaults(command=None)
    if commands:
        _add_commands(parser, common)
    return parser


def _add_commands(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, text in REMOTE.items():
        command = commands.add_parser(name, parents=[common], help=f"{text} (the running app)")
        if name == "volume":
            command.add_argument("percent", type=int, metavar="0-100")
        if name == "seek":
            command.add_argument("where", metavar="-30|17:05")
        if name == "sleep":
            command.add_argument("when", metavar="MINUTES|song|off")
        if name == "record":
            command.add_argument("what", choices=("start", "stop"))
        if name == "clip":
            command.add_argument("minutes", type=float, metavar="MINUTES")
        if name == "status":
            command.add_argument("--json", action="store_true", help="as JSON, for scripts")
    probe = commands.add_parser(
        "probe", parents=[common], help="show how a site's stream is found, without a window"
    )
    probe.add_argument("url", metavar="URL")
    probe.add_argument("--json", action="store_true", help="as JSON")
    news = commands.add_parser(
        "news", parents=[common], help="print the stored headlines, without a window"
    )
    which = news.add_mutually_exclusive_group()
    which.add_argument("--unread", action="store_true", help="only those not read")
    which.add_argument("--saved", action="store_true", help="only saved ones")
    news.add_argument("--category", default="", metavar="NAME", help="only those of a category")
    news.add_argument("--refresh", action="store_true", help="fetch first")
    news.add_argument("--json", action="store_true", help="as JSON")
    search = commands.add_parser(
        "search", parents=[common], help="search the stored news, without a window"
    )
    search.add_argument(
        "words",
        nargs="+",
        metavar="WORDS",
        help='words, "phrases", kategori:NAME, sejak:2026-11-01, sampai:2026-11-30',
    )
    search.add_argument("--json", action="store_true", help="as JSON")
    read = commands.add_parser("read", parents=[common], help="print a stored article")
    read.add_argument("id", metavar="ID", help="as `news --json` and `search` tell it")
    export = commands.add_parser(
        "export", parents=[common], help="write the saved articles as web pages"
    )
    export.add_argument("folder", type=Path, metavar="DIR")
    songs = commands.add_parser(
        "songs", parents=[common], help="print the songs that were on air, without a window"
    )
    songs.add_argument("words", nargs="*", metavar="WORD", help="only those with these words")
    songs.add_argument("--starred", action="store_true", help="only those with a star")
    songs.add_argument("--json", action="store_true", help="as JSON")


def _start(arguments: argparse.Namespace, link: str | None, places: Places, lang: str) -> int:
    from planetfm.terminal.remote import NotRunningError, ask

    if link is not None:
        try:
            parse_link(link)
        except ValueError:
            print(say("bad-link", lang), file=sys.stderr)
            return 1
    if not arguments.demo or arguments.home is not None:
        try:
            wishes = ["play"] if arguments.play else []
            wish = ["show", *wishes] if link is None else ["open", link]
            token = os.environ.get("XDG_ACTIVATION_TOKEN")  # the window's right to come forward
            answer = ask(places.door, *wish, *([f"token:{token}"] if token else []))
            if "error" not in answer:
                return 0
            print(_refusal(answer["error"], lang), file=sys.stderr)
            return 1
        except NotRunningError:
            pass
    options = Options(
        site=arguments.site,
        streams=tuple(arguments.stream),
        profile=arguments.profile,
        play=arguments.play,
        demo=arguments.demo,
        hidden=arguments.hidden,
        headless=arguments.headless,
        home=arguments.home,
        lang=arguments.lang,
        debug=arguments.debug,
        link=link,
    )
    if not options.headless:
        from planetfm.terminal.display import what_is_missing

        missing = what_is_missing(lang)
        if missing is not None:
            print(missing, file=sys.stderr)
            return 2
    for package in READ_LATER:
        if find_spec(package) is None:
            raise ModuleNotFoundError(name=package)
    # Imports and a window make no garbage, yet looking for it took 23 of the 324 ms from here to
    # the first picture. `app` lets it be looked for again once that is there.
    gc.disable()
    try:
        from planetfm.qt_imports import load_qt

        load_qt()
        from planetfm.app import run

        return run(options, lang)
    finally:
        gc.enable()


def _remote(arguments: argparse.Namespace, places: Places, lang: str) -> int:
    from planetfm.terminal.remote import NotRunningError, ask

    values = [str(arguments.percent)] if arguments.command == "volume" else []
    if arguments.command == "sleep":
        values = [arguments.when]
    elif arguments.command == "seek":
        values = [arguments.where]
    elif arguments.command == "record":
        values = [arguments.what]
    elif arguments.command == "clip":
        values = [str(arguments.minutes)]
    try:
        answer = ask(places.door, arguments.command, *values)
    except NotRunningError:
        print(say("not-running", lang), file=sys.stderr)
        return 1
    if "error" in answer:
        print(_refusal(answer["error"], lang), file=sys.stderr)
        return 1
    if arguments.command == "status":
        status = answer["status"]
        print(json.dumps(status, indent=2) if arguments.json else _status_text(status, lang))
    return 0


def _refusal(error: object, lang: str) -> str:
    return say("busy", lang) if error == "busy" else say("refused", lang, error)


def _status_text(status: dict[str, Any], lang: str) -> str:
    from planetfm.terminal.printing import printable

    title = status["title"]["raw"] or "-"
    return "\n".join(
        (
            say("status-line", lang, status["line"]["state"]),
            say("status-sound", lang, status["sound"]["state"]),
            say("status-title", lang, printable(title)),
            say("status-stream", lang, printable(status["stream"]["url"] or "-")),
            say("status-news", lang, status["news"]["articles"], status["news"]["unread"]),
        )
    )


def _terminal(arguments: argparse.Namespace, places: Places, lang: str) -> int:
    from planetfm.core.errors import ProfileError
    from planetfm.terminal import work

    try:
        if arguments.command == "probe":
            return work.probe(arguments.url, arguments.profile, as_json=arguments.json, lang=lang)
        if arguments.command == "songs":
            return work.songs(
                places,
                arguments.profile,
                " ".join(arguments.words),
                starred=arguments.starred,
                as_json=arguments.json,
                lang=lang,
            )
        if arguments.command == "search":
            return work.search(
                places,
                arguments.profile,
                " ".join(arguments.words),
                as_json=arguments.json,
                lang=lang,
            )
        if arguments.command == "read":
            return work.read(places, arguments.profile, arguments.id, lang=lang)
        if arguments.command == "export":
            return work.export(places, arguments.profile, arguments.folder, lang=lang)
        return work.news(
            places,
            arguments.profile,
            shown="unread" if arguments.unread else "saved" if arguments.saved else "all",
            category=arguments.category,
            refresh=arguments.refresh,
            as_json=arguments.json,
            lang=lang,
        )
    except ProfileError as error:
        print(say("profile", lang, error), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
