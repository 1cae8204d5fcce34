"""Every page opens with the finding of the library, and a missing corpus gives a message."""

from app_helpers import NAMED, PAGES, downloads, frame, go_to, set_filter, shown_findings, view

from analytics import tables
from analytics.findings import keywords as keyword_findings
from analytics.findings import overview as overview_findings
from analytics.findings import storyboard as storyboard_findings
from analytics.sources import coverage as source_coverage
from analytics.topics import topics
from ui.text import plain


def test_every_page_opens_with_its_title_and_the_corpus_beside_it(app, seeds):
    titles = {"overview": "Overview", "entities": "Names"}

    for page in PAGES:
        go_to(app, page)
        assert [title.value for title in app.title] == [titles.get(page, page.capitalize())]
        assert not app.error
        assert app.sidebar.subheader[0].value == "Three seed articles"
        assert app.sidebar.caption[0].value == plain(overview_findings.overview(seeds))


def test_every_page_begins_with_the_finding_of_the_library(app, seeds):
    coverage, entities = source_coverage.coverage(seeds, facets=NAMED), tables.table(seeds, "entities")
    expected = {
        "overview": [
            overview_findings.overview(seeds),
            storyboard_findings.board(tables.table(seeds, "story_board")),
        ],
        "keywords": [keyword_findings.keywords(tables.table(seeds, "corpus_keywords"), 3)],
        "topics": [overview_findings.topics(tables.table(seeds, "topics"), topics.unit_of(seeds), 3)],
        "entities": [overview_findings.entities(entities, tables.table(seeds, "entity_pairs"), 3)],
        "sources": [overview_findings.coverage(coverage)],
    }

    assert {page: shown_findings(go_to(app, page)) for page in expected} == expected


def test_a_missing_corpus_gives_a_message(start_app, tmp_path):
    app = start_app(str(tmp_path / "nowhere")).run()

    assert not app.exception
    assert len(app.error) == 1
    assert "nowhere" in app.error[0].value
    assert "Traceback" not in app.error[0].value


def test_languages_are_words_on_screen(app):
    go_to(app, "overview")
    assert list(frame(app, "documents")["language"]) == ["German", "English", "English"]


def test_methods_describes_the_documents_that_are_left_and_offers_every_table(app):
    set_filter(go_to(app, "overview"), "language", ["en"])

    go_to(app, "methods")

    report, every = "Report of this view (HTML)", [f"Download {name}.csv" for name in tables.ANALYSES]
    first = ["Download everything (zip)", report]
    assert [code for code in app.main.code if "2 documents" in code.value]
    assert downloads(app) == [*first, report]  # last: the sidebar's
    view(app, "methods_view", "tables")
    assert downloads(app) == [*first, *every, report]
    view(app, "methods_view", "languages")
    of_languages = "Download language_capabilities.csv (1 row)"
    assert downloads(app) == [*first, of_languages, report, "Tables of this page (Excel)"]
