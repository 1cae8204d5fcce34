"""The features of the line classifier: numbers for each line of a page, for its neighbours and its place.

Features with names in `rule_` come from the rules of `lines` and `article_span`, all others from the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.reading.cleaning.article_span import ELLIPSIS, article_span, is_sign, page_weight, scores
from analytics.reading.cleaning.lines import COMMENTS, LEADS_ON, SENTENCE, Look
from analytics.text import folding

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]

SHOWN = 600  # characters of a line that are read: more change no share, and a line can have a million
NEXT = (-1, 1)
_NEARBY = ("stopwords", "end", "capitals", "blank")
WINDOWS = (3, 8, 20)  # lines
FAR = 50  # lines: the largest distance
MOST = 100  # most words of one line that count in a window
_AROUND = ".,;:!?…\"'“”„«»‘’()[]"  # marks around a word


def features(looks: list[Look], stopwords: frozenset[str]) -> Columns:
    """Return one column of numbers per feature, with one row per line of a page.

    Line: words (log), stopwords (log) and their share, shares of capitals and digits, commas per word, end mark, dots
    at the end, bullet, blank lines above. Neighbours: some of these, up to 3 lines away. Windows of 3, 8 and 20 lines
    above and below: words in sentences (log), stopwords (log), share of short lines. Place: in lines and in words of
    sentences. After Kohlschütter et al. (2010) and Pomikálek (2011).
    """
    own = _line_columns(looks, stopwords)
    return own | _neighbours(own) | _windows(own) | _place(own) | _rules(looks)


def _line_columns(looks: list[Look], stopwords: frozenset[str]) -> Columns:
    rows = [_line(look, stopwords) for look in looks]
    numbers = np.array([look.line for look in looks], float)
    names = ("words", "stopwords", "stopword_share", "capitals", "digits", "commas", "end", "dots", "bullet")
    columns = dict(zip(names, np.array(rows, float).reshape(-1, len(names)).T, strict=True))
    columns["blank"] = np.minimum(np.diff(numbers, prepend=0.0) - 1, 4)
    return columns


def _line(look: Look, stopwords: frozenset[str]) -> tuple[float, ...]:
    shown = look.text[:SHOWN]
    words = [word.strip(_AROUND) for word in shown.split()]
    n_words = max(len(words), 1)
    n_stop = sum(folding.fold_word(word) in stopwords for word in words) if stopwords else 0
    return (
        float(np.log1p(look.n_words)),
        float(np.log1p(n_stop)),
        n_stop / n_words,
        sum(word[:1].isupper() for word in words) / n_words,
        sum(map(str.isdigit, shown)) / max(len(shown), 1),
        shown.count(",") / n_words,
        look.ends,
        look.bare.endswith(ELLIPSIS),
        look.bullet,
    )


def _neighbours(own: Columns) -> Columns:
    wide = {f"words{by:+}": _shift_lines(own["words"], by) for by in (*NEXT, -3, -2, 2, 3)}
    return wide | {f"{name}{by:+}": _shift_lines(own[name], by) for name in _NEARBY for by in NEXT}


def _windows(own: Columns) -> Columns:
    words, stop = _count_of_log(own["words"]), _count_of_log(own["stopwords"])
    text, short = words * own["end"], (words < SENTENCE).astype(float)
    columns = {f"stopwords_in_{n}": np.log1p(_sum_above(stop, n) + stop + _sum_below(stop, n)) for n in WINDOWS}
    for side, reach in (("above", _sum_above), ("below", _sum_below)):
        for n in WINDOWS:
            columns[f"text_{side}_{n}"] = np.log1p(reach(text, n))
            columns[f"short_{side}_{n}"] = reach(short, n) / n
    return columns


def _count_of_log(logs: Column) -> Column:
    return np.minimum(np.expm1(logs), MOST)


def _place(own: Columns) -> Columns:
    words = _count_of_log(own["words"])
    text = words * own["end"]
    n, total = len(words), max(float(text.sum()), 1.0)
    order, running = np.arange(n, dtype=float), np.cumsum(text)
    return {
        "position": order / max(n, 1),
        "lines_above": np.log1p(order),
        "lines_below": np.log1p(n - 1 - order),
        "text_above": (running - text) / total,
        "text_below": 1 - running / total,
        "page_lines": np.full(n, np.log1p(n)),
        "page_text": np.full(n, np.log1p(total)),
        "page_short": np.full(n, float((words < SENTENCE).mean()) if n else 0.0),
    }


def _rules(looks: list[Look]) -> Columns:
    n, weight, (first, last) = len(looks), page_weight(looks), article_span(looks)
    order = np.arange(n)
    counts = np.array(scores(looks), float)
    flags = {name: np.array([test(look) for look in looks], float) for name, test in _FLAGS.items()}
    columns = {
        "rule_score": counts,
        "rule_running": flags["running"],
        "rule_marked": flags["marked"],
        "rule_inside": ((order >= first) & (order < last)).astype(float),
        "rule_from_first": np.clip(order - first, -FAR, FAR).astype(float),
        "rule_to_last": np.clip(last - 1 - order, -FAR, FAR).astype(float),
        "rule_page": np.full(n, weight),
        "rule_since_byline": _lines_since(flags["byline"]),
        "rule_to_byline": _lines_since(flags["byline"][::-1])[::-1],
        "rule_since_links": _lines_since(flags["links"]),
        "rule_since_sign": _lines_since(flags["sign"]),
        "rule_to_sign": _lines_since(flags["sign"][::-1])[::-1],
        "rule_comments": (np.cumsum(flags["comments"]) > 0).astype(float),
    }
    columns |= {f"rule_score{by:+}": _shift_lines(counts, by) for by in NEXT}
    columns |= {f"rule_running{by:+}": _shift_lines(flags["running"], by) for by in NEXT}
    for side, reach in (("above", _sum_above), ("below", _sum_below)):
        columns[f"rule_score_{side}"] = reach(counts, 3)
        columns[f"rule_sign_{side}"] = reach(flags["sign"], 20)
        columns |= {f"rule_running_{side}_{n}": reach(flags["running"], n) for n in (3, 20)}
    return columns


_FLAGS: dict[str, Callable[[Look], bool]] = {
    "running": lambda look: look.running,
    "marked": lambda look: look.alone is not None,
    "sign": is_sign,
    "byline": lambda look: look.alone is not None and look.alone.verdict == "byline",
    "links": lambda look: look.alone == LEADS_ON,
    "comments": lambda look: look.alone == COMMENTS,
}


def _shift_lines(column: Column, by: int) -> Column:
    """Return for each line the value of the line `by` lines below, 0 beyond the ends."""
    moved = np.zeros_like(column)
    if 0 < by < len(column):
        moved[:-by] = column[by:]
    elif 0 < -by < len(column):
        moved[-by:] = column[:by]
    return moved


def _sum_above(column: Column, n: int) -> Column:
    """Return for each line the sum over the `n` lines above it."""
    sums = np.concatenate([[0.0], np.cumsum(column)])
    order = np.arange(len(column))
    return sums[order] - sums[np.maximum(order - n, 0)]


def _sum_below(column: Column, n: int) -> Column:
    return _sum_above(column[::-1], n)[::-1]


def _lines_since(flag: Column) -> Column:
    """Return for each line the distance to the last flagged line above it, at most FAR."""
    order = np.arange(len(flag), dtype=float)
    marked = np.where(flag > 0, order, -np.inf)
    last = np.maximum.accumulate(np.concatenate([[-np.inf], marked[:-1]])) if len(flag) else marked
    return np.minimum(order - last, FAR)
