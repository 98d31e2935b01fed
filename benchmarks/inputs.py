"""The plans to measure with: made up once by `samples`, then kept under build/benchmarks/inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import samples

FOLDER = Path(__file__).parents[1] / "build" / "benchmarks" / "inputs"
"""Where inputs are kept, unless told otherwise; git knows nothing of it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form plans come in: its name, file name suffix, and about how many pages of it to read at each size."""

    name: str
    suffix: str
    pages_read: int = 10

    def copies(self, n_pages: int) -> int:
        """How many plans of so many pages to read: several where one takes too little time to be measured."""
        return max(1, self.pages_read // n_pages)


FORMS = {
    form.name: form for form in (Form("pdf", ".pdf"), Form("docx", ".docx"), Form("md", ".md"), Form("scan", ".pdf", 3))
}


@dataclass(frozen=True, slots=True)
class Input:
    """One plan of about `n_pages` pages, as a text PDF sets them, in one form; another `seed`, another plan."""

    form: str
    n_pages: int
    seed: int

    def path(self, folder: Path = FOLDER) -> Path:
        """Where it is kept: apart from what an older `samples` made."""
        return folder / samples_digest() / f"{self.form}-{self.n_pages}-{self.seed}{FORMS[self.form].suffix}"


@cache
def samples_digest() -> str:
    """Hash of the code and words that plans are made of."""
    root = Path(samples.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.suffix in (".py", ".toml", ".txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def make(wanted: Input, folder: Path = FOLDER) -> None:
    """Make an input that is not there yet; a thousand pages of PDF take about a minute.

    Imports what it needs itself: measured processes must not hold it. Raises FileNotFoundError without the fonts.
    """
    path = wanted.path(folder)
    if path.exists():
        return
    content = _renderers()[wanted.form](wanted)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_bytes(content)
    aside.replace(path)


def _renderers() -> dict[str, Callable[[Input], bytes]]:
    from samples import markdown, pdf, scan, word
    from samples.long import make_plan
    from samples.plan import Plan

    def plan(of: Input) -> Plan:
        return make_plan(of.n_pages, of.seed)

    def scanned(of: Input) -> bytes:
        shown = plan(of)
        return scan.render(pdf.render(shown), shown.signer, f"{shown.issuer} • ")

    return {
        "pdf": lambda of: pdf.render(plan(of)),
        "docx": lambda of: word.render(plan(of)),
        "md": lambda of: markdown.render(plan(of)).encode(),
        "scan": scanned,
    }
