from analytics.keywords import keyword_forms


def concept_of(corpus, **of):
    rows = corpus.where(**of).stored("keywords").astype({"keyword": "str", "concept": "str", "kind": "str"})
    return dict(zip(rows["keyword"], zip(rows["concept"], rows["kind"], strict=True), strict=True))


def test_a_name_counts_as_its_entity_in_every_language(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"text": "Peking", "language": "de", "keywords": "Peking", "names": "Peking=place>Beijing"},
            "d2": {"text": "Beijing", "keywords": "Beijing", "names": "Beijing=place"},
        }
    )

    assert concept_of(corpus) == {"Peking": ("Beijing", "place"), "Beijing": ("Beijing", "place")}


def test_a_keyword_that_is_only_part_of_a_name_is_not_an_entity(make_corpus):
    corpus = make_corpus({"d1": {"text": "Wang Yi spoke", "keywords": "Wang Yi, Wang", "names": "Wang Yi=person"}})

    assert concept_of(corpus) == {"Wang Yi": ("Wang Yi", "person"), "Wang": ("Wang", "")}


def test_a_demonym_is_not_its_country(make_corpus):
    corpus = make_corpus({"d1": {"text": "Afghan", "keywords": "Afghan", "names": "Afghan=demonym>Afghanistan"}})

    assert concept_of(corpus) == {"Afghan": ("Afghan", "")}


def test_a_keyword_that_is_mostly_a_word_is_not_an_entity(make_corpus):
    world = {"d1": {"text": "sessions, sessions, sessions; Sessions", "keywords": "sessions"}}
    named = {"d1": world["d1"] | {"names": "Sessions=person>Jeff Sessions"}}

    rows = make_corpus(named).stored("keywords").astype("str").assign(starts="0; 10; 20; 30")
    mentions = make_corpus(named).mentions.astype({"doc_id": "str", "entity": "str", "kind": "str", "surface": "str"})

    assert list(keyword_forms.settle(rows, mentions, {"d1": "en"})["concept"]) == ["sessions"]


def test_a_missed_name_gets_the_only_entity_with_its_spelling(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"text": "Peking", "language": "de", "keywords": "Peking", "names": "Peking=place>Beijing"},
            "d2": {"text": "Peking", "language": "nl", "keywords": "Peking"},
        }
    )

    assert concept_of(corpus, doc_id="d2") == {"Peking": ("Beijing", "place")}


def test_a_surname_of_two_people_is_not_linked_to_either(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"text": "Wang", "keywords": "Wang", "names": "Wang=person>Wang Yi"},
            "d2": {"text": "Wang", "keywords": "Wang", "names": "Wang=person>Wang Wenbin"},
            "d3": {"text": "Wang", "keywords": "Wang"},
        }
    )

    assert concept_of(corpus, doc_id="d3") == {"Wang": ("Wang", "")}


def test_false_friends_of_two_languages_are_two_concepts(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"text": "Gift", "language": "de", "keywords": "Gift"},
            "d2": {"text": "a gift", "keywords": "gift"},
        }
    )

    assert concept_of(corpus) == {"Gift": ("Gift", ""), "gift": ("gift", "")}


def test_a_name_in_one_text_and_a_word_in_another_count_once(make_corpus):
    rows = make_corpus({f"d{i}": {"keywords": one} for i, one in enumerate(["Embassy", "embassy", "embassies"])})
    keywords = rows.stored("keywords").astype("str").assign(key=["embassy", "embassi", "embassi"])

    got = keyword_forms.settle(keywords, rows.mentions, dict.fromkeys(["d0", "d1", "d2"], "en"))

    # "Embassy" is written like "embassy"; of three forms with one document each the first in the alphabet
    assert len(set(got["concept"])) == 1
