"""The articles (Điều) of a decision: which of them act themselves, give duties, or hold a plan of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.layout.paragraphs import Paragraph
from extractors.structure.closing import puts_in_force
from extractors.structure.markers import Family, Marker
from extractors.structure.numbering import Placed
from extractors.structure.unit_lists import names_only_units, names_start
from normalizers.instructions import orders
from normalizers.section_kinds import kind_of
from normalizers.skeleton import skeleton

_ATTACHES = re.compile(r"\W*(?:ban hanh|phe duyet|cong bo) kem theo (?:quyet dinh|nghi quyet) nay\b")
_FULL_STOP = re.compile(r"\.[\"”)]?$")
_MOST_WORDS = 10
"""A longer article that ends in a full stop is a sentence."""
_FEWEST = 2
_SENTENCE_ENDS = (".", ":", ";", ",")
_MOST_TITLE_WORDS = 30


def enacts(marker: Marker, text: str) -> bool:
    """Whether a line is an article by which a decision itself does something ("Điều 1. Phê duyệt …"), and no title."""
    if marker.family is not Family.ARTICLE or gives_duties(marker, text):
        return False
    full = bool(_FULL_STOP.search(text)) and len(text.split()) > _MOST_WORDS
    return not text or full or orders(text) or puts_in_force(text)


def attaches(here: Placed) -> bool:
    """Whether an article issues what stands behind the signature: "Điều 1. Ban hành kèm theo Quyết định này Danh mục …"."""
    if here.marker is None or here.marker.family is not Family.ARTICLE or here.rest is None:
        return False
    return bool(_ATTACHES.match(skeleton(here.rest.text[:60]))) and not announces(here.marker, here.rest.text)


def is_titled(placed: Sequence[Placed], at: int) -> bool:
    """Whether a line is an article of regulations, which chapters hold, with a title: "Điều 3. Áp dụng pháp luật"."""
    marker, rest = placed[at].marker, placed[at].rest
    if marker is None or marker.family is not Family.ARTICLE or not rest or rest.text.endswith(_SENTENCE_ENDS):
        return False
    if not placed[at].depth or len(rest.text.split()) > _MOST_TITLE_WORDS:  # nothing holds it
        return False
    before = (placed[n].marker for n in range(at))
    return any(over is not None and over.family is Family.CHAPTER for over in before)


def gives_duties(marker: Marker, text: str) -> bool:
    """Whether an article only names who has the duties listed under it: "Điều 2. Giao Giám đốc Sở Du lịch"."""
    return marker.family is Family.ARTICLE and names_only_units(text[names_start(text) :])


def announces(marker: Marker | None, text: str) -> bool:
    """Whether an article announces what it approves: "Điều 1. Phê duyệt Kế hoạch …, với nội dung sau:"."""
    return marker is not None and text.endswith(":") and enacts(marker, text) and kind_of(text) is None


def lists_plainly(placed: Sequence[Placed], at: int) -> bool:
    """Whether what an article announces is a plain list: its numbered lines are no labels, and most have nothing under them."""
    article = placed[at]
    behind = (placed[n] for n in range(at + 1, len(placed)))
    under = list(takewhile(lambda p: p.depth is None or p.depth > (article.depth or 0), behind))
    numbered = [n for n, p in enumerate(under) if p.depth is not None]
    if len(numbered) < _FEWEST or any(_is_set_off(under[n]) for n in numbered):
        return False
    bare = sum(n + 1 == len(under) or n + 1 in numbered for n in numbered)
    return bare > len(numbered) / 2


def _is_set_off(line: Placed) -> bool:
    """Whether a numbered line is a heading by its looks, its mark or its words."""
    if line.rest is None or not isinstance(line.block, Paragraph):
        return True
    label = line.rest.text.partition(":")[0]
    looks = line.block.bold or line.block.heading_level is not None or label.isupper()
    return looks or line.marker is None or line.marker.family is not Family.DECIMAL or kind_of(label) is not None
