"""Which task of one plan is which of another, and what changed."""

from __future__ import annotations

import time
from random import Random

import pytest

from pipeline.comparison import ComparedTask, compare, differences

SURVEY = "Khảo sát mức độ hài lòng của người dân đối với dịch vụ cấp nước năm {}"
ROOFS = "Thay mái tôn của các chợ dân sinh trước ngày 15/6/{}"


def a_task(key: str, text: str, lead: str = "Văn phòng Sở", due: str = "+0-06-30") -> ComparedTask:
    return ComparedTask(key, text, frozenset({lead}), frozenset({due}))


def test_a_task_of_another_year_is_the_same_task() -> None:
    found = compare([a_task("a", SURVEY.format(2022))], [a_task("b", SURVEY.format(2023))])
    [pair] = found.pairs
    assert (found.new, found.gone) == ((), ())
    assert (pair.has_other_lead, pair.has_other_deadline, pair.is_reworded) == (False, False, False)


def test_what_only_one_plan_has_is_new_or_gone() -> None:
    found = compare([a_task("a", ROOFS.format(2022))], [a_task("b", SURVEY.format(2023))])
    assert found.pairs == ()
    assert [task.key for task in found.gone] == ["a"]
    assert [task.key for task in found.new] == ["b"]


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (a_task("b", ROOFS.format(2023), lead="Thanh tra Sở"), (True, False, False)),
        (a_task("b", ROOFS.format(2023), lead="văn phòng sở"), (False, False, False)),
        (a_task("b", ROOFS.format(2023), due="+0-09-30"), (False, True, False)),
        (a_task("b", "Thay mái tôn và nền của các chợ dân sinh trước ngày 15/6/2023"), (False, False, True)),
    ],
)
def test_a_change_is_told_apart(after: ComparedTask, changes: tuple[bool, bool, bool]) -> None:
    [pair] = compare([a_task("a", ROOFS.format(2022))], [after]).pairs
    assert (pair.has_other_lead, pair.has_other_deadline, pair.is_reworded) == changes


def test_lost_accents_hide_nothing() -> None:
    assert (
        len(compare([a_task("a", "Nạo vét kênh mương nội đồng")], [a_task("b", "Nao vet kenh muong noi dong")]).pairs)
        == 1
    )


def test_of_several_alike_the_likest_are_paired_and_none_twice() -> None:
    before = [a_task("a1", "Kiểm tra bếp ăn trường mầm non"), a_task("a2", "Kiểm tra bếp ăn trường tiểu học")]
    after = [a_task("b1", "Kiểm tra bếp ăn trường tiểu học"), a_task("b2", "Kiểm tra bếp ăn trường mầm non")]
    found = compare(before, after)
    assert [(pair.first.key, pair.second.key) for pair in found.pairs] == [("a2", "b1"), ("a1", "b2")]


def test_plans_without_tasks_can_be_compared() -> None:
    assert compare([], []).pairs == ()
    assert [task.key for task in compare([], [a_task("b", "Trồng cây")]).new] == ["b"]
    assert [task.key for task in compare([a_task("a", "…")], [a_task("b", "…")]).gone] == ["a"]


def test_plans_of_a_thousand_tasks_are_compared_at_once() -> None:
    random = Random(1)
    words = ["rà soát", "lập", "danh mục", "báo cáo", "đơn vị", "hồ sơ", "kiểm tra", "xã phường", "tổ chức", "hội nghị"]
    texts = [" ".join(random.choices(words, k=30)) + f" mục {n}" for n in range(1000)]
    before, after = (
        [a_task(f"a{n}", text) for n, text in enumerate(texts)],
        [a_task(f"b{n}", text) for n, text in enumerate(texts)],
    )
    began = time.process_time()
    found = compare(before, after)
    assert time.process_time() - began < 5
    assert all(pair.first.key[1:] == pair.second.key[1:] for pair in found.pairs)
    assert len(found.pairs) == 1000


def test_words_that_the_other_side_does_not_say_are_marked() -> None:
    left, right = differences("lập danh sách hộ nghèo", "lập danh sách và bản đồ hộ nghèo")
    assert [(stretch.text, stretch.changed) for stretch in left] == [("lập danh sách", False), ("hộ nghèo", False)]
    assert [(stretch.text, stretch.changed) for stretch in right] == [
        ("lập danh sách", False),
        ("và bản đồ", True),
        ("hộ nghèo", False),
    ]
