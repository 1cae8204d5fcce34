import socket
from pathlib import Path

import pandas as pd
import pytest

from analytics import CorpusError, schema
from analytics.build import build, cluster, rebuild, stages
from analytics.corpus.store import STORED
from analytics.curation import curation
from analytics.reading.raw import Issue, Loaded, RawDocument

SEEDS = Path(__file__).parents[2] / "seeds"
CHINESE = "阿富汗首都喀布尔的中国大使馆继续开放。外交部星期一表示，工作人员照常工作。"
THAI = "สถานทูตจีนในกรุงคาบูลยังคงเปิดทำการตามปกติ กระทรวงการต่างประเทศกล่าวเมื่อวันจันทร์"
ENGLISH = (
    "The Chinese embassy in Kabul stays open, the foreign ministry said on Monday."
    " “We will stay in Kabul,” Wang Yi said."
)

LOADED = Loaded(
    [
        RawDocument("a.txt", ENGLISH, source="A"),
        RawDocument("b.txt", "Die chinesische Botschaft in Kabul bleibt geöffnet. Das sagte Wang Yi in Peking."),
        RawDocument("c-copy.txt", ENGLISH, source="B"),
        RawDocument("d-thai.txt", THAI),
        RawDocument("e-chinese.txt", CHINESE),
        RawDocument("f-faces.txt", "😀😀 😀"),
        RawDocument("g-short.txt", "Hm ok"),
    ],
    [Issue("scan.pdf", "no text in this PDF", "Run it through text recognition first.")],
)


@pytest.fixture(scope="module")
def corpus():
    return build.build(LOADED, workers=0)


def equal(one, other):
    for name in STORED:
        pd.testing.assert_frame_equal(one.stored(name), other.stored(name))
    return one.key == other.key


def test_documents_are_in_order_of_their_files(corpus):
    assert corpus.documents["file"].tolist() == [document.file for document in LOADED.documents]
    assert corpus.documents["language"].tolist() == ["en", "de", "en", "th", "zh", "und", "und"]
    assert corpus.documents["source"].tolist() == ["A", "unknown source", "B", *["unknown source"] * 4]


def test_two_equal_texts_get_different_ids_and_are_one_group_of_copies(corpus):
    first, second = corpus.documents["doc_id"].iloc[[0, 2]]

    assert second == f"{first}-2"
    assert corpus.text[first] == corpus.text[second]
    assert corpus.documents["duplicate_group"].tolist() == [first, "", first, "", "", "", ""]


def test_a_text_that_is_read_in_part_is_an_issue_and_failures_on_load_come_first(corpus):
    found = corpus.stored("issues")

    assert found[["file", "problem"]].to_numpy().tolist() == [
        ["(whole corpus)", "no quotations are searched in Thai (1 article)"],
        ["scan.pdf", "no text in this PDF"],
        ["f-faces.txt", "no words in this text"],
        ["g-short.txt", "language not recognised"],
    ]
    assert all(detail.endswith(".") for detail in found["detail"])


def test_texts_in_scripts_without_blanks_are_stored_and_can_be_searched(corpus):
    assert corpus.where(words="喀布尔").documents["file"].tolist() == ["e-chinese.txt"]
    assert corpus.where(words="กรุงคาบูล").documents["file"].tolist() == ["d-thai.txt"]
    assert list(corpus.where(language="th").stored("keywords")["keyword"]) == []


def test_a_keyword_of_a_chinese_text_finds_its_document(corpus):
    found = list(corpus.where(language="zh").stored("keywords")["keyword"])

    assert {"喀布尔", "外交部"} <= set(found)
    assert [corpus.where(words=f'"{word}"').documents["file"].tolist() for word in found] == [["e-chinese.txt"]] * len(
        found
    )


def test_names_are_linked_across_languages_and_speakers_to_their_entities(corpus):
    assert corpus.where(entity="China").documents["file"].tolist()[:3] == ["a.txt", "b.txt", "c-copy.txt"]
    assert corpus.where(entity="Beijing").documents["file"].tolist() == ["b.txt"]
    quotes = corpus.take([0]).stored("quotes")
    assert quotes.loc[quotes["direct"], ["speaker", "entity"]].to_numpy().tolist() == [["Wang Yi", "Wang Yi"]]


def test_reading_in_processes_gives_the_same_tables(corpus):
    assert equal(build.build(LOADED, workers=2), corpus)


def test_a_cluster_gives_the_same_tables(corpus):
    distributed = pytest.importorskip("distributed", reason="the optional package 'distributed' is not installed")

    local = {"n_workers": 1, "threads_per_worker": 2, "processes": False, "dashboard_address": None}
    with distributed.LocalCluster(**local) as cluster:
        assert equal(build.build(LOADED, scheduler=cluster.scheduler_address), corpus)


def test_a_cluster_that_does_not_answer_is_an_error(monkeypatch):
    pytest.importorskip("distributed", reason="the optional package 'distributed' is not installed")
    monkeypatch.setattr(cluster, "CLUSTER_TIMEOUT", "1s")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"

        with pytest.raises(CorpusError, match=f"The Dask scheduler {address} cannot be reached"):
            build.build(LOADED, scheduler=address)


@pytest.mark.parametrize(
    ("issues", "sentence"),
    [
        (
            [],
            "No article could be read. The folder holds no file. Give text, HTML, PDF, CSV or JSON files.",
        ),
        (
            [Issue("a.bin", "not text", "name it .pdf"), Issue("b.txt", "empty file", "")],
            "No article could be read. a.bin: not text (name it .pdf); b.txt: empty file.",
        ),
    ],
)
def test_a_build_without_articles_fails_and_names_the_first_problems(issues, sentence):
    with pytest.raises(CorpusError) as refused:
        build.build(Loaded([], issues))

    assert str(refused.value) == sentence


def test_progress_counts_every_document_to_the_last(capsys):
    steps = []
    build.build(LOADED, workers=0, progress=lambda *step: steps.append(step))

    assert steps[:7] == [("removing boilerplate", done, 7) for done in range(1, 8)]
    assert steps[7:14] == [("reading articles", done, 7) for done in range(1, 8)]
    assert steps[14:] == [("linking names, copies and topics", done, 1) for done in (0, 1)]
    assert capsys.readouterr().out == ""


def test_corrections_reach_documents_entities_and_topics():
    corrections = pd.DataFrame(
        [
            ("document", "a.txt", "source", "Corrected"),
            ("document", "b.txt", "language", "fr"),
            ("entity", "Wang Yi", "merge", "Foreign Minister Wang"),
            ("entity", "Kabul", "hide", ""),
        ],
        columns=list(curation.COLUMNS),
    )

    corpus = build.build(LOADED, workers=0, corrections=corrections)

    assert corpus.documents["source"].tolist()[:2] == ["Corrected", "unknown source"]
    assert corpus.documents["language"].tolist()[1] == "fr"
    assert {"Wang Yi", "Kabul"} & set(corpus.mentions["entity"]) == set()
    quotes = corpus.take([0]).stored("quotes")
    assert quotes.loc[quotes["direct"], "entity"].tolist() == ["Foreign Minister Wang"]
    assert corpus.settings["n_corrections"] == 4


PAGE = f"""Home
Sign up for our newsletter
Embassy of China in Kabul stays open
{ENGLISH}
The staff of the embassy go on with their work as before, he told reporters in Kabul.
Read more
All rights reserved."""


def some_corrections(*rows):
    return schema.from_rows(rows, "corrections")


WITH_PAGE = Loaded([RawDocument("page.txt", PAGE), *LOADED.documents], LOADED.issues)


@pytest.fixture(scope="module")
def without_home():
    return build.build(WITH_PAGE, workers=0, corrections=some_corrections(("line", "*", "cut", "Home")))


@pytest.mark.parametrize(
    "rows",
    [
        [("line", "page.txt", "restore", "Read more"), ("line", "*", "cut", ENGLISH)],
        [("document", "page.txt", "restore", "")],
        [("document", "page.txt", "language", "fr"), ("document", "a.txt", "source", "Corrected")],
        [("document", "b.txt", "date", "2021-08"), ("entity", "Kabul", "hide", "")],
        [("word", "embassy", "stop", "English"), ("word", "geöffnet", "stop", ""), ("word", "the", "keep", "en")],
        [("word", "喀布尔", "stop", "zh"), ("document", "b.txt", "language", "fr"), ("word", "Wang", "stop", "fr")],
        [],
    ],
)
def test_a_corrected_corpus_equals_a_new_build_with_the_corrections(rows, without_home):
    wanted = some_corrections(*rows)

    corrected = rebuild.correct(without_home, wanted, workers=0)

    assert equal(corrected, build.build(WITH_PAGE, workers=0, corrections=wanted))
    assert equal(rebuild.correct(corrected, without_home.stored("corrections"), workers=0), without_home)


def test_corrected_names_change_topics_of_several_languages_as_a_new_build_does(seeds):
    hidden = some_corrections(("entity", "China", "hide", ""))

    corrected = rebuild.correct(seeds, hidden, workers=0)

    assert equal(corrected, build.build_paths([SEEDS], workers=0, corrections=hidden))
    assert corrected.stored("topic_members").equals(seeds.stored("topic_members"))


MORE = Loaded([RawDocument("more.txt", f"{ENGLISH} The staff of the embassy stays too."), *LOADED.documents])


@pytest.fixture(scope="module")
def more():
    return build.build(MORE, workers=0)


@pytest.mark.parametrize(
    ("row", "n"),
    [
        (("word", "staff", "stop", "en"), 1),
        (("word", "Kabul", "stop", ""), 4),
        (("word", "Kabul", "stop", "de"), 1),
        (("word", "staff", "stop", "de"), 0),
        (("word", "the", "stop", "en"), 0),  # in the list already
        (("word", "the", "keep", "en"), 3),
        (("word", "大使馆", "stop", "zh"), 1),
    ],
)
def test_only_articles_that_hold_a_changed_word_in_its_language_are_read_again(row, n, more):
    steps = []

    rebuild.correct(more, some_corrections(row), workers=0, progress=lambda *step: steps.append(step))

    assert [step for step in steps if step[0] == stages.READING] == [(stages.READING, i, n) for i in range(1, n + 1)]


def test_a_restored_line_is_counted_and_its_earlier_verdict_is_stored():
    loaded = Loaded([RawDocument("page.txt", PAGE)])
    rows = some_corrections(("line", "page.txt", "restore", "Sign up for our newsletter"))

    plain, corpus = build.build(loaded, workers=0), build.build(loaded, workers=0, corrections=rows)

    assert "newsletter" not in plain.vocabulary
    assert "newsletter" in corpus.vocabulary
    before, after = (one.stored("lines").set_index("text").loc["Sign up for our newsletter"] for one in (plain, corpus))
    assert (after["verdict"], after["reason"]) == ("body", "kept by you")
    assert after["was"] == f"{before['verdict']}: {before['reason']}"


def test_a_line_that_a_source_prints_under_every_article_is_removed():
    foot = "This text was first published in the morning edition"
    texts = [f"{ENGLISH} This was report number {i} of the day.\n{foot}" for i in range(3)]
    other = RawDocument("other.txt", f"The embassy of Russia stays open as well, it was said.\n{foot}", source="B")

    loaded = Loaded([*(RawDocument(f"{i}.txt", text, source="A") for i, text in enumerate(texts)), other])
    lines = build.build(loaded, workers=0).stored("lines")

    assert lines.loc[lines["text"] == foot, "verdict"].tolist() == ["chrome"] * 3 + ["body"]
    assert set(lines.loc[lines["verdict"] == "chrome", "reason"]) == {"stands in other articles of A too"}


def test_a_wrong_number_of_workers_or_topics_is_an_error():
    with pytest.raises(ValueError, match="workers must be 0 or more, got -1"):
        build.build(LOADED, workers=-1)
    with pytest.raises(ValueError, match="n_topics must be at least 1, got 0"):
        build.build(LOADED, workers=0, n_topics=0)


def test_files_folders_and_their_metadata_become_a_corpus(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,source,date\na.txt,Outlet,2021-08-16\n", encoding="utf-8")

    documents = build.build_paths([tmp_path], workers=0).documents

    assert documents[["source", "date", "file"]].to_numpy().tolist() == [["Outlet", "2021-08-16", "a.txt"]]


def test_a_curation_file_beside_the_articles_is_applied_and_one_given_overrides_it(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    rows = "what,key,change,value\ndocument,a.txt,source,Beside\ndocument,a.txt,date,2021-08\n"
    (tmp_path / "curation.csv").write_text(rows, encoding="utf-8-sig")

    beside = build.build_paths([tmp_path], workers=0)
    given = build.build_paths(
        [tmp_path], workers=0, corrections=some_corrections(("document", "a.txt", "source", "Given"))
    )

    assert beside.documents[["source", "date"]].to_numpy().tolist() == [["Beside", "2021-08"]]
    assert given.documents[["source", "date"]].to_numpy().tolist() == [["Given", "2021-08"]]
    assert len(beside.stored("issues")) == 0


OTHERS, NONE = "The other rows were applied; your file was not changed.", "None of them was applied."


def test_a_bad_row_of_a_curation_file_is_an_issue_and_the_good_ones_are_applied(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    rows = "what,key,change,value\nperson,Foo,hide,\ndocument,a.txt,source,Beside\n"
    (tmp_path / "curation.csv").write_text(rows, encoding="utf-8")

    corpus = build.build_paths([tmp_path], workers=0)

    assert corpus.documents[["file", "source"]].to_numpy().tolist() == [["a.txt", "Beside"]]
    assert corpus.stored("issues").to_numpy().tolist() == [
        [
            "curation.csv",
            "row 2 of the corrections was not applied",
            f"'person' cannot be corrected; write {', '.join(curation.CHANGES)}. {OTHERS}",
            "",
        ]
    ]


@pytest.mark.parametrize("row", [("tag", "gone.txt", "add", "war"), ("document", "gone.txt", "source", "Fox")])
def test_a_correction_of_an_article_that_is_not_there_is_an_issue_until_it_is_taken_back(tmp_path, row):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")

    corpus = build.build_paths([tmp_path], workers=0, corrections=some_corrections(row, ("tag", "a.txt", "add", "aid")))

    file, problem, detail, _ = corpus.stored("issues").iloc[0]
    assert (file, problem) == ("gone.txt", "correction of an article that is not in the corpus")
    assert detail.startswith(f"1 row did nothing (first: {','.join(row)}); write the file or the id of the article")
    assert len(corpus.stored("issues")) == 1
    assert len(rebuild.correct(corpus, some_corrections(), workers=0).stored("issues")) == 0


def test_a_curation_file_that_cannot_be_read_is_an_issue_and_the_articles_load(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "curation.csv").write_bytes("what,key,change,value\nentity,Zürich,hide,\n".encode("latin-1"))

    corpus = build.build_paths([tmp_path], workers=0)

    assert corpus.documents["file"].tolist() == ["a.txt"]
    assert corpus.stored("issues").to_numpy().tolist() == [
        [
            "curation.csv",
            "corrections that cannot be read",
            f"The curation file curation.csv cannot be read: it is not UTF-8; save it as CSV UTF-8. {NONE}",
            "",
        ]
    ]


def test_another_table_called_curation_is_read_as_articles(tmp_path):
    (tmp_path / "curation.csv").write_text(f"title,text\nA,{ENGLISH!r}\n", encoding="utf-8")

    assert len(build.build_paths([tmp_path], workers=0)) == 1
