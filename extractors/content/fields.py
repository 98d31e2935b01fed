"""What a clause of the organisation part covers: fields of work and numbered parts of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_CLAUSE_END = re.compile(r"[;:]|\.(?!\w)")
_PARTED = re.compile(r"\s*(?:[,;:/()“”\"]|\bva\b|\bvà\b|&|\s[-–]\s)\s*")
_IN_NAME = re.compile(r"(?<=chỉ đạo),(?= điều hành\b)|(?<=chi dao),(?= dieu hanh\b)")
"""The comma inside a field's name: "chỉ đạo, điều hành" is one field."""
_MARK = r"(?:[IVXL]+|\d{1,2}|[a-hđ])(?:[./](?:[IVXL]+|\d{1,2}|[a-hđ]))*"
_LEAST_WORDS = 3
"""Words that a field must have for a name one word longer to be the same ("an toàn thông tin (mạng)")."""

_MOST_PATHS = 200
"""Parts that one citation may name ("điểm a, b, c khoản 2, 3 mục I")."""

_REMEMBERED = 1024
"""Titles whose fields are remembered: each clause of the organisation part is held against all headings."""

Path = tuple[str, ...]
"""Marks of sections, outermost first: ("IV", "2")."""


@dataclass(frozen=True)
class Covered:
    """What a clause covers: fields of work, and the plan's parts that it numbers."""

    fields: frozenset[str]
    paths: tuple[Path, ...]

    def names(self, title: str, path: Path) -> bool:
        """Whether the clause means the section of that title at that path.

        A field is meant where the clause names all that the title does, or nothing besides.
        """
        if any(path == wanted or (len(wanted) < len(path) and path[-len(wanted) :] == wanted) for wanted in self.paths):
            return True
        titled = fields_of(title) if self.fields else frozenset()
        return bool(titled) and (_all_in(titled, self.fields) or _all_in(self.fields, titled))


@cache
def _lexicon() -> dict[str, list[str]]:
    return read_lexicon("extractors", "areas.toml")


@cache
def _words(name: str) -> str:
    """A pattern over a skeleton for any of the lexicon's words of that name."""
    return either(_lexicon()[name])


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The lexicon as patterns over the skeleton of a clause."""

    leading: re.Pattern[str]
    parts: re.Pattern[str]
    doing: re.Pattern[str]
    watching: re.Pattern[str]
    ends: re.Pattern[str]
    own: re.Pattern[str]
    elsewhere: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    return _Wordings(
        re.compile(rf"\b(?:{_words('leading')})\b"),
        re.compile(rf"\b(?:{_words('parts')})\b|\b(?:thuc hien|trien khai) ve\b(?=.*\bke hoach\b)"),
        re.compile(rf"(?<!\bviec )\b(?:{_words('doing')})\b"),
        re.compile(rf"\b(?:{_words('watching')})\b"),
        re.compile(rf"\b(?:{_words('ends')}|{_words('levels')} {_MARK})\b", re.IGNORECASE),
        re.compile(rf"\s*(?:{_words('own')})\b(?! (?:va|dat|bao)\b)"),
        re.compile(rf"\W*(?:cua |tai |trong )?(?:{_words('elsewhere')})\b"),
    )


@cache
def _edge(*, accented: bool) -> str:
    """A pattern for what opens or ends a field's name and is none of it."""
    around = "|".join(sorted(_lexicon()["around"], key=len, reverse=True)) if accented else _words("around")
    return rf"^(?:\b(?:{around})\b\s*)+|(?:\s*\b(?:{around})\b)+$"


def covered_by(sentence: str) -> tuple[Covered, ...]:
    """What the clauses of a sentence make a unit lead; nothing where it only watches over it.

    >>> covered_by("Chủ trì triển khai các nhiệm vụ trong lĩnh vực y tế của Kế hoạch.")[0].fields
    frozenset({'y te'})
    """
    leads, found, rules = False, [], _wordings()
    if not rules.leading.search(skeleton(sentence)):
        return ()
    for clause in _CLAUSE_END.split(sentence):
        bare = skeleton(clause)
        leading = rules.leading.search(bare)
        leads = leads or leading is not None
        part = rules.parts.search(bare) if leads else None
        if part and not bare.lstrip().startswith("phoi hop") and _carries_out(bare, leading, part.start()):
            found.append(_covered(clause, part.end()))
    return tuple(one for one in found if one.fields or one.paths)


def _carries_out(bare: str, leading: re.Match[str] | None, end: int) -> bool:
    """Whether the verbs before a part of the plan say that the unit does it, not that it watches or advises only."""
    ahead = leading is not None and leading.end() <= end
    before = bare[leading.end() if leading and ahead else 0 : end]
    if _wordings().doing.search(before):
        return True
    return not (leading and leading.group() == "tham muu") and not _wordings().watching.search(before)


def _covered(clause: str, after: int) -> Covered:
    rest, bare = clause[after:], skeleton(clause)[after:]
    paths = tuple(_paths(rest, bare))
    field = re.search(r"\b(?:cac )?(?:linh vuc|nganh)\b", bare)
    start = field.end() if field else 0
    end = _wordings().ends.search(bare[start:])
    named = rest[start : start + end.start()] if end else rest[start:]
    scope = "quan ly" if end and end.group().endswith("pham vi") else skeleton(named)
    own = _wordings().own.match(scope)
    return Covered(frozenset() if own else fields_of(named), paths)


@lru_cache(maxsize=_REMEMBERED)
def fields_of(text: str) -> frozenset[str]:
    """The fields of work a heading or a clause names, as bare words.

    >>> sorted(fields_of("Phát triển lĩnh vực Du lịch và Văn hóa"))
    ['du lich', 'van hoa']
    """
    low = _IN_NAME.sub("", " ".join(re.sub(r"\([^)]*\)", " ", text).lower().split()))
    accented = not low.isascii()  # "cho" is also "chợ" where accents are lost
    joints = "cho|của|về|các" if accented else "cho|cua|ve|cac"
    found = set()
    for part in _PARTED.split(low):
        bare = re.sub(_edge(accented=accented), "", part)
        found.add(" ".join(skeleton(re.sub(rf"\b(?:{joints})\b", " ", bare)).split()))
    return frozenset(found) - {""}


def _all_in(some: frozenset[str], others: frozenset[str]) -> bool:
    return all(one in others or any(_go_on(one, other) or _go_on(other, one) for other in others) for one in some)


def _go_on(short: str, long: str) -> bool:
    """Whether a field's name of words enough is another less its last word."""
    return long.startswith(f"{short} ") and long.count(" ") == short.count(" ") + 1 >= _LEAST_WORDS


def _paths(text: str, bare: str) -> Iterator[Path]:
    """The numbered parts that a clause names: "mục IV/2", "điểm a, b khoản 2 mục III"; none of another document."""
    for chain in _chains(list(re.finditer(_cited(), bare, re.IGNORECASE))):
        if _wordings().elsewhere.match(bare[chain[-1].end() :]):
            continue
        outermost_first = sorted(chain, key=lambda step: _rank(step["level"]))
        marks = (re.findall(_MARK, text[step.start("marks") : step.end("marks")]) for step in outermost_first)
        for path in islice(product(*marks), _MOST_PATHS):
            yield tuple(level for mark in path for level in _levels(mark))


@cache
def _cited() -> str:
    listed = rf"(?:{_MARK})(?:\s*(?:,|\bva\b)\s*(?:{_MARK})(?!\w))*"
    return rf"\b(?P<level>{_words('levels')})\s+(?P<marks>{listed})(?!\w)"


def _chains(steps: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Steps that name one place together: right behind each other, or each further out than the one before."""
    chain: list[re.Match[str]] = []
    for step in steps:
        gap = step.string[chain[-1].end() : step.start()].strip() if chain else ""
        repeats = step["level"] in {before["level"] for before in chain}
        if chain and (repeats or gap.strip(" ,") or (gap and _rank(step["level"]) >= _rank(chain[-1]["level"]))):
            yield chain
            chain = []
        chain.append(step)
    if chain:
        yield chain


def _rank(level: str) -> int:
    """How far in a level stands, 0 outermost."""
    return [skeleton(each) for each in _lexicon()["levels"]].index(level.lower())


def _levels(mark: str) -> Path:
    """The marks that one is made of: "IV/2" and "IV.2" are two, "1.2" is a mark of its own."""
    head, *rest = re.split(r"[./]", mark, maxsplit=1)
    if not rest or (head.isdigit() and "/" not in mark):
        return (mark,)
    return (head, *_levels(rest[0]))
