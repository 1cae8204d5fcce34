"""Pages that are not articles: left out of every count, reported, and restored by a correction."""

import pytest

from analytics.build.build import build
from analytics.build.rebuild import correct
from analytics.corpus import folder
from analytics.curation import curation, preview
from analytics.errors import CorpusError
from analytics.findings import loading
from analytics.reading.raw import Loaded, RawDocument

BODY = (
    "The harbour council of Northport voted on Monday to close the old ferry terminal.\n"
    "Fishermen protested outside the hall and fear for their berth beside the quay.\n"
    "Councillor Ralf Oduya said the building could not be repaired for a fair price.\n"
)
DEAD = "404 Not Found\nThe page you requested could not be found.\nGo back to the homepage"
PAGES = [
    RawDocument("a.txt", BODY, title="Terminal", source="Herald"),
    RawDocument("dead.txt", DEAD, source="Herald"),
    RawDocument("z.txt", BODY.replace("ferry", "cargo"), title="Quay", source="Lantern"),
]
RESTORED = curation.add_corrections(curation.empty(), [("document", "dead.txt", "restore", "")])
COMPARED = ("documents", "lines", "issues", "texts", "notes", "articles", "left_out", "left_out_lines", "terms")


@pytest.fixture(scope="module")
def corpus():
    return build(Loaded(PAGES), workers=0)


@pytest.fixture(scope="module")
def restored():
    return build(Loaded(PAGES), workers=0, corrections=RESTORED)


def same(one, other):
    return [name for name in COMPARED if not one.stored(name).astype("str").equals(other.stored(name).astype("str"))]


def test_a_dead_page_counts_for_no_source_and_is_reported(corpus):
    assert corpus.documents["file"].tolist() == ["a.txt", "z.txt"]
    assert corpus.stored("issues")[["file", "problem"]].to_numpy().tolist() == [
        ["dead.txt", "no article: error or wall page"]
    ]
    assert "document,FILE,restore" in corpus.stored("issues")["detail"][0]


def test_a_correction_restores_it_and_its_words_count(restored):
    assert restored.documents["file"].tolist() == ["a.txt", "dead.txt", "z.txt"]
    assert restored.documents["n_words"].min() > 10
    assert restored.stored("issues").empty


def test_it_is_restored_without_its_file_and_left_out_again_by_undoing(corpus, restored):
    later = correct(corpus, RESTORED, workers=0)
    undone = correct(later, curation.empty(), workers=0)

    assert same(later, restored) == []
    assert same(undone, corpus) == []


def test_a_saved_corpus_can_restore_it(corpus, restored, tmp_path):
    corpus.save(tmp_path / "corpus")
    opened = folder.open_corpus(tmp_path / "corpus")

    assert same(correct(opened, RESTORED, workers=0), restored) == []


def test_the_page_that_was_left_out_is_shown(corpus, restored):
    (page,) = preview.left_out_pages(corpus).to_dict("records")

    assert (page["file"], page["source"], page["reason"]) == ("dead.txt", "Herald", "no article: error or wall page")
    assert page["text"].startswith("404 Not Found The page")
    assert loading.left_out(preview.left_out_pages(corpus)) == (
        "1 page is no article: error or wall page (1). No count includes it."
    )
    assert preview.left_out_pages(restored).empty


def test_dead_pages_alone_are_an_error_that_names_them():
    with pytest.raises(CorpusError, match=r"dead\.txt: no article: error or wall page"):
        build(Loaded([PAGES[1]]), workers=0)
