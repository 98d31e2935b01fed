"""Who issued a document, as worded after "của": where the name ends.

Bodies whose names are closed ("Thủ tướng Chính phủ", "UBND tỉnh …", "Sở Công Thương") end where the lexicon says; others
run on to a word that can't be part of a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.citations.model import either, lexicon, types
from normalizers.skeleton import skeleton

_WORD = re.compile(r"(?P<gap>\s+(?:[-–&]\s+)?|\s*[-–&]\s*|,\s+)(?P<word>[^\W\d_]+)(?!\w)")
_TERM = re.compile(r"\s+\(?khoa\s+[ivxl]+(?!\w)\)?")
_MOST_WORDS = 14


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = lexicon()["issuers"]
    office = rf"(?:(?:{either(words['offices'])})\s+)?"
    level = rf"(?:\s+(?:{either(words['levels'])})(?!\w))?"
    return {
        "fixed": re.compile(rf"(?:{either(words['fixed'])})(?!\w)"),
        "committee": re.compile(rf"{office}(?:{either(words['committees'])})\s+"),
        "council": re.compile(rf"{office}(?:{either(words['councils'])})(?!\w){level}"),
        "field": re.compile(
            rf"{office}(?:bo|so|phong|tong cuc|cuc|chi cuc|thanh tra bo)\s+(?:{either(words['fields'])})(?!\w){level}"
        ),
        "body": re.compile(rf"{office}(?:{either(words['bodies'])})(?!\w)"),
        "stop": re.compile(rf"(?:{either(lexicon()['stops'])})(?!\w)"),
        "type": re.compile(rf"(?:{either(types())})(?!\w)"),
    }


def ends_name(text: str, bare: str, at: int, *, even_capital: bool = False) -> bool:
    """Whether the word there can't go on a name: a stop word or another kind of document.

    A stop word must have its own accents ("tư" of "Đầu tư" is not "từ") unless they were lost altogether; a capitalised
    one is a name's ("Ban Chỉ đạo") unless `even_capital`, as after "tỉnh", where a sentence's words can be capitalised.
    """
    patterns = _patterns()
    if patterns["type"].match(bare, at) and text[at].isupper():
        return True
    found = patterns["stop"].match(bare, at)
    if found is None:
        return False
    word = " ".join(text[at : found.end()].split())
    exact = word.lower() in lexicon()["stops"]
    return (exact and even_capital) if word[0].isupper() else (exact or word.isascii())


def _proper_end(text: str, bare: str, at: int) -> int:
    """Where a place's name that follows ends: up to four capitalised words."""
    for _ in range(4):
        found = _WORD.match(text, at)
        if (
            found is None
            or "," in found["gap"]
            or not found["word"][0].isupper()
            or ends_name(text, bare, found.start("word"), even_capital=True)
        ):
            return at
        at = found.end()
    return at


def _loose_end(text: str, bare: str, at: int) -> int:
    """Where a name outside the lexicon ends: at a stop word, a mark, or the last word that can be a name's."""
    end = at
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, end)
        if found is None:
            return end
        word_at = found.start("word")
        comma = "," in found["gap"] and not re.match(r"\w+(?:\s+\w+){0,3}\s+va\s+\w", bare[word_at : word_at + 60])
        joins = bare.startswith("va ", word_at) and not text[word_at + 3 : word_at + 4].isupper()
        if (
            comma
            or joins
            or ends_name(text, bare, word_at)
            or (bare.startswith("va ", word_at) and ends_name(text, bare, word_at + 3))
        ):
            return end
        end = found.end()
    return end


def issuer_end(text: str, bare: str, at: int) -> int | None:
    """Where the issuer that begins at `at` ends; None where none begins there. `bare` is the text's skeleton."""
    if not text[at : at + 1].isupper():
        return None
    patterns = _patterns()
    committee = patterns["committee"].match(bare, at)
    if committee and (end := issuer_end(text, bare, committee.end())):
        return end
    if found := patterns["fixed"].match(bare, at):
        term = _TERM.match(bare, found.end())
        return term.end() if term and "(" not in term.group() else found.end()
    for name in ("council", "field"):
        if found := patterns[name].match(bare, at):
            is_ministry = name == "field" and re.search(r"(?<!\w)bo\s", found.group())  # what follows one is no place
            return found.end() if is_ministry else _proper_end(text, bare, found.end())
    found = patterns["body"].match(bare, at)
    return _loose_end(text, bare, found.end()) if found else None


def signs(issuer: str, symbol: str) -> bool:
    """Whether a symbol's parts abbreviate the issuer: SCT of "Sở Công Thương", UBND of "Ủy ban nhân dân tỉnh …"."""
    bare = skeleton(issuer)
    words = [w for w in re.findall(r"\w+", bare) if w != "va"]
    initials = "".join(w[0] for w in words).upper()
    full = "".join(words).upper()
    parts = [re.sub(r"\W", "", skeleton(part)).upper() for part in re.split(r"[-/]", symbol)[1:]]
    if re.search(r"(?<!\w)(?:thu tuong)", bare) and "TTG" in parts:
        return True
    return any(
        len(part) > 1 and (initials.startswith(part) or part in initials or full.startswith(part)) for part in parts
    )
