import pandas as pd
import pytest

from analytics import schema
from analytics.entities import cooccurrence, entities
from analytics.findings import overview as overview_findings
from analytics.findings import wording
from analytics.sources import attention, coverage


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([], ""),
        ("Reuters", "Reuters"),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_a_list_reads_as_a_sentence_and_counts_what_it_leaves_out(items, sentence):
    assert wording.list_names(items) == sentence


@pytest.mark.parametrize(
    ("n", "noun", "text"),
    [
        (0, "document", "0 documents"),
        (1, "document", "1 document"),
        (2, "country", "2 countries"),
        (4000, "quotation", "4,000 quotations"),
    ],
)
def test_a_count_agrees_with_its_noun(n, noun, text):
    assert wording.times(n, noun) == text


DATED = {
    "d1": {"text": "a", "source": "A", "date": "2021-08-16"},
    "d2": {"text": "b", "source": "B", "date": "2022-01", "language": "de"},
    "d3": {"text": "c", "source": "B", "language": "und"},
}


def test_the_overview_counts_documents_sources_languages_dates_and_copies(make_corpus):
    corpus = make_corpus(DATED)

    assert overview_findings.overview(corpus) == (
        "3 documents from 2 sources in English and German, 16 August 2021 to January 2022. 1 of them has no date."
    )
    assert overview_findings.overview(corpus.take([0])) == "1 document from 1 source in English, 16 August 2021."
    assert overview_findings.overview(corpus.take([2])) == (
        "1 document from 1 source in no known language. 1 of them has no date."
    )
    assert overview_findings.overview(corpus.take([])) == "0 documents from 0 sources in no known language."


@pytest.mark.parametrize(
    ("n", "sentence"), [(2, "1 is a copy of another document."), (3, "2 are copies of another document.")]
)
def test_copies_beyond_the_first_are_counted(make_corpus, n, sentence):
    corpus = make_corpus({f"d{i}": {"date": "2021", "duplicate_group": "d0"} for i in range(n)})

    assert overview_findings.overview(corpus).endswith(f", 2021. {sentence}")


def covered(make_corpus, **named):
    """Return the coverage of one document per source, and of a Chinese source D where names cannot be read."""
    world = {s: {"text": text, "source": s, "names": ", ".join(text.split())} for s, text in named.items()}
    if "D" in world:
        world["D"] |= {"language": "zh"}
    return coverage.coverage(make_corpus(world))


def ground(make_corpus, **named):
    world = {s: {"text": text, "source": s, "names": ", ".join(text.split())} for s, text in named.items()}
    return overview_findings.common_ground(entities.entities(make_corpus(world)), len(world))


def test_common_ground_is_the_names_of_all_sources(make_corpus):
    assert ground(make_corpus, A="China Kabul", B="China") == (
        "Both sources mention China. 1 name appears in one source only."
    )
    assert ground(make_corpus, A="Kabul", B="China Kabul", C="Qatar") == (
        "No name appears in all 3 sources. Kabul appears in the most sources (2). 2 names appear in one source only."
    )
    assert ground(make_corpus, A="Kabul") == ""
    assert ground(make_corpus) == ""


def test_differences_are_names_of_one_source_only_the_most_mentioned_first(make_corpus):
    table = covered(make_corpus, A="China Kabul Kabul", B="China Qatar", C="China")

    assert overview_findings.differences(table) == (
        "Only A mentions Kabul; only B mentions Qatar. This is only a description: it can be chance."
    )
    assert overview_findings.differences(covered(make_corpus, A="Kabul")) == ""
    assert overview_findings.differences(covered(make_corpus, A="Kabul", B="Kabul")) == ""


def test_coverage_lists_the_sources_with_the_name_that_differs_most(make_corpus):
    assert (
        overview_findings.coverage(covered(make_corpus, A="China", B="China Kabul"))
        == "Only B mentions Kabul (1 of 2 sources)."
        " This is only a description: it can be chance."
    )
    assert overview_findings.coverage(covered(make_corpus, A="China Kabul", B="Kabul", C="Kabul China", E="Kabul")) == (
        "Only A and C mention China (2 of 4 sources). This is only a description: it can be chance."
    )


def test_a_name_of_most_sources_is_reported_with_the_sources_without_it(make_corpus):
    assert overview_findings.coverage(covered(make_corpus, A="China", B="Kabul China", C="Kabul")) == (
        "Of 3 sources, only C does not mention China. This is only a description: it can be chance."
    )


def test_a_source_that_cannot_be_checked_is_not_reported_as_without_a_name(make_corpus):
    # D is Chinese: of the two sources that can be checked, one mentions China
    assert (
        overview_findings.coverage(covered(make_corpus, A="China", B="", D=""))
        == "Only A mentions China (1 of 2 sources)."
        " This is only a description: it can be chance."
    )
    assert overview_findings.coverage(covered(make_corpus, A="China", B="China", D="")) == (
        "Every source that can be checked mentions every name and topic listed."
    )


def test_the_reported_name_differs_between_sources_that_can_be_checked(make_corpus):
    # Kabul (2 of 3) and China (1 of 3) split the three alike; Kabul has more documents, but D cannot be checked
    assert overview_findings.coverage(covered(make_corpus, A="China Kabul", B="Kabul", D="")) == (
        "Only A mentions China (1 of 2 sources). This is only a description: it can be chance."
    )


def test_the_own_name_of_a_source_is_no_difference():
    rows = [("Quayside Wire", source, n, 0.001) for source, n in (("Quayside Wire", 9), ("A", 0), ("B", 0))]
    rows += [("Kabul", source, n, 0.01) for source, n in (("Quayside Wire", 0), ("A", 9), ("B", 0))]
    table = pd.DataFrame(rows, columns=["facet", "source", "n_docs", "p"]).assign(
        kind="place", status="covered", n_source=9
    )

    assert overview_findings.coverage(table).startswith("Kabul differs most surely: ")


def test_coverage_of_one_source_or_none_compares_nothing(make_corpus):
    assert overview_findings.coverage(covered(make_corpus, A="China")) == (
        "There is only one source, so there is nothing to compare."
    )
    assert (
        overview_findings.coverage(schema.empty("coverage"))
        == "There is nothing to compare: these documents have no names or topics."
    )


def topic_table(*n_docs):
    rest = (0, "", "", "", False, False, 0.1)
    rows = [(f"t{i + 1}", f"label {i}", n, 0.5, 1.0, "", n, *rest) for i, n in enumerate(n_docs)]
    return schema.from_rows(rows, "topics")


def test_topics_are_counted_and_the_largest_is_named():
    assert overview_findings.topics(topic_table(2, 1), "document", 12) == (
        "2 topics in 12 documents. The largest topic is label 0 (2 documents)."
    )
    assert overview_findings.topics(topic_table(1), "passage", 1) == (
        "1 topic in 1 document. The largest topic is label 0 (1 document). There are fewer than "
        "10 documents, so their passages were grouped."
    )
    silent = topic_table(2, 3).replace("t1", schema.NO_TEXT)
    assert overview_findings.topics(silent, "document", 12) == (
        "1 topic in 12 documents. The largest topic is label 1 (3 documents). 2 documents have no text."
    )
    assert overview_findings.topics(topic_table(), "", 0) == (
        "There are no topics: no document has text that can be counted."
    )


def named(make_corpus, text, n=1):
    names = ", ".join(set(text.replace(".", "").split()))
    corpus = make_corpus({"d0": {"text": text, "names": names}} | {f"d{i}": "-" for i in range(1, n)})
    return overview_findings.entities(entities.entities(corpus), cooccurrence.entity_pairs(corpus), n)


def test_the_most_frequent_name_and_the_pair_with_the_most_sentences_are_reported(make_corpus):
    few = " There are too few documents to test whether this is chance."
    assert named(make_corpus, "China Kabul. China Kabul.") == (
        f"China is named in 1 of 1 document. China and Kabul appear together most often (2 sentences).{few}"
    )
    assert named(make_corpus, "China. Kabul.") == (
        f"China is named in 1 of 1 document. No pair of names shares a sentence.{few}"
    )
    assert named(make_corpus, "China.") == "China is named in 1 of 1 document. No two names share a document."


def test_a_pair_below_the_threshold_is_not_reported_as_absent(make_corpus):
    # ten documents list pairs of two common documents and more: China and Kabul share one
    assert named(make_corpus, "China Kabul.", n=10) == (
        "China is named in 1 of 10 documents. No two names share enough documents."
    )


def test_a_corpus_without_names_is_reported():
    assert overview_findings.entities(schema.empty("entities"), schema.empty("entity_pairs"), 3) == (
        "No names were found in these documents."
    )


def similar(*rows):
    return schema.from_rows(rows, "source_similarity")


def test_the_nearest_pair_is_named_only_if_its_interval_lies_above_all_others():
    first, second = ("A", "B", "en", 0.9, 0.88, 0.92, 50, 60), ("A", "C", "en", 0.4, 0.3, 0.5, 50, 20)
    assert overview_findings.similarity(similar(first, second)) == (
        "In English, A and B are surely the nearest: cosine 0.90 (95% interval 0.88 to 0.92), above the intervals of"
        " the 1 other pair."
    )
    assert overview_findings.similarity(similar(first, ("A", "C", "en", 0.87, 0.8, 0.94, 50, 20))) == (
        "In English, no pair is surely the nearest: A and B have cosine 0.90 (95% interval 0.88 to 0.92), but 1 other"
        " pair may be as near."
    )


def test_the_similarity_of_few_documents_is_only_a_description():
    few = ("A", "B", "de", 0.456, None, None, 1, 5)
    assert overview_findings.similarity(similar(few)) == (
        "In German, A and B: cosine 0.46. A comparison needs 20 documents on both sides."
    )
    assert overview_findings.similarity(similar(("A", "C", "de", 0.4, 0.3, 0.5, 50, 20), few)) == (
        "In German, A and C: cosine 0.40 (95% interval 0.30 to 0.50). No other pair has 20 documents on both sides."
    )
    assert overview_findings.similarity(similar()) == "No two sources share a language, so no words can be compared."


def test_timing_has_the_busiest_period_and_the_documents_without_one(make_corpus):
    def timing(*dates):
        corpus = make_corpus({f"d{i}": {"text": "a", "date": date} for i, date in enumerate(dates)})
        return overview_findings.timing(attention.timeline(corpus))

    assert timing("2021-08", "2021-08-16", "2022-01") == "August 2021 has the most documents (2)."
    assert timing("2021-08", "2022-01", "2022") == (
        "August 2021 and January 2022 have the most documents (1 each). 1 document has no date, "
        "or only a less precise one."
    )
    assert timing("", "2022") == ("There are no dates to show. 2 documents have no date, or only a less precise one.")
    assert timing() == "There are no dates to show."


def copied(make_corpus, spans, **documents):
    table = schema.from_rows([(a, b, 0, 9, 0, 9, n, "text") for a, b, n in spans], "shared_text")
    given = {doc_id: {"text": "a"} | row for doc_id, row in documents.items()}
    made = make_corpus({doc_id: {k: v for k, v in row.items() if k != "agency"} for doc_id, row in given.items()})
    return overview_findings.copied_text(
        table, made.documents.assign(agency=[row.get("agency", "") for row in given.values()])
    )


def test_copies_count_the_documents_that_share_text_and_the_groups(make_corpus):
    assert copied(make_corpus, [("a", "b", 12), ("a", "b", 30)], a={}, b={}, c={}) == (
        "2 of 3 documents share a passage of 12 words or more with another document. The longest passage has 30 words."
    )
    grouped = {"duplicate_group": "a"}
    assert copied(make_corpus, [("a", "b", 12), ("a", "c", 13)], a=grouped, b=grouped, c={}) == (
        "3 of 3 documents share a passage of 12 words or more with another document. The longest passage has"
        " 13 words;"
        " 1 group of near-copies."
    )
    assert copied(make_corpus, [], a={}) == "No two documents share a passage of 12 words or more."


def test_copies_name_the_credited_agencies(make_corpus):
    spans, reuters = [("a", "b", 12)], {"agency": "Reuters"}
    start = "2 of 3 documents share a passage of 12 words or more with another document"

    assert copied(make_corpus, spans, a=reuters, b=reuters, c={"agency": "AP"}) == (
        f"{start}; 2 of them credit Reuters. The longest passage has 12 words."
    )
    assert copied(make_corpus, spans, a=reuters, b={"agency": "AP; Reuters"}, c={}) == (
        f"{start}; 2 of them credit a news agency: Reuters (2) and AP (1). The longest passage has 12 words."
    )
    assert copied(make_corpus, spans, a={}, b={"agency": "dpa"}, c={}) == (
        f"{start}; 1 of them credits dpa. The longest passage has 12 words."
    )


def quoted(*speakers):
    rows = [("d1", 0, 1, speaker, entity, "said", True, "x", "", "") for speaker, entity in speakers]
    return overview_findings.most_quoted(pd.concat([schema.empty("quotes"), schema.from_rows(rows, "quotes")]))


def test_quotations_are_counted_by_the_speaker_who_is_named():
    assert quoted(("Wang", "Wang Yi"), ("he, Wang,", "Wang Yi"), ("a resident", "")) == (
        "3 quotations. Most quoted: Wang Yi (2)."
    )
    assert quoted(("a resident", "")) == "1 quotation, none with a named speaker."
    assert quoted() == "No quotations were found."


def test_removed_text_is_reported_with_its_share_and_reasons(make_corpus):
    rows = [("link", "points to other articles", 3, 2, 30, ""), ("chrome", "a button", 1, 1, 10, "")]
    documents = make_corpus({"d1": "one two three " * 20}).documents  # 60 words

    finding = overview_findings.removed_text(schema.from_rows(rows, "removed_lines"), documents)

    assert finding == (
        "40% of the words were removed because they are not part of the articles: “points to "
        "other articles” (3 lines) and “a button” (1 line)."
    )
    assert (
        overview_findings.removed_text(schema.empty("removed_lines"), documents)
        == "Nothing was removed from these texts."
    )


def test_languages_without_capitals_are_reported(make_corpus):
    world = {"d1": {"text": "中国外交部在北京说", "language": "zh"}, "d2": {"text": "China spoke.", "language": "en"}}
    corpus = make_corpus(world)

    assert overview_findings.without_capitals(corpus.documents).startswith(
        "Chinese: this script has no capital letters"
    )
    assert overview_findings.without_capitals(corpus.where(language=["en"]).documents) == ""


def test_captions_count_each_period_and_each_source_once():
    periods = pd.DataFrame({"period": ["", "2021-08", "2021-08", "2021-09"], "n_period": [9, 3, 3, 4]})
    pairs = pd.DataFrame({"a": ["A", "A", "B"], "b": ["B", "C", "C"], "n_a": [5, 5, 6], "n_b": [6, 7, 7]})

    assert overview_findings.n_in_periods(periods) == 7
    assert overview_findings.n_of_compared(pairs, ["A", "C"]) == 12
