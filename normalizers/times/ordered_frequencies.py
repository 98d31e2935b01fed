"""Frequencies in the sentences of tasks: those that say how often the ordered thing is done.

Most name what they stand behind: "kế hoạch hằng năm", "lập báo cáo hằng quý".
"""

from __future__ import annotations

import re

from normalizers.times.joining import PUNCTUATION
from normalizers.times.lexicon import context, following
from normalizers.times.reading import Reading
from normalizers.times.tokens import Token

_HELD = re.compile(
    r"\W*to chuc\s+(?:cac\s+)?(?:hoi nghi|hoi thao|toa dam|tap huan|dien tap|hoi thi|cuoc thi)\b"
    r"(?:(?!\b(?:ke hoach|chuong trinh|bao cao|ngan sach|danh gia|xep loai|thi dua|tong ket|cong tac)\b)[^.:\n])*"
)
_MANNER = re.compile(r"\W*(?:(?:chu dong|thuong xuyen|kip thoi|tich cuc|tiep tuc)\W+)*")
_REPORTED = re.compile(r"(?:^|[,;.]|(?<![a-z])va)\s*bao cao\s+(?P<whom>[^;.()\d]{0,120}?)\s*$")


def orders_often(
    reading: Reading, before: Token | None, behind: Token | None, letters: str, head: bool, enclosed: bool
) -> bool:
    """Whether a frequency modifies the order: at its head, in parentheses, before its verb, or with "định kỳ"."""
    if following("described").match(letters, reading.end) and not (
        head and letters[reading.end :].lstrip().startswith("co")
    ):
        return False
    if head or enclosed or reading.rule != "frequency":
        return True
    verb = bool(behind and behind.kind in ("verb", "completion")) and not following("modified").match(
        letters, reading.end
    )
    if before and before.kind in ("comma", "semi"):
        return verb or bool(behind and behind.kind == "comma")
    if any(ends(reading, behind, letters) for ends in (_is_reported, _is_held, _is_routine)):
        return True
    names = context("names").finditer(letters, max(0, reading.start - 20), reading.start)
    return verb and not any(not letters[m.end() : reading.start].strip() for m in names)


def _is_held(reading: Reading, behind: Token | None, letters: str) -> bool:
    """Whether a frequency ends an order to hold an event: "Tổ chức hội thảo về nuôi ong hàng năm.", "Lập đội cứu hộ và tổ
    chức diễn tập hàng năm.", but no plan for one.
    """
    if behind is not None and behind.kind not in PUNCTUATION:
        return False
    begin = max(letters.rfind(mark, 0, reading.start) for mark in ".:\n") + 1
    if _HELD.fullmatch(letters, begin, reading.start):
        return True
    beside = letters.rfind(" va to chuc ", begin, reading.start)  # the second thing that is ordered
    return beside > 0 and _HELD.fullmatch(letters, beside + len(" va"), reading.start) is not None


def _is_routine(reading: Reading, behind: Token | None, letters: str) -> bool:
    """Whether a day or week ends an order to do what is done so often: "Cập nhật kết quả hàng tuần, …"; no plan for one."""
    if reading.recurrence not in ("FREQ=DAILY", "FREQ=WEEKLY") or (
        behind is not None and behind.kind not in PUNCTUATION
    ):
        return False
    begin = max(letters.rfind(mark, 0, reading.start) for mark in ".:;\n") + 1
    manner = _MANNER.match(letters, begin)
    order = context("routine").match(letters, manner.end() if manner else begin)
    return order is not None and context("names").search(letters, order.end(), reading.start) is None


def _is_reported(reading: Reading, behind: Token | None, letters: str) -> bool:
    """Whether a frequency ends an order to report, of which no more is said than to whom: "báo cáo UBND tỉnh hàng quý".

    With nobody named what comes each month or year names a report ("lập kế hoạch và báo cáo hàng năm").
    """
    if behind is not None and behind.kind not in PUNCTUATION:
        return False
    reported = _REPORTED.search(letters, max(0, reading.start - 150), reading.start)
    if reported is None or context("regimes").search(letters, max(0, reported.start() - 30), reported.start()):
        return False
    if not reported["whom"]:
        return reading.recurrence in ("FREQ=DAILY", "FREQ=WEEKLY")
    return (
        context("unit_heads").match(letters, reported.start("whom")) is not None
        and context("names").search(letters, *reported.span("whom")) is None
        and not context("reported").search(reported["whom"])
    )
