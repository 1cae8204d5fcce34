"""Words left out: the block of the Keywords page that changes the stopwords of a corpus."""

import pytest
from app_helpers import button, frame, run_block

from ui.text import plain

BLOCK = """
import streamlit as st
from analytics.keywords import keywords
from ui import state
from ui.keywords import stopwords

stopwords.draw(state.current(), "embassy in Kabul")
st.text(" ".join(keywords.corpus_keywords(state.current())["keyword"]))
st.button("Back", on_click=state.put_back)
"""


@pytest.fixture
def drawn(start_app):
    start_app()  # the corpus is that of the app, the seeds
    app = run_block(BLOCK)
    yield app
    button(app, "Back").click().run()
    assert not app.exception


def captions(app):
    return [caption.value for caption in app.caption]


def press(app, label):
    button(app, plain(label)).click().run()
    assert not app.exception


def upload(app, name, content):
    app.file_uploader(key="stopword_file").upload(name, content).run()
    assert not app.exception


def test_the_built_in_lists_of_the_corpus_are_counted(drawn):
    assert captions(drawn)[0].startswith(plain("English: 574 built-in words. German: "))
    assert "no stopword list" not in captions(drawn)[0]


def test_a_word_of_the_shown_keyword_is_left_out_applied_and_restored(drawn):
    labels = {one.label for one in drawn.button}
    assert "Kabul" in drawn.text[0].value
    assert [plain(f"Leave “{word}” out") in labels for word in ("embassy", "in", "kabul")] == [True, False, True]
    assert button(drawn, "Apply to all numbers").disabled

    press(drawn, "Leave “kabul” out")
    assert frame(drawn, "stopwords").to_numpy().tolist() == [["kabul", "every language", "left out"]]
    assert "1 correction not applied to the numbers yet." in captions(drawn)
    press(drawn, "Apply to all numbers")
    assert button(drawn, "Apply to all numbers").disabled
    assert "Kabul " not in drawn.text[0].value

    (back,) = drawn.multiselect
    back.set_value([0]).run()
    assert not drawn.dataframe
    assert "1 correction not applied to the numbers yet." in captions(drawn)


def test_a_word_of_the_list_can_count_in_one_language(drawn):
    drawn.selectbox(key="stopword_language").set_value("en").run()
    drawn.text_input(key="stopword_typed").set_value("Against").run()
    assert plain("“against” is left out in English.") in captions(drawn)

    press(drawn, "Count “against”")

    assert frame(drawn, "stopwords").to_numpy().tolist() == [["against", "English", "counted"]]
    assert plain("“against” is counted in English.") in captions(drawn)


def test_a_word_that_counts_in_one_language_of_two_is_marked(drawn):
    drawn.text_input(key="stopword_typed").set_value("against").run()

    assert plain("“against” is counted in German.") in captions(drawn)


@pytest.mark.parametrize("typed", ["New York", "<b>", "**bold**"])
def test_more_than_one_word_is_an_error(drawn, typed):
    drawn.text_input(key="stopword_typed").set_value(typed).run()

    assert plain(f"“{typed}” is not one word. Enter each word separately.") in captions(drawn)


def test_a_list_in_a_file_is_left_out_in_the_language_chosen(drawn):
    drawn.selectbox(key="stopword_language").set_value("de").run()
    upload(drawn, "own.txt", b"Sprecher\nNew York\nMontag\n")
    assert plain("Ignored, because a line must contain one word: New York.") in captions(drawn)

    press(drawn, "Leave 2 words out in German")

    assert frame(drawn, "stopwords").to_numpy().tolist() == [
        ["Sprecher", "German", "left out"],
        ["Montag", "German", "left out"],
    ]


def test_a_list_that_is_not_text_is_an_error(drawn):
    upload(drawn, "own.txt", "für".encode("latin-1"))

    assert [error.value for error in drawn.error] == [
        plain("The list own.txt cannot be read: save it as plain text in UTF-8.")
    ]
