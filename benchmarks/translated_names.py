"""Names across languages: which names of English news are the same entity in a translation of the same news.

    python -m benchmarks.translated_names rus ukr jpn zho-CN
    python -m benchmarks.translated_names rus --pairs

The news are NTREX-128 in ../shared/data/parallel: 123 English documents and the same ones in each language named, read
and linked together, with the language given. Printed is, by kind, the share of the entities of each English document
that the translation has too, among persons only full names. A name that the English side has wrong counts as missed.
With `--pairs` each person is printed with its names in the first language, to read.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from common_words import NTREX
from place_translations import UNCASED_NTREX
from tagged import read_gz

from analytics import schema
from analytics.entities import linking
from analytics.reading.ner import tagger
from analytics.text.document_text import Text

DATA = Path(__file__).parents[2] / "shared" / "data" / "parallel"
LANGUAGES = NTREX | UNCASED_NTREX
ENGLISH = "eng"
DOCUMENTS = ["doc_id", "language", "source", "date"]


def texts(code: str) -> dict[str, str]:
    """Return {document: text} of one language."""
    lines, ids = (read_gz(DATA / f"ntrex.{name}.gz").splitlines() for name in (f"{code}.txt", "document_ids.tsv"))
    found: dict[str, list[str]] = {}
    for doc_id, line in zip(ids[-len(lines) :], lines, strict=True):
        found.setdefault(doc_id.split("\t")[0], []).append(line)
    return {doc_id: "\n".join(sentences) for doc_id, sentences in found.items()}


def mentions(codes: list[str]) -> pd.DataFrame:
    """Return the linked names of all documents, with `code` and `story`: the document in any language."""
    all_texts = {f"{code} {story}": text for code in codes for story, text in texts(code).items()}
    languages = {doc_id: LANGUAGES[doc_id.split(" ")[0]] for doc_id in all_texts}
    rows = [
        (doc_id, *name) for doc_id, text in all_texts.items() for name in tagger.names(Text(text, languages[doc_id]))
    ]
    documents = pd.DataFrame([(doc_id, language, "", "") for doc_id, language in languages.items()], columns=DOCUMENTS)
    start = time.process_time()
    linked = linking.link(schema.from_rows(rows, "names"), documents=documents, texts=all_texts)
    print(f"linking: {time.process_time() - start:.1f} s of CPU for {len(linked):,} names")
    parts = linked["doc_id"].astype("str").str.split(" ", n=1, expand=True)
    return linked.astype({"entity": "str", "surface": "str", "kind": "str"}).assign(code=parts[0], story=parts[1])


def shares(table: pd.DataFrame, kind: str) -> dict[str, float]:
    """Return {code: share of the English entities of a kind that the same story has in this language}."""
    rows = table[table["kind"] == kind]
    found = {code: set(zip(part["story"], part["entity"], strict=True)) for code, part in rows.groupby("code")}
    english = {(story, entity) for story, entity in found[ENGLISH] if kind != "person" or " " in entity}
    return {code: round(len(english & pairs) / len(english), 3) for code, pairs in found.items() if code != ENGLISH}


def main() -> None:
    """Print the shares, or the persons of the first language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="+", choices=sorted(LANGUAGES), metavar="LANGUAGE")
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args()
    table = mentions([ENGLISH, *options.codes])
    for kind in ("person", "place", "organisation"):
        print(kind, shares(table, kind))
    persons = table[(table["code"] == options.codes[0]) & (table["kind"] == "person")]
    for entity, names in persons.groupby("entity")["surface"] if options.pairs else ():
        print(entity, "=", " / ".join(sorted(set(names))))


if __name__ == "__main__":
    main()
