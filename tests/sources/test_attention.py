import pytest

from analytics import schema
from analytics.errors import CorpusError
from analytics.findings import sources as source_findings
from analytics.sources import attention, attention_differences
from analytics.stats import significance

WORLD = {
    "d1": {"text": "Kabul", "source": "A", "date": "2021-08-16", "names": "Kabul", "topic": "t01"},
    "d2": {"text": "border", "source": "A", "date": "2021-08-20", "keywords": "border", "topic": "t02"},
    "d3": {"text": "Kabul", "source": "A", "date": "2021-09-01", "names": "Kabul", "topic": "t01"},
    "d4": {"text": "border", "source": "A", "date": "2021", "keywords": "border", "topic": "t01"},
    "d5": {"text": "trade", "source": "B", "date": "2021-08-02", "topic": "t02"},
}
COLUMNS = ["source", "period", "n_docs", "n_source", "share_docs"]


def rows(table):
    return table[COLUMNS].values.tolist()


def test_the_share_of_documents_of_each_source_comes_with_their_number(make_corpus):
    got = attention.attention(make_corpus(WORLD), by="entity", name="Kabul")

    assert rows(got) == [  # d4 is dated to a year only
        ["A", "", 0, 1, 0.0],
        ["A", "2021-08", 1, 2, 0.5],
        ["A", "2021-09", 1, 1, 1.0],
        ["B", "2021-08", 0, 1, 0.0],
    ]
    assert set(got["by"]) == {"entity"}
    assert set(got["name"]) == {"Kabul"}


@pytest.mark.parametrize(
    ("by", "name", "n_docs"), [("topic", "t01", [3, 0]), ("keyword", "border", [2, 0]), ("topic", "t02", [1, 1])]
)
def test_attention_to_topics_and_keywords_is_counted_too(make_corpus, by, name, n_docs):
    got = attention.attention(make_corpus(WORLD), by=by, name=name, period="year")

    assert got["n_docs"].tolist() == n_docs
    assert got["n_source"].tolist() == [4, 1]


@pytest.mark.parametrize(("by", "name"), [("entity", "Kabul"), ("topic", "t01"), ("keyword", "border")])
def test_without_a_name_it_is_the_one_in_most_documents(make_corpus, by, name):
    assert set(attention.attention(make_corpus(WORLD), by=by)["name"]) == {name}


def test_groups_can_be_languages_or_overlapping_selections(make_corpus):
    corpus = make_corpus(WORLD | {"d5": WORLD["d5"] | {"language": "de"}})

    spoken = attention.attention(corpus, name="Kabul", per="language", period="year")
    lines = ("August: date=2021-08", "Both: source=A; source=B")
    chosen = attention.attention(corpus, name="Kabul", per="selection", selections=lines, period="year")

    assert rows(spoken) == [["en", "2021", 2, 4, 0.5], ["de", "2021", 0, 1, 0.0]]
    assert rows(chosen) == [["Both", "2021", 2, 5, 0.4], ["August", "2021", 1, 4, 0.25]]  # d4 of 2021 may be of August
    assert set(chosen["per"]) == {"selection"}


def test_groups_can_be_chosen(make_corpus):
    got = attention.attention(make_corpus(WORLD), name="Kabul", groups=("B",))

    assert rows(got) == [["B", "2021-08", 0, 1, 0.0]]


def test_the_interval_is_that_of_wilson():
    low, high = significance.wilson([0, 5, 10], [10, 10, 10])

    # Wilson's score interval for 5 of 10 is .2366 to .7634; for 0 of 10 it ends at z^2 / (n + z^2) = .2775
    assert low == pytest.approx([0, 0.2366, 1 - 0.2775], abs=1e-4)
    assert high == pytest.approx([0.2775, 0.7634, 1], abs=1e-4)


def test_the_error_for_a_wrong_option_explains_it(make_corpus):
    corpus = make_corpus(WORLD)

    with pytest.raises(ValueError, match="by must be one of topic, entity, keyword, words, got 'ship'"):
        attention.attention(corpus, by="ship")
    with pytest.raises(CorpusError, match="'Paris' is no entity of this corpus"):
        attention.attention(corpus, name="Paris")
    with pytest.raises(ValueError, match="period must be year, month, week or day, got 'hour'"):
        attention.attention(corpus, period="hour")


def test_any_words_are_counted_as_the_filter_finds_them(make_corpus):
    texts = ("The Foreign Ministry spoke.", "A foreign body; the ministry was silent.", "Foreign ministries agree.")
    documents = {
        f"d{at}": {"text": text, "source": "A", "date": f"2021-0{at + 1}-01"} for at, text in enumerate(texts)
    } | {"de": {"text": "Das Ministerium schwieg.", "source": "B", "date": "2021-01-02", "language": "de"}}
    corpus = make_corpus(documents)

    phrase = attention.attention(corpus, by="words", name='"foreign ministry"')
    prefix = attention.attention(corpus, by="words", name="minist*")

    assert phrase.loc[phrase["source"] == "A", "n_docs"].tolist() == [1, 0, 0]
    assert phrase.loc[phrase["source"] == "B", ["n_source", "n_unchecked"]].values.tolist() == [[0, 1]]
    assert prefix["n_docs"].tolist() == [1, 1, 1, 1]
    with pytest.raises(ValueError, match="needs a name with a word to search for"):
        attention.attention(corpus, by="words", name="!")


def test_no_data_gives_an_empty_table(nothing):
    assert attention.attention(nothing).equals(schema.empty("attention"))


def test_documents_in_which_a_name_could_not_be_found_are_in_no_share(make_corpus):
    documents = {
        "d1": {"text": "Merkel", "source": "A", "date": "2021-08-16", "names": "Merkel=person"},
        "d2": {"text": "wheat", "source": "A", "date": "2021-08-17"},
        "d3": {"text": "メルケル", "source": "A", "date": "2021-08-18", "language": "ja"},
        "d4": {"text": "メルケル", "source": "B", "date": "2021-08-18", "language": "ja"},
        "d5": {"text": "Hochwasser", "source": "C", "date": "2021-08-18", "language": "de"},
        "d6": {"text": "flood", "source": "A", "date": "2021-08-18", "keywords": "flood"},
    }
    columns = ["source", "n_docs", "n_source", "n_unchecked"]

    by_name = attention.attention(make_corpus(documents), name="Merkel")
    by_word = attention.attention(make_corpus(documents), by="keyword", name="flood")

    # Japanese writes no capitals, so that persons are not found; the word of another language is another keyword
    assert by_name[columns].values.tolist() == [["A", 1, 3, 1], ["B", 0, 0, 1], ["C", 0, 1, 0]]
    assert by_name["share_docs"].isna().tolist() == [False, True, False]
    assert by_word[columns].values.tolist() == [["A", 1, 3, 1], ["B", 0, 0, 1], ["C", 0, 0, 1]]


def test_the_surest_share_is_tested_against_all_other_documents_and_copies_count_once(make_corpus):
    def document(i):
        is_early = i < 10
        return {"text": "Kabul" if is_early else "wheat", "source": "A", "names": "Kabul",
                "date": f"2021-0{8 if is_early else 9}-1{i % 10}"}  # fmt: skip

    world = {f"d{i:02}": document(i) for i in range(20)}
    copied = {key: row | {"duplicate_group": "d00" if row["text"] == "Kabul" else ""} for key, row in world.items()}

    own, copies = (attention.attention(make_corpus(documents), name="Kabul") for documents in (world, copied))

    assert own[["n_docs", "n_docs_rest", "n_rest"]].values.tolist() == [[10, 0, 10], [0, 10, 10]]
    assert own["p"].tolist()[0] < 0.01  # one of 184,756 ways to choose the ten documents
    assert own["p"].tolist()[1] == 1.0
    assert copies["p"].isna().tolist() == [True, False]
    assert copies["p"].iloc[1] == 1.0


def test_two_sources_are_compared_in_the_periods_that_both_have(make_corpus):
    def articles(source, year, n, n_with):
        names = {"names": "Kabul"}
        return [{"text": "Kabul" if i < n_with else "wheat", "source": source, "date": str(year)} | names
                for i in range(n)]  # fmt: skip

    rows = articles("A", 2016, 40, 0) + articles("A", 2017, 10, 8) + articles("B", 2017, 20, 17)
    corpus = make_corpus({f"d{i:02}": row for i, row in enumerate(rows)})

    (got,) = attention_differences.attention_differences(corpus, name="Kabul", period="year").to_dict("records")

    # over all years 8 of 50 against 17 of 20; in 2017, the only year of both, 8 of 10 against 17 of 20
    assert [got[name] for name in ("a", "b", "n_periods", "n_docs_a", "n_a", "n_docs_b", "n_b", "n_left_out")] == [
        *("A", "B", 1, 8, 10, 17, 20, 40),
    ]
    assert got["difference"] == pytest.approx(-0.05)
    assert (round(got["low"], 3), round(got["high"], 3)) == (-0.375, 0.205)  # Newcombe's method 10 by hand
    table = attention_differences.attention_differences(corpus, name="Kabul", period="year")
    assert source_findings.attention_difference(table, "Kabul", "year") == (
        "In the 1 year that A and B both have, Kabul is in 8 of 10 documents of A (80%) and in 17 of 20 documents of B"
        " (85%): a difference of −5 percentage points (95% interval −37 to +20), so the sign is not certain. 40"
        " documents of other years are left out."
    )


def test_two_sources_without_a_common_period_are_not_compared(make_corpus):
    corpus = make_corpus({"a": WORLD["d1"], "b": WORLD["d3"] | {"source": "B"}})

    table = attention_differences.attention_differences(corpus, name="Kabul")

    assert table["difference"].isna().all()
    assert source_findings.attention_difference(table, "Kabul", "month") == (
        "A and B have no month in common, so their shares are not compared."
    )
