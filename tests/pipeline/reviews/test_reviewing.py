"""What people say of rows comes into the tables, stays there whatever is read again, and can be taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from reviewed_plan import (
    DOCUMENT,
    TEXT,
    cut_longer,
    key,
    newer_version,
    numbered_otherwise,
    read_into,
    reviews_of,
    row,
    rows,
    tables,
)

from extractors.extract import Extracted
from pipeline.forget import forget
from pipeline.lock import Locked, exclusive
from pipeline.provinces import province_rows
from pipeline.published import NoTables
from pipeline.reviews.review import Review, WrongReview
from pipeline.reviews.reviewing import Reviews
from pipeline.verification import repair, verify

PURPOSE = "Nâng cao chất lượng phục vụ người dân."


def publish(out: Path) -> int:
    return reviews_of(out).publish(province_rows())


def mark(words: str) -> tuple[int, int]:
    """Where words stand in the text, which is read as it is written."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_corrected_field_says_what_the_person_says_and_how_it_came_there(out: Path) -> None:
    key_of_row = key(out, "deadlines", "30/6/2022")
    reviews_of(out).correct("deadlines", key_of_row, {"due_date": "2022-06-15"}, reviewer="Lan", note="xem trang 1")
    publish(out)
    found = row(out, "deadlines", "30/6/2022")
    assert (found["due_date"], found["method"], found["confidence"]) == (date(2022, 6, 15), "review", 1.0)
    assert found["deadline_id"] == key_of_row
    [said] = rows(out, "reviews")
    assert (said["kind"], said["status"], said["table_name"], said["row_key"]) == (
        "correct",
        "applied",
        "deadlines",
        key_of_row,
    )
    assert (json.loads(said["before"]), json.loads(said["after"])) == (
        {"due_date": "2022-06-30"},
        {"due_date": "2022-06-15"},
    )
    assert (said["reviewer"], said["note"], said["words"]) == ("Lan", "xem trang 1", "trước ngày 30/6/2022")
    assert verify(out) == ()


def test_only_the_partition_of_the_document_is_made_anew(out: Path) -> None:
    before = tables(out)
    reviews_of(out).correct("tasks", key(out, "tasks", "Rà soát"), {"domain": "tài chính công"})
    assert publish(out) == 1
    after = tables(out)
    assert {path for path in after if after[path] != before.get(path)} <= {
        "tasks/64/2022.parquet",
        "reviews/64/2022.parquet",
    }
    assert publish(out) == 0


@pytest.mark.parametrize("words", ["Tham mưu ban hành", "Rút ngắn"])
def test_a_wrong_task_goes_with_all_that_hangs_on_it(out: Path, words: str) -> None:
    task = key(out, "tasks", words)
    n_tasks = len(rows(out, "tasks"))
    reviews_of(out).wrong("tasks", task)
    publish(out)
    assert len(rows(out, "tasks")) == n_tasks - 1
    for table in ("task_units", "deadlines", "targets"):
        assert all(each["task_id"] != task for each in rows(out, table))
    assert verify(out) == ()


def test_units_that_no_row_names_any_more_leave_the_dimension(out: Path) -> None:
    forget([str(next(each for each in _documents(out) if each != DOCUMENT))], out, provinces=province_rows())
    reviews_of(out).wrong("tasks", key(out, "tasks", "Tham mưu ban hành"))
    publish(out)
    assert verify(out) == ()


def _documents(out: Path) -> list[str]:
    from extractors.records import DocumentRow
    from pipeline.published import select

    return [each["document_id"] for each in select(out, DocumentRow)]


def test_a_missing_task_gets_a_key_of_its_own_and_stands_where_it_is_read(out: Path) -> None:
    keys = [each["task_id"] for each in rows(out, "tasks")]
    reviews = reviews_of(out)
    task = reviews.missing("tasks", DOCUMENT, *mark(PURPOSE), {"domain": "thể chế"}, box=(10, 20, 300, 40))
    lead = reviews.missing("task_units", DOCUMENT, *mark("Văn phòng Sở"), {"role": "lead"}, task_id=task.added_key())
    due = {"kind": "window", "start_date": "2022-07-01", "due_date": "2022-09-30", "raw": "quý III"}
    reviews.missing("deadlines", DOCUMENT, *mark("quý III năm 2022"), due, task_id=task.added_key())
    publish(out)
    first, *others = rows(out, "tasks")
    assert (first["text"], first["task_id"], first["page"]) == (PURPOSE, task.added_key(), 1)
    assert (first["char_start"], first["char_end"], first["top"]) == (*mark(PURPOSE), 20)
    assert [each["task_id"] for each in others] == keys
    assert [each["ordinal"] for each in rows(out, "tasks")] == [*range(1, len(keys) + 2)]
    [unit] = [each for each in rows(out, "task_units") if each["task_id"] == task.added_key()]
    assert (unit["unit"], unit["unit_id"], unit["task_unit_id"]) == (
        "Văn phòng Sở",
        row(out, "task_units", "heading.unit")["unit_id"],
        lead.added_key(),
    )
    assert rows(out, "deadlines")[0]["raw"] == "quý III"
    assert verify(out) == ()


def test_a_unit_that_no_document_names_comes_into_the_dimension(out: Path) -> None:
    unit = key(out, "task_units", "Phòng Kế hoạch")
    reviews_of(out).correct("task_units", unit, {"unit": "Phòng Quy hoạch"})
    publish(out)
    assert row(out, "task_units", "Phòng Quy hoạch")["unit_id"] == "phong-quy-hoach.so-xay-dung.64"
    assert verify(out) == ()


def test_a_corrected_province_takes_the_document_into_its_partition(out: Path) -> None:
    before = tables(out)
    review = reviews_of(out).correct("documents", DOCUMENT, {"province": "Kon Tum", "issue_date": "2021-12-30"})
    publish(out)
    [document] = rows(out, "documents")
    codes = (document["province_code"], document["province_code_2025"], document["issue_year"], document["plan_id"])
    assert codes == ("62", "51", 2021, "so-xay-dung-62-12-kh-sxd-2021")
    assert {each["province_code"] for table in ("pages", "tasks", "reviews") for each in rows(out, table)} == {"62"}
    assert (out / "tasks/62/2021.parquet").exists()
    assert not (out / "tasks/64/2022.parquet").exists()
    assert verify(out) == ()
    reviews_of(out).undo(review.review_id)
    publish(out)
    assert tables(out) == before


def test_a_wrong_section_leaves_its_tasks_to_the_section_over_it(out: Path) -> None:
    inner, outer = row(out, "sections", "Cải cách thể chế"), row(out, "sections", "NHIỆM VỤ")
    reviews_of(out).wrong("sections", inner["section_id"])
    publish(out)
    assert row(out, "tasks", "Rà soát")["section_id"] == outer["section_id"] == inner["parent_id"]
    assert verify(out) == ()


def test_a_missing_heading_takes_over_what_stands_under_it(out: Path) -> None:
    after, before = row(out, "tasks", "Tham mưu ban hành"), row(out, "tasks", "Rà soát")
    words = "Tham mưu ban hành quy định"
    review = reviews_of(out).missing("sections", DOCUMENT, *mark(words), {"kind": "tasks"})
    reviews_of(out).wrong("tasks", after["task_id"])
    publish(out)
    assert row(out, "tasks", "tuyên truyền")["section_id"] == review.added_key()
    assert row(out, "tasks", "Rà soát")["section_id"] == before["section_id"]
    assert row(out, "tasks", "Công khai")["section_id"] != review.added_key()
    assert verify(out) == ()


def review_everything(out: Path) -> None:
    """A correction, a removal, an addition with a unit on it, and a corrected header."""
    reviews = reviews_of(out)
    reviews.correct("tasks", key(out, "tasks", "tuyên truyền"), {"domain": "chế độ công vụ"})
    reviews.correct("deadlines", key(out, "deadlines", "15/11"), {"due_date": "2022-11-14", "due_bound": "by"})
    reviews.correct("documents", DOCUMENT, {"signer": "Trần Văn Mẫn"})
    reviews.wrong("task_units", key(out, "task_units", "Phòng Kế hoạch"))
    task = reviews.missing("tasks", DOCUMENT, *mark(PURPOSE), {})
    reviews.missing("task_units", DOCUMENT, *mark("Văn phòng Sở"), {"role": "lead"}, task_id=task.added_key())
    publish(out)


def check_everything(out: Path) -> None:
    assert row(out, "tasks", "tuyên truyền")["domain"] == "chế độ công vụ"
    due = row(out, "deadlines", "15/11")
    assert (due["due_date"], due["due_bound"]) == (date(2022, 11, 14), "by")
    assert rows(out, "documents")[0]["signer"] == "Trần Văn Mẫn"
    assert all(each["unit"] != "Phòng Kế hoạch" for each in rows(out, "task_units"))
    [task] = [each for each in rows(out, "tasks") if each["text"] == PURPOSE]
    assert [each["unit"] for each in rows(out, "task_units") if each["task_id"] == task["task_id"]] == ["Văn phòng Sở"]
    assert [each["status"] for each in rows(out, "reviews")] == ["applied"] * 6
    assert verify(out) == ()


def test_reviews_outlive_the_staged_rows_and_a_second_reading(out: Path, plans: Path) -> None:
    review_everything(out)
    before = tables(out)
    check_everything(out)
    shutil.rmtree(out / "_state")
    for path in out.rglob("*.parquet"):
        path.unlink()
    read_into(out, plans)
    assert tables(out) == before


MENDED = TEXT.replace("UBND TỈNH GIA LAI", "ỦY BAN NHÂN DÂN TỈNH GIA LAI\nBẢN ĐÃ HIỆU ĐÍNH").replace(
    "ngày 15/11", "ngày  15/11"
)


@pytest.mark.parametrize(
    ("change", "text"),
    [(numbered_otherwise, TEXT), (cut_longer, TEXT), (lambda found: found, MENDED), (numbered_otherwise, MENDED)],
    ids=["numbered otherwise", "cut otherwise", "mended otherwise", "both"],
)
def test_reviews_find_their_rows_in_the_reading_of_a_newer_version(
    out: Path, plans: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Extracted], Extracted], text: str
) -> None:
    review_everything(out)
    keys = [each["task_id"] for each in rows(out, "tasks")]
    read_into(out, plans, newer_version(monkeypatch, change, text))
    check_everything(out)
    if change is numbered_otherwise:
        assert keys[2] not in [each["task_id"] for each in rows(out, "tasks") if "Tham mưu" in each["text"]]


def test_a_review_whose_row_is_no_longer_read_is_kept_and_says_so(
    out: Path, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviews = reviews_of(out)
    reviews.correct("tasks", key(out, "tasks", "Rà soát"), {"domain": "tài chính công"})
    reviews.correct("deadlines", key(out, "deadlines", "30/6"), {"due_date": "2022-06-01"})
    publish(out)
    read_into(out, plans, newer_version(monkeypatch, numbered_otherwise))
    assert [(each["status"], each["row_key"], each["char_start"]) for each in rows(out, "reviews")] == [
        ("not_found", None, None)
    ] * 2
    assert all(each["method"] != "review" for each in rows(out, "tasks"))
    assert [each.status for each in reviews.list()] == ["not_found", "not_found"]
    assert verify(out) == ()


def test_what_was_missing_and_is_read_by_a_newer_version_does_not_stand_twice(
    out: Path, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(out)
    with monkeypatch.context() as older:
        read_into(out, plans, newer_version(older, numbered_otherwise))
    words = "Rà soát văn bản quy phạm pháp luật về nhà ở, hoàn thành trước ngày 30/6/2022."
    task = reviews_of(out).missing("tasks", DOCUMENT, *mark(words), {"domain": "tài chính công"})
    due = {"kind": "date", "due_date": "2022-06-30", "due_bound": "before"}
    reviews_of(out).missing("deadlines", DOCUMENT, *mark("trước ngày 30/6/2022"), due, task_id=task.added_key())
    publish(out)
    assert row(out, "tasks", "Rà soát")["task_id"] == task.added_key()
    read_into(out, plans, newer_version(monkeypatch))
    found = row(out, "tasks", "Rà soát")
    assert (found["task_id"], found["domain"], found["method"]) == (f"{DOCUMENT}-t0001", "tài chính công", "review")
    assert row(out, "deadlines", "30/6")["task_id"] == found["task_id"]
    assert verify(out) == ()


def test_a_value_that_a_newer_schema_does_not_take_is_kept_and_says_so(out: Path) -> None:
    reviews_of(out).correct("tasks", key(out, "tasks", "Rà soát"), {"domain": "tài chính công"})
    path = out / "_reviews/reviews.jsonl"
    path.write_text(path.read_text().replace("tài chính công", "thi đua"), encoding="utf-8")
    publish(out)
    assert [each["status"] for each in rows(out, "reviews")] == ["does_not_fit"]
    assert row(out, "tasks", "Rà soát")["domain"] == "thể chế"


def test_reviews_of_a_forgotten_document_wait_for_it(out: Path, plans: Path) -> None:
    review_everything(out)
    before = tables(out)
    forget([DOCUMENT], out, provinces=province_rows())
    assert {each.status for each in reviews_of(out).list()} == {"no_document"}
    assert verify(out) == ()
    read_into(out, plans)
    assert tables(out) == before


def test_the_later_of_two_corrections_holds_and_undoing_it_brings_the_earlier_back(out: Path) -> None:
    task = key(out, "tasks", "Rà soát")
    reviews_of(out).correct("tasks", task, {"domain": "tài chính công"})
    later = reviews_of(out).correct("tasks", task, {"domain": "chế độ công vụ"})
    publish(out)
    assert row(out, "tasks", "Rà soát")["domain"] == "chế độ công vụ"
    reviews_of(out).undo(later.short_id, reviewer="Lan")
    publish(out)
    assert row(out, "tasks", "Rà soát")["domain"] == "tài chính công"
    assert [each.status for each in reviews_of(out).list(undone=True)] == ["applied", "undone"]
    assert [each.undone.reviewer for each in reviews_of(out).list(undone=True) if each.undone] == ["Lan"]


def test_with_an_addition_undone_what_was_said_of_it_is_said_of_nothing(out: Path) -> None:
    reviews = reviews_of(out)
    task = reviews.missing("tasks", DOCUMENT, *mark(PURPOSE), {})
    reviews.correct("tasks", task.added_key(), {"domain": "thể chế"})
    reviews.undo(task.review_id)
    publish(out)
    assert [each["status"] for each in rows(out, "reviews")] == ["not_found"]
    assert verify(out) == ()


def test_an_ingest_that_runs_does_not_keep_anybody_from_saying_what_is_wrong(out: Path, plans: Path) -> None:
    reviews = reviews_of(out)
    with exclusive(out / "_state/lock"):
        reviews.wrong("tasks", key(out, "tasks", "Rà soát"))
        with pytest.raises(Locked):
            publish(out)
    assert reviews.pending() == {DOCUMENT}
    assert [problem.where for problem in verify(out)] == [DOCUMENT]
    assert [each.is_published for each in reviews.list()] == [False]
    read_into(out, plans)
    assert reviews.pending() == frozenset()
    assert all("Rà soát" not in each["text"] for each in rows(out, "tasks"))


def test_a_newer_program_applies_what_was_said_anew(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviews_of(out).correct("tasks", key(out, "tasks", "Rà soát"), {"domain": "tài chính công"})
    assert (publish(out), publish(out)) == (1, 0)
    monkeypatch.setattr("pipeline.reviews.staged_rows.code_digest", lambda: "newer")
    assert (publish(out), publish(out)) == (1, 0)


def test_repair_publishes_what_was_said(out: Path) -> None:
    reviews_of(out).wrong("tasks", key(out, "tasks", "Rà soát"))
    assert repair(out, province_rows()) == ()
    assert len(rows(out, "reviews")) == 1


def _correct(table: str, words: str, **after: object) -> Callable[[Path, Reviews], Review]:
    return lambda out, reviews: reviews.correct(table, key(out, table, words), after)


@pytest.mark.parametrize(
    ("say", "complaint"),
    [
        (_correct("deadlines", "30/6", due_date="30/6/2022"), "is no date32"),
        (_correct("targets", "95%", value="nan"), "is no double"),
        (_correct("targets", "95%", value="1e999"), "is no double"),
        (_correct("deadlines", "30/6", kind="sulking"), "'sulking' is none of"),
        (_correct("tasks", "Rà soát", text=" "), "must have a value"),
        (_correct("tasks", "Rà soát", text=None), "must have a value"),
        (_correct("tasks", "Rà soát", task_id="x"), "not for people to fill in"),
        (_correct("tasks", "Rà soát", colour="red"), "not for people to fill in"),
        (lambda out, reviews: reviews.wrong("tasks", key(out, "tasks", "Rà soát"), note="\udce1"), "no UTF-8"),
        (lambda out, reviews: reviews.wrong("tasks", key(out, "tasks", "Rà soát"), reviewer="\udce1"), "no UTF-8"),
        (_correct("tasks", "Rà soát"), "nothing is corrected"),
        (_correct("documents", "Cải cách", province="Atlantis"), "no province's name"),
        (lambda out, reviews: reviews.wrong("documents", DOCUMENT), "can't be said of documents"),
        (lambda out, reviews: reviews.wrong("pages", f"{DOCUMENT}-p0001"), "can't be said of pages"),
        (lambda out, reviews: reviews.wrong("tasks", f"{DOCUMENT}-t9999"), "no row"),
        (lambda out, reviews: reviews.wrong("tasks", "../../../etc/passwd"), "no document"),
        (lambda out, reviews: reviews.missing("tasks", DOCUMENT, 5, 5, {}), "no words stand"),
        (lambda out, reviews: reviews.missing("tasks", DOCUMENT, 0, 10**6, {}), "no words stand"),
        (lambda out, reviews: reviews.missing("task_units", DOCUMENT, 0, 5, {"role": "lead"}), "hangs on a task"),
        (lambda out, reviews: reviews.missing("sections", DOCUMENT, 0, 5, {"kind": "song"}), "'song' is none of"),
        (lambda out, reviews: reviews.undo("0"), "0 reviews that stand"),
        (lambda out, reviews: reviews.undo("0", reviewer="\udce1"), "no UTF-8"),
    ],
)
def test_what_can_not_be_said_is_refused_and_not_kept(
    out: Path, say: Callable[[Path, Reviews], Review], complaint: str
) -> None:
    with pytest.raises(WrongReview, match=complaint):
        say(out, reviews_of(out))
    assert reviews_of(out).list(undone=True) == ()


def test_there_is_nothing_to_review_where_there_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(NoTables):
        Reviews(tmp_path)
