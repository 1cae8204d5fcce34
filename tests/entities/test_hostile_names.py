"""Names that are patterns, formulas, markup or endless are kept as they are, and nothing breaks."""

import pandas as pd
import pytest

from analytics.entities.entities import link
from analytics.reading.ner import tagger
from analytics.text.document_text import Text

HOSTILE = (
    "(?:a+)+$",
    "[Smith",
    "*",
    "=SUM(A1:A9)",
    "+1",
    "@cmd",
    "<script>alert(1)</script>",
    "\\d+",
    "A|B; C",
    "\x00",
)


@pytest.mark.parametrize("kind", ["person", "organisation", "place"])
def test_a_pattern_a_formula_and_markup_are_names_like_others(kind):
    surfaces = [*HOSTILE, *(f"John {name}" for name in HOSTILE)]
    rows = [("a", 9 * at, 9 * at + len(s), s, kind, False, "crf", "") for at, s in enumerate(surfaces)]
    names = pd.DataFrame(rows, columns=["doc_id", *tagger.Name._fields])
    documents = pd.DataFrame({"doc_id": ["a"], "language": "en", "source": "", "date": ""})

    table = link(names, documents=documents, texts={"a": " ".join(surfaces)})

    assert table["surface"].tolist() == surfaces
    assert table["entity"].ne("").all()


def test_300_capitalised_words_in_a_row_are_no_name_of_300_words():
    words = [f"{'BCDFGLMNPRST'[i % 12]}{'aeiou'[i % 5]}{'lmnrst'[i % 6]}{'aeiou'[i // 7 % 5]}" for i in range(300)]

    found = tagger.names(Text(f"Yesterday {' '.join(words)} said no. Angela Merkel agreed.", "en"))

    assert "Angela Merkel" in [name.surface for name in found]
    assert max(len(name.surface.split()) for name in found) <= 20


def test_every_line_of_a_long_list_of_names_is_read():
    lines = [f"{first} {last}" for first in ("Angela", "Barack", "Vladimir") for last in ("Merkel", "Obama", "Putin")]

    found = [name.surface for name in tagger.names(Text("\n".join(lines * 40), "en"))]

    assert len(found) >= 0.95 * 40 * len(lines)
    assert set(found) <= {*lines}
