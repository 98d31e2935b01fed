"""`kehoach` as a program of its own, but reading files in the invented way."""

import os
from unittest.mock import patch

import invented_way

from pipeline import stages
from pipeline.cli import main

if __name__ == "__main__":
    stages.stage = invented_way.stage
    stages.default_way = lambda: invented_way.WAY
    if "KEHOACH_FAULT" in os.environ:  # of the program itself
        patch("pipeline.nightly.night.gather", side_effect=ZeroDivisionError).start()
    main()
