"""The sample corpus of invented news: the answers of docs/twelve-questions.md stand in the public tables."""

from __future__ import annotations

import csv

import pytest

from analytics import tables
from analytics.build import build
from analytics.text import languages
from ui.samples import corpora

MOLO, GLOS, LEE, RIGA = "Il Molo di Ponente", "Głos Nabrzeża", "Lee Harbour Post", "Рижский причал"
WIRE, PRESS, LEDGER = "Medport Wire", "Corallina Lines press room", "Quayside Ledger"
TUNIS, SHANGHAI = "صدى المرفأ", "浦岸晨报"


@pytest.fixture(scope="module")
def corpus():
    return build.build_paths([corpora.INVENTED.folder], workers=0)


@pytest.fixture(scope="module")
def table(corpus):
    """Return a function: a public table by name, with the source, title and file of `doc_id` where it has one."""
    documents = corpus.documents.set_index("doc_id")[["source", "title", "file"]].astype("str")

    def read(name, **options):
        found = tables.table(corpus, name, **options)
        missing = [column for column in documents if column not in found]
        return found.join(documents[missing], on="doc_id") if "doc_id" in found and missing else found

    return read


def saying(table, corpus, words):
    """Return the sources that make the statement of which one sentence has these words."""
    sentences = table("statement_sentences")
    sentences = sentences[~sentences["near"]]
    texts = [corpus.text[row.doc_id][row.start : row.end] for row in sentences.itertuples()]
    (chosen,) = {row.statement for row, text in zip(sentences.itertuples(), texts, strict=True) if words in text}
    return sentences[sentences["statement"] == chosen]


def test_the_page_that_opens_it_says_what_it_is(corpus):
    spoken = {code for cell in corpus.documents["languages"] for code in cell.split("; ")}

    assert f"{len(corpus)} articles in {len(spoken)} languages" in corpora.INVENTED.summary
    assert all("nvented" in text for text in (corpora.INVENTED.name, corpora.INVENTED.button, corpora.INVENTED.summary))
    assert corpus.documents["source"].nunique() == 12  # "twelve invented sources"
    assert {languages.name(code) for code in spoken} >= {"Arabic", "Chinese", "Russian", "Polish"}


def test_every_article_is_read_and_has_an_address_that_belongs_to_nobody(corpus, table):
    with (corpora.INVENTED.folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["file"] for row in csv.DictReader(file)}

    assert set(corpus.documents["file"]) == listed
    assert table("issues").empty
    assert corpus.documents["url"].str.match(r"https://[\w.-]+\.example/").all()


def test_the_paper_of_genoa_reported_the_accident_first_and_it_is_one_story_across_languages(table):
    accident = table("stories").iloc[0]

    assert accident["first_source"] == MOLO
    assert accident["first"] == "2026-03-03"
    assert (accident["n_docs"], len(accident["languages"].split("; "))) == (11, 6)
    assert accident["n_sources"] >= 9


@pytest.mark.parametrize(
    ("words", "first"), [("worn valve", GLOS), ("Dockers", "La Vigie du Frioul"), ("Perla", PRESS)]
)
def test_each_further_story_has_its_first_source(table, words, first):
    members = table("story_documents")
    (story,) = set(members.loc[members["title"].str.contains(words, case=False), "story"]) & set(
        table("stories")["story"]
    )
    stories = table("stories").set_index("story")

    assert stories.loc[story, "first_source"] == first


def test_the_wire_is_copied_word_for_word_by_three_and_cut_by_one(corpus, table):
    pairs = table("copied_pairs")
    source = corpus.documents.set_index("doc_id")["source"].astype("str")
    pairs = pairs.assign(source_a=pairs["a"].map(source), source_b=pairs["b"].map(source))
    wire = pairs[pairs[["source_a", "source_b"]].eq(WIRE).any(axis=1)]
    of_other = wire["share_b"].where(wire["source_a"] == WIRE, wire["share_a"])
    of_wire = wire["share_a"].where(wire["source_a"] == WIRE, wire["share_b"])
    other = wire["source_b"].where(wire["source_a"] == WIRE, wire["source_a"])

    assert set(other[of_wire == 1]) == {LEDGER, TUNIS, SHANGHAI}
    assert set(other[(of_wire < 1) & (of_other == 1)]) == {LEE}
    assert set(other) == {LEDGER, TUNIS, SHANGHAI, LEE}  # the English page from Marseille wrote it anew


def test_two_papers_print_the_press_release(table):
    copied = table("copied_sources")

    printed = copied[copied["a"].eq(PRESS) & (copied["n_words_a"] > 150)]
    assert set(printed["b"]) == {LEDGER, LEE}


def test_one_quotation_is_one_statement_in_seven_languages(corpus, table):
    rows = saying(table, corpus, "Non faremo entrare nessun'altra nave")

    spoken = corpus.documents.set_index("doc_id")["language"]
    assert set(rows["doc_id"].map(spoken)) == {"ar", "de", "en", "es", "fr", "it", "zh"}


def test_the_report_on_the_radar_is_one_statement_of_six_sources_in_six_languages(corpus, table):
    rows = saying(table, corpus, "The radar was working during the whole approach")

    assert set(rows["source"]) == {
        *(GLOS, MOLO, WIRE, "Elbkai-Zeitung", "La Vigie du Frioul", "Diario del Espigón"),
    }


def test_the_other_number_of_boats_is_another_statement(corpus, table):
    rows = saying(table, corpus, "31 boats that started, 19 finished")

    assert RIGA not in set(rows["source"])
    assert GLOS in set(rows["source"])


def test_only_the_paper_of_gdansk_has_the_letter_of_the_shipyard(table):
    gaps = table("gaps", facets=("statement",), top=100)
    own = gaps[gaps["gap"].eq("only in") & gaps["source"].eq(GLOS)]
    texts = table("statements").set_index("statement")["text"]

    assert any("17 listopada 2025" in texts[facet] for facet in own["facet"])


def test_the_engineer_is_one_person_in_two_alphabets_and_with_case_endings(table):
    people = table("entities", kinds=("person",)).set_index("label")
    engineer = people.loc["Marek Zawiliński"]

    assert {"Marek Zawilinski", "Марек Завилинский", "Zawilińskiego"} <= set(engineer["aliases"].split("; "))
    assert "engineer" in engineer["role"]
    assert engineer["n_sources"] >= 9


def test_one_paper_hardly_names_who_speaks(table):
    quotes = table("quotes")
    named = quotes.assign(named=quotes["entity"].astype("str").ne("")).groupby("source")["named"].agg(["sum", "size"])

    assert named.loc[LEE].tolist() == [1, 13]
    assert named.loc[LEE, "sum"] / named.loc[LEE, "size"] == (named["sum"] / named["size"]).min()


def test_the_paper_of_genoa_leaves_out_the_strike(table):
    coverage = table("coverage", facets=("person",))
    president = coverage[coverage["facet"] == "Paloma Berrocosa"].set_index("source")["status"]

    assert president[MOLO] == "not found"
    assert president["Diario del Espigón"] == "covered"


def test_most_was_published_on_the_two_days_after_the_accident(table):
    days = table("reporting_periods").set_index("period")

    assert days.loc["2026-03-03", "event"] == "first"
    assert days.index[days["event"] == "peak"].tolist() == ["2026-03-05"]


def test_the_odd_articles_are_seen(corpus, table):
    documents = corpus.documents.set_index("file")

    assert documents.index[documents["date"] == ""].tolist() == ["46_diario-del-espigon.txt"]
    assert documents.index[documents["languages"] == "fr; it"].tolist() == ["23_vigie-du-frioul.txt"]
    same = documents.loc[["03_quayside-ledger.txt", "04_quayside-ledger.html"], "duplicate_group"]
    assert same.nunique() == 1
    lines = table("lines")
    page = lines[lines["file"] == "42_elbkai-zeitung.txt"]
    kept = set(page.loc[page["verdict"] == "body", "text"].str[:20])
    assert kept == {"HAMBURG - Ein abgenu", "„Die Besatzung hat a", "Zwischen dem Befehl ", "Die Reederei Coralli"}


def test_more_than_twenty_places_have_a_position(table):
    assert (table("place_map")["position"] == "placed").sum() >= 20


def test_the_name_of_a_sample_is_that_of_its_folder_wherever_it_is_opened(tmp_path):
    assert corpora.name_of(str(corpora.INVENTED.folder)) == "Invented news: the ferry that stopped"
    assert corpora.name_of(str(tmp_path / "mine")) == "mine"
