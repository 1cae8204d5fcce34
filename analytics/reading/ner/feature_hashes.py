"""The keys of the tagger's features: CRC-32, also of a feature that is joined from parts whose CRC-32 is known.

CRC-32 is linear: that of "ab" follows from those of "a" and of "b" (`crc32_combine` in zlib). So the keys of features
of two neighbours need no strings, only the CRC-32 and the size of parts of each form, as arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Keys = NDArray[np.uint32]

POLYNOMIAL = np.uint32(0xEDB88320)
SHORT = 5  # bits of a size: a CRC-32 is shifted by 0 to 31 bytes at once, then by powers of two
LARGEST = 31  # bits of a size


def hash_feature(feature: str) -> int:
    """Return the key of a feature, 32 bits."""
    return crc32(feature.encode("utf-8", "replace"))


def hash_features(features: Iterable[str]) -> Keys:
    """Return the keys of features. None of them has a newline: one string of all is encoded in a third of the time."""
    return np.array([*map(crc32, "\n".join(features).encode("utf-8", "replace").split(b"\n"))], np.uint32)


def append_parts(keys: Keys, parts: Keys, sizes: NDArray[np.uint32]) -> Keys:
    """Return the CRC-32 of each text followed by a part: from that of the text, that of the part and its bytes."""
    return _shift(keys, sizes) ^ parts


def _shift(keys: Keys, sizes: NDArray[np.uint32]) -> Keys:
    """Return the CRC-32 as changed by the next `sizes` bytes, whatever these are."""
    keys = _look_up(_SHORT_SHIFTS, keys, sizes.astype(np.intp) % (1 << SHORT))
    for bit, table in enumerate(_LONG_SHIFTS, SHORT):
        longer = sizes >> np.uint32(bit)
        if not longer.any():
            break
        keys = np.where(longer & 1, _look_up(table, keys, 0), keys)
    return keys


def _look_up(table: Keys, keys: Keys, shift: NDArray[np.intp] | int) -> Keys:
    """Return shifted keys from a table; each shift has 4 x 256 entries in it, 256 for each byte of a key."""
    entries = keys.astype("<u4")[..., None].view(np.uint8) + _FIRST_ENTRIES + np.asarray(shift)[..., None] * 1024
    shifted: Keys = np.bitwise_xor.reduce(table.take(entries), axis=-1)
    return shifted


def _shift_tables() -> tuple[Keys, list[Keys]]:
    """Return the table of all short shifts, and one table for each longer power of two."""
    byte = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        byte = (byte >> np.uint32(1)) ^ np.where(byte & 1, POLYNOMIAL, np.uint32(0))
    tables = [np.concatenate([np.arange(256, dtype=np.uint32) << np.uint32(8 * place) for place in range(4)])]
    for _ in range(1 << SHORT):
        tables.append((tables[-1] >> np.uint32(8)) ^ byte[tables[-1] & np.uint32(255)])
    powers = [tables.pop()]
    for _ in range(SHORT + 1, LARGEST):
        powers.append(_look_up(powers[-1], powers[-1], 0))
    return np.concatenate(tables), powers


_FIRST_ENTRIES = np.arange(0, 1024, 256)
_SHORT_SHIFTS, _LONG_SHIFTS = _shift_tables()
