"""The tail of a press release is not part of the article."""

import pytest

from analytics.reading.cleaning.clean import clean
from analytics.reading.cleaning.press_releases import tail_start

NEWS = [
    "Acme Robotics SE, a maker of industrial robots, today opened its second plant and created 400 jobs in the city.",
    '"We have found the people here that we need for the next step," said Maria Berg, the head of the company.',
    "The plant cost 120 million euros, and the first robots will be delivered to customers in Poland in May.",
]
ABOUT = "Acme Robotics SE is a leading maker of industrial robots with 3,200 employees at nine sites in five countries."
CONTACT = ["Jane Doe", "Acme Robotics SE", "+49 341 555 0100", "press@acme.example"]


@pytest.mark.parametrize(
    ("about", "contact"),
    [
        ("About Acme Robotics", "Media contact:"),
        ("Über Acme Robotics", "Pressekontakt:"),
        ("À propos d'Acme Robotics", "Contact presse"),
        ("Acerca de Acme", "Contacto de prensa:"),
        ("About Acme:", "Press enquiries"),
    ],
)
def test_the_sender_and_its_contacts_are_the_tail_in_either_order(about, contact):
    assert tail_start([*NEWS, about, ABOUT, contact, *CONTACT]) == 3
    assert tail_start([*NEWS, contact, *CONTACT, about, ABOUT]) == 3
    assert tail_start([*NEWS, about, ABOUT]) == 3
    assert tail_start([*NEWS, contact, *CONTACT]) == 3


@pytest.mark.parametrize(
    "lines",
    [
        [*NEWS, "About time", "The mayor said it was about time that the city got its second plant."],
        [*NEWS, "About Berlin", "Berlin pays nothing for the plant, the ministry said on Monday."],  # not named above
        [*NEWS, "Contact", "Nobody could be reached at the company on Monday, and its telephone was not answered."],
        ["About Acme Robotics", ABOUT],
        ["Acme", "About Acme", *[ABOUT] * 30],
        NEWS,
        [],
    ],
)
def test_other_articles_have_no_such_tail(lines):
    assert tail_start(lines) == len(lines)


def test_the_removed_lines_say_why():
    page = clean("\n\n".join(["Acme opens a plant", *NEWS, "About Acme Robotics", ABOUT, "Media contact:", *CONTACT]))

    assert page.text == "\n".join(NEWS)
    assert {line.reason for line in page.lines if line.verdict == "chrome"} == {
        "the sender of a press release on itself, or its contacts"
    }
