"""Make pairs of misread and true lines: print text, spoil the page, read it with an OCR that knows no Vietnamese.

    python tools/make_noisy_pairs.py CORPUS_DIR OUT.tsv --fonts FONTS.txt [--pages 200] [--seed 1] [--damage 0 1]
        [--part legal] [--columns 80] [--capitals 0.06] [--split heldout] [--lang eng]

CORPUS_DIR holds `*/*.train.txt`, one paragraph a line; FONTS.txt the paths of font files, one a line. Each page takes
its own font, size, margin and damage (blur, speckle, fading, thresholding, a slight turn), as heavy as `--damage` says
(0 a clean print, 1 a poor copy; drawn between the two for each page). OUT gets a line per printed line: what was
read, what was printed, the font, parted by tabs; it is appended to, a page at a time, so a run may be stopped. The
same seed and the same versions of Pillow and Tesseract give the same pairs. Needs tesseract, Pillow, pytesseract and
rapidfuzz; 1 to 3 s a page.
"""

from __future__ import annotations

import argparse
import os
import random
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

import pytesseract
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from rapidfuzz import fuzz
from unidecode import unidecode

LINES = 42
"""Lines a page."""
LEAST_ALIKE = 50
"""Below this likeness (0..100, on the letters without marks) a read line is no reading of a printed one."""


def main() -> None:
    """Make the pages asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lang", default="eng")
    parser.add_argument("--split", default="train")
    parser.add_argument("--part", default="*")
    parser.add_argument("--columns", type=int, help="characters a line; drawn for each page when not given")
    parser.add_argument("--capitals", type=float, default=0.06, help="share of paragraphs set in capitals")
    parser.add_argument("--damage", nargs=2, type=float, default=(0.0, 1.0))
    args = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    draw = random.Random(args.seed)
    text = paragraphs(sorted(args.corpus.glob(f"{args.part}/*.{args.split}.txt")), args.capitals, draw)
    fonts = args.fonts.read_text("utf-8").split()
    with args.out.open("a", encoding="utf-8") as out:
        for _ in range(args.pages):
            path = Path(draw.choice(fonts))
            image, printed = page(text, path, draw, args.columns)
            image = spoilt(image, draw, draw.uniform(*args.damage))
            read = pytesseract.image_to_string(image, lang=args.lang, config="--psm 6")
            for got, true in aligned([" ".join(line.split()) for line in read.splitlines() if line.strip()], printed):
                out.write(f"{got}\t{true}\t{path.stem}\n")
            out.flush()


def paragraphs(texts: Sequence[Path], capitals: float, draw: random.Random) -> Iterator[str]:
    """Paragraphs from random places of random files, the larger the likelier, without end."""
    files = [f for f in texts if f.stat().st_size > 10_000]
    sizes = [f.stat().st_size ** 0.5 for f in files]
    while True:
        path = draw.choices(files, sizes)[0]
        with path.open("rb") as file:
            file.seek(draw.randrange(path.stat().st_size))
            file.readline()
            some = [file.readline().decode("utf-8", "replace") for _ in range(3)]
        for line in some:
            if tidy := " ".join(normalize("NFC", line).split()):
                yield tidy.upper() if draw.random() < capitals else tidy


def page(
    text: Iterator[str], path: Path, draw: random.Random, columns: int | None = None
) -> tuple[Image.Image, list[str]]:
    """A page of text and the lines printed on it."""
    em = draw.randint(26, 52)
    font = ImageFont.truetype(str(path), em)
    width, step = draw.randint(28, 42) * em, int(em * draw.uniform(1.15, 1.6))
    printed: list[str] = []
    while len(printed) < LINES:
        paragraph = next(text)[:1500]
        printed += textwrap.wrap(paragraph, columns) if columns else wrapped(paragraph, font, width)
    del printed[LINES:]
    width = max(width, *(int(font.getlength(line)) for line in printed))
    image = Image.new("L", (width + 4 * em, step * LINES + 4 * em), 255)
    ink = ImageDraw.Draw(image)
    for n, line in enumerate(printed):
        ink.text((2 * em, 2 * em + n * step), line, fill=draw.randint(0, 60), font=font)
    return image, printed


def wrapped(paragraph: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """The paragraph's lines at this width (pixels)."""
    line = ""
    for word in paragraph.split():
        if line and font.getlength(f"{line} {word}") > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def spoilt(image: Image.Image, draw: random.Random, damage: float = 1.0) -> Image.Image:
    """The page as a scanner or copier gives it, a poor one at a damage of 1."""
    image = image.rotate(draw.gauss(0, 0.25 * damage), fillcolor=255, resample=Image.Resampling.BILINEAR)
    if draw.random() < 0.5 * damage:
        scale = draw.uniform(0.55, 0.95)
        image = image.resize((int(image.width * scale), int(image.height * scale)))
    if draw.random() < 0.25 * damage:
        image = image.filter(draw.choice([ImageFilter.MinFilter(3), ImageFilter.MaxFilter(3)]))
    image = image.filter(ImageFilter.GaussianBlur(draw.choice([0, 0.4, 0.7, 1.0, 1.3]) * damage))
    if draw.random() < 0.6:
        noise = Image.effect_noise(image.size, draw.uniform(10, 70))
        image = Image.blend(image, noise, draw.uniform(0.05, 0.3) * damage)
    if draw.random() < 0.4:
        level = 128 + damage * (draw.randint(110, 185) - 128)
        image = image.point(lambda value: 255 if value > level else 0)
    return image


def aligned(read: Sequence[str], printed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a read and a printed line, in order, such that their likeness is the greatest in all."""
    plain = [unidecode(line).lower() for line in printed]
    likeness = [[fuzz.ratio(unidecode(got).lower(), line) for line in plain] for got in read]
    best = [[0.0] * (len(printed) + 1) for _ in range(len(read) + 1)]
    for i in range(len(read) - 1, -1, -1):
        for j in range(len(printed) - 1, -1, -1):
            taken = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= LEAST_ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    i = j = 0
    while i < len(read) and j < len(printed):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield read[i], printed[j]
            i, j = i + 1, j + 1


if __name__ == "__main__":
    main()
