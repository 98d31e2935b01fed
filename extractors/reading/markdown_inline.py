"""Markdown's marks inside lines: read off and removed, so that text is only what a person sees.

Written for what converters and web crawls really emit, not for CommonMark's letter: bold may open
at a line's end and close lines later, and HTML tags stand beside asterisks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.reading.page_writer import TextLine

BOLD_LINES, ITALIC_LINES = 8, 6
"""Emphasis that would run over more lines than that is a stray mark."""
BREAKING_TAGS = "br|li|p|div|ul|ol|tr|table|thead|tbody|h[1-6]|blockquote|center"
BOLD_TAGS = "b|strong"
OTHER_TAGS = "i|em|u|s|sub|sup|span|font|a|small|big|strike|del|ins|mark|code|td|th|img|hr"
TOKEN = re.compile(
    rf"""
    \\(?P<escaped>[!-/:-@\[-`{{-~])
  | (?P<note>\(\*{{1,3}}\))                                   # a footnote's mark is meant as printed
  | (?P<bullet>^[ \t]*\*(?=[ \t]))
  | (?P<comment><!--.*?-->)
  | <(?P<close>/?)(?P<tag>(?P<breaking>{BREAKING_TAGS})|(?P<strong>{BOLD_TAGS})|{OTHER_TAGS})(?:\s[^<>]*)?/?>
  | <(?P<address>(?:https?|mailto):[^<>\s]+)>
  | (?P<bold>\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w))
  | (?P<italic>\*|(?<![\w_])_(?=[^\W_])|(?<=[^\W_])_(?![\w_]))
  | (?P<entity>&(?:\#\d+|\#x[0-9a-f]+|[a-z][a-z0-9]*);)
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
LINK = re.compile(
    r"(?<!\\)(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)"
)
ITEM_MARKER = re.compile(r"\s*(?:[-–+*•●]|\(?\w{1,3}[.)])")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a token leaves: characters, or (`mark`) the start or end of emphasis."""

    text: str
    mark: str = ""


def styled_lines(markdown: str) -> tuple[TextLine, ...]:
    """The visible lines of a block of Markdown, blank ones left out; a line is bold where all its words are."""
    without_links = LINK.sub(lambda link: "" if link["image"] else link["text"], markdown)
    return tuple(_lines(_emphasis(list(_pieces(without_links)))))


def _pieces(markdown: str) -> Iterator[_Piece]:
    lists: list[int | None] = []  # a number for each list open: items counted in an <ol>, None in a <ul>
    at = 0
    for token in TOKEN.finditer(markdown):
        yield _Piece(markdown[at : token.start()])
        at = token.end()
        if token["tag"]:
            yield _tag_piece(token, lists, markdown[at:])
        elif token["bold"]:
            yield _Piece(token["bold"], "**")
        elif token["italic"]:
            yield _Piece(token["italic"], token["italic"])
        elif token["entity"]:
            yield _Piece(html.unescape(token["entity"]).replace("\xa0", " "))
        else:
            yield _Piece(token["escaped"] or token["note"] or token["bullet"] or token["address"] or "")
    yield _Piece(markdown[at:])


def _tag_piece(token: re.Match[str], lists: list[int | None], rest: str) -> _Piece:
    tag, closing = token["tag"].lower(), bool(token["close"])
    if token["strong"]:
        return _Piece("", "</b>" if closing else "<b>")
    if tag in ("ul", "ol"):
        if not closing:
            lists.append(0 if tag == "ol" else None)
        elif lists:
            lists.pop()
    if tag == "li" and not closing:
        return _Piece("\n" + _item_marker(lists, rest))
    return _Piece("\n" if token["breaking"] else "")


def _item_marker(lists: list[int | None], rest: str) -> str:
    """The marker a browser would print, unless the item's text brings its own."""
    count = lists[-1] if lists else None
    if count is not None:
        lists[-1] = count = count + 1
    if ITEM_MARKER.match(re.sub(r"^(?:\s|<[^<>]*>|\*\*)+", "", rest)):
        return ""
    return "- " if count is None else f"{count}. "


def _emphasis(pieces: Sequence[_Piece]) -> Iterator[tuple[str, bool]]:
    """Runs of text, each with whether it is bold. Marks without a partner: `**` goes, `*` and `_` stay."""
    partners = _partners(pieces)
    bold_tags = 0
    bold_marks = False
    for at, piece in enumerate(pieces):
        if piece.mark == "<b>":
            bold_tags += 1
        elif piece.mark == "</b>":
            bold_tags = max(bold_tags - 1, 0)
        elif piece.mark == "**":
            bold_marks ^= at in partners
        elif not piece.mark or at not in partners:
            yield piece.text, bold_marks or bold_tags > 0


def _partners(pieces: Sequence[_Piece]) -> set[int]:
    """Places of the marks that open or close emphasis."""
    found: set[int] = set()
    opened: dict[str, tuple[int, int]] = {}
    line = 0
    for at, piece in enumerate(pieces):
        line += piece.text.count("\n")
        if piece.mark not in ("**", "*", "_"):
            continue
        limit = BOLD_LINES if piece.mark == "**" else ITALIC_LINES
        start = opened.get(piece.mark)
        if start and line - start[1] < limit:
            found |= {start[0], at}
            del opened[piece.mark]
        elif piece.mark == "**" or not (_after(pieces, at).isspace() or _after(pieces, at) == ")"):
            opened[piece.mark] = (at, line)
    return found


def _after(pieces: Sequence[_Piece], at: int) -> str:
    after = (pieces[i] for i in range(at + 1, len(pieces)))
    return next((piece.text[0] for piece in after if piece.text and not piece.mark), " ")


def _lines(runs: Iterator[tuple[str, bool]]) -> Iterator[TextLine]:
    text, all_bold = "", True
    for run, bold in (*runs, ("\n", False)):
        *ended, rest = run.split("\n")
        for part in ended:
            text, all_bold = text + part, all_bold and (bold or not part.strip())
            if text.strip():
                yield TextLine(re.sub(r"[ \t]+", " ", text).strip(), all_bold)
            text, all_bold = "", True
        text, all_bold = text + rest, all_bold and (bold or not rest.strip())
