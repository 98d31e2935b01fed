"""What a legal site prints after the document that it shows: no part of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.layout.flow import FlowItem
from extractors.layout.printed_line import PrintedLine
from extractors.structure.closing import heads_recipients
from normalizers.lexicons import read_lexicon
from normalizers.skeleton import bare_words, skeleton

_CAPTION = re.compile(r"\w[^,;:]{0,60}?(?<!\bso)\s\d+/(?:\d{4}/)?[\w-]+\s+(?:nam|ngay)\s+\d")
"""A document as a site names it, without "số": "Kế hoạch 41/KH-SDL năm 2023 …"."""


@cache
def _ends() -> frozenset[str]:
    data = read_lexicon("extractors", "site_matter.toml")
    return frozenset(map(bare_words, data["ends"]))


def without_site_matter(items: Sequence[FlowItem]) -> Sequence[FlowItem]:
    """A flow up to where the site's matter begins, after the recipients; captions right before that are the site's too.

    Only lines without a place on a page are looked at: a site's page is HTML, or text made of it.
    """
    begins: int | None = None
    signed = False
    for at, item in enumerate(items):
        if not isinstance(item, PrintedLine):
            continue
        signed = signed or heads_recipients(item.text)
        if signed and item.box is None and bare_words(item.text) in _ends():
            begins = at
            break
    if begins is None:
        return items
    while begins and _is_caption(items[begins - 1]):
        begins -= 1
    return items[:begins]


def _is_caption(item: FlowItem) -> bool:
    return isinstance(item, PrintedLine) and bool(_CAPTION.match(skeleton(item.text)))
