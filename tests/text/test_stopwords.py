import pytest

from analytics import CorpusError, schema
from analytics.corpus import ignored_words
from analytics.keywords import keyness
from analytics.sources import similarity
from analytics.text import stopwords
from analytics.topics import topics

WORLD = {
    f"{side}{i}": {"text": f"The {word} of the embassy says {word} {'today' * (i % 2)}", "source": side}
    for side, word in (("A", "envoy"), ("B", "minister"))
    for i in range(5)
}


def with_words(corpus, *rows):
    given = [("word", *row) for row in rows]
    return corpus.with_table("corrections", schema.from_rows(given, "corrections"))


def own(*rows):
    return stopwords.user_words(schema.from_rows([("word", *row) for row in rows], "corrections"))


def test_a_word_is_left_out_of_its_language_and_one_without_language_of_all():
    given = own(("Spokesman", "stop", "English"), ("Reuters", "stop", ""), ("Sprecher", "stop", "de"))

    assert stopwords.of_language(given, "en").stop == {"spokesman", "reuters"}
    assert stopwords.of_language(given, "de").stop == {"sprecher", "reuters"}
    assert stopwords.of_language(given, "fr").stop == {"reuters"}


def test_what_is_said_of_one_language_stands_above_all_of_them():
    given = own(("will", "keep", "de"), ("will", "stop", ""))

    assert stopwords.of_language(given, "de") == stopwords.Own(keep=frozenset({"will"}))
    assert stopwords.of_language(given, "sw") == stopwords.Own(stop=frozenset({"will"}))


def test_words_are_those_of_the_list_and_the_user_s_without_those_kept(make_corpus):
    corpus = with_words(make_corpus({"d1": "a"}), ("embassy", "stop", ""), ("against", "keep", "en"))

    assert ignored_words.ignored_words(corpus, "en") - stopwords.words("en") == {"embassy"}
    assert stopwords.words("en") - ignored_words.ignored_words(corpus, "en") == {"against"}
    assert "against" in stopwords.words("en")
    assert ignored_words.ignored_words(corpus.take([]), "en") == ignored_words.ignored_words(corpus, "en")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        *((" Embassy ", "embassy"), ("won’t", "won't"), ("Straße", "strasse"), ("Cafe\u0301", "café"), ("G7", "g7")),
        *(("大使馆", "大使馆"), ("vis-à-vis", "vis-à-vis"), ("China’s", "china")),
        *(("New York", ""), ("and/or", ""), ("U.S.", ""), ("", ""), ("—", ""), ("word.", ""), ("大使馆 中国", "")),
    ],
)
def test_a_word_has_the_form_in_which_it_is_counted_and_what_is_not_one_word_none(word, form):
    assert stopwords.form(word) == form


def test_words_left_out_are_no_term_of_keyness(make_corpus):
    corpus = make_corpus(WORLD)

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["envoy"]
    assert list(keyness.keyness(with_words(corpus, ("envoy", "stop", "en")), groups=("A",))["term"]) == []
    assert list(keyness.keyness(with_words(corpus, ("envoy", "stop", "de")), groups=("A",))["term"]) == ["envoy"]


def test_a_word_of_the_list_that_is_kept_is_a_term(make_corpus):
    world = {
        name: row | {"text": f"{row['text']} {'against' if name[0] == 'A' else ''}"} for name, row in WORLD.items()
    }
    corpus = make_corpus(world)

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["envoy"]
    kept = with_words(corpus, ("against", "keep", ""))
    assert set(keyness.keyness(kept, groups=("A",))["term"]) == {"against", "envoy"}


def test_words_left_out_are_in_no_topic_and_not_shared(make_corpus):
    corpus = make_corpus(WORLD)
    without = with_words(corpus, ("embassy", "stop", ""), ("says", "stop", ""))

    def shared(part):
        return set(similarity.shared_words(part, a="A", b="B", language="en")["term"])

    def labels(part):
        return " ".join(topics.fit(part, n_topics=1).stored("topic_fit")["label"])

    assert "embassy" in shared(corpus) & set(labels(corpus).split(", "))
    assert not {"embassy", "says"} & (shared(without) | set(labels(without).split(", ")))


def test_other_words_make_another_corpus(make_corpus):
    corpus = make_corpus(WORLD)
    without = with_words(corpus, ("embassy", "stop", ""))

    assert without.key != corpus.key
    assert without.take([0, 1]).key != corpus.take([0, 1]).key


def test_words_differ_in_the_languages_where_their_standing_does():
    before, after = own(), own(("the", "stop", ""), ("against", "keep", ""), ("spokesman", "stop", "en"))

    assert stopwords.changed_words(before, after, "en") == {"against", "spokesman"}
    assert stopwords.changed_words(before, after, "xx") == {"the", "against"}
    assert stopwords.changed_words(after, after, "xx") == set()


def test_a_list_is_a_text_with_one_word_per_line_and_lines_of_several_words_are_told():
    assert stopwords.words_of_file("\ufeffya\r\n\r\n  wa \nNew York\nya\n".encode(), "sw.txt") == (
        ["ya", "wa"],
        ["New York"],
    )
    assert stopwords.words_of_file(b"", "sw.txt") == ([], [])


def test_a_list_in_another_encoding_is_refused():
    with pytest.raises(CorpusError, match=r"^The list sw\.txt cannot be read: save it as plain text in UTF-8\.$"):
        stopwords.words_of_file("für".encode("latin-1"), "sw.txt")
