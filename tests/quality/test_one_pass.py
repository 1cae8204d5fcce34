"""One pass over a text: the CPU of a build beside the yake package alone, and the runs over a text."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.reading import document
from analytics.reading.formats import files
from analytics.text import chunks

NEWS = Path(__file__).parents[3] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
ARTICLES = 60
MOST = 1.2  # of the CPU of yake: wide, so that a busy machine does not fail
# Print the seconds of CPU of our build and of the package
COSTS = """
import json, sys, time
from pathlib import Path
from yake import KeywordExtractor
from analytics.build import build

def cpu(work):
    begin = time.process_time()
    work()
    return time.process_time() - begin

file = Path(sys.argv[1])
texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
package = KeywordExtractor(lan="en", top=20)
package.extract_keywords(texts[0])
build.build_paths([file], workers=0)  # libraries and word lists are loaded once per process, not per article
ours = cpu(lambda: build.build_paths([file], workers=0))
print(ours, cpu(lambda: [package.extract_keywords(text) for text in texts]))
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Return a file with 60 news articles of the shared data."""
    if not NEWS.is_file():
        pytest.skip("the shared news articles are not beside the checkout")
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        chosen = list(lines)[:: 4000 // ARTICLES][:ARTICLES]
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    path.write_text("".join(chosen), encoding="utf-8")
    return path


def test_a_build_costs_at_most_a_little_more_than_the_yake_package_alone(file):
    """A process of its own measures: in that of the tests, the garbage collector visits all that they left."""
    ran = subprocess.run([sys.executable, "-c", COSTS, str(file)], capture_output=True, text=True, check=True)
    ours, theirs = map(float, ran.stdout.split())

    assert ours / theirs <= MOST


def test_each_text_is_split_into_chunks_once(file):
    articles = [document.cleaning(raw).article for raw in files.load([file], None).documents]

    for article in articles:
        before = chunks.Memory.n_splits
        document.count(article)
        assert chunks.Memory.n_splits == before + 1
