"""How a unit's name begins: a count, a collective, a standing body, a head word, an office-holder, an abbreviation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from normalizers.organisations.kinds import Kinds
from normalizers.organisations.places import Reading, is_roman
from normalizers.organisations.registry import registry
from normalizers.organisations.words import PhraseBook, Words, words_of

_NEAR = 6
"""Words back to "phối hợp" from what follows its "với"."""
_OVER_ZONES = "ban quan ly khu", "ban quan ly cac khu"
"""Bodies that have the names of what they manage behind them."""
_POINTING = ("nay", "do", "tren")
"""Words that point back: "cơ quan này"."""


class Grammar(Kinds):
    """Reads the units of one text; `known` are full names the document words elsewhere."""

    def __init__(self, words: Words, *, prose: bool, known: PhraseBook[None] | None = None) -> None:
        super().__init__(words, prose=prose)
        self.known = known

    def unit(self, i: int) -> Reading | None:
        """The unit that begins at word `i`, if one does."""
        words = self.words
        if i >= len(words):
            return None
        named = self._known_at(i)
        if named is None and not self._may_begin(i):
            return None
        barred = self.barred(i)
        if barred and not (self._several_kinds(i) and self.noun(i) >= barred):
            return self._as_known(i, named[0]) if named and named[0] > barred else None
        if self.ends_compound(i):
            return None
        if self._said_twice(i) and not self._said_twice(i + 1):
            once = self.unit(i + 1)
            return once._replace(name_start=i + 1) if once else None
        found = self._read(i)
        if named is None or (found and named[0] == found.end):
            return found
        if found is None or found.end < named[0]:
            return self._as_known(i, named[0])
        # A name that goes on in small letters where a known one ends has run into the sentence.
        return found if found.collective or words.capital(named[0]) else found._replace(end=self.qualified(named[0]))

    def _may_begin(self, i: int) -> bool:
        """Whether the word is one that `_read` can begin with: most are not, and are done with this one look."""
        words, lore = self.words, self.lore
        return (
            lore.beginnings.loosely_at(words, i) is not None
            or self._counts(i)
            or words.word(i) in lore.abbreviations
            or (not self.prose and self.is_short_unit(i))
            or self._said_twice(i)
        )

    def _known_at(self, i: int) -> tuple[int, None] | None:
        """The known name at word `i`, unless its last words begin something else: "các cơ sở" of "các cơ sở dữ liệu"."""
        named = self.known.loosely_at(self.words, i) if self.known else None
        barred = self.lore.not_units.at(self.words, i + 1) if named else None
        return None if named and barred and barred[0] > named[0] else named

    def _read(self, i: int) -> Reading | None:
        for read in _readers(self.words.bare[i]):
            found = read(self, i)
            if found:
                return found
        return None

    def _as_known(self, i: int, end: int) -> Reading:
        head = self.lore.heads.at(self.words, i)
        return Reading(self.qualified(end), i, " ".join(self.words.bare[i : head[0] if head else i + 1]))

    def _said_twice(self, i: int) -> bool:
        """A slip of the pen: "Sở Sở Công Thương"."""
        words = self.words
        return i + 1 < len(words) and words.bare[i] == words.bare[i + 1] and words.sep(i + 1) == " "

    def _several_kinds(self, i: int) -> bool:
        noun = self.noun(i)
        return noun > i + 1 or (noun == i + 1 and noun < len(self.words) and self.words.sep(noun) == ",")

    def _counts(self, i: int) -> bool:
        """Whether a number stands at `i` that may count units: most numbers of a text are others."""
        count, words = self.words.bare[i], self.words
        if not (count.isdigit() and len(count) < 4 and i + 1 < len(words) and words.sep(i + 1) == " "):
            return False
        return not self.prose or self.lore.generic.at(words, i + 1) is not None or words.says(i + 1, "trung")

    def _counted(self, i: int) -> Reading | None:
        if not self._counts(i):
            return None
        found = self.kinds(i + 1) or self._headed(i + 1, alone=True)
        return found._replace(name_start=i + 1, collective=True, open_list=False) if found else None

    def _plural(self, i: int) -> Reading | None:
        marker = self.lore.plural.at(self.words, i)
        if marker is None or marker[0] >= len(self.words) or self.words.sep(marker[0]) not in " \n":
            return None
        j = marker[0]
        head = self.list_head(j)
        if head:
            return Reading(head, i, " ".join(self.words.bare[j:head]), open_list=True, collective=True)
        holders = self._holders(j)
        if holders:
            return holders._replace(name_start=i)
        found = self.kinds(j, outsiders=True)
        barred = self.lore.not_units.at(self.words, j)
        if barred and not (found and found.end > j + 1 and self.noun(j, outsiders=True) >= barred[0]):
            return None
        if found and not self.prose and found.end == self.noun(j) and self.lore.outsiders.at(self.words, j):
            found = found._replace(end=self.qualified(self.free(found.end)))
        if found:
            found = found._replace(end=max(self.modified(found.end), self._given_to(i, j)))
        found = found or self._holder(j) or self._body(j) or self._headed(j) or self._belonging(j)
        return found._replace(name_start=i, collective=True, open_list=False) if found else None

    def _holders(self, i: int) -> Reading | None:
        """Read "Bộ trưởng, Thủ trưởng cơ quan ngang bộ" behind "các": their first word alone would be a kind of unit."""
        held, noun = self.lore.holders.at(self.words, i), self.noun(i, outsiders=True)
        if held is None or not i < noun < held[0]:
            return None
        found = self._holder(i) or Reading(self._adjectives(held[0]), i, "holder", holder=True)
        end = found.end
        while end < len(self.words) and self.words.sep(end) == "," and self.words.says(end, "thủ"):
            another = self._holder(end)
            if another is None:
                break
            end = another.end
        return found._replace(end=end, collective=True, open_list=False)

    def _belonging(self, i: int) -> Reading | None:
        """Read "Ủy ban của Quốc hội": bodies of a sort that only their owner tells apart."""
        head = self.lore.heads.at(self.words, i)
        if head is None or not self.goes_on(head[0]) or not self.lore.belonging.at(self.words, head[0]):
            return None
        end = self.qualified(head[0])
        return Reading(end, i, head[1].word) if end > head[0] + 1 else None

    def _given(self, i: int) -> Reading | None:
        """Read "Đơn vị được giao nhiệm vụ chủ trì": whichever it is."""
        given = self._given_to(i, i)
        return Reading(given, i, collective=True) if given else None

    def _given_to(self, i: int, j: int) -> int:
        """End of what the bare "đơn vị" at `j` has been given, 0 where nothing; in a sentence only its subject has (`i`: "Các")."""
        noun = self.lore.generic.at(self.words, j)
        return self.given(noun[0]) if noun and (not self.prose or self.words.capital(i)) else 0

    def _body(self, i: int) -> Reading | None:
        found = self.lore.bodies.loosely_at(self.words, i, least=2)
        if found is None or self._two_bodies(i, found[0]):
            return None
        after = self.qualified(found[0])
        place = self.lore.places.loosely_at(self.words, after) if self.goes_on(after) else None
        end = place[0] if place else after
        if (
            found[1].level == "local" and end == found[0] and self._is_unknown_short(end)
        ):  # "Cục Thuế XNK" is another body than "Cục Thuế"
            end = self.qualified(end + 1)
        if found[1].level == "other" and end == found[0] and self.goes_on(end) and self.words.capital(end):
            end = self.qualified(self.proper(end))
        if found[1].level == "division" and end == found[0]:  # "Phòng Kế hoạch" of "Phòng Kế hoạch - Vật tư"
            end = max(end, self.qualified(self.proper(i + 1)))
        bare = " ".join(self.words.bare[i : found[0]])
        whole = self.zones(end) if bare.startswith(_OVER_ZONES) and end == found[0] else found[0]
        end = max(end, self.qualified(whole))
        head = "phong" if bare.startswith("phong ") else bare
        end = self.without_act(i, end) if found[1].level == "division" else end
        capital = True in self.words.capitals[i : found[0]]
        common = bare in self.lore.too_common and not (capital and self._partner(i))
        if self.prose and end == found[0] and (common or not capital):
            return None
        field = i + 1 + bare.startswith("bo doi ")  # "Bộ đội Biên phòng"
        if self.prose and bare.startswith(("so ", "bo ")) and not self.words.capital(field):
            return None
        return self.with_owner(Reading(end, i, head, collective=self.several(whole, end)))

    def _is_unknown_short(self, i: int) -> bool:
        """Whether letters at `i` are short for nothing that is known: part of the name they stand behind."""
        words = self.words
        if i >= len(words) or words.sep(i) != " " or self.shouting or not words.acronym(i) or self.opens(i):
            return False
        return words.word(i) not in self.lore.abbreviations and not is_roman(words.word(i))

    def _two_bodies(self, i: int, end: int) -> bool:
        """Whether a comma in a name parts two bodies: "Văn phòng HĐND, UBND các huyện" against "Văn phòng HĐND, UBND tỉnh"."""
        words = self.words
        parted = any(words.sep(k) == "," and self.opens(k) for k in range(i + 1, end))
        return parted and end < len(words) and words.bare[end] in ("cac", "cap", "huyen", "xa", "phuong")

    def _holder(self, i: int) -> Reading | None:
        found = self.lore.holders.at(self.words, i)
        if found is None:
            return None
        end, bound = found
        end = self._among(i, end)
        listed = self.kinds(end) if self.goes_on(end) and not self.words.capital(end) else None
        if listed and listed.head == "list" and self.lore.nouns.at(self.words, end):
            return Reading(listed.end, i, "holder", collective=True, holder=True)
        inner = (self.owner(end) if self.goes_on(end) else None) or self._held(i, end)
        if inner:
            several = inner.collective or inner.open_list
            head = inner.head if inner.open_list else "holder"
            end = max(inner.end, self._given_to(i, end + self.words.says(end, "các")))
            return inner._replace(end=end, name_start=i, head=head, holder=True, collective=several)
        if bound or (self.prose and not (self.words.capital(i) and self.clause_follows(end))):
            return None
        return Reading(end, i, "holder", holder=True)

    def _among(self, i: int, end: int) -> int:
        """End of what says that members are those of a body: "thành viên trong tiểu ban", "thành viên khác của Ban Chỉ đạo"."""
        words = self.words
        at = end + words.says(end, "khác")
        is_member = words.says(i, "thành") and (words.says(at, "trong") or words.says(at, "của"))
        return at + 1 if is_member and self.goes_on(at + 1) else end

    def _held(self, i: int, end: int) -> Reading | None:
        """Read "phòng Nội vụ" of "Trưởng phòng Nội vụ": the holder's last word is the unit's first."""
        if end - i < 2 or self.words.sep(end - 1) != " " or self.lore.heads.at(self.words, end - 1) is None:
            return None
        found = self._body(end - 1) or self._headed(end - 1)
        return found if found and found.end > end else None

    def _titled(self, i: int) -> Reading | None:
        """Read "Đồng chí Chủ tịch UBND xã": the name begins behind the title."""
        title = self.lore.titles.at(self.words, i)
        if title is None or not self.goes_on(title[0]) or self.words.sep(title[0]) != " ":
            return None
        return self._holder(title[0])

    def _headed(self, i: int, *, alone: bool = False) -> Reading | None:
        found = self.lore.heads.loosely_at(self.words, i, least=2)
        if found is None:
            return None
        end, head = found
        if self.kind(i) > end:  # "Tổ chức", "Phòng ban"
            return None
        capital = self.words.capital(i)
        if self.prose and not capital and end == i + 1 and not self.words.says(i, "phòng"):
            return None
        bare = " ".join(self.words.bare[i:end])
        if self.goes_on(end) and not self.owner_follows(end, bare) and not self._division_of(bare, end):
            small = capital and head.alone == "no" and end > i + 2
            proper = self.proper(end, small=small)
            if proper > end:
                after = (
                    self.without_act(i, self.qualified(proper)) if bare in ("phong", "vu") else self.qualified(proper)
                )
                return self.with_owner(Reading(after, i, bare, collective=self.several(proper, after)))
        after = self.qualified(end)
        taken = self.with_owner(Reading(after, i, bare, collective=self.several(end, after)))
        if alone or not self.prose:
            return taken if alone or taken.end > end or head.alone != "no" else None
        if taken.end > end:
            return taken if head.alone != "no" and (capital or self.words.capital(end)) else None
        free = head.alone == "any" or (head.alone == "verb" and self.clause_follows(end))
        return taken if free and capital else None

    def _division_of(self, head: str, i: int) -> bool:
        """Whether a division begins right behind "Bộ" or "Sở", so that this is the document's own: "thuộc Bộ Vụ Pháp chế"."""
        found = self.lore.heads.at(self.words, i) if head in ("bo", "so") and self.words.capital(i) else None
        return found is not None and found[1].level == "division"

    def _generic(self, i: int) -> Reading | None:
        """A list of kinds without "các": "Sở, ban, ngành", "cơ quan, đơn vị liên quan", "đơn vị trực thuộc"."""
        sole = self.sole(i)
        acts = bool(sole) and self.words.sep(i) in ";,"
        found = self.kinds(i, outsiders=True if self.prose and (acts or self._partner(i) or self._first(i)) else None)
        if found is None:
            return None
        if found.end < len(self.words) and self.words.bare[found.end] in _POINTING and self.words.sep(found.end) == " ":
            return None
        several, begins = found.head == "list", self.words.sep(i) in ";,\n"
        if sole:
            found = found._replace(end=sole)
        if self.prose and (self._is_any_body(i, found.end) or self._is_place(i, found.end)):
            return None
        if self.prose and (acts or self._partner(i) or (self._first(i) and self.is_stop(found.end))):
            meant = True
        elif self.prose:
            single = self.lore.generic.at(self.words, i)
            owned = single and single[0] < found.end and self.words.bare[single[0]] in ("truc", "thuoc")
            meant = bool(owned) or (
                several and (found.collective or (self.words.capital(i) and self.words.sep(i) in ";:\n"))
            )
        else:
            meant = several or found.collective or begins
        return found._replace(end=self.modified(found.end), collective=True) if meant else None

    def _is_any_body(self, i: int, end: int) -> bool:
        """Whether nothing says which body is meant, or only what it does: the partner in "phối hợp với cơ quan chủ trì"."""
        single = self.lore.generic.at(self.words, i)
        return bool(single and single[0] == end == i + 2 and self._partner(i) and self.lore.closing.at(self.words, end))

    def _is_place(self, i: int, end: int) -> bool:
        """Whether the words are but the kind of a place named behind them: "phối hợp với tỉnh Gia Lai"."""
        level = self.lore.levels.at(self.words, i)
        return level is not None and level[0] == end and self.goes_on(end) and self.words.capital(end)

    def _partner(self, i: int) -> bool:
        """Whether the word is the first behind "phối hợp với"."""
        before = self.words.bare[max(0, i - _NEAR) : i]
        return before[-1:] in (["voi"], ["cung"]) and self.words.sep(i) == " " and ("phoi" in before or "ket" in before)

    def _first(self, i: int) -> bool:
        """Whether the word begins a sentence."""
        return self.words.sep(i) == ";" and self.words.capital(i)

    def _abbreviated(self, i: int) -> Reading | None:
        words, lore = self.words, self.lore
        if self.shouting or not (self.is_short_unit(i) or (not self.prose and words.word(i) in lore.abbreviations)):
            return None
        full = lore.abbreviations.get(words.word(i), "")
        head = " ".join(words_of(full).bare)
        end = i + 1
        if not self.prose and self.goes_on(end) and not self.owner_follows(end, head):
            end = self.proper(end)
        after = self.qualified(end)
        several = full.startswith(("đơn vị", "cơ quan")) or self.several(i + 1, after)
        is_holder = lore.holders.at(words_of(full), 0) is not None
        return self.with_owner(Reading(after, i, head, collective=several, holder=is_holder))


@lru_cache(maxsize=4096)
def _readers(bare: str) -> Sequence[Callable[[Grammar, int], Reading | None]]:
    """What may read a unit that begins with a word of these letters, in the order in which it is tried.

    All but a count and an abbreviation begin with a phrase of some book: two readers in three need not be asked.
    """
    lore = registry()
    by_book: Sequence[tuple[Callable[[Grammar, int], Reading | None], bool]] = (
        (Grammar._counted, bare.isdigit()),
        (Grammar._plural, bare in lore.plural.firsts),
        (Grammar._given, bare in lore.generic.firsts),
        (Grammar.apparatus, bare in lore.apparatus.firsts),
        (Grammar._body, bare in lore.bodies.firsts),
        (Grammar._holder, bare in lore.holders.firsts),
        (Grammar._titled, bare in lore.titles.firsts),
        (Grammar._headed, bare in lore.heads.firsts),
        (Grammar._generic, bare in lore.kinds.firsts),
        (Grammar._abbreviated, True),
    )
    return tuple(read for read, may_begin in by_book if may_begin)
