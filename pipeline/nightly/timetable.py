"""What a night has to do, as its TOML file says. docs/nightly.md shows every line of such a file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AnyHttpUrl, BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from extractors.reading.options import ReadingOptions
from pipeline.settings import Settings, available_cpus

_MIB = 1 << 20
Positive = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=1)]


class WrongTimetable(Exception):
    """The file says something that can't be followed; the message names the key and what is allowed."""


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FolderSource(_Told):
    """A folder that fills by day: files under it whose path below it matches `glob`."""

    folder: Path
    glob: str = "**/*"


class PageSource(_Told):
    """A page on the web that links to plans.

    Links whose path matches one of `links` are followed, on the page's own host and on `hosts` only, at most `most` of
    them and `max_mb` MiB each, with `pause_s` seconds between requests.
    """

    page: AnyHttpUrl
    links: tuple[str, ...] = ("*.pdf", "*.doc", "*.docx", "*.rtf", "*.xls", "*.xlsx", "*.zip")
    hosts: tuple[str, ...] = ()
    max_mb: Positive = 50
    most: Count = 1000
    pause_s: Annotated[float, Field(ge=0)] = 1.0

    @property
    def allowed(self) -> frozenset[str]:
        """Hosts, with their ports where one is given, from which anything is fetched."""
        return frozenset(host.lower() for host in (urlsplit(str(self.page)).netloc, *self.hosts))

    @property
    def max_bytes(self) -> int:
        """The most that is fetched of one file."""
        return int(self.max_mb * _MIB)


class BucketSource(_Told):
    """Objects of an S3-compatible bucket, or of any store that fsspec knows (`s3://plans/2026`), that match `glob`.

    `options` are given to the store as they are (endpoint_url, anon …); keys and secrets come from its own environment
    variables, never from the file.
    """

    bucket: str
    glob: str = "**/*"
    max_mb: Positive = 200
    options: dict[str, Any] = Field(default_factory=dict)

    @property
    def max_bytes(self) -> int:
        """The most that is fetched of one object."""
        return int(self.max_mb * _MIB)


_KINDS = ("folder", "page", "bucket")


def _kind(told: Any) -> str | None:
    named = [kind for kind in _KINDS if (kind in told if isinstance(told, dict) else hasattr(told, kind))]
    return named[0] if len(named) == 1 else None


NightSource = Annotated[
    Annotated[FolderSource, Tag("folder")]
    | Annotated[PageSource, Tag("page")]
    | Annotated[BucketSource, Tag("bucket")],
    Discriminator(_kind, custom_error_type="kind", custom_error_message=f"needs one of {', '.join(_KINDS)}"),
]


class Timetable(_Told):
    """A night: where from, where to, within which limits, and what is told to whom.

    `minutes` for the whole run, up to publication, half of them at most for fetching; `reports` is the folder of the reports, `metrics` the Prometheus textfile;
    `keep_days` that staged rows and fetched files of no document are kept, `keep_reports_days` that reports are; `ahead_days` of deadlines in the report; `slow_s` seconds
    from which on a document is called slow.
    """

    source: Annotated[tuple[NightSource, ...], Field(min_length=1)]
    tables: Path = Path("data/parquet")
    reports: Path = Path("reports")
    metrics: Path | None = None
    minutes: Positive = 360
    keep_days: Annotated[int, Field(ge=0)] = 30
    keep_reports_days: Count = 400
    ahead_days: Count = 30
    slow_s: Positive = 60
    workers: Count | None = None
    timeout_s: Positive = 600
    memory_mb: Annotated[int, Field(ge=64)] = 3072
    ocr_language: str = "vie"
    scheduler: str | None = None

    @property
    def settings(self) -> Settings:
        """The settings of its ingest."""
        reading = ReadingOptions(ocr_language=self.ocr_language)
        return Settings(self.workers or available_cpus(), self.timeout_s, self.memory_mb, reading)


def load_timetable(path: Path) -> Timetable:
    """The timetable in a TOML file; paths in it are taken from the file's folder. Raises WrongTimetable, OSError."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongTimetable(f"{path} is no TOML: {error}") from error
    try:
        return _from(Timetable.model_validate(told), path.parent)
    except ValidationError as error:
        raise WrongTimetable(f"{path}: {'; '.join(map(_said, error.errors()))}") from error


def _from(timetable: Timetable, folder: Path) -> Timetable:
    """Its paths taken from the folder."""
    sources = tuple(
        each.model_copy(update={"folder": folder / each.folder}) if isinstance(each, FolderSource) else each
        for each in timetable.source
    )
    metrics = timetable.metrics and folder / timetable.metrics
    paths = {"tables": folder / timetable.tables, "reports": folder / timetable.reports, "metrics": metrics}
    return timetable.model_copy(update={"source": sources, **paths})


def _said(error: Any) -> str:
    """`source 2 page: Input should be a valid URL`."""
    place = [str(step + 1) if isinstance(step, int) else str(step) for step in error["loc"]]
    return f"{' '.join(place)}: {error['msg']}"
