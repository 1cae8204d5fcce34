"""Cards of sentences with the same names and words, from given likenesses."""

import numpy as np
import pandas as pd
import pytest

from analytics.findings import storyboard as findings
from analytics.storyboard import card_words, shared_names, similar_wording
from analytics.storyboard.story_sentences import StorySentences

NAMES = [{"Ann Reed", "Porto"}, {"Ann Reed", "Porto"}, {"Ann Reed"}, {"Bob Sand", "Porto"}]


@pytest.fixture
def story():
    """Return four sentences of four sources: all are alike in their words."""
    likeness = np.full((4, 4), 0.3)
    likeness[0, 1] = likeness[1, 0] = 0.4
    rare = {"Ann Reed": 3.0, "Porto": 1.0, "Bob Sand": 3.0}
    sentences = [(doc, 0, 50) for doc in "abcd"]
    return StorySentences(sentences, ["A", "B", "C", "D"], NAMES, likeness, likeness, rare)


def documents(cards):
    return [[sentence[0] for sentence in card.sentences] for card in cards]


def test_sentences_with_the_same_rare_name_are_on_one_card(story):
    (card,) = similar_wording.cards(story, used=set())

    assert sorted(*documents([card])) == ["a", "b", "c"]
    assert (card.heading, card.basis, card.n_sources) == ("Ann Reed", "related", 3)


def test_a_sentence_on_another_card_is_left_out(story):
    cards = similar_wording.cards(story, used={("a", 0, 50), ("b", 0, 50)})

    assert documents(cards) == []


def test_sentences_with_other_words_make_no_card(story):
    assert documents(similar_wording.cards(story._replace(plain=np.zeros((4, 4))), used=set())) == []


def test_sentences_of_one_source_make_no_card(story):
    assert documents(similar_wording.cards(story._replace(sources=["A"] * 4), used=set())) == []


def test_of_the_sentences_with_a_name_the_most_similar_ones_are_chosen(story):
    likeness = np.zeros((4, 4))
    likeness[0, 3] = likeness[3, 0] = 0.5
    names = [{"Porto"}] * 4
    two = story._replace(sources=["A", "B", "B", "B"], names=names, likeness=likeness, plain=likeness)

    assert documents(shared_names.cards(two, used=set())) == [["a", "d"]]


@pytest.mark.parametrize(
    ("texts", "dates", "sentence"),
    [
        (("The bank did not pay.", "The bank will pay."), ("2021", "2021-03"), "Only one of the two has a negation."),
        (
            ("The bank did not pay.", "The bank will pay."),
            ("2021-01-05", "2021-03-20"),
            "Only one of the two has a negation. They are 2 months apart.",
        ),
        (("The bank paid.", "The bank will pay."), ("2021-01-05", "2021-03-20"), ""),
    ],
)
def test_a_card_says_what_sets_its_two_sentences_apart(texts, dates, sentence):
    card = pd.DataFrame({"text": texts, "language": "en", "date": dates, "basis": "related"})

    assert findings.difference(card.assign(differs=card_words.difference(card))) == sentence
