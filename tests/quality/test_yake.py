"""Ours beside the yake package, the oracle: the same phrases in the same order."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from segtok.segmenter import split_multi
from yake import KeywordExtractor
from yake.data import core

from analytics.reading.keyphrases import yake, yake_sentences
from analytics.text import languages

NEWS = Path(__file__).parents[2] / ".." / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
FINGERPRINT = "83493b1d348b720b46c25a1745a08b8773c578275faf4b822c92c665545041de"
FLOOR = 0.99  # measured 1.00 in November 2026; benchmarks/yake_speed.py reads 600 articles whole
PARAGRAPHS_FLOOR = 0.97  # measured .98: segtok joins "H.W." to the next paragraph, ours never
READ = 1_200  # code points of each article, for the package is slow
PARAGRAPH = "\ue000"  # stands for the end of a paragraph on its way into the package
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


@pytest.fixture(autouse=True)
def paragraphs_kept(monkeypatch):
    """Let the package keep the paragraphs it is given, for it turns newlines into blanks before it looks for them."""
    before = core.pre_filter
    monkeypatch.setattr(core, "pre_filter", lambda text: before(text).replace(PARAGRAPH, "\n\n"))


def agreement(texts, stopwords=STOPWORDS, *, line_ends=False, **options):
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
            line_ends=line_ends,
        )
        theirs = package.extract_keywords(PARAGRAPH.join(yake.paragraphs(text)) if line_ends else text)
        same += [phrase for phrase, _ in ours] == [phrase for phrase, _ in theirs]
    return same / len(texts)


def test_a_hundred_articles_have_the_package_s_keywords_in_its_order(articles):
    assert agreement(articles[::40]) >= FLOOR


def test_with_paragraphs_kept_apart_the_order_is_the_package_s_but_for_joined_ones(articles):
    assert agreement(articles[::40], line_ends=True) >= PARAGRAPHS_FLOOR


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

    assert [yake_sentences.split(line) for line in lines] == [
        [one for one in split_multi(line) if one] for line in lines
    ]
