from math import comb, log, log2, sqrt

import pytest

from analytics import schema
from analytics.keywords import keyness


def world(inside, outside, *, source="A", rest="B"):
    """Return documents of two sources, each with the given text."""
    texts = [(source, text) for text in inside] + [(rest, text) for text in outside]
    return {f"d{i:02}": {"text": text, "source": name} for i, (name, text) in enumerate(texts)}


FIVE = world(["talks"] * 4 + ["trade"], ["talks"] + ["border"] * 4)


def row(table, group, term):
    found = table[(table["group"] == group) & (table["term"] == term)]
    assert len(found) == 1
    return found.iloc[0]


def test_the_table_has_the_counts_of_both_sides_and_the_measures(make_corpus):
    got = row(keyness.keyness(make_corpus(FIVE)), "A", "talks")

    assert got[["by", "language", "rank"]].tolist() == ["source", "en", 1]
    assert got[["n_docs", "n_group", "n_docs_rest", "n_rest"]].tolist() == [4, 5, 1, 5]


def test_z_is_the_log_odds_with_a_prior_of_ten_documents(make_corpus):
    got = row(keyness.keyness(make_corpus(FIVE)), "A", "talks")

    # talks is in 5 of 10 documents: the prior is 10 * 5 / 10 = 5. Odds with it:
    # inside (4 + 5) / (5 + 10 - 4 - 5) = 9 / 6; outside (1 + 5) / (5 + 10 - 1 - 5) = 6 / 9
    error = sqrt(1 / 9 + 1 / 6 + 1 / 6 + 1 / 9)
    assert got["z"] == pytest.approx((log(9 / 6) - log(6 / 9)) / error, rel=1e-9)


def test_log_ratio_compares_the_shares_of_documents_with_its_interval(make_corpus):
    got = row(keyness.keyness(make_corpus(FIVE)), "A", "talks")

    # shares with half a document added: 4.5 / 6 and 1.5 / 6, so three times as often: log2(3)
    # no term of A passes, of two tested: the interval is that of 1 - .05 / 2
    error = sqrt(1 / 4.5 - 1 / 6 + 1 / 1.5 - 1 / 6) / log(2)
    assert got["log_ratio"] == got["log_ratio_raw"] == pytest.approx(log2(3), rel=1e-9)
    assert got["low"] == pytest.approx(log2(3) - 2.241403 * error, rel=1e-6)
    assert got["high"] == pytest.approx(log2(3) + 2.241403 * error, rel=1e-6)


def test_q_is_fishers_test_among_the_terms_that_could_pass_and_among_the_groups(make_corpus):
    got = keyness.keyness(make_corpus(FIVE))

    # talks, 4 of 5 against 1 of 5: 4 or 5 of the five documents with it fall into A: (5 * 5 + 1) / C(10, 5).
    # border, 4 of 5 against none: C(6, 1) / C(10, 5). Trade, in one document, can never pass, so two terms are tested.
    # For border the group B, the better of two, is chosen at twice its smallest q.
    assert row(got, "B", "border")["q"] == pytest.approx(2 * 2 * 6 / comb(10, 5), rel=1e-9)
    assert row(got, "A", "talks")["q"] == pytest.approx(2 * 26 / comb(10, 5), rel=1e-9)


def test_a_group_alone_is_one_family_with_the_terms_that_it_does_not_have(make_corpus):
    corpus = make_corpus(world(["talks trade"] * 4 + ["talks once"], ["border"] * 5))
    got = keyness.keyness(corpus, groups=("A",))

    # p of talks (5 against 0) is 1 / C(10, 5), of trade (4 against 0) 6 / C(10, 5). Tested are talks and border, which
    # A does not have. With trade, whose smallest p is above .05 / 3, it would be three tests.
    assert row(got, "A", "talks")["q"] == pytest.approx(2 * 1 / comb(10, 5), rel=1e-9)
    assert row(got, "A", "trade")["q"] == 1


def test_copies_of_one_text_count_once_in_all_tests(make_corpus):
    given = world(["talks"] * 8 + ["trade"] * 4, ["border"] * 12)
    once = keyness.keyness(make_corpus(given), groups=("A",))
    for i in range(8):
        given[f"d{i:02}"]["duplicate_group"] = "d00"
    copied = keyness.keyness(make_corpus(given), groups=("A",))

    assert row(once, "A", "talks")[["n_docs", "n_texts"]].tolist() == [8, 8]
    assert row(once, "A", "talks")["q"] < 0.05
    assert row(copied, "A", "talks")[["n_docs", "n_group", "n_texts"]].tolist() == [8, 12, 1]
    assert row(copied, "A", "talks")["q"] == 1
    assert row(copied, "A", "talks")["log_ratio"] < row(copied, "A", "trade")["log_ratio"]


def test_words_of_longer_texts_are_not_typical_of_their_group(make_corpus):
    # each text of 8 words says "talks", of those of 2 words one in four; A has mostly long ones, B short ones
    def texts(n_long, n_fours, long="talks " + "oats " * 7):
        return [long] * n_long + ["talks oats", "oats oats", "oats oats", "oats oats"] * n_fours

    by_length = keyness.keyness(make_corpus(world(texts(30, 3), texts(6, 12))), groups=("A",), top=None)
    alike = world(texts(30, 3, "talks oats"), texts(6, 12, "talks oats"))

    assert row(keyness.keyness(make_corpus(alike), groups=("A",)), "A", "talks")["q"] < 0.001
    assert not (by_length["q"] < 0.05).any()


def test_in_groups_of_five_a_term_of_one_document_is_never_listed(make_corpus):
    got = keyness.keyness(make_corpus(FIVE))

    assert sorted(zip(got["group"], got["term"], strict=True)) == [("A", "talks"), ("B", "border")]


def test_groups_under_five_documents_have_no_q(make_corpus):
    got = keyness.keyness(make_corpus(world(["talks"] * 3 + ["trade"], ["border"] * 5)))

    # A has 4 documents: trade in one of them is listed, and no test is made on either side
    assert sorted(zip(got["group"], got["term"], strict=True)) == [("A", "talks"), ("A", "trade"), ("B", "border")]
    assert got["q"].isna().all()


def test_a_term_is_listed_only_where_its_share_is_larger(make_corpus):
    got = keyness.keyness(make_corpus(world(["talks trade"] * 5, ["talks border"] * 5)))

    assert sorted(zip(got["group"], got["term"], strict=True)) == [("A", "trade"), ("B", "border")]


def test_languages_are_never_compared_with_each_other(make_corpus):
    german = {f"g{i}": {"text": "Botschaft Grenze", "source": "C", "language": "de"} for i in range(5)}
    got = keyness.keyness(make_corpus(FIVE | german))

    # C is all of German: it has no rest. A and B are compared with English alone.
    assert set(got["group"]) == {"A", "B"}
    assert set(got["n_rest"]) == {5}
    assert set(got["language"]) == {"en"}


def test_a_group_in_two_languages_has_rows_in_both(make_corpus):
    german = {
        f"g{i}": {"text": text, "source": source, "language": "de"}
        for i, (source, text) in enumerate([("A", "Botschaft")] * 5 + [("B", "Grenze")] * 5)
    }
    got = keyness.keyness(make_corpus(FIVE | german))

    assert got[["group", "language", "term"]].values.tolist() == [
        ["A", "de", "Botschaft"],
        ["A", "en", "talks"],
        ["B", "de", "Grenze"],
        ["B", "en", "border"],
    ]


def test_texts_of_unknown_language_are_not_compared(make_corpus):
    unknown = {doc_id: given | {"language": "und"} for doc_id, given in FIVE.items()}

    assert keyness.keyness(make_corpus(unknown)).empty


def test_the_words_of_its_own_name_are_not_keyness_terms_of_a_group(make_corpus):
    corpus = make_corpus(world(["Reuters talks"] * 5, ["border"] * 5, source="The Reuters Agency"))

    assert list(keyness.keyness(corpus, groups=("The Reuters Agency",))["term"]) == ["talks"]


def addressed(word, host, *, away="", n_away=0):
    """Return five documents of A that say "talks" and a word, from a host, and five of B."""
    made = world([f"talks {word}"] * 5, ["border"] * 5)
    for i, given in enumerate(made.values()):
        given["url"] = f"https://{away if i < n_away else host}/2021/story.html" if given["source"] == "A" else ""
    return made


def test_the_words_of_the_host_of_most_of_its_documents_are_not_keyness_terms_of_a_group(make_corpus):
    corpus = make_corpus(addressed("FoxNews insider", "www.insider.foxnews.com"))
    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["talks"]

    corpus = make_corpus(addressed("insider", "insider.com", away="example.org", n_away=3))  # 2 of 5 are not a majority
    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["insider", "talks"]


def test_an_invalid_address_has_no_effect(make_corpus):
    corpus = make_corpus(addressed("trade", "["))

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["talks", "trade"]


def test_the_beginnings_of_addresses_are_not_terms(make_corpus):
    corpus = make_corpus(world(["talks https http www"] * 5, ["border"] * 5))

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["talks"]


def test_credited_agencies_are_not_keyness_terms(make_corpus):
    given = world(["talks Reuters APP app"] * 5, ["border"] * 5)
    given["d00"]["agency"] = "Reuters; APP"

    # the documents write APP first, as the agency does; written app it is what runs on a telephone
    assert list(keyness.keyness(make_corpus(given), groups=("A",))["term"]) == ["talks"]
    given = {doc_id: one | {"text": one["text"].replace("APP", "app")} for doc_id, one in given.items()}
    assert list(keyness.keyness(make_corpus(given), groups=("A",))["term"]) == ["app", "talks"]


def test_words_that_occur_only_in_an_agency_credit_are_not_counted(make_corpus):
    line = "Jane Doe in Kabul contributed"
    corpus = make_corpus(world([f"talks. {line}", f"talks in Kabul. {line}"] * 2 + ["talks"], ["border"] * 5))
    credits_of = [(f"d0{i}", "AP", "credit line", 0, line) for i in range(4)]
    gone = ("d04", "AP", "credit line", 9, "talks of a line that was taken out")
    cut = ("d04", "AP", "dateline", 0, "alks")
    credited = corpus.with_table("agency_credits", schema.from_rows([*credits_of, gone, cut], "agency_credits"))

    # Kabul is said twice where it is not only credited; d04 says talks: one credit was taken out, one is not a word
    got = keyness.keyness(credited, groups=("A",))
    assert got[["term", "n_docs"]].values.tolist() == [["talks", 5], ["Kabul", 2]]
    assert set(keyness.keyness(corpus, groups=("A",))["term"]) == {"talks", "Kabul", "Jane", "Doe", "contributed"}


def test_dispersion_is_over_the_sources_of_the_group(make_corpus):
    inside = [
        ("A", "talks trade"),
        ("A", "talks trade"),
        ("A", "talks"),
        ("B", "talks embassy"),
        ("B", "talks embassy"),
    ]
    given = {f"t{i}": {"text": text, "source": source, "topic": "t01"} for i, (source, text) in enumerate(inside)}
    given |= {f"u{i}": {"text": "border", "source": "A", "topic": "t02"} for i in range(5)}
    got = keyness.keyness(make_corpus(given), by="topic")

    # A has 3 / 5 of the group, B 2 / 5. talks: as the group, so DP = 0. trade: all in A, DP = (2 / 5 + 2 / 5) / 2.
    # embassy: all in B, the smaller, so DP is at its largest, 1 - 2 / 5. Evenness is 1 - DP / (1 - 2 / 5).
    assert row(got, "t01", "talks")["dispersion"] == pytest.approx(1)
    assert row(got, "t01", "trade")["dispersion"] == pytest.approx(1 - (2 / 5) / (3 / 5))
    assert row(got, "t01", "embassy")["dispersion"] == pytest.approx(0)


def test_dispersion_within_one_source_is_over_the_thirds_of_its_time(make_corpus):
    given = world(["talks trade", "talks", "talks border", "talks trade", "talks", "talks border"], ["x"] * 5)
    for i, date in enumerate(["2021-01", "2021-03", "", "2021-02", "2021-04", "2021-05"]):
        given[f"d0{i}"]["date"] = date
    got = keyness.keyness(make_corpus(given), groups=("A",))

    # in order of date: trade, trade | talks alone, talks alone | border, border (without date: last)
    assert row(got, "A", "talks")["dispersion"] == pytest.approx(1)
    assert row(got, "A", "trade")["dispersion"] == pytest.approx(0)
    assert row(got, "A", "border")["dispersion"] == pytest.approx(0)


def test_one_document_has_no_dispersion(make_corpus):
    assert keyness.keyness(make_corpus(world(["talks"], ["border"] * 3)), groups=("A",))["dispersion"].isna().all()


def test_any_text_column_of_the_documents_groups_them(make_corpus):
    given = {doc_id: one | {"author": {"A": "Jane Doe", "B": ""}[one["source"]]} for doc_id, one in FIVE.items()}
    got = keyness.keyness(make_corpus(given), by="author")

    # documents without an author are in no group, and part of the rest
    assert got[["by", "group", "term", "n_rest"]].values.tolist() == [["author", "Jane Doe", "talks", 5]]


def test_stopwords_numbers_and_single_letters_are_left_out(make_corpus):
    corpus = make_corpus(world(["the 2021 x 5th talks"] * 5, ["border"] * 5))

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["talks"]


def test_a_term_is_shown_as_most_documents_write_it_and_counted_in_any_case(make_corpus):
    corpus = make_corpus(world(["Talks", "Talks", "talks", "TALKS", "Talks"], ["border"] * 5))

    assert keyness.keyness(corpus, groups=("A",))[["term", "n_docs"]].values.tolist() == [["Talks", 5]]


def test_periods_and_topics_are_groups_too(make_corpus):
    dated = {
        doc_id: given | {"date": f"2021-0{1 + (given['source'] == 'B')}-01", "topic": f"t{given['source']}"}
        for doc_id, given in FIVE.items()
    }
    corpus = make_corpus(dated)

    assert keyness.keyness(corpus, by="period")[["group", "term"]].values.tolist() == [
        ["2021-01", "talks"],
        ["2021-02", "border"],
    ]
    assert list(keyness.keyness(corpus, by="topic")["group"]) == ["tA", "tB"]
    assert keyness.keyness(corpus, by="period", period="year").empty  # all of 2021: no rest


def test_top_keeps_the_strongest_of_each_group(make_corpus):
    corpus = make_corpus(world(["talks trade"] * 4 + ["talks"], ["border"] * 5))

    # talks 5 of 5 is stronger than trade 4 of 5
    assert keyness.keyness(corpus, groups=("A",), top=1)["term"].tolist() == ["talks"]
    assert keyness.keyness(corpus, groups=("A",), top=None)["term"].tolist() == ["talks", "trade"]


def test_a_slice_is_compared_within_itself(make_corpus):
    corpus = make_corpus(FIVE | {f"c{i}": {"text": "talks", "source": "C"} for i in range(5)})

    part = corpus.where(source=["A", "B"])
    assert row(keyness.keyness(part), "A", "talks")["n_rest"] == 5
    assert row(keyness.keyness(corpus), "A", "talks")["n_rest"] == 10


def test_the_error_about_a_wrong_option_names_its_range(make_corpus):
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        keyness.keyness(make_corpus({}), top=0)
    with pytest.raises(ValueError, match="by must be one of source, country, topic, period or a text column"):
        keyness.keyness(make_corpus({}), by="colour")


def test_languages_cannot_be_groups(make_corpus):
    with pytest.raises(ValueError, match="words of different languages cannot be compared; groups by source, topic"):
        keyness.keyness(make_corpus(FIVE), by="language")


@pytest.mark.parametrize(
    "options", [{"by": "selection"}, {"selections": ("A: source=A",)},
                {"by": "selection", "selections": ("A: source=A",), "groups": ("A",)}]
)  # fmt: skip
def test_selections_need_by_selection(make_corpus, options):
    with pytest.raises(ValueError, match="selections go with by='selection' and without groups, got by='"):
        keyness.keyness(make_corpus(FIVE), **options)


THREE = {f"{source}{i}": {"text": text, "source": source}
         for source, text in {"A": "talks trade", "B": "talks border", "C": "trade envoy"}.items()
         for i in range(5)}  # fmt: skip


def test_one_chosen_group_is_compared_with_all_other_documents(make_corpus):
    got = keyness.keyness(make_corpus(THREE), groups=("A",))

    # talks and trade are each in 5 of 5 against 5 of 10
    assert got[["group", "term", "n_docs_rest", "n_rest"]].values.tolist() == [
        ["A", "talks", 5, 10],
        ["A", "trade", 5, 10],
    ]


def test_two_chosen_groups_are_compared_only_with_each_other(make_corpus):
    got = keyness.keyness(make_corpus(THREE), groups=("B", "A"))

    # without C nobody but A says trade, and both say talks
    assert got[["group", "term", "n_docs", "n_group", "n_docs_rest", "n_rest"]].values.tolist() == [
        ["A", "trade", 5, 5, 0, 5],
        ["B", "border", 5, 5, 0, 5],
    ]
    # the prior knows the two alone: trade is in 5 of 10, 10 * 5 / 10 = 5
    error = sqrt(1 / 10 + 1 / 5 + 1 / 5 + 1 / 10)
    assert got["z"][0] == pytest.approx((log(10 / 5) - log(5 / 10)) / error, rel=1e-9)
    # 1 / C(10, 5), of the two terms that each says
    assert list(got["q"]) == [pytest.approx(2 / comb(10, 5), rel=1e-9)] * 2


def test_the_rest_of_one_of_three_chosen_groups_is_the_other_two(make_corpus):
    others = {f"o{i}": {"text": "talks trade border envoy", "source": "D"} for i in range(9)}
    got = keyness.keyness(make_corpus(THREE | others), groups=("A", "B", "C"))

    assert set(zip(got["group"], got["n_rest"], strict=True)) == {("A", 10), ("B", 10), ("C", 10)}
    assert row(got, "B", "border")["n_docs_rest"] == 0


def test_chosen_groups_of_different_languages_are_not_compared(make_corpus):
    german = {f"g{i}": {"text": "Botschaft", "source": "G", "language": "de"} for i in range(5)}

    assert keyness.keyness(make_corpus(THREE | german), groups=("A", "G")).empty


def test_a_group_named_twice_is_one_group(make_corpus):
    assert keyness.keyness(make_corpus(THREE), groups=("A", "A"))["n_rest"].tolist() == [10, 10]


def test_a_selection_is_a_group_by_its_name(make_corpus):
    got = keyness.keyness(make_corpus(THREE), by="selection", selections=("Both: source=A; source=B",))

    assert got[["by", "group", "term", "n_docs", "n_group", "n_docs_rest", "n_rest"]].values.tolist() == [
        ["selection", "Both", "talks", 10, 10, 0, 5],
        ["selection", "Both", "border", 5, 10, 0, 5],
    ]


def test_a_document_in_two_selections_counts_for_each_and_in_the_rest_of_neither(make_corpus):
    texts = ["talks trade"] * 6 + ["talks trade border envoy"] * 2 + ["border envoy"] * 7 + ["talks border"] * 9
    corpus = make_corpus({f"d{i:02}": text for i, text in enumerate(texts)})
    first = "First: " + "; ".join(f"doc_id=d{i:02}" for i in range(8))
    second = "Second: " + "; ".join(f"doc_id=d{i:02}" for i in range(6, 15))
    got = keyness.keyness(corpus, by="selection", selections=(first, second))

    # 6 + 2 against 7, and 2 + 7 against 6: the two documents in both stand on one side at a time, the last nine nowhere
    counts = ["n_docs", "n_group", "n_docs_rest", "n_rest"]
    assert row(got, "First", "talks")[counts].tolist() == [8, 8, 0, 7]
    assert row(got, "Second", "envoy")[counts].tolist() == [9, 9, 0, 6]
    # p of First is 1 / C(15, 8), of Second 1 / C(15, 9), each for two of four tests; both pass, the larger q decides
    assert row(got, "First", "talks")["q"] == pytest.approx(4 / 2 / comb(15, 9), rel=1e-9)
    assert row(got, "Second", "envoy")["q"] == pytest.approx(4 / 2 / comb(15, 9), rel=1e-9)


def test_small_selections_and_a_small_rest_have_no_q(make_corpus):
    chosen = ("Many: source=A; source=B", "Four: doc_id=C0; doc_id=C1; doc_id=C2; doc_id=C3")
    got = keyness.keyness(make_corpus(THREE), by="selection", selections=chosen)

    assert set(zip(got["group"], got["n_group"], got["n_rest"], strict=True)) == {("Four", 4, 10), ("Many", 10, 4)}
    assert got["q"].isna().all()


def test_the_words_of_its_filters_are_not_keyness_terms_of_a_selection(make_corpus):
    corpus = make_corpus(world(["talks with Reuters, trade"] * 5, ["border"] * 5))
    got = keyness.keyness(corpus, by="selection", selections=('Talk about trade: words="Reuters trade"; words=talks',))

    assert got.empty  # no document says "Reuters trade" side by side
    got = keyness.keyness(corpus, by="selection", selections=("Talk about trade: words=talks Reuters",))
    assert got.empty  # its name has trade, its filter the others
    got = keyness.keyness(corpus, by="selection", selections=("Mine: words=talks Reuters",))
    assert list(got["term"]) == ["trade"]
    got = keyness.keyness(corpus, by="selection", selections=("Mine: words=tal* Reuters",))
    assert list(got["term"]) == ["trade"]


def test_a_group_without_terms_does_not_affect_other_groups(make_corpus):
    chosen = ("None: words=nobody", "A: source=A")

    assert keyness.keyness(make_corpus(THREE), by="selection", selections=chosen).empty  # A has nobody to stand against


def test_many_groups_are_counted_in_blocks_with_the_same_result(make_corpus, monkeypatch):
    corpus = make_corpus(THREE)
    whole = keyness.keyness(corpus)
    monkeypatch.setattr(keyness, "BLOCK", 2)

    assert keyness.keyness(corpus).equals(whole)


def test_on_a_tie_of_documents_the_term_with_more_occurrences_comes_first(make_corpus):
    corpus = make_corpus({"a": {"text": "aid, border, border", "source": "A"}, "b": {"text": "talks", "source": "B"}})

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["border", "aid"]
