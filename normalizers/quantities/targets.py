"""The figures a clause sets to be reached (`targets`).

A figure is a percentage, a rate ("2 con/phụ nữ"), a large number ("1,2 triệu người", but not of money), or a measure or
count that a comparator or a verb of doing stands right before ("đạt 95 điểm", "đề xuất 01 giải pháp"); other numbers are
none. A fall has no comparator of its own: "giảm 10% chi phí" is `=` 10 with the
verb kept in the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizers.instructions import told_asides
from normalizers.quantities.decimals import read_decimal
from normalizers.quantities.figures import Figure, figures_of, is_spelt, lexicon, patterns
from normalizers.skeleton import skeleton

_BULLET = re.compile(r"(?<!\S)[-+•*]\s+")
_SENTENCE = re.compile(r"[;:\n]|\.(?=\s)")
_DIGIT = re.compile(r"\d")
_LONGEST_LABEL = 120
_FEWEST_WORDS = 4
"""Words before a figure that say of what it is; fewer can't be read without the label before the colon."""
_NOUN_WITHIN = 200
"""Characters after a figure within which what it is a part of begins, if anywhere."""


@dataclass(frozen=True, slots=True)
class Target:
    """One figure: `raw` is its clause, at `start`..`end`; `subject` the clause without the figure, with the label before its colon
    where the clause does not say of what it is.

    `comparator` is one of =, ≥, ≤, >, <, += (rise by), +≥ (rise by at least); `unit` is "%", "phút", "giải pháp", …
    """

    start: int
    end: int
    raw: str
    subject: str
    comparator: str
    value: float
    unit: str
    baseline_value: float | None
    baseline_year: int | None
    confidence: float
    method: str


def find_targets(text: str) -> tuple[Target, ...]:
    """Every figure that a target's or a task's sentence sets, in order; one per figure.

    Figures in quoted titles ("Đề án “Trồng 2 triệu cây quế”"), in parentheses (but of events held: "(02 cuộc)", and after an aim: "(phấn đấu đạt 90%)"), and those that say what is or was ("chỉ đạt 11%", "đã được …
    rút ngắn hơn 50%"), are none; a parenthesis may give the baseline ("tăng ít nhất 2% so với năm 2022 (năm 2022 là 83,99%)").
    """
    bare = _without_titles(skeleton(text))
    if not _DIGIT.search(bare):
        return ()
    asides = told_asides(text)
    found = (target for clause in _clauses(bare) for target in _clause_targets(text, bare, *clause))
    found = (target for target in found if not any(a <= target.start < b for a, b in asides))
    return tuple(sorted(found, key=lambda target: target.start))


def _without_titles(bare: str) -> str:
    """A skeleton with letters for the digits in quoted titles of programmes and documents."""

    def blank(named: re.Match[str]) -> str:
        return bare[named.start() : named.start("title")] + re.sub(r"\d", "x", named["title"]) + bare[named.end() - 1]

    return patterns()["title"].sub(blank, bare) if "“" in bare or '"' in bare else bare


def _clauses(bare: str) -> Iterator[tuple[int, int]]:
    """Where the clauses with figures stand, each with those in its parentheses that set an aim after it."""
    for clause in patterns()["clause"].finditer(bare):
        if _DIGIT.search(bare, *clause.span()):
            yield clause.span()
            for aside in patterns()["aside"].finditer(bare, *clause.span()):
                if patterns()["aim"].search(aside.group()):
                    yield aside.start() + 1, aside.end() - 1


def _clause_targets(text: str, bare: str, start: int, end: int) -> Iterator[Target]:
    figures = figures_of(text, bare, start, end)
    if not figures:
        return
    label = _label(text, bare, start)
    floors = [start, *(f.end for f in figures)]
    begins = [_begin(text, bare, f, floor, end, floor == start) for f, floor in zip(figures, floors, strict=False)]
    for figure, begin, until in zip(figures, begins, [*begins[1:], end], strict=False):
        yield from _targets(text, bare, figure, begin, until, label)


def _label(text: str, bare: str, start: int) -> str:
    """What stands before the colon that a clause follows, where it says of what the figures are: "Độ che phủ rừng: 45%"."""
    if start == 0 or text[start - 1] != ":":
        return ""
    far = max(0, start - _LONGEST_LABEL - 2)
    begins = max((found.end() for found in _SENTENCE.finditer(text, far, start - 1)), default=far)
    label = _BULLET.sub("", f" {text[begins : start - 1]}").strip(" *_")
    whole = label.count("(") == label.count(")")  # "45% (trong đó: rừng tự nhiên 30%)" has none
    says = label and whole and len(label) <= _LONGEST_LABEL and not patterns()["not_subject"].match(skeleton(label))
    return label if says else ""


def _says_of_what(text: str, bare: str, figure: Figure, end: int) -> bool:
    """Whether what follows the figure is what it is a part or a count of."""
    if figure.is_rate:
        return False
    if figure.noun < figure.end and not figure.is_scaled:
        return True
    if "level" in figure.kinds and "goal" not in figure.kinds:  # "Tỷ trọng … đạt 30% GRDP" is of what stands before
        return False
    at = per.end() if (per := patterns()["per"].match(bare, figure.end, end)) else figure.end
    found = patterns()["preposition"].match(bare, at, end)
    # "50% trở lên số hồ sơ", "50% số hồ sơ": a noun follows; "99% tại Sở", "99%": none does.
    if found and patterns()["after"].match(bare, at, end):
        at = found.end()
        found = patterns()["preposition"].match(bare, at, end)
    if found and is_spelt(text[slice(*found.span("word"))]):
        return False
    return any(map(str.isalpha, patterns()["aside"].sub("", bare[at : min(end, at + _NOUN_WITHIN)])))


def _begin(text: str, bare: str, figure: Figure, floor: int, end: int, is_first: bool) -> int:
    """Where the figure's own part of the clause begins: at its verb, after a comma, or with the clause."""
    between = bare[floor : figure.lead]
    if not is_first and (bullets := list(_BULLET.finditer(between))):
        return floor + bullets[-1].end()
    joint = patterns()["joint"].match(bare, floor, figure.lead)
    begin = joint.end() if joint else floor
    outcomes = list(patterns()["outcome"].finditer(bare, begin, figure.lead)) if is_first else []
    if outcomes and len(bare[outcomes[-1].end() : figure.lead].split()) >= _FEWEST_WORDS:
        begin = outcomes[-1].end()
    own = _says_of_what(text, bare, figure, end)
    if begin >= figure.lead or (own and ("goal" in figure.kinds or not is_first)):
        return figure.lead
    comma = between.rfind(",")
    if is_first or comma < 0:
        return begin
    after = patterns()["joint"].match(bare, floor + comma, figure.lead)
    return after.end() if after else figure.lead


def _targets(text: str, bare: str, figure: Figure, begin: int, until: int, label: str) -> Iterator[Target]:
    end = until
    if tail := patterns()["joint_end"].search(bare, figure.end, until):
        end = max(figure.end, tail.start())
    own = _says_of_what(text, bare, figure, end)
    comparator, rest = _after(text, bare, figure, figure.noun if own else figure.end, end)
    baseline_value, baseline_year, rest = _baseline(bare, rest)
    before = [figure.fall] if own else [text[begin : figure.lead], figure.fall]
    if not own and label and len(before[0].split()) < _FEWEST_WORDS:
        before = [f"{label}: {before[0].strip()}".rstrip(" :"), figure.fall]
    subject = " ".join(" ".join([*before, *(text[a:b] for a, b in rest)]).split()).strip(" ,;.")
    for value, sign in figure.values:
        yield Target(
            start=begin,
            end=end,
            raw=text[begin:end],
            subject=subject,
            comparator=_comparator(figure, sign or comparator),
            value=value,
            unit=figure.unit,
            baseline_value=figure.baseline if baseline_value is None else baseline_value,
            baseline_year=baseline_year,
            confidence=0.96 if figure.unit == "%" else 0.85,
            method="share" if figure.unit == "%" else "count",
        )


def _comparator(figure: Figure, sign: str) -> str:
    """The comparator: what follows the figure goes before what leads up to it."""
    sign = sign or next((k for k in figure.kinds if k in {"≥", "≤", ">", "<"}), "=")
    if "rise" in figure.kinds and sign in {"=", "≥", ">"}:
        return "+=" if sign == "=" else "+≥"
    return sign


def _after(text: str, bare: str, figure: Figure, at: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """The comparator that follows the figure ("trở lên"), and the spans of the clause from `at` on without it.

    Behind a grade it is the grade's: "100% chi bộ hoàn thành tốt nhiệm vụ trở lên" is all of them.
    """
    per = patterns()["per"].match(bare, figure.end, end)
    start = per.end() if per else at
    found = patterns()["after"].search(bare, start, end)
    if found is None or not is_spelt(text[slice(*found.span("word"))]):
        return "", [(start, end)]
    if found.start() > start and patterns()["grade"].search(bare, start, found.start()):
        return "", [(start, end)]
    word = " ".join(found["word"].split())
    sign = next(s for s, words in lexicon()["after"].items() if word in map(skeleton, words))
    return sign, [(start, found.start()), (found.end(), end)]


def _baseline(bare: str, rest: list[tuple[int, int]]) -> tuple[float | None, int | None, list[tuple[int, int]]]:
    """What the figure is compared with: its value, its year, and the rest without the words that say it."""
    start, end = rest[-1]
    found = patterns()["baseline_year"].search(bare, start, end)
    if found is None:
        return None, None, rest
    value = patterns()["baseline"].match(bare, found.end(), end)
    stop = value.end() if value else found.end()
    spans = [*rest[:-1], (start, found.start()), (stop, end)]
    return (read_decimal(value["value"]) if value else None), int(found["year"]), spans
