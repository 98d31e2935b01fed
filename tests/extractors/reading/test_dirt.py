from extractors.document import Box
from extractors.reading.dirt import without_dirt
from extractors.reading.tesseract import SeenWord


def words(*seen: tuple[str, float], line: int = 0, top: float = 100) -> list[SeenWord]:
    """Words of one line, 40 pixels high."""
    return [
        SeenWord(text, Box(n * 100, top, n * 100 + 80, top + 40), sure, line) for n, (text, sure) in enumerate(seen)
    ]


def texts(found: list[SeenWord]) -> list[str]:
    return [word.text for word in found]


def test_specks_at_a_lines_end_are_no_words() -> None:
    assert texts(without_dirt(words(("Trồng", 0.95), ("dừa", 0.9), ("_", 0.2), ("x", 0.5)))) == ["Trồng", "dừa"]


def test_doubted_figures_mixed_with_letters_behind_a_closed_line_are_no_words() -> None:
    begun = [("Trồng", 0.95), ("dừa:", 0.9)]
    assert texts(without_dirt(words(*begun, ("k0", 0.28), ("0N", 0.28)))) == ["Trồng", "dừa:"]
    assert len(without_dirt(words(*begun, ("k0", 0.28), ("0N", 0.6)))) == 4
    assert len(without_dirt(words(*begun, ("4l/KH", 0.2)))) == 3
    assert len(without_dirt(words(("Trồng", 0.95), ("dừa", 0.9), ("B4a", 0.2)))) == 3


def test_a_doubtful_bullet_opens_its_line() -> None:
    assert texts(without_dirt(words(("~", 0.2), ("Trồng", 0.95)))) == ["~", "Trồng"]


def test_a_sign_above_its_line_is_no_bullet() -> None:
    sign, word = words(("_", 0.2), ("Trồng", 0.95))
    above = SeenWord("_", Box(0, 40, 30, 60), 0.2, 0)
    assert texts(without_dirt([above, word])) == ["Trồng"]
    assert texts(without_dirt([sign, word])) == ["_", "Trồng"]


def test_a_dash_between_words_stays() -> None:
    assert texts(without_dirt(words(("Tự", 0.9), ("—", 0.4), ("Hạnh", 0.9)))) == ["Tự", "—", "Hạnh"]


def test_figures_of_a_pen_go_and_print_beside_them_stays() -> None:
    assert texts(without_dirt(words(("Số:", 0.95), ("4l", 0.0), ("/QĐ-UBND", 0.8)))) == ["Số:", "/QĐ-UBND"]


def test_a_line_of_which_nothing_is_sure_is_dirt() -> None:
    assert without_dirt(words(("tcx", 0.3), ("Ôư~", 0.1))) == []


def test_a_word_that_takes_in_a_speck_above_it_keeps_to_its_line() -> None:
    seen = words(*((word, 0.9) for word in ["Ủy", "ban", "nhân", "dân", "xã", "ven", "sông"]))
    seen[2] = SeenWord("nhân", Box(200, 30, 280, 140), 0.9, 0)
    assert without_dirt(seen)[2].box == Box(200, 100, 280, 140)


def test_a_high_word_alone_keeps_out_of_the_line_below_it() -> None:
    below = words(*((word, 0.9) for word in ["Trồng", "dừa", "ven", "các", "sông", "lớn"]), line=1, top=200)
    alone = SeenWord("ĐỀ", Box(100, 120, 180, 230), 0.9, 0)
    assert without_dirt([alone, *below])[0].box == Box(100, 120, 180, 200)
