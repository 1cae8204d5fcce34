import socket

import pandas as pd
import pytest

from analytics import CorpusError, build, curation
from analytics.corpus import STORED
from analytics.reading.raw import Issue, Loaded, RawDocument

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
        RawDocument("copy.txt", ENGLISH, source="B"),
        RawDocument("thai.txt", THAI),
        RawDocument("chinese.txt", CHINESE),
        RawDocument("faces.txt", "😀😀 😀"),
        RawDocument("short.txt", "Hm ok"),
    ],
    [Issue("scan.pdf", "no text in this PDF", "Run it through text recognition first.")],
)


@pytest.fixture(scope="module")
def corpus():
    return build.build(LOADED, workers=0)


def equal(one, other):
    for name in STORED:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))
    return one.key == other.key


def test_every_document_loads_in_the_order_given(corpus):
    assert corpus.documents["file"].tolist() == [document.file for document in LOADED.documents]
    assert corpus.documents["language"].tolist() == ["en", "de", "en", "th", "zh", "und", "und"]
    assert corpus.documents["source"].tolist() == ["A", "unknown source", "B", *["unknown source"] * 4]


def test_a_text_that_comes_twice_gets_a_number_and_both_are_a_group_of_copies(corpus):
    first, second = corpus.documents["doc_id"].iloc[[0, 2]]

    assert second == f"{first}-2"
    assert corpus.text[first] == corpus.text[second]
    assert corpus.documents["duplicate_group"].tolist() == [first, "", first, "", "", "", ""]


def test_what_can_be_read_in_part_only_is_an_issue_and_what_failed_on_load_stands_first(corpus):
    found = corpus.table("issues")

    assert found[["file", "problem"]].to_numpy().tolist() == [
        ["scan.pdf", "no text in this PDF"],
        ["thai.txt", "no keywords for Thai"],
        ["chinese.txt", "no keywords for Chinese"],
        ["faces.txt", "no words in this text"],
        ["short.txt", "language not recognised"],
    ]
    assert all(detail.endswith(".") for detail in found["detail"])


def test_texts_without_keywords_are_kept_and_can_be_searched(corpus):
    assert corpus.where(words="喀布尔").documents["file"].tolist() == ["chinese.txt"]
    assert corpus.where(words="กรุงคาบูล").documents["file"].tolist() == ["thai.txt"]
    assert set(corpus.where(language=["zh", "th", "und"]).table("keywords")["doc_id"].astype(str)) <= {
        corpus.documents["doc_id"].iloc[6],
    }


def test_names_are_linked_across_languages_and_speakers_to_them(corpus):
    assert corpus.where(entity="China").documents["file"].tolist()[:3] == ["a.txt", "b.txt", "copy.txt"]
    assert corpus.where(entity="Beijing").documents["file"].tolist() == ["b.txt"]
    quotes = corpus.take([0]).table("quotes")
    assert quotes.loc[quotes["direct"], ["speaker", "entity"]].to_numpy().tolist() == [["Wang Yi", "Wang Yi"]]


def test_reading_in_processes_gives_the_same_tables(corpus):
    assert equal(build.build(LOADED, workers=2), corpus)


def test_a_cluster_gives_the_same_tables(corpus):
    distributed = pytest.importorskip("distributed", reason="the optional package 'distributed' is not installed")

    local = {"n_workers": 1, "threads_per_worker": 2, "processes": False, "dashboard_address": None}
    with distributed.LocalCluster(**local) as cluster:
        assert equal(build.build(LOADED, scheduler=cluster.scheduler_address), corpus)


def test_a_cluster_that_does_not_answer_is_told(monkeypatch):
    pytest.importorskip("distributed", reason="the optional package 'distributed' is not installed")
    monkeypatch.setattr(build, "CLUSTER_TIMEOUT", "1s")
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
            [Issue("a.bin", "not text", ""), Issue("b.txt", "empty file", "")],
            "No article could be read. a.bin: not text; b.txt: empty file Give text, HTML, PDF, CSV or JSON files.",
        ),
    ],
)
def test_nothing_readable_is_told_with_what_was_met(issues, sentence):
    with pytest.raises(CorpusError) as refused:
        build.build(Loaded([], issues))

    assert str(refused.value) == sentence.replace("file Give", "file. Give")


def test_progress_counts_every_document_and_ends(capsys):
    told = []
    build.build(LOADED, workers=0, progress=lambda *step: told.append(step))

    assert told[:7] == [("reading articles", done, 7) for done in range(1, 8)]
    assert told[7:] == [("linking names, copies and topics", done, 1) for done in (0, 1)]
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
    assert corpus.where(entity=["Wang Yi", "Kabul"]).doc_ids == []
    quotes = corpus.take([0]).table("quotes")
    assert quotes.loc[quotes["direct"], "entity"].tolist() == ["Foreign Minister Wang"]
    assert corpus.settings["n_corrections"] == 4


def test_a_wrong_number_of_workers_or_topics_is_told():
    with pytest.raises(ValueError, match="workers must be 0 or more, got -1"):
        build.build(LOADED, workers=-1)
    with pytest.raises(ValueError, match="n_topics must be at least 1, got 0"):
        build.build(LOADED, workers=0, n_topics=0)


def test_files_folders_and_their_metadata_become_a_corpus(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,source,date\na.txt,Outlet,2021-08-16\n", encoding="utf-8")

    documents = build.build_paths([tmp_path], workers=0).documents

    assert documents[["source", "date", "file"]].to_numpy().tolist() == [["Outlet", "2021-08-16", "a.txt"]]
