"""What every sentence encoder offers, and the encoder that is installed on this machine."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

MOST_CHARACTERS = 1_000  # of a sentence that is read; news sentences have 130, a list without a full stop has more
LONGEST_WORD = 100  # characters; the search for the pieces of one word of 100,000 letters takes 20 s
_WORDS = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")
_SURROGATES = re.compile("[\ud800-\udfff]")
_HAN, _KANA_OR_HANGUL = re.compile("[\u4e00-\u9fff]"), re.compile("[\u3041-\u30ff\uac00-\ud7a3]")


class SentenceEncoder(Protocol):
    """A model that turns sentences into vectors."""

    @property
    def name(self) -> str:
        """The name of the model, for people."""

    @property
    def version(self) -> str:
        """Of the package or file of the weights."""

    @property
    def languages(self) -> frozenset[str]:
        """The codes of the languages that it knows."""

    @property
    def fingerprint(self) -> str:
        """Equal for encoders that give the same vectors."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return sentences x dimensions: the codes of their unit vectors (int8, see `codes.unit_vectors`).

        A text without any character that counts has some vector too: the caller chooses what is worth encoding. The
        same texts in the same order give the same codes; in another order a code can differ by 1 of 512 steps.
        """


@lru_cache(maxsize=1)
def installed_encoder() -> SentenceEncoder | None:
    """Return the encoder of this installation, None if its package is missing. Its weights are read on first use."""
    from analytics.crosslingual.encoder import universal  # noqa: PLC0415 - it needs what this module declares

    return universal.UniversalEncoder() if find_spec(universal.MODULE) else None


def held_languages() -> frozenset[str]:
    """Return the languages of the installed encoder; none without one."""
    encoder = installed_encoder()
    return encoder.languages if encoder else frozenset()


def readable(text: str) -> str:
    """Return a text that an encoder can read in linear time: blanks joined, cut, long words split, no half characters.

    Half of a surrogate pair, as in broken pages, stops an encoder with an error. Chinese is put into simplified
    letters: of the sentence pairs of PUD in traditional letters, .55 were found without this and .94 with it.
    """
    joined = " ".join(text[: 2 * MOST_CHARACTERS].split())[:MOST_CHARACTERS]
    clean = _WORDS.sub(r"\1 ", _SURROGATES.sub(" ", joined))
    is_chinese = _HAN.search(clean) and not _KANA_OR_HANGUL.search(clean)
    return _simplified_chinese(clean) if is_chinese else clean


def _simplified_chinese(text: str) -> str:
    """Return a Chinese text in simplified letters; unchanged if the package that knows them is missing."""
    converter = _converter()
    return str(converter.convert(text)) if converter else text


@lru_cache(maxsize=1)
def _converter() -> Any:
    if not find_spec("opencc"):
        return None
    from opencc import OpenCC  # noqa: PLC0415 - needed for Chinese alone

    return OpenCC("t2s")
