"""A place in a clause's tokens, for recursive descent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from normalizers.times.tokens import Token

T = TypeVar("T")


@dataclass(slots=True)
class Cursor:
    """Tokens and the index of the next one; a rule that fails leaves it where it was."""

    tokens: Sequence[Token]
    at: int = 0

    def peek(self, *kinds: str, ahead: int = 0) -> Token | None:
        """The next token (or one further ahead) if it is of one of the kinds (of any, if none are given)."""
        place = self.at + ahead
        if 0 <= place < len(self.tokens) and (not kinds or self.tokens[place].kind in kinds):
            return self.tokens[place]
        return None

    def take(self, *kinds: str) -> Token | None:
        """The next token, passed over, if it is of one of the kinds."""
        token = self.peek(*kinds)
        if token:
            self.at += 1
        return token

    def run(self, *kinds: str) -> list[Token] | None:
        """Tokens of exactly these kinds in this order, or None; "a|b" is either, "a?" may be missing."""
        start, taken = self.at, []
        for kind in kinds:
            token = self.take(*kind.rstrip("?").split("|"))
            if token:
                taken.append(token)
            elif not kind.endswith("?"):
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
