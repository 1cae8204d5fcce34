"""The view Timing of the Sources page: the first source of a story, and what the dates do not decide."""

import json

from app_helpers import csv_label, downloads, frame, go_to, shown_findings, view
from copies_helpers import prose

from analytics.copies import copies
from analytics.findings import stories as story_findings
from analytics.stories import stories

EMBASSY = "The embassy in Kabul stays open, Wang Yi said in Beijing. 413 diplomats work there."
STORM = "The storm took the roof of the school in Nantes. Pupils were at home, the mayor Anne Roux said."
FAR = {"text": "The striker scored twice and the club won the cup final.", "source": "Sport", "date": "2021-09-30"}


def article(text, names, source, date):
    return {"text": text, "names": names, "source": source, "date": date, "title": f"{source} tells it"}


EMBASSIES = {
    f"e{i}": article(EMBASSY, "Kabul, Beijing, Wang Yi=person", source, date)
    for i, (source, date) in enumerate([("Reuters", "2021-08-16"), ("BBC", "2021-08-17"), ("Vox", "2021-08-17")])
}
STORMS = {
    f"s{i}": article(STORM, "Nantes, Anne Roux=person", source, date)
    for i, (source, date) in enumerate([("BBC", "2021-09-02"), ("Vox", "2021-09")])
}
WORLD = EMBASSIES | STORMS | {"far": FAR}


def on_timing(on_folder, world=WORLD):
    app = go_to(on_folder(world), "sources")
    view(app, "sources_view", "timing")
    return app


def traces(app, number=0):
    return json.loads(app.get("plotly_chart")[number].proto.spec)["data"]


def test_the_story_of_most_sources_comes_first_with_its_first_source(on_folder, make_corpus):
    app = on_timing(on_folder)

    assert shown_findings(app) == ["First in this corpus: Reuters, 16 August 2021. BBC and Vox followed 1 day later."]
    dots, bars = traces(app)
    assert dots["text"] == ["first in this corpus", "", ""]
    assert [mark[0] for mark in dots["customdata"]] == ["e0", "e1", "e2"]
    assert bars["y"] == []
    table = stories.stories(make_corpus(WORLD), min_sources=2)
    assert list(frame(app, "stories")["n_sources"]) == [3, 2]
    assert csv_label("stories", table) in downloads(app)


def test_another_story_is_chosen_and_a_month_is_a_bar_over_its_days(on_folder, make_corpus):
    app = on_timing(on_folder)
    story = stories.stories(make_corpus(WORLD))["story"].iloc[1]

    app.selectbox(key="story_shown").set_value(story).run()

    assert shown_findings(app) == [
        (
            "The first source in this corpus is not certain: BBC is dated 2 September 2021 and Vox has only the date"
            " September 2021."
        )
    ]
    dots, bars = traces(app)
    assert dots["text"] == [""]
    assert bars["base"] == ["2021-09-01"]
    assert bars["x"] == [30 * 86_400_000]
    assert len([html for html in app.main.get("html") if 'class="evidence"' in html.value]) == 2


def test_without_a_story_the_documents_are_still_drawn_and_the_reason_is_given(on_folder):
    app = on_timing(on_folder, {"e0": EMBASSIES["e0"], "far": FAR})

    (sentence,) = shown_findings(app)
    assert sentence == (
        f"{story_findings.no_story(2)} The earliest document is from Reuters, 16 August 2021. Sport came 45 days later."
    )
    assert traces(app)[0]["text"] == ["earliest", ""]


def test_copies_show_which_source_had_the_words_first(start_app, make_corpus, tmp_path):
    world = {
        name: {"text": prose(1, 20), "source": source, "date": date}
        for name, source, date in [("a", "Reuters", "2021-08-16"), ("b", "BBC", "2021-08-17")]
    }
    made = make_corpus(world)
    made = made.with_table("shared_text", copies.find_shared_text(made))
    made.save(tmp_path / "corpus")
    app = go_to(start_app(str(tmp_path / "corpus")), "sources")
    view(app, "sources_view", "copies")

    assert copies.copied_sources(made)["n_words_b"].tolist() == [20]  # BBC before Reuters in the table
    assert "BBC and Reuters: 20 words, published earlier by Reuters" in traces(app)[1]["hovertext"]
    assert list(frame(app, "copied_pairs")["earlier"]) == ["First"]


def test_a_clicked_day_lists_its_articles(on_folder):
    app = on_timing(on_folder)
    app.session_state["story-period"] = "2021-08-17"
    app.run()

    assert "2 articles, 17 August 2021" in [header.value for header in app.subheader]
    assert list(frame(app, "documents")["source"]) == ["BBC", "Vox"]
