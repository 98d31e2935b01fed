"""Paragraphs that close a plan or only point elsewhere: they belong to no item and order nothing."""

from __future__ import annotations

import re

from normalizers.skeleton import skeleton

_CLOSING = re.compile(
    r"\W*(?:tren day la|kem theo\b|\(?co phu luc|\(?chi tiet (?:tai|theo) phu luc|\(?phu luc kem theo)"
)
_FORMULA = re.compile(r"\W*tren day la\b")
_APPEAL = re.compile(
    r"\W*(?:yeu cau|de nghi) (?:cac|thu truong|truong|giam doc|lanh dao|uy ban|ubnd|so|co quan|don vi)\b"
    r"|\W*(?:uy ban nhan dan|ubnd|bo|so|ban|chu tich|giam doc|bo truong)\b[^.,;:]{0,50}? (?:yeu cau|de nghi) (?:cac|thu truong|truong|giam doc)\b"
    r"|\W*(?:trong )?qua trinh (?:trien khai|to chuc|thuc hien)|\W*(?:can cu|nhan duoc) ke hoach nay\b"
)
_OF_THE_PLAN = re.compile(r"\W*ke hoach nay\b")  # may be the end of a sentence on the line above, so it opens nothing
_THIS_PLAN = re.compile(r"\bke hoach nay\b")
_DUTY = re.compile(r"\b(?:dinh ky|hang nam|hang quy|hang thang|truoc ngay|cham nhat|de xuat gui)\b")
"""What a closing appeal says that lays a real duty on those it appeals to: to report by a date, to propose changes to someone."""
_LAST_WORDS = re.compile(r"\.\s?/\s?\.\W*$")


def stands_alone(text: str) -> bool:
    """Whether an unmarked paragraph is no continuation of the item before it.

    >>> stands_alone("(Có Phụ lục nhiệm vụ kèm theo)")
    True
    """
    return is_closing(text) or (text.startswith("(") and text.endswith(")"))


def opens_closing(line: str) -> bool:
    """Whether a line begins the closing formula."""
    return bool(_FORMULA.match(skeleton(line[:40])))


def opens_appeal(line: str) -> bool:
    """Whether a line begins a sentence to all who have to do with the plan ("Đề nghị các …", "Trong quá trình …").

    A capital shows that a sentence begins.
    """
    begins = line.lstrip()[:1].isupper()
    return begins and bool(_APPEAL.match(skeleton(line[:60])))


def closes_plan(text: str, *, under_heading_of_unit: bool) -> bool:
    """Whether an unmarked paragraph is the plan's closing appeal, which lays no duty on anyone in particular.

    It ends in "./." and begins as such appeals do, or asks for "this plan" to be carried out by no unit's own heading.
    """
    bare = skeleton(text)
    if not _LAST_WORDS.search(text) or _DUTY.search(bare):
        return False
    appeals = _APPEAL.match(bare) or _OF_THE_PLAN.match(bare)
    return bool(appeals) or (not under_heading_of_unit and _THIS_PLAN.search(bare) is not None)


def is_closing(text: str) -> bool:
    """Whether a paragraph is the closing formula ("Trên đây là …") or a pointer to an appendix."""
    return bool(_CLOSING.match(skeleton(text)) or _LAST_WORDS.search(text))
