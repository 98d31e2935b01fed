"""Versions that can change what is read: of our code, of the libraries and of the engines."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

from extractors.reading import libreoffice

DISTRIBUTION = "kehoach"
PACKAGES = ("extractors", "normalizers", "pipeline")


def version() -> str:
    """The installed version of this program."""
    return metadata.version(DISTRIBUTION)


def requirements() -> tuple[str, ...]:
    """Names of the libraries this program declares, sorted."""
    declared = metadata.requires(DISTRIBUTION) or []
    names = (re.match(r"[\w.-]+", line) for line in declared if "extra ==" not in line)
    return tuple(sorted(match.group() for match in names if match))


def library_versions() -> dict[str, str | None]:
    """Version of each declared library; None where it is not installed."""
    return {name: _installed(name) for name in requirements()}


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


@cache
def code_digest() -> str:
    """Hash of our own modules and lexicons, so that rows read by other code are never taken for this code's."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for package in PACKAGES:
        files = sorted(path for path in (root / package).rglob("*") if path.is_file() and path.suffix != ".pyc")
        for path in files:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


@cache
def engine_version(program: str) -> str | None:
    """First line of `<program> --version`; None where it is not installed or does not answer."""
    executable = shutil.which(program)
    if executable is None:
        return None
    try:
        done = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = (done.stdout or done.stderr).splitlines()
    return lines[0].strip() if lines else None


@cache
def tesseract_models() -> dict[str, str]:
    """Path of each installed tesseract model by name; empty where tesseract is not installed."""
    executable = shutil.which("tesseract")
    if executable is None:
        return {}
    done = subprocess.run([executable, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    header, *names = (done.stdout or done.stderr).splitlines() or [""]
    folder = re.search(r'"(.+)"', header)
    if folder is None:
        return {}
    return {name: str(Path(folder.group(1)) / f"{name}.traineddata") for name in names}


@cache
def _digest_of_file(path: str) -> str | None:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]
    except OSError:
        return None


def model_digests(languages: str) -> dict[str, str | None]:
    """Hash of each tesseract model that `languages` ("vie", "vie+eng") names; None where it is missing."""
    models = tesseract_models()
    return {name: _digest_of_file(models[name]) if name in models else None for name in languages.split("+")}


def versions(ocr_language: str) -> dict[str, object]:
    """All of them, as runs records and as the work key hashes them."""
    return {
        DISTRIBUTION: version(),
        "code": code_digest(),
        "python": ".".join(map(str, sys.version_info[:3])),
        "libraries": library_versions(),
        "engines": {"tesseract": engine_version("tesseract"), "libreoffice": libreoffice.version()},
        "models": model_digests(ocr_language),
    }
