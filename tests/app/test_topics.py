"""Corrections of topics on their page: rename, merge, undo, and a new fit."""

from app_helpers import button, frame, go_to, press


def names(app):
    """Return the names of the topics in the table, without the number before each."""
    return [label.split(" ", 1)[1] for label in frame(app, "topics")["label"]]


def test_a_topic_is_renamed_and_keeps_its_name_after_a_new_fit(app):
    go_to(app, "topics")
    app.text_input(key="topic-name").set_value("The embassy").run()
    press(app, "topic-rename-note")
    assert frame(app, "topics-noted")["change"].tolist() == ["is called"]
    press(app, "topics-noted-apply")
    assert "The embassy" in names(app)

    press(app, "topics-regroup")
    assert "The embassy" in names(app)

    go_to(app, "corpus")
    button(app, "Back to the first corpus").click().run()
    assert "The embassy" not in names(go_to(app, "topics"))
