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
    corrections = [("word", *row) for row in rows]
    return corpus.with_table("corrections", schema.from_rows(corrections, "corrections"))


def own(*rows):
    return stopwords.user_words(schema.from_rows([("word", *row) for row in rows], "corrections"))


def test_a_word_is_a_stopword_of_its_language_and_without_one_of_all_languages():
    by_language = own(("Spokesman", "stop", "English"), ("Reuters", "stop", ""), ("Sprecher", "stop", "de"))

    assert stopwords.of_language(by_language, "en").stop == {"spokesman", "reuters"}
    assert stopwords.of_language(by_language, "de").stop == {"sprecher", "reuters"}
    assert stopwords.of_language(by_language, "fr").stop == {"reuters"}


def test_a_change_for_one_language_has_priority_over_one_for_all():
    by_language = own(("will", "keep", "de"), ("will", "stop", ""))

    assert stopwords.of_language(by_language, "de") == stopwords.Own(keep=frozenset({"will"}))
    assert stopwords.of_language(by_language, "sw") == stopwords.Own(stop=frozenset({"will"}))


def test_stopwords_are_the_list_and_the_user_s_words_without_those_to_keep(make_corpus):
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
        *(
            ("New York", ""),
            ("and/or", ""),
            ("U.S.", "US"),
            ("", ""),
            ("—", ""),
            ("word.", ""),
            ("大使馆 中国", ""),
        ),
    ],
)
def test_one_word_has_its_counted_form_and_any_other_text_has_none(word, form):
    assert stopwords.form(word) == form


def test_a_stopword_of_the_user_is_not_a_keyness_term(make_corpus):
    corpus = make_corpus(WORLD)

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["envoy"]
    assert list(keyness.keyness(with_words(corpus, ("envoy", "stop", "en")), groups=("A",))["term"]) == []
    assert list(keyness.keyness(with_words(corpus, ("envoy", "stop", "de")), groups=("A",))["term"]) == ["envoy"]


def test_a_word_of_the_list_that_the_user_keeps_is_a_term(make_corpus):
    world = {
        name: row | {"text": f"{row['text']} {'against' if name[0] == 'A' else ''}"} for name, row in WORLD.items()
    }
    corpus = make_corpus(world)

    assert list(keyness.keyness(corpus, groups=("A",))["term"]) == ["envoy"]
    kept = with_words(corpus, ("against", "keep", ""))
    assert set(keyness.keyness(kept, groups=("A",))["term"]) == {"against", "envoy"}


def test_a_stopword_of_the_user_is_neither_a_topic_word_nor_a_shared_word(make_corpus):
    corpus = make_corpus(WORLD)
    without = with_words(corpus, ("embassy", "stop", ""), ("says", "stop", ""))

    def shared(part):
        return set(similarity.shared_words(part, a="A", b="B", language="en")["term"])

    def labels(part):
        return " ".join(topics.fit(part, n_topics=1).stored("topic_fit")["label"])

    assert "embassy" in shared(corpus) & set(labels(corpus).split(", "))
    assert not {"embassy", "says"} & (shared(without) | set(labels(without).split(", ")))


def test_other_stopwords_give_the_corpus_another_key(make_corpus):
    corpus = make_corpus(WORLD)
    without = with_words(corpus, ("embassy", "stop", ""))

    assert without.key != corpus.key
    assert without.take([0, 1]).key != corpus.take([0, 1]).key


def test_changed_words_are_those_whose_status_changes_in_the_language():
    before, after = own(), own(("the", "stop", ""), ("against", "keep", ""), ("spokesman", "stop", "en"))

    assert stopwords.changed_words(before, after, "en") == {"against", "spokesman"}
    assert stopwords.changed_words(before, after, "xx") == {"the", "against"}
    assert stopwords.changed_words(after, after, "xx") == set()


def test_a_list_has_one_word_per_line_and_lines_of_several_words_are_returned_too():
    assert stopwords.words_of_file("\ufeffya\r\n\r\n  wa \nNew York\nya\n".encode(), "sw.txt") == (
        ["ya", "wa"],
        ["New York"],
    )
    assert stopwords.words_of_file(b"", "sw.txt") == ([], [])


def test_a_list_in_another_encoding_is_refused():
    with pytest.raises(CorpusError, match=r"^The list sw\.txt cannot be read: save it as plain text in UTF-8\.$"):
        stopwords.words_of_file("für".encode("latin-1"), "sw.txt")
