import pytest

from normalizers.corrections import undo
from normalizers.lookalikes import SeenWord
from normalizers.misread_acronyms import count_acronyms, mend_acronyms

DOCUMENT = ["xây dựng CSVC của CSVC, UBND xã", "CSVC, CSVC, UBND, UBND, UBND", "CSVVC, CSTC, ƯBND, LÂN"]


@pytest.mark.parametrize(
    ("read", "confidence", "expected"),
    [
        ("quỹ CSVVC của bản;", 0.5, "quỹ CSVC của bản;"),
        ("quỹ CSVVC của bản;", 0.9, "quỹ CSVVC của bản;"),  # the engine was sure
        ("ƯBND xã", 0.9, "UBND xã"),  # the mark alone tells
        ("quỹ CSVC", 0.1, "quỹ CSVC"),
        ("LÂN", 0.1, "LÂN"),  # a word in capitals
        ("CCCD", 0.1, "CCCD"),  # nothing like it is written often
        ("", 0.1, ""),
    ],
)
def test_acronyms_that_a_document_writes_often(read: str, confidence: float, expected: str) -> None:
    mended = mend_acronyms(read, [SeenWord(0, len(read), confidence)], count_acronyms(DOCUMENT))
    assert mended.text == expected
    assert undo(mended.text, mended.corrections) == read


def test_words_that_no_engine_saw_stay() -> None:
    assert mend_acronyms("ƯBND xã", [], count_acronyms(DOCUMENT)).corrections == ()


def test_a_slip_as_common_as_the_word_stays() -> None:
    read = "CSVVC"
    assert mend_acronyms(read, [SeenWord(0, 5, 0.1)], {"CSVC": 6, "CSVVC": 2}).text == read


@pytest.mark.parametrize("torn", ["CS VC", "CSV. C"])
def test_an_acronym_torn_in_two_is_joined_where_one_half_is_doubted(torn: str) -> None:
    def mended(confidence: float, often: int) -> str:
        halves = [SeenWord(3, 3 + torn.index(" "), confidence), SeenWord(4 + torn.index(" "), 3 + len(torn), 0.97)]
        return mend_acronyms(f"bể {torn} mới", halves, {"CSVC": often}).text

    assert mended(0.7, 4) == "bể CSVC mới"
    assert mended(0.9, 4) == mended(0.7, 3) == f"bể {torn} mới"
