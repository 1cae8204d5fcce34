from analytics import Corpus, schema
from analytics.corpus.store import make

WORLD = {
    "d1": {"text": "Kabul fell. China stays.", "source": "A", "names": "Kabul, China", "topic": "t01"},
    "d2": {"text": "kabul waits, Kabul hopes.", "source": "B", "names": "Kabul", "topic": "t02"},
    "d3": {"text": "China China china.", "source": "A", "names": "China", "topic": "t01"},
    "d4": {"text": "", "source": "C"},
}


def test_a_corpus_has_its_documents_in_the_order_given(make_corpus):
    corpus = make_corpus(WORLD)

    assert len(corpus) == 4
    assert corpus.doc_ids == ["d1", "d2", "d3", "d4"]
    assert corpus.root is corpus
    assert corpus.text["d2"] == "kabul waits, Kabul hopes."


def test_a_slice_cuts_every_table_with_documents_and_leaves_the_others(make_corpus):
    part = make_corpus(WORLD).where(source="A")

    assert part.doc_ids == ["d1", "d3"]
    assert list(part.mentions["doc_id"]) == ["d1", "d1", "d3", "d3"]
    assert list(part.stored("topic_members")["doc_id"]) == ["d1", "d3"]
    assert list(part.stored("topic_fit")["topic"]) == ["t01", "t02"]
    assert list(part.text) == ["d1", "d3"]


def test_filters_are_joined_by_and_the_values_of_one_filter_by_or(make_corpus):
    corpus = make_corpus(WORLD)

    assert corpus.where(source=["A", "B"], entity="Kabul").doc_ids == ["d1", "d2"]
    assert corpus.where(source="A", topic="t02").doc_ids == []


def test_a_filter_that_leaves_everything_gives_the_corpus_itself(make_corpus):
    corpus = make_corpus(WORLD)

    assert corpus.where() is corpus
    assert corpus.where(source=["A", "B", "C"], words="", entity=None) is corpus


def test_positions_are_of_the_slice_and_in_document_order(make_corpus):
    corpus = make_corpus(WORLD)

    assert corpus.take([3, 1]).doc_ids == ["d2", "d4"]
    assert corpus.take([]).doc_ids == []


def test_a_slice_of_a_slice_is_the_slice_of_both(make_corpus):
    corpus = make_corpus(WORLD)
    twice = corpus.where(entity=["Kabul", "China"]).where(source="A").take([1])

    assert twice.doc_ids == ["d3"]
    assert list(twice.mentions["entity"]) == ["China", "China"]
    assert twice.root is corpus
    assert twice.key == corpus.take([2]).key


def test_two_ways_to_the_same_slice_give_the_same_key(make_corpus):
    corpus = make_corpus(WORLD)

    assert corpus.where(source="A").key == corpus.where(entity="China").key == corpus.take([0, 2]).key
    keys = {corpus.key, corpus.take([0]).key, corpus.take([1]).key, corpus.take([0, 1]).key, corpus.take([]).key}
    assert len(keys) == 5


def test_the_key_changes_with_settings_and_with_every_table_that_corrections_change(make_corpus):
    corpus = make_corpus(WORLD)
    mentions = corpus.mentions.astype({"entity": "str"}).assign(entity="Elsewhere")
    fitted = corpus.stored("topic_fit").assign(label="other")
    keys = {
        corpus.key,
        make(corpus.stored_tables, {"n_topics": 2}).key,
        corpus.with_table("mentions", mentions).key,
        corpus.with_table("topic_fit", fitted).key,
        corpus.with_table("documents", corpus.documents.assign(source="A")).key,
    }

    assert len(keys) == 5
    assert make_corpus(WORLD).key == corpus.key


def test_counts_are_documents_by_vocabulary(make_corpus):
    corpus = make_corpus(WORLD)

    assert list(corpus.vocabulary) == ["china", "fell", "hopes", "kabul", "stays", "waits"]
    assert corpus.counts.toarray().tolist() == [
        [1, 1, 0, 1, 1, 0],
        [0, 0, 1, 2, 0, 1],
        [3, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
    ]


def test_the_counts_of_a_slice_keep_the_columns_of_the_whole(make_corpus):
    part = make_corpus(WORLD).take([1, 3])

    assert part.counts.toarray().tolist() == [[0, 0, 1, 2, 0, 1], [0, 0, 0, 0, 0, 0]]
    assert list(part.surfaces) == ["China", "fell", "hopes", "Kabul", "stays", "waits"]


def test_the_surface_of_a_form_is_the_one_most_documents_write(make_corpus):
    corpus = make_corpus({"a": "aid", "b": "AID", "c": "AID", "d": "aid aid aid aid"})

    # "aid" and "AID" stand in two documents each: the first in the alphabet, "AID", wins.
    assert list(corpus.surfaces) == ["AID"]
    assert list(make_corpus({"a": "aid", "b": "AID", "c": "aid"}).surfaces) == ["aid"]


def test_rows_of_a_slice_point_at_its_documents(make_corpus):
    corpus = make_corpus(WORLD)
    part = corpus.take([1, 2])

    assert part.positions(part.mentions["doc_id"]).tolist() == [0, 1, 1]  # Kabul; China twice
    assert corpus.positions(corpus.mentions["doc_id"]).tolist() == [0, 0, 1, 2, 2]


def test_a_corpus_needs_no_more_than_its_documents():
    corpus = make({"documents": schema.empty("documents")})

    assert isinstance(corpus, Corpus)
    assert (len(corpus), corpus.doc_ids, corpus.text) == (0, [], {})
    assert corpus.counts.shape == (0, 0)
    assert corpus.surfaces.tolist() == []
    assert corpus.where(source="A") is corpus


def test_four_thousand_documents_are_sliced_by_source():
    blank = schema.blank_row("documents")
    rows = [tuple((blank | {"doc_id": f"d{i:04}", "source": f"S{i % 7}"}).values()) for i in range(4_000)]
    corpus = make({"documents": schema.from_rows(rows, "documents")})

    assert corpus.where(source="S0").rows.tolist() == list(range(0, 4_000, 7))
