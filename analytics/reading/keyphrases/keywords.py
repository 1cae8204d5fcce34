"""The keywords of one document: by the ranking for news, or by classic YAKE, in the same rows."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.keyphrases import merge_keys, news_keywords, yake
from analytics.schema import LIST_SEPARATOR
from analytics.text import languages, outlet_labels, stopwords, tokens

if TYPE_CHECKING:
    from analytics.text.document_text import Text

NEWS, CLASSIC = "news", "classic"
MODES = (NEWS, CLASSIC)
NO_SCORE = math.nan
TOP = 20  # keywords of a document
_MORE = 2  # keywords are ranked in place of the name of the outlet and its host


class Keyword(NamedTuple):
    """One keyword of a text.

    `keyword` is its most frequent form, `score` is in 0..100 with the best of the text at 100, `n` is its count,
    `start` is its first offset and `starts` are all offsets, in code points, joined by "; ". `key` is one form for all
    its inflections. `yake` is YAKE's own score, lower is better, NaN in the ranking for news.
    """

    keyword: str
    score: float
    n: int
    start: int
    key: str
    starts: str
    yake: float


def keywords(
    text: Text, *, mode: str = NEWS, top: int = TOP, own: stopwords.Own = stopwords.NONE, outlet: str = ""
) -> list[Keyword]:
    """Return the `top` keywords of a text, best first; none for a language that the ranking cannot read, see `reads`.

    `own` are the user's stopwords of the language. `outlet` is the source of the text: its name is a keyword only if
    the first line has it.
    """
    if mode not in MODES:
        raise ValueError(f"the ranking of keywords is one of {', '.join(MODES)}, got {mode!r}")
    rank = partial(_classic, text.text, text.language) if mode == CLASSIC else partial(_news, text)
    end_of_first_line = text.text.find("\n")
    ranked = rank(top + _MORE, own)
    return [one for one in ranked if one.start < end_of_first_line or not _is_outlet(one.keyword, outlet)][:top]


def _is_outlet(keyword: str, outlet: str) -> bool:
    """Return whether a keyword is the name of an outlet, or its host: "Reuters", "FoxNews.com"."""
    if not outlet or keyword[0].islower():
        return False
    if outlet_labels.host_name(keyword):
        return outlet_labels.has_name(keyword, outlet)
    return outlet_labels.without_edition(keyword) == outlet_labels.without_edition(outlet)


def reads(language: str, mode: str) -> bool:
    """Return whether a ranking can read a language: one with blanks between words, and for news also Chinese."""
    return news_keywords.reads(language) if mode == NEWS else languages.get(language).spaced


def _news(text: Text, top: int, own: stopwords.Own) -> list[Keyword]:
    ranked = news_keywords.keywords(text, top=top, own=own)
    return [_keyword(item.keyword, item.score, item.key, item.starts) for item in ranked]


def _classic(text: str, language: str, top: int, own: stopwords.Own) -> list[Keyword]:
    """Return YAKE's keywords; their score is 1 / (1 + YAKE), as a percentage of the best."""
    ranked = yake.keywords(text, language, top=top, own=own)
    best = min((item.raw for item in ranked), default=0.0)
    score = {item: 100 * (1 + best) / (1 + item.raw) for item in ranked}
    return [_keyword(item.keyword, score[item], _key(item.keyword, language), item.starts, item.raw) for item in ranked]


def _keyword(keyword: str, score: float, key: str, starts: tuple[int, ...], raw: float = NO_SCORE) -> Keyword:
    places = LIST_SEPARATOR.join(map(str, starts))
    return Keyword(keyword, round(score, 4), len(starts), starts[0], key, places, raw)


def _key(keyword: str, language: str) -> str:
    *before, last = tokens.tokens(keyword) or [keyword.casefold()]
    bare = [merge_keys.before_the_head(form, language, False) for form in before]  # noqa: FBT003 - not known to be a name
    return " ".join([*bare, merge_keys.head(last, language, False)])  # noqa: FBT003 - as above
