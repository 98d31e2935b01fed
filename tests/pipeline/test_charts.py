"""Charts as SVG."""

from __future__ import annotations

import re
from dataclasses import astuple
from xml.etree import ElementTree

from pipeline.charts import DARK, LIGHT, Count, bars, recoloured, svg, timeline

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
