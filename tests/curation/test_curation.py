import pandas as pd
import pytest

from analytics import CorpusError, schema
from analytics.curation import curation
from analytics.curation import file as curation_file
from analytics.export.csv import to_csv
from analytics.reading.article import Article
from analytics.reading.cleaning.clean import Line
from analytics.reading.raw import Issue

DOCUMENTS = pd.DataFrame(
    {"doc_id": ["d1", "d2"], "source": ["Reuters", "AFP"], "date": ["1998-01-21", "2016-07-28"], "language": "en"}
)


def corrections(*rows):
    table = curation.empty()
    for row in rows:
        table.loc[len(table)] = list(row)
    return table


def mentions(*named):
    """Return one mention per ("entity", "kind")."""
    rows = (("d1", 5 * i, 5 * i + 4, name, name, kind, False, "test", "", 1.0) for i, (name, kind) in enumerate(named))
    return schema.from_rows(rows, "mentions")


def mended(named, *rows):
    table = curation.correct_mentions(mentions(*named), corrections(*rows), DOCUMENTS)
    return list(zip(table["entity"], table["kind"], strict=True))


def test_a_merge_renames_every_mention_and_keeps_its_position():
    table = curation.correct_mentions(
        mentions(("Peking", "place"), ("Kabul", "place"), ("Peking", "place")),
        corrections(("entity", "Peking", "merge", "Beijing")),
        DOCUMENTS,
    )

    assert table["entity"].tolist() == ["Beijing", "Kabul", "Beijing"]
    assert table["surface"].tolist() == ["Peking", "Kabul", "Peking"]
    assert table["start"].tolist() == [0, 5, 10]


def test_merges_of_merges_are_followed():
    rows = [("entity", "A", "merge", "B"), ("entity", "B", "merge", "C")]

    assert mended([("A", "place"), ("B", "place"), ("C", "place")], *rows) == [("C", "place")] * 3


def test_a_circle_of_merges_changes_nothing():
    circle = [("entity", "A", "merge", "B"), ("entity", "B", "merge", "A"), ("entity", "C", "merge", "C")]

    assert mended([("A", "place"), ("B", "place"), ("C", "place")], *circle) == [
        *(("A", "place"), ("B", "place"), ("C", "place")),
    ]


def test_a_merged_name_has_the_kind_of_its_new_entity():
    named = [("Foo", "person"), ("Bar", "organisation")]

    assert mended(named, ("entity", "Foo", "merge", "Bar")) == [("Bar", "organisation"), ("Bar", "organisation")]
    both = [("entity", "Foo", "merge", "New"), ("entity", "Bar", "merge", "New")]
    assert mended(named, *both) == [("New", "person"), ("New", "person")]  # a new name: that of the first mention


def test_kinds_and_hiding_come_after_merging():
    named = [("Foo", "person"), ("Bar", "place"), ("Baz", "place")]
    rows = [
        ("entity", "Baz", "hide", ""),
        ("entity", "Bar", "kind", "organisation"),
        ("entity", "Foo", "merge", "Bar"),
    ]

    assert mended(named, *rows) == [("Bar", "organisation"), ("Bar", "organisation")]
    assert mended(named, ("entity", "Foo", "merge", "Baz"), ("entity", "Baz", "hide", "")) == [("Bar", "place")]


def test_no_corrections_change_nothing():
    named = [("Foo", "person"), ("Bar", "place")]

    assert mended(named) == named
    assert mended([]) == []


def article(doc_id="d1", file="a.txt", lines=(), **given):
    numbers = {"record": 0, "n_words_export": 0}
    fields = (
        dict.fromkeys(Article._fields, "")
        | numbers
        | {"doc_id": doc_id, "file": file, "date_precision": "unknown"}
        | given
    )
    return Article(**fields | {"lines": tuple(lines)})


def test_articles_get_their_corrected_metadata_with_its_origin_and_precision():
    before = article(source="Old", source_origin="URL", date="2020", date_origin="text", date_precision="year")
    rows = [("document", "a.txt", "source", "New"), ("document", "d1", "date", "2021-08")]

    (after,) = curation.correct_metadata([before], corrections(*rows))

    assert (after.source, after.source_origin) == ("New", "curation")
    assert (after.date, after.date_origin, after.date_precision) == ("2021-08", "curation", "month")
    assert curation.correct_metadata([before], corrections(("document", "b.txt", "source", "New"))) == [before]


def test_a_language_is_corrected_to_its_code():
    (after,) = curation.correct_metadata([article()], corrections(("document", "a.txt", "language", "German")))

    assert after.language == "de"


LINES = (
    Line(1, "Home", "chrome", "a button or label of the page"),
    Line(2, "The embassy stays open.", "body", "running text"),
)


def judged(*rows, file="a.txt", repeated=None):
    (after,) = curation.correct_lines([article(file=file, lines=LINES, source="S")], corrections(*rows), repeated or {})
    return [(line.verdict, line.reason) for line in after.lines]


KEPT, CUT = ("body", "kept by you"), ("chrome", "cut by you")
FOUND = [line[2:4] for line in LINES]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("line", "a.txt", "restore", "Home"), [KEPT, FOUND[1]]),
        (("line", "d1", "restore", " Home "), [KEPT, FOUND[1]]),
        (("line", "b.txt", "restore", "Home"), FOUND),
        (("line", "*", "cut", "The embassy  stays open."), [FOUND[0], CUT]),
        (("rule", "a button or label of the page", "restore", ""), [KEPT, FOUND[1]]),
        (("rule", "another reason", "restore", ""), FOUND),
        (("document", "a.txt", "restore", ""), [KEPT, FOUND[1]]),
    ],
)
def test_lines_are_restored_and_cut(row, expected):
    assert judged(row) == expected


def test_a_correction_of_one_document_overrides_one_of_all_and_a_later_row_an_earlier():
    everywhere = ("line", "*", "cut", "The embassy stays open.")

    assert judged(everywhere, ("line", "a.txt", "restore", "The embassy stays open.")) == FOUND
    assert judged(everywhere, ("line", "*", "restore", "The embassy stays open.")) == FOUND
    assert judged(("line", "a.txt", "restore", "Home"), ("line", "a.txt", "cut", "Home"))[0] == CUT


def test_lines_repeated_in_other_articles_of_the_source_are_cut():
    more = Line(3, "Its staff of forty people go on with their work as before.", "body", "running text")
    given = [article(lines=(*LINES, more), source="S"), article(lines=(*LINES, more), source="T")]

    after = curation.correct_lines(given, curation.empty(), {"S": frozenset({"The embassy stays open."})})

    assert [line.verdict for line in after[0].lines] == ["chrome", "chrome", "body"]
    assert after[1] == given[1]


def test_repeated_lines_are_cut_by_source_or_by_site_but_no_headline_is_and_each_source_has_its_rule():
    stays = LINES[1].text
    lines = (*LINES, Line(3, "Its staff of forty people go on with their work as before.", "body", "running text"))
    given = [article(lines=lines, source="S", url="https://www.site.example/1", title=title) for title in ("", stays)]
    repeated = {"site.example": frozenset({stays})}

    cut, headline = curation.correct_lines(given, curation.empty(), repeated)
    restored, _ = curation.correct_lines(given, corrections(("rule", cut.lines[1].reason, "restore", "")), repeated)
    rule_of_other = corrections(("rule", "stands in other articles of T too", "restore", ""))

    assert cut.lines[1][2:4] == ("chrome", "stands in other articles of S too")
    assert headline.lines == lines
    assert restored.lines[1][2:4] == KEPT
    assert curation.correct_lines(given, rule_of_other, repeated)[0] == cut


def test_a_new_correction_replaces_the_earlier_one_on_the_same_subject():
    before = corrections(
        ("document", "a.txt", "source", "Old"), ("line", "*", "cut", "Home"), ("entity", "A", "hide", "")
    )
    rows = [
        ("document", "a.txt", "source", "New"),
        ("document", "a.txt", "date", "2021"),
        ("line", "*", "restore", " Home"),
    ]

    assert curation.add_corrections(before, rows).to_numpy().tolist() == [["entity", "A", "hide", ""], *map(list, rows)]


def test_a_word_is_ignored_or_kept_in_any_case_and_any_spelling_of_its_language():
    before = corrections(("word", "Embassy", "stop", "English"), ("word", "embassy", "stop", ""))

    after = curation.add_corrections(before, [("word", "embassy", "keep", "en")])

    assert after.to_numpy().tolist() == [["word", "embassy", "stop", ""], ["word", "embassy", "keep", "en"]]


def test_corrections_are_unchanged_after_writing_and_reading_csv():
    given = corrections(
        ("line", "*", "cut", "=SUM(1)"),
        ("line", "*", "cut", "- With Reuters"),
        ("line", "*", "cut", "'tis so"),
        ("line", "*", "cut", "＝SUM(1)"),
        ("line", "*", "cut", "\u200b +1"),
    )

    assert curation_file.parse(to_csv(given), "x").corrections.equals(given)


def written(tmp_path, text):
    path = tmp_path / "curation.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_curation_file_saved_by_a_spreadsheet_can_be_read(tmp_path):
    path = written(tmp_path, 'what,key,change,value\nentity,Peking,merge,Beijing\n\nentity,"Foo, Bar",hide\n')

    assert curation_file.read(path).corrections.to_numpy().tolist() == [
        ["entity", "Peking", "merge", "Beijing"],
        ["entity", "Foo, Bar", "hide", ""],
    ]


def test_an_empty_curation_file_corrects_nothing(tmp_path):
    read = curation_file.read(written(tmp_path, ""))

    assert (read.corrections.equals(curation.empty()), read.issues) == (True, [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "person,Foo,hide,",
            (
                "'person' cannot be corrected; write document, line, rule, source, entity, topic, word, tag, sentence,"
                " selection"
            ),
        ),
        (
            "entity,Foo,delete,",
            "'delete' is not a change of an entity; write split, merge, apart, means, kind, hide, wikidata",
        ),
        ("entity,Foo,apart,", "the other name is missing; write it in the column 'value'"),
        ("entity,Foo,kind,ship", "'ship' is not a kind; write person, organisation, place"),
        ("document,a.txt,date,yesterday", "'yesterday' is not a date; write 2021-08-16, 2021-08 or 2021"),
        ("document,a.txt,date,2021-02-30", "'2021-02-30' is not a date; write 2021-08-16, 2021-08 or 2021"),
        (
            "document,a.txt,body,text",
            "'body' is not a change of a document; write source, title, date, author, url, language, restore",
        ),
        ("word,Getty Images,stop,", "'Getty Images' is not one word; write each word in a separate row"),
        ("word, ,stop,en", "' ' is not one word; write each word in a separate row"),
        ("word,embassy,hide,", "'hide' is not a change of a word; write stop, keep"),
        (
            "word,embassy,stop,Klingon",
            "'Klingon' is not a language that Parallax knows; write its name or code: de, German",
        ),
        ("line,*,cut,", "the text of the line is missing; write it in the column 'value'"),
        (
            "document,a.txt,language,Klingon",
            "'Klingon' is not a language that Parallax knows; write its name or code: de, German",
        ),
    ],
)
def test_a_row_that_cannot_be_understood_is_an_issue_and_the_others_are_applied(tmp_path, line, problem):
    path = written(tmp_path, f"what,key,change,value\nentity,A,hide,\n{line}\nentity,B,hide,\n")

    read = curation_file.read(path)

    assert read.corrections["key"].tolist() == ["A", "B"]
    detail = f"{problem}. The other rows were applied; your file was not changed."
    assert read.issues == [Issue(str(path), "row 3 of the corrections was not applied", detail)]


@pytest.mark.parametrize(
    ("lines", "keys", "rows"),
    [
        (["", ",,,", "entity,A,hide", "", "entity,B"], ["A"], [6]),
        (["entity,A,hide,", '"line",*,cut,"Two', 'lines"', "person,B,hide,"], ["A", "*"], [4]),
        (["entity,A,hide,", 'line,*,cut,"never closed', "entity,B,hide,"], ["A"], [3]),
        (["line,*,cut,Hello, world", "entity,B,hide,,,"], ["B"], [2]),
        (["selection,West,save,West: outlet=BBC", "selection,West,save,East: source=BBC"], [], [2, 3]),
    ],
)
def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path, lines, keys, rows):
    read = curation_file.read(written(tmp_path, "\n".join(["what,key,change,value", *lines])))

    assert read.corrections["key"].tolist() == keys
    assert [issue.problem for issue in read.issues] == [f"row {row} of the corrections was not applied" for row in rows]


def test_a_missing_column_or_file_is_an_error_that_names_it(tmp_path):
    path = written(tmp_path, "what,key,value\nentity,A,B\n")

    with pytest.raises(CorpusError, match="the column 'change' is missing; a curation file has what, key, change"):
        curation_file.read(path)
    with pytest.raises(CorpusError, match=r"The curation file .*absent\.csv cannot be read: "):
        curation_file.read(tmp_path / "absent.csv")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes("what,key,change,value\nentity,Zürich,hide,\n".encode("latin-1"))

    with pytest.raises(CorpusError, match="cannot be read"):
        curation_file.read(path)


def test_a_spelling_that_is_split_off_becomes_a_separate_entity():
    written_so = enumerate(["Trump", "Don Trump"])
    rows = [("d1", at, at + 9, surface, "Donald Trump", "person", False, "run", "", 1.0) for at, surface in written_so]
    table = schema.from_rows(rows, "mentions")

    mended = curation.correct_mentions(table, corrections(("entity", "Donald Trump", "split", "Trump")), DOCUMENTS)

    assert mended[["surface", "entity", "kind"]].to_numpy().tolist() == [
        ["Trump", "Trump", "person"],
        ["Don Trump", "Donald Trump", "person"],
    ]


def test_several_spellings_and_names_can_be_separated_from_one_entity():
    rows = [("entity", "A", "split", "x"), ("entity", "A", "split", "y"), ("entity", "A", "apart", "B")]

    kept = curation.add_corrections(
        curation.empty(), [*rows, ("entity", "A", "apart", "C"), ("entity", "A", "split", "x")]
    )

    assert len(kept) == 4
    assert curation.kept_apart(kept, "entity") == {frozenset({"A", "B"}), frozenset({"A", "C"})}


def test_saved_selections_are_written_to_the_file_and_read_from_it():
    table = curation.with_saved(corrections(("entity", "A", "hide", "")), ["West: source=BBC", "=x: words=a"])

    again = curation_file.parse(to_csv(table), "curation.csv").corrections

    assert curation.saved_selections(again) == {"West": "West: source=BBC", "=x": "=x: words=a"}
    assert list(again["what"]) == ["entity", "selection", "selection"]
    assert curation.saved_selections(curation.with_saved(again, [])) == {}


@pytest.mark.parametrize(
    ("key", "line"), [("West", "East: source=BBC"), ("West", "West"), ("West", "West: outlet=BBC")]
)
def test_a_selection_row_with_another_name_is_an_error(key, line):
    with pytest.raises(CorpusError):
        curation.add_corrections(curation.empty(), [("selection", key, "save", line)])


def surname_mentions():
    """Return "Clinton" alone in a text of 1998, in one of 2016, and beside the full name in a third place."""
    rows = [
        ("d1", 0, 7, "Clinton", "Clinton", "person", False, "crf", schema.AMBIGUOUS, 0.8),
        ("d2", 0, 7, "Clinton", "Clinton", "person", False, "crf", schema.AMBIGUOUS, 0.8),
        ("d2", 9, 16, "Clinton", "Chelsea Clinton", "person", False, "crf", "text", 1.0),
    ]
    return schema.from_rows(rows, "mentions")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Bill Clinton", ["Bill Clinton", "Bill Clinton", "Chelsea Clinton"]),
        ("Bill Clinton: date=1992..2000", ["Bill Clinton", "Clinton", "Chelsea Clinton"]),
        ("Hillary Clinton: source=AFP", ["Clinton", "Hillary Clinton", "Chelsea Clinton"]),
        ("Hillary Clinton: source=AFP; date=1998", ["Clinton", "Clinton", "Chelsea Clinton"]),
    ],
)
def test_one_row_decides_who_a_surname_is_for_all_a_source_or_a_period(value, expected):
    table = curation.correct_mentions(surname_mentions(), corrections(("entity", "Clinton", "means", value)), DOCUMENTS)

    assert table["entity"].tolist() == expected
    by_user = [entity not in ("Clinton", "Chelsea Clinton") for entity in expected]
    assert (table["link_rule"] == schema.BY_USER).tolist() == by_user
    assert (table["certainty"] == 1).tolist() == [*by_user[:2], True]


def test_decisions_for_two_periods_stand_side_by_side():
    rows = [("entity", "Clinton", "means", f"{name} Clinton: date={year}") for name, year in
            (("Bill", 1998), ("Hillary", 2016))]  # fmt: skip

    table = curation.correct_mentions(surname_mentions(), curation.add_corrections(curation.empty(), rows), DOCUMENTS)

    assert table["entity"].tolist()[:2] == ["Bill Clinton", "Hillary Clinton"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("", "the full name is missing"),
        ("Bill Clinton: words=war", "'words' is not possible here; write source or date"),
        ("Bill Clinton: date=then", "is not a date"),
    ],
)
def test_a_decision_that_cannot_be_understood_says_what_is_wrong(value, problem):
    with pytest.raises(CorpusError, match=problem):
        curation.check(("entity", "Clinton", "means", value))
