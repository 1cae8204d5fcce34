import pandas as pd
import pytest

from analytics import schema
from analytics.corpus.store import make
from analytics.entities.entities import entities, link

COLUMNS = ["doc_id", "start", "end", "surface", "kind", "demonym", "rule", "hint"]


def names(*rows):
    """Rows are (doc_id, surface, kind[, hint[, rule]])."""
    full = [(*row, "", "gazetteer")[:5] if len(row) == 3 else (*row, "gazetteer")[:5] for row in rows]
    table = [(doc, at, at + len(s), s, kind, False, rule, hint) for at, (doc, s, kind, hint, rule) in enumerate(full)]
    return pd.DataFrame(table, columns=COLUMNS)


def documents_of(given, languages=None):
    """Return one row per document of the names, without source and date."""
    ids = list(dict.fromkeys(given["doc_id"]))
    table = {
        "doc_id": ids,
        "language": [(languages or {}).get(doc_id, "en") for doc_id in ids],
        "source": "",
        "date": "",
    }
    return pd.DataFrame(table)


def linked(*rows, languages=None):
    given = names(*rows)
    table = link(given, documents=documents_of(given, languages), texts={})
    return list(zip(table["surface"], table["entity"], table["kind"], strict=True))


def corpus(rows, documents):
    table = [(d, 0, 1, s, e, k, dem, "gazetteer", "", 1.0) for d, s, e, k, dem in rows]
    docs = pd.DataFrame({"doc_id": list(documents), "source": list(documents.values())})
    filled = {column: "" for column in schema.TABLES["documents"].columns if column not in docs}
    return make({"documents": docs.assign(**filled), "mentions": schema.from_rows(table, "mentions")})


def test_a_hint_is_the_entity():
    assert linked(("d", "Peking", "place", "Beijing")) == [("Peking", "Beijing", "place")]


def test_a_surname_takes_the_full_name_of_its_own_document_only():
    got = linked(("d1", "Ada Bekel", "person"), ("d1", "Bekel", "person"), ("d2", "Bekel", "person"))

    assert got == [
        ("Ada Bekel", "Ada Bekel", "person"),
        ("Bekel", "Ada Bekel", "person"),
        ("Bekel", "Bekel", "person"),
    ]


def test_a_surname_of_two_full_names_is_a_separate_entity():
    rows = [("d", name, "person") for name in ("Ada Bekel", "Otto Bekel", "Bekel")]

    assert [entity for _, entity, _ in linked(*rows)] == ["Ada Bekel", "Otto Bekel", "Bekel"]


def test_the_plural_of_a_surname_of_two_persons_is_that_surname():
    rows = [(doc, name, "person") for doc, name in PLURALS]

    assert [entity for _, entity, _ in linked(*rows)][2:] == ["Clinton", "Adams", "Adam Bekel", "Bekel Adam"]


PLURALS = (
    *(("d1", "Hillary Clinton"), ("d1", "Bill Clinton"), ("d1", "Clintons")),
    *(("d2", "Adams"), ("d3", "Adam Bekel"), ("d3", "Bekel Adam")),
)


def test_three_wangs_never_merge():
    rows = [("d", name, "person") for name in ("Wang Yu", "Wang Yi", "Wang Wenbin", "Wang")]

    assert [entity for _, entity, _ in linked(*rows)] == ["Wang Yu", "Wang Yi", "Wang Wenbin", "Wang"]


def test_titles_and_articles_are_not_part_of_an_entity():
    got = linked(
        ("d", "Mullah Abdul Ghani Baradar", "person"),
        ("d", "Herr Sadaat", "person"),
        ("d", "the Zorvan Union", "organisation"),
    )

    assert [entity for _, entity, _ in got] == ["Abdul Ghani Baradar", "Sadaat", "Zorvan Union"]


def test_a_german_genitive_is_linked_to_its_base_form_if_the_corpus_has_it():
    rows = (("d", "Qaems", "person"), ("d", "Qaem", "person"), ("d", "Hans", "person"))

    assert [entity for _, entity, _ in linked(*rows, languages={"d": "de"})] == ["Qaem", "Qaem", "Hans"]
    assert [entity for _, entity, _ in linked(*rows, languages={"d": "en"})] == ["Qaems", "Qaem", "Hans"]


def test_an_acronym_spelled_out_in_one_document_is_expanded_in_all():
    got = linked(
        ("d1", "ZRU", "organisation", "Zentara Rescue Union", "acronym"),
        ("d2", "ZRU", "organisation", "", "speech verb"),
    )

    assert [entity for _, entity, _ in got] == ["Zentara Rescue Union", "Zentara Rescue Union"]


def test_an_acronym_with_two_long_forms_is_not_expanded():
    got = linked(
        ("d1", "ZRU", "organisation", "Zentara Rescue Union", "acronym"),
        ("d2", "ZRU", "organisation", "Zorvan Reform Union", "acronym"),
        ("d3", "ZRU", "organisation", "", "speech verb"),
    )

    assert got[2] == ("ZRU", "ZRU", "organisation")


def test_a_middle_initial_is_removed_if_the_corpus_has_the_name_without_it():
    rows = [("d", name, "person") for name in ("Donald J. Trump", "Donald Trump", "George W. Bush", "Donald Trump Jr.")]

    assert [entity for _, entity, _ in linked(*rows)] == [
        "Donald Trump",
        "Donald Trump",
        "George W. Bush",
        "Donald Trump Jr.",
    ]


def test_two_people_who_differ_by_their_initials_are_two_entities():
    rows = [("d", name, "person") for name in ("George W. Bush", "George H. W. Bush", "George Bush")]

    assert [entity for _, entity, _ in linked(*rows)] == ["George W. Bush", "George H. W. Bush", "George Bush"]


def test_the_kind_of_most_mentions_is_the_kind_of_the_entity():
    got = linked(("a", "Zorvan", "person"), ("b", "Zorvan", "organisation"), ("c", "Zorvan", "organisation"))

    assert {kind for _, _, kind in got} == {"organisation"}


def test_a_person_named_like_a_known_place_is_a_separate_entity():
    got = linked(("a", "Houston", "place", "Houston"), ("b", "Houston", "person", "", "title"))

    assert got == [("Houston", "Houston", "place"), ("Houston", "Houston (person)", "person")]


def test_the_table_has_the_declared_columns_and_the_input_is_unchanged():
    given = names(("d", "Peking", "place", "Beijing"))
    before = given.copy(deep=True)

    got = link(given, documents=documents_of(given), texts={})

    assert got.dtypes.astype(str).to_dict() == schema.empty("mentions").dtypes.astype(str).to_dict()
    pd.testing.assert_frame_equal(given, before)


def test_no_names_give_the_empty_table():
    pd.testing.assert_frame_equal(link(names(), documents=documents_of(names()), texts={}), schema.empty("mentions"))


WORLD = [
    ("d1", "China", "China", "place", False),
    ("d1", "Chinese", "China", "place", True),
    ("d2", "Chinese", "China", "place", True),
    ("d2", "Wang Yi", "Wang Yi", "person", False),
]
SOURCES = {"d1": "Reuters", "d2": "Reuters", "d3": "AFP"}


def test_an_entity_counts_documents_names_and_sources():
    got = entities(corpus(WORLD, SOURCES))

    assert got.to_dict("records") == [
        {
            "entity": "China",
            "label": "China",
            "kind": "place",
            "n_docs": 2,
            "n_mentions": 3,
            "n_sources": 1,
            "aliases": "Chinese; China",
            "n_surname": 0,
            "role": "",
        },
        {
            "entity": "Wang Yi",
            "label": "Wang Yi",
            "kind": "person",
            "n_docs": 1,
            "n_mentions": 1,
            "n_sources": 1,
            "aliases": "Wang Yi",
            "n_surname": 0,
            "role": "",
        },
    ]


def test_without_demonyms_only_the_country_itself_counts():
    got = entities(corpus(WORLD, SOURCES), demonyms=False)

    assert got.loc[got["entity"] == "China", ["n_docs", "n_mentions", "aliases"]].to_numpy().tolist() == [
        [1, 1, "China"]
    ]


def test_kinds_and_min_docs_select_rows():
    assert entities(corpus(WORLD, SOURCES), kinds=("person",))["entity"].tolist() == ["Wang Yi"]
    assert entities(corpus(WORLD, SOURCES), min_docs=2)["entity"].tolist() == ["China"]


def test_the_mark_of_a_namesake_is_not_in_its_label():
    got = entities(corpus([("d1", "Houston", "Houston (person)", "person", False)], SOURCES))

    assert got[["entity", "label"]].to_numpy().tolist() == [["Houston (person)", "Houston"]]


def test_at_most_twelve_aliases_are_listed():
    rows = [("d1", f"Name{at:02}", "Name", "person", False) for at in range(14)]

    assert entities(corpus(rows, SOURCES))["aliases"].tolist() == ["; ".join(f"Name{at:02}" for at in range(12))]


def test_an_empty_table_can_be_counted():
    pd.testing.assert_frame_equal(entities(corpus([], {})), schema.empty("entities"))


def test_a_wrong_option_is_an_error_with_its_value():
    with pytest.raises(ValueError, match="min_docs must be at least 1, got 0"):
        entities(corpus(WORLD, SOURCES), min_docs=0)
    with pytest.raises(ValueError, match="kinds must be among person, organisation, place, got people"):
        entities(corpus(WORLD, SOURCES), kinds=("people",))


def test_straight_and_curly_apostrophes_are_equal():
    assert linked(("d", "Beto O’Rourke", "person"), ("d", "Beto O'Rourke", "person")) == [
        ("Beto O’Rourke", "Beto O'Rourke", "person"),
        ("Beto O'Rourke", "Beto O'Rourke", "person"),
    ]


def courts(n_supreme, n_circuit):
    full = [(f"s{i}", "Supreme Court", "organisation", "", "crf") for i in range(n_supreme)]
    others = [(f"c{i}", "Circuit Court", "organisation", "", "crf") for i in range(n_circuit)]
    bare = ("x", "Court", "organisation", "", schema.HEAD_WORD)
    given = names(*full, *others, bare)
    return link(given, documents=documents_of(given), texts={}).iloc[-1]


def test_a_head_word_is_the_organisation_that_nearly_all_documents_mean():
    row = courts(19, 1)

    assert (row["entity"], row["link_rule"], row["certainty"]) == ("Supreme Court", "corpus", 0.95)


def test_a_head_word_of_several_organisations_is_open():
    row = courts(6, 4)

    assert (row["entity"], row["link_rule"]) == ("Court", schema.AMBIGUOUS)


def test_the_kind_of_an_entity_is_that_of_most_documents():
    rows = [("a", "Delaware", "organisation")] * 5 + [("b", "Delaware", "place"), ("c", "Delaware", "place")]

    assert {kind for _, _, kind in linked(*rows)} == {"place"}


def test_a_head_word_that_is_a_known_name_elsewhere_is_not_open():
    given = names(
        ("a", "Senate", "organisation", "Senate"),
        ("b", "Ohio Senate", "organisation", "", "crf"),
        ("c", "State Senate", "organisation", "", "crf"),
        ("d", "Senate", "organisation", "", schema.HEAD_WORD),
    )

    table = link(given, documents=documents_of(given), texts={})

    assert (table["entity"].iloc[-1], table["link_rule"].iloc[-1]) == ("Senate", "")


def test_one_person_is_one_entity_in_several_languages_and_cases():
    rows = [
        ("en", "Vladimir Putin"),
        ("it", "Vladimir Putin"),
        ("de", "Wladimir Putin"),
        ("fr", "Vladimir Poutine"),
        ("fr", "Poutine"),
        ("ru", "Владимир Путин"),
        ("ru", "Владимиру Путину"),
        ("ru", "Путина"),
    ]
    languages = {code: code for code, _ in rows}
    found = linked(*((code, surface, "person") for code, surface in rows), languages=languages)

    assert {entity for _, entity, _ in found} == {"Vladimir Putin"}


def test_a_place_in_another_case_is_the_known_place():
    rows = [
        ("a", "Москва", "place", "Moscow"),
        ("a", "Москве", "place"),
        ("b", "Москву", "place"),
        ("b", "Мост", "place"),
    ]
    found = linked(*rows, languages={"a": "ru", "b": "ru"})

    assert [entity for _, entity, _ in found] == ["Moscow", "Moscow", "Moscow", "Мост"]
