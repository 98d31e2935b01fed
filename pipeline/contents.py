"""Which files are in the tables, as which documents, read with which work key."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Place:
    """A file known to the tables: its path as given, and what was found in it."""

    given: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Contents:
    """`places` by absolute path; `work_keys` by document_id."""

    places: Mapping[str, Place] = field(default_factory=dict)
    work_keys: Mapping[str, str] = field(default_factory=dict)

    def with_documents(
        self,
        places: Mapping[str, Place],
        work_keys: Mapping[str, str] = MappingProxyType({}),
        *,
        gone: frozenset[str] = frozenset(),
    ) -> Contents:
        """These added, the paths `gone` left out.

        A file whose content changed leaves its old document; a document that no file holds any more goes.
        """
        merged = {path: place for path, place in {**self.places, **places}.items() if path not in gone}
        held = {place.document_id for place in merged.values()}
        keys = {document: key for document, key in {**self.work_keys, **work_keys}.items() if document in held}
        return Contents(merged, keys)

    def paths(self) -> dict[str, list[str]]:
        """The paths as given of each document, first in byte order first."""
        by_document: dict[str, list[str]] = defaultdict(list)
        for place in self.places.values():
            by_document[place.document_id].append(place.given)
        return {document: sorted(set(given), key=os.fsencode) for document, given in by_document.items()}
