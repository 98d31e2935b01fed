"""Charts as SVG."""

from __future__ import annotations

import re
from dataclasses import astuple
from xml.etree import ElementTree

import pytest

from pipeline.charts import DARK, LIGHT, Count, bars, recoloured, svg, timeline
from pipeline.charts.drawing import FONT

MONTHS = [Count("2024-01-01", 4, 4), Count("2024-02-01", 6, 2), Count("2024-03-01", 3)]


def texts(drawn: str) -> list[str]:
    return [
        element.text
        for element in ElementTree.fromstring(drawn).iter()
        if element.tag.endswith("text") and element.text
    ]


def test_bars_say_their_names_and_numbers() -> None:
    drawn = texts(svg(bars([Count("Sở Y tế", 1234), Count("Văn <phòng>", 7)], width=400)))
    assert {"Sở Y tế", "1.234", "Văn <phòng>", "7"} <= set(drawn)


def test_a_timeline_says_the_day_asked_about_and_whole_numbers() -> None:
    drawn = texts(svg(timeline(MONTHS, width=600, mark="2024-02-10", mark_label="10/02/2024")))
    assert "10/02/2024" in drawn
    assert [text for text in drawn if re.fullmatch(r"\d+", text)] == ["0", "2", "4", "6"]


def test_a_dark_chart_has_only_dark_colours() -> None:
    light = svg(timeline(MONTHS, width=600))
    dark = recoloured(light, DARK)
    used = set(re.findall(r"#[0-9a-f]{6}", dark))
    assert used <= set(astuple(DARK))
    assert set(re.findall(r"#[0-9a-f]{6}", light)) <= set(astuple(LIGHT))


def test_charts_of_nothing_are_drawn() -> None:
    assert svg(bars([], width=300)).startswith("<svg")
    assert svg(timeline([], width=300)).startswith("<svg")


@pytest.mark.parametrize(
    ("n_months", "width", "labels"),
    [
        (5, 600, ["01/2021", "02/2021", "03/2021", "04/2021", "05/2021", "06/2021"]),
        (20, 350, ["01/2021", "05/2021", "09/2021", "01/2022", "05/2022", "09/2022"]),
        (60, 600, ["2021", "2022", "2023", "2024", "2025", "2026"]),
        (240, 600, [str(year) for year in range(2022, 2041, 2)]),
    ],
)
def test_months_are_labelled_as_far_as_there_is_room(n_months: int, width: int, labels: list[str]) -> None:
    months = [Count(f"{2021 + n // 12}-{n % 12 + 1:02}-01", 3) for n in range(n_months)]
    drawn = texts(svg(timeline(months, width=width)))
    assert [text for text in drawn if re.fullmatch(r"(\d\d/)?20\d\d", text)] == labels


@pytest.mark.parametrize(("locale", "number"), [("vi", "1.200.000"), ("en", "1,200,000")])
def test_a_timelines_numbers_are_written_as_in_its_language(locale: str, number: str) -> None:
    most = svg(timeline([Count("2024-01-01", 1_200_000)], width=300, locale=locale))
    numbers = [text for text in texts(most) if re.fullmatch(r"[\d.,k]+", text)]
    assert numbers[0] == "0"
    assert all(len(text) == len(number) or len(text) == len("500.000") for text in numbers[1:])
    assert {"vi": ",", "en": "."}[locale] not in "".join(numbers)


def test_every_word_is_drawn_in_the_fonts_of_the_pages() -> None:
    drawn = svg(timeline(MONTHS, width=600, mark="2024-02-10", mark_label="10/02/2024"))
    assert set(re.findall(r'font-family="([^"]*)"', drawn)) == {FONT}
