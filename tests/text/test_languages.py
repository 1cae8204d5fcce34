import pytest

from analytics.text import folding, languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("de", "de"), ("DE", "de"), ("de-AT", "de"), ("de_CH", "de"), (" German ", "de"), ("GERMAN", "de")),
        *(("zh-Hans", "zh"), ("Norwegian Bokmål", "nb"), ("", ""), ("Klingon", ""), ("xx", "")),
        *(("eng", "en"), ("ger", "de"), ("Deutsch", "de"), ("Anglais", "en"), ("Русский", "ru"), ("Português", "pt")),
        *(("Chinese - Simplified", "zh"), ("Portuguese (Brazil)", "pt")),
    ],
)
def test_a_language_is_found_by_code_or_name(text, code):
    assert languages.code(text) == code


def test_a_language_record_describes_its_script():
    german, chinese, arabic = languages.get("de"), languages.get("zh"), languages.get("ar")

    assert (german.name, german.spaced, german.cased) == ("German", True, True)
    assert (chinese.name, chinese.spaced, chinese.cased) == ("Chinese", False, False)
    assert (arabic.name, arabic.spaced, arabic.cased) == ("Arabic", True, False)


def test_an_unknown_code_is_a_spaced_cased_language_without_stopwords():
    unknown = languages.get("xx")

    assert (unknown.name, unknown.spaced, unknown.cased, unknown.stopwords) == ("xx", True, True, frozenset())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        *(("en", "the of"), ("de", "und der"), ("fr", "les du"), ("hr", "a i je"), ("el", "της και")),
        *(("pl", "w i z który"), ("cs", "a v že jsou"), ("da", "at det ikke"), ("nb", "ikke det"), ("hu", "és már")),
        *(("lt", "ir kad"), ("hi", "के में है"), ("ar", "أن إلى"), ("fa", "این برای"), ("ro", "și şi care")),
        *(("sr", "je који koji његов bi"), ("bs", "koji"), ("sw", "kwa na"), ("ca", "amb els"), ("he", "של את")),
        *(
            ("vi", "của và"),
            ("id", "untuk yang"),
            ("ko", "그 및"),
            ("th", "ที่ และ"),
            ("bn", "এবং এই"),
            ("ms", "yang dan"),
            ("zh", "的 我们"),
        ),
    ],
)
def test_the_most_common_words_of_a_language_are_stopwords_in_their_counted_form(code, words):
    stopwords = languages.get(code).stopwords

    assert {folding.fold_word(word) for word in words.split()} - stopwords == set()
    assert [word for word in stopwords if word != folding.fold_word(word) or word.split() != [word]] == []


@pytest.mark.parametrize("code", ["ur", "sq", "ps", "und", "xx"])
def test_a_language_without_a_useful_list_has_no_stopwords(code):
    assert languages.get(code).stopwords == frozenset()


def test_a_language_has_its_english_name_and_an_unknown_one_its_code():
    assert [languages.name(code) for code in ("en", "de", "und", "xx")] == [
        "English",
        "German",
        "language unknown",
        "xx",
    ]
