"""Paragraphs and cells as spaCy Docs, with spans for the units, times, citations and figures in them.

The components are spaCy factories (entry points `spacy_factories` in pyproject.toml), so that a pipeline can be put
together from outside with others in their place. Each writes a span group of its name; the values that the spans
stand for (`UnitMention`s, `Time`s, …) are `doc.user_data` under the same name, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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


def component(group: str, find: Callable[[Doc], Found]) -> Component:
    """A component that puts what `find` finds (values with `start` and `end`) into the span group `group`."""

    def annotate(doc: Doc) -> Doc:
        values = tuple(find(doc))
        spans = [doc.char_span(v.start, v.end, label=group.upper(), alignment_mode="expand") for v in values]
        doc.spans[group] = SpanGroup(doc, name=group, spans=[span for span in spans if span is not None])
        doc.user_data[group] = values
        return doc

    return annotate


def _text(doc: Doc) -> str:
    """The text of a Doc, which spaCy puts together from its tokens each time it is asked."""
    text: str = doc.user_data.get("text") or doc.text
    return text


@Language.factory("kehoach_units")
def units(nlp: Language, name: str) -> Component:
    """Units named in prose; `doc.user_data["known"]` holds the names that the document words elsewhere."""
    return component("units", lambda doc: find_units(_text(doc), doc.user_data.get("known", ())))


@Language.factory("kehoach_times")
def times(nlp: Language, name: str) -> Component:
    """Times by which something is due; `doc.user_data["year"]` is what a wording without a year means."""
    return component("times", lambda doc: find_times(_text(doc), year=doc.user_data.get("year")))


@Language.factory("kehoach_citations")
def citations(nlp: Language, name: str) -> Component:
    """Other documents that are cited."""
    return component("citations", lambda doc: find_citations(_text(doc)))


@Language.factory("kehoach_targets")
def targets(nlp: Language, name: str) -> Component:
    """Figures to be reached."""
    return component("targets", lambda doc: find_targets(_text(doc)))


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
    """Annotates the text of one document: `known` unit names and the plan's `year` hold for all of it."""

    def __init__(self, known: frozenset[str], year: int | None, nlp: Language | None = None) -> None:
        self._nlp = nlp or pipeline()
        self._context = {"known": known, "year": year}
        self._docs: dict[str, Doc] = {}
        self._waiting: dict[str, list[Component]] = {}

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

    def units(self, text: str) -> tuple[UnitMention, ...]:
        """The units a text names."""
        return tuple(self._through(text, "units").user_data["units"])

    def times(self, text: str) -> tuple[Time, ...]:
        """The times by which what a text orders is due."""
        return tuple(self._through(text, "times").user_data["times"])

    def citations(self, text: str) -> tuple[Citation, ...]:
        """The documents a text cites."""
        return tuple(self._through(text, "citations").user_data["citations"])

    def targets(self, text: str) -> tuple[Target, ...]:
        """The figures a text sets."""
        return tuple(self._through(text, "targets").user_data["targets"])
