"""The questions that people bring, each with the page and the view that answers it."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A question, the page that answers it, and the parameters of the address of its view; labels, as on the page."""

    words: str
    page: str
    view: dict[str, str]


GROUPS: dict[str, tuple[Question, ...]] = {
    "What is said": (
        Question("What do all sources say, and what does only one say?", "overview", {}),
        Question("Where do sources give different numbers?", "overview", {"differ_in": "All stories"}),
        Question("Who leaves something out?", "sources", {"sources_view": "Coverage"}),
        Question("How do two outlets differ on one subject?", "compare", {}),
        Question("Which words does one source use more than the others?", "keywords",
                 {"keywords_view": "Compare groups"}),
        Question("Where is a word used in the texts?", "read", {}),
    ),
    "Who": (
        Question("Who is named most?", "entities", {"names_view": "Most frequent"}),
        Question("Who appears with whom?", "entities", {"names_view": "Pairs"}),
        Question("Which role do the texts give a person?", "entities", {"names_view": "Roles"}),
        Question("Who is quoted, and by which source?", "sources", {"sources_view": "Quotes"}),
        Question("Who copied from whom?", "sources", {"sources_view": "Copies"}),
    ),
    "When": (
        Question("Who reported it first?", "sources", {"sources_view": "Timing"}),
        Question("What has changed since a date?", "keywords", {"keywords_view": "Rising and falling"}),
        Question("When is a name in the news?", "entities", {"names_view": "Over time"}),
    ),
    "Can I trust it": (
        Question("What was read, and what was removed from the texts?", "corpus", {}),
        Question("How was this number made, and how do I cite it?", "methods", {}),
    ),
}  # fmt: skip
