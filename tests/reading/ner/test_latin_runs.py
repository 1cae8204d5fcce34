from analytics.reading.ner import tagger
from analytics.text.document_text import Text

ARABIC = (
    "\u200fقال مجلس ميناء نورثبورت يوم الاثنين إن شركة \u202aOcean Salvage Ltd\u202c ستغلق رصيف العبارات.\n"
    "وذكرت وكالة \u200eReuters\u200e أن الوزارة رفضت القول، وقالت Angela Merkel إن Merkel لن تدفع،"
    " انظر www.Example.org\n"
)
CONTROLS = dict.fromkeys(map(ord, "\u200f\u202a\u202c\u200e"))


def names(text, code):
    return [(name.surface, name.kind) for name in tagger.names(Text(text, code))]


def test_names_in_latin_letters_are_found_in_a_text_of_another_script():
    expected = {("Ocean Salvage Ltd", "organisation"), ("Reuters", "organisation"), ("Angela Merkel", "person")}

    assert expected <= set(names(ARABIC, "ar"))
    assert names(ARABIC.translate(CONTROLS), "ar") == names(ARABIC, "ar")


def test_a_name_stands_at_its_place_in_the_text():
    assert all(ARABIC[name.start : name.end] == name.surface for name in tagger.names(Text(ARABIC, "ar")))


def test_a_person_of_one_word_needs_a_longer_name_in_the_text():
    assert ("Merkel", "person") in names(ARABIC, "ar")
    assert [kind for _, kind in names("החברה Sainsbury אמרה", "he") if kind == "person"] == []


def test_words_without_a_capital_and_addresses_are_no_names():
    assert names("הם אמרו covid היום www.Reuters.com reuters@Reuters.com", "he") == []
