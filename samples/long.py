"""Made-up plans of any length, to measure how cost grows with size."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from samples.markup import table
from samples.plan import Appendix, Block, Heading, Item, Paragraph, Plan

_YEAR = 2025
_ITEMS_A_PAGE = 2.78
_ROWS_A_PAGE = 14.4
"""What `pdf.render` sets on a page; the other renderers follow as they may."""
_FIRST_PAGE = 0.75
"""Share of a page that letterhead, preamble and signature take."""


def make_plan(n_pages: int, seed: int) -> Plan:
    """A plan of roughly `n_pages` pages as `pdf.render` sets it: half prose tasks, half a task table in an appendix.

    The same arguments give the same plan. Raises ValueError for less than one page.
    """
    if n_pages < 1:
        raise ValueError(f"a plan has at least one page, not {n_pages}")
    rng = random.Random(f"{n_pages}/{seed}")
    body = (n_pages + 1) // 2
    n_items = max(1, round((body - _FIRST_PAGE) * _ITEMS_A_PAGE))
    plan = _frame(seed, tuple(_body(n_items, rng)))
    n_rows = round((n_pages - body) * _ROWS_A_PAGE)
    return replace(plan, appendices=(_appendix(n_rows, rng),)) if n_rows else plan


@lru_cache(maxsize=1)
def _wordings() -> dict[str, list[str]]:
    return tomllib.loads((resources.files("samples") / "data" / "wordings.toml").read_text(encoding="utf-8"))


def _frame(seed: int, blocks: tuple[Block, ...]) -> Plan:
    return Plan(
        parent="UBND TỈNH VĨNH KHÁNH",
        issuer="SỞ XÂY DỰNG",
        number=f"Số: {seed % 900 + 1}/KH-SXD",
        place_date=f"Vĩnh Khánh, ngày 15 tháng 01 năm {_YEAR}",
        kind="KẾ HOẠCH",
        title=f"Công tác trọng tâm của ngành năm {_YEAR}",
        blocks=blocks,
        recipients=("- UBND tỉnh (báo cáo);", "- Các đơn vị thuộc Sở (thực hiện);", "- Lưu: VT."),
        signature=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        signer="Ngô Bá Khải",
    )


def _body(n_items: int, rng: random.Random) -> Iterator[Block]:
    yield Paragraph("Căn cứ nhiệm vụ được UBND tỉnh giao, Sở Xây dựng lập Kế hoạch như sau:")
    yield Heading(1, "I.", "NHIỆM VỤ")
    for item in range(n_items):
        chapter, place = item // 9 + 1, item % 9 + 1
        if place == 1:
            yield Heading(2, f"{chapter}.", f"Nhóm việc thứ {chapter}")
        yield Heading(3, f"{chapter}.{place}.", _task(rng))
        yield from _work_item(rng)
    yield Heading(1, "II.", "TỔ CHỨC THỰC HIỆN")
    yield Paragraph("Các phòng, đơn vị thuộc Sở căn cứ Kế hoạch này triển khai thực hiện./.")


def _work_item(rng: random.Random) -> Iterator[Block]:
    words = _wordings()
    target = rng.choice(words["targets"]).format(n=rng.randrange(10, 95, 5))
    yield Item("a)", f"Mục tiêu, yêu cầu: {target}")
    yield Heading(4, "b)", "Nhiệm vụ, giải pháp:")
    for _ in range(3):
        yield Item("-", f"{rng.choice(words['units'])} {_task(rng).lower()}, {rng.choice(words['manners'])}.")
    yield Heading(4, "c)", "Phân công trách nhiệm")
    yield Item("-", f"Cơ quan chủ trì: {rng.choice(words['units'])}.")
    yield Item("-", f"Cơ quan phối hợp: {rng.choice(words['partners'])}.")
    yield Item("d)", f"Thời gian thực hiện: {_deadline(rng)}.")


def _task(rng: random.Random) -> str:
    words = _wordings()
    return f"{rng.choice(words['verbs'])} {rng.choice(words['objects'])} {rng.choice(words['places'])}"


def _deadline(rng: random.Random) -> str:
    return rng.choice(_wordings()["deadlines"]).format(year=_YEAR)


def _appendix(n_rows: int, rng: random.Random) -> Appendix:
    heads = ["STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"]
    lines = []
    for row in range(1, n_rows + 1):
        if row % 20 == 1:
            lines.append(f"= {row // 20 + 1}. | NHÓM VIỆC {row // 20 + 1}")
        lines.append(f"{row} | {_task(rng)} | {_row_end(rng)}")
    return Appendix(
        "PHỤ LỤC",
        f"DANH MỤC NHIỆM VỤ NĂM {_YEAR}",
        f"(Kèm theo Kế hoạch ngày 15/01/{_YEAR} của Sở Xây dựng)",
        (table((13, 46, 26, 27, 27, 25), heads, lines),),
    )


def _row_end(rng: random.Random) -> str:
    words = _wordings()
    return " | ".join([*(rng.choice(words[of]) for of in ("products", "units", "partners")), _deadline(rng)])
