"""The key of a joined feature from its parts is the key of the whole feature."""

from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.reading.ner import feature_hashes


def joined_key(text, part):
    keys = (np.array([crc32(one)], np.uint32) for one in (text, part))
    return int(feature_hashes.append_parts(*keys, np.array([len(part)], np.uint32))[0])


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_the_key_of_two_parts_is_that_of_their_join(text, part):
    assert joined_key(text, part) == crc32(text + part)


@pytest.mark.parametrize("size", [31, 32, 33, 1_000, 300_001])
def test_a_part_may_be_long(size):
    part = (b"Zamir Kabulov " * 30_000)[:size]

    assert joined_key(b"b|", part) == crc32(b"b|" + part)


def test_features_hashed_together_have_the_keys_of_each():
    features = ["wmerkel", "", "sXxx", "wzürich", "w\ud83d"]

    assert feature_hashes.hash_features(features).tolist() == [*map(feature_hashes.hash_feature, features)]
