"""One outlet is one source: variants of a label, mirrors of an address, marks of saved pages."""

from collections import Counter

import pytest
from cases.helpers import built, case, rows

from analytics.build import build
from analytics.curation import curation, merge_suggestions


def sources(corpus, file):
    return {name: source for name, source in rows(corpus, "documents", "file", "source") if name.startswith(file)}


def test_forms_of_an_address_are_one_outlet_and_an_archive_is_none():
    assert Counter(sources(built("26"), "urls.csv").values()) == {
        "theguardian.example": 3,
        "cnn.example": 2,
        "bbc.co.uk": 1,
        "unknown source": 3,
    }


def test_every_mirror_gives_the_outlet_of_the_page_it_shows():
    found = sources(built("64"), "articles.csv")

    assert found == {
        **{f"articles.csv#{row}": "northportherald.example" for row in (1, 2, 3, 4, 7, 8, 9, 13)},
        **{f"articles.csv#{row}": "lantern.example" for row in (5, 6, 10)},
        **{f"articles.csv#{row}": "unknown source" for row in (11, 12)},
    }


@pytest.mark.parametrize(("number", "file", "n"), [("26", "urls.csv", 3), ("64", "articles.csv", 2)])
def test_addresses_that_hide_the_outlet_are_one_issue_with_a_remedy(number, file, n):
    (issue,) = rows(built(number), "issues", "file", "problem", "detail")

    assert issue[0] == file
    assert issue[1].startswith(f"addresses that hide the outlet: {n} (first: http")
    assert "add a column 'source'" in issue[2]


@pytest.mark.parametrize("file", ["amp.html", "saved-from.html", "singlefile.html", "wayback.html"])
def test_a_saved_page_has_the_address_the_source_and_the_date_of_the_page(file):
    (found,) = [
        row[1:] for row in rows(built("64"), "documents", "file", "url", "source", "date") if row[0].endswith(file)
    ]

    assert found == ("https://northportherald.example/2021/05/03/dock", "northportherald.example", "2021-05-03")


def test_variants_of_a_label_are_proposed_for_a_merge_and_differences_of_case_are_none():
    corpus = built("26")
    labels = set(sources(corpus, "v.csv").values())
    table = merge_suggestions.suggested_merges(corpus, what="source")
    offered = dict(zip(table["b"], table["a"], strict=True))

    assert "bbc news" not in labels
    assert {"www.bbc.com", "m.bbc.co.uk"}.isdisjoint(labels)
    assert {offered[name] for name in ("BBC", "bbc.co.uk", "bbc.com", "BBC News - World")} == {"BBC News"}
    assert {offered[name] for name in ("New York Times", "N.Y. Times", "nytimes.com")} == {"The New York Times"}
    assert {offered[name] for name in ("Reuters UK", "reuters.com")} == {"Reuters"}
    assert labels - set(offered) == {"BBC News", "The New York Times", "Reuters"}


def test_one_row_of_the_curation_file_makes_two_labels_one_source():
    rows_of_file = [("source", "BBC News", "merge", "BBC")]
    merged = build.build_paths(
        [case("26")], workers=0, corrections=curation.add_corrections(curation.empty(), rows_of_file)
    )

    counts = Counter(sources(merged, "v.csv").values())
    assert counts["BBC"] == 3
    assert "BBC News" not in counts
