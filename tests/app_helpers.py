"""What the tests of the app share: hostile strings, and how a person moves the app and reads it without a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from analytics.findings import wording

ROOT = Path(__file__).parents[1]
ARABIYA, BLOG = "Al Arabiya English", "Unnamed blog (001)"
PAGES = ("overview", "compare", "keywords", "topics", "entities", "sources", "read", "corpus", "methods")
NAMED = ("person", "organisation", "place")

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![x](http://127.0.0.1:9/)",
    "$x$",
    "=HYPERLINK(1)",
    "**bold**",
    "[a](javascript:alert(1))",
    "<script>alert(1)</script>",
    ":red[x]",
    "%{x}",
    "{y}",
    "<b>",
    "\"quoted\" & 'single'",
    "# heading",
    "`code`",
    "&lt;b&gt;",
)


def go_to(app, page):
    """Open a page and make sure that it opened."""
    app.switch_page(f"ui/pages/{page}.py").run()
    assert not app.exception
    return app


def shown_findings(app):
    """Return the finding sentences as a person reads them."""
    return [unescape(re.sub("<[^>]*>", "", html.value)) for html in app.main.get("html") if '"finding"' in html.value]


def frame(app, name):
    """Return the table on screen that a reader of the screen is told is called `name`."""
    (found,) = [table.value for table in app.dataframe if table.proto.alt.startswith(f"Table {name},")]
    return found


def screen_shares(table):
    """Return a table of the library with its shares as on screen, in percent."""
    return table.assign(**{share: 100 * table[share] for share in table if share.startswith("share")})


def left(app):
    """Return the line beside the chips: how many documents are left."""
    lines = [caption.value for caption in app.main.caption]
    (line,) = [line for line in lines if re.fullmatch(r"[\d,]+ of [\d,]+ documents?", line)]
    return line


def set_filter(app, name, value):
    """Move one widget of the sidebar, as a person does."""
    kinds = {"dates": "date_input", "words": "text_input", "once": "toggle"}
    (widget,) = [widget for widget in app.sidebar.get(kinds.get(name, "multiselect")) if widget.key == name]
    widget.set_value(value).run()
    assert not app.exception


def view(app, key, value):
    """Choose a view, as a person does."""
    (widget,) = [widget for kind in ("segmented_control", "pills") for widget in app.get(kind) if widget.key == key]
    widget.set_value(value).run()
    assert not app.exception


def downloads(app):
    return [button.label for button in app.get("download_button")]


def csv_label(name, table):
    return f"Download {name}.csv ({wording.times(len(table), 'row')})"


def run_block(block, **choices):
    """Run a part of the app by itself, with the values of widgets in `choices`."""
    app = AppTest.from_string(block, default_timeout=60)
    for key, value in choices.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def press(app, key):
    """Click the button of a key, as a person does."""
    app.button(key=key).click().run()
    assert not app.exception


def button(app, label):
    (found,) = [button for button in app.button if button.label == label]
    return found
