from analytics import schema
from analytics.findings import sources as source_findings
from analytics.sources import attention, framing, gaps


def world(**texts):
    pairs = [(source, text) for source, given in texts.items() for text in given]
    return {f"d{i:02}": {"text": text, "source": source, "names": "Kabul"} for i, (source, text) in enumerate(pairs)}


def test_framing_has_the_words_of_each_of_two_sources_near_the_name(make_corpus):
    corpus = make_corpus(world(A=["Kabul regime"] * 5, B=["Kabul government"] * 5))

    assert source_findings.framing(framing.framing(corpus, entity="Kabul"), "Kabul", "A", "B") == (
        "Words near Kabul: A against B, in English: A uses “regime” more often (5 documents "
        "against 5); B uses “government” more often (5 documents against 5). 2 listed terms are "
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

    # one document of each source: chance can explain each of them
    assert source_findings.gaps(table, "A") == "Only A covers Qatar. This is only a description: it can be chance."
    assert source_findings.gaps(table, "D") == (
        "Only D covers Kabul; not found there: China (covered by 3 of the 3 others). This is only a description:"
        " it can be chance."
    )
    assert source_findings.gaps(table, "B") == "B has nothing alone; it lacks nothing that half of the others cover."


def test_a_gap_that_chance_cannot_explain_is_told_alone(make_corpus):
    def text(i):
        return "China China Qatar Qatar" if i % 2 else "China China"

    documents = {f"d{i:02}": {"text": text(i), "source": "A", "names": "China, Qatar"} for i in range(20)}
    documents |= {f"e{i:02}": {"text": "wheat", "source": "B"} for i in range(20)}
    documents["e00"] = {"text": "Bonn Bonn", "source": "B", "names": "Bonn"}
    table = gaps.gaps(make_corpus(documents))

    # 20 of 20 and 10 of 20 documents of A against none of 20; Bonn is in one document of B
    assert source_findings.gaps(table, "A") == "Only A covers China and Qatar."
    assert source_findings.gaps(table, "B") == "Not found in B: China (covered by 1 of the 1 other)."
    assert table.loc[table["facet"] == "Bonn", "p"].tolist() == [1.0, 1.0]


def test_attention_names_a_peak_that_passes_the_test_or_reports_too_few_documents(make_corpus):
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

    # 6 of 6 in August, none in September: one of the 924 ways to choose 6 of 12, in either month one of 462
    sentence = source_findings.attention(table, "Kabul", "month")
    assert sentence.startswith(
        "Kabul stands out in A, August 2021: 6 of 6 documents, compared with 0 of 6 documents elsewhere (p "
    )
    chance = table.assign(p=0.2)
    assert source_findings.attention(chance, "Kabul", "month") == (
        "Kabul is in 6 of 12 documents. No source and month stands out more than chance allows."
    )
    few = attention.attention(make_corpus(dated).take([0, 1]), name="Kabul")
    assert source_findings.attention(few, "Kabul", "month") == (
        "Not enough data: no source has 5 documents in one month."
    )
    assert (source_findings.has_enough_documents(table), source_findings.has_enough_documents(few)) == (True, False)
    assert source_findings.leading_sources(table, 8) == ["A"]
    none = table.assign(n_docs=0)
    assert source_findings.attention(none, "Kabul", "month") == (
        "Kabul is in no document of a month in which a source has 5 documents to check."
    )
