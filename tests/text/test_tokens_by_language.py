"""A table of words that are easily cut wrong, in 12 languages: each line of a case is the words that its text gives."""

import pytest

from analytics.text import tokens
from analytics.text.document_text import Text

CASES = {
    "en": [
        ("the U.S. Senate, the U.N. and U.S.-led talks", "the US senate the UN and us-led talks"),
        ("at 5 p.m. about the 1.5-degree goal", "at 5 pm about the 1.5-degree goal"),
        ("AT&T, R&D and H&M's shops", "at&t r&d and h&m shops"),
        ("R-S.C. and D-Calif.", "r-sc and d-calif"),
        ("don't o'clock O'Brien's China's", "don't o'clock o'brien china"),
        ("COVID-19 F-16s 5G G7 9/11", "covid-19 f-16s 5g g7 9 11"),
        ("1,500 jobs, $3.5m, 2020s", "1500 jobs 3.5m 2020s"),
        ("Amazon.com, see https://a.com/b?c=d and www.bbc.com or me@x.org", "amazon.com see and or"),
        ("#BlackLivesMatter @realDonaldTrump", "blacklivesmatter @realdonaldtrump"),
        ("e.g. J.R.R. Tolkien, Ph.D.", "eg jrr tolkien ph d"),
        ("WHO said who", "WHO said who"),
        ("co\u2011operate co\u00adoperate", "co-operate cooperate"),
    ],
    "de": [
        ("z.B. d.h. u.a.", "zb dh ua"),
        ("Straße STRASSE Fußball", "strasse strasse fussball"),
        ("Geld- und Haftstrafe", "geld und haftstrafe"),
        ("Corona-Maßnahmen, 3,5 Prozent", "corona-massnahmen 3.5 prozent"),
        ("Merkels Ku'damm", "merkels ku'damm"),
    ],
    "fr": [
        ("l'OTAN, d’Emmanuel, aujourd'hui", "l' otan d' emmanuel aujourd'hui"),
        ("qu'il lorsqu'elle jusqu'ici", "qu' il lorsqu' elle jusqu' ici"),
        ("États-Unis, c'est-à-dire", "états-unis c' est-à-dire"),
        ("arc-en-ciel S.N.C.F.", "arc-en-ciel sncf"),
    ],
    "it": [
        ("dell'Unione all’estero un'altra", "dell' unione all' estero un' altra"),
        ("l'Italia c'era po'", "l' italia c' era po"),
    ],
    "es": [("EE.UU. y la O.T.A.N.", "ee uu y la otan"), ("¿Qué? ¡Sí!", "qué sí"), ("1.500 personas", "1500 personas")],
    "pt": [("deu-lhe guarda-chuva", "deu-lhe guarda-chuva"), ("2,5 mil", "2.5 mil")],
    "nl": [("foto's 's avonds", "foto s avonds"), ("zee-egel", "zee-egel")],
    "tr": [
        ("Türkiye'nin İstanbul'da ABD’ye 2021'de", "türkiye istanbul abd 2021"),
        ("IŞIK ışık Işık", "işik işik işik"),
        ("ISPARTA Isparta İZMİR izmir", "isparta isparta izmir izmir"),
    ],
    "el": [("ΚΥΒΕΡΝΗΣΗ κυβέρνηση Κυβέρνηση", "κυβερνηση κυβερνηση κυβερνηση"), ("Σίσυφος ΣΙΣΥΦΟΣ", "σισυφοσ σισυφοσ")],
    "ar": [
        ("الحكومـــة الحُكُومة الحكومة", "الحكومة الحكومة الحكومة"),
        ("أحمد احمد إلى الى", "احمد احمد الي الي"),
        ("\u202bمود\u202c إليري", "مود اليري"),
    ],
    "fa": [("می\u200cرود کتاب كتاب", "ميرود كتاب كتاب"), ("ایران ايران", "ايران ايران")],
    "he": [('צה"ל צה״ל', 'צה"ל צה"ל'), ("שָׁלוֹם שלום", "שלום שלום")],
    "ru": [("т.е. США НАТО", "те сша нато"), ("кое-что 1,5", "кое-что 1.5")],
    "fi": [("EU:n NATO:n", "EU nato"), ("Sana'a", "sana'a")],
    "ca": [("col·lecció l'home", "col·lecció l' home")],
    "zh": [("北京", "北京"), ("ＮＡＴＯ", "nato")],
}


@pytest.mark.parametrize(
    ("text", "forms"),
    [pytest.param(*case, id=f"{language}-{case[1][:20]}") for language in CASES for case in CASES[language]],
)
def test_words_are_cut_and_folded_as_their_language_does(text, forms):
    assert tokens.tokens(text) == forms.split()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Polish troops polish boots", "Polish troops polish boots"),
        ("POLISH GOVERNMENT", "Polish government"),
        ("Theresa May. The vote may fail in May", "theresa May the vote may fail in May"),
        ("Theresa May's Brexit plan", "theresa May brexit plan"),
        ("What May Follow Brexit", "what may follow brexit"),
        ("WHAT MAY FOLLOW", "what may follow"),
        ("the White House and a white house", "the White House and a white house"),
        ("President Biden, the president", "president biden the president"),
        ("Das Essen ist da, wir essen", "das essen ist da wir essen"),
    ],
)
def test_a_name_whose_small_letters_are_another_word_is_a_word_of_its_own(text, forms):
    words = Text(text, "en").words

    assert " ".join(words.vocabulary.strings[form] for form in words.forms) == forms


def test_an_acronym_is_an_ordinary_word_in_a_headline_of_capitals():
    words = Text("WHO WILL HELP US NOW? The WHO asked the US.", "en").words

    assert [words.vocabulary.strings[form] for form in words.forms] == [
        *("who", "will", "help", "us", "now"),
        *("the", "WHO", "asked", "the", "US"),
    ]
