"""Every name is a non-empty span of its text, with any casing and any apostrophes."""

import pytest
from conftest import SHARED
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.build import build
from analytics.reading import document
from analytics.reading.ner import tagger
from analytics.reading.ner.name_tokens import name_tokens
from analytics.reading.raw import RawDocument
from analytics.text.document_text import Text

NAMES = ("Obama", "Taliban", "O'Neill", "US-Truppen", "Taliban-controlled", "l'Afghanistan", "Angela Merkel", "IS", "s")
WORDS = ("legacy", "said", "President", "the", "it", "ministry", "of", "Foreign")
CASES = (str, str.lower, str.upper, str.title, str.swapcase)
ENDS = ("", "'s", "’s", "'S", "s'", "'", "-", "'s-", ".")

word = st.builds(
    lambda word, case, end: case(word) + end,
    st.sampled_from(NAMES + WORDS),
    st.sampled_from(CASES),
    st.sampled_from(ENDS),
)
text = st.lists(word, min_size=1, max_size=12).map(" ".join)


def words(text, language):
    found = name_tokens(Text(text, language))
    return [
        (start, end, found.vocabulary.strings[word])
        for start, end, word in zip(found.starts, found.ends, found.ids, strict=True)
    ]


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(text, st.sampled_from(["en", "fr", "de", "it", "ca", "ru", "ar", "und"]))
def test_a_name_is_the_text_between_its_start_and_its_end(text, language):
    for name in tagger.names(Text(text, language)):
        assert 0 <= name.start < name.end <= len(text)
        assert name.surface == text[name.start : name.end]
        assert name.surface.strip()


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(text, st.sampled_from(["en", "fr", "de"]))
def test_words_have_letters_and_do_not_overlap(text, language):
    end = 0
    for start, stop, word in words(text, language):
        assert end <= start < stop
        assert word == text[start:stop]
        end = stop


@pytest.mark.parametrize("word", ["obama's", "it's", "let’s", "who's", "OBAMA'S"])
def test_one_apostrophe_is_not_both_a_possessive_and_an_elision(word):
    assert words(word, "en") == [(0, len(word) - 2, word[:-2])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("J. Smith", ["J.", "Smith"]),
        ("J.\nSmith", ["J.", "Smith"]),
        ("plan B. it", ["plan", "B", "it"]),
        ("plan B", ["plan", "B"]),
        ("plan B.", ["plan", "B"]),
        ("vitamin A.  Smith", ["vitamin", "A", "Smith"]),
        ("A.B. Smith", ["A.B.", "Smith"]),
        ("J.Smith", ["J.", "Smith"]),
        ("Mr. Smith", ["Mr.", "Smith"]),
        ("Yes, Mr.", ["Yes", "Mr"]),
        ("Yes, Mr.\n", ["Yes", "Mr."]),
        ("Tax.", ["Tax"]),
    ],
)
def test_a_dot_belongs_to_an_initial_or_a_title_before_what_can_be_its_name(text, found):
    for _ in range(2):  # from a new chunk, then from one that has been cut before
        assert [word for _, _, word in words(text, "en")] == found


@pytest.mark.parametrize(("word", "left"), [("l'Iran", "Iran"), ("dell’Iran's", "Iran"), ("L'Iran", "Iran")])
def test_an_elided_article_is_removed(word, left):
    assert [found for _, _, found in words(word, "fr")] == [left]


def test_a_name_and_its_possessive_in_small_letters_give_valid_spans():
    reading = document.read(
        RawDocument("a.txt", "On obama's legacy, the president of obama's party said nothing.\n" * 3)
    )

    assert all(start < end for _, start, end, *_ in reading.names)


def test_the_real_texts_that_once_ended_a_build_are_read():
    folder = SHARED / "cases" / "68-lowercase-possessive" / "in"
    if not folder.is_dir():
        pytest.skip("the shared cases are not here")

    corpus = build.build_paths([folder], workers=0)

    assert len(corpus) == 2
    assert (corpus.stored("mentions")["end"] > corpus.stored("mentions")["start"]).all()


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("de", "Museum öffnet wieder\n\nHAMBURG - Das Museum hat am Montag geöffnet. Der Direktor sprach.", "HAMBURG"),
        ("ru", "Паром\n\nРИГА - Паром из Риги остановлен.", "РИГА"),
    ],
)
def test_a_dateline_ends_at_its_dash(language, text, city):
    assert city in {name.surface for name in tagger.names(Text(text, language))}


def test_the_state_of_a_member_of_congress_is_a_place_and_no_part_of_a_person():
    text = "Sen. Chuck Schumer, D-New York, answered Peter King (R-New York). Sen. Tim Scott of South Carolina agreed."

    found = [(name.surface, name.kind) for name in tagger.names(Text(text, "en"))]

    assert found == [
        ("Chuck Schumer", "person"),
        ("New York", "place"),
        ("Peter King", "person"),
        ("New York", "place"),
        ("Tim Scott", "person"),
        ("South Carolina", "place"),
    ]


def test_a_letter_and_a_hyphen_that_are_no_party_do_not_stop_the_reading():
    found = [name.surface for name in tagger.names(Text("The club skipped the workout of D-lineman Bowers", "en"))]

    assert "Bowers" in " ".join(found)
    assert tagger.names(Text("Angela Merkel spoke.", "en"))[0].surface == "Angela Merkel"
