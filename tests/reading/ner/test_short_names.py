"""Short names of organisations and countries take the key of the full name in their text."""

from analytics import schema
from analytics.reading.ner import tagger
from analytics.text.document_text import Text


def keys(text):
    return {name.surface: (name.hint, name.rule) for name in tagger.names(Text(text, "en"))}


def test_the_times_is_the_paper_that_the_text_names_in_full():
    found = keys("The Los Angeles Times broke the story. Two officials told the Times that they knew.")

    assert found["Times"][0] == "Los Angeles Times"


def test_the_times_is_open_in_a_text_with_two_papers_of_this_name():
    found = keys(
        "The Los Angeles Times and the New York Times broke the story. Officials told the Times that they knew."
    )

    assert found["Times"] == ("", schema.HEAD_WORD)


def test_the_north_is_the_country_of_two_that_the_text_names():
    assert keys("The site of a North Korean base, where the North has tested a missile.")["North"][0] == "North Korea"
    assert keys("South Africa lost. Farms across the South closed.").get("South", ("",))[0] == ""
