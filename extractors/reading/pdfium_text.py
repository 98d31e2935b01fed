"""Asks PDFium for the characters of a page.

PDFium fills a text page in a millisecond or two; asking it for each character costs more than that, for every
question crosses from Python to C. So the text is asked for at once, what a run of text has in common (font, size,
direction) once a run, a letter's width once a font, and only the places one by one.

PDFium's own boxes are not used: they reach as far as the ink does, so that they differ within a line and hide the
gaps between words. A box here is as wide as the pen moves and a font size high, from the font's descent up.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any
from unicodedata import category

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extractors.reading.pdf_chars import NO_CHARS, SLANTING, Chars, FontUse
from extractors.reading.pdf_frame import Floats, Frame
from normalizers.encodings import capital_codes, encoding_of_font

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_LONGEST_NAME = 256  # bytes of a font's name
_LINE_END_HYPHEN = (2, 0xFFFE)  # what PDFium makes of "-" or U+00AD where they end a line
_HYPHEN, _SOFT_HYPHEN = 0x2D, 0xAD
_UNREADABLE = ord("\N{REPLACEMENT CHARACTER}")
_VIETNAMESE = (0x1EA0, 0x1EF9)
_INVISIBLE = 3  # text rendering mode
_SLANT = 0.25  # an oblique font is no turned one
_WIDER = 0.1  # ems by which a letter's width may go beyond its box
_DEEPEST = 0.6  # ems of a font's descent; more is a fault of the file
_USUAL_DESCENT = -0.22


def _quick(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium that takes bare addresses: half as dear to call as its declared form."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_ADDRESS, _INT, _SIZE, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t, ctypes.c_float
_unicode_at = _quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
_object_at = _quick(pdfium.FPDFText_GetTextObject, _SIZE, _ADDRESS, _INT)
_origin_at = _quick(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_box_at = _quick(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_matrix_at = _quick(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
_size_at = _quick(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
_is_unmapped_at = _quick(pdfium.FPDFText_HasUnicodeMapError, _INT, _ADDRESS, _INT)
_font_of = _quick(pdfium.FPDFTextObj_GetFont, _SIZE, _SIZE)
_mode_of = _quick(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _SIZE)
_name_of = _quick(pdfium.FPDFFont_GetBaseFontName, _SIZE, _SIZE, _ADDRESS, _SIZE)
_descent_of = _quick(pdfium.FPDFFont_GetDescent, _INT, _SIZE, _FLOAT, _ADDRESS)
_width_of = _quick(pdfium.FPDFFont_GetGlyphWidth, _INT, _SIZE, ctypes.c_uint, _FLOAT, _ADDRESS)


@dataclass(frozen=True, slots=True)
class _Font:
    """A font by its address in PDFium; `descent` in ems, below the baseline negative."""

    handle: int
    name: str = ""
    descent: float = _USUAL_DESCENT
    is_bold: bool = False
    is_tcvn3: bool = False
    draws_capitals: bool = False


def count_chars(text_page: Any) -> int:
    """How many characters a pypdfium2 text page has; -1 where it could not be read."""
    return int(pdfium.FPDFText_CountChars(text_page.raw))


def read_chars(text_page: Any, frame: Frame) -> Chars:
    """The characters of a pypdfium2 text page, on the page as `frame` shows it.

    Small letters of a font that draws them as capitals (.VnTimeH) are capitals, as they are seen. A character that the file gives no Unicode and no code is U+FFFD. A soft hyphen that ends a line is "-", as it
    is seen; but where U+00AD is drawn as something else, as TCVN3 has it for "ư", it stays.
    """
    address = ctypes.cast(text_page.raw, _ADDRESS).value
    n = count_chars(text_page)
    if n <= 0 or address is None:
        return NO_CHARS
    codes = _codes(text_page.raw, address, n)
    objects = np.fromiter(map(_object_at, repeat(address), range(n)), np.uint64, n)
    own = objects != 0  # what PDFium puts in, where it sees a gap, has none
    objects = objects[np.maximum.accumulate(np.where(own, np.arange(n), 0))]
    starts = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))
    runs = np.repeat(np.arange(len(starts), dtype=np.int32), np.diff(starts, append=n))
    handles, firsts = objects[starts].tolist(), starts.tolist()
    fonts = _fonts(handles)
    matrices = _matrices(address, firsts)
    _put_hyphens_back(codes, address, runs, fonts, matrices)
    turns = _turns(matrices, frame.rotation)
    advances = np.where(own, _advances(address, codes, runs, fonts, matrices), 0.0)
    corners = _corners(address, advances, own, matrices[runs], np.array([font.descent for font in fonts])[runs])
    return Chars(
        _as_drawn(codes, runs, fonts).astype("<u4").tobytes().decode("utf-32-le"),
        frame.boxes(corners),
        turns[runs],
        np.array([font.is_bold for font in fonts])[runs],
        runs,
        _uses(fonts, address, firsts, handles, np.add.reduceat(own.astype(np.int64), starts).tolist()),
    )


def _codes(raw: Any, address: int, n: int) -> NDArray[np.uint32]:
    """The code point of each character."""
    buffer: Any = (ctypes.c_ushort * (n + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, n, buffer)
    codes = np.frombuffer(buffer, np.uint16)[:n].astype(np.uint32)
    if written != n + 1:  # it leaves out what it takes for control characters, and counts rare letters as two
        codes = np.fromiter(map(_unicode_at, repeat(address), range(n)), np.uint32, n)
    odd = (codes == 0) | ((codes >= 0xD800) & (codes <= 0xDFFF)) | (codes > 0x10FFFF)
    return np.where(odd, _UNREADABLE, codes).astype(np.uint32)


def _put_hyphens_back(
    codes: NDArray[np.uint32], address: int, runs: NDArray[np.int32], fonts: Sequence[_Font], matrices: Floats
) -> None:
    """Write into `codes` which of two hyphens PDFium took away at a line's end: the glyph's width tells.

    In a TCVN3 font it may have taken any "ư" for a hyphen: there each is looked at.
    """
    suspect = np.array([font.is_tcvn3 for font in fonts])[runs] & (codes == _HYPHEN)
    places = np.flatnonzero(suspect | (codes == _LINE_END_HYPHEN[0]) | (codes == _LINE_END_HYPHEN[1]))
    if not len(places):
        return
    reaches = _reaches(address, places.tolist(), matrices[runs[places]])
    for at, run, reach in zip(places.tolist(), runs[places].tolist(), reaches.tolist(), strict=True):
        hyphen, soft = _known_widths([fonts[run].handle] * 2, (_HYPHEN, _SOFT_HYPHEN))
        is_soft = hyphen > 0 and abs(hyphen - reach) > _WIDER and (soft <= 0 or abs(soft - reach) < abs(hyphen - reach))
        codes[at] = _SOFT_HYPHEN if is_soft else _HYPHEN


def _as_drawn(codes: NDArray[np.uint32], runs: NDArray[np.int32], fonts: Sequence[_Font]) -> NDArray[np.uint32]:
    """The codes with those of capitals for small letters that a font from before Unicode draws as capitals.

    A font with Vietnamese letters of Unicode has nothing of such a font but its name.
    """
    drawn = codes.copy()
    for font in {font for font in fonts if font.draws_capitals}:
        own = np.array([each is font for each in fonts])[runs]
        if not ((codes[own] >= _VIETNAMESE[0]) & (codes[own] <= _VIETNAMESE[1])).any():
            for small, capital in capital_codes().items():
                drawn[own & (codes == ord(small))] = ord(capital)
    return drawn


def _asked(ask: Callable[..., Any], address: int, places: Sequence[int], width: int) -> Floats:
    """What PDFium answers in so many floats, once for each place."""
    answers = np.zeros((len(places), width), np.float32)
    step = answers.itemsize * width
    base = answers.ctypes.data
    for _ in map(ask, repeat(address), places, range(base, base + step * len(places), step)):
        pass
    return answers.astype(np.float64)


def _origins(address: int, places: Sequence[int]) -> Floats:
    """Where the pen is put down for each character: x, y on the sheet."""
    answers = np.zeros((len(places), 2))
    base = answers.ctypes.data
    ends = base + 16 * len(places)
    for _ in map(_origin_at, repeat(address), places, range(base, ends, 16), range(base + 8, ends + 8, 16)):
        pass
    return answers


def _matrices(address: int, firsts: Sequence[int]) -> Floats:
    """For each run a, b, c, d: where an em along the line and an em up lead, in points on the sheet."""
    sizes = np.fromiter(map(_size_at, repeat(address), firsts), np.float64, len(firsts))
    return np.nan_to_num(_asked(_matrix_at, address, firsts, 6)[:, :4] * sizes[:, None])


def _turns(matrices: Floats, rotation: int) -> NDArray[np.int16]:
    """The turn of each run on the page as shown."""
    a, b, c, d = matrices.T
    along, across = np.abs(a) + np.abs(d), np.abs(b) + np.abs(c)
    upright, turned = across <= _SLANT * along, along <= _SLANT * across
    turns = np.where(upright, np.where(a >= 0, 0, 180), np.where(b < 0, 90, 270))
    return np.where(upright | turned, (turns + rotation) % 360, SLANTING).astype(np.int16)


def _corners(address: int, advances: Floats, own: NDArray[np.bool_], matrices: Floats, descents: Floats) -> Floats:
    """Two opposite corners of each character's box, on the sheet."""
    origins = np.nan_to_num(_origins(address, range(len(advances))))
    along, up = matrices[:, :2], matrices[:, 2:]
    lower = origins + up * np.where(own, descents, 0.0)[:, None]
    upper = lower + along * advances[:, None] + up * own[:, None]
    return np.column_stack((lower, upper))


def _advances(
    address: int, codes: NDArray[np.uint32], runs: NDArray[np.int32], fonts: Sequence[_Font], matrices: Floats
) -> Floats:
    """How far each character moves the pen, in ems. Asked once for each character of each font."""
    numbers = {handle: number for number, handle in enumerate(dict.fromkeys(font.handle for font in fonts))}
    keys = (np.array([numbers[font.handle] for font in fonts], np.int64)[runs] << 21) | codes
    _, firsts, which = np.unique(keys, return_index=True, return_inverse=True)
    reaches = _reaches(address, firsts.tolist(), matrices[runs[firsts]])
    letters = codes[firsts].tolist()
    widths = _known_widths([fonts[run].handle for run in runs[firsts].tolist()], letters)
    return np.array(list(map(_width, widths, letters, reaches.tolist())))[which]


def _reaches(address: int, places: Sequence[int], matrices: Floats) -> Floats:
    """How far characters' boxes, as PDFium draws them, reach along the line from where the pen is put down, in ems."""
    boxes, origins = _asked(_box_at, address, places, 4), _origins(address, places)
    ems = np.square(matrices[:, :2]).sum(axis=1)
    along = matrices[:, :2] / np.where(ems > 0, ems, 1.0)[:, None]
    reach = [((boxes[:, [x, y]] - origins) * along).sum(axis=1) for x in (0, 2) for y in (1, 3)]
    return np.asarray(np.nan_to_num(np.maximum.reduce(reach)), np.float64)


def _width(width: float, code: int, reach: float) -> float:
    """The font's word for a letter's width, unless the box belies it: a letter may have several glyphs."""
    may_be_none = width == 0 and category(chr(code)) == "Mn"
    return width if (width > 0 or may_be_none) and width <= reach + _WIDER else max(reach, 0.0)


def _known_widths(fonts: Sequence[int], codes: Sequence[int]) -> list[float]:
    """Letters' widths in ems as their fonts have them; -1 where they have none."""
    widths = np.zeros(len(codes), np.float32)
    places = range(widths.ctypes.data, widths.ctypes.data + widths.nbytes, widths.itemsize)
    are_known = list(map(_width_of, fonts, codes, repeat(1.0), places))
    return [width if is_known else -1.0 for width, is_known in zip(widths.tolist(), are_known, strict=True)]


def _fonts(objects: Sequence[int]) -> list[_Font]:
    """The font of each text object."""
    known: dict[int, _Font] = {0: _Font(0)}
    fonts = []
    for handle in map(_font_of, objects):
        if handle not in known:
            known[handle] = _font(handle)
        fonts.append(known[handle])
    return fonts


def _font(handle: int) -> _Font:
    name, descent = ctypes.create_string_buffer(_LONGEST_NAME), _FLOAT()
    _name_of(handle, ctypes.addressof(name), _LONGEST_NAME)
    _descent_of(handle, 1.0, ctypes.addressof(descent))
    deep = descent.value if -_DEEPEST <= descent.value <= 0 else _USUAL_DESCENT
    known = name.value.decode("utf-8", "replace")
    encoding = encoding_of_font(known)
    is_tcvn3 = encoding is not None and encoding.name == "tcvn3"
    capitals = encoding is not None and encoding.capitals
    return _Font(handle, known, deep, bool(_BOLD.search(known)), is_tcvn3, capitals)


def _uses(
    fonts: Sequence[_Font], address: int, firsts: Sequence[int], objects: Sequence[int], lengths: Sequence[int]
) -> tuple[FontUse, ...]:
    """Each font once; it is mapped where most of its characters are."""
    n_chars, n_mapped, n_invisible = Counter[str](), Counter[str](), Counter[str]()
    unmapped, modes = map(_is_unmapped_at, repeat(address), firsts), map(_mode_of, objects)
    alike = Counter[tuple[str, bool, bool]]()
    for font, is_unmapped, mode, n in zip(fonts, unmapped, modes, lengths, strict=True):
        alike[font.name, is_unmapped != 1, mode == _INVISIBLE] += n
    for (name, is_mapped, is_invisible), n in alike.items():
        n_chars[name] += n
        n_mapped[name] += n * is_mapped
        n_invisible[name] += n * is_invisible
    return tuple(FontUse(name, n, 2 * n_mapped[name] >= n, n_invisible[name]) for name, n in n_chars.items())
