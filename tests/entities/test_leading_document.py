"""The document that alone has most of the pairs of names."""

import pytest

from analytics.entities.leading_document import LeadingDocument, leading_document

NEWS = {f"n{i}": {"text": "China met Kabul.", "names": "China, Kabul"} for i in range(3)}


def world(names):
    report = {"title": "The report", "text": f"{' '.join(names)}.", "names": ", ".join(names)}
    return NEWS | {"r": report}


def test_the_document_with_most_of_the_pairs_is_named_with_its_pairs(make_corpus):
    got = leading_document(make_corpus(world(["Alba", "Bolt", "Cole"])))

    # three pairs of the report, and that of the news
    assert got == LeadingDocument("r", "The report", 3, 4)


@pytest.mark.parametrize("names", [["Alba", "Bolt"], ["China", "Kabul"]])
def test_half_of_the_pairs_or_pairs_that_others_have_too_are_not_most(make_corpus, names):
    assert leading_document(make_corpus(world(names))) is None


def test_a_corpus_of_one_document_has_no_leading_one(make_corpus):
    whole = make_corpus(world(["Alba", "Bolt", "Cole"]))

    assert leading_document(whole.where(doc_id="r")) is None


def test_pairs_in_a_sentence_are_those_of_the_unit(make_corpus):
    spread = NEWS | {"r": {"title": "The report", "text": "Alba. Bolt. Cole.", "names": "Alba, Bolt, Cole"}}

    assert leading_document(make_corpus(spread), unit="document").n_pairs == 3
    assert leading_document(make_corpus(spread), unit="sentence") is None
