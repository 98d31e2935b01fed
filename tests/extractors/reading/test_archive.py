"""ZIP archives: what is in them by safe names, and no more of it than an archive may hold."""

import io
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.failures import Category, ReadFailure
from extractors.reading import archive, read, read_bytes
from extractors.reading.archive import is_archive, member_names

NAME = "Kế hoạch số 5.txt"


def packed(path: Path, *members: tuple[str, bytes]) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")  # of names given twice
        for name, content in members:
            file.writestr(zipfile.ZipInfo(name) if not content else name, content)
    return path


def renamed(path: Path, raw: bytes) -> Path:
    """An archive of one file whose name is given by its bytes, not said to be UTF-8."""
    data = packed(path, ("x" * len(raw), b"text")).read_bytes()
    path.write_bytes(data.replace(b"x" * len(raw), raw))
    return path


def failure(path: Path) -> ReadFailure:
    with pytest.raises(ReadFailure) as raised:
        read(path)
    return raised.value


def test_a_document_in_an_archive_is_read_as_if_it_lay_in_a_folder(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("năm 2024/" + NAME, "Kế hoạch".encode()), ("b.txt", b"khac"))
    document = read(path / "năm 2024" / NAME)
    assert (document.text, document.source_path) == ("Kế hoạch", str(path / "năm 2024" / NAME))
    assert document.document_id == read_bytes("Kế hoạch".encode(), "x").document_id


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b.txt", "a/b.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\win.ini", "windows/win.ini"),
        ("C:\\a.txt", "C_/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("xuống\ndòng.txt", "xuống_dòng.txt"),
        ("e\u0302\u0301.txt", "ế.txt"),
        ("a" * 300 + ".docx", "a" * 115 + ".docx"),
    ],
)
def test_no_name_leads_out_of_the_archive(tmp_path: Path, name: str, safe: str) -> None:
    path = packed(tmp_path / "a.zip", (name, b"text"))
    assert member_names(path) == (safe,)
    assert read(path / safe).text == "text"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1258"])
def test_a_name_is_read_by_what_its_bytes_show(tmp_path: Path, encoding: str) -> None:
    written = NAME if encoding == "utf-8" else "Kê\u0301 hoa\u0323ch sô\u0301 5.txt"
    path = renamed(tmp_path / "a.zip", written.encode(encoding))
    assert member_names(path) == (NAME,)
    assert read(path / NAME).text == "text"


def test_names_given_twice_are_told_apart(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("a.txt", b"mot"), ("a.txt", b"hai"), ("./a.txt", b"ba"), ("a (2).txt", b"bon"))
    texts = {name: read(path / name).text for name in member_names(path)}
    assert sorted(texts.values()) == ["ba", "bon", "hai", "mot"]


def test_folders_are_no_files(tmp_path: Path) -> None:
    assert member_names(packed(tmp_path / "a.zip", ("a/", b""), ("a/b.txt", b"x"))) == ("a/b.txt",)


def test_a_document_that_is_packed_as_a_zip_is_no_archive(tmp_path: Path) -> None:
    word = packed(tmp_path / "a.docx", ("[Content_Types].xml", b"x"), ("word/document.xml", b"x"))
    folder = packed(tmp_path / "b.zip", ("word/ke-hoach.txt", b"x"))
    assert (is_archive(word), is_archive(folder)) == (False, True)


def test_a_locked_member_says_so(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("a.txt", b"text"))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert failure(path / "a.txt").category is Category.ENCRYPTED


def test_a_member_that_is_damaged_or_larger_than_it_says_is_cut_off(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("a.txt", b"text" * 1000))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    assert failure(path / "a.txt").category is Category.TRUNCATED


def test_a_member_too_large_is_refused_without_unpacking_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER", 1000)
    path = packed(tmp_path / "a.zip", ("a.txt", b"x" * 1001), ("b.txt", b"x" * 1000))
    assert failure(path / "a.txt").category is Category.UNSUPPORTED
    assert len(read(path / "b.txt").text) == 1000


def test_a_bomb_is_refused_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_FROM", 10_000)
    path = packed(tmp_path / "a.zip", ("a.txt", bytes(1_000_000)))
    for lookup in (member_names, read):
        with pytest.raises(ReadFailure) as raised:
            lookup(path)
        assert raised.value.category is Category.UNSUPPORTED
        assert "unpacks to" in raised.value.message


def test_too_many_or_too_much_together_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "a.zip", *((f"{n}.txt", b"x") for n in range(5)))
    monkeypatch.setattr(archive, "MAX_MEMBERS", 4)
    assert "5 files" in failure(path).message
    monkeypatch.undo()
    monkeypatch.setattr(archive, "MAX_TOTAL", 4)
    assert "unpacks to" in failure(path).message


def test_an_archive_in_an_archive_stays_shut(tmp_path: Path) -> None:
    inner = packed(tmp_path / "b.zip", ("a.txt", b"x")).read_bytes()
    path = packed(tmp_path / "a.zip", ("b.zip", inner))
    raised = failure(path / "b.zip")
    assert (raised.category, "archive" in raised.message) == (Category.UNSUPPORTED, True)


@pytest.mark.parametrize(("keep", "category"), [(0.5, Category.TRUNCATED), (1.0, Category.UNSUPPORTED)])
def test_an_archive_by_itself_says_why_it_was_not_opened(tmp_path: Path, keep: float, category: Category) -> None:
    data = packed(tmp_path / "a.zip", ("a.txt", b"text" * 50)).read_bytes()
    path = tmp_path / "b.zip"
    path.write_bytes(data[: int(len(data) * keep)])
    assert failure(path).category is category


def test_what_is_not_in_the_archive_has_vanished(tmp_path: Path) -> None:
    assert failure(packed(tmp_path / "a.zip", ("a.txt", b"x")) / "b.txt").category is Category.VANISHED


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(rest: bytes) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a.txt", b"text")
    for data in (b"PK\x03\x04" + rest, file.getvalue()[:-20] + rest):
        try:
            read_bytes(data, "a.zip")
        except ReadFailure:
            continue
