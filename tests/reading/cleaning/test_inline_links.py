"""Lists of links inside a sentence."""

from analytics.reading.cleaning.clean import clean

LIST = "Ann Marie ReedReed quits the race Poll: Reed leads in Ohio Five things to know about Reed MORE"
SENTENCE = "The leader of the house, Rep. Ann Reed {}(D-Ohio), said on Monday that the dock in Northport will close."
OTHER = "The council of Northport will vote on the plan in the coming week, two of its members told reporters."


def test_a_list_of_links_inside_a_sentence_is_cut_out_and_kept_as_a_line_of_its_own():
    cleaned = clean(f"{SENTENCE.format(LIST + ' ')}\n{OTHER}")

    assert cleaned.text == f"{SENTENCE.format('')}\n{OTHER}"
    assert [(line.line, line.text, line.verdict) for line in cleaned.lines][-1] == (3, LIST, "link")
    assert len({line.line for line in cleaned.lines}) == len(cleaned.lines)


def test_a_bracket_with_the_headline_of_another_article_is_cut_out():
    link = "RELATED: Council Closes Dock After Long Debate [VIDEO]"
    cleaned = clean(f"{OTHER} ({link})\n{SENTENCE.format('')} (LIRE AUSSI : Le port ferme)\n{OTHER[:-1]} again.")

    assert cleaned.text == f"{OTHER}\n{SENTENCE.format('')}\n{OTHER[:-1]} again."
    assert [line.text for line in cleaned.lines if line.verdict == "link"] == [
        f"({link})",
        "(LIRE AUSSI : Le port ferme)",
    ]


def test_an_aside_of_the_writer_in_brackets_stays():
    text = f"{OTHER} (Related: The dock and the pier are not the same, but I digress.)\n{SENTENCE.format('')}"

    assert clean(text).text == text


def test_the_word_more_in_capitals_is_not_the_end_of_a_list():
    text = f'{SENTENCE.format("")} "We want MORE from Ann Reed," McReed said.\n{OTHER}'

    assert clean(text).text == text


def test_a_label_before_the_first_sentence_is_cut_out():
    cleaned = clean(f"Story highlights {SENTENCE.format('')}\n{OTHER}")

    assert cleaned.text == f"{SENTENCE.format('')}\n{OTHER}"


def test_sentences_with_such_lists_are_no_headlines_of_other_articles():
    names = [("Ann", "Reed"), ("Bob", "Hill"), ("Cid", "Lake")]
    sentences = [
        f"Rep. {first} {last} {{}}(D-Ohio) will vote for the plan for the dock in Northport." for first, last in names
    ]
    lists = [f"{first} Marie {last}{last} quits the race Poll: {last} leads in Ohio MORE " for first, last in names]
    text = "\n".join(sentence.format(links) for sentence, links in zip(sentences, lists, strict=True))

    assert clean(text).text == "\n".join(sentence.format("") for sentence in sentences)
