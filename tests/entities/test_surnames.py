"""Bare surnames: to whom they are linked, by which rule, and where they stay ambiguous."""

import pandas as pd
import pytest

from analytics import schema
from analytics.corpus.store import make
from analytics.entities.cooccurrence import entity_pairs
from analytics.entities.entities import entities, link
from analytics.entities.name_variants import variants
from analytics.entities.person_names import parse
from analytics.entities.surname_candidates import ambiguous_surnames, surname_candidates
from analytics.entities.titles import title_at_end
from analytics.evidence.evidence import evidence
from analytics.sources.coverage import coverage


def named(articles, *, names):
    """Return the mentions of articles (doc_id, text[, source, date]) in which these persons are found."""
    rows, documents = [], []
    for doc_id, text, *about in articles:
        documents.append((doc_id, "en", *(*about, "", "")[:2]))
        taken = 0
        while taken < len(text):
            found = [(text.find(name, taken), -len(name), name) for name in names if name in text[taken:]]
            if not found:
                break
            start, _, name = min(found)
            rows.append((doc_id, start, start + len(name), name, "person", False, "crf", ""))
            taken = start + len(name)
    columns = ["doc_id", "start", "end", "surface", "kind", "demonym", "rule", "hint"]
    table = pd.DataFrame(documents, columns=["doc_id", "language", "source", "date"])
    texts = {doc_id: text for doc_id, text, *_ in articles}
    return link(pd.DataFrame(rows, columns=columns), documents=table, texts=texts)


def linked(articles, *, names):
    """Return {doc_id: [(surface, entity, link_rule)]} of `named`."""
    return {
        doc_id: list(zip(part["surface"], part["entity"], part["link_rule"], strict=True))
        for doc_id, part in named(articles, names=names).groupby("doc_id")
    }


def full(name, n, *about, before=""):
    """Return articles that name a person in full; their numbers follow the words before the name."""
    return [(f"{name}{before}{i}", f"Then {before}{name} spoke.", *about) for i in range(n)]


@pytest.mark.parametrize(("n_other", "entity", "rule"), [(1, "Ada Bekel", "corpus"), (2, "Bekel", "ambiguous")])
def test_a_bearer_with_nine_of_ten_documents_gets_the_surname(n_other, entity, rule):
    articles = [*full("Ada Bekel", 9), *full("Otto Bekel", n_other), ("bare", "Bekel left.")]

    got = linked(articles, names=["Ada Bekel", "Otto Bekel", "Bekel"])

    assert got["bare"] == [("Bekel", entity, rule)]


@pytest.mark.parametrize(("n", "entity", "rule"), [(5, "Ada Bekel", "corpus"), (4, "Bekel", "")])
def test_four_documents_are_too_few(n, entity, rule):
    got = linked([*full("Ada Bekel", n), ("bare", "Bekel left.")], names=["Ada Bekel", "Bekel"])

    assert got["bare"] == [("Bekel", entity, rule)]


def test_the_month_decides_where_the_corpus_does_not():
    articles = [
        *full("Ada Bekel", 6, "CNN", "2016-03-01"),
        *full("Otto Bekel", 6, "CNN", "2018-05-01"),
        ("spring", "Bekel left.", "BBC", "2016-03-09"),
        ("later", "Bekel left.", "BBC", "2018-05-09"),
        ("undated", "Bekel left.", "BBC", ""),
    ]

    got = linked(articles, names=["Ada Bekel", "Otto Bekel", "Bekel"])

    assert got["spring"] == [("Bekel", "Ada Bekel", "month")]
    assert got["later"] == [("Bekel", "Otto Bekel", "month")]
    assert got["undated"] == [("Bekel", "Bekel", "ambiguous")]


def test_an_office_decides_for_the_person_who_has_it():
    articles = [
        *full("Ada Bekel", 6, before="Senator "),
        *full("Otto Bekel", 6, before="President "),
        ("both", "President Bekel met Senator Bekel and Bekel."),
        ("one", "Sen. Bekel came. Bekel left."),
    ]

    got = linked(articles, names=["Ada Bekel", "Otto Bekel", "Bekel"])

    assert [entity for _, entity, _ in got["both"]] == ["Otto Bekel", "Ada Bekel", "Bekel"]
    assert [entity for _, entity, _ in got["one"]] == ["Ada Bekel", "Ada Bekel"]


def test_mrs_is_never_a_man():
    articles = [*full("Donald Bekel", 9), ("bare", "Mrs. Bekel came before Mr. Bekel.")]

    got = linked(articles, names=["Donald Bekel", "Bekel"])

    assert [entity for _, entity, _ in got["bare"]] == ["Bekel", "Donald Bekel"]


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("the location of Mr. ", "m"),
        ("Secretary of State ", "secretary"),
        ("then Vice President ", "vice president"),
        ("President-elect ", "president"),
        ("sagte Bundeskanzlerin ", "chancellor"),
        ("said ", ""),
    ],
)
def test_the_title_directly_before_a_name_counts(before, title):
    assert title_at_end(before) == title


def test_a_given_name_is_no_surname_but_means_the_person_who_has_it():
    articles = [*full("Hillary Bekel", 30), *full("Crooked Hillary", 5), ("bare", "Hillary left.")]

    got = linked(articles, names=["Hillary Bekel", "Crooked Hillary", "Hillary"])

    assert got["bare"] == [("Hillary", "Hillary Bekel", "corpus")]


def test_a_relative_in_the_text_leaves_the_surname_open_unless_it_comes_first():
    together = [(f"pair{i}", "Barack Bekel and Michelle Bekel danced.") for i in range(4)]
    articles = [
        *full("Barack Bekel", 80),
        *together,
        ("after", "Michelle Bekel spoke. Bekel left."),
        ("before", "Bekel left. Michelle Bekel spoke."),
    ]

    got = linked(articles, names=["Barack Bekel", "Michelle Bekel", "Bekel"])

    assert got["after"][1] == ("Bekel", "Bekel", "ambiguous")
    assert got["before"][0] == ("Bekel", "Barack Bekel", "corpus")


def test_an_unknown_namesake_in_the_text_has_the_surname_behind_his_full_name():
    articles = [*full("Ada Bekel", 30), ("other", "Officer Otto Bekel fired. Bekel left.")]

    got = linked(articles, names=["Ada Bekel", "Otto Bekel", "Bekel"])

    assert got["other"][1] == ("Bekel", "Otto Bekel", "text")


def test_a_part_of_a_longer_name_is_not_linked():
    articles = [*full("Ada Bekel", 9), ("cut", "Then H.W. Bekel left. Thomas Bekel too.")]

    got = linked(articles, names=["Ada Bekel", "Bekel"])

    assert [entity for _, entity, _ in got["cut"]] == ["Bekel", "Bekel"]


def test_three_kims_are_three_persons_and_kim_alone_is_none_of_them():
    kims = ["Kim Jong-un", "Kim Jong-nam", "Kim Jong-il"]
    articles = [*(one for kim in kims for one in full(kim, 6)), ("bare", "Kim left."), ("own", "Kim Jong-un and Kim.")]

    got = linked(articles, names=[*kims, "Kim"])

    assert {entity for rows in got.values() for _, entity, _ in rows} == {*kims, "Kim"}
    assert got["bare"] == [("Kim", "Kim", "ambiguous")]
    assert got["own"][1] == ("Kim", "Kim Jong-un", "text")


@pytest.mark.parametrize(
    ("n_docs", "variant", "name"),
    [
        ({"Chuck Schumer": 9, "Charles Schumer": 4}, "Charles Schumer", "Chuck Schumer"),
        ({"Chuck Schumer": 9, "Charles E. Schumer": 4}, "Charles E. Schumer", "Chuck Schumer"),
        ({"Donald Trump": 9, "Donald J. Trump": 4}, "Donald J. Trump", "Donald Trump"),
        ({"James Comey": 9, "Jim Comey": 4}, "Jim Comey", "James Comey"),
        ({"Joe Biden": 9, "Joseph R. Biden": 4, "Hunter Biden": 5}, "Joseph R. Biden", "Joe Biden"),
        ({"José Rivera": 9, "Pepe Rivera": 1}, "Pepe Rivera", "José Rivera"),
        ({"Kim Jong-un": 9, "Kim Jong Un": 4}, "Kim Jong Un", "Kim Jong-un"),
        ({"James Comey": 104, "Jim Comey": 4, "Jamey Comey": 1}, "Jim Comey", "James Comey"),
        ({"Steven Mnuchin": 31, "Steve Mnuchin": 15, "Steven T. Mnuchin": 2}, "Steve Mnuchin", "Steven Mnuchin"),
        ({"Julian Castro": 17, "Julián Castro": 15}, "Julián Castro", "Julian Castro"),
        ({"George H.W. Bush": 54, "George H. W. Bush": 6}, "George H. W. Bush", "George H.W. Bush"),
        ({"Paul Ryan": 20, "House Speaker Paul Ryan": 1}, "House Speaker Paul Ryan", "Paul Ryan"),
        ({"Obama": 90, "Can Obama": 2}, "Can Obama", "Obama"),
        ({"Trump": 90, "Trump Trump": 2}, "Trump Trump", "Trump"),
        ({"Paul Ryan": 9, "Paul Ryan of Wisconsin": 2}, "Paul Ryan of Wisconsin", "Paul Ryan"),
        ({"Hillary Clinton": 90, "Hillary Rodham Clinton": 9}, "Hillary Rodham Clinton", "Hillary Clinton"),
    ],
)
def test_variants_of_a_full_name_join(n_docs, variant, name):
    assert variants(n_docs)[variant] == name


@pytest.mark.parametrize(
    "n_docs",
    [
        {"George Bush": 9, "George W. Bush": 6, "George H.W. Bush": 5},
        {"Donald Trump": 90, "Donald Trump Jr.": 9},
        {"Mike Johnson": 6, "Michael Johnson": 6, "Boris Johnson": 30},
        {"John Edwards": 4, "John Bel Edwards": 5},
        {"Chris Matthews": 16, "Christine Matthews": 2},
        {"Kim Jong Un": 9, "Kim Jong Il": 9, "Kim Jong Nam": 9},
        {"Jill Biden": 6, "Biden": 400},
        {"Wang Yi": 6, "Wang Yu": 6},
    ],
)
def test_different_persons_stay_apart(n_docs):
    assert variants(n_docs) == {}


@pytest.mark.parametrize(
    ("name", "surname", "given"),
    [
        ("Ursula von der Leyen", "von der leyen", "ursula"),
        ("von der Leyen", "von der leyen", ""),
        ("George H.W. Bush", "bush", "george"),
        ("Obama", "obama", ""),
        ("Donald Trump Jr.", "trump", "donald"),
        ("", "", ""),
        ("Jr.", "jr.", ""),
        ("Paul Ryan of Wisconsin", "ryan", "paul"),
        ("Trump Trump", "trump trump", ""),
        ("Indiana Gov.", "indiana gov.", ""),
    ],
)
def test_parts_of_a_name(name, surname, given):
    parts = parse(name)

    assert (parts.surname, parts.given) == (surname, given)


def test_names_of_many_persons_with_one_surname_are_compared_in_bounded_time():
    n_docs = {f"John M{i:04} Smith": 1 for i in range(3_000)}

    assert variants(n_docs) == {}


BEARERS = {
    "d1": {"text": "Hillary Clinton and Bill Clinton met.", "names": "Hillary Clinton=person, Bill Clinton=person"},
    "d2": {"text": "Hillary Clinton left.", "names": "Hillary Clinton=person"},
    "d3": {"text": "Clinton won.", "names": "Clinton=person>Hillary Clinton", "source": "CNN"},
}


@pytest.fixture
def corpus(make_corpus):
    """Return a corpus in which the surname of the third document is linked by the corpus."""
    made = make_corpus(BEARERS)
    mentions = made.mentions.astype({"link_rule": "str"})
    rule = mentions["link_rule"].mask((mentions["surface"] == "Clinton").to_numpy(), "corpus")
    return made.with_table("mentions", mentions.assign(link_rule=rule))


def test_candidates_are_counted_by_the_documents_with_their_full_name(corpus):
    table = surname_candidates(corpus, surname="Clinton")

    assert table[["entity", "n_docs", "share"]].to_numpy().tolist() == [
        ["Hillary Clinton", 2, 1.0],
        ["Bill Clinton", 1, 0.5],
    ]
    assert surname_candidates(corpus, surname="Hillary Clinton").empty


def test_full_names_only_leaves_linked_surnames_out(corpus):
    every = entities(corpus).set_index("entity").loc["Hillary Clinton"]
    full = entities(corpus, full_names=True).set_index("entity").loc["Hillary Clinton"]

    assert every[["n_docs", "n_mentions", "n_surname"]].tolist() == [3, 3, 1]
    assert full[["n_docs", "n_mentions", "n_surname"]].tolist() == [2, 2, 0]
    assert "CNN" in set(coverage(corpus).loc[lambda table: table["n_docs"] > 0, "source"])
    assert "CNN" not in set(coverage(corpus, full_names=True).loc[lambda table: table["n_docs"] > 0, "source"])


def test_pairs_can_be_counted_by_full_names_only(make_corpus):
    world = {"d1": {"text": "Clinton met Bill Gates.", "names": "Clinton=person>Hillary Clinton, Bill Gates=person"}}
    made = make_corpus(world)
    mentions = made.mentions.astype({"link_rule": "str"})
    rule = mentions["link_rule"].mask((mentions["surface"] == "Clinton").to_numpy(), "corpus")
    made = made.with_table("mentions", mentions.assign(link_rule=rule))

    assert len(entity_pairs(made)) == 1
    assert entity_pairs(made, full_names=True).empty


def test_the_evidence_says_how_a_surname_was_linked(corpus):
    table = evidence(corpus, entities=["Hillary Clinton"])

    assert table.set_index("doc_id")["link"].to_dict() == {
        "d1": "",
        "d2": "",
        "d3": "Clinton → Hillary Clinton, by corpus",
    }


def test_an_ambiguous_surname_asks_which():
    articles = [*full("Ada Bekel", 5), *full("Otto Bekel", 5), ("bare", "Bekel left.")]
    table = named(articles, names=["Ada Bekel", "Otto Bekel", "Bekel"])
    columns = dict.fromkeys(schema.TABLES["documents"].columns, "")
    documents = pd.DataFrame(columns | {"doc_id": table["doc_id"].unique(), "source": "CNN"})

    labels = entities(make({"documents": documents, "mentions": table})).set_index("entity")["label"]

    assert labels.to_dict() == {"Ada Bekel": "Ada Bekel", "Otto Bekel": "Otto Bekel", "Bekel": "Bekel (which?)"}


def test_a_given_name_alone_is_the_person_of_its_text():
    table = named([("d", "Hillary Clinton spoke. Hillary left.")], names=["Hillary Clinton", "Hillary"])

    assert table["entity"].tolist() == ["Hillary Clinton", "Hillary Clinton"]
    assert table["link_rule"].tolist() == ["", "text"]


def test_a_given_name_alone_needs_many_documents_of_one_person_elsewhere():
    few = [*full("Hillary Clinton", 19), ("bare", "Hillary left.")]
    many = [*full("Hillary Clinton", 20), ("bare", "Hillary left.")]
    two = [*many, *full("Hillary Swank", 5)]

    last = [named(articles, names=["Hillary Clinton", "Hillary Swank", "Hillary"]) for articles in (few, many, two)]

    assert [set(table.loc[table["doc_id"] == "bare", "entity"]) for table in last] == [
        {"Hillary"},
        {"Hillary Clinton"},
        {"Hillary"},
    ]


def test_a_given_name_that_is_a_surname_in_the_text_is_this_surname():
    table = named([("d", "Paul Ryan met Rand Paul. Paul left.")], names=["Paul Ryan", "Rand Paul", "Paul"])

    assert table["entity"].tolist() == ["Paul Ryan", "Rand Paul", "Rand Paul"]


def test_an_arabic_article_makes_no_other_person():
    assert variants({"Bashar al-Assad": 9, "Bashar Assad": 5}) == {"Bashar Assad": "Bashar al-Assad"}
    assert (parse("Al Gore").given, parse("Al Gore").surname) == ("al", "gore")


def test_the_open_surnames_have_their_leading_bearer(make_corpus):
    world = BEARERS | {"d4": {"text": "Clinton spoke.", "names": "Clinton=person"}}
    made = make_corpus(world)
    rule = made.mentions["link_rule"].astype("str").mask((made.mentions["entity"] == "Clinton").to_numpy(), "ambiguous")
    made = made.with_table("mentions", made.mentions.assign(link_rule=rule))

    table = ambiguous_surnames(made)

    assert table.to_numpy().tolist() == [["Clinton", 1, "Hillary Clinton", 3, 1.0, 2]]
    assert ambiguous_surnames(made.take([0])).empty
