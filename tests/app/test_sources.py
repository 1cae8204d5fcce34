"""The Sources page: framing, gaps and attention of each source."""

import json

import pytest
from app_helpers import csv_label, downloads, frame, go_to, shown_findings, view

from analytics.findings import sources as source_findings
from analytics.sources import attention, framing, gaps

LEFT = "The Afghan ambassador left Beijing on 1 January because Kabul paid no salaries to diplomats."
LEFT_EDITED = "The Afghan ambassador left Beijing on 1 January, as Kabul paid no salaries to its diplomats."
RAIN = "Heavy rain closed seven mountain roads between Geneva and Turin during Saturday night."

WORLD = {
    f"d{i}": {
        "text": f"The {'regime' if i % 3 else 'government'} in Kabul talks. {'Qatar Qatar' if i % 3 == 0 else 'China'}",
        "source": f"S{i % 3}",
        "date": f"2021-{8 + i % 2:02d}-01",
        "names": "Kabul, Qatar, China",
        "topic": "t01",
        "keywords": "wheat",
    }
    for i in range(36)
}


@pytest.fixture
def on_view(on_folder):
    """Return a function: a view of the page -> the app on it."""

    def opened(name):
        app = go_to(on_folder(WORLD), "sources")
        view(app, "sources_view", name)
        return app

    return opened


def hovered(app):
    figures = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return {text for figure in figures for trace in figure["data"] for text in trace.get("hovertext", [])}


def test_two_sources_are_compared_by_the_words_around_a_name(on_view, make_corpus):
    app = on_view("words")

    app.multiselect(key="framing_source").set_value(["S0", "S1"]).run()

    table = framing.framing(make_corpus(WORLD), entity="Kabul", groups=("S0", "S1"))
    assert shown_findings(app) == [source_findings.framing(table, "Kabul", "S0", "S1")]
    assert list(frame(app, "framing")["term"]) == list(table["term"])
    assert "government: 12 of 12 in S0, 0 of 12 in S1" in hovered(app)
    assert csv_label("framing", table) in downloads(app)


def test_a_word_shows_its_sentences_in_the_documents_of_the_group(on_view, make_corpus):
    app = on_view("words")
    app.selectbox(key="framing_term").set_value("regime").run()
    app.selectbox(key="framing_group").set_value("S1").run()

    expected = framing.framing_evidence(make_corpus(WORLD).where(source=["S1"]), entity="Kabul", term="regime")
    assert len(expected) == 24  # twelve sentences, in each the word and the name
    assert csv_label("evidence", expected) in downloads(app)


def test_more_than_two_sources_are_a_table_of_words(on_view):
    app = on_view("words")

    assert {"government, S0: 12 of 12 documents", "regime, S1: 12 of 12 documents"} <= hovered(app)


def test_facets_of_one_source_only_are_shown_beside_the_matrix(on_view, make_corpus):
    app = on_view("coverage")
    table = gaps.gaps(make_corpus(WORLD), facets=("person", "organisation", "place"), groups=("S0", "S1", "S2"))

    app.selectbox(key="gaps_of").set_value("S0").run()

    assert source_findings.gaps(table, "S0") in [caption.value.replace("\\", "") for caption in app.caption]
    assert "**Only in S0** (1)" in [part.value for part in app.markdown]


def test_coverage_can_be_counted_by_language(on_view):
    app = on_view("coverage")

    app.selectbox(key="coverage_by").set_value("language").run()

    assert set(frame(app, "coverage")["source"]) == {"English"}


@pytest.mark.parametrize(("by", "name"), [("entity", "Kabul"), ("topic", "t01")])
def test_attention_is_that_of_the_chosen_subject(on_view, make_corpus, by, name):
    app = on_view("timing")
    view(app, "timing_view", "attention")

    view(app, "attention_by", by)

    table = attention.attention(make_corpus(WORLD), by=by, name=name)
    called = name if by == "entity" else "01 t01"
    assert shown_findings(app) == [source_findings.attention(table, called, "month")]
    assert frame(app, "attention")["n_docs"].tolist() == table["n_docs"].tolist()
    assert "S0, August 2021: 6 of 6 documents, 95&#37; interval 61&#37; to 100&#37;" in hovered(app)


def test_attention_to_any_words_has_the_sentences_behind_it(on_view, make_corpus):
    app = on_view("timing")
    view(app, "timing_view", "attention")
    view(app, "attention_by", "words")
    assert "Write a word." in [caption.value for caption in app.caption]

    app.text_input(key="attention_words").set_value("kab*").run()

    assert not app.exception
    table = attention.attention(make_corpus(WORLD), by="words", name="kab*")
    assert frame(app, "attention")["n_docs"].tolist() == table["n_docs"].tolist()
    assert any("Sentences about kab" in text.value.replace("\\", "") for text in (*app.caption, *app.markdown))


def test_statements_are_compared_with_the_sentences_of_every_source(on_folder):
    said = {f"d{i}": {"text": text, "source": "ABC"[i]} for i, text in enumerate((LEFT, LEFT_EDITED, RAIN))}
    app = go_to(on_folder(said), "sources")

    view(app, "facets", ["statement"])

    assert shown_findings(app)[0] == (
        f"2 of 3 sources say “{LEFT}”. Found in one source only: “{RAIN}” (C). This is only a description: it can be"
        " chance."
    )
    assert set(frame(app, "coverage")["facet"]) == {LEFT, RAIN}
    assert f"{LEFT}, C: not found, 0 of 1 document" in hovered(app)
    caption_text = f"“{LEFT}”: 2 sentences from 2 sources"
    assert caption_text in [caption.value.replace("\\", "") for caption in app.caption]


def test_a_source_that_is_too_small_to_check_is_marked(on_view):
    app = on_view("coverage")

    app.number_input(key="checked_docs").set_value(13).run()  # each has twelve

    assert set(frame(app, "coverage").query("n_docs == 0")["reason"]) == {"fewer than 13 documents"}


def test_without_an_address_that_gives_a_country_the_page_explains_what_is_needed(on_view):
    app = on_view("coverage")

    app.selectbox(key="coverage_by").set_value("country").run()

    assert any("it must end with its code" in caption.value for caption in app.caption)


def test_attention_can_be_counted_by_language(on_view):
    app = on_view("timing")
    view(app, "timing_view", "attention")

    app.selectbox(key="attention_per").set_value("language").run()

    assert set(frame(app, "attention")["source"]) == {"English"}
    assert "English, August 2021: 18 of 18 documents, 95&#37; interval 82&#37; to 100&#37;" in hovered(app)
