"""Drafts that nobody has signed: the office stands at the end, without a name and without recipients."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]
TASK = "Các phòng gom phiếu ở chợ."


@pytest.mark.parametrize(
    ("end", "signing"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", (None, "Chủ tịch")),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", ("KT.", "Phó Giám đốc")),
        ("HIỆU TRƯỞNG", (None, "Hiệu trưởng")),
    ],
)
def test_the_office_that_ends_a_draft_is_the_signers(
    read_body: ReadBody, end: str, signing: tuple[str | None, str]
) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n{TASK}", end=f"\n{end}\n")
    assert (plan.head.signing_capacity, plan.head.signer_title) == signing
    assert (plan.head.signer, plan.texts) == (None, [TASK])
