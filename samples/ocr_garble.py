"""A plan as plain text read off its scan by a recogniser that knows only English.

The garbling is Tesseract's own, so the text depends on the installed version; what is committed was made once.
"""

from __future__ import annotations

import io
import os
import subprocess

from PIL import Image

from samples import scan

_SCANNER = scan.Scanner(dpi=300, skew=0.2, blur=0.8, noise=6.0, seed=4)


def render(pdf: bytes, signer: str, seal: str) -> str:
    """The text that English OCR makes of a text PDF once scanned, page after page.

    Raises FileNotFoundError where tesseract is not installed, subprocess.CalledProcessError where it fails.
    """
    return "\n".join(_read(image) for image in scan.pages(pdf, signer, seal, _SCANNER))


def _read(image: Image.Image) -> str:
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(_SCANNER.dpi, _SCANNER.dpi))
    # more threads than one make tesseract slower, many times over where cores are shared
    done = subprocess.run(
        ["tesseract", "-", "-", "-l", "eng", "--psm", "3"],
        input=file.getvalue(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8").replace("\f", "")
