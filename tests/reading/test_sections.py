import pytest

from analytics.build import build
from analytics.reading import document
from analytics.reading.raw import Loaded, RawDocument

GERMAN = (
    "Die Regierung in Berlin will am Dr. Müller-Platz eine neue Brücke bauen, und viele Bürger sind dagegen.\n"
    "„Wir wollen diese Brücke auf keinen Fall“, sagte Angela Merkel am Montag, und sie will mit der Regierung sprechen,"
    " weil die Kosten für die Stadt und für das Land seit dem letzten Jahr viel zu hoch sind."
)
ENGLISH = (
    "The government in Berlin wants to build a new bridge, and many people of the city are against it, because of the"
    " costs.\n"
    "“We do not want this bridge at all,” Angela Merkel said on Monday."
)
BILINGUAL = f"{GERMAN}\n{ENGLISH}"


@pytest.fixture(scope="module")
def read():
    return document.read(RawDocument("both.txt", BILINGUAL, body_only=True))


@pytest.fixture(scope="module")
def corpus():
    texts = {"both.txt": BILINGUAL, "german.txt": GERMAN, "english.txt": ENGLISH}
    return build.build(Loaded([RawDocument(*each, body_only=True) for each in texts.items()]), workers=0)


def test_a_text_in_two_languages_has_both_the_longer_one_first(read):
    ((_, language, _, _, every),) = read.counted

    assert (language, every) == ("de", "de; en")


def test_each_part_is_read_by_the_rules_of_its_language(read):
    keywords = {row[2].casefold() for row in read.keywords}
    quoted = [(row[3], BILINGUAL[row[1] : row[2]], row[6]) for row in read.speeches]

    assert {"the", "and", "of", "und", "die", "sagte", "said"} & keywords == set()
    assert [speaker for speaker, _, _ in quoted] == ["Angela Merkel", "Angela Merkel"]
    assert "Wir wollen diese Brücke" in quoted[0][1]
    assert "We do not want this bridge" in quoted[1][1]
    assert [verb for _, _, verb in quoted] == ["sagte", "said"]


def test_what_is_found_in_the_second_part_stands_at_its_place_in_the_whole_text(read):
    names = [(BILINGUAL[row[1] : row[2]], row[3]) for row in read.names]
    starts = [int(start) for row in read.keywords for start in row[7].split("; ")]

    assert all(written == surface for written, surface in names)
    assert [surface for _, surface in names].count("Angela Merkel") == 2
    assert max(starts) > len(GERMAN)
    assert all(BILINGUAL[row[5] :].casefold().startswith(row[2][:3].casefold()) for row in read.keywords)
    assert [BILINGUAL[row[1] : row[2]].split(maxsplit=1)[0] for row in read.sentences] == ["Die", "„Wir", "The", "“We"]


def test_a_word_that_both_parts_have_is_one_keyword_with_all_its_occurrences(read):
    (merkel,) = [row for row in read.keywords if row[2] == "Angela Merkel"]

    assert (merkel[4], len(merkel[7].split("; "))) == (2, 2)


def test_a_quoted_foreign_sentence_does_not_make_a_text_bilingual():
    quoted = f"{ENGLISH}\n{ENGLISH}\n{ENGLISH}\nWir wollen diese Brücke nicht.\n{ENGLISH}"

    assert document.read(RawDocument("x.txt", quoted, body_only=True)).counted[0][4] == "en"


def test_a_given_language_is_that_of_the_whole_text():
    assert document.read(RawDocument("x.txt", BILINGUAL, language="de", body_only=True)).counted[0][4] == "de"


def test_the_filter_of_a_language_finds_documents_that_have_it_among_others(corpus):
    assert set(corpus.where(language="de").documents["file"]) == {"both.txt", "german.txt"}
    assert set(corpus.where(language="en").documents["file"]) == {"both.txt", "english.txt"}
    assert len(corpus.where(language=["de", "en"])) == 3
