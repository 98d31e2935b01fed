"""Web pages: the lines and tables that a reader of the page would see, whatever wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Document, Page
from extractors.failures import Category, ReadFailure
from extractors.reading import read_bytes
from normalizers.encodings import encode_tcvn3


def document(html: str | bytes) -> Document:
    data = html if isinstance(html, bytes) else f"<html><body>{html}</body></html>".encode()
    return read_bytes(data, "a.html")


def page(html: str | bytes) -> Page:
    [only] = document(html).pages
    return only


def lines(html: str | bytes) -> list[str]:
    made = page(html)
    return [made.text[line.start : line.end] for line in made.lines]


def rows(made: Page, table: int = 0) -> list[list[str]]:
    found = made.tables[table]
    return [[made.text[c.start : c.end] for c in found.cells if c.row == row] for row in range(found.n_rows)]


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>Căn cứ Luật<br>Tổ chức</p><p>Xét đề nghị</p>", ["Căn cứ Luật", "Tổ chức", "Xét đề nghị"]),
        ("<p>Kế   hoạch\n số&nbsp; 5</p>", ["Kế hoạch số 5"]),
        ("<p>K&#7871; ho&#x1EA1;ch &ndash; n&#259;m &lt;2024&gt;</p>", ["Kế hoạch – năm <2024>"]),
        ("Trước <div>giữa</div> sau", ["Trước", "giữa", "sau"]),
        ("<p>cải <b>cách</b> <i>hành</i>chính</p>", ["cải cách hànhchính"]),
        ("<ul><li>Rà soát</li><li>- Báo cáo</li></ul>", ["- Rà soát", "- Báo cáo"]),
        ("<ol start=3><li>Rà soát</li><li>Báo cáo</li></ol>", ["3. Rà soát", "4. Báo cáo"]),
        ("<ol type=a><li>Rà soát<ol><li>Một</li></ol></li></ol>", ["a. Rà soát", "1. Một"]),
        ("<pre>một\nhai</pre>", ["một", "hai"]),
        ("<p>a</p><script>x()</script><style>p{}</style><p hidden>b</p><p style='display:none'>c</p>", ["a"]),
        ("<p>a<span style='mso-hide:all'>b</span><del>c</del><ins>d</ins></p>", ["ad"]),
        ("<nav>Trang chủ</nav><p>a</p><aside>Tin khác</aside><footer>Bản quyền</footer>", ["a"]),
        ("<div role=navigation>Trang chủ</div><header>Cổng thông tin</header><p>a</p>", ["a"]),
        ("<article><header><h1>KẾ HOẠCH</h1></header><p>a</p></article>", ["KẾ HOẠCH", "a"]),
        ("<div>Tin khác</div><main><p>a</p></main><div>Liên kết</div>", ["a"]),
        ("<style>.an{display:none} p.hoa{text-transform:uppercase}</style><p class=an>a</p><p class=hoa>kế hoạch</p>", ["KẾ HOẠCH"]),
        ("<p>&#150; một &#133;</p>", ["– một …"]),
        ("<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Rà soát</p>", ["1. Rà soát"]),
        ("<!--[if gte vml 1]><v:shape>x</v:shape><![endif]--><p class=MsoNormal><o:p></o:p>a</p>", ["a"]),
        ("<p><span style='font-family:Symbol'>·</span> Rà soát</p>", ["• Rà soát"]),
    ],
)  # fmt: skip
def test_lines_are_what_a_reader_sees(html: str, read: list[str]) -> None:
    assert lines(html) == read


def test_bold_headings_and_the_ends_of_paragraphs_are_known() -> None:
    made = page("<h2>I. MỤC ĐÍCH</h2><p><b>Đậm</b> thường</p><p style='font-weight:bold'>một<br>hai</p>")
    known = [(line.bold, line.heading_level, line.ends_paragraph) for line in made.lines]
    assert known == [(True, 2, True), (False, None, True), (True, None, None), (True, None, True)]


@pytest.mark.parametrize(
    "data",
    [
        "<html><head><meta charset='utf-8'></head><body><p>Kế hoạch</p></body></html>".encode(),
        "<html><body><p>Kế hoạch</p></body></html>".encode(),
        "<html><meta charset='windows-1252'><body><p>Kế hoạch</p></body></html>".encode(),
        "<html><body><p>Kế hoạch</p></body></html>".encode("utf-16"),
        "\ufeff<html><body><p>Kế hoạch</p></body></html>".encode(),
        b"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>K&#7871; ho&#7841;ch</p>",
        "<html><meta charset='windows-1258'><p>Kê\u0301 hoa\u0323ch</p></html>".encode("windows-1258"),
        "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>\n<html xmlns='x'><p>Kế hoạch</p></html>".encode(),
        "<meta charset='khong-co'><p>Kế hoạch</p>".encode(),
    ],
)
def test_the_encoding_is_what_the_bytes_show_or_the_page_says(data: bytes) -> None:
    import unicodedata

    assert [unicodedata.normalize("NFC", line) for line in lines(data)] == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<font face='.VnTime'>", "</font>"),
        ("<span style='font-family:.VnTime'>", "</span>"),
        ("""<span style='font-family:".VnTime","sans-serif"'>""", "</span>"),
        ('<style>p.Cu, li.Cu {font-family:".VnTime";}</style><p class=Cu>', "</p>"),
        ("<style>body {font: 14pt '.VnTime'}</style>", ""),
    ],
)
def test_text_in_old_fonts_is_decoded_and_the_rest_is_not(before: str, after: str) -> None:
    text = encode_tcvn3("Kế hoạch thực hiện")
    made = page(f"{before}{text}{after}<p style='font-family:Arial'>Quyết định đã ban hành</p>")
    assert made.text == "Kế hoạch thực hiện\nQuyết định đã ban hành"
    assert [c.before for c in made.corrections] == text.split()


TABLE = (
    "<table border=1><tr><th rowspan=2>STT</th><th rowspan=2>Nhiệm vụ</th><th colspan=2>Phân công</th></tr>"
    "<tr><th>Chủ trì</th><th>Phối hợp</th></tr>"
    "<tr><td colspan=4><p>I. CHỈ ĐẠO</p></td></tr>"
    "<tr><td>1</td><td><p>Ban hành</p><p>kế hoạch</p></td><td>Sở Nội vụ</td><td></td></tr></table>"
)


def test_a_table_is_read_with_its_merged_cells() -> None:
    made = page(f"<p>Trước</p>{TABLE}<p>Sau</p>")
    assert rows(made) == [
        ["STT", "Nhiệm vụ", "Phân công"],
        ["Chủ trì", "Phối hợp"],
        ["I. CHỈ ĐẠO"],
        ["1", "Ban hành\nkế hoạch", "Sở Nội vụ", ""],
    ]
    [table] = made.tables
    assert [(c.row_span, c.column_span) for c in table.cells[:3]] == [(2, 1), (2, 1), (1, 2)]
    assert [c.column for c in table.cells if c.row == 1] == [2, 3]
    assert table.cells[0].bold
    assert [made.text[line.start : line.end] for line in made.lines] == ["Trước", "Sau"]


def test_a_table_that_frames_the_page_is_none_and_the_one_inside_is() -> None:
    made = page(f"<table width=100%><tr><td>Chuyên mục</td><td><p>KẾ HOẠCH</p>{TABLE}</td></tr></table>")
    assert len(made.tables) == 1
    assert [made.text[line.start : line.end] for line in made.lines] == ["Chuyên mục", "KẾ HOẠCH"]


def test_a_table_inside_a_cell_is_part_of_its_text() -> None:
    inner = "<table border=1><tr><td>x</td><td>y</td><td>z</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"
    made = page(f"<table border=1><tr><td>STT</td><td>Nội dung</td></tr><tr><td>1</td><td>a{inner}b</td></tr></table>")
    assert rows(made) == [["STT", "Nội dung"], ["1", "a\nx y z\n1 2 3\nb"]]


def test_a_letterhead_is_lines_column_by_column() -> None:
    made = lines(
        "<table><tr><td><p>UBND TỈNH</p><p>SỞ NỘI VỤ</p></td><td><p>CỘNG HÒA</p><p>Độc lập</p></td></tr>"
        "<tr><td>Số: 5/KH-SNV</td><td>ngày 5 tháng 3</td></tr></table>"
    )
    assert made == ["UBND TỈNH", "SỞ NỘI VỤ", "Số: 5/KH-SNV", "CỘNG HÒA", "Độc lập", "ngày 5 tháng 3"]


def test_columns_that_only_measure_width_are_left_out() -> None:
    made = page(
        "<table border=1><tr><td colspan=3>STT</td><td colspan=2>Nội dung</td><td>x</td></tr>"
        "<tr><td colspan=3>1</td><td colspan=2>a</td><td>b</td></tr></table>"
    )
    [table] = made.tables
    assert (table.n_columns, {c.column_span for c in table.cells}) == (3, {1})


def test_page_breaks_part_pages() -> None:
    made = document("<p>một</p><br clear=all style='page-break-before:always'><p>hai</p>")
    assert [each.text.strip() for each in made.pages] == ["một", "hai"]


def test_a_page_nested_deep_is_read() -> None:
    assert lines("<font>" * 1000 + "<p>a</p>" + "<div>" * 500 + "b") == ["a", "b"]


def test_a_page_nested_deeper_than_can_be_read_is_refused_and_not_cut_off() -> None:
    with pytest.raises(ReadFailure) as failure:
        document("<p>a</p>" + "<div>" * 5000 + "b")
    assert failure.value.category is Category.UNSUPPORTED


def test_a_span_as_large_as_can_be_written_takes_no_time() -> None:
    cell = "<td rowspan=99999999 colspan=99999999>x</td>"
    made = page(f"<table border=1><tr><td>1</td>{cell}</tr><tr><td>2</td></tr><tr><td>3</td></tr></table>")
    assert (made.tables[0].n_rows, made.tables[0].n_columns) == (3, 2)


def test_a_web_archive_is_read_as_its_page() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n"
        b"Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><p>K=E1=BA=BF ho=E1=BA=A1ch</p></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )  # fmt: skip
    made = document(data)
    assert (made.media_type, made.text_source, made.text.strip()) == ("multipart/related", "html", "Kế hoạch")


def test_a_page_of_markup_alone_holds_no_text() -> None:
    with pytest.raises(ReadFailure) as failure:
        document("<!-- a --><script>b</script>")
    assert failure.value.category is Category.NO_TEXT


@given(st.text(alphabet="<>/=\"' abtdrpulo&#;x1!-\n", max_size=200))
def test_no_markup_is_too_broken(markup: str) -> None:
    try:
        made = document(f"{markup}<p>x")
    except ReadFailure:
        return
    for each in made.pages:
        for table in each.tables:
            assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
