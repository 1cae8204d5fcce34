"""Labels of sources that may be one outlet: suggested with the reason, never merged without the user."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.curation import curation, source_labels
from analytics.text import domains, outlet_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analytics.corpus.store import Corpus

MOST_COMPARED = 50  # larger labels of the same name that a label is compared with
SAME_HOST, SAME_NAME, SHORT_FORM, TWO_HOSTS, EDITION = 100.0, 90.0, 80.0, 70.0, 60.0  # similarity by reason


class _Label(NamedTuple):
    """A source: its documents, the site of most of them ("" if none is known), and whether its name is a host."""

    name: str
    n_docs: int
    site: str
    is_host: bool

    @property
    def host(self) -> str:
        """The registered host: "go.com" for the site "abcnews.go.com"."""
        return domains.registered_domain(self.site)


class _Match(NamedTuple):
    similarity: float
    reason: str


def source_pairs(corpus: Corpus) -> Iterator[tuple[str, str, str, float, int, int]]:
    """Yield (a, b, reason, similarity, n_docs_a, n_docs_b) for each source `b` of a slice that may be the outlet `a`.

    `a` is a name rather than a host, then the one with more documents. `reason` is one of five, with its similarity:
    the addresses of both are on one host (100), the names differ in articles, endings or sections alone (90), one is a
    short form of the other (80), two hosts have the same name (70), or the names differ in the edition, as "Reuters UK"
    does (60). Two sources on hosts of different outlets are not suggested, and no source whose documents are on many
    hosts. Pairs that the corrections declare different are left out.
    """
    apart = curation.kept_apart(corpus.root.stored("corrections"), "source")
    best: dict[str, tuple[_Match, _Label, _Label]] = {}
    for a, b, found in _matches(_labels(corpus), apart):
        if b.name not in best or found.similarity > best[b.name][0].similarity:
            best[b.name] = (found, a, b)
    for found, a, b in best.values():
        yield a.name, b.name, found.reason, found.similarity, a.n_docs, b.n_docs


def _labels(corpus: Corpus) -> list[_Label]:
    """Return the sources of a slice: names before hosts, then those with most documents, then the fuller name."""
    documents = corpus.documents
    counts = source_labels.site_counts(zip(documents["source"].astype("str"), documents["url"], strict=True))
    labels = []
    for name, sites in counts.items():
        is_host = bool(outlet_labels.host_name(name))
        site = _main_site(sites) if any(sites) else (name.lower() if is_host else "")
        if name != schema.NO_SOURCE and (site or not any(sites)):
            labels.append(_Label(name, sites.total(), site, is_host))
    return sorted(labels, key=_rank)


def _rank(label: _Label) -> tuple[bool, int, bool, int, str]:
    name = label.name
    is_part = outlet_labels.has_section(name) or outlet_labels.core(name) != outlet_labels.without_edition(name)
    return label.is_host, -label.n_docs, is_part, -len(name), name


def _main_site(sites: Mapping[str, int]) -> str:
    """Return the commonest site of the registered host that has more than half of the documents; "" for none."""
    hosts: Counter[str] = Counter()
    for site, n in sites.items():
        hosts[domains.registered_domain(site)] += n if site else 0
    host, most = min(hosts.items(), key=lambda counted: (-counted[1], counted[0]))
    if 2 * most <= hosts.total():
        return ""
    own = [site for site in sites if domains.registered_domain(site) == host]
    return min(own, key=lambda site: (-sites[site], site))


def _matches(labels: Sequence[_Label], apart: set[frozenset[str]]) -> Iterator[tuple[_Label, _Label, _Match]]:
    """Yield each label with the first larger one that it matches, once for each way to find one."""
    for key_of in (_host_keys, _name_keys):
        blocks: dict[str, list[_Label]] = defaultdict(list)
        for label in labels:
            for key in key_of(label):
                for other in islice(blocks[key], MOST_COMPARED):
                    found = None if frozenset((label.name, other.name)) in apart else _match(other, label)
                    if found:
                        yield other, label, found
                        break
                blocks[key].append(label)


def _host_keys(label: _Label) -> tuple[str, ...]:
    return (label.host,) if label.host else ()


def _name_keys(label: _Label) -> set[str]:
    """Return the forms under which a label meets another one: its name, its short forms, the name of its host."""
    name = outlet_labels.core(label.name)
    own = {name, "".join(outlet_labels.all_words(label.name)), *outlet_labels.short_forms(label.name)}
    return {key for key in own | {name.removeprefix("the"), outlet_labels.without_edition(label.name)} if key}


def _match(a: _Label, b: _Label) -> _Match | None:
    """Return why two labels may be one outlet, None if they are not."""
    if a.host and a.host == b.host:  # abcnews.go.com and espn.go.com are two outlets of one owner
        is_same = a.site == b.site or a.site.endswith(f".{b.site}") or b.site.endswith(f".{a.site}")
        return _Match(SAME_HOST, f"both are on {min(a.site, b.site, key=len)}") if is_same else None
    if not source_labels.is_one_outlet(a.host, b.host):
        return None
    if a.is_host and b.is_host:
        return _Match(TWO_HOSTS, f"the hosts {a.host} and {b.host} have the same name")
    if outlet_labels.core(a.name) == outlet_labels.core(b.name):
        return _Match(SAME_NAME, "the same name but for articles, endings or sections")
    if outlet_labels.without_edition(a.name) == outlet_labels.without_edition(b.name):
        return _Match(EDITION, "the same name but for the edition")
    return _Match(SHORT_FORM, "one is a short form of the other")
