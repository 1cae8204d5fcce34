import math

import pandas as pd

from analytics import schema
from analytics.findings import keywords as keyword_findings
from analytics.keywords import keyness, keywords


def test_the_most_shared_keyword_has_its_count(make_corpus):
    corpus = make_corpus({"d1": {"text": "a b", "keywords": "a, b"}, "d2": {"text": "a", "keywords": "a"}})
    table = keywords.corpus_keywords(corpus)

    assert keyword_findings.keywords(table, 2) == "a is a keyword in 2 of 2 documents."
    assert keyword_findings.keywords(keywords.corpus_keywords(corpus.take([0])), 1) == (
        "No keyword is shared: 2 keywords, each in one document only."
    )
    assert keyword_findings.keywords(keywords.corpus_keywords(corpus.take([1])), 1) == (
        "No keyword is shared: 1 keyword, each in one document only."
    )
    assert keyword_findings.keywords(table.head(0), 0) == (
        "There are no keywords: no document has text that can be split into words."
    )


def terms_by(make_corpus, **texts):
    """Return a corpus of sources that each say a text in a number of documents: A=("talks", 5)."""
    return make_corpus({f"{s}{i}": {"text": text, "source": s} for s, (text, n) in texts.items() for i in range(n)})


def test_keyness_of_small_groups_is_called_descriptive(make_corpus):
    table = keyness.keyness(terms_by(make_corpus, A=("talks", 1), B=("border", 1)), groups=("A",))

    assert keyword_findings.keyness(table, "A") == (
        "In English, A uses “talks” more often (1 document against 1). These are counts without "
        "a test: a test needs 5 documents on each side."
    )
    assert keyword_findings.keyness(table.head(0), "A") == (
        "No term distinguishes A: no term is in a larger share of its documents than elsewhere."
    )


def test_keyness_counts_the_terms_that_pass(make_corpus):
    table = keyness.keyness(terms_by(make_corpus, A=("talks", 5), B=("border", 5)), groups=("A",))

    # all 5 of 5 against 0 of 5: 1 / C(10, 5) = .004, times two terms = .008
    assert keyword_findings.keyness(table, "A") == (
        "In English, A uses “talks” more often (5 documents against 5). 1 listed term is "
        "unlikely to be chance (q < 0.05)."
    )
    assert keyword_findings.keyness(table.assign(q=0.2), "A") == (
        "No term distinguishes A in English: none of 1 term passes the test, so it may be chance."
    )


def test_keyness_of_two_groups_has_terms_of_both(make_corpus):
    corpus = terms_by(make_corpus, A=("talks trade", 6), B=("border", 5), C=("talks border", 9))
    table = keyness.keyness(corpus, groups=("A", "B"))

    assert keyword_findings.keyness(table, "A", "B") == (
        "A against B, in English: A uses “talks” and “trade” more often (6 documents against 5); "
        "B uses “border” more often (5 documents against 6). 3 listed terms are unlikely to be "
        "chance (q < 0.05)."
    )
    assert keyword_findings.keyness(table[table["group"] == "B"], "A", "B", shown={"A": "August", "B": "May"}) == (
        "August against May, in English: no term distinguishes August beyond chance; May uses"
        " “border” more often (5 documents against 6). 1 listed term is unlikely to be chance (q < 0.05)."
    )
    assert keyword_findings.keyness(table.head(0), "A", "B") == (
        "No term distinguishes A and B: no term is in a larger share of the documents of one than of the others."
    )


def test_keyness_of_two_groups_names_the_descriptive_one(make_corpus):
    corpus = make_corpus({f"d{i:02}": "border trade" if i > 6 else "talks" for i in range(13)})
    chosen = [
        f"{name}: " + "; ".join(f"doc_id=d{i:02}" for i in rows)
        for name, rows in {"A": range(10), "B": range(7, 13)}.items()
    ]
    table = keyness.keyness(corpus, by="selection", selections=tuple(chosen))

    # A is d00 to d09 and B d07 to d12: the rest of A is 3 documents, that of B 7
    assert keyword_findings.keyness(table, "A", "B") == (
        "A against B, in English: B uses “border” and “trade” more often (6 documents against 7)."
        " 2 listed terms are unlikely to be chance (q < 0.05). There is no test for A: a side has"
        " fewer than 5 documents."
    )


def test_keyness_of_many_groups_names_the_most_distinct_one(make_corpus):
    corpus = terms_by(make_corpus, A=("talks trade", 6), B=("border", 9), C=("talks border", 5), D=("envoy", 5))

    # z of trade, in 6 of 6 against none of 19: 3.0; of envoy, in 5 of 5 against none of 20: 2.8
    assert keyword_findings.keyness(keyness.keyness(corpus)) == (
        "4 groups, each against the rest, in English: A differs most. It uses “trade” and “talks” more often"
        " (6 documents against 19). "
        "2 listed terms are unlikely to be chance (q < 0.05)."
    )
    chosen = ("A", "C", "D")
    assert keyword_findings.keyness(keyness.keyness(corpus, groups=chosen), *chosen) == (
        "A, C and D against each other, in English: A differs most. It uses “trade” more often"
        " (6 documents against 10). "
        "1 listed term is unlikely to be chance (q < 0.05)."
    )


def test_keyness_uses_the_language_with_the_most_documents(make_corpus):
    german = {
        f"g{i}": {"text": ["Grenze", "Botschaft"][i % 2], "source": "AB"[i % 2], "language": "de"} for i in (0, 1)
    }
    english = {f"e{i}": {"text": ["talks", "border"][i % 2], "source": "AB"[i % 2]} for i in range(3)}

    assert keyword_findings.keyness(keyness.keyness(make_corpus(german | english), groups=("A",)), "A").startswith(
        "In English, A uses “talks” more often (2 documents against 1)."
    )


def rising(*shares, p=math.nan):
    rows = [
        (f"2021-{i:02}", "trade", n_docs, n_period, n_docs / n_period, p if n_period >= 10 else math.nan)
        for i, (n_docs, n_period) in enumerate(shares)
    ]
    return schema.from_rows(rows, "keyword_timeline")


def test_keywords_over_time_have_the_rise_that_passes_the_test():
    # 100 % of one document is not tested; of the tested ones 6 of 10 is farthest above the share of the others
    assert keyword_findings.keyword_times(rising((1, 1), (1, 29), (6, 10), p=0.004), "month") == (
        "trade rises most clearly in February 2021: it is a keyword in 6 of 10 documents, "
        "compared with 2 of 30 documents of the other months (p = 0.004, corrected for all "
        "comparisons made here)."
    )


def test_keywords_over_time_tell_no_rise_that_chance_explains():
    assert keyword_findings.keyword_times(rising((1, 1), (8, 29), (3, 10), p=0.2), "month") == (
        "No keyword stands out in one month: differences between months are no larger than chance allows (tested: each"
        " month of 10 documents or more)."
    )
    assert keyword_findings.keyword_times(rising((1, 1), (0, 4)), "month") == (
        "No rise is tested: a test needs a month with 10 documents, and documents of another month."
    )


def test_keywords_over_time_report_missing_dates():
    undated = rising((1, 1)).assign(period="")

    assert keyword_findings.keyword_times(rising((1, 2)), "month") == (
        "All dates are in one month (December 2021), so there is no change over time."
    )
    assert keyword_findings.keyword_times(undated, "week") == ("No document has a date that names the week.")
    assert keyword_findings.keyword_times(undated.head(0), "week") == (
        "There are no keywords: no document has text that can be split into words."
    )


def ranked(**keywords):
    rows = [
        (language, rank, keyword, 1, 1, 1.0, 1, "")
        for language, listed in keywords.items()
        for rank, keyword in enumerate(listed.split(), start=1)
    ]
    return schema.from_rows(rows, "keyword_ranks")


def test_ranks_of_two_languages_have_shared_and_separate_keywords():
    assert keyword_findings.keyword_ranks(ranked(en="China embassy", de="Botschaft China")) == (
        "English and German share the keyword China. Only in English: embassy. Only in German: Botschaft."
    )
    assert keyword_findings.keyword_ranks(ranked(en="China trade talks", de="Botschaft Handel", fr="China")) == (
        "English and German share no leading keyword. Only in English: China, trade and talks. "
        "Only in German: Botschaft and Handel."
    )
    assert keyword_findings.keyword_ranks(ranked(en="China", de="China")) == (
        "English and German share the keyword China. English has no other leading keyword. German"
        " has no other leading keyword."
    )


def test_one_language_or_none_is_not_compared():
    assert keyword_findings.keyword_ranks(ranked(en="a")) == (
        "There is only one language (English), so there is nothing to compare."
    )
    assert keyword_findings.keyword_ranks(ranked()) == ("No language was detected, so there are no ranks.")


def test_unusual_keywords_are_those_above_general_language(make_corpus):
    table = keywords.corpus_keywords(make_corpus({"d1": "a"})).head(0)
    ranked = pd.DataFrame({"keyword": ["Qaem", "the"], "general": [5.0, -1.0]})

    assert keyword_findings.unusual(ranked) == "Compared with general texts, the most unusual keywords are Qaem."
    assert keyword_findings.unusual(table).startswith("No keyword is more frequent here")
