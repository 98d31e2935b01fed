"""Charts of counts, drawn as SVG without a browser: for the web app and for reports."""

from pipeline.charts.counts import Count, bars, timeline
from pipeline.charts.drawing import DARK, LIGHT, Palette, recoloured, svg

__all__ = ["DARK", "LIGHT", "Count", "Palette", "bars", "recoloured", "svg", "timeline"]
