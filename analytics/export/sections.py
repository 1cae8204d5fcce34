"""The sections of the report, in order. One more is a function `View -> Part` and a line here.

The cells of a section (`parts.Cell`) have subjects; the sentences of each subject are found once, by `proof`, and are
shown in the first section with it.
"""

from __future__ import annotations

from analytics.export import source_sections, story_sections, word_sections
from analytics.export.parts import Section

SECTIONS = (
    Section("overview", "What there is", source_sections.documents),
    Section("coverage", "Who covers what, and who leaves it out", source_sections.coverage),
    Section("statements", "What several sources say, and what one says alone", story_sections.statements_part),
    Section("comparison", "Saved selections: who covers what", source_sections.comparison),
    Section("comparison-words", "Saved selections: in what words", word_sections.selected_words),
    Section("keywords", "What it is about", word_sections.keywords),
    Section("words", "What each source says more than the rest", word_sections.words),
    Section("names", "Who and what is named", word_sections.names),
    Section("pairs", "Who is named with whom", word_sections.pairs),
    Section("topics", "Which texts belong together", word_sections.topics_part),
    Section("timing", "When each source published", source_sections.timing),
    Section("stories", "Who was first", story_sections.stories_part),
    Section("copies", "Who copied", source_sections.copies),
    Section("quotations", "Who is quoted, by whom", source_sections.quotes),
    Section("problems", "Problems met", word_sections.problems),
)
