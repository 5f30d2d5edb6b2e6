"""What becomes of the files that strangers send as pictures."""

import contextlib
import struct
import time
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from orchestrator.kit.errors import DomainError
from orchestrator.kit.pictures import LARGEST, MOST_PIXELS, NotAPicture, PictureTooLarge, clean_picture

SIDE = 64
RED, BLUE = (255, 0, 0), (0, 0, 255)
SCRIPT = b"<script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def drawn(width: int = 200, height: int = 100, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right, both within the middle square."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=BLUE)
    return image.convert(mode)


def sent(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has so many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 180 and pixel[2] < 80)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_kind_becomes_a_square_webp(kind):
    cleaned = clean_picture(sent(drawn(), kind), side=SIDE)

    assert cleaned[:4] == b"RIFF"
    assert cleaned[8:12] == b"WEBP"
    assert read(cleaned).size == (SIDE, SIDE)
    assert is_red(read(cleaned).convert("RGB").getpixel((5, 30)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_is_read(mode):
    image = drawn(mode="L").convert("I").convert("I;16") if mode == "I;16" else drawn(mode=mode)

    assert read(clean_picture(sent(image), side=SIDE)).size == (SIDE, SIDE)


def test_a_print_colour_jpeg_is_read():
    assert is_red(read(clean_picture(sent(drawn(mode="CMYK"), "JPEG"), side=SIDE)).convert("RGB").getpixel((5, 30)))


@pytest.mark.parametrize("mode", ["P", "RGB", "RGBA"])
def test_a_large_picture_is_made_small_without_being_torn(mode):
    shown = read(clean_picture(sent(drawn(3000, 2000, mode)), side=SIDE)).convert("RGB")

    assert all(is_red(shown.getpixel((x, y))) for x in range(30) for y in (0, 31, 63))
    assert not any(is_red(shown.getpixel((x, y))) for x in range(34, 64) for y in (0, 31, 63))


def test_transparency_stays():
    image = Image.new("RGBA", (100, 100), (255, 0, 0, 0))

    assert read(clean_picture(sent(image), side=SIDE)).getchannel("A").getextrema() == (0, 0)


def test_a_small_picture_is_enlarged():
    assert read(clean_picture(sent(drawn(20, 20)), side=SIDE)).size == (SIDE, SIDE)


def test_what_a_camera_wrote_is_gone_and_the_picture_is_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn by 90 degrees to the right
    exif[0x010F] = "A camera with a serial number"
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken

    cleaned = clean_picture(sent(drawn(), "JPEG", exif=exif.tobytes(), comment=b"my home"), side=SIDE)

    shown = read(cleaned)
    assert not shown.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment"} & shown.info.keys()
    assert b"camera" not in cleaned
    assert b"my home" not in cleaned
    assert is_red(shown.convert("RGB").getpixel((32, 5)))  # red was on the left, and is now above
    assert not is_red(shown.convert("RGB").getpixel((32, 58)))


def test_a_picture_that_is_a_program_too_is_only_a_picture():
    gif = sent(drawn(), "GIF")
    for polyglot in (gif + SCRIPT, sent(drawn(), "JPEG", comment=SCRIPT), sent(drawn()) + b"PK\x03\x04" + SCRIPT):
        assert b"script" not in clean_picture(polyglot, side=SIDE)


def test_of_an_animation_the_first_picture_is_taken():
    frames = [drawn(), *(Image.new("RGB", (200, 100), BLUE) for _ in range(200))]
    for kind in ("GIF", "PNG", "WEBP"):
        data = sent(frames[0], kind, save_all=True, append_images=frames[1:], duration=10)

        cleaned = read(clean_picture(data, side=SIDE))

        assert getattr(cleaned, "n_frames", 1) == 1
        assert is_red(cleaned.convert("RGB").getpixel((5, 30)))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(bytes(1000), id="zeroes"),
        pytest.param(SVG, id="SVG"),
        pytest.param(b"<html>" + SCRIPT, id="HTML"),
        pytest.param(b"%PDF-1.7\n", id="PDF"),
        pytest.param(b"GIF89a" + SCRIPT, id="only the first bytes of a GIF"),
        pytest.param(sent(drawn(), "TIFF"), id="a kind that we do not read"),
        pytest.param(sent(drawn(), "BMP"), id="another kind that we do not read"),
        pytest.param(sent(Image.new("RGB", (1, 65500)), "JPEG"), id="a line"),
        pytest.param(sent(drawn())[:-300], id="cut off"),
        pytest.param(sent(drawn(), "JPEG")[:400], id="a JPEG that is cut off"),
        pytest.param(sent(drawn(), "WEBP")[:60], id="a WebP that is cut off"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data):
    with pytest.raises(NotAPicture) as refusal:
        clean_picture(data, side=SIDE)

    assert refusal.value.code == "not_a_picture"
    assert refusal.value.status == 400
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bomb(30_000, 30_000), id="900 million pixels"),
        pytest.param(bomb(MOST_PIXELS["PNG"] // 1000 + 1, 1000), id="just above the limit"),
        pytest.param(bomb(65_535, 600), id="a wide one"),
        pytest.param(sent(Image.new("RGB", (2500, 2100)), "WEBP"), id="a WebP whose decoder needs much"),
        pytest.param(sent(drawn()) + bytes(LARGEST), id="too many bytes"),
    ],
)
def test_what_would_fill_the_memory_is_refused_at_once(data):
    began = time.monotonic()

    with pytest.raises(PictureTooLarge) as refusal:
        clean_picture(data, side=SIDE)

    assert refusal.value.code == "picture_too_large"
    assert refusal.value.status == 413
    assert time.monotonic() - began < 1


def test_a_gif_whose_picture_is_larger_than_it_says_is_refused():
    data = bytearray(sent(drawn(20, 20), "GIF"))
    frame = data.index(b"\x2c", 13)
    data[frame + 5 : frame + 9] = struct.pack("<HH", 65_535, 65_535)

    with pytest.raises(DomainError):
        clean_picture(bytes(data), side=SIDE)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff\xe0", b"RIFF"]))
def test_any_bytes_are_cleaned_or_refused_and_never_crash(data, beginning):
    with contextlib.suppress(DomainError):
        clean_picture(beginning + data, side=SIDE)


WHOLE = {kind: sent(drawn(40, 40), kind) for kind in ("PNG", "JPEG", "WEBP", "GIF")}


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6))
def test_a_damaged_picture_is_cleaned_or_refused_and_never_crashes(kind, changes):
    data = bytearray(WHOLE[kind])
    for place, value in changes:
        data[place % len(data)] = value

    try:
        cleaned = clean_picture(bytes(data), side=SIDE)
    except DomainError:
        return

    assert read(cleaned).size == (SIDE, SIDE)
