"""Whether a PDF page is read from its text layer, from its picture, or from both, the better to be kept.

A decision over what was seen of the page (`PageLooks`, made in `page_looks`), with the reasons in words: they stand
in `page_readings`. Pictures alone prove nothing, for a page of text may bear a seal, an emblem or a scanned
signature; nor does text, for a scan may bear the stamp of a digital signature, or what another OCR made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.document import Page
from normalizers.health import TextHealth, assess
from normalizers.quality import quality

MOST_OF_PAGE = 0.5
"""Share of a page from which on pictures may be all that it shows."""

_FEW_CHARS = 20  # with no more than that a page of pictures has no text
_OUTLINES = 200  # curves on a page without text: letters drawn as outlines
_FAVOUR = 1.05  # a text layer has no slips of the engine in it
_UNREADABLE = frozenset({"garbled", "stripped", "undecodable"})
_DOUBTFUL = 0.2  # garble score of a hidden text layer that is worth a second reading
_UNMAPPED = 0.2
_HIDDEN = 0.5
_LEAST_UNDER_TEXT = 0.5
_LEAST_ON_INK = 0.6


class Choice(StrEnum):
    """What a page is read from."""

    TEXT = "text"
    PICTURE = "picture"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PageLooks:
    """What a PDF page looks like, all shares 0..1.

    `n_chars` in the text layer, white space apart, and their `health`; `hidden` of them are drawn with nothing and
    `unmapped` are of fonts that do not say which characters they are. `pictures` cover a share of the page; it has
    `n_curves` shapes. Where pictures cover most of it, `under_text` of what is seen has text over it, and `on_ink` of
    the text stands where something is seen; else both are None.
    """

    n_chars: int
    health: TextHealth
    pictures: float
    n_curves: int = 0
    hidden: float = 0.0
    unmapped: float = 0.0
    under_text: float | None = None
    on_ink: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The choice and the reasons for it, in words; `may_keep_text` where the text is what the page shows, if badly."""

    choice: Choice
    reasons: tuple[str, ...] = ()
    may_keep_text: bool = False


def judge(looks: PageLooks) -> Verdict:
    """What to read a page from.

    >>> judge(PageLooks(2000, TextHealth(0.02, "fine"), pictures=0.1)).choice
    <Choice.TEXT: 'text'>
    >>> judge(PageLooks(2000, TextHealth(0.7, "garbled"), pictures=1.0)).choice
    <Choice.BOTH: 'both'>
    """
    if looks.n_chars <= _FEW_CHARS:
        return _without_text(looks)
    misplaced = _faults_of_place(looks)
    if reasons := (*_faults_of_text(looks), *misplaced):
        return Verdict(Choice.BOTH, reasons, may_keep_text=not misplaced)
    if looks.health.verdict in _UNREADABLE:
        return Verdict(Choice.TEXT, ("no picture shows what the text should be",))
    return Verdict(Choice.TEXT)


def _without_text(looks: PageLooks) -> Verdict:
    text = f"{looks.n_chars} characters of text" if looks.n_chars else "no text"
    if looks.pictures >= MOST_OF_PAGE:
        reason = f"pictures cover {looks.pictures:.0%} of the page, which has {text}"
    elif looks.n_curves >= _OUTLINES:
        reason = f"{looks.n_curves} shapes are drawn on the page, which has {text}"
    else:
        return Verdict(Choice.TEXT)
    return Verdict(Choice.BOTH if looks.n_chars else Choice.PICTURE, (reason,))


def _faults_of_text(looks: PageLooks) -> tuple[str, ...]:
    """Why the text layer may be wrong where the page shows what is right."""
    reasons = []
    if looks.unmapped >= _UNMAPPED:
        reasons.append(f"{looks.unmapped:.0%} of the characters are of fonts that do not say which they are")
    if looks.health.verdict == "undecodable" and not reasons:
        reasons.append("the text layer holds glyphs that stand for no character")
    over_picture = looks.pictures >= MOST_OF_PAGE
    shown_as_picture = over_picture or looks.hidden >= _HIDDEN
    if shown_as_picture and looks.health.verdict in _UNREADABLE and looks.health.verdict != "undecodable":
        reasons.append(f"the text layer is {looks.health.verdict}; pictures cover {looks.pictures:.0%} of the page")
    elif looks.hidden >= _HIDDEN and looks.health.verdict == "fine" and looks.health.score >= _DOUBTFUL:
        reasons.append(f"hidden text with a garble score of {looks.health.score:.2f}")
    return tuple(reasons)


def _faults_of_place(looks: PageLooks) -> tuple[str, ...]:
    """Why the text layer may be another text than the page shows."""
    reasons = []
    if looks.under_text is not None and looks.under_text < _LEAST_UNDER_TEXT:
        reasons.append(f"text stands over {looks.under_text:.0%} only of what is seen")
    if looks.on_ink is not None and looks.on_ink < _LEAST_ON_INK:
        reasons.append(f"{looks.on_ink:.0%} only of the text stands where something is seen")
    return tuple(reasons)


def better(text: Page, seen: Page) -> Page:
    """Of two readings of one page the one that holds more good words, with the other among its `others`.

    A reading is worth its words that are Vietnamese syllables, numbers or abbreviations less those that are none, and
    the less the more its text is garbled; the text layer wins where both are worth about the same.
    """
    if _worth(seen) > _FAVOUR * _worth(text):
        return replace(seen, others=(*seen.others, text))
    return replace(text, others=(*text.others, seen))


def _worth(page: Page) -> float:
    """Good words less bad ones."""
    words = len(page.text.split())
    return words * (2 * quality(page.text) - 1) * (1 - assess(page.text).score)
