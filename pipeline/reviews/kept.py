"""The file in which reviews are kept: people's work, so it is only ever added to, and on disk before anybody is told so.

One JSON object a line: `{"format": 1, "review": {…}}`, or `{"format": 1, "undo": id, "reviewer": …, "at": …}`. What a
killed writer left of a last line was never promised to anybody and is cut off by the next.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.durable import sync_folder
from pipeline.reviews.review import Review, from_json, to_json

_FORMAT = 1


class DamagedReviews(Exception):
    """The file of reviews can't be read; the message says where and why. Nothing is published without it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """That a review was taken back, by whom and when."""

    review_id: str
    reviewer: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """All reviews in the order in which they were made, and those taken back by their id."""

    reviews: tuple[Review, ...] = ()
    undone: Mapping[str, Undone] = field(default_factory=dict)

    def standing(self) -> dict[str, tuple[Review, ...]]:
        """Those not taken back, by document_id."""
        found: dict[str, list[Review]] = defaultdict(list)
        for review in self.reviews:
            if review.review_id not in self.undone:
                found[review.document_id].append(review)
        return {document_id: tuple(reviews) for document_id, reviews in found.items()}


def read_kept(path: Path) -> Kept:
    """What the file holds; nothing where there is none. Raises DamagedReviews, OSError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Kept()
    lines = content.split(b"\n")
    tail = lines.pop()
    reviews: dict[str, Review] = {}
    undone: dict[str, Undone] = {}
    for number, line in enumerate(lines, start=1):
        _take(line, reviews, undone, f"{path}, line {number}")
    if _is_whole(tail):
        _take(tail, reviews, undone, f"{path}, line {len(lines) + 1}")
    return Kept(tuple(reviews.values()), undone)


def _take(line: bytes, reviews: dict[str, Review], undone: dict[str, Undone], where: str) -> None:
    if not line.strip():
        return
    try:
        told: dict[str, Any] = json.loads(line)
        if told["format"] != _FORMAT:
            raise ValueError(f"format {told['format']} is of another version of this program")
        if "undo" in told:
            undone[told["undo"]] = Undone(told["undo"], told.get("reviewer"), datetime.fromisoformat(told["at"]))
        else:
            review = from_json(told["review"])
            reviews[review.review_id] = review
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedReviews(f"{where}: {error}") from error


def _is_whole(tail: bytes) -> bool:
    """Whether what stands after the last newline is a line that only lacks it."""
    try:
        return isinstance(json.loads(tail), dict)
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Pen:
    """Adds to the file, which nobody else does meanwhile; `kept` is what it holds."""

    path: Path
    kept: Kept

    def add(self, review: Review) -> None:
        """Keep a review. Raises OSError."""
        self._append({"format": _FORMAT, "review": to_json(review)})

    def undo(self, undone: Undone) -> None:
        """Keep that a review was taken back. Raises OSError."""
        at = undone.at.isoformat()
        self._append({"format": _FORMAT, "undo": undone.review_id, "reviewer": undone.reviewer, "at": at})

    def _append(self, told: Mapping[str, Any]) -> None:
        line = json.dumps(told, ensure_ascii=False).encode() + b"\n"
        with self.path.open("r+b") as file:
            content = file.read()
            end = content.rfind(b"\n") + 1
            if _is_whole(content[end:]):
                line, end = b"\n" + line, len(content)
            file.seek(end)
            file.truncate()
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def adding(path: Path) -> Iterator[Pen]:
    """A pen for the file, made where there is none; whoever else wants one waits. Raises DamagedReviews, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = read_kept(path)
        if not path.exists():
            path.touch()
            sync_folder(path.parent)
            sync_folder(path.parent.parent)
        yield Pen(path, kept)
