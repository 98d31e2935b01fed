"""Lines that only say who leads, who helps or by when: "- Cơ quan chủ trì: Văn phòng."."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.layout.passage import Passage, joined
from extractors.structure.unit_lists import names_only_units
from normalizers.instructions import orders
from normalizers.lexicons import read_lexicon
from normalizers.misread import Labels
from normalizers.organisations import find_units
from normalizers.phrases import either
from normalizers.skeleton import bare_words, skeleton
from normalizers.times import read_times

_COLON = re.compile(r"\s*:\s*")
_NEXT = re.compile(r"[;.]\s+")
_BESIDE = re.compile(r"(?:[;.,]|\s[-–+•*])\s+(?:[-–+•*]\s*)?|\n\s*(?:[-–+•*]\s*)?|\s+(?=[A-ZĐ])")
"""Behind what a label may begin in a cell: marks, lines, bullets, and a blank where lines ran together."""
_LONGEST_LABEL = 60
_LONGEST_LISTED = 200
"""Characters of a line under a label that may be a list of units."""
_ROLES = ("lead", "coordinate", "implement", "direct")
_CHAINED = ("lead", "coordinate", "implement")


@dataclass(frozen=True)
class Notice:
    """What such a line says. `kind`: lead, coordinate, implement, direct, assign (roles in words), schedule, output or place.

    `is_open`: the label stands by itself, and what it announces in the lines under it.
    """

    kind: str
    label: str
    value: Passage
    is_open: bool = False


@cache
def _labels() -> dict[str, str]:
    data = read_lexicon("extractors", "notices.toml")
    data.pop("verbs")
    bodies = [bare_words(label) for label in data.pop("bodies")["labels"]]
    found: dict[str, str] = {}
    for kind, table in data.items():
        for label in map(bare_words, table["labels"]):
            if kind in _ROLES:
                found |= {f"{body} {label}": kind for body in bodies}
                if kind != "implement":
                    found[label] = kind
            else:
                found[label] = kind
    return found


@lru_cache(maxsize=4096)
def notice_kind(label: str) -> str | None:
    """What a label announces, or None: "Cơ quan chủ trì" -> lead, "Tiến độ thực hiện" -> schedule."""
    said = re.sub(r"\([^)]*\)|\[\d+\]", "", label)
    if _NEXT.search(said):
        return None
    words = bare_words(said)
    # misread: "Thời gian thực hiệ"
    return _labels().get(words) or _role_with_verbs(words) or _misread_labels().nearest(said)


def _role_with_verbs(label: str) -> str | None:
    """The role in a label of several bodies, or with verbs that say in what: "Đơn vị chủ trì tham mưu, theo dõi"."""
    chain = _chains().fullmatch(label)
    if chain is None:
        return None
    kind = next(kind for kind in _CHAINED if chain[kind])
    return kind if chain["body"] or (kind != "implement" and not chain["more"]) else None


@cache
def _chains() -> re.Pattern[str]:
    """Bodies, a role and the verbs behind it; those of `more` only behind a body ("Phối hợp kiểm tra" by itself is work)."""
    data = read_lexicon("extractors", "notices.toml")
    bodies = either(map(bare_words, data["bodies"]["labels"]))
    roles = "|".join(f"(?P<{kind}>{either(map(bare_words, data[kind]['labels']))})" for kind in _CHAINED)
    own, more = either(data["verbs"]["own"]), either(data["verbs"]["more"])
    return re.compile(
        rf"(?P<body>(?:(?:cac )?(?:{bodies}) (?:va )?)+)?(?:{roles})(?: (?:va )?(?:{own}|(?P<more>{more})))*"
    )


@cache
def _misread_labels() -> Labels[str]:
    return Labels(_labels())


def read_notices(line: Passage) -> tuple[Notice, ...]:
    """The notices that a line (without its list mark) is: one, or several in a row ("Chủ trì: A; phối hợp: B"); else none."""
    labels = _labels_behind(_NEXT, line.text, notice_kind) if ":" in line.text[:_LONGEST_LABEL] else []
    return _opened(line, labels) if labels and labels[0].start == 0 else _without_colon(line)


def _without_colon(line: Passage) -> tuple[Notice, ...]:
    """The notice that a whole line is, without a colon behind its label: "Thời gian thực hiện trước ngày 30/6/2031."."""
    found = _worded_labels().match(skeleton(line.text)) if len(line.text) <= _LONGEST_LISTED else None
    if found is None:
        return ()
    said, value = line.part(0, found.end("label")).text, line.part(found.end(), len(line.text))
    if found["when"] is None:
        role = notice_kind(said)
        return (Notice(role, said, value),) if role in _ROLES and names_only_units(value.text) else ()
    times = read_times(value.text, year=None)
    whole = times and not value.text[: times[0].start].strip() and not value.text[times[-1].end :].strip(" .;")
    return (Notice("schedule", said, value),) if whole else ()


@cache
def _worded_labels() -> re.Pattern[str]:
    """A label and what may stand behind it in a colon's place: nothing after a time's, "là" after any."""
    when = either(label for label, kind in _labels().items() if kind == "schedule" and label.startswith("thoi "))
    return re.compile(
        rf"(?P<label>(?P<when>{when})(?![^\W_])|[a-z ,]{{5,{_LONGEST_LABEL}}}?(?= la\s))\s+(?:la\s+)?(?=\S)"
    )


def read_labelled(cell: Passage) -> tuple[Notice, ...]:
    """What the labels with a colon in a cell or a line open, each up to the next label: "Chủ trì: A" / "Phối hợp: B".

    What stands before the first label is a notice without one. Nothing where no label says who leads or helps:
    "Thực hiện:" by itself but repeats the head of the column.
    """
    labels = _labels_behind(_BESIDE, cell.text, _cell_label) if ":" in cell.text else []
    if not any(label.kind in ("lead", "coordinate") for label in labels):
        return ()
    first = cell.part(0, labels[0].start)
    return (Notice("", "", first), *_opened(cell, labels)) if first else _opened(cell, labels)


def _cell_label(label: str) -> str | None:
    """What a label of a cell announces; "Thực hiện" alone is one there, and no order."""
    said = bare_words(label)
    return _labels().get(said) or _labels().get(f"don vi {said}")


def with_line(notices: tuple[Notice, ...], line: Passage, *, deeper: bool) -> tuple[Notice, ...] | None:
    """The notices with a line of the list that their last label opens ("Đơn vị phối hợp:" / "+ Sở Y tế"); None where it is none.

    A line `deeper` than the label belongs to it unless it orders something, or says what one of those who do the work
    has to do besides: not where the first of them is named with its share, too. Any other must name units and nothing
    else.
    """
    last = notices[-1]
    if last.kind not in _ROLES or not last.is_open or line.text.endswith(":"):
        return None
    listed = deeper and len(line.text) <= _LONGEST_LISTED and not orders(line.text)
    besides = last.kind == "implement" and last.value and not _says_duty(last.value.text[:_LONGEST_LISTED])
    if listed and besides and _says_duty(line.text):
        return None
    if not (listed or names_only_units(line.text)):
        return None
    return (*notices[:-1], replace(last, value=joined([last.value, line], by="; ")))


def _says_duty(line: str) -> bool:
    """Whether a line says what a unit does, and not only its part in it: "Sở Y tế treo băng rôn", not "Sở Y tế chủ trì"."""
    unit = next(iter(find_units(line)), None)
    if unit is None or unit.start:
        return False
    done = line[unit.end :].strip()
    return orders(done) and not _parts().match(skeleton(done))


@cache
def _parts() -> re.Pattern[str]:
    """A role, or nothing but verbs that say in what: "theo dõi, đôn đốc"."""
    data = read_lexicon("extractors", "notices.toml")
    roles = either(label for kind in _ROLES for label in map(bare_words, data[kind]["labels"]))
    verbs = either([*data["verbs"]["own"], *data["verbs"]["more"]])
    return re.compile(rf"(?:{roles})\b|(?:(?:va )?(?:{verbs})\b\W*)+$")


class _Label(NamedTuple):
    """A known label from `start` to `end`, after its colon."""

    start: int
    end: int
    kind: str


def _labels_behind(cut: re.Pattern[str], text: str, kind_of: Callable[[str], str | None]) -> list[_Label]:
    """The known labels that begin where the text does or behind a cut, none within another."""
    found: list[_Label] = []
    for start in (0, *(each.end() for each in cut.finditer(text))):
        label = _label_at(text, start, kind_of) if not found or start >= found[-1].end else None
        found += [label] if label else []
    return found


def _label_at(text: str, start: int, kind_of: Callable[[str], str | None]) -> _Label | None:
    colon = _COLON.search(text, start, start + _LONGEST_LABEL)
    kind = kind_of(text[start : colon.start()]) if colon else None
    if colon is None or kind is None or (kind == "assign" and colon.end() >= len(text)):
        return None
    return _Label(start, colon.end(), kind)


def _opened(line: Passage, labels: Sequence[_Label]) -> tuple[Notice, ...]:
    """What each label opens, up to the next."""
    ends = [label.start for label in labels[1:]] + [len(line.text)]
    return tuple(_notice(line, label, end) for label, end in zip(labels, ends, strict=True))


def _notice(line: Passage, label: _Label, end: int) -> Notice:
    value = line.part(label.end, end)
    cut = value.text.rstrip(" ;") if end < len(line.text) else value.text
    said = line.text[label.start : label.end].rstrip(" :")
    return Notice(label.kind, said, value.part(0, len(cut)), is_open=not cut)
