from analytics import schema
from analytics.findings import sources as source_findings
from analytics.sources import attention, framing, gaps


def world(**texts):
    pairs = [(source, text) for source, given in texts.items() for text in given]
    return {f"d{i:02}": {"text": text, "source": source, "names": "Kabul"} for i, (source, text) in enumerate(pairs)}


def test_framing_has_the_words_of_each_of_two_sources_near_the_name(make_corpus):
    corpus = make_corpus(world(A=["Kabul regime"] * 5, B=["Kabul government"] * 5))

    assert source_findings.framing(framing.framing(corpus, entity="Kabul"), "Kabul", "A", "B") == (
        "Words near Kabul: A against B, in English: A uses more often “regime” (5 documents "
        "against 5); B uses more often “government” (5 documents against 5). 2 listed terms are "
        "unlikely to be chance (q < 0.05)."
    )


def test_framing_of_a_single_source_compares_nothing(make_corpus):
    table = framing.framing(make_corpus(world(A=["Kabul regime", "Kabul regime"])), entity="Kabul")

    assert source_findings.framing(table, "Kabul", "A") == (
        "Words near Kabul, in English: A uses “regime” (2 documents); no other group of this "
        "language mentions it, so nothing is compared."
    )
    assert source_findings.framing(schema.empty("framing"), "Kabul") == (
        "No group uses other words near Kabul than the rest. Choose other groups or another name."
    )


def test_gaps_have_what_only_a_source_covers_and_what_it_lacks(make_corpus):
    named = {"A": "China China Qatar Qatar", "B": "China China", "C": "China China", "D": "Kabul Kabul"}
    documents = {
        source: {"text": text, "source": source, "names": ", ".join(dict.fromkeys(text.split()))}
        for source, text in named.items()
    }
    table = gaps.gaps(make_corpus(documents))

    assert source_findings.gaps(table, "A") == (
        "Only A covers Qatar. It has no gaps: it covers everything that half of the others cover."
    )
    assert source_findings.gaps(table, "D") == (
        "Only D covers Kabul. Not found there: China (covered by 3 of the 3 others)."
    )
    assert source_findings.gaps(table, "B") == (
        "B has no exclusives. It has no gaps: it covers everything that half of the others cover."
    )


def test_attention_names_the_most_certain_peak_or_reports_too_few_documents(make_corpus):
    dated = {
        f"d{i}": {
            "text": "Kabul" if i < 6 else "wheat",
            "source": "A",
            "date": f"2021-0{8 + i // 6}-01",
            "names": "Kabul",
        }
        for i in range(12)
    }
    table = attention.attention(make_corpus(dated), name="Kabul")

    # 6 of 6 in August, none in September; Wilson's interval for 6 of 6 begins at 6 / (6 + 1.96^2) = .61
    assert source_findings.attention(table, "Kabul", "month") == (
        "Kabul is most frequent in A in August 2021: 6 of 6 documents (95% interval 61% to 100%),"
        " compared with 50% of all documents of this source."
    )
    few = attention.attention(make_corpus(dated).take([0, 1]), name="Kabul")
    assert source_findings.attention(few, "Kabul", "month") == (
        "There is not enough data: no source has 5 documents in one month."
    )
    assert (source_findings.has_enough_documents(table), source_findings.has_enough_documents(few)) == (True, False)
    assert source_findings.leading_sources(table, 8) == ["A"]
    none = table.assign(n_docs=0)
    assert source_findings.attention(none, "Kabul", "month") == (
        "Kabul is in no document of any month in which a source has at least 5 documents."
    )
