"""Reviews by readers, where the app was started with `--review`: taken from forms, listed, undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from extractors.records import Evidence
from pipeline.lock import Locked
from pipeline.provinces import province_rows
from pipeline.reviews.review import KINDS, REVIEWED, WrongReview, correctable, table_of
from pipeline.reviews.reviewing import UNDONE, Reviews
from pipeline.schema import Record, arrow_schema
from pipeline.today import day_in_vietnam
from pipeline.vocabulary import VOCABULARY
from pipeline.web import asking
from pipeline.web.rendering import address, page
from pipeline.web.rows import Row
from pipeline.web.site import Site, site_of

_REVIEWER, _YEAR = "reviewer", 365 * 24 * 3600
_ADDED = {"tasks": (), "task_units": ("role",), "deadlines": ("kind", "due_date")}
"""What a form that adds a row asks for besides the words."""
_LONG = frozenset({"text", "title", "value", "raw", "subject"})
_PRESENT = "value."
"""Fields of a form that hold a column's value begin so."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column in a form; `choices` where its values are a closed list. `kind`: text, long, date, number or choice."""

    name: str
    value: str
    kind: str
    choices: tuple[str, ...] = ()


def fields_of(table: str, row: Row) -> list[Field]:
    """What of a row can be corrected. Empty where nothing can."""
    if table not in KINDS["correct"]:
        return []
    record: type[Record] = REVIEWED[table]
    schema = arrow_schema(record)
    found = []
    for name in correctable(REVIEWED[table]):
        value, closed = row[name], VOCABULARY.get(f"{table}.{name}", frozenset())
        match str(schema.field(name).type):
            case "bool":
                found.append(Field(name, "true" if value else "false", "choice", ("false", "true")))
            case "date32[day]":
                found.append(Field(name, value.isoformat() if value else "", "date"))
            case _ if closed:
                empty = ("",) if schema.field(name).nullable else ()
                found.append(Field(name, _shown(value), "choice", (*empty, *sorted(closed))))
            case _:
                found.append(Field(name, _shown(value), "long" if name in _LONG else "text"))
    return found


def forms_for(request: Request, record: type[Evidence], row: Row) -> dict[str, Any]:
    """What the forms beside a chosen row need."""
    task = row["task_id"] if record.TABLE == "tasks" else None
    return {
        "table": record.TABLE,
        "key": row[record.KEY],
        "fields": fields_of(record.TABLE, row),
        "task": task,
        "document_id": row["document_id"],
        "page": row["page"],
        "roles": sorted(VOCABULARY["task_units.role"]),
        "kinds": sorted(VOCABULARY["deadlines.kind"]),
        "reviewer": unquote(request.cookies.get(_REVIEWER, "")),
    }


def reviews(request: Request) -> Response:
    """`/reviews`: what people said, the latest first."""
    site = _reviewed(request)
    listed = sorted(Reviews(site.tables).list(undone=True), key=lambda each: each.review.reviewed_at, reverse=True)
    shown = [
        {
            "review": each.review,
            "day": day_in_vietnam(each.review.reviewed_at),
            "status": each.status,
            "can_undo": each.status != UNDONE,
            "is_published": each.is_published,
            "address": address(f"/documents/{each.review.document_id}", {"row": each.row_key}),
            "changes": [
                (name, *(_typed(each.review.table, name, value) for value in (each.review.before.get(name), after)))
                for name, after in each.review.after.items()
            ],
        }
        for each in listed
    ]
    told = asking.one_of(request.query_params, "told", ("", "kept", "waiting"))
    return page(request, "reviews.html", "reviews", shown=shown, told=told)


async def add_review(request: Request) -> Response:
    """`POST /reviews`: what a form says. It is on disk before the answer; the tables follow at once if nobody writes them."""
    site = _reviewed(request)
    async with request.form(max_files=0, max_fields=80) as form:
        said = {name: value for name, value in form.items() if isinstance(value, str)}
    try:
        where = await run_in_threadpool(_take, site, said)
    except WrongReview as error:
        return page(request, "review_refused.html", "reviews", status=400, error=error, back=_back(said))
    told = await run_in_threadpool(_publish, site)
    answer = RedirectResponse(f"{where}{'&' if '?' in where else '?'}told={told}", 303)
    if said.get("reviewer"):
        known_by = quote(said["reviewer"].strip()[:80])  # a cookie holds ASCII alone
        answer.set_cookie(_REVIEWER, known_by, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


def _take(site: Site, said: Mapping[str, str]) -> str:
    """Keep what was said; returns where the reader goes on. Raises WrongReview."""
    kept = Reviews(site.tables)
    who, note, key = (
        said.get("reviewer", "").strip()[:80] or None,
        said.get("note", "").strip() or None,
        said.get("key", ""),
    )
    match said.get("kind"):
        case "undo":
            kept.undo(key, reviewer=who)
            return "/reviews"
        case "correct":
            table = table_of(key)
            kept.correct(table, key, _changed(kept, table, key, said), note=note, reviewer=who)
            return _back(said)
        case "wrong":
            kept.wrong(table_of(key), key, note=note, reviewer=who)
            return address(f"/documents/{key[:16]}")
        case "missing":
            return _add_missing(kept, said, note, who)
    raise WrongReview("no such kind of review")


def _changed(kept: Reviews, table: str, key: str, said: Mapping[str, str]) -> dict[str, str]:
    """The columns that the form gives another value than the row has now. Raises WrongReview: none."""
    record = REVIEWED[table]
    row = next((each for each in kept.rows(key[:16]).tables[table] if each[record.KEY] == key), None)
    if row is None:
        raise WrongReview(f"no row {key}", "no_row")
    present = {field.name: field.value for field in fields_of(table, row)}
    given = {name.removeprefix(_PRESENT): value for name, value in said.items() if name.startswith(_PRESENT)}
    changed = {
        name: value
        for name, value in given.items()
        if " ".join(value.split()) != " ".join(present.get(name, "").split())
    }
    if not changed:
        raise WrongReview("nothing was changed", "nothing_changed")
    return changed


def _add_missing(kept: Reviews, said: Mapping[str, str], note: str | None, who: str | None) -> str:
    table, document_id = said.get("table", ""), said.get("document_id", "")
    if table not in _ADDED:
        raise WrongReview(f"rows of {table} are not added here")
    number = asking.whole_number(said.get("page", "").strip())
    start, end = kept.find_words(document_id, said.get("words", ""), page=number)
    values = {name: said[f"new.{name}"] for name in _ADDED[table] if said.get(f"new.{name}")}
    task = said.get("task") or None if table != "tasks" else None
    kept.missing(table, document_id, start, end, values, task_id=task, note=note, reviewer=who)
    return _back(said)


def _publish(site: Site) -> str:
    """Bring the tables in line; "waiting" where another run is writing them, which will."""
    try:
        Reviews(site.tables).publish(province_rows())
    except Locked:
        return "waiting"
    site.shown.look_again()
    return "kept"


def _back(said: Mapping[str, str]) -> str:
    """The document page from which a form came, made of its parts, so that it leads nowhere else."""
    key = said.get("row") or said.get("key") or ""
    document_id = (said.get("document_id") or key)[:16]
    if not document_id.isalnum():
        return "/reviews"
    return address(f"/documents/{document_id}", {"row": key if key.startswith(f"{document_id}-") else ""})


def _reviewed(request: Request) -> Site:
    site = site_of(request)
    if not site.may_review:
        raise HTTPException(404)
    return site


def _typed(table: str, name: str, value: Any) -> Any:
    """A value as it was kept; a date as a date."""
    record: type[Record] = REVIEWED[table]
    is_date = str(arrow_schema(record).field(name).type) == "date32[day]"
    return date.fromisoformat(value) if is_date and isinstance(value, str) else value


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return f"{value:.15g}"
        case date():
            return value.isoformat()
    return str(value)
