"""Statements on real texts: what says the same in two languages, and what the seeds say alone."""

import hashlib

import pytest

from analytics.crosslingual.encoder import encoder
from analytics.sources import coverage, gaps
from analytics.statements import statements
from benchmarks import twins

FINGERPRINTS = {  # the first 16 digits of the SHA-256
    "ntrex.deu.txt.gz": "440d4bb0888eda9b",
    "ntrex.eng.txt.gz": "a07a94400655ebc5",
    "ntrex.hin.txt.gz": "b62ca6b89560cda0",
    "ntrex.zho-CN.txt.gz": "8c1dd148994c0ce5",
}
FLOORS = {  # precision and recall of the product, where all twins are there; the encoder does not know Hindi
    "de": (0.975, 0.955),
    "zh": (0.985, 0.8),
    "hi": (0.965, 0.48),
}
FLOORS_OF_WORDS = {"de": (0.94, 0.47), "hi": (0.93, 0.18)}  # without the encoder
FEWEST_TWINS, MOST_CONTRADICTED = 600, 0.005
GERMAN, BLOG, ARABIYA = "Unnamed German outlet (000)", "Unnamed blog (001)", "Al Arabiya English"


@pytest.fixture(scope="module")
def found():
    """Return the results for the sentences of NTREX, by language, with translations held out: 55 s of CPU."""
    for name, digits in FINGERPRINTS.items():
        path = twins.DATA / "parallel" / name
        if not path.exists():
            pytest.skip("the shared texts are not on this machine")
        assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == digits, f"{name} changed: measure again"
    return twins.ntrex(list(FLOORS), encoder.installed_encoder(), around=False)


@pytest.mark.parametrize("language", FLOORS)
def test_sentences_find_their_english_twins(found, language):
    got, (precision, recall) = found[language], FLOORS[language]

    assert got.n >= FEWEST_TWINS  # or other sentences are measured
    assert got.both.precision >= precision
    assert got.both.recall >= recall
    assert got.contradicted <= MOST_CONTRADICTED


@pytest.mark.parametrize("language", FLOORS_OF_WORDS)
def test_sentences_find_their_english_twins_by_words_alone(found, language):
    precision, recall = FLOORS_OF_WORDS[language]

    assert found[language].words.precision >= precision
    assert found[language].words.recall >= recall


@pytest.fixture(scope="module")
def alone(seeds):
    """Return the texts of what each source alone says, the most telling first."""
    table = gaps.gaps(seeds, facets=("statement",))
    texts = statements.statements(seeds).set_index("statement")["text"]
    only = table[table["gap"] == "only in"]
    return {source: list(rows["facet"].map(texts)) for source, rows in only.groupby("source")}


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        (GERMAN, 0, "dass Qaem China verlassen habe"),  # he left
        (GERMAN, 6, "noch 100.000 Dollar auf einem der Bankkonten"),  # the money
        (GERMAN, 3, "Kabul ihnen seit August keine Gehälter mehr geschickt habe"),  # the salaries
        (BLOG, 2, "East Turkestan Islamic Movement (ETIM)"),
        (ARABIYA, 0, "President Vladimir Putin’s special representative"),
        (ARABIYA, 4, "guards to the Russian embassy"),
    ],
)
def test_what_one_source_alone_says_begins_with_what_tells_most(alone, source, place, words):
    assert words in alone[source][place]
    assert not any(words in text for other in alone for text in alone[other] if other != source)


def test_no_two_seeds_say_the_same_and_one_pair_says_part_of_it(seeds):
    table = coverage.coverage(seeds, facets=("statement",))
    texts = statements.statements(seeds).set_index("statement")["text"]

    # that nobody has recognised the Taliban, and that China is ready to: neither says the other
    assert set(table["status"]) == {"covered", "partly", "not found"}
    assert (table.groupby("facet")["n_docs"].sum() == 1).all()
    partly = table[table["status"] == "partly"]
    told = {source: texts[facet] for facet, source in zip(partly["facet"], partly["source"], strict=True)}
    assert {source: text[:24] for source, text in told.items()} == {
        GERMAN: "According to the earlier",
        BLOG: "Internationale Regierung",
    }
