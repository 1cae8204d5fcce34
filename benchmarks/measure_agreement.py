"""How our keyness agrees with the usual measures on a real pair of outlets: python benchmarks/measure_agreement.py.

Each measure is computed from its paper for all words of two outlets, CNN and the Washington Times: ours, G2 of tokens
and of documents (Dunning 1993), chi-square of documents, Fightin' Words on tokens (Monroe et al. 2008), the scaled
F-score of scattertext (Kessler 2017) and Welch's t of the shares of tokens (Lijffijt et al. 2016). Printed are the rank
correlation with ours, how many of our first 20 are in the first 50 of the measure, its first 20, and why a word of it
is not in our first 50.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse, stats

if TYPE_CHECKING:
    import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import null_corpora
from null_corpora import PAIR

from analytics.keywords import keyness
from analytics.stats import multiple_tests
from analytics.text import folding

OURS = "ours"
MEASURES = (
    *(OURS, "G2, tokens", "G2, documents", "chi-square, documents", "Fightin' Words, tokens", "scaled F-score, tokens"),
    "Welch, share of tokens",
)
SHOWN, NEAR = 20, 50
FEW_DOCUMENTS = 3
AT_EQUAL_LENGTH = 0.5  # of the log ratio as counted: below it, more than half of the difference is length


def agreement() -> pd.DataFrame:
    """Return one row per word of the pair of outlets, and the value of each measure for the first outlet."""
    pair = null_corpora.outlets()
    found = keyness.keyness(pair, groups=PAIR, top=None)
    counts = keyness.own_counts(pair)
    is_first = (pair.documents["source"] == PAIR[0]).to_numpy()
    rows = found[found["group"] == PAIR[0]].reset_index(drop=True)
    columns = np.searchsorted(pair.vocabulary, [folding.fold_word(term) for term in rows["term"]])
    sums = [np.asarray(counts[np.flatnonzero(side)].sum(axis=0)).ravel() for side in (is_first, ~is_first)]
    totals = [one.sum() for one in sums]
    tokens = (sums[0][columns], sums[1][columns], *totals)
    documents = tuple(rows[name].to_numpy("float64") for name in ("n_docs", "n_docs_rest", "n_group", "n_rest"))
    rows["n_tokens"] = sums[0][columns]
    values = {
        OURS: -rows["rank"],
        "G2, tokens": _g2(*tokens),
        "G2, documents": _g2_documents(*documents),
        "chi-square, documents": _chi_square(*documents),
        "Fightin' Words, tokens": _fightin_words(*tokens),
        "scaled F-score, tokens": _scaled_f_score(*tokens),
        "Welch, share of tokens": _welch(counts[:, columns], is_first, counts.sum(axis=1)),
    }
    return rows.assign(**values)


def _g2(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Return Dunning's log-likelihood ratio (1993) of two cells, negative where the first uses the word less."""
    share = n_a / (n_a + n_b)
    expected = (a + b) * share, (a + b) * (1 - share)
    g2 = 2 * sum(np.where(k > 0, k * np.log(np.maximum(k, 1) / e), 0) for k, e in zip((a, b), expected, strict=True))
    return np.asarray(g2 * np.sign(a - expected[0]))


def _g2_documents(a: np.ndarray, b: np.ndarray, n_a: np.ndarray, n_b: np.ndarray) -> np.ndarray:
    """Return the log-likelihood ratio of the four cells with and without the word, with its sign."""
    without = _g2(n_a - a, n_b - b, n_a, n_b)
    with_it = _g2(a, b, n_a, n_b)
    return np.sign(with_it) * (np.abs(with_it) + np.abs(without))


def _chi_square(a: np.ndarray, b: np.ndarray, n_a: np.ndarray, n_b: np.ndarray) -> np.ndarray:
    """Return the signed root of Pearson's chi-square of the four cells."""
    share = (a + b) / (n_a + n_b)
    return (a / n_a - b / n_b) / np.sqrt(np.maximum(share * (1 - share), 1e-12) * (1 / n_a + 1 / n_b))


def _fightin_words(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Return z of Monroe, Colaresi & Quinn (2008) on tokens, with a prior of 500 tokens shared out as all tokens."""
    prior = 500 * (a + b) / (n_a + n_b)
    odds = [np.log((k + prior) / (n + 500 - k - prior)) for k, n in ((a, n_a), (b, n_b))]
    return np.asarray((odds[0] - odds[1]) / np.sqrt(1 / (a + prior) + 1 / (b + prior)))


def _scaled_f_score(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Return the scaled F-score of Kessler (2017, section 3.1), -1 to 1, positive for words of the first outlet.

    The precision a / (a + b) and the frequency a / n_a are scaled by the normal distribution over all words, and joined
    by their harmonic mean; the score is that of the outlet for which it is larger.
    """
    sides = [_one_f_score(k, a + b, n) for k, n in ((a, n_a), (b, n_b))]
    return 2 * (np.where(sides[0] > sides[1], sides[0], 1 - sides[1]) - 0.5)


def _one_f_score(k: np.ndarray, both: np.ndarray, n: float) -> np.ndarray:
    scaled = [stats.norm.cdf(one, one.mean(), one.std()) for one in (k / both, k / n)]
    return 2 * scaled[0] * scaled[1] / (scaled[0] + scaled[1])


def _welch(counts: sparse.csr_array, is_first: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return t of the shares of tokens per article of both outlets (Lijffijt et al. 2016)."""
    shares = (sparse.diags_array(1 / np.maximum(lengths, 1)) @ counts).toarray()
    return np.asarray(stats.ttest_ind(shares[is_first], shares[~is_first], equal_var=False).statistic)


def reason(row: pd.Series) -> str:
    """Return why a word that another measure ranks high is not among our first ones."""
    if row["n_docs"] <= FEW_DOCUMENTS:
        return "few documents"
    if row["log_ratio"] < AT_EQUAL_LENGTH * row["log_ratio_raw"]:
        return "long documents"
    if row["n_tokens"] > 2 * row["n_docs"]:
        return "often in the same documents"
    return "common on both sides" if row["n_docs_rest"] > row["n_rest"] / 5 else "a smaller lower bound"


def main() -> int:
    """Print how each measure agrees with ours."""
    if not null_corpora.NEWS.is_file():
        print(f"{null_corpora.NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    rows = agreement()
    passing = rows["q"] < multiple_tests.ALPHA
    print(f"{PAIR[0]} against {PAIR[1]}: {passing.sum()} of {len(rows)} words pass; rank correlation with ours, and how"
          f" many of our first {SHOWN} are in the first {NEAR}")  # fmt: skip
    first = rows.nsmallest(SHOWN, "rank")["term"]
    for name in MEASURES:
        ranked = rows.sort_values(name, ascending=False, kind="stable")
        rho = stats.spearmanr(rows[OURS], rows[name]).statistic
        print(f"{name:24}{rho:6.2f} {first.isin(ranked['term'].head(NEAR)).sum():3}")
    _print_first(rows)
    return 0


def _print_first(rows: pd.DataFrame) -> None:
    """Print the first words of each measure, and the reason of each that is not among our first ones."""
    for name in MEASURES:
        ranked = rows.sort_values(name, ascending=False, kind="stable").head(SHOWN)
        reasons = ["" if row["rank"] <= NEAR else f" ({reason(row)})" for _, row in ranked.iterrows()]
        words = [f"{term}{why}" for term, why in zip(ranked["term"], reasons, strict=True)]
        print(f"\n{name}: {', '.join(words)}")


if __name__ == "__main__":
    sys.exit(main())
