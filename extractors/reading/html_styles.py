"""What an HTML element looks like, as far as reading asks: its font, bold, capitals, hidden, where a page begins.

Reads `style` attributes, the presentational elements and attributes of old pages, and of style sheets in the page
the rules for a plain element, a class or both, which is how Word and office programs write theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Element = Any
"""An lxml element; lxml has no types of its own."""

BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
CONTROLS = ("select", "datalist", "textarea", "button", "input")
PICTURES = ("svg", "math", "iframe", "object", "applet", "canvas", "audio", "video", "map")
UNSEEN_TAGS = frozenset(("head", "script", "style", "noscript", "template", "title", "del", *CONTROLS, *PICTURES))
SITE_TAGS = frozenset({"nav", "aside", "footer", "menu", "dialog"})
SITE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"})
CONTENT_TAGS = frozenset({"article", "main", "section"})
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_DECLARATION = re.compile(r"""([\w-]+)\s*:\s*((?:[^;"']|"[^"]*"|'[^']*')*)""")
_SHORT_FONT = re.compile(r"""(?:^|\s)[\d.]+(?:pt|px|em|%)\S*\s+(.+)""")
_PAGE_BREAK = re.compile(r"always|page|left|right")
_DRAWN = re.compile(r"\b(?:solid|double|dashed|dotted|inset|outset|groove|ridge)\b")
_BOLD_WEIGHT = 600

Declarations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How text of an element is to be read; `before`: a new page begins before the element."""

    font: str | None = None
    bold: bool = False
    capitals: bool = False
    preformatted: bool = False
    hidden: bool = False
    breaks_page: bool = False


class StyleSheet:
    """The rules of a page's own style sheets."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[tuple[str | None, str | None], dict[str, str]] = {}
        for sheet in sheets:
            for selectors, declared in _RULE.findall(_COMMENT.sub(" ", sheet)):
                for selector in selectors.split(","):
                    if (found := _SELECTOR.fullmatch(selector.strip())) and found[0]:
                        key = (found[1].lower() if found[1] else None, found[2])
                        self._rules.setdefault(key, {}).update(_declarations(declared))

    def look(self, element: Element, outer: Look) -> Look:
        """How the text of an element inside one of a given look is to be read."""
        declared = self.declared(element)
        look = replace(outer, breaks_page=_breaks_page(declared), hidden=_is_hidden(element, declared))
        if element.tag in BOLD_TAGS:
            look = replace(look, bold=True)
        if (weight := declared.get("font-weight")) is not None:
            look = replace(look, bold=_is_bold(weight, outer.bold))
        if font := _font(element, declared):
            look = replace(look, font=font)
        if (transform := declared.get("text-transform")) is not None:
            look = replace(look, capitals=transform == "uppercase")
        if element.tag == "pre" or declared.get("white-space", "").startswith("pre"):
            look = replace(look, preformatted=True)
        return look

    def declared(self, element: Element) -> Declarations:
        """What is said of the element, by its class and by itself; names in small letters."""
        said: dict[str, str] = {}
        classes = (element.get("class") or "").split()
        for key in (
            (element.tag, None),
            *((None, name) for name in classes),
            *((element.tag, name) for name in classes),
        ):
            said.update(self._rules.get(key, {}))
        if style := element.get("style"):
            said.update(_declarations(style))
        return said

    def is_ruled(self, element: Element) -> bool | None:
        """Whether lines are drawn around a table's cell, or inside a table; None where nothing is said of it."""
        said = [value for name, value in self.declared(element).items() if name.startswith("border") and value]
        border = element.get("border")
        if border is not None and element.tag == "table":
            said.append("solid" if border.strip(" px") not in ("0", "none") else "none")
        drawn = [bool(_DRAWN.search(value)) for value in said if _DRAWN.search(value) or "none" in value]
        return any(drawn) if drawn else None


def is_unseen(element: Element) -> bool:
    """Whether an element is none of the document: not text, or the site's own by what its markup says."""
    tag = element.tag
    if tag in UNSEEN_TAGS or tag in SITE_TAGS or (element.get("role") or "").lower() in SITE_ROLES:
        return True
    return tag == "header" and not any(outer.tag in CONTENT_TAGS for outer in element.iterancestors())


def _declarations(text: str) -> dict[str, str]:
    return {name.lower(): value.strip() for name, value in _DECLARATION.findall(text)}


def _is_hidden(element: Element, declared: Declarations) -> bool:
    return (
        declared.get("display", "").startswith("none")
        or declared.get("visibility", "").startswith("hidden")
        or declared.get("mso-hide", "") == "all"
        or element.get("hidden") is not None
    )


def _breaks_page(declared: Declarations) -> bool:
    said = declared.get("page-break-before") or declared.get("break-before") or ""
    return _PAGE_BREAK.match(said) is not None


def _is_bold(weight: str, outer: bool) -> bool:
    if weight.isdecimal():
        return int(weight) >= _BOLD_WEIGHT
    return weight.startswith("bold") or (outer and weight not in ("normal", "lighter"))


def _font(element: Element, declared: Declarations) -> str | None:
    """The first name of the font family."""
    families = declared.get("font-family")
    if not families and (short := _SHORT_FONT.search(declared.get("font", ""))):
        families = short[1]
    if not families and element.tag == "font":
        families = element.get("face")
    return (families or "").split(",")[0].strip(" \t\r\n\"'") or None
