"""Divided stories: how many names of a story only one of its sources has."""

import pytest

from analytics import schema
from analytics.storyboard import divided

EVENT = "Maria Lopez opened the harbour of Porto."
OWN = {
    "North": ["Anna Berg", "Bruno Costa", "Clara Diaz", "David Evans", "Emma Fischer", "Felix Gross", "Greta Holm"],
    "South": ["Hugo Ibsen", "Irene Jung", "Jonas Keller", "Karla Lund", "Louis Martin", "Maya Novak", "Nils Olsen"],
    "West": ["Olga Petrov", "Pablo Quint", "Rosa Silva", "Simon Tell", "Tina Urban", "Viktor Wolf", "Wanda Young"],
}


def own_text(source):
    return " ".join(f"{name} spoke {number} times in {source}." for number, name in enumerate(OWN[source]))


def world(extra):
    texts = {source: f"{EVENT} {own_text(source)}" for source in OWN}
    texts["West"] += extra
    names = ", ".join(f"{name}=person" for own in OWN.values() for name in own)
    return {
        source: {"text": text, "source": source, "date": "2016-05-01",
                 "names": f"Maria Lopez=person, Porto=place, {names}"}
        for source, text in texts.items()
    }  # fmt: skip


@pytest.fixture
def one_story(make_corpus):
    """Return a function: what West adds -> a corpus whose three documents are one story."""

    def made(extra):
        corpus = make_corpus(world(extra))
        members = schema.from_rows([(doc_id, "North", 1.0) for doc_id in corpus.doc_ids], "story_members")
        return corpus.with_table("story_members", members)

    return made


def test_a_name_of_all_sources_is_not_alone(one_story):
    (row,) = divided.divided_stories(one_story("")).itertuples()

    assert (row.n_sources, row.n_names, row.n_alone) == (3, 22, 21)
    assert row.share_alone == pytest.approx(21 / 22)


def test_a_surname_in_another_text_is_not_alone(one_story):
    (row,) = divided.divided_stories(one_story(" BERG and others left.")).itertuples()

    assert row.n_alone == 20


def test_two_sources_are_never_divided(make_corpus):
    assert divided.divided_stories(make_corpus({name: one for name, one in world("").items() if name != "West"})).empty


def test_a_story_with_few_names_is_not_listed(make_corpus):
    names = {"names": "Maria Lopez=person, Porto=place", "text": EVENT, "date": "2016-05-01"}
    corpus = make_corpus({source: names | {"source": source, "text": f"{EVENT} {source}."} for source in OWN})
    members = schema.from_rows([(doc_id, "North", 1.0) for doc_id in corpus.doc_ids], "story_members")

    assert divided.divided_stories(corpus.with_table("story_members", members)).empty
