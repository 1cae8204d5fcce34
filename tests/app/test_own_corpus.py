"""A corpus of one's own: uploaded files are read, and what cannot be read is told."""

import json

from app_helpers import HOSTILE, PAGES, button, frame, go_to, set_filter, view

from ui.text import plain


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
    assert list(frame(app, "metadata")["file"]) == ["rows.jsonl#1", "b.txt"]
    assert "Wire" in set(frame(app, "metadata")["source"])
    for page in PAGES:
        go_to(app, page)
        assert app.sidebar.caption[0].value.startswith("2 documents from 2 sources")
    go_to(app, "corpus")
    button(app, "Back to the first corpus").click().run()
    assert app.sidebar.subheader[0].value == "Three seed articles"
    assert len(frame(app, "metadata")) == 3


def test_filters_of_the_first_corpus_do_not_reach_the_next(app):
    go_to(app, "overview")
    set_filter(app, "source", ["Al Arabiya English"])
    set_filter(app, "topic", ["t01"])

    _uploaded(app, ("good.txt", b"Kabul and Beijing spoke about trade on Monday."))

    assert app.sidebar.multiselect(key="source").value == []
    assert list(frame(app, "metadata")["file"]) == ["good.txt"]
    button(app, "Back to the first corpus").click().run()
    assert len(frame(app, "metadata")) == 3


def test_a_bad_file_among_good_ones_is_a_problem_met_and_the_rest_is_read(app):
    _uploaded(app, ("good.txt", b"Kabul and Beijing spoke about trade on Monday."), ("empty.txt", b""))

    assert len(frame(app, "metadata")) == 1
    assert list(frame(app, "issues")["file"]) == ["empty.txt"]
    button(app, "Back to the first corpus").click().run()


def test_an_upload_that_cannot_be_read_is_told_in_a_sentence(app):
    _uploaded(app, ("empty.txt", b""))

    assert len(app.error) == 1
    assert app.error[0].value.startswith(plain("No article could be read. empty.txt: empty file."))
    assert app.sidebar.subheader[0].value == "Three seed articles"


def test_hostile_file_names_stand_for_themselves_in_the_error(app):
    names = [f"{text}.txt" for text in HOSTILE[:3] if "/" not in text]

    _uploaded(app, *((name, b"") for name in names))

    assert [name for name in names if plain(name) not in app.error[0].value] == []


def test_the_button_waits_for_files(app):
    go_to(app, "corpus")

    assert button(app, "Read these files").disabled
    view(app, "upload_kind", "folder")
    assert [uploader.key for uploader in app.file_uploader] == ["upload-folder", "curation_file"]
