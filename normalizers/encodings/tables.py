"""The code tables: from what a legacy encoding's bytes look like as Western text to the letters they stand for.

Each table is a data file, "letter, bytes in hexadecimal" a line, with its sources named at its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product


@dataclass(frozen=True, slots=True)
class Table:
    """An encoding as characters: `letters` from codes to letters, `codes` from letters to codes.

    A code is one or two characters, each as ISO 8859-1 shows the byte; `letters` knows Windows-1252's
    shape of it too. `legacy` finds the runs of characters that may be coded.
    """

    letters: Mapping[str, str]
    codes: Mapping[str, str]
    legacy: re.Pattern[str]

    def decoded(self, text: str) -> str:
        """The text with every code made into its letter, the longest first."""
        return self.legacy.sub(lambda found: self.letters[found[0]], text)

    def encoded(self, text: str) -> str:
        """The text with every letter made into its code; what has none stays, unless it looks like a code.

        Such characters become the nearest ASCII, or a question mark.
        """
        return "".join(map(self._code, text))

    def _code(self, character: str) -> str:
        if code := self.codes.get(character):
            return code
        return _NEAREST.get(character, "?") if character in self.letters else character


_NEAREST = {"“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "*", "·": "-", "×": "x"}


@cache
def table(name: str) -> Table:
    """The table in `data/<name>.txt`: `tcvn3`, `vni` or `vps`."""
    codes = dict(_read(name))
    letters = {shape: letter for letter, code in codes.items() for shape in _shapes(code)}
    if name == "vni":
        letters |= _marks_of_the_other_case(letters)
    if name == "tcvn3":
        letters["\u03bc"] = letters["\u00b5"]  # a Greek mu is what some fonts' tables make of the micro sign
    longest_first = sorted(letters, key=len, reverse=True)
    return Table(letters, codes, re.compile("|".join(map(re.escape, longest_first))))


_FILES = {"tcvn3": "data/tcvn3.txt", "vni": "data/vni.txt", "vps": "data/vps.txt"}


def _read(name: str) -> Iterator[tuple[str, str]]:
    for line in resources.files("normalizers").joinpath(_FILES[name]).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            letter, *code = line.split()
            yield letter, bytes.fromhex("".join(code)).decode("latin-1")


def _shapes(code: str) -> Iterator[str]:
    """The code as ISO 8859-1 and as Windows-1252 show it."""
    for shape in product(*({c, c.encode("latin-1").decode("cp1252", errors="ignore") or c} for c in code)):
        yield "".join(shape)


def _marks_of_the_other_case(letters: Mapping[str, str]) -> dict[str, str]:
    """VNI typed with the wrong mark ("Uû" for "UÛ"): the base letter decides the case."""
    pairs = {code: letter for code, letter in letters.items() if len(code) == 2}
    return {code[0] + code[1].swapcase(): letter for code, letter in pairs.items()}
