"""The roles of persons over a corpus: linked, counted, compared by source."""

import pytest
from roles_helpers import with_roles

from analytics.entities import roles
from analytics.entities.entities import entities
from analytics.findings import entities as findings

TEXTS = {
    "CNN": "President Bashar Assad spoke. Assad, the Syrian president, left.",
    "Fox": "The dictator, Bashar Assad, spoke.",
}


@pytest.fixture
def corpus(make_corpus):
    """Return five documents of each source, with the roles that are found in them."""
    names = "Bashar Assad=person, Assad=person>Bashar Assad"
    world = {
        f"{source}{n}": {"text": text, "source": source, "names": names, "date": f"2021-08-0{n}"}
        for source, text in TEXTS.items()
        for n in range(1, 6)
    }
    return with_roles(make_corpus(world))


def test_a_role_has_its_person_document_and_sentence(corpus):
    row = roles.roles(corpus).iloc[1]

    assert row[["entity", "role", "doc_id"]].tolist() == ["Bashar Assad", "Syrian president", "CNN1"]
    assert row[["source", "date", "language"]].tolist() == ["CNN", "2021-08-01", "en"]
    assert row["text"] == "Assad, the Syrian president, left."
    assert TEXTS["CNN"][row["start"] : row["end"]] == "Syrian president"


def test_roles_are_counted_by_document_and_compared_with_the_other_sources(corpus):
    counts = roles.role_counts(corpus, entity="Bashar Assad").set_index("role")
    compared = roles.roles_by_source(corpus).set_index(["role", "source"])

    assert counts[["n_docs", "share", "n_sources", "first", "last"]].loc["dictator"].tolist() == [
        *(5, 0.5, 1),
        *("2021-08-01", "2021-08-05"),
    ]
    assert compared.loc[("dictator", "Fox"), ["n_docs", "n_source", "n_docs_rest", "n_rest"]].tolist() == [5, 5, 0, 5]
    assert compared.loc[("dictator", "Fox"), "p"] == pytest.approx(1 / 252)  # 1 / C(10, 5)


def test_a_finding_says_which_source_gives_another_role(corpus):
    sentence = findings.role_differences(roles.roles_by_source(corpus), roles.role_counts(corpus))

    assert sentence == (
        "Fox calls Bashar Assad dictator in 5 of 5 documents with a role, the others in 0 of 5; most often Bashar"
        " Assad is called President."
    )
    assert findings.roles(roles.role_counts(corpus)) == (
        "Bashar Assad: President (5 documents); dictator (5 documents)."
    )


def test_the_table_of_names_has_the_leading_role(corpus):
    assert entities(corpus)["role"].tolist() == ["President"]
    assert entities(corpus.where(source=["Fox"]))["role"].tolist() == ["dictator"]


def test_a_corpus_without_roles_has_empty_tables(make_corpus):
    plain = make_corpus({"d1": {"text": "Bashar Assad spoke.", "names": "Bashar Assad=person"}})

    assert all(made(plain).empty for made in (roles.roles, roles.role_counts, roles.roles_by_source))
    assert findings.roles(roles.role_counts(plain)) == ""


def test_the_family_has_each_role_in_each_source_by_the_margins_alone(corpus):
    compared = roles.roles_by_source(corpus).set_index(["role", "source"])

    # two sources and three roles in five documents each could pass: 6 tests, of which the 3 listed have p = 1 / 252
    assert compared.loc[("dictator", "Fox"), "q"] == pytest.approx(6 / 3 / 252)


def test_copies_of_one_article_do_not_make_a_role_typical(corpus):
    documents = corpus.documents
    of_fox = documents["source"] == "Fox"
    copied = corpus.with_table("documents", documents.assign(duplicate_group=of_fox.map({True: "Fox1", False: ""})))

    row = roles.roles_by_source(copied).set_index(["role", "source"]).loc[("dictator", "Fox")]
    assert (row["n_docs"], row["n_source"]) == (1, 1)
    assert row["q"] != row["q"]  # missing: one article is too few for a test
