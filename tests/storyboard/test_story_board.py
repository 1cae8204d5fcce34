"""The story board: common names, sentences of one event, and names that only one source has."""

import pytest

from analytics import schema, tables
from analytics.build import build
from analytics.findings import storyboard as findings
from analytics.reading.raw import Loaded, RawDocument

FIRST = (
    "Maria Lopez opened the harbour of Porto on Monday. The port authority of Porto thanked Maria Lopez for her help."
    " Antonio Silva said that he would build a second quay in the summer, and that the fishermen would pay for it."
)
SECOND = (
    "The harbour of Porto was opened by Maria Lopez on Monday, after two years of work. Hundreds of people came to see"
    " it. Greta Holm called the new quay a mistake, and asked the town to close it again before the winter."
)
THIRD = (
    "Fishermen in Porto wait for money. Maria Lopez promised help to the fishermen of Porto in the spring, but nobody"
    " has seen any of it. In a letter, HOLM and others ask for an answer before the summer."
)


@pytest.fixture(scope="module")
def corpus():
    texts = {"North": FIRST, "South": SECOND, "West": THIRD}
    documents = [RawDocument(f"{name}.txt", text, source=name, date="2016-05-01") for name, text in texts.items()]
    copy = RawDocument("copy.txt", FIRST, source="East", date="2016-05-03")
    return build.build(Loaded([*documents, copy], []), workers=0)


@pytest.fixture(scope="module")
def board(corpus):
    return tables.table(corpus, "story_board")


def test_a_card_of_all_sources_has_one_sentence_of_each_with_the_names_of_its_heading(board, corpus):
    every = board[board["shared_by"] == "all"]

    assert len(every)
    for _, card in every.groupby("card"):
        assert sorted(card["source"]) == ["North", "South", "West"]
        assert card["n_sources"].eq(3).all()
    for row in board.itertuples():
        assert corpus.text[row.doc_id][row.start : row.end].strip() in row.text


def test_one_name_is_enough_where_no_two_are_in_a_sentence_of_every_source(make_corpus):
    texts = {
        "North": "Maria Lopez left.",
        "South": "Porto is empty. Maria Lopez is gone.",
        "West": "He saw Maria Lopez.",
    }
    names = {"North": "Maria Lopez=person", "South": "Maria Lopez=person, Porto", "West": "Maria Lopez=person"}
    documents = {name: {"text": texts[name], "source": name, "names": names[name]} for name in texts}
    board = tables.table(make_corpus(documents), "story_board")

    every = board[board["shared_by"] == "all"]

    assert every["heading"].unique().tolist() == ["Maria Lopez"]
    assert every["text"].tolist() == ["Maria Lopez left.", "Maria Lopez is gone.", "He saw Maria Lopez."]


def test_a_name_that_no_other_text_has_is_on_a_card_of_its_source(board):
    only = board[board["shared_by"] == "one"]

    assert set(only.loc[only["source"] == "North", "heading"]) == {"Antonio Silva"}
    assert (only["basis"] == "only").all()


def test_a_card_of_one_source_has_what_is_quoted_from_the_name_and_where_it_is_named():
    texts = {
        "North": "Antonio Silva came to Porto on Monday. Antonio Silva saw the ships of the town. The harbour was full."
        " “We will build a second quay in the summer,” Antonio Silva said. It was late.",
        "South": "Porto is a town of fishermen. Nobody was there.",
        "West": "The mayor of Porto was away on Monday. It rained.",
        "East": "Porto waits for the ships of the summer. It is cold.",
    }
    documents = [RawDocument(f"{name}.txt", text, source=name, date="2016-05-01") for name, text in texts.items()]

    board = tables.table(build.build(Loaded(documents, []), workers=0), "story_board", story="*")

    assert board.loc[board["heading"] == "Antonio Silva", "text"].tolist() == [
        "Antonio Silva came to Porto on Monday.",
        "“We will build a second quay in the summer,” Antonio Silva said.",
    ]


def test_a_name_that_another_text_writes_in_some_spelling_is_on_no_card_of_one_source(corpus):
    """South names Greta Holm, West writes HOLM in capitals, which was not found as a name."""
    assert "Greta Holm" in set(corpus.mentions["entity"])
    assert "Greta Holm" not in set(tables.table(corpus, "story_board")["heading"])


@pytest.mark.parametrize(("kind", "expected"), [("organisation", set()), ("person", {"Мария Лопес"})])
def test_an_organisation_is_of_one_source_only_if_another_writes_in_its_language(make_corpus, kind, expected):
    name = "Мария Лопес" if kind == "person" else "Портовое бюро"
    russian = {"text": f"{name} уехала. Она вернётся летом.", "language": "ru", "source": "North"}
    english = {"text": "The port office is closed.", "source": "South"}
    corpus = make_corpus({"ru": russian | {"names": f"{name}={kind}"}, "en": english})

    assert set(tables.table(corpus, "story_board")["heading"]) == expected


def test_copies_are_no_source_of_their_own(board):
    assert "East" not in set(board["source"])
    assert board["n_story"].eq(3).all()


def test_a_sentence_that_says_the_same_or_is_related_is_on_one_card(board):
    several = board[~board["basis"].isin(["only", "names"])]

    assert not several.duplicated(["doc_id", "start"]).any()


def test_a_sentence_that_two_sources_print_in_the_same_words_is_on_a_card():
    shared = "Maria Lopez opened the new harbour of Porto on Monday for 300 ships."
    texts = {
        "North": f"{shared} {FIRST.partition('. ')[2]}",
        "South": f"{THIRD} {shared}",
        "West": "The new harbour of Porto is open for 300 ships since Monday, as Maria Lopez said.",
    }
    documents = [RawDocument(f"{name}.txt", text, source=name, date="2016-05-01") for name, text in texts.items()]

    board = tables.table(build.build(Loaded(documents, []), workers=0), "story_board")

    assert set(board.loc[board["text"].str.contains("opened the new harbour", regex=False), "source"]) == {
        "North",
        "South",
    }


def test_one_source_has_no_board(corpus):
    alone = tables.table(corpus.where(source=["North"]), "story_board")

    assert alone.equals(schema.empty("story_board"))
    assert findings.board(alone) == "There is no story that two sources report, so nothing is compared."


def test_the_finding_names_what_all_write_about_and_what_one_has(board):
    sentence = findings.board(board)

    assert sentence.startswith("All 3 sources write about ")
    assert "only one source mentions Antonio Silva" in sentence


def test_a_card_says_in_which_sources_nothing_similar_was_found(board):
    every = ["North", "South", "West"]

    assert findings.missing_sources(board[board["source"] == "North"], every) == "Not found in: South and West"
    assert findings.missing_sources(board[board["shared_by"] == "all"], every) == ""


def test_glosses_are_in_the_order_of_the_sentence_and_once():
    glosses = {"Gehälter": "salaries", "Botschaft": "embassy", "Botschafter": "embassy", "Brief": "… "}

    assert findings.gloss("Die Botschaft hat keine Gehälter im Brief erwähnt.", glosses) == "embassy, salaries"
