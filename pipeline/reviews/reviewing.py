"""`Reviews`: what people say of the rows of one folder of tables; add, list, undo, publish.

    reviews = Reviews(Path("data/parquet"))
    reviews.correct("deadlines", "9c2825c9e4b85d67-d0003", {"due_date": "2022-08-15"}, reviewer="Lan", note="trang 4")
    reviews.wrong("tasks", "9c2825c9e4b85d67-t0011")
    reviews.missing("task_units", "9c2825c9e4b85d67", 5120, 5142, {"role": "lead"}, task_id="9c2825c9e4b85d67-t0012")
    reviews.undo(reviews.list()[0].review.review_id)
    reviews.publish(province_rows())

What is added is on disk when the call returns, whether or not it is published: `publish` needs the lock of the tables
and raises Locked while an ingest runs. That ingest, or the next publication, brings the reviews into the tables.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.records import ProvinceRow, ReviewRow
from pipeline.layout import Layout
from pipeline.ledger_file import open_ledger
from pipeline.lock import exclusive
from pipeline.publication import publish
from pipeline.published import NoTables
from pipeline.reviews.applying import Rows, apply, apply_strictly
from pipeline.reviews.consequences import HANGS_ON_TASK
from pipeline.reviews.kept import Kept, Undone, adding, read_kept
from pipeline.reviews.placing import Fields, place_of
from pipeline.reviews.review import (
    KINDS,
    REVIEWED,
    Place,
    Review,
    Values,
    WrongReview,
    as_json,
    correctable,
    to_json,
    typed,
)
from pipeline.reviews.staged_rows import digest_of, to_rows
from pipeline.runs import Clock, utc_now
from pipeline.schema import SchemaViolation
from pipeline.staging import Staging, decode

NO_DOCUMENT = "no_document"
"""Status of a review whose document is not in the tables at present."""
UNDONE = "undone"
_ID_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """A review with what comes of it now: a status of the table `reviews`, `no_document` or `undone`."""

    review: Review
    status: str
    row_key: str | None = None
    undone: Undone | None = None
    is_published: bool = False
    """Whether the tables say so already."""


class Reviews:
    """What people say of the tables in a folder. Each call reads the files anew; several processes may call at once."""

    def __init__(self, tables: Path, *, clock: Clock = utc_now) -> None:
        """Raises NoTables."""
        self._layout = Layout(tables)
        self._clock = clock
        if not self._layout.ledger.exists():
            raise NoTables(str(tables))

    def correct(
        self, table: str, key: str, after: Values, *, note: str | None = None, reviewer: str | None = None
    ) -> Review:
        """Say what columns of a row should say, by its present key; saying what they say confirms them.

        Raises WrongReview, DamagedReviews, OtherVersion, OSError, as do the other ways of adding.
        """
        if not after:
            raise WrongReview("nothing is corrected: name a column and its value")
        return self._about_row("correct", table, key, after, note, reviewer)

    def wrong(self, table: str, key: str, *, note: str | None = None, reviewer: str | None = None) -> Review:
        """Say that a row is none, by its present key; what hangs on it goes with it."""
        return self._about_row("wrong", table, key, {}, note, reviewer)

    def missing(
        self,
        table: str,
        document_id: str,
        char_start: int,
        char_end: int,
        after: Values,
        *,
        task_id: str | None = None,
        box: tuple[float, float, float, float] | None = None,
        note: str | None = None,
        reviewer: str | None = None,
    ) -> Review:
        """Say that a row stands on these characters of the document's text, with these values.

        Where it must have words and none are given, they are those marked. `task_id`: the task that a unit, time or
        cell hangs on. `box`: x0, top, x1, bottom of what was marked, in points from the top left of the page.
        """
        _check_kind("missing", table)
        rows = self.rows(document_id)
        text = rows.text
        if not 0 <= char_start < char_end <= len(text) or not text[char_start:char_end].strip():
            raise WrongReview(f"no words stand at {char_start}-{char_end} of {document_id}")
        if (table in HANGS_ON_TASK and table != "targets") and task_id is None:
            raise WrongReview(f"a row of {table} hangs on a task: say which (task_id)")
        task = None if task_id is None else self._place(rows, "tasks", _row(rows, "tasks", task_id), text)
        page = max(each["page"] for each in rows.tables["pages"] if each["char_start"] <= char_start)
        place = Place(page=page, char_start=char_start, char_end=char_end, words=text[char_start:char_end], task=task)
        return self.add(
            Review(
                review_id="", document_id=document_id, table=table, kind="missing", place=place, after=after, box=box,
                note=note or None, reviewer=reviewer or None, reviewed_at=self._clock(),
            )
        )  # fmt: skip

    def find_words(self, document_id: str, words: str, *, page: int | None = None) -> tuple[int, int]:
        """Where words stand in a document's text, however they are broken into lines. Raises WrongReview: nowhere, or twice."""
        pages = [each for each in self.rows(document_id).tables["pages"] if page in (None, each["page"])]
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())) or r"(?!)")
        found = [
            (each["char_start"] + match.start(), each["char_start"] + match.end())
            for each in pages
            for match in pattern.finditer(each["text"])
        ]
        if len(found) != 1:
            reason = "words_repeated" if found else "words_not_found"
            raise WrongReview(
                f"these words stand {len(found)} times there: {words!r}; give more of them, or the page", reason
            )
        return found[0]

    def add(self, review: Review) -> Review:
        """Keep a review, whose review_id is given it here. Raises WrongReview where it can't be applied as things stand."""
        _check_kind(review.kind, review.table)
        _check_writable(review.reviewer, review.note)
        with adding(self._layout.reviews) as pen:
            try:
                review = replace(review, after=as_json(typed(review.record, review.after)))
                review = replace(review, review_id=_new_id(review, pen.kept))
                rows = self._rows(review.document_id, pen.kept)
                result = apply_strictly(rows, review, rows.text)
            except SchemaViolation as error:
                raise WrongReview(str(error), "wrong_value") from error
            if result.status != "applied":
                raise WrongReview(f"no row of {review.table} in {review.document_id} stands there", "no_row")
            pen.add(review)
        return review

    def undo(self, review_id: str, *, reviewer: str | None = None) -> Review:
        """Take a review back, by its id, the end of it, or its beginning where only one has it. Raises WrongReview."""
        _check_writable(reviewer)
        with adding(self._layout.reviews) as pen:
            known = [each for each in pen.kept.reviews if each.review_id not in pen.kept.undone]
            found = [each for each in known if review_id in (each.review_id, each.short_id)]
            found = found or [each for each in known if review_id and each.short_id.startswith(review_id)]
            if len(found) != 1:
                raise WrongReview(f"{len(found)} reviews that stand are called {review_id}")
            pen.undo(Undone(found[0].review_id, reviewer or None, self._clock()))
        return found[0]

    def list(self, document_id: str | None = None, *, undone: bool = False) -> tuple[Listed, ...]:
        """What people said, in the order in which they said it, with what comes of it in the rows as they are staged.

        With `undone` also what was taken back.
        """
        kept = read_kept(self._layout.reviews)
        standing = kept.standing()
        chosen = [each for each in kept.reviews if document_id in (None, each.document_id)]
        come: dict[str, Fields] = {}
        published: set[str] = set()
        with open_ledger(self._layout.ledger) as ledger:
            heard = {name: each.reviewed_as for name, each in ledger.read_from().items()}
        for name in {each.document_id for each in chosen}:
            said = standing.get(name, ())
            if heard.get(name, "") == digest_of(said):
                published.add(name)
            rows = self._rows_or_none(name, said)
            if rows is not None:
                come |= {row["review_id"]: row for row in rows.tables[ReviewRow.TABLE]}
        listed = (_listed(each, kept, come, published) for each in chosen)
        return tuple(each for each in listed if undone or each.undone is None)

    def pending(self) -> frozenset[str]:
        """The documents of the tables of which people said what the tables do not say yet."""
        said = read_kept(self._layout.reviews).standing()
        with open_ledger(self._layout.ledger) as ledger:
            known = ledger.read_from()
        return frozenset(name for name, each in known.items() if each.reviewed_as != digest_of(said.get(name, ())))

    def publish(self, provinces: Sequence[ProvinceRow]) -> int:
        """Bring the tables in line with what was said; returns how many partitions were made anew.

        Raises Locked while another run writes, StagedRowsMissing, StagedRowsDamaged, DamagedReviews, OtherVersion,
        OSError.
        """
        with exclusive(self._layout.lock), open_ledger(self._layout.ledger) as ledger:
            return publish(self._layout, ledger, ledger.contents(), provinces)

    def _about_row(
        self, kind: str, table: str, key: str, after: Values, note: str | None, reviewer: str | None
    ) -> Review:
        _check_kind(kind, table)
        document_id = key[:16]
        rows = self.rows(document_id)
        row = _row(rows, table, key)
        place = self._place(rows, table, row, rows.text)
        record = REVIEWED[table]
        before = {name: row[name] for name in after if name in row} if kind == "correct" else place.said
        return self.add(
            Review(
                review_id="", document_id=document_id, table=record.TABLE, kind=kind, place=place, before=as_json(before),
                after=after, note=note or None, reviewer=reviewer or None, reviewed_at=self._clock(),
            )
        )  # fmt: skip

    def _place(self, rows: Rows, table: str, row: Fields, text: str) -> Place:
        task, among = None, rows.tables[table]
        if table in HANGS_ON_TASK and row["task_id"] is not None:
            task = self._place(rows, "tasks", _row(rows, "tasks", row["task_id"]), text)
            among = [each for each in among if each["task_id"] == row["task_id"]]
        return place_of(row, among, text, correctable(REVIEWED[table]), task)

    def rows(self, document_id: str) -> Rows:
        """A document's rows with all that was said so far, published or not. Raises WrongReview: it is not in the tables."""
        return self._rows(document_id, read_kept(self._layout.reviews))

    def _rows(self, document_id: str, kept: Kept) -> Rows:
        rows = self._rows_or_none(document_id, kept.standing().get(document_id, ()))
        if rows is None:
            raise WrongReview(f"no document {document_id} is in the tables", "no_row")
        return rows

    def _rows_or_none(self, document_id: str, reviews: Sequence[Review]) -> Rows | None:
        with open_ledger(self._layout.ledger) as ledger:
            key = ledger.work_key(document_id)
        path = None if key is None else Staging(self._layout.staged, self._layout.aside).find(key)
        if path is None:
            return None
        rows = to_rows(decode(path.read_bytes()))
        apply(rows, reviews)
        return rows


def _check_kind(kind: str, table: str) -> None:
    if table not in KINDS.get(kind, ()):
        allowed = ", ".join(sorted(KINDS.get(kind, ())))
        raise WrongReview(
            f"{kind} can't be said of {table}; it can of {allowed}" if allowed else f"no such kind: {kind}"
        )


def _check_writable(*told: str | None) -> None:
    """Raises WrongReview where a name or note holds bytes that are no text, as a terminal may give them."""
    try:
        "".join(each or "" for each in told).encode()
    except UnicodeEncodeError as error:
        raise WrongReview(f"a name or a note is no UTF-8: {error}") from error


def _row(rows: Rows, table: str, key: str) -> Fields:
    column = REVIEWED[table].KEY
    found = next((row for row in rows.tables[table] if row[column] == key), None)
    if found is None:
        raise WrongReview(f"no row {key} of {table}, as the tables and the reviews stand now", "no_row")
    return found


def _new_id(review: Review, kept: Kept) -> str:
    """An id that no review has: made of what it says, and of how many were made before it."""
    told = json.dumps([to_json(review), len(kept.reviews)], sort_keys=True)
    return f"{review.document_id}-v-{hashlib.sha256(told.encode()).hexdigest()[:_ID_DIGITS]}"


def _listed(review: Review, kept: Kept, come: Mapping[str, Mapping[str, Any]], published: set[str]) -> Listed:
    undone = kept.undone.get(review.review_id)
    if undone is not None:
        return Listed(review, UNDONE, None, undone, review.document_id in published)
    row = come.get(review.review_id)
    if row is None:
        return Listed(review, NO_DOCUMENT)
    return Listed(review, row["status"], row["row_key"], None, review.document_id in published)
