"""A bug in one step loses only the results of that step for that document, never the build."""

import pytest

from analytics import schema, tables
from analytics.build import boilerplate_lines, build, rebuild
from analytics.copies import copies
from analytics.curation import curation
from analytics.entities import entities, speakers
from analytics.keywords import keyword_forms
from analytics.reading import document, fingerprints
from analytics.reading.cleaning import clean, line_corrections
from analytics.reading.keyphrases import keywords
from analytics.reading.metadata import agency_credits, metadata
from analytics.reading.ner import tagger
from analytics.reading.quotes import quotes
from analytics.reading.raw import Loaded, RawDocument
from analytics.statements import statements
from analytics.stories import members as story_members
from analytics.text import paragraph_languages, sentences, terms
from analytics.text.chunks import Chunks
from analytics.text.document_text import Text
from analytics.topics import fitting as topic_fitting

MARK = "Zanzibar"
GOOD = "The Chinese embassy in Kabul stays open, the ministry said on Monday. “We will stay in Kabul,” Wang Yi said."
BAD = f"{GOOD}\nThe Taliban went to {MARK} on Friday. “We go to {MARK} soon,” Zhao Lijian said in Peking."
LOADED = Loaded(
    [RawDocument("good.txt", GOOD), RawDocument("bad.txt", BAD), RawDocument("other.txt", f"Again: {GOOD}")]
)

DOCUMENT_STEPS = {
    "lines": (clean, "clean"),
    "metadata": (metadata, "settle"),
    "language": (paragraph_languages, "parts"),
    "removed": (line_corrections, "share_removed"),
    "terms": (terms, "counts"),
    "names": (tagger, "names"),
    "keywords": (keywords, "keywords"),
    "sentences": (sentences, "spans"),
    "quotes": (quotes, "quotes"),
    "credits": (agency_credits, "credits"),
    "fingerprints": (fingerprints, "fingerprints"),
    "notes": (document, "_notes"),
}
CITIES = ("Mombasa", "Dodoma", "Oslo", "Lima", "Quito", "Accra", "Lagos", "Hanoi", "Perth", "Osaka", "Turin", "Malmö")
MARK_OF = dict(zip(DOCUMENT_STEPS, CITIES, strict=True))
LOADED_EACH = Loaded(
    [*LOADED.documents, *(RawDocument(f"{step}.txt", BAD.replace("Kabul", city)) for step, city in MARK_OF.items())]
)
LINKING_STEPS = {
    "linking": (entities, "link"),
    "speakers": (speakers, "with_speakers"),
    "concepts": (keyword_forms, "settle"),
}
CORPUS_STEPS = {
    "corrections": (curation, "correct_mentions"),
    "repeats": (boilerplate_lines, "repeated_lines"),
    "copies": (copies, "find_shared_text"),
    "statements": (statements, "find"),
    "stories": (story_members, "find"),
    "topics": (topic_fitting, "fit"),
}


@pytest.fixture(scope="module")
def whole():
    return build.build(LOADED, workers=0)


@pytest.fixture(scope="module")
def whole_each():
    """Return the corpus with an article for each step of the reading."""
    return build.build(LOADED_EACH, workers=0)


@pytest.fixture(scope="module")
def broken_each():
    """Return the corpus in which each step of the reading failed for an article of its own."""
    with pytest.MonkeyPatch.context() as patched:
        for step, (place, name) in DOCUMENT_STEPS.items():
            patched.setattr(place, name, failing(place, name, MARK_OF[step]))
        return build.build(LOADED_EACH, workers=0)


@pytest.fixture
def broken(monkeypatch):
    """Return a function that makes a step fail for every input that contains a mark."""
    return lambda place, name, mark: monkeypatch.setattr(place, name, failing(place, name, mark))


def failing(place, name, mark):
    real = getattr(place, name)

    def fail(*arguments, **options):
        if mark in " ".join(map(str, [*map(as_text, arguments), *map(as_text, options.values())])):
            raise IndexError("list index out of range")
        return real(*arguments, **options)

    return fail


def as_text(value):
    if isinstance(value, Text):
        return value.text
    if isinstance(value, Chunks):
        return " ".join(value.memory.strings[chunk] for chunk in value.ids.tolist())
    return value.to_csv() if hasattr(value, "to_csv") else value


def of_document(corpus, name, file):
    (doc_id,) = corpus.documents.loc[corpus.documents["file"] == file, "doc_id"]
    rows = corpus.stored(name)
    return rows[rows["doc_id"] == doc_id].astype("str").to_numpy().tolist()


def issues(corpus):
    return corpus.stored("issues").to_numpy().tolist()


def every_table(corpus):
    return {name: tables.table(corpus, name) for name in tables.ANALYSES}


@pytest.mark.parametrize("step", DOCUMENT_STEPS)
def test_a_step_that_fails_for_one_document_is_a_row_and_all_other_results_are_complete(whole_each, broken_each, step):
    file = f"{step}.txt"

    ((problem, detail, at),) = [row[1:] for row in issues(broken_each) if row[0] == file]  # and no note that follows
    assert detail == f"step {step}: IndexError: list index out of range. Please report this, with the file."
    assert "could not be" in problem
    assert at == step
    assert of_document(broken_each, "texts", file) == of_document(whole_each, "texts", file)


def test_steps_that_fail_for_some_documents_change_no_result_of_the_others(whole_each, broken_each):
    assert {row[0] for row in issues(broken_each)} == {f"{step}.txt" for step in DOCUMENT_STEPS}
    for name in ("texts", "lines", "sentences", "terms", "names", "speeches", "fingerprints", "agency_credits"):
        for good in ("good.txt", "other.txt"):
            assert of_document(broken_each, name, good) == of_document(whole_each, name, good), (name, good)
    assert set(every_table(broken_each)) == set(tables.ANALYSES)


@pytest.mark.parametrize("step", LINKING_STEPS)
def test_a_failure_to_link_leaves_every_row_unlinked(whole, broken, step):
    broken(*LINKING_STEPS[step], MARK)

    corpus = build.build(LOADED, workers=0)

    assert [(row[0], row[3]) for row in issues(corpus)] == [("bad.txt", step)]
    for name in ("mentions", "quotes", "keywords"):
        assert len(corpus.stored(name)) == len(whole.stored(name)), name
        assert of_document(corpus, name, "good.txt") == of_document(whole, name, "good.txt"), name
    assert set(every_table(corpus)) == set(tables.ANALYSES)


@pytest.mark.parametrize("step", [*CORPUS_STEPS, *LINKING_STEPS])
def test_a_failed_step_over_the_whole_corpus_is_a_row_and_every_table_can_be_computed(whole, broken, step):
    broken(*(CORPUS_STEPS | LINKING_STEPS)[step], "")

    corpus = build.build(LOADED, workers=0)

    steps = {row[3] for row in issues(corpus)}
    assert steps == {step}
    assert {row[0] for row in issues(corpus)} <= {schema.WHOLE_CORPUS, *whole.documents["file"]}
    assert corpus.stored("texts").equals(whole.stored("texts"))
    assert len(corpus.stored("names")) == len(whole.stored("names"))
    assert set(every_table(corpus)) == set(tables.ANALYSES)


def test_a_failed_step_is_tried_again_when_the_corpus_is_corrected(whole, monkeypatch):
    with monkeypatch.context() as patched:
        for place, name in CORPUS_STEPS.values():
            patched.setattr(place, name, lambda: None)  # called with too many arguments
        corpus = build.build(LOADED, workers=0)
    assert {row[3] for row in issues(corpus)} == set(CORPUS_STEPS)

    corrected = rebuild.correct(corpus, curation.empty(), workers=0)

    assert corrected.key == whole.key


@pytest.mark.parametrize("step", [*(step for step in CORPUS_STEPS if step != "repeats"), *LINKING_STEPS])
def test_a_step_that_fails_while_corrections_are_applied_is_a_row(whole, broken, step):
    rows = schema.from_rows([("document", "bad.txt", "language", "fr")], "corrections")
    broken(*(CORPUS_STEPS | LINKING_STEPS)[step], "")

    corrected = rebuild.correct(whole, rows, workers=0)

    assert {row[3] for row in issues(corrected)} <= {step}
    assert corrected.documents.set_index("file").loc["bad.txt", "language"] == "fr"
    assert set(every_table(corrected)) == set(tables.ANALYSES)


@pytest.mark.parametrize("step", ["stories", "topics"])
def test_a_step_that_fails_while_a_slice_is_grouped_is_a_row(whole, broken, step):
    broken(*CORPUS_STEPS[step], "")

    alone = rebuild.regroup(whole.take([0, 1]))

    assert [(row[0], row[3]) for row in issues(alone)] == [(schema.WHOLE_CORPUS, step)]
    assert alone.has_failed(step)
    assert len(alone) == 2
    assert set(every_table(alone)) == set(tables.ANALYSES)


def test_a_note_on_the_cleaning_stays_when_the_article_is_read_again(broken):
    broken(*DOCUMENT_STEPS["metadata"], MARK)
    corpus = build.build(LOADED, workers=0)
    rows = schema.from_rows([("document", "bad.txt", "language", "fr")], "corrections")

    corrected = rebuild.correct(corpus, rows, workers=0)

    assert issues(corrected) == issues(corpus)
    assert corrected.key == build.build(LOADED, workers=0, corrections=rows).key


def test_names_that_could_not_be_found_are_not_missing_from_coverage(broken):
    good = f"{GOOD} Germany sent nobody to Moscow. Moscow was silent, said Germany."
    loaded = Loaded([RawDocument("good.txt", good, source="A"), RawDocument("bad.txt", BAD, source="B")])
    broken(*DOCUMENT_STEPS["names"], MARK)

    coverage = tables.table(build.build(loaded, workers=0), "coverage")

    rows = coverage[(coverage["source"] == "B") & coverage["kind"].isin(schema.KINDS)]
    status = dict(zip(rows["facet"], rows["status"], strict=True))
    in_its_text = {"Kabul", "China", "Wang Yi"}
    assert status == dict.fromkeys(in_its_text, "partly") | dict.fromkeys(("Germany", "Moscow"), "not checkable")
    assert set(rows.loc[rows["status"] == "not checkable", "reason"]) == {"names could not be found in its documents"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, MemoryError])
def test_an_interrupt_or_a_lack_of_memory_ends_the_build(monkeypatch, stop):
    def end(*_, **__):
        raise stop

    monkeypatch.setattr(terms, "counts", end)

    with pytest.raises(stop):
        build.build(LOADED, workers=0)
