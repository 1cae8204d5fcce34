"""One outlet, one source: labels that differ in case alone are one, and a name that two outlets have is two."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.text import domains, outlet_labels, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd

    from analytics.reading.article import Article

    SiteCounts = Mapping[str, Counter[str]]

ORIGIN = "curation"


class SourceLabels(NamedTuple):
    """The labels of all sources: the one for each spelling, and {spelling: {host: label}} of names of two outlets."""

    by_spelling: Mapping[str, str]
    by_host: Mapping[str, Mapping[str, str]]


def site_counts(labelled: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Return the number of documents of each label by the site of their address; `labelled` are (source, url) of each.

    Documents without an address that tells the outlet count under "".
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for label, url in labelled:
        counts[label][web_address.site(url)] += 1
    return counts


def source_labels(counts: SiteCounts) -> SourceLabels:
    """Return the labels of the sources that have these documents."""
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    hosts: dict[str, Counter[str]] = defaultdict(Counter)
    for label, own in counts.items():
        if label != schema.NO_SOURCE:
            spellings[outlet_labels.spelling(label)][label] = own.total()
            for site, n in own.items():
                hosts[outlet_labels.spelling(label)][domains.registered_domain(site)] += n
    by_spelling = {key: min(own, key=lambda label: _rank(label, own[label])) for key, own in spellings.items()}
    apart = {key: _labels_of_hosts(by_spelling[key], own) for key, own in hosts.items() if len(own) > 1}
    return SourceLabels(by_spelling, {key: labels for key, labels in apart.items() if labels})


def relabeler(labels: SourceLabels, corrections: pd.DataFrame) -> Callable[[Article], Article]:
    """Return the function that gives an article the label of its source, after the user's merges.

    The origin then has the label before: `column source: "bbc news"`.
    """
    rows = corrections[(corrections["what"] == "source") & (corrections["change"] == "merge")]
    merged = {
        outlet_labels.spelling(key): _target(key, value, labels)
        for key, value in zip(rows["key"], rows["value"], strict=True)
    }

    def relabel(article: Article) -> Article:
        label = _label_by_host(article, labels)
        final = _after_merges(label, merged)
        if final == article.source:
            return article
        before = f'{article.source_origin}: "{article.source}"' if article.source_origin else article.source
        return article._replace(source=final, source_origin=before if final == label else f"{ORIGIN}; {before}")

    return relabel


def split_names(labels: SourceLabels) -> dict[str, list[str]]:
    """Return the sources of each label that stands for several outlets: the one that keeps the label comes first."""
    return {labels.by_spelling[key]: list(dict.fromkeys(own.values())) for key, own in labels.by_host.items()}


def _rank(label: str, n_docs: int) -> tuple[bool, int, bool, str]:
    """Return the rank of a spelling: that of most documents first, of equal ones that with large and small letters."""
    return label != label.strip(), -n_docs, label == label.lower() or label == label.upper(), label


def _labels_of_hosts(label: str, counts: Mapping[str, int]) -> dict[str, str]:
    """Return the label of each host of a name that several outlets have; {} where one outlet has it.

    A host counts if it has the name in it: a paper of "The Herald" can stand on an aggregator too. The outlet with most
    documents keeps the label, each other one has its host behind it: "The Herald (herald.ie)".
    """
    named = [host for host in counts if host and outlet_labels.has_name(host, label)]
    outlets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for host, outlet in zip(named, _outlets(named), strict=True):
        outlets[outlet].append(host)
    if len(outlets) < 2:  # noqa: PLR2004 - one outlet
        return {}
    groups = [sorted(group, key=lambda host: (-counts[host], host)) for group in outlets.values()]
    groups.sort(key=lambda group: (-sum(counts[host] for host in group), group[0]))
    shown = [label, *(f"{label} ({group[0]})" for group in groups[1:])]
    return {host: name for name, group in zip(shown, groups, strict=True) for host in group}


def _outlets(hosts: list[str]) -> list[tuple[str, str]]:
    """Return the outlet of each host: its registered name, and its country where two countries have that name.

    bbc.com and bbc.co.uk are one outlet, herald.ie and herald.co.zw are two.
    """
    names = [domains.parts(host).name.replace("-", "").removeprefix("the") for host in hosts]
    countries: dict[str, set[str]] = defaultdict(set)
    for name, host in zip(names, hosts, strict=True):
        countries[name] |= {domains.country_code(host)} - {""}
    several = {name for name, codes in countries.items() if len(codes) > 1}
    return [
        (name, domains.country_code(host) if name in several else "") for name, host in zip(names, hosts, strict=True)
    ]


def is_one_outlet(one: str, other: str) -> bool:
    """Return whether two registered hosts can belong to one outlet: bbc.com and bbc.co.uk."""
    return not (one and other) or len(set(_outlets([one, other]))) == 1


def _label_by_host(article: Article, labels: SourceLabels) -> str:
    key = outlet_labels.spelling(article.source)
    label = labels.by_spelling.get(key, article.source)
    if key not in labels.by_host:
        return label
    return labels.by_host[key].get(domains.registered_domain(web_address.site(article.url)), label)


def _target(key: str, value: str, labels: SourceLabels) -> str:
    """Return the label that a merge gives: that of a source that exists in another spelling, else the value as written.

    A value that spells the key in another way is the label that the user wants.
    """
    spelling = outlet_labels.spelling(value)
    is_respelled = spelling == outlet_labels.spelling(key)
    return value.strip() if is_respelled else labels.by_spelling.get(spelling, value.strip())


def _after_merges(label: str, merged: Mapping[str, str]) -> str:
    """Return the label after all merges, merges of merges included; one in a circle of merges stays unchanged."""
    visited, last = {outlet_labels.spelling(label)}, label
    while (following := merged.get(outlet_labels.spelling(last))) is not None:
        key = outlet_labels.spelling(following)
        if key in visited:
            return following if key == outlet_labels.spelling(last) else label
        visited.add(key)
        last = following
    return last
