"""A plan as a scanned PDF: its pages as tilted, blurred, noisy images with a red seal, and no text layer."""

from __future__ import annotations

import io
import math
import time
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from samples import fonts

_EPOCH = time.gmtime(946684800)
"""2000-01-01: the file must not tell when it was made."""
_RED = (196, 38, 46)
_SEAL_MM = 36


@dataclass(frozen=True, slots=True)
class Scanner:
    """How badly the pages are scanned: dots per inch, degrees of tilt, radius of blur in dots, noise and JPEG quality."""

    dpi: int = 200
    skew: float = 0.7
    blur: float = 0.6
    noise: float = 9.0
    quality: int = 42
    seed: int = 30


def render(pdf: bytes, signer: str, seal: str, scanner: Scanner | None = None) -> bytes:
    """The scanned PDF of a text PDF. The page that bears `signer`'s name is sealed and in colour, the others are grey."""
    scanner = scanner or Scanner()
    first, *rest = pages(pdf, signer, seal, scanner)
    out = io.BytesIO()
    first.save(
        out,
        "PDF",
        save_all=True,
        append_images=rest,
        resolution=scanner.dpi,
        quality=scanner.quality,
        creationDate=_EPOCH,
        modDate=_EPOCH,
        producer="scanner",
    )
    return out.getvalue()


def pages(pdf: bytes, signer: str, seal: str, scanner: Scanner) -> list[Image.Image]:
    """The page images, each tilted the other way than the one before."""
    document = pypdfium2.PdfDocument(pdf)
    random = np.random.default_rng(scanner.seed)
    images = []
    for number, page in enumerate(document):
        image = page.render(scale=scanner.dpi / 72).to_pil().convert("L")
        name = _place_of(page, signer)
        if name:
            image = _sealed(image, name, seal, scanner.dpi)
        tilt = scanner.skew * (-1) ** number
        images.append(_scanned(image, tilt, scanner, random))
        page.close()
    document.close()
    return images


def _place_of(page: pypdfium2.PdfPage, words: str) -> tuple[float, float] | None:
    """The middle of the words as shares of the page's width and height; None where they do not stand on it."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    boxes = [text.get_charbox(i) for i in range(found[0], found[0] + found[1])] if found else []
    text.close()
    if not boxes:
        return None
    width, height = page.get_size()
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return (left + right) / 2 / width, 1 - boxes[0][1] / height


def _sealed(image: Image.Image, name: tuple[float, float], words: str, dpi: int) -> Image.Image:
    """The page with a round seal above the name, over the left of the signature, as the rules want it."""
    size = round(_SEAL_MM / 25.4 * dpi)
    paper = Image.new("RGB", image.size, "white")
    centre_x, centre_y = name[0] * image.width, name[1] * image.height
    stamp = _seal(size, words).rotate(8, Image.Resampling.BICUBIC, fillcolor="white")
    paper.paste(stamp, (round(centre_x - size * 0.85), round(centre_y - size)))
    _sign(paper, centre_x, centre_y - 0.5 * size, size)
    return ImageChops.multiply(image.convert("RGB"), paper)


def _seal(size: int, words: str) -> Image.Image:
    """A round seal: two rings, a star, and the words around it."""
    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((3, 3, size - 4, size - 4), outline=_RED, width=max(2, size // 60))
    inner = size * 0.3
    middle = size / 2
    draw.ellipse((middle - inner, middle - inner, middle + inner, middle + inner), outline=_RED, width=2)
    tips = [(middle + r * math.sin(a), middle - r * math.cos(a)) for a, r in _star(size * 0.16)]
    draw.polygon(tips, fill=_RED)
    font = ImageFont.truetype(str(fonts.path("Bold")), size // 11)
    for at, letter in enumerate(words):
        _letter(image, letter, font, 2 * math.pi * (at + 0.5) / len(words) + math.pi, size * 0.4)
    return image


def _star(radius: float) -> list[tuple[float, float]]:
    return [(math.pi * i / 5, radius if i % 2 == 0 else radius * 0.4) for i in range(10)]


def _letter(image: Image.Image, letter: str, font: ImageFont.FreeTypeFont, angle: float, radius: float) -> None:
    """Write one letter of a seal: `angle` in radians clockwise from the top, `radius` in dots."""
    side = int(font.size * 2)
    tile = Image.new("L", (side, side))
    ImageDraw.Draw(tile).text((side / 2, side / 2), letter, fill=255, font=font, anchor="mm")
    tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
    x = image.width / 2 + radius * math.sin(angle) - side / 2
    y = image.height / 2 - radius * math.cos(angle) - side / 2
    image.paste(_RED, (round(x), round(y)), tile)


def _sign(image: Image.Image, x: float, y: float, size: int) -> None:
    """A scribble in blue ink, `size` dots wide."""
    turns = [t / 60 for t in range(61)]
    points = [
        (x + size * (t - 0.4) * 0.9, y + size * 0.18 * math.sin(17 * t) * math.cos(4 * t) + 0.05 * size * t)
        for t in turns
    ]
    ImageDraw.Draw(image).line(points, fill=(40, 52, 130), width=max(2, size // 70), joint="curve")


def _scanned(image: Image.Image, tilt: float, scanner: Scanner, random: np.random.Generator) -> Image.Image:
    """The page as a scanner gives it: tilted, out of focus, greyed towards one edge, noisy."""
    white = "white" if image.mode == "RGB" else 255
    tilted = image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=white).filter(
        ImageFilter.GaussianBlur(scanner.blur)
    )
    light = np.asarray(tilted, dtype=np.float32)
    shade = np.linspace(0, 14, image.width, dtype=np.float32)[None, :]
    grain = random.normal(0, scanner.noise, (image.height, image.width)).astype(np.float32)
    change = grain - shade
    noisy = light * 0.94 + 10 + (change[..., None] if image.mode == "RGB" else change)
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
