"""From an Altair chart to SVG, in the colours of a light or a dark page."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from typing import Any

import altair
import vl_convert

FONT = "Inter, Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_MEASURED = "sans-serif"
"""What the drawing is made with: fonts that may not be there are looked for anew for every word."""
_VEGALITE = "v" + ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb, no two alike: `accent` for what is meant, `faded` for what is over, `alert` for what calls."""

    paper: str
    ink: str
    soft: str
    line: str
    accent: str
    faded: str
    alert: str


LIGHT = Palette("#ffffff", "#1d2730", "#55626e", "#dfe4e8", "#1f6f78", "#a9b8bf", "#b3402e")
DARK = Palette("#161d23", "#e6ebef", "#a3b0bb", "#2e3a43", "#5fb8bf", "#5a6b75", "#f0907f")


def svg(chart: altair.TopLevelMixin) -> str:
    """The chart as an SVG document in the colours of LIGHT, on no ground of its own. It names nothing outside itself."""
    drawn: str = vl_convert.vegalite_to_svg(_with_style(chart), vl_version=_VEGALITE)
    return drawn.replace(f'font-family="{_MEASURED}"', f'font-family="{FONT}"')


def recoloured(drawn: str, palette: Palette) -> str:
    """A drawing of `svg` in the colours of another palette."""
    new = dict(zip(astuple(LIGHT), astuple(palette), strict=True))
    return re.sub("|".join(new), lambda found: new[found[0]], drawn)


def _with_style(chart: altair.TopLevelMixin) -> dict[str, Any]:
    spec = dict(chart.to_dict())
    axis = {
        "labelColor": LIGHT.soft,
        "titleColor": LIGHT.soft,
        "gridColor": LIGHT.line,
        "domainColor": LIGHT.line,
        "tickColor": LIGHT.line,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    spec["background"] = None
    spec["config"] = {"font": _MEASURED, "view": {"stroke": None}, "axis": axis, "text": {"color": LIGHT.ink}}
    return spec
