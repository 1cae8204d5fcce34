"""Languages joined on real texts: twins, topics, the seeds among the news, and what the seed's nouns mean."""

import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from analytics.build import build
from analytics.crosslingual import document_similarity, glosses
from analytics.reading import raw
from analytics.reading.formats import files
from analytics.stories import related
from analytics.text import languages, stopwords, tokens
from benchmarks import translations as benchmark

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS = benchmark.DATA / "news" / "articles-4000.jsonl.gz"
FINGERPRINTS = {  # the first 16 digits of the SHA-256
    "multilingual/masakhanews.eng.dev.tsv.gz": "5e3294bf3e6bc790",
    "multilingual/masakhanews.fra.dev.tsv.gz": "01097ace9757d984",
    "news/articles-4000.jsonl.gz": "83493b1d348b720b",
    "parallel/ntrex.eng.txt.gz": "a07a94400655ebc5",
}
TWINS = 0.98
MASAKHANEWS = {"AUC": 0.80, "nearest": 0.59, "NMI label": 0.56}  # measured .82, .61, .57
MIXED = 0.02  # the most that clusters may tell of the language
# The most frequent common nouns of the German seed, and whether a reader who knows both languages takes the gloss for
# right in its sentence. Wrong: no creator is meant by "Herr". Without a gloss: "Hilfsgüter", "Briefing".
RIGHT = {
    "Botschaft": "embassy", "Januar": "January", "August": "August", "Brief": "letter", "Diplomaten": "diplomat",
    "Rückkehr": "return", "Sanktionen": "sanction", "Ausland": "overseas", "Autos": "car", "Übergabebrief": "… letter",
    "Gehälter": "salary", "Gründe": "reason", "Entscheidung": "decision", "Grenze": "border", "Hilfsgüter": "",
    "Land": "country", "Person": "person", "Herr": "", "Außenministerium": "… ministry", "Anfrage": "enquiry",
    "Nachfolger": "successor", "Sprecher": "spokesperson", "Briefing": "", "Dienstag": "Tuesday",
    "Einzelheiten": "detail", "Regierungen": "government", "Staatsfinanzen": "… finance",
}  # fmt: skip


def have(*names):
    for name in names:
        path = benchmark.DATA / name
        if not path.exists():
            pytest.skip("the shared texts are not on this machine")
        assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == FINGERPRINTS[name], (
            f"{name} changed: measure again and set the floors anew"
        )


@pytest.mark.parametrize("language", benchmark.held_out.LANGUAGES)
def test_the_english_twin_is_the_nearest_document_with_translations_held_out(language):
    have("parallel/ntrex.eng.txt.gz")

    assert benchmark.held_out.twins(benchmark.DATA, language) >= TWINS


@pytest.fixture(scope="module")
def masakhanews():
    have("multilingual/masakhanews.eng.dev.tsv.gz", "multilingual/masakhanews.fra.dev.tsv.gz")
    return benchmark.masakhanews()


def test_topics_run_across_english_and_french(masakhanews):
    auc, nearest, label, language = benchmark.measured(masakhanews, benchmark.joint(masakhanews))

    assert auc >= MASAKHANEWS["AUC"]
    assert nearest >= MASAKHANEWS["nearest"]
    assert label >= MASAKHANEWS["NMI label"]
    assert language <= MIXED


def test_with_few_english_articles_the_largest_language_carries_the_space(masakhanews):
    chosen, english = (benchmark.cut(masakhanews, 40, pivot) for pivot in (None, "en"))

    assert chosen[0] >= english[0]
    assert chosen[0] >= 0.77  # measured .79, with English .75


@pytest.fixture(scope="module")
def among_the_news():
    """Return the seeds and 300 articles of the news as one corpus."""
    have("news/articles-4000.jsonl.gz")
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(next(lines)) for _ in range(300)]
    articles = [
        raw.RawDocument(f"n{i}.txt", f"{row['title']}\n\n{row['text']}", title=row["title"])
        for i, row in enumerate(rows)
    ]
    return build.build(raw.Loaded([*files.load([SEEDS], None).documents, *articles], []), workers=0)


def test_the_english_seeds_are_nearest_to_the_german_one_among_three_hundred_articles(among_the_news):
    documents = among_the_news.documents
    seeds = set(documents.loc[documents["file"].str.match(r"00[012]_"), "doc_id"])
    german = documents.loc[documents["doc_id"].isin(seeds) & (documents["language"] == "de"), "doc_id"].item()

    got = related.related_documents(among_the_news, german)

    assert {german, *got["doc_id"][:2]} == seeds
    assert (got["score"][2:] < got["score"][1] / 2).all()


def test_the_nouns_of_the_german_seed_mean_what_they_mean(seeds):
    senses = {noun: seed_senses(seeds, noun) for noun in RIGHT}
    right = [noun for noun, wanted in RIGHT.items() if wanted and wanted in senses[noun]]

    assert len(RIGHT) == 27
    assert len(right) >= 24
    assert sum(senses[noun][:1] == [RIGHT[noun]] for noun in right) >= 22


def test_the_nouns_asked_for_are_the_most_frequent_of_the_german_seed(seeds):
    text = next(iter(seeds.where(language=["de"]).text.values()))
    names = {form for name in seeds.where(language=["de"]).mentions["surface"] for form in tokens.tokens(name)}
    left_out = stopwords.words("de") | names
    nouns = [word.surface for word in tokens.words(text) if word.surface[0].isupper() and word.form not in left_out]
    counts = {noun: nouns.count(noun) for noun in nouns}

    assert {noun for noun, n in counts.items() if n > 1} <= set(RIGHT)


def seed_senses(seeds, noun):
    found = seeds.once(document_similarity.features)
    german, english = (np.flatnonzero(seeds.documents["language"] == code) for code in ("de", "en"))
    context = glosses._context(found, glosses._nearest_english(found, german, english))
    return [word for word, _ in glosses._senses(noun, "de", frozenset(), context)]


def test_every_language_with_a_table_has_a_name():
    assert all(languages.name(code) != code for code in benchmark.dictionaries.available())
