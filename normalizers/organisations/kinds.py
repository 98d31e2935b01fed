"""Lists of kinds of units: "các sở, ban, ngành", "cơ quan, đơn vị có liên quan", "các doanh nghiệp viễn thông, tổ chức"."""

from __future__ import annotations

from normalizers.organisations.names import Names
from normalizers.organisations.places import Reading

_LONGEST_DESCRIPTION = 5
"""Words that may say which enterprises, schools or associations are meant ("doanh nghiệp bưu chính")."""

_LONGEST_LIST = 200
"""Words of a list of kinds that are read as one."""
_LONGEST_LAST = 2
"""As many where a sentence ends behind them: more may be what is done."""
_WITH_OBJECT = 3
"""Words of a modifier that names its object itself ("theo dõi lĩnh vực")."""

_LONGEST_DUTY = 8
"""Words that say what a unit was given to do, up to what it is bound to."""

_SEVERAL = ("cac", "moi", "nhung", "so", "tung")
"""Last words of what says that several are meant: "các ngành", "một số ngành"."""

_RELATED = "lien quan"
"""What tells, in bare letters, which of a kind are meant where nothing else does."""

_PARTY_BODIES = ("uy", "bo", "doan")
"""What makes "Đảng" the name of a body: "Đảng ủy"."""


class Kinds(Names):
    """Reads collectives, and single kinds that a modifier tells apart ("Đơn vị chủ trì soạn thảo văn bản")."""

    def kinds(self, i: int, *, outsiders: bool | None = None) -> Reading | None:
        """A list of kinds of units and what places them; its head is "list" where there are several.

        `outsiders`: whether the first may be one that is a unit only in a cell (as it may there by itself).
        """
        noun = self.noun(i, outsiders=outsiders)
        if not noun:
            return None
        words, several = self.words, False
        outside = self._is_outsider(i, noun)
        at = self._place_of(i, self._described(i, noun))
        last = min(len(words), i + _LONGEST_LIST)
        while at < last:
            after = at + 1 if words.bare[at] in ("va", "hoac") and words.sep(at) in " \n" else at
            if after == at and words.sep(at) not in self._separators(i) and not self._run_together(at):
                break
            follows = self.kind(after)
            if outside and outsiders is None and self._apart(i, at, after):
                break
            if not follows or self._is_other(after, follows, at):
                break
            end = self._described(after, follows)
            if outside and not self._is_outsider(after, follows) and not (outsiders and self._is_told(end)):
                break
            at, several = end, True
        end = self.qualified(self._own(self._of_whole(i, at)))
        return Reading(end, i, "list" if several else "kind", collective=end > at, outside=outside)

    def more_related(self, i: int, last: int) -> Reading | None:
        """Read one kind, told apart by "liên quan" only or the only one of a place, as the next of a list whose unit before it ends
        at word `last`.

        As "các đơn vị liên quan" the unit is in "phối hợp với Sở Y tế và đơn vị liên quan"; so are "lực lượng chức năng" and a
        kind all by itself between semicolons: "Các sở; tổ chức chính trị - xã hội; UBND các xã".
        """
        words = self.words
        if last and i == last and self._behind_semicolon(i) and self.noun(i, outsiders=True) > i + 1:
            alone = self.kinds(i, outsiders=True)
            return alone._replace(collective=True) if alone and self._behind_semicolon(alone.end) else None
        listed = last and ((i == last + 1 and words.says(last, "và")) or (i == last and words.sep(i) == ","))
        found = self.kinds(i) if listed and words.sep(i) in " ," and not self.lore.not_units.at(words, i) else None
        if found is None or _RELATED in " ".join(words.bare[i : found.end]):
            return found
        return found._replace(collective=True) if self.lore.unique.at(words, i) else None

    def _behind_semicolon(self, i: int) -> bool:
        words = self.words
        return 0 < i < len(words) and words.text[words.spans[i - 1][1] : words.spans[i][0]].strip() == ";"

    def list_head(self, j: int) -> int:
        """End of "phòng" in "Các phòng Quản lý A; Quản lý B", 0 where no names follow."""
        words = self.words
        found = self.lore.listed.at(words, j)
        if found is None:
            return 0
        end = found[0]
        gap = words.sep(end)
        named = self.lore.bodies.tail_at(words.bare[j], words, end)  # "Công chức, viên chức" are people elsewhere
        if (
            not words.capital(end)
            or gap not in " :\n"
            or (gap != ":" and self.opens(end))
            or (self.kind(end) and not named)
        ):
            return 0
        return end if gap == ":" or not self.lore.levels.at(words, j) else 0

    def _is_told(self, i: int) -> bool:
        """Whether no words that are not read stand behind a kind that ends before word `i`."""
        ends = i >= len(self.words) or self.words.sep(i) != " " or self.words.bare[i] in ("va", "hoac")
        return ends or self.is_stop(i) or self.is_verb(i) or self.qualifies(i)

    def _place_of(self, i: int, noun: int) -> int:
        """End of a place's own name behind its level, which in a cell is who acts there: "Thành phố Bắc Hà"."""
        level = self.lore.levels.at(self.words, i) if not self.prose and self.words.capital(noun) else None
        return self.named(noun) if level and level[0] == noun else noun

    def _is_outsider(self, i: int, end: int) -> bool:
        """Whether the kind at `i` up to `end` is one that is a unit only in a cell."""
        found = self.lore.outsiders.at(self.words, i)
        return found is not None and found[0] == end

    def _apart(self, i: int, at: int, after: int) -> bool:
        """Whether a comma without "các" parts two units: "Doanh nghiệp, nhà đầu tư", but not "tổ chức, cá nhân"."""
        public = self.lore.public
        return self.words.sep(at) == "," and not (public.at(self.words, i) or public.at(self.words, after))

    def _separators(self, i: int) -> str:
        """Schools may be listed behind a colon: "Các trường: Đại học, Cao đẳng"."""
        return ",-/:" if self.words.bare[i] == "truong" and not self.prose else ",-/"

    def _is_other(self, after: int, follows: int, at: int) -> bool:
        """Whether the kind at `after` is none, or the head of a name."""
        words = self.words
        barred = self.lore.not_units.at(words, after)
        if (barred and barred[0] > follows) or self.is_social(after) or (after > at and words.sep(after) not in " \n"):
            return True
        head = self.lore.heads.at(words, after)
        return bool(head and head[0] == follows and words.capital(follows) and words.sep(follows) == " ")

    def apparatus(self, i: int) -> Reading | None:
        """Read "Cơ quan Đảng ủy xã", "cơ quan thường trực của Ban Chỉ đạo": one unit; a plain "cơ quan" in prose is the body."""
        at = self.behind_apparatus(i)
        inner = self.unit(at) if at > i else None
        if inner is None or inner.holder or inner.collective:
            return None
        plain = self.prose and at == i + 2 and not self.words.capital(i)
        return inner if plain else inner._replace(name_start=i)

    def modified(self, i: int) -> int:
        """End of a modifier that tells a single kind apart, in a cell: "theo dõi lĩnh vực"; `i` where there is none."""
        found = self.lore.modifiers.at(self.words, i) if self.goes_on(i) and not self.prose else None
        if found is None or (self.goes_on(found[0]) and self.opens(found[0])):
            return i
        end = found[0]
        while end < len(self.words) and self.words.sep(end) in " \n" and not self._begins_unit(end):
            end += 1
        return end if end > found[0] or found[0] - i >= _WITH_OBJECT else i

    def given(self, i: int) -> int:
        """End of what a unit has been given, 0 where there is nothing: "được Sở giao nhiệm vụ tổ chức hội chợ" before "phải"."""
        words, lore = self.words, self.lore
        if not self.goes_on(i) or not words.says(i, "được"):
            return 0
        duty = lore.given.duties.at(words, i)
        at = duty[0] if duty else self._by_giver(i + 1)
        end = at
        while at and end < min(len(words), at + _LONGEST_DUTY) and words.sep(end) == " ":
            if lore.given.bound.at(words, end) and not lore.closing.at(words, end - 2):
                return end
            end += 1
        return at if self.prose or not at else self._matter(at)

    def _matter(self, i: int) -> int:
        """End of what a cell says that a unit was given to do: "được giao quét chợ"; `i` where it says nothing, or a sentence."""
        words, end = self.words, i
        if not (self.goes_on(i) and self.is_verb(i)):
            return i
        while end < len(words) and words.sep(end) == " " and not (words.bare[end] == "va" or self._begins_unit(end)):
            end += 1
        return end if end - i <= _LONGEST_DUTY else i

    def _by_giver(self, i: int) -> int:
        """End of "Sở giao nhiệm vụ" behind "được", 0 where nobody gives anything."""
        giver = self.owner(i) if self.words.capital(i) else None
        found = self.lore.given.givings.at(self.words, giver.end) if giver and self.goes_on(giver.end) else None
        return found[0] if found else 0

    def _begins_unit(self, i: int) -> bool:
        return self.opens(i) and self.words.capital(i)

    def _run_together(self, i: int) -> bool:
        """Read kinds with the comma left out: "phường xã", "các phòng đơn vị" (a kind of one syllable may be another word's)."""
        words, levels = self.words, self.lore.levels
        if words.sep(i) != " ":
            return False
        noun = self.lore.nouns.at(words, i)
        whole = noun is not None and noun[0] > i + 1 and not words.capital(i)
        return whole or bool(levels.at(words, i) and levels.at(words, i - 1))

    def _described(self, i: int, noun: int) -> int:
        """End of the adjectives behind a kind; an enterprise or a hospital may have any words up to a verb or a comma."""
        at = self._adjectives(self._of_field(i, self._adjectives(noun)))
        whole = self.lore.whole.at(self.words, i)
        if not self._is_outsider(i, noun) or (whole and whole[0] == noun):
            return at
        end = at
        while end < len(self.words) and self.words.sep(end) in " -" and end - at <= _LONGEST_DESCRIPTION:
            if self.prose and self.lore.acts.at(self.words, end):
                return end
            begins = self.opens(end) and not self.lore.compounds.at(self.words, end - 1)
            if self.is_stop(end) or self.qualifies(end) or begins or self.words.bare[end] in ("va", "hoac"):
                return end
            end += 1
        to_the_end = self.prose and self.words.sep(end) == ";"
        if to_the_end and self.is_verb(at) and self.lore.verbs.at(self.words, at) == (end, None):
            return at
        return end if end - at <= (_LONGEST_LAST if to_the_end else _LONGEST_DESCRIPTION) else at

    def _of_field(self, start: int, i: int) -> int:
        """End of a field of work that tells a kind apart: "các trung tâm trợ giúp pháp lý", "ngành Giáo dục"."""
        kind = self.lore.fielded.at(self.words, start)
        short = kind is not None and kind[0] == i
        does = (self.words.capital(i) and not short) or (self.is_verb(i) and not self._is_one_sector(start))
        found = self.lore.fields.at(self.words, i) if self.goes_on(i) and not does else None
        return found[0] if found and (short or found[0] - i >= _WITH_OBJECT) else i

    def _is_one_sector(self, i: int) -> bool:
        """Whether "ngành" at `i` is but one, so that its field must follow, be it a verb too: "ngành giáo dục"."""
        words = self.words
        return words.says(i, "ngành") and words.sep(i) != "," and not (i and words.bare[i - 1] in _SEVERAL)

    def _of_whole(self, start: int, i: int) -> int:
        """End of the body right behind a kind that is a part of one: "các ban chuyên môn Liên đoàn Lao động tỉnh"."""
        words, part = self.words, self.lore.parts.at(self.words, start)
        if part is None or part[0] == i or i >= len(words) or words.sep(i) != " " or not words.capital(i):
            return i
        body = self.lore.bodies.at(words, i) or (self.is_short_unit(i) and (i + 1, None))
        inner = self.owner(i) if body else None
        return inner.end if inner else i

    def _own(self, i: int) -> int:
        """End of the short word for an owner right behind: "các phòng chức năng Sở"."""
        words = self.words
        short = self.lore.parents.at(words, i) if self.goes_on(i) and words.capital(i) else None
        if short is None or words.bare[i] not in ("so", "bo") or (self.goes_on(short[0]) and words.capital(short[0])):
            return i
        return short[0]

    def _heads_party_body(self, i: int) -> bool:
        """Whether "Đảng" at `i` begins the name of a body: "Đảng ủy"."""
        words = self.words
        goes_on = i + 1 < len(words) and words.sep(i + 1) == " " and words.bare[i + 1] in _PARTY_BODIES
        return words.says(i, "đảng") and goes_on

    def _adjectives(self, i: int) -> int:
        words, lore = self.words, self.lore
        while (
            i < len(words)
            and words.sep(i) in " \n-"
            and (self.shouting or not words.capital(i) or words.says(i, "đảng"))
        ):
            found = lore.adjectives.at(words, i)
            modifier = None if self.prose else lore.modifiers.at(words, i)
            if found is None or (modifier and modifier[0] > found[0]) or self._heads_party_body(found[0] - 1):
                break
            object_follows = self.goes_on(found[0]) and (
                self.opens(found[0])
                or lore.holders.at(words, found[0])
                or words.bare[found[0]] in ("cho", "voi")
                or self.is_verb(found[0])
            )
            if words.bare[found[0] - 1] == "muu" and object_follows:  # "các phòng tham mưu lãnh đạo Sở" is what they do
                break
            i = found[0]
        return i

    def sole(self, i: int) -> int:
        """End of words that call the one body whose plan it is, where a sentence goes on with what that does; else 0."""
        found = self.lore.sole.at(self.words, i) if self.prose else None
        return found[0] if found and (self.is_stop(found[0]) or self.is_verb(found[0])) else 0
