"""Where the event that a time counts from ends before whoever is to act: "sau khi kiểm tra, UBND xã, phường lập …"."""

from __future__ import annotations

from dataclasses import replace

from normalizers.times.lexicon import context, worded
from normalizers.times.reading import Reading


def before_actor(reading: Reading, text: str, letters: str) -> Reading:
    """The reading with its event cut at the first comma before a unit's name that is no further part of a list of units.

    `letters` is the skeleton of the text.
    """
    if reading.anchor is None:
        return reading
    start, end = reading.anchor
    begin, comma = start, text.find(",", start, end)
    while comma >= 0:
        if comma > begin and _names_actor(text, letters, comma + 1) and not _ends_in_unit(text, letters, begin, comma):
            return replace(reading, end=comma, anchor=(start, comma))
        begin, comma = comma + 1, text.find(",", comma + 1, end)
    return reading


def _names_actor(text: str, letters: str, at: int) -> bool:
    while text[at : at + 1] == " ":
        at += 1
    head = context("unit_heads").match(letters, at)
    return text[at : at + 1].isupper() and worded("unit_heads", text, head)


def _ends_in_unit(text: str, letters: str, start: int, end: int) -> bool:
    """Whether a stretch names a unit and nothing that it does: "có ý kiến của Sở Nội vụ"."""
    last = None
    for head in context("unit_heads").finditer(letters, start, end):
        last = head if worded("unit_heads", text, head) else last
    if last is None:
        return False
    verbs = context("verbs").finditer(letters, last.end(), end)
    return not any(text[verb.start()].islower() and worded("verbs", text, verb) for verb in verbs)
