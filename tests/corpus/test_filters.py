import pytest

from analytics import CorpusError
from analytics.corpus import dates, filters, queries

WORLD = {
    "d1": {
        "text": "China’s embassy in Kabul stays open. The foreign ministry said so.",
        "source": "A",
        "date": "2021-08-16",
        "names": "Kabul, China",
        "topic": "t01",
    },
    "d2": {
        "text": "Die Straße nach Zürich. Der Ministry of foreign things.",
        "source": "B",
        "language": "de",
        "date": "2021-08",
        "names": "Zürich",
        "topic": "t02",
    },
    "d3": {"text": "阿富汗首都喀布尔的中国大使馆。", "source": "B", "language": "zh", "date": "2022"},
    "d4": {"text": "Embassies and talks; Taliban-led COVID_19 rules.", "source": "C"},
}


@pytest.fixture(scope="module")
def corpus(make_corpus):
    return make_corpus(WORLD)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"source": "B"}, ["d2", "d3"]),
        ({"source": ["A", "C"]}, ["d1", "d4"]),
        ({"source": ("C", "C")}, ["d4"]),
        ({"language": "de"}, ["d2"]),
        ({"topic": ["t01", "t02"]}, ["d1", "d2"]),
        ({"entity": "Kabul"}, ["d1"]),
        ({"together": ["Kabul", "China"]}, ["d1"]),
        ({"together": ["Kabul", "Zürich"]}, []),
        ({"entity": ["Kabul", "Zürich"]}, ["d1", "d2"]),
        ({"doc_id": ["d4", "d2"]}, ["d2", "d4"]),
        ({"entity": "Kabul", "language": "de"}, []),
    ],
)
def test_a_filter_keeps_the_documents_with_any_of_its_values(corpus, wanted, found):
    assert corpus.where(**wanted).doc_ids == found


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (
            {"sources": "A"},
            "'sources' is not a filter; did you mean 'source'? The filters are source, language, date, ",
        ),
        ({"source": "no such"}, "No document has the source 'no such'; values of source are B, A, C"),
        ({"source": ["A", "no such"]}, "No document has the source 'no such'; values of source are B, A, C"),
        ({"language": "en-GB"}, "No document has the language 'en-GB'; did you mean 'en'? Values of language are en, "),
        ({"topic": "t09"}, "No document has the topic 't09'; values of topic are t01, t02"),
        ({"entity": "Kabull"}, "No document has the entity 'Kabull'; did you mean 'Kabul'? Values of entity are "),
        ({"together": ["Kabul", "Zurich"]}, "No document has the entity 'Zurich'; did you mean 'Zürich'? "),
        ({"doc_id": "d9"}, "No document has the doc_id 'd9'; values of doc_id are d1, d2, d3, d4"),
        ({"source": 5}, "The filter source takes a text or a list of texts, got 5"),
        ({"date": 2021}, "The filter date takes a text or a list of texts, got 2021"),
        ({"entity": ["Kabul", None]}, "The filter entity takes a text or a list of texts, got ['Kabul', None]"),
    ],
)
def test_a_value_that_no_document_has_is_an_error_that_names_values(corpus, wanted, sentence):
    with pytest.raises(CorpusError) as refused:
        corpus.where(**wanted)

    assert str(refused.value).startswith(sentence)


def test_a_value_that_only_other_documents_have_gives_an_empty_slice(corpus):
    assert corpus.where(source="A").where(language="de").doc_ids == []
    assert corpus.where(words="nowhere").doc_ids == corpus.where(date="1999").doc_ids == []


def test_a_corpus_without_names_has_an_empty_slice_for_each_name(make_corpus):
    assert make_corpus({"d1": "Kabul"}).where(entity="Kabul").doc_ids == []


def test_the_values_of_a_filter_can_be_a_column_of_a_table(corpus):
    assert corpus.where(source=corpus.documents["source"].head(1)).doc_ids == ["d1"]
    assert corpus.where(source=set()) is corpus


def test_the_error_names_the_most_frequent_of_many_values(make_corpus):
    corpus = make_corpus({f"d{i}": {"source": f"Outlet {min(i, 11)}"} for i in range(13)})

    with pytest.raises(CorpusError, match=r"values of source are Outlet 11, .* and 4 more$"):
        corpus.where(source="xyz")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("embassy", ["d1"]),
        ("EMBASSY kabul", ["d1"]),
        ("embassy straße", []),  # all words of a search must occur
        ("embass*", ["d1", "d4"]),
        ("china", ["d1"]),
        ("China's", ["d1"]),  # a possessive is the word itself
        ("ministry foreign", ["d1", "d2"]),
        ('"foreign ministry"', ["d1"]),
        ('"Ministry of foreign"', ["d2"]),
        ('"china\'s embassy"', ["d1"]),
        ('"china embassy"', ["d1"]),  # the possessive between them is not a word
        ('"embassy in kab*"', ["d1"]),
        ('"in kabul sta*" ministry', ["d1"]),
        ('"unfinished quote', []),
        ("strasse", ["d2"]),
        ("STRASSE", ["d2"]),
        ('"STRASSE NACH"', ["d2"]),
        ("zürich", ["d2"]),
        ("ZÜRICH", ["d2"]),
        ("zurich", []),
        ("喀布尔", ["d3"]),
        ("中国", ["d3"]),
        ("中", ["d3"]),  # one character of a script without blanks
        ("馆", ["d3"]),  # the last one stands at the end of no pair but its own
        ("国中", []),
        ("covid", ["d4"]),
        ("19", ["d4"]),
        ("***", []),
        ('""', []),
    ],
)
def test_a_search_finds_whole_words_in_upper_and_lower_case(corpus, query, found):
    assert corpus.where(words=query).doc_ids == found


def test_a_document_must_contain_all_of_several_searches(corpus):
    assert corpus.where(words=["embass*", "talks"]).doc_ids == ["d4"]


@pytest.mark.parametrize("query", ["STRASSE", "strasse", "China's", "china", '"CHINA EMBASSY"', "covid", "喀布", "馆"])
def test_the_pattern_matches_in_the_documents_that_the_filter_finds(corpus, query):
    part = corpus.where(words=query)

    assert len(part) == 1
    assert len(queries.pattern(query).findall(part.text[part.doc_ids[0]])) == 1


def marked(query, text):
    return [match.group() for match in queries.pattern(query).finditer(text)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("talib*", "Taliban, Talib and taliban-led", ["Taliban", "Talib", "taliban"]),
        ("art", "Art, artist, art's", ["Art", "art"]),
        ("c++", "C++ and c", ["C", "c"]),  # counted as the word c, marked as such
        ("a.b", "a.b axb a b ab", ["a.b", "ab"]),  # no dot is a wildcard
        ('"foreign ministry" kabul', "Kabul: foreign\nministry", ["Kabul", "foreign\nministry"]),
        ("馆", "大使馆、馆长", ["馆", "馆"]),
    ],
)
def test_the_pattern_matches_whole_words_and_no_regular_expression_of_the_user(query, text, found):
    assert marked(query, text) == found


@pytest.mark.parametrize("query", ["", "  ", "***", "-", '""'])
def test_a_search_without_words_has_no_pattern(query):
    assert queries.pattern(query) is None


def test_the_parts_of_a_search_are_words_and_phrases_as_written():
    assert queries.query_parts('embassy "foreign ministry" talib* "open end') == [
        *("embassy", "foreign ministry", "talib*", "open end"),
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("2021-08-16", ["d1", "d2"]),  # d2 is some day of August 2021
        ("2021-08-17", ["d2"]),
        ("2021-08", ["d1", "d2"]),
        ("2021", ["d1", "d2"]),
        ("2022-03", ["d3"]),
        ("2021-09..", ["d3"]),
        ("..2021-08-16", ["d1", "d2"]),
        ("..2021-07", []),
        ("2021-08-31..2022-01-01", ["d2", "d3"]),
        ("..", ["d1", "d2", "d3"]),  # any date
        (["2021-08-16", "2022"], ["d1", "d2", "d3"]),
        ("2022..2021", []),
    ],
)
def test_a_date_filter_keeps_dates_of_any_precision_that_can_be_in_the_range(corpus, wanted, found):
    assert corpus.where(date=wanted).doc_ids == found


@pytest.mark.parametrize(
    "text", ["yesterday", "2021-8-1", "16.08.2021", "2021-13", "2021-02-30", "2021-00", "2021..soon"]
)
def test_an_invalid_date_is_an_error_with_examples(corpus, text):
    with pytest.raises(CorpusError) as refused:
        corpus.where(date=text)

    assert str(refused.value) == f"{text!r} is not a date range; write 2021-08-01..2021-08-31, 2021-08 or 2021.."


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("", ("", "")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2023-02-03", ("2023-02-03", "2023-02-03")),
    ],
)
def test_a_date_means_every_day_of_its_precision(date, bounds):
    assert dates.date_bounds(date) == bounds


def test_copies_once_keeps_the_earliest_of_each_group_and_all_without_one(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"date": "2021-08-18", "duplicate_group": "d1"},
            "d2": {"date": "2021-08-16", "duplicate_group": "d1"},
            "d3": {"date": ""},
            "d4": {"date": "", "duplicate_group": "d4"},
            "d5": {"date": "", "duplicate_group": "d4"},
            "d6": {"date": ""},
        }
    )

    assert corpus.where(copies="once").doc_ids == ["d2", "d3", "d4", "d6"]
    assert corpus.where(copies="each") is corpus
    assert corpus.take([0, 4]).where(copies="once").doc_ids == ["d1", "d5"]  # alone in the slice


def test_the_filter_copies_has_two_values(corpus):
    with pytest.raises(CorpusError, match="copies must be 'once' or 'each', got 'twice'"):
        corpus.where(copies="twice")


def test_the_error_about_an_unknown_filter_names_the_filters(corpus):
    with pytest.raises(CorpusError) as refused:
        corpus.where(sauce="A")

    assert str(refused.value) == (
        "'sauce' is not a filter; the filters are source, language, date, topic, entity, together, tag, words,"
        " copies, doc_id"
    )


def test_only_filters_with_a_value_are_active():
    wanted = {"source": [], "language": (), "date": "", "topic": None, "copies": "each", "words": "kabul"}

    assert filters.active(wanted) == {"words": "kabul"}


def test_the_filters_that_empty_a_corpus_are_distinguished(corpus):
    got = filters.emptied_by(corpus, {"source": "B", "words": "embassy", "copies": "each"})

    # source B alone: d2, d3; the word alone: d1; each without the other is what the other leaves alone
    assert got.to_dict("records") == [
        {"filter": "source", "n_alone": 2, "n_without": 1},
        {"filter": "words", "n_alone": 1, "n_without": 2},
    ]
    assert filters.emptied_by(corpus, {}).empty


@pytest.mark.parametrize(
    ("period", "asked"), [("2021", "2021"), ("2021-08", "2021-08"), ("2021-W33", "2021-08-16..2021-08-22")]
)
def test_a_period_of_a_table_is_a_value_of_the_date_filter(period, asked):
    assert dates.period_range(period) == asked


def test_a_document_of_an_earlier_release_has_its_main_language_alone(make_corpus):
    world = {"d1": {"text": "a", "language": "de", "languages": ""}, "d2": {"text": "b", "languages": "en; de"}}
    corpus = make_corpus(world)

    assert [len(corpus.where(language=code)) for code in ("de", "en")] == [2, 1]
    assert len(corpus.take([1]).where(language="de")) == 1
