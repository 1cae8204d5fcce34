"""Names in eight languages of WikiNEuRal, which trained nothing, and in two test parts left out of a training."""

import hashlib

import pytest

from analytics.reading.ner import crf, crf_model, crf_words, gazetteer, tagger, word_classes
from analytics.text.document_text import Text
from benchmarks import tagger as benchmark

DEV = benchmark.NER / "dev"
FINGERPRINTS = {  # the first 16 digits of the SHA-256
    "de": "a3763094e75537aa",
    "en": "047f8ebe55a5bf12",
    "es": "0c404e83b8d9a58e",
    "fr": "43f01f6a70856ac7",
    "it": "014a1592799dc9f2",
    "nl": "0c9526e92418069a",
    "pl": "e901ff6c6c1c8f30",
    "pt": "66f22c8a7a992d1f",
}
FLOORS = {  # F1 of the model on the corpus's words; of all names and of organisations in running text; up to 1 lower
    "de": (81, 80, 61),
    "en": (80, 79.5, 70),
    "es": (82, 82, 63.5),
    "fr": (74, 77.5, 57),
    "it": (70.5, 73.5, 48.5),
    "nl": (79, 79.5, 53.5),
    "pl": (79, 79.5, 57),
    "pt": (81, 81, 54),
}


@pytest.fixture(scope="module", params=sorted(FLOORS))
def corpus(request):
    path = DEV / f"{request.param}.wikineural-1000.tsv.gz"
    if not path.exists():
        pytest.skip("the tagged corpora are not on this machine")
    assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == FINGERPRINTS[request.param], (
        "the corpus changed: measure again and set the floors anew"
    )
    return request.param, list(benchmark.sentences(path))


def test_the_model_on_the_words_of_the_corpus_reaches_the_floor(corpus):
    language, sentences = corpus
    labels = crf.tag([one.words for one in sentences], language)

    assert (
        benchmark.f1([(one.names, benchmark.names_of(got)) for one, got in zip(sentences, labels, strict=True)])
        >= (FLOORS[language][0])
    )


def test_the_names_of_running_text_reach_the_floor(corpus):
    language, sentences = corpus
    pairs = []
    for one in sentences:
        found = [
            (name.start, name.end, name.kind) for name in tagger.names(Text(one.text, language)) if not name.demonym
        ]
        pairs.append((one.names, benchmark.found_words(one, found)))

    organisations = [tuple({name for name in names if name[2] == "organisation"} for names in pair) for pair in pairs]
    assert benchmark.f1(pairs) >= FLOORS[language][1]
    assert benchmark.f1(organisations) >= FLOORS[language][2]


@pytest.mark.parametrize(("test_part", "floor"), [("EWT", 68), ("GermEval", 68)])
def test_a_model_trained_without_the_test_part_reaches_the_floor(test_part, floor):
    assert crf_model.model_description()["f1_without_its_test_part"][test_part]["all"] >= floor


def test_the_files_are_those_of_the_manifest_and_small():
    folder = gazetteer.PACKED.parent
    files = {name: (folder / name).read_bytes() for name in (crf_model.FILE, crf_words.FILE, word_classes.FILE)}
    model = crf_model.load()

    fingerprints = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}

    assert fingerprints == crf_model.model_description()["files"]
    assert model.hashes.nbytes + model.weights.nbytes <= 4_000_000
