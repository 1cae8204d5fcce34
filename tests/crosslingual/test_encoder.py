import numpy as np
import pytest

from analytics.crosslingual.encoder import codes, encoder, universal
from analytics.crosslingual.encoder.remembering import RememberingEncoder

SAME = [
    "The embassy in Kabul is closed.",
    "Die Botschaft in Kabul ist geschlossen.",
    "大使馆已经关闭。",
    "大使館已經關閉。",
]
OTHER = "Local gardeners plant tulips where orchards once stood."


def cosines(texts):
    vectors = codes.unit_vectors(encoder.installed_encoder().encode(texts))
    return vectors @ vectors.T


@pytest.mark.usefixtures("no_network")
def test_a_translation_is_nearer_than_another_sentence_and_nothing_is_fetched():
    table = cosines([*SAME, OTHER])

    assert table[0, 1:3].min() > 0.5
    assert table[:4, 4].max() < 0.3


def test_traditional_chinese_is_read_like_simplified_chinese():
    assert cosines(SAME)[2, 3] == pytest.approx(1)


def test_hostile_texts_have_vectors_too():
    hostile = ["", " ", "\ud800 broken", "x" * 100_000, "😀" * 5_000, "a\x00b", "\n\t"]

    coded = encoder.installed_encoder().encode(hostile)

    assert coded.shape == (7, 512)
    assert coded.dtype == np.int8


def test_a_long_word_is_cut_into_pieces_and_a_long_text_is_cut_off():
    got = encoder.readable("y" * 100_000)

    assert max(map(len, got.split())) <= encoder.LONGEST_WORD
    assert len(got) < 1.1 * encoder.MOST_CHARACTERS


def test_the_encoder_states_what_it_is():
    installed = encoder.installed_encoder()

    assert {"ar", "de", "en", "ru", "zh"} <= installed.languages
    assert encoder.held_languages() == installed.languages
    assert len(installed.fingerprint) == 12
    assert installed.version


def test_codes_keep_the_cosine():
    vectors = np.random.default_rng(1).normal(size=(50, 512))
    vectors /= np.linalg.norm(vectors, axis=1)[:, None]

    kept = codes.unit_vectors(codes.codes(vectors))

    assert np.abs(kept @ kept.T - vectors @ vectors.T).max() < 0.01


def test_a_sentence_is_read_once():
    read = []

    class Counting(universal.UniversalEncoder):
        def encode(self, texts):
            read.extend(texts)
            return super().encode(texts)

    remembering = RememberingEncoder(Counting())
    first = remembering.encode(SAME)
    again = remembering.encode([OTHER, *reversed(SAME), OTHER])

    assert read == [*SAME, OTHER]
    assert (again[1:5] == first[::-1]).all()
    assert remembering.encode([]).shape == (0, universal.DIMENSIONS)
