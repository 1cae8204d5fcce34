"""The Names page: every choice changes what is shown, to the numbers of the library."""

import json
import re

import pytest
from app_helpers import (
    ARABIYA,
    BLOG,
    NAMED,
    button,
    csv_label,
    downloads,
    frame,
    go_to,
    left,
    screen_shares,
    shown_findings,
    view,
)

from analytics import tables
from analytics.entities import communities, cooccurrence, entities, layouts
from analytics.entities.leading_document import leading_document
from analytics.entities.pairs_by_group import pair_keyness, pair_timeline
from analytics.evidence import evidence
from analytics.findings import entities as entity_findings
from analytics.findings import overview as overview_findings

VIEWS = ("names", "pairs", "around", "matrix", "whole", "time", "groups")


def shown_pairs(app):
    return list(zip(frame(app, "entity_pairs")["a"], frame(app, "entity_pairs")["b"], strict=True))


def sentence_links(app):
    return [link for link in app.main.get("page_link") if link.proto.label == "Open in Read"]


def pairs_of(table):
    return list(zip(table["a"], table["b"], strict=True))


@pytest.mark.parametrize("kind", NAMED)
def test_names_of_one_kind_are_listed(app, seeds, kind):
    go_to(app, "entities")

    view(app, "kind", kind)

    every = tables.table(seeds, "entities")
    assert list(frame(app, "entities")["entity"]) == list(every[every["kind"] == kind]["entity"])
    view(app, "names_view", "pairs")
    assert shown_pairs(app) == pairs_of(cooccurrence.entity_pairs(seeds, kinds=(kind,)))


@pytest.mark.parametrize("unit", ["paragraph", "sentence"])
def test_pairs_are_counted_in_the_chosen_unit(app, seeds, unit):
    go_to(app, "entities")
    view(app, "names_view", "pairs")

    view(app, "pair_unit", unit)

    expected = cooccurrence.entity_pairs(seeds, unit=unit)
    assert shown_pairs(app) == pairs_of(expected)
    assert list(frame(app, "entity_pairs")["n_both"]) == list(expected["n_both"])
    assert shown_findings(app) == [overview_findings.entities(tables.table(seeds, "entities"), expected, 3)]


def test_demonyms_can_be_left_out(app, seeds):
    go_to(app, "entities")

    app.toggle(key="demonyms").set_value(False).run()

    assert list(frame(app, "entities")["n_mentions"]) == list(entities.entities(seeds, demonyms=False)["n_mentions"])
    view(app, "names_view", "pairs")
    assert shown_pairs(app) == pairs_of(cooccurrence.entity_pairs(seeds, demonyms=False))


def test_the_page_opens_with_the_sentences_of_the_first_pair(app, seeds):
    go_to(app, "entities")

    first = cooccurrence.entity_pairs(seeds).iloc[0]
    assert (app.selectbox(key="name_shown").value, app.selectbox(key="name_with").value) == (first["a"], first["b"])
    assert f"Sentences with {first['a']} and {first['b']}" in [caption.value for caption in app.caption]


def test_pairs_can_be_ordered_by_how_far_they_are_beyond_chance(app, seeds):
    go_to(app, "entities")
    view(app, "names_view", "pairs")

    view(app, "pairs_order", "close")

    assert shown_pairs(app) == pairs_of(layouts.closest(cooccurrence.entity_pairs(seeds)))


def test_two_names_together_show_the_sentences_with_both(app, seeds):
    go_to(app, "entities")
    app.selectbox(key="name_shown").set_value("Taliban").run()
    app.selectbox(key="name_with").set_value("China").run()

    expected = evidence.evidence(seeds, entities=("Taliban", "China"), limit=100)
    assert "Sentences with Taliban and China" in [caption.value for caption in app.caption]
    assert csv_label("evidence", expected) in downloads(app)
    html = next(html.value for html in app.main.get("html") if 'class="evidence"' in html.value)
    assert {"Taliban"} < set(re.findall('<mark class="hit">(.*?)</mark>', html))


def test_all_sentences_can_be_shown(app):
    go_to(app, "entities")
    app.selectbox(key="name_with").set_value("").run()
    assert len(sentence_links(app)) == 4

    app.toggle(key="names-more").set_value(True).run()

    sentences = re.fullmatch(r"Show (?:the first )?(\d+) sentences", app.toggle(key="names-more").label)
    assert len(sentence_links(app)) == int(sentences[1])


def test_the_corpus_can_be_filtered_to_a_name(app):
    go_to(app, "entities")
    app.selectbox(key="name_shown").set_value("Russia").run()

    button(app, "Keep only documents with this name").click().run()

    assert app.multiselect(key="entity").value == ["Russia"]
    assert left(app) == "1 of 3 documents"
    assert frame(app, "entities")["n_docs"].max() == 1


def test_the_circle_of_a_name_is_its_ego_network(app, seeds):
    go_to(app, "entities")
    view(app, "names_view", "around")

    app.selectbox(key="name_shown").set_value("Russia").run()

    assert shown_pairs(app) == pairs_of(layouts.ego(cooccurrence.entity_pairs(seeds), "Russia"))


def test_the_whole_network_is_described_and_can_be_downloaded_for_gephi(app, seeds):
    go_to(app, "entities")

    view(app, "names_view", "whole")

    expected = communities.entity_network(seeds)
    assert shown_findings(app)[1:] == [entity_findings.communities(expected, leading_document(seeds, backbone=True))]
    assert list(frame(app, "entity_network")["community"]) == list(expected["community"])
    assert [f"Download the network for Gephi ({name})" in downloads(app) for name in ("GEXF", "GRAPHML")] == [True] * 2


def test_the_matrix_has_the_strongest_names_by_community(app, seeds):
    go_to(app, "entities")

    view(app, "names_view", "matrix")

    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    (square,) = [spec["data"][0] for spec in specs if spec["data"][0]["type"] == "heatmap"]
    expected = layouts.strongest(communities.entity_network(seeds), 30)
    assert [row[0][0] for row in square["customdata"]] == list(expected["entity"])


def test_pairs_over_time_are_all_or_those_of_a_name(app, seeds):
    go_to(app, "entities")
    view(app, "names_view", "time")

    expected = pair_timeline(seeds)
    assert frame(app, "pair_timeline").equals(screen_shares(expected))  # months of fewer than 10 documents have no p
    assert shown_findings(app)[1:] == [entity_findings.pair_times(expected, "month")]
    app.toggle(key="pairs_of_name").set_value(True).run()
    name = app.selectbox(key="name_shown").value
    assert list(frame(app, "pair_timeline")["n_docs"]) == list(pair_timeline(seeds, entity=name)["n_docs"])


def test_two_groups_are_compared_by_their_pairs(app, seeds):
    go_to(app, "entities")
    view(app, "names_view", "groups")

    app.multiselect(key="pair_groups_source").set_value([ARABIYA, BLOG]).run()

    expected = pair_keyness(seeds, groups=(ARABIYA, BLOG))
    assert list(frame(app, "pair_keyness")["n_docs"]) == list(expected["n_docs"])
    assert shown_findings(app)[1:] == [entity_findings.pair_keyness(expected, [ARABIYA, BLOG])]


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_without_pairs_has_a_note_and_no_error(on_folder, name):
    app = go_to(on_folder({"d1": {"text": "Kabul.", "names": "Kabul"}, "d2": "Nothing."}), "entities")

    view(app, "names_view", name)

    assert shown_findings(app)[0] == "Kabul is named in 1 of 2 documents. No two names share a document."
