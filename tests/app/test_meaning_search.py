"""The Read page: a search by meaning marks what it finds, opens it at its place, and its threshold can be moved."""

import pytest
from app_helpers import frame, go_to

from analytics.crosslingual.encoder import encoder
from analytics.statements import similar_sentences

ASKED = "Die chinesische Botschaft in Kabul bleibt geöffnet."


@pytest.fixture
def read(app):
    return go_to(app, "read")


def sentences(app):
    return [html.value for html in app.main.get("html") if "by meaning" in html.value]


def test_a_sentence_is_found_in_another_language_and_opens_at_its_place(read, seeds):
    read.text_input(key="meaning").set_value(ASKED).run()
    first = similar_sentences.similar_sentences(seeds, text=ASKED).iloc[0]

    assert first["language"] == "en"
    assert f"by meaning, score {first['score']:.2f}" in sentences(read)[0]
    read.button(key="meaning-0").click().run()

    assert not read.exception
    assert read.query_params["article"] == first["doc_id"]
    assert any('<mark class="asked"' in html.value for html in read.main.get("html"))
    assert sentences(read)


def test_the_threshold_leaves_fewer_sentences_and_then_names_the_nearest(read):
    read.text_input(key="meaning").set_value(ASKED).run()
    before = len(frame(read, "similar_sentences"))
    read.select_slider(key="meaning-least").set_value(50).run()
    assert 0 < len(frame(read, "similar_sentences")) < before

    read.select_slider(key="meaning-least").set_value(90).run()

    assert not sentences(read)
    assert any("No sentence has this score; the nearest has" in caption.value for caption in read.main.caption)


def test_without_the_encoder_the_page_says_what_to_install(app, monkeypatch):
    monkeypatch.setattr(encoder, "installed_encoder", lambda: None)
    read = go_to(app, "read")

    assert "meaning" not in [field.key for field in read.text_input]
    assert f"{similar_sentences.MISSING}." in [caption.value for caption in read.main.caption]
