import pytest

from analytics import CorpusError, curation, schema
from analytics.reading.raw import RawDocument


def corrections(*rows):
    table = curation.empty()
    for row in rows:
        table.loc[len(table)] = list(row)
    return table


def mentions(*named):
    """Return one mention per ("entity", "kind")."""
    rows = (("d1", 5 * i, 5 * i + 4, name, name, kind, False, "test") for i, (name, kind) in enumerate(named))
    return schema.from_rows(rows, "mentions")


def mended(named, *rows):
    table = curation.mend_mentions(mentions(*named), corrections(*rows))
    return list(zip(table["entity"], table["kind"], strict=True))


def test_a_merge_renames_every_mention_and_leaves_its_place():
    table = curation.mend_mentions(
        mentions(("Peking", "place"), ("Kabul", "place"), ("Peking", "place")),
        corrections(("entity", "Peking", "merge", "Beijing")),
    )

    assert table["entity"].tolist() == ["Beijing", "Kabul", "Beijing"]
    assert table["surface"].tolist() == ["Peking", "Kabul", "Peking"]
    assert table["start"].tolist() == [0, 5, 10]


def test_merges_of_merges_are_followed():
    rows = [("entity", "A", "merge", "B"), ("entity", "B", "merge", "C")]

    assert mended([("A", "place"), ("B", "place"), ("C", "place")], *rows) == [("C", "place")] * 3


def test_a_circle_of_merges_changes_nothing_and_ends():
    circle = [("entity", "A", "merge", "B"), ("entity", "B", "merge", "A"), ("entity", "C", "merge", "C")]

    assert mended([("A", "place"), ("B", "place"), ("C", "place")], *circle) == [
        *(("A", "place"), ("B", "place"), ("C", "place")),
    ]


def test_a_merged_name_takes_the_kind_of_what_it_becomes():
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


def test_documents_get_their_corrected_metadata_and_a_date_says_where_it_is_from():
    documents = [
        RawDocument("a.txt", "text", source="Old", date="2020", date_origin="page metadata"),
        RawDocument("b.txt", ""),
    ]
    got = curation.mend_documents(
        documents,
        corrections(("document", "a.txt", "source", "New"), ("document", "a.txt", "date", "2021-08-16")),
    )

    assert got == [RawDocument("a.txt", "text", source="New", date="2021-08-16", date_origin="curation"), documents[1]]


def test_a_topic_is_renamed_by_its_label(make_corpus):
    corpus = make_corpus({"d1": {"text": "a", "topic": "t01"}})

    named = curation.name_topics(corpus, corrections(("topic", "t01", "rename", "Embassies")))

    assert named.table("topic_fit")["label"].tolist() == ["Embassies"]
    assert named.key != corpus.key
    assert curation.name_topics(corpus, curation.empty()) is corpus


def written(tmp_path, text):
    path = tmp_path / "curation.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_curation_file_is_a_csv_that_a_spreadsheet_may_have_saved(tmp_path):
    path = written(tmp_path, 'what,key,change,value\nentity,Peking,merge,Beijing\n\nentity,"Foo, Bar",hide\n')

    assert curation.read(path).values.tolist() == [
        ["entity", "Peking", "merge", "Beijing"],
        ["entity", "Foo, Bar", "hide", ""],
    ]


def test_an_empty_curation_file_corrects_nothing(tmp_path):
    assert curation.read(written(tmp_path, "")).equals(curation.empty())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("person,Foo,hide,", "'person' cannot be corrected; write document, entity, topic"),
        ("entity,Foo,delete,", "'delete' is no change of a entity; write merge, kind, hide"),
        ("entity,Foo,kind,ship", "'ship' is no kind; write person, organisation, place"),
        ("document,a.txt,date,yesterday", "'yesterday' is no date; write 2021-08-16, 2021-08 or 2021"),
        ("document,a.txt,date,2021-02-30", "'2021-02-30' is no date; write 2021-08-16, 2021-08 or 2021"),
        (
            "document,a.txt,body,text",
            "'body' is no change of a document; write source, title, date, author, url, language",
        ),
    ],
)
def test_a_line_that_cannot_be_understood_is_named(tmp_path, line, problem):
    path = written(tmp_path, f"what,key,change,value\nentity,A,hide,\n{line}\n")

    with pytest.raises(CorpusError) as refused:
        curation.read(path)

    assert str(refused.value) == f"{path}, line 3: {problem}"


def test_a_missing_column_or_file_is_named(tmp_path):
    path = written(tmp_path, "what,key,value\nentity,A,B\n")

    with pytest.raises(
        CorpusError, match="line 2: the column 'change' is missing; a curation file has what, key, change"
    ):
        curation.read(path)
    with pytest.raises(CorpusError, match=r"The curation file .*absent\.csv cannot be read: "):
        curation.read(tmp_path / "absent.csv")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes("what,key,change,value\nentity,Zürich,hide,\n".encode("latin-1"))

    with pytest.raises(CorpusError, match="cannot be read"):
        curation.read(path)
