import numpy as np

from extractors.document import Box
from extractors.reading.boldness import marked_bold
from extractors.reading.tesseract import SeenWord


def drawn(strokes: list[int]) -> tuple[np.ndarray, list[list[SeenWord]]]:
    """A page with a line of six words for each width of stroke."""
    grey = np.full((60 * len(strokes) + 60, 700), 245, np.uint8)
    lines = []
    for at, stroke in enumerate(strokes):
        top, line = 30 + 60 * at, []
        for word in range(6):
            left = 20 + 110 * word
            for letter in range(4):
                x = left + 20 * letter
                grey[top : top + 30, x : x + stroke] = 15
            line.append(SeenWord("chữa", Box(left, top, left + 80, top + 30), 0.9, at))
        lines.append(line)
    return grey, lines


def test_a_line_of_wider_strokes_is_bold() -> None:
    grey, lines = drawn([4, 4, 6, 4, 4])
    assert [all(word.bold for word in line) for line in marked_bold(grey, lines)] == [False, False, True, False, False]


def test_a_page_in_one_weight_has_no_bold() -> None:
    grey, lines = drawn([6, 6, 6, 6])
    assert not any(word.bold for line in marked_bold(grey, lines) for word in line)


def test_a_few_words_do_not_tell_what_is_usual() -> None:
    grey, lines = drawn([4, 6])
    assert marked_bold(grey, lines) == lines
