"""Disagreements: sources of one story that give another number of the same thing, counted once an origin."""

import pytest

from analytics import schema, tables
from analytics.findings import disagreements as findings

FIRE = "Officials in Porto said that the fire near the harbour destroyed {} wooden houses on Monday night."
CARS = "The envoy Javid Qaem left {} cars of the embassy in the yard in Beijing."


@pytest.fixture
def one_story(make_corpus):
    """Return a function: texts by source, and more columns by source -> a corpus whose documents are one story."""

    def made(texts, **columns):
        world = {
            source: {"text": text, "source": source, "date": "2016-05-01", **columns.get(source, {})}
            for source, text in texts.items()
        }
        corpus = make_corpus(world)
        members = schema.from_rows([(doc_id, next(iter(texts)), 1.0) for doc_id in corpus.doc_ids], "story_members")
        return corpus.with_table("story_members", members)

    return made


def numbers(corpus):
    table = tables.table(corpus, "disagreements")
    return [(row.counted, row.number_a, row.n_a, row.number_b, row.n_b) for row in table.itertuples()]


def test_another_number_of_the_same_thing_is_listed_with_both_sentences(one_story):
    corpus = one_story({"North": FIRE.format("40"), "South": FIRE.format("sixty").replace("sixty", "60")})
    (row,) = tables.table(corpus, "disagreements").itertuples()

    assert (row.number_a, row.number_b, row.source_a, row.source_b) == ("40", "60", "North", "South")
    assert (row.text_a, row.text_b) == (FIRE.format("40"), FIRE.format("60"))
    assert findings.disagreements(tables.table(corpus, "disagreements")) == (
        "1 possible disagreement. The first: 40 wooden houses in North, 60 wooden houses in South."
    )


def test_numbers_as_words_are_read_in_each_language(one_story):
    german = "Der Botschafter Javid Qaem ließ {} Autos der Botschaft im Hof in Peking zurück."

    assert numbers(one_story({"North": CARS.format("five"), "South": CARS.format("six")})) == [
        ("cars", "five", 1, "six", 1)
    ]
    spoken = {name: {"language": "de"} for name in ("Nord", "Süd")}
    corpus = one_story({"Nord": german.format("fünf"), "Süd": german.format("sechs")}, **spoken)
    assert numbers(corpus) == [("autos", "fünf", 1, "sechs", 1)]


def test_the_number_of_more_origins_comes_first_and_an_agency_counts_once(one_story):
    texts = {"A": FIRE.format("40"), "B": FIRE.format("60"), "C": f"At dawn, {FIRE.format('60')}"}

    assert numbers(one_story(texts)) == [("wooden houses", "60", 2, "40", 1)]
    wire = {name: {"agency": "Reuters"} for name in "BC"}
    assert numbers(one_story(texts, **wire)) == [("wooden houses", "40", 1, "60", 1)]


@pytest.mark.parametrize(
    "other",
    [
        FIRE.format("40"),  # the same number
        FIRE.format("40.0"),
        "In older times fire often destroyed wooden houses: 4,000 wooden houses burned near the harbour.",  # too many
        FIRE.format("40 to 60"),  # has the number of the other
        f"{FIRE.format('60')} An hour before it was 40 wooden houses.",
        "The mayor of Porto owns 60 wooden houses in the hills, which his family rents to visitors.",  # others
        "The 60-year-old harbour of Porto burned on Monday night.",  # an age
    ],
)
def test_it_stays_silent(one_story, other):
    assert numbers(one_story({"North": FIRE.format("40"), "South": other})) == []


def test_large_numbers_may_be_rounded(one_story):
    assert numbers(one_story({"North": FIRE.format("1,214"), "South": FIRE.format("1,200")})) == []


def test_one_source_that_updates_its_number_does_not_disagree_with_itself(one_story):
    corpus = one_story(
        {"North": FIRE.format("40"), "later": FIRE.format("60"), "South": "Rain fell in Porto."},
        later={"source": "North"},
    )

    assert numbers(corpus) == []


def test_a_statement_that_contradicts_another_is_listed(one_story):
    corpus = one_story({"North": "The embassy in Kabul is open.", "South": "The embassy in Kabul is closed."})
    north, south = corpus.doc_ids
    sentences = schema.from_rows(
        [
            ("s1", north, 0, len(corpus.text[north]), 1.0, False, 1.0, "same", ""),
            ("s1", south, 0, len(corpus.text[south]), 0.9, True, 1.0, "contradicts", "words"),
        ],
        "board_sentences",
    )
    (row,) = tables.table(corpus.with_table("board_sentences", sentences), "disagreements").itertuples()

    assert (row.basis, row.source_a, row.source_b, row.n_a, row.n_b) == ("contradicts", "North", "South", 1, 1)
    assert findings.heading(row) == "One affirms and one denies, or they say the opposite"
