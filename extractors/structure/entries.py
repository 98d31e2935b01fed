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

    An unmarked paragraph goes on the item before it, unless it appeals to all after the last of them. Notices and tables stand by themselves: they hold for the items above them.
    The units listed under a label ("Cơ quan chủ trì:") are what it says; what one of those listed has to do stands by
    itself, too.
    """
    roots: list[_Growing | Item | JoinedTable] = []
    path: list[_Growing] = []
    last_listed = max((at for at, here in enumerate(contents) if isinstance(here, Placed) and here.marker), default=-1)
    for at, here in enumerate(contents):
        if isinstance(here, Placed) and isinstance(here.block, JoinedTable):
            roots.append(here.block)
            path = []
            continue
        marker, depth = (here.marker, here.depth) if isinstance(here, Placed) else (None, None)
        text = (here.rest or EMPTY) if isinstance(here, Placed) else here
        notices = read_notices(text)
        if notices:
            roots.append(Item(marker, text, notices))
            continue
        under_label = _under_label(roots, marker, text)
        if under_label is not None:
            roots[-1] = under_label
            continue
        if path and marker is not None and _is_label_of(roots, marker):
            path = []
        closes = at > last_listed and opens_appeal(text.text)
        apart = closes or stands_alone(text.text) or (path and _leads_in(text, path[0], contents[at + 1 : at + 2]))
        if marker is None and path and not apart:
            path[-1].passages.append(text)
            continue
        path = _under(path, marker, depth)
        growing = _Growing(marker, depth, [text])
        (path[-1].items if path else roots).append(growing)
        if marker is not None:
            path.append(growing)
    return tuple(root.item() if isinstance(root, _Growing) else root for root in roots)


def _leads_in(text: Passage, before: _Growing, following: Sequence[Placed | Passage]) -> bool:
    """Whether a paragraph between bullets of one kind leads those in that follow: "Từng bản tự chọn việc như sau:"."""
    after = following[0] if following else None
    marker = after.marker if isinstance(after, Placed) else None
    if not text.text.endswith(":") or marker is None or before.marker is None:
        return False
    return marker.is_bullet and before.marker.is_bullet and _sign(marker) == _sign(before.marker)


def _under_label(roots: Sequence[_Growing | Item | JoinedTable], marker: Marker | None, text: Passage) -> Item | None:
    """The last item with a line of the list that its label opens, where it is such a label and the line such a line."""
    last = roots[-1] if roots else None
    if not isinstance(last, Item):
        return None
    notices = with_line(last.notices, text, deeper=marker is not None and _is_deeper(marker, last.marker))
    return None if notices is None else replace(last, notices=notices)


def _is_label_of(roots: Sequence[_Growing | Item | JoinedTable], marker: Marker) -> bool:
    """Whether the last item is a label that opens a list, with bullets under it that are not the label's own kind."""
    last = roots[-1] if roots else None
    if not isinstance(last, Item) or last.marker is None:
        return False
    return last.notices[-1].is_open and bool(last.notices[-1].value) and _is_deeper(marker, last.marker)


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
