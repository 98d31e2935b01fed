"""A folder with bad files among good plans: the good ones land, each bad one says what is wrong and what to do."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pandas as pd
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from pipeline.ingestion import Report, ingest
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[1] / "data" / "raw"
WRAPPED = SAMPLES / "158-KH-STNMT khắc phục chỉ số CCHC.txt"
PDF = SAMPLES / "158-KH-STNMT khắc phục chỉ số CCHC.pdf"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Vowels with their hats are letters of their own, tones follow as marks."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in TONES)
        letters.append(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES)) + tones)
    return "".join(letters).encode("cp1258", errors="replace")


def encrypted(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("bí mật")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    PdfWriter().write(out)
    return out.getvalue()


def picture(data: bytes) -> bytes:
    out = io.BytesIO()
    pypdfium2.PdfDocument(data)[0].render(scale=200 / 72).to_pil().save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hỗn hợp")
    text, pdf = WRAPPED.read_text("utf-8"), PDF.read_bytes()
    files = {
        "tốt.md": (SAMPLES / "kh-kiem-soat-tthc-2023-tan-khe.md").read_bytes(),
        "utf16.txt": text.replace("158", "159").encode("utf-16"),
        "windows 1258.txt": windows_1258(text.replace("158", "160")),
        "a picture.pdf": picture(pdf),
        "empty.txt": b"",
        "cut short.pdf": pdf[: len(pdf) // 3],
        "locked.pdf": encrypted(pdf),
        "no pages.pdf": without_pages(),
        "blob.txt": bytes(range(256)) * 40,
    }
    for name, data in files.items():
        (made / name).write_bytes(data)
    return made


@pytest.fixture(scope="module")
def report(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    out = tmp_path_factory.mktemp("out")
    # one worker for all: what one bad file leaves behind must not colour what is said of the next
    return ingest([folder], out, Settings(workers=1)), out


def test_each_bad_file_is_named_with_its_fault_and_remedy(report: tuple[Report, Path]) -> None:
    failures = pd.read_parquet(report[1] / "failures")
    assert {
        Path(path).name: category for path, category in failures[["source_path", "category"]].itertuples(index=False)
    } == {
        "empty.txt": "empty",
        "cut short.pdf": "truncated",
        "locked.pdf": "encrypted",
        "no pages.pdf": "no_pages",
        "blob.txt": "unsupported",
    }
    assert failures["message"].str.len().min() > 10
    assert failures["remedy"].str.len().min() > 10
    assert not report[0].is_complete


@pytest.mark.parametrize(("name", "number"), [("tốt.md", "64"), ("utf16.txt", "159"), ("windows 1258.txt", "160")])
def test_good_files_land(report: tuple[Report, Path], name: str, number: str) -> None:
    documents = pd.read_parquet(report[1] / "documents")
    document = documents[documents["source_path"].map(lambda path: Path(path).name) == name].iloc[0]
    assert document["number"] == number
    tasks = pd.read_parquet(report[1] / "tasks")
    assert (tasks["document_id"] == document["document_id"]).sum() >= 10


def test_a_picture_named_pdf_is_read_as_the_picture_it_is(report: tuple[Report, Path]) -> None:
    documents = pd.read_parquet(report[1] / "documents")
    document = documents[documents["source_path"].str.endswith("a picture.pdf")]
    if document.empty:
        failures = pd.read_parquet(report[1] / "failures")
        assert failures[failures["source_path"].str.endswith("a picture.pdf")].iloc[0]["category"] == "missing_program"
        pytest.skip("no OCR engine")
    assert document.iloc[0][["media_type", "text_source"]].tolist() == ["image/png", "ocr"]
