"""What a text says a person is. The names are marked in the text: [Wang Yu]."""

import re

import pytest

from analytics.reading.roles.roles import roles
from analytics.text.document_text import Text


def found(marked, language):
    """Return name and role of each role in a text whose names stand in square brackets."""
    text, people = "", []
    for part in re.split(r"(\[[^]]*\])", marked):
        name = part.strip("[]") if part.startswith("[") else ""
        if name:
            people.append((len(text), len(text) + len(name)))
        text += name or part
    return [(text[role.name_start : role.name_end], role.role) for role in roles(Text(text, language), people)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "He met the Chinese Ambassador to Afghanistan [Wang Yu] in Kabul.",
            "Wang Yu",
            "Chinese Ambassador to Afghanistan",
        ),
        ("[Wang Yu], the Chinese ambassador to Kabul, left.", "Wang Yu", "Chinese ambassador to Kabul"),
        ("The Chinese ambassador, [Wang Yu], left.", "Wang Yu", "Chinese ambassador"),
        ("Former FBI Director [James Comey] said so.", "James Comey", "Former FBI Director"),
        ("The day after New York Gov. [Andrew Cuomo] spoke.", "Andrew Cuomo", "New York Governor"),
        ("It was [Sen. Rand Paul] who left.", "Sen. Rand Paul", "Senator"),
        ("Nation of Islam leader [Louis Farrakhan] spoke.", "Louis Farrakhan", "Nation of Islam leader"),
        ("[Tim Cook], Apple's chief executive, agreed.", "Tim Cook", "Apple's chief executive"),
        ("[Ann Lee], 45, a professor of law at Yale, agreed.", "Ann Lee", "professor of law at Yale"),
        ("[Ann Lee], founder and CEO of Apple, agreed.", "Ann Lee", "founder and CEO of Apple"),
        ("The head of the office, Mullah [Abdul Ghani Baradar], came.", "Abdul Ghani Baradar", "head of the office"),
        ("Impeach President [Trump]", "Trump", "President"),
        ("It began under FBI Director [James Comey].", "James Comey", "FBI Director"),
        ("“It is safe,” Homeland Security Secretary [Ann Lee] said.", "Ann Lee", "Homeland Security Secretary"),
    ],
)
def test_english_roles(text, name, role):
    assert found(text, "en") == [(name, role)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Der Sprecher des chinesischen Außenministeriums, [Wang Wenbin], sagte das.",
            "Sprecher des chinesischen Außenministeriums",
        ),
        ("Das sagte der russische Präsident [Wladimir Putin].", "russischer Präsident"),
        ("Er traf den ehemaligen russischen Präsidenten [Medwedew].", "ehemaliger russischer Präsident"),
        ("Er sprach mit Bundeskanzlerin [Angela Merkel].", "Bundeskanzlerin"),
        ("Chinas Außenminister [Wang Yi] reiste ab.", "Chinas Außenminister"),
        ("[Ann Lee], Professorin für Recht in Bonn, sagte das.", "Professorin für Recht in Bonn"),
        ("[Ann Lee] (45), Chefin der Bank, sagte das.", "Chefin der Bank"),
    ],
)  # fmt: skip
def test_german_roles_are_in_the_nominative(text, role):
    assert [one for _, one in found(text, "de")] == [role]


@pytest.mark.parametrize(
    ("text", "role", "language"),
    [
        ("Le ministre des Affaires étrangères, [Ann Lee], est venu.", "ministre des Affaires étrangères", "fr"),
        ("Selon l'ancien président [Nicolas Sarkozy], rien.", "ancien président", "fr"),
        ("Il a vu le président russe [Vladimir Poutine].", "président russe", "fr"),
        ("[Ann], directrice de recherche émérite à Lyon, le dit.", "directrice de recherche émérite à Lyon", "fr"),
        ("El presidente ruso [Vladimir Putin] llegó.", "presidente ruso", "es"),
        ("La primera ministra británica, [Theresa May], llegó.", "primera ministra británica", "es"),
        ("[Ann Lee], portavoz de la policía, lo dijo.", "portavoz de la policía", "es"),
    ],
)  # fmt: skip
def test_french_and_spanish_roles(text, role, language):
    assert [one for _, one in found(text, language)] == [role]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He talked to the Russian president, [Trump] said.", "en"),
        ("[Obama], President [Trump] and the Pope met.", "en"),  # Trump has a role, Obama has none
        ("[Dean Heller] left.", "en"),
        ("He is in over his head [Trump] said.", "en"),
        ("She was the nominee. [Trump] left.", "en"),
        ("We cannot judge [Trump].", "en"),
        ("[Obama], the president said, was wrong.", "en"),
        ("Le président a rencontré [Angela Merkel].", "fr"),
        ("[Macron], le président souhaite une réforme.", "fr"),
        ("El presidente gana a [Vladimir Putin].", "es"),
        ("[Merkel], sagte der Präsident.", "de"),
        ("総統の[蔡英文]", "ja"),
    ],
)
def test_what_is_no_role(text, language):
    assert [row for row in found(text, language) if row[0] != "Trump" or "[Obama]" not in text] == []


def test_a_text_of_names_alone_is_read_in_linear_time_and_without_error():
    names = "President [Ann Lee], the president, " * 2_000

    assert len(found(names, "en")) >= 2_000
