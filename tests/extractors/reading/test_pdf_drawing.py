import pypdfium2
import pytest
from drawn_pdf import picture
from raw_pdf import raw_pdf, text

from extractors.failures import Category
from extractors.reading.options import ReadingOptions
from extractors.reading.pdf import read_pdf
from extractors.reading.pdf_drawing import Drawing, Edge
from extractors.reading.pdf_page import PdfPage, look

UPPER = 842


def page_of(*contents: bytes, box: bytes = b"0 0 595 842", forms: tuple[bytes, ...] = ()) -> PdfPage:
    document = pypdfium2.PdfDocument(raw_pdf(*contents, box=box, forms=forms))
    try:
        return look(document[0], 1)
    finally:
        document.close()


def drawing(content: bytes, **more: object) -> Drawing:
    return page_of(content, **more).drawing  # type: ignore[arg-type]


def edges(content: bytes, **more: object) -> list[Edge]:
    return [
        Edge(edge.is_vertical, round(edge.at, 1), round(edge.start, 1), round(edge.end, 1))
        for edge in drawing(content, **more).edges
    ]


LEVEL, UPRIGHT = Edge(False, UPPER - 700, 50, 250), Edge(True, 50, UPPER - 700, UPPER - 600)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"50 700 m 250 700 l S", [LEVEL]),
        (b"50 600 m 50 700 l S", [UPRIGHT]),
        (b"[2 2] 0 d 50 700 m 250 700 l S", [LEVEL]),
        (b"50 700 m 250 700.4 l S", [Edge(False, 141.8, 50, 250)]),  # drawn by hand
        (b"50 699.5 200 1 re f", [LEVEL]),  # a thin bar
        (b"49.5 600 1 100 re f", [UPRIGHT]),
        (b"50 700 m 250 680 l S", []),  # slanting
        (b"50 600 200 100 re f", []),  # shading
        (b"1 1 1 RG 50 700 m 250 700 l S", []),
        (b"1 g 50 699.5 200 1 re f", []),
        (b"0 0 0 0 K 50 700 m 250 700 l S", []),
        (b"50 600 200 100 re W n", []),  # a clip draws nothing
    ],
)
def test_what_a_person_sees_as_a_rule_is_one(content: bytes, expected: list[Edge]) -> None:
    assert edges(content) == expected


def test_an_outline_is_four_rules() -> None:
    assert sorted(edges(b"50 600 200 100 re S"), key=lambda edge: (edge.is_vertical, edge.at)) == [
        Edge(False, UPPER - 700, 50, 250),
        Edge(False, UPPER - 600, 50, 250),
        Edge(True, 50, UPPER - 700, UPPER - 600),
        Edge(True, 250, UPPER - 700, UPPER - 600),
    ]


def test_a_dot_may_be_part_of_a_rule_in_either_direction() -> None:
    assert [edge.is_vertical for edge in edges(b"50 600 0.5 0.5 re f")] == [True, False]


def test_rules_in_forms_stand_where_the_forms_are_put() -> None:
    assert edges(b"1 0 0 1 10 0 cm /X0 Do", forms=(b"1 0 0 1 -10 100 cm /X1 Do", b"50 600 m 250 600 l S")) == [LEVEL]


@pytest.mark.parametrize("turn", [90, 270])
def test_rules_on_a_turned_page_are_as_shown(turn: int) -> None:
    (edge,) = edges(b"50 700 m 250 700 l S", box=b"0 0 595 842]/Rotate %d/X[0 0 595 842" % turn)
    assert edge.is_vertical
    assert (edge.at, edge.start) == ((700, 50) if turn == 90 else (UPPER - 700, 595 - 250))


def test_curves_are_counted_and_bound_nothing() -> None:
    round_corner = b"50 600 m 60 610 70 620 80 600 c h S "
    found = drawing(round_corner * 3)
    assert (found.n_curves, found.edges) == (3, ())


def test_pictures_are_known_by_their_boxes() -> None:
    from drawn_pdf import draw, plan, scan

    document = pypdfium2.PdfDocument(scan(picture(draw(plan), dpi=40)))
    page = look(document[0], 1)
    document.close()
    assert page.picture_share == pytest.approx(1.0, abs=0.01)


def test_too_much_to_look_at_is_given_up_and_the_text_still_read() -> None:
    page = page_of(b"1 0 0 1 0 0 cm " + b"10 10 m 20 10 l S\n" * 60_000 + text("Phu luc"))
    assert (page.drawing.is_whole, page.drawing.edges) == (False, ())
    assert page.chars.text == "Phu luc"


def test_a_page_with_more_text_than_a_page_can_hold_costs_itself_alone() -> None:
    bomb = b"BT /F 1 Tf " + b"(abcdefghij) Tj " * 21_000 + b"ET"
    reading = read_pdf(raw_pdf(text("Trang dau"), bomb, text("Trang cuoi")), ReadingOptions())
    assert [(page.number, page.text) for page in reading.pages] == [(1, "Trang dau"), (3, "Trang cuoi")]
    assert [(bad.page, bad.category) for bad in reading.rejected] == [(2, Category.UNSUPPORTED)]


@pytest.mark.parametrize("box", [b"0 0 14400 14400", b"0 0 0 0", b"0 0 -100 -100", b"0 0 1e30 1e30"])
def test_a_page_of_no_possible_size_does_no_harm(box: bytes) -> None:
    reading = read_pdf(raw_pdf(text("Phu luc"), box=box), ReadingOptions())
    assert len(reading.pages) == 1
