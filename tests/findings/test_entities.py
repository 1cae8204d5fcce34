import math

import pytest
from network_samples import pairs

from analytics import schema
from analytics.entities import communities, pairs_by_group
from analytics.entities.leading_document import LeadingDocument
from analytics.findings import entities as entity_findings


def network_of(*rows):
    shape = communities.shape(pairs(*rows))
    return schema.conform(shape.assign(label=shape["entity"], kind="place", n_docs=1), "entity_network")


def test_the_finding_has_the_communities_their_leaders_and_the_most_central_name():
    got = entity_findings.communities(network_of(("A", "B", 5), ("B", "C", 4), ("X", "Y", 1)))

    # of the 4 * 3 / 2 pairs of others of B, one path leads through it
    assert got == ("5 names form 2 communities, led by B and X. B is on 17% of the shortest paths between the others.")


def test_a_name_on_few_paths_is_not_called_central():
    network = network_of(("A", "B", 5), ("B", "C", 4), ("X", "Y", 1))

    got = entity_findings.communities(network.assign(betweenness=network["betweenness"] / 10))

    assert got == "5 names form 2 communities, led by B and X."


def test_without_a_central_name_the_finding_has_none():
    assert entity_findings.communities(network_of(("A", "B", 5))) == ("2 names form 1 community, led by A.")


def test_an_empty_network_is_reported():
    assert entity_findings.communities(schema.empty("entity_network")) == (
        "No two names appear together more often than by chance, so there is no network to draw."
    )


def times(*rows, p=math.nan):
    return schema.from_rows([(period, "A", "B", n, of, n / of, p) for period, n, of in rows], "pair_timeline")


def test_the_rise_of_a_pair_is_told_if_it_passes_the_test():
    shares = (("2021-08", 9, 10), ("2021-09", 1, 10))

    assert entity_findings.pair_times(times(*shares, p=0.001), "month") == (
        "A and B rise most clearly in August 2021: together in 9 of 10 documents, compared with 1"
        " of 10 documents of the other months (p = 0.001, corrected for all comparisons made "
        "here)."
    )
    assert entity_findings.pair_times(times(*shares, p=0.06), "month").startswith("No pair of names stands out")
    assert entity_findings.pair_times(times(("2021-08", 3, 10)), "month") == (
        "All dates are in one month (August 2021), so there is no change over time."
    )
    assert entity_findings.pair_times(times(("", 3, 10)), "month") == (
        "No pair of names is in a document with a date that names the month."
    )


def test_each_group_has_its_first_pair_and_how_certain_it_is(make_corpus):
    corpus = make_corpus({
        f"d{i}": {"text": "Kabul, Bonn." if i < 6 else "Kabul.", "names": "Kabul, Bonn", "source": "AB"[i // 6]}
        for i in range(12)})  # fmt: skip
    table = pairs_by_group.pair_keyness(corpus)

    assert entity_findings.pair_keyness(table, ["A", "B"]) == (
        "A names Bonn and Kabul together more often (6 of 6 documents, elsewhere 0 of 6). 1 "
        "listed pair is unlikely to be chance (q < 0.05)."
    )
    few = pairs_by_group.pair_keyness(corpus.take([0, 11]))
    assert entity_findings.pair_keyness(few, ["A", "B"]) == (
        "A names Bonn and Kabul together more often (1 of 1 document, elsewhere 0 of 1). These "
        "are counts without a test: a test needs 5 documents on each side."
    )
    assert entity_findings.pair_keyness(table, ["B"]) == (
        "No pair of names is in a larger share of the documents of one group than of the rest."
    )


def test_a_network_of_one_document_is_not_described_as_one_of_the_corpus():
    network = network_of(("A", "B", 5), ("B", "C", 4), ("X", "Y", 1))

    got = entity_findings.communities(network, LeadingDocument("r", "The report", 1_847, 2_923))

    assert got == (
        "Most pairs (1,847 of 2,923) are only in one document, “The report”. So this network shows that document more"
        " than the others."
    )


def test_how_long_documents_are_counted_is_said_where_there_are_any():
    assert entity_findings.long_documents(0) == ""
    assert entity_findings.long_documents(1) == (
        "1 document has more than 4,000 words. In it, two names are together only if they are in the same sentence."
    )
    assert entity_findings.long_documents(2).startswith("2 documents have more than 4,000 words. In these, two")


@pytest.mark.parametrize(
    ("n_docs", "sentence"),
    [
        (1, "No two names are together in more than one document."),
        (3, "A and B are named together most: in 3 of 6 documents."),
    ],
)
def test_the_most_frequent_pair_is_in_more_than_one_document(n_docs, sentence):
    table = pairs(("A", "B", n_docs))

    assert entity_findings.most_frequent_pair(table, 6) == sentence


def test_a_linked_surname_is_shown_with_its_reason_in_words():
    sentence = entity_findings.surname_link("Trump → Donald Trump, by text")

    assert sentence == "“Trump” is counted as Donald Trump (the only full name with it in this article)"
    assert set(entity_findings.LINK_REASONS) == {*schema.SURNAME_RULES, schema.BY_USER}
