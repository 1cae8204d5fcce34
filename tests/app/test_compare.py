"""Page Compare: choices, findings of the library, and the reason where nothing can be compared."""

import pytest
from app_helpers import downloads, frame, go_to, shown_findings, view

from analytics.comparison import shares, speakers
from analytics.findings import comparison as findings


def choose(app, key, value):
    """Choose in one of the lists of the page, as a person does."""
    (widget,) = [widget for kind in ("multiselect", "selectbox") for widget in app.main.get(kind) if widget.key == key]
    widget.set_value(value).run()
    assert not app.exception


@pytest.fixture
def page(app, seeds):
    """Return the page with the two English sources of the seeds, on the Taliban."""
    english = list(seeds.documents.loc[seeds.documents["language"] == "en", "source"])
    go_to(app, "compare")
    for key, value in {"compare_a": english[:1], "compare_b": english[1:], "compare_focus": "Taliban"}.items():
        choose(app, key, value)
    return app, english


def test_the_page_says_the_counts_of_few_articles_and_no_share(page, seeds):
    app, english = page
    options = {"a": f"{english[0]}: source={english[0]}", "b": f"{english[1]}: source={english[1]}", "focus": "Taliban"}
    table = shares.comparison_share(seeds, **options)

    assert not app.exception
    assert shown_findings(app)[0] == findings.how_often(table, tuple(english), "Taliban")
    assert shown_findings(app)[0].startswith("Too few articles to compare")
    assert list(frame(app, "comparison_share")["n_docs_a"]) == list(table["n_docs_a"])
    view(app, "compare_view", "quoted")
    assert frame(app, "comparison_speakers").equals(speakers.comparison_speakers(seeds, **options))


def test_nothing_chosen_for_b_compares_with_all_others(page):
    app, _ = page
    choose(app, "compare_b", [])

    assert not app.exception
    assert "The rest" in shown_findings(app)[0]


def test_two_equal_sides_give_the_reason_instead_of_a_comparison(page):
    app, english = page
    choose(app, "compare_b", english[:1])

    assert "are on the other side too" in app.info[0].value
    assert not downloads(app)[:-1]
