"""The line on the quality of the data."""

import pandas as pd

from analytics.findings import coverage_volume, quality

DOCUMENTS = pd.DataFrame({
    "share_removed": [0.25, 0.35], "date": ["2021-08-16", ""], "source": ["North", "unknown source"],
    "title": ["A", "B"], "duplicate_group": ["g1", "g1"], "truncated": ["", "cut at 5,000 characters"],
})  # fmt: skip
NO_ISSUES = pd.DataFrame({"file": [], "problem": []})


def test_each_flaw_is_named_with_its_number():
    issues = pd.DataFrame({"file": ["a.pdf", "a.pdf"], "problem": ["no text", "no date"]})

    assert quality.data_quality(DOCUMENTS, issues) == (
        "On average 30% of the words of a page were removed as not part of the article; 2 reading problems in 1 file;"
        " of 2 articles, 1 has no date and 1 has no source; 1 is a copy of another article; 1 is incomplete."
    )


def test_clean_data_are_called_clean():
    clean = DOCUMENTS.head(1).assign(share_removed=0.0, duplicate_group="")

    assert quality.data_quality(clean, NO_ISSUES) == (
        "Every file was read, every article has a date and a source, and none is a copy."
    )


def test_the_largest_group_is_named_with_its_highest_period():
    table = pd.DataFrame({
        "by": "topic", "group": ["t01", "t01", "", ""], "period": ["2020", "2021"] * 2,
        "n_docs": [3, 5, 4, 6], "n_group": [8, 8, 10, 10],
    })  # fmt: skip

    assert coverage_volume.peak(table, {"t01": "elections"}) == (
        "The largest topic is elections, with 8 dated documents; it has the most in 2021 (5)."
    )
    days = table.assign(period=["2026-03-04", "2026-03-05"] * 2)
    assert coverage_volume.peak(days, {"t01": "elections"}).endswith("it has the most on 5 March 2026 (5).")
    flat = table.assign(n_docs=1, n_group=2)
    assert coverage_volume.peak(flat, {}) == (
        "The largest topic is t01, with 2 dated documents; it has the most in 2020 and 2021 (1 each)."
    )
    assert coverage_volume.peak(table[table["group"] == ""], {}) == ""
