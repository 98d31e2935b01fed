"""Lines that only say who leads, who helps or by when: "- Cơ quan chủ trì: Văn phòng."."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.layout.passage import Passage
from normalizers.skeleton import skeleton

_COLON = re.compile(r"\s*:\s*")
_LONGEST_LABEL = 60
_ROLES = ("lead", "coordinate", "implement", "direct")


@dataclass(frozen=True)
class Notice:
    """What such a line says. `kind`: lead, coordinate, implement, direct, schedule, output or place."""

    kind: str
    label: str
    value: Passage


@cache
def _labels() -> dict[str, str]:
    data = tomllib.loads((files("extractors") / "data" / "notices.toml").read_text("utf-8"))
    bodies = [_bare(label) for label in data.pop("bodies")["labels"]]
    found: dict[str, str] = {}
    for kind, table in data.items():
        for label in map(_bare, table["labels"]):
            if kind in _ROLES:
                found |= {f"{body} {label}": kind for body in bodies}
                if kind != "implement":
                    found[label] = kind
            else:
                found[label] = kind
    return found


def _bare(label: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", skeleton(label)))


def notice_kind(label: str) -> str | None:
    """What a label announces, or None: "Cơ quan chủ trì" -> lead, "Tiến độ thực hiện" -> schedule."""
    bare = _bare(re.sub(r"\([^)]*\)|\[\d+\]", "", label))
    return _labels().get(bare)


def read_notice(line: Passage) -> Notice | None:
    """The notice a line (without its list mark) is, or None."""
    colon = _COLON.search(line.text, 0, _LONGEST_LABEL)
    if not colon:
        return None
    label = line.text[: colon.start()]
    kind = notice_kind(label)
    if kind is None:
        return None
    return Notice(kind, label, line.part(colon.end()))
