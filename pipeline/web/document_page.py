"""A document: its page or its text on one side, its outline and rows on the other, what belongs to the chosen row marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pipeline.originals import Original
from pipeline.web import asking
from pipeline.web.asking import Listing
from pipeline.web.chosen_row import Address, Chosen, Place, chosen_row
from pipeline.web.document_rows import corrections_between, document_row, of_document, page_of, said, tasks_of
from pipeline.web.marked_text import WORDS, pieces
from pipeline.web.page_images import sheet_size
from pipeline.web.rendering import address, page, words_of
from pipeline.web.review_page import forms_for
from pipeline.web.rows import Row, Rows
from pipeline.web.sheets import DRAWN, NoPicture
from pipeline.web.site import Site, site_of
from pipeline.wording import Wording

_ROWS = 200
_LONGEST_READING = 60_000
_SHOWS = ("", "page", "text")
_FACTS = (
    *("document_type", "number", "symbol", "issue_place", "issuer", "parent_agency", "province", "province_2025"),
    *(
        "period_start",
        "period_end",
        "signer",
        "signer_title",
        "signing_capacity",
        "quality",
        "source_path",
        "document_id",
    ),
)
_OTHER = ("targets", "legal_references", "criteria", "recipients")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture: its address, and its size in points."""

    picture: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points; `address` is where a click leads."""

    what: str
    title: str
    x0: float
    top: float
    width: float
    height: float
    address: str = ""


def document(request: Request) -> Response:
    """`/documents/{document_id}`: `row` is the chosen row, `page` the page, `show` its picture or its text."""
    site, words = site_of(request), words_of(request)
    key = asking.document_id(request)
    params = request.query_params
    row_id, show = asking.words(params, "row"), asking.one_of(params, "show", _SHOWS)
    zoom = asking.one_of(params, "zoom", ("", "1"))
    found = document_row(site.rows, key)
    tasks = tasks_of(site.rows, key)

    def other(**changes: object) -> str:
        # another row is shown on its own page, another page with the row that is chosen
        state: dict[str, object] = {"row": row_id, "show": show, "zoom": zoom, **changes}
        return address(f"/documents/{key}", state)

    chosen = chosen_row(site.rows, key, row_id, tasks, words, other) if row_id else None
    if chosen is not None and site.may_review:
        chosen = replace(chosen, review=forms_for(request, chosen.record, chosen.row))
    number = asking.page_number(params) if "page" in params else (chosen.page if chosen else None) or 1
    view = _viewer(site, found, chosen, tasks, min(number, found["n_pages"]), show, other)
    view |= _rows_shown(site.rows, found, tasks, row_id, params, other)
    view |= {
        "document": found,
        "name": found["plan"],
        "row_id": row_id,
        "chosen": chosen,
        "n_pages": found["n_pages"],
        "zoomed": bool(zoom),
        "address": other,
        "facts": _facts(found, words),
    }
    told = asking.one_of(params, "told", ("", "kept", "waiting"))
    return page(request, "document.html", "documents", view=view, said=words(f"web.review.told.{told}") if told else "")


def _viewer(
    site: Site, found: Row, chosen: Chosen | None, tasks: Sequence[Row], number: int, show: str, other: Address
) -> dict[str, Any]:
    """The side that shows the page."""
    key = found["document_id"]
    original = site.originals.of(key, found["source_path"])
    read = page_of(site.rows, key, number)
    has_pictures = original.found and found["media_type"] in DRAWN
    sheet, no_picture = (None, "")
    if has_pictures and show != "text":
        sheet, no_picture = _sheet(site, found, original, read, number)
    whole = read["text"] if read else ""
    start, text = _window(whole, read["char_start"] if read else 0, chosen.range if chosen else None)
    changes = corrections_between(site.rows, key, start, start + len(text)) if not sheet else []
    boxes = [box for place in (chosen.places if chosen else []) if (box := _box(place, number))]
    return {
        "page": number,
        "source": {"found": original.found, "state": original.state.value},
        "has_pictures": has_pictures,
        "sheet": sheet,
        "no_picture": no_picture,
        "reading": [] if sheet else pieces(text, start, chosen.range if chosen else None, changes),
        "has_restored": any(row["kind"] in WORDS for row in changes),
        "reading_is_cut": len(text) < len(whole),
        "boxes": boxes,
        "other_boxes": _other_boxes(tasks, number, chosen, other) if sheet else [],
        "kinds_of_box": sorted(
            {"cell" if box.what == "target" else "task" if box.what == "row" else box.what for box in boxes}
        ),
    }


def _sheet(site: Site, found: Row, original: Original, read: Row | None, number: int) -> tuple[Sheet | None, str]:
    try:
        size = sheet_size(site, found, original, read, number)
    except (NoPicture, OSError):
        return None, "damaged"
    picture = address(f"/documents/{found['document_id']}/pages/{number}.webp", {"state": site.rows.state})
    return Sheet(picture, size.width, size.height), ""


def _window(text: str, offset: int, here: tuple[int, int] | None) -> tuple[int, str]:
    """The text, or where it is very long the part of it round the row; with the offset of its first character."""
    if len(text) <= _LONGEST_READING:
        return offset, text
    middle = here[0] - offset if here else 0
    start = max(0, min(middle - _LONGEST_READING // 3, len(text) - _LONGEST_READING))
    return offset + start, text[start : start + _LONGEST_READING]


def _box(place: Place, number: int, where: str = "") -> Box | None:
    row = place.row
    if row["page"] != number or row["x0"] is None:
        return None
    width, height = round(row["x1"] - row["x0"], 2), round(row["bottom"] - row["top"], 2)
    return Box(place.what, place.title, row["x0"], row["top"], max(width, 0), max(height, 0), where)


def _other_boxes(tasks: Sequence[Row], number: int, chosen: Chosen | None, other: Address) -> list[Box]:
    """The page's other tasks, to be clicked."""
    found = (
        _box(Place("other", task["text"], task), number, other(row=task["task_id"]))
        for task in tasks
        if chosen is None or task["task_id"] != chosen.key
    )
    return [box for box in found if box is not None]


def _rows_shown(
    rows: Rows, found: Row, tasks: Sequence[Row], row_id: str, params: Any, other: Address
) -> dict[str, Any]:
    """The side that shows the rows."""
    key = found["document_id"]
    at = next((n for n, task in enumerate(tasks) if task["task_id"] == row_id), 0)
    listed = asking.page_number(params, "list") if "list" in params else at // _ROWS + 1
    pager = Listing([], len(tasks), listed, _ROWS, lambda number: other(list=number))
    shown = list(tasks[(listed - 1) * _ROWS : listed * _ROWS])
    for row in shown:
        row["address"] = other(row=row["task_id"])
    findings = of_document(rows, "findings", key)
    for row in findings:
        row["address"] = other(row=row["finding_id"])
    return {
        "n_tasks": len(tasks),
        "groups": [
            {"title": title, "tasks": list(group)} for title, group in groupby(shown, lambda task: task["section_path"])
        ],
        "rows_pager": pager,
        "findings": findings,
        "outline": _outline(of_document(rows, "sections", key), tasks, other),
        "other_rows": [(name, others) for name in _OTHER if (others := _other_rows(rows, name, key, other))],
    }


def _other_rows(rows: Rows, table: str, document_id: str, other: Address) -> list[dict[str, str]]:
    found = of_document(rows, table, document_id)
    key_column = {
        "targets": "target_id",
        "legal_references": "legal_reference_id",
        "criteria": "criterion_id",
        "recipients": "recipient_id",
    }[table]
    return [
        {"said": said(row) or "—", "address": other(row=row[key_column]), "more": str(row.get("purpose") or "")}
        for row in found
    ]


def _outline(sections: Iterable[Row], tasks: Iterable[Row], other: Address) -> list[Row]:
    """The sections under each other."""
    counts: dict[str, int] = {}
    for task in tasks:
        counts[task["section_id"]] = counts.get(task["section_id"], 0) + 1
    by_key: dict[str, Row] = {}
    top: list[Row] = []
    for section in sections:
        section |= {
            "sections": [],
            "n_tasks": counts.get(section["section_id"], 0),
            "address": other(row=section["section_id"]),
        }
        by_key[section["section_id"]] = section
        parent = by_key.get(section["parent_id"])
        (parent["sections"] if parent else top).append(section)
    return top


def _facts(found: Row, words: Wording) -> list[tuple[str, str]]:
    return [
        (name, words.share(found[name], 1) if name == "quality" else words.said(found[name]))
        for name in _FACTS
        if found[name] is not None
    ]
