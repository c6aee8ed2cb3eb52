"""Small JSON files that are either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planetfm.core.errors import StoreError, Trouble

log = logging.getLogger(__name__)


def read_json(path: Path) -> dict[str, Any]:
    """The object in `path`; {} when there is none. A damaged file is set aside as *.bad."""
    try:
        data = json.loads(path.read_bytes())
        if isinstance(data, dict):
            return data
        raise ValueError("not an object")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("%s cannot be read (%s) and is set aside", path.name, error)
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".bad"))
        return {}


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Replace `path` in one step: written beside it, synced, renamed. Raises StoreError."""
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w",
            dir=path.parent,
            prefix=f".{path.name}.",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",  # half a surrogate pair becomes its JSON escape
        ) as file:
            part = Path(file.name)
            json.dump(data, file, indent=2, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        _unlink(part)
        raise StoreError(Trouble.DISK, f"{path}: {error}") from error
    except BaseException:
        _unlink(part)
        raise


def _unlink(part: Path | None) -> None:
    if part is not None:
        with contextlib.suppress(OSError):
            part.unlink()
