"""The entity of a speaker: the head of the words, not the first name in them."""

import pandas as pd
import pytest

from analytics.entities import speakers

KINDS = {"New York": "place", "US": "place", "Afghanistan": "place", "Chinese": "place", "FBI": "organisation"}
KINDS |= {"White House": "organisation", "Xinhua": "organisation", "Kremlin": "organisation"}
KINDS |= {"Justice Department": "organisation", "Washington": "place", "Israel": "place"}


def entity(words, *names):
    """Return the entity found for a speaker whose words stand at the start of a document with these names."""
    rows = [(name, words.index(name)) for name in names]
    mentions = pd.DataFrame(
        [("d", at, at + len(name), name, KINDS.get(name, "person"), name == "Chinese") for name, at in rows],
        columns=["doc_id", "start", "end", "entity", "kind", "demonym"],
    )
    quotes = pd.DataFrame([("d", words, 0, len(words))], columns=["doc_id", "speaker", "speaker_start", "speaker_end"])
    return speakers.with_speakers(quotes, mentions)["entity"].tolist()[0]


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        ("New York Gov. Andrew Cuomo", ["New York", "Andrew Cuomo"], "Andrew Cuomo"),
        ("Chinese Ambassador to Afghanistan Wang Yu", ["Chinese", "Afghanistan", "Wang Yu"], "Wang Yu"),
        ("FBI Director James Comey", ["FBI", "James Comey"], "James Comey"),
        ("Andrew Cuomo of New York", ["Andrew Cuomo", "New York"], "Andrew Cuomo"),
        ("a US official", ["US"], ""),
        ("the Andrew Cuomo campaign", ["Andrew Cuomo"], ""),
        ("a spokesman for Gov. Andrew Cuomo", ["Andrew Cuomo"], ""),
        ("an aide to New York Gov. Andrew Cuomo", ["New York", "Andrew Cuomo"], ""),
        ("der Sprecher von Andrew Cuomo", ["Andrew Cuomo"], ""),
        ("le porte-parole du Kremlin", ["Kremlin"], ""),
        ("Kremlin", ["Kremlin"], "Kremlin"),
        ("the White House", ["White House"], "White House"),
        ("a White House statement", ["White House"], ""),
        ("the Justice Department in Washington", ["Justice Department", "Washington"], "Justice Department"),
        ("Israel’s army", ["Israel"], ""),
        ("the Xinhua news agency", ["Xinhua"], "Xinhua"),
        ("the Chinese readout", ["Chinese"], ""),
    ],
)
def test_the_speaker_is_the_head_of_the_words(words, names, expected):
    assert entity(words, *names) == expected
