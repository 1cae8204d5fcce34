"""The filters of the sidebar, their chips and their address; they leave the same documents as the library."""

import datetime as dt
import re

import pandas as pd
import pytest
from app_helpers import (
    ARABIYA,
    BLOG,
    HOSTILE,
    NAMED,
    PAGES,
    button,
    csv_label,
    downloads,
    frame,
    go_to,
    left,
    screen_shares,
    set_filter,
    shown_findings,
)

from analytics import tables
from analytics.entities.cooccurrence import entity_pairs
from analytics.findings import overview as overview_findings
from analytics.topics import topics
from ui.text import cut, plain

AUGUST = (dt.date(2021, 8, 16), dt.date(2021, 8, 31))
FILTERS = {
    "source": ([ARABIYA], {"source": [ARABIYA]}, 1),
    "language": (["de"], {"language": ["de"]}, 1),
    "dates": (AUGUST, {"date": "2021-08-16..2021-08-31"}, 2),
    "entity": (["Russia"], {"entity": ["Russia"]}, 1),
    "words": ('"foreign ministry"', {"words": '"foreign ministry"'}, 2),
}


def chips(app):
    return [one for one in app.main.button if (one.key or "").startswith("chip-")]


def test_the_topic_filter_leaves_the_documents_of_the_topic(app, seeds):
    go_to(app, "overview")
    row = topics.topics(seeds).iloc[-1]

    app.multiselect(key="topic").set_value([row["topic"]]).run()

    part = seeds.where(topic=[row["topic"]])
    assert left(app) == f"{row['n_docs']} of 3 documents"
    assert list(frame(app, "documents")["doc_id"]) == part.doc_ids


def test_a_filter_on_two_values_leaves_the_documents_of_both(app):
    go_to(app, "overview")
    app.multiselect(key="source").set_value([ARABIYA, BLOG]).run()

    assert left(app) == "2 of 3 documents"


def test_each_value_of_a_filter_has_a_chip_whose_cross_removes_it(app):
    go_to(app, "overview")
    app.multiselect(key="source").set_value([ARABIYA]).run()
    app.text_input(key="words").set_value("embassy").run()
    assert [chip.label for chip in chips(app)] == [rf"source\: {ARABIYA} ✕", r"words\: embassy ✕"]

    app.button(key=f"chip-source-{ARABIYA}").click().run()

    assert app.multiselect(key="source").value == []
    assert left(app) == "3 of 3 documents"  # the German one says Botschaft
    app.toggle(key="translated").set_value(False).run()
    assert left(app) == "2 of 3 documents"
    app.button(key="chip-words-embassy").click().run()
    assert app.text_input(key="words").value == ""
    assert not chips(app)
    assert shown_findings(app)[0].startswith("3 documents from 3 sources")


@pytest.mark.parametrize(
    ("name", "value", "chip", "label"),
    [
        ("language", ["de"], "chip-language-de", "language: German ✕"),
        ("dates", AUGUST, "chip-date-2021-08-16..2021-08-31", "date: 16 to 31 August 2021 ✕"),
        ("dates", AUGUST[:1], "chip-date-2021-08-16..", "date: from 16 August 2021 ✕"),
        ("entity", ["Russia"], "chip-entity-Russia", "name: Russia ✕"),
    ],
)
def test_a_chip_names_its_filter_in_words_and_removes_it(app, name, value, chip, label):
    go_to(app, "overview")
    set_filter(app, name, value)
    assert re.sub(r"\\(.)", r"\1", app.button(key=chip).label) == label

    app.button(key=chip).click().run()

    assert not chips(app)
    assert shown_findings(app)[0].startswith("3 documents from 3 sources")


def test_a_search_says_which_words_of_other_languages_it_finds_too(app):
    set_filter(go_to(app, "overview"), "words", "embassy")

    assert "also: Botschaft (German)" in [caption.value.replace("\\", "") for caption in app.sidebar.caption]
    assert [chip.label for chip in chips(app)] == [r"words\: embassy ✕"]


def test_reset_clears_every_filter(app):
    go_to(app, "overview")
    assert button(app, "Reset filters").disabled
    for name, (value, _, _) in FILTERS.items():
        set_filter(app, name, value)

    button(app, "Reset filters").click().run()

    assert [app.multiselect(key=name).value for name in ("source", "language", "topic", "entity")] == [[], [], [], []]
    assert (app.text_input(key="words").value, app.date_input(key="dates").value) == ("", ())
    assert not app.query_params
    assert frame(app, "source_summary")["n_docs"].sum() == 3


def test_filters_that_leave_no_document_are_named_on_every_page_with_a_button_to_remove_them(app):
    set_filter(go_to(app, "overview"), "source", [ARABIYA])
    set_filter(app, "language", ["de"])

    for page in PAGES:
        go_to(app, page)
        assert [info.value for info in app.info] == ["No document matches all filters."]
        ways = {way.key: way.label for way in app.main.button if (way.key or "").startswith("without-")}
        assert ways == {
            "without-source": "Remove the filter on source: 1 remain (this filter alone: 1 document)",
            "without-language": "Remove the filter on language: 1 remain (this filter alone: 1 document)",
        }
    app.button(key="without-language").click().run()
    assert left(app) == "1 of 3 documents"
    assert app.multiselect(key="source").value == [ARABIYA]
    assert not app.info


def test_filters_stay_set_on_all_pages(app, seeds):
    go_to(app, "overview")
    set_filter(app, "source", [ARABIYA])
    set_filter(app, "words", "embassy")

    assert [left(go_to(app, page)) for page in PAGES] == ["1 of 3 documents"] * len(PAGES)

    go_to(app, "entities")
    part = seeds.where(source=[ARABIYA], words="embassy")
    assert shown_findings(app) == [overview_findings.entities(tables.table(part, "entities"), entity_pairs(part), 1)]


def test_no_search_word_breaks_a_page(app):
    go_to(app, "overview")
    for words in ('"', "*", "((", "&&", '""', "kabul*", "\\", "喀布尔"):
        set_filter(app, "words", words)
        assert not app.error
        assert app.text_input(key="words").value == words


# Numbers


TABLES = {
    "keywords": "corpus_keywords",
    "topics": "topics",
    "entities": "entities",
    "sources": "coverage",
}
OPTIONS = {"coverage": {"facets": NAMED}}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_on_every_page_what_the_library_leaves(app, seeds, name):
    value, wanted, n = FILTERS[name]
    part = seeds.where(**wanted)

    set_filter(go_to(app, "overview"), name, value)

    assert left(app) == f"{n} of 3 documents"
    assert shown_findings(app)[0] == overview_findings.overview(part)
    assert frame(app, "source_summary")["n_docs"].sum() == n
    for page, table in TABLES.items():
        assert_shown(go_to(app, page), table, tables.table(part, table, **OPTIONS.get(table, {})))


def test_without_a_filter_the_tables_on_screen_are_the_tables_of_the_library(app, seeds):
    for page, table in TABLES.items():
        assert_shown(go_to(app, page), table, tables.table(seeds, table, **OPTIONS.get(table, {})))


def assert_shown(app, name, expected):
    """Compare a table on screen with that of the library; languages are words on screen, and shares percents."""
    got = frame(app, name)
    spoken = [column for column in ("language", "languages") if column in got]
    spoken += ["label"] if name == "topics" else []  # with the number of the topic in front
    expected = screen_shares(expected)
    pd.testing.assert_frame_equal(got.drop(columns=spoken), expected.drop(columns=spoken), check_dtype=False)
    assert csv_label(name, expected) in downloads(app)


# Views in the address


@pytest.mark.parametrize(
    ("address", "n"),
    [({"source": [ARABIYA, BLOG]}, 2), ({"language": "German"}, 1), ({"words": "embassy", "entity": "Russia"}, 1)],
    ids=str,
)
def test_an_address_opens_the_view_that_it_names(app, address, n):
    for name, value in address.items():
        app.query_params[name] = value

    app.run()

    assert left(app) == f"{n} of 3 documents"


def test_an_address_with_an_unknown_source_opens_the_whole_corpus(app):
    app.query_params["source"] = "nonsense"

    app.run()

    assert not app.exception
    assert app.multiselect(key="source").value == []
    assert shown_findings(app)[0].startswith("3 documents")
    (warning,) = app.warning
    assert warning.value == plain(
        "This corpus does not have source nonsense, so it is not used as a filter. The link may be old."
    )

    set_filter(app, "source", [ARABIYA])
    assert not app.warning


def test_dates_of_an_address_that_no_document_can_have_are_named(app):
    app.query_params["dates"] = ["2030-01-01", "2030-02-01"]
    go_to(app, "methods")

    assert "does not have date 2030" in app.warning[0].value.replace("\\", "")


def test_an_article_that_the_filters_leave_out_is_not_replaced_without_a_word(app, seeds):
    documents = seeds.documents
    (blog,) = documents.loc[documents["source"] == BLOG, "doc_id"]
    app.query_params["article"] = blog
    app.query_params["source"] = ARABIYA
    go_to(app, "read")

    assert "Your filters leave out “Senior Taliban Leader" in app.warning[0].value


def test_a_choice_of_an_address_that_the_list_does_not_have_is_named(app):
    app.query_params["name_shown"] = "Nobody Known"
    go_to(app, "entities")

    assert [one.value for one in app.main.caption if "Nobody Known" in one.value]


def test_the_known_source_of_an_address_stays_a_filter_beside_unknown_ones(app):
    app.query_params["source"] = ["nonsense", ARABIYA, "rubbish"]

    app.run()

    assert left(app) == "1 of 3 documents"
    (warning,) = app.warning
    assert warning.value == plain(
        "This corpus does not have source nonsense and source rubbish, so they are not used as filters."
        " The link may be old."
    )


def test_an_address_with_known_values_gives_no_warning(app):
    for name, value in {"source": [ARABIYA], "language": "English", "entity": "Kabul", "words": "embassy"}.items():
        app.query_params[name] = value

    app.run()

    assert left(app) == "1 of 3 documents"
    assert not app.warning


def test_a_value_of_an_address_is_shown_unchanged(app):
    app.query_params["entity"] = HOSTILE[0]

    app.run()

    assert not app.exception
    assert plain(cut(HOSTILE[0], 40)) in app.warning[0].value
