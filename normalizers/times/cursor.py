"""A place in a clause's tokens, for recursive descent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from normalizers.times.tokens import Token

T = TypeVar("T")


@dataclass(slots=True)
class Cursor:
    """Tokens and the index of the next one; a rule that fails leaves it where it was."""

    tokens: Sequence[Token]
    at: int = 0
    remembered: dict[tuple[Callable[[Cursor], Any], int], tuple[Any, int]] = field(default_factory=dict)
    kinds: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = frozenset(token.kind for token in self.tokens)

    def peek(self, *kinds: str, ahead: int = 0) -> Token | None:
        """The next token (or one further ahead) if it is of one of the kinds (of any, if none are given)."""
        place = self.at + ahead
        if 0 <= place < len(self.tokens) and (not kinds or self.tokens[place].kind in kinds):
            return self.tokens[place]
        return None

    def take(self, *kinds: str) -> Token | None:
        """The next token, passed over, if it is of one of the kinds."""
        at = self.at
        if at < len(self.tokens) and self.tokens[at].kind in kinds:
            self.at = at + 1
            return self.tokens[at]
        return None

    def run(self, *kinds: str) -> list[Token] | None:
        """Tokens of exactly these kinds in this order, or None; "a|b" is either, "a?" may be missing."""
        start, taken = self.at, []
        for kind in kinds:
            either, may_miss = _parsed(kind)
            if token := self.take(*either):
                taken.append(token)
            elif not may_miss:
                self.at = start
                return None
        return taken

    def attempt(self, rule: Callable[[Cursor], T | None]) -> T | None:
        """What the rule reads; the place is kept where it reads nothing."""
        start = self.at
        found = rule(self)
        if found is None:
            self.at = start
        return found

    def once(self, rule: Callable[[Cursor], T | None]) -> T | None:
        """The same, read once: several rules begin with the same thing. What is given back is not to be changed."""
        key = rule, self.at
        if key not in self.remembered:
            self.remembered[key] = self.attempt(rule), self.at
        found: T | None
        found, self.at = self.remembered[key]
        return found

    def first(self, *rules: Callable[[Cursor], T | None]) -> T | None:
        """What the first rule that reads something reads."""
        for rule in rules:
            found = self.attempt(rule)
            if found is not None:
                return found
        return None

    @property
    def reached(self) -> int:
        """The offset where the last token passed over ends."""
        return self.tokens[self.at - 1].end if self.at else 0


@lru_cache(maxsize=256)
def _parsed(kind: str) -> tuple[tuple[str, ...], bool]:
    """The kinds that a word of `run` stands for, and whether none needs to be there."""
    return tuple(kind.rstrip("?").split("|")), kind.endswith("?")
