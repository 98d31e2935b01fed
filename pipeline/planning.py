"""What a run has to do: which documents its files hold, and under which work key each is read."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.failures import ReadFailure
from extractors.records import FailureRow
from pipeline.contents import Contents, Place
from pipeline.failure_rows import as_failure, refused
from pipeline.settings import Settings
from pipeline.sources import Source, content_hash, document_id, is_there, printable
from pipeline.stages import Job
from pipeline.staging import work_key


@dataclass(frozen=True, slots=True)
class Task:
    """A document of this run. `failure` is set where its file could not even be opened."""

    job: Job
    key: str
    failure: ReadFailure | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents of a run, each once, and where its files belong.

    `places` of this run's files by absolute path; `gone` are files that could not be opened before and are no longer
    there, and archives whose files stand for them; `unopened` are files that stand in the tables but can't be opened now: their documents stay.
    """

    tasks: tuple[Task, ...]
    places: Mapping[str, Place]
    gone: frozenset[str]
    unopened: tuple[FailureRow, ...]


def make_plan(
    sources: Sequence[Source], contents: Contents, settings: Settings, versions: Mapping[str, object]
) -> Plan:
    """Look at the files' content. Files that could not be opened by an earlier run are looked at again."""
    again, gone = _unopened_before(contents)
    together = {source.absolute: source for source in (*again, *sources)}
    hashes, errors = _hash_all(together.values())
    places = {source.absolute: Place(source.given, document_id(content)) for source, content in hashes.items()}
    paths = contents.with_documents(places).paths()
    tasks: list[Task] = []
    for found in _by_document(hashes):
        content = hashes[found[0]]
        first = paths[document_id(content)][0]
        key = work_key(content, Path(first).suffix, settings.digest, versions)
        tasks.append(Task(_job(document_id(content), first, found), key))
    unopened: list[FailureRow] = []
    for source, failure in errors.items():
        mark = unopened_id(source)
        known = contents.places.get(source.absolute)
        if known is not None and known.document_id != mark:
            unopened.append(refused(known.document_id, printable(source.given), failure))
            continue
        places[source.absolute] = Place(source.given, mark)
        key = work_key(mark, "", failure.message, {})
        tasks.append(Task(Job(mark, source.path, printable(source.given)), key, failure))
    opened = frozenset(source.archive for source in sources if source.archive)
    return Plan(tuple(tasks), places, gone | opened, tuple(unopened))


def unopened_id(source: Source) -> str:
    """What stands for the document_id of a file whose content is not known."""
    return document_id(hashlib.sha256(b"unopened\0" + os.fsencode(source.absolute)).hexdigest())


def _unopened_before(contents: Contents) -> tuple[list[Source], frozenset[str]]:
    """Files that an earlier run could not open: those to try again, and those that are gone."""
    marked = [Source(place.given, absolute) for absolute, place in contents.places.items()]
    marked = [source for source in marked if contents.places[source.absolute].document_id == unopened_id(source)]
    again = [source for source in marked if is_there(source) and not _can_be_listed(source.path)]
    return again, frozenset(source.absolute for source in marked) - {source.absolute for source in again}


def _can_be_listed(path: Path) -> bool:
    return path.is_dir() and os.access(path, os.R_OK | os.X_OK)


def _hash_all(sources: Iterable[Source]) -> tuple[dict[Source, str], dict[Source, ReadFailure]]:
    hashes: dict[Source, str] = {}
    errors: dict[Source, ReadFailure] = {}
    for source in sources:
        try:
            hashes[source] = content_hash(source.path)
        except (OSError, ReadFailure) as error:
            errors[source] = as_failure(error, "read")
    return hashes, errors


def _by_document(hashes: Mapping[Source, str]) -> list[list[Source]]:
    """The sources of each content, in byte order of their paths."""
    sources: dict[str, list[Source]] = defaultdict(list)
    for source in sorted(hashes, key=lambda source: os.fsencode(source.given)):
        sources[hashes[source]].append(source)
    return list(sources.values())


def _job(document: str, first: str, found: Sequence[Source]) -> Job:
    """Read it from its first path; where that is an earlier run's, from the first of this run's."""
    source = next((source for source in found if source.given == first), found[0])
    return Job(document, source.path, printable(first))
