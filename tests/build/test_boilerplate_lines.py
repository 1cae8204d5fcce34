from analytics.build.boilerplate_lines import Body, repeated_lines

LETTER = "Sign up for our letter"
BACKGROUND = "The Taliban took the capital in August 2021 after the president had left the country."


def articles(n, *lines, source="A"):
    """Return the bodies of n articles, each with one unique sentence and the given lines."""
    return [
        Body([source], [f"In this article number {i} something else happened that nobody else reports.", *lines])
        for i in range(n)
    ]


def test_a_short_line_in_three_articles_of_a_source_is_repeated():
    assert repeated_lines(articles(3, LETTER)) == {"A": frozenset({LETTER})}
    assert repeated_lines(articles(2, LETTER) + articles(2, LETTER, source="B")) == {}


def test_a_line_with_other_quotation_marks_is_the_same_line():
    straight, curly = 'Sign up for "The Letter"', "Sign up for “The Letter”"
    bodies = articles(2, straight) + articles(3, curly)[2:]

    assert repeated_lines(bodies) == {"A": frozenset({straight, curly})}


def test_a_repeated_line_is_in_two_percent_of_the_articles():
    assert repeated_lines(articles(3, LETTER) + articles(300)[3:]) == {}
    assert repeated_lines(articles(6, LETTER) + articles(300)[6:]) == {"A": frozenset({LETTER})}


def test_repeated_running_text_is_in_more_articles():
    assert repeated_lines(articles(4, BACKGROUND)) == {}
    assert repeated_lines(articles(5, BACKGROUND)) == {"A": frozenset({BACKGROUND})}
    assert repeated_lines(articles(5, BACKGROUND) + articles(60)[5:]) == {}


def test_copies_of_an_article_count_once():
    copy = Body(
        ["A"],
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
    assert repeated_lines([Body(["A"], []), Body(["B"], [])]) == {}


def test_a_line_of_five_words_in_ten_articles_is_repeated_in_a_source_of_any_size():
    sign_up = "Sign up for our morning letter"
    assert repeated_lines(articles(9, sign_up) + articles(600)[9:]) == {}
    assert repeated_lines(articles(10, sign_up, BACKGROUND) + articles(600)[10:]) == {
        "A": frozenset({sign_up, BACKGROUND})
    }


def test_a_quotation_is_never_a_repeated_line():
    quoted = '"The country will hold its election in spring as the law asks," she told the parliament.'
    opened = "“I said that I would leave and I left, and nobody asked me to come back to this house."
    assert repeated_lines(articles(12, quoted, opened)) == {}


def test_lines_repeat_across_the_sources_of_one_site():
    shared = [
        body._replace(outlets=[source, "site.example"])
        for source, body in zip("AABB", articles(4, LETTER), strict=True)
    ]
    assert repeated_lines(shared) == {"site.example": frozenset({LETTER})}


def test_a_line_from_a_template_is_repeated_whatever_stands_in_it():
    titles = ["Palin ends career", "Storm in Texas", "Budget talks fail", "Snow in May", "New law on trade"]
    videos = [
        f"JUST WATCHED {title} Replay More Videos ... MUST WATCH {title} 0{n}:58" for n, title in enumerate(titles)
    ]
    own = "The mayor of the city on her plans for the year"
    given = [Body(["A"], [*body.lines, video]) for body, video in zip(articles(5), videos, strict=True)]
    given[0] = Body(["A"], [*given[0].lines, own])

    assert repeated_lines(given) == {"A": frozenset(videos)}
    assert repeated_lines(given[:4]) == {}


def test_a_form_to_sign_up_with_its_own_first_sentence_is_from_a_template():
    form = "By signing up you agree to receive letters from us. You can end this at any time in your settings."
    leads = ["Energy news", "Health news for you", "The campaign in brief", "Markets today", "Weekend reading"]
    forms = [f"{lead} Email Sign Up {form}" for lead in leads]
    given = [Body(["A"], [*body.lines, one]) for body, one in zip(articles(5), forms, strict=True)]

    assert repeated_lines(given) == {"A": frozenset(forms)}


def test_sentences_with_a_common_phrase_are_not_from_a_template():
    phrase = "told reporters at the White House on Tuesday that"
    given = [
        Body(["A"], [*body.lines, f"Minister number {n} {phrase} plan {n} costs {n} millions more than was known."])
        for n, body in enumerate(articles(20))
    ]
    assert repeated_lines(given) == {}


def test_the_order_of_the_articles_changes_nothing():
    given = articles(12, LETTER, BACKGROUND) + articles(8, LETTER, source="B")
    assert repeated_lines(given[::-1]) == repeated_lines(given)


def test_a_line_at_the_edge_of_articles_on_three_days_is_repeated_in_a_source_of_any_size():
    intro = "Each week our reader Ada Berg asks a minister about the promises of the last campaign."
    about = "Ada Berg writes about trade for this paper and has lived in five countries since 1998."
    days = [
        body._replace(lines=[intro, *body.lines, about], day=f"2021-08-{n:02}") for n, body in enumerate(articles(3))
    ]
    inside = [
        body._replace(lines=[*body.lines, "x", BACKGROUND, *"abc"], day=f"2021-09-{n:02}")
        for n, body in enumerate(articles(3))
    ]
    rest = articles(300)[3:]

    assert repeated_lines(days + rest) == {"A": frozenset({intro, about})}
    assert repeated_lines([body._replace(day="2021-08-01") for body in days] + rest) == {}
    assert BACKGROUND not in repeated_lines(inside + rest).get("A", ())
