"""The sample plans can be made again, and each form has the faults and features it is there for."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from samples import fonts, long, markdown, pdf, word, wrapped
from samples.__main__ import FILES, make
from samples.markup import load, parse, table
from samples.plan import Heading, Table

RAW = Path(__file__).parents[2] / "data" / "raw"
GHA = "486_KH-SYT an toan thuc pham 2022.pdf"
SCAN = "scan_20240409_0735.pdf"
WORD = "Kế hoạch CCHC năm 2024 - Sở Nội vụ Hòa Trung.docx"
MARKDOWN = "kh-kiem-soat-tthc-2023-tan-khe.md"
WRAPPED = "158-KH-STNMT khắc phục chỉ số CCHC.txt"
OCR = "93_KH-SLDTBXH_ocr.txt"


def has_fonts() -> bool:
    try:
        return bool(fonts.path())
    except FileNotFoundError:
        return False


needs_fonts = pytest.mark.skipif(not has_fonts(), reason="Liberation Serif 2 is not installed")


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def picture(content: bytes) -> bytes:
    """The pixels of page 3, where the signature in bold stands."""
    document = pypdfium2.PdfDocument(content)
    pixels: bytes = document[2].render(scale=1).to_pil().tobytes()
    document.close()
    return pixels


@pytest.mark.parametrize("name", FILES)
def test_every_sample_is_committed_and_compact(name: str) -> None:
    assert 1_000 < (RAW / name).stat().st_size < (1_500_000 if name == SCAN else 400_000)


@pytest.mark.parametrize("name", [name for name in FILES if name != OCR])
def test_making_a_sample_twice_gives_the_same_bytes(name: str) -> None:
    if name.endswith(".pdf") and not has_fonts():
        pytest.skip("Liberation Serif 2 is not installed")
    assert make(name) == make(name)


@pytest.mark.parametrize("name", [MARKDOWN, WRAPPED])
def test_committed_text_is_what_the_plan_makes(name: str) -> None:
    assert (RAW / name).read_bytes() == make(name)


@needs_fonts
@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".pdf") and name != SCAN])
def test_committed_pdf_says_what_the_plan_makes(name: str) -> None:
    assert pdf_text((RAW / name).read_bytes()) == pdf_text(make(name))


def test_committed_docx_says_what_the_plan_makes() -> None:
    made, committed = docx.Document(io.BytesIO(make(WORD))), docx.Document(str(RAW / WORD))
    assert [p.text for p in committed.paragraphs] == [p.text for p in made.paragraphs]


def test_bold_text_layer_has_gha_for_horned_u_and_the_rest_is_right() -> None:
    text = pdf_text((RAW / GHA).read_bytes())
    assert "Đặng Thị Thu Hƣờng" in text
    assert "PHƢƠNG PHÁP" in text
    assert "người nội trợ" in text
    assert "YÊU CẦU" in text


@needs_fonts
def test_gha_in_bold_looks_like_the_horned_u() -> None:
    plan = load(FILES[GHA][0])
    assert picture(pdf.render(plan, gha=True)) == picture(pdf.render(plan))


def test_scan_has_no_text_layer() -> None:
    assert not pdf_text((RAW / SCAN).read_bytes()).strip()


def test_word_generates_the_markers() -> None:
    document = docx.Document(str(RAW / WORD))
    numbered = [p for p in document.paragraphs if list(p._p.iter(qn("w:numPr")))]
    levels = {int(level.get(qn("w:val"))) for p in numbered for level in p._p.iter(qn("w:ilvl"))}
    assert levels == {0, 1, 2, 3, 4}
    assert not [p.text for p in numbered if p.text[:2] in ("I.", "1.", "a)", "- ")]


def test_word_table_has_merged_groups_and_merged_leads() -> None:
    tasks = docx.Document(str(RAW / WORD)).tables[-1]
    assert list(tasks._tbl.iter(qn("w:vMerge")))
    assert [span.val for span in tasks._tbl.iter(qn("w:gridSpan"))] == [6] * 4


def test_word_types_the_markers_it_would_count_otherwise() -> None:
    plan = parse(
        '+++\nparent = ""\nissuer = ""\nnumber = ""\nplace_date = ""\nkind = ""\ntitle = ""\nrecipients = []\nsignature = []\nsigner = ""\n+++\n# II. B\n# I. A\nđ) C\n'
    )
    texts = [p.text for p in docx.Document(io.BytesIO(word.render(plan))).paragraphs]
    assert texts[-3:] == ["II. B", "A", "đ) C"]


def test_wrapped_text_has_slid_marks_and_split_words() -> None:
    text = (RAW / WRAPPED).read_text(encoding="utf-8")
    assert text != unicodedata.normalize("NFD", text)
    assert " \u0303" in text
    assert any(unicodedata.combining(c) for c in unicodedata.normalize("NFC", text))
    assert max(map(len, text.splitlines())) < 100


def test_english_ocr_has_lost_the_vietnamese_letters() -> None:
    text = (RAW / OCR).read_text(encoding="utf-8")
    assert "KE HOACH" in text
    assert not set(text) & set("ươạệộ")


def test_plan_markup_rejects_a_row_of_the_wrong_width() -> None:
    with pytest.raises(ValueError, match="2 cells where there are 3 columns"):
        table((1, 1, 1), ["a", "b", "c"], ["1 | 2"])


def test_table_markup_merges_heads_groups_and_leads() -> None:
    made = table(
        (1, 1, 1), ["STT", "Giao > Chủ trì", "Giao > Phối hợp"], ["= I. | NHÓM", "1 | A | B", "2 | ^ | C", "3 | ^ | D"]
    )
    spans = {cell.text: (cell.row, cell.row_span, cell.column_span) for cell in made.cells}
    assert spans["STT"] == (0, 2, 1)
    assert spans["Giao"] == (0, 1, 2)
    assert spans["NHÓM"] == (2, 1, 2)
    assert spans["A"] == (3, 3, 1)
    assert made.n_header_rows == 2


def test_missing_fonts_are_named_with_the_package_that_has_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fonts.path.cache_clear()
    monkeypatch.setattr(fonts, "_FOLDERS", (tmp_path,))
    with pytest.raises(FileNotFoundError, match="fonts-liberation2"):
        fonts.path()
    fonts.path.cache_clear()


@needs_fonts
@pytest.mark.parametrize("n_pages", [1, 4, 20])
def test_long_plan_has_about_the_pages_asked_for(n_pages: int) -> None:
    document = pypdfium2.PdfDocument(pdf.render(long.make_plan(n_pages, seed=1)))
    assert abs(len(document) - n_pages) <= max(1, n_pages // 10)
    document.close()


def test_long_plan_depends_only_on_its_arguments() -> None:
    assert long.make_plan(7, 1) == long.make_plan(7, 1)
    assert long.make_plan(7, 1) != long.make_plan(7, 2)
    tables = [b for a in long.make_plan(7, 1).appendices for b in a.blocks if isinstance(b, Table)]
    assert sum(t.n_rows for t in tables) > 30


def test_renderers_of_text_need_no_fonts() -> None:
    plan = load("tan-khe-kiem-soat-tthc-2023")
    assert "<ul><li>" in markdown.render(plan)
    assert wrapped.render(plan, seed=1) != wrapped.render(plan, seed=2)
    assert any(isinstance(block, Heading) and block.marker == "III." for block in plan.blocks)
