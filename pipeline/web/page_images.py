"""A document's pages as pictures, and its source as the file it is."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from extractors.failures import ReadFailure
from pipeline.originals import Original
from pipeline.web import asking
from pipeline.web.document_rows import document_row, page_of
from pipeline.web.rows import Row
from pipeline.web.sheets import DRAWN, NoPicture, Size, Turn, picture, size
from pipeline.web.site import Site, site_of


def page_image(request: Request) -> Response:
    """`/documents/{document_id}/pages/{number}.webp`."""
    site, key = site_of(request), asking.document_id(request)
    number = asking.whole_number(request.path_params["number"])
    if not number:
        raise HTTPException(404)
    found = document_row(site.rows, key)
    turn = turn_of(page_of(site.rows, key, number))

    def draw() -> bytes:
        original = site.originals.of(key, found["source_path"])
        if not original.found or found["media_type"] not in DRAWN:
            raise HTTPException(404)
        return picture(original.read(), found["media_type"], number, turn)

    try:
        drawn = site.pictures.get((key, number, turn), draw)
    except (NoPicture, OSError, ReadFailure) as error:
        raise HTTPException(404) from error
    # the address holds the content's hash
    return Response(drawn, media_type="image/webp", headers={"Cache-Control": "private, max-age=86400"})


def source_file(request: Request) -> Response:
    """`/documents/{document_id}/source`: the file that was read, to be kept; never opened as a page of this address."""
    site, key = site_of(request), asking.document_id(request)
    found = document_row(site.rows, key)
    original = site.originals.of(key, found["source_path"])
    try:
        content = original.read()
    except (OSError, ReadFailure) as error:
        raise HTTPException(404) from error
    name = PurePath(found["source_path"]).name or key
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": "sandbox",
    }
    return Response(content, media_type="application/octet-stream", headers=headers)


def sheet_size(site: Site, found: Row, original: Original, read: Row | None, number: int) -> Size:
    """The page's size in points. Raises NoPicture, OSError."""
    turn = turn_of(read)
    key = ("size", found["document_id"], number, turn)
    try:
        return site.rows.kept(key, lambda: size(original.read(), found["media_type"], number, turn))
    except ReadFailure as error:
        raise NoPicture(str(error)) from error


def turn_of(read: Row | None) -> Turn:
    """What the reader undid on a page."""
    return Turn(read["rotation"], read["skew"]) if read else Turn()
