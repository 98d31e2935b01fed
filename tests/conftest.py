"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# how long one example takes tells of the machine's load, not of the code; all else stays as hypothesis has it, which
# in continuous integration draws the same examples each time
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
