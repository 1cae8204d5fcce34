"""The widgets of the pages: each changes what is shown, to the numbers of the library."""

import json
import re
from html import escape, unescape

import pytest
from app_helpers import (
    ARABIYA,
    PAGES,
    button,
    downloads,
    frame,
    go_to,
    left,
    shown_findings,
    view,
)

from analytics import tables
from analytics.evidence import evidence
from analytics.findings import overview as overview_findings
from analytics.findings import sources as source_findings
from analytics.sources import attention, coverage, quotations
from analytics.topics import topics


def seen(app):
    """Return everything in the page that a person can read, widgets left out."""
    frames = [table.value.to_csv() for table in app.dataframe]
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    kinds = ("html", "caption", "header", "subheader", "info", "error", "code")
    words = [part.value for kind in kinds for part in app.get(kind)]
    return [*words, *frames, *charts, *downloads(app)]


def _moves(app):
    """Yield (what is moved, how) for every widget of the open page; uploads and resets have tests of their own."""
    for widget in app.main.get("selectbox"):
        others = [index for index in range(len(widget.options)) if index != widget.index]
        if others and widget.key != "article":  # AppTest cannot choose it by number; tests below choose it by id
            yield widget.key, lambda app, key=widget.key, index=others[-1]: app.selectbox(key=key).select_index(index)
    for widget in (toggle for toggle in app.main.get("toggle") if not toggle.disabled):
        yield widget.key, lambda app, key=widget.key, value=not widget.value: app.toggle(key=key).set_value(value)
    for widget in app.main.get("text_input"):
        yield widget.key, lambda app, key=widget.key: app.text_input(key=key).set_value("embassy")
    for widget in app.main.get("button"):
        if not widget.disabled and not widget.key:
            yield widget.label, lambda app, label=widget.label: button(app, label).click()


@pytest.mark.parametrize("page", ["keywords", "topics", "entities", "sources", "read", "corpus"])
def test_every_choice_field_and_button_of_a_page_changes_what_is_shown(start_app, page):
    first = go_to(start_app(), page)
    before, moves = seen(first), dict(_moves(first))

    for name, move in moves.items():
        fresh = go_to(start_app(), page)
        move(fresh).run()
        assert not fresh.exception
        assert seen(fresh) != before, name


def test_every_widget_with_a_few_views_is_known_to_the_tests_below(app):
    kinds = ("segmented_control", "pills")
    views = {widget.key for page in PAGES for kind in kinds for widget in go_to(app, page).get(kind)}

    assert views == {
        *("keywords_view", "keyword_kind", "keyword_order", "sources_view", "facets", "marks", "upload_kind"),
        *("names_view", "kind", "pair_unit"),
        *("topics_view", "topics_size", "topics_unit", "methods_view", "compare_view"),
    }


def test_a_topic_shows_its_sentences_and_can_be_a_filter(app, seeds):
    go_to(app, "topics")
    last = topics.topics(seeds).iloc[-1]

    app.selectbox(key="topic_shown").set_value(last["topic"]).run()
    button(app, "Keep only this topic").click().run()

    assert app.multiselect(key="topic").value == [last["topic"]]
    assert left(app) == f"{last['n_docs']} of 3 documents"


def test_sources_compares_by_the_chosen_kinds_of_names(app, seeds):
    go_to(app, "sources")

    for facets in (["person"], ["place", "topic"], []):
        view(app, "facets", facets)
        expected = coverage.coverage(seeds, facets=tuple(facets))
        labels = {row.topic: f"{row.topic[1:]} {row.label}" for row in topics.topics(seeds).itertuples()}
        assert shown_findings(app) == [
            overview_findings.coverage(expected.assign(facet=expected["facet"].replace(labels)))
        ]
        if facets:
            assert list(frame(app, "coverage")["facet"]) == [labels.get(name, name) for name in expected["facet"]]


def test_attention_follows_a_name_by_the_chosen_period(app, seeds):
    go_to(app, "sources")
    view(app, "sources_view", "timing")
    view(app, "timing_view", "attention")
    view(app, "period", "year")

    attended = attention.attention(seeds, name="Taliban", period="year")
    assert shown_findings(app) == [source_findings.attention(attended, "Taliban", "year")]


@pytest.mark.parametrize("period", ["year", "month", "week", "day"])
def test_the_timeline_counts_by_the_chosen_period(app, seeds, period):
    go_to(app, "sources")
    view(app, "sources_view", "timing")
    view(app, "timing_view", "periods")
    view(app, "period", period)

    expected = attention.timeline(seeds, period=period)
    assert shown_findings(app) == [overview_findings.timing(expected)]
    assert list(frame(app, "timeline")["period"]) == [one or "no date" for one in expected["period"]]


def test_sources_shows_distance_copies_and_quotes(app, seeds):
    go_to(app, "sources")
    expected = {
        "distance": overview_findings.similarity(tables.table(seeds, "source_similarity")),
        "copies": overview_findings.copied_text(tables.table(seeds, "shared_text"), seeds.documents),
        "quotes": overview_findings.most_quoted(tables.table(seeds, "quotes")),
    }

    for name, sentence in expected.items():
        view(app, "sources_view", name)
        assert shown_findings(app)[0] == sentence


def test_sources_distinguishes_direct_and_indirect_speech(app, seeds):
    go_to(app, "sources")
    view(app, "sources_view", "quotes")

    for speech in ("direct", "indirect"):
        view(app, "speech", speech)
        assert shown_findings(app) == [overview_findings.most_quoted(quotations.quotation_table(seeds, speech=speech))]
        counts = quotations.speakers_by_source(seeds, speech=speech)
        assert list(frame(app, "speakers_by_source")["n_quotes"]) == list(counts["n_quotes"])


def test_sources_shows_what_one_source_quotes_a_speaker_with(app):
    go_to(app, "sources")
    view(app, "sources_view", "quotes")

    app.selectbox(key="speaker_shown").set_value("Zamir Kabulov").run()
    app.selectbox(key="quoted_by").set_value(ARABIYA).run()

    (caption,) = [part.value for part in app.caption if part.value.startswith("Quotations of ")]
    assert unescape(caption).replace("\\", "") == f"Quotations of Zamir Kabulov in {ARABIYA}"
    assert len([html for html in app.main.get("html") if 'class="evidence"' in html.value]) == 3


def test_read_shows_the_chosen_article_whole(app, seeds):
    go_to(app, "read")

    for doc_id in seeds.doc_ids:
        app.selectbox(key="article").set_value(doc_id).run()
        (html,) = [html.value for html in app.main.get("html") if 'class="article"' in html.value]
        whole = re.sub('<span title="([^"]*)">[^<]*</span>', r"\1", html)  # a long address is short, and whole on hover
        paragraphs = [unescape(re.sub("<[^>]*>", "", part)) for part in re.findall("<p>(.*?)</p>", whole)]
        assert "\n".join(paragraphs) == seeds.text[doc_id]


def test_read_shows_the_chosen_marks(app, seeds):
    go_to(app, "read")
    app.selectbox(key="article").set_value(seeds.doc_ids[1]).run()

    def marked(*asked):
        view(app, "marks", list(asked))
        (html,) = [html.value for html in app.main.get("html") if 'class="article"' in html.value]
        return set(re.findall('<mark class="([a-z]+)">', html))

    assert marked() == set()
    assert marked("keywords") == {"keyword"}
    assert marked("quotes") == {"quote"}
    assert marked("names") <= {"person", "organisation", "place"}


def test_read_finds_words_in_their_context(app, seeds):
    go_to(app, "read")

    app.text_input(key="find").set_value("embass*").run()

    expected = evidence.concordance(seeds, query="embass*")
    (lines,) = [html.value for html in app.main.get("html") if 'class="kwic"' in html.value]
    assert re.findall('<mark class="hit"[^>]*>(.*?)</mark>', lines) == [escape(hit) for hit in expected["hit"]]
    assert list(frame(app, "concordance")["hit"]) == list(expected["hit"])


def test_read_explains_what_to_do_when_a_search_finds_nothing(app):
    go_to(app, "read")

    app.text_input(key="find").set_value("zeppelin").run()

    assert [info.value.split(".")[0] for info in app.info] == ["No text contains all of these words"]


def test_the_cleaning_ledger_follows_the_chosen_article(app, seeds):
    go_to(app, "corpus")
    lines = tables.table(seeds, "lines")

    for doc_id in seeds.doc_ids:
        app.selectbox(key="article").set_value(doc_id).run()
        own = lines[lines["doc_id"] == doc_id]
        (ledger,) = app.main.get("bidi_component")
        shown = json.loads(ledger.proto.json)["lines"]
        assert [(line["text"], line["verdict"]) for line in shown] == list(
            zip(own["text"], own["verdict"], strict=True)
        )


def test_an_article_restored_is_applied_to_all_numbers_and_undone(app, seeds):
    go_to(app, "corpus")
    page = seeds.where(source=[ARABIYA])
    app.selectbox(key="article").set_value(page.doc_ids[0]).run()

    button(app, "Restore the whole article").click().run()
    assert shown_findings(app)[-1] == "1 correction, 1 not applied to the numbers yet."
    button(app, "Apply to all numbers").click().run()

    assert shown_findings(app)[-1] == "1 correction, all applied."
    go_to(app, "entities")
    assert "Turkey" in set(frame(app, "entities")["entity"])
    go_to(app, "corpus")
    button(app, "Undo all").click().run()
    button(app, "Apply to all numbers").click().run()
    go_to(app, "entities")
    assert "Turkey" not in set(frame(app, "entities")["entity"])
    go_to(app, "corpus")
    button(app, "Back to the first corpus").click().run()
