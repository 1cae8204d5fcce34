"""The spans between quotation marks."""

from analytics.reading.quotes.quotation_marks import MAX_QUOTE, marked_spans
from analytics.text.document_text import Text


def test_a_quotation_ends_within_its_line_and_a_thousand_characters():
    assert marked_spans(Text("“one\ntwo”")) == []
    assert marked_spans(Text("“" + "a" * 999 + "”")) == [(1, 1000)]
    assert marked_spans(Text("“" + "a" * 1000 + "”")) == []
    assert MAX_QUOTE == 1_000
