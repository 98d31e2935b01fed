"""What a document says that its units' names depend on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from normalizers.organisations.registry import registry
from normalizers.organisations.spelling import as_registered, begins_rightly, calm, key, tidy, variant, written_out
from normalizers.organisations.words import words_of

_LEVELS = ("tren dia ban tinh", "tren dia ban thanh pho", "tinh", "thanh pho", "tp")


@dataclass(frozen=True)
class UnitContext:
    """The document a mention stands in.

    `issuer`: "Sở Công Thương"; `expansions`: the document's own abbreviations (`abbreviations.find_expansions`);
    `known`: full unit names worded anywhere in it.
    """

    issuer: str | None = None
    province_code: str | None = None
    province: str | None = None
    expansions: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    @cached_property
    def units(self) -> dict[tuple[str, bool, bool], Any]:
        """Canonical units found so far (`canonical` keeps them here): a document words the same few over and over."""
        return {}

    @cached_property
    def issuer_name(self) -> str | None:
        """The issuer without its own province: "Sở Công Thương", "Ủy ban nhân dân tỉnh"."""
        return self.without_province(as_registered(written_out(calm(tidy(self.issuer))))) if self.issuer else None

    @cached_property
    def short(self) -> str | None:
        """What the issuer calls itself: "Sở", "Bộ"; a people's committee uses its name, others have none."""
        if not self.issuer_name:
            return None
        words = words_of(self.issuer_name)
        if key(self.issuer_name).startswith("uy ban nhan dan"):
            return self.issuer_name
        head = registry().heads.at(words, 0)
        if head is None or head[1].word not in registry().own_issuers:
            return None
        return self.issuer_name[: words.spans[head[0] - 1][1]]

    @cached_property
    def with_commas(self) -> tuple[str, ...]:
        """The known names that hold a comma."""
        return tuple(name for name in self.known if "," in name)

    @cached_property
    def names_by_key(self) -> Mapping[str, str]:
        """The known name worded most fully, by its key; one that begins with its accents wrong only where no other is known."""
        best: dict[str, str] = {}
        full = {as_registered(written_out(calm(tidy(name)))) for name in self.known}
        for name in sorted(full, key=lambda n: (begins_rightly(n), len(n), n)):
            best[key(name)] = name
        return best

    @cached_property
    def names_by_variant(self) -> Mapping[str, str]:
        """The known name worded most fully, without "của" where one goes without it, by its `variant`."""
        best: dict[str, str] = {}
        for name in sorted(self.names_by_key.values(), key=lambda n: (begins_rightly(n), " của " not in n, len(n), n)):
            best[variant(name)] = name
        return best

    def without_province(self, name: str) -> str:
        """The name without the document's own province: "Ủy ban nhân dân tỉnh" for "Ủy ban nhân dân tỉnh Gia Lai"."""
        if not self.province:
            return name
        words, size = words_of(name), len(words_of(self.province))
        if len(words) <= size or words.bare[-size:] != words_of(self.province).bare:
            return name
        at = len(words) - size
        if words.bare[at - 3 : at - 1] == ["dia", "ban"] and words.bare[at - 4] != "tren":  # would leave a torso
            return name
        rest = name[: words.spans[at - 1][1]]
        if words.bare[0] == "so":
            for level in _LEVELS:
                if key(rest).endswith(" " + level):
                    return name[: words.spans[at - 1 - len(level.split())][1]]
            return rest
        return rest if words.bare[at - 1] in ("tinh", "pho", "tp") else name
