"""The English stems of word forms of any language, by translation: the shares with which a form counts as each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from anyascii import anyascii
from scipy import sparse

from analytics import schema
from analytics.crosslingual import dictionaries
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analytics.corpus.store import Corpus
    from analytics.crosslingual.dictionaries import Table, Weighted

STORED = "form_stems"
TOP = 3  # English stems of a word; 1, 2 and 5 are equally good
SHORTEST_PART = 4  # letters; 5 is slightly worse: German sentences .900 instead of .902, Swedish .883 instead of .884
JOINTS = ("", "s", "n", "es", "en")  # letters between the parts of a compound in German and related languages
COMPOUNDING = frozenset({"da", "de", "et", "fi", "hu", "nb", "nl", "sv"})


class FormStems(NamedTuple):
    """The English stems of the forms of a corpus: for each language `Corpus.vocabulary` x `stems`, cells are shares.

    Forms that do not occur in a language have no cells there.
    """

    stems: np.ndarray
    by_language: dict[str, sparse.csr_array]


def form_stems(corpus: Corpus, learnt: Mapping[str, Table] | None = None) -> FormStems:
    """Return the stems of the forms of a whole corpus; for `corpus.once`.

    A form counts as its three best translations, by their weights; without any, as its stem in Latin letters. Numbers
    and single letters have no stems. `learnt` are other translations than the packed ones, by language.
    """
    whole = corpus.root
    stored = whole.stored(STORED)
    return _of_table(whole, stored) if learnt is None and len(stored) else _of_corpus(whole, learnt)


def derived_table(corpus: Corpus) -> pd.DataFrame:
    """Return the table `form_stems` of a whole corpus: 1 s of CPU for 4,000 articles."""
    known = corpus.once(form_stems)
    parts = [_rows(corpus, known.stems, code, cells) for code, cells in known.by_language.items()]
    return pd.concat(parts, ignore_index=True) if parts else schema.empty(STORED)


def _rows(corpus: Corpus, stems: np.ndarray, language: str, cells: sparse.csr_array) -> pd.DataFrame:
    forms = np.repeat(corpus.vocabulary, np.diff(cells.indptr))
    columns = {"language": language, "term": forms, "stem": stems[cells.indices], "share": cells.data}
    return schema.conform(pd.DataFrame(columns), STORED)


def _of_table(whole: Corpus, stored: pd.DataFrame) -> FormStems:
    number, stems = pd.factorize(stored["stem"])
    row = whole.columns_of(stored["term"].cat.categories)[stored["term"].cat.codes]
    by_language = {}
    for code in sorted(whole.documents["language"].unique()):
        own = (stored["language"] == code).to_numpy()  # a language without stems has no rows
        ends = np.r_[0, np.cumsum(np.bincount(row[own], minlength=len(whole.vocabulary)))].astype("int32")
        cells = (stored["share"].to_numpy()[own], number[own].astype("int32"), ends)
        by_language[code] = sparse.csr_array(cells, shape=(len(whole.vocabulary), len(stems)))
    return FormStems(np.asarray(stems, dtype=object), by_language)


def _of_corpus(whole: Corpus, learnt: Mapping[str, Table] | None) -> FormStems:
    numbers: dict[str, int] = {}
    cells = {}
    spoken = whole.documents["language"].to_numpy(dtype=object)
    for code in sorted(set(spoken)):
        used = np.unique(whole.counts[np.flatnonzero(spoken == code)].indices)
        cells[code] = _cells(whole.vocabulary, used, code, numbers, (learnt or {}).get(code))
    wide = {code: sparse.csr_array(one, shape=(len(whole.vocabulary), len(numbers))) for code, one in cells.items()}
    return FormStems(np.asarray(list(numbers), dtype=object), wide)


def _cells(
    vocabulary: np.ndarray, used: np.ndarray, language: str, numbers: dict[str, int], learnt: Table | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return data, columns and row bounds of forms x stems; new stems get the next number in `numbers`."""
    n_stems = np.zeros(len(vocabulary) + 1, "int32")
    columns: list[int] = []
    weights: list[float] = []
    for row in used.tolist():
        form = vocabulary[row]
        if len(form) > 1 and not form[0].isdigit():
            found = shares(form, language, learnt)
            columns.extend(numbers.setdefault(english, len(numbers)) for english, _ in found)
            weights.extend(weight for _, weight in found)
            n_stems[row + 1] = len(found)
    return np.asarray(weights, "float64"), np.asarray(columns, "int32"), np.cumsum(n_stems, dtype="int32")


def shares(form: str, language: str, learnt: Table | None = None) -> tuple[tuple[str, float], ...]:
    """Return the English stems of a counted form with their shares; `learnt` replaces the packed table if given."""
    if language == "en":
        return ((stem(form, "en"), 1.0),)
    table = learnt or dictionaries.table(language)
    weights = table.english(form) or _of_parts(table, form)
    return _normalise_weights(weights) if weights else ((latin(form, table.language), 1.0),)


def latin(form: str, language: str) -> str:
    """Return the stem of a word in Latin letters, the form in which English has foreign names."""
    key = stem(form, language)
    return stem(anyascii(key).lower().replace("'", "") or key, "en")


def _of_parts(table: Table, form: str) -> Weighted:
    """Return the translations of both parts of a compound, in languages with compounds.

    With them more sentences of NTREX match their translations: German .891 -> .902, Swedish .877 -> .884.
    """
    last = last_part(table, form, SHORTEST_PART)
    if not last:
        return {}
    halves = (_normalise_weights(table.english(part)) for part in (_first_part(table, form, last, SHORTEST_PART), last))
    return _sum_weights(pair for half in halves for pair in half)


def last_part(table: Table, form: str, shortest: int) -> str:
    """Return the longest last part of a compound that is in a dictionary, after a known first part; or ""."""
    if table.language not in COMPOUNDING:
        return ""
    ends = (form[at:] for at in range(shortest, len(form) - shortest + 1))
    listed = (end for end in ends if any(end in dictionary for dictionary in table.dictionaries))
    return next((end for end in listed if _first_part(table, form, end, shortest)), "")


def _first_part(table: Table, form: str, last: str, shortest: int) -> str:
    whole = form.removesuffix(last)
    bare = (whole.removesuffix(joint) for joint in JOINTS if whole.endswith(joint))
    return next((part for part in bare if len(part) >= shortest and table.knows(part)), "")


def _normalise_weights(weights: Weighted) -> tuple[tuple[str, float], ...]:
    best = list(weights.items())[:TOP]
    total = sum(weight for _, weight in best)
    return tuple((word, weight / total) for word, weight in best)


def _sum_weights(pairs: Iterable[tuple[str, float]]) -> Weighted:
    total: Weighted = {}
    for word, weight in pairs:
        total[word] = total.get(word, 0.0) + weight
    return dict(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))
