"""The app without a browser: every page opens, every widget moves what is shown, the numbers are the library's."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from html import escape, unescape

import pandas as pd
import pytest
from app_helpers import HOSTILE, ROOT
from streamlit.testing.v1 import AppTest

from analytics import evidence, findings, keyness, keywords, sources, tables, topics
from analytics.network import entity_pairs
from ui.text import plain

ARABIYA, BLOG, GERMAN = "Al Arabiya English", "Unnamed blog (001)", "Unnamed German outlet (000)"
PAGES = ("overview", "keywords", "topics", "entities", "sources", "read", "corpus", "methods")
NAMED = ("person", "organisation", "place")
AUGUST = (dt.date(2021, 8, 16), dt.date(2021, 8, 31))


@pytest.fixture
def app(monkeypatch):
    """Return the app on the seeds, not yet started: `go_to` opens a page of it."""
    return _app(monkeypatch)


@pytest.fixture
def on_folder(monkeypatch, make_corpus, tmp_path):
    """Return a function: a world of `make_corpus` -> the app on it, not yet started."""

    def app(world):
        make_corpus(world).save(tmp_path / "corpus")
        return _app(monkeypatch, str(tmp_path / "corpus"))

    return app


def _app(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["app.py", *arguments])
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def go_to(app, page):
    """Open a page and make sure that it opened."""
    app.switch_page(f"ui/pages/{page}.py").run()
    assert not app.exception
    return app


def shown_findings(app):
    """Return the finding sentences as a person reads them."""
    return [unescape(re.sub("<[^>]*>", "", html.value)) for html in app.main.get("html") if '"finding"' in html.value]


def frame(app, name):
    """Return the table on screen that a reader of the screen is told is called `name`."""
    (found,) = [table.value for table in app.dataframe if table.proto.alt.startswith(f"Table {name},")]
    return found


def left(app):
    """Return the line beside the chips: how many documents are left."""
    lines = [caption.value for caption in app.main.caption]
    (line,) = [line for line in lines if re.fullmatch(r"[\d,]+ of [\d,]+ documents?", line)]
    return line


def seen(app):
    """Return everything in the page that a person can read, widgets left out."""
    frames = [table.value.to_csv() for table in app.dataframe]
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    words = [part.value for kind in ("html", "caption", "subheader", "info", "error", "code") for part in app.get(kind)]
    return [*words, *frames, *charts, *downloads(app)]


def set_filter(app, name, value):
    """Move one widget of the sidebar, as a person does."""
    kinds = {"dates": "date_input", "words": "text_input", "once": "toggle"}
    (widget,) = [widget for widget in app.sidebar.get(kinds.get(name, "multiselect")) if widget.key == name]
    widget.set_value(value).run()
    assert not app.exception


def downloads(app):
    return [button.label for button in app.get("download_button")]


def csv_label(name, table):
    return f"Download {name}.csv ({findings.times(len(table), 'row')})"


def button(app, label):
    (found,) = [button for button in app.button if button.label == label]
    return found


# Pages


def test_every_page_opens_with_its_title_and_the_corpus_beside_it(app, seeds):
    titles = {"overview": "Overview", "entities": "Names"}

    for page in PAGES:
        go_to(app, page)
        assert [title.value for title in app.title] == [titles.get(page, page.capitalize())]
        assert not app.error
        assert app.sidebar.subheader[0].value == "Three seed articles"
        assert app.sidebar.caption[0].value == plain(findings.overview(seeds))


def test_every_page_says_first_what_the_library_finds(app, seeds):
    coverage, entities = sources.coverage(seeds, facets=NAMED), tables.table(seeds, "entities")
    expected = {
        "overview": [
            findings.overview(seeds),
            findings.common_ground(tables.table(seeds, "entities"), 3),
            findings.differences(coverage),
        ],
        "keywords": [findings.keywords(tables.table(seeds, "corpus_keywords"), 3)],
        "topics": [findings.topics(tables.table(seeds, "topics"), topics.unit_of(seeds), 3)],
        "entities": [findings.entities(entities, tables.table(seeds, "entity_pairs"), 3)],
        "sources": [findings.coverage(coverage)],
    }

    assert {page: shown_findings(go_to(app, page)) for page in expected} == expected


def test_a_corpus_that_is_not_there_is_told_in_a_sentence(monkeypatch, tmp_path):
    app = _app(monkeypatch, str(tmp_path / "nowhere")).run()

    assert not app.exception
    assert len(app.error) == 1
    assert "nowhere" in app.error[0].value
    assert "Traceback" not in app.error[0].value


# Filters of the sidebar

FILTERS = {
    "source": ([ARABIYA], {"source": [ARABIYA]}, 1),
    "language": (["de"], {"language": ["de"]}, 1),
    "dates": (AUGUST, {"date": "2021-08-16..2021-08-31"}, 2),
    "entity": (["Russia"], {"entity": ["Russia"]}, 1),
    "words": ('"foreign ministry"', {"words": '"foreign ministry"'}, 2),
}


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


def test_each_value_of_a_filter_has_a_chip_and_its_cross_brings_the_documents_back(app):
    go_to(app, "overview")
    app.multiselect(key="source").set_value([ARABIYA]).run()
    app.text_input(key="words").set_value("embassy").run()
    assert [chip.label for chip in app.main.button] == [rf"source\: {ARABIYA} ✕", r"words\: embassy ✕"]

    app.button(key=f"chip-source-{ARABIYA}").click().run()

    assert app.multiselect(key="source").value == []
    assert left(app) == "2 of 3 documents"
    app.button(key="chip-words-embassy").click().run()
    assert app.text_input(key="words").value == ""
    assert not app.main.button
    assert shown_findings(app)[0].startswith("3 documents from 3 sources")


@pytest.mark.parametrize(
    ("name", "value", "chip", "label"),
    [
        ("language", ["de"], "chip-language-de", "language: German ✕"),
        ("dates", AUGUST, "chip-date-2021-08-16..2021-08-31", "date: 2021-08-16 to 2021-08-31 ✕"),
        ("dates", AUGUST[:1], "chip-date-2021-08-16..", "date: 2021-08-16 to ✕"),
        ("entity", ["Russia"], "chip-entity-Russia", "name: Russia ✕"),
    ],
)
def test_a_chip_says_in_words_what_it_filters_and_removes_it(app, name, value, chip, label):
    go_to(app, "overview")
    set_filter(app, name, value)
    assert re.sub(r"\\(.)", r"\1", app.button(key=chip).label).replace("to  ✕", "to ✕") == label

    app.button(key=chip).click().run()

    assert not app.main.button
    assert shown_findings(app)[0].startswith("3 documents from 3 sources")


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


def test_filters_that_leave_nothing_say_which_on_every_page_and_offer_the_way_out(app):
    set_filter(go_to(app, "overview"), "source", [ARABIYA])
    set_filter(app, "language", ["de"])

    for page in PAGES:
        go_to(app, page)
        assert [info.value for info in app.info] == ["No document passes all filters."]
        ways = {way.key: way.label for way in app.main.button if (way.key or "").startswith("without-")}
        assert ways == {
            "without-source": "Without the filter on source: 1 (it alone leaves 1 document)",
            "without-language": "Without the filter on language: 1 (it alone leaves 1 document)",
        }
    app.button(key="without-language").click().run()
    assert left(app) == "1 of 3 documents"
    assert app.multiselect(key="source").value == [ARABIYA]
    assert not app.info


def test_filters_survive_the_way_through_all_pages(app, seeds):
    go_to(app, "overview")
    set_filter(app, "source", [ARABIYA])
    set_filter(app, "words", "embassy")

    assert [left(go_to(app, page)) for page in PAGES] == ["1 of 3 documents"] * 8

    go_to(app, "entities")
    part = seeds.where(source=[ARABIYA], words="embassy")
    assert shown_findings(app) == [findings.entities(tables.table(part, "entities"), entity_pairs(part), 1)]


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
    "corpus": "documents",
}
OPTIONS = {"coverage": {"facets": NAMED}}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_on_every_page_what_the_library_leaves(app, seeds, name):
    value, wanted, n = FILTERS[name]
    part = seeds.where(**wanted)

    set_filter(go_to(app, "overview"), name, value)

    assert left(app) == f"{n} of 3 documents"
    assert shown_findings(app)[0] == findings.overview(part)
    assert frame(app, "source_summary")["n_docs"].sum() == n
    for page, table in TABLES.items():
        assert_shown(go_to(app, page), table, tables.table(part, table, **OPTIONS.get(table, {})))


def test_without_a_filter_the_tables_on_screen_are_the_tables_of_the_library(app, seeds):
    for page, table in TABLES.items():
        assert_shown(go_to(app, page), table, tables.table(seeds, table, **OPTIONS.get(table, {})))


def assert_shown(app, name, expected):
    """Compare a table on screen with that of the library; languages are words on screen."""
    got = frame(app, name)
    spoken = [column for column in ("language", "languages") if column in got]
    pd.testing.assert_frame_equal(got.drop(columns=spoken), expected.drop(columns=spoken), check_dtype=False)
    assert csv_label(name, expected) in downloads(app)


def test_languages_are_words_on_screen(app):
    go_to(app, "overview")
    assert list(frame(app, "documents")["language"]) == ["German", "English", "English"]


def test_methods_describes_the_documents_that_are_left_and_offers_every_table(app):
    set_filter(go_to(app, "overview"), "language", ["en"])

    go_to(app, "methods")

    assert downloads(app) == ["Download everything (zip)", *(f"Download {name}.csv" for name in tables.ANALYSES)]
    assert "2 documents" in app.code[0].value


# Widgets of the pages


def _moves(app):
    """Yield (what is moved, how) for every widget of the open page; uploads and resets have tests of their own."""
    for widget in app.main.get("selectbox"):
        others = [index for index in range(len(widget.options)) if index != widget.index]
        if others and widget.key != "article":  # AppTest cannot choose it by number; tests below choose it by id
            yield widget.key, lambda app, key=widget.key, index=others[-1]: app.selectbox(key=key).select_index(index)
    for widget in app.main.get("toggle"):
        yield widget.key, lambda app, key=widget.key, value=not widget.value: app.toggle(key=key).set_value(value)
    for widget in app.main.get("text_input"):
        yield widget.key, lambda app, key=widget.key: app.text_input(key=key).set_value("embassy")
    for widget in app.main.get("button"):
        if not widget.disabled and not widget.key:
            yield widget.label, lambda app, label=widget.label: button(app, label).click()


@pytest.mark.parametrize("page", ["keywords", "topics", "entities", "sources", "read", "corpus"])
def test_every_choice_field_and_button_of_a_page_changes_what_is_shown(monkeypatch, page):
    first = go_to(_app(monkeypatch), page)
    before, moves = seen(first), dict(_moves(first))

    for name, move in moves.items():
        fresh = go_to(_app(monkeypatch), page)
        move(fresh).run()
        assert not fresh.exception
        assert seen(fresh) != before, name


def test_every_widget_with_a_few_views_is_known_to_the_tests_below(app):
    kinds = ("segmented_control", "pills")
    views = {widget.key for page in PAGES for kind in kinds for widget in go_to(app, page).get(kind)}

    assert views == {"keywords_view", "kind", "sources_view", "facets", "marks", "upload_kind"}


def view(app, key, value):
    """Choose a view, as a person does."""
    (widget,) = [widget for kind in ("segmented_control", "pills") for widget in app.get(kind) if widget.key == key]
    widget.set_value(value).run()
    assert not app.exception


def test_keywords_compares_a_source_with_the_rest_of_its_language(app, seeds):
    go_to(app, "keywords")
    view(app, "keywords_view", "compare")

    expected = keyness.keyness(seeds, by="source")
    for group in (ARABIYA, BLOG):
        app.selectbox(key="keyness_source").set_value(group).run()
        rows = expected[expected["group"] == group]
        assert shown_findings(app) == [findings.keyness(rows, group)]
        assert list(frame(app, "keyness")["term"]) == list(rows["term"])


def test_keywords_of_each_document_follow_the_chosen_document(app, seeds):
    go_to(app, "keywords")
    view(app, "keywords_view", "each")
    expected = keywords.keywords(seeds)

    for doc_id in seeds.doc_ids:
        app.selectbox(key="keywords_document").set_value(doc_id).run()
        own = expected[expected["doc_id"] == doc_id]
        assert list(frame(app, "keywords")["keyword"]) == list(own["keyword"])
        assert findings.listed(own["keyword"].head(4)) in shown_findings(app)[0]


def test_a_keyword_shows_its_sentences(app, seeds):
    go_to(app, "keywords")

    app.selectbox(key="all_word").set_value("Kabul").run()

    first = evidence.evidence(seeds, words='"Kabul"').iloc[0]
    assert any(escape(first["text"][:20]) in html.value for html in app.main.get("html"))
    assert "Sentences with “Kabul”" in [caption.value for caption in app.caption]


def test_a_topic_shows_its_sentences_and_can_be_kept_alone(app, seeds):
    go_to(app, "topics")
    last = topics.topics(seeds).iloc[-1]

    app.selectbox(key="topic_shown").set_value(last["topic"]).run()
    button(app, "Keep only this topic").click().run()

    assert app.multiselect(key="topic").value == [last["topic"]]
    assert left(app) == f"{last['n_docs']} of 3 documents"


@pytest.mark.parametrize("kind", NAMED)
def test_names_of_one_kind_are_listed(app, seeds, kind):
    go_to(app, "entities")

    view(app, "kind", kind)

    every = tables.table(seeds, "entities")
    assert list(frame(app, "entities")["entity"]) == list(every[every["kind"] == kind]["entity"])


def test_two_names_together_show_the_sentences_that_hold_both(app, seeds):
    go_to(app, "entities")
    app.selectbox(key="name_shown").set_value("Taliban").run()
    app.selectbox(key="name_with").set_value("China").run()

    expected = evidence.evidence(seeds, entities=("Taliban", "China"), limit=100)
    assert "Sentences with Taliban and China" in [caption.value for caption in app.caption]
    assert csv_label("evidence", expected) in downloads(app)


def test_all_sentences_are_shown_when_asked(app):
    go_to(app, "entities")
    before = len(app.main.get("page_link"))

    app.toggle(key="names-more").set_value(True).run()

    assert before == 6
    sentences = re.fullmatch(r"Show (?:the first )?(\d+) sentences", app.toggle(key="names-more").label)
    assert len(app.main.get("page_link")) == int(sentences[1])


def test_a_name_is_kept_alone(app):
    go_to(app, "entities")
    app.selectbox(key="name_shown").set_value("Russia").run()

    button(app, "Keep only documents with this name").click().run()

    assert app.multiselect(key="entity").value == ["Russia"]
    assert left(app) == "1 of 3 documents"
    assert frame(app, "entities")["n_docs"].max() == 1


def test_sources_compares_by_the_chosen_kinds_of_names(app, seeds):
    go_to(app, "sources")

    for facets in (["person"], ["place", "topic"], []):
        view(app, "facets", facets)
        expected = sources.coverage(seeds, facets=tuple(facets))
        labels = {row.topic: f"{row.topic[1:]} {row.label}" for row in topics.topics(seeds).itertuples()}
        assert shown_findings(app) == [findings.coverage(expected.assign(facet=expected["facet"].replace(labels)))]
        if facets:
            assert list(frame(app, "coverage")["facet"]) == list(expected["facet"])


@pytest.mark.parametrize("period", ["year", "month", "week", "day"])
def test_the_timeline_counts_by_the_chosen_period(app, seeds, period):
    go_to(app, "sources")
    view(app, "sources_view", "timing")
    view(app, "period", period)

    expected = sources.timeline(seeds, period=period)
    assert shown_findings(app) == [findings.timing(expected)]
    assert list(frame(app, "timeline")["period"]) == list(expected["period"])


def test_sources_shows_words_copies_and_quotes(app, seeds):
    go_to(app, "sources")
    expected = {
        "words": findings.similarity(tables.table(seeds, "source_similarity")),
        "copies": findings.copied(tables.table(seeds, "shared_text"), 0),
        "quotes": findings.quoted(tables.table(seeds, "quotes")),
    }

    for name, sentence in expected.items():
        view(app, "sources_view", name)
        assert shown_findings(app) == [sentence]


def test_read_shows_the_chosen_article_whole(app, seeds):
    go_to(app, "read")

    for doc_id in seeds.doc_ids:
        app.selectbox(key="article").set_value(doc_id).run()
        (html,) = [html.value for html in app.main.get("html") if 'class="article"' in html.value]
        paragraphs = [unescape(re.sub("<[^>]*>", "", part)) for part in re.findall("<p>(.*?)</p>", html)]
        assert "\n".join(paragraphs) == seeds.text[doc_id]


def test_read_marks_what_is_asked_for(app, seeds):
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


def test_read_says_what_to_do_when_a_search_finds_nothing(app):
    go_to(app, "read")

    app.text_input(key="find").set_value("zeppelin").run()

    assert [info.value.split(".")[0] for info in app.info] == ["No text holds all of these words"]


def test_the_cleaning_ledger_follows_the_chosen_article(app, seeds):
    go_to(app, "corpus")
    lines = tables.table(seeds, "lines")

    for doc_id in seeds.doc_ids:
        app.selectbox(key="article").set_value(doc_id).run()
        own = lines[lines["doc_id"] == doc_id]
        (ledger,) = [html.value for html in app.main.get("html") if 'class="ledger"' in html.value]
        removed = [unescape(text) for text in re.findall('<span class="cut">(.*?)</span>', ledger)]
        assert removed == list(own[own["verdict"] != "body"]["text"])


# A corpus of one's own


def _uploaded(app, *files):
    go_to(app, "corpus")
    uploader = app.file_uploader(key="upload-files")
    for name, content in files:
        uploader.upload(name, content)
    app.run()
    button(app, "Read these files").click().run()
    assert not app.exception


def test_uploaded_files_become_the_corpus_and_the_first_one_comes_back(app):
    record = {"text": "Kabul and Beijing spoke about trade on Monday, officials said.", "source": "Wire"}
    files = [("rows.jsonl", f"{json.dumps(record)}\n".encode()), ("b.txt", b"Die Botschaft bleibt offen.")]

    _uploaded(app, *files)

    assert app.sidebar.subheader[0].value == "Your upload"
    assert list(frame(app, "documents")["file"]) == ["rows.jsonl#1", "b.txt"]
    assert "Wire" in set(frame(app, "documents")["source"])
    for page in PAGES:
        go_to(app, page)
        assert app.sidebar.caption[0].value.startswith("2 documents from 2 sources")
    go_to(app, "corpus")
    button(app, "Back to the first corpus").click().run()
    assert app.sidebar.subheader[0].value == "Three seed articles"
    assert len(frame(app, "documents")) == 3


def test_a_bad_file_among_good_ones_is_a_problem_met_and_the_rest_is_read(app):
    _uploaded(app, ("good.txt", b"Kabul and Beijing spoke about trade on Monday."), ("empty.txt", b""))

    assert len(frame(app, "documents")) == 1
    assert list(frame(app, "issues")["file"]) == ["empty.txt"]
    button(app, "Back to the first corpus").click().run()


def test_an_upload_that_cannot_be_read_is_told_in_a_sentence(app):
    _uploaded(app, ("empty.txt", b""))

    assert len(app.error) == 1
    assert app.error[0].value.startswith("No article could be read. empty.txt: empty file.")
    assert app.sidebar.subheader[0].value == "Three seed articles"


def test_hostile_file_names_stand_for_themselves_in_the_error(app):
    names = [f"{text}.txt" for text in HOSTILE[:3] if "/" not in text]

    _uploaded(app, *((name, b"") for name in names))

    assert [name for name in names if plain(name) not in app.error[0].value] == []


def test_the_button_waits_for_files(app):
    go_to(app, "corpus")

    assert button(app, "Read these files").disabled
    view(app, "upload_kind", "folder")
    assert [uploader.key for uploader in app.file_uploader] == ["upload-folder"]


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


def test_an_address_with_a_source_that_is_not_there_opens_everything(app):
    app.query_params["source"] = "nonsense"

    app.run()

    assert not app.exception
    assert app.multiselect(key="source").value == []
    assert shown_findings(app)[0].startswith("3 documents")


# Other corpora; last, since the app keeps two corpora at a time and reads the seeds again after these


@pytest.mark.parametrize(
    "world",
    [
        {"d1": {"text": "Kabul fell. China kept its embassy there.", "names": "Kabul=place, China=place"}},
        {"d1": "Kabul fell on Sunday evening.", "d2": "Kabul fell on Sunday evening."},
        {"d1": "😀😀😀", "d2": ""},
        {"d1": {"text": "喀布尔的中国大使馆继续开放。", "language": "zh", "date": "2021"}},
        {
            f"d{i}": {
                "text": f"Kabul and Beijing spoke about trade item{i} today.",
                "source": f"S{i % 3}",
                "date": f"2021-08-{i + 1:02d}",
                "names": "Kabul=place, Beijing=place",
                "topic": f"t0{i % 2 + 1}",
                "keywords": "trade",
            }
            for i in range(12)
        },
    ],
    ids=["one document", "two that are alike", "emoji and nothing", "chinese with a year", "twelve documents"],
)
def test_every_page_opens_on_corpora_with_little_in_them(on_folder, world):
    app = on_folder(world)

    for page in PAGES:
        go_to(app, page)
        assert [title.value for title in app.title] != []
        assert not app.error


def test_copies_are_counted_once_when_asked(on_folder):
    copied = {"text": "Kabul fell on Sunday evening.", "duplicate_group": "g1"}
    app = go_to(on_folder({"d1": copied, "d2": copied, "d3": "Beijing waits."}), "overview")

    app.toggle(key="once").set_value(True).run()

    assert left(app) == "2 of 3 documents"
    assert list(frame(app, "documents")["doc_id"]) == ["d1", "d3"]


@pytest.mark.parametrize("by", ["topic", "period"])
def test_keywords_compares_topics_and_months(on_folder, make_corpus, by):
    texts = {"t01": "trade talks port", "t02": "border guards talks"}
    world = {
        f"d{i}": {"text": f"{text} {text.split()[0]}", "topic": topic, "date": f"2021-{8 + i % 2:02d}-01"}
        for i, (topic, text) in enumerate(sorted(texts.items()) * 3)
    }
    app = go_to(on_folder(world), "keywords")
    view(app, "keywords_view", "compare")

    app.selectbox(key="keyness_by").set_value(by).run()

    expected = keyness.keyness(make_corpus(world), by=by)
    groups = {"topic": ["t01", "t02"], "period": ["2021-08", "2021-09"]}[by]
    assert not app.exception
    app.selectbox(key=f"keyness_{by}").set_value(groups[1]).run()
    rows = expected[expected["group"] == groups[1]]
    assert list(frame(app, "keyness")["term"]) == list(rows["term"])
    assert shown_findings(app) == [findings.keyness(rows, {"topic": "02 t02"}.get(by, groups[1]))]
