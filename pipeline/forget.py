"""Taking sources back: their documents leave the tables, unless another file holds them too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractors.records import ProvinceRow
from pipeline.changes import Change, as_told, changes_between
from pipeline.contents import Contents
from pipeline.layout import Layout
from pipeline.ledger_file import open_ledger
from pipeline.lock import exclusive
from pipeline.publication import publish
from pipeline.published import NoTables
from pipeline.runs import Begun, Clock, add_run, utc_now
from pipeline.settings import Settings
from pipeline.sources import Source
from pipeline.versions import DISTRIBUTION, version


class NotInTables(Exception):
    """What is to be forgotten is none of the tables' files or documents; the message names it."""


def forget(
    names: Sequence[str],
    out: Path,
    *,
    provinces: Sequence[ProvinceRow] = (),
    arguments: Sequence[str] = (),
    clock: Clock = utc_now,
) -> tuple[Change, ...]:
    """Take files out of the tables, given by path, by a folder over them, or by document_id; returns what left.

    The files themselves are not touched, and nothing is written where a name is not known. A file that still lies in a
    source comes back with the next ingest of it. Raises NotInTables, NoTables, Locked, OtherVersion, OSError.
    """
    layout = Layout(out)
    if not layout.ledger.exists():
        raise NoTables(str(out))
    begun = Begun.now(clock)
    with exclusive(layout.lock), open_ledger(layout.ledger) as ledger:
        before = ledger.contents()
        gone = frozenset(path for name in names for path in _places(name, before))
        after = before.with_documents({}, gone=gone)
        ledger.save_contents(after)
        publish(layout, ledger, after, provinces)
        changes = changes_between(ledger.told(), as_told(after), refused=ledger.refused())
        run = begun.ended(arguments, {DISTRIBUTION: version()}, Settings(), n_unchanged=len(after.work_keys))
        add_run(layout, run)
        ledger.save_changes(run.run_id, changes, after)
    return changes


def _places(name: str, contents: Contents) -> list[str]:
    """The files that a name stands for. Raises NotInTables."""
    absolute = Source.at(Path(name)).absolute
    found = [
        path
        for path, place in contents.places.items()
        if path == absolute or path.startswith(f"{absolute}/") or place.document_id == name or place.given == name
    ]
    if not found:
        raise NotInTables(name)
    return found
