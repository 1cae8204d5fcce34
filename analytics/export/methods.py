"""The methods text, ready to paste, and the versions of the software."""

from __future__ import annotations

import platform
import shlex
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from analytics import schema
from analytics.corpus import filters
from analytics.crosslingual import document_vectors
from analytics.findings import capabilities
from analytics.findings.wording import list_names, spoken_languages, times
from analytics.reading.ner.backends import OURS, RULES
from analytics.sources import framing
from analytics.stories import candidate_pairs
from analytics.topics import topics
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus

LIBRARIES = (
    *("pandas", "numpy", "scipy", "scikit-learn", "networkx"),
    *("yake", "stopwordsiso", "rjieba", "segtok", "trafilatura", "snowballstemmer"),
)


def versions() -> dict[str, str]:
    """Return the versions of the software that the numbers depend on."""
    return {"parallax": VERSION, "python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


def methods(corpus: Corpus, wanted: Mapping[str, Any]) -> str:
    """Return the methods text in Markdown: material, reading, analyses, settings, versions and the command."""
    parts = (
        "# Methods",
        *paragraphs(corpus, wanted),
        "## Tests and intervals",
        "\n".join(tests_and_intervals()),
        "## The same numbers again",
        f"```\n{command(wanted, corpus.settings)}\n```",
        "## Settings and versions",
        "\n".join(f"- {name}: {value}" for name, value in settings(corpus).items()),
        f"- corpus {corpus.root.key}, slice {corpus.key}",
        "## Tables",
        "\n".join(_dictionary()),
    )
    return "\n\n".join(parts) + "\n"


def paragraphs(corpus: Corpus, wanted: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paragraphs on the material, the reading, its limits by language, and the analyses."""
    limits = " ".join(capabilities.limits(corpus))
    return tuple(filter(None, (_material(corpus, wanted), _reading(corpus), limits, _analyses(corpus))))


def tests_and_intervals() -> list[str]:
    """Return one line per declared test or interval of the tables: method, family, unit, adjustment, where missing."""
    return [
        f"- `{table.name}`, {list_names([f'`{column}`' for column in one.columns])}: {one.text()}"
        for table in schema.PUBLIC.values()
        for one in table.inference
    ]


def settings(corpus: Corpus) -> dict[str, Any]:
    """Return the settings of the corpus and the versions that the numbers depend on."""
    return dict(corpus.settings) | versions()


def command(wanted: Mapping[str, Any], settings: Mapping[str, Any] | None = None) -> str:
    """Return the command line that builds the corpus with the same settings and exports the same slice."""
    active = filters.active(wanted)
    pairs = [(name, one) for name, value in active.items() for one in ([value] if isinstance(value, str) else value)]
    chosen = "".join(f" --where {shlex.quote(f'{name}={value}')}" for name, value in pairs)
    build = f"python -m analytics build PATH --out CORPUS{_build_options(settings or {})}"
    return f"{build}\npython -m analytics export CORPUS --out DIR{chosen}"


def _build_options(settings: Mapping[str, Any]) -> str:
    """Return the options of `build` that give these settings, each with a blank before it."""
    valued = {"n_topics": "--topics", "unit": "--unit", "vectors": "--vectors", "split_at": "--split-at"}
    options = [f"{option} {shlex.quote(str(settings[name]))}" for name, option in valued.items() if settings.get(name)]
    if columns := settings.get("columns", "").splitlines():
        options.append(f"--columns {shlex.join(columns)}")
    if (tagger := settings.get("tagger", OURS)) != OURS:
        options.append(f"--tagger {shlex.quote(tagger)}")
    fixed = {
        "--topics-from CORPUS_BEFORE": settings.get("topics_from"),
        "--keywords classic": settings.get("keywords") == "classic",
        "--file-dates": settings.get("file_dates"),
        "--curation curation.csv": settings.get("n_corrections"),
    }
    return "".join(f" {option}" for option in [*options, *(option for option, chosen in fixed.items() if chosen)])


def _material(corpus: Corpus, wanted: Mapping[str, Any]) -> str:
    documents = corpus.documents
    removed = f"{documents['share_removed'].mean():.0%}" if len(documents) else "none"
    active = filters.active(wanted)
    limits = (
        f" Filters: {'; '.join(f'{name} = {list_names(value)}' for name, value in active.items())}." if active else ""
    )
    sources = times(documents["source"].nunique(), "source")
    return (
        f"The corpus holds {times(len(corpus), 'document')} of {sources} in {list_names(spoken_languages(documents))}."
        f"{limits} Of the words of the average page {removed} were removed as boilerplate (navigation, captions,"
        " credits, links to other articles); every removed line is in `lines` with its reason."
    )


_KEYWORDS = {
    "news": (
        "Keywords are words and phrases of up to three words, ranked by counts, length, place and what a phrase keeps"
        " for itself (formula in analytics/reading/keyphrases/news_keywords.py); the best of a text has 100."
    ),
    "classic": (
        "Keywords are YAKE's (Campos et al. 2020), up to three words, with line ends kept as boundaries; `score` is"
        " 1 / (1 + YAKE) as a percentage of the best of the text."
    ),
}


def _tagger(name: str) -> str:
    if name == OURS:
        return (
            "a conditional random field (Lafferty et al. 2001) trained on open corpora of 16 languages, with gazetteers"
            " and rules"
        )
    return "gazetteers and rules" if name == RULES else f"{name.replace(':', ' ', 1)}, with gazetteers and rules"


def _reading(corpus: Corpus) -> str:
    corrections = len(corpus.root.stored("corrections"))
    applied = f" {times(corrections, 'correction')} by hand were applied." if corrections else ""
    return (
        "HTML pages were cleaned with trafilatura, plain text by rules and a line classifier (gradient boosting,"
        " trained on 120 saved news pages); lines that are in many articles of one source were removed. Languages"
        f" were detected by paragraph with the model of py3langid 0.4 unless they were given."
        f" {_KEYWORDS[corpus.settings.get('keywords', 'news')]}"
        f" Names were found by {_tagger(corpus.settings.get('tagger', OURS))}, and linked across languages (countries,"
        " capitals, ministries, acronyms, surnames within a document). Two documents are copies when half of the words"
        " of both are in equal runs of words, found by winnowed fingerprints (Schleimer et al. 2003)."
        f"{applied}"
    )


_ACROSS = (
    ", in which words of other languages count as the English stems they are translated by (IBM model 1 on NTREX-128,"
    " and open dictionaries), less the mean of each language"
)


def _analyses(corpus: Corpus) -> str:
    unit = topics.unit_of(corpus) or "document"
    points = "vectors given by the user" if corpus.settings.get("vectors") else "TF-IDF reduced by SVD"
    joined = ", found in a corpus before, which new documents joined" if corpus.settings.get("topics_from") else ""
    is_crosslingual = document_vectors.applies(corpus.root.documents["language"].to_numpy(dtype=object))
    joined += _ACROSS if is_crosslingual and not corpus.settings.get("vectors") else ""
    return (
        f"Topics are KMeans clusters of {unit}s on {points}{joined}; copies count once, and labels are phrases or "
        "words with the best F1 of coverage and precision. Keyness compares texts with "
        "and without a term within one language, at equal length, copies once. Co-occurrence counts documents that "
        "name both, next to the count expected in documents with as many names, and NPMI (Bouma 2009). Sources are "
        "compared within a language by the cosine of their mean TF-IDF-SVD vectors, without the bias of few "
        "documents, and across languages, separately, by the names and topics of their documents. The words around a "
        f"name are those of no name in the same sentence, at most {framing.WINDOW} words away, compared as keyness is. "
        "Statements are sentences whose weighted English "
        "stems and numbers have a cosine above a threshold, grouped around the most central one; stories are "
        f"documents similar in characters, words and names and at most {candidate_pairs.WINDOW} days apart, clustered "
        "by average linkage. A source covers a name with two mentions, a topic, keyword or statement with one document;"
        " what no analysis could find in it is not checkable. A source is called first only if the dates allow no "
        "other."
    )


def _dictionary() -> list[str]:
    return [
        f"- `{table.name}`: one row per {table.row}: {', '.join(table.columns)}" for table in schema.PUBLIC.values()
    ]
