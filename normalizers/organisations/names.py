"""Where a proper name ends: "Trung tâm Khuyến công và Xúc tiến thương mại" before "có kế hoạch"."""

from __future__ import annotations

from functools import cache

from normalizers.organisations.places import Places, Reading
from normalizers.organisations.registry import registry

_LONGEST_SMALL_RUN = 8
"""How many words in small letters a name is believed to hold in a row."""

_LONGEST_UNKNOWN = 5
"""Words that no known name holds, up to a unit's duty, which are believed to be a name's."""
_LONGEST_TITLE = 14
"""Words of a text that may be nothing but a name."""

_OF_MINISTRY, _MINISTRIES = "vu", ("bo", "tong")
"""A division that only ministries have: a ministry on the next line ("Bộ …", "Tổng cục …") is the one it belongs to."""

_LONGEST_PART = 5
"""Words up to the verb, within which the second part of a name such as "Tổ chức, Biên chế" must end."""


@cache
def _divisions() -> frozenset[str]:
    """What divisions are called, in small letters, without "Phòng"."""
    return frozenset(name.lower() for name in registry().divisions)


class Names(Places):
    """Reads proper names and the owners right behind them."""

    def proper(self, i: int, *, small: bool = False) -> int:
        """End of a proper name that begins at `i`; `i` itself where none does. `small`: it may begin in small letters."""
        if not self._proper_begins(i, small or not self.prose):
            return i
        words = self.words
        at = self._field_end(i) or self._capital_end(i)
        last, run, whole = at, 0, self._is_whole(i, at)
        while at < len(words):
            joint = self._joint(at)
            if joint < 0 or self.qualifies(joint) or self.owner_follows(joint, "phong"):
                return at
            end = self._part_end(i, joint)
            if end == 0:
                ends = whole or not self.prose or self.is_stop(joint)
                return at if ends else self._closed(at, joint)
            whole = self._is_whole(joint, end)
            run = 0 if end > joint + 1 or not self.is_small(joint) else run + 1
            last = last if run else end
            if run > _LONGEST_SMALL_RUN:
                return last
            at = end
        return at

    def zones(self, i: int) -> int:
        """End of the zones that a management board is named after: "… Khu kinh tế" / "Đá Bạc và các khu công nghiệp"."""
        words = self.words
        at = self.proper(i) if self.goes_on(i) and words.capital(i) and not self.opens(i) else i
        while at < len(words) and (words.sep(at) == "," or (words.sep(at) in " \n" and words.says(at, "và"))):
            first = at + words.says(at, "và")
            end = self.proper(first, small=True) if words.says(first + words.says(first, "các"), "khu") else first
            if end == first:
                break
            at = end
        return at

    def is_small(self, i: int) -> bool:
        """Whether the word at `i` is in small letters and no number."""
        return not self.words.capital(i) and not self.words.bare[i].isdigit()

    def is_verb(self, i: int) -> bool:
        """Whether an order begins at `i`, in small letters: what a unit does, no part of its name."""
        small = self.shouting or not self.words.capital(i)
        verb = small and i < len(self.words) and self.lore.verbs.at(self.words, i) is not None
        return verb and not self.ends_word(i)

    def clause_follows(self, i: int) -> bool:
        """Whether a bare head can stand alone before word `i`: punctuation, "và" or a verb comes next."""
        ends = i >= len(self.words) or self.words.sep(i) != " " or self.words.says(i, "và")
        return ends or self.is_stop(i) or self.is_verb(i)

    def _field_end(self, i: int) -> int:
        """End of a field of work of several words, whose words are the name's whatever they are ("Trợ giúp pháp lý")."""
        found = self.lore.fields.at(self.words, i)
        act = self.lore.acts.at(self.words, i)
        return found[0] if found and found[0] > max(i + 1, act[0] if act else 0) else 0

    def _is_whole(self, i: int, end: int) -> bool:
        """Whether a part of a name ends for certain: a field of work, or words with capitals in a row, as places have."""
        return end == self._field_end(i) or (self._in_a_row(i) and end == i + 1)

    def _capital_end(self, i: int) -> int:
        """End of an unknown word that begins with a capital: with the syllable behind it ("Đăng ký"), a place without."""
        words = self.words
        after = i + 1
        if not words.capital(i) or words.acronym(i) or not self.goes_on(after) or words.capital(after):
            return after
        ends = self.is_stop(after) or self.qualifies(after) or self.opens(after) or words.bare[after] in ("va", "&")
        if ends or (self._paired(i) is False and (self.is_verb(after) or self._in_a_row(i))):
            return after
        return after + 1

    def _in_a_row(self, i: int) -> bool:
        """Whether the word before has a capital too and opens no unit, as in names of places and persons."""
        words = self.words
        return i > 0 and words.capital(i - 1) and words.sep(i) == " " and words.bare[i - 1] not in self.lore.openers

    def _part_end(self, start: int, i: int) -> int:
        """End of what goes on with a name at `i`, 0 where nothing does: a capital, a field of work, what a verb inside governs."""
        words = self.words
        if words.says(i, "số") and i + 1 < len(words) and words.bare[i + 1].isdigit():
            return i + 2
        if words.capital(i) or words.bare[i].isdigit():
            return self._field_end(i) or self._capital_end(i)
        whole = self.lore.fields.at(words, i)
        if self._governed(start, i):
            return whole[0] if whole else 0 if self.is_stop(i) else i + 1
        if self.is_stop(i):
            return 0
        if not self.prose:
            return whole[0] if whole else i + 1
        if self.is_verb(i):
            return 0
        return whole[0] if whole else (i + 1) * (self._paired(i - 1) or self._paired(i))

    def _governed(self, start: int, i: int) -> bool:
        """Whether a verb inside the name ends right before `i`, so that its object must follow: "Quản lý xây dựng"."""
        words = self.words
        for first in range(max(start, i - 3), i):
            found = self.lore.governing.at(words, first) if words.sep(i) == " " else None
            if found and found[0] == i:
                return True
        return False

    def _paired(self, i: int) -> bool:
        """Whether the words at `i` and after it stand side by side in the name of some unit."""
        words = self.words
        if not 0 <= i < len(words) - 1:
            return False
        if words.unaccented:
            return (words.bare[i], words.bare[i + 1]) in self.lore.bare_pairs
        return (words.word(i).lower(), words.word(i + 1).lower()) in self.lore.pairs

    def _closed(self, at: int, joint: int) -> int:
        """End of a name that goes on with unknown words: after them where a unit's duty follows, or nothing does."""
        words = self.words
        if self.is_verb(joint):
            return at
        for end in range(joint, min(joint + _LONGEST_UNKNOWN, len(words)) + 1):
            if end == len(words):
                return end if self._is_title() else at
            if words.sep(end) not in " \n":
                return at
            if self.lore.closing.at(words, end):
                return end
            if self.is_stop(end) or self.is_verb(end) or self.opens(end) or words.capital(end):
                return at
        return at

    def _is_title(self) -> bool:
        """Whether the text is nothing but the name, as in a heading."""
        words = self.words
        if len(words) > _LONGEST_TITLE or words.text.rstrip().endswith("."):
            return False
        return self.opens(0) and all(words.sep(k) in " -," for k in range(1, len(words)))

    def owner_follows(self, i: int, head: str) -> bool:
        """Whether the body that a division belongs to stands right after it."""
        words = self.words
        if head in self.lore.committees and self._is_of_assembly(i):
            return True
        if not (head in self.lore.owned or head.startswith(("van phong", "thanh tra"))):
            return False
        if self.goes_on(i) and self.behind_apparatus(i) > i:
            return True
        if not self.goes_on(i) and not (head == _OF_MINISTRY and words.sep(i) == "\n" and words.bare[i] in _MINISTRIES):
            return False
        owner = self.lore.owners.loosely_at(words, i, least=2) or self.lore.owners.at(words, i)
        short = self.lore.parents.at(words, i)
        ends = short and (short[0] >= len(words) or not words.capital(short[0]) or words.sep(short[0]) != " ")
        if ends and words.capital(i):
            return True
        return owner is not None and (words.capital(i) or not owner[1]) and self.opens(i)

    def _is_of_assembly(self, i: int) -> bool:
        """Whether an assembly or a government stands right behind a body that may be its own: "Ban Pháp chế HĐND tỉnh"."""
        words = self.words
        return words.capital(i) and words.sep(i) == " " and self.lore.assemblies.at(words, i) is not None

    def without_act(self, i: int, end: int) -> int:
        """End of a division's name in a sentence without the act that stands behind it in small letters: "Phòng Kinh tế" before
        "tổng hợp kết quả", but all of "Phòng Kinh tế tổng hợp" before "chủ trì": an act has an object, or one beside it.
        """
        words = self.words
        after = end + (end < len(words) and words.says(end, "và"))
        beside = words.sep(end) in ", " and (after > end or words.sep(end) == ",") and self.is_verb(after)
        if not self.prose or (self.clause_follows(end) and not beside):
            return end
        for at in range(i + 2, end):
            act = self.lore.verbs.at(words, at) or self.lore.fields.at(words, at)
            if act and act[0] == end and self.is_small(at) and words.sep(at) == " ":
                name = words.text[words.spans[i + 1][0] : words.spans[at - 1][1]]
                return at if name.lower() in _divisions() else end
        return end

    def with_owner(self, found: Reading) -> Reading:
        """The reading with the owner that follows it taken in."""
        inner = self.owner(found.end) if self.owner_follows(found.end, found.head) else None
        return found._replace(end=inner.end) if inner else found

    def free(self, i: int) -> int:
        """End of words taken as they come, up to a separator or another unit."""
        words = self.words
        while i < len(words) and words.sep(i) in " \n-" and not self.opens(i) and not words.says(i, "và"):
            i += 1
        return i

    def _proper_begins(self, i: int, small: bool) -> bool:
        words = self.words
        if i >= len(words) or words.bare[i] in ("va", "&"):
            return False
        if words.says(i, "các"):
            return (
                bool(self._field_end(i))
                or words.capital(i + 1)
                or (small and not self.qualifies(i) and not self.kind(i + 1))
            )
        if words.capital(i):
            return True
        verb = self.lore.verbs.at(words, i)
        if self._field_end(i) > (verb[0] if verb and self.prose else 0):
            return True
        return small and not self.is_stop(i) and not self.qualifies(i)

    def _joint(self, i: int) -> int:
        """Word to go on with at `i`, over "và", "&", "-" and commas inside a name; -1 where the name ends."""
        words, gap = self.words, self.words.sep(i)
        if gap in ";:/" or (gap == "\n" and self.opens(i)):
            return -1
        if words.bare[i] in ("va", "&") and gap in " \n-":
            return i + 1 if self._follows_and(i + 1) else -1
        if gap == "-":
            return -1 if self.opens(i) or self.is_stop(i) else i
        if gap != ",":
            return i
        listed = self.prose and not (words.capital(i) and (self._and_follows(i) or self._duty_follows(i)))
        listed = listed or (words.capital(i) and self.lore.division_starts.at(words, i) is not None)
        return -1 if listed or self.opens(i) or self.kind(i) or self.is_stop(i) else i

    def _follows_and(self, i: int) -> bool:
        if i >= len(self.words) or self.words.sep(i) not in " \n" or self.opens(i) or self.is_stop(i):
            return False
        return self.words.capital(i) or not self.kind(i)

    def _duty_follows(self, i: int) -> bool:
        """Whether the words from `i` end a name of two parts that does something: "Tổ chức, Biên chế chủ trì"."""
        for at in range(i + 1, min(i + _LONGEST_PART, len(self.words))):
            if self.words.sep(at) not in " \n" or self.words.says(at, "và"):
                return False
            if self.is_stop(at):
                return not any(self.opens(k) for k in range(i, at))
        return False

    def _and_follows(self, i: int) -> bool:
        """Whether "và" goes on with a name: a capital after it, before the next comma ("X, Y và Z")."""
        for at in range(i + 1, min(i + 6, len(self.words) - 1)):
            if self.words.sep(at) not in " \n":
                return False
            if self.words.says(at, "và"):
                return self.words.capital(at + 1) and not self.opens(at + 1)
        return False
