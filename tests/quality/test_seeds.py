"""The three seed articles, read by eye: what must be found, and what must be in no table."""

import csv
import hashlib
import io
from pathlib import Path

import pytest

from analytics.entities import cooccurrence, entities
from analytics.evidence import evidence
from analytics.export import bundle
from analytics.sources import coverage, quotations

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold" / "seeds_body"
FINGERPRINTS = {
    "000_3f4727e7944adfc8.txt": "c503f198bf79c3b76e10790bc5b9ba1517dcd7124fb5689dafec690e4f8046b2",
    "001_bd0eed85bba78aa9.txt": "fe141e3aae7e7992e64e057eb58b7d41c5b6838675f82c3f3582ae834db1fc42",
    "002_f79eb35aea1698d8.txt": "de6b29b9feeafcde6a2db3cb17ba4e28993dc7a21842e73c081cb4d69deb4856",
}
CHROME = (
    "Biden",
    "Macron",
    "Trump",
    "Lebanon",
    "Turkey",
    "Saudi",
)  # named only in links and the foot of the third page
GERMAN, BLOG, ARABIYA = "Unnamed German outlet (000)", "Unnamed blog (001)", "Al Arabiya English"


@pytest.fixture(scope="module")
def exported(seeds):
    return {name: content.decode("utf-8-sig") for name, content in bundle.files(seeds, {})}


@pytest.fixture(scope="module")
def held(seeds):
    """Return the sources that hold each facet."""
    table = coverage.coverage(seeds)
    rows = table[table["n_docs"] > 0]
    return rows.groupby("facet")["source"].agg(set).to_dict()


@pytest.mark.parametrize("name", CHROME)
def test_what_only_the_page_chrome_names_is_in_no_table_but_lines(exported, name):
    found = {
        (file, column)
        for file, content in exported.items()
        if file.endswith(".csv")
        for row in csv.DictReader(io.StringIO(content))
        for column, cell in row.items()
        if name.casefold() in cell.casefold()
    }
    elsewhere = {file for file, content in exported.items() if not file.endswith(".csv") and name in content}

    assert found == {("lines.csv", "text")}
    assert elsewhere == set()


@pytest.mark.parametrize("name", ["China", "Taliban", "Kabul", "Afghanistan", "Beijing"])
def test_what_all_three_name_is_in_the_coverage_of_all_three(held, name):
    assert held[name] == {GERMAN, BLOG, ARABIYA}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("East Turkestan Islamic Movement", BLOG),
        ("Abdul Ghani Baradar", BLOG),
        ("United States", BLOG),
        ("Russia", ARABIYA),
        ("Vladimir Putin", ARABIYA),
        ("Qaem", GERMAN),
        ("Wang Wenbin", GERMAN),
    ],
)
def test_what_one_names_is_in_the_coverage_of_that_one_alone(held, name, source):
    assert held[name] == {source}


def test_peking_is_beijing(seeds):
    table = entities.entities(seeds).set_index("entity")

    assert table.loc["Beijing", ["kind", "n_docs", "aliases"]].tolist() == ["place", 3, "Beijing; Peking"]
    assert "Peking" not in table.index


def test_the_names_of_all_three_are_all_linked_with_one_another(seeds):
    pairs = cooccurrence.entity_pairs(seeds, min_docs=3)

    # China, Taliban, Kabul, Afghanistan, Beijing and the Chinese ministry: 6 * 5 / 2 pairs
    assert pairs["n_docs"].tolist() == [3] * 15


def test_languages_dates_and_sources_are_those_of_the_texts(seeds):
    assert seeds.documents[["source", "language", "date"]].values.tolist() == [
        [GERMAN, "de", "2022-01"],
        [BLOG, "en", "2021-08-24"],
        [ARABIYA, "en", "2021-08-16"],
    ]
    assert seeds.documents["date_origin"].str.startswith("inferred from the text: ").all()


def test_nothing_went_wrong_on_load(seeds):
    assert len(seeds.stored("issues")) == 0


def test_the_evidence_of_a_name_speaks_both_languages(seeds):
    got = evidence.evidence(seeds, entities=("Beijing",))

    assert set(got["language"]) == {"de", "en"}
    marked = {seeds.text[row.doc_id][row.hit_start : row.hit_end] for row in got.itertuples()}
    assert marked == {"Beijing", "Peking"}


@pytest.mark.parametrize("file", FINGERPRINTS)
def test_the_article_text_is_the_body_that_a_reader_marked(seeds, file):
    if not GOLD.exists():
        pytest.skip("the gold bodies of the seeds are not on this machine")
    content = (GOLD / file).read_bytes()
    assert hashlib.sha256(content).hexdigest() == FINGERPRINTS[file], "the gold changed: read the seeds anew"

    text = seeds.where(doc_id=list(seeds.documents.loc[seeds.documents["file"] == file, "doc_id"])).text
    assert lines(*text.values()) == lines(content.decode("utf-8"))


def lines(text):
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("speaker", "source", "direct", "words"),
    [
        ("Qaem", GERMAN, True, "aber ich möchte sie hier nicht nennen"),
        ("Qaem", GERMAN, False, "Kabul ihnen seit August keine Gehälter mehr geschickt habe"),
        ("Qaem", GERMAN, False, "100.000 Dollar auf einem der Bankkonten"),
        ("Wang Wenbin", GERMAN, False, "dass Qaem China verlassen habe"),
        ("Mohammad Naeem", BLOG, True, "They discussed the security of the Chinese embassy"),
        ("Zamir Kabulov", ARABIYA, True, "All contacts are being made there"),
        ("Zamir Kabulov", ARABIYA, True, "It went absolutely calmly"),
        ("Zamir Kabulov", ARABIYA, False, "Russia is in contact with Taliban officials"),
    ],
)
def test_a_statement_stands_under_the_name_of_who_made_it(seeds, speaker, source, direct, words):
    told = seeds.where(source=[source]).stored("quotes")
    own = told[(told["entity"] == speaker) & (told["direct"] == direct)]

    sentences = evidence.of_rows(seeds, own)["text"]
    assert sum(words in sentence for sentence in sentences) == 1


@pytest.mark.parametrize(
    ("speaker", "source", "direct", "words"),
    [
        ("a Chinese foreign ministry readout", BLOG, False, "China had conveyed to the visiting Taliban delegation"),
        ("the Chinese readout", BLOG, True, "We hope the Afghan Taliban will make a clean break"),
        ("Chinese Foreign Ministry spokesperson", ARABIYA, False, "Beijing hopes the Taliban will unite"),
        ("The foreign ministry", ARABIYA, False, "its embassy in Afghanistan is operating normally"),
    ],
)
def test_a_ministry_without_a_name_is_quoted_as_the_text_calls_it(seeds, speaker, source, direct, words):
    told = seeds.where(source=[source]).stored("quotes")

    own = told[(told["speaker"] == speaker) & (told["direct"] == direct)]
    assert [text.startswith(words) for text in own["text"]] == [True]


def test_who_is_quoted_by_whom(seeds):
    table = quotations.speakers_by_source(seeds)
    counts = {(row.entity, row.source): (row.n_quotes, row.n_direct) for row in table.itertuples()}

    assert counts[("Qaem", GERMAN)] == (5, 2)
    assert counts[("Zamir Kabulov", ARABIYA)] == (3, 2)
    assert counts[("Wang Wenbin", GERMAN)] == (1, 0)
    assert counts[("Mohammad Naeem", BLOG)] == (1, 1)
