"""All running text of a plan in reading order, with the part of the plan that each stretch stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.layout.columns import cell_passage
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage
from extractors.structure.entries import Entry
from extractors.structure.letterhead import ends_bases
from extractors.structure.markers import Family
from extractors.structure.plan import Plan


class Stretch(NamedTuple):
    """A paragraph, heading or cell. `part`: title, preamble, body or note (under an appendix's title)."""

    passage: Passage
    part: str
    section: int | None


def stretches(text: str, plan: Plan) -> list[Stretch]:
    """Every paragraph, heading and cell, each once, in reading order; `text` is the document's."""
    return sorted((s for s in _stretches(text, plan) if s.passage), key=lambda s: s.passage.span().start)


def _stretches(text: str, plan: Plan) -> Iterator[Stretch]:
    yield Stretch(plan.title, "title", None)
    for entries in (plan.cover, plan.preamble):
        bases = next((at for at, entry in enumerate(entries) if _resolves(entry)), len(entries))
        for part, some in (("preamble", entries[:bases]), ("body", entries[bases:])):
            yield from (Stretch(each, part, None) for each in _of_entries(text, some))
    yield Stretch(plan.carried_title, "title", None)
    for section in plan.outline.sections:
        yield Stretch(section.title, "body", section.number)
        for each in _of_entries(text, section.entries):
            yield Stretch(each, "body", section.number)
    for each in _of_entries(text, (*plan.outline.closing, *plan.footnotes)):
        yield Stretch(each, "body", None)
    for note in plan.notes:
        yield Stretch(note, "note", None)


def _resolves(entry: Entry) -> bool:
    """Whether a decision's bases end here: at "QUYẾT ĐỊNH:", or at its first article where that line was lost."""
    if isinstance(entry, JoinedTable):
        return False
    return ends_bases(entry.passage.text) or (entry.marker is not None and entry.marker.family is Family.ARTICLE)


def _of_entries(text: str, entries: Iterable[Entry]) -> Iterator[Passage]:
    for entry in entries:
        if isinstance(entry, JoinedTable):
            yield from (cell_passage(text, cell) for row in entry.rows for cell in row)
        else:
            yield entry.passage
            yield from _of_entries(text, entry.items)
