"""What a run changed in the tables, document by document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.contents import Contents
from pipeline.sources import printable
from pipeline.stages import Staged


@dataclass(frozen=True, slots=True)
class Change:
    """What a run did to a document: `new`, `changed` (read again), `failed` or `withdrawn`."""

    change: str
    document_id: str
    source_path: str


def changes_between(before: Contents, after: Contents, read: Iterable[Staged] = ()) -> tuple[Change, ...]:
    """What became of the documents: `read` are those that were read meanwhile."""
    paths = {**before.paths(), **after.paths()}
    failed = {staged.document_id: staged.is_quarantined for staged in read}
    withdrawn = [(document_id, "withdrawn") for document_id in before.work_keys.keys() - after.work_keys.keys()]
    touched = [
        (document_id, "failed" if is_quarantined else "changed" if document_id in before.work_keys else "new")
        for document_id, is_quarantined in failed.items()
        if document_id in after.work_keys
    ]
    found = (
        Change(change, document_id, printable(paths[document_id][0])) for document_id, change in (*withdrawn, *touched)
    )
    return tuple(sorted(found, key=lambda each: (each.source_path, each.document_id)))
