"""Ours beside the yake package, the oracle: the same phrases in the same order."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from segtok.segmenter import split_multi
from yake import KeywordExtractor

from analytics import languages
from analytics.reading import sentences, yake

NEWS = Path(__file__).parents[2] / ".." / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
FINGERPRINT = "83493b1d348b720b46c25a1745a08b8773c578275faf4b822c92c665545041de"
FLOOR = 0.99  # measured 1.00 in November 2026; benchmarks/yake_speed.py reads 600 articles whole
READ = 1_200  # code points of each article, for the package is slow
STOPWORDS = languages.get("en").stopwords


@pytest.fixture(scope="module")
def articles():
    if not NEWS.exists():
        pytest.skip("the news articles are not on this machine")
    content = NEWS.read_bytes()
    assert hashlib.sha256(content).hexdigest() == FINGERPRINT, (
        "the articles changed: measure again and set the floor anew"
    )
    return [json.loads(line)["text"][:READ] for line in gzip.decompress(content).decode("utf-8").splitlines()]


def closed(text):
    """A full stop at each line end, for the package turns newlines into blanks."""
    return "\n".join(line if re.search(r"[.!?:;…][\"'”’»)]*$", line) else f"{line} ." for line in text.split("\n"))


def agreement(texts, stopwords=STOPWORDS, **options):
    """The share of texts with the same phrases in the same order."""
    settings = {"n": 3, "dedup_func": "seqm", "window_size": 1, "dedup_lim": 0.9, **options}
    package = KeywordExtractor(lan="xx", top=20, stopwords=set(stopwords), **settings)
    same = 0
    for text in texts:
        ours = yake.extract(
            text,
            stopwords,
            n=settings["n"],
            window=settings["window_size"],
            dedup=settings["dedup_func"],
            dedup_limit=settings["dedup_lim"],
        )
        same += [phrase for phrase, _ in ours] == [phrase for phrase, _ in package.extract_keywords(closed(text))]
    return same / len(texts)


def test_a_hundred_articles_have_the_package_s_keywords_in_its_order(articles):
    assert agreement(articles[::40]) >= FLOOR


@pytest.mark.parametrize(
    "options",
    [{"window_size": 3}, {"n": 1}, {"dedup_func": "jaro"}, {"dedup_func": "levs"}, {"dedup_lim": 0.5}],
    ids=str,
)
def test_every_option_orders_as_the_package_does(articles, options):
    if "dedup_func" in options:
        pytest.importorskip("rapidfuzz")

    assert agreement(articles[20::1000], **options) == 1


def test_without_stopwords_the_order_is_the_package_s_too(articles):
    assert agreement(articles[30::1000], stopwords=["xyz"]) == 1  # none at all would make the package choose a list


def test_sentences_are_segtok_s(articles):
    lines = [line for text in articles[::10] for line in (*text.split("\n"), f" {text}".replace("\n", " "))]

    assert [sentences.split(line) for line in lines] == [[one for one in split_multi(line) if one] for line in lines]
