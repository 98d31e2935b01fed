"""What each piece may have been: one word, two run together, or a part of one torn apart; found once and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import inf
from operator import itemgetter
from struct import Struct

from normalizers.restoration.channel import AS_READ, LONGEST, Candidates, Floats, Reader
from normalizers.restoration.decoder import NO_WORD
from normalizers.restoration.words import END, NUMBER, SPECIAL, UNKNOWN, folded
from normalizers.syllables import is_syllable

STRANGE_NAME, STRANGE, STRANGE_SIGNS = -12.0, -15.0, -18.0
"""Logarithm of the probability of one unknown word among all: one that may be a name, one in small letters, one that no
word is like, with signs or capitals inside."""
DIGIT = -2.3
JOIN, CUT = -5.0, -5.0
"""Logarithms of the probability that a space was seen where none is, or not seen where one is."""
WEAK = -13.0
"""A piece whose best reading is worth less may be part of a word."""
SHORT = 4
"""Letters of a token at most of which it is not tried whether two words run together that are both misread."""
FEW = 12
PARTS_TRIED = 3
"""Readings of each half of a token cut in two."""
RARITY = 0.6
"""How much the frequency of a word counts in telling how far behind the best it is."""
KEPT = 20_000
"""Tokens whose choices are kept in memory, at most."""

_PACKED = Struct("=iiffbb")
_UNKNOWN, _END, _NUMBER = (SPECIAL.index(name) for name in (UNKNOWN, END, NUMBER))

_Choice = tuple[int, int, float, int, int]
"""First and second word, logarithm of what the channel gives it, casings of both."""


class Chooser:
    """The choices for tokens, as the bytes of an array of `decoder.CHOICE` ordered by gap.

    `single` are the logarithms of the frequencies of the words of `vocabulary`.
    """

    def __init__(self, reader: Reader, vocabulary: Sequence[str], single: Floats) -> None:
        self._reader = reader
        self._numbers = {word: n for n, word in enumerate(vocabulary)}
        self._is_syllable = list(map(is_syllable, vocabulary))
        self._single: list[float] = (single * RARITY).tolist()
        self._found: dict[tuple[str, bool], Candidates] = {}
        self._alone: dict[tuple[str, bool], bytes] = {}
        self._joined: dict[tuple[str, str, bool], bytes] = {}
        self.end = self._packed([(_END, NO_WORD, 0.0, AS_READ, AS_READ)])
        """The end of a sentence."""
        self._figure = self._packed([(_NUMBER, NO_WORD, 0.0, AS_READ, AS_READ)])

    def fixed(self, token: str) -> bytes:
        """The token as it was read: a figure, a word, or what is no word of a sentence."""
        if token[0].isdecimal():
            return self._figure
        return self._packed([(self._numbers.get(folded(token), _UNKNOWN), NO_WORD, 0.0, AS_READ, AS_READ)])

    def initials(self, token: str) -> bytes:
        """A part of a document's symbol, as itself or as what has its letters and is no syllable ("QD" for QĐ)."""
        own = self._numbers.get(folded(token))
        rows = [row for row in self._of(token, True) if row[0] == own or not self._is_syllable[row[0]]]
        return self._packed([row for row in rows if row[1] == NO_WORD])

    def alone(self, token: str, capitals: bool) -> bytes:
        """The token as one word, as itself unchanged, or as two words."""
        found = self._alone.get((token, capitals))
        if found is None:
            if len(self._alone) >= KEPT:
                self._alone.clear()
            found = self._alone[token, capitals] = self._packed(list(self._of(token, capitals)))
        return found

    def joined(self, before: str, token: str, capitals: bool) -> bytes:
        """Two tokens as one word: none where each does well without the other, or where one of them is that word by itself
        and the other would be lost."""
        found = self._joined.get((before, token, capitals))
        if found is None:
            if len(self._joined) >= KEPT:
                self._joined.clear()
            found = self._joined[before, token, capitals] = self._packed(self._whole(before, token, capitals))
        return found

    def _candidates(self, token: str, capitals: bool) -> Candidates:
        found = self._found.get((token, capitals))
        if found is None:
            if len(self._found) >= KEPT // 10:
                self._found.clear()
            found = self._found[token, capitals] = self._reader.candidates(token, capitals)
        return found

    def _of(self, token: str, capitals: bool) -> Iterator[_Choice]:
        found = self._candidates(token, capitals)
        for word, log, casing in zip(found.words, found.logs, found.casings, strict=True):
            yield word, NO_WORD, log, casing, casing
        if token.isdecimal():
            yield _NUMBER, NO_WORD, DIGIT * len(token), AS_READ, AS_READ
        else:
            yield _UNKNOWN, NO_WORD, _strangeness(token), AS_READ, AS_READ
        loose = len(token) > SHORT and found.worth < WEAK
        if len(token) > 3 and (loose or token.isalnum()) and not self._reader.wordlike(token):
            cuts = self._cuts(token, capitals, loose)
            yield from nlargest(2 * FEW if loose else FEW, cuts, key=self._hope if loose else itemgetter(2))

    def _cuts(self, token: str, capitals: bool, loose: bool) -> Iterator[_Choice]:
        """The token as two words, for every place to cut; `loose`: one of them may be like none."""
        for at in range(1, len(token)):
            parts = token[:at], token[at:]
            like = sum(map(self._reader.wordlike, parts))
            if like == 2 or (loose and like and all(map(_may_be_word, parts))):
                left, right = (self._candidates(part, capitals) for part in parts)
                tried = 2 * PARTS_TRIED if loose else PARTS_TRIED
                for first, one, casing in zip(left.words[:tried], left.logs, left.casings, strict=False):
                    for second, other, small in zip(right.words[:tried], right.logs, right.casings, strict=False):
                        yield first, second, one + other + CUT, casing, small

    def _whole(self, before: str, token: str, capitals: bool) -> list[_Choice]:
        apart = [self._candidates(part, capitals).worth for part in (before, token)]
        weak = min(apart) < WEAK
        if not weak and self._reader.at_most(before + token, capitals) <= sum(apart):
            return []
        found = self._candidates(before + token, capitals)
        if not weak and found.worth <= sum(apart):
            return []
        alone = self._logs_of(before, capitals), self._logs_of(token, capitals)
        rows = zip(found.words, found.logs, found.casings, strict=True)
        return [
            (n, NO_WORD, log + JOIN, casing, casing)
            for n, log, casing in rows
            if casing != AS_READ and all(log > part.get(n, -inf) for part in alone)
        ][:FEW]

    def _logs_of(self, token: str, capitals: bool) -> dict[int, float]:
        """What each word is worth as the reading of a token by itself."""
        found = self._candidates(token, capitals)
        return dict(zip(found.words, found.logs, strict=True))

    def _hope(self, choice: _Choice) -> float:
        """How likely it seems before its neighbours are known."""
        first, second, cost, _, _ = choice
        return cost + self._single[first] + (self._single[second] if second != NO_WORD else 0.0)

    def _packed(self, choices: list[_Choice]) -> bytes:
        """By how likely they seem before their neighbours are known, with how far behind the best each is."""
        hopes = list(map(self._hope, choices))
        best = max(hopes, default=0.0)
        return b"".join(
            _PACKED.pack(c[0], c[1], c[2], best - hope, c[3], c[4])
            for hope, c in sorted(zip(hopes, choices, strict=True), key=lambda pair: -pair[0])
        )


def _strangeness(token: str) -> float:
    if not token.isalnum() or (token[0].islower() and not token.islower()):
        return STRANGE_SIGNS
    return STRANGE if token.islower() else STRANGE_NAME


def _may_be_word(part: str) -> bool:
    return 2 <= len(part) <= LONGEST and any(map(str.isalpha, part))
