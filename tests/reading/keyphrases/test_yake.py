import threading

import pytest

from analytics.reading.keyphrases import yake, yake_similarity
from analytics.reading.keyphrases.yake_words import BREAK, MAX_SPAN, Words
from analytics.text.tokens import MAX_WORD

TEXT = (
    "Embassy in Kabul stays open\n"
    "The Chinese foreign ministry said the embassy in Kabul stays open. The foreign ministry gave no reason. "
    "Diplomats of the foreign ministry remain in Kabul."
)
STOPWORDS = frozenset({"in", "of", "on", "the", "and", "no", "is", "a", "do", "were"})


def phrases(text, stopwords=STOPWORDS, **options):
    return [phrase for phrase, _ in yake.extract(text, stopwords, **options)]


def read(sentence):
    words = Words()
    return [[words.written[number] for number in one[:-1]] for one in words.sentences(sentence)]


# What the page shows


def test_keywords_are_sorted_best_first_and_a_lower_score_is_better():
    keywords = yake.keywords(TEXT, "en")

    assert [keyword.raw for keyword in keywords] == sorted(keyword.raw for keyword in keywords)
    assert all(keyword.raw > 0 for keyword in keywords)
    assert "Kabul stays open" in [keyword.keyword for keyword in keywords[:5]]


def test_a_keyword_has_its_count_and_its_offsets():
    keywords = {keyword.keyword: keyword for keyword in yake.keywords(TEXT, "en")}

    assert len(keywords["foreign ministry"].starts) == 3
    assert keywords["foreign ministry"].starts[0] == TEXT.index("foreign ministry")
    for keyword in keywords.values():
        assert TEXT[keyword.starts[0] : keyword.starts[0] + len(keyword.keyword)] == keyword.keyword


def test_a_keyword_inside_a_longer_word_is_not_counted():
    keywords = {
        keyword.keyword: keyword for keyword in yake.keywords("Warsaw and Warsaws war. The war of Warsaw.", "en")
    }

    assert (len(keywords["war"].starts), keywords["war"].starts[0]) == (2, 19)


def test_a_keyword_is_found_over_several_blanks_but_not_over_a_line_end():
    [keywords] = [one for one in yake.keywords("Kabul  embassy.\nKabul\nembassy", "en") if " " in one.keyword]

    assert keywords == ("Kabul  embassy", keywords.raw, (0,))


def test_a_letter_that_gets_longer_in_lower_case_does_not_shift_offsets():
    text = "İİİ Ankara"  # the small form of the Turkish capital has two characters

    assert [(one.keyword, one.starts[0]) for one in yake.keywords(text, "tr") if one.keyword == "Ankara"] == [
        ("Ankara", 4)
    ]


def test_the_score_is_that_of_yake_inverted_so_that_higher_is_better():
    # one term, once: place log(log 3), company 1, no capital inside a sentence, frequency 1 / (1 + 0), spread 1 / 1
    # H = log(log 3) / (0 + 1 + 1) = 0.0470; the phrase H / (H + 1) = 0.0449; turned 1 / 1.0449
    [best] = yake.keywords("Kabul", "en")

    assert (best.keyword, best.starts) == ("Kabul", (0,))
    assert 1 / (1 + best.raw) == pytest.approx(0.9570, abs=1e-4)


def test_no_keyword_crosses_headline_and_lead():
    keywords = yake.keywords("Talks about Xinjiang\nBeijing waits for talks", "en")

    assert [keyword.keyword for keyword in keywords if "Xinjiang Beijing" in keyword.keyword] == []


def test_top_limits_the_number_of_keywords():
    assert len(yake.keywords(TEXT, "en", top=3)) == 3
    assert yake.keywords(TEXT, "en", top=3) == yake.keywords(TEXT, "en")[:3]
    assert yake.keywords(TEXT, "en", top=0) == []


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
        ("2021 1,000 3.5 15/08", "en"),
    ],
)
def test_a_text_without_blanks_between_words_has_no_keywords(text, language):
    assert yake.keywords(text, language) == []


@pytest.mark.parametrize("language", ["sq", "xx", ""])
def test_a_language_without_a_stopword_list_still_has_keywords(language):
    keywords = yake.keywords("Balozi wa China mjini Kabul. Balozi wa China.", language)

    assert "Balozi" in {word for keyword in keywords for word in keyword.keyword.split()}


def test_a_text_is_read_to_its_end():
    text = "Kabul embassy talks. " * 20_000 + "Zanzibar Zanzibar"

    assert "Zanzibar" in {keyword.keyword for keyword in yake.keywords(text, "en")}


@pytest.mark.parametrize("quote", ["'", "’"])
def test_the_rest_of_a_contraction_is_not_a_keyword(quote):
    text = f"Diplomats don{quote}t wait and weren{quote}t told. The embassy{quote}s guards don{quote}t talk."

    keywords = {word for keyword in yake.keywords(text, "en") for word in keyword.keyword.split()}
    assert keywords == {"Diplomats", "wait", "told", "embassy", "guards", "talk"}


@pytest.mark.parametrize("value", [None, float("nan"), 7, b"Kabul"])
def test_a_value_that_is_not_a_text_is_refused_with_its_type(value):
    with pytest.raises(TypeError, match=rf"keywords are found in text, got .*\({type(value).__name__}\)"):
        yake.keywords(value, "en")
    with pytest.raises(TypeError, match=type(value).__name__):
        yake.extract(value, STOPWORDS)


def test_a_megabyte_without_a_blank_is_not_a_keyword():
    assert yake.keywords("x" * 1_000_000, "en") == []
    assert yake.keywords(("Kabul-" * 200_000), "en") == []
    assert phrases("Embassy " + "x" * (MAX_SPAN + 1) + " Kabul") == ["Kabul", "Embassy"]


def test_a_run_too_long_for_a_word_is_not_a_keyword():
    assert phrases("Embassy " + "x" * (MAX_WORD + 1)) == ["Embassy"]
    assert "x" * MAX_WORD in phrases("Embassy " + "x" * MAX_WORD)


# The formula and its options


def test_a_better_score_is_lower():
    keywords = yake.extract(TEXT, STOPWORDS)

    assert [score for _, score in keywords] == sorted(score for _, score in keywords)


def test_a_phrase_begins_and_ends_with_a_content_word_and_can_contain_a_stopword():
    assert phrases("Embassy of China", n=3) == ["Embassy of China", "China", "Embassy"]


def test_the_plural_of_a_stopword_is_a_stopword_too():
    assert phrases("Thes embassy", frozenset({"thes"})) == ["embassy"]


def test_n_limits_the_words_of_a_phrase():
    assert {len(one.split()) for one in phrases(TEXT, n=1)} == {1}
    assert {len(one.split()) for one in phrases(TEXT, n=2)} == {1, 2}


def test_four_words_with_two_stopwords_inside_never_score_below_0():
    text = "Ministry of the Interior. Bank in a Town. House on the Hill. Friends of the Earth and Sea."
    keywords = yake.extract(text, STOPWORDS, n=4, dedup_limit=1, top=100)

    assert all(score > 0 for _, score in keywords)
    assert {"Ministry", "Interior", "Bank"} <= {phrase for phrase, _ in keywords}


def test_a_wider_window_gives_more_neighbours():
    assert yake.extract(TEXT, STOPWORDS, window=1) != yake.extract(TEXT, STOPWORDS, window=2)


def test_headline_and_paragraphs_are_separate():
    text = "Talks in Kabul\nBeijing waits\n\nfor news. And\n2 more talks"

    assert yake.paragraphs(text) == ["Talks in Kabul", "Beijing waits for news. And", "2 more talks"]
    assert yake.paragraphs("\n\n") == [""]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The embassy of China in Kabul stays open, the\nForeign Ministry said on Monday, and its staff\n"
        "of forty people work as before while the talks\nAfghanistan's neighbours hold about the border\ngo on.\n"
        "Trade is next."
    )

    assert len(yake.paragraphs(text)) == 2
    assert yake.paragraphs(text)[1] == "Trade is next."


def test_a_newline_is_a_blank_without_the_option_line_ends():
    text = "Talks about Xinjiang\nBeijing waits"

    assert "Xinjiang Beijing waits" in phrases(text, line_ends=False)
    assert not any("Xinjiang Beijing" in phrase for phrase in phrases(text))


def test_a_near_repetition_is_dropped_unless_the_limit_is_1():
    text = "Commander Smith-Jones met commanders Smith-Jones."

    assert "commanders Smith-Jones" not in phrases(text, dedup_limit=0.7)
    assert {"Commander Smith-Jones", "commanders Smith-Jones"} <= set(phrases(text, dedup_limit=1))


def test_a_phrase_has_its_first_spelling():
    assert phrases("KABUL stays. Then Kabul and kabul.", n=1)[0] == "KABUL"


@pytest.mark.parametrize(("option", "least"), [("n", 1), ("window", 1), ("top", 0)])
def test_an_option_out_of_range_is_refused_with_its_value(option, least):
    with pytest.raises(ValueError, match=f"{option} must be at least {least}, got {least - 1}"):
        yake.extract(TEXT, STOPWORDS, **{option: least - 1})


def test_an_unknown_measure_is_refused_with_the_valid_names():
    with pytest.raises(ValueError, match='dedup must be "seqm", "jaro" or "levs", got \'cosine\''):
        yake.extract(TEXT, STOPWORDS, dedup="cosine")


def test_the_result_does_not_depend_on_the_cache():
    first = yake.extract(TEXT, STOPWORDS)
    yake.extract("Kabul of kabul and KABUL's Thing, things.", STOPWORDS)
    assert yake.extract(TEXT, STOPWORDS) == first

    yake._MEMORY.words.forget()
    assert yake.extract(TEXT, STOPWORDS) == first


def test_threads_do_not_mix_their_words():
    texts = [f"{TEXT} Word{number} word{number}x other{number}." for number in range(40)]
    expected = [yake.extract(text, STOPWORDS) for text in texts]
    got = {}

    def work(part):
        for number in part:
            got[number] = yake.extract(texts[number], STOPWORDS)

    threads = [threading.Thread(target=work, args=(range(start, 40, 4),)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [got[number] for number in range(40)] == expected


# The measures of likeness


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("kabul", "kabul", 1),
        ("kabul", "beijing", 0),  # other first and last letters
        # as long, 11 of 14 letters, 8 of 20 threes of letters; one word of three is too few to settle it
        ("foreign ministry", "foreign military", 0.3 + 0.2 * 11 / 14 + 0.5 * 8 / 20),
        ("un", "us", 1 / 3),  # up to four characters: the letters alone
        ("talks", "talks about talks with kabul", 0),  # under 40 % as long
        ("commander smith", "commander j smith", 2 / 3),  # words in common
    ],
)
def test_the_similarity_of_phrases_depends_on_their_words_and_letters(a, b, likeness):
    assert yake_similarity.seqm(a, b) == yake_similarity.seqm(b, a) == pytest.approx(likeness)


def test_levenshtein_counts_the_letters_to_change():
    pytest.importorskip("rapidfuzz")

    assert yake_similarity.levs("kabul", "kabel") == pytest.approx(0.8)
    assert yake_similarity.levs("k", "kabul embassy") == 0


def test_jaro_is_1_for_equal_and_0_for_unrelated_phrases():
    pytest.importorskip("rapidfuzz")

    assert yake_similarity.jaro("kabul", "kabul") == 1
    assert yake_similarity.jaro("abc", "xyz") == 0


# Words


def test_words_are_split_from_marks_and_contractions():
    assert read("The \"U.S. embassy,\" it's said, doesn't close.") == [
        ["The", "", "U.S.", "embassy", "", "it", "said", "", "does", "n't", "close", ""]
    ]


def test_addresses_and_escaped_marks_are_read_whole():
    assert read("See http://example.org/a-b?c=d now.") == [["See", "http://example.org/a-b?c=d", "now", ""]]
    assert read("Write to a.b@example.org now.") == [["Write", "to", "a.b@example.org", "now", ""]]
    assert read("Marks &amp; Spencer") == [["Marks", "", "Spencer"]]


def test_a_full_stop_before_a_last_mark_is_split_off():
    assert read("Das ist das Ende.» —") == [["Das", "ist", "das", "Ende", "", "»", "—"]]


def test_the_kind_of_a_word_is_name_capitals_plain_number_or_mixture():
    words = Words()
    [sentence] = words.sentences("Kabul NATO talks 2021 covid-19")

    assert [words.kind[number] for number in sentence if number != BREAK] == ["n", "a", "p", "d", "u"]
