"""PDFs put together object by object, for what no writer of PDFs would write."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)


def text(content: str) -> bytes:
    """Operators that write a line in Latin letters."""
    return b"BT /F 12 Tf 72 700 Td (%s) Tj ET\n" % content.encode("latin-1")


def raw_pdf(
    *contents: bytes,
    font: bytes = b"/Subtype/Type1/BaseFont/Helvetica",
    box: bytes = b"0 0 595 842",
    forms: Sequence[bytes] = (),
) -> bytes:
    """One page for each stream of operators; `/F` is the font, `/X0`, `/X1` … the forms."""
    first_form, first_page = 4, 4 + len(forms)
    xobjects = b"".join(b"/X%d %d 0 R" % (at, first_form + at) for at in range(len(forms)))
    resources = b"/Resources<</Font<</F 3 0 R>>/XObject<<%s>>>>" % xobjects
    kids = b" ".join(b"%d 0 R" % (first_page + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        b"<</Type/Font%s>>" % font,
        *(stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9999 9999]" + resources) for form in forms),
    ]
    for at, content in enumerate(contents):
        page = first_page + 2 * at
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents %d 0 R%s>>" % (box, page + 1, resources))
        objects.append(stream(content))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()
