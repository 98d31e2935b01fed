"""Invented plans: a text as an office would type it, read end to end, with its rows ready to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from extractors.document import Document
from extractors.extract import Extracted
from extractors.records import (
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    FindingRow,
    LegalReferenceRow,
    RecipientRow,
    Row,
    SectionRow,
    TargetRow,
    TaskCellRow,
    TaskRow,
    TaskUnitRow,
)

R = TypeVar("R", bound=Row)

DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 315/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Tĩnh, ngày 08 tháng 02 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch phòng, chống thiên tai năm 2024

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Phòng, chống thiên tai năm 2013;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn,
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2024.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng UBND tỉnh và Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Thắng

KẾ HOẠCH
Phòng, chống thiên tai năm 2024
(Ban hành kèm theo Quyết định số 315/QĐ-UBND ngày 08/02/2024 của UBND tỉnh)

I. NHIỆM VỤ
1. Kiểm tra hồ đập trước mùa mưa bão
- Sở Nông nghiệp và Phát triển nông thôn chủ trì kiểm tra các hồ chứa.
2. Diễn tập cứu hộ
- Bộ Chỉ huy Quân sự tỉnh chủ trì tổ chức diễn tập.
"""
"""A decision that carries a plan behind its signature."""

HEAD = """\
UBND TỈNH LÀO CAI
SỞ DU LỊCH
Số: 41/KH-SDL

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lào Cai, ngày 12 tháng 01 năm 2023

KẾ HOẠCH
{title}

Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh;

Những năm qua, du khách đến với vùng cao ngày một đông, nhiều bản làng có thêm nghề mới, đường
lên các điểm tham quan được mở rộng, chợ phiên họp đều hơn trước và sản vật của bà con bán được
giá hơn. Song bên cạnh những thay đổi đáng mừng ấy, người làm du lịch còn gặp không ít khó khăn:
mùa mưa đường sạt lở, hướng dẫn viên thiếu ngoại ngữ, biển chỉ đường nơi có nơi không, rác thải
chưa được thu gom kịp lúc, thông tin về giá cả dịch vụ chưa rõ ràng khiến du khách còn phân vân
khi lựa chọn điểm đến. Muốn giữ chân du khách lâu hơn thì phải làm tốt từ những việc nhỏ nhất,
bắt đầu bằng thái độ đón tiếp, sự sạch sẽ của từng ngôi nhà và lời giới thiệu chân thành về văn
hóa của quê hương mình. Từ thực tế đó, Sở Du lịch xây dựng kế hoạch với các nội dung như sau:
"""
TITLE = "Cải cách hành chính năm 2023 của Sở Du lịch"
END = """
Nơi nhận:
- UBND tỉnh (báo cáo);
- Lưu: VT.

GIÁM ĐỐC
Hà Văn Thắng
"""


@dataclass(frozen=True)
class Invented:
    """What was read of an invented plan."""

    document: Document
    extracted: Extracted

    def of(self, kind: type[R]) -> list[R]:
        """The rows of one table, in order."""
        return [row for row in self.extracted.rows if isinstance(row, kind)]

    @property
    def head(self) -> DocumentRow:
        (row,) = self.of(DocumentRow)
        return row

    @cached_property
    def sections(self) -> list[SectionRow]:
        return self.of(SectionRow)

    @cached_property
    def tasks(self) -> list[TaskRow]:
        return self.of(TaskRow)

    @property
    def texts(self) -> list[str]:
        """The tasks' words."""
        return [task.text for task in self.tasks]

    def by_kind(self) -> list[tuple[str, str | None, str]]:
        """What each task was read from, its marker and its words."""
        return [(task.source_kind, task.marker, task.text) for task in self.tasks]

    def row_tasks(self) -> list[tuple[str | None, str]]:
        """Marker and words of each task that is a row of a table."""
        return [(marker, text) for kind, marker, text in self.by_kind() if kind == "table_row"]

    def outline(self) -> list[tuple[int, str | None, str, str]]:
        """Level, marker, title and kind of each section."""
        return [(s.level, s.marker, s.title, s.kind) for s in self.sections]

    def kinds(self) -> dict[str, str]:
        """The kind of each section by its title."""
        return {s.title: s.kind for s in self.sections}

    def task(self, begins: str) -> TaskRow:
        """The one task whose words begin so."""
        found = [task for task in self.tasks if task.text.startswith(begins)]
        assert len(found) == 1, f"{begins!r} begins {len(found)} of {self.texts}"
        return found[0]

    def units(self, begins: str) -> set[tuple[str, str, str]]:
        """Role, unit and basis of the units of the task whose words begin so."""
        key = self.task(begins).task_id
        return {(u.role, u.unit, u.basis) for u in self.of(TaskUnitRow) if u.task_id == key}

    def roles(self, begins: str) -> set[tuple[str, str]]:
        """Role and unit, without the basis."""
        return {(role, unit) for role, unit, _ in self.units(begins)}

    def deadlines(self, begins: str) -> list[DeadlineRow]:
        """The deadlines of the task whose words begin so."""
        key = self.task(begins).task_id
        return [d for d in self.of(DeadlineRow) if d.task_id == key]

    def raws(self, begins: str) -> list[str]:
        """The wordings of its deadlines."""
        return [d.raw for d in self.deadlines(begins)]

    def windows(self, begins: str) -> list[tuple[str, str]]:
        """First and last day of those that are windows."""
        return [(str(d.start_date), str(d.due_date)) for d in self.deadlines(begins) if d.kind == "window"]

    def cells(self, begins: str) -> dict[str, str]:
        """What else its row says, by the column's head."""
        key = self.task(begins).task_id
        return {c.header: c.value for c in self.of(TaskCellRow) if c.task_id == key}

    @property
    def targets(self) -> list[TargetRow]:
        return self.of(TargetRow)

    @property
    def references(self) -> list[LegalReferenceRow]:
        return self.of(LegalReferenceRow)

    @property
    def criteria(self) -> list[CriterionRow]:
        return self.of(CriterionRow)

    @property
    def recipients(self) -> list[RecipientRow]:
        return self.of(RecipientRow)

    def findings(self) -> list[str]:
        """The kinds of the findings."""
        return [finding.kind for finding in self.of(FindingRow)]

    def at(self, row: Any) -> str:
        """What stands where a row points, white space made single."""
        return spaced(self.document.text[row.char_start : row.char_end])


def spaced(text: str) -> str:
    """White space made single."""
    return re.sub(r"\s+", " ", text).strip()


def framed(body: str, *, title: str = TITLE, end: str = END) -> str:
    """A body between a letterhead and a signature."""
    return f"{HEAD.format(title=title)}{body.strip()}\n{end}"


BODY = "\nI. NHIỆM VỤ\n- Giữ gìn nếp nhà sàn của bà con trong bản.\n- Dọn lối vào chợ phiên.\n"
"""Two tasks of a short plan."""


def headed(head: str, *, title: str = "Phát triển cây ăn quả năm 2024", end: str = END) -> str:
    """A short plan with everything over its title given."""
    return f"{head}\n\nKẾ HOẠCH\n{title}\n{BODY}{end}"


def rows(*lines: Iterable[str]) -> str:
    """A table as a spreadsheet exports it."""
    return "\n".join("\t".join(cells) for cells in lines)
