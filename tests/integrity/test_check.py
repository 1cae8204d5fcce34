"""The full check finds each kind of damage in a corpus that has exactly that damage."""

import shutil

import pytest
from folder_samples import as_first_format, change_table

from analytics import __main__ as cli
from analytics import schema
from analytics.build import build, rebuild
from analytics.corpus.store import without_categories
from analytics.integrity import check as corpus_check


@pytest.fixture(scope="module")
def tables(articles):
    return {name: without_categories(table) for name, table in articles.stored_tables.items()}


def put(column, value, row=0):
    """Return a change that sets one value in one row."""

    def change(table):
        changed = table.copy()
        changed.loc[row, column] = value
        return changed

    return change


def without(row):
    return lambda table: table.drop(index=row).reset_index(drop=True)


def again(row):
    return lambda table: table.loc[[*table.index, row]].reset_index(drop=True)


def added(column, number, row=0):
    return lambda table: put(column, table.loc[row, column] + number, row)(table)


NAMELESS = "no-such-id"
DAMAGES = [
    ("documents", again(0), "with the same doc_id as another row"),
    ("texts", again(0), "with the same doc_id as another row"),
    ("articles", again(0), "with the same doc_id as another row"),
    ("story_members", again(0), "with the same doc_id as another row"),
    ("lines", again(0), "with the same doc_id and line as another row"),
    ("terms", again(0), "with the same doc_id and term as another row"),
    ("topic_fit", again(0), "with the same topic as another row"),
    ("keywords", again(0), "with the same doc_id and rank as another row"),
    ("topic_joints", again(0), "with the same node as another row"),
    ("sentences", again(0), "with the same doc_id and start as another row"),
    *(
        (name, put("doc_id", NAMELESS), "whose doc_id is not in doc_id of documents")
        for name in (
            *("texts", "lines", "sentences", "terms", "keywords", "mentions", "quotes", "agency_credits"),
            *("fingerprints", "topic_members", "articles", "names", "speeches", "notes", "statement_sentences"),
            "story_members",
        )
    ),
    ("shared_text", put("a", NAMELESS), "whose a is not in doc_id of documents"),
    ("shared_text", put("b", NAMELESS), "whose b is not in doc_id of documents"),
    ("story_members", put("story", NAMELESS), "whose story is not in doc_id of documents"),
    ("topic_members", put("topic", "t77"), "whose topic is not in topic of topic_fit"),
    ("topic_joints", put("a", "t77"), "whose a is neither a topic nor a node"),
    ("topic_joints", put("b", "t77"), "whose b is neither a topic nor a node"),
    ("quotes", put("entity", "Nobody"), "whose entity is not in entity of mentions"),
    *(
        (name, put("end", 9_999), "whose start and end are not a span of the text")
        for name in ("sentences", "mentions", "names", "quotes", "speeches", "topic_members", "statement_sentences")
    ),
    ("mentions", put("start", -1), "whose start and end are not a span of the text"),
    ("mentions", put("start", 9_999), "whose start and end are not a span of the text"),
    ("names", put("end", 0), "whose start and end are not a span of the text"),
    ("speeches", put("speaker_end", 9_999), "whose speaker_start and speaker_end are not a span of the text"),
    ("shared_text", put("end_a", 9_999), "whose start_a and end_a are not a span of the text"),
    ("shared_text", put("end_b", 9_999), "whose start_b and end_b are not a span of the text"),
    ("mentions", put("surface", "Oslo"), "whose surface differs from the text of the span"),
    ("names", put("surface", "Oslo"), "whose surface differs from the text of the span"),
    ("quotes", put("text", "No."), "whose text differs from the text of the span"),
    ("speeches", put("text", "No."), "whose text differs from the text of the span"),
    ("speeches", put("speaker", "Nobody"), "whose speaker differs from the text of the span"),
    ("shared_text", put("text", "No."), "whose text differs from the text of the span"),
    ("shared_text", added("start_b", 4), "whose two spans differ in words"),
    ("shared_text", put("n_words", 7), "whose n_words is another number"),
    ("lines", put("verdict", "nonsense"), "whose verdict is none of title, body, caption"),
    ("lines", put("was", "nonsense: why"), "whose earlier verdict is not a line verdict"),
    ("mentions", put("kind", "animal"), "whose kind is none of person, organisation, place"),
    ("names", put("kind", ""), "whose kind is none of person, organisation, place"),
    ("keywords", put("kind", "animal"), "whose kind is none of person, organisation, place"),
    ("documents", put("date_precision", "second"), "whose date_precision is none of day, month, year, unknown"),
    ("articles", put("date_precision", "day"), "whose date is not of the precision in date_precision"),
    ("documents", put("date", "2021-02-30"), "whose date is not a day, month or year"),
    ("documents", put("date", "2021-02"), "whose date is not of the precision in date_precision"),
    ("topic_fit", put("unit", "chapter"), "whose unit is none of document, passage"),
    ("documents", put("share_removed", 1.5), "whose share_removed is not in 0..1"),
    ("documents", put("share_copied", -0.1), "whose share_copied is not in 0..1"),
    ("documents", put("share_copied", float("nan")), "whose share_copied is not in 0..1"),
    ("statement_sentences", put("similarity", 1.1), "whose similarity is not in 0..1"),
    ("topic_members", put("strength", 2.0), "whose strength is not in -1..1"),
    ("keywords", put("score", 101.0), "whose score is not in 0..100"),
    ("terms", put("n", 0), "whose n is below 1"),
    ("documents", added("n_words", 1), "whose n_words is not the sum of their terms"),
    ("terms", without(0), "whose n_words is not the sum of their terms"),
    ("fingerprints", put("word", 9_999), "whose word is not a word of the text"),
    ("fingerprints", put("word", -1), "whose word is not a word of the text"),
    ("lines", put("verdict", "chrome"), "whose text is not the body lines of the table lines"),
    ("agency_credits", put("line", 99), "whose text is not in that line"),
    ("agency_credits", put("text", "AFP"), "whose text is not in that line"),
    ("sentences", put("start", 3, row=1), "that begin before the sentence before ends"),
    ("sentences", added("end", -1), "that are not sentences of the table sentences"),
    ("keywords", put("rank", 5), "out of the order of their ranks"),
    ("keywords", without(0), "out of the order of their ranks"),
    ("keywords", put("starts", "5; x"), "whose starts are not a list of numbers"),
    ("keywords", put("starts", "9" * 5_000), "whose starts are not a list of numbers"),
    ("keywords", added("n", 1), "whose n or start does not fit starts"),
    ("keywords", added("start", 1), "whose n or start does not fit starts"),
    ("keywords", put("keyword", "Nowhere"), "that are at none of their starts"),
    ("texts", without(0), "without a row in texts"),
    ("articles", without(0), "without a row in articles"),
    ("story_members", without(0), "without a row in story_members"),
    ("issues", without(1), "the last rows are not the notes of the articles"),
    ("notes", put("detail", "other"), "the last rows are not the notes of the articles"),
    ("documents", put("title", None), "with an empty cell in title"),
    ("mentions", put("entity", None), "with an empty cell in entity"),
]


def test_corpora_built_by_the_program_have_no_findings(articles, seeds, nothing):
    file = articles.documents["file"][0]
    rows = [("document", file, "date", "2021"), ("entity", "Kabul", "merge", "China"), ("line", "*", "cut", "😀😀😀")]
    corrected = rebuild.correct(
        articles, build.curation.add_corrections(articles.stored("corrections"), rows), workers=0
    )
    part = rebuild.regroup(seeds.take([0, 2]), n_topics=2)

    for corpus in (articles, seeds, nothing, corrected, part):
        tables = {name: without_categories(table) for name, table in corpus.stored_tables.items()}
        assert corpus_check.findings(tables, corpus.settings) == []


@pytest.mark.parametrize(
    ("name", "damage", "what"), DAMAGES, ids=[f"{i} {name} {what}" for i, (name, _, what) in enumerate(DAMAGES)]
)
def test_a_damage_is_found_in_the_table_that_shows_it(tables, name, damage, what):
    found = corpus_check.findings(tables | {name: damage(tables[name])})

    assert what in "\n".join(one.what for one in found)


def test_a_finding_counts_the_rows_and_shows_the_first(tables):
    mentions = tables["mentions"].assign(surface="\x1b[2Jnone")

    (found,) = corpus_check.findings(tables | {"mentions": mentions})

    doc_id, start = mentions.loc[0, ["doc_id", "start"]]
    assert corpus_check.line(found) == (
        f"mentions: {len(mentions)} rows whose surface differs from the text of the span"
        f" (first row 0: doc_id '{doc_id}', start {start}, surface '\\x1b[2Jnone')"
    )


def test_one_damage_is_one_finding(tables):
    found = corpus_check.findings(tables | {"mentions": put("kind", "animal", row=3)(tables["mentions"])})

    assert [(one.table, one.what.partition(" whose")[0], one.example) for one in found] == [
        ("mentions", "1 row", "row 3: kind 'animal'")
    ]


def test_vectors_without_a_document_are_found(tables):
    vectors = schema.from_rows([(NAMELESS, "AAAA")], "embeddings")

    (found,) = corpus_check.findings(tables | {"embeddings": vectors})

    assert (found.table, found.example) == ("embeddings", f"row 0: doc_id '{NAMELESS}'")


def test_a_correction_that_cannot_be_applied_and_a_wrong_number_of_them_are_found(tables):
    rows = schema.from_rows([("entity", "Kabul", "paint", "blue")], "corrections")

    found = corpus_check.findings(tables | {"corrections": rows}, {"n_corrections": 0})

    assert [one.table for one in found] == ["corrections", "corrections"]
    assert "'paint' is not a change of an entity" in found[0].what
    assert found[1].what == "1 row, but the settings count 0"


@pytest.fixture(scope="module")
def saved(articles, tmp_path_factory):
    place = tmp_path_factory.mktemp("saved") / "C"
    articles.save(place)
    return place


@pytest.fixture
def folder(saved, tmp_path):
    return shutil.copytree(saved, tmp_path / "C")


def test_the_command_counts_tables_and_documents_when_nothing_is_wrong(folder, capsys):
    assert cli.main(["check", str(folder)]) == 0

    assert capsys.readouterr() == (f"{folder}: 33 tables, 6 documents, nothing wrong.\n", "")


def test_the_command_reports_a_changed_table_first_then_the_findings(folder, capsys):
    change_table(folder, "mentions", lambda table: table.assign(kind="animal", entity="Beast"))

    assert cli.main(["check", str(folder)]) == 1

    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith(f"The corpus {folder} was changed after it was written: the checksum of the table mentions")
    assert [one.partition(":")[0] for one in others] == ["quotes", "mentions"]


def test_a_folder_that_cannot_be_read_at_all_is_one_line(folder, capsys):
    (folder / "texts.parquet").write_bytes(b"PAR1")

    assert cli.main(["check", str(folder)]) == 1

    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_folder_without_checksums_is_checked_with_a_note(folder, capsys):
    as_first_format(folder)

    assert cli.main(["check", str(folder)]) == 0

    out, err = capsys.readouterr()
    assert out.endswith("nothing wrong.\n")
    assert "stored no checksums" in err


def test_show_and_export_read_a_changed_corpus_only_with_no_verify(folder, tmp_path, capsys):
    change_table(folder, "documents", lambda table: table.assign(title="By hand"))
    show = ["show", "documents", str(folder)]
    export = ["export", str(folder), "--out", str(tmp_path / "E")]

    assert [cli.main(show), cli.main(export)] == [2, 2]
    out, err = capsys.readouterr()
    assert (out, err.count("the checksum of the table documents")) == ("", 2)
    assert [cli.main([*show, "--no-verify"]), cli.main([*export, "--no-verify"])] == [0, 0]
    assert capsys.readouterr().out.count("By hand") == 6
    assert "By hand" in (tmp_path / "E" / "documents.csv").read_text(encoding="utf-8")
