"""With what codes the event loop ends when the app is not to end."""

from __future__ import annotations

REOPEN, RESTART = 75, 76
"""Open the window anew, as another language wants; begin anew, as another station wants."""
