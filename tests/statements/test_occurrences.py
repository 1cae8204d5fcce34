import numpy as np
import pyarrow as pa
import pytest
from scipy import sparse

from analytics.statements import boilerplate, occurrences, passages, statements

LOST = "The Senate rejected the farm bill after a long debate about water rights and cattle."
LOST_AGAIN = "After a long debate about cattle and water rights, the Senate rejected the farm bill."
QUOTED = (
    'Mayor Reed said: "Nobody in this town should ever have to choose between paying rent and buying food".',
    '"Nobody in this town should ever have to choose between paying rent and buying food," Reed told voters.',
)


def pair(a, b, dates):
    return {
        f"d{i}": {"text": text, "language": "en", "source": "AB"[i], "date": date}
        for i, (text, date) in enumerate(zip((a, b), dates, strict=True))
    }


def n_documents(corpus):
    return [row.n_docs for row in statements.statements(corpus).itertuples()]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2021-03-01", "2021-03-02"), [2]),
        (("2021-03-01", "2021-05-20"), [2]),
        (("2021-03-01", "2023-03-02"), [1, 1]),
        (("2021", "2023-03-02"), [1, 1]),
        (("2021", "2021-03-02"), [2]),  # it can be the same day
        (("", "2023-03-02"), [2]),
    ],
)
def test_sentences_of_other_years_are_not_about_one_event(make_corpus, dates, expected):
    assert n_documents(make_corpus(pair(LOST, LOST_AGAIN, dates))) == expected


def test_a_quotation_is_the_same_in_another_year(make_corpus):
    assert n_documents(make_corpus(pair(*QUOTED, ("2021-03-01", "2023-03-02")))) == [2]


def test_a_sentence_of_several_documents_is_near_to_the_nearest():
    days = occurrences.day_ranges(["2021-01-01", "2022-06-01", "2022-06-20", ""])
    cells = sparse.eye_array(3).tocsr()
    content, doc = np.asarray([0, 0, 1, 2]), np.asarray([0, 1, 2, 3])

    found = occurrences.occurrences(["2021-01-01", "2022-06-01", "2022-06-20", ""], content, doc, cells)

    assert (days[3] == [-np.inf, np.inf]).all()
    gaps = occurrences.days_between(found.days, np.asarray([0, 0]), np.asarray([1, 2]))
    assert gaps[0] == 19
    assert np.isnan(gaps[1])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The officials spoke on condition of anonymity because they were not authorized to discuss it.", "en"),
        ("The margin of sampling error is plus or minus three percentage points.", "en"),
        ("Ann Reed is a staff writer at the Northport Gazette.", "en"),
        ("A spokesman for the bank did not immediately respond to a request for comment.", "en"),
        ("This is a breaking news story and we'll update this page as we learn more.", "en"),
        ("Enlarge this image toggle caption Ann Reed/Getty Images", "en"),
        ("Budget talks stall | Storm hits the coast | Five things to know about the vote", "de"),
        ("Der Beamte sprach unter der Bedingung der Anonymität mit der Zeitung.", "de"),
        ("Источник сообщил об этом на условиях анонимности.", "ru"),
        ("Urzędnik mówił, zastrzegając anonimowość.", "pl"),
    ],
)
def test_a_sentence_about_the_article_is_boilerplate(text, language):
    assert boilerplate.are_boilerplate(pa.chunked_array([[text]]), [language]).tolist() == [True]


@pytest.mark.parametrize(
    "text",
    [
        LOST,
        "The factory contributed to pollution in two rivers.",
        "The army was not authorized to enter the city.",
        "The story of the flood was told by survivors.",
        "The president just watched the parade and left.",
        f"An official who spoke on condition of anonymity said that {LOST} {LOST_AGAIN} {LOST}",
    ],
)
def test_a_sentence_of_news_is_no_boilerplate(text):
    assert boilerplate.are_boilerplate(pa.chunked_array([[text]]), ["en"]).tolist() == [False]


def test_a_passage_has_ten_words_in_a_row():
    ten = "one two three four five six seven eight nine ten"

    assert passages.has_common_passage(f"He said: “{ten.title()}”", f"{ten}, she wrote")
    assert not passages.has_common_passage(ten.replace("five", "fife"), ten)
    assert not passages.has_common_passage("", "")
