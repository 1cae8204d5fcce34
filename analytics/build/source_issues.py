"""The problems that a build reports about sources: addresses that hide the outlet, and names shared by outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.corpus.file_summary import file_name
from analytics.curation import source_labels
from analytics.findings import wording
from analytics.reading.raw import Issue
from analytics.text import mirrors, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.reading.article import Article

_SHOWN = 80  # characters of an address
_NAMED = 3  # names of several outlets that the problem lists
_HIDDEN = (
    "they are of archives, shorteners or aggregators, so the source is unknown: add a column 'source' or the addresses"
    " of the pages themselves, or correct the source on page Corpus"
)


def issues(articles: Sequence[Article]) -> Iterator[Issue]:
    """Yield one Issue per file with addresses that hide the outlet, and one for the names that several outlets have.

    `articles` are those before corrections, in the order of the corpus.
    """
    yield from _hidden_outlets(articles)
    counts = source_labels.site_counts((article.source, article.url) for article in articles)
    names = source_labels.split_names(source_labels.source_labels(counts))
    if names:
        yield _several_outlets(names)


def _hidden_outlets(articles: Sequence[Article]) -> Iterator[Issue]:
    by_file: dict[str, list[str]] = {}
    for article in articles:
        if article.source == schema.NO_SOURCE and (address := _hiding_address(article)):
            by_file.setdefault(file_name(article.file), []).append(address)
    for file, hidden in by_file.items():
        yield Issue(file, f"addresses that hide the outlet: {len(hidden):,} (first: {hidden[0][:_SHOWN]})", _HIDDEN)


def _hiding_address(article: Article) -> str:
    """Return the address, or the label in the origin, that hides the outlet of an article without a source."""
    if mirrors.hides_outlet(web_address.host(mirrors.original(article.url))):
        return article.url
    return article.source_origin


def _several_outlets(names: dict[str, list[str]]) -> Issue:
    """Return the Issue about names that were read as several sources."""
    shown = (wording.list_names(sources) for sources in list(names.values())[:_NAMED])
    label, other = next(iter(names.values()))[:2]
    row = f"source,{other},merge,{label}"
    return Issue(
        schema.WHOLE_CORPUS,
        f"{wording.times(len(names), 'name')} of several outlets: {'; '.join(shown)}",
        "they have one name and addresses of different outlets, so each is a source of its own; if they are one outlet,"
        f" merge them on page Corpus, or with a row of curation.csv: {row}",
    )
