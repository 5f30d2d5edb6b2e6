"""Pictures that strangers send: looked at, made anew, kept under a name that nobody can guess.

Nothing of what was sent is kept but its colours: what is stored is a square WebP of our own making.
"""

import secrets
import struct
import zlib
from io import BytesIO
from threading import BoundedSemaphore

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from PIL.Image import DecompressionBombError, DecompressionBombWarning, Resampling, Transpose

from orchestrator.kit.errors import DomainError, Invalid

LARGEST = 5 * 1024 * 1024  # bytes
LEAST_SIDE = 16  # pixels
# How many pixels of each kind stay below 100 MB while they are read: their decoders differ in what they keep.
MOST_PIXELS = {"JPEG": 16_000_000, "PNG": 12_000_000, "GIF": 12_000_000, "WEBP": 5_000_000}
QUALITY = 86
ROUGHLY = 4  # times the side that is wanted: so much is kept before it is made small with care
AT_ONCE = 2
ORIENTATION = 0x0112  # the tag of EXIF
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)

turn = BoundedSemaphore(AT_ONCE)  # what is read at a time in one process, so that a flood does not fill the memory


class NotAPicture(Invalid):
    """The bytes are no picture that we read, whatever their name says."""

    code = "not_a_picture"


class PictureTooLarge(DomainError):
    """Too many bytes, or too many pixels."""

    code = "picture_too_large"
    status = 413


def clean_picture(data: bytes, *, side: int) -> bytes:
    """*data* as a square WebP of *side* pixels: the middle of the picture, upright, without anything written into it.

    What it is is read from its bytes; of an animation the first picture is taken.

    Raises:
        NotAPicture: it is not a JPEG, PNG, WebP or GIF, it is damaged, or it is tiny.
        PictureTooLarge: it has more than ``LARGEST`` bytes, or more pixels than ``MOST_PIXELS`` of its kind.
    """
    if len(data) > LARGEST:
        raise PictureTooLarge(f"A picture may have at most {LARGEST // 1024 // 1024} MB.")
    with turn:
        try:
            with Image.open(BytesIO(data), formats=tuple(MOST_PIXELS)) as image:
                _check_size(image)
                return _encoded(_upright_square(image, side=side))
        except (DecompressionBombError, DecompressionBombWarning) as error:
            raise _too_many_pixels() from error
        except UNREADABLE as error:
            raise NotAPicture("This is not a picture that we can read. Use a JPEG, PNG, WebP or GIF file.") from error


def keep_picture(data: bytes, *, folder: str) -> str:
    """Store a cleaned picture; its name, which says nothing and is never used again."""
    return default_storage.save(f"{folder}/{secrets.token_urlsafe(24)}.webp", ContentFile(data))


def drop_picture(name: str) -> None:
    """Remove a stored picture. Safe to repeat; an empty name is none."""
    if name:
        default_storage.delete(name)


def address_of(name: str) -> str | None:
    """Where a browser finds a stored picture; None when there is none."""
    return default_storage.url(name) if name else None


def _check_size(image: Image.Image) -> None:
    """Before a single pixel is read: the size stands in the first bytes."""
    width, height = image.size
    if width * height > MOST_PIXELS.get(image.format or "", MOST_PIXELS["JPEG"]):
        raise _too_many_pixels()
    if min(width, height) < LEAST_SIDE:
        raise NotAPicture(f"A picture needs at least {LEAST_SIDE} by {LEAST_SIDE} pixels.")


def _too_many_pixels() -> PictureTooLarge:
    return PictureTooLarge("This picture has too many pixels. Make it smaller, for example 2000 by 2000.")


def _upright_square(image: Image.Image, *, side: int) -> Image.Image:
    """The middle, made small before anything else: whatever is done to the whole needs its memory once more."""
    image.draft("RGB", (side, side))  # a JPEG is read at a fraction of its size
    turned = UPRIGHT.get(image.getexif().get(ORIENTATION, 1))
    width, height = image.size
    edge = min(width, height)
    left, top = (width - edge) / 2, (height - edge) / 2
    middle = min(edge, ROUGHLY * side)
    rough = image.resize((middle, middle), Resampling.NEAREST, box=(left, top, left + edge, top + edge))
    coloured = rough.convert("RGBA" if rough.has_transparency_data else "RGB")
    small = coloured.resize((side, side), Resampling.LANCZOS)
    return small.transpose(turned) if turned is not None else small


def _encoded(image: Image.Image) -> bytes:
    """Only the colours: what stood beside them in the file (EXIF, XMP, a profile, a comment) is left behind."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    out = BytesIO()
    bare.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
