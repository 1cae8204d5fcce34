"""A finding about a story never claims more than its dates show."""

import pytest
from copies_helpers import prose

from analytics.copies import copies
from analytics.findings import stories as story_findings
from analytics.stories import stories
from tests.stories.test_stories import article


def sentence(make_corpus, *given, story="*"):
    world = {f"d{i}": article(source, date, agency=agency) for i, (source, date, agency) in enumerate(given)}
    corpus = make_corpus(world)
    chosen = story or stories.stories(corpus)["story"].iloc[0]
    return story_findings.timing(stories.story_documents(corpus, story=chosen, min_docs=1))


def test_the_first_source_is_named_with_the_lags_of_the_others(make_corpus):
    got = sentence(
        make_corpus, ("Reuters", "2021-08-16", ""), ("BBC", "2021-08-17", ""), ("Vox", "2021-08-18", ""), story=""
    )

    assert got == (
        "First in this corpus: Reuters, 16 August 2021. BBC followed 1 day later and Vox followed 2 days later."
    )


def test_documents_without_a_story_have_an_earliest_and_ranges_for_less_precise_dates(make_corpus):
    got = sentence(make_corpus, ("Al Arabiya", "2021-08-16", "Reuters"), ("Blatt", "2022-01", ""))

    came = "Blatt came 138 to 168 days later (January 2022)."
    assert got == f"The earliest document is from Al Arabiya, 16 August 2021 (crediting Reuters). {came}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([("A", "2021-08-16", ""), ("B", "2021-08-16", "")], "A and B are both dated 16 August 2021."),
        (
            [("A", "2021-08-16", ""), ("B", "2021-08", ""), ("C", "2021-08-18", "")],
            (
                "A is dated 16 August 2021 and B has only the date August 2021."
                " C followed 2 to 17 days later (18 August 2021)."
            ),
        ),
        ([("A", "2021-08-16", ""), ("B", "", "")], "A is dated 16 August 2021 and B has no date."),
        (
            [("A", "2021-08-16", ""), ("B", "2021-08-18", ""), ("B", "", ""), ("C", "2021-08-17", "")],
            ("A is dated 16 August 2021 and B has another article without a date. C followed 1 day later."),
        ),
    ],
)
def test_the_reason_why_no_source_is_first_is_given(make_corpus, given, expected):
    assert sentence(make_corpus, *given) == f"The first source in this corpus is not certain: {expected}"


def test_a_single_source_and_missing_dates_are_reported(make_corpus):
    assert sentence(make_corpus, ("A", "2021-08-16", ""), ("A", "2021-08-17", "")) == (
        "2 documents of one source (A), so there is nothing to compare."
    )
    assert sentence(make_corpus, ("A", "", ""), ("B", "", "")) == (
        "None of the 2 documents has a date, so the first source is not known."
    )


def test_copied_words_are_reported_with_their_direction(make_corpus):
    text = prose(1, 20)
    made = make_corpus(
        {
            "a": {"text": text, "source": "A", "date": "2021-08-16"},
            "b": {"text": text, "source": "B", "date": "2021-08-17", "agency": "AP"},
            "c": {"text": prose(2, 15), "source": "B", "date": "2021"},
            "d": {"text": prose(2, 15), "source": "A", "date": "2021-08-16"},
        }
    )
    made = made.with_table("shared_text", copies.find_shared_text(made))

    table = copies.copied_sources(made)

    assert table.to_dict("records") == [
        {"a": "A", "b": "B", "n_pairs": 2, "n_words": 35, "n_words_a": 20, "n_words_b": 0, "n_words_undecided": 15,
         "n_agency": 1}
    ]  # fmt: skip
    assert story_findings.copied_sources(table) == (
        "1 pair of sources shares 35 words. The most in one direction: 20 words that A published before B; in 1 of the"
        " 2 pairs of articles an agency is credited, whose text both may print. For 15 words the dates do not show the"
        " order."
    )
