import numpy as np
import pytest

from analytics import schema
from analytics.crosslingual.encoder import encoder
from analytics.statements import links, statements

LEFT = "The Afghan ambassador left Beijing on 1 January because Kabul paid no salaries to diplomats."
LEFT_EDITED = "The Afghan ambassador left Beijing on 1 January, as Kabul paid no salaries to its diplomats."
LEFT_GERMAN = "Der afghanische Botschafter verließ Peking am 1. Januar, weil Kabul Diplomaten keine Gehälter zahlte."
PAID = "The Afghan ambassador left Beijing on 1 January because Kabul paid salaries to diplomats."
RAIN = "Heavy rain closed seven mountain roads between Geneva and Turin during Saturday night."
SHORT = "The ambassador left Beijing."


def world(*texts, sources="ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
    """Return one document per text, each of a source of its own; a pair is a text and its language."""
    pairs = [text if isinstance(text, tuple) else (text, "en") for text in texts]
    return {
        f"d{i}": {"text": text, "language": language, "source": sources[i], "date": f"2022-01-{i + 1:02}"}
        for i, (text, language) in enumerate(pairs)
    }


def counted(corpus, **options):
    table = statements.statements(corpus, **options)
    return table[["text", "n_docs", "n_sources", "languages", "first"]].values.tolist()


def test_a_sentence_of_two_sources_with_small_changes_is_one_statement(make_corpus):
    got = counted(make_corpus(world(LEFT, LEFT_EDITED, RAIN)))

    assert got == [[LEFT, 2, 2, "en", "2022-01-01"], [RAIN, 1, 1, "en", "2022-01-03"]]


def test_a_translation_says_the_same(make_corpus):
    assert counted(make_corpus(world(LEFT, (LEFT_GERMAN, "de"))), min_docs=2) == [
        [LEFT_GERMAN, 2, 2, "de; en", "2022-01-01"],  # of two equally central sentences the first in the alphabet
    ]


def test_a_sentence_copied_by_ten_outlets_is_one_statement(make_corpus):
    got = counted(make_corpus(world(*[LEFT] * 9, RAIN)))

    assert [row[1:3] for row in got] == [[9, 9], [1, 1]]


def test_new_statements_of_independent_sources_are_those_whose_dates_are_all_known_and_later(make_corpus):
    def texts(**undated):
        return make_corpus({key: row | undated.get(key, {}) for key, row in world(RAIN, LEFT, LEFT_EDITED).items()})

    new = {"since": "2022-01-02", "min_independent": 2}
    assert counted(texts(), **new) == [[LEFT, 2, 2, "en", "2022-01-02"]]
    assert counted(texts(d2={"date": ""}), **new) == []
    assert counted(texts(d1={"date": "2022"}), **new) == []
    assert counted(texts(d2={"source": "B"}), **new) == []
    with pytest.raises(ValueError, match="since must be a date such as 2021-08"):
        counted(texts(), since="last week")


def test_a_negated_sentence_contradicts_the_statement(make_corpus):
    corpus = make_corpus(world(LEFT, PAID))

    assert [row[1] for row in counted(corpus)] == [1, 1]
    rows = statements.statement_sentences(corpus)
    assert rows[["near", "grade"]].values.tolist() == [[False, "same"], [True, "contradicts"]] * 2
    differing = statements.statement_sentences_of(corpus, statement=rows["statement"][0], grade="contradicts")
    assert differing["text"].tolist() == [PAID]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Russian embassy in Kabul remains open for all visitors today.",
         "The Russian embassy in Kabul remains closed for all visitors today."),
        ("The police arrested 40 protesters near the parliament in Geneva on Monday.",
         "The police arrested 90 protesters near the parliament in Geneva on Monday."),
    ],
)  # fmt: skip
def test_opposites_and_other_numbers_are_never_joined(make_corpus, a, b):
    corpus = make_corpus(world(a, b))

    assert [row[1] for row in counted(corpus)] == [1, 1]
    assert set(statements.statement_sentences(corpus)["grade"]) == {"same", "contradicts"}


def test_a_negation_in_another_clause_contradicts_nothing(make_corpus):
    a = "The minister said the bank had not commented on the merger of both insurers in Zurich."
    b = "The minister said the merger of both insurers in Zurich saves 300 jobs, and the bank welcomed it."

    assert "contradicts" not in set(statements.statement_sentences(make_corpus(world(a, b)))["grade"])


REPORTS = "Sonoma County said about {} missing-person reports were lodged as families scramble to find loved ones{}."


def test_what_is_counted_differently_on_one_day_is_shown_as_a_contradiction(make_corpus):
    corpus = make_corpus(world(REPORTS.format(200, " while wildfires ravage the region"), REPORTS.format(100, "")))

    found = statements.statement_sentences(corpus)

    assert set(found.loc[found["near"], "grade"]) == {"contradicts"}
    assert counted(corpus, min_docs=2) == []


UKRAINIAN = "Афганський посол залишив Пекін 1 січня, бо Кабул не платив дипломатам жодної зарплати."
CLOSED_UKRAINIAN = "Російське посольство в Кабулі закрите з січня, повідомили дипломати в понеділок."
OPEN_ENGLISH = "The Russian embassy in Kabul has been open since January, diplomats said on Monday."


def test_a_language_that_the_encoder_does_not_hold_is_read_word_by_word(make_corpus):
    corpus = make_corpus(world(LEFT, RAIN, (UKRAINIAN, "uk"), sources="ABC"))

    assert counted(corpus, min_docs=2)[0][1:4] == [2, 2, "en; uk"]
    assert "word by word" in set(statements.statement_sentences(corpus)["basis"])


def test_what_ten_outlets_say_is_found_in_a_language_read_word_by_word_too(make_corpus):
    corpus = make_corpus(world(*(f"{LEFT[:-1]}, the paper {name} wrote." for name in "ABCDEFGHIJ"), (UKRAINIAN, "uk")))

    assert counted(corpus, min_docs=2)[0][1:4] == [11, 11, "en; uk"]


def test_a_closed_embassy_is_no_open_one_in_a_language_read_word_by_word(make_corpus):
    assert counted(make_corpus(world(OPEN_ENGLISH, (CLOSED_UKRAINIAN, "uk"))), min_docs=2) == []


def test_what_ten_outlets_say_in_their_own_words_is_one_statement(make_corpus):
    ten = [
        "The Afghan ambassador to China quit his post in January after months without pay from Kabul.",
        "Afghanistan's ambassador to China resigned in January because Kabul had not paid him for months.",
        "After months without pay from Kabul, the Afghan ambassador to China resigned in January.",
        "In January the Afghan ambassador in China resigned, saying Kabul had paid no salaries for months.",
        ("Der afghanische Botschafter in China trat im Januar zurück, weil Kabul monatelang kein Gehalt zahlte.", "de"),
        ("L'ambassadeur afghan en Chine a démissionné en janvier, Kabul n'ayant pas versé de salaire depuis des mois.",
         "fr"),
        ("El embajador afgano en China dimitió en enero tras meses sin cobrar su sueldo de Kabul.", "es"),
        ("L'ambasciatore afghano in Cina si è dimesso a gennaio dopo mesi senza stipendio da Kabul.", "it"),
        ("O embaixador afegão na China renunciou em janeiro após meses sem receber salário de Cabul.", "pt"),
        ("De Afghaanse ambassadeur in China nam in januari ontslag na maanden zonder salaris uit Kabul.", "nl"),
    ]  # fmt: skip

    got = counted(make_corpus(world(*ten, RAIN)))

    assert got[0][1] >= 8


def test_sentences_with_few_content_words_are_not_statements(make_corpus):
    assert counted(make_corpus(world(SHORT, SHORT))) == []


def test_languages_without_translations_are_not_joined(make_corpus):
    amharic = "አምባሳደሩ ቤጂንግን ለቀው ወጡ ምክንያቱም ካቡል ለዲፕሎማቶች ደመወዝ አልከፈለችም።"

    assert [row[1] for row in counted(make_corpus(world(LEFT, (amharic, "am"))))] == [1, 1]


def test_a_sentence_that_three_documents_of_one_outlet_repeat_is_boilerplate(make_corpus):
    call = "Subscribe today to read unlimited premium articles, crossword puzzles and weekend newsletters."

    got = counted(make_corpus(world(call, call, call, LEFT, sources="AAAB")))

    assert [row[0] for row in got] == [LEFT]
    assert [row[0] for row in counted(make_corpus(world(call, call, call, sources="AAA")))] == [call]


def test_statements_of_one_document_with_most_names_come_first(make_corpus):
    plain = "Local gardeners plant tulips, cherries and carrots where orchards once stood."
    named = {"text": RAIN, "names": "Geneva=place, Turin=place", "source": "B"}

    assert [row[0] for row in counted(make_corpus({"d1": plain, "d2": named}))] == [RAIN, plain]


def test_a_document_has_at_most_ten_statements_that_no_other_document_makes(make_corpus):
    words = [f"{letter}{kind}" for letter in "bcdfghjklmnp" for kind in ("ado", "erk", "ilt", "osm", "unt", "yrr")]
    text = " ".join(f"Now {' '.join(words[i : i + 6])} {i + 100}." for i in range(0, 72, 6))

    assert len(counted(make_corpus({"d1": text}))) == statements.ALONE


def test_a_filter_changes_the_sources_of_a_statement_but_not_the_statement(make_corpus):
    corpus = make_corpus(world(LEFT, LEFT_EDITED, RAIN))
    whole = statements.statements(corpus)

    part = statements.statements(corpus.where(source=["B"]))

    assert part[["statement", "text", "n_docs"]].values.tolist() == [[whole["statement"][0], LEFT_EDITED, 1]]
    assert statements.statements(corpus, chosen=(whole["statement"][1],))["text"].tolist() == [RAIN]


def test_the_order_of_the_files_does_not_matter(make_corpus):
    given = world(LEFT, LEFT_EDITED, RAIN, (LEFT_GERMAN, "de"), PAID)
    there, back = (make_corpus(dict(rows)) for rows in (given.items(), reversed(given.items())))

    keys = ["statement", "doc_id", "start", "near"]
    tables = [statements.statement_sentences(corpus).sort_values(keys, ignore_index=True) for corpus in (there, back)]

    assert tables[0].equals(tables[1])
    assert statements.statements(there).equals(statements.statements(back))


def test_stars_do_not_form_chains():
    # a - b - c - d is a chain of likeness; b reaches three sentences, so does c, and "b" comes first by name
    chain = links.Links(*map(np.asarray, ([0, 1, 2], [1, 2, 3], [0.7] * 3, [links.SAME] * 3, [links.WORDS] * 3)))

    got = links.stars(chain, np.ones(4), np.arange(4))

    assert got.centre.tolist() == [1, 1, 1, 3]


def test_a_corpus_that_was_stored_without_statements_finds_them(make_corpus):
    corpus = make_corpus(world(LEFT, LEFT_EDITED))
    stored = corpus.with_table("statement_sentences", statements.find(corpus, encoder=encoder.installed_encoder()))

    assert corpus.stored("statement_sentences").empty
    assert statements.statement_sentences(stored).equals(statements.statement_sentences(corpus))


@pytest.mark.parametrize("texts", [[], [""], ["😀"], [SHORT]], ids=["no documents", "no text", "no words", "too short"])
def test_without_sentences_there_are_empty_tables(make_corpus, texts):
    corpus = make_corpus(world(*texts))

    assert statements.statements(corpus).equals(schema.empty("statements"))
    assert statements.statement_sentences(corpus).equals(schema.empty("statement_sentences"))


def test_a_wrong_option_says_its_range(make_corpus):
    with pytest.raises(ValueError, match="min_docs must be at least 1, got 0"):
        statements.statements(make_corpus({}), min_docs=0)
