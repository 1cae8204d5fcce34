"""Taggers on the user's machine: the tests train a spaCy pipeline, no model is downloaded."""

import random
from importlib.util import find_spec

import pytest

from analytics.build import build, rebuild
from analytics.curation import curation
from analytics.errors import CorpusError
from analytics.reading.formats.files import load_uploads
from analytics.reading.ner import backends, tagger
from analytics.text.document_text import Text

SAID = "The Blorkheim council met in Zanditown on Monday. Then Vrenda Uloma left Zanditown for Beijing."
LEARNT = {"Blorkheim council": "ORG", "Zanditown": "GPE", "Vrenda Uloma": "PERSON", "Monday": "DATE"}


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """The folder of a spaCy pipeline that has learnt the names of one invented country by heart."""
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    for label in set(LEARNT.values()):
        recogniser.add_label(label)
    examples = [spacy.training.Example.from_dict(nlp.make_doc(SAID), {"entities": list(_places(SAID))})]
    examples += [
        spacy.training.Example.from_dict(nlp.make_doc(one), {"entities": list(_places(one))})
        for one in SAID.split(". ")
    ]
    random.seed(0)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(60):
        nlp.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(folder)
    return f"spacy:{folder}"


def _places(text):
    for name, label in LEARNT.items():
        start = text.find(name)
        while start >= 0:
            yield start, start + len(name), label
            start = text.find(name, start + 1)


def test_a_spacy_pipeline_finds_names_and_the_rule_column_names_it(pipeline):
    by_surface = {name.surface: (name.kind, name.rule) for name in tagger.names(Text(SAID, "en"), tagger=pipeline)}

    assert by_surface["Blorkheim council"] == ("organisation", "spaCy")
    assert by_surface["Vrenda Uloma"] == ("person", "spaCy")
    assert by_surface["Zanditown"] == ("place", "spaCy")
    assert "Monday" not in by_surface  # a date is not a name


def test_rules_and_linking_run_after_every_tagger(pipeline):
    uploads = [
        ("a.txt", SAID.encode()),
        ("b.txt", b"Uloma spoke. Vrenda Uloma of the Chinese Foreign Ministry left Peking."),
    ]

    corpus = build.build(load_uploads(uploads), workers=0, tagger=pipeline)

    mentions = corpus.mentions.astype({"entity": "str", "surface": "str"})
    entity = dict(zip(mentions["surface"], mentions["entity"], strict=True))
    assert entity["Peking"] == entity["Beijing"] == "Beijing"  # the gazetteer
    assert entity["Chinese Foreign Ministry"] == "Chinese Foreign Ministry"  # a rule before the pipeline
    assert entity["Uloma"] == "Vrenda Uloma"  # the linking
    assert corpus.settings["tagger"] == pipeline


def test_another_tagger_for_an_open_corpus_gives_the_same_as_a_build_with_it(pipeline):
    loaded = load_uploads([("a.txt", SAID.encode())])
    ours = build.build(loaded, workers=0)

    changed = rebuild.correct(ours, curation.empty(), tagger=pipeline, workers=0)

    assert changed.key == build.build(loaded, workers=0, tagger=pipeline).key != ours.key
    assert rebuild.correct(changed, curation.empty(), tagger="parallax", workers=0).key == ours.key


def test_in_scripts_without_capitals_a_pipeline_runs_before_the_gazetteer(tmp_path):
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("ar")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "محمد نعيم"}])
    nlp.to_disk(tmp_path)
    text = "قال محمد نعيم في أفغانستان"

    with_it = [
        (name.surface, name.rule, name.hint) for name in tagger.names(Text(text, "ar"), tagger=f"spacy:{tmp_path}")
    ]

    assert with_it == [("محمد نعيم", "spaCy", ""), ("أفغانستان", "gazetteer", "Afghanistan")]
    assert [name.surface for name in tagger.names(Text(text, "ar"))] == ["أفغانستان"]


def test_a_long_text_is_read_in_pieces_with_its_own_offsets(pipeline, monkeypatch):
    monkeypatch.setattr(backends, "LONGEST", 120)
    text = "\n".join([SAID] * 5)

    names = [name for name in tagger.names(Text(text, "en"), tagger=pipeline) if name.surface == "Vrenda Uloma"]

    assert len(names) == 5
    assert all(text[name.start : name.end] == "Vrenda Uloma" for name in names)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("spacy", "'spacy' is not a tagger"),
        ("spacy:", "'spacy:' is not a tagger"),
        ("word2vec:x", "'word2vec:x' is not a tagger"),
        ("spacy:en_core_web_sm_of_nobody", "there is no pipeline or folder en_core_web_sm_of_nobody"),
    ],
)
def test_an_unknown_tagger_is_refused_with_a_remedy(name, said):
    with pytest.raises(CorpusError, match=said):
        build.build(load_uploads([("a.txt", b"Some words.")]), workers=0, tagger=name)


def test_a_pipeline_without_names_is_refused(tmp_path):
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path)

    with pytest.raises(CorpusError, match="it has no part that finds names"):
        backends.check(f"spacy:{tmp_path}")


@pytest.mark.parametrize("kind", ["gliner", "transformers"])
def test_a_model_is_never_downloaded(kind):
    """A name that is not a folder is refused, whether the library is installed or not."""
    with pytest.raises(CorpusError, match="there is no folder some/model" if find_spec(kind) else "is not installed"):
        backends.check(f"{kind}:some/model")


@pytest.mark.parametrize("offer", backends.offers(), ids=lambda offer: offer.name)
def test_a_tagger_is_available_unless_its_package_is_missing(offer):
    assert bool(offer.missing) == bool(offer.takes and not find_spec(offer.name))
