"""One label for each outlet: equal spellings, names of two outlets, merges of the user, and the proposals."""

import pytest

from analytics import schema
from analytics.curation import curation, merge_suggestions
from analytics.reading.article import Article

NO_CORRECTIONS = curation.empty()


def article(source, url="", number=0, origin="column source"):
    empty = {name: 0 if name in ("record", "n_words_export") else "" for name in Article._fields}
    given = {"doc_id": f"d{number}", "file": f"a.csv#{number}", "source": source, "url": url, "source_origin": origin}
    return Article(**empty | given | {"lines": ()})


def corrected(*labelled, rows=()):
    """Return the sources of articles given as (source, host or "")."""
    articles = [article(source, f"https://{host}/a" if host else "", at) for at, (source, host) in enumerate(labelled)]
    table = curation.add_corrections(NO_CORRECTIONS, [("source", key, "merge", value) for key, value in rows])
    return [one.source for one in curation.correct_metadata(articles, table)]


def test_the_commonest_spelling_is_the_label_and_the_other_stays_in_the_origin():
    given = [article("bbc news"), article("BBC News"), article("BBC  NEWS")]

    after = curation.correct_metadata(given, NO_CORRECTIONS)

    assert [one.source for one in after] == ["BBC News"] * 3
    assert [one.source_origin for one in after] == [
        'column source: "bbc news"',
        "column source",
        'column source: "BBC  NEWS"',
    ]
    assert corrected(("bbc news", ""), ("bbc news", ""), ("BBC News", "")) == ["bbc news"] * 3


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("The Herald", "heraldscotland.com", "herald.co.zw"),
        ("The Independent", "independent.co.uk", "independent.ie"),
        ("Le Soleil", "lesoleil.com", "soleil-info.example"),
    ],
)
def test_two_outlets_of_one_name_stay_two(label, one, other):
    assert corrected((label, one), (label, one), (label, other), (label, "")) == [
        *(label, label),
        f"{label} ({other})",
        label,
    ]


@pytest.mark.parametrize(
    ("label", "hosts"),
    [
        ("BBC News", ("bbc.com", "bbc.co.uk", "m.bbc.co.uk")),
        ("Reuters", ("reuters.com", "uk.reuters.com", "www.msn.com", "investing.com")),  # others print its articles
        ("Independent Journal Review", ("ijr.com", "ijr.org")),
        ("The Guardian", ("theguardian.com", "guardian.co.uk")),
        ("unknown source", ("unknown.com", "sourceunknown.org")),
    ],
)
def test_one_outlet_on_several_hosts_is_one(label, hosts):
    assert set(corrected(*((label, host) for host in hosts))) == {label}


def test_the_user_merges_renames_and_joins_what_was_read_as_two():
    assert corrected(("bbc NEWS", ""), ("BBC", ""), rows=[("BBC News", "bbc")]) == ["BBC", "BBC"]
    assert corrected(("A", ""), ("B", ""), rows=[("A", "B"), ("B", "C")]) == ["C", "C"]
    assert corrected(("A", ""), ("B", ""), rows=[("A", "B"), ("B", "A")]) == ["A", "B"]
    assert corrected(("usa today", ""), rows=[("usa today", "USA TODAY")]) == ["USA TODAY"]
    two = [("The Herald", "heraldscotland.com"), ("The Herald", "herald.co.zw")]
    assert set(corrected(*two, rows=[("The Herald (heraldscotland.com)", "The Herald")])) == {"The Herald"}


def test_a_merged_source_keeps_its_own_label_in_the_origin():
    table = curation.add_corrections(NO_CORRECTIONS, [("source", "BBC News", "merge", "BBC")])

    (after,) = curation.correct_metadata([article("BBC News")], table)

    assert (after.source, after.source_origin) == ("BBC", 'curation; column source: "BBC News"')


def corpus_of(make_corpus, *labelled, corrections=()):
    """Return a corpus with documents given as (source, host, number)."""
    world, number = {}, 0
    for source, host, n in labelled:
        for _ in range(n):
            number += 1
            url = f"https://{host}/{number}" if host else ""
            world[f"d{number:03}"] = {"text": f"Text {number}.", "source": source, "url": url}
    return make_corpus(world).with_table("corrections", schema.from_rows(corrections, "corrections"))


def proposals(corpus):
    table = merge_suggestions.suggested_merges(corpus, what="source")
    return [*zip(table["b"], table["a"], table["similarity"], table["n_docs_b"], strict=True)]


def test_two_labels_of_one_host_are_proposed_those_that_move_most_documents_first(make_corpus):
    corpus = corpus_of(
        *(make_corpus, ("CNN", "cnn.com", 4), ("CNN - Editorial", "edition.cnn.com", 1)),
        *(("Fox News", "www.foxnews.com", 5), ("Fox Online News", "foxnews.com", 3)),
    )

    assert proposals(corpus) == [("Fox Online News", "Fox News", 100, 3), ("CNN - Editorial", "CNN", 100, 1)]
    assert proposals(corpus.where(source=["CNN", "Fox News"])) == []


@pytest.mark.parametrize(
    ("a", "b", "similarity"),
    [
        (("The New York Times", ""), ("New York Times", ""), 90),
        (("The New York Times", ""), ("NYT", ""), 80),
        (("Süddeutsche Zeitung", "sueddeutsche.de"), ("Süddeutsche", ""), 90),
        (("Der Spiegel", ""), ("spiegel.de", "spiegel.de"), 90),
        (("bbc.co.uk", "bbc.co.uk"), ("bbc.com", "bbc.com"), 70),
        (("Reuters", ""), ("Reuters UK", ""), 60),
        (("NBC News (Online)", ""), ("NBCNews.com", ""), 80),
    ],
)
def test_variants_of_a_name_are_proposed(make_corpus, a, b, similarity):
    assert proposals(corpus_of(make_corpus, (*a, 2), (*b, 1))) == [(b[0], a[0], similarity, 1)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("The Times", "thetimes.co.uk"), ("Times", "timesofmalta.com")),
        (("The Herald", "herald.ie"), ("Herald", "herald.co.zw")),
        (("ABC News", "abcnews.go.com"), ("ESPN", "espn.go.com")),
        (("ada.substack.com", "ada.substack.com"), ("bob.substack.com", "bob.substack.com")),
        (("The Herald (Glasgow)", ""), ("The Herald (Harare)", "")),
        (("Associated Press", ""), ("AP Sports", "")),
        (("BBC", ""), ("unknown source", "bbc.com")),
    ],
)
def test_different_outlets_are_not_proposed(make_corpus, a, b):
    assert proposals(corpus_of(make_corpus, (*a, 2), (*b, 1))) == []


def test_a_label_on_many_hosts_is_no_variant_of_one_of_them(make_corpus):
    guests = [("Guest Writer", host, 1) for host in ("cnn.com", "nytimes.com", "foxnews.com")]

    assert proposals(corpus_of(make_corpus, ("CNN", "cnn.com", 4), *guests)) == []


def test_a_refused_proposal_does_not_come_back(make_corpus):
    labels = [("Fox News", "foxnews.com", 5), ("Fox Online News", "foxnews.com", 3)]
    refused = [("source", "Fox Online News", "apart", "Fox News")]

    assert proposals(corpus_of(make_corpus, *labels, corrections=refused)) == []


def test_the_proposals_of_many_labels_of_one_name_are_one_for_each_label(make_corpus):
    labels = [(f"The Herald - Desk {number}", "herald.ie", 1) for number in range(300)]

    table = merge_suggestions.suggested_merges(corpus_of(make_corpus, *labels), what="source", top=None)

    assert (len(table), table["a"].nunique()) == (299, 1)
