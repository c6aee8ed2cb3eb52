"""Carries out addresses of our own (`core.links`), handed over by another program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planetfm.core.links import PlayLink, parse_link
from planetfm.core_app import CoreApp
from planetfm.desktop.activation import take_token
from planetfm.runtime.instance import Command, CommandError


def link_command(
    core: CoreApp,
    show: Callable[[], object] | None = None,
    open_article: Callable[[str], object] | None = None,
) -> Command:
    """The command `open`. `show` raises the window and `open_article` opens an article in it, by
    its identity; neither is there without a window."""

    def command(arguments: list[str]) -> Mapping[str, Any]:
        try:
            (text,) = take_token(arguments)
            link = parse_link(text)
        except ValueError:
            raise CommandError("not an address of Planet FM") from None
        if isinstance(link, PlayLink):
            core.player.play()
            if link.live:
                core.player.go_live()
        elif open_article is None:
            raise CommandError("there is no window to read in")
        else:
            open_article(link.identity)
        if show is not None:
            show()
        return {}

    return command
