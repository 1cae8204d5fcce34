"""Who says what, in one text."""

import re
from pathlib import Path

import pytest

from analytics.reading.quotes import quotes

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold" / "seeds_body"


def said(text, language="en"):
    return [(q.speaker, q.verb, q.direct, q.text) for q in quotes(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "speaker", "verb"),
    [
        ('"We will not go," said Joe Biden.', "en", "Joe Biden", "said"),
        ("“We will not go,” President Joe Biden said.", "en", "Joe Biden", "said"),
        ('Biden told reporters: "We will not go."', "en", "Biden", "told"),
        ("“We will not go,” said Senate minority leader Chuck Schumer.", "en", "Chuck Schumer", "said"),
        ("“We will not go,” the representative, Zamir Kabulov, told Reuters.", "en", "Zamir Kabulov", "told"),
        ("“We will not go,” a spokesman for Trump said.", "en", "a spokesman for Trump", "said"),
        ("„Wir gehen heute nicht“, sagte Angela Merkel.", "de", "Angela Merkel", "sagte"),
        ("»Wir gehen heute nicht«, so Scholz.", "de", "Scholz", "so"),
        ("Merkel sagte: ‚Wir gehen heute nicht.‘", "de", "Merkel", "sagte"),
        ("« Nous ne partons pas », a déclaré Emmanuel Macron.", "fr", "Emmanuel Macron", "a déclaré"),
        ("«No nos vamos hoy», dijo Pedro Sánchez. El día sigue.", "es", "Pedro Sánchez", "dijo"),
        ("Rossi said: ‹We will not go›", "nl", "Rossi", "said"),
    ],
)
def test_direct_speech_has_its_speaker_and_verb(text, language, speaker, verb):
    assert [(q.speaker, q.verb, q.direct) for q in quotes(text, language)] == [(speaker, verb, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “war on terror policy” goes on.",
        "“Too short,” said Biden.",
        "He praised the “year of hard action,” and he acknowledged the plans.",
        "“We will not go.” The minister said nothing.",
        "It was reported that nothing happened here today.",
        "In the two states that had voted so far nothing happened.",
        "",
    ],
)
def test_what_is_not_attributed_is_no_quotation(text):
    assert quotes(text, "en") == []


def test_offsets_point_at_the_quoted_words_and_at_the_speaker():
    text = "Then 😀 “We will not go,” said Joe Biden."
    (found,) = quotes(text, "en")

    assert text[found.start : found.end] == found.text == "We will not go,"
    assert text[found.speaker_start : found.speaker_end] == found.speaker == "Joe Biden"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Biden said that the army leaves.", "en", ("Biden", "said", False, "the army leaves.")),
        ("The ministry also said that it is safe.", "en", ("The ministry", "said", False, "it is safe.")),
        (
            "The army leaves today, a spokesperson said.",
            "en",
            ("a spokesperson", "said", False, "The army leaves today"),
        ),
        ("Am Montag sagte Qaem, dass er heute geht.", "de", ("Qaem", "sagte", False, "er heute geht.")),
        ("Macron a déclaré que les troupes restent.", "fr", ("Macron", "a déclaré", False, "les troupes restent.")),
        ("Sánchez dijo que las tropas siguen.", "es", ("Sánchez", "dijo", False, "las tropas siguen.")),
    ],
)
def test_reported_speech_gives_the_clause(text, language, expected):
    assert said(text, language) == [expected]


def test_a_pronoun_is_the_last_named_speaker():
    text = "“We will not go,” said Joe Biden.\n“We stay right here,” he said."
    assert [q.speaker for q in quotes(text, "en")] == ["Joe Biden", "Joe Biden"]


def test_a_pronoun_stays_when_nobody_was_named_and_is_somebody_else_who_was_named_since():
    assert [q.speaker for q in quotes("“We stay right here,” he said.", "en")] == ["he"]
    text = "“We will not go,” said Joe Biden.\nThen Lesley Carter came in.\n“We stay right here,” she said."
    assert [q.speaker for q in quotes(text, "en")] == ["Joe Biden", "Lesley Carter"]


def test_a_quotation_goes_on_after_its_attribution():
    text = "“We will not go,” Biden said. “We stay right here.”"
    assert [(q.speaker, q.text) for q in quotes(text, "en")] == [
        ("Biden", "We will not go,"),
        ("Biden", "We stay right here."),
    ]


def test_an_unbalanced_mark_swallows_nothing():
    text = 'A 5" pipe and "open words\n"We will not go," said Biden. He has a 6" pipe.'
    assert said(text) == [("Biden", "said", True, "We will not go,")]


@pytest.mark.parametrize("hostile", ['"', "“", "said ", "X said that ", '"a b c d," X said ', "a, X said. "])
def test_the_work_grows_no_faster_than_the_text(hostile):
    def work(repeats):
        looked = 0

        class Counting(str):  # counts the code points that slices copy
            __slots__ = ()

            def __getitem__(self, key):
                nonlocal looked
                got = super().__getitem__(key)
                looked += len(got)
                return got

        quotes(Counting(hostile * repeats), "en")
        return looked

    assert work(2_000) <= 2.2 * work(1_000) + 1_000


def test_a_hundred_thousand_marks_give_no_quotation():
    assert quotes('"' * 100_000, "en") == []


def test_the_seeds_say_what_they_say():
    if not GOLD.is_dir():
        pytest.skip("shared gold data is not on this machine")
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    found = [quotes(text, language) for text, language in zip(texts, ("de", "en", "en"), strict=True)]

    direct = [[(q.speaker, re.split(r"\W+", q.text)[0]) for q in part if q.direct] for part in found]
    assert direct == [
        [("Qaem", "Es"), ("Qaem", "Ich")],
        [("Mohammad Naeem", "They"), ("the Chinese readout", "We")],
        [("Zamir Kabulov", "They"), ("Zamir Kabulov", "It")],
    ]
    assert [[q.speaker for q in part if not q.direct] for part in found] == [
        ["Qaem", "Qaem", "Wang Wenbin", "Qaem", "dem Brief"],
        ["a Taliban spokesperson", "a Chinese foreign ministry readout"],
        [
            "President Vladimir Putin’s special representative on Afghanistan",
            "China",
            "Chinese Foreign Ministry spokesperson",
            "The foreign ministry",
        ],
    ]
