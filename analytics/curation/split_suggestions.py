"""Persons of whom some spellings seem to be another person: suggested, never split without the user."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.curation import curation, document_splits, namesakes
from analytics.entities import person_names, surname_candidates
from analytics.entities.linking import bare_name
from analytics.evidence import evidence
from analytics.text import stopwords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

FEWEST = 2  # documents of each of the two persons
FEWEST_APART = 3  # documents with a role of each, where they are not known to be of the same time
STEM = 5  # letters: senator and Senate, adviser and advisor are not a difference
_TIMES = {  # words of a role that say when, not what
    *("former", "late", "then", "acting", "current", "ehemalige", "ehemaliger", "ehemaligen"),
    *("frühere", "früherer", "früheren", "ancien", "ancienne"),
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTER = re.compile(r"[^\W\d_]")


class _Suggestion(NamedTuple):
    """A row of `split_suggestions`."""

    entity: str
    other: str
    spellings: str
    reason: str
    roles_a: str
    roles_b: str
    n_docs_a: int
    n_docs_b: int
    doc_ids: str = ""


class _Side(NamedTuple):
    """One of two persons: the documents that name this person in full, and the mentions with a role there."""

    documents: frozenset[str]
    roles: pd.DataFrame


def split_suggestions(corpus: Corpus, *, top: int | None = 200) -> pd.DataFrame:
    """One row per person and second person who seems to have this name, most documents to move (`n_docs_b`) first.

    The `spellings` would become the entity `other`, the commonest of them. `reason` is "other roles": they have another
    given name, such as Bill and Robert, no document names both, and the roles that the texts of one language give have
    no word in common, in two documents or more of each and in the same years (in three or more where the years differ
    or are unknown); or "another middle name": John A. and John B. Smith, in two documents or more that never name both.
    With the reason "namesakes", spellings do not tell the two apart: the texts `doc_ids` would move (see `namesakes`).
    `roles_a` and `roles_b` are the usual roles. Persons that the corrections split or merge are left out.
    """
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    named = surname_candidates.full_names(corpus).astype({"entity": "str"})
    candidates = [
        (entity, others, reason)
        for entity, n_docs in _spellings(named).items()
        for reason, find in (("other roles", _other_given_names), ("another middle name", _other_middle_names))
        for others in find(n_docs)
    ]  # `others`: the commonest first
    decided = curation.decided_pairs(corpus.root.stored("corrections"))
    roles = _roles(corpus, named)
    found = [*_of_spellings(named, roles, candidates), *_of_namesakes(corpus, roles)]
    still_open = [row for row in found if frozenset((row.entity, row.other)) not in decided]
    still_open.sort(key=lambda row: (-row.n_docs_b, -row.n_docs_a, row.entity, row.other))
    return schema.from_rows(still_open[:top], "split_suggestions")


def _spellings(named: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Return the documents of each full spelling, for the persons with several spellings."""
    rows = named[["entity", "surface", "doc_id"]].astype("str").drop_duplicates()
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (entity, surface), n_docs in rows.groupby(["entity", "surface"]).size().items():
        found[entity][surface] = n_docs
    return {entity: spellings for entity, spellings in found.items() if len(spellings) > 1}


def _parsed(spellings: Iterable[str]) -> dict[str, person_names.PersonName]:
    listed = (name for name in spellings if schema.LIST_SEPARATOR not in name)
    plain = {name: person_names.without_stray_marks(bare_name(name, "person")) for name in listed}
    return {name: parts for name in plain if (parts := person_names.parse(plain[name])).given}


def _other_given_names(n_docs: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield the spellings of each given name that is not the one of the commonest spelling.

    Spellings around the commonest one are left out, "Wacko John Bolton", and those of the same letters, "HR McMaster".
    """
    parsed = _parsed(n_docs)
    groups: dict[str, list[str]] = defaultdict(list)
    main = _commonest(parsed, n_docs)
    for name, parts in parsed.items():
        is_around = {parsed[main].given, parsed[main].surname} <= {parts.given, *parts.middle, parts.surname}
        if parts.surname == parsed[main].surname and not is_around and _letters(name) != _letters(main):
            groups[parts.given].append(name)
    for spellings in groups.values():
        yield sorted(spellings, key=lambda name: (-n_docs[name], name))


def _other_middle_names(n_docs: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield the spellings with a middle name that contradicts the usual one, by middle name."""
    parsed = _parsed(n_docs)
    main = parsed.get(_commonest(parsed, n_docs))
    fuller = {name: parts for name, parts in parsed.items()
              if main and parts.middle and parts._replace(middle=()) == main._replace(middle=())}  # fmt: skip
    usual = _commonest(fuller, n_docs)
    groups: dict[str, list[str]] = defaultdict(list)
    for name, parts in fuller.items():
        if not person_names.may_be_one(parts, fuller[usual]):
            groups[parts.middle[0][0]].append(name)
    for spellings in groups.values():
        yield sorted(spellings, key=lambda name: (-n_docs[name], name))


def _commonest(names: Iterable[str], n_docs: Mapping[str, int]) -> str:
    return min(names, key=lambda name: (-n_docs[name], name), default="")


def _letters(name: str) -> str:
    return "".join(_LETTER.findall(name.casefold()))


def _of_spellings(
    named: pd.DataFrame, roles: pd.DataFrame, candidates: Sequence[tuple[str, list[str], str]]
) -> Iterator[_Suggestion]:
    """Yield the rows of the candidates that the documents support."""
    persons = [entity for entity, *_ in candidates]
    of_person, given = (dict(list(table[table["entity"].isin(persons)].groupby("entity"))) for table in (named, roles))
    no_roles = roles.iloc[:0]
    for entity, others, reason in candidates:
        a, b = _sides(of_person[entity], given.get(entity, no_roles), others)
        is_other = reason != "other roles" or _exclude_each_other(a, b)
        counts = len(a.documents), len(b.documents)
        if is_other and not a.documents & b.documents and min(counts) >= FEWEST:
            spellings = schema.LIST_SEPARATOR.join(others)
            roles_a, roles_b = (_usual(Counter(sorted(side.roles["role"]))) for side in (a, b))
            yield _Suggestion(entity, others[0], spellings, reason, roles_a, roles_b, *counts)


def _of_namesakes(corpus: Corpus, roles: pd.DataFrame) -> Iterator[_Suggestion]:
    """Yield the rows of persons with one spelling."""
    mentions = corpus.mentions[["doc_id", "entity", "kind"]].astype("str")
    for one in namesakes.namesakes(roles, mentions):
        counts = len(one.documents[0]), len(one.documents[1])
        doc_ids = schema.LIST_SEPARATOR.join(sorted(one.documents[1]))
        other, roles_a, roles_b = f"{one.entity} ({one.role})", _usual(one.roles[0]), _usual(one.roles[1])
        yield _Suggestion(one.entity, other, "", "namesakes", roles_a, roles_b, *counts, doc_ids)


def _usual(roles: Counter[str]) -> str:
    """Return the two commonest roles."""
    return schema.LIST_SEPARATOR.join(role for role, _ in roles.most_common(2))


def _roles(corpus: Corpus, named: pd.DataFrame) -> pd.DataFrame:
    """Return entity, surface, doc_id, role, language and date of the mentions with a role."""
    found = corpus.stored("appositions")[["doc_id", "name_start", "role"]].rename(columns={"name_start": "start"})
    mentions = named[["doc_id", "start", "entity", "surface"]].astype({"doc_id": "str", "entity": "str"})
    return (
        found.astype({"doc_id": "str", "role": "str"})
        .merge(mentions, on=["doc_id", "start"])
        .merge(corpus.documents[["doc_id", "language", "date"]].astype("str"), on="doc_id")
    )


def _sides(mentions: pd.DataFrame, roles: pd.DataFrame, others: list[str]) -> tuple[_Side, _Side]:
    """Return the documents and roles of one person without some of the spellings, and those of these spellings."""
    moved, has_other = mentions["surface"].isin(others), roles["surface"].isin(others)
    documents = (frozenset(mentions.loc[mask, "doc_id"].astype("str")) for mask in (~moved, moved))
    return tuple(map(_Side, documents, (roles[~has_other], roles[has_other])))  # type: ignore[return-value]


def _exclude_each_other(a: _Side, b: _Side) -> bool:
    """Return whether the roles of two persons have no word in common, in enough documents of one language."""
    words = [
        {word for row in side.roles.itertuples() for word in _role_words(row.role, row.language)} for side in (a, b)
    ]
    if not words[0] or not words[1] or words[0] & words[1]:
        return False
    counts = [side.roles.drop_duplicates("doc_id")["language"].value_counts() for side in (a, b)]
    n_docs = max(
        (min(counts[0][code], counts[1][code]) for code in counts[0].index.intersection(counts[1].index)), default=0
    )
    return n_docs >= (FEWEST if _is_same_time(a, b) else FEWEST_APART)


def _role_words(role: str, language: str) -> set[str]:
    """Return the beginnings of the words of a role that are not function words."""
    known = stopwords.words(language) if language else frozenset[str]()
    words = {word.casefold() for word in _WORD.findall(role)}
    return {word[:STEM] for word in words - known - _TIMES}


def _is_same_time(a: _Side, b: _Side) -> bool:
    """Return whether the years of the roles overlap: who was senator before may be president now."""
    years = [[date[:4] for date in side.roles["date"] if date] for side in (a, b)]
    return all(years) and max(map(min, years)) <= min(map(max, years))


def sentences(
    corpus: Corpus, *, entity: str, spellings: str, doc_ids: str, moved: bool, limit: int = 2
) -> pd.DataFrame:
    """One row per document with the names that a row of the table would move, or with the others: its first sentence.

    Sentences that give a role come first.
    """
    named = surname_candidates.full_names(corpus)
    named = named[(named["entity"] == entity).to_numpy()]
    column, listed = ("surface", spellings) if spellings else ("doc_id", doc_ids)
    named = named[named[column].isin(listed.split(schema.LIST_SEPARATOR)).to_numpy() == moved]
    places = named[["doc_id", "start", "end"]].astype({"doc_id": "str"})
    given = _roles(corpus, named)[["doc_id", "start"]].drop_duplicates().assign(has_role=True)
    places = places.merge(given, on=["doc_id", "start"], how="left").sort_values("has_role", kind="stable")
    return evidence.of_rows(corpus, places.drop_duplicates("doc_id").head(limit).reset_index(drop=True))


def corrections(
    entity: str, other: str, spellings: str, doc_ids: str, *, accept: bool
) -> list[tuple[str, str, str, str]]:
    """Return the corrections that split a row of the table off as one person, or that note both as the same."""
    if not accept:
        return [("entity", other, "merge", entity)]
    if doc_ids:
        value = document_splits.value_of(other, doc_ids.split(schema.LIST_SEPARATOR))
        return [("entity", entity, "split", value)]
    names = spellings.split(schema.LIST_SEPARATOR)
    joined = [("entity", name, "merge", other) for name in names if name != other]
    return [*(("entity", entity, "split", name) for name in names), *joined]
