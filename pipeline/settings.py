"""What a run may be told: limits, workers, and the choices that change what is read."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field

from extractors.reading.options import ReadingOptions


def available_cpus() -> int:
    """CPUs this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run.

    `workers` processes read at once; `timeout_s` seconds and `memory_mb` MiB (with the programs it
    calls) are allowed for one document. `reading` is the part that changes what is read.
    """

    workers: int = field(default_factory=available_cpus)
    timeout_s: float = 600.0
    memory_mb: int = 3072
    reading: ReadingOptions = field(default_factory=ReadingOptions)

    @property
    def digest(self) -> str:
        """Hash of the settings that change rows: not of limits and workers, which only say whether there are any."""
        text = json.dumps(asdict(self.reading), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def as_json(self) -> str:
        """All settings, for the runs table."""
        return json.dumps(asdict(self), sort_keys=True)
