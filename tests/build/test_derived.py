"""Derived tables: a corpus with them gives the figures of one without, which a release before has written."""

import pytest

import analytics.tables  # noqa: F401 - `Corpus.table` needs it
from analytics.build import derived
from analytics.corpus.folder import open_corpus
from analytics.corpus.store import DERIVED
from analytics.crosslingual import form_stems
from analytics.curation import curation
from analytics.sources import similarity
from analytics.stories import related
from tests.folder_samples import change_manifest, manifest

TOWNS = ("Kabul", "Herat", "Kunduz", "Ghazni")
ACTS = ("opened", "closed", "searched", "repaired", "guarded", "painted")
LETTERS = "abcdefghijklmnop"


@pytest.fixture
def corpus(make_corpus):
    """A hundred and twenty articles with more than fifty words: enough for a decomposition."""
    things = [f"{first}{second}ton" for first in LETTERS for second in "aeio"]
    world = {
        f"d{i:02}": {
            "text": f"{things[i % 60]} in {TOWNS[i % 4]} was {ACTS[i % 6]}, and {things[(i * 7 + 1) % 60]} was not."
            f" {'Ministers' if i % 3 else 'Visitors'} of {TOWNS[i % 3]} came.",
            "source": "Reuters" if i % 3 else "AP",
            "names": ", ".join(f"{town}=place" for town in TOWNS),
        }
        for i in range(120)
    }
    return derived.with_derived_tables(make_corpus(world), None)


def test_a_folder_without_derived_tables_gives_the_same_figures(corpus, tmp_path):
    corpus.save(tmp_path)
    kept = {name: entry for name, entry in manifest(tmp_path)["tables"].items() if name not in DERIVED}
    change_manifest(tmp_path, tables=kept)
    older = open_corpus(tmp_path)

    assert all(len(corpus.stored(name)) and older.stored(name).empty for name in DERIVED)
    assert similarity.source_similarity(older).equals(similarity.source_similarity(corpus))
    expected = related.related_documents(corpus, "d05")
    assert len(expected)
    assert related.related_documents(older, "d05").equals(expected)


@pytest.mark.parametrize("name", ["entity_pairs", "keyness"])
def test_stored_results_are_those_of_the_whole_corpus_with_the_default_options(corpus, tmp_path, name):
    corpus.save(tmp_path)
    stored = open_corpus(tmp_path)
    fresh = corpus.with_table("corrections", corpus.stored("corrections"))

    assert len(stored.stored(name))
    assert fresh.stored(name).empty
    assert stored.table(name).equals(fresh.table(name))
    half = list(range(0, len(corpus), 2))
    assert stored.take(half).table(name).equals(fresh.take(half).table(name))
    other = {"entity_pairs": {"unit": "sentence"}, "keyness": {"top": 3}}[name]
    assert stored.table(name, **other).equals(fresh.table(name, **other))


def test_a_name_that_is_corrected_changes_the_stored_pairs_and_keeps_the_runs(corpus):
    mentions = corpus.mentions.astype({"entity": "str"})
    merged = corpus.with_table("mentions", mentions.assign(entity=mentions["entity"].replace("Herat", "Kabul")))

    again = derived.with_derived_tables(merged, corpus)

    assert "Herat" not in {*again.stored("entity_pairs")["a"], *again.stored("entity_pairs")["b"]}
    assert again.stored("text_norms").equals(corpus.stored("text_norms"))


def test_stored_stems_are_those_of_the_texts_also_in_a_language_without_any(make_corpus):
    world = {"a": "The embassy opened.", "b": {"text": "1 2 3.", "language": "ar"}}
    fresh = make_corpus(world)
    stored = fresh.with_table(form_stems.STORED, form_stems.derived_table(fresh))

    expected, found = (form_stems.form_stems(corpus) for corpus in (make_corpus(world), stored))

    assert list(found.stems) == list(expected.stems) == ["embassi", "open", "the"]
    assert found.by_language.keys() == expected.by_language.keys() == {"ar", "en"}
    for code, cells in expected.by_language.items():
        assert (found.by_language[code] != cells).nnz == 0


def test_points_are_of_the_words_that_count(corpus):
    words = curation.add_corrections(corpus.stored("corrections"), [("word", "opened", "stop", "en")])
    changed = corpus.with_table("corrections", words)

    assert changed.stored("word_points").empty
    again = derived.with_derived_tables(changed, corpus)
    assert again.stored("text_norms").equals(corpus.stored("text_norms"))
    assert not again.stored("word_points").equals(corpus.stored("word_points"))
