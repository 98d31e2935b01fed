import os

import pytesseract
import pytest
from drawn_pdf import draw, picture, plan
from PIL import Image

from extractors.document import Box
from extractors.failures import Category, ReadFailure
from extractors.reading import tesseract
from extractors.reading.tesseract import SeenWord, recognise, seen_words

HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def test_words_of_the_table_are_parsed() -> None:
    table = HEADER + (
        "4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tKế\n"
        '5\t1\t1\t1\t1\t2\t50\t20\t30\t40\t12.0\t"hoạch\n'
        "5\t1\t1\t1\t2\t1\t50\t60\t30\t40\t95\t \n"
        "5\t1\t1\t1\t2\t2\t90\t60\t30\t40\t-1\tnăm\n"
    )
    assert list(seen_words(table)) == [
        SeenWord("Kế", Box(10, 20, 40, 60), 0.965, 0),
        SeenWord('"hoạch', Box(50, 20, 80, 60), 0.12, 0),
        SeenWord("năm", Box(90, 60, 120, 100), 0.0, 1),
    ]


def test_vietnamese_is_installed_and_the_version_known() -> None:
    assert "vie" in tesseract.languages()
    assert tesseract.version()[0].isdigit()


def failure(**changes: object) -> ReadFailure:
    arguments = {"image": Image.new("L", (60, 60), 255), "language": "vie", "dpi": 300, "timeout_s": 60.0, **changes}
    with pytest.raises(ReadFailure) as caught:
        recognise(**arguments)  # type: ignore[arg-type]
    return caught.value


def test_a_missing_model_names_the_packages() -> None:
    refused = failure(language="vie+tlh")
    assert refused.category == Category.MISSING_PROGRAM
    assert "tlh" in refused.message
    assert "tesseract-ocr-vie" in refused.remedy


def test_a_missing_program_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    refused = failure()
    assert refused.category == Category.MISSING_PROGRAM
    assert "tesseract-ocr " in refused.remedy


def test_a_slow_page_is_given_up() -> None:
    refused = failure(image=picture(draw(plan), dpi=300), timeout_s=0.05)
    assert refused.category == Category.TIMEOUT


def test_the_engine_gets_one_thread_and_the_environment_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str | None] = []

    def image_to_data(*_: object, **__: object) -> str:
        threads.append(os.environ.get("OMP_THREAD_LIMIT"))
        return HEADER

    monkeypatch.setattr(pytesseract, "image_to_data", image_to_data)
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    recognise(Image.new("L", (9, 9)), "vie", 300, 1.0)
    monkeypatch.setenv("OMP_THREAD_LIMIT", "3")
    recognise(Image.new("L", (9, 9)), "vie", 300, 1.0)
    assert threads == ["1", "1"]
    assert os.environ["OMP_THREAD_LIMIT"] == "3"
