"""Names are whole and of the right kind: hyphens, particles, titles, parties, headlines, capitals, teams, demonyms."""

import pytest

from analytics.reading.ner import recasing, tagger
from analytics.text.document_text import Text


def found(text, language="en", **options):
    return [(name.surface, name.kind) for name in tagger.names(Text(text, language), **options) if not name.demonym]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("name", ["Kim Jong-un", "Moon Jae-in", "Ban Ki-moon", "Tsai Ing-wen", "Yoon Suk-yeol"])
def test_a_given_name_with_a_hyphen_is_whole(language, name):
    assert name in [surface for surface, _ in found(f"{name} in Berlin.", language)]


@pytest.mark.parametrize("name", ["Stoke-on-Trent", "Stratford-upon-Avon"])
def test_a_place_with_a_small_word_between_hyphens_is_whole(name):
    assert found(f"They live in {name} now.") == [(name, "place")]


def test_a_word_in_small_letters_behind_a_hyphen_is_not_part_of_the_name():
    assert found("The Taliban-controlled areas are large.") == [("Taliban", "organisation")]


def test_a_surname_has_its_particles_wherever_it_stands():
    text = "Ursula von der Leyen spoke. Later von der Leyen left. Bashar al-Assad fled, and al-Assad is in Moscow."

    assert found(text) == [
        ("Ursula von der Leyen", "person"),
        ("von der Leyen", "person"),
        ("Bashar al-Assad", "person"),
        ("al-Assad", "person"),
        ("Moscow", "place"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rep. Adam Schiff (D-Calif.) spoke to Sen. Lindsey Graham, R-S.C.", ["Adam Schiff", "Lindsey Graham"]),
        ("Both Romney and Omar voted.", ["Romney", "Omar"]),
        ("The decision of Mr. Trump is final.", ["Trump"]),
        ("President Donald Trump Donald John TrumpGOP senators say no.", ["Donald Trump", "Donald John Trump"]),
        ("Jake Tapper Sunday asked Boris Johnson Tuesday about it.", ["Jake Tapper", "Boris Johnson"]),
    ],
)
def test_a_person_is_only_the_words_of_the_name(text, names):
    assert found(text) == [(name, "person") for name in names]


def test_a_longer_name_is_not_cut_by_a_known_place():
    assert found("She studied at the University of Hong Kong.") == [("University of Hong Kong", "organisation")]
    assert ("New York", "place") not in found("He coached the New York Yankees in 1933.")


def test_a_company_with_a_possessive_is_no_person():
    assert found("Workers of McDonald's and Macy’s went on strike.") == [
        ("McDonald's", "organisation"),
        ("Macy’s", "organisation"),
    ]


def test_the_possessive_of_a_person_is_not_the_company():
    assert ("Chris Christie", "person") in found("An aide of Chris Christie's office spoke. Christie's wife left.")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Maria de los Angeles Ruiz met Leonardo da Vinci.", "en", ["Maria de los Angeles Ruiz", "Leonardo da Vinci"]),
        ("Der Minister Karl-Theodor zu Guttenberg trat zurück.", "de", ["Karl-Theodor zu Guttenberg"]),
        (
            "María de los Ángeles Ruiz y Juan de la Cruz viajaron a Roma.",
            "es",
            ["María de los Ángeles Ruiz", "Juan de la Cruz"],
        ),
    ],
)
def test_a_first_name_belongs_to_the_particles_behind_it(text, language, names):
    assert [surface for surface, kind in found(text, language) if kind == "person"] == names


def test_a_text_in_capitals_has_the_names_of_the_same_text_in_running_case():
    text = "Barack Obama arrived in Berlin on Tuesday for talks with Angela Merkel about the future of NATO."
    capitals = tagger.names(Text(text.upper(), "en"))

    assert [(name.surface, name.kind) for name in capitals] == [(name.upper(), kind) for name, kind in found(text)]
    assert [name.hint for name in capitals if name.kind == "person"] == ["Barack Obama", "Angela Merkel"]


def test_a_headline_in_capitals_changes_nothing_in_a_text_in_running_case():
    text = Text("OBAMA MEETS MERKEL IN BERLIN\n\nThe president met the chancellor for two hours and said little.", "en")

    assert recasing.running_case(text) is text


@pytest.mark.parametrize(
    "text", ["İSTANBUL VE ANKARA BÜYÜK ŞEHİRLERDİR", "DIE STRAßE IST SEHR LANG HIER", "ΌΛΟΣ Ο ΚΌΣΜΟΣ ΕΊΝΑΙ ΕΔΏ"]
)
def test_a_text_in_running_case_is_as_long_as_before(text):
    assert len(recasing.running_case(Text(text, "tr")).text) == len(text)


@pytest.mark.parametrize(
    ("text", "language", "teams"),
    [
        ("Bremen schlug Hamburg mit 3:1.", "de", ["Bremen", "Hamburg"]),
        ("Tampa Bay 3, Montreal 2\n", "en", ["Tampa Bay", "Montreal"]),
        ("Boston at Toronto\n", "en", ["Boston", "Toronto"]),
    ],
)
def test_a_place_that_plays_is_a_team(text, language, teams):
    assert found(text, language) == [(team, "organisation") for team in teams]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Il rejoint les Canucks de Vancouver.", "fr", [("Canucks de Vancouver", "organisation")]),
        ("Ils jouent face aux Penguins d'Ottawa.", "fr", [("Penguins d'Ottawa", "organisation")]),
        ("Jugó con los Rangers de Texas.", "es", [("Rangers de Texas", "organisation")]),
        ("Il traverse les Alpes de Savoie.", "fr", [("Alpes", "place"), ("Savoie", "place")]),
        ("Ganó en los Juegos de Londres.", "es", [("Londres", "place")]),
    ],
)
def test_a_team_with_its_place_is_one_name(text, language, names):
    assert [one for one in found(text, language) if one[0] != "Juegos"] == names


def test_an_italian_name_after_a_without_article_is_a_place():
    assert found("Visse a Shapinsay per tre anni.", "it") == [("Shapinsay", "place")]


@pytest.mark.parametrize("text", ["He flew from Boston to Toronto.", "Boston has 3 mayors, Toronto 2 million people."])
def test_a_place_that_does_not_play_is_a_place(text):
    assert found(text) == [("Boston", "place"), ("Toronto", "place")]


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "Tanzanian and Welsh officials met a Korean diplomat.", ["Tanzania", "Wales", "Korea"]),
        ("de", "Die tansanische Regierung und walisische Musik.", ["Tanzania", "Wales"]),
        ("pl", "Polskie i niemieckie gazety.", ["Poland", "Germany"]),
        ("sv", "Den svenska regeringen och tyska företag.", ["Sweden", "Germany"]),
        ("it", "I diplomatici tedeschi e la squadra turca.", ["Germany", "Turkey"]),
        ("ru", "Российские и немецкие газеты.", ["Germany"]),
    ],
)
def test_demonyms_are_known_in_many_languages(language, text, countries):
    names = [name for name in tagger.names(Text(text, language)) if name.demonym]

    assert [name.hint for name in names][-len(countries) :] == countries


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Officials praised Arizona Sen. John McCain.", [("Arizona", "place"), ("John McCain", "person")]),
        ("Members of both the House and Senate will attend.", [("House", "organisation"), ("Senate", "organisation")]),
        ("A Republican Senate would block it, he said.", [("Senate", "organisation")]),
        ("He went to Bosnia and Herzegovina.", [("Bosnia and Herzegovina", "place")]),
        ("Illinois sued. Michigan did not.", [("Illinois", "place"), ("Michigan", "place")]),
    ],
)
def test_a_name_has_neither_titles_nor_a_second_name_in_it(text, names):
    assert found(text) == names


def test_two_places_with_a_hyphen_are_two_names():
    names = tagger.names(Text("They built a wall on the US-Mexico border.", "en"))

    assert [(name.surface, name.hint) for name in names] == [("US", "United States"), ("Mexico", "Mexico")]


def test_a_surname_before_the_place_in_which_it_lies_is_a_town():
    text = "Protests in Ferguson, Missouri, went on. Lynch said that Ferguson has waited for decades."

    assert ("Ferguson", "place") in found(text)
    assert ("Ferguson", "person") not in found(text)
    assert ("Wilson", "person") in found("Darren Wilson left. The police looked for Wilson, Missouri officials said.")


def test_the_words_of_a_fixed_phrase_are_no_name():
    assert found("In his State of the Union address he named nobody on New Year's Eve.") == []


def test_a_number_behind_a_name_stays_and_a_loud_word_goes():
    assert found("Abdullah II spoke to Angela Merkel.")[0] == ("Abdullah II", "person")
    assert ("Trump MORE", "person") not in found("A suit by President Donald Trump MORE was filed on Monday.")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Ha giocato al Catania per due anni.", "it", ("Catania", "organisation")),
        ("Visse a Catania per due anni.", "it", ("Catania", "place")),
        ("Nacque nel Texas e morì a Roma.", "it", ("Texas", "place")),
        ("Hij werkte bij de Koninklijke Luchtmacht.", "nl", ("Koninklijke Luchtmacht", "organisation")),
    ],
)
def test_an_article_before_a_city_and_a_head_word_make_an_organisation(text, language, name):
    assert name in found(text, language)


def test_an_italian_participle_is_not_nato():
    assert found("Nato a Milano, visse in Francia.", "it") == [("Milano", "place"), ("Francia", "place")]
