"""A compact table answers like a dict."""

from hypothesis import given
from hypothesis import strategies as st

from analytics.reading.ner.string_table import StringTable

STRINGS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(st.dictionaries(STRINGS, st.sampled_from("abc")), STRINGS)
def test_a_string_has_its_value_and_another_one_the_default(values, other):
    table = StringTable({value: "\n".join(key for key in values if values[key] == value) for value in "abc"})

    assert {key: table.get(key) for key in values} == values
    assert table.get(other, "-") == values.get(other, "-")
    assert (other in table) == (other in values)


def test_strings_with_the_same_hash_are_told_apart():
    table = StringTable({"a": "plumless", "b": "buckeroo"})  # both have the CRC-32 4ddb0c25

    assert [table.get(one) for one in ("plumless", "buckeroo", "plumles")] == ["a", "b", ""]


def test_half_a_surrogate_pair_is_in_no_table():
    assert "\ud83d" not in StringTable({"a": "?"})
