from io import BytesIO

import pytest
from drawn_pdf import BODY, draw, picture, plan
from PIL import Image

from extractors.document import Page
from extractors.failures import Category, ReadFailure
from extractors.reading import image as image_reading
from extractors.reading.image import read_image
from extractors.reading.options import ReadingOptions

OPTIONS = ReadingOptions()


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Image.Image, float]]:
    """The pages' images and resolutions, instead of reading them."""
    calls: list[tuple[Image.Image, float]] = []

    def read_scanned_page(image: Image.Image, dpi: float, number: int, options: ReadingOptions) -> Page:
        calls.append((image, dpi))
        return Page(number, "", "ocr", "none")

    monkeypatch.setattr(image_reading, "read_scanned_page", read_scanned_page)
    return calls


def test_png_is_read_by_ocr() -> None:
    reading = read_image(saved(picture(draw(plan), dpi=200), "PNG", dpi=(200, 200)), OPTIONS)
    (page,) = reading.pages
    assert BODY[1] in page.text.split("\n")
    assert page.source == "ocr"
    assert page.engine.startswith("tesseract ")
    assert (round(page.width or 0), round(page.height or 0)) == (595, 842)
    word = next(word for word in page.words if page.text[word.start : word.end] == "chương")
    assert word.confidence is not None
    assert 0 < word.confidence <= 1
    assert word.box.top == pytest.approx(180, abs=6)  # points, not pixels


def test_each_page_of_a_tiff_is_a_page(seen: list[tuple[Image.Image, float]]) -> None:
    frames = [Image.new("L", (850, 1100 + 10 * number), 255) for number in range(3)]
    reading = read_image(saved(frames[0], "TIFF", save_all=True, append_images=frames[1:]), OPTIONS)
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert [image.height for image, _ in seen] == [1100, 1110, 1120]


@pytest.mark.parametrize(
    ("stated", "expected"), [((300, 300), 300), ((96, 96), 200), ((72, 72), 200), ((1, 1), 200), (None, 200)]
)
def test_an_unlikely_resolution_is_taken_from_the_size_of_a4(
    stated: tuple[int, int] | None, expected: int, seen: list[tuple[Image.Image, float]]
) -> None:
    options = {"dpi": stated} if stated else {}
    read_image(saved(Image.new("L", (1654, 2338), 255), "PNG", **options), OPTIONS)
    assert seen[0][1] == pytest.approx(expected, rel=0.001)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_any_mode_becomes_grey_or_colour_on_white(mode: str, seen: list[tuple[Image.Image, float]]) -> None:
    white = {"LA": (0, 0), "RGBA": (0, 0, 0, 0), "I;16": 65535, "CMYK": (0, 0, 0, 0), "RGB": (255, 255, 255)}
    image = Image.new(mode, (40, 40), white.get(mode, 255 if mode != "1" else 1))
    if mode == "P":
        image = Image.new("L", (40, 40), 255).convert("P")
    read_image(saved(image, "TIFF" if mode == "CMYK" else "PNG"), OPTIONS)
    assert seen[0][0].mode in ("L", "RGB")
    assert seen[0][0].convert("L").getpixel((20, 20)) == 255


def test_colour_is_kept(seen: list[tuple[Image.Image, float]]) -> None:
    read_image(saved(Image.new("RGB", (40, 40), (196, 38, 46)), "PNG"), OPTIONS)
    assert seen[0][0].getpixel((20, 20)) == (196, 38, 46)


def test_a_photo_is_turned_as_its_camera_says(seen: list[tuple[Image.Image, float]]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    read_image(saved(Image.new("L", (300, 200), 255), "JPEG", exif=exif), OPTIONS)
    assert seen[0][0].size == (200, 300)


@pytest.mark.parametrize("limit", [10_000, 4_000])  # over our limit; over twice Pillow's, so that it refuses itself
def test_too_many_pixels_are_refused(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_reading, "MAX_PIXELS", limit)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)
    assert failure(saved(Image.new("L", (110, 110), 255), "PNG")).category == Category.MEMORY


def failure(data: bytes) -> ReadFailure:
    with pytest.raises(ReadFailure) as caught:
        read_image(data, OPTIONS)
    assert caught.value.remedy
    return caught.value


def test_damaged_images_are_refused() -> None:
    whole = saved(picture(draw(plan), dpi=50), "PNG")
    assert failure(whole[: len(whole) // 2]).category == Category.TRUNCATED
    assert failure(b"no image").category == Category.UNDECODABLE


def test_a_bad_page_of_a_tiff_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_scanned_page(image: Image.Image, dpi: float, number: int, options: ReadingOptions) -> Page:
        if image.width == 60:
            raise ReadFailure(Category.TIMEOUT, "slow", "wait", component="tesseract")
        return Page(number, "", "ocr", "none")

    monkeypatch.setattr(image_reading, "read_scanned_page", read_scanned_page)
    frames = [Image.new("L", (width, 80), 255) for width in (50, 60, 70)]
    reading = read_image(saved(frames[0], "TIFF", save_all=True, append_images=frames[1:]), OPTIONS)
    assert [page.number for page in reading.pages] == [1, 3]
    assert [(bad.page, bad.category) for bad in reading.rejected] == [(2, Category.TIMEOUT)]
