"""Pages that compare two groups: the years that both have, and only the rows that pass the test."""

import pytest
from app_helpers import frame, go_to, shown_findings, view

YEARS = {"Fox": ["2016"] * 9 + ["2019"] * 3, "CNN": ["2016"] * 9 + ["2012"] * 3}
WORDS = {("Fox", "2016"): "taxes rose", ("CNN", "2016"): "borders closed", ("Fox", "2019"): "weather stayed warm",
         ("CNN", "2012"): "markets fell"}  # fmt: skip
RARE = {"Fox0": " slowly", "Fox1": " slowly"}  # in too few texts to pass
ARTICLES = {
    f"{source}{i}": {"text": f"{WORDS[source, year]}{RARE.get(f'{source}{i}', '')} in region{source}{i}",
                     "source": source, "date": f"{year}-05-06", "language": "en"}
    for source, years in YEARS.items()
    for i, year in enumerate(years)
}  # fmt: skip


@pytest.fixture
def app(on_folder):
    """Return the app on the comparison of the words of two sources."""
    opened = go_to(on_folder(ARTICLES), "keywords")
    view(opened, "keywords_view", "compare")
    return opened


def toggle(app, key):
    return next(one for one in app.toggle if one.key == key)


def test_two_sources_are_compared_in_their_common_years_unless_all_are_asked_for(app):
    assert {"taxes", "borders"} <= set(frame(app, "keyness")["term"])
    assert "weather" not in set(frame(app, "keyness")["term"])
    assert shown_findings(app)[-1].endswith("Only the years that both have count: 2016.")
    assert "6 documents of other years or without a date are left out." in [one.value for one in app.caption]

    toggle(app, "common_years").set_value(False).run()

    assert "weather" in set(frame(app, "keyness")["term"])
    assert "Only the years" not in shown_findings(app)[-1]


def test_only_rows_that_pass_are_shown_if_the_reader_wants(app):
    every = frame(app, "keyness")
    assert every["q"].gt(0.05).any()

    toggle(app, "passes").set_value(True).run()

    passing = frame(app, "keyness")
    assert set(passing["term"]) == set(every.loc[every["q"] <= 0.05, "term"])
    assert not app.exception
