"""The tagger's model: its features, its decoding, and its tokenisation."""

from itertools import pairwise, product

import numpy as np
import pytest

from analytics.reading.ner import (
    crf,
    crf_features,
    crf_model,
    crf_runs,
    crf_text,
    crf_words,
    feature_hashes,
    tagger,
    viterbi,
)
from analytics.reading.ner.crf_features import BEGIN, END, SLOTS
from analytics.reading.ner.crf_forms import Forms
from analytics.reading.ner.crf_model import FeatureWeights
from analytics.reading.ner.crf_scores import Scorer
from analytics.text.document_text import Text

ORG = "organisation"


@pytest.fixture(scope="module")
def english():
    return crf_words.words("en")


def looks(sentence, words):
    return [crf_features.look(word, words) for word in sentence.split()]


def key(feature):
    """Return the key of a feature of the training: slot, tab, feature."""
    slot, _, bare = feature.partition("\t")
    return (feature_hashes.hash_feature(bare) + (int(crf_model.SALT[SLOTS.index(slot)]) if slot else 0)) % 2**32


def tiny(weights, transitions=((0, 0), (0, 0))):
    """Return a model of two labels in which features in their slots have a weight for B-PER."""
    keys = {key(f"{slot}\t{bare}"): weight for (slot, bare), weight in weights}
    hashes = np.array(sorted(keys), np.uint32)
    rows = np.array([[0, keys[one]] for one in hashes.tolist()], np.int16)
    return crf_model.Model(("O", "B-PER"), hashes, rows, np.array(transitions, np.float32))


@pytest.mark.parametrize(
    ("sentence", "run"),
    [
        ("the Bank of Japan acted", [(1, 4)]),
        ("Angela Merkel and others", [(0, 2)]),
        ("in Berlin", [(1, 2)]),
        ("nothing here", []),
        ("Smith & Sons , London", [(0, 3), (4, 5)]),
    ],
)
def test_a_run_of_capitals_includes_a_linking_word_between_two_of_them(english, sentence, run):
    flags = [(one.capital, one.link) for one in looks(sentence, english)]
    found = crf_runs.find(*np.array(flags, bool).T)

    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == run


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("Merkel", "Xxx"),
        ("NATO", "XX"),
        ("iPhone", "xXxx"),
        ("U.S.", "X.X."),
        ("2021", "00"),
        ("G20", "X00"),
        ("a", "x"),
    ],
)
def test_the_shape_of_a_word_shows_capitals_digits_and_marks(english, word, shape):
    assert crf_features.look(word, english).shape == shape


def test_the_kinds_of_a_word_are_found_in_capitals_and_in_the_genitive_too(english):
    known = [english.letters(word) for word in ("Germany", "GERMANY", "Germanys", "Angela", "Xqzt")]

    assert ["c" in letters for letters in known] == [True, True, True, False, False]
    assert "f" in known[3]


def test_the_longest_name_of_several_words_is_found(english):
    words = ["flew", "to", "Los", "Angeles", "and", "New", "York"]
    phrases = english.phrases((place, words[place:]) for place in range(len(words)))

    assert [(start, end) for start, end, _ in phrases] == [(2, 4), (5, 7)]


def test_a_feature_counts_only_in_its_own_slot(english):
    before = tiny([(("-1", "wmr"), 5)])

    assert crf.Tagger(before).tag([["Mr", "Smith"], ["Smith", "Mr"]], english) == [["O", "B-PER"], ["O", "O"]]


def test_words_of_the_same_kind_share_classes_and_a_capital_decides_which(english):
    names = english.classes.names

    assert names("Berlin") == names("London") != names("Ministerium")
    assert names("Ministerium") == names("ministère")  # in all languages
    assert names("Siemens") == names("Google") != names("siemens")
    assert names("xqztl") == names("Xqztl") == ()


def test_the_class_of_a_word_counts_for_words_that_the_model_does_not_know(english):
    finest = english.classes.names("London")[0]
    by_class = tiny([(("0", f"K{finest}"), 5)])

    assert crf.Tagger(by_class).tag([["in", "Berlin"]], english) == [["O", "B-PER"]]


def test_the_words_of_a_run_and_beside_it_count_for_the_whole_run(english):
    inside = tiny([(("r", "wsmith"), 5)])
    beside = tiny([((">", "wsaid"), 5)])

    assert crf.Tagger(inside).tag([["the", "John", "Smith", "said"]], english) == [["O", "B-PER", "B-PER", "O"]]
    assert crf.Tagger(beside).tag([["the", "John", "Smith", "said"]], english) == [["O", "B-PER", "B-PER", "O"]]


def test_the_decoded_path_has_the_highest_score_of_all_paths():
    rng = np.random.default_rng(0)
    transitions = rng.normal(size=(3, 3)).astype(np.float32)
    scores = rng.normal(size=(7, 3)).astype(np.float32)

    def total(path):
        return sum(scores[at, label] for at, label in enumerate(path)) + sum(
            transitions[a, b] for a, b in pairwise(path)
        )

    best = max(product(range(3), repeat=4), key=total)
    assert viterbi.best_labels(scores[:4], np.array([4]), transitions).tolist() == list(best)
    assert viterbi.best_labels(scores, np.array([4, 1, 2]), transitions)[:4].tolist() == list(best)
    assert viterbi.best_labels(scores, np.array([1, 2, 4]), transitions)[0] == scores[0].argmax()


def test_empty_sentences_have_no_labels_and_keep_their_place(english):
    model = tiny([(("0", "wmr"), 5)])

    assert crf.Tagger(model).tag([[], ["Mr"], [], ["a", "Mr"]], english) == [[], ["B-PER"], [], ["O", "B-PER"]]
    assert crf.Tagger(model).tag([], english) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The U.S. won't wait, Mr. Smith's aide said.", "The|U.S.|won|'|t|wait|,|Mr.|Smith|'s|aide|said|."),
        ("fr", "L'Iran et l'Afghanistan d'aujourd'hui", "L'|Iran|et|l'|Afghanistan|d'|aujourd|'|hui"),
        ("it", "dell'Italia", "dell'|Italia"),
        ("de", "Die US-Truppen zahlten 1.000,50 Euro.", "Die|US-Truppen|zahlten|1.000,50|Euro|."),
    ],
)
def test_a_text_is_tokenised_as_in_the_training_corpora(language, text, words):
    found, sizes = crf_text.sentences(Text(text, language))

    assert "|".join(text[start:end] for start, end in zip(found.starts, found.ends, strict=True)) == words
    assert sizes.tolist() == [words.count("|") + 1]


def test_a_long_line_without_a_sentence_end_is_read_in_parts():
    _, sizes = crf_text.sentences(Text("word " * 4_500, "en"))

    assert sizes.sum() == 4_500
    assert sizes.max() <= crf_text.MOST_WORDS


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Zorvan Beltaq left the Kermit Institute.", {"Zorvan Beltaq": "person", "Kermit Institute": ORG}),
        ("de", "Thomas Müller spielt beim FC Bayern.", {"Thomas Müller": "person", "FC Bayern": ORG}),
        ("it", "Il regista Federico Fellini nacque a Rimini.", {"Federico Fellini": "person", "Rimini": "place"}),
        ("ru", "Владимир Путин прибыл в Москву.", {"Владимир Путин": "person", "Москву": "place"}),
    ],
)
def test_names_that_are_in_no_list_are_found_by_their_context(language, text, found):
    assert {name.surface: name.kind for name in tagger.names(Text(text, language))} == found


def test_the_names_of_a_text_do_not_depend_on_earlier_texts():
    text = "Angela Merkel met Emmanuel Macron in Paris."
    before = tagger.names(Text(text, "en"))
    for at in range(30):
        tagger.names(Text(f"Word{at} Name{at} went to Place{at}.", "de"))

    assert tagger.names(Text(text, "en")) == before


def test_the_model_describes_its_training():
    about = crf_model.model_description()

    assert about["made_by"] == "training/tagger.py"
    assert len(crf_model.load().hashes) == about["parameters"]["rows"]


SENTENCES = {
    "en": "The Bank of New York and Zorvan Beltaq of the Taliban-led U.S. Council met Mr. Smith in Los Angeles .",
    "de": "Bundeskanzlerin Angela Merkel ( CDU ) traf von der Leyen in São Paulo am 16. August 2021 .",
    "fr": "L' ONU et le Comité international de la Croix-Rouge <s> quittent Kaboul",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_scores_of_a_word_are_the_weights_of_the_features_of_the_training(language):
    words, weights = crf_words.words(language), FeatureWeights(crf_model.load())
    sentence = SENTENCES[language].split()
    own = [crf_features.look(word, words) for word in sentence]
    seen = [
        crf_features.as_seen(crf_features.form(word, crf_features.look(word, words), language))
        for word in (BEGIN, BEGIN, *sentence, END, END)
    ]
    trained = [weights.rows(np.array([*map(key, row)], np.uint32)).sum(axis=0)
               for row in crf_features.features(sentence, seen, own, words)]  # fmt: skip
    forms = Forms(weights, words)
    rows = forms.rows(np.arange(len(sentence)), sentence)
    scores = Scorer(weights).scores(rows, np.array([len(sentence)]), forms)

    assert np.abs(trained).max() > 100  # some features are in the model
    np.testing.assert_allclose(scores, trained, atol=0.01)
