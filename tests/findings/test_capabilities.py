import pytest

from analytics.findings import capabilities
from analytics.reading.ner import tagger
from analytics.text.document_text import Text

WORLD = {
    "d1": {"text": "The embassy stays open.", "languages": "en; ja"},
    "d2": {"text": "大使館は引き続き開いている。", "language": "ja"},
    "d3": {"text": "Ambasada mbetet e hapur.", "language": "sq"},
    "d4": {"text": "ok", "language": "und"},
}


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(WORLD)


def test_each_language_is_one_row_with_its_documents_those_in_two_languages_count_twice(corpus):
    table = capabilities.language_capabilities(corpus)

    assert dict(zip(table["language"], table["n_docs"], strict=True)) == {"ja": 2, "en": 1, "sq": 1, "und": 1}


def test_english_has_every_capability_and_others_say_what_is_missing(corpus):
    table = capabilities.language_capabilities(corpus).set_index("language").drop(columns="n_docs")

    assert set(table.loc["en"]) == {"yes"}
    assert table.loc["ja", "keywords"].startswith("none: no blanks")
    assert table.loc["ja", "name_tagging"].startswith("listed places")
    assert table.loc["sq", "stopwords"].startswith("no list")
    assert table.loc["sq", "quotations"].startswith("not searched")


def test_a_sentence_for_each_language_names_what_is_limited(corpus):
    albanian, japanese = sorted(capabilities.limits(corpus))

    assert albanian.startswith("Limited in Albanian: cleaning (by layout alone")
    assert "stopwords (no list" in albanian
    assert japanese.startswith("Limited in Japanese: ")


def test_the_ranking_of_yake_reads_no_chinese():
    assert capabilities.capabilities("zh", "news")["keywords"] == "yes"
    assert capabilities.capabilities("zh", "classic")["keywords"] != "yes"


@pytest.mark.parametrize(("code", "text"), [("zh", "李明昨天在会议上说"), ("he", "דוד לוי אמר אתמול")])
def test_persons_are_not_found_where_the_table_says_so(code, text):
    assert "capitals" in capabilities.capabilities(code)["name_tagging"]
    assert [name for name in tagger.names(Text(text, code)) if name.kind == "person"] == []
