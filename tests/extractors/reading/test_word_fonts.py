"""Word files in fonts from before Unicode: decoded by the run's font, and what stood there kept as corrections."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from office_files import NEEDS_LIBREOFFICE, converted, saved, set_font, word

from extractors.document import Document
from extractors.reading import read_bytes
from extractors.repair import repair_document
from normalizers.corrections import undo
from normalizers.encodings import encode_tcvn3, encode_vni

TITLE = "ủy ban nhân dân tỉnh"
ORDER = "Sở Tư pháp chủ trì thực hiện trước ngày 15/3/2006"
LINES = [
    [(encode_tcvn3(TITLE, capitals=True), ".VnTimeH")],
    [(encode_tcvn3(ORDER), ".VnTime")],
    [(encode_vni("Sở Nội vụ phối hợp"), "VNI-Times"), (", Sở Tài chính cấp kinh phí", "Times New Roman")],
]
READ = [TITLE.upper(), ORDER, "Sở Nội vụ phối hợp, Sở Tài chính cấp kinh phí"]


def lines(document: Document) -> list[str]:
    [page] = document.pages
    return [page.text[line.start : line.end] for line in page.lines]


def test_runs_are_decoded_by_their_font() -> None:
    assert lines(read_bytes(word(*LINES), "a.doc")) == READ


def test_what_stood_in_the_file_can_be_seen_and_had_again() -> None:
    [page] = repair_document(read_bytes(word(*LINES), "a.doc")).pages
    shown = {(c.before, c.after) for c in page.corrections if c.kind == "encoding"}
    assert ("T­", "Tư") in shown or ("T­ ", "Tư ") in shown
    assert all(page.text[c.start : c.end] == c.after for c in page.corrections)
    stored = "\n".join("".join(text for text, _ in runs) for runs in LINES)
    assert undo(page.text, page.corrections) == stored


def test_cells_are_decoded_too_and_their_corrections_stand_in_place() -> None:
    document = docx.Document()
    table = document.add_table(2, 2, style="Table Grid")
    given = [["STT", "Nhiệm vụ"], ["1", "Rà soát văn bản"]]
    for made, texts in zip(table.rows, given, strict=True):
        for cell, text in zip(made.cells, texts, strict=True):
            set_font(cell.paragraphs[0].add_run("  " + encode_tcvn3(text)), ".VnTime")
    [page] = read_bytes(saved(document), "a.docx").pages
    assert page.text == "STT\tNhiệm vụ\n1\tRà soát văn bản"
    assert [page.text[c.start : c.end] for c in page.corrections] == ["Nhiệm", "vụ", "Rà", "soát", "văn", "bản"]


def test_a_font_comes_from_the_style_its_parent_or_the_theme() -> None:
    document = docx.Document()
    for style in ("Normal",):
        fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        fonts.set(qn("w:ascii"), ".VnTime")
        fonts.set(qn("w:hAnsi"), ".VnTime")
    document.add_paragraph(encode_tcvn3(ORDER))
    document.add_paragraph(encode_tcvn3(ORDER), style="List Paragraph")
    set_font(document.add_paragraph().add_run("Nghị định của Chính phủ"), "Arial")
    assert lines(read_bytes(saved(document), "a.docx")) == [ORDER, ORDER, "Nghị định của Chính phủ"]


def test_capitals_by_format_are_made_after_decoding() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run(encode_tcvn3("kế hoạch"))
    set_font(run, ".VnTime")
    run.font.all_caps = True
    [page] = read_bytes(saved(document), "a.docx").pages
    assert (page.text, [c.before for c in page.corrections]) == ("KẾ HOẠCH", ["kÕ", "ho¹ch"])


def test_the_soft_hyphen_that_word_keeps_apart_is_a_letter() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("tr")
    set_font(run, ".VnTime")
    run._element.append(run._element.makeelement(qn("w:softHyphen"), {}))
    rest = run._element.makeelement(qn("w:t"), {})
    rest.text = "êng häc"
    run._element.append(rest)
    assert lines(read_bytes(saved(document), "a.docx")) == ["trường học"]


def test_markers_that_word_generates_are_decoded_by_their_own_font() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/>{fonts}</w:lvl>'
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    paragraph = document.add_paragraph("Phạm vi")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    assert lines(read_bytes(saved(document), "a.docx")) == ["Điều 1. Phạm vi"]


@NEEDS_LIBREOFFICE
@pytest.mark.parametrize(
    ("suffix", "media_type", "source"),
    [
        ("doc", "application/msword", "doc"),
        ("rtf", "application/rtf", "rtf"),
        ("odt", "application/vnd.oasis.opendocument.text", "docx"),
    ],
)
def test_older_files_are_read_as_word_files_are(suffix: str, media_type: str, source: str) -> None:
    data = converted(word(*LINES, rows=[["STT", "Nhiệm vụ"], ["1", "Báo cáo"], ["2", "Tổng kết"]]), "docx", suffix)
    document = read_bytes(data, f"a.{suffix}")
    [page] = document.pages
    assert (document.media_type, page.source) == (media_type, source)
    assert "LibreOffice" in page.engine
    assert lines(document) == [*READ, "Nơi nhận: như trên"]
    [table] = page.tables
    assert [page.text[cell.start : cell.end] for cell in table.cells] == [
        "STT",
        "Nhiệm vụ",
        "1",
        "Báo cáo",
        "2",
        "Tổng kết",
    ]


@NEEDS_LIBREOFFICE
def test_a_handwritten_rtf_is_read() -> None:
    data = rb"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0 .VnTime;}{\f1 Arial;}}\f0 K\'d5 ho\'b9ch\par \f1 Quy\u7871?t \u273?\u7883?nh\par}"
    assert lines(read_bytes(data, "a.rtf")) == ["Kế hoạch", "Quyết định"]
