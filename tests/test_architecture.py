"""The house keeps its rules, and the rules find what breaks them."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import architecture
import pytest
from architecture import FUNCTION_LINES, MODULE_LINES, RULES, Rule, Tree, read_tree

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def house() -> Tree:
    return read_tree(ROOT)


def plant(root: Path, files: dict[str, str]) -> Tree:
    """A tree of the given files, with the packages' own files beside them."""
    for package in architecture.PACKAGES:
        files = {f"{package}/__init__.py": "", **files}
    for name, source in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(source, encoding="utf-8")
    return read_tree(root)


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name]


def declared_dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {}).values()
    asked = (requirement for group in (project["dependencies"], *extras) for requirement in group)
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in asked}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(house: Tree, rule: Rule) -> None:
    assert rule(house) == []


def test_every_package_is_looked_at(house: Tree) -> None:
    assert {name.split(".")[0] for name in house.modules} == set(architecture.PACKAGES)
    assert len(house.modules) > 50


def test_what_is_imported_is_asked_for(house: Tree) -> None:
    assert architecture.undeclared_imports(house, declared_dependencies()) == []


def test_no_file_names_a_place_on_a_machine() -> None:
    assert architecture.machine_paths(tracked_files()) == []


ABOVE = "stands above it"


@pytest.mark.parametrize(
    ("importer", "imported", "line"),
    [
        ("normalizers/dates.py", "extractors/document.py", "from extractors.document import Page"),
        ("normalizers/dates.py", "pipeline/store.py", "import pipeline.store"),
        ("extractors/rows.py", "pipeline/store.py", "from pipeline import store"),
        ("extractors/reading/pdf.py", "extractors/layout/lines.py", "from extractors.layout.lines import x"),
        ("extractors/layout/lines.py", "extractors/structure/outline.py", "from ..structure import outline"),
        ("extractors/structure/outline.py", "extractors/content/tasks.py", "from extractors.content import tasks"),
        ("extractors/content/tasks.py", "extractors/rows.py", "from extractors import rows"),
        ("extractors/document.py", "extractors/reading/pdf.py", "def f():\n    import extractors.reading.pdf"),
        ("extractors/records.py", "pipeline/store.py", "importlib.import_module('pipeline.store')"),
    ],
)
def test_an_import_upwards_is_found(tmp_path: Path, importer: str, imported: str, line: str) -> None:
    tree = plant(tmp_path, {importer: line, imported: ""})
    [fault] = architecture.layers(tree)
    assert ABOVE in fault
    assert fault.startswith(importer.removesuffix(".py").replace("/", "."))


@pytest.mark.parametrize(
    ("importer", "imported", "line"),
    [
        ("pipeline/store.py", "normalizers/dates.py", "from normalizers import dates"),
        ("extractors/content/tasks.py", "extractors/reading/pdf.py", "from extractors.reading import pdf"),
        ("extractors/content/tasks.py", "extractors/document.py", "from extractors.document import Page"),
        ("extractors/reading/pdf.py", "extractors/failures.py", "from ..failures import Failure"),
        ("extractors/rows.py", "extractors/content/tasks.py", "from extractors.content.tasks import Task"),
        ("extractors/reading/pdf.py", "extractors/reading/words.py", "from extractors.reading.words import Word"),
    ],
)
def test_an_import_downwards_or_within_a_layer_is_fine(tmp_path: Path, importer: str, imported: str, line: str) -> None:
    assert architecture.layers(plant(tmp_path, {importer: line, imported: ""})) == []


def test_a_cycle_is_found_and_spelled_out(tmp_path: Path) -> None:
    tree = plant(
        tmp_path,
        {
            "normalizers/a.py": "from normalizers.b import x",
            "normalizers/b.py": "def f():\n    from normalizers import c",
            "normalizers/c.py": "from .a import y",
        },
    )
    [fault] = architecture.cycles(tree)
    assert {"normalizers.a", "normalizers.b", "normalizers.c"} == set(fault.split(" <- "))


def test_a_package_that_gathers_its_modules_is_no_cycle(tmp_path: Path) -> None:
    files = {
        "normalizers/times/__init__.py": "from normalizers.times.model import Time",
        "normalizers/times/model.py": "from normalizers.times.words import word",
        "normalizers/times/words.py": "",
    }
    assert architecture.cycles(plant(tmp_path, files)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from normalizers.dates import _parse",
        "from normalizers.dates import Date\nx = Date._parse()",
        "from normalizers import dates\nx = dates._parse()",
        "import normalizers.dates as days\nx = days.Date._parse",
        "import normalizers.dates\nx = normalizers.dates._parse",
        "from normalizers._hidden import x",
    ],
)
def test_use_of_anothers_private_name_is_found(tmp_path: Path, line: str) -> None:
    files = {"normalizers/dates.py": "", "normalizers/_hidden.py": "", "extractors/rows.py": line}
    assert len(architecture.reach_through(plant(tmp_path, files))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "from normalizers.dates import Date\nx = Date.__name__",
        "from normalizers.dates import Date\nx = Date._fields",
        "class Own:\n    def f(self, other):\n        return self._x + other._x",
        "from thirdparty import _c",
    ],
)
def test_ones_own_private_name_is_fine(tmp_path: Path, line: str) -> None:
    assert architecture.reach_through(plant(tmp_path, {"normalizers/dates.py": "", "extractors/rows.py": line})) == []


@pytest.mark.parametrize(
    "name", ["extractors/utils.py", "pipeline/base.py", "normalizers/text_helpers.py", "pipeline/common/x.py"]
)
def test_a_name_that_says_nothing_is_found(tmp_path: Path, name: str) -> None:
    assert len(architecture.vague_names(plant(tmp_path, {name: "", "pipeline/database.py": ""}))) == 1


def test_a_long_module_is_found(tmp_path: Path) -> None:
    files = {"pipeline/long.py": "x = 1\n" * (MODULE_LINES + 1), "pipeline/fits.py": "x = 1\n" * MODULE_LINES}
    assert architecture.module_lengths(plant(tmp_path, files)) == [f"pipeline.long: {MODULE_LINES + 1} lines"]


def test_a_long_function_is_found_and_its_docstring_not_counted(tmp_path: Path) -> None:
    body = "    x = 1\n" * (FUNCTION_LINES - 1)
    files = {
        "pipeline/long.py": f"class C:\n    async def f(self):\n{body.replace('    x', '        x')}        y = 2\n",
        "pipeline/fits.py": f'def f():\n    """Say\n\n    much."""\n{body}',
    }
    assert architecture.function_lengths(plant(tmp_path, files)) == [f"pipeline.long.f: {FUNCTION_LINES + 1} lines"]


def test_a_data_file_that_nothing_loads_is_found(tmp_path: Path) -> None:
    tree = plant(
        tmp_path,
        {
            "normalizers/data/used.toml": "",
            "normalizers/data/named_in_words_only.toml": "",
            "extractors/layout/data/of_another_package.txt": "",
            "normalizers/words.py": '"""Reads named_in_words_only.toml."""\nx = load("data/used.toml", "of_another_package.txt")',
        },
    )
    assert architecture.data_files(tree) == [
        "extractors/layout/data/of_another_package.txt is loaded by nothing",
        "normalizers/data/named_in_words_only.toml is loaded by nothing",
    ]


def test_an_import_that_nobody_asked_for_is_found(tmp_path: Path) -> None:
    tree = plant(tmp_path, {"pipeline/x.py": "import json, pytest\nimport docx.oxml\nfrom normalizers import x"})
    [fault] = architecture.undeclared_imports(tree, {"python-docx"})
    assert "pytest" in fault


def test_a_machines_path_is_found_but_not_a_web_address_or_an_archives_part(tmp_path: Path) -> None:
    texts = {"a.md": "see /{}/ann/x", "b.py": 'open("/{}/x")', "c.md": "https://tinh.example/{}/x", "d.lock": "/{}/x"}
    files = [tmp_path / name for name in texts]
    for file in files:
        file.write_text(texts[file.name].format("home"), encoding="utf-8")
    assert [fault.split(": ")[0] for fault in architecture.machine_paths(files)] == [str(files[0]), str(files[1])]
