"""The page that opens articles, and the map of places."""

import pytest
from app_helpers import button, go_to
from streamlit import config

from analytics.errors import CorpusError
from ui import state


def test_the_example_opens_on_the_overview(on_folder):
    app = on_folder({"d1": "Kabul and Beijing spoke about trade.", "d2": "Nobody spoke in Porto."})
    go_to(app, "welcome")

    button(app, "Open the three articles").click().run()

    assert not app.exception
    assert app.sidebar.subheader[0].value == "Three seed articles"
    assert app.title[0].value == "Overview"


def test_two_examples_are_offered_and_the_invented_one_says_so_on_its_button(app):
    go_to(app, "welcome")

    assert [one.label for one in app.button if one.label.startswith("Open the ")] == [
        *("Open the three articles", "Open the invented news"),
    ]


def test_a_server_that_others_reach_opens_no_folder(app, tmp_path):
    go_to(app, "welcome")

    assert [box.label for box in app.text_input if "Folder" in box.label] == []
    with pytest.raises(CorpusError, match="does not open folders"):
        state.open_folder(str(tmp_path))


@pytest.fixture
def on_this_computer():
    """Let the server be one that only this computer reaches, as `make run` starts it."""
    before = config.get_option("server.address")
    config.set_option("server.address", "localhost")
    yield
    config.set_option("server.address", before)


@pytest.mark.usefixtures("on_this_computer")
def test_a_folder_of_this_computer_opens_on_the_overview(app, make_corpus, tmp_path):
    make_corpus({"d1": "Kabul and Beijing spoke about trade.", "d2": "Nobody spoke in Porto."}).save(tmp_path / "mine")
    go_to(app, "welcome")
    (box,) = [box for box in app.text_input if "Folder" in box.label]

    box.set_value(str(tmp_path / "mine")).run()
    button(app, "Open this folder").click().run()

    assert not app.exception
    assert app.title[0].value == "Overview"
    assert app.sidebar.subheader[0].value == "mine"
    assert app.sidebar.caption[0].value.startswith("2 documents")


@pytest.mark.usefixtures("on_this_computer")
def test_a_folder_that_is_not_there_is_a_sentence_and_the_corpus_stays(app, tmp_path):
    go_to(app, "welcome")
    (box,) = [box for box in app.text_input if "Folder" in box.label]

    box.set_value(str(tmp_path / "nowhere")).run()
    button(app, "Open this folder").click().run()

    assert "does not exist on this computer" in app.error[0].value
    assert app.sidebar.subheader[0].value == "Three seed articles"


def test_three_articles_have_no_map(app):
    go_to(app, "entities")

    (views,) = [control for control in app.get("segmented_control") if control.key == "names_view"]
    assert "Map" not in views.options
