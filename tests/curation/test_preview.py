"""The lines of one article with corrections that are not applied yet."""

import pytest

from analytics import schema
from analytics.build import build, rebuild
from analytics.curation import curation
from analytics.curation import preview as line_preview
from analytics.reading.raw import Loaded, RawDocument

REPEATED = "Our newsroom in Kabul writes every morning"
HOUSE = "stands in other articles of A too"
EVERYWHERE = "stands in other articles of this source too"  # the rule for all sources
ARTICLES = (
    "The embassy in Kabul stays open and its staff work as before.",
    "A market opened in Herat where farmers sell apples and melons.",
    "Snow fell on the mountains and the road to the north is closed.",
)
FOLLOW = "For the latest headlines, follow our Google News channel online or via the app."


@pytest.fixture(scope="module")
def page(seeds):
    """Return the slice of the seed article that is mostly boilerplate."""
    return seeds.where(source=["Al Arabiya English"])


def corrections(*rows):
    return schema.from_rows(rows, "corrections")


def line_of(lines, text):
    return lines[lines["text"].str.contains(text, regex=False)].iloc[0]


def after(page, noted, text=FOLLOW):
    return line_of(line_preview.preview(page, noted), text)


def test_without_corrections_the_preview_is_the_table_of_lines(page):
    assert line_preview.preview(page, curation.empty()).equals(schema.conform(page.stored("lines"), "lines"))


@pytest.mark.parametrize("action", [line_preview.RESTORE, line_preview.RULE])
def test_a_restored_line_shows_at_once_and_can_be_undone(page, action):
    document = page.documents.iloc[0]
    before = after(page, curation.empty())

    noted = corrections(line_preview.correction(document, before, action))
    restored = after(page, noted)

    assert (restored["verdict"], restored["reason"]) == ("body", "kept by you")
    assert line_preview.actions(*restored[["verdict", "reason", "was"]]) == [line_preview.UNDO]
    assert line_preview.undo_correction(noted, document, restored).empty


def test_a_restored_rule_restores_the_other_lines_of_the_rule_too(page):
    lines = line_preview.preview(page, curation.empty())
    twice = lines[lines["reason"] == line_of(lines, "Afghan president fled").reason]

    noted = corrections(line_preview.correction(page.documents.iloc[0], twice.iloc[0], line_preview.RULE))

    kept = line_preview.preview(page, noted)
    assert len(twice) > 3
    assert set(kept.loc[kept["line"].isin(twice["line"]), "verdict"]) == {"body"}


def test_a_removed_line_is_removed_everywhere_and_can_be_undone(page):
    document = page.documents.iloc[0]
    text = "The contact began when the Taliban deployed guards"

    noted = corrections(
        line_preview.correction(document, after(page, curation.empty(), text), line_preview.CUT_EVERYWHERE)
    )
    cut = after(page, noted, text)

    assert noted[["what", "key", "change"]].values.tolist() == [["line", "*", "cut"]]
    assert (cut["verdict"], cut["reason"], cut["was"].partition(":")[0]) == ("chrome", "cut by you", "body")
    assert line_preview.undo_correction(noted, document, cut).empty


@pytest.fixture(scope="module")
def newsroom():
    """Return three articles of one source that share a line."""
    raw = [RawDocument(f"{i}.txt", f"{text}\n{REPEATED}\n{text[::-1]}", source="A") for i, text in enumerate(ARTICLES)]
    return build.build(Loaded(raw, []), workers=0)


def first_of(corpus):
    return corpus.where(doc_id=corpus.doc_ids[0])


@pytest.mark.parametrize("action", [line_preview.RESTORE, line_preview.RULE, "whole article"])
def test_a_restored_repeated_line_can_be_undone_before_it_is_applied(newsroom, action):
    first = first_of(newsroom)
    document, found = first.documents.iloc[0], after(first, curation.empty(), REPEATED)
    assert line_preview.actions(*found[["verdict", "reason", "was"]]) == [line_preview.RESTORE, line_preview.RULE]
    whole = ("document", document["file"], "restore", "")
    noted = corrections(whole if action == "whole article" else line_preview.correction(document, found, action))

    restored = after(first, noted, REPEATED)

    assert (restored["verdict"], restored["reason"]) == ("body", "kept by you")
    assert line_preview.original_verdict(restored["reason"], restored["was"], "A") == (
        found["verdict"],
        found["reason"],
    )
    assert line_preview.actions(*restored[["verdict", "reason", "was"]]) == [line_preview.UNDO]
    assert line_preview.undo_correction(noted, document, restored).empty


@pytest.mark.parametrize(
    "change",
    [
        ("line", "0.txt", "restore", REPEATED),
        ("rule", HOUSE, "restore", ""),
        ("rule", EVERYWHERE, "restore", ""),
        ("document", "0.txt", "restore", ""),
    ],
)
def test_a_restored_repeated_line_can_be_undone_after_it_is_applied(newsroom, change):
    found, noted = after(first_of(newsroom), curation.empty(), REPEATED), corrections(change)
    first = first_of(rebuild.correct(newsroom, noted, workers=0))

    restored = after(first, noted, REPEATED)

    assert line_preview.actions(*restored[["verdict", "reason", "was"]]) == [line_preview.UNDO]
    left = line_preview.undo_correction(noted, first.documents.iloc[0], restored)
    assert left.empty
    assert after(first, left, REPEATED).equals(found)


def test_a_body_line_restored_in_another_article_does_not_count_as_repeated(newsroom):
    first = first_of(newsroom)
    noted = corrections(("line", "1.txt", "restore", ARTICLES[0]))

    assert after(first, noted, ARTICLES[0])["reason"] == after(first, curation.empty(), ARTICLES[0])["reason"]


def test_undoing_one_line_leaves_the_other_corrections(page):
    document = page.documents.iloc[0]
    mine = line_preview.correction(document, after(page, curation.empty()), line_preview.RESTORE)
    others = [("entity", "Kabul", "hide", ""), ("line", "other.txt", "restore", FOLLOW)]

    left = line_preview.undo_correction(corrections(mine, *others), document, after(page, corrections(mine)))

    assert left.values.tolist() == [list(row) for row in others]


def test_a_title_has_no_action_and_a_body_line_can_only_be_removed():
    assert line_preview.actions("title", "the headline above the text", "") == []
    assert line_preview.actions("body", "running text", "") == [line_preview.CUT_EVERYWHERE]
    assert line_preview.actions("link", "points to other articles", "") == [line_preview.RESTORE, line_preview.RULE]


def test_a_row_of_a_table_has_its_id_as_key_because_rows_move(page):
    document = page.documents.iloc[0]

    assert curation.key_of(document) == "002_f79eb35aea1698d8.txt"
    assert curation.key_of(document.replace({document["file"]: "rows.csv#7"})) == document["doc_id"]


def test_reasons_are_counted_with_the_words_they_removed(page):
    table = line_preview.removed_lines(page)
    lines = page.stored("lines")
    taken = lines[~lines["verdict"].isin(["body", "title"])]

    assert table["n_lines"].sum() == len(taken)
    assert list(table["n_words"]) == sorted(table["n_words"], reverse=True)
    assert line_preview.example(page, table["reason"].iloc[0]) == page.doc_ids[0]
