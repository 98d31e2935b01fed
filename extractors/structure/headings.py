"""Which numbered paragraphs are headings, and where a heading's title ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from extractors.layout.paragraphs import Paragraph
from extractors.layout.passage import Passage
from extractors.structure.articles import enacts, is_titled
from extractors.structure.markers import Family, Marker
from extractors.structure.notices import notice_kind, read_notices
from extractors.structure.numbering import Placed
from extractors.structure.time_titles import only_counts, only_tells_when, stage_end
from extractors.structure.unit_lists import names_only_units, names_start
from extractors.structure.worded_bodies import begins_as_body, may_name_body
from normalizers.instructions import goes_on, opens_list, orders
from normalizers.section_kinds import kind_of
from normalizers.skeleton import skeleton

_OUTER = frozenset(
    {Family.PART, Family.CHAPTER, Family.DIVISION, Family.GROUP, Family.ROMAN, Family.CAPITAL, Family.APPENDIX}
)
_NOTICE_SECTIONS = {
    "schedule": "schedule",
    "lead": "assignment",
    "coordinate": "assignment",
    "implement": "assignment",
    "output": "other",
}
_LONGEST_LABEL = 160
_LONGEST_LIST = 250
"""Characters of a list of bodies that runs on after its colon."""
_LONGEST_BOLD_TITLE = 400
_MOST_TITLE_WORDS = 20
_FEWEST_DUTY_WORDS = 4
"""Fewer words after a unit and a colon are a figure or a name ("Sở Y tế: 02 bản"), no duty."""
_POINTER = re.compile(r"\W*(?:phu luc|bieu|bang|mau)\b(?: so)?\W*[\dA-Zivx]*\W*$", re.IGNORECASE)
"""A line "1. Phụ lục I: Kế hoạch mở lớp." lists what is attached."""
_FEWEST_LABEL_WORDS = 4
_FEWEST_NOTICES, _MOST_NOTICES = 2, 20
"""Numbered lines that say who and when of one item."""
_FIGURE = re.compile(r"(?<=\s)\d+\s*%")
_FEWEST_ORDERS = 2
_NEXT_SENTENCE = re.compile(r"[.;]\s+[^\W\d_]")
_FULL_STOP = re.compile(r"(?<!\.)\.[\"”)]?$")
_NUMBERED_LABEL = re.compile(r"[^\W\d_][^\d.:;]*\s\d{1,2}")
_ONE_SENTENCE = re.compile(r"(?:[^.]|\.(?=\S))*\.")
_FEWEST_ALIKE = 3
_NEARLY_ALL = 0.6
"""Of the lines numbered in one row, those that are each a sentence over longer text."""
_AROUND = 200
"""Lines before and behind one among which its row is looked for."""
_TITLE_TAIL = " .:;,–-¬"
_SPECKS = " _—¬'|"


@dataclass(frozen=True)
class Heading:
    """A heading: its title, what runs on after the title's colon, and what the title names as a label.

    `whole` is mark and title as they stand; `sentence` is set where it is a full one with bullets under it, so a task
    as well.
    """

    marker: Marker
    whole: Passage
    title: Passage
    run_in: Passage | None
    label_kind: str | None
    sentence: Passage | None = None


def read_heading(placed: Sequence[Placed], at: int) -> Heading | None:
    """The heading that a numbered paragraph is, or None where it is an item of a list.

    A numbered line titles what is under it: it is a label ("Nhiệm vụ, giải pháp: …"), is set in bold or
    capitals, or something deeper follows; a whole instruction with nothing under it is an item.
    """
    here = placed[at]
    marker, rest, block = here.marker, here.rest, here.block
    if marker is None or rest is None or not isinstance(block, Paragraph):
        return None
    if not rest:
        return Heading(marker, block.passage, rest, None, None) if marker.family is Family.GROUP else None
    if marker.family is Family.STAGE:  # "Bước 3. Tổ chức thực hiện" is a step of the work, not the plan's organisation
        return Heading(marker, block.passage, _trimmed(rest), None, None)
    return _titled(placed, at, block, marker, rest)


def _titled(placed: Sequence[Placed], at: int, block: Paragraph, marker: Marker, rest: Passage) -> Heading | None:
    """The heading that a marked paragraph with words of its own is."""
    under = _what_follows(placed, at)
    whole_title = _is_bold_title(block, rest, under) or (under != "nothing" and _names_numbered(rest))
    label, run_in = (rest, None) if whole_title else _split_label(rest)
    if run_in is None and marker.family is Family.LETTER:
        label, run_in = _split_unmarked(label)
    if run_in is not None and opens_list(label.text) and not (label.text.isupper() or block.bold):
        return None
    whole = block.passage.part(0, marker.end + len(label.text))
    label_kind = kind_of(label.text) or _notice_section(label.text)
    if label_kind is None and enacts(marker, rest.text) and not is_titled(placed, at):
        return None
    if _notice_section(label.text) and _belongs_to_item(placed, at):
        return None
    listed = run_in is None and rest.text.endswith(";")
    if label_kind is not None and not listed and (run_in is None or len(label.text) <= _LONGEST_LABEL):
        return Heading(marker, whole, _trimmed(label), run_in, label_kind)
    dated = under == "nothing" and only_tells_when(
        label.text
    )  # an item that says by when: "a) Đến năm 2030: 60% hộ dân …"
    if run_in is not None and not dated and _is_run_in_title(label, run_in):
        return Heading(marker, whole, _trimmed(label), run_in, None)
    set_off = block.bold or block.heading_level is not None or rest.text.isupper()
    if marker.family in _OUTER or (set_off and len(rest.text) <= _LONGEST_BOLD_TITLE and under != "notice"):
        return Heading(marker, block.passage, _trimmed(rest), None, None)
    if under in ("deeper", "bullet", "table"):
        sentence = rest if under == "bullet" and _is_sentence(rest.text) else None
        return Heading(marker, block.passage, _trimmed(rest), None, None, sentence)
    if under == "text" and (
        _titles_text(rest.text) or _is_over_orders(placed, at, rest.text) or _tops_text(placed, at)
    ):
        return Heading(marker, block.passage, _trimmed(rest), None, None)
    return None


def _titles_text(text: str) -> bool:
    """Whether an item over paragraphs is short and no sentence, or names units or a stage."""
    titles = not text.endswith((".", ";", "!")) or names_only_units(text) or stage_end(text) > 0
    return titles and len(text) <= _LONGEST_LABEL


def _is_over_orders(placed: Sequence[Placed], at: int, text: str) -> bool:
    """Whether an item of one sentence stands over several paragraphs that order: these are the tasks, and it their title."""
    if not text.endswith(".") or _NEXT_SENTENCE.search(text):
        return False
    behind = (placed[n] for n in range(at + 1, len(placed)))
    after = takewhile(lambda p: p.marker is None and p.rest is not None, behind)
    under = [p.rest.text for p in after if p.rest is not None]
    return len(under) >= _FEWEST_ORDERS and sum(map(orders, under)) > len(under) / 2


def _is_bold_title(block: Paragraph, rest: Passage, under: str) -> bool:
    """Whether a line that stands out from end to end right over a table is a title as a whole, whatever its colon parts."""
    set_off = block.bold or block.heading_level is not None
    return (
        under == "table"
        and set_off
        and len(rest.text) <= _LONGEST_LABEL
        and not _notice_section(_split_label(rest)[0].text)
    )


def _trimmed(title: Passage) -> Passage:
    return title.part(0, len(title.text.rstrip(_TITLE_TAIL)))


def _split_label(rest: Passage) -> tuple[Passage, Passage | None]:
    colon = _ends_title(rest.text)
    if colon < 0 or (colon > _LONGEST_LABEL and not begins_as_body(rest.text)):
        return rest, None
    if colon > _LONGEST_LIST or names_only_units(rest.text):  # "Các Sở: Y tế, Tài chính"
        return rest, None
    if only_counts(rest.text[:colon]):
        return rest, None
    run_in = rest.part(len(rest.text) - len(rest.text[colon + 1 :].lstrip(_SPECKS)))
    return rest.part(0, colon), run_in or None


def _names_numbered(rest: Passage) -> bool:
    """Whether what follows a colon names the thing that a label has numbered: "Dự án 2: Chợ nổi", "Mục tiêu 4: Về y tế"."""
    if not _NUMBERED_LABEL.match(rest.text):  # most are done with this one look
        return False
    label, run_in = _split_label(rest)
    if run_in is None or not _NUMBERED_LABEL.fullmatch(label.text) or len(run_in.text.split()) > _MOST_TITLE_WORDS:
        return False
    if only_tells_when(label.text):  # "Tháng 6: Mở chợ phiên": the month holds for what is under it
        return False
    return run_in.text[0].isupper() and not run_in.text.endswith((".", ";", ":"))


def _split_unmarked(rest: Passage) -> tuple[Passage, Passage | None]:
    """A work item's label whose colon was lost, before a figure: "a) Mục tiêu, yêu cầu 100% hồ sơ …"."""
    figure = _FIGURE.search(rest.text[:_LONGEST_LABEL])
    if figure is None or len(rest.text[: figure.start()].split()) < _FEWEST_LABEL_WORDS:
        return rest, None
    label = rest.part(0, figure.start())
    return (label, rest.part(figure.start())) if kind_of(label.text) == "targets" else (rest, None)


def _ends_title(text: str) -> int:
    """Where the first colon stands that is not within parentheses; -1 without one."""
    depth = 0
    for at, sign in enumerate(text[: _LONGEST_LIST + 1]):
        depth += (sign == "(") - (sign == ")" and depth > 0)
        if sign == ":" and not depth:
            return at
    return -1


def _notice_section(label: str) -> str | None:
    """The kind of section that a numbered notice is: "d) Thời gian thực hiện: …"."""
    return _NOTICE_SECTIONS.get(notice_kind(label) or "")


def _is_sentence(text: str) -> bool:
    """Whether a title is a full sentence, or an order that goes on in the list under it ("Biên soạn tài liệu, gồm:"); units
    with a full stop behind them ("4. Văn phòng Sở.") are none.
    """
    if _FULL_STOP.search(text):
        return not names_only_units(text)
    return text.endswith(":") and goes_on(text)


def _is_run_in_title(label: Passage, run_in: Passage) -> bool:
    """Whether what stands before a colon is a title ("1. Công tác chỉ đạo: …") or a unit ("p) Bộ Y tế: …").

    An order is none unless one follows it: "Xây dựng các đề án: Đề án …" is an order with its objects.
    """
    if names_only_units(label.text[names_start(label.text) :]):
        return len(run_in.text.split()) >= _FEWEST_DUTY_WORDS
    if begins_as_body(label.text) and may_name_body(label.text) and orders(run_in.text):
        return True
    if _POINTER.match(skeleton(label.text)):
        return False
    if len(label.text.split()) > _MOST_TITLE_WORDS or len(run_in.text) < len(label.text):
        return False
    return run_in.text[0].isupper() and (orders(run_in.text) or not orders(label.text))


def _tops_text(placed: Sequence[Placed], at: int) -> bool:
    """Whether a numbered line is one sentence over longer text, as most lines numbered like it are: there it is a title,
    though a full stop ends it. Lines that begin with a body say what that does, and go on with it.
    """
    if not _is_sentence_over_text(placed, at):
        return False
    marker, depth = placed[at].marker, placed[at].depth or 0
    before = takewhile(lambda n: (placed[n].depth or depth) >= depth, range(at - 1, max(-1, at - _AROUND), -1))
    behind = takewhile(lambda n: (placed[n].depth or depth) >= depth, range(at + 1, min(len(placed), at + _AROUND)))
    row = (n for n in (*before, at, *behind) if placed[n].depth == depth)
    alike = [n for n in row if marker and (beside := placed[n].marker) and beside.family is marker.family]
    over = sum(_is_sentence_over_text(placed, n) for n in alike)
    return over >= _FEWEST_ALIKE and over >= _NEARLY_ALL * len(alike)


def _is_sentence_over_text(placed: Sequence[Placed], at: int) -> bool:
    rest = placed[at].rest
    after = placed[at + 1] if at + 1 < len(placed) else None
    if rest is None or after is None or after.rest is None or after.marker is not None:
        return False
    return _is_sentence_over(rest.text, after.rest)


@lru_cache(maxsize=2 * _AROUND)
def _is_sentence_over(text: str, under: Passage) -> bool:
    """Whether a text is one sentence, and what stands under it goes on at greater length; asked for each line of a row."""
    if len(text) > _LONGEST_LIST or not _ONE_SENTENCE.fullmatch(text) or begins_as_body(text) or read_notices(under):
        return False
    return len(under.text) > len(text) and not under.text.endswith((":", ";"))


def _what_follows(placed: Sequence[Placed], at: int) -> str:
    """What stands under a numbered paragraph: deeper, bullet, text, table, notice or nothing."""
    depth = placed[at].depth or 0
    noticed = False
    if _is_noticed_item(placed, at):
        return "notice"
    for n in range(at + 1, len(placed)):
        after = placed[n]
        if after.rest is None:
            return "table"
        if after.depth is not None:
            return "deeper" if after.depth > depth else "notice" if noticed else "nothing"
        if read_notices(after.rest):
            noticed = True
            continue
        if noticed:
            return "bullet" if _opens_tasks(placed, n) else "notice"
        return "bullet" if after.marker is not None else "text"
    return "notice" if noticed else "nothing"


def _opens_tasks(placed: Sequence[Placed], at: int) -> bool:
    """Whether a bullet but labels the tasks listed under it: "- Nhiệm vụ:" over "+ Đắp đường"."""
    marker, rest = placed[at].marker, placed[at].rest
    after = placed[at + 1].marker if at + 1 < len(placed) else None
    if marker is None or rest is None or after is None or not rest.text.endswith(":"):
        return False
    return after.is_bullet and after.text != marker.text and kind_of(rest.text) == "tasks"


def _is_noticed_item(placed: Sequence[Placed], at: int) -> bool:
    """Whether all that stands under a numbered line are numbered lines that say who and when: "1.1. Cơ quan chủ trì: A"."""
    depth, rest = placed[at].depth, placed[at].rest
    if depth is None or rest is None or kind_of(rest.text) or _notice_section(rest.text):
        return False
    under = 0
    for after in placed[at + 1 : at + 2 + _MOST_NOTICES]:
        if after.depth is not None and after.depth <= depth:
            break
        notices = read_notices(after.rest) if after.depth == depth + 1 and after.rest is not None else ()
        if not notices or notices[-1].is_open:
            return False
        under += 1
    return _FEWEST_NOTICES <= under <= _MOST_NOTICES


def _belongs_to_item(placed: Sequence[Placed], at: int) -> bool:
    """Whether a numbered line that says who or when stands among such lines alone, under an item."""
    depth = placed[at].depth or 0
    near = range(at - 1, max(at - 1 - _MOST_NOTICES, -1), -1)
    over = next((n for n in near if (d := placed[n].depth) is not None and d < depth), None)
    marker = placed[over].marker if over is not None else None
    return over is not None and marker is not None and marker.family not in _OUTER and _is_noticed_item(placed, over)
