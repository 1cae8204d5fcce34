"""What an export says about its articles is in the tables: section, page, stated words, and what is cut short."""

from cases.helpers import built, rows

from analytics.curation import curation
from analytics.findings import loading


def test_section_page_number_and_stated_words_of_a_factiva_export_are_columns_of_the_documents():
    columns = ("title", "record", "section", "page", "n_words_export", "truncated")

    assert sorted(rows(built("04"), "documents", *columns)) == [
        ("Farmers count the losses after the February floods", 2, "Business", "2", 79, ""),
        ("Harbour council votes to close the old ferry terminal", 1, "News", "1", 92, ""),
        ("Museum returns bronze bell to monastery in Georgia", 3, "Culture", "3", 74, ""),
    ]


def test_the_words_that_were_read_are_compared_with_those_that_the_export_counts():
    corpus = built("04")

    assert rows(corpus, "files", "file", "n_docs", "n_words_export", "n_words_read", "share_read") == [
        ("factiva-20190510.html", 3, 245, 245, 1.0)
    ]
    sentence = loading.words_read(corpus, corpus.table("files"))
    assert sentence == "Factiva counts 245 words for them; 245 were read (100%)."


def test_articles_cut_short_by_an_api_are_marked_and_counted():
    corpus = built("09")

    assert {truncated for (truncated,) in rows(corpus, "documents", "truncated")} == {"excerpt"}
    assert loading.cut_short(corpus.documents) == "3 articles are incomplete: excerpt (3)."
    metadata = curation.metadata(corpus, curation.empty(), limit=10)
    assert set(loading.to_check(metadata.assign(n_words=40))) == {"incomplete: excerpt"}
