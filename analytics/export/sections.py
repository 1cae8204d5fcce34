"""The sections of the report, in order. One more is a function `View -> Part` and a line here.

The cells of a section (`parts.Cell`) have subjects; the sentences of each subject are found once, by `proof`, and are
shown in the first section with it.
"""

from __future__ import annotations

from analytics.export import comparison_sections, source_sections, story_sections, word_sections
from analytics.export.parts import Section

SECTIONS = (
    Section("comparison-shares", "Two sides: how often and how named", comparison_sections.how_often),
    Section("comparison-events", "Two sides: the same events", comparison_sections.events),
    Section("comparison-quoted", "Two sides: who is quoted", comparison_sections.speakers),
    Section("comparison-terms", "Two sides: words", comparison_sections.words),
    Section("overview", "Documents", source_sections.documents),
    Section("coverage", "Which source covers what", source_sections.coverage),
    Section("statements", "Statements of several sources, and exclusives", story_sections.statements_part),
    Section("comparison", "Saved selections: what each covers", source_sections.comparison),
    Section("comparison-words", "Saved selections: words", word_sections.selected_words),
    Section("keywords", "Keywords", word_sections.keywords),
    Section("words", "Words that a source uses more than the others", word_sections.words),
    Section("names", "Most frequent names", word_sections.names),
    Section("pairs", "Names that appear together", word_sections.pairs),
    Section("topics", "Topics", word_sections.topics_part),
    Section("timing", "When each source published", source_sections.timing),
    Section("stories", "First in this corpus", story_sections.stories_part),
    Section("copies", "Shared text", source_sections.copies),
    Section("quotations", "Quotations", source_sections.quotes),
    Section("problems", "Reading problems", word_sections.problems),
)
