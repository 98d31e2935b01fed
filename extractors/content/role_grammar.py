"""The wordings that tell who leads, helps or does something, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.content.wordings import any_of, wordings

ROLE_BRACKET = re.compile(
    r"\s*[(\[]\s*(?:(?:la\s+)?(?:co quan|don vi)\s+)?(?:(?P<leads>chu tri|dau moi)|phoi hop)(?:\s+(?:chinh|thuc hien|chung))?\s*[)\]]"
)
"""A bracket that says the role of the unit before it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The wordings of `data/roles.toml` as patterns over the skeleton of a sentence."""

    labelled: tuple[tuple[str, re.Pattern[str]], ...]
    partner: re.Pattern[str]
    given: re.Pattern[str]
    given_first: re.Pattern[str]
    given_then: re.Pattern[str]
    order: re.Pattern[str]
    ordering: tuple[tuple[str, re.Pattern[str]], ...]
    leads: re.Pattern[str]
    helps: re.Pattern[str]
    opening: re.Pattern[str]
    adverbial: re.Pattern[str]
    adverbial_end: re.Pattern[str]
    listed_adverbial: re.Pattern[str]
    whose: re.Pattern[str]
    announces: re.Pattern[str]
    partner_first: re.Pattern[str]
    lead_first: re.Pattern[str]
    told_apart: re.Pattern[str]
    directs: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns, made once of what the data file lists."""
    said = wordings("roles.toml")
    opening, orders = said["opening"], said["ordering"]
    manner = rf"(?:{any_of(opening['manner'])}\W+)*"
    adverbial = rf"(?!theo doi\b){any_of(opening['adverbials'])}"
    helps, partners = any_of(said["after"]["assist"]), any_of(said["after"]["with"])
    return Grammar(
        tuple((role, re.compile(rf"\b{any_of(listed)}\s*:\s*$")) for role, listed in said["labelled"].items()),
        re.compile(rf"\b(?!\w+ hop giua\b){any_of(said['before']['coordinate'])}[\s,:]*$"),
        re.compile(rf"[.;:]\s*{any_of(orders['lead'])}\s*$"),
        re.compile(rf"\W*(?:{any_of(opening['fillers'])}\W+)?{any_of(orders['lead'])}\s*$"),
        re.compile(rf",\s*{any_of(orders['lead'])}\s*$"),
        re.compile(rf"(?:^|, )\W*{any_of(orders['lead'])}\s+"),
        tuple((role, re.compile(rf"\W*{any_of(listed)}(?:\s+cac)?\s*")) for role, listed in orders.items()),
        re.compile(rf"(?:[\s,]*{any_of(said['after']['apposition'])})?[\s,(]*{any_of(said['after']['lead'])}"),
        re.compile(rf"\W*{helps}(?P<voi>\W+{partners})?"),
        re.compile(rf"\W*(?:(?:{any_of(opening['fillers'])}|rieng \d+ [\w\s]{{1,20}}?)\W+)*$"),
        re.compile(rf"\s*{adverbial}"),
        re.compile(rf"(?:[,:]|{any_of(opening['troubles'])})\s*(?:{any_of(opening['asking'])}\s*)?$"),
        re.compile(rf"\W*{adverbial}"),
        re.compile(rf"\b{any_of(opening['whose'])}\s*$"),
        re.compile(rf"\W*{any_of(said['after']['announce'])}"),
        re.compile(rf"\W*{manner}phoi hop\b(?:[^.;]*?\b(?:voi|cung)\b|(?:\s+cac)?\s*$)"),
        re.compile(rf"\W*(?:{adverbial}[^.;]*?[,:]\s*)?{any_of(opening['lead'])}"),
        re.compile(rf"\s*{any_of(said['after']['apart'])}(?!\s+phoi hop)[^.;:,]*\b{any_of(said['after']['bound'])}"),
        re.compile(rf"\W*{any_of(said['after']['direct'])}"),
    )
