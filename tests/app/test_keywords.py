"""The Keywords page: each view shows the numbers of the library, and a picked keyword shows its sentences."""

import json

import pytest
from app_helpers import ARABIYA, BLOG, button, csv_label, downloads, frame, go_to, set_filter, shown_findings, view

from analytics.evidence import evidence
from analytics.findings import keywords as keyword_findings
from analytics.findings import wording
from analytics.keywords import keyness, keywords, trends

DATED = {
    f"d{i}": {
        "text": f"{'trade port' if i % 3 else 'border guards'} talks with {'China' if i % 2 else 'Peking'}",
        "source": f"S{i % 3}",
        "date": f"2021-{8 + i % 2:02d}-01",
        "language": "en" if i % 2 else "de",
        "topic": f"t0{1 + i % 2}",
        "keywords": "trade, China" if i % 2 else "Peking",
        "names": "China=place, Peking=place>China",
    }
    for i in range(18)
}


@pytest.fixture
def on_view(on_folder):
    """Return a function: a view of the page -> the app on it, with articles of three sources in two languages."""

    def opened(name):
        app = go_to(on_folder(DATED), "keywords")
        view(app, "keywords_view", name)
        return app

    return opened


def captions(app):
    return [caption.value for caption in app.caption]


def figures(app):
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def hovered(app):
    """Return every text that is shown where a mark is pointed at, those of cells too."""
    texts = [trace.get("hovertext", []) for figure in figures(app) for trace in figure["data"]]
    return {text for found in texts for row in found for text in (row if isinstance(row, list) else [row])}


def test_names_and_words_can_be_shown_separately(app, seeds):
    go_to(app, "keywords")
    every = keywords.corpus_keywords(seeds)

    view(app, "keyword_kind", "names")
    assert list(frame(app, "corpus_keywords")["keyword"]) == list(every.loc[every["kind"] != "", "keyword"])
    view(app, "keyword_kind", "words")
    assert list(frame(app, "corpus_keywords")["keyword"]) == list(every.loc[every["kind"] == "", "keyword"])


def test_keywords_can_be_ordered_by_how_unusual_they_are(app, seeds):
    go_to(app, "keywords")

    for order, against in (("unusual", keywords.GENERAL), ("often", "")):
        view(app, "keyword_order", order)
        expected = list(keywords.corpus_keywords(seeds, against=against)["keyword"])
        assert list(frame(app, "corpus_keywords")["keyword"]) == expected


def test_a_name_shows_its_sentences_in_every_language(app, seeds):
    go_to(app, "keywords")

    app.selectbox(key="keyword_shown").set_value("China").run()

    expected = evidence.evidence(seeds, entities=("China",), limit=100)
    assert set(expected["language"]) == {"de", "en"}
    assert csv_label("evidence", expected) in downloads(app)


def test_keywords_of_each_document_follow_the_chosen_document(app, seeds):
    go_to(app, "keywords")
    view(app, "keywords_view", "each")
    expected = keywords.keywords(seeds)

    for doc_id in seeds.doc_ids:
        app.selectbox(key="article").set_value(doc_id).run()
        own = expected[expected["doc_id"] == doc_id]
        assert list(frame(app, "keywords")["keyword"]) == list(own["keyword"])
        assert wording.list_names(own["keyword"].head(4)) in shown_findings(app)[0]


def test_the_places_of_a_keyword_in_its_text_are_drawn(app, seeds):
    go_to(app, "keywords")
    view(app, "keywords_view", "each")
    one = seeds.take([0])

    places = figures(app)[1]["data"][0]

    app.selectbox(key="article").set_value(seeds.doc_ids[0]).run()
    assert len(figures(app)[1]["data"][0]["hovertext"]) == len(trends.keyword_places(one))
    assert {tuple(data) for data in places["customdata"]} <= {(name,) for name in keywords.keywords(one)["keyword"]}


def test_a_name_written_another_way_shows_the_sentences_of_the_name(on_view, make_corpus):
    app = on_view("each")

    app.selectbox(key="article").set_value("d0").run()
    app.selectbox(key="keyword_shown").set_value("Peking").run()

    corpus = make_corpus(DATED).where(doc_id="d0")
    assert csv_label("evidence", evidence.evidence(corpus, entities=("China",))) in downloads(app)


@pytest.mark.parametrize("period", ["year", "month"])
def test_keywords_over_time_follow_the_period(on_view, make_corpus, period):
    app = on_view("time")

    view(app, "period", period)

    expected = trends.keyword_timeline(make_corpus(DATED), period=period)
    assert shown_findings(app) == [keyword_findings.keyword_times(expected, period)]
    assert frame(app, "keyword_timeline")["n_docs"].tolist() == expected["n_docs"].tolist()


def test_keywords_of_two_languages_are_shown_side_by_side(on_view, make_corpus):
    app = on_view("languages")

    expected = keywords.keyword_ranks(make_corpus(DATED))
    assert shown_findings(app) == [keyword_findings.keyword_ranks(expected)]
    assert frame(app, "keyword_ranks")["rank"].tolist() == expected["rank"].tolist()
    assert "China: 9 of 9 documents, German" in hovered(app)


def test_a_group_is_compared_with_the_rest_of_its_language(app, seeds):
    go_to(app, "keywords")
    view(app, "keywords_view", "compare")

    for group in (ARABIYA, BLOG):
        app.multiselect(key="groups_source").set_value([group]).run()
        rows = keyness.keyness(seeds, groups=(group,))
        assert shown_findings(app) == [keyword_findings.keyness(rows, group)]
        assert list(frame(app, "keyness")["term"]) == list(rows["term"])


def test_two_groups_are_compared_with_each_other(on_view, make_corpus):
    app = on_view("compare")

    app.multiselect(key="groups_source").set_value(["S0", "S1"]).run()

    table = keyness.keyness(make_corpus(DATED), groups=("S0", "S1"))
    language = app.selectbox(key="keyness_language").value
    rows = table[table["language"] == language]
    assert shown_findings(app) == [keyword_findings.keyness(rows, "S0", "S1")]
    assert "border: 3 of 3 in S0, 0 of 3 in S1" in hovered(app)


def test_more_groups_are_a_table_of_terms_by_group(on_view):
    app = on_view("compare")

    assert {"border, S0: 100&#37; of the documents", "border, S1: 0&#37; of the documents"} <= hovered(app)
    assert shown_findings(app)[0].startswith("3 groups, each against the rest, in ")


def test_frequency_is_drawn_against_keyness(on_view):
    app = on_view("compare")

    view(app, "keyness_picture", "frequency")
    app.selectbox(key="keyness_of").set_value("S1").run()

    assert "trade: 3 of 3 in this group, 3 of 6 in the others" in hovered(app)


@pytest.mark.parametrize(("by", "group", "shown"), [("topic", "t02", "02 t02"), ("period", "2021-08", "2021-08")])
def test_topics_and_periods_are_groups_too(on_folder, make_corpus, by, group, shown):
    world = {
        doc_id: row | {"topic": f"t0{1 + i % 3 // 2}", "language": "en"}
        for i, (doc_id, row) in enumerate(DATED.items())
    }
    app = go_to(on_folder(world), "keywords")
    view(app, "keywords_view", "compare")
    app.selectbox(key="keyness_by").set_value(by).run()

    app.multiselect(key=f"groups_{by}").set_value([group]).run()

    expected = keyness.keyness(make_corpus(world), by=by, groups=(group,))
    assert len(expected)
    assert list(frame(app, "keyness")["term"]) == list(expected["term"])
    assert shown_findings(app) == [keyword_findings.keyness(expected, group, shown={group: shown})]


def test_the_evidence_of_a_term_comes_from_the_group_it_is_distinctive_for(on_view):
    app = on_view("compare")

    app.selectbox(key="term_shown").set_value("border").run()
    assert "Sentences with “border” in S0" in captions(app)
    app.selectbox(key="term_shown").set_value("port").run()
    assert "Sentences with “port” in S1" in captions(app)


def save(app, name, **wanted):
    for filter_name, value in wanted.items():
        set_filter(app, filter_name, value)
    (field,) = [field for field in app.sidebar.text_input if field.key == "selection_name"]
    field.set_value(name).run()
    button(app, "Save and reset the filters").click().run()
    assert not app.exception


def test_saved_selections_are_compared_and_are_in_the_address(on_view, make_corpus):
    app = on_view("compare")
    app.selectbox(key="keyness_by").set_value("selection").run()
    assert "No selection is saved yet" in app.info[0].value

    save(app, "August: first", dates=("2021-08-01", "2021-08-31"))
    save(app, "South", source=["S1", "S2"], language=["en"])

    lines = ("August:: first: date=2021-08-01..2021-08-31", "South: source=S1; source=S2; language=en")
    assert app.query_params["selection"] == list(lines)
    expected = keyness.keyness(make_corpus(DATED), by="selection", selections=lines)
    assert shown_findings(app) == [keyword_findings.keyness(expected, "August: first", "South")]
    for name in ("August: first", "South"):  # the shelf of corrections is one for all tests
        app.sidebar.button(key=f"drop-{name}").click().run()


def test_a_selection_is_restored_from_the_address_and_can_be_deleted(start_app):
    app = start_app()
    app.query_params["selection"] = ["First: source=Al Arabiya English", "not a selection"]
    go_to(app, "keywords")

    app.sidebar.button(key="drop-First").click().run()

    assert not [one for one in app.sidebar.button if one.label.startswith("First")]
    assert "selection" not in app.query_params or not app.query_params["selection"]


def test_the_words_near_a_search_are_listed_with_their_sentences(on_view):
    app = on_view("near")
    assert any("Write a word" in caption for caption in captions(app))

    app.text_input(key="collocates_of").set_value("talks").run()

    assert not app.exception
    assert "border" in shown_findings(app)[0] or "trade" in shown_findings(app)[0]
    table = frame(app, "collocates")
    assert {"trade", "port", "border", "guards"} >= set(table["term"]) - {"peking", "china"}
    assert table["n_docs"].min() > 1
