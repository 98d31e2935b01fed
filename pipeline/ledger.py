"""The ledger: which files are in the tables, what is known of each document, what each partition was made from.

One SQLite file in write-ahead mode. It is written only by who holds the lock; every change is one transaction, on disk
before the tables are touched, so a run that is killed finds it as it was before or after, never between.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from extractors.records import Evidence, UnitRow
from pipeline.attempts import Attempts
from pipeline.changes import Change, Told, as_told
from pipeline.contents import Contents, Place
from pipeline.facts import Facts, ReadFrom
from pipeline.findings import Citation, Header, scope
from pipeline.layout import Partition

_SUSPECTS = """
WITH plans AS (SELECT plan_id FROM facts WHERE plan_id IS NOT NULL GROUP BY plan_id HAVING count(*) > 1),
     conflicts AS (SELECT scope FROM citations GROUP BY scope HAVING count(DISTINCT date) > 1)
SELECT * FROM facts WHERE plan_id IN plans OR document_id IN (SELECT document_id FROM citations WHERE scope IN conflicts)
ORDER BY document_id
"""
_CONFLICTS = """
SELECT * FROM citations WHERE scope IN (SELECT scope FROM citations GROUP BY scope HAVING count(DISTINCT date) > 1)
ORDER BY rowid
"""


@dataclass(frozen=True, slots=True)
class PartitionState:
    """What a partition's files were made from; `fingerprint` is None where they may be of any state."""

    fingerprint: str | None
    documents: tuple[str, ...]
    tables: Mapping[str, str]
    """The tables that have a file, each with the SHA-256 of its bytes."""


class Ledger:
    """The ledger in an open file. Not for several threads at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.row_factory = sqlite3.Row

    def contents(self) -> Contents:
        """Which files are in the tables, as which documents."""
        places = {
            _path(row["absolute"]): Place(_path(row["given"]), row["document_id"])
            for row in self._connection.execute("SELECT * FROM places")
        }
        return Contents(places, dict(map(tuple, self._connection.execute("SELECT * FROM work_keys"))))

    def work_key(self, document_id: str) -> str | None:
        """Under which key the document's rows are staged; None where it is not in the tables."""
        row = self._connection.execute(
            "SELECT work_key FROM work_keys WHERE document_id = ?", (document_id,)
        ).fetchone()
        return row["work_key"] if row else None

    def save_contents(self, contents: Contents) -> None:
        """Make them what the ledger says; what it knows of documents that are no longer in them goes."""
        places = [
            (_bytes(absolute), _bytes(place.given), place.document_id) for absolute, place in contents.places.items()
        ]
        with self._connection as transaction:
            transaction.execute("DELETE FROM places")
            transaction.executemany("INSERT INTO places VALUES (?, ?, ?)", places)
            transaction.execute("DELETE FROM work_keys")
            transaction.executemany("INSERT INTO work_keys VALUES (?, ?)", contents.work_keys.items())
            for table in ("facts", "citations", "units"):
                transaction.execute(f"DELETE FROM {table} WHERE document_id NOT IN (SELECT document_id FROM work_keys)")

    def attempts(self) -> dict[str, Attempts]:
        """By work key, how often each document was tried whose reading failed in a way that may pass."""
        rows = self._connection.execute("SELECT * FROM attempts")
        return {
            row["work_key"]: Attempts(
                row["number"], datetime.fromisoformat(row["last"]), row["timeout_s"], row["memory_mb"]
            )
            for row in rows
        }

    def save_attempts(self, attempts: Mapping[str, Attempts | None]) -> None:
        """Take these down by work key; None where the document is settled."""
        rows = [
            (key, each.number, each.last.isoformat(), each.timeout_s, each.memory_mb)
            for key, each in attempts.items()
            if each
        ]
        with self._connection as transaction:
            settled = [(key,) for key, each in attempts.items() if each is None]
            transaction.executemany("DELETE FROM attempts WHERE work_key = ?", settled)
            transaction.executemany("INSERT OR REPLACE INTO attempts VALUES (?, ?, ?, ?, ?)", rows)

    def changes(self, run_id: str) -> tuple[Change, ...]:
        """What a run changed, in order of paths."""
        rows = self._connection.execute(
            "SELECT change, document_id, source_path FROM changes WHERE run_id = ? ORDER BY source_path, document_id",
            (run_id,),
        )
        return tuple(Change(*row) for row in rows)

    def told(self) -> dict[str, Told]:
        """By document_id, the documents that the changes taken down so far lead to."""
        return {name: Told(*rest) for name, *rest in self._connection.execute("SELECT * FROM told")}

    def save_changes(self, run_id: str, changes: Iterable[Change], contents: Contents) -> None:
        """Take down what a run changed; with it all is told that led to these contents."""
        rows = [(run_id, each.change, each.document_id, each.source_path) for each in changes]
        with self._connection as transaction:
            transaction.executemany("INSERT INTO changes VALUES (?, ?, ?, ?)", rows)
            transaction.execute("DELETE FROM told")
            told = as_told(contents).items()
            transaction.executemany(
                "INSERT INTO told VALUES (?, ?, ?)", [(key, each.work_key, each.source_path) for key, each in told]
            )

    def unused_since(self, names: Collection[str], now: datetime) -> dict[str, datetime]:
        """Of these work keys and fetched files, since when each has been no document's: now, if it was one's till now."""
        with self._connection as transaction:
            known = dict(map(tuple, transaction.execute("SELECT * FROM unused")))
            found = {key: datetime.fromisoformat(known[key]) if key in known else now for key in names}
            transaction.execute("DELETE FROM unused")
            transaction.executemany(
                "INSERT INTO unused VALUES (?, ?)", [(key, since.isoformat()) for key, since in found.items()]
            )
        return found

    def refused(self) -> frozenset[str]:
        """The documents of which nothing could be read."""
        return frozenset(
            name for (name,) in self._connection.execute("SELECT document_id FROM facts WHERE evidence IS NULL")
        )

    def read_from(self) -> dict[str, ReadFrom]:
        """By document_id, what the facts of each document were read from."""
        rows = self._connection.execute("SELECT document_id, staged_as, digest, reviewed_as FROM facts")
        return {name: ReadFrom(*rest) for name, *rest in rows}

    def check(self) -> None:
        """Raises sqlite3.DatabaseError where the file is damaged."""
        [(found,)] = self._connection.execute("PRAGMA integrity_check(1)").fetchall()
        if found != "ok":
            raise sqlite3.DatabaseError(found)

    def add_facts(self, known: Iterable[tuple[str, Facts]]) -> None:
        """Take these in place of what was known of their documents; with each, the stamp of its staged file."""
        with self._connection as transaction:
            for staged_as, facts in known:
                self._replace(transaction, staged_as, facts)

    def _replace(self, transaction: sqlite3.Connection, staged_as: str, facts: Facts) -> None:
        header, document_id = facts.header, facts.document_id
        for table in ("facts", "citations", "units"):
            transaction.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
        transaction.execute(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document_id, staged_as, facts.digest, header.province_code, header.issue_year, header.plan_id,
             _to_json(header.evidence) if header.evidence else None, header.n_findings, facts.reviewed_as),
        )  # fmt: skip
        transaction.executemany(
            "INSERT INTO citations VALUES (?, ?, ?, ?, ?)",
            [
                (document_id, "\0".join(where), citation.key, citation.date.isoformat(), _to_json(citation.evidence))
                for citation in header.citations
                if (where := scope(citation, header.province_code)) is not None
            ],
        )
        transaction.executemany("INSERT INTO units VALUES (?, ?)", [(document_id, _to_json(u)) for u in facts.units])

    def documents(self) -> dict[Partition, list[tuple[str, str]]]:
        """document_id and digest of every document, by partition, in order of document_id."""
        found: dict[Partition, list[tuple[str, str]]] = defaultdict(list)
        rows = self._connection.execute(
            "SELECT province_code, issue_year, document_id, digest FROM facts ORDER BY document_id"
        )
        for province_code, issue_year, document_id, digest in rows:
            found[Partition.of(province_code, issue_year)].append((document_id, digest))
        return found

    def suspects(self) -> list[Header]:
        """The documents that findings may join, each with its citations that another date contradicts."""
        citations: dict[str, list[Citation]] = defaultdict(list)
        for row in self._connection.execute(_CONFLICTS):
            citations[row["document_id"]].append(
                Citation(row["key"], date.fromisoformat(row["date"]), _evidence(row["evidence"]))
            )
        return [
            Header(
                document_id=row["document_id"],
                province_code=row["province_code"],
                issue_year=row["issue_year"],
                plan_id=row["plan_id"],
                evidence=_evidence(row["evidence"]) if row["evidence"] else None,
                citations=tuple(citations[row["document_id"]]),
                n_findings=row["n_findings"],
            )
            for row in self._connection.execute(_SUSPECTS)
        ]

    def units(self) -> Iterator[UnitRow]:
        """Every description of a unit that a document gives, each once, by unit_id."""
        rows = self._connection.execute("SELECT DISTINCT unit FROM units ORDER BY json_extract(unit, '$.unit_id')")
        return (UnitRow(**json.loads(row["unit"])) for row in rows)

    def partitions(self) -> dict[Partition, PartitionState]:
        """What each partition was last made from."""
        return {
            Partition(*row["name"].split("/")): PartitionState(
                row["fingerprint"], tuple(json.loads(row["documents"])), json.loads(row["tables"])
            )
            for row in self._connection.execute("SELECT * FROM partitions")
        }

    def distrust(self, partitions: Iterable[Partition]) -> None:
        """Say of these partitions that their files may be of any state: they are about to be written."""
        names = [(str(each),) for each in partitions]
        with self._connection as transaction:
            transaction.executemany("INSERT OR IGNORE INTO partitions VALUES (?, NULL, '[]', '{}')", names)
            transaction.executemany("UPDATE partitions SET fingerprint = NULL WHERE name = ?", names)

    def save_partitions(self, made: Mapping[Partition, PartitionState], gone: Iterable[Partition]) -> None:
        """Say what these partitions were made from, and that those are no more."""
        rows = [
            (str(each), state.fingerprint, json.dumps(state.documents), json.dumps(dict(state.tables)))
            for each, state in made.items()
        ]
        with self._connection as transaction:
            transaction.executemany("INSERT OR REPLACE INTO partitions VALUES (?, ?, ?, ?)", rows)
            transaction.executemany("DELETE FROM partitions WHERE name = ?", [(str(each),) for each in gone])


def _to_json(row: Evidence | UnitRow) -> str:
    return json.dumps(asdict(row), ensure_ascii=False)


def _evidence(text: str) -> Evidence:
    values: dict[str, Any] = json.loads(text)
    return Evidence(**values)


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _path(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")
