"""Keyness reads a document in several languages by its paragraphs: each word counts in the language it stands in."""

from analytics.keywords import keyness, terms_by_group

ENGLISH = (
    "The {} met the ministers in the capital on Monday and told them that the harbour would be closed for the whole"
    " winter, because the storms of the last weeks had broken its walls."
)
GERMAN = (
    "Die {} trafen am Montag in der Hauptstadt die Minister und sagten ihnen, dass der Hafen den ganzen Winter über"
    " geschlossen bleibt, weil die Stürme der letzten Wochen seine Mauern zerstört haben."
)


def both(english, german):
    return f"{ENGLISH.format(english)}\n\n{GERMAN.format(german)}"


def document(text, source, languages="en; de"):
    return {"text": text, "source": source, "language": "en", "languages": languages}


def corpus_of_two_outlets(make_corpus):
    documents = {f"a{i}": document(f"{both('anglers', 'Fischer')} Nummer a{i}.", "A") for i in range(6)}
    documents |= {f"b{i}": document(f"{both('sailors', 'Segler')} Nummer b{i}.", "B") for i in range(6)}
    documents |= {f"c{i}": document(f"{ENGLISH.format('sailors')} Number c{i}.", "B", "en") for i in range(3)}
    return make_corpus(documents)


def test_a_word_counts_in_the_language_of_its_paragraph(make_corpus):
    corpus = corpus_of_two_outlets(make_corpus)
    table = keyness.keyness(corpus, groups=("A",))
    terms = {language: set(rows["term"]) for language, rows in table.groupby("language")}

    assert "anglers" in terms["en"]
    assert "Fischer" in terms["de"]
    assert not {"Fischer", "Hafen"} & terms["en"]
    assert "anglers" not in terms["de"]


def test_the_counts_are_those_of_the_documents_with_text_in_the_language(make_corpus):
    corpus = corpus_of_two_outlets(make_corpus)
    table = keyness.keyness(corpus, groups=("A",)).set_index(["language", "term"])

    assert table.loc[("de", "Fischer"), ["n_docs", "n_group", "n_rest"]].tolist() == [6, 6, 6]
    assert table.loc[("en", "anglers"), ["n_docs", "n_group", "n_rest"]].tolist() == [6, 6, 9]
    cells = terms_by_group.group_terms(corpus, language="de").set_index(["term", "group"])
    assert cells.loc[("Fischer", "A"), "n_group"] == 6
