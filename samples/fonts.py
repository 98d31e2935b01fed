"""The typefaces the samples are set in: Liberation Serif 2, which draws every Vietnamese letter."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# Debian 12 has version 2 in a package of its own; version 1, without Vietnamese letters, lies in the other folder
_FOLDERS = tuple(Path("/usr/share/fonts/truetype", name) for name in ("liberation2", "liberation"))
_FACES = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "BoldItalic"}
_HORNED = {0x01A3: "ư", 0x01A2: "Ư"}


@lru_cache(maxsize=8)
def path(face: str = "Regular") -> Path:
    """Where a face of Liberation Serif lies.

    Raises FileNotFoundError, naming the package, where none is installed that has the letters.
    """
    for folder in _FOLDERS:
        file = folder / f"LiberationSerif-{face}.ttf"
        if file.exists() and ord("ự") in FontFile(file).getBestCmap():
            return file
    raise FileNotFoundError(
        f"no LiberationSerif-{face}.ttf with Vietnamese letters in {' or '.join(map(str, _FOLDERS))}: install Liberation 2, "
        "with 'apt-get install fonts-liberation2' on Debian 12, 'apt-get install fonts-liberation' on later ones"
    )


@lru_cache(maxsize=1)
def family() -> str:
    """Make Liberation Serif known to reportlab; returns the family's name."""
    return _register("Serif", {name: TTFont(f"Serif{name}", path(face)) for name, face in _FACES.items()})


@lru_cache(maxsize=1)
def gha_family() -> str:
    """Liberation Serif whose bold faces draw ƣ (U+01A3) as ư, as faulty converters' fonts do; returns the family's name."""
    faces = {}
    for name, face in _FACES.items():
        source = _gha_for_horned(path(face)) if "Bold" in face else path(face)
        faces[name] = TTFont(f"GhaSerif{name}", source)
    return _register("GhaSerif", faces)


def with_gha(text: str) -> str:
    """The text with ƣ and Ƣ in place of ư and Ư (toned letters stay: only the bare letter was ever mistaken)."""
    for gha, horned in _HORNED.items():
        text = text.replace(horned, chr(gha))
    return text


def _register(name: str, faces: dict[str, TTFont]) -> str:
    for font in faces.values():
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(name, name, *(f"{name}{style}" for style in list(_FACES)[1:]))
    return name


def _gha_for_horned(file: Path) -> io.BytesIO:
    """The font with the glyphs of ư and Ư also at U+01A3 and U+01A2."""
    # a recalculated timestamp would make the samples differ from one making to the next
    font = FontFile(file, recalcTimestamp=False)
    glyphs = font.getBestCmap()
    for subtable in font["cmap"].tables:
        if subtable.isUnicode():
            subtable.cmap.update({gha: glyphs[ord(horned)] for gha, horned in _HORNED.items()})
    # reportlab takes two fonts of one PostScript name for the same font
    for name in font["name"].names:
        if name.nameID == 6:
            name.string = f"Gha{name.toUnicode()}"
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return out
