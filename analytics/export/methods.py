"""The methods text, ready to paste, and the versions of the software."""

from __future__ import annotations

import platform
import shlex
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from analytics import schema
from analytics.copies import copies
from analytics.corpus import filters
from analytics.crosslingual import document_vectors
from analytics.crosslingual.encoder import encoder
from analytics.entities import pair_counts
from analytics.export import models, references, treatment
from analytics.findings import capabilities
from analytics.findings.wording import list_names, spoken_languages, times
from analytics.reading.ner import crf_model
from analytics.reading.ner.backends import OURS, RULES
from analytics.sources import attention, framing
from analytics.statements import glossed_pairs, links, meaning_pairs, occurrences, sentence_content, word_pairs
from analytics.stats import comparisons, multiple_tests
from analytics.stories import candidate_pairs, members
from analytics.topics import topics, units
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analytics.corpus.store import Corpus

LIBRARIES = (
    *("pandas", "numpy", "scipy", "scikit-learn", "networkx"),
    *("yake", "stopwordsiso", "rjieba", "segtok", "trafilatura", "snowballstemmer"),
)


def versions() -> dict[str, str]:
    """Return the versions of the software that the numbers depend on."""
    return {"parallax": VERSION, "python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


def methods(corpus: Corpus, wanted: Mapping[str, Any]) -> str:
    """Return the methods text in Markdown, with tables of treatment, tests, models and settings, and BibTeX."""
    counted = [(kind, f"{n:,}", what) for kind, n, what in treatment.rows(corpus)]
    known = [(name, str(value)) for name, value in (settings(corpus) | _thresholds(corpus)).items()]
    measured = [tuple(one) for one in models.measured_quality(crf_model.model_description())]
    parts = (
        "# Methods",
        *paragraphs(corpus, wanted),
        "## How texts were treated",
        _table(("documents", "number", "treatment"), counted),
        "## Tests and intervals",
        _FINDINGS,
        "\n".join(tests_and_intervals()),
        "## Models and their measured errors",
        _table(("step", "quality", "measured on"), measured),
        _table(("file", "SHA-256, first 16 digits"), models.fingerprints().items()),
        "## Limits",
        _LIMITS,
        "## The same numbers again",
        f"```\n{command(wanted, corpus.settings)}\n```",
        "## Settings and versions",
        _table(("setting", "value"), known),
        f"- corpus {corpus.root.key}, slice {corpus.key}",
        "## References",
        f"```bibtex\n{references.BIBTEX}\n```",
        "## Tables",
        "\n".join(_dictionary()),
    )
    return "\n\n".join(parts) + "\n"


def _table(heads: Sequence[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table in Markdown; a cell keeps its line."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(' '.join(cell.split()).replace('|', '/') for cell in line)} |" for line in lines)


def _thresholds(corpus: Corpus) -> dict[str, Any]:
    """Return the limits and seeds of the analyses that are the same for each corpus, and the number of its topics."""
    fitted = corpus.root.stored("topic_fit")
    held = encoder.installed_encoder()
    return {
        "topics found": int((fitted["topic"] != schema.NO_TEXT).sum()),
        "seed of topics, permutations and samples": 0,
        "dimensions of the points of topics": units.DIMENSIONS,
        "level of tests": multiple_tests.ALPHA,
        "documents of a period whose share is tested": comparisons.LEAST,
        "documents of a source in a period whose share is tested": attention.FEW_IN_PERIOD,
        "words of a shared passage": copies.FEWEST_WORDS,
        "days between two documents of a story": candidate_pairs.WINDOW,
        "mean score of a story": members.LEAST,
        "different content words of a statement": sentence_content.FEWEST,
        "days between two sentences that say the same": occurrences.LONGEST[links.SAME],
        "days between two sentences that contradict each other": occurrences.LONGEST[links.CONTRADICTS],
        "sentence encoder on this machine": f"{held.name}, {held.version}" if held else "none",
        "cosine of statements above that of their neighbours": meaning_pairs.EXCESS,
        "the same, word by word in English and with the words of both": glossed_pairs.STRENGTH,
        "cosine of words of statements, without the encoder": f"{word_pairs.WITHIN}, {word_pairs.ACROSS} across",
        "words near a name": framing.WINDOW,
    }


def paragraphs(corpus: Corpus, wanted: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paragraphs on the material, the reading, its limits by language, and the analyses."""
    limits = " ".join(capabilities.limits(corpus))
    return tuple(filter(None, (_material(corpus, wanted), _reading(corpus), limits, _analyses(corpus))))


def tests_and_intervals() -> list[str]:
    """Return one line per declared test or interval: its tables, method, family, unit, adjustment, where missing."""
    tables_of: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for table in schema.PUBLIC.values():
        for one in table.inference:
            tables_of.setdefault((one.columns, one.text()), []).append(table.name)
    return [
        f"- {_list_code(names)}, {'columns' if len(columns) > 1 else 'column'} {_list_code(columns)}: {text}"
        for (columns, text), names in tables_of.items()
    ]


def _list_code(names: Iterable[str]) -> str:
    return list_names([f"`{name}`" for name in names])


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
        " Words are cut as in Unicode Standard Annex 29, with hyphens inside, and compared without case except for"
        f" acronyms; stopwords: {treatment.stopword_lists(corpus)}.{applied}"
    )


_ACROSS = (
    ", in which words of other languages count as the English stems they are translated by (IBM model 1 on NTREX-128,"
    " and open dictionaries), less the mean of each language"
)


def _number_of_topics(corpus: Corpus) -> str:
    """Return how many topics there are and how their number was chosen."""
    fitted = corpus.root.stored("topic_fit")
    n = int((fitted["topic"] != schema.NO_TEXT).sum())
    chosen = corpus.settings.get("n_topics")
    how = {
        None: "about the root of half the number of texts, at most 30",
        "medium": "about the root of half the number of texts, at most 30",
        "coarse": "a third of the root of half the number of texts, at most 10",
        "fine": "twice the root of half the number of texts, at most 60",
        "auto": "the number whose clusters agree best between samples of 80 %",
    }
    return f"{times(n, 'topic')}, {how.get(chosen, 'a number given by the user')}, before corrections"


def _analyses(corpus: Corpus) -> str:
    """Return the paragraph on the analyses of many documents."""
    return " ".join([_topic_analysis(corpus), _WORD_ANALYSES, _STATEMENT_ANALYSES])


def _topic_analysis(corpus: Corpus) -> str:
    unit = topics.unit_of(corpus) or "document"
    points = "vectors given by the user" if corpus.settings.get("vectors") else "TF-IDF reduced by SVD"
    joined = ", found in a corpus before, which new documents joined" if corpus.settings.get("topics_from") else ""
    is_crosslingual = document_vectors.applies(corpus.root.documents["language"].to_numpy(dtype=object))
    joined += _ACROSS if is_crosslingual and not corpus.settings.get("vectors") else ""
    return (
        f"Topics are KMeans clusters of {unit}s on {points}{joined} ({_number_of_topics(corpus)}); copies count once,"
        " and labels are phrases or words with the best F1 of coverage and precision. The stability of a topic is its"
        " mean Jaccard overlap with the nearest topic of five fits to 80 % of the texts; beside it stands what 95 % of"
        " the topics stay below when the words are dealt at random to the texts (Hennig 2007)."
    )


_WORD_ANALYSES = (
    "Keyness compares texts with and without a term within one language, at equal length, copies once. Two groups are"
    " compared in the years in which both have dated documents, if at least half of the documents of each are dated and"
    " unless time or topic is what is compared; the column `years` lists these years and is empty where all documents"
    " count. Co-occurrence counts documents that name both, in one sentence if they have more than"
    f" {pair_counts.LONG_WORDS:,} words, next to the count expected in documents with as many names, and NPMI (Bouma"
    " 2009). Sources are compared within a language by the cosine of their mean TF-IDF-SVD vectors, without the bias of"
    " few documents, and across languages, separately, by the names and topics of their documents. The words around a"
    f" name are those of no name in the same sentence, at most {framing.WINDOW} words away, compared as keyness is."
)
_STATEMENT_ANALYSES = (
    "Statements are sentences that mean the same by the sentence encoder, which reads languages that it does not know"
    " as English words, or without it by their weighted English stems and numbers (thresholds below), and whose"
    " numbers, names and negations agree, grouped around the most central one; stories are documents similar in"
    f" characters, words and names and at most {candidate_pairs.WINDOW} days apart, clustered by average linkage. Two"
    " sentences of one story disagree if independent sources (copies and texts of one agency count once) count the"
    " same noun with the same words beside it and give different numbers, or if they contradict each other. A source"
    " covers a name with two mentions, a topic, keyword or statement with one document; what no analysis could find in"
    " it is not checkable. A source is called first only if the dates allow no other."
)
_FINDINGS = (
    "A finding compares only if it passes a test at .05 that counts every comparison it was chosen from; all other"
    " sentences describe. The unit is the document, and each set of copies counts once. “Rises” and “stands out”: the"
    " signed root of the log-likelihood ratio of a period (or of a source in a period) against all other dated"
    " documents, one-sided, compared with the largest of all cells in 199 to 499 random deals of the documents"
    " (Westfall and Young 1993). “Differs”: twice the smaller hypergeometric tail of a source against the others,"
    " Bonferroni-corrected over the facets and sources that can pass at all (Tarone 1990). “Only” and “not found”: the"
    " hypergeometric probability of no document, C(N - K, n) / C(N, n), corrected in the same way, and no spelling of"
    " the name in the texts of the source. Terms and pairs: q below .05, as declared for their tables. A source is"
    " first, and a copy second-hand, only if no date leaves another order possible; a document without a date leaves it"
    " open."
)
_LIMITS = (
    "Documents are taken as independent but for copies; articles of one author, story or agency are not, so p-values "
    "are too small where a few events fill a corpus. Long documents have more names and words: shares of documents "
    "compare sources of equal article length best. In the years that two groups have in common one of them can still "
    "have most of its documents in a single year; only page Compare weighs the years. A corpus is what was collected: "
    "a name that is not found was not found here. Names, quotations, statements and translations are found by models "
    "with the errors above, which differ by language and source; they are part of each number. Topics are one of many "
    "possible groupings; compare several numbers. Listed rows are selected: the extreme ones of many are "
    "overestimated. Tables list rows that pass their test and rows that do not; the latter are a description "
    "(`--option passes=true` leaves them out)."
)


def _dictionary() -> list[str]:
    return [
        f"- `{table.name}`: one row per {table.row}: {', '.join(table.columns)}" for table in schema.PUBLIC.values()
    ]
