"""200 quotations read by eye with the words around them: what share of those found is right in every field.

`quotes_judged.csv` holds no words of the articles: digests of the quoted words, and of the speaker and the verb. A
quotation is right when it is what somebody says, ends where it should, names who says it in full and by which verb, and
is rightly called direct or indirect; a speaker who is left at "he" is wrong. Drawn by the digest of a seed, the
document and the offsets from 240 documents drawn the same way, when the rules stood; and all quotations of the seeds.

185 of the 200 were right then. The rules were corrected since, by what the wrong ones showed: today's share is that of
quotations already seen.
"""

import csv
import gzip
import hashlib
import json
from pathlib import Path

import pytest
from quotes_samples import article_text, keys

from analytics.reading import document

SHARED = Path(__file__).parents[2] / ".." / "shared"
NEWS = SHARED / "data" / "news" / "articles-4000.jsonl.gz"
SEEDS = SHARED / "gold" / "seeds_body"
JUDGED = Path(__file__).with_name("quotes_judged.csv")
FINGERPRINTS = {
    NEWS: "83493b1d348b720b46c25a1745a08b8773c578275faf4b822c92c665545041de",
    JUDGED: "f984a6128f55ed8ac3faa79b55a5a1c80aa5188f98e0c7c6470816fd4f835512",
}
PRECISION, STILL_FOUND = 0.90, 0.90


@pytest.fixture(scope="module")
def judged():
    """Return the verdict by document, quoted words, and speaker with verb."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return {
            (row["doc_id"], row["quote"], row["kind"], row["speaker"]): row["verdict"] for row in csv.DictReader(file)
        }


@pytest.fixture(scope="module")
def found(judged):
    """Return what is found today in the documents of the sample, as digests."""
    if not NEWS.is_file() or not SEEDS.is_dir():
        pytest.skip("the shared news articles and seeds (../shared) are not on this machine")
    for path, fingerprint in FINGERPRINTS.items():
        changed = f"{path.name} changed: judge again"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == fingerprint, changed
    wanted = {doc_id for doc_id, *_ in judged}
    return {key for doc_id, text, language in _texts(wanted) for key in keys(doc_id, text, language)}


def _texts(wanted):
    """Yield id, text and language: the sample as the library reads it, the seeds as they are."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            doc_id = document.content_id(text)
            if doc_id in wanted:
                yield doc_id, article_text(text), "en"
    for path in sorted(SEEDS.glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8"), "de" if path.stem.startswith("000_") else "en"


def test_nine_of_ten_judged_quotations_that_are_found_are_right(judged, found):
    verdicts = [verdict for key, verdict in judged.items() if key in found]

    assert verdicts.count("right") / len(verdicts) >= PRECISION


@pytest.mark.parametrize("kind", ["direct", "indirect"])
def test_the_right_ones_are_still_found(judged, found, kind):
    right = [key for key, verdict in judged.items() if verdict == "right" and key[2] == kind]

    assert len(found.intersection(right)) / len(right) >= STILL_FOUND
