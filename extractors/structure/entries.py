"""What stands under a heading: listed lines nested under the lines they belong to, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.layout.joined import JoinedTable
from extractors.layout.passage import EMPTY, Passage, joined
from extractors.structure.closing import opens_appeal, stands_alone
from extractors.structure.markers import Marker
from extractors.structure.notices import Notice, read_notices, with_line
from extractors.structure.numbering import Placed


@dataclass(frozen=True)
class Item:
    """A listed line or a paragraph, with the listed lines under it.

    `marker` is None for an unmarked paragraph; `notices` are set where the line only gives units or time.
    """

    marker: Marker | None
    passage: Passage
    notices: tuple[Notice, ...] = ()
    items: tuple[Item, ...] = ()


Entry = Item | JoinedTable


def whole(item: Item) -> Passage:
    """An item's words and those of the listed lines that belong to it."""
    return joined([item.passage, *(whole(sub) for sub in item.items)]) if item.items else item.passage


def nest(contents: Sequence[Placed | Passage]) -> tuple[Entry, ...]:
    """Nest listed lines under the lines they belong to.

    An unmarked paragraph goes on the item before it, unless it appeals to all after the last of them. Notices and
    tables stand by themselves: they hold for the items above them. The units listed under a label ("Cơ quan chủ trì:")
    are what it says; what one of those listed has to do stands by itself, too, and parts no notice from the items above.
    """
    grown = _Nesting()
    last_listed = max((at for at, here in enumerate(contents) if isinstance(here, Placed) and here.marker), default=-1)
    for at, here in enumerate(contents):
        if isinstance(here, Placed) and isinstance(here.block, JoinedTable):
            grown.add_table(here.block)
            continue
        marker, depth = (here.marker, here.depth) if isinstance(here, Placed) else (None, None)
        text = (here.rest or EMPTY) if isinstance(here, Placed) else here
        notices = read_notices(text)
        if notices:
            grown.add_notices(marker, text, notices)
            continue
        if grown.goes_under_label(marker, text):
            continue
        grown.close_list(marker)
        path = grown.path
        closes = at > last_listed and opens_appeal(text.text)
        apart = closes or stands_alone(text.text) or (path and _leads_in(text, path[0], contents[at + 1 : at + 2]))
        if marker is None and path and not apart:
            path[-1].passages.append(text)
        else:
            grown.add(_Growing(marker, depth, [text]))
    return tuple(root.item() if isinstance(root, _Growing) else root for root in grown.roots)


def _leads_in(text: Passage, before: _Growing, following: Sequence[Placed | Passage]) -> bool:
    """Whether a paragraph between bullets of one kind leads those in that follow: "Từng bản tự chọn việc như sau:"."""
    after = following[0] if following else None
    marker = after.marker if isinstance(after, Placed) else None
    if not text.text.endswith(":") or marker is None or before.marker is None:
        return False
    return marker.is_bullet and before.marker.is_bullet and _sign(marker) == _sign(before.marker)


def _lists_under(label: Item, marker: Marker) -> bool:
    """Whether a label opens a list, with bullets under it that are not the label's own kind."""
    last = label.notices[-1]
    return label.marker is not None and last.is_open and bool(last.value) and _is_deeper(marker, label.marker)


def _is_deeper(marker: Marker, label: Marker | None) -> bool:
    return label is None or (marker.is_bullet and _sign(marker) != _sign(label))


def _under(path: Sequence[_Growing], marker: Marker | None, depth: int | None) -> list[_Growing]:
    """The open items that a new one stands under.

    A numbered one stands under those numbered less deep; a bullet closes an open one of its own kind, and stands
    under any other: which kind is the outer one is for the plan to say.
    """
    if marker is None:
        return []
    for at, opened in enumerate(path):
        if depth is not None and (opened.depth is None or opened.depth >= depth):
            return list(path[:at])
        if depth is None and opened.marker is not None and _sign(opened.marker) == _sign(marker):
            return list(path[:at])
    return list(path)


def _sign(marker: Marker) -> str:
    """The bullet as a kind: dashes of any length are one, and what OCR makes of them."""
    return "-" if marker.text in "-–—−¬~" else marker.text


@dataclass
class _Growing:
    marker: Marker | None
    depth: int | None
    passages: list[Passage]
    items: list[_Growing] = field(default_factory=list)

    def item(self) -> Item:
        return Item(self.marker, joined(self.passages), (), tuple(growing.item() for growing in self.items))


@dataclass
class _Nesting:
    """What was nested so far: `path` are the open items, `label` is where the label is in whose list shares of the work stand."""

    roots: list[_Growing | Item | JoinedTable] = field(default_factory=list)
    path: list[_Growing] = field(default_factory=list)
    label: int | None = None

    def add(self, growing: _Growing) -> None:
        self.path = _under(self.path, growing.marker, growing.depth)
        (self.path[-1].items if self.path else self.roots).append(growing)
        self.path += [growing] if growing.marker is not None else []

    def add_table(self, table: JoinedTable) -> None:
        self.roots.append(table)
        self.path, self.label = [], None

    def add_notices(self, marker: Marker | None, text: Passage, notices: tuple[Notice, ...]) -> None:
        """Add notices; those behind the list of a label hold for the items above the label, too."""
        label = self._label_at(self.label)
        if label is not None and self.label is not None and not (marker and _is_deeper(marker, label.marker)):
            self.roots[self.label] = replace(label, notices=(*label.notices, *notices))
        self.roots.append(Item(marker, text, notices))

    def goes_under_label(self, marker: Marker | None, text: Passage) -> bool:
        """Take a line into the list of the last label, where it is one of such a list."""
        last = len(self.roots) - 1
        at = last if self.label is None or self._label_at(last) else self.label
        label = self._label_at(at)
        if label is None:
            return False
        notices = with_line(label.notices, text, deeper=marker is not None and _is_deeper(marker, label.marker))
        if notices is None:
            return False
        self.roots[at] = replace(label, notices=notices)
        over = self._label_at(self.label)
        if over is not None and self.label is not None and over.notices[-1] == label.notices[-1]:
            self.roots[self.label] = replace(over, notices=(*over.notices[:-1], notices[-1]))
        return True

    def close_list(self, marker: Marker | None) -> None:
        """Close what is open where a mark begins what one of those listed under a label does, or is behind its list."""
        last = self._label_at(len(self.roots) - 1)
        if marker is None:
            return
        if last is not None and self.path and _lists_under(last, marker):
            self.path, self.label = [], len(self.roots) - 1
            return
        label = self._label_at(self.label)
        if label is not None and not _is_deeper(marker, label.marker):
            self.path, self.label = [], None

    def _label_at(self, at: int | None) -> Item | None:
        found = self.roots[at] if at is not None and 0 <= at < len(self.roots) else None
        return found if isinstance(found, Item) else None
