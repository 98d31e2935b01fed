"""How other programs are asked for a file's text and tables: one short script each, run by whatever Python has them.

Each script sets `text`, and `tables` (tables of rows of cells) where the program gives any. It runs twice, and the
second time counts: the first loads what is loaded once a process.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent

_LIBRARIES = ("pypdfium2", "pdfplumber", "markitdown", "kreuzberg", "camelot-py", "unstructured", "docling", "ocrmypdf")
_ALL = ("pdf", "docx", "scan")


@dataclass(frozen=True, slots=True)
class Reader:
    """`imports` are not timed, `work` is; `path` is the file. `is_ours`: it needs this program's own interpreter."""

    imports: str
    work: str
    kinds: tuple[str, ...] = _ALL
    is_ours: bool = False


READERS = {
    "kehoach": Reader(
        "from pathlib import Path\nfrom extractors.reading import read\nfrom extractors.layout.stitching import stitch",
        """document = read(Path(path))
text = document.text
tables = []
for table in stitch(document):
    rows = [[""] * table.n_columns for _ in table.rows]
    for row in table.rows:
        for cell in row:
            rows[cell.row][cell.column] = cell.text(document)
    tables.append(rows)""",
        is_ours=True,
    ),
    "pypdfium2": Reader(
        "import pypdfium2",
        "text = chr(10).join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))",
        ("pdf",),
    ),
    "pdfplumber": Reader(
        "import pdfplumber",
        """pages, tables = [], []
with pdfplumber.open(path) as pdf:
    for page in pdf.pages:
        pages.append(page.extract_text() or "")
        tables += page.extract_tables()
        page.close()
text = chr(10).join(pages)""",
        ("pdf",),
    ),
    "pdftotext": Reader(
        "import subprocess",
        "text = subprocess.run(['pdftotext', path, '-'], capture_output=True, check=True, text=True).stdout",
        ("pdf",),
    ),
    "OCRmyPDF + pdftotext": Reader(
        "import subprocess\nimport tempfile",
        """with tempfile.TemporaryDirectory() as folder:
    out = folder + "/out.pdf"
    subprocess.run(["ocrmypdf", "-l", "vie", "--force-ocr", "--jobs", "1", "--output-type", "pdf", path, out], check=True, capture_output=True)
    text = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True, text=True).stdout""",
        ("scan",),
    ),
    "markitdown": Reader(
        "from markitdown import MarkItDown", "text = MarkItDown().convert(path).text_content", ("pdf", "docx")
    ),
    "kreuzberg": Reader(
        "from kreuzberg import ExtractionConfig, OcrConfig, extract_file_sync",
        """found = extract_file_sync(path, config=ExtractionConfig(ocr=OcrConfig(backend="tesseract", language="vie")))
text = found.content
tables = [table.cells for table in found.tables]""",
    ),
    "camelot": Reader(
        "import camelot",
        """tables = [table.data for table in camelot.read_pdf(path, pages="all", flavor="lattice")]
text = chr(10).join(cell for table in tables for row in table for cell in row)""",
        ("pdf",),
    ),
    "unstructured": Reader(
        "from unstructured.partition.auto import partition",
        "text = chr(10).join(element.text for element in partition(path, strategy='fast', languages=['vie']))",
        ("pdf", "docx"),
    ),
    "docling": Reader(
        "from docling.document_converter import DocumentConverter",
        "text = DocumentConverter().convert(path).document.export_to_text()",
        ("docx",),
    ),
}
"""By name, ours first; docling's PDF pipeline wants models from the network."""

_RUN = """
import json, resource, sys
path, tables = sys.argv[1], None
{imports}
def used():
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
for _ in range(2):
    start = used()
{work}
    seconds = used() - start
print()
print(json.dumps({{"text": text, "tables": tables, "seconds": seconds}}))
"""


def runner(name: str) -> str:
    """The script of a reader: takes a path, prints JSON (text, tables, CPU seconds) on its last line."""
    return _RUN.format(imports=READERS[name].imports, work=indent(READERS[name].work, "    "))


VERSIONS = f"""
from importlib import metadata
for name in {_LIBRARIES!r}:
    try:
        print(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        pass
"""
"""A script that prints the versions of what the readers use, as far as they are there."""
