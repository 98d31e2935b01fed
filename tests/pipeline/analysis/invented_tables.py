"""Tables of two invented plans, small enough to know every row of them."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from extractors.records import (
    FACTS,
    DeadlineRow,
    DocumentRow,
    FindingRow,
    ProvinceRow,
    SectionRow,
    TaskRow,
    TaskUnitRow,
    UnitRow,
)
from pipeline.layout import UNKNOWN, Layout, Partition
from pipeline.schema import Record, to_table

_FILLED = {"str": "", "int": 0, "float": 0.9, "bool": False}


def row(record: type[Record], **values: Any) -> Any:
    """A row with these values; what it must have besides is filled in, all else is null."""
    values.setdefault("text_source", "plain")
    filled = {
        field.name: values.get(field.name, _FILLED.get(str(field.type)))
        for field in fields(record)
        if field.default is MISSING
    }
    return record(**filled)


PLACES: dict[str, dict[str, Any]] = {
    "aa": {"document_id": "aa", "province_code": "75", "issue_year": 2024},
    "bb": {"document_id": "bb", "province_code": None, "issue_year": 2023},
}


def write(out: Path, deadlines: dict[str, str] | None = None) -> Path:
    """Write the folder; `deadlines` are recurrences to be given to tasks of the first plan, by deadline_id."""
    aa, bb = PLACES["aa"], PLACES["bb"]
    rules = deadlines or {"aa-d2": "FREQ=MONTHLY;INTERVAL=3"}
    rows: dict[type[Record], list[Any]] = {
        DocumentRow: [
            row(DocumentRow, **aa, number="68", symbol="KH-SCT", title="Cải cách hành chính năm 2024", province="Đồng Nai", province_code_2025="75", province_2025="Đồng Nai", plan_id="p", issuer="Sở Công Thương", issue_date=date(2023, 12, 5), period_start=date(2024, 1, 15), period_end=date(2024, 12, 31), source_path="a.pdf"),
            row(DocumentRow, **bb, title="Phòng, chống thiên tai", source_path="b.txt"),
        ],
        SectionRow: [
            row(SectionRow, **aa, section_id="aa-s1", ordinal=1, title="NHIỆM VỤ", kind="tasks", level=1),
            row(SectionRow, **aa, section_id="aa-s2", ordinal=2, parent_id="aa-s1", title="Thủ tục", kind="tasks", level=2),
        ],
        TaskRow: [
            row(TaskRow, **aa, task_id="aa-t1", ordinal=1, section_id="aa-s2", text="Đơn giản hóa THỦ TỤC đất đai", domain="thủ tục hành chính", source_kind="bullet", page=2),
            row(TaskRow, **aa, task_id="aa-t2", ordinal=2, section_id="aa-s1", text="Báo cáo kết quả", source_kind="bullet"),
            row(TaskRow, **bb, task_id="bb-t1", ordinal=1, text="Kiểm tra đê điều", source_kind="bullet"),
        ],
        TaskUnitRow: [
            row(TaskUnitRow, **aa, task_unit_id="aa-u1", ordinal=1, task_id="aa-t1", role="lead", unit="Văn phòng Sở", unit_id="vp", basis="stated"),
            row(TaskUnitRow, **aa, task_unit_id="aa-u2", ordinal=2, task_id="aa-t1", role="coordinate", unit="Thanh tra Sở", unit_id="tt", basis="stated"),
            row(TaskUnitRow, **aa, task_unit_id="aa-u3", ordinal=3, task_id="aa-t1", role="lead", unit="Phòng Kế hoạch", unit_id="kh", basis="stated"),
            row(TaskUnitRow, **bb, task_unit_id="bb-u1", ordinal=1, task_id="bb-t1", role="implement", unit="Chi cục Thủy lợi", unit_id="tl", basis="stated"),
        ],
        DeadlineRow: [
            row(DeadlineRow, **aa, deadline_id="aa-d1", ordinal=1, task_id="aa-t1", raw="trước 30/6/2024", kind="date", due_date=date(2024, 6, 30), due_bound="before", basis="stated"),
            row(DeadlineRow, **aa, deadline_id="aa-d9", ordinal=9, task_id="aa-t1", raw="Quý III", kind="window", start_date=date(2024, 7, 1), due_date=date(2024, 9, 30), basis="stated"),
            *(row(DeadlineRow, **aa, deadline_id=key, ordinal=10 + at, task_id="aa-t2", raw="định kỳ", kind="recurring", recurrence=rule, basis="stated") for at, (key, rule) in enumerate(rules.items())),
        ],
        FindingRow: [row(FindingRow, **aa, finding_id="aa-f1", ordinal=1, kind="missing_lead", severity="info", message="không nêu")],
    }  # fmt: skip
    layout = Layout(out)
    for record in FACTS:
        for partition, place in ((Partition.of("75", 2024), "aa"), (Partition.of(None, 2023), "bb"), (UNKNOWN, "")):
            mine = [each for each in rows.get(record, []) if each.document_id == place]
            if mine or partition == UNKNOWN:
                _write(layout.partition(record.TABLE, partition), record, mine)
    units = [
        *(("vp", "Văn phòng Sở", "75"), ("tt", "Thanh tra Sở", "75")),
        *(("kh", "Phòng Kế hoạch", None), ("tl", "Chi cục Thủy lợi", None)),
    ]
    _write(
        layout.single("dim_units"),
        UnitRow,
        [row(UnitRow, unit_id=key, unit=name, province_code=code) for key, name, code in units],
    )
    province = row(
        ProvinceRow,
        province_key="75-0",
        province_code="75",
        province="Đồng Nai",
        province_code_2025="75",
        province_2025="Đồng Nai",
    )
    _write(layout.single("dim_provinces"), ProvinceRow, [province])
    return out


def _write(path: Path, record: type[Record], rows: list[Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(to_table(record, rows), path)
