"""The corpus on the disk changes while the app runs: a message with a remedy, never two corpora in one page."""

import shutil

import pytest
from app_helpers import PAGES, button, frame, go_to, set_filter
from folder_samples import as_first_format
from worker_samples import fail_with_a_secret

from analytics.build import jobs
from analytics.reading.formats import files
from ui.text import plain

WORLD = {
    "d1": {"text": "Kabul fell on Sunday evening.", "source": "A", "names": "Kabul=place"},
    "d2": {"text": "Kabul waits for the talks.", "source": "B", "names": "Kabul=place"},
}
OTHER = {f"x{i}": {"text": f"Wheat grows in field {i}.", "source": "C", "title": f"Field {i}"} for i in range(4)}
SEEDS = "Open the three seed articles"
UPLOADED = ("good.txt", b"Kabul and Beijing spoke about trade on Monday.")


@pytest.fixture
def folder(tmp_path):
    """Return where `on_folder` puts its corpus."""
    return tmp_path / "corpus"


@pytest.fixture
def other(make_corpus, tmp_path):
    """Return the folder of another corpus."""
    make_corpus(OTHER).save(tmp_path / "other")
    return tmp_path / "other"


def size(app):
    return app.sidebar.caption[0].value.partition(" from")[0]


def read_upload(app, *given):
    uploader = app.file_uploader(key="upload-files")
    for name, content in given:
        uploader.upload(name, content)
    app.run()
    button(app, "Read these files").click().run()
    assert not app.exception


def removed(folder, _):
    shutil.rmtree(folder)


def without_manifest(folder, _):
    (folder / "manifest.json").unlink()


def cut_manifest(folder, _):
    (folder / "manifest.json").write_text('{"program": "parallax", ')


def cut_table(folder, other):
    other_manifest_alone(folder, other)
    (folder / "texts.parquet").write_bytes(b"PAR1")


def other_manifest_alone(folder, other):
    shutil.copy(other / "manifest.json", folder / "manifest.json")


def all_but_one_table(folder, other):
    for file in other.iterdir():
        if file.name != "texts.parquet":
            shutil.copy(file, folder / file.name)


SPOILERS = {
    removed: "",
    without_manifest: "is not a corpus folder (it has no manifest.json)",
    cut_manifest: "manifest.json is not JSON",
    cut_table: "the table",
    other_manifest_alone: "the table documents has 2 rows, 4 were written",
    all_but_one_table: "the table texts has 2 rows, 4 were written",
}


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_a_missing_or_damaged_corpus_gives_a_message_on_every_page_and_the_seeds_can_be_opened(
    on_folder, folder, other, spoil
):
    app = go_to(on_folder(WORLD), "overview")
    spoil(folder, other)

    for page in PAGES:
        go_to(app, page)
        (error,) = app.error
        assert plain(str(folder)) in error.value
        assert plain(SPOILERS[spoil]) in error.value
        assert [title.value for title in app.title] == ["No corpus is open"]
    button(app, SEEDS).click().run()
    assert not app.exception
    assert not app.error
    assert app.sidebar.subheader[0].value == "Three seed articles"
    assert len(frame(go_to(app, "corpus"), "metadata")) == 3


def test_the_corpus_can_be_opened_again_from_the_seeds_once_it_is_back(on_folder, folder, tmp_path):
    app = go_to(on_folder(WORLD), "corpus")
    folder.rename(tmp_path / "moved")
    app.run()
    button(app, SEEDS).click().run()

    button(app, "Back to the first corpus").click().run()
    assert len(app.error) == 1
    (tmp_path / "moved").rename(folder)
    button(app, "Try again").click().run()

    assert not app.error
    assert list(frame(app, "metadata")["file"]) == ["d1.txt", "d2.txt"]


def test_the_corpus_in_memory_can_be_kept_on_screen(on_folder, folder):
    app = go_to(on_folder(WORLD), "corpus")
    shutil.rmtree(folder)
    app.run()

    button(app, "Continue with the corpus in memory").click().run()

    for page in PAGES:
        go_to(app, page)
        assert not app.error
        assert size(app) == "2 documents"


def test_without_a_corpus_a_visitor_can_upload_articles(start_app, other):
    (other / "texts.parquet").write_bytes(b"PAR1")
    app = start_app(str(other)).run()
    assert plain("the table texts is cut off") in app.error[0].value
    assert "Continue with the corpus in memory" not in [one.label for one in app.button]

    read_upload(app, UPLOADED)

    assert not app.error
    assert app.sidebar.subheader[0].value == "Your upload"
    assert size(app) == "1 document"


def test_after_a_failed_upload_without_a_corpus_the_remedies_are_still_offered(start_app, other):
    shutil.rmtree(other)
    app = start_app(str(other)).run()

    read_upload(app, ("empty.txt", b""))

    assert [plain("empty file") in error.value for error in app.error] == [False, True]
    button(app, SEEDS).click().run()
    assert size(app) == "3 documents"


def test_a_replaced_corpus_is_shown_and_announced_once(on_folder, folder, other):
    app = go_to(on_folder(WORLD), "overview")
    set_filter(app, "source", ["A"])
    shutil.rmtree(folder)
    other.rename(folder)

    app.run()

    message = plain("The corpus corpus was replaced on the disk. This is the new one: 4 documents.")
    assert message in [info.value for info in app.info]
    assert size(app) == "4 documents"
    assert app.sidebar.multiselect(key="source").value == []
    assert set(frame(app, "documents")["source"]) == {"C"}
    assert message not in [info.value for info in app.run().info]


def test_the_same_corpus_written_again_is_not_announced(on_folder, folder, make_corpus):
    app = go_to(on_folder(WORLD), "overview")
    make_corpus(WORLD).save(folder)

    app.run()

    assert not app.error
    assert not any("replaced" in info.value for info in app.info)


def test_a_damaged_table_changes_nothing_for_visitors_with_the_open_corpus(on_folder, folder):
    app = go_to(on_folder(WORLD), "overview")
    for file in folder.glob("*.parquet"):
        file.write_bytes(b"PAR1")

    for page in PAGES:
        go_to(app, page)
        assert not app.error
        assert size(app) == "2 documents"


def test_noted_corrections_are_kept_with_the_new_corpus(on_folder, folder, make_corpus):
    app = go_to(on_folder(WORLD), "corpus")
    given = b"what,key,change,value\ndocument,d1.txt,source,Reuters\n"
    app.file_uploader(key="curation_file").upload("curation.csv", given)
    app.run()
    button(app, "Add these corrections").click().run()
    make_corpus(WORLD | {"d3": "A third article about Kabul."}).save(folder)

    app.run()

    assert size(app) == "3 documents"
    assert frame(app, "corrections").values.tolist() == [["document", "d1.txt", "source", "Reuters"]]
    assert list(frame(app, "metadata")["source"])[:2] == ["Reuters", "B"]


def test_a_folder_without_checksums_is_noted_on_the_corpus_page(on_folder, folder):
    app = on_folder(WORLD)
    as_first_format(folder)

    go_to(app, "corpus")

    assert [caption for caption in app.main.caption if "stored no checksums" in caption.value]


def test_after_an_unreadable_upload_the_page_has_the_previous_corpus(app):
    read_upload(go_to(app, "corpus"), ("empty.txt", b""))

    assert len(app.error) == 1
    assert len(frame(app, "metadata")) == 3
    assert button(app, "Apply to all numbers").disabled


@pytest.mark.parametrize(("module", "step"), [(jobs, "uploads_corpus"), (files, "columns_of")])
def test_an_error_of_the_program_while_an_upload_is_read_leaves_the_page_usable(app, monkeypatch, module, step):
    go_to(app, "corpus")
    with monkeypatch.context() as fault:
        fault.setattr(module, step, fail_with_a_secret)
        app.file_uploader(key="upload-files").upload(*UPLOADED)
        app.run()
        if step != "columns_of":
            button(app, "Read these files").click().run()

    assert not app.exception
    (error,) = app.error
    assert "an error in Parallax (IndexError)" in error.value
    assert "secret" not in error.value
    assert len(frame(app, "metadata")) == 3
    button(app, "Read these files").click().run()
    assert app.sidebar.subheader[0].value == "Your upload"
    button(app, "Back to the first corpus").click().run()


def choose_other_tagger(app):
    go_to(app, "corpus")
    app.radio(key="tagger").set_value("rules").run()
    return "Find the names of the open corpus again"


def open_topics(app):
    go_to(app, "topics")
    return "Group all documents again"


@pytest.mark.parametrize("prepare", [choose_other_tagger, open_topics])
def test_an_error_of_the_program_while_the_corpus_is_changed_leaves_the_page_usable(app, monkeypatch, prepare):
    def broken(*_arguments, **_options):
        raise IndexError("list index out of range: <secret text>")

    label = prepare(app)
    with monkeypatch.context() as fault:
        fault.setattr(jobs, "regroup", broken)
        fault.setattr(jobs, "correct", broken)
        button(app, label).click().run()

    assert not app.exception
    (error,) = app.error
    assert "an error in Parallax (IndexError)" in error.value
    assert "secret" not in error.value
    button(app, label).click().run()
    assert not app.exception
    assert not app.error
