"""Plans drawn at random are what their truth says of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from normalizers.skeleton import skeleton
from pipeline.evaluation.gold import faults
from samples.random_plans import FORMS, RandomPlan, make
from samples.random_plans.dice import Dice
from samples.random_plans.times import CELL, LINE, SENTENCE, Times

SEEDS = range(1, 21)
RRULE = re.compile(
    r"FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;INTERVAL=[1-9]\d?)?(;BYMONTH=\d+(,\d+)*)?(;BYMONTHDAY=(-1|[1-9]|[12]\d|3[01]))?"
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@pytest.fixture(scope="module")
def plans() -> list[RandomPlan]:
    """As plain text, which shows everything."""
    return [make(seed, "text") for seed in SEEDS]


def deadlines_of(plan: RandomPlan) -> list[dict[str, Any]]:
    return [deadline for task in plan.gold["tasks"] for deadline in task["deadlines"]]


def test_a_seed_gives_the_same_plan_each_time_and_another_seed_another() -> None:
    assert make(3) == make(3)
    assert make(3, "text").content != make(4, "text").content


def test_every_quick_form_is_drawn_and_a_slow_one_only_when_asked_for() -> None:
    drawn = {make(seed).gold["drawn"]["form"] for seed in range(1, 61)}
    assert drawn == {name for name, form in FORMS.items() if not form.is_slow}


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if not form.is_slow])
def test_every_form_shows_the_first_task(form: str) -> None:
    plan = make(5, form)
    assert len(plan.content) > 2_000
    assert plan.gold["tasks"]
    if not plan.name.endswith(".docx"):
        assert plan.gold["tasks"][0]["text"].split()[0] in plan.content.decode()


def test_truth_is_an_annotation_without_faults(plans: list[RandomPlan]) -> None:
    assert [fault for plan in plans for fault in faults(plan.gold)] == []


def test_what_is_to_be_read_stands_in_the_plan(plans: list[RandomPlan]) -> None:
    for plan in plans:
        text = " ".join(skeleton(plan.content.decode()).split())
        gold = plan.gold
        told = [
            *(task["text"] for task in gold["tasks"]),
            *(task["expected_output"] for task in gold["tasks"]),
            *(unit["unit_raw"] for task in gold["tasks"] for unit in task["units"]),
            *(deadline["raw"] for deadline in deadlines_of(plan)),
            *(section["title"] for section in gold["sections"]),
            *(target["raw"] for target in gold["targets"]),
            *(reference["key"] or reference["title"] for reference in gold["legal_references"]),
            *(recipient["recipient"] for recipient in gold["recipients"]),
            *(gold["document"][field] for field in ("number", "symbol", "issuer", "title", "signer", "signer_title")),
        ]
        assert [words for words in told if words and skeleton(words).rstrip(".") not in text] == []


def test_tasks_of_a_plan_differ_and_a_unit_has_one_role_in_each(plans: list[RandomPlan]) -> None:
    for plan in plans:
        texts = [task["text"] for task in plan.gold["tasks"]]
        assert len(texts) == len(set(texts))
        for task in plan.gold["tasks"]:
            names = [unit["unit"] for unit in task["units"]]
            assert len(names) == len(set(names)), task["text"]


def test_no_name_of_another_time_is_drawn() -> None:
    for seed in range(1, 200):
        plan = make(seed, "text")
        issued = date.fromisoformat(plan.gold["document"]["issue_date"])
        text = plan.content.decode()
        if issued.year >= 2026:
            assert "Sở Thông tin và Truyền thông" not in text
            assert "huyện" not in plan.gold["document"]["issuer"]
        if issued.year < 2025:
            assert "Sở Nông nghiệp và Môi trường" not in text


@pytest.mark.parametrize("place", [SENTENCE, LINE, CELL])
def test_deadlines_are_whole_and_in_order(place: str) -> None:
    times = Times(Dice(1), 2023, 2023, "UBND tỉnh")
    for _ in range(400):
        for deadline in times.draw(place).deadlines:
            start, due = deadline["start_date"], deadline["due_date"]
            assert (deadline["kind"] == "recurring") == bool(deadline["recurrence"])
            assert deadline["recurrence"] is None or RRULE.fullmatch(deadline["recurrence"])
            assert (deadline["kind"] == "date") <= (deadline["due_bound"] in ("before", "by"))
            assert (deadline["kind"] == "window") == bool(start and due)
            assert not (start and due) or start <= due
            assert (deadline["offset_days"] is None) == (deadline["offset_calendar"] is None)


def test_dates_are_those_of_the_wording() -> None:
    """Read back with patterns of their own, for the wordings that allow it."""
    times = Times(Dice(2), 2024, 2024, "UBND tỉnh")
    seen = set()
    for _ in range(3_000):
        time = times.draw(CELL)
        told = time.deadlines[0]
        if match := re.fullmatch(r"trước ngày (\d+)[/.-](\d+)[/.-](\d{4})", time.text):
            day, month, year = map(int, match.groups())
            expected = (None, date(year, month, day).isoformat(), "before")
        elif match := re.fullmatch(r"quý ([IV]+)/(\d{4})", time.text):
            last = 3 * ROMAN[match[1]]
            expected = (f"{match[2]}-{last - 2:02}-01", f"{match[2]}-{last:02}-{31 if last in (3, 12) else 30}", None)
        elif match := re.fullmatch(r"6 tháng cuối năm (\d{4})", time.text):
            expected = (f"{match[1]}-07-01", f"{match[1]}-12-31", None)
        elif re.fullmatch(r"trong tháng 0?2/2024", time.text):
            expected = ("2024-02-01", "2024-02-29", None)
        else:
            continue
        seen.add(time.drawn)
        assert (told["start_date"], told["due_date"], told["due_bound"]) == expected
    assert len(seen) == 4


def test_a_plan_for_several_years_has_no_time_whose_year_is_left_open() -> None:
    times = Times(Dice(3), 2021, 2025, "UBND tỉnh")
    assert not any(d["year_inferred"] for _ in range(500) for d in times.draw(CELL).deadlines)
