"""Train analytics/data/line_model.json.gz: python training/line_classifier.py [FOLDER].

FOLDER has the saved pages (`training/extraction.py`), converted here to plain text. A line counts as article if at
least half of its words are in runs of four that the article also has. Every page is used four times: whole; whole
without capitals, stopwords and blank lines, for languages without a stopword list, scripts without capitals and texts
pasted without blank lines; and twice cropped to a few lines around the article, as people copy it.

Measured on the 120 pages with the whole cleaning, held out by host, F1: these trees .947; without the features of the
rules .924. On drafts of the same features, without the cleaning: trees .927, a linear-chain CRF (python-crfsuite,
binned features) .891, both averaged .915, logistic regression .902. Other sizes of trees, and leaving out the
stopwords, changed less than .005.
"""

from __future__ import annotations

import gzip
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analytics.reading.cleaning import clean, line_features, line_model, line_verdicts, page_blocks  # noqa: E402 - as the line above lets it
from training import extraction  # noqa: E402 - as above

SMALLEST = 100  # words of an article below which its page counts for less
PARAMETERS = {
    "max_iter": 140,
    "learning_rate": 0.06,
    "max_leaf_nodes": 6,
    "max_depth": 5,
    "min_samples_leaf": 60,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "max_bins": 32,
    "early_stopping": False,
    "random_state": 0,
}
HIDDEN = ("capitals", "stopword", "blank")  # what the second look at a page does not show
MOST_AROUND = 8  # lines that a cropped page has above or below its article, at most, and one less


class Page(NamedTuple):
    """A saved page for the classifier: the features of each line, whether it is article, and the cost of an error."""

    text: str
    article: str
    fold: int
    columns: line_features.Columns
    in_article: NDArray[np.bool_]
    cost: NDArray[np.float64]


def views(saved: extraction.Saved, place: int) -> list[Page]:
    """Return a saved page as plain text: whole, then cropped to some lines around the article that vary by `place`."""
    whole = _page(saved.flat, saved.article, saved.fold)
    around = ((place, 3 * place + 1), (5 * place + 2, place // MOST_AROUND))
    return [whole, *(_cropped(whole, above % MOST_AROUND, below % MOST_AROUND) for above, below in around)]


def _cropped(whole: Page, above: int, below: int) -> Page:
    looks = page_blocks.read(whole.text)
    inside = np.flatnonzero(whole.in_article)
    first, last = max(inside[0] - above, 0), min(inside[-1] + below, len(looks) - 1)
    rows = whole.text.split("\n")[looks[first].line - 1 : looks[last].line]
    return _page("\n".join(rows), whole.article, whole.fold)


def _page(text: str, article: str, fold: int) -> Page:
    looks = page_blocks.read(text)
    columns = line_features.features(looks, line_verdicts.stopwords(looks))
    n_words, n_shared = _shared([extraction.words(look.text) for look in looks], extraction.shingles(article))
    cost = n_words / max(n_shared.sum(), SMALLEST)
    return Page(text, article, fold, columns, (n_shared >= n_words / 2) & (n_words > 0), cost)


def _shared(rows: list[list[str]], article: Counter[tuple[str, ...]]) -> tuple[NDArray[np.float64], ...]:
    """Return for each line the number of its words, and of those in a run of four that the article also has."""
    flat = [word for row in rows for word in row]
    shared = np.zeros(len(flat))
    for start in range(len(flat) - extraction.SHINGLE + 1):
        if tuple(flat[start : start + extraction.SHINGLE]) in article:
            shared[start : start + extraction.SHINGLE] = 1
    ends = np.cumsum([0] + [len(row) for row in rows])
    return np.diff(ends).astype(float), np.array([shared[start:end].sum() for start, end in pairwise(ends)])


def fit(pages: Sequence[list[Page]], *, rules: bool = True) -> dict[str, Any]:
    """Return a classifier in the form of the model file; without `rules` it has no features of the rules."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - slow to import
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - comes with scikit-learn

    names = [name for name in pages[0][0].columns if rules or not name.startswith("rule_")]
    shown = [one for views in pages for one in views]
    whole = [views[0] for views in pages]
    is_used = [not name.startswith(HIDDEN) for name in names]
    table = np.concatenate([_table(shown, names), _table(whole, names) * is_used])
    is_article = np.concatenate([one.in_article for one in shown + whole])
    cost = np.concatenate([one.cost for one in shown + whole])
    counts = cost > 0
    trees = HistGradientBoostingClassifier(**PARAMETERS)
    with threadpool_limits(
        1
    ):  # the same sums in the same order; threads that wait for one another took 3 times as long
        trees.fit(table[counts], is_article[counts], sample_weight=cost[counts] / cost[counts].mean())
    return packed(trees, names)


def _table(pages: Sequence[Page], names: Sequence[str]) -> NDArray[np.float64]:
    return np.concatenate([np.column_stack([one.columns[name] for name in names]) for one in pages])


def packed(trees: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return fitted trees as one table of nodes: all roots, then the other nodes; a leaf points to itself."""
    grown = [stage[0].nodes for stage in trees._predictors]  # noqa: SLF001 - scikit-learn shows them nowhere else
    offsets = np.cumsum([len(grown)] + [len(nodes) - 1 for nodes in grown])
    rows: dict[int, tuple[float, ...]] = {}
    for root, nodes in enumerate(grown):
        place = [root, *range(int(offsets[root]), int(offsets[root + 1]))]
        for node, here in zip(nodes, place, strict=True):
            rows[here] = _leaf(node, here) if node["is_leaf"] else _split(node, place)
    columns = ("feature", "threshold", "left", "right", "value")
    return {
        "names": list(names),
        "start": round(float(trees._baseline_prediction.item()), 5),  # noqa: SLF001 - as above
        "n_trees": len(grown),
        "depth": max(int(nodes["depth"].max()) for nodes in grown),
        "nodes": dict(zip(columns, zip(*(rows[here] for here in sorted(rows)), strict=True), strict=True)),
    }


def _leaf(node: Any, here: int) -> tuple[float, ...]:
    return 0, 0.0, here, here, round(float(node["value"]), 5)


def _split(node: Any, place: list[int]) -> tuple[float, ...]:
    threshold = round(float(node["num_threshold"]), 6)
    return int(node["feature_idx"]), threshold, place[node["left"]], place[node["right"]], 0.0


def held_out(
    pages: Sequence[list[Page]], *, rules: bool = True, folds: Iterable[int] = range(extraction.FOLDS)
) -> extraction.Found:
    """Return the quality of extracting articles from plain pages whose host the classifier has not seen.

    `folds` are held out one after the other; the classifier is trained on all the others each time.
    """
    pairs = []
    for fold in folds:
        model = line_model.unpack_model(fit([views for views in pages if views[0].fold != fold], rules=rules))
        pairs += [(body(whole.text, model), whole.article) for whole, *_ in pages if whole.fold == fold]
    return extraction.found(pairs)


def body(text: str, model: line_model.Model) -> str:
    """Return the article in a text according to `model` and the rules."""
    return clean.clean(text, model=model).text


def main(arguments: list[str]) -> int:
    """Train on all pages, write the file, and print the results on held-out pages."""
    folder = Path(arguments[0]) if arguments else extraction.FOLDER
    if not folder.is_dir():
        print(f"The saved pages are not at {folder}: nothing to train on. Name their folder.")
        return 1
    pages = [views(saved, place) for place, saved in enumerate(extraction.pages(folder))]
    score, bare = held_out(pages), held_out(pages, rules=False)
    about = {
        "made_by": "training/line_classifier.py",
        "trained_on": {"pages": len(pages), "sha256": extraction.fingerprint(folder)},
        "held_out": {name: round(value, 4) for name, value in score._asdict().items()},
        "held_out_without_rules": {name: round(value, 4) for name, value in bare._asdict().items()},
        "parameters": PARAMETERS,
    }
    content = json.dumps({"about": about, **fit(pages)}, separators=(",", ":"))
    data = gzip.compress(content.encode(), mtime=0)
    (ROOT / "analytics" / "data" / line_model.FILE).write_bytes(data)
    print(json.dumps(about, indent=1), f"{len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
