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


def random_story(seed):
    """Return 60 sentences of 3 sources with random names and likenesses."""
    random = np.random.default_rng(seed)
    likeness = np.triu(random.uniform(0, 0.6, (60, 60)).round(3), 1)
    likeness += likeness.T
    known = np.asarray(["Ann Reed", "Porto", "Bob Sand", "Lima", "Eve Holm"])
    return StorySentences(
        [(f"d{row:02}", 0, 50) for row in range(60)],
        [f"S{row % 3}" for row in range(60)],
        [set(known[random.random(len(known)) < 0.4].tolist()) for _ in range(60)],
        likeness,
        likeness,
        dict(zip(known.tolist(), (3.0, 1.0, 3.1, 2.0, 2.6), strict=True)),
    )


@pytest.mark.parametrize("seed", range(5))
def test_each_card_is_the_best_of_the_sentences_that_earlier_cards_left(seed):
    story = random_story(seed)
    used = set()
    cards = [*similar_wording.cards(story, used=set())]

    assert len(cards) > 5
    for card in cards:
        assert next(similar_wording.cards(story, used=used)) == card
        assert used.isdisjoint(card.sentences)
        used.update(card.sentences)
    assert [card.n_sources for card in cards] == sorted((card.n_sources for card in cards), reverse=True)


@pytest.mark.parametrize("seed", range(5))
def test_cards_of_names_have_sentences_with_these_names_of_every_source_once(seed):
    story = random_story(seed)
    names = dict(zip(story.sentences, story.names, strict=True))
    cards = [*shared_names.cards(story, used=set())]
    shown = [sentence for card in cards for sentence in card.sentences]

    assert len(cards) > 1
    assert len(shown) == len(set(shown)) == 3 * len(cards)
    for card in cards:
        assert all(set(card.heading.split(" · ")) <= names[sentence] for sentence in card.sentences)


def test_the_resemblance_is_the_likeness_and_half_the_share_of_common_names(story):
    resemblance = story.resemblance()

    assert resemblance[0, 1] == pytest.approx(0.4 + 1 / 2)  # both names in common
    assert resemblance[0, 3] == pytest.approx(0.3 + 1 / 6)  # one of three


def test_the_weight_of_names_does_not_depend_on_their_order(story):
    story = story._replace(rare={"a": 0.1, "b": 0.2, "c": 0.3})

    assert story.weight("abc") == story.weight("cba")


@pytest.mark.parametrize(
    ("texts", "heading", "keywords", "expected"),
    [
        (("大使馆在喀布尔继续开放。", "中国的大使馆没有关门。"), "中国", "大使馆, 中国", ["大使馆"]),
        (("สถานทูตยังเปิดอยู่", "เขาไปสถานทูตแล้ว"), "ไทย", "สถานทูต", ["สถานทูต"]),
        (("The art is sold.", "He likes art."), "Bart Lane", "art", ["art"]),
        (("The startup is new.", "He starts."), "Porto", "start", []),
        (("A tax reform.", "The tax reform."), "Porto", "tax reform, reform", ["tax reform"]),
    ],
)
def test_keywords_of_a_card_are_words_of_each_sentence_in_any_script(make_corpus, texts, heading, keywords, expected):
    part = make_corpus({doc: {"text": text, "keywords": keywords} for doc, text in zip("ab", texts, strict=True)})
    table = pd.DataFrame({"card": 1, "doc_id": ["a", "b"], "text": texts, "heading": heading, "n_sources": 2})

    assert card_words.common_keywords(part, table) == {1: expected}


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
