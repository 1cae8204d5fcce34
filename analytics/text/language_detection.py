"""The language of a text, "und" for too little text or a language or script that the model does not know.

The model of `language_model` always names a language, for "omg lol so true" Afrikaans and for Hindi in Latin letters
Javanese. So its first choice must be clearly ahead of the second, and ahead in proportion to the length of the text,
or the text must have function words of the language. `benchmarks/languages.py` prints what that gives.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.schema import UNDETERMINED
from analytics.text import language_model, languages, tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE = 4_000  # code points read for detection: more do not change the result and cost linear time
# Margins are differences of logarithms of probabilities. On texts of 5 words in 40 languages of NTREX-128, 3.4 % of the
# answers are wrong without a least margin, .4 % from 4 on, and .2 % from 6 on, where 12 % of the texts are unknown
LEAST_MARGIN = 6.0
# Per distinct n-gram: from 50 words on, texts of all these languages have more, 95 % of those of hi, el, ru and bg in
# Latin letters have less
LEAST_MARGIN_PER_FEATURE = 0.2
# Of the words, where the margin is smaller: a paragraph that is half in another language has a fifth. From .25 on, 66
# instead of 44 % of the Bulgarian texts in Latin letters are unknown, and such paragraphs too
FEWEST_STOPWORDS = 0.2
RARE = 10.0  # a language without a record must be ahead of the others by this much more
_NO_LANGUAGE = "zxx"  # the model's class for code and numbers
# Languages that a short text does not distinguish: the margin is taken to the languages outside
_CLOSE = (("bs", "hr", "sr"), ("nb", "nn", "no"), ("id", "ms"), ("wuu", "yue", "zh"), ("ar", "ary", "arz"))
_VARIETY_OF = {"wuu": "zh", "yue": "zh", "ary": "ar", "arz": "ar"}  # in news nearly always the written standard


class _Choices(NamedTuple):
    """The languages of the model: how much each must be ahead, and the number of its group of close languages."""

    handicap: NDArray[np.float64]
    group: NDArray[np.int64]


def detect(text: str) -> str:
    """Return the ISO 639 code of the language of `text`, "und" if it is not clear."""
    sample = text[:SAMPLE]
    codes, choices = language_model.load().languages, _choices()
    scores = language_model.scores(sample)
    values = scores.values - choices.handicap
    best = int(values.argmax())
    margin = float(values[best] - values[choices.group != choices.group[best]].max())
    code = _VARIETY_OF.get(codes[best], codes[best])
    if code == _NO_LANGUAGE or margin < LEAST_MARGIN:
        return UNDETERMINED
    is_clear = margin >= LEAST_MARGIN_PER_FEATURE * scores.n_features
    return code if is_clear or _share_of_stopwords(sample, code) >= FEWEST_STOPWORDS else UNDETERMINED


def _share_of_stopwords(text: str, code: str) -> float:
    forms = tokens.tokens(text)
    return sum(form in languages.get(code).stopwords for form in forms) / max(len(forms), 1)


@cache
def _choices() -> _Choices:
    codes = language_model.load().languages
    group_of = {code: group[0] for group in _CLOSE for code in group}
    groups = np.unique([group_of.get(code, code) for code in codes], return_inverse=True)[1]
    held = {*languages.known_languages(), *_VARIETY_OF}
    return _Choices(np.array([0.0 if code in held else RARE for code in codes]), groups)
