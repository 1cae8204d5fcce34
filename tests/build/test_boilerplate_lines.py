from analytics.build.boilerplate_lines import repeated_lines

LETTER = "Sign up for our letter"
BACKGROUND = "The Taliban took the capital in August 2021 after the president had left the country."


def articles(n, *lines, source="A"):
    """Return the bodies of n articles, each with one unique sentence and the given lines."""
    return [
        (source, [f"In this article number {i} something else happened that no other article reports at all.", *lines])
        for i in range(n)
    ]


def test_a_short_line_in_three_articles_of_a_source_is_repeated():
    assert repeated_lines(articles(3, LETTER)) == {"A": frozenset({LETTER})}
    assert repeated_lines(articles(2, LETTER) + articles(2, LETTER, source="B")) == {}


def test_a_repeated_line_is_in_two_percent_of_the_articles():
    assert repeated_lines(articles(3, LETTER) + articles(300)[3:]) == {}
    assert repeated_lines(articles(6, LETTER) + articles(300)[6:]) == {"A": frozenset({LETTER})}


def test_repeated_running_text_is_in_more_articles():
    assert repeated_lines(articles(4, BACKGROUND)) == {}
    assert repeated_lines(articles(5, BACKGROUND)) == {"A": frozenset({BACKGROUND})}
    assert repeated_lines(articles(5, BACKGROUND) + articles(60)[5:]) == {}


def test_copies_of_an_article_count_once():
    copy = (
        "A",
        [
            "Short lines",
            "Said so",
            "The one long sentence that all of the copies of this article share with one another.",
        ],
    )

    assert repeated_lines([copy] * 5) == {}


def test_a_line_twice_in_one_article_counts_once():
    assert repeated_lines(articles(2, LETTER, LETTER)) == {}


def test_empty_articles_and_no_articles_have_no_repeated_lines():
    assert repeated_lines([]) == {}
    assert repeated_lines([("A", []), ("B", [])]) == {}
