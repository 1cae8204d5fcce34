"""The keys of the tagger's features: CRC-32, also of a feature that is joined from parts whose CRC-32 is known.

CRC-32 is linear: that of "ab" follows from those of "a" and of "b" (`crc32_combine` in zlib). So the keys of features of
two neighbours need no strings, only the CRC-32 and the size of parts of each form, as arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint32]

POLYNOMIAL = np.uint32(0xEDB88320)
LONGEST = 32  # bytes by which a CRC-32 is shifted at once; longer parts need several shifts


def hash_feature(feature: str) -> int:
    """Return the key of a feature, 32 bits."""
    return crc32(feature.encode("utf-8", "replace"))


def append_parts(keys: Keys, parts: Keys, sizes: NDArray[np.intp]) -> Keys:
    """Return the CRC-32 of each text followed by a part: from that of the text, that of the part and its bytes."""
    return _shift(keys, sizes) ^ parts


def _shift(keys: Keys, sizes: NDArray[np.intp]) -> Keys:
    """Return the CRC-32 as changed by the next `sizes` bytes, whatever these are."""
    while sizes.max(initial=0) > LONGEST:
        keys = _shift(keys, np.minimum(sizes, LONGEST))
        sizes = np.maximum(sizes - LONGEST, 0)
    at = sizes.astype(np.intp) << 10  # 4 x 256 entries of `_SHIFTS` for each size
    low, high = keys & np.uint32(0xFFFF), keys >> np.uint32(16)
    pairs = ((low & 255, 0), (low >> 8, 256), (high & 255, 512), (high >> 8, 768))
    first, second, third, fourth = (_SHIFTS.take(at + (byte + place)) for byte, place in pairs)
    return first ^ second ^ third ^ fourth


def _shift_table() -> Keys:
    """Return for each size, place of a byte in the CRC-32 and value of that byte the shifted CRC-32."""
    byte = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        byte = (byte >> np.uint32(1)) ^ np.where(byte & 1, POLYNOMIAL, np.uint32(0))
    tables = [np.concatenate([np.arange(256, dtype=np.uint32) << np.uint32(8 * place) for place in range(4)])]
    for _ in range(LONGEST):
        tables.append((tables[-1] >> np.uint32(8)) ^ byte[tables[-1] & np.uint32(255)])
    return np.concatenate(tables)


_SHIFTS = _shift_table()
