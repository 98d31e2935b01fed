from collections.abc import Sequence

import pytest
from paged import At, Grid, document

from extractors.document import Document
from extractors.layout.joined import JoinedTable
from extractors.layout.stitching import stitch

HEAD = ["TT", "Nội dung", "Chủ trì", "Thời gian"]
ONE = ["1", "Rà soát quy hoạch", "Văn phòng", "Quý I"]
TWO = ["2", "Lập danh mục", "Thanh tra", "Quý II"]
THREE = ["3", "Báo cáo", "Văn phòng", "Quý IV"]
SHIFTED = (70, 110, 310, 410, 510)


def rows(table: JoinedTable, read: Document) -> list[list[str]]:
    return [[cell.text(read) for cell in row] for row in table.rows]


def joined(read: Document) -> list[list[str]]:
    (table,) = stitch(read)
    return rows(table, read)


def test_a_table_on_one_page_is_given_as_it_is() -> None:
    read = document([At(100, "Danh mục"), Grid([HEAD, [("I. NHÓM", 1, 4)], ONE])])
    (table,) = stitch(read)
    assert rows(table, read) == [HEAD, ["I. NHÓM"], ONE]
    assert read.text[table.start : table.end].startswith("TT\tNội dung")
    assert read.text[table.start : table.end].endswith("Quý I")
    assert (table.n_columns, table.parts) == (4, ((1, 0),))
    assert table.rows[1][0].column_span == 4


def test_a_repeated_header_is_dropped() -> None:
    again = ["tt", "NỘI\u00a0DUNG", "Chủ  trì", "Thời gian"]
    read = document(
        [Grid([HEAD, ONE]), At(800, "1")], [At(30, "2"), Grid([again, TWO], SHIFTED)], [Grid([HEAD, THREE])]
    )
    assert joined(read) == [HEAD, ONE, TWO, THREE]


def test_a_header_of_two_rows_with_its_column_numbers_is_dropped() -> None:
    head = [[("TT", 2, 1), ("Nội dung", 2, 1), ("Phân công", 1, 2)], ["Chủ trì", "Phối hợp"], ["1", "2", "3", "4"]]
    read = document([Grid([*head, ONE])], [Grid([*head, TWO])])
    assert joined(read) == [["TT", "Nội dung", "Phân công"], ["Chủ trì", "Phối hợp"], ["1", "2", "3", "4"], ONE, TWO]


def test_without_a_header_the_column_edges_tell() -> None:
    assert joined(document([Grid([HEAD, ONE])], [Grid([TWO, THREE], SHIFTED)])) == [HEAD, ONE, TWO, THREE]


@pytest.mark.parametrize("head", [[HEAD], []])
def test_a_row_cut_by_the_page_end_is_made_whole(head: list[list[str]]) -> None:
    read = document([Grid([HEAD, ONE, TWO])], [Grid([*head, ["", "dự án đầu tư", "", "năm 2022"], THREE])])
    assert joined(read) == [HEAD, ONE, ["2", "Lập danh mục\ndự án đầu tư", "Thanh tra", "Quý II\nnăm 2022"], THREE]


def test_a_row_may_run_over_three_pages() -> None:
    read = document([Grid([HEAD, ONE])], [Grid([["", "khu dân cư", "", ""]])], [Grid([["", "nông thôn", "", ""], TWO])])
    (table,) = stitch(read)
    assert rows(table, read) == [HEAD, ["1", "Rà soát quy hoạch\nkhu dân cư\nnông thôn", "Văn phòng", "Quý I"], TWO]
    assert table.parts == ((1, 0), (2, 0), (3, 0))
    assert [piece.of(read.text) for piece in table.rows[1][1].pieces] == [
        "Rà soát quy hoạch",
        "khu dân cư",
        "nông thôn",
    ]


def test_a_group_heading_with_an_empty_number_is_a_row() -> None:
    group = Grid([["", "Công tác kiểm tra", "", ""], TWO], bold=frozenset({"Công tác kiểm tra"}))
    assert joined(document([Grid([HEAD, ONE])], [group])) == [HEAD, ONE, ["", "Công tác kiểm tra", "", ""], TWO]


def test_a_group_heading_over_the_width_is_a_row() -> None:
    read = document([Grid([HEAD, ONE])], [Grid([[("II. KIỂM TRA", 1, 4)], TWO])])
    assert joined(read) == [HEAD, ONE, ["II. KIỂM TRA"], TWO]


def test_a_full_row_without_number_is_a_row() -> None:
    extra = ["", "Công bố quy hoạch", "Thanh tra", "Quý III"]
    assert joined(document([Grid([HEAD, ONE])], [Grid([extra, TWO])])) == [HEAD, ONE, extra, TWO]


def test_rows_without_numbers_are_not_joined() -> None:
    read = document(
        [Grid([HEAD, ["", "Rà soát", "a", "b"], ["", "Lập", "a", "b"]])], [Grid([["", "đi kiểm tra", "", ""]])]
    )
    assert len(joined(read)) == 4


def test_a_cell_merged_over_the_page_end_stays_one() -> None:
    first = Grid([HEAD, ["1", "Rà soát", ("Văn phòng", 2, 1), "Quý I"], ["2", "Lập", "Quý II"]])
    read = document([first], [Grid([["3", "Báo cáo", ("", 2, 1), "Quý III"], ["4", "Họp", "Quý IV"]])])
    (table,) = stitch(read)
    assert rows(table, read)[3:] == [["3", "Báo cáo", "Quý III"], ["4", "Họp", "Quý IV"]]
    assert (table.rows[1][2].text(read), table.rows[1][2].row_span) == ("Văn phòng", 4)


def test_a_part_may_lack_an_edge() -> None:
    narrow = (60, 100, 300, 500)
    read = document([Grid([HEAD, ONE])], [Grid([["2", "Lập danh mục", "theo chỉ đạo"]], narrow)])
    (table,) = stitch(read)
    assert (table.rows[2][2].column, table.rows[2][2].column_span) == (2, 2)
    read = document([Grid([["TT", "Nội dung", "Ghi chú"]], narrow)], [Grid([ONE])])
    (table,) = stitch(read)
    assert (table.n_columns, table.rows[0][2].column_span) == (4, 2)


OTHER = (60, 200, 250, 350, 500)


@pytest.mark.parametrize(
    "pages",
    [
        ([Grid([HEAD, ONE]), At(700, "Ghi chú: theo phân công")], [Grid([HEAD, TWO])]),
        ([Grid([HEAD, ONE])], [At(100, "PHỤ LỤC II"), Grid([HEAD, TWO])]),
        ([Grid([HEAD, ONE])], [At(100, "Nội dung khác")], [Grid([HEAD, TWO])]),
        ([Grid([HEAD, ONE])], [Grid([TWO], OTHER)]),
        ([Grid([HEAD, ONE])], [Grid([["STT", "Tên văn bản", "Số", "Ngày"], TWO])]),
        ([Grid([HEAD, ONE]), Grid([HEAD, TWO])],),
    ],
)
def test_tables_of_their_own_stay_apart(pages: Sequence[Sequence[At | Grid | str]]) -> None:
    assert len(stitch(document(*pages))) == 2


def test_tables_without_boxes_are_joined_by_their_header() -> None:
    read = document([Grid([HEAD, ONE], None)], [Grid([HEAD, TWO], None)])
    assert joined(read) == [HEAD, ONE, TWO]
    assert len(stitch(document([Grid([HEAD, ONE], None)], [Grid([TWO], None)]))) == 2


def test_a_blank_reverse_does_not_end_a_table() -> None:
    assert joined(document([Grid([HEAD, ONE])], [], [Grid([HEAD, TWO])])) == [HEAD, ONE, TWO]


def test_a_thousand_pages_are_joined_in_time_that_grows_with_them() -> None:
    pages = [[Grid([HEAD, [str(number), "Rà soát", "Văn phòng", "Quý I"]])] for number in range(1000)]
    assert len(joined(document(*pages))) == 1001


def test_no_character_of_the_tables_is_lost() -> None:
    read = document(
        [Grid([HEAD, ONE, TWO])], [Grid([["", "dự án", "", ""], THREE])], [Grid([HEAD, ["", "tiếp", "", ""]])]
    )
    (table,) = stitch(read)
    pieces = sorted(piece for row in table.rows for cell in row for piece in cell.pieces if piece.start < piece.end)
    assert [piece.of(read.text) for piece in pieces] == [
        *HEAD,
        *ONE,
        *TWO,
        "dự án",
        *THREE,
        "tiếp",
    ]


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param([["", "", "", ""]], id="an empty row that the page's end left"),
        pytest.param([["", "", "", ""], ["", "", "", ""]], id="two"),
        pytest.param([HEAD], id="the head printed over nothing"),
    ],
)
def test_rows_that_say_nothing_at_a_page_s_end_part_nothing(rest: list[list[str]]) -> None:
    assert joined(document([Grid([HEAD, ONE, *rest])], [Grid([TWO, THREE])])) == [HEAD, ONE, TWO, THREE]


def test_a_row_is_made_whole_over_an_empty_rest_of_it() -> None:
    parts = document(
        [Grid([HEAD, ONE, ["2", "Lập", "", ""], ["", "", "", ""]])], [Grid([["", "danh mục", "", ""], THREE])]
    )
    assert joined(parts) == [HEAD, ONE, ["2", "Lập\ndanh mục", "", ""], THREE]


def test_an_empty_row_at_the_very_end_stays() -> None:
    assert joined(document([Grid([HEAD, ONE, ["", "", "", ""]])])) == [HEAD, ONE, ["", "", "", ""]]


def test_a_cell_merged_down_over_an_empty_row_keeps_its_other_rows() -> None:
    merged = [HEAD, ["1", "Rà soát", ("Văn phòng", 3, 1), "Quý I"], ["2", "Lập", "Quý II"], ["", "", ""]]
    (table,) = stitch(read := document([Grid(merged)], [Grid([THREE])]))
    assert [cell.row_span for row in table.rows for cell in row if cell.text(read) == "Văn phòng"] == [2, 1]
    assert len(table.rows) == 4
