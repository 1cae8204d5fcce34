"""Lines that many articles of one source have, before and after they are removed: python benchmarks/repeated_lines.py.

python benchmarks/repeated_lines.py CORPUS [N]

CORPUS is the folder of a corpus. "Lines" have five words or more; a quotation or the headline of its article does not
count. A "line" is in 10 or more articles of one source as it is; an "opening" is the first four words of lines
without a full stop: those of templates, and names with which captions begin. Goal: no line after. N removed lines drawn
at random are printed to read them.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import open_corpus
from analytics.build import boilerplate_lines
from analytics.build.articles import CorrectedArticles
from analytics.build.failures import Failures
from analytics.curation import stored_articles
from analytics.reading.cleaning.line_corrections import is_repeat_reason
from analytics.reading.cleaning.lines import count_words
from analytics.reading.raw import squeeze_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics import Corpus
    from analytics.reading.article import Article

MANY = 10  # articles
OPENING = 4  # words


class Counts(NamedTuple):
    """Lines and openings in many articles of one source: how many there are, and in how many articles in all."""

    n_lines: int
    n_articles_with_lines: int
    n_openings: int
    n_articles_with_openings: int


def counts(articles: Iterable[tuple[str, str, Sequence[str]]]) -> Counts:
    """Return the counts of articles, each given as source, title and body lines."""
    lines, openings = dict[tuple[str, str], int](), dict[tuple[str, str], int]()
    for source, title, body in articles:
        own = {line for line in body if count_words(line) >= boilerplate_lines.LONG and line != squeeze_blanks(title)}
        for line in own:
            lines[source, line] = lines.get((source, line), 0) + 1
        starts = {" ".join(line.split()[:OPENING]) for line in own if not line.endswith(tuple('.!?…"”»)'))}
        for start in starts:
            openings[source, start] = openings.get((source, start), 0) + 1
    many = [n for (_, line), n in lines.items() if n >= MANY and not boilerplate_lines.is_quotation(line)]
    starting = [n for n in openings.values() if n >= MANY]
    return Counts(len(many), sum(many), len(starting), sum(starting))


def _body(article: Article) -> tuple[str, ...]:
    return tuple(squeeze_blanks(line.text) for line in article.lines if line.verdict == "body")


def measured(corpus: Corpus) -> tuple[Counts, Counts, list[str], float]:
    """Return the counts before and after, the removed lines with their reason, and CPU seconds for finding them."""
    stored = stored_articles.StoredArticles(corpus)
    begin = time.process_time()
    corrected = CorrectedArticles(stored, corpus.stored("corrections"), Failures())
    seconds = time.process_time() - begin
    before = counts((one.source, one.title, one.found) for one in stored.with_lines(corrected.articles))
    after = counts((one.source, one.title, _body(one)) for one in corrected)
    removed = [
        f"{line.text} ({line.reason})" for one in corrected for line in one.lines if is_repeat_reason(line.reason)
    ]
    return before, after, removed, seconds


def main() -> int:
    """Print the counts and some removed lines; the exit status is 1 if a line is left."""
    if len(sys.argv) < 2:  # noqa: PLR2004 - the folder of the corpus
        print(__doc__)
        return 2
    before, after, removed, seconds = measured(open_corpus(sys.argv[1]))
    for name, *values in zip(Counts._fields, before, after, strict=True):
        print(f"{name:28}{values[0]:8,} before {values[1]:8,} after")
    print(f"{len(removed):,} lines removed in {seconds:.1f} s")
    drawn = random.Random(0).sample(removed, min(int(sys.argv[2]) if sys.argv[2:] else 0, len(removed)))  # noqa: S311
    print("\n".join(drawn))
    return int(after.n_lines > 0)


if __name__ == "__main__":
    sys.exit(main())
