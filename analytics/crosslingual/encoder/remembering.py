"""An encoder that reads each sentence once, for steps that compare the same sentences more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.crosslingual.encoder.encoder import SentenceEncoder


class RememberingEncoder:
    """A `SentenceEncoder` that keeps the codes of all sentences it has read: some 700 bytes each."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self.name, self.version, self.fingerprint = encoder.name, encoder.version, encoder.fingerprint
        self.languages = encoder.languages
        self._encoder = encoder
        self._known: dict[str, np.ndarray] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return sentences x dimensions, see `SentenceEncoder.encode`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        codes = self._encoder.encode(new)
        self._known.update(zip(new, codes, strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else codes
