"""Draws small PDFs to read again: invented plans in Liberation Serif."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HEIGHT = A4[1]
PLAIN, BOLD = "Serif", "Serif-Bold"
_FONTS = Path("/usr/share/fonts/truetype")

HEAD_LEFT = ["UBND TỈNH SÔNG LAM", "SỞ XÂY DỰNG", "Số: 12/KH-SXD"]
HEAD_RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Lam, ngày 05 tháng 3 năm 2022"]
BODY = [
    "Thực hiện chương trình công tác năm 2022, Sở Xây dựng ban hành kế hoạch",
    "rà soát quy hoạch các khu dân cư trên địa bàn tỉnh với những nội dung chủ",
    "yếu như sau:",
]
CLOSE_LEFT = ["Nơi nhận:", "- UBND tỉnh (báo cáo);", "- Các phòng thuộc Sở;", "- Lưu: VT, KH."]
CLOSE_RIGHT = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Trần Thị Minh Khai"]


def _register_fonts() -> None:
    """Liberation 2, which has Vietnamese: in a folder of its own on Debian 12, under the first's name later."""
    if PLAIN in pdfmetrics.getRegisteredFontNames():
        return
    folder = next((f for name in ("liberation2", "liberation") if (f := _FONTS / name).is_dir()), None)
    if folder is None:
        pytest.skip("needs Debian's package fonts-liberation2")
    pdfmetrics.registerFont(TTFont(PLAIN, str(folder / "LiberationSerif-Regular.ttf")))
    pdfmetrics.registerFont(TTFont(BOLD, str(folder / "LiberationSerif-Bold.ttf")))


def draw(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """One PDF page for each function."""
    _register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True)
    for page in pages:
        canvas.setFont(PLAIN, 13)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(
    canvas: Canvas, lines: Sequence[str], x: float, top: float, *, pitch: float = 18, centred: bool = False
) -> float:
    """Write lines under each other; the height at which the next would stand."""
    for line in lines:
        (canvas.drawCentredString if centred else canvas.drawString)(x, HEIGHT - top, line)
        top += pitch
    return top


def plan(canvas: Canvas) -> None:
    """A page with a two-column head, a paragraph and a two-column close."""
    write(canvas, HEAD_LEFT, 150, 70, centred=True)
    write(canvas, HEAD_RIGHT, 410, 70, centred=True)
    canvas.line(350, HEIGHT - 92, 470, HEIGHT - 92)
    write(canvas, ["KẾ HOẠCH"], 297, 150, centred=True)
    write(canvas, BODY, 80, 190)
    write(canvas, CLOSE_LEFT, 80, 280)
    write(canvas, CLOSE_RIGHT, 430, 280, centred=True)


PLAN_TEXT = "\n".join([*HEAD_LEFT, *HEAD_RIGHT, "KẾ HOẠCH", *BODY, *CLOSE_LEFT, *filter(None, CLOSE_RIGHT)])


def grid(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    *,
    top: float = 120,
    x: float = 60,
    widths: Sequence[float] = (40, 250, 100, 80),
    height: float = 40,
    open_top: bool = False,
    open_bottom: bool = False,
) -> None:
    """A ruled table; a row with fewer texts than columns is merged over the width, a cell `^` over the one above."""
    edges = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
    for number, row in enumerate(rows):
        upper, lower = HEIGHT - top - number * height, HEIGHT - top - (number + 1) * height
        merged = len(row) < len(widths)
        for index, edge in enumerate(edges):
            if not merged or index in (0, len(widths)):
                canvas.line(edge, upper, edge, lower)
        for index, text in enumerate(row):
            if text != "^" and not (number == 0 and open_top):
                canvas.line(edges[index], upper, edges[-1] if merged else edges[index + 1], upper)
            for at, line in enumerate(text.strip("^").split("\n")):
                canvas.drawString(edges[index] + 4, upper - 14 - at * 14, line)
    if not open_bottom:
        bottom = HEIGHT - top - len(rows) * height
        canvas.line(edges[0], bottom, edges[-1], bottom)


def picture(data: bytes, *, dpi: int = 150, turn: float = 0.0, page: int = 0) -> Image.Image:
    """A page as a scanner would see it, turned by some degrees clockwise."""
    document = pypdfium2.PdfDocument(data)
    image = document[page].render(scale=dpi / 72, grayscale=True).to_pil().copy()
    document.close()
    return image.rotate(-turn, resample=Image.Resampling.BICUBIC, fillcolor=255)


def scan(*pictures: Image.Image) -> bytes:
    """A PDF of nothing but pictures, each over a whole page of A4."""
    buffer = BytesIO()
    first, *rest = pictures
    first.save(buffer, "PDF", resolution=first.width * 72 / A4[0], save_all=True, append_images=rest)
    return buffer.getvalue()
