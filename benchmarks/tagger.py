"""Quality, speed and size of finding names: python benchmarks/tagger.py [HELD_OUT_MODEL].

F1 counts a name if span and kind are those of the corpus, in percent. Every system reads running text made of the
tokens; "model, gold words" is the CRF on the tokens of the corpus. EWT and GermEval are measured with the model that
has not seen them: make it with `python training/tagger.py --data ../shared/data --held-out HELD_OUT_MODEL`. The name
lists of the rules were counted on them, so there the columns with rules are too good. Speed and memory are of one run
on this machine.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "training")]

import tagged  # noqa: E402

from analytics.reading.ner import backends, crf, crf_model, crf_text, crf_words, gazetteer, tagger, word_classes  # noqa: E402
from analytics.text.document_text import Text  # noqa: E402

NER = Path(__file__).parents[2] / "shared" / "data" / "ner"
TESTS = {"EWT test": "en.uner-ewt-test", "GermEval test": "de.germeval2014-test"}
LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place", "PERSON": "person", "GPE": "place", "FAC": "place"}
OPENING, CLOSING = set("([{«“„"), set(",.;:!?)]}%»”’") | {"'s", "’s", "n't", "'re", "'ve", "'ll", "...", ".."}

Names = set[tuple[int, int, str]]
System = Callable[[str, str], Iterable[tuple[int, int, str]]]


class Sentence(NamedTuple):
    """A sentence of a corpus: words, text, the offset of each word, names as (word, word, kind)."""

    words: list[str]
    text: str
    places: list[tuple[int, int]]
    names: Names


def main() -> int:
    """Print the table of F1, then speed, memory and sizes."""
    if not NER.is_dir():
        print(f"The tagged corpora are not at {NER}: nothing to measure.")
        return 0
    systems = {"model": model_alone, "rules": _rules, "model + rules": ours} | _spacy()
    print(f"{'F1, spans and kinds':18}{'model, gold words':>19}" + "".join(f"{name:>15}" for name in systems))
    for path in sorted((NER / "dev").glob("*.tsv.gz")):
        _row(f"WikiNEuRal {path.name[:2]}", path, systems)
    if len(sys.argv) > 1:
        _use(Path(sys.argv[1]))
        for name, file in TESTS.items():
            _row(name, NER / "train" / f"{file}.tsv.gz", systems)
        _use(crf_words_folder() / crf_model.FILE)
    else:
        print("EWT test, GermEval test: name a held-out model (see above) to measure them; skipped")
    _speed()
    _memory()
    return 0


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a corpus; demonyms are not names."""
    for words, tags in tagged.spans(path):
        text, places = joined(words)
        yield Sentence(words, text, places, names_of(["O" if tag.endswith("DEM") else tag for tag in tags]))


def joined(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return words as running text: no blank before a comma, none after an opening bracket."""
    text, places, open_quote, tight = "", [], False, True
    for word in words:
        closes, opens = word in CLOSING, word in OPENING or (len(word) > 1 and word[-1] in "'’")
        if word == '"':
            closes, opens, open_quote = open_quote, not open_quote, not open_quote
        text += "" if tight or closes else " "
        places.append((len(text), len(text) + len(word)))
        text, tight = text + word, opens
    return text, places


def names_of(labels: list[str]) -> Names:
    """Return the names in the labels of a sentence."""
    found, start, kind = set(), -1, ""
    for place, label in enumerate([*labels, "O"]):
        if start >= 0 and label != f"I-{kind}":
            found.add((start, place, LABELS[kind]))
            start = -1
        if label != "O" and start < 0:
            start, kind = place, label[2:]
    return found


def f1(pairs: list[tuple[Names, Names]]) -> float:
    """Return F1 in percent of (wanted, found)."""
    hits = sum(len(wanted & found) for wanted, found in pairs)
    return 200 * hits / max(1, sum(len(wanted) + len(found) for wanted, found in pairs))


def found_words(sentence: Sentence, found: Iterable[tuple[int, int, str]]) -> Names:
    """Return names as the words that they touch."""
    names = set()
    for start, end, kind in found:
        touched = [at for at, (first, last) in enumerate(sentence.places) if first < end and last > start]
        if touched:
            names.add((touched[0], touched[-1] + 1, kind))
    return names


def _row(name: str, path: Path, systems: dict[str, System]) -> None:
    read, language = list(sentences(path)), path.name[:2]
    labels = crf.tag([one.words for one in read], language)
    scores = [f1([(one.names, names_of(got)) for one, got in zip(read, labels, strict=True)])]
    scores += [
        f1([(one.names, found_words(one, system(one.text, language))) for one in read]) for system in systems.values()
    ]
    print(f"{name:18}{scores[0]:19.1f}" + "".join(f"{score:15.1f}" for score in scores[1:]), flush=True)


def model_alone(text: str, language: str) -> Iterable[tuple[int, int, str]]:
    """Return the names by the model without rules."""
    return crf_text.spans(Text(text, language))


def _rules(text: str, language: str) -> Iterable[tuple[int, int, str]]:
    found = tagger.names(Text(text, language), tagger=backends.RULES)
    return [(one.start, one.end, one.kind) for one in found if not one.demonym]


def ours(text: str, language: str) -> Iterable[tuple[int, int, str]]:
    """Return the names by model and rules, without demonyms."""
    return [(one.start, one.end, one.kind) for one in tagger.names(Text(text, language)) if not one.demonym]


def _spacy() -> dict[str, System]:
    """Return the installed spaCy pipelines, alone; each reads every language."""
    names = backends.pipelines()
    if not names:
        print("No spaCy pipeline is installed: skipped")
    return {name: _of_strings(finds) for name in names if (finds := backends.load(f"spacy:{name}").spans)}


def _of_strings(finds: Callable[[Text], Iterable[tuple[int, int, str]]]) -> System:
    return lambda text, language: finds(Text(text, language))


def _use(path: Path) -> None:
    """Set the model in a file for every system."""
    model = crf_model.read(path)
    crf_model.load = cache(lambda: model)
    crf.shipped_tagger.cache_clear()  # one model at a time


def crf_words_folder() -> Path:
    """Return the folder of the included files."""
    return gazetteer.PACKED.parent


def _speed() -> None:
    """Measure a text of every language once with empty caches (cold), then again (warm)."""
    read = [(path.name[:2], list(sentences(path))) for path in sorted((NER / "dev").glob("*.tsv.gz"))]
    n = sum(len(one.words) for _, group in read for one in group)
    texts = [(language, "\n".join(one.text for one in group[at : at + 25])) for language, group in read
             for at in range(0, len(group), 25)]  # fmt: skip
    for language, _ in read:
        tagger.names(Text("Warm up.", language))
    print(f"\n{'tokens a CPU second':32}{'cold':>10}{'warm':>10}")
    for name, system in {"model": model_alone, "rules": _rules, "model + rules": ours}.items():
        crf.shipped_tagger.cache_clear()  # cold is what is measured
        rates = []
        for _ in range(2):
            begin = time.process_time()
            for language, text in texts:
                system(text, language)
            rates.append(n / (time.process_time() - begin))
        print(f"{name:32}" + "".join(f"{rate:10,.0f}" for rate in rates), flush=True)


def _memory() -> None:
    """Print the memory in MB that the model adds to a process that already reads by rules."""
    code = (
        "import pathlib, re, sys; from analytics.reading.ner import tagger\n"
        "from analytics.text.document_text import Text\n"
        "text = 'Angela Merkel met NATO in Berlin.'\n"
        "read = lambda model: [tagger.names(Text(text, language), tagger=model) for language in sys.argv[1:]]\n"
        "status = pathlib.Path('/proc/self/status')\n"  # ru_maxrss would be the parent's where that is larger
        "peak = lambda: int(re.search(r'VmHWM:\\s*(\\d+)', status.read_text())[1]) / 1024\n"
        "read('rules'); before = peak(); read('parallax'); print(round(peak() - before))"
    )
    for languages in (["en"], ["en", "de", "fr", "es"]):
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code, *languages],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[1],
        )
        print(f"{'memory added, ' + ' '.join(languages):32}{done.stdout.strip():>7} MB")
    for file in (crf_model.FILE, crf_words.FILE, word_classes.FILE):
        print(f"{file:32}{(crf_words_folder() / file).stat().st_size / 1e6:7.1f} MB")
    model = crf_model.load()
    print(f"{'weights unpacked':32}{(model.hashes.nbytes + model.weights.nbytes) / 1e6:7.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
