"""A picture for everybody: five by five mirrored squares in a colour of their own, as a PNG."""

import colorsys
import hashlib
import struct
import zlib

CELLS = 5
SIDE = 40
MARGIN = 20


def avatar(seed: str) -> bytes:
    """The picture of *seed*: 240 by 240 pixels, always the same."""
    digest = hashlib.sha256(seed.encode()).digest()
    ink = _colour(digest[0] / 255, 0.62, 0.55)
    paper = _colour(digest[0] / 255, 0.55, 0.93)
    mirrored = [min(column, CELLS - 1 - column) for column in range(CELLS)]
    filled = [[digest[1 + row * 3 + column] % 2 for column in mirrored] for row in range(CELLS)]
    whole = SIDE * CELLS + 2 * MARGIN
    blank = paper * whole
    rows = [blank] * MARGIN
    for cells in filled:
        line = paper * MARGIN + b"".join((ink if cell else paper) * SIDE for cell in cells) + paper * MARGIN
        rows += [line] * SIDE
    rows += [blank] * MARGIN
    return _png(whole, whole, b"".join(b"\0" + row for row in rows))


def _colour(hue: float, saturation: float, lightness: float) -> bytes:
    return bytes(round(part * 255) for part in colorsys.hls_to_rgb(hue, lightness, saturation))


def _png(width: int, height: int, raw: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
