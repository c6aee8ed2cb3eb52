"""PySide6, without what it does to every later import.

PySide6 puts a function of its own in the place of `builtins.__import__`. It reads the text of each
module that is imported from then on, whoever's it is, for the word "PySide6": such a module might
go on to ask for `from __feature__ import snake_case` (shibokensupport/feature.py, PYSIDE-2029). No
module here does. Measured with PySide6 6.11.3: 308 files are read until the window is there, which
takes 20 to 40 ms, and `linecache` keeps 8 MB of their lines for good. A second function of the kind
makes lazy classes for `from PySide6.QtX import *`, which nobody writes here.
"""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Load PySide6 and leave imports as they were before. Call it ahead of what is big; raises
    ImportError without PySide6."""
    usual = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = usual
