"""The spans that documents share, and how much of each document they make."""

import pytest
from copies_helpers import groups, prose, world

from analytics import schema
from analytics.copies import copies

PASSAGE = "The army leaves the city on Monday morning, and nobody knows when it will return."  # 15 words


def test_a_shared_passage_is_one_row_with_the_spans_of_the_copied_words():
    a, b = f"Alpha wrote 😀: {PASSAGE} Then came rain.", f"Beta has it: {PASSAGE} So what."
    got = copies.find_shared_text(world({"b": b, "a": a}))

    assert got[["a", "b", "n_words", "text"]].values.tolist() == [["a", "b", 15, PASSAGE[:-1]]]
    row = got.iloc[0]
    assert a[row["start_a"] : row["end_a"]] == b[row["start_b"] : row["end_b"]] == PASSAGE[:-1]


def test_case_and_curly_quotes_make_no_difference():
    a = 'He said "we don\'t leave the city on Monday morning, and nobody knows" today'
    b = "HE said “we don’t leave the city on Monday morning, and nobody knows” today"
    got = copies.find_shared_text(world({"a": a, "b": b}))

    assert got[["n_words", "text", "end_b"]].values.tolist() == [[14, a, len(b)]]


def test_the_longest_span_comes_first_and_a_changed_word_splits_a_span():
    first, second = prose(1, 20), prose(2, 30)
    got = copies.find_shared_text(world({"a": f"{first} here {second}", "b": f"{first} there {second}"}))

    assert got[["n_words", "text"]].values.tolist() == [[30, second], [20, first]]


def test_spans_shorter_than_min_words_are_left_out():
    texts = {"a": f"Alpha {PASSAGE} Rain.", "b": f"Beta {PASSAGE} Sun."}

    assert [len(copies.find_shared_text(world(texts), min_words=n)) for n in (15, 16)] == [1, 0]


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "one", "b": "two"}, {"a": prose(1, 50), "b": prose(2, 50)}])
def test_nothing_shared_gives_an_empty_table_with_all_columns(texts):
    got = copies.find_shared_text(world(texts))

    assert got.equals(schema.empty("shared_text"))
    assert groups(texts) == {}


def test_too_small_options_are_errors_with_the_value():
    with pytest.raises(ValueError, match="min_words must be at least 5, got 4"):
        copies.find_shared_text(world({}), min_words=4)
    with pytest.raises(ValueError, match="min_share must be above 0 and at most 1, got 0"):
        groups({}, min_share=0)


def test_a_text_repeated_inside_one_document_is_listed_once_per_pair():
    got = copies.find_shared_text(world({"a": PASSAGE, "b": f"{PASSAGE} {PASSAGE}"}))

    assert got[["n_words", "start_b"]].values.tolist() == [[15, 0]]


def test_two_articles_that_quote_one_statement_do_not_group():
    statement = prose(1, 70)
    texts = {"a": f"{prose(2, 60)} {statement}", "b": f"{prose(3, 200)} {statement} {prose(4, 200)}"}

    assert groups(texts) == {}
    assert copies.find_shared_text(world(texts))[["n_words", "text"]].values.tolist() == [[70, statement]]


def test_two_hundred_copies_are_one_group_and_not_boilerplate():
    texts = {f"c{number:03}": prose(1, 100) for number in range(200)}
    got = copies.find_shared_text(world(texts))

    assert set(groups(texts).values()) == {"c000"}
    # The first 20 among themselves, the other 180 with the first: 20 * 19 / 2 + 180.
    assert len(got) == 370


def test_a_line_in_every_document_is_boilerplate():
    footer = prose(1, 30)

    assert copies.find_shared_text(world({f"d{n:02}": f"{prose(n + 2, 60)} {footer}" for n in range(21)})).empty
    assert len(copies.find_shared_text(world({f"d{n:02}": f"{prose(n + 2, 60)} {footer}" for n in range(20)}))) == 190


def with_spans(texts, agencies=None):
    made = world(texts, agencies)
    return made.with_table("shared_text", copies.find_shared_text(made))


@pytest.mark.parametrize(
    ("dates", "earlier"),
    [
        (("2021-08-16", "2021-08-17"), "a"),
        (("2021-09", "2021-08-31"), "b"),
        (("2021-08-16", "2021-08-16"), ""),
        (("2021-08", "2021-08-31"), ""),
        (("2021-08-16", ""), ""),
    ],
)
def test_a_pair_has_the_document_that_is_certainly_earlier(make_corpus, dates, earlier):
    text = prose(1, 20)
    made = make_corpus({name: {"text": text, "date": date} for name, date in zip("ab", dates, strict=True)})

    got = copies.copied_pairs(made.with_table("shared_text", copies.find_shared_text(made)))

    assert got["earlier"].tolist() == [earlier]


def test_pairs_of_one_source_can_be_left_out(make_corpus):
    made = make_corpus(
        {name: {"text": prose(1, 20), "source": source} for name, source in zip("abc", "AAB", strict=True)}
    )
    made = made.with_table("shared_text", copies.find_shared_text(made))

    assert copies.copied_pairs(made)[["a", "b"]].values.tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert copies.copied_pairs(made, between=True)[["a", "b"]].values.tolist() == [["a", "c"], ["b", "c"]]


def test_a_pair_has_the_shared_part_of_each_text_and_the_credited_agencies():
    one, two = prose(1, 20), prose(2, 30)
    texts = {"a": f"{one} here {two}", "b": f"{two} {prose(3, 70)} {one}", "c": prose(4, 40)}
    got = copies.copied_pairs(with_spans(texts, {"a": "Reuters; AP", "b": "AFP; Reuters"}))

    # 50 of 51 words, 50 of 120.
    assert got.values.tolist() == [
        ["a", "b", 50, 2, pytest.approx(50 / 51), pytest.approx(50 / 120), "AFP; AP; Reuters", ""]
    ]
    assert copies.copied_pairs(world({"a": "one"})).equals(schema.empty("copied_pairs"))


def test_words_copied_from_several_documents_count_once():
    passage = prose(1, 40)
    words = passage.split()
    texts = {
        "a": f"{passage} {prose(2, 60)}",
        "b": f"{prose(3, 60)} {' '.join(words[:25])}",
        "c": f"{prose(4, 60)} {' '.join(words[15:])}",
        "d": prose(5, 60),
    }
    made = with_spans(texts)
    got = copies.share_copied(made, made.stored("shared_text"))

    # a: words 0..25 in b, 15..40 in c, so 40 of 100; b and c: 25 of 85.
    assert got == {"a": pytest.approx(0.4), "b": pytest.approx(25 / 85), "c": pytest.approx(25 / 85)}


def test_a_full_copy_has_share_one_and_no_spans_give_no_share():
    text = "The army, which is 'old', leaves the city’s centre on Monday morning, and nobody knows when it will return."
    made = with_spans({"a": text, "b": text})

    assert copies.share_copied(made, made.stored("shared_text")) == {"a": 1.0, "b": 1.0}
    assert copies.share_copied(made, schema.empty("shared_text")) == {}


def test_every_copy_beyond_the_twentieth_has_its_share_copied():
    made = with_spans({f"c{number:02}": prose(1, 50) for number in range(40)})

    assert set(copies.share_copied(made, made.stored("shared_text")).values()) == {1.0}
    assert len(copies.share_copied(made, made.stored("shared_text"))) == 40
