"""Golden tables: what the sample plans give, as text that a change can be read in.

`python -m tests.golden` writes them again; look at the difference before committing it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd

from pipeline.ingestion import ingest
from pipeline.settings import Settings

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "raw"
GOLDEN = Path(__file__).parent / "golden"
READ_BY_OCR = ("scan_20240409_0735.pdf",)
"""Left out: what they give changes with the version of the OCR engine."""

TABLES = (
    "documents",
    "sections",
    "tasks",
    "task_cells",
    "task_units",
    "deadlines",
    "targets",
    "legal_references",
    "criteria",
    "recipients",
    "findings",
    "failures",
)
_LEFT_OUT = {"x0", "top", "x1", "bottom", "source_path", "text_md5"}


def sources() -> list[Path]:
    """The samples whose tables are golden."""
    return sorted(path for path in SAMPLES.iterdir() if path.name not in READ_BY_OCR and not path.name.startswith("."))


def render(out: Path) -> dict[str, str]:
    """The tables in a folder as CSV texts, one per document and table, named `<file>/<table>.csv`."""
    documents = pd.read_parquet(out / "documents")
    names = {row.document_id: Path(row.source_path).name for row in documents.itertuples()}
    texts: dict[str, str] = {}
    for table in TABLES:
        frame = pd.read_parquet(out / table)
        for document_id, name in names.items():
            rows = frame[frame["document_id"] == document_id].sort_values("ordinal")
            if len(rows):
                kept = rows.drop(columns=[column for column in rows.columns if column in _LEFT_OUT])
                texts[f"{name}/{table}.csv"] = kept.to_csv(index=False, lineterminator="\n")
    return texts


def make() -> dict[str, str]:
    """Read the samples and render their tables."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        ingest(sources(), out, Settings(workers=2))
        return render(out)


def stored() -> dict[str, str]:
    """The golden tables as committed."""
    return {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in sorted(GOLDEN.rglob("*.csv"))}


def main() -> None:
    """Write the golden tables again."""
    texts = make()
    for path in GOLDEN.rglob("*.csv"):
        if path.relative_to(GOLDEN).as_posix() not in texts:
            path.unlink()
    for name, text in texts.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    print(f"{len(texts)} golden tables of {len(sources())} samples in {GOLDEN.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
