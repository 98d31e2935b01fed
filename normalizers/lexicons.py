"""The lexicons: data files that say in words what the code looks for."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_lexicon(package: str, name: str) -> dict[str, Any]:
    """A TOML file of a package's `data` folder: `read_lexicon("normalizers", "times.toml")`.

    Raises FileNotFoundError, tomllib.TOMLDecodeError.
    """
    return tomllib.loads((files(package) / "data" / name).read_text("utf-8"))
