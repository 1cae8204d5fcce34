"""Near-duplicate documents and the spans they share."""

import random

import pytest

from analytics import copies, corpus, schema
from analytics.reading.fingerprints import fingerprints


def prints(texts):
    return schema.from_rows(
        [(doc, *found) for doc, text in texts.items() for found in fingerprints(text)], "fingerprints"
    )


def world(texts):
    documents = schema.from_rows(
        [(doc, doc, "s", "en", "", "", "", "", len(text.split()), 0.0, "", "f") for doc, text in texts.items()],
        "documents",
    )
    tables = {
        "documents": documents,
        "texts": schema.from_rows(texts.items(), "texts"),
        "fingerprints": prints(texts),
    }
    return corpus.make(tables)


def prose(seed, n_words):
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("abcdefghij", k=6)) for _ in range(n_words))


def groups(texts, **options):
    return copies.duplicate_groups(prints(texts), list(texts), **options)


PASSAGE = "The army leaves the city on Monday morning, and nobody knows when it will return."  # 15 words


def test_a_shared_passage_is_one_row_that_points_at_the_copied_words():
    a, b = f"Alpha wrote 😀: {PASSAGE} Then came rain.", f"Beta has it: {PASSAGE} So what."
    got = copies.find_shared_text(world({"b": b, "a": a}))

    assert got[["a", "b", "n_words", "text"]].values.tolist() == [["a", "b", 15, PASSAGE[:-1]]]
    row = got.iloc[0]
    assert a[row["start_a"] : row["end_a"]] == b[row["start_b"] : row["end_b"]] == PASSAGE[:-1]


def test_case_and_curly_quotes_do_not_hide_a_copy():
    a = 'He said "we don\'t leave the city on Monday morning, and nobody knows" today'
    b = "HE said “we don’t leave the city on Monday morning, and nobody knows” today"
    got = copies.find_shared_text(world({"a": a, "b": b}))

    assert got[["n_words", "text", "end_b"]].values.tolist() == [[14, a, len(b)]]


def test_the_longest_span_comes_first_and_a_changed_word_parts_two_spans():
    first, second = prose(1, 20), prose(2, 30)
    got = copies.find_shared_text(world({"a": f"{first} here {second}", "b": f"{first} there {second}"}))

    assert got[["n_words", "text"]].values.tolist() == [[30, second], [20, first]]


def test_spans_shorter_than_min_words_are_left_out():
    texts = {"a": f"Alpha {PASSAGE} Rain.", "b": f"Beta {PASSAGE} Sun."}

    assert [len(copies.find_shared_text(world(texts), min_words=n)) for n in (15, 16)] == [1, 0]


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "one", "b": "one"}, {"a": prose(1, 50), "b": prose(2, 50)}])
def test_nothing_shared_gives_an_empty_table_with_all_columns(texts):
    got = copies.find_shared_text(world(texts))

    assert got.equals(schema.empty("shared_text"))
    assert groups(texts) == {}


def test_too_small_options_are_refused_in_words():
    with pytest.raises(ValueError, match="min_words must be at least 5, got 4"):
        copies.find_shared_text(world({}), min_words=4)
    with pytest.raises(ValueError, match="min_share must lie above 0 and be at most 1, got 0"):
        groups({}, min_share=0)


def test_a_text_repeated_inside_one_document_is_listed_once_per_pair():
    got = copies.find_shared_text(world({"a": PASSAGE, "b": f"{PASSAGE} {PASSAGE}"}))

    assert got[["n_words", "start_b"]].values.tolist() == [[15, 0]]


def test_copies_and_copies_with_a_new_lead_group_under_the_smallest_id():
    body = prose(1, 300)
    texts = {"c": body, "b": f"{prose(2, 40)} {body}", "a": body.upper(), "d": prose(3, 300)}

    assert groups(texts) == {"a": "a", "b": "a", "c": "a"}


def test_thirty_percent_rewritten_sentences_group():
    sentences = [prose(seed, 22) for seed in range(20)]
    rewritten = [prose(100 + i, 22) if i % 10 in (1, 4, 8) else s for i, s in enumerate(sentences)]

    assert groups({"a": ". ".join(sentences), "b": ". ".join(rewritten)}) == {"a": "a", "b": "a"}


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
