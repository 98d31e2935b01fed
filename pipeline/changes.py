"""What a run changed in the tables, document by document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.contents import Contents
from pipeline.sources import printable


@dataclass(frozen=True, slots=True)
class Change:
    """What a run did to a document: `new`, `changed` (read again), `failed` or `withdrawn`."""

    change: str
    document_id: str
    source_path: str


@dataclass(frozen=True, slots=True)
class Told:
    """A document as the changes that were told so far left it."""

    work_key: str
    source_path: str


def as_told(contents: Contents) -> dict[str, Told]:
    """The documents of the contents, by document_id."""
    paths = contents.paths()
    return {name: Told(key, printable(paths[name][0])) for name, key in contents.work_keys.items()}


def changes_between(
    before: Mapping[str, Told], after: Mapping[str, Told], *, read: Collection[str] = (), refused: Collection[str] = ()
) -> tuple[Change, ...]:
    """What became of the documents since they were last told, be it in a run before that was killed.

    `read` are those that were read again under their old key, `refused` those of which nothing could be read.
    """
    gone = [Change("withdrawn", name, each.source_path) for name, each in before.items() if name not in after]
    touched = [
        Change("failed" if name in refused else "changed" if name in before else "new", name, each.source_path)
        for name, each in after.items()
        if name in read or name not in before or before[name].work_key != each.work_key
    ]
    return tuple(sorted((*gone, *touched), key=lambda each: (each.source_path, each.document_id)))
