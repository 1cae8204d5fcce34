"""An uploaded corpus: files are read, and unreadable ones are reported."""

import json
from importlib.util import find_spec

import pytest
from app_helpers import HOSTILE, PAGES, ROOT, button, frame, go_to, set_filter, view
from streamlit.testing.v1 import AppTest

from analytics.reading.ner import backends
from ui.text import plain


def _uploaded(app, *files):
    go_to(app, "corpus")
    uploader = app.file_uploader(key="upload-files")
    for name, content in files:
        uploader.upload(name, content)
    app.run()
    button(app, "Read these files").click().run()
    assert not app.exception


def test_uploaded_files_become_the_corpus_and_the_first_corpus_can_be_restored(app):
    record = {"text": "Kabul and Beijing spoke about trade on Monday, officials said.", "source": "Wire"}
    files = [("rows.jsonl", f"{json.dumps(record)}\n".encode()), ("b.txt", b"Die Botschaft bleibt offen.")]

    _uploaded(app, *files)

    assert app.sidebar.subheader[0].value == "Your upload"
    assert list(frame(app, "metadata")["file"]) == ["b.txt", "rows.jsonl#1"]
    assert "Wire" in set(frame(app, "metadata")["source"])
    for page in PAGES:
        go_to(app, page)
        assert app.sidebar.caption[0].value.startswith("2 documents from 2 sources")
        assert app.query_params["upload"]
    go_to(app, "corpus")
    button(app, "Back to the first corpus").click().run()
    assert app.sidebar.subheader[0].value == "Three seed articles"
    assert len(frame(app, "metadata")) == 3


def test_an_upload_survives_a_refresh_until_it_is_put_back(app):
    _uploaded(app, ("good.txt", b"Kabul and Beijing spoke about trade on Monday."))
    address = dict(app.query_params)

    refreshed = refresh(address)

    assert refreshed.sidebar.subheader[0].value == "Your upload"
    assert refreshed.sidebar.caption[0].value.startswith("1 document")
    button(go_to(refreshed, "corpus"), "Back to the first corpus").click().run()
    again = refresh(address)
    assert again.sidebar.subheader[0].value == "Three seed articles"
    assert "does not exist any more" in again.info[0].value


def refresh(address):
    """Return the app as a new session opens it at an address."""
    AppTest.from_string("from ui import state\nstate._shelf().clear()").run()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def test_an_unknown_article_of_a_link_is_named_and_no_other_is_opened(app):
    app.query_params["article"] = "unknown"

    go_to(app, "read")

    assert "no article “unknown”" in app.warning[0].value.replace("\\", "")
    assert not [html for html in app.get("html") if 'class="article"' in html.proto.body]
    button(app, "Show the first article").click().run()
    assert [html for html in app.get("html") if 'class="article"' in html.proto.body]


def test_filters_of_the_first_corpus_are_not_applied_to_the_next(app):
    go_to(app, "overview")
    set_filter(app, "source", ["Al Arabiya English"])
    set_filter(app, "topic", ["t01"])

    _uploaded(app, ("good.txt", b"Kabul and Beijing spoke about trade on Monday."))

    assert app.sidebar.multiselect(key="source").value == []
    assert list(frame(app, "metadata")["file"]) == ["good.txt"]
    button(app, "Back to the first corpus").click().run()
    assert len(frame(app, "metadata")) == 3


def test_a_bad_file_among_good_ones_is_listed_as_a_problem_and_the_rest_is_read(app):
    _uploaded(app, ("good.txt", b"Kabul and Beijing spoke about trade on Monday."), ("empty.txt", b""))

    assert len(frame(app, "metadata")) == 1
    assert list(frame(app, "issues")["file"]) == ["empty.txt"]
    button(app, "Back to the first corpus").click().run()


def test_an_unreadable_upload_gives_a_message(app):
    _uploaded(app, ("empty.txt", b""))

    assert len(app.error) == 1
    reason = "empty.txt: empty file (it holds nothing and was left out)."
    assert app.error[0].value.startswith(plain(f"No article could be read. {reason}"))
    assert app.sidebar.subheader[0].value == "Three seed articles"


def test_hostile_file_names_are_shown_as_text_in_the_error(app):
    names = [f"{text}.txt" for text in HOSTILE[:3] if "/" not in text]

    _uploaded(app, *((name, b"") for name in names))

    assert [name for name in names if plain(name) not in app.error[0].value] == []


def test_the_button_is_disabled_without_files(app):
    go_to(app, "corpus")

    assert button(app, "Read these files").disabled
    view(app, "upload_kind", "folder")
    assert [uploader.key for uploader in app.file_uploader] == ["upload-folder", "curation_file", "coder_a", "coder_b"]


def _found_by(app):
    (line,) = [caption.value for caption in app.main.caption if caption.value.startswith("The names of the open")]
    return line


def test_names_are_found_again_by_another_tagger_and_back(app):
    go_to(app, "corpus")
    app.radio(key="tagger").set_value("rules").run()

    button(app, "Find the names of the open corpus again").click().run()

    assert _found_by(app) == plain("The names of the open corpus were found by: rules.")
    button(app, "Back to the first corpus").click().run()
    assert _found_by(app) == plain("The names of the open corpus were found by: parallax.")


def test_a_tagger_that_is_not_on_this_machine_is_grey_with_the_reason(app):
    go_to(app, "corpus")

    greyed = [radio for radio in app.radio if radio.label == "Not on this machine"]

    absent = [offer for offer in backends.offers() if offer.missing]
    assert [option for radio in greyed for option in radio.options] == [offer.label for offer in absent]
    assert all(radio.disabled for radio in greyed)


@pytest.mark.skipif(not find_spec("spacy") or backends.pipelines(), reason="spaCy is not here, or with a pipeline")
def test_a_missing_pipeline_gives_a_message_and_the_corpus_stays(app):
    go_to(app, "corpus")
    app.radio(key="tagger").set_value("spacy").run()
    assert button(app, "Find the names of the open corpus again").disabled

    app.text_input(key="tagger-spacy").set_value("nowhere").run()
    button(app, "Find the names of the open corpus again").click().run()

    assert plain("there is no pipeline or folder nowhere") in app.error[0].value
    assert _found_by(app) == plain("The names of the open corpus were found by: parallax.")


def test_a_bad_row_of_an_uploaded_curation_file_is_reported_and_the_good_ones_are_used(app):
    go_to(app, "corpus")
    rows = b"what,key,change,value\nperson,Foo,hide,\nentity,Kabul,hide,\n"

    app.file_uploader(key="curation_file").upload("mine.csv", rows, "text/csv").run()
    button(app, "Add these corrections").click().run()

    assert not app.exception
    assert list(frame(app, "corrections")["key"]) == ["Kabul"]
    assert [error.value for error in app.error] == [
        plain(
            "mine.csv, row 2 of the corrections was not applied: 'person' cannot be corrected; write document, line,"
            " rule, source, entity, topic, word, tag, sentence, selection. The other rows were applied; your file was"
            " not changed."
        )
    ]
