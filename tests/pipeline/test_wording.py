"""The catalogues: both languages say the same things, and values are written as people write them."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest

from extractors.failures import Category
from pipeline.reviews.review import REASONS
from pipeline.vocabulary import VOCABULARY
from pipeline.wording import LANGUAGES, NoSuchText, wording

SLOT = Formatter()


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in SLOT.parse(text) if name is not None}


def test_both_languages_have_every_text_but_words_that_vietnamese_columns_hold() -> None:
    vi, en = (set(wording(language).texts) for language in LANGUAGES)
    of_numbers = re.compile(r"\.(one|other)$")
    only_english = {of_numbers.sub("", key) for key in en} - {of_numbers.sub("", key) for key in vi}
    assert {key for key in only_english if not key.startswith(("values.domain.", "values.choice_domain."))} == set()
    assert {of_numbers.sub("", key) for key in vi} <= {of_numbers.sub("", key) for key in en}


def test_a_text_is_filled_in_with_the_same_things_in_both_languages() -> None:
    vi, en = (wording(language).texts for language in LANGUAGES)
    assert [key for key in set(vi) & set(en) if slots(vi[key]) != slots(en[key])] == []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("role", "task_units.role"),
        ("basis", "task_units.basis"),
        ("source_kind", "tasks.source_kind"),
        ("deadline_kind", "deadlines.kind"),
        ("due_bound", "deadlines.due_bound"),
        ("section_kind", "sections.kind"),
        ("text_source", "documents.text_source"),
        ("severity", "findings.severity"),
        ("finding_kind", "findings.kind"),
        ("correction_kind", "corrections.kind"),
    ],
)
def test_every_word_of_a_column_has_its_words(name: str, column: str) -> None:
    for language in LANGUAGES:
        assert [value for value in VOCABULARY[column] if f"values.{name}.{value}" not in wording(language).texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_failure_says_what_is_wrong_and_what_to_do(language: str) -> None:
    texts = wording(language).texts
    keys = [f"values.{name}.{each.value}" for each in Category for name in ("failure", "failure_remedy")]
    assert [key for key in keys if key not in texts] == []
    assert [each for each in REASONS if f"web.review.why.{each}" not in texts] == []


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("sentence.lead", "theo câu văn"),
        ("table.cell.lead", "theo bảng"),
        ("review", "người đọc hiệu chỉnh"),
        ("of.tomorrow", "theo quy tắc đọc tự động"),
        ("", "theo quy tắc đọc tự động"),
    ],
)
def test_a_rule_is_named_by_the_first_part_of_its_name(method: str, said: str) -> None:
    assert wording("vi").method(method) == said


def test_every_domain_has_english_words() -> None:
    assert [d for d in VOCABULARY["tasks.domain"] if f"values.domain.{d}" not in wording("en").texts] == []


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("vi", 1234567, "1.234.567"),
        ("en", 1234567, "1,234,567"),
        ("vi", 2.5, "2,50"),
        ("vi", date(2024, 3, 5), "05/03/2024"),
        ("en", date(2024, 3, 5), "5 Mar 2024"),
        ("vi", None, ""),
    ],
)
def test_values_are_written_as_the_language_writes_them(language: str, value: object, said: str) -> None:
    assert wording(language).said(value) == said


@pytest.mark.parametrize(("n", "said"), [(1, "1 task"), (2, "2 tasks"), (1000, "1,000 tasks")])
def test_a_text_follows_its_number(n: int, said: str) -> None:
    assert wording("en")("web.tasks.found", n=n) == said


def test_a_text_that_is_not_there_is_told() -> None:
    with pytest.raises(NoSuchText):
        wording("vi")("web.no.such.text")


def test_an_unknown_language_is_vietnamese() -> None:
    assert wording("xx").language == "vi"
