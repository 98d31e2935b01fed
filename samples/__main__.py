"""`python -m samples`: make the sample plans again, in data/raw or where told.

All but the English OCR are the same bytes each time with the same library versions.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from samples import markdown, ocr_garble, pdf, scan, word, wrapped
from samples.markup import load
from samples.plan import Plan

_RAW = Path(__file__).parents[1] / "data" / "raw"


def _seal(plan: Plan) -> str:
    return f"{plan.issuer} • {plan.parent.removeprefix('UBND ')} • "


FILES: dict[str, tuple[str, Callable[[Plan], bytes]]] = {
    "KH chuyen doi so 2023 - So TTTT An Lac.pdf": ("an-lac-chuyen-doi-so-2023", pdf.render),
    "486_KH-SYT an toan thuc pham 2022.pdf": (
        "phu-thanh-an-toan-thuc-pham-2022",
        lambda plan: pdf.render(plan, gha=True),
    ),
    "scan_20240409_0735.pdf": (
        "binh-dinh-duoi-nuoc-2024",
        lambda plan: scan.render(pdf.render(plan), plan.signer, _seal(plan)),
    ),
    "Kế hoạch CCHC năm 2024 - Sở Nội vụ Hòa Trung.docx": ("hoa-trung-cai-cach-hanh-chinh-2024", word.render),
    "kh-kiem-soat-tthc-2023-tan-khe.md": (
        "tan-khe-kiem-soat-tthc-2023",
        lambda plan: markdown.render(plan).encode(),
    ),
    "93_KH-SLDTBXH_ocr.txt": (
        "lam-hai-an-toan-lao-dong-2023",
        lambda plan: ocr_garble.render(pdf.render(plan), plan.signer, _seal(plan)).encode(),
    ),
    "158-KH-STNMT khắc phục chỉ số CCHC.txt": (
        "an-lac-chi-so-cchc-2022",
        lambda plan: wrapped.render(plan).encode(),
    ),
    "158-KH-STNMT khắc phục chỉ số CCHC.pdf": ("an-lac-chi-so-cchc-2022", pdf.render),
}
"""Each sample file: the plan it shows and what makes it. Two files show one plan, as happens in real folders."""


def make(name: str) -> bytes:
    """The bytes of one of FILES. Raises KeyError for another name, FileNotFoundError without the fonts or tesseract."""
    plan, render = FILES[name]
    return render(load(plan))


def main() -> None:
    """Write every sample, or those whose name contains one of the words given."""
    parser = argparse.ArgumentParser(prog="python -m samples", description="Make the sample plans again.")
    parser.add_argument("words", nargs="*", help="only files whose name contains one of these")
    parser.add_argument("--out", type=Path, default=_RAW, help="folder to write to (default: data/raw)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        if not options.words or any(word in name for word in options.words):
            content = make(name)
            (options.out / name).write_bytes(content)
            print(f"{len(content):>9,} bytes  {name}")


if __name__ == "__main__":
    main()
