"""The markers that Word prints before numbered paragraphs and stores nowhere as text.

Follows ECMA-376 Part 1, §17.9: a paragraph names a list (numId) and a level, itself or through its
style; the list names an abstract list, whose levels say how to write the count. Lists that share an
abstract list go on counting where the last one stopped, unless they override the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.reading.legacy_fonts import decoded_by_font
from extractors.reading.word_xml import Element, child, children, qn, value

SYMBOL_BULLETS = {"-": "-", "–": "-", "—": "-", "+": "+", "*": "*", "o": "o"}
PRIVATE_USE = range(0xF000, 0xF100)
"""Where Word keeps characters of Symbol and Wingdings: their own code plus F000."""
ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC"}
ROMAN |= {50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is written: `pattern` such as `%1.%2.`; `restart` 0 never, n after level n (from 1)."""

    start: int
    number_format: str
    pattern: str
    suffix: str
    is_legal: bool
    restart: int | None
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the document: lists of one abstract list count together; `starts` overrides levels' first numbers."""

    list_id: str
    abstract_id: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one document, counting as its paragraphs are read in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._styles = {style.get(qn("w:styleId")): style for style in children(styles, "w:style")}
        self._read(numbering)

    def marker(self, properties: Element | None, style: str | None) -> str:
        """What Word prints before the paragraph, with the space after it; `""` where it is not numbered.

        `properties` is the paragraph's pPr, `style` its style's id. Each call counts.
        """
        list_id, level = self._place(properties, style)
        numbered = self._lists.get(list_id) if list_id else None
        if numbered is None or level not in numbered.levels:
            return ""
        text = _written(numbered.levels, self._count(numbered, level), level)
        return text + ("" if numbered.levels[level].suffix == "nothing" or not text else " ")

    def _count(self, numbered: _List, level: int) -> dict[int, int]:
        """The counts of all levels after one more paragraph at a level; deeper levels begin anew."""
        counts = self._counts.setdefault(numbered.abstract_id, {})
        restarts = level in numbered.starts and (numbered.list_id, level) not in self._started
        if restarts or level not in counts:
            counts[level] = numbered.starts.get(level, numbered.levels[level].start)
        else:
            counts[level] += 1
        self._started.add((numbered.list_id, level))
        for deeper, described in numbered.levels.items():
            restart = deeper if described.restart is None else described.restart
            if deeper > level and restart > level:
                counts.pop(deeper, None)
        return counts

    def _place(self, properties: Element | None, style: str | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else its style's, else that of a style its style is based on."""
        direct = child(properties, "w:numPr")
        list_id, level = value(direct, "w:numId"), value(direct, "w:ilvl")
        for inherited in self._style_chain(style):
            if list_id is not None:
                break
            described = child(inherited, "w:pPr", "w:numPr")
            list_id = value(described, "w:numId")
            level = level or value(described, "w:ilvl")
            if list_id is not None and level is None:
                level = self._level_of_style(list_id, inherited.get(qn("w:styleId")))
        return list_id, int(level or 0)

    def _level_of_style(self, list_id: str, style: str) -> str | None:
        numbered = self._lists.get(list_id)
        levels = numbered.levels if numbered else {}
        return next((str(at) for at, level in levels.items() if level.style == style), None)

    def _style_chain(self, style: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "w:basedOn")

    def _read(self, numbering: Element | None) -> None:
        """Abstract lists first, then those that only point at a numbering style, then the lists."""
        links: dict[str, str] = {}
        for abstract in children(numbering, "w:abstractNum"):
            abstract_id = abstract.get(qn("w:abstractNumId"))
            self._abstract[abstract_id] = {int(x.get(qn("w:ilvl"))): _level(x) for x in children(abstract, "w:lvl")}
            if link := value(abstract, "w:numStyleLink"):
                links[abstract_id] = link
        abstract_of = {x.get(qn("w:numId")): value(x, "w:abstractNumId") or "" for x in children(numbering, "w:num")}
        for number in children(numbering, "w:num"):
            list_id = number.get(qn("w:numId"))
            abstract_id = abstract_of[list_id]
            if abstract_id in links:
                style = self._styles.get(links[abstract_id])
                linked = value(style, "w:pPr", "w:numPr", "w:numId")
                abstract_id = abstract_of.get(linked or "", abstract_id)
            levels = dict(self._abstract.get(abstract_id, {}))
            starts: dict[int, int] = {}
            for override in children(number, "w:lvlOverride"):
                at = int(override.get(qn("w:ilvl")))
                if (start := value(override, "w:startOverride")) is not None:
                    starts[at] = int(start)
                if (own := child(override, "w:lvl")) is not None:
                    levels[at] = _level(own)
            self._lists[list_id] = _List(list_id, abstract_id, levels, starts)


def _level(level: Element) -> Level:
    restart = value(level, "w:lvlRestart")
    return Level(
        start=int(value(level, "w:start") or 0),
        number_format=value(level, "w:numFmt") or "decimal",
        pattern=_pattern(level),
        suffix=value(level, "w:suff") or "tab",
        is_legal=child(level, "w:isLgl") is not None,
        restart=int(restart) if restart is not None else None,
        style=value(level, "w:pStyle"),
    )


def _pattern(level: Element) -> str:
    """Its text as its own font shows it; a bullet's as it stands, for its character tells more than its font."""
    pattern = value(level, "w:lvlText") or ""
    fonts = child(level, "w:rPr", "w:rFonts")
    if fonts is None or value(level, "w:numFmt") == "bullet":
        return pattern
    return decoded_by_font(pattern, fonts.get(qn("w:hAnsi")) or fonts.get(qn("w:ascii"))).text


def _written(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    described = levels[level]
    if described.number_format == "bullet":
        return _bullet(described.pattern)
    text = described.pattern
    for at, upper in levels.items():
        if f"%{at + 1}" in text:
            number_format = "decimal" if described.is_legal else upper.number_format
            text = text.replace(f"%{at + 1}", counted(counts.get(at, upper.start), number_format))
    return text.strip()


def _bullet(pattern: str) -> str:
    """The bullet as printed; dots, boxes and arrows of symbol fonts are all `•`."""
    text = "".join(chr(ord(c) - PRIVATE_USE.start) if ord(c) in PRIVATE_USE else c for c in pattern).strip()
    return SYMBOL_BULLETS.get(text, "•") if text else ""


def counted(number: int, number_format: str) -> str:
    """A number as a list writes it: `upperRoman`, `lowerLetter` (a … z, aa, bb …), `decimalZero` …; else decimal.

    >>> counted(4, "upperRoman"), counted(28, "lowerLetter"), counted(7, "decimalZero")
    ('IV', 'bb', '07')
    """
    write = FORMATS.get(number_format)
    return write(number) if write and number > 0 else "" if number_format == "none" else str(number)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in ROMAN.items():
        text += sign * (number // worth)
        number %= worth
    return text


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda number: "",
}
