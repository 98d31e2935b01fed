"""The spaCy pipeline: run as far as asked for, its components replaceable from outside."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractors.content import annotation
from extractors.content.annotation import Annotator, component, pipeline
from normalizers.times import find_times


def no_times(nlp: Language, name: str) -> annotation.Component:
    """A factory as another package would have it: it sees times only in capitals."""
    return component("times", lambda doc: find_times(doc.text, year=None) if doc.text.isupper() else ())


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    pipeline.cache_clear()
    yield
    pipeline.cache_clear()


def installed(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    def found(**wanted: Any) -> EntryPoints:
        return EntryPoints(EntryPoint("kehoach_times", v, annotation.ENTRY_POINTS) for v in values).select(**wanted)

    monkeypatch.setattr(annotation, "entry_points", found)


def test_the_default_components_find_times() -> None:
    assert len(Annotator(frozenset(), 2023).times("Xong trước ngày 15/8/2023.")) == 1


def test_another_packages_factory_takes_the_place_of_a_component(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, f"{__name__}:no_times")
    annotator = Annotator(frozenset(), 2023)
    assert annotator.times("Xong trước ngày 15/8/2023.") == ()
    assert annotator.citations("Theo Nghị định số 61/2018/NĐ-CP.")


def test_what_our_own_components_find_needs_no_doc(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Văn phòng Sở báo cáo theo Nghị định số 61/2018/NĐ-CP trước ngày 15/8/2023."
    annotator = Annotator(frozenset(), 2023)
    doc = Annotator(frozenset(), 2023).doc(text)
    monkeypatch.setattr(Language, "make_doc", None)
    assert annotator.units(text) == doc.user_data["units"] != ()
    assert annotator.times(text) == doc.user_data["times"] != ()
    assert annotator.citations(text) == doc.user_data["citations"] != ()


def test_two_packages_for_one_place_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, f"{__name__}:no_times", f"{__name__}:other")
    with pytest.raises(ValueError, match="several packages"):
        pipeline()


def test_a_text_is_taken_through_the_pipeline_only_as_far_as_asked_for() -> None:
    annotator = Annotator(frozenset(), 2023)
    text = "Văn phòng Sở báo cáo trước ngày 15/8/2023."
    assert annotator.citations(text) == ()
    doc: Doc = annotator.doc(text)
    assert {"citations", "targets", "times", "units"} <= set(doc.user_data)
    assert len(doc.spans["units"]) == 1
