"""Paragraphs and cells as spaCy Docs, with spans for the units, times, citations and figures in them.

The components are spaCy factories (entry points `spacy_factories` in pyproject.toml), so that a pipeline can be put
together from outside with others in their place. Each writes a span group of its name; the values that the spans
stand for (`UnitMention`s, `Time`s, …) are `doc.user_data` under the same name, in the same order.

Our own look at nothing but the text, so that what they find can be had without a Doc; one is made for who asks for it, and
of every text where a component comes from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.metadata import entry_points
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.vocab import Vocab

from normalizers.citations import Citation, find_citations
from normalizers.organisations import UnitMention, find_units
from normalizers.quantities import Target, find_targets
from normalizers.times import Time, find_times

COMPONENTS = ("kehoach_citations", "kehoach_targets", "kehoach_times", "kehoach_units")
"""The factories of the default pipeline, the dearest last: a text is taken through them only as far as it is asked for."""

GROUPS = ("units", "times", "citations", "targets")
"""The span groups that the components write."""
ENTRY_POINTS = "kehoach_components"
"""Entry points by which another package puts its own spaCy factory in the place of one of `COMPONENTS`."""

_TOKEN = re.compile(r"[^\W_](?:[^\s,;:()“”\"…]*[^\W_])?|\s+|.")
"""57/KH-SCT and 05/8/2022 stay whole: `blank("xx")` breaks the first into five tokens."""

Found = Sequence[Any]
Component = Callable[[Doc], Doc]
Find = Callable[[str, Mapping[str, Any]], Found]
"""What there is in a text, given what holds for all of its document (`known`, `year`, `issued`)."""


def component(group: str, find: Callable[[Doc], Found]) -> Component:
    """A component that puts what `find` finds (values with `start` and `end`) into the span group `group`."""

    return lambda doc: _marked(doc, group, find(doc))


@dataclass(frozen=True, slots=True)
class TextComponent:
    """As `component` makes them, of a `find` that looks at nothing but the text."""

    group: str
    find: Find

    def __call__(self, doc: Doc) -> Doc:
        """Write the span group. spaCy puts the text together from its tokens each time it is asked."""
        return _marked(doc, self.group, self.find(doc.user_data.get("text") or doc.text, doc.user_data))


def _marked(doc: Doc, group: str, found: Found) -> Doc:
    values = tuple(found)
    spans = [doc.char_span(v.start, v.end, label=group.upper(), alignment_mode="expand") for v in values]
    doc.spans[group] = SpanGroup(doc, name=group, spans=[span for span in spans if span is not None])
    doc.user_data[group] = values
    return doc


@Language.factory("kehoach_units")
def units(nlp: Language, name: str) -> Component:
    """Units named in prose; `doc.user_data["known"]` holds the names that the document words elsewhere."""
    return TextComponent("units", lambda text, given: find_units(text, given.get("known", ())))


@Language.factory("kehoach_times")
def times(nlp: Language, name: str) -> Component:
    """Times by which something is due; `doc.user_data["year"]` is what a wording without a year means.

    What is before that year, but not before the day under "issued", is due too.
    """
    return TextComponent(
        "times", lambda text, given: find_times(text, year=given.get("year"), issued=given.get("issued"))
    )


@Language.factory("kehoach_citations")
def citations(nlp: Language, name: str) -> Component:
    """Other documents that are cited."""
    return TextComponent("citations", lambda text, given: find_citations(text))


@Language.factory("kehoach_targets")
def targets(nlp: Language, name: str) -> Component:
    """Figures to be reached."""
    return TextComponent("targets", lambda text, given: find_targets(text))


def _tokens(vocab: Vocab, text: str) -> Doc:
    """The tokens of a text. spaCy's own tokenizer takes as long as a row of dots is wide, squared."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in _TOKEN.findall(text):
        if token[0] == " " and words:  # one space belongs to the token before it
            spaces[-1] = True
            token = token[1:]
        if token:
            words.append(token)
            spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces)


@cache
def pipeline(components: tuple[str, ...] = COMPONENTS) -> Language:
    """A blank pipeline with the given factories, or those that other packages put in their places (`ENTRY_POINTS`)."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = partial(_tokens, nlp.vocab)
    for factory in components:
        nlp.add_pipe(_factory(factory))
    return nlp


def _factory(name: str) -> str:
    """The factory to use for a component: that of an entry point of this name, else its own.

    Raises ValueError where two packages want to take the same place.
    """
    others = entry_points(group=ENTRY_POINTS, name=name)
    if not others:
        return name
    if len(others) > 1:
        raise ValueError(f"{name} is replaced by several packages: {', '.join(sorted(o.value for o in others))}")
    (other,) = others
    if not Language.has_factory(other.value):
        Language.factory(other.value, func=other.load())
    return other.value


class Annotator:
    """Annotates the text of one document: `known` unit names, the plan's `year` and the day it was `issued` hold for all of it."""

    def __init__(
        self, known: frozenset[str], year: int | None, nlp: Language | None = None, *, issued: date | None = None
    ) -> None:
        self._nlp = nlp or pipeline()
        self._context = {"known": known, "year": year, "issued": issued}
        self._docs: dict[str, Doc] = {}
        self._waiting: dict[str, list[Component]] = {}
        steps = [step for _, step in self._nlp.pipeline]
        own = [step for step in steps if isinstance(step, TextComponent)]
        self._finders = {step.group: step.find for step in own} if len(own) == len(steps) else {}
        self._found: dict[tuple[str, str], tuple[Any, ...]] = {}

    def doc(self, text: str) -> Doc:
        """The annotated Doc of a paragraph or cell; the same text is read once."""
        return self._through(text)

    def _through(self, text: str, group: str | None = None) -> Doc:
        """The Doc of a text, taken through the pipeline until it has a group; through all of it without one."""
        if text not in self._docs:
            made = self._nlp.make_doc(text)
            made.user_data.update(self._context, text=text)
            self._docs[text] = made
            self._waiting[text] = [step for _, step in reversed(self._nlp.pipeline)]
        doc, waiting = self._docs[text], self._waiting[text]
        while waiting and (group is None or group not in doc.user_data):
            doc = self._docs[text] = waiting.pop()(doc)
        return doc

    def _values(self, text: str, group: str) -> tuple[Any, ...]:
        """What a text has of a group, found once."""
        if group not in self._finders:
            return tuple(self._through(text, group).user_data[group])
        found = self._found.get((group, text))
        if found is None:
            found = self._found[group, text] = tuple(self._finders[group](text, self._context))
        return found

    def units(self, text: str) -> tuple[UnitMention, ...]:
        """The units a text names."""
        return self._values(text, "units")

    def times(self, text: str) -> tuple[Time, ...]:
        """The times by which what a text orders is due."""
        return self._values(text, "times")

    def citations(self, text: str) -> tuple[Citation, ...]:
        """The documents a text cites."""
        return self._values(text, "citations")

    def targets(self, text: str) -> tuple[Target, ...]:
        """The figures a text sets."""
        return self._values(text, "targets")
