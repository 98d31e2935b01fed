"""What a column of a table holds, by the words at its head."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from normalizers.lexicons import read_lexicon
from normalizers.skeleton import bare_words

_ALIKE = 0.85
"""One letter that OCR got wrong in a short head."""
_BEGIN = {"start", "end"}
"""Roles whose wordings must begin the head: "Đến ngày", not "Số dư đến ngày 30/6"."""
_NONE = "other"
_BY_CELLS = "doing"
"""A wording that says nothing alone: what the column holds is told by its cells."""
_NUMBERED = re.compile(r"\[\d+\]|\(\d+\)")
_PARTS = re.compile(r"\s*(?:[,;/&]|\bvà\b)\s*")


@cache
def _wordings() -> tuple[tuple[str, str], ...]:
    data = read_lexicon("extractors", "table_columns.toml")
    pairs = {(_bare(wording), role) for role, wordings in data.items() if role != _BY_CELLS for wording in wordings}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def wordings_of(role: str) -> tuple[str, ...]:
    """The wordings, without accents and longest first, of a column that holds `role`."""
    return tuple(wording for wording, held in _wordings() if held == role)


def only_says_doing(head: str) -> bool:
    """Whether a head is but a word of doing ("Thực hiện"): over bodies it says who does it, over figures how far it got."""
    return _bare(head) in _doing()


@cache
def _doing() -> frozenset[str]:
    return frozenset(map(_bare, read_lexicon("extractors", "table_columns.toml")[_BY_CELLS]))


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return bare_words(_NUMBERED.sub("", text))


def known_role(head: str) -> str | None:
    """What a column holds by a head that is a known wording and nothing more, or None."""
    return _known().get(_bare(head))


@cache
def _known() -> dict[str, str]:
    return dict(reversed(_wordings()))


def also_remark(head: str) -> str | None:
    """What a head says after its own words of remarks in the same cells: "Đơn vị chủ trì, ghi chú" -> "ghi chú"."""
    parts = _PARTS.split(head)
    last = _bare(parts[-1])
    alike = any(Indel.normalized_similarity(last, wording) >= _ALIKE for wording in wordings_of("remark"))
    return parts[-1] if len(parts) > 1 and alike else None


def names_partners_too(head: str) -> bool:
    """Whether a head of remarks says that partners are named among them: "Ghi chú, đơn vị phối hợp"."""
    return len(parts := _PARTS.split(head)) > 1 and "coordinate" in map(known_role, parts[1:])


def column_role(head: str) -> str | None:
    """What a column holds by its head, or None: "Đơn vị chủ trì" -> lead.

    A head that is a known wording wins over one that begins with it, that over one that has it inside. One word alone
    must be the whole head: "Tháng", not "Tháng 3".
    """
    role = _role(_bare(head))
    return role if role != _NONE else None


@lru_cache(maxsize=4096)
def _role(bare: str) -> str | None:
    for known, role in _wordings():
        if bare == known:
            return role
    for known, role in _wordings():
        if bare.startswith(known + " ") and (" " in known or role == "ordinal") and len(known) > 2:
            return role
    for known, role in _wordings():
        if len(known) > 6 and role not in _BEGIN and f" {known} " in f" {bare} ":
            return role
    return None
