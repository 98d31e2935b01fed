"""Whatever people say in whatever order, the tables stay sound; with all of it taken back they are as they were."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed_plan import DOCUMENT, reviews_of, tables

from pipeline.provinces import province_rows
from pipeline.reviews.review import KINDS, REVIEWED, WrongReview, correctable
from pipeline.schema import arrow_schema
from pipeline.verification import verify
from pipeline.vocabulary import VOCABULARY

_SAMPLES: dict[str, Any] = {
    "string": st.sampled_from(["Sở Nội vụ", "quý III", "<script>", "=1+1", "a\nb", "Kon Tum"]),
    "int64": st.integers(0, 9),
    "double": st.floats(0, 100),
    "bool": st.booleans(),
    "date32[day]": st.dates().map(str),
}


def _values(data: st.DataObject, table: str) -> dict[str, Any]:
    names = data.draw(st.lists(st.sampled_from(correctable(REVIEWED[table])), min_size=1, max_size=2, unique=True))
    values = {}
    for name in names:
        column = arrow_schema(REVIEWED[table]).field(name)  # type: ignore[arg-type]
        allowed = VOCABULARY.get(f"{table}.{name}")
        some = st.sampled_from(sorted(allowed)) if allowed else _SAMPLES[str(column.type)]
        values[name] = data.draw(some | st.none() if column.nullable else some)
    return values


def _say(data: st.DataObject, out: Path) -> None:
    reviews = reviews_of(out)
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    table = data.draw(st.sampled_from(sorted(KINDS[kind])))
    there = reviews.rows(DOCUMENT)
    try:
        if kind == "missing":
            start = data.draw(st.integers(0, len(there.text) - 1))
            end = data.draw(st.integers(start, min(len(there.text), start + 80)))
            tasks = [each["task_id"] for each in there.tables["tasks"]]
            task = data.draw(st.sampled_from(tasks)) if tasks and table.startswith(("task_", "dead")) else None
            reviews.missing(table, DOCUMENT, start, end, _values(data, table), task_id=task)
        elif there.tables[table]:
            key = data.draw(st.sampled_from([each[REVIEWED[table].KEY] for each in there.tables[table]]))
            if kind == "wrong":
                reviews.wrong(table, key)
            else:
                reviews.correct(table, key, _values(data, table))
    except WrongReview:
        pass  # what can't be said is refused; all that was taken must hold


@settings(max_examples=12)
@given(data=st.data())
def test_tables_stay_sound_and_come_back(ingested: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        shutil.copytree(ingested / "out", out)
        before = tables(out)
        for _ in range(data.draw(st.integers(1, 6))):
            _say(data, out)
        reviews = reviews_of(out)
        reviews.publish(province_rows())
        assert verify(out) == ()
        said = data.draw(st.permutations([each.review.review_id for each in reviews.list()]))
        for review_id in said[: len(said) // 2]:
            reviews.undo(review_id)
        reviews.publish(province_rows())
        assert verify(out) == ()
        for review_id in said[len(said) // 2 :]:
            reviews.undo(review_id)
        reviews.publish(province_rows())
        assert tables(out) == before
