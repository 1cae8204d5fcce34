import pytest

from analytics.reading.ner import tagger
from analytics.text.document_text import Text


def names(text, language):
    return tagger.names(Text(text, language))


def short(text, language="en"):
    return [(name.surface, name.kind) for name in names(text, language)]


def hints(text, language="en"):
    return {name.surface: name.hint for name in names(text, language)}


def test_offsets_are_code_points_of_the_text_and_names_do_not_overlap():
    text = "🙂 Kabul: President Vladimir Putin’s envoy met the Taliban.\nChina’s embassy stayed."

    tagged = names(text, "en")

    assert [text[name.start : name.end] for name in tagged] == ["Kabul", "Vladimir Putin", "Taliban", "China"]
    assert [name.surface for name in tagged] == ["Kabul", "Vladimir Putin", "Taliban", "China"]


def test_a_text_without_names_has_none():
    assert names("", "en") == []
    assert names("Nothing happened. But the weather changed on Monday in March.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "hint"),
    [
        ("de", "Peking schweigt.", {"Peking": "Beijing"}),
        ("fr", "Il arrive à Pékin.", {"Pékin": "Beijing"}),
        ("es", "Viajó a Alemania.", {"Alemania": "Germany"}),
        ("it", "Parla da Mosca.", {"Mosca": "Moscow"}),
        ("pt", "Foi para os Estados Unidos.", {"Estados Unidos": "United States"}),
        ("nl", "Hij woont in Duitsland.", {"Duitsland": "Germany"}),
        ("pl", "Warszawa czeka.", {"Warszawa": "Warsaw"}),
        ("de", "Großbritannien zahlt.", {"Großbritannien": "United Kingdom"}),
        ("de", "Die NATO und die WHO warnten.", {"NATO": "NATO", "WHO": "World Health Organization"}),
        ("en", "They left Burma for Crimea.", {"Burma": "Myanmar", "Crimea": "Crimea"}),
        (
            "en",
            "The U.S. and the UK and America",
            {"U.S.": "United States", "UK": "United Kingdom", "America": "United States"},
        ),
        ("zh", "中国外交部在北京说", {"中国": "China", "北京": "Beijing"}),
        ("ar", "في أفغانستان", {"أفغانستان": "Afghanistan"}),
        ("fa", "برنامه در پکن", {"پکن": "Beijing"}),
        ("ja", "タイムは中国で", {"中国": "China"}),
        ("ko", "중국은 말했다", {"중국": "China"}),
    ],
)
def test_a_place_is_found_by_its_name_in_many_languages(language, text, hint):
    assert hints(text, language) == hint


@pytest.mark.parametrize(
    "text",
    [
        "Nice people were Reading in the Bath.",
        "Most Police found the Best Man.",
        "The march began in March.",
        "Same here, said the man.",
    ],
)
def test_common_words_that_are_also_cities_are_not_places(text):
    assert [name for name in names(text, "en") if name.kind == "place"] == []


def test_german_nouns_that_are_also_cities_are_not_places():
    assert names("Das Essen in der Halle kam vom Hof, und die Botschaft schrieb einen Brief.", "de") == []


def test_a_demonym_is_a_flagged_mention_of_its_country():
    tagged = names("Afghan and Chinese officials met North Koreans.", "en")

    assert [(name.surface, name.hint, name.demonym) for name in tagged] == [
        ("Afghan", "Afghanistan", True),
        ("Chinese", "China", True),
        ("North Koreans", "North Korea", True),
    ]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "She answered in Russian."), ("de", "Er antwortete auf Russisch.")]
)
def test_a_language_is_not_a_name(language, text):
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "surface", "hint"),
    [
        ("en", "the Chinese foreign ministry said", "Chinese foreign ministry", "Chinese Foreign Ministry"),
        ("en", "China's foreign ministry said", "China's foreign ministry", "Chinese Foreign Ministry"),
        (
            "en",
            "the Ministry of Foreign Affairs of China",
            "Ministry of Foreign Affairs of China",
            "Chinese Foreign Ministry",
        ),
        ("de", "Das afghanische Außenministerium schwieg", "afghanische Außenministerium", "Afghan Foreign Ministry"),
        ("de", "das Bundesaußenministerium schwieg", "Bundesaußenministerium", "German Foreign Ministry"),
        (
            "fr",
            "le ministère chinois des Affaires étrangères",
            "ministère chinois des Affaires étrangères",
            "Chinese Foreign Ministry",
        ),
        ("es", "el Ministerio de Exteriores chino", "Ministerio de Exteriores chino", "Chinese Foreign Ministry"),
        (
            "de",
            "russisches Verteidigungsministerium",
            "russisches Verteidigungsministerium",
            "Russian Defence Ministry",
        ),
    ],
)
def test_a_ministry_is_found_by_country_and_portfolio_in_any_language(language, text, surface, hint):
    tagged = names(text, language)

    assert [(name.surface, name.kind, name.hint, name.rule) for name in tagged] == [
        (surface, "organisation", hint, "ministry")
    ]


def test_an_acronym_and_its_long_form_are_one_organisation():
    text = "The Zentara Rescue Union (ZRU) met. Later ZRU left. The QLF (Qintar Liberation Front) stayed."

    assert hints(text) == {
        "Zentara Rescue Union": "Zentara Rescue Union",
        "ZRU": "Zentara Rescue Union",
        "QLF": "Qintar Liberation Front",
        "Qintar Liberation Front": "Qintar Liberation Front",
    }


def test_a_title_shows_a_person_and_is_not_part_of_the_name():
    text = (
        "President Vladimir Putin yesterday met with the Chinese Ambassador to Afghanistan Wang Yu, and later that"
        " evening he received a visiting delegation that was led by Mullah Zorvan Beltaq."
    )

    assert short(text) == [
        ("Vladimir Putin", "person"),
        ("Chinese", "place"),
        ("Afghanistan", "place"),
        ("Wang Yu", "person"),
        ("Zorvan Beltaq", "person"),
    ]


def test_a_speaker_is_a_person():
    assert short("Gestern sagte Qaem, dass er geht.", "de") == [("Qaem", "person")]
    assert short("The envoy, Zamir Kabulov, told Reuters.") == [
        ("Zamir Kabulov", "person"),
        ("Reuters", "organisation"),
    ]
    assert short("Officials said so. Experts say it too.") == []


def test_a_surname_alone_is_a_person_if_a_full_name_has_it():
    text = "Angela Testovka kam. Testovkas Rede war kurz. Dann ging Testovka."

    assert short(text, "de") == [("Angela Testovka", "person"), ("Testovkas", "person"), ("Testovka", "person")]


def test_neighbouring_names_are_split():
    assert short("Er sagte, dass Qaem China verlassen habe. Qaem sagte nichts.", "de") == [
        ("Qaem", "person"),
        ("China", "place"),
        ("Qaem", "person"),
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("the head of the Taliban Political Commission spoke", "Taliban Political Commission"),
        ("a study by Zorvan State University found", "Zorvan State University"),
        ("the Bank of Japan acted", "Bank of Japan"),
        ("the Taliban political office in Qatar", "Taliban political office"),
    ],
)
def test_a_run_with_an_organisation_word_is_an_organisation(text, surface):
    assert (surface, "organisation") in short(text)


def test_a_german_genitive_is_its_country():
    assert hints("Afghanistans Nachbarn und Chinas Grenze", "de") == {"Afghanistans": "Afghanistan", "Chinas": "China"}


def test_a_compound_is_a_mention_of_its_first_part():
    assert short("Die US-Truppen gingen, sagte US-Präsident Joe Biden.", "de") == [
        ("US", "place"),
        ("Joe Biden", "person"),
    ]
    assert short("a Taliban-controlled district") == [("Taliban", "organisation")]


def test_a_heading_in_capitals_gives_only_known_names():
    assert short("Why Most Voters Still Want A Better Deal In China\nIt rained.") == [("China", "place")]


def test_an_acronym_that_is_also_a_word_is_a_name_unless_its_neighbours_are_capitals():
    assert hints("US troops and WHO doctors") == {"US": "United States", "WHO": "World Health Organization"}
    assert names("WHO KILLED US", "en") == []


def test_web_addresses_are_not_names():
    assert names("See https://www.example.org/China/Taliban and @Kabul or #Russia.", "en") == []


def test_an_unknown_language_uses_the_gazetteer():
    assert hints("Kabul", "xx") == {"Kabul": "Kabul"}


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("id", "Menteri Retno Marsudi tiba di Jakarta pada hari Senin, kata Kementerian Luar Negeri.", "Senin"),
        ("sw", "Rais Samia Suluhu Hassan alisema siku ya Jumamosi kuwa shule zitafungwa mwezi wa Oktoba.", "Jumamosi"),
        ("vi", "Thủ tướng Phạm Minh Chính đến Hà Nội vào Thứ Hai, theo Bộ Ngoại giao.", "Thứ Hai"),
        ("el", "Ο Κυριάκος Μητσοτάκης μίλησε στην Αθήνα το Σάββατο.", "Σάββατο"),
        ("ha", "Shugaba Bola Tinubu ya isa Abuja a ranar Litinin.", "Litinin"),
    ],
)
def test_a_weekday_or_a_month_is_never_a_name(code, text, day):
    found = {name.surface for name in tagger.names(Text(text, code))}

    assert found
    assert day not in found
    assert "Oktoba" not in found
