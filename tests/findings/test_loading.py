import pytest

from analytics.corpus import file_summary
from analytics.curation import curation
from analytics.findings import decisions, loading, wording


@pytest.mark.parametrize(
    ("done", "left", "seconds", "words"),
    [
        (120, 480, 10, "12 a second, about 40 seconds left"),
        (120, 2400, 10, "12 a second, about 3 minutes left"),
        (5, 5, 60, "5 a minute, about 1 minute left"),
        (1, 0, 60, ""),
        (0, 9, 60, ""),
        (3, 9, 0.2, ""),
    ],
)
def test_long_work_says_its_rate_and_the_time_left(done, left, seconds, words):
    assert wording.pace(done, left, seconds) == words


FACTIVA = {"title_origin": "Factiva export", "date_origin": "Factiva export", "source_origin": "Factiva export"}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-11-20", "2017-11-25", "20 to 25 November 2017"),
        ("2017-10-28", "2017-11-03", "28 October to 3 November 2017"),
        ("2016-12-28", "2017-01-03", "28 December 2016 to 3 January 2017"),
        ("2017-11-20", "2017-11-20", "20 November 2017"),
        ("2017-10", "2017-11", "October to November 2017"),
        ("2016", "2019", "2016 to 2019"),
        ("2017", "2017-05-03", "2017 to 3 May 2017"),
    ],
)
def test_two_dates_are_written_as_a_person_writes_them(first, last, words):
    assert wording.date_span(first, last) == words


def export(make_corpus, **given):
    about = {"source": "Herald", "date": "2019-03-04", "text": "One two three four."} | FACTIVA
    rows = {
        "d1": about | {"file": "a.html#1", "title": "First", "n_words_export": 4},
        "d2": about | {"file": "a.html#2", "title": "Second", "n_words_export": 16, "date": "2019-03-11"},
    }
    return make_corpus(rows | given)


def test_the_first_sentence_says_files_articles_source_language_and_dates(make_corpus):
    corpus = export(make_corpus)
    files = file_summary.files(corpus)

    assert loading.contents(corpus, files) == "1 file, 2 articles: Herald, English, 4 to 11 March 2019."
    assert loading.words_read(corpus, files) == "Factiva counts 20 words for them; 8 were read (40%)."


def test_words_are_said_to_be_of_some_articles_where_the_others_state_none(make_corpus):
    corpus = export(make_corpus, d3={"text": "Alone.", "file": "b.txt", "title_origin": "text"})
    files = file_summary.files(corpus)

    assert loading.words_read(corpus, files) == "Factiva counts 20 words for 2 of 3 articles; 8 were read (40%)."
    assert loading.contents(corpus, files).startswith("2 files, 3 articles: Herald, English")


def test_nothing_is_said_about_words_where_no_export_counts_them(make_corpus):
    corpus = make_corpus({"d1": "One."})

    assert loading.words_read(corpus, file_summary.files(corpus)) == ""
    assert loading.cut_short(corpus.documents) == ""


def test_what_a_person_should_look_at_stands_beside_each_article(make_corpus):
    corpus = export(make_corpus, d3={"text": "Alone.", "truncated": "excerpt"})

    assert loading.to_check(corpus.documents) == ["", "4 of 16 words read", "incomplete: excerpt; no date; no source"]


def test_a_split_file_and_the_origins_of_the_metadata_are_told(make_corpus):
    corpus = export(make_corpus, d3={"text": "Alone.", "date": "2019", "date_origin": 'text: "In: 2019"'})
    facts = loading.reading_facts(corpus, file_summary.files(corpus))

    assert facts[0] == ("1 file split into 2 articles", "Read as Factiva: a.html (2).")
    assert facts[1] == ("2 of 3 articles have a source", "From: Factiva export (2).")
    assert facts[3] == ("3 of 3 articles have a date", "From: Factiva export (2) and text (1).")
    assert loading.reading_facts(corpus.take([]), file_summary.files(corpus.take([])))[0].detail == "None was found."


def test_near_copies_are_a_question_whose_answer_is_the_filter(make_corpus):
    corpus = export(make_corpus, d3={"text": "One two three four.", "title": "First", "duplicate_group": "d1"})
    documents = corpus.documents.assign(duplicate_group=["d1", "", "d1"])

    (decision,) = decisions.decisions(corpus.with_table("documents", documents))

    assert (decision.size, decision.title) == ("1 group", "The same article more than once")
    assert decision.detail.startswith("“First” in 2 versions (Herald and unknown source")
    assert [dict(choice.filters) for choice in decision.choices] == [{"once": True}, {}]


def test_headlines_with_two_parts_are_a_question_whose_answers_are_corrections_that_can_be_applied(make_corpus):
    rows = {f"d{at}": {"text": "A.", "file": f"a.html#{at}", "title": f"Head {at}; More"} | FACTIVA for at in (1, 2, 3)}
    corpus = make_corpus(rows)

    (decision,) = decisions.decisions(corpus)
    leave, shorten = decision.choices
    noted = curation.add_corrections(curation.empty(), shorten.corrections)

    assert leave.corrections == ()
    assert list(curation.metadata(corpus, noted, limit=9)["title"]) == ["Head 1", "Head 2", "Head 3"]
    assert decisions.decisions(make_corpus({"d1": rows["d1"]})) == []
