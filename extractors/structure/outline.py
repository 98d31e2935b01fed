"""The headed outline of a plan and what stands under each heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractors.layout.joined import JoinedTable
from extractors.layout.paragraphs import Block
from extractors.layout.passage import Passage
from extractors.structure.articles import announces, attaches, enacts, gives_duties, is_titled, lists_plainly
from extractors.structure.casing import is_capital
from extractors.structure.closing import asks_all, opens_appeal, opens_closing, puts_in_force
from extractors.structure.entries import Entry, Item, nest
from extractors.structure.headings import Heading, read_heading
from extractors.structure.listed import are_fields, order_something
from extractors.structure.markers import Family
from extractors.structure.numbering import Placed, place
from extractors.structure.unit_lists import names_only_units, names_span
from extractors.structure.worded_bodies import begins_as_body, may_name_body
from normalizers.instructions import titles_report
from normalizers.section_kinds import kind_of, kinds_of

_ON_DUTY = frozenset({"organisation", "assignment"})


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, its subsections apart.

    `number` counts sections in reading order from 0; `heading` is mark and title as they stand; `label_kind` is what
    the title names as a label; `kind` the data model's; `sentence` the heading as the whole instruction that it is as
    well.
    """

    number: int
    parent: int | None
    level: int
    marker: str | None
    heading: Passage
    title: Passage
    kind: str
    label_kind: str | None
    sentence: Passage | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Outline:
    """Sections in reading order, what stands before the first of them, and what closes the plan and belongs to none: the
    formula, an appeal to all behind the duties of units that no heading holds together."""

    preamble: tuple[Entry, ...]
    sections: tuple[Section, ...]
    closing: tuple[Entry, ...] = ()

    @property
    def contents(self) -> tuple[tuple[Entry, ...], ...]:
        """All that stands in the outline but the headings, in reading order."""
        return (self.preamble, *(section.entries for section in self.sections), self.closing)

    def parent(self, section: Section) -> Section | None:
        """The section around one; None at the top."""
        return None if section.parent is None else self.sections[section.parent]

    def around(self, section: Section) -> Iterator[Section]:
        """The section itself and those around it, innermost first."""
        here: Section | None = section
        while here is not None:
            yield here
            here = self.parent(here)

    def children(self, section: Section) -> tuple[Section, ...]:
        """The sections directly under one."""
        return self._under.get(section.number, ())

    def kinds_under(self, section: Section) -> frozenset[str]:
        """The kinds of the sections directly under one."""
        return self._kinds_under.get(section.number, frozenset())

    def under(self, section: Section) -> Iterator[Section]:
        """The section itself and all that stand under it, in reading order."""
        yield section
        for child in self.children(section):
            yield from self.under(child)

    @cached_property
    def _under(self) -> dict[int, tuple[Section, ...]]:
        under: dict[int, list[Section]] = {}
        for section in self.sections:
            if section.parent is not None:
                under.setdefault(section.parent, []).append(section)
        return {number: tuple(sections) for number, sections in under.items()}

    @cached_property
    def _kinds_under(self) -> dict[int, frozenset[str]]:
        return {number: frozenset(s.kind for s in sections) for number, sections in self._under.items()}


@dataclass
class _Open:
    """A section being filled."""

    depth: int
    parent: int | None
    level: int
    heading: Heading
    entries: list[Placed | Passage] = field(default_factory=list)
    under: set[str | None] = field(default_factory=set)


def build_outline(blocks: Sequence[Block]) -> Outline:
    """Read the outline off the blocks of a body."""
    placed = place(blocks)
    preamble: list[Placed | Passage] = []
    opened: list[_Open] = []
    path: list[int] = []
    last_listed = max((at for at, here in enumerate(placed) if here.marker is not None), default=-1)
    in_article = closed = False
    carries = any(map(attaches, placed))
    for at, here in enumerate(placed):
        in_article = _in_article(placed, at, in_article, carries=carries)
        if here.depth is not None and not in_article:
            while path and opened[path[-1]].depth >= here.depth:
                path.pop()
            heading = read_heading(placed, at)
            if heading is not None:
                parent = path[-1] if path else None
                if parent is not None:
                    opened[parent].under.add(heading.label_kind)
                opened.append(
                    _Open(here.depth, parent, len(path) + 1, heading, [heading.run_in] if heading.run_in else [])
                )
                path.append(len(opened) - 1)
                continue
        ends = at > last_listed and here.rest is not None and (closed or _speaks_to_all(here.rest.text, opened, path))
        closing = _closing_home(opened, path) if ends else None
        closed = closed or (here.marker is None and here.rest is not None and opens_closing(here.rest.text))
        home = closing if closing is not None else path[-1] if path and not in_article else None
        (preamble if home is None else opened[home].entries).append(here)
    sections = _closed(opened)
    if not sections:
        return Outline(nest(preamble), ())
    last = sections[-1]
    outermost = sections[path[0]] if path else last
    of_unit = outermost.kind == "assignment" and outermost.label_kind is None
    formula = tuple(entry for entry in last.entries if _is_formula(entry) or (of_unit and _appeals(entry)))
    kept = tuple(entry for entry in last.entries if entry not in formula)
    return Outline(nest(preamble), (*sections[:-1], replace(last, entries=kept)), formula)


def _in_article(placed: Sequence[Placed], at: int, before: bool, *, carries: bool) -> bool:
    """Whether a block stands in an article by which the decision itself does something, that being no part of the outline.

    One that announces what it approves ("Điều 1. Phê duyệt …, với nội dung sau:") is over at once: that is the plan. A
    plain list that it announces is one without headings. All articles of a decision that `carries` what is attached to
    it are such; those that a chapter holds are of regulations.
    """
    here = placed[at]
    marker, text = here.marker, here.rest.text if here.rest else ""
    if marker is None:
        return before and not is_capital(text)
    if marker.family is Family.ARTICLE:
        if carries and not here.depth:
            return True
        if announces(marker, text):
            return lists_plainly(placed, at)
        return enacts(marker, text) and kind_of(text) is None and not is_titled(placed, at)
    return before and (
        marker.is_bullet or marker.family in (Family.MIXED, Family.DECIMAL, Family.LETTER, Family.BRACKETED)
    )


def _is_formula(entry: Entry) -> bool:
    return isinstance(entry, Item) and entry.marker is None and opens_closing(entry.passage.text)


def _appeals(entry: Entry) -> bool:
    """Whether an entry appeals to all: it is no duty of the unit in whose section it stands last, in a directive."""
    return isinstance(entry, Item) and entry.marker is None and opens_appeal(entry.passage.text)


def _speaks_to_all(text: str, opened: Sequence[_Open], path: Sequence[int]) -> bool:
    """Whether a paragraph behind the last item appeals to all, or asks something of all behind somebody's duties."""
    over = opened[path[-1]] if path else None
    return opens_appeal(text) or (over is not None and bool(over.entries) and asks_all(text, over.heading.title.text))


def _closing_home(opened: Sequence[_Open], path: Sequence[int]) -> int | None:
    """The section to which an appeal to all belongs that stands after the last unit's duties: that of the organisation."""
    return next((number for number in path if opened[number].heading.label_kind == "organisation"), None)


def _closed(opened: Sequence[_Open]) -> tuple[Section, ...]:
    sections: list[Section] = []
    addressed = _addresses_bodies(opened)
    for number, section in enumerate(opened):
        parent = None if section.parent is None else sections[section.parent]
        heading, listed = section.heading, nest(section.entries)
        sections.append(
            Section(
                number,
                section.parent,
                section.level,
                heading.marker.text,
                heading.whole,
                heading.title,
                "assignment" if number in addressed else _kind(section, parent, listed, _ordering(sections, parent)),
                heading.label_kind,
                heading.sentence,
                listed,
            )
        )
    return tuple(sections)


def _addresses_bodies(opened: Sequence[_Open]) -> frozenset[int]:
    """The outermost headings that are bodies no lexicon knows, where most are bodies and one of them a known unit.

    So is a directive's "5. Các chủ hồ" behind "4. Sở Y tế", no heading standing over them.
    """
    top = [number for number, section in enumerate(opened) if section.parent is None]
    titles = {n: opened[n].heading.title for n in top if opened[n].heading.label_kind is None}
    units = {n for n, title in titles.items() if names_only_units(title.part(*names_span(title.text)).text)}
    worded = {n for n in titles.keys() - units if begins_as_body(titles[n].text) and may_name_body(titles[n].text)}
    return frozenset(worded) if units and 2 * len(units | worded) > len(top) else frozenset()


def _ordering(sections: Sequence[Section], parent: Section | None) -> str | None:
    """The kind of the nearest heading over one that is more than a group; None where there is none."""
    while parent is not None and parent.kind == "group" and parent.parent is not None:
        parent = sections[parent.parent]
    return parent.kind if parent else None


def _kind(section: _Open, parent: Section | None, listed: Sequence[Entry], ordering: str | None) -> str:
    """A label's own kind; `group` over subsections; else the parent's, a unit's duties being an assignment, which those
    of a directive are under no other heading ("1. Sở Y tế") and those under "Phân công nhiệm vụ" in groups, too.

    "Mục tiêu, yêu cầu" is targets, but a group where both are sections of their own.
    """
    label_kind = section.heading.label_kind
    if label_kind == "targets" and {"targets", "requirements"} <= section.under:
        return "group"
    if label_kind is not None:
        return label_kind
    on_duty = parent is not None and parent.kind in _ON_DUTY
    if gives_duties(section.heading.marker, section.heading.title.text):
        return "assignment"
    addressed = section.heading.title.part(*names_span(section.heading.title.text)).text
    if (ordering in _ON_DUTY or parent is None) and names_only_units(addressed):
        return "assignment"
    if (parent is not None and parent.kind == "reporting") or titles_report(section.heading.title.text):
        return "reporting"
    if section.under:
        return "group"
    if section.heading.marker.family is Family.GROUP and any(isinstance(entry, JoinedTable) for entry in listed):
        return "tasks"
    if parent is None:
        return "tasks" if order_something(listed) and not kinds_of(section.heading.title.text) else "other"
    if parent.kind in ("tasks", "group") and are_fields(listed):
        return "other"
    return "assignment" if on_duty and not puts_in_force(section.heading.title.text) else parent.kind
