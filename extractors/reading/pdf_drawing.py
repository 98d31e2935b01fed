"""What is drawn on a PDF page besides text: rules that may bound a table, pictures, curves.

PDFium lists the objects of a page; only lines along the page's edges matter here. A rule is what a person sees as
one: a stroked line, a side of an outline, a thin bar; never shading, nor anything drawn in white or with nothing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from extractors.document import Box
from extractors.reading.pdf_frame import Frame

_THICKEST_RULE = 3.0  # points; a thicker filled rectangle is shading
_STRAIGHT = 0.7  # points that a rule may stray from its direction
_LONGEST_PATH = 8  # corners; more is a drawing, not a border
_DEEPEST_FORM = 12  # forms within forms
_MOST_OBJECTS = 50_000  # on a page; a table of 53 x 32 cells, each with borders of its own, has 7,000
_MOST_EDGES = 40_000  # a map or a chart; a page of 53 x 32 cells, each with borders of its own, has half of that
_WHITE = 255

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of a rule in points as shown: upright where `is_vertical`, at x = `at` from y `start` to `end`."""

    is_vertical: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Edges, the boxes of pictures, and the number of curves; `is_whole` unless there was too much to look at."""

    edges: tuple[Edge, ...] = ()
    pictures: tuple[Box, ...] = ()
    n_curves: int = 0
    is_whole: bool = True


@dataclass
class _Found:
    edges: list[Edge] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    n_curves: int = 0
    n_objects: int = 0

    @property
    def is_too_much(self) -> bool:
        return self.n_objects > _MOST_OBJECTS or len(self.edges) > _MOST_EDGES


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """What a pypdfium2 page draws, on the page as `frame` shows it."""
    found = _Found()
    objects = (pdfium.FPDFPage_GetObject(page.raw, at) for at in range(pdfium.FPDFPage_CountObjects(page.raw)))
    _look(objects, _IDENTITY, frame, found, 0)
    if found.is_too_much:
        return Drawing((), tuple(found.pictures), found.n_curves, is_whole=False)
    return Drawing(tuple(found.edges), tuple(found.pictures), found.n_curves)


def _look(objects: Iterator[Any], matrix: Matrix, frame: Frame, found: _Found, depth: int) -> None:
    for each in objects:
        found.n_objects += 1
        if found.is_too_much:
            return
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(each, matrix, frame, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_bounds(each, matrix, frame))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = (pdfium.FPDFFormObj_GetObject(each, at) for at in range(pdfium.FPDFFormObj_CountObjects(each)))
            _look(inner, _times(_matrix(each), matrix), frame, found, depth + 1)


def _matrix(each: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if pdfium.FPDFPageObj_GetMatrix(each, m) else _IDENTITY


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does first the inner one, then the outer."""
    along, up = ((x * outer[0] + y * outer[2], x * outer[1] + y * outer[3]) for x, y in (inner[:2], inner[2:4]))
    return (*along, *up, *_moved(inner[4:], outer))


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(each: Any, matrix: Matrix, frame: Frame) -> Box:
    left, lower, right, upper = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(each, left, lower, right, upper):
        return Box(0.0, 0.0, 0.0, 0.0)
    x, y = zip(*(_moved((a.value, b.value), matrix) for a in (left, right) for b in (lower, upper)), strict=True)
    return frame.box((min(x), min(y), max(x), max(y)))


def _add_path(each: Any, outer: Matrix, frame: Frame, found: _Found) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(each, fill, stroke)
    n = pdfium.FPDFPath_CountSegments(each)
    found.n_objects += n // 4
    stroked = bool(stroke.value) and _is_seen(pdfium.FPDFPageObj_GetStrokeColor, each)
    filled = bool(fill.value) and _is_seen(pdfium.FPDFPageObj_GetFillColor, each)
    if n <= 0 or found.is_too_much or not (stroked or filled):
        return
    matrix = _times(_matrix(each), outer)
    for points, is_curved, is_closed in _subpaths(each, n):
        if is_curved or len(points) > _LONGEST_PATH + 1:
            found.n_curves += 1
            continue
        shown = _shown([_moved(point, matrix) for point in points], frame)
        if stroked:
            found.edges += _sides([*shown, shown[0]] if is_closed else shown)
        elif len(shown) > 2:
            found.edges += _bar(shown)


def _is_seen(colour_of: Any, each: Any) -> bool:
    """Whether a path is drawn in a colour that shows on white paper; one without a plain colour (a pattern) does."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour_of(each, red, green, blue, alpha):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


def _subpaths(each: Any, n: int) -> Iterator[tuple[list[Point], bool, bool]]:
    """The corners of each stroke of the pen, whether it has curves, and whether it returns to where it began."""
    points: list[Point] = []
    is_curved = is_closed = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(n):
        segment = pdfium.FPDFPath_GetPathSegment(each, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, is_curved, is_closed
            points, is_curved, is_closed = [], False, False
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        is_curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
        is_closed |= bool(pdfium.FPDFPathSegment_GetClose(segment))
    if points:
        yield points, is_curved, is_closed


def _shown(points: Sequence[Point], frame: Frame) -> list[Point]:
    x, y = np.array(points, np.float64).T
    x, y = frame.points(x, y)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _sides(points: Sequence[Point]) -> Iterator[Edge]:
    """The sides that run along the page's edges."""
    for (x0, y0), (x1, y1) in pairwise(points):
        across, down = abs(x1 - x0), abs(y1 - y0)
        if down > across and across <= _STRAIGHT:
            yield Edge(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
        elif across > down and down <= _STRAIGHT:
            yield Edge(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _bar(points: Sequence[Point]) -> Iterator[Edge]:
    """The rule that a thin filled rectangle is; a dot may be part of one in either direction."""
    (x0, *_, x1), (y0, *_, y1) = (sorted(values) for values in zip(*points, strict=True))
    if x1 - x0 <= _THICKEST_RULE:
        yield Edge(True, (x0 + x1) / 2, y0, y1)
    if y1 - y0 <= _THICKEST_RULE:
        yield Edge(False, (y0 + y1) / 2, x0, x1)
