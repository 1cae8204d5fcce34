"""A visitor tags an article on the page Read, and filters by the tag."""

from __future__ import annotations

from app_helpers import go_to, set_filter


def test_a_tag_is_noted_applied_and_then_a_filter(app):
    go_to(app, "read")
    (field,) = [widget for widget in app.multiselect if widget.label == "Your tags"]

    field.set_value(["embassy"]).run()
    (apply,) = [button for button in app.button if button.key == "tags-apply"]
    apply.click().run()

    assert not app.exception
    set_filter(app, "tag", ["embassy"])
    assert any("1 of 3 documents" in caption.value for caption in app.main.caption)
