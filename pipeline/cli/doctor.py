"""`kehoach doctor`."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from typing import Annotated

import typer
from rich.table import Table

from pipeline.cli.terminal import ExitCode, out, plain, print_json

_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is there (`found`) or not (None), whether it must be, what it is for and how to get it."""

    name: str
    found: str | None
    required: bool
    purpose: str
    remedy: str


def doctor(
    ocr_language: Annotated[str, typer.Option(metavar="MODEL", help="Tesseract model to look for.")] = "vie",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """Say what is installed, in which versions, what is missing and how to get it.

    Exit code 1 if something that is needed is missing.
    """
    checks = (*_python(), *_libraries(), *_programs(ocr_language))
    missing = [check for check in checks if check.found is None]
    if as_json:
        print_json({"checks": [asdict(check) for check in checks]})
    else:
        _print(checks, missing)
    if any(check.required for check in missing):
        raise typer.Exit(ExitCode.FAILED)


def _python() -> tuple[Check, ...]:
    running = ".".join(map(str, sys.version_info[:3]))
    found = running if sys.version_info >= _PYTHON else None
    return (Check("Python", found, True, "runs everything", "install Python 3.11 or later"),)


def _libraries() -> tuple[Check, ...]:
    from pipeline.versions import DISTRIBUTION, library_versions, version

    remedy = "install the program again, with what it needs: make run, or pip install kehoach"
    found = {DISTRIBUTION: version(), **library_versions()}
    return tuple(Check(name, release, True, "Python package", remedy) for name, release in found.items())


def _programs(ocr_language: str) -> tuple[Check, ...]:
    from extractors.reading import libreoffice
    from pipeline.versions import engine_version, tesseract_models

    models = tesseract_models()
    return (
        Check(
            "tesseract",
            engine_version("tesseract"),
            True,
            "reads scans",
            "sudo apt-get install tesseract-ocr tesseract-ocr-vie",
        ),
        *(
            Check(f"tesseract model {name}", models.get(name), True, "reads scans", _model_remedy(name))
            for name in ocr_language.split("+")
        ),
        Check(
            "LibreOffice",
            libreoffice.version(),
            False,
            "reads old Word (DOC), RTF and OpenDocument files",
            f"sudo apt-get install {libreoffice.WRITER} {libreoffice.CALC}",
        ),
    )


def _model_remedy(name: str) -> str:
    return f"sudo apt-get install tesseract-ocr-{name.lower().replace('_', '-')}"


def _print(checks: tuple[Check, ...], missing: list[Check]) -> None:
    console = out()
    table = Table("", "What", "Found", "For")
    for check in checks:
        mark = "ok" if check.found else "MISSING" if check.required else "not there"
        table.add_row(mark, plain(check.name), plain(check.found), plain(check.purpose))
    console.print(table)
    for check in missing:
        need = "needed" if check.required else "optional"
        console.print(plain(f"{check.name} ({need}, {check.purpose}): {check.remedy}"), soft_wrap=True)
    if not missing:
        console.print("Everything is there.")
