"""Stories: their documents, the first source as far as the dates show, and how late the others were."""

import math

import pytest
from folder_samples import as_first_format

from analytics import schema
from analytics.build import build, rebuild
from analytics.copies import copies
from analytics.corpus.folder import open_corpus
from analytics.stories import members as story_members
from analytics.stories import stories

NAMES = "Kabul=place, Peking=place>Beijing, Beijing=place, Wang Yi=person"
EMBASSY = "The embassy in Kabul stays open, Wang Yi said in Beijing. 413 diplomats work there."
ENGLISH = {"text": EMBASSY, "names": NAMES}
GERMAN = {
    "text": "Die Botschaft in Kabul bleibt offen, sagte Wang Yi am Montag in Peking. 413 Diplomaten arbeiten dort.",
    "language": "de",
    "names": NAMES,
}
FOOTBALL = {"text": "The striker scored twice and the club won the cup final on Sunday in front of its fans."}


def article(source, date, given=ENGLISH, **more):
    return given | {"source": source, "date": date} | more


WORLD = {
    "a": article("Reuters", "2021-08-16", title="The embassy stays"),
    "b": article("Blatt", "2021-08-18", GERMAN),
    "c": article("BBC", "2021-08-17", text=f"{EMBASSY} It is calm.", agency="Reuters"),
    "d": article("Sport", "2021-08-17", FOOTBALL),
}
COLUMNS = ["doc_id", "rank", "is_first", "lag_low", "lag_high"]


def rows(corpus, **options):
    return stories.story_documents(corpus, **options)[COLUMNS].values.tolist()


def test_documents_in_two_languages_are_one_story_and_a_single_document_is_none(make_corpus):
    assert rows(make_corpus(WORLD)) == [["a", 1, True, 0, 0], ["c", 2, False, 1, 1], ["b", 3, False, 2, 2]]


def test_a_story_has_its_counts_dates_and_first_source(make_corpus):
    (got,) = stories.stories(make_corpus(WORLD)).to_dict("records")

    assert got == {
        "story": got["story"], "label": got["label"], "n_docs": 3, "n_sources": 3, "languages": "de; en",
        "first": "2021-08-16", "last": "2021-08-18", "first_precision": "day", "first_source": "Reuters",
        "n_undated": 0, "n_second_hand": 1,
    }  # fmt: skip
    assert got["story"] in {"a", "b", "c"}


def test_the_label_of_a_story_is_the_title_of_its_central_document_or_its_keywords_or_its_file(make_corpus):
    def label(**more):
        corpus = make_corpus({"a": article("A", "2021-08-16", **more), "b": article("B", "2021-08-17")})
        return stories.stories(corpus)["label"].tolist()

    assert label(title="The embassy stays") == ["The embassy stays"]
    assert label(keywords="embassy, Kabul") == ["embassy, Kabul"]
    assert label() == ["a.txt"]


@pytest.mark.parametrize(
    ("dates", "first", "lags"),
    [
        (("2021-08-16", "2021-08-17"), "A", [(0, 0), (1, 1)]),
        (("2021-08-16", "2021-08-16"), "", [(0, 0), (0, 0)]),  # of one day: nobody is first
        (("2021-08", "2021-08-16"), "", [(0, 15), (0, 15)]),  # the month may begin before the 16th or end after it
        (("2021-08-31", "2021-09"), "A", [(0, 0), (1, 30)]),
        (("2021-08-16", ""), "", [(0, 0), (None, None)]),  # no date is any day
    ],
)
def test_a_document_is_first_only_if_no_other_can_be_as_early(make_corpus, dates, first, lags):
    corpus = make_corpus({name: article(name.upper(), date) for name, date in zip("ab", dates, strict=True)})

    got = stories.story_documents(corpus, story="*")

    found = [
        tuple(None if math.isnan(lag) else int(lag) for lag in pair) for pair in got[["lag_low", "lag_high"]].to_numpy()
    ]
    assert sorted(found, key=str) == sorted(lags, key=str)
    assert got["is_first"].tolist() == [True, False] if first else [False, False]
    assert stories.first_sources(got).tolist() == [first]


def test_a_source_with_two_documents_on_the_first_day_is_first(make_corpus):
    corpus = make_corpus(
        {"a": article("A", "2021-08-16"), "b": article("A", "2021-08-16"), "c": article("B", "2021-08-17")}
    )

    assert stories.stories(corpus)["first_source"].tolist() == ["A"]
    assert not stories.story_documents(corpus)["is_first"].any()


@pytest.mark.parametrize(("date", "together"), [("2021-08-19", True), ("2021-08-20", False), ("2021-08", True)])
def test_dates_that_are_certainly_more_than_three_days_apart_are_two_stories(make_corpus, date, together):
    corpus = make_corpus({"a": article("A", "2021-08-16"), "b": article("B", date)})

    assert len(stories.stories(corpus)) == together


def test_a_document_without_a_date_does_not_join_two_distant_dates(make_corpus):
    corpus = make_corpus({"a": article("A", "2021-08-16"), "b": article("B", ""), "c": article("C", "2021-09-16")})

    assert stories.stories(corpus)["n_docs"].tolist() == [2]


def copied(make_corpus, world):
    """Return the corpus with the passages that its documents share."""
    corpus = make_corpus(world)
    return corpus.with_table("shared_text", copies.find_shared_text(corpus))


def second_hand(corpus):
    got = stories.story_documents(corpus, story="*").sort_values("doc_id")["second_hand"]
    return got.astype(object).where(got.notna(), None).tolist()


def test_copies_are_in_one_story_for_any_dates(make_corpus):
    copy = {"duplicate_group": "a"}
    corpus = copied(make_corpus, {"a": article("A", "2021-08-16", **copy), "b": article("B", "2022-08-16", **copy)})

    assert stories.story_documents(corpus)["doc_id"].tolist() == ["a", "b"]
    assert second_hand(corpus) == [False, True]  # the first cannot have copied


@pytest.mark.parametrize(
    ("dates", "agency", "expected"),
    [
        (("2021-08-16", "2021-08-17"), "", [False, True]),
        (("2021-08-16", "2021-08-16"), "", [None, None]),
        (("2021-08-16", "2021-08"), "", [None, None]),
        (("2021-08-16", ""), "", [None, None]),
        (("2021-08-16", ""), "AP", [True, True]),
    ],
)
def test_which_text_is_second_hand_is_open_where_the_dates_leave_the_order_open(make_corpus, dates, agency, expected):
    copy = {"duplicate_group": "a", "agency": agency}
    corpus = copied(
        make_corpus, {doc: article(doc.upper(), date, **copy) for doc, date in zip("ab", dates, strict=True)}
    )

    assert second_hand(corpus) == expected
    assert stories.stories(corpus)["n_second_hand"].tolist() == [expected.count(True)]


def test_the_order_of_copies_is_that_of_the_documents_that_share_the_words(make_corpus):
    first = article("Wire", "2021-08-10", text="The embassy in Kabul is open, says a spokesman who met Wang Yi.")
    same_day = {doc: article(doc, "2021-08-16", duplicate_group="b") for doc in "bc"}
    undated = {"b": article("B", "2021-08-16", duplicate_group="b"), "c": article("C", "", duplicate_group="b")}

    # another document of the story is earlier, but it is not what they share their words with
    assert second_hand(copied(make_corpus, {"a": first} | same_day)) == [False, None, None]
    assert second_hand(copied(make_corpus, {"a": first} | undated)) == [False, None, None]
    # a third copy of an earlier day decides it
    third = {"d": article("D", "2021-08-15", duplicate_group="b")}
    assert second_hand(copied(make_corpus, same_day | third)) == [True, True, False]


def test_a_filter_changes_no_story_and_counts_the_remaining_documents(make_corpus):
    corpus = make_corpus(WORLD)
    every = story_members.members(corpus)

    part = corpus.where(source=["BBC", "Blatt", "Sport"])

    assert story_members.members(part).values.tolist() == every.iloc[1:].values.tolist()
    assert rows(part) == [["c", 1, True, 0, 0], ["b", 2, False, 1, 1]]
    assert stories.stories(corpus.where(source=["BBC"])).empty


def test_the_order_of_the_files_changes_nothing(make_corpus):
    turned = make_corpus(dict(reversed(WORLD.items())))

    assert stories.story_documents(turned).equals(stories.story_documents(make_corpus(WORLD)))


def test_stories_can_be_limited_to_those_with_enough_sources(make_corpus):
    corpus = make_corpus({"a": article("A", "2021-08-16"), "b": article("A", "2021-08-17")})

    assert len(stories.stories(corpus)) == 1
    assert stories.stories(corpus, min_sources=2).empty
    with pytest.raises(ValueError, match="min_sources must be at least 1, got 0"):
        stories.stories(corpus, min_sources=0)


def test_the_linking_sentence_of_a_document_has_the_shared_names(make_corpus):
    lead = "It is a quiet day. "
    corpus = make_corpus(
        {
            "a": article("A", "2021-08-16", text=lead + EMBASSY),
            "b": article("B", "2021-08-17"),
            "c": FOOTBALL | {"date": ""},
        }
    )

    got = stories.linking(corpus, story="*").drop_duplicates("doc_id")

    assert got[["doc_id", "text"]].values.tolist() == [
        ["a", EMBASSY.partition(". ")[0] + "."],
        ["b", EMBASSY.partition(". ")[0] + "."],
        ["c", FOOTBALL["text"]],
    ]


def test_stories_are_stored_and_are_found_again_for_a_folder_without_them(articles, tmp_path):
    stored = articles.stored("story_members")
    articles.save(tmp_path)
    as_first_format(tmp_path)
    (tmp_path / "story_members.parquet").unlink()

    assert len(stored) == len(articles)
    assert story_members.members(open_corpus(tmp_path)).equals(schema.conform(stored, "story_members"))


def test_a_correction_of_a_date_moves_a_story(articles):
    (story,) = stories.stories(articles)["story"]
    file = articles.documents.set_index("doc_id")["file"][story]
    corrections = articles.stored("corrections")
    dated = build.curation.add_corrections(corrections, [("document", file, "date", "2021-08-16")])

    got = stories.story_documents(rebuild.correct(articles, dated, workers=0))

    assert sorted(got["date"]) == ["", "2021-08-16"]


def test_the_seeds_are_three_events_and_no_story(seeds):
    # 16 and 24 August 2021 lie 8 days apart, January 2022 follows months later
    assert stories.stories(seeds).empty
    assert stories.story_documents(seeds, story="*")[["date", "is_first", "lag_low", "lag_high"]].values.tolist() == [
        ["2021-08-16", True, 0, 0],
        ["2021-08-24", False, 8, 8],
        ["2022-01", False, 138, 168],
    ]
