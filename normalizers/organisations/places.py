"""What places a unit: levels, places, owners ("cấp xã", "tỉnh Gia Lai", "thuộc Sở", "có liên quan")."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from functools import cache
from typing import NamedTuple

from normalizers.organisations.registry import Registry, registry
from normalizers.organisations.words import Words

_DEEPEST = 4
"""Owners of owners that are followed: "Trưởng phòng … thuộc Văn phòng … của Sở …"."""
_PLACING = ("cap", "cac", "o", "trung", "viet", "quoc", "khu", "chi", "so", "co", "lien", "con")
"""Bare words with which what places a unit begins ("cấp xã", "có liên quan"), besides those of the registry's books."""
_ROMAN = re.compile(r"[IVXLC]+")


class Reading(NamedTuple):
    """A unit's name read up to word `end`.

    `name_start` is the first word that belongs to the name (after a count); `head` are the bare words of its head;
    `open_list`: it is "Các phòng" before "Quản lý A; Quản lý B"; `outside`: kinds of bodies outside the administration.
    """

    end: int
    name_start: int
    head: str = ""
    collective: bool = False
    holder: bool = False
    open_list: bool = False
    outside: bool = False


def is_roman(word: str) -> bool:
    """Whether a word is a numeral: "Khu vực IV"."""
    return _ROMAN.fullmatch(word) is not None


@cache
def _placing() -> frozenset[str]:
    """All bare words with which something that places a unit can begin, numbers apart."""
    lore = registry()
    return lore.belonging.firsts.union(_PLACING, lore.levels.firsts, lore.area.firsts)


class Places(ABC):
    """Reads what follows a name. `prose`: in running text, where doubtful words are no units.

    All methods take word indices; those called for an end give the index after what they read, and the index they
    were given where nothing is there.
    """

    def __init__(self, words: Words, *, prose: bool) -> None:
        self.words = words
        self.prose = prose
        self.lore: Registry = registry()
        short = self.lore.abbreviations
        self.shouting = words.text.isupper() and not all(words.word(i) in short for i in range(len(words)))
        self._depth = 0

    @abstractmethod
    def unit(self, i: int) -> Reading | None:
        """The unit that begins at word `i`, if one does."""

    def is_stop(self, i: int) -> bool:
        """Whether a name ends before word `i`: a verb, a preposition, an adverb in small letters."""
        small = self.shouting or not self.words.capital(i)
        if not small or self.lore.stops.at(self.words, i) is None:
            return False
        return not self.ends_word(i)

    def ends_word(self, i: int) -> bool:
        """Whether the syllable at `i` is the last of a word and no verb: "trình" of "Chương trình"."""
        return bool(i) and self.words.sep(i) == " " and self.lore.no_stops.at(self.words, i - 1) is not None

    def opens(self, i: int) -> bool:
        """Whether a unit may begin at word `i`: a quick look that does not read it."""
        words, lore = self.words, self.lore
        if i >= len(words) or self.barred(i):
            return False
        if words.bare[i] not in lore.openers and not words.bare[i].isdigit():
            return self.is_short_unit(i)
        if self.ends_compound(i):
            return False
        if lore.plural.at(words, i) or lore.bodies.loosely_at(words, i, least=2):
            return True
        head = lore.heads.at(words, i)
        if head and (words.capital(i) or words.capital(head[0])):
            return True
        if words.bare[i].isdigit():
            return bool(lore.nouns.at(words, i + 1) or lore.heads.at(words, i + 1))
        return bool(lore.holders.at(words, i) and words.capital(i)) or self.is_short_unit(i)

    def barred(self, i: int) -> int:
        """End of words at `i` that only look like a unit's ("bộ đội"), 0 where there are none or a body's name goes on with them."""
        found = self.lore.not_units.at(self.words, i)
        body = self.lore.bodies.at(self.words, i) if found else None
        return 0 if found is None or (body and body[0] > found[0]) else found[0]

    def ends_compound(self, i: int) -> bool:
        """Whether the word is the end of another ("công vụ"); behind small letters a capital begins one ("Phân công Vụ …")."""
        words = self.words
        if not i or words.sep(i) not in " \n" or self.lore.compounds.at(words, i - 1) is None:
            return False
        return not words.capital(i) or words.capital(i - 1)

    def is_short_unit(self, i: int) -> bool:
        """Whether the word is an abbreviation that names a unit; in a cell any unknown one after a separator does."""
        words = self.words
        if words.word(i) in self.lore.short_units:
            return True
        return not self.prose and words.sep(i) in ";,\n" and words.acronym(i) and not is_roman(words.word(i))

    def goes_on(self, i: int) -> bool:
        """Whether only a space (or a line end before no new unit) parts word `i` from the one before."""
        return i < len(self.words) and (self.words.sep(i) == " " or (self.words.sep(i) == "\n" and not self.opens(i)))

    def behind_apparatus(self, i: int) -> int:
        """The name's first word behind "cơ quan", "cơ quan thường trực của"; `i` where none follows."""
        words, found = self.words, self.lore.apparatus.at(self.words, i)
        if found is None:
            return i
        owning = self.lore.belonging.at(words, found[0]) if found[0] > i + 2 else None
        at = owning[0] if owning else found[0]
        follows = words.capital(at) and words.sep(at) == words.sep(found[0]) == " "
        return at if follows and self.opens(at) else i

    def kind(self, i: int) -> int:
        """End of any word for kinds of units or people at `i`, 0 where none stands there."""
        found = self.lore.kinds_and_people.at(self.words, i)
        return found[0] if found else 0

    def noun(self, i: int, *, outsiders: bool | None = None) -> int:
        """End of a word for kinds of units at `i`, 0 where none stands there; `outsiders`: of those too (in a cell yes)."""
        allowed = not self.prose if outsiders is None else outsiders
        found = (self.lore.kinds if allowed else self.lore.public_kinds).at(self.words, i)
        return found[0] if found and not self.is_social(i) else 0

    def is_social(self, i: int) -> bool:
        """Whether "xã" is that of "xã hội", and not before a body: "Hội Nông dân xã, Hội Phụ nữ xã"."""
        words = self.words
        together = words.says(i, "xã") and words.says(i + 1, "hội") and words.sep(i + 1) in " \n"
        return together and not (words.capital(i + 1) and not words.capital(i))

    def several(self, start: int, end: int) -> bool:
        """Whether the words name several places: "các huyện", "cấp xã", "phường, xã"."""
        levels = self.lore.levels
        for k in range(start, end):
            if self.words.says(k, "các") or self.words.says(k, "cấp"):
                return True
            level = levels.at(self.words, k)
            if level and level[0] < end and not self.words.capital(level[0]) and levels.at(self.words, level[0]):
                return True
        return False

    def qualified(self, i: int) -> int:
        """End of the places and owners that follow a name."""
        while self.goes_on(i) or self._apart_but_qualifies(i):
            after = self._one(i)
            if after <= i:
                break
            i = after
        return i

    def _apart_but_qualifies(self, i: int) -> bool:
        """Whether a dash or a comma parts from a name what still belongs to it: "- Chi nhánh …", ", có liên quan", ", giúp việc …"."""
        words = self.words
        if i < len(words) and words.sep(i) == "-":
            return words.bare[i : i + 2] == ["chi", "nhanh"]
        if i >= len(words) or words.sep(i) != ",":
            return False
        serves = words.says(i, "giúp") and self.lore.belonging.at(words, i) is not None
        return serves or (words.says(i, "có") and self._related(i) > i)

    def qualifies(self, i: int) -> bool:
        """Whether something in small letters that places a unit begins at `i`."""
        return not self.words.capital(i) and self.qualified(i) > i

    def owner(self, i: int) -> Reading | None:
        """A unit, or the short word for one ("Sở", "tỉnh"), that owns what stands before."""
        if self._depth >= _DEEPEST or self.barred(i):
            return None
        self._depth += 1
        try:
            inner = self.unit(i)
        finally:
            self._depth -= 1
        short = self.lore.parents.at(self.words, i)
        if inner and not (short and inner.head in ("list", "kind")):
            return inner
        return Reading(self.qualified(max(short[0], self.noun(i))), i) if short else None

    def _one(self, i: int) -> int:
        words, lore = self.words, self.lore
        if words.bare[i] not in _placing() and not words.bare[i].isdigit():  # four words in five
            return i
        owning = lore.belonging.at(words, i)
        if owning:
            return self._owned(i, owning[0])
        if words.says(i, "cấp") or words.says(i, "các"):
            return self._graded(i)
        level = lore.levels.at(words, i)
        if level and self._is_committee(i, level[0]):
            return self.named(level[0] + 1)
        if level and not self.is_social(i):
            return self._more_levels(self.named(level[0], province=words.says(i, "tỉnh")))
        if words.says(i, "ở") and words.capital(i + 1) and self.opens(i + 1):
            inner = self.owner(i + 1)
            return inner.end if inner else i
        area = lore.area.at(words, i)
        if area and (area[0] > i + 2 or not self.prose):
            return self._in_area(i, area[0])
        return self._branch(i) or self._number(i) or self._related(i)

    def _is_committee(self, i: int, end: int) -> bool:
        """Whether a level that ends before word `end` begins the name of its Party committee: "Huyện ủy" behind "Văn phòng"."""
        words = self.words
        return words.capital(i) and end < len(words) and words.sep(end) == " " and words.says(end, "ủy")

    def _number(self, i: int) -> int:
        """End of a number that belongs to the name before it, 0 where there is none: "Ban Chỉ đạo 389", "số 2 Hòa Giang"."""
        words = self.words
        if words.says(i, "số") and self._counts_one(i + 1):
            placed = i + 2 < len(words) and words.capital(i + 2) and words.sep(i + 2) == " " and not self.opens(i + 2)
            return self.named(i + 2) if placed else i + 2
        if not words.bare[i].isdigit() or words.sep(i) != " ":
            return 0
        counts = self.goes_on(i + 1) and not (self.is_stop(i + 1) or self.qualifies(i + 1) or words.capital(i + 1))
        named = not counts and any(" ".join(words.bare[max(0, i - size) : i]) in self.lore.numbered for size in (2, 3))
        return (i + 1) * named

    def _counts_one(self, i: int) -> bool:
        """Whether the number at `i` tells one of several bodies of a name apart ("số 2"), and is no document's ("số 2/SYT")."""
        words = self.words
        ends = i + 1 >= len(words) or words.sep(i + 1) not in "/-"
        return i < len(words) and words.bare[i].isdigit() and len(words.bare[i]) < 3 and words.sep(i) == " " and ends

    def _in_area(self, i: int, after: int) -> int:
        if self.words.says(after, "trung") and self.words.says(after + 1, "ương"):
            return after + 2
        level = self.noun(after)
        return self.named(level) if level else i

    def _branch(self, i: int) -> int:
        words = self.words
        if words.says(i, "trung") and words.says(i + 1, "ương"):
            return self._spheres(i + 2)
        for first, second in (("việt", "nam"), ("quốc", "gia")):
            if words.says(i, first) and words.says(i + 1, second):
                return i + 2
        if words.says(i, "khu") and words.says(i + 1, "vực") and i + 2 < len(words):
            number = words.word(i + 2)
            if is_roman(number) or number.isdigit():
                return i + 3
            return self.named(i + 2) if words.capital(i + 2) and words.sep(i + 2) == " " else 0
        if words.says(i, "chi") and words.says(i + 1, "nhánh"):
            return max(self.named(i + 2), self._one(i + 2) if i + 2 < len(words) else 0)
        return 0

    def _spheres(self, i: int) -> int:
        """End of what else than the centre is meant: "Trung ương và địa phương"; `i` where there is nothing."""
        words = self.words
        while i < len(words) and words.sep(i) in ", ":
            after = i + 1 if words.bare[i] == "va" else i
            found = self.lore.spheres.at(words, after) if after > i or words.sep(i) == "," else None
            if found is None:
                break
            i = found[0]
        return i

    def _related(self, i: int) -> int:
        """End of what tells which of a kind are meant: "có liên quan", "còn lại", "liên quan khác"; `i` where nothing does."""
        words = self.words
        at = i + 1 if words.says(i, "có") else i
        end = at + 2 if words.says(at, "liên") and words.says(at + 1, "quan") else i
        if words.says(end, "còn") and words.says(end + 1, "lại"):
            return end + 2
        return end + 1 if words.says(end, "khác") and end > i else end

    def _owned(self, i: int, after: int) -> int:
        """Read "thuộc Sở", "của tỉnh"; "trực thuộc" can stand without an owner."""
        bare = after if self.words.bare[i] == "truc" else i
        if not self.goes_on(after) and not (after < len(self.words) and self.words.sep(after) == "\n"):
            return bare
        short = self.lore.parents.at(self.words, after)
        books = (self.lore.heads, self.lore.bodies)
        headed = self.words.capital(after) and any(book.at(self.words, after) for book in books)
        if self.is_stop(after) or (self.kind(after) and not short and not headed):
            return bare
        inner = self.owner(after)
        return bare if inner is None or (inner.holder and not self.words.says(i, "của")) else inner.end

    def _graded(self, i: int) -> int:
        """Read "cấp tỉnh, cấp xã", "các huyện, thị xã, thành phố", "các cấp"."""
        if self.words.says(i, "các") and self.words.says(i + 1, "cấp"):
            return i + 2
        if self.words.says(i, "các") and self.words.says(i + 1, "địa") and self.words.says(i + 2, "phương"):
            return i + 3
        level = self.lore.levels.at(self.words, i + 1)
        if level is None or self.words.sep(i + 1) not in " \n" or self.is_social(i + 1):
            return i
        return self._more_levels(self.named(level[0]))

    def _more_levels(self, i: int) -> int:
        words = self.words
        while i < len(words) and words.sep(i) in ", \n/":
            after = i + 1 if words.bare[i] in ("va", "hoac") else i
            after += after < len(words) and words.bare[after] == "cap"
            level = self.lore.levels.at(words, after)
            run_together = words.sep(i) in " \n" and after == i
            if (
                level is None
                or self.is_social(after)
                or self.lore.heads.at(words, after)
                or (run_together and not self.lore.levels.at(words, i - 1))
            ):
                break
            i = self.named(level[0])
        return i

    def named(self, i: int, *, province: bool = False) -> int:
        """End of the place's own name after its level: "tỉnh Gia Lai"; all provinces are known, communes are not."""
        known = self.lore.places.loosely_at(self.words, i) if self.goes_on(i) else None
        if known:
            return known[0]
        if province:
            return i
        at = i
        while at < min(len(self.words), i + 4) and self.goes_on(at) and self.words.capital(at) and not self.opens(at):
            at += 1
        return at
