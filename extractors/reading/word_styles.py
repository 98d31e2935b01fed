"""What a paragraph or run of Word looks like: its own properties, else its styles'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from extractors.reading.word_xml import Element, child, children, qn, switched, value

HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
BODY_TEXT = 9
"""The outline level that stands for none."""


class Styles:
    """The styles of one document."""

    def __init__(self, styles: Element | None, theme: Mapping[str, str] = MappingProxyType({})) -> None:
        """`theme`: the names of the theme's Latin fonts, `major` and `minor`."""
        self._styles: dict[str, Element] = {style.get(qn("w:styleId")): style for style in children(styles, "w:style")}
        self._default_properties = child(styles, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._theme = theme
        self._known: dict[tuple[str | None, str], bool | None] = {}
        self._known_fonts: dict[str | None, str | None] = {}

    def has(self, switch: str, run: Element, paragraph: Element) -> bool:
        """Whether a switch such as `w:b` or `w:caps` is on for a run of a paragraph."""
        own = child(run, "w:rPr")
        said = switched(own, switch)
        for style in (value(own, "w:rStyle"), self.paragraph_style(child(paragraph, "w:pPr"))):
            said = self._says(style, switch) if said is None else said
        return bool(said)

    def font(self, run: Element, paragraph: Element) -> str | None:
        """The name of the font of a run's Western letters: its own, else its styles', else the document's."""
        own = child(run, "w:rPr")
        return (
            self._named(own)
            or self._font_of_style(value(own, "w:rStyle"))
            or self._font_of_style(self.paragraph_style(child(paragraph, "w:pPr")))
            or self._named(self._default_properties)
        )

    def _font_of_style(self, style: str | None) -> str | None:
        if style not in self._known_fonts:
            named = (self._named(child(described, "w:rPr")) for described in self._chain(style))
            self._known_fonts[style] = next((name for name in named if name), None)
        return self._known_fonts[style]

    def _named(self, properties: Element | None) -> str | None:
        """Old encodings live in letters beyond ASCII, which take the hAnsi font."""
        fonts = child(properties, "w:rFonts")
        if fonts is None:
            return None
        for kind in ("hAnsi", "ascii"):
            theme = self._theme.get((fonts.get(qn(f"w:{kind}Theme")) or "")[:5])  # majorHAnsi, minorAscii
            if name := theme or fonts.get(qn(f"w:{kind}")):
                return str(name)
        return None

    def heading_level(self, properties: Element | None) -> int | None:
        """1 to 9 where a paragraph is a heading, by its style's name or an outline level."""
        styles = list(self._chain(self.paragraph_style(properties)))
        for described in (properties, *(child(style, "w:pPr") for style in styles)):
            if (outline := value(described, "w:outlineLvl")) is not None:
                return int(outline) + 1 if int(outline) < BODY_TEXT else None
        found = (HEADING_NAME.fullmatch(value(style, "w:name") or "") for style in styles)
        return next((int(heading[1]) for heading in found if heading), None)

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The id of a paragraph's style; the default style's where it names none."""
        return value(properties, "w:pStyle") or self._default

    def table_borders(self, table: Element) -> Iterator[Element]:
        """The borders described by a table's styles, nearest first."""
        for style in self._chain(value(table, "w:tblPr", "w:tblStyle")):
            if (borders := child(style, "w:tblPr", "w:tblBorders")) is not None:
                yield borders

    def _says(self, style: str | None, switch: str) -> bool | None:
        """What a style or those it is based on say of a switch; None where they say nothing."""
        if (style, switch) not in self._known:
            said = (switched(child(described, "w:rPr"), switch) for described in self._chain(style))
            self._known[style, switch] = next((on for on in said if on is not None), None)
        return self._known[style, switch]

    @cached_property
    def _default(self) -> str | None:
        for style_id, style in self._styles.items():
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
                return style_id
        return None

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id], "w:basedOn")
