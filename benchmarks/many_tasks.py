"""`python -m benchmarks.many_tasks DIR [N]`: a folder of tables of N (1,000,000) invented tasks, written straight as Parquet.

Plans of every province of before the merger, and of none, over six years; all tables are there and join, and every row
stands in the text of its page, so that whatever looks at tables can be measured on them. The same N gives the same rows.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.many_words import (
    CLAUSES,
    DEPARTMENTS,
    DIVISIONS,
    OBJECTS,
    SCOPES,
    SECTIONS,
    TITLES,
    VERBS,
)
from extractors.records import FACTS, ProvinceRow, RunRow, UnitRow
from normalizers.skeleton import bare_words
from pipeline.layout import UNKNOWN, Layout, Partition
from pipeline.provinces import province_rows
from pipeline.schema import Record, arrow_schema, to_table

YEARS = range(2021, 2027)
TASKS_A_PLAN = 25
_LINES_A_PAGE = 16
_ASSIGNED = 5
"""Tasks of a plan that stand under its organisation part."""
_NO_PROVINCE = ProvinceRow(
    province_key="",
    province_code="",
    province="",
    valid_from=None,
    valid_to=None,
    province_code_2025="",
    province_2025="",
)


def main(arguments: Sequence[str]) -> None:
    """Write the folder and say how long it took."""
    if not arguments:
        sys.exit(__doc__)
    out, n_tasks = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 1_000_000
    began = time.monotonic()
    n_documents = write(out, n_tasks)
    print(f"{n_tasks} tasks of {n_documents} plans in {out}, in {time.monotonic() - began:.0f} s")


def write(out: Path, n_tasks: int) -> int:
    """Write the tables; returns how many plans they have."""
    layout = Layout(out)
    old = [row for row in province_rows() if row.valid_from is None]
    places = [(row, year) for row in (*old, _NO_PROVINCE) for year in YEARS]
    n_documents = 0
    for number, (province, year) in enumerate(places):
        share = n_tasks * (number + 1) // len(places) - n_tasks * number // len(places)
        rows = _Rows()
        for document, n in enumerate(_shared_out(share)):
            _Plan(rows, province, year, document).add(n)
            n_documents += 1
        partition = Partition.of(province.province_code or None, year)
        for record in FACTS:
            _write(layout.partition(record.TABLE, partition), record, rows.tables.get(record.TABLE, []))
    for record in FACTS:
        _write(layout.partition(record.TABLE, UNKNOWN), record, [])
    _write_single(layout, UnitRow, list(_units(old)))
    _write_single(layout, ProvinceRow, sorted(province_rows(), key=lambda row: row.province_key))
    _write_single(layout, RunRow, [_run(n_documents, n_tasks)])
    return n_documents


def _shared_out(n_tasks: int) -> Iterator[int]:
    """Tasks of each plan of a province and year."""
    while n_tasks:
        n = min(n_tasks, TASKS_A_PLAN)
        yield n
        n_tasks -= n


class _Rows:
    """Rows by table, as tuples in the order in which `columns` first named them."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {}

    def add(self, table: str, row: dict[str, Any]) -> None:
        self.tables.setdefault(table, []).append(row)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a plan's text: page, place in the document's text and box."""

    text: str
    page: int
    start: int

    def evidence(self) -> dict[str, Any]:
        top = 60.0 + 42.0 * (self.start % 16)
        return {
            "page": self.page,
            "char_start": self.start,
            "char_end": self.start + len(self.text),
            "x0": 72.0,
            "top": top,
            "x1": 523.0,
            "bottom": top + 28.0,
            "confidence": 0.6 + (self.start * 7919 % 400) / 1000,
            "method": "invented",
        }


class _Plan:
    """One plan: draws its lines, then adds the rows that stand in them."""

    def __init__(self, rows: _Rows, province: ProvinceRow, year: int, number: int) -> None:
        self._rows, self._province, self._year = rows, province, year
        self._random = Random(f"{province.province_code} {year} {number}")
        self._id = hashlib.sha256(f"{province.province_code} {year} {number}".encode()).hexdigest()[:16]
        self._issuer = self._random.choice(DEPARTMENTS)
        self._number = str(number + 1)
        self._ordinals: dict[str, int] = {}

    def add(self, n_tasks: int) -> None:
        """Add the rows of a plan of so many tasks to every table."""
        title = self._random.choice(TITLES).format(year=self._year)
        drawn = self._draw(title, n_tasks)
        texts = [text for _, text, _ in drawn]
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        lines = [_Line(text, 1 + at // _LINES_A_PAGE, starts[at]) for at, text in enumerate(texts)]
        self._document(title, lines)
        section = parent = ""
        for (kind, _, about), line in zip(drawn, lines, strict=True):
            if kind == "task":
                self._task(line, section, about, assigned=not parent)
            elif kind != "title":
                parent = section if kind == "inner" and not parent else parent if kind == "inner" else ""
                section = self._section(line, about, parent or None)
        self._pages(lines)
        self._around(lines)

    def _draw(self, title: str, n_tasks: int) -> list[tuple[str, str, Any]]:
        """The lines in reading order: what each is, its text, and what is known of it."""
        pick = self._random.choice
        drawn: list[tuple[str, str, Any]] = [
            ("title", f"KẾ HOẠCH {title}", None),
            ("outer", "II. NHIỆM VỤ TRỌNG TÂM", ("II", "group")),
        ]
        for number in range(n_tasks):
            if number == max(n_tasks - _ASSIGNED, 1):
                drawn.append(("outer", "III. TỔ CHỨC THỰC HIỆN", ("III", "organisation")))
            elif number % 4 == 0 and number < n_tasks - _ASSIGNED:
                marker = str(1 + number // 4)
                drawn.append(("inner", f"{marker}. {SECTIONS[number // 4 % len(SECTIONS)]}", (marker, "tasks")))
            what, domain = pick(OBJECTS)
            clauses = self._random.sample(CLAUSES, self._random.choice((1, 2, 2, 3)))
            drawn.append(("task", f"- {pick(VERBS)} {what} {pick(SCOPES)}; {'; '.join(clauses)}.", domain))
        return drawn

    def _row(self, table: str, key: str, letter: str, values: Mapping[str, Any]) -> str:
        ordinal = self._ordinals[table] = self._ordinals.get(table, 0) + 1
        name = f"{self._id}-{letter}{ordinal:04d}"
        own = {"document_id": self._id, "province_code": self._province.province_code or None, "issue_year": self._year}
        self._rows.add(table, {**own, "ordinal": ordinal, key: name, **values})
        return name

    def _document(self, title: str, lines: Sequence[_Line]) -> None:
        symbol = "KH-" + "".join(word[0] for word in self._issuer.split() if word[0].isalpha()).upper()
        province = self._province
        issued = date(self._year, 1, 5) + timedelta(days=self._random.randrange(90))
        values = {
            **lines[0].evidence(),
            "source_path": f"plans/{province.province_code or '00'}/{self._year}/{self._number}-{symbol}.pdf",
            "media_type": "application/pdf",
            "n_bytes": 90_000 + self._random.randrange(50_000),
            "n_pages": lines[-1].page,
            "plan_id": f"{bare_words(self._issuer).replace(' ', '-')}-{province.province_code}-{self._number}-{self._year}",
            "document_type": "kế hoạch",
            "number": self._number,
            "symbol": symbol,
            "issue_date": issued,
            "issue_date_precision": "day",
            "issue_place": province.province or None,
            "issuer": self._issuer,
            "parent_agency": f"UBND tỉnh {province.province}" if province.province else None,
            "province": province.province or None,
            "province_code_2025": province.province_code_2025 or None,
            "province_2025": province.province_2025 or None,
            "title": title,
            "period_start": date(self._year, 1, 1),
            "period_end": date(self._year, 12, 31),
            "signer": "Trần Văn Mẫu",
            "signer_title": "Giám đốc",
            "text_source": "text_layer",
            "quality": 0.9 + self._random.random() / 10,
        }
        self._row("documents", "document_id", "", {**values, "document_id": self._id})

    def _section(self, line: _Line, about: tuple[str, str], parent: str | None) -> str:
        marker, kind = about
        title = line.text.removeprefix(f"{marker}. ")
        values = {
            "parent_id": parent,
            "level": 2 if parent else 1,
            "marker": marker,
            "title": title,
            "kind": kind,
            "text": "",
        }
        return self._row("sections", "section_id", "s", {**line.evidence(), **values})

    def _task(self, line: _Line, section: str, domain: str | None, *, assigned: bool) -> None:
        pick, chance = self._random.choice, self._random.random
        values = {
            "section_id": section,
            "marker": "-",
            "text": line.text.removeprefix("- "),
            "domain": None if assigned else domain,
            "expected_output": "Báo cáo kết quả thực hiện" if chance() < 0.2 else None,
            "source_kind": "assignment" if assigned else "bullet",
        }
        evidence = line.evidence()
        task = self._row("tasks", "task_id", "t", {**evidence, **values})
        names = self._random.sample((*DIVISIONS, *DEPARTMENTS), 1 + int(4 * chance() * chance()))
        roles = ["lead" if chance() < 0.85 else "implement"] + ["coordinate"] * (len(names) - 1)
        for name, role in zip(names, roles, strict=True):
            unit = {
                "unit_raw": name,
                "unit": name,
                "unit_id": _unit_id(name, self._province),
                "is_collective": name == DIVISIONS[-1],
            }
            self._row(
                "task_units",
                "task_unit_id",
                "u",
                {**evidence, "task_id": task, "role": role, **unit, "basis": pick(("stated", "inherited"))},
            )
        for _ in range(0 if chance() < 0.2 else 2 if chance() < 0.15 else 1):
            self._row("deadlines", "deadline_id", "d", {**evidence, "task_id": task, **self._time()})
        if chance() < 0.05:
            figure = {
                "section_id": section,
                "task_id": task,
                "raw": "đạt 95% trở lên",
                "subject": "tỷ lệ đúng hạn",
                "comparator": "≥",
                "value": 95.0,
                "unit": "%",
            }
            self._row("targets", "target_id", "r", {**evidence, **figure})
        if chance() < 0.1:
            self._row(
                "task_cells",
                "task_cell_id",
                "c",
                {**evidence, "task_id": task, "header": "Ghi chú", "value": "Theo dõi hằng tháng"},
            )

    def _time(self) -> dict[str, Any]:
        """A deadline of the plan's year, of one of the kinds that plans have."""
        day = date(self._year, 1, 1) + timedelta(days=self._random.randrange(365))
        quarter = (day.month - 1) // 3
        ends = (date(self._year, 3, 31), date(self._year, 6, 30), date(self._year, 9, 30), date(self._year, 12, 31))
        always = {"is_tentative": False, "year_inferred": False, "basis": "stated"}
        match self._random.randrange(10):
            case 0 | 1 | 2 | 3:
                return {
                    **always,
                    "raw": f"trước ngày {day:%d/%m/%Y}",
                    "kind": "date",
                    "due_date": day,
                    "due_bound": "before",
                }
            case 4 | 5 | 6:
                start = date(self._year, 3 * quarter + 1, 1)
                raw = f"Quý {('I', 'II', 'III', 'IV')[quarter]}/{self._year}"
                return {**always, "raw": raw, "kind": "window", "start_date": start, "due_date": ends[quarter]}
            case 7:
                return {**always, "raw": "hằng quý", "kind": "recurring", "recurrence": "FREQ=MONTHLY;INTERVAL=3"}
            case 8:
                rule = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
                return {**always, "raw": "quý I, 6 tháng, 9 tháng, năm", "kind": "recurring", "recurrence": rule}
            case _:
                return {**always, "raw": "Thường xuyên", "kind": "ongoing"}

    def _pages(self, lines: Sequence[_Line]) -> None:
        for page in range(1, lines[-1].page + 1):
            mine = [line for line in lines if line.page == page]
            values = {
                "page": page,
                "text": "\n".join(line.text for line in mine),
                "source": "text_layer",
                "engine": "invented",
                "garble_score": 0.0,
                "rotation": 0,
                "skew": 0.0,
            }
            self._row("pages", "page_id", "p", {**values, "char_start": mine[0].start})
            self._row(
                "page_readings", "page_reading_id", "g", {**values, "kept": True, "verdict": "fine", "reasons": ""}
            )

    def _around(self, lines: Sequence[_Line]) -> None:
        """What stands around the tasks: citations, recipients, findings, corrections."""
        evidence = lines[0].evidence()
        cited = {
            "document_type": "nghị quyết",
            "number": "76",
            "symbol": "NQ-CP",
            "key": "76/NQ-CP",
            "role": "basis",
            "raw": "Nghị quyết số 76/NQ-CP",
        }
        self._row("legal_references", "legal_reference_id", "l", {**evidence, **cited})
        for recipient in ("Như trên", "UBND tỉnh (b/c)", "Lưu: VT"):
            self._row("recipients", "recipient_id", "n", {**evidence, "recipient": recipient})
        if self._random.random() < 0.5:
            found = {"kind": "missing_lead", "severity": "warning", "message": "Nhiệm vụ không nêu đơn vị chủ trì"}
            self._row("findings", "finding_id", "f", {**evidence, **found})
        change = {
            "page": 1,
            "char_start": 0,
            "char_end": 2,
            "before": "KÊ",
            "after": "KẾ",
            "kind": "diacritics",
            "confidence": 0.9,
        }
        self._row("corrections", "correction_id", "x", change)


def _unit_id(name: str, province: ProvinceRow) -> str:
    return f"{bare_words(name).replace(' ', '-')}-{province.province_code or '00'}"


def _units(provinces: Sequence[ProvinceRow]) -> Iterator[UnitRow]:
    for province in (*provinces, _NO_PROVINCE):
        for name in (*DEPARTMENTS, *DIVISIONS):
            yield UnitRow(
                unit_id=_unit_id(name, province),
                unit=name,
                level="department" if name in DEPARTMENTS else "division",
                parent=None,
                province_code=province.province_code or None,
                is_collective=name == DIVISIONS[-1],
            )


def _run(n_documents: int, n_tasks: int) -> RunRow:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return RunRow(
        run_id="invented", started_at=at, ended_at=at, seconds=0.0, arguments="[]", versions="{}", settings="{}",
        n_sources=n_documents, n_new=n_documents, n_unchanged=0, n_quarantined=0, n_tasks=n_tasks, timings="{}",
    )  # fmt: skip


def _write(path: Path, record: type[Record], rows: list[dict[str, Any]]) -> None:
    """One file of a table; a partition without rows has none, but the unknown one."""
    if rows or path.parent.name == UNKNOWN.province_code:
        path.parent.mkdir(parents=True, exist_ok=True)
        schema = arrow_schema(record)
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, compression="zstd", row_group_size=65_536)


def _write_single(layout: Layout, record: type[Record], rows: Sequence[Record]) -> None:
    path = layout.single(record.TABLE)
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(to_table(record, rows), path, compression="zstd")


if __name__ == "__main__":
    main(sys.argv[1:])
