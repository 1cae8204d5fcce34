"""What a person reads on every page and view: plain words, short sentences, numbers and dates as people write them."""

from __future__ import annotations

import json
import re
import sys
from html import unescape

import pytest
from app_helpers import PAGES, ROOT, go_to
from streamlit.testing.v1 import AppTest

from analytics import schema
from analytics.entities import entities
from ui.components import labels

VIEWS = {
    "compare": ("compare_view", ("shares", "event", "quoted", "words")),
    "keywords": ("keywords_view", ("all", "compare", "time", "changes", "near", "languages", "each")),
    "topics": ("topics_view", ("list", "sources", "time", "tree", "map", "alike")),
    "entities": ("names_view", ("names", "pairs", "around", "matrix", "whole", "time", "roles", "groups")),
    "sources": ("sources_view", ("coverage", "words", "timing", "copies", "quotes", "distance")),
    "methods": ("methods_view", ("text", "tables", "languages")),
}
LONGEST = 30  # words of a sentence
EASE = 25  # Flesch 1948: 100 is very easy, 30 is difficult; many short labels are nouns of the field
MOST_QUOTED = 2  # marks of code: the name of a column
SHORT = 7  # words: a shorter sentence is a label, which is not measured
FORBIDDEN = (
    r"stands? (only )?(against|by|among)|stands (only )?in",
    r"\bmend\b",
    r"likeness|unlike\b",
    r"\bties?\b",
    r"\btold\b",
    r"log ratio (with|of) \d?",
    r"(?<!\d)\.05\b",
    r"beyond chance",
    r"topics of topics",
    r"machine gloss",
    r"read are",
    r"given twice",
    r"was first",
    r"between others|tied to",
    r"evenness",
    r"taken (for|out|back)|take back|stretch",
    r"hollow marks",
    r"alone(?! \()",
    r"lacks?\b",
    r"farthest",
    r"nobody to compare",
    r"sets? .* apart",
    r"draw (documents|them)",
    r"it takes an? ",
    r"(all|others) are a description",
    r"^compared are\b",
    r"not on the other side",
    r"→ .*, by ",
    r"\bstands? beside\b",
    r"^of\b|^by$|^now$",
    r"\d %",
)
RAW = r"\bNone\b|\bnan\b|<NA>|\d\.\d+%|\bt\d\d\b|\b[0-9a-f]{12}\b|\b\d{4}-\d\d\b"
DECLARATION = "Adjustment: "  # the declaration of a test or an interval, in the terms of statistics
ENTRY_FORMAT = "Click a cell to change it. Write only the part of a date that is certain: 2021-08-16, 2021-08 or 2021."
TEXTS_OF_ARTICLES = ("evidence", "article", "related", "kwic", "topic", "legend", "told", "asked")
QUOTED = r'<p class="quoted".*?</p>'  # a sentence of an article within a card, whose other words are ours
WORDS_OF_ELEMENTS = ("body", "label", "help", "placeholder", "content", "caption", "captions")


def elements(node):
    for child in getattr(node, "children", {}).values():
        yield from elements(child)
    yield node


def texts(proto, kind):
    """Yield each text of an element that a person can read, without the options of lists, which are of the texts."""
    for field, value in proto.ListFields():
        several = value if hasattr(value, "append") or hasattr(value, "add") else [value]
        if field.name == "columns" and isinstance(value, str):
            for column in json.loads(value).values():
                yield from filter(None, (column.get("label"), column.get("help")))
        elif field.name == "spec":
            yield from (axis["title"]["text"] for name, axis in json.loads(value)["layout"].items()
                        if "axis" in name and "title" in axis)  # fmt: skip
        elif field.message_type:
            for one in several:
                if hasattr(one, "ListFields"):
                    yield from texts(one, kind)
        elif field.name in WORDS_OF_ELEMENTS and not (kind == "html" and is_of_articles(value)):
            for one in several:
                yield from map(read, re.sub(QUOTED, "", one, flags=re.DOTALL).split("</p>"))


def is_of_articles(html):
    return re.search(r'class="([\w-]+)', html) is None or re.search(r'class="([\w-]+)', html)[1] in TEXTS_OF_ARTICLES


def read(text):
    """Return a text as it is seen: without tags and the signs that protect it from Markdown."""
    return " ".join(re.sub(r"\\(.)", r"\1", unescape(re.sub("<[^>]*>", " ", text))).replace("*", "").split())


def shown(app):
    """Return every text of the page on screen, each once."""
    found = {}
    for node in [*elements(app.main), *elements(app.sidebar)]:
        if hasattr(getattr(node, "proto", None), "ListFields"):
            found |= dict.fromkeys(texts(node.proto, node.type))
    return [text for text in found if text.strip() and DECLARATION not in text]


@pytest.fixture(scope="module")
def screens(seeds):
    """Return the texts of each page and view of the app on the seeds, with the names of the corpus replaced."""
    hide = names_of(seeds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["app.py"])
        app = AppTest.from_string("from ui import state\nstate.put_back()").run()
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        found = {}
        for page in PAGES:
            key, views = VIEWS.get(page, ("", ("",)))
            for view in views:
                if view:
                    app.session_state[key] = view
                found[page, view] = [hide(text) for text in shown(go_to(app, page))]
    return found


def names_of(corpus):
    """Return a function that replaces sources, titles, names and keywords of a corpus by a short name."""
    documents = corpus.documents
    of_texts = {*documents["source"], *documents["title"], *entities.entities(corpus)["entity"]}
    of_texts |= {*corpus.stored("topic_fit")["label"]}
    longest = sorted(filter(None, of_texts), key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest))
    return lambda text: pattern.sub("Kabul", text)


def sentences(text):
    """Return the sentences of a text without words of articles; a list of columns or of formats is none."""
    is_list = text.count("`") > MOST_QUOTED or text.count(",") > LONGEST / 2
    return [] if is_list else re.split(r"(?<=[.?!:;])\s+", re.sub(r"`[^`]*`|“[^”]*”", "", text))


def words(sentence):
    return re.findall(r"[^\W\d_]+", sentence)


def syllables(word):
    groups = len(re.findall("[aeiouy]+", word.lower()))
    return max(groups - (word.lower().endswith("e") and not word.lower().endswith("le")), 1)


def reading_ease(sentence):
    every = words(sentence)
    return 206.835 - 1.015 * len(every) - 84.6 * sum(map(syllables, every)) / len(every)


def hard(texts):
    """Return the sentences that are too long or too difficult."""
    every = [one for text in texts for one in sentences(text) if len(words(one)) >= SHORT]
    return [one for one in every if len(words(one)) > LONGEST or reading_ease(one) < EASE]


def test_no_page_has_wording_that_a_reader_must_guess(screens):
    pattern = re.compile("|".join(FORBIDDEN), re.IGNORECASE)

    every_text = {text for every in screens.values() for text in every}
    assert {text for text in every_text if pattern.search(re.sub("`[^`]*`", "", text))} == set()  # not names of columns


def test_no_page_shows_ids_missing_values_or_dates_of_machines(screens):
    found = {text for every in screens.values() for text in every if re.search(RAW, text)}

    assert found - {ENTRY_FORMAT} == set()


def test_every_sentence_is_short_and_easy(screens):
    assert hard({text for every in screens.values() for text in every}) == []


def test_the_measures_recognise_bad_wording():
    long = "Farthest beyond chance stand those ties of the one or of the other that take more of what both have. " * 2
    assert re.search(FORBIDDEN[0], "Qaem stands only in one source", re.IGNORECASE)
    assert hard(
        ["Notwithstanding organisational considerations, methodological appropriateness necessitates evaluation."]
    )
    assert hard([long.replace(".", ",")])
    assert not hard(["Only one source mentions Kabul, and two sources do not."])


def test_every_column_of_a_table_has_a_heading_in_words():
    tables = [table for name, table in schema.TABLES.items() if name not in schema.PARTS]

    assert {column for table in tables for column in table.columns} - set(labels.COLUMNS) == set()
    assert labels.hover("n_docs").endswith("CSV column: `n_docs`")
