"""The lines of Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout.passage import Passage, passage
from extractors.layout.printed_line import PrintedLine
from extractors.structure.closing import heads_recipients
from extractors.structure.markers import read_marker
from extractors.structure.signature import is_office_line, is_person
from normalizers.skeleton import skeleton

_PURPOSE = re.compile(r"\s*\((?P<purpose>[^()]*)\)\s*$")
_KEPT = re.compile(r"\W*luu\b")
_INITIALS = re.compile(r"[A-ZĐ.,\d\s]{1,8}$")
_TAIL = " ;.,-–*"


@dataclass(frozen=True)
class Recipient:
    """Who gets a copy and what for."""

    recipient: Passage
    purpose: str | None


def read_recipients(text: str, end: Sequence[PrintedLine]) -> tuple[Recipient, ...]:
    """The recipients among the lines that end a document; `text` is the document's."""
    found = (_recipient(passage(text, (line.span for line in lines))) for lines in _entries(end))
    return tuple(each for each in found if any(map(str.isalpha, each.recipient.text)))


def _entries(end: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Lines grouped by recipient: each has a dash, a wrapped one goes on without.

    A list that the signature parts, as where it runs over the page's end, goes on with its dashes until what is kept.
    """
    inside = begun = False
    open_lines: list[PrintedLine] = []
    for line in end:
        if heads_recipients(line.text):
            inside = begun = True
            continue
        marker = read_marker(line.text)
        inside = inside or (begun and marker is not None and marker.is_bullet)
        if not inside:
            continue
        if is_office_line(line.text) or (
            marker is None and (is_person(line.text) or not open_lines or _is_whole(open_lines, line))
        ):
            if open_lines:
                yield open_lines
                open_lines = []
            inside = marker is not None or not (is_office_line(line.text) or is_person(line.text))
            continue
        if marker is not None and open_lines:
            yield open_lines
            open_lines = []
        open_lines.append(line)
        begun = begun and not _KEPT.match(skeleton(line.text))
    if open_lines:
        yield open_lines


def _is_whole(lines: Sequence[PrintedLine], following: PrintedLine) -> bool:
    """Whether no more of a recipient follows; "- Ban A; Ban B;" / "Ban C;" are three that share a dash."""
    goes_on = lines[-1].text.rstrip().endswith(";") and following.text.rstrip().endswith(";")
    return not goes_on and lines[-1].text.rstrip().endswith((";", ".", ")"))


def _recipient(line: Passage) -> Recipient:
    marker = read_marker(line.text)
    whole = line.part(marker.end if marker else 0)
    whole = whole.part(0, len(whole.text.rstrip(_TAIL)))
    found = _PURPOSE.search(whole.text)
    if not found or _KEPT.match(skeleton(whole.text)):
        return Recipient(whole, None)
    purpose = found["purpose"].strip(_TAIL)
    return Recipient(
        whole.part(0, len(whole.text[: found.start()].rstrip(_TAIL))), None if _INITIALS.fullmatch(purpose) else purpose
    )
