"""An invented plan, ingested as any other, for people to review; and newer versions of the program that read it otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extractors.document import Document
from extractors.extract import Extracted
from extractors.reading.options import ReadingOptions
from extractors.records import Row, TaskRow
from pipeline import stages
from pipeline.ingestion import ingest
from pipeline.provinces import province_rows
from pipeline.published import select
from pipeline.reviews.review import REVIEWED
from pipeline.reviews.reviewing import Reviews
from pipeline.schema import RECORDS
from pipeline.settings import Settings
from pipeline.stages import Job, Staged, Way

TEXT = """\
UBND TỈNH GIA LAI
SỞ XÂY DỰNG
Số: 12/KH-SXD
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai, ngày 10 tháng 01 năm 2022

KẾ HOẠCH
Cải cách hành chính năm 2022

I. MỤC ĐÍCH, YÊU CẦU
Nâng cao chất lượng phục vụ người dân.

II. NHIỆM VỤ
1. Cải cách thể chế
- Rà soát văn bản quy phạm pháp luật về nhà ở, hoàn thành trước ngày 30/6/2022.
- Tham mưu ban hành quy định về cấp phép xây dựng. Phòng Quản lý Nhà chủ trì, Phòng Kế hoạch phối hợp thực hiện.
- Tổ chức tuyên truyền pháp luật về xây dựng trong quý III năm 2022.
2. Cải cách thủ tục hành chính
- Công khai thủ tục hành chính tại bộ phận một cửa theo Quyết định số 45/QĐ-UBND ngày 02/3/2021.
- Rút ngắn thời gian giải quyết hồ sơ cấp phép, đạt 95% hồ sơ đúng hạn, báo cáo trước ngày 15/11/2022.

III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở: theo dõi, đôn đốc việc thực hiện Kế hoạch này, báo cáo Giám đốc Sở hàng quý.
2. Các phòng thuộc Sở triển khai thực hiện nhiệm vụ được giao.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Mẫu
"""
OTHER = TEXT.replace("GIA LAI", "ĐỒNG NAI").replace("Gia Lai", "Đồng Nai").replace("12/KH", "13/KH")
DOCUMENT = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def threads(size: int, settings: Settings) -> Executor:
    return ThreadPoolExecutor(size)


def read_into(out: Path, plans: Path, stage: Callable[[Job, Settings], Staged] = stages.stage) -> None:
    ingest(
        [plans], out, Settings(workers=1), stage=stage, executors=threads, provinces=province_rows(), clock=lambda: NOON
    )


def write_plans(folder: Path) -> Path:
    folder.mkdir()
    (folder / "kế hoạch 12.txt").write_text(TEXT, encoding="utf-8")
    (folder / "kế hoạch 13.txt").write_text(OTHER, encoding="utf-8")
    return folder


def reviews_of(out: Path) -> Reviews:
    return Reviews(out, clock=lambda: NOON)


def rows(out: Path, table: str, document_id: str = DOCUMENT) -> list[dict[str, Any]]:
    record = next(record for record in RECORDS if table == record.TABLE)
    return sorted(select(out, record, document_ids=[document_id]), key=lambda row: row["ordinal"])


def row(out: Path, table: str, words: str) -> dict[str, Any]:
    """The one row of the table in which these words are."""
    [found] = [each for each in rows(out, table) if any(words in str(value) for value in each.values())]
    return found


def key(out: Path, table: str, words: str) -> str:
    return str(row(out, table, words)[REVIEWED[table].KEY])


def tables(out: Path) -> dict[str, str]:
    """Every published file with the hash of its bytes, runs aside."""
    files = (path for path in out.rglob("*.parquet") if "_state" not in path.parts and "runs" not in path.parts)
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def newer_version(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[Extracted], Extracted] = lambda found: found, text: str = TEXT
) -> Callable[[Job, Settings], Staged]:
    """A stage of a newer program, which makes other rows, or another text, of the same bytes."""
    way = stages.default_way()
    monkeypatch.setattr("pipeline.ingestion.versions", lambda language: {"code": repr(change)})

    def read(path: Path, *, options: ReadingOptions) -> Document:
        document = way.read(path, options=options)
        if document.document_id != DOCUMENT or text == TEXT:
            return document
        other = path.parent.parent / "as read by a newer version.txt"
        other.write_text(text, encoding="utf-8")
        return replace(way.read(other, options=options), document_id=DOCUMENT)

    newer = Way(read, way.repair, lambda document: change(way.extract(document)))  # type: ignore[arg-type]
    return lambda job, settings: stages.staged(stages.process(job, settings, newer), job)


def _renumbered(found: Extracted, keep: Callable[[Row], bool]) -> Extracted:
    """The rows that are kept, keys and ordinals counted anew from 7."""
    kept = [each for each in found.rows if keep(each)]
    keys: dict[str, str] = {}
    counts: dict[str, int] = {}
    for each in kept:
        if each.LETTER:
            counts[each.TABLE] = counts.get(each.TABLE, 6) + 1
            keys[getattr(each, each.KEY)] = f"{each.document_id}-{each.LETTER}{counts[each.TABLE]:04d}"
    made = []
    for each in kept:
        changes: dict[str, Any] = {
            name: keys.get(value, value)
            for name in type(each).__dataclass_fields__
            if isinstance(value := getattr(each, name), str) and name.endswith("_id")
        }
        made.append(replace(each, ordinal=each.ordinal + 6, **changes))
    return Extracted(tuple(made), found.units)


def numbered_otherwise(found: Extracted) -> Extracted:
    """Without the first task and all that hangs on it, so that every key after it is another."""
    first = next(each for each in found.rows if isinstance(each, TaskRow))
    return _renumbered(found, lambda each: getattr(each, "task_id", None) != first.task_id)


def cut_longer(found: Extracted) -> Extracted:
    """Each task's evidence begins with its bullet and ends with its line's end."""
    return Extracted(
        tuple(
            replace(each, char_start=(each.char_start or 0) - 2, char_end=(each.char_end or 0) + 1)
            if isinstance(each, TaskRow)
            else each
            for each in found.rows
        ),
        found.units,
    )
