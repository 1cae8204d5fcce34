"""The page that opens articles, and the map of places."""

import pytest
from app_helpers import button, go_to

from analytics.errors import CorpusError
from ui import state


def test_the_example_opens_on_the_overview(on_folder):
    app = on_folder({"d1": "Kabul and Beijing spoke about trade.", "d2": "Nobody spoke in Porto."})
    go_to(app, "welcome")

    button(app, "Open the three articles").click().run()

    assert not app.exception
    assert app.sidebar.subheader[0].value == "Three seed articles"
    assert app.title[0].value == "Overview"


def test_a_server_that_others_reach_opens_no_folder(app, tmp_path):
    go_to(app, "welcome")

    assert [box.label for box in app.text_input if "Folder" in box.label] == []
    with pytest.raises(CorpusError, match="does not open folders"):
        state.open_folder(str(tmp_path))


def test_three_articles_have_no_map(app):
    go_to(app, "entities")

    (views,) = [control for control in app.get("segmented_control") if control.key == "names_view"]
    assert "Map" not in views.options
