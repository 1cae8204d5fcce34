"""Floors of the sentence splitter on the PUD treebanks and on news; benchmarks/sentences.py prints what it cuts."""

import json
from gzip import open as open_gzip

import pytest
from conftest import SHARED

from analytics.text.document_text import Text
from benchmarks import sentences as benchmark

pytestmark = pytest.mark.skipif(not benchmark.PUD.is_dir(), reason="../shared/data is not beside the checkout")
FLOORS = {  # the better of segtok and sentencex 1.0 on the same documents; de, tr and pl have a goal of their own
    "ar": 0.992,
    "de": 0.985,
    "en": 0.997,
    "es": 0.989,
    "fr": 0.977,
    "hi": 0.998,
    "it": 0.997,
    "pl": 0.98,
    "pt": 0.9967,
    "ru": 0.993,
    "tr": 0.98,
    "zh": 0.981,
}


@pytest.mark.parametrize("language", FLOORS)
def test_sentences_end_where_annotators_end_them(language):
    assert benchmark.boundary_f1(language, benchmark.ends_here) >= FLOORS[language]


def test_no_sentence_of_the_news_ends_after_a_title():
    titles = ("Sen.", "Rep.", "Gov.", "Ms.", "Mr.", "Mrs.", "Dr.", "Sens.", "Reps.", "Gen.", "Lt.", "Sgt.", "R-S.C.")
    with open_gzip(SHARED / "data" / "news" / "articles-4000.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][::10]
    cut = [
        text[span.start : span.end][-60:]
        for text in texts
        for span in Text(text, "en").sentences
        if text[span.start : span.end].endswith(titles) and text[span.end : span.end + 1] == " "
    ]

    assert cut == []
