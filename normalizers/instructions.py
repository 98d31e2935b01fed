"""Whether a sentence orders something to be done, from how it begins.

A plan's orders begin with their verb ("Xây dựng kế hoạch …", "Tiếp tục rà soát …"); what begins with the name of a field of
work ("Công tác thống kê, báo cáo;") only says what is looked at. The words are in `data/instructions.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.lexicons import read_lexicon
from normalizers.phrases import either, is_worded
from normalizers.skeleton import skeleton

_DONE = re.compile(r"\b[Đđ]ã\b")
_FIRST_SENTENCE = re.compile(r"[.;]\s")
_ASIDE = re.compile(r"\((?P<said>[^()]*)\)")
_TOLD = re.compile(r"\b[Đđ]ã\s+(?:được\s+)?")
_MUST = re.compile(r"(?<!đòi hỏi )\b(?:cần|phải)\b", re.IGNORECASE)
_LONGEST_SUBJECT = 250
_LOOKED_AT = 90
"""Characters at the beginning of a sentence that tell whether it orders."""


@dataclass(frozen=True, slots=True)
class _Openers:
    order: re.Pattern[str]
    field: re.Pattern[str]
    report: re.Pattern[str]
    reported: re.Pattern[str]
    announcement: re.Pattern[str]
    looking_back: re.Pattern[str]
    listing: re.Pattern[str]
    contents: re.Pattern[str]
    demand: re.Pattern[str]
    terms: re.Pattern[str]
    reasons: re.Pattern[str]
    regarding: re.Pattern[str]
    aspects: re.Pattern[str]
    competing: re.Pattern[str]
    describing: re.Pattern[str]
    describing_verbs: frozenset[str]
    verbs: frozenset[str]
    when_done: frozenset[str]


@cache
def _openers() -> _Openers:
    data = read_lexicon("normalizers", "instructions.toml")
    listing = rf"(?:{either(data['listing'])})\s*:?\s*$"
    named = "".join(rf"(?<!\b{skeleton(word)} )" for word in data["demands_named"])
    report = rf"(?:{either(data['reports'])})(?!\w)"
    announced = rf"(?:{either([*data['listing'], *data['listing_announced']])})\s*:?\s*$"
    return _Openers(
        re.compile(rf"\W*(?:(?:{either(data['before'])})\W+)*(?P<verb>{either(data['verbs'])})(?!\w)"),
        re.compile(rf"\W*(?:{either(data['fields'])})(?!\w)[^:]*$"),
        re.compile(rf"\W*bao cao\s+{report}(?:\s*(?:[,;/]\s*|va\s+)?{report})*\s*(?:\([^()]*\))?\W*"),
        re.compile(rf"\W*(?:{either(data['reported'])})\b"),
        re.compile(rf"\b(?:{either(data['announced'])})\b[^.;:]*\b{announced}"),
        re.compile(rf"\b(?:{either(data['looking_back'])})\b"),
        re.compile(rf"\b{listing}"),
        re.compile(rf"\b(?:{either(data['contents'])})\s*:\s*$"),
        re.compile(rf"(?<!\w){named}(?:{either(data['demanding'])})\b[^.;:]*:\s*$"),
        re.compile(rf"\b(?:{either(data['terms'])})\s+(?:{either(data['terms_listed'])})\s*:\s*$"),
        re.compile(rf"[^.;:]*\bla\s+(?:{either(data['reasons'])})\b"),
        re.compile(rf"\b(?:{'|'.join(data['regarding'])})\b", re.IGNORECASE),
        re.compile(rf"\W*(?:{either(data['aspects'])})\b"),
        re.compile(rf"\W*(?:{either(data['competing'])})\s*:"),
        re.compile(rf"\W*(?P<verb>{either(data['describing'])})(?!\w)"),
        frozenset(data["describing"]),
        frozenset(data["verbs"]),
        frozenset(data["when_done"]),
    )


def orders(text: str) -> bool:
    """Whether a sentence begins as an order does.

    >>> orders("Tiếp tục rà soát danh mục"), orders("Công tác rà soát danh mục")
    (True, False)
    """
    found = _openers().order.match(skeleton(text), 0, _LOOKED_AT)
    if found is None or names_report(text):
        return False
    return is_worded(text[slice(*found.span("verb"))], _openers().verbs)


def told_asides(text: str) -> tuple[tuple[int, int], ...]:
    """Where brackets tell of what was done already: nobody has to do it, and not by the times and figures in them.

    >>> text = "Mở lớp dạy chèo (năm 2030, Sở Y tế đã tổ chức 2 lớp), gửi ảnh (đã rửa)."
    >>> [text[slice(*span)] for span in told_asides(text)]
    ['(năm 2030, Sở Y tế đã tổ chức 2 lớp)']
    """
    if "ã" not in text or "(" not in text:
        return ()
    return tuple(aside.span() for aside in _ASIDE.finditer(text) if _tells(aside["said"]))


def _tells(said: str) -> bool:
    """Whether words tell that an act was done, with who did it, or when, before "đã"; not an order to do something with
    what was done: "gửi sổ đã lập"."""
    before, *acts = _TOLD.split(said, 1)
    if not acts or not orders(acts[0]):
        return False
    first, *_ = before.split() or [""]
    return not first or first in _openers().when_done or (first[0].isupper() and not orders(before))


def names_field(text: str) -> bool:
    """Whether a sentence only names a field of work: "Công tác thống kê, báo cáo;"."""
    return bool(_openers().field.match(skeleton(text), 0, _LOOKED_AT))


def names_report(text: str) -> bool:
    """Whether a line only names a kind of report, or several.

    >>> names_report("Báo cáo tháng, quý;"), names_report("Báo cáo quý gửi về Sở")
    (True, False)
    """
    return bool(_openers().report.fullmatch(skeleton(text), 0, _LOOKED_AT))


def titles_report(text: str) -> bool:
    """Whether a heading says that what is under it is about a report: "Báo cáo kết quả lễ hội"."""
    return names_report(text) or bool(_openers().reported.match(skeleton(text[:_LOOKED_AT])))


def tells_of_past(text: str) -> bool:
    """Whether the first sentence of a text says what has been done: "Triển khai Kế hoạch, tỉnh đã mở 5 lớp. …"."""
    return bool(_DONE.search(_FIRST_SENTENCE.split(text, 1)[0]))


def announces_tasks(text: str) -> bool:
    """Whether a lead-in orders what is listed under it ("… các nhiệm vụ trọng tâm bao gồm:") and tells of nothing done."""
    if not text.rstrip().endswith(":") or _DONE.search(text):
        return False
    announced = _openers().announcement.search(skeleton(text))
    return announced is not None and not _openers().looking_back.search(skeleton(text[: announced.start()]))


def opens_list(text: str) -> bool:
    """Whether a line ends in words that open a list of what it speaks of: "…, bao gồm:"."""
    return bool(_openers().listing.search(skeleton(text)[-40:]))


def opens_contents(text: str) -> bool:
    """Whether a line ends in words that open a list of what something consists of: "báo cáo số liệu, bao gồm:"."""
    return bool(_openers().contents.search(skeleton(text[-_LOOKED_AT:])))


def demands(text: str) -> bool:
    """Whether a line demands what is listed under it: "Chủ tịch UBND tỉnh yêu cầu:"."""
    return bool(_openers().demand.search(skeleton(text)[-_LOOKED_AT:]))


def opens_terms(text: str) -> bool:
    """Whether a line opens a list of whom it is about, or on what terms: "… khi có một trong các điều kiện sau:"."""
    return bool(_openers().terms.search(skeleton(text)[-_LOOKED_AT:]))


def states_rules(text: str) -> bool:
    """Whether a line states by what rules people compete, and behind its label orders nothing.

    >>> states_rules("Cơ cấu giải thưởng: 01 giải Nhất"), states_rules("Giải thưởng: Trao cờ cho các bản")
    (True, False)
    """
    label = _openers().competing.match(skeleton(text), 0, _LOOKED_AT)
    return label is not None and not orders(text[label.end() :])


def names_aspect(text: str) -> bool:
    """Whether a label only says of what, whom or where the lines under it are.

    >>> names_aspect("Đối với các bản:"), names_aspect("Hội thi thổi khèn:")
    (True, False)
    """
    return bool(_openers().aspects.match(skeleton(text), 0, _LOOKED_AT))


def goes_on(text: str) -> bool:
    """Whether an order goes on in a list of what it is about: "Biên soạn tài liệu, gồm:"."""
    return orders(text) and opens_list(text) and not announces_tasks(text)


def describes(text: str) -> bool:
    """Whether a line says what somebody or something is: "Là hộ có tên trong danh sách", no order."""
    found = _openers().describing.match(skeleton(text), 0, _LOOKED_AT)
    return (
        found is not None
        and is_worded(text[slice(*found.span("verb"))], _openers().describing_verbs)
        and not orders(text)
    )


def gives_reasons(text: str) -> bool:
    """Whether a paragraph only says why something matters, and no sentence of it what to do, or what to take it for.

    >>> gives_reasons("Đò ngang là yếu tố nối hai bờ."), gives_reasons("Đò là yếu tố nối hai bờ. Sửa chữa bến đò.")
    (True, False)
    """
    found = _openers().reasons.match(skeleton(text[:_LONGEST_SUBJECT]))
    if found is None or _MUST.search(text) or _openers().regarding.search(text[: found.end()]):
        return False
    return not any(map(orders, _FIRST_SENTENCE.split(text)[1:]))
