import pytest

from analytics.reading import yake

TEXT = (
    "Embassy in Kabul stays open\n"
    "The Chinese foreign ministry said the embassy in Kabul stays open. The foreign ministry gave no reason. "
    "Diplomats of the foreign ministry remain in Kabul."
)


def test_keywords_stand_best_first_with_scores_between_nought_and_one():
    found = yake.keywords(TEXT, "en")

    assert [keyword.score for keyword in found] == sorted((keyword.score for keyword in found), reverse=True)
    assert all(0 < keyword.score <= 1 for keyword in found)
    assert "Chinese foreign ministry" in [keyword.keyword for keyword in found[:5]]


def test_a_keyword_is_counted_and_stands_where_it_is_said_to():
    found = {keyword.keyword: keyword for keyword in yake.keywords(TEXT, "en")}

    assert found["foreign ministry"].n == 3
    assert found["foreign ministry"].start == TEXT.index("foreign ministry")
    for keyword in found.values():
        assert TEXT[keyword.start : keyword.start + len(keyword.keyword)] == keyword.keyword


def test_the_score_is_the_package_s_turned_so_that_higher_is_better():
    best = yake.keywords("Kabul", "en")

    assert [(keyword.keyword, keyword.n, keyword.start) for keyword in best] == [("Kabul", 1, 0)]
    scored = yake._extractor("en", 20).extract_keywords("Kabul .")
    assert best[0].score == 1 / (1 + scored[0][1])


def test_headline_and_lead_are_not_fused():
    found = yake.keywords("Talks about Xinjiang\nBeijing waits for talks", "en")

    assert [keyword.keyword for keyword in found if "Xinjiang Beijing" in keyword.keyword] == []


def test_top_is_the_most_that_are_given():
    assert len(yake.keywords(TEXT, "en", top=3)) == 3
    assert yake.keywords(TEXT, "en", top=3) == yake.keywords(TEXT, "en")[:3]


def test_no_keyword_begins_or_ends_with_a_stopword_of_the_language():
    german = yake.keywords("Die Botschaft in Kabul bleibt offen. Die Botschaft der Taliban in Kabul schweigt.", "de")

    ends = {word.casefold() for keyword in german for word in (keyword.keyword.split()[0], keyword.keyword.split()[-1])}
    assert ends & {"die", "in", "der"} == set()
    assert {"Botschaft", "Kabul"} <= {keyword.keyword for keyword in german}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        (" \n ", "en"),
        ("😀 😀", "en"),
        ("the of and", "en"),
        ("喀布尔的中国大使馆", "zh"),
        ("กรุงคาบูล", "th"),
        ("...", "de"),
    ],
)
def test_a_text_without_words_that_blanks_divide_has_no_keywords(text, language):
    assert yake.keywords(text, language) == []


def test_a_language_without_a_stopword_list_still_has_keywords():
    found = yake.keywords("Balozi wa China mjini Kabul. Balozi wa China.", "sw")

    assert "Balozi" in {word for keyword in found for word in keyword.keyword.split()}


def test_beyond_its_limit_a_text_is_read_no_further():
    text = "Kabul embassy talks. " * 10_000 + "Zanzibar Zanzibar"  # 210,000 code points and a word

    assert "Zanzibar" not in {keyword.keyword for keyword in yake.keywords(text[-250:] + text[:100], "en", top=1)}
    assert text.index("Zanzibar") > yake.MAX_TEXT
