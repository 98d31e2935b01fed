import numpy as np
import pytest

from extractors.reading.image_rules import Rule, find_rules, lean_of_rules
from extractors.reading.page_image import Grey

DPI = 300.0


def paper(noise: float = 0.0) -> Grey:
    grain = np.random.default_rng(5).normal(0, noise, (900, 1200)) if noise else np.zeros((900, 1200))
    return (235 + grain).clip(0, 255).astype(np.uint8)


def long(rules: tuple[Rule, ...]) -> list[Rule]:
    return [rule for rule in rules if rule.length > 300]


@pytest.mark.parametrize("ink", [0, 90, 150])
@pytest.mark.parametrize("noise", [0.0, 9.0])
def test_thin_and_faint_rules_are_found(ink: int, noise: float) -> None:
    page = paper(noise)
    page[400:403, 100:1100] = ink
    page[100:800, 600:603] = ink
    found = find_rules(page, DPI)
    [level], [upright] = long(found.level), long(found.upright)
    assert level.at == pytest.approx(401.5, abs=2)
    assert (level.start, level.end) == (pytest.approx(100, abs=8), pytest.approx(1100, abs=8))
    assert upright.at == pytest.approx(601.5, abs=2)


@pytest.mark.parametrize(("width", "n"), [(120, 0), (180, 1)])
def test_upright_rules_are_looked_for_where_a_level_one_may_hold_them(width: int, n: int) -> None:
    page = paper()
    page[100:800, 600:603] = 0
    page[400:403, 600 : 600 + width] = 0
    assert len(long(find_rules(page, DPI).upright)) == n


def test_a_dashed_rule_is_one_rule() -> None:
    page = paper()
    for start in range(100, 1100, 15):
        page[400:404, start : start + 8] = 0
    assert len(long(find_rules(page, DPI).level)) == 1


def test_thick_bars_and_shading_are_no_rules() -> None:
    page = paper()
    page[100:160, 100:1100] = 0
    page[300:500, 100:1100] = 190
    assert not long(find_rules(page, DPI).level)


def test_a_stem_in_a_word_is_not_alone() -> None:
    page = paper()
    page[100:160, 600:605] = 0
    page[100:160, 300:305] = 0
    page[100:160, 315:320] = 0
    page[100:110, 290:330] = 0
    page[700:703, 100:1100] = 0
    alone = {round(rule.at / 10): rule.lone for rule in find_rules(page, DPI).upright}
    assert alone[60]
    assert not alone[30]


@pytest.mark.parametrize("lean", [-0.4, 0.0, 0.25])
def test_lean_is_that_of_the_long_level_rules(lean: float) -> None:
    page = paper()
    for x in range(50, 1150):
        y = round(400 + (x - 600) * np.tan(np.radians(lean)))
        page[y : y + 3, x] = 0
    assert lean_of_rules(find_rules(page, DPI).level, DPI) == pytest.approx(lean, abs=0.06)


def test_a_page_without_rules_says_nothing_of_its_lean() -> None:
    assert lean_of_rules(find_rules(paper(), DPI).level, DPI) is None
