"""What speaks to the network: one `Http`, and what is asked through it.

The modules that know the site are loaded when they are first used (PEP 562), since the first
picture of the window does not wait for the site: `from planetfm import net`, then `net.feed.fetch`.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planetfm.net import feed, presence, whole, wordpress

__all__ = ["feed", "presence", "whole", "wordpress"]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
