"""Paragraphs that close a plan or only point elsewhere: they belong to no item and order nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Indel

from normalizers.instructions import orders
from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_OF_THE_PLAN = re.compile(r"\W*ke hoach nay\b")  # may be the end of a sentence on the line above, so it opens nothing
_THIS_PLAN = re.compile(r"\bke hoach nay\b")
_RECIPIENTS = re.compile(r"\W*noi nhan\s*(?::|\W*$)")
_ALIKE = 0.9  # "Nởơi nhận" is, "Người nhận" is not
_LAST_WORDS = re.compile(r"\.\s?/\s?\.\W*$")
_WORD = re.compile(r"\w+")
_COMMA_OF_NAME = re.compile(r",(?=\s(?P<next>\w))")
_LONGEST_APPEAL = 90
"""Characters in which the one who appeals is named, and those appealed to."""
_LONGEST_ORDER = 200
"""Characters in which those who do something again and again are named, and that they report."""
_AT_THE_END = 40
"""Characters in which the last words are looked for: rows of dots take as long as they are wide, squared."""


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns over skeletons, made of `data/closing.toml`."""

    formula: re.Pattern[str]
    closing: re.Pattern[str]
    appeal: re.Pattern[str]
    duty: re.Pattern[str]
    pointer: re.Pattern[str]
    matter: re.Pattern[str]
    in_force: re.Pattern[str]
    again: re.Pattern[str]
    reporting: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    data = read_lexicon("extractors", "closing.toml")
    said = {name: either(phrases) for name, phrases in data.items()}
    appeal = rf"(?:{said['appeals']}) (?:{said['appealed_to']})"
    return _Wordings(
        re.compile(rf"\W*(?:{said['formula']})\b"),
        re.compile(rf"\W*(?:{said['formula']}|{said['pointers']})\b"),
        re.compile(rf"\W*(?:(?:(?:{said['speakers']})\b[^.,;:]{{0,50}}? )?{appeal}|{said['occasions']})\b"),
        re.compile(rf"\b(?:{said['duties']})\b"),
        re.compile(
            rf"\W*(?:(?:{said['pointing']})\W+)*(?:{said['pointed_at']})\b.{{0,80}}|\W*\((?:{said['attaching']})\b[^()]*(?:\([^()]*\)[^()]*)*\)?\W*"
        ),
        re.compile(
            rf"\W*(?:(?:(?:cac|nhung) )?(?:{said['matters_of_the_plan']})|(?:{said['occasions']})\s*,\s*(?:{said['itself']}))\b"
        ),
        re.compile(rf"\W*(?:{said['in_force']})\b"),
        re.compile(
            rf"\W*(?:{said['again']})\b(?P<when>[^.;:]{{0,30}}?)\W(?:(?:{said['appeals']}) )?(?:{said['everybody']}) (?P<who>\w+)\b"
        ),
        re.compile(rf"[^.;:]*?\b(?:{said['reporting']})\b"),
    )


def stands_alone(text: str) -> bool:
    """Whether an unmarked paragraph is no continuation of the item before it.

    >>> stands_alone("(Có Phụ lục nhiệm vụ kèm theo)")
    True
    """
    return is_closing(text) or (text.startswith("(") and text.endswith(")"))


def only_points(text: str) -> bool:
    """Whether a paragraph does no more than point to where the matter stands.

    >>> only_points("(Chi tiết tại Phụ lục kèm theo)"), only_points("Rà soát danh mục")
    (True, False)
    >>> only_points("(Gửi kèm Kế hoạch số 7/KH-UBND.)"), only_points("(Gửi kèm ảnh) Các bản dọn bến")
    (True, False)
    """
    return bool(_wordings().pointer.fullmatch(skeleton(text)))


def opens_closing(line: str) -> bool:
    """Whether a line begins the closing formula."""
    return bool(_wordings().formula.match(skeleton(line), 0, 40))


def heads_recipients(line: str) -> bool:
    """Whether a line heads the list of those who get a copy, which may begin on it: "Nơi nhận:", misread "Nởơi nhận:"."""
    bare = skeleton(line)[:40]
    if _RECIPIENTS.match(bare):
        return True
    label = "".join(filter(str.isalpha, bare.partition(":")[0])) if ":" in bare and line[:1].isupper() else ""
    return Indel.normalized_similarity(label, "noinhan") >= _ALIKE


def opens_appeal(line: str) -> bool:
    """Whether a line begins a sentence to all who have to do with the plan ("Đề nghị các …", "Trong quá trình …").

    A capital shows that a sentence begins.
    """
    begins = line.lstrip()[:1].isupper()
    return begins and _appeals(line)


def _appeals(text: str) -> bool:
    """Whether a text begins with somebody's appeal; a comma before a capital is of their name ("Sở Văn hóa, Thể thao …")."""
    named = _COMMA_OF_NAME.sub(lambda comma: " " if comma["next"].isupper() else ",", text[:_LONGEST_APPEAL])
    return _wordings().appeal.match(skeleton(named)) is not None


def asks_all(text: str, unit: str) -> bool:
    """Whether a paragraph has all do something again and again, not only the `unit` whose heading it stands under.

    All report, or do whatever the plan's last words are about. What the unit does with all is its own ("Định kỳ kiểm tra
    các xã …").

    >>> asks_all("Hằng năm, các xã báo cáo kết quả về Sở Y tế.", "Sở Y tế")
    True
    >>> asks_all("Hằng năm, các xã báo cáo kết quả về Sở Y tế.", "UBND các xã, phường")
    False
    """
    bare, wordings = skeleton(text[:_LONGEST_ORDER]), _wordings()
    asked = wordings.again.match(bare) if text.lstrip()[:1].isupper() else None
    if asked is None or any(map(orders, text[slice(*asked.span("when"))].split(","))):
        return False
    if not (_ends_plan(text) or wordings.reporting.match(bare, asked.end())):
        return False
    addressed = _WORD.findall(skeleton(unit))
    return not ("cac" in addressed and asked["who"] in addressed)


def closes_plan(text: str, *, under_heading_of_unit: bool) -> bool:
    """Whether an unmarked paragraph is the plan's closing appeal, which lays no duty on anyone in particular.

    It ends in "./." and begins as such appeals do, or asks for "this plan" to be carried out by no unit's own heading.
    """
    bare = skeleton(text)
    if not _ends_plan(text) or _wordings().duty.search(bare):
        return False
    appeals = _appeals(text) or _OF_THE_PLAN.match(bare) is not None
    return appeals or (not under_heading_of_unit and _THIS_PLAN.search(bare) is not None)


def speaks_of_plan(text: str) -> bool:
    """Whether a sentence under organisation begins with what is planned rather than with who is to do it."""
    return bool(_wordings().matter.match(skeleton(text)))


def puts_in_force(text: str) -> bool:
    """Whether an article of a decision begins by saying from when, or for whom, the decision holds."""
    return bool(_wordings().in_force.match(skeleton(text)))


def is_closing(text: str) -> bool:
    """Whether a paragraph is the closing formula ("Trên đây là …") or a pointer to an appendix."""
    return bool(_wordings().closing.match(skeleton(text)) or _ends_plan(text))


def _ends_plan(text: str) -> bool:
    return _LAST_WORDS.search(text[-_AT_THE_END:]) is not None
