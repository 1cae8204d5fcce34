"""The authority file: written for one corpus, read for another."""

import pytest

from analytics.curation import authority, curation
from analytics.errors import CorpusError
from analytics.export.csv import to_csv

HEADER = "name,kind,aliases,wikidata\n"
WORLD = {
    "d1": {"text": "Donald J. Trump met Chinese guests in Peking.",
           "names": "Donald J. Trump=person>Donald Trump, Chinese=demonym>China, Peking=place>Beijing"},
    "d2": {"text": "Donald Trump left.", "names": "Donald Trump=person"},
}  # fmt: skip


def rows(content):
    return list(authority.parse(content.encode(), "names.csv").corrections.itertuples(index=False, name=None))


def test_each_entity_is_a_row_with_its_full_spellings_and_the_id_that_was_noted(make_corpus):
    noted = [("entity", "Donald Trump", "wikidata", "Q22686"), ("entity", "The Donald", "merge", "Donald Trump")]
    corpus = make_corpus(WORLD).with_table("corrections", curation.add_corrections(curation.empty(), noted))

    table = authority.authority(corpus).set_index("name")

    assert table.loc["Donald Trump"].tolist() == ["person", "Donald J. Trump; The Donald", "Q22686", 2]
    assert table.loc["China", "aliases"] == ""


def test_a_file_of_one_corpus_gives_the_corrections_of_another(make_corpus):
    content = to_csv(authority.authority(make_corpus(WORLD)))
    content = content if isinstance(content, str) else content.decode("utf-8-sig")

    assert ("entity", "Donald J. Trump", "merge", "Donald Trump") in rows(content)
    assert ("entity", "Beijing", "kind", "place") in rows(content)


def test_a_row_becomes_merges_a_kind_and_an_id():
    assert rows(f"{HEADER}Wladimir Putin,person,Vladimir Putin; Poutine,Q7747\n") == [
        ("entity", "Vladimir Putin", "merge", "Wladimir Putin"),
        ("entity", "Poutine", "merge", "Wladimir Putin"),
        ("entity", "Wladimir Putin", "kind", "person"),
        ("entity", "Wladimir Putin", "wikidata", "Q7747"),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",person,,", "the name is missing"),
        ("Ann Lee,animal,,", "'animal' is not a kind"),
        ("Ann Lee,person,,http://x", "not an id of Wikidata"),
        ("Ann Lee,person,A. Lee,\nAmy Lee,person,A. Lee,", "an alias of 'Ann Lee' already"),
        ("Ann Lee,person,,,more", "more cells than the header"),
    ],
)
def test_a_row_that_cannot_be_understood_is_an_issue_and_the_others_are_taken(row, words):
    read = authority.parse(f"{HEADER}{row}\nGood,place,,\n".encode(), "names.csv")

    assert [words in issue.detail for issue in read.issues] == [True]
    assert ("entity", "Good", "kind", "place") in list(read.corrections.itertuples(index=False, name=None))


def test_another_file_is_refused_with_the_columns_that_it_should_have():
    with pytest.raises(CorpusError, match="an authority file has name, kind, aliases, wikidata"):
        authority.parse(b"what,key\nx,y\n", "names.csv")
