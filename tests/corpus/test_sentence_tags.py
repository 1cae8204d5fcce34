"""The user's own tags of sentences: tables, a filter, groups, and what happens when the text changes."""

from __future__ import annotations

import pytest

from analytics import CorpusError, schema
from analytics.build import build, jobs, rebuild
from analytics.corpus import document_tags, grouping, sentence_tags
from analytics.curation import curation
from analytics.curation import file as curation_file
from analytics.export.csv import to_csv

TANKS, AID, SPORT = "Tanks are near Kabul.", "The city asks for help.", "The team has scored “two” goals."
TEXTS = {"a.txt": f"{AID} Nobody came. {TANKS}\n{AID}", "b.txt": f"It rains. {TANKS}", "c.txt": SPORT}


def tagged(*rows):
    given = [("sentence", file, "tag", sentence_tags.value(tag, sentence)) for file, tag, sentence in rows]
    return schema.from_rows(given, "corrections")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return build.build_paths([folder], workers=0)


@pytest.fixture(scope="module")
def coded(plain):
    rows = tagged(("a.txt", "war", TANKS), ("a.txt", "aid", AID), ("b.txt", "war", TANKS), ("c.txt", "2:1", SPORT))
    article = schema.from_rows([("tag", "b.txt", "add", "aid")], "corrections")
    return jobs.correct(plain, curation.add_corrections(article, rows.itertuples(index=False)), print)


def files(corpus):
    return list(corpus.documents["file"])


def test_a_tagged_sentence_is_a_row_with_its_place_and_its_words(coded):
    got = sentence_tags.sentence_tags(coded.where(tag="war"))

    assert [*zip(got["tag"], got["text"], strict=True)] == [
        ("aid", AID), ("war", TANKS), ("aid", AID), ("war", TANKS)
    ]  # fmt: skip
    assert all(coded.text[row.doc_id][row.start : row.end] == row.text for row in got.itertuples())


def test_a_tag_filters_and_groups_documents_whether_the_article_or_a_sentence_has_it(coded):
    assert files(coded.where(tag="war")) == ["a.txt", "b.txt"]
    assert files(coded.where(tag="aid")) == ["a.txt", "b.txt"]
    assert files(coded.where(tag="2:1")) == ["c.txt"]
    assert grouping.groups(coded, "tag").members.toarray().sum(axis=0).tolist() == [1, 2, 2]
    assert list(document_tags.names(coded)) == ["aid", "war", "2:1"]


def test_the_counts_of_a_tag_tell_articles_from_sentences(coded):
    got = document_tags.tag_counts(coded).set_index("tag")

    assert got.loc["aid", ["n_docs", "n_articles", "n_sentences", "n_source"]].tolist() == [2, 1, 2, 3]
    assert got.loc["war", ["n_docs", "n_articles", "n_sentences"]].tolist() == [2, 0, 2]
    assert document_tags.tag_counts(coded.take([2]))["tag"].tolist() == ["2:1"]


def test_the_curation_file_brings_the_tags_to_a_new_build_of_another_version_of_the_page(coded, tmp_path):
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"].replace("Nobody came. ", "Fine.\n").replace(" ", "  "))
    (tmp_path / "c.txt").write_text('The team has scored "two" goals. More.', encoding="utf-8")
    (tmp_path / "curation.csv").write_bytes(to_csv(coded.stored("corrections")))

    again = build.build_paths([tmp_path], workers=0)

    got = sentence_tags.sentence_tags(again)
    assert [" ".join(text.split()) for text in got["text"]] == [AID, TANKS, AID, 'The team has scored "two" goals.']
    assert again.stored("issues")[["file", "problem"]].to_numpy().tolist()[0] == [
        "b.txt",
        "correction of an article that is not in the corpus",
    ]


def test_a_sentence_that_is_not_in_its_article_any_more_stays_in_the_corrections_and_is_an_issue(plain):
    gone = tagged(("b.txt", "war", "Nobody wrote this."), ("b.txt", "rain", "It rains."))

    for correct in (
        lambda rows: jobs.correct(plain, rows, print),
        lambda rows: rebuild.correct(plain, rows, workers=0),
    ):
        got = correct(gone)

        ((file, problem, detail, _),) = got.stored("issues").to_numpy().tolist()
        assert (file, problem) == ("b.txt", "tag of a sentence that is not in the article")
        assert "1 row did nothing (first: sentence,b.txt,tag,war: Nobody wrote this.)" in detail
        assert got.stored("corrections")["value"].tolist() == ["war: Nobody wrote this.", "rain: It rains."]
        assert files(got.where(tag="rain")) == ["b.txt"]
        with pytest.raises(CorpusError, match="No document has the tag 'war'"):
            got.where(tag="war")
        assert jobs.correct(got, gone.iloc[1:], print).stored("issues").empty


def test_a_correction_that_only_tags_gives_the_corpus_of_a_new_build(plain, coded):
    assert coded.key == rebuild.correct(plain, coded.stored("corrections"), workers=0).key != plain.key


@pytest.mark.parametrize("value", ["war", "war:", ": Tanks are near.", "war:: Tanks"])
def test_a_row_without_a_tag_or_a_sentence_says_how_to_write_it(value):
    content = f"what,key,change,value\nsentence,a.txt,tag,{value}\n".encode()

    (issue,) = curation_file.parse(content, "curation.csv").issues

    assert "write TAG: SENTENCE, for example war: Tanks are near. " in issue.detail


def test_a_sentence_can_have_two_tags_and_the_same_one_only_once():
    rows = tagged(("a.txt", "war", TANKS), ("a.txt", "fear", TANKS), ("a.txt", "war", TANKS))

    assert len(curation.add_corrections(curation.empty(), rows.itertuples(index=False))) == 2
