"""What the numbers were measured on and with."""

from __future__ import annotations

import os
import platform
import sys
from datetime import date
from importlib import metadata
from pathlib import Path

from pipeline.settings import available_cpus
from pipeline.versions import engine_version

_LIBRARIES = ("kehoach", "pdfplumber", "pypdfium2", "python-docx", "spacy", "pyarrow")


def machine() -> dict[str, str]:
    """Date, machine and versions, each in words. Load is of the minute before: other work makes seconds longer."""
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    libraries = ", ".join(f"{name} {metadata.version(name)}" for name in _LIBRARIES)
    return {
        "date": date.today().isoformat(),
        "machine": f"{_processor()}, {available_cpus()} CPUs, {gib:.0f} GiB; load {os.getloadavg()[0]:.1f} at the start",
        "system": f"{_system()}, Python {platform.python_version()}",
        "versions": f"{libraries}, {engine_version('tesseract') or 'no tesseract'}",
        "command": " ".join(["python -m benchmarks", *sys.argv[1:]]),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform()
