"""The taggers: the built-in model, or a model that the user has on this machine. Nothing is downloaded.

A tagger is named "parallax", "rules" (no model), "spacy:NAME OR FOLDER", "gliner:FOLDER" or "transformers:FOLDER".
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.errors import CorpusError
from analytics.reading.ner import crf_text, gazetteer
from analytics.reading.ner.crf_text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from analytics.text.document_text import Text

    Finds = Callable[[Text], Iterable[Span]]

OURS, RULES = BUILT_IN = ("parallax", "rules")
KINDS = dict.fromkeys(("PERSON", "PER"), "person") | dict.fromkeys(("ORGANIZATION", "ORG"), "organisation")
KINDS |= dict.fromkeys(("LOCATION", "LOC", "GPE", "FAC"), "place")
LABELS = ("person", "organization", "location")  # for a model that takes its labels as input
LONGEST = 100_000  # most code points for a pipeline at once: its memory grows with them
UNUSED = ("parser", "tagger", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer", "senter")


class Backend(NamedTuple):
    """A tagger: the value of the column `rule` for its names, and the function that finds spans (None: only rules)."""

    rule: str
    spans: Finds | None


class Offer(NamedTuple):
    """A kind of tagger: its name, its label, what must follow the name, and why it cannot be used ("" if it can)."""

    name: str
    label: str
    takes: str
    missing: str


def offers() -> list[Offer]:
    """Return every kind of tagger, with the reason if it cannot be used."""
    kinds = (
        Offer(OURS, "Parallax: a model trained on open corpora of 16 languages, and rules", "", ""),
        Offer(RULES, "Rules and lists of names alone: quicker, finds less", "", ""),
        Offer("spacy", "A spaCy pipeline", "name or folder of a pipeline", ""),
        Offer("gliner", "A GLiNER model", "folder of a model", ""),
        Offer("transformers", "A transformers model for token classification", "folder of a model", ""),
    )
    return [kind._replace(missing=_missing_package(kind.name) if kind.takes else "") for kind in kinds]


def pipelines() -> list[str]:
    """Return the spaCy pipelines that are installed as packages."""
    if not find_spec("spacy"):
        return []
    import spacy  # noqa: PLC0415 - only where it is installed

    return sorted(spacy.util.get_installed_models())


def check(tagger: str) -> str:
    """Return the name of the tagger; raise CorpusError if there is no such tagger or it cannot be loaded."""
    load(tagger)
    return tagger


@lru_cache(maxsize=2)
def load(tagger: str) -> Backend:
    """Return the tagger with this name, loaded."""
    kind, _, model = tagger.partition(":")
    if tagger in BUILT_IN:
        return Backend("crf", _own_model_spans if kind == OURS else None)
    if kind not in _LOADERS or not model.strip():
        names = ", ".join(f"{offer.name}:{offer.takes.upper()}" if offer.takes else offer.name for offer in offers())
        raise CorpusError(f"{tagger!r} is not a tagger. There are: {names}.")
    if reason := _missing_package(kind):
        raise CorpusError(f"The tagger {tagger} cannot be used. {reason}")
    rule, loader = _LOADERS[kind]
    try:
        return Backend(rule, loader(model.strip()))
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
        first = str(error).strip().partition("\n")[0]
        raise CorpusError(
            f"The tagger {tagger} cannot be loaded ({first}). Nothing is downloaded: give {_need(kind)}."
        ) from error


def _own_model_spans(text: Text) -> list[Span]:
    """Return the spans of the built-in model; none in scripts without capitals, where it can only guess."""
    return [] if gazetteer.is_uncased(text.language) else crf_text.spans(text)


def _missing_package(kind: str) -> str:
    return "" if find_spec(kind) else f"The package {kind} is not installed. Run “pip install {kind}” and start again."


def _need(kind: str) -> str:
    return "an installed pipeline or the folder of one" if kind == "spacy" else "the folder of a model on this machine"


def _spacy(model: str) -> Finds:
    import spacy  # noqa: PLC0415 - only where it is installed

    if model not in pipelines() and not Path(model).is_dir():
        raise OSError(f"there is no pipeline or folder {model}")
    pipeline = spacy.load(model, exclude=UNUSED)
    if not {"ner", "entity_ruler", "span_ruler"}.intersection(pipeline.pipe_names):
        raise ValueError("it has no part that finds names")

    def spans(text: Text) -> Iterator[Span]:
        for start, piece in _pieces(text.text):
            entities = ((entity.start_char, entity.end_char, entity.label_) for entity in pipeline(piece).ents)
            yield from _spans(text.text, start, entities)

    return spans


def _gliner(path: str) -> Finds:
    folder = _folder(path)
    from gliner import GLiNER  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - where it is installed

    model = GLiNER.from_pretrained(folder, local_files_only=True)

    def spans(text: Text) -> Iterator[Span]:
        for start, end in text.sentences:
            found = model.predict_entities(text.text[start:end], list(LABELS), flat_ner=True)
            yield from _spans(text.text, start, ((item["start"], item["end"], item["label"]) for item in found))

    return spans


def _transformers(path: str) -> Finds:
    folder = _folder(path)
    from transformers import pipeline  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - as above

    model = pipeline("token-classification", model=folder, tokenizer=folder, aggregation_strategy="simple")

    def spans(text: Text) -> Iterator[Span]:
        for start, end in text.sentences:
            found = model(text.text[start:end])
            yield from _spans(text.text, start, ((item["start"], item["end"], item["entity_group"]) for item in found))

    return spans


def _folder(path: str) -> str:
    """Return a folder of this machine; the libraries would download a model for any other text."""
    if not Path(path).is_dir():
        raise OSError(f"there is no folder {path}")
    os.environ["HF_HUB_OFFLINE"] = "1"
    return str(Path(path).resolve())


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield (start, piece) of a text; a long text is cut at line ends."""
    start = 0
    while start < len(text):
        end = min(start + LONGEST, len(text))
        cut = text.rfind("\n", start, end) + 1 if end < len(text) else end
        yield start, text[start : cut or end]
        start = cut or end


def _spans(text: str, offset: int, entities: Iterable[tuple[int, int, Any]]) -> Iterator[Span]:
    """Yield the spans of persons, organisations and places, without blanks at their ends."""
    for start, end, label in entities:
        kind = KINDS.get(str(label).upper())
        surface = text[offset + start : offset + end]
        if kind and surface.strip():
            first = offset + start + len(surface) - len(surface.lstrip())
            yield Span(first, first + len(surface.strip()), kind)


_LOADERS: dict[str, tuple[str, Callable[[str], Finds]]] = {
    "spacy": ("spaCy", _spacy),
    "gliner": ("GLiNER", _gliner),
    "transformers": ("transformers", _transformers),
}
