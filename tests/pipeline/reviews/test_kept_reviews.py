"""What people said is on disk when they are told so, whole, whoever is killed and whoever else writes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from reviewed_plan import DOCUMENT, NOON, key, reviews_of, row, rows, tables

from pipeline.provinces import province_rows
from pipeline.reviews.kept import DamagedReviews, read_kept
from pipeline.reviews.review import Place, Review, from_json, to_json
from pipeline.verification import verify


def kept_file(out: Path) -> Path:
    return out / "_reviews/reviews.jsonl"


def say(out: Path) -> Review:
    return reviews_of(out).correct("tasks", key(out, "tasks", "Rà soát"), {"domain": "tài chính công"})


def test_a_review_is_the_same_after_the_way_through_json() -> None:
    place = Place(
        page=2, char_start=3, char_end=9, words="là “gì”", said={"unit": None}, task=Place(words="việc"), n_there=2
    )
    review = Review(
        review_id=f"{DOCUMENT}-v-1", document_id=DOCUMENT, table="task_units", kind="missing", place=place,
        after={"role": "lead"}, box=(1.5, 2.0, 3.0, 4.0), note="x", reviewer="Lan", reviewed_at=NOON,
    )  # fmt: skip
    assert from_json(to_json(review)) == review


@pytest.mark.parametrize(
    "torn", ['{"format": 1, "review": {"revi', "\0\0\0", '{"format": 1', "ô".encode()[:1].decode("latin-1")]
)
def test_a_torn_last_line_was_promised_to_nobody_and_is_cut_off(out: Path, torn: str) -> None:
    first = say(out)
    whole = kept_file(out).read_bytes()
    with kept_file(out).open("ab") as file:
        file.write(torn.encode("latin-1"))
    assert [each.review for each in reviews_of(out).list()] == [first]
    second = say(out)
    assert [each.review for each in reviews_of(out).list()] == [first, second]
    assert kept_file(out).read_bytes().startswith(whole)
    assert len(kept_file(out).read_bytes().splitlines()) == 2


def test_a_line_that_only_lacks_its_end_counts(out: Path) -> None:
    first = say(out)
    kept_file(out).write_bytes(kept_file(out).read_bytes().rstrip())
    second = say(out)
    assert [each.review for each in reviews_of(out).list()] == [first, second]


def test_nothing_is_published_from_a_file_that_is_damaged(out: Path) -> None:
    say(out)
    reviews_of(out).publish(province_rows())
    before = tables(out)
    kept_file(out).write_bytes(b"{broken}\n" + kept_file(out).read_bytes())
    for ask in (lambda: reviews_of(out).publish(province_rows()), lambda: say(out), lambda: reviews_of(out).list()):
        with pytest.raises(DamagedReviews, match="line 1"):
            ask()
    assert tables(out) == before
    assert [problem.where for problem in verify(out)] == ["_reviews/reviews.jsonl"]


def test_many_who_write_at_once_lose_nothing(out: Path) -> None:
    reviews = reviews_of(out)
    task = key(out, "tasks", "Rà soát")

    def add(name: str) -> None:
        for number in range(5):
            reviews.correct("tasks", task, {"expected_output": f"{name}{number}"}, reviewer=name)

    writers = [threading.Thread(target=add, args=(name,)) for name in "abcd"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    kept = read_kept(kept_file(out)).reviews
    assert sorted(str(each.after["expected_output"]) for each in kept) == sorted(
        f"{a}{n}" for a in "abcd" for n in range(5)
    )
    assert len({each.review_id for each in kept}) == 20


_KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = {path!r}
from reviewed_plan import DOCUMENT, key, reviews_of
from pipeline import table_files
from pipeline.provinces import province_rows
out, when = Path(sys.argv[1]), int(sys.argv[2])
reviews = reviews_of(out)
reviews.correct("documents", DOCUMENT, {{"province": "Kon Tum"}})
reviews.wrong("tasks", key(out, "tasks", "Rà soát"))
written, write = 0, table_files.write_parquet
def stop(*arguments):
    global written
    if written == when:
        os.kill(os.getpid(), signal.SIGKILL)
    written += 1
    write(*arguments)
table_files.write_parquet = stop
reviews.publish(province_rows())
"""


@pytest.mark.parametrize("when", [0, 1, 4, 9])
def test_killed_between_keeping_and_publishing_the_tables_end_up_the_same(out: Path, tmp_path: Path, when: int) -> None:
    shutil.copytree(out, tmp_path / "straight")
    straight = tmp_path / "straight"
    reviews_of(straight).correct("documents", DOCUMENT, {"province": "Kon Tum"})
    reviews_of(straight).wrong("tasks", key(straight, "tasks", "Rà soát"))
    reviews_of(straight).publish(province_rows())
    program = _KILLED.format(path=[str(Path(__file__).parent), str(Path.cwd())])
    done = subprocess.run(
        [sys.executable, "-c", program, str(out), str(when)], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert [each.status for each in reviews_of(out).list()] == ["applied", "applied"]
    reviews_of(out).publish(province_rows())
    assert tables(out) == tables(straight)
    assert verify(out) == ()
    assert len(rows(out, "reviews")) == 2
    assert row(out, "tasks", "tuyên truyền")["province_code"] == "62"
