"""`make wheel`: build the wheel, install it into an empty environment away from the source tree, and run it there.

Prints what it did; ends with exit code 1 and a line that says what is wrong where the wheel is not whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("pipeline", "extractors", "normalizers")

# run inside the new environment, in a folder with nothing of the source tree
_READ_TABLES = """
import pathlib, sys
import pandas, pipeline, extractors, normalizers
for package in (pipeline, extractors, normalizers):
    assert pathlib.Path(package.__file__).is_relative_to(sys.prefix), f"{package} is not the installed one"
rows = {name: len(pandas.read_parquet(f"tables/{name}")) for name in ("documents", "sections", "tasks", "failures")}
assert rows["documents"] == 1 and rows["sections"] and rows["tasks"] and not rows["failures"], rows
print("tables hold", rows)
"""


def build(out: Path) -> Path:
    """Build the wheel into an emptied folder; returns its path."""
    shutil.rmtree(out, ignore_errors=True)
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", out, ROOT)
    [wheel] = out.glob("kehoach-*.whl")
    return wheel


def faults(wheel: Path) -> list[str]:
    """What the wheel holds beyond the packages, and which of their files it lacks."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/")}
    own = {name for name in held if not name.split("/")[0].endswith(".dist-info")}
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return [f"it should not hold {name}" for name in sorted(own - wanted)] + [
        f"it lacks {name}" for name in sorted(wanted - own)
    ]


def try_out(wheel: Path, place: Path) -> None:
    """Install the wheel with the locked packages in `place` and read one sample plan there.

    Raises subprocess.CalledProcessError where a step fails.
    """
    venv.create(place / "env", with_pip=True)
    scripts = place / "env" / ("Scripts" if os.name == "nt" else "bin")
    install = (scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*install, "--require-hashes", "-r", ROOT / "requirements.lock")
    _run(*install, "--no-deps", wheel)
    sample = next(path for path in sorted((ROOT / "data" / "raw").iterdir()) if path.suffix == ".txt")
    shutil.copy(sample, place)
    _run(scripts / "kehoach", "--version", cwd=place)
    # 1 says that a program such as tesseract is missing, which a wheel cannot bring
    _run(scripts / "kehoach", "doctor", cwd=place, fine=(0, 1))
    _run(scripts / "kehoach", "ingest", sample.name, "--out", "tables", cwd=place)
    _run(scripts / "python", "-c", _READ_TABLES, cwd=place)


def main() -> int:
    """Do all three; returns the exit code."""
    wheel = build(ROOT / "build" / "wheel")
    if wrong := faults(wheel):
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="kehoach wheel ") as place:
        try:
            try_out(wheel, Path(place))
        except subprocess.CalledProcessError as error:
            print(f"the wheel does not run: {error}", file=sys.stderr)
            return 1
    print(f"{wheel.name} installs in an empty environment and reads a plan")
    return 0


def _run(*command: str | Path, cwd: Path | None = None, fine: tuple[int, ...] = (0,)) -> None:
    # the caller's PYTHONPATH would let the source tree in by the back door
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode not in fine:
        raise subprocess.CalledProcessError(done.returncode, done.args)


if __name__ == "__main__":
    sys.exit(main())
