"""Figures in a clause: the number, its unit, and the words right before it that say how it is meant.

Words are in `data/quantities.toml` and compared on the skeleton.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.quantities.decimals import read_decimal
from normalizers.skeleton import skeleton

_PLACES = frozenset({"tu", "tren", "hon", "duoi"})
"""Comparators that also say where something is."""
_PARTED = re.compile(r"[,;:]")
_SHARE = re.compile(r"\d[\d.,–\s-]{0,20}(?:%|phan tram|phan nghin)")
_PROMILLE = frozenset({"‰", "phan nghin"})
_COUNTS = frozenset({"counts", "compared", "events", "reached"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, and what leads up to it in the clause. A range has two values."""

    start: int
    end: int
    noun: int
    """Where what it counts begins: the unit itself for a count."""
    values: tuple[tuple[float, str], ...]
    """Each value with the comparator the range gives it, "" where there is none."""
    baseline: float | None
    unit: str
    is_rate: bool
    is_scaled: bool
    """Whether a word of scale stands before the unit ("1,2 triệu người")."""
    lead: int
    """Where the words that lead up to it begin."""
    kinds: tuple[str, ...]
    """What those words are, the nearest first: a comparator's sign, rise, fall, level or goal."""
    fall: str
    """The verb of a fall, as worded; "" where there is none."""


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The word lists of `data/quantities.toml`."""
    return read_lexicon("normalizers", "quantities.toml")


@lru_cache(maxsize=1)
def units() -> dict[str, tuple[str, str]]:
    """Unit as published and its group (a list of `[units]`), by skeleton."""
    return {skeleton(word): (word, group) for group, words in lexicon()["units"].items() for word in words}


@lru_cache(maxsize=1)
def scales() -> dict[str, str]:
    """Words between a figure and its unit ("triệu"), as published, by skeleton."""
    return {skeleton(word): word for word in lexicon()["scales"]["words"]}


@lru_cache(maxsize=1)
def cases() -> dict[str, str]:
    """What is counted out of so many ("40/100.000 ca"), as published, by skeleton."""
    return {skeleton(word): word for word in lexicon()["cases"]["words"]}


@lru_cache(maxsize=1)
def lead_kinds() -> dict[str, str]:
    """What a word right before a figure says, by its skeleton: a comparator's sign, rise, fall, level, goal, …"""
    words = lexicon()
    signs = {skeleton(w): sign for sign, group in words["comparators"].items() for w in group}
    return signs | {skeleton(w): kind for kind, group in words["lead"].items() for w in group}


@lru_cache(maxsize=1)
def wishes() -> frozenset[str]:
    """The words of ordering, by skeleton, that only say that a figure is wished."""
    return frozenset(map(skeleton, lexicon()["context"]["wishes"]))


@lru_cache(maxsize=1)
def spellings() -> frozenset[str]:
    """Every word of the lexicon with its accents."""
    words = lexicon()
    groups = (*words["comparators"].values(), *words["after"].values(), *words["lead"].values())
    return frozenset(w.lower() for group in (*groups, *words["context"].values()) for w in group)


def is_spelt(words: str) -> bool:
    """Whether words found by their skeleton are the lexicon's ("từ", not "tư"), or have lost their accents."""
    return words.isascii() or " ".join(words.lower().split()) in spellings()


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """What clauses, figures and the words around them look like on a skeleton."""
    context = lexicon()["context"]
    after = either(word for group in lexicon()["after"].values() for word in group)
    number = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
    year = r"(?P<year>(?:19|20)\d{2})"
    return {
        "figure": re.compile(
            rf"(?<![\w.,/:–-])(?P<value>{number})(?:\s?%?\s*(?P<to>[-–]|den|len|xuong(?:\s+con)?)\s*(?P<upper>{number}))?"
            rf"(?:\s*(?P<unit>[%‰]|(?:phan (?:tram|nghin)|(?:(?P<scale>{either(scales())})\s+)?(?P<noun>{either(units())}))(?!\w))"
            rf"|/10{{0,2}}\.000\s+(?P<case>{either(cases())})(?!\w))"
        ),
        "lead": re.compile(rf"(?:^|(?<=[\s,(]))(?<!\btro\s)(?P<word>{either(lead_kinds())})\s*$"),
        "reaching": re.compile(rf"(?:^|(?<=[\s,(]))(?:{either(context['reaching'])})\s+$"),
        "order": re.compile(rf"(?<!\w)(?:{either(lexicon()['lead']['goal'])})(?!\w)"),
        "not_subject": re.compile(rf"\W*(?:{either(context['not_subjects'])})(?!\w)"),
        "by_year": re.compile(r"(?<!\btinh )(?<!\w)den\s+(?:(?:het|cuoi)\s+)?nam\s+20\d\d(?!\w)[^;.\n]*$"),
        "beside": re.compile(r"(?:\s*\b\w+\b){0,4}\s*(?:\([^()]*\)\s*)?(?:,|va|,\s*va)\s+$"),
        "measured": re.compile(rf"(?<!\w)(?:{either(context['measured'])})(?!\w)"),
        "outcome": re.compile(rf",\s*(?=(?:{either(context['outcomes'])})(?!\w))"),
        "per": re.compile(r"(?:\s*/\s*\d*\s*\w+)+"),
        "preposition": re.compile(rf"[\s,]*(?P<word>{either(context['prepositions'])})(?!\w)"),
        "not_target": re.compile(rf"(?<!\w)(?:{either(context['not_targets'])})(?!\w)[^,]*$"),
        "account": re.compile(rf"(?<!\w)(?:{either(context['accounts'])})(?!\w)[^,]*$"),
        "programme": re.compile(rf"(?<!\w)(?:{either(context['programmes'])})(?:\s+\w+){{0,4}}\s*$"),
        "title": re.compile(
            rf"(?<!\w)(?:{either(context['titled'])})(?:\s+\w+){{0,4}}\s*[“\"](?P<title>[^“”\"]+)[”\"]"
        ),
        "after": re.compile(rf"\s*(?<!\w)(?P<word>{after})(?!\w)"),
        "grade": re.compile(
            rf"(?<!\w)(?:tu\s+[^,;.:%]{{1,40}}|{either(context['grades'])}|\d+ (?:{either(context['counted_grades'])})"
            rf"|(?:{either(context['grade_heads'])})\s[^,;.:%]{{1,60}}|(?:{either(context['numbered_grades'])})\s+(?:\d+|[ivx]+))$"
        ),
        "clause": re.compile(r"(?:\(\d{1,2}\)\s)?(?:[^;:.\n(]+|(?!\(\d{1,2}\)\s)\(|[.:](?=\S))+"),
        "aside": re.compile(r"\([^()]*\)"),
        "aim": re.compile(rf"(?<!\w)(?:{either(context['aims'])})(?!\w)[^\d]*\d"),
        "joint": re.compile(r"(?:[\s,;]|(?<!\w)(?:va|trong do|dong thoi)(?!\w)|[-+•*]\s|\(\d{1,2}\))+"),
        "joint_end": re.compile(r"(?:[\s,;.]|(?<=\s)[-+•*](?=\s|$)|(?<!\w)(?:va|trong do|dong thoi)(?!\w))+$"),
        "baseline_year": re.compile(rf"\s*so\s+voi\s+(?:cung\s+ky\s+)?(?:nam\s+)?{year}(?!\w)"),
        "baseline": re.compile(rf"\s*\((?:nam\s+{year}\s*)?(?:la|dat|:)?\s*(?P<value>{number})\s*%?\)"),
    }


def figures_of(text: str, bare: str, start: int, end: int) -> list[Figure]:
    """The figures of a clause, asides and descriptions left out."""
    asides = [m.span() for m in patterns()["aside"].finditer(bare, start, end)]
    found: list[Figure] = []
    for match in patterns()["figure"].finditer(bare, start, end):
        floor = found[-1].end if found else start
        unit, group = _unit(match)
        aside = any(a <= match.start() < b for a, b in asides) and group != "events"
        unit_spelt = text[start:end].isascii() or _is_worded(unit, text[slice(*match.span(_worded_in(match)))])
        before = bare[floor : match.start()]
        named = match["scale"] is not None and group != "money" and patterns()["programme"].search(before)
        if aside or named or not unit_spelt or patterns()["not_target"].search(before):
            continue
        orders = bool(found or patterns()["order"].search(bare, start, match.start()))
        figure = _figure(text, bare, match, floor, orders=orders, goes_on=bool(found))
        if figure is not None:
            found.append(figure)
    return found


def _worded_in(match: re.Match[str]) -> str:
    return "case" if match["unit"] is None else "unit"


def _is_worded(unit: str, words: str) -> bool:
    """Whether a unit found by its skeleton is the lexicon's ("giải", not "giai"), wherever a mark is put in it."""
    return unit in {"%", "‰"} or _marks(unit) == _marks(" ".join(words.split()))


def _marks(words: str) -> list[str]:
    return sorted(unicodedata.normalize("NFD", words.lower()))


def _unit(match: re.Match[str]) -> tuple[str, str]:
    """The unit of a figure as published, and its group."""
    if match["unit"] is None:
        return cases()[" ".join(match["case"].split())], "rates"
    if match["noun"] is None:
        return ("‰" if match["unit"] in _PROMILLE else "%"), "share"
    unit, group = units()[" ".join(match["noun"].split())]
    scale = f"{scales()[' '.join(match['scale'].split())]} " if match["scale"] else ""
    return scale + unit, group


def _is_statistic(match: re.Match[str], group: str) -> bool:
    """Whether a figure is large or a rate, so that it needs no word before it: "quy mô dân số 1,2 triệu người"."""
    return group in {"share", "rates"} or (match["scale"] is not None and group != "money")


def _figure(text: str, bare: str, match: re.Match[str], floor: int, *, orders: bool, goes_on: bool) -> Figure | None:
    """The figure found, if it is set to be reached; `orders`: its clause orders an act, `goes_on`: has a figure already."""
    unit, group = _unit(match)
    lead, words = _lead(text, bare, match.start(), floor)
    kinds = tuple(word.kind for word in words)
    # "trên", "từ" also mean place: before a count they need another word beside them.
    sure = {word.kind for word in words if word.bare not in _PLACES or len(words) > 1} - {"has"}
    if "has" in kinds and patterns()["by_year"].search(
        bare[: match.start()]
    ):  # "Đến năm 2032, toàn tỉnh có 12 làng nghề"
        sure.add("has")
    wanted = {
        "measures": set(kinds) - {"has"},
        "money": (set(kinds) - {"has"}) or patterns()["account"].search(bare[floor : match.start()]),
        "counts": sure - {"<", ">"},
        "compared": sure & {"≥", "≤"},
        "events": {"="},
        "reached": sure - {"<", ">"},
    }
    may_reach = orders if group == "reached" else goes_on and group == "counts"
    reaching = patterns()["reaching"].search(bare[floor : match.start()]) if may_reach else None
    value, upper = read_decimal(match["value"]), read_decimal(match["upper"] or "")
    beside = goes_on and group in ("counts", "reached") and patterns()["beside"].fullmatch(bare[floor : match.start()])
    if value is None or not (_is_statistic(match, group) or wanted[group] or reaching or beside):
        return None
    moves = upper is not None and match["to"].startswith(("len", "xuong"))
    values: tuple[tuple[float, str], ...] = ((value, ""),)
    if upper is not None:
        values = ((upper, "="),) if moves else ((value, "≥"), (upper, "≤"))
    noun = match.start("noun") if group in _COUNTS else match.end()
    return Figure(
        start=match.start(),
        end=match.end(),
        noun=noun,
        values=values,
        baseline=value if moves else None,
        unit=unit,
        is_rate=group == "rates",
        is_scaled=match["scale"] is not None,
        lead=floor + reaching.start() if reaching else lead,
        kinds=kinds,
        fall=next((word.worded for word in words if word.kind == "fall"), ""),
    )


@dataclass(frozen=True, slots=True)
class _LeadWord:
    bare: str
    worded: str
    kind: str


def _lead(text: str, bare: str, at: int, floor: int) -> tuple[int, list[_LeadWord]]:
    """Where the words right before a figure begin that say how it is meant, and those words, the nearest first."""
    words: list[_LeadWord] = []
    begin = end = at
    while found := patterns()["lead"].search(bare[max(floor, end - 30) : end]):
        end = max(floor, end - 30) + found.start("word")
        worded = text[end : end + len(found["word"])]
        if not is_spelt(worded):
            break
        word = " ".join(found["word"].split())
        if words and words[-1].kind == "level" and _is_of_subject(bare[floor:end], word, bare[at : at + 40]):
            break
        if lead_kinds()[word] != "filler":
            begin = end
            words.append(_LeadWord(word, worded, lead_kinds()[word]))
    return begin, words


def _is_of_subject(before: str, word: str, behind: str) -> bool:
    """Whether an act right before "đạt" is of what the figure is about: "Tỷ lệ cây đã đăng ký đạt 90%".

    Where what is done is counted, it is an order: "Trồng chè, tổ chức đạt 5 lớp".
    """
    if lead_kinds()[word] != "goal" or word in wishes():
        return False
    if _SHARE.match(behind):
        return any(map(str.isalpha, before))
    return patterns()["measured"].search(_PARTED.split(before)[-1]) is not None
