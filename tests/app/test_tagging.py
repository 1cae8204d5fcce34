"""A visitor tags an article on the page Read or a sentence of the evidence, and filters by the tag."""

from __future__ import annotations

import re
from html import unescape

from app_helpers import button, go_to, press, set_filter

from analytics import schema
from analytics.corpus import sentence_tags
from analytics.export.csv import to_csv


def field(app, label):
    (found,) = [widget for kind in ("multiselect", "selectbox") for widget in app.get(kind) if widget.label == label]
    return found


def offers(app, label):
    return [one for one in app.button if one.label.startswith(f"{label} “")]


def shown_tags(app):
    """Return the HTML of the sentences and articles that show a tag."""
    return [html.value for html in app.main.get("html") if "own-tag" in html.value]


def text_of(html):
    return unescape(re.sub("<[^>]*>", "", html))


def test_a_tag_is_noted_applied_and_then_a_filter(app):
    go_to(app, "read")

    field(app, "Your tags").set_value(["embassy"]).run()
    press(app, "tags-apply")

    set_filter(app, "tag", ["embassy"])
    assert any("1 of 3 documents" in caption.value for caption in app.main.caption)


def test_a_sentence_of_the_evidence_is_tagged_and_untagged_and_the_tag_stays_chosen(app):
    go_to(app, "entities")
    (switch,) = [toggle for toggle in app.toggle if toggle.label == "Tag sentences"]
    app.session_state["last_tag"] = "embassy"  # as given on another page: AppTest cannot write a new option
    switch.set_value(True).run()

    offers(app, "Tag as")[0].click().run()

    assert [one.label for one in offers(app, "Remove")] == ["Remove “embassy”"]
    assert len(shown_tags(app)) == 1
    button(app, "Undo the last tag").click().run()
    assert not shown_tags(app)
    offers(app, "Tag as")[1].click().run()
    button(app, "Apply to all numbers").click().run()
    set_filter(app, "tag", ["embassy"])
    assert any("1 of 3 documents" in caption.value for caption in app.main.caption)
    assert field(app, "Tag to give").value == "embassy"
    go_to(app, "corpus")
    assert ">embassy</span>" in shown_tags(app)[0]
    finding = "You gave 1 tag. Sentences have a tag 1 time. embassy is in the most documents (1).</p>"
    assert any(html.value.endswith(finding) for html in app.main.get("html"))


def test_a_tagged_sentence_is_marked_in_its_article_with_the_tag_as_words(app, seeds):
    first = seeds.documents.iloc[0]
    start, end = seeds.stored("sentences")[["start", "end"]].iloc[3]
    sentence = seeds.text[first["doc_id"]][start:end]
    row = ("sentence", first["file"], "tag", sentence_tags.value("<b>", sentence))
    given = to_csv(schema.from_rows([row], "corrections"))
    go_to(app, "corpus")
    app.file_uploader(key="curation_file").upload("curation.csv", given, "text/csv").run()
    press(app, "curation_file-add")

    go_to(app, "read")

    (article,) = shown_tags(app)
    marked = article.partition('<span class="sentence tagged">')[2]
    assert text_of(marked.partition("</span>")[0]) == sentence
    assert marked.partition("</span>")[2].startswith(' <span class="own-tag">&lt;b&gt;</span>')
    app.toggle(key="tag_sentences").set_value(True).run()
    assert not app.exception
