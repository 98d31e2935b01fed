"""Where the source of a row can be opened, as long as it is there."""

from __future__ import annotations

from pathlib import Path


class Sources:
    """Links to pages. Each file is looked for once."""

    def __init__(self) -> None:
        self._known: dict[str, str | None] = {}

    def link(self, source_path: str, page: int | None = None) -> str | None:
        """A file URI that leads to the page; None where the file has moved or is gone."""
        if source_path not in self._known:
            self._known[source_path] = _address(Path(source_path))
        found = self._known[source_path]
        return f"{found}#page={page}" if found and page else found


def _address(path: Path) -> str | None:
    try:
        return path.resolve().as_uri() if path.is_file() else None
    except OSError:  # a folder that may not be looked into, a name too long for this system
        return None
