"""What each test and interval of a table means: its method, family, unit of independence and adjustment.

Every column `q`, `p`, `z`, `low`, `high` is declared here; the help of the columns on screen and the methods text are
made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Inference:
    """The declaration of some columns of a table; all parts are sentences or empty.

    `family` is the set of tests that are read together, `unit` what counts as independent, `adjustment` what was done
    for the number of tests, `silent` where the columns are missing.
    """

    columns: tuple[str, ...]
    method: str
    family: str
    unit: str
    adjustment: str
    silent: str = ""

    def text(self) -> str:
        """Return all parts as one paragraph."""
        named = {"Family": self.family, "Unit": self.unit, "Adjustment": self.adjustment, "Missing": self.silent}
        return " ".join([self.method, *(f"{name}: {part}" for name, part in named.items() if part)])


_TEXTS = "Documents; copies of one text count once on each side. Documents of one author or story count as independent."
_EQUAL_LENGTH = "at equal length (up to 10 strata)"
_GROUP_FAMILY = "All {0}s of the compared texts that are in enough texts to pass, for each group."
_FEW = "Fewer than 5 texts on a side, or no texts of about equal length on both sides."
_LENGTHS = {"term": "number of words", "pair": "number of pairs of names", "near": "number of words near the name"}


def _group_tests(feature: str, length: str, *, with_p: bool = False, with_z: bool = True) -> tuple[Inference, ...]:
    """Return the declarations of a comparison of groups by `group_tests`."""
    family = _GROUP_FAMILY.format(feature)
    strata = f"{_EQUAL_LENGTH} by the {_LENGTHS[length]}"
    test = f"One-sided exact test of Mantel and Haenszel {strata}: more texts of the group than by chance."
    q = Inference(
        ("q",), test, family, _TEXTS,
        "False discovery rate within each group (Benjamini and Hochberg 1995), and across the groups (Benjamini and"
        " Bogomolov 2014).", _FEW,
    )  # fmt: skip
    interval = Inference(
        ("low", "high"), f"Interval of the log ratio {strata}, by the delta method.", family, _TEXTS,
        "False coverage rate of 5% over all that pass (Benjamini and Yekutieli 2005): wider than one 95% interval.",
        _FEW,
    )  # fmt: skip
    p = Inference(("p",), test, family, _TEXTS, "None: see q.", f"{_FEW} Also a pair in too few texts to pass.")
    z = Inference(
        ("z",), f"Log-odds ratio with a Dirichlet prior over its standard deviation (Monroe et al. 2008), {strata}.",
        "", _TEXTS, "None. It is no test; terms that do not pass are ranked by it.",
    )  # fmt: skip
    return (q, interval, *((p,) if with_p else ()), *((z,) if with_z else ()))


def _wilson(of: str, unit: str = "Documents; copies count each.") -> tuple[Inference, ...]:
    return (
        Inference(
            ("low", "high"), f"95% interval of {of} (Wilson 1927).", "Each row by itself.", unit,
            "None: of many rows about 5% do not cover the true value.",
        ),
    )  # fmt: skip


_COSINE = (
    Inference(
        ("low", "high"),
        "95% jackknife interval of the cosine of two means without the bias of few documents (Arvesen 1969).",
        "Each pair by itself; the nearest pair is named only if its interval lies above all others (Bonferroni).",
        "Documents; copies within a source count once.", "None.", "Fewer than 20 documents on a side.",
    ),
)  # fmt: skip

_RISE = (
    Inference(
        ("p",),
        "One-sided permutation test of the share in a period against all other dated documents: signed root of the"
        " log-likelihood ratio, 199 to 499 random deals of the dates.",
        "All listed columns and all periods of 10 documents or more.",
        "Documents with a date that precise; of copies the earliest.",
        "Family-wise, by the largest of all cells in each deal (Westfall and Young 1993).",
        "Periods of fewer than 10 documents, and the only period.",
    ),
)
_SPREAD = "Documents; copies count once. Documents of one author or story count as independent."
_FACETS = "All facets and sources of the table's kinds, those with too few documents to pass left out."
_OVERLAP = "Groups that share documents."

_DIFFERENCE = (
    Inference(
        ("low", "high"),
        "95% interval of the difference of two shares (Newcombe 1998; for all years Mantel and Haenszel).",
        "Each row by itself.", "Documents; copies count once.", "None: of many rows about 5% miss the true value.",
        "A side has no document.",
    ),
)  # fmt: skip
_ROLES = "All persons, roles and sources in enough documents to pass, whether the source gives the role or not."
_OWN_COPIES = "Documents that give the person a role; copies within a source count once."

BY_TABLE: Mapping[str, tuple[Inference, ...]] = {
    "comparison_share": _DIFFERENCE,
    "comparison_groups": (
        Inference(
            ("low", "high"), "95% interval of a share (Wilson 1927).", "Each row by itself.",
            "Documents; copies count once.", "None: of many rows about 5% miss the true value.",
            "The group has no document in the year.",
        ),
    ),
    "comparison_forms": (
        *_DIFFERENCE,
        Inference(
            ("p",), "Two-sided exact test of Fisher: the form in the documents of A that name it, against those of B.",
            "All forms in three documents or more of both sides together.", "Documents; copies count once.",
            "Family-wise (Bonferroni).",
        ),
    ),
    "roles_by_source": (
        Inference(
            ("p",), "One-sided exact test of Fisher: more documents of the source than of the others.",
            "Each row by itself.", _OWN_COPIES, "None: see q.", "Fewer than 3 documents on a side.",
        ),
        Inference(
            ("q",), "One-sided exact test of Fisher: more documents of the source than of the others.", _ROLES,
            _OWN_COPIES, "False discovery rate (Benjamini and Hochberg 1995).", "Fewer than 3 documents on a side.",
        ),
    ),
    "keyness": _group_tests("term", "term"),
    "framing": _group_tests("term", "near"),
    "pair_keyness": _group_tests("pair", "pair", with_p=True, with_z=False),
    "entity_pairs": (
        Inference(
            ("q",), "One-sided exact test of Mantel and Haenszel over units with equal numbers of names.",
            "All pairs of names that are in enough units to pass, together or not.",
            "Units (documents, paragraphs or sentences); copies count once. Paragraphs and sentences of one document"
            " count as independent, so their q is too small.", "False discovery rate (Benjamini and Hochberg 1995).",
        ),
        Inference(
            ("p",), "One-sided exact test of Mantel and Haenszel over units with equal numbers of names.",
            "Each pair by itself.", "As for q.", "None: see q.",
        ),
        Inference(
            ("alpha",), "Disparity filter (Serrano et al. 2009): whether the tie is strong for one of the two names.",
            "The ties of one name.", "Units; copies count once.",
            "None. Alone it is no test: as many pairs are below .05 if names met by chance.",
        ),
    ),
    "source_similarity": _COSINE,
    "source_links": _COSINE,
    "framing_across": _wilson("the share of documents"),
    "topic_sources": (
        Inference(
            ("low", "high"), "95% interval of the share of members (Wilson 1927).", "Each row by itself.",
            "Documents; copies count each.", "None: of many rows about 5% do not cover the true value.",
            "Passages: those of one document are not independent.",
        ),
    ),
    "attention": (
        *_wilson("the share of documents", "Documents that can be checked; copies count each."),
        Inference(
            ("p",),
            "One-sided permutation test of the share in a source and period against all other dated documents: signed"
            " root of the log-likelihood ratio, 199 to 499 random deals.",
            "All sources and periods of 5 documents or more.",
            "Documents with a date that precise that can be checked; of copies the earliest.",
            "Family-wise, by the largest of all cells in each deal (Westfall and Young 1993).",
            "Cells of fewer than 5 documents or without a period.",
        ),
    ),
    "attention_differences": (
        Inference(
            ("low", "high"), "95% interval of the difference of two shares (Newcombe 1998, method 10).",
            "Each pair by itself.", "Documents of the common periods that can be checked; copies count each.",
            "None: of many pairs about 5% do not cover the true value.", "No common period.",
        ),
    ),
    "keyword_timeline": _RISE,
    "pair_timeline": _RISE,
    "keyword_changes": (
        Inference(
            ("q",),
            "One-sided exact test of Mantel and Haenszel over the sources: more texts of one period than by chance.",
            "All keywords in enough texts to pass, for each direction.", _TEXTS,
            "False discovery rate within each direction (Benjamini and Hochberg 1995), and across the two (Benjamini"
            " and Bogomolov 2014).", "Fewer than 5 texts on a side.",
        ),
        Inference(
            ("low", "high"), "Interval of the log ratio within the same sources, by the delta method.",
            "All keywords in enough texts to pass, for each direction.", _TEXTS,
            "False coverage rate of 5% over all that pass (Benjamini and Yekutieli 2005).", "As for q.",
        ),
    ),
    "coverage": (
        Inference(
            ("p",), "Two-sided hypergeometric test of a source against the others that can be checked.", _FACETS,
            _SPREAD, "Family-wise, Bonferroni over the tests that can pass (Tarone 1990).",
            f"Not checkable. {_OVERLAP}",
        ),
    ),
    "comparison_words": _group_tests("term", "near", with_z=False),
    "gaps": (
        Inference(
            ("p",), "Hypergeometric probability of no document: in the source, or in all others for what it has alone.",
            _FACETS, _SPREAD, "Family-wise, Bonferroni over the tests that can pass (Tarone 1990).", _OVERLAP,
        ),
    ),
}  # fmt: skip


def test_column(table: str) -> str:
    """Return the column that decides whether a row passes: q, or p if it counts all comparisons; "" without a test."""
    declared = {column for one in BY_TABLE.get(table, ()) for column in one.columns}
    return next((name for name in ("q", "p") if name in declared), "")


def of_column(table: str, column: str) -> Inference | None:
    """Return the declaration of a column of a table, None if it is not a test or interval."""
    return next((one for one in BY_TABLE.get(table, ()) if column in one.columns), None)
