"""Where a sentence ends: at an end mark, but not after an abbreviation, an initial or an ordinal number."""

import itertools

import pytest

from analytics.text import sentences
from analytics.text.document_text import Text


def split(text, language="en"):
    return [text[span.start : span.end] for span in Text(text, language).sentences]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sen. Elizabeth Warren met Reps. Smith and Gov. Cuomo in the U.S. Senate."),
        ("en", "Lindsey Graham, R-S.C. Republican, spoke at 5 p.m. Monday about No. 5 and Fig. 3."),
        ("en", "George H. W. Bush, J. K. Rowling and Robert F. Kennedy Jr. Smith met."),
        ("en", "He met John P. Kelly and S. Smith on p. 12 of the book."),
        ("fr", "J.-P. Aubin et le juge P. Tove sont partis."),
        ("de", "Er traf S. Müller in der Hauptstr. 5 in Bonn, siehe S. 12 des Berichts."),
        ("en", '"Stop it!" he said. '.strip()),
        ("en", "He (a friend. A foe) left."),
        ("en", "It rose by 3.5 percent, e.g. in Washington, D.C. Mayor Bowser said."),
        ("en", "Yahoo! Inc. shares fell on Jan. 6 vs. Google."),
        ("en", "The iPhone … or the iPad? iPads did."[:27]),
        ("de", "Am 31. Dezember kam Dr. Qaem, z. B. mit Hrn. Müller und d. h. später, zum 2. Weltkrieg."),
        ("de", "Friedrich II. König von Preußen, Nr. 5, Art. 3 Abs. 2."),
        ("fr", "M. Macron et Mme. Le Pen, c.-à-d. les deux, av. J.-C. aussi."),
        ("es", "El Sr. García y la Dra. Gómez de EE.UU. Hablaron"[:43]),
        ("it", "Il sig. Rossi e l'on. Bianchi, art. 5, pag. 3."),
        ("pt", "O Sr. Silva e a Dra. Costa, n. 5."),
        ("nl", "Dhr. Jansen, bijv. in nr. 5."),
        ("pl", "Prof. dr hab. Kowalski, tzw. ekspert, o godz. 15 na ul. Długiej."),
        ("ru", "Г-н Иванов и проф. А. С. Петров, т. е. двое, на ул. Ленина в г. Москва."),
        ("tr", "Prof. Dr. Yılmaz, 19. Yüzyıl ve vb. konular."),
        ("ar", "قال د. أحمد إن الأمر مهم."),
        ("hi", "डॉ. सिंह ने बी. सी. में कहा।"),
        *(("sk", "Podľa čl. 5 ods. 2 to platí."), ("hr", "Prof. dr. sc. Ana Horvat je došla.")),
        *(("vi", "TP. Hồ Chí Minh chi 5,5 tỷ đồng."), ("de", "Die Fa. Huber & Co. KG schließt.")),
        ("ja", "「行きます。」と彼は言った。"),
    ],
)
def test_it_is_one_sentence(language, text):
    assert split(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["One.", "Two!", "Three?"]),
        ("en", ["He works in the U.S.", "The Senate left at 5 p.m.", "It was late."]),
        ("en", ["He said no.", "She said yes."]),
        ("en", ["They sold it to Apple Inc.", "But nobody paid."]),
        ("en", ["“It is over.”", "The people left.[12]", "(They came back.)", "Then night fell."]),
        ("en", ["😀 One.", "😀 Two."]),
        ("de", ["Es waren 25.", "Die anderen kamen 2019.", "Präsident war er nicht.", "„Gut.“", "Er ging."]),
        ("fr", ["« Bonjour ! »", "Il sort.", "Et toi ?", "Oui."]),
        ("es", ["¿Qué pasa?", "¡Nada!", "Se fue."]),
        ("el", ["Τι έγινε;", "Τίποτα."]),
        ("hi", ["यह पहला है।", "यह दूसरा है।"]),
        ("bn", ["এটা প্রথম।", "এটা দ্বিতীয়।"]),
        ("ur", ["یہ پہلا ہے۔", "یہ دوسرا ہے۔", "کیا یہ ہے؟", "ہاں۔"]),
        ("fa", ["آیا او رفت؟", "بله."]),
        ("am", ["ይህ የመጀመሪያው ነው።", "ይህ ሁለተኛው ነው።"]),
        ("my", ["ဒါက ပထမ။", "ဒါက ဒုတိယ။"]),
        ("hy", ["Սա առաջինն է։", "Սա երկրորդն է։"]),
    ],
)
def test_each_is_a_sentence(language, expected):
    assert split(" ".join(expected), language) == expected


def test_scripts_without_blanks_are_cut_after_their_marks():
    assert split("大使馆开放。工作照常！真的？”他说：“是。”", "zh") == [
        "大使馆开放。",
        "工作照常！",
        "真的？”",
        "他说：“是。”",
    ]


def test_the_end_of_a_line_ends_a_sentence_and_the_number_of_an_item_does_not():
    assert split("A headline\nIt goes\non here.\n1. Kabul fell.\n2. Herat") == [
        *("A headline", "It goes", "on here.", "1. Kabul fell.", "2. Herat"),
    ]


def test_a_text_without_words_has_no_sentence():
    assert split("") == split("  \n\n ") == []


def test_a_repeated_sentence_has_two_spans():
    assert Text("Stay. Stay.", "en").sentences == [(0, 5), (6, 11)]


def test_a_sentence_longer_than_the_limit_is_split_at_every_mark():
    sentence = "word " * 300 + "Sen."
    text = " ".join([sentence] * 5)  # 7,524 code points in one line

    assert len(text) > sentences.MAX_SENTENCE
    assert split(text) == [sentence] * 5


def test_spans_are_in_order_and_do_not_overlap():
    text = "First one. Second one!\nThird one? And (a fourth.) “A fifth.” Done"
    spans = Text(text, "en").sentences

    assert [text[a:b] for a, b in spans] == [text[a:b].strip() for a, b in spans]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


def test_an_abbreviation_of_one_language_is_a_word_of_another():
    assert split("Er kam bzw. Sie kam.", "de") == ["Er kam bzw. Sie kam."]
    assert len(split("Das ist die Art. Sie kam.", "de")) == len(split("Vi er på tur. Kap. 5 er god.", "no")) == 2
