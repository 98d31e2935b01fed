import pypdfium2
import pytest
from drawn_pdf import HEIGHT, draw, grid, write
from reportlab.lib.colors import lightgrey, white
from reportlab.pdfgen.canvas import Canvas

from extractors.document import Box
from extractors.reading.pdf_drawing import Edge
from extractors.reading.pdf_page import look
from extractors.reading.pdf_tables import find_tables, grid_of
from extractors.reading.pdf_words import upright_words
from extractors.reading.placed import PlacedCell, PlacedTable

HEAD = ["TT", "Nội dung", "Chủ trì", "Thời gian"]
ROWS = [HEAD, ["1", "Rà soát", "Văn phòng", "Quý I"], ["2", "Báo cáo", "Thanh tra", "Quý II"]]


def tables_of(data: bytes) -> list[PlacedTable]:
    document = pypdfium2.PdfDocument(data)
    page = look(document[0], 1)
    document.close()
    return find_tables(page.drawing.edges, upright_words(page.chars))


def text(cell: PlacedCell) -> str:
    return "\n".join(" ".join(word.text for word in line.words) for line in cell.lines)


def rows(table: PlacedTable) -> list[list[str]]:
    return [[text(cell) for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def test_ruled_table_is_found_with_its_words() -> None:
    (table,) = tables_of(draw(lambda canvas: grid(canvas, ROWS)))
    assert rows(table) == ROWS
    assert (table.n_rows, table.n_columns) == (3, 4)


def test_merged_cells_have_spans() -> None:
    merged = [HEAD, ["I. NHÓM MỘT"], ["1", "Rà soát", "Văn phòng", "Quý I"], ["2", "Báo cáo", "^", "Quý II"]]
    (table,) = tables_of(draw(lambda canvas: grid(canvas, merged)))
    spans = {text(cell): (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["I. NHÓM MỘT"] == (1, 4)
    assert spans["Văn phòng"] == (2, 1)
    assert rows(table)[3] == ["2", "Báo cáo", "Quý II"]


@pytest.mark.parametrize(("open_top", "open_bottom"), [(True, False), (False, True), (True, True)])
def test_row_without_its_border_at_the_page_end_is_kept(open_top: bool, open_bottom: bool) -> None:
    (table,) = tables_of(draw(lambda canvas: grid(canvas, ROWS, open_top=open_top, open_bottom=open_bottom)))
    assert rows(table) == ROWS


def test_lines_of_a_cell_are_kept_apart() -> None:
    (table,) = tables_of(draw(lambda canvas: grid(canvas, [HEAD, ["1", "Rà soát\nquy hoạch", "Văn phòng", ""]])))
    assert rows(table)[1] == ["1", "Rà soát\nquy hoạch", "Văn phòng", ""]


def frame(canvas: Canvas) -> None:
    canvas.rect(60, HEIGHT - 150, 400, 60)
    write(canvas, ["HỎA TỐC"], 100, 120)


def underlines(canvas: Canvas) -> None:
    write(canvas, ["KẾ HOẠCH"], 250, 100)
    canvas.line(240, HEIGHT - 105, 330, HEIGHT - 105)
    canvas.line(250, HEIGHT - 108, 320, HEIGHT - 108)


def shading(canvas: Canvas) -> None:
    canvas.setFillColor(lightgrey)
    for row in range(3):
        for column in range(2):
            canvas.rect(60 + 200 * column, HEIGHT - 150 - 20 * row, 200, 20, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, ["Một hai", "Ba bốn"], 70, 140)


def white_rules(canvas: Canvas) -> None:
    canvas.setStrokeColor(white)
    grid(canvas, ROWS)


def empty_grid(canvas: Canvas) -> None:
    grid(canvas, [["", "", "", ""], ["", "", "", ""]])


@pytest.mark.parametrize("drawing", [frame, underlines, shading, white_rules, empty_grid])
def test_what_only_looks_like_rules_is_no_table(drawing: object) -> None:
    assert tables_of(draw(drawing)) == []  # type: ignore[arg-type]


def test_double_rules_are_one_edge() -> None:
    def page(canvas: Canvas) -> None:
        grid(canvas, ROWS)
        grid(canvas, [["", "", "", ""]] * 3, x=61.5, top=121.5)

    (table,) = tables_of(draw(page))
    assert rows(table) == ROWS


def test_places_without_rectangle_become_cells() -> None:
    table = grid_of([Box(0, 0, 50, 20), Box(50, 0, 100, 20), Box(0, 20, 50, 40)])
    assert table is not None
    assert [(cell.row, cell.column) for cell in table.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert table.cells[3].box == Box(50, 20, 100, 40)


@pytest.mark.parametrize("cells", [[Box(0, 0, 50, 20)], [Box(0, 0, 50, 20), Box(0, 20, 50, 40)]])
def test_one_column_is_no_grid(cells: list[Box]) -> None:
    assert grid_of(cells) is None


@pytest.mark.parametrize(("n_columns", "found"), [(4, 1), (2, 0)])
def test_the_last_words_of_a_row_are_a_table_where_the_grid_is_wide(n_columns: int, found: int) -> None:
    rest = ["", "tác xã", "", ""][:n_columns]
    assert len(tables_of(draw(lambda canvas: grid(canvas, [rest], widths=(40, 250, 100, 80)[:n_columns])))) == found


def test_a_lone_row_open_above_and_below_is_a_table() -> None:
    (table,) = tables_of(draw(lambda canvas: grid(canvas, ROWS[1:2], open_top=True, open_bottom=True)))
    assert rows(table) == ROWS[1:2]


def test_rules_between_columns_of_running_text_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for x in (60, 300, 540):
            canvas.line(x, 100, x, 700)
        write(canvas, ["Điều 1. Phạm vi", "điều chỉnh"], 70, 200)
        write(canvas, ["Điều 2. Đối tượng", "áp dụng"], 310, 200)

    assert tables_of(draw(page)) == []


def test_another_rule_at_the_height_of_an_open_border_does_not_close_it() -> None:
    def page(canvas: Canvas) -> None:
        grid(canvas, ROWS, open_bottom=True, widths=(40, 150, 100, 80))
        canvas.line(450, HEIGHT - 240, 560, HEIGHT - 240)

    (table,) = tables_of(draw(page))
    assert rows(table) == ROWS


def test_a_chart_of_countless_rules_is_given_up_in_no_time() -> None:
    edges = [Edge(upright, 7.0 * at, 0, 7000) for at in range(1000) for upright in (True, False)]
    assert find_tables(edges, []) == []


@pytest.mark.parametrize(("order", "opened"), [((0, 1, 2), {"open_bottom": True}), ((2, 0, 1), {"open_top": True})])
def test_a_row_over_the_width_without_its_border_at_the_page_end_is_kept(
    order: tuple[int, ...], opened: dict[str, bool]
) -> None:
    group = [*ROWS[:2], ["II. NHÓM HAI"]]
    (table,) = tables_of(draw(lambda canvas: grid(canvas, [group[at] for at in order], **opened)))
    assert rows(table) == [group[at] for at in order]
