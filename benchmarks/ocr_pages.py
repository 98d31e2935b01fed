"""Pages to try OCR on whose text is known: the sample plans as they are printed, and as scanners and cameras spoil them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import resources
from unicodedata import normalize

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from extractors.reading.options import ReadingOptions
from extractors.reading.pdf import read_pdf
from samples import pdf, scan
from samples.markup import load
from samples.plan import Block, Plan, Table
from samples.scan import Scanner


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page image of `dpi`, and what it says, line by line."""

    name: str
    image: Image.Image
    dpi: int
    text: str


def plans() -> list[Plan]:
    """The sample plans without their tables, which are measured apart."""
    names = sorted(file.name for file in (resources.files("samples") / "plans").iterdir())
    return [_prose(load(name.removesuffix(".plan"))) for name in names]


def _prose(plan: Plan) -> Plan:
    return replace(plan, blocks=_without_tables(plan.blocks), appendices=())


def _without_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Table))


def known_pages(kind: str, n_plans: int | None = None) -> Iterator[KnownPage]:
    """Every page of the plans (the first `n_plans`) in one of KINDS."""
    for number, plan in enumerate(plans()[:n_plans]):
        drawn = pdf.render(plan)
        texts = [normalize("NFC", page.text) for page in read_pdf(drawn, ReadingOptions()).pages]
        dpi, make = KINDS[kind]
        for n, (image, text) in enumerate(zip(make(drawn, plan, dpi, number), texts, strict=True), 1):
            yield KnownPage(f"{kind} {plan.number} p{n}", image, dpi, text)


def _clean(drawn: bytes, plan: Plan, dpi: int, seed: int) -> list[Image.Image]:
    """As the printer would set it."""
    document = pypdfium2.PdfDocument(drawn)
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def _scanned(drawn: bytes, plan: Plan, dpi: int, seed: int) -> list[Image.Image]:
    """Leaning by 2 degrees to either side, blurred, noisy, the signature sealed in red and signed in blue, JPEG 50."""
    scanner = Scanner(dpi=dpi, skew=2.0, seed=seed)
    return [_as_jpeg(image, 50) for image in scan.pages(drawn, plan.signer, f"{plan.issuer} • ", scanner)]


def _photographed(drawn: bytes, plan: Plan, dpi: int, seed: int) -> list[Image.Image]:
    """In bad light: one side dark, a shadow across, paper that is not white, noise, a slight lean."""
    random = np.random.default_rng(seed)
    scanner = Scanner(dpi=dpi, skew=1.5, blur=0.9, noise=0.0, seed=seed)
    images = scan.pages(drawn, plan.signer, f"{plan.issuer} • ", scanner)
    return [_as_jpeg(_badly_lit(image.convert("RGB"), random), 60) for image in images]


def _badly_lit(image: Image.Image, random: np.random.Generator) -> Image.Image:
    light = np.asarray(image, np.float32) / 255
    height, width = light.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    side = 0.35 + 0.55 * (x / width) * (0.6 + 0.4 * y / height)
    shadow = 1 - 0.4 / (1 + np.exp((y - 0.55 * height - 0.2 * x) / (0.01 * height)))
    shown = light * (side * shadow)[..., None] * np.array([1.0, 0.93, 0.8], np.float32) * 255
    shown += random.normal(0, 10, (height, width, 1)).astype(np.float32)
    return Image.fromarray(shown.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.4))


def _as_jpeg(image: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert(image.mode)


KINDS: dict[str, tuple[int, Callable[[bytes, Plan, int, int], list[Image.Image]]]] = {
    "clean-150": (150, _clean),
    "clean-200": (200, _clean),
    "clean-300": (300, _clean),
    "clean-400": (400, _clean),
    "scan-150": (150, _scanned),
    "scan-200": (200, _scanned),
    "scan-300": (300, _scanned),
    "photo-200": (200, _photographed),
    "photo-300": (300, _photographed),
}
"""Name: resolution, and what draws a plan's pages so from its PDF, the resolution and a seed."""
