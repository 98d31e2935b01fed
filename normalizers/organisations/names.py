"""Where a proper name ends: "Trung tâm Khuyến công và Xúc tiến thương mại" before "có kế hoạch"."""

from __future__ import annotations

from dataclasses import replace

from normalizers.organisations.places import Places, Reading

_LONGEST_SMALL_RUN = 8
"""How many words in small letters a name is believed to hold in a row."""

_OF_MINISTRY = "vu"
"""A division that only ministries have: a ministry on the next line is the one it belongs to."""

_LONGEST_PART = 5
"""Words up to the verb, within which the second part of a name such as "Tổ chức, Biên chế" must end."""


class Names(Places):
    """Reads proper names and the owners right behind them."""

    def proper(self, i: int, *, small: bool = False) -> int:
        """End of a proper name that begins at `i`; `i` itself where none does. `small`: it may begin in small letters."""
        if not self._proper_begins(i, small or not self.prose):
            return i
        words, last = self.words, i
        at = self._field_end(i) or i + 1
        run = at - i - 1
        while at < len(words):
            joint = self._joint(at)
            if joint < 0 or self.is_stop(joint) or self.qualifies(joint) or self.owner_follows(joint, "phong"):
                return at
            if words.capital(joint) or words.bare[joint].isdigit():
                run, last = 0, joint
            else:
                run += 1
            if run > _LONGEST_SMALL_RUN:
                return self._over_fields(last, at)
            at = joint + 1
        return at

    def _field_end(self, i: int) -> int:
        """End of a field of work of several words, whose words are the name's whatever they are ("Trợ giúp pháp lý")."""
        found = self.lore.fields.at(self.words, i)
        return found[0] if found and found[0] > i + 1 and not self.lore.acts.at(self.words, i) else 0

    def _over_fields(self, last: int, at: int) -> int:
        """End of a name that has run into the sentence: over the fields of work behind its last capital.

        A word in small letters right behind the capital is the name's ("Đăng ký").
        """
        fields = self.lore.fields
        whole = fields.at(self.words, last)
        end = whole[0] if whole else min(last + 2, at)
        while end < at:
            joined = end + 1 if self.words.bare[end] in ("va", "&") else end
            more = fields.at(self.words, joined) if self.words.sep(end) in " ,-\n" else None
            if more is None:
                break
            end = more[0]
        return end

    def owner_follows(self, i: int, head: str) -> bool:
        """Whether the body that a division belongs to stands right after it."""
        words = self.words
        if not (head in self.lore.owned or head.startswith(("van phong", "thanh tra"))):
            return False
        if not self.goes_on(i) and not (head == _OF_MINISTRY and i < len(words) and words.sep(i) == "\n"):
            return False
        owner = self.lore.owners.loosely_at(words, i, least=2) or self.lore.owners.at(words, i)
        short = self.lore.parents.at(words, i)
        ends = short and (short[0] >= len(words) or not words.capital(short[0]) or words.sep(short[0]) != " ")
        if ends and words.capital(i):
            return True
        return owner is not None and (words.capital(i) or not owner[1]) and self.opens(i)

    def with_owner(self, found: Reading) -> Reading:
        """The reading with the owner that follows it taken in."""
        inner = self.owner(found.end) if self.owner_follows(found.end, found.head) else None
        return replace(found, end=inner.end) if inner else found

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
            return words.capital(i + 1) or (small and not self.qualifies(i) and not self.kind(i + 1))
        if words.capital(i):
            return True
        return bool(self._field_end(i)) or (small and not self.is_stop(i) and not self.qualifies(i))

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
