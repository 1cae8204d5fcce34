"""One name for two persons: suggested where roles or middle names exclude each other, and split with its surnames."""

import pytest
from roles_helpers import with_roles

from analytics.corpus.store import make
from analytics.curation import curation, merge_suggestions, split_suggestions
from analytics.errors import CorpusError
from analytics.schema import from_rows

FOUNDER = "Microsoft founder Bill Gates spoke in Seattle. Gates left."
SECRETARY = "Defense Secretary Robert Gates spoke in Washington. Gates left."
GATES = "Bill Gates=person, Robert Gates=person>Bill Gates, Robert M. Gates=person>Bill Gates"


def world(make_corpus, *texts, names=GATES, dates=()):
    """Return a corpus of texts in which the spellings of `names` are one person, with the roles found in them."""
    rows = {f"d{n}": {"text": text, "names": names, "date": "2010-05-01"} for n, text in enumerate(texts)}
    for row, date in zip(rows.values(), dates, strict=False):
        row["date"] = date
    return with_roles(make_corpus(rows))


def offered(corpus):
    table = split_suggestions.split_suggestions(corpus)
    return table[["entity", "other", "reason", "n_docs_a", "n_docs_b"]].values.tolist()


def test_spellings_whose_roles_have_no_word_in_common_are_offered_as_another_person(make_corpus):
    corpus = world(make_corpus, *[FOUNDER] * 3, *[SECRETARY] * 2)

    (row,) = split_suggestions.split_suggestions(corpus).itertuples()

    assert (row.entity, row.other, row.reason, row.n_docs_a, row.n_docs_b) == (
        *("Bill Gates", "Robert Gates", "other roles"),
        *(3, 2),
    )
    assert (row.roles_a, row.roles_b) == ("Microsoft founder", "Defense Secretary")


@pytest.mark.parametrize(
    "texts",
    [
        [FOUNDER] * 3 + [SECRETARY],  # one text alone
        [FOUNDER] * 3 + ["Microsoft chairman Robert Gates spoke."] * 3,  # a role in common
        [FOUNDER] * 3 + ["Robert Gates spoke."] * 3,  # no role
        [FOUNDER] * 2 + [SECRETARY] * 2 + ["Bill Gates, born as Robert Gates, spoke."],  # one text knows both names
    ],
)
def test_nothing_is_offered_without_clear_evidence(make_corpus, texts):
    assert offered(world(make_corpus, *texts)) == []


def test_roles_of_different_years_can_be_those_of_one_career(make_corpus):
    dates = ["2001-05-01"] * 2 + ["2011-05-01"] * 2

    assert offered(world(make_corpus, *[FOUNDER] * 2, *[SECRETARY] * 2, dates=dates)) == []


def test_roles_in_two_languages_have_other_words(make_corpus):
    names = "Bill Gates=person, Robert Gates=person>Bill Gates"
    rows = {f"e{n}": {"text": FOUNDER, "names": names, "date": "2010-05-01"} for n in range(3)}
    german = {"text": "Unternehmer Robert Gates kam.", "names": names, "date": "2010-05-01", "language": "de"}
    made = make_corpus(rows | {f"g{n}": german for n in range(3)})
    starts = {doc_id: text.index("B" if doc_id[0] == "e" else "R") for doc_id, text in made.text.items()}
    found = [
        (doc_id, 0, 5, "founder" if doc_id[0] == "e" else "Unternehmer", start, start + 10)
        for doc_id, start in starts.items()
    ]

    assert offered(made.with_table("appositions", from_rows(found, "appositions"))) == []


def test_two_middle_names_are_two_persons_and_a_role_within_the_name_is_none(make_corpus):
    names = "John Smith=person, John A. Smith=person>John Smith, John B. Smith=person>John Smith, "
    names += "Senator John Smith=person>John Smith"
    texts = ["John Smith spoke."] * 4 + ["John A. Smith spoke."] * 3 + ["John B. Smith spoke."] * 2
    corpus = world(make_corpus, *texts, *["Senator John Smith spoke."] * 2, names=names)

    assert offered(corpus) == [["John Smith", "John B. Smith", "another middle name", 9, 2]]


def test_a_split_takes_the_surnames_of_its_texts_with_it_and_is_not_offered_again(make_corpus):
    texts = [*[FOUNDER] * 3, *[SECRETARY] * 2, SECRETARY.replace("Robert Gates", "Robert M. Gates")]
    names = f"{GATES}, Gates=person>Bill Gates"
    corpus = world(make_corpus, *texts, names=names)
    mentions = corpus.mentions
    bare = mentions["surface"] == "Gates"
    # the fixture finds "Gates" within the full names too: only the second sentence has it alone
    alone = bare & mentions.duplicated(["doc_id", "surface"])
    mentions = mentions[~bare | alone].assign(
        link_rule=lambda rows: ["text" if s == "Gates" else "" for s in rows.surface]
    )
    corpus = corpus.with_table("mentions", mentions.reset_index(drop=True))
    (row,) = split_suggestions.split_suggestions(corpus).itertuples()
    accepted = split_suggestions.corrections(row.entity, row.other, row.spellings, row.doc_ids, accept=True)
    noted = curation.add_corrections(curation.empty(), accepted)

    after = curation.correct_mentions(corpus.mentions, noted, corpus.documents)

    of_document = after.groupby("doc_id", observed=True)["entity"].agg(lambda names: "; ".join(sorted(set(names))))
    assert of_document.tolist() == ["Bill Gates"] * 3 + ["Robert Gates"] * 3
    assert (after["surface"] == "Gates").sum() == 6
    decided = make(corpus.stored_tables | {"corrections": noted, "mentions": after})
    assert split_suggestions.split_suggestions(decided).empty
    assert merge_suggestions.suggested_merges(decided, what="entity").empty


def test_a_refused_split_is_not_offered_again(make_corpus):
    corpus = world(make_corpus, *[FOUNDER] * 3, *[SECRETARY] * 2)
    refused = split_suggestions.corrections("Bill Gates", "Robert Gates", "Robert Gates", "", accept=False)

    decided = corpus.with_table("corrections", curation.add_corrections(curation.empty(), refused))

    assert offered(decided) == []


def test_the_sentences_of_both_persons_are_those_with_their_roles(make_corpus):
    corpus = world(make_corpus, "Bill Gates slept.", *[FOUNDER] * 3, *[SECRETARY] * 2)
    given = {"entity": "Bill Gates", "spellings": "Robert Gates", "doc_ids": ""}

    moved = split_suggestions.sentences(corpus, **given, moved=True)["text"].tolist()
    others = split_suggestions.sentences(corpus, **given, moved=False)["text"].tolist()

    assert moved == ["Defense Secretary Robert Gates spoke in Washington."] * 2
    assert others == ["Microsoft founder Bill Gates spoke in Seattle."] * 2


AMBASSADOR = "Chinese Ambassador Wang Yu spoke in Kabul. Wang Yu left."
FOOTBALLER = "Footballer Wang Yu scored in Madrid. Wang Yu left."
NAMES = "Wang Yu=person, Kabul=place, Madrid=place, Anna Weber=person"


def test_namesakes_with_roles_of_two_fields_are_offered_and_split_by_document(make_corpus):
    texts = [*[AMBASSADOR] * 3, *[FOOTBALLER] * 2, "Wang Yu was cheered in Madrid.", "Wang Yu slept."]
    corpus = world(make_corpus, *texts, names=NAMES)

    (row,) = split_suggestions.split_suggestions(corpus).itertuples()
    given = {"entity": row.entity, "spellings": row.spellings, "doc_ids": row.doc_ids}
    accepted = split_suggestions.corrections(row.entity, row.other, row.spellings, row.doc_ids, accept=True)
    noted = curation.add_corrections(curation.empty(), accepted)
    after = curation.correct_mentions(corpus.mentions, noted, corpus.documents)

    assert (row.entity, row.other, row.reason, row.n_docs_a, row.n_docs_b) == (
        *("Wang Yu", "Wang Yu (Footballer)", "namesakes"),
        *(4, 3),
    )
    assert (
        split_suggestions.sentences(corpus, **given, moved=True)["text"].tolist()
        == ["Footballer Wang Yu scored in Madrid."] * 2
    )
    people = after[after["kind"] == "person"].drop_duplicates("doc_id")["entity"].astype("str").tolist()
    assert people == ["Wang Yu"] * 3 + ["Wang Yu (Footballer)"] * 3 + ["Wang Yu"]
    assert offered(make(corpus.stored_tables | {"corrections": noted, "mentions": after})) == []


@pytest.mark.parametrize(
    "texts",
    [
        [AMBASSADOR] * 3 + [FOOTBALLER],  # one text alone
        [AMBASSADOR] * 3 + [FOOTBALLER.replace("Madrid", "Kabul")] * 2,  # a place in common
        [f"{AMBASSADOR} Anna Weber came."] * 3 + [f"{FOOTBALLER} Anna Weber came."] * 2,  # a person in common
        [AMBASSADOR] * 3 + [FOOTBALLER] * 2 + ["Ambassador Wang Yu, a former footballer, spoke."],  # one career
        [AMBASSADOR] * 3 + ["Senator Wang Yu spoke in Madrid."] * 2,  # two offices of one field
    ],
)
def test_namesakes_are_not_offered_without_clear_evidence(make_corpus, texts):
    assert offered(world(make_corpus, *texts, names=NAMES)) == []


def test_a_name_is_split_by_source_with_a_correction_written_by_hand(make_corpus):
    rows = {
        "d1": {"text": "Wang Yu spoke.", "names": NAMES, "source": "Kicker"},
        "d2": {"text": "Wang Yu spoke.", "names": NAMES},
    }
    corpus = make_corpus(rows)
    noted = curation.add_corrections(
        curation.empty(), [("entity", "Wang Yu", "split", "Wang Yu (sport): source=Kicker")]
    )

    after = curation.correct_mentions(corpus.mentions, noted, corpus.documents)

    assert after["entity"].tolist() == ["Wang Yu (sport)", "Wang Yu"]
    with pytest.raises(CorpusError, match="'language' is not possible here; write source or date or doc_id"):
        curation.check(("entity", "Wang Yu", "split", "Wang Yu (sport): language=de"))
