"""Entity linking: the entity of each name in a text, by spellings of the same person, organisation or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.entities import (
    foreign_spellings,
    given_name_links,
    head_words,
    inflected_names,
    name_variants,
    surnames,
    titles,
    transliterations,
)
from analytics.stats import matrices
from analytics.text.given_names import GENDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ARTICLE = re.compile(r"^(?:[Tt]he|[Dd](?:er|ie|as|en|em|es)|[Ll](?:e|a|es)|[Ee]l|[Ll]os|[Ll]as|[Ii]l) (?=\S)")
TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Sir|Lord|Lady|Dr|Prof|Professor|President|Vice President|Prime Minister|Chancellor|Senator|Sen"
    r"|Rep|Gov|Governor|Gen|General|Ambassador|Mullah|Mawlawi|Maulana|Ayatollah|Sheikh|Imam|Pope|King|Queen|Prince|Princess"
    r"|Herrn?|Frau|Präsident(?:in)?|Bundeskanzler(?:in)?|Kanzler(?:in)?|Papst|König(?:in)?|Mme|Monsieur|Madame"
    r"|Señora?|Sra?|Signora?)\.? (?=\S)"
)
POSSESSIVE = re.compile(r"'s?$")
SPACES = re.compile(r"\s+")
MONTH = 7  # characters of 2021-08
WEAK_RULES = frozenset({"speech verb", "run"})  # rules that guess the kind
PERSON_MARK = " (person)"


class Spelling(NamedTuple):
    """One spelling of a name with its evidence; the names of all documents that agree in these fields share it."""

    surface: str
    kind: str
    rule: str
    hint: str


class Names(NamedTuple):
    """The names of a corpus: different spellings, and for each name its spelling and document as numbers.

    `languages` has the language of each document.
    """

    spellings: list[Spelling]
    spelling: np.ndarray
    document: np.ndarray
    languages: list[str]

    def spelling_mask(self, test: Callable[[Spelling], bool]) -> np.ndarray:
        """Return for each name whether its spelling passes a test."""
        return np.asarray([test(one) for one in self.spellings], dtype=bool)[self.spelling]


def link(mentions: pd.DataFrame, *, documents: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    """Return the mentions with their entities; one row per name, in the order given.

    The entity is the hint of the gazetteer or a rule if there is one, else the name without article, title and
    genitive; an acronym becomes its long form, a variant of a full name the most frequent one (`name_variants`), a name
    in another case its plain form (`inflected_names`), a bare surname or given name its bearer (`surnames`,
    `given_name_links`), a spelling of another language or alphabet the most frequent one (`foreign_spellings`,
    `transliterations`), a word such as
    "Court" the organisation that it means (`head_words`). `link_rule` says which of these joined a name to another,
    but nothing for a spelling of another language; "ambiguous" marks a surname of several bearers, `certainty` is the
    share of the documents that support the link (1 where there is none). The kind of an entity is that of most of its
    mentions. `documents` has doc_id, language, source and date; `texts` are read for the titles before names.
    """
    if mentions.empty:
        return schema.empty("mentions")
    names = _names(mentions, dict(zip(documents["doc_id"], documents["language"], strict=True)))
    key, keys = _keys(names)
    key = _with_places_in_cases(names, key, keys)
    key, keys, is_variant, is_person = _with_variants(names, key, keys)
    persons = _persons(mentions, names, key, is_person, texts)
    found = surnames.links(persons, keys.tolist(), _document_dates(mentions, documents))
    found = given_name_links.with_given_names(persons, keys.tolist(), found)
    rule, certainty = np.where(is_variant, "variant", "").astype(object), np.ones(len(mentions))
    rule[is_person] = np.where(found.rule == "", rule[is_person], found.rule)
    key[is_person], certainty[is_person] = found.key, found.certainty
    key[is_person] = _with_foreign_spellings(names, key, is_person, keys)[is_person]
    key, rule, certainty = head_words.with_head_words(names, key, surnames.Links(key, rule, certainty))
    entity, entities = _without_namesakes(names, key, keys, np.isin(rule, schema.SURNAME_RULES))
    kind = _usual_kinds(names, entity, len(entities))
    rule[(rule == schema.AMBIGUOUS) & is_person & (kind[entity] == "place")] = ""  # a town that is also a surname
    linked = {"entity": entities[entity], "kind": kind[entity], "link_rule": rule, "certainty": certainty}
    return schema.conform(mentions.assign(**linked), "mentions")


def _with_places_in_cases(names: Names, key: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """Return the keys with cases of known places joined to them: «Москве» is Moscow, which the texts write «Москва»."""
    is_place = names.spelling_mask(lambda one: one.kind == "place")
    written = np.asarray([one.surface for one in names.spellings], dtype=object)
    known = {one.surface: one.hint for one in names.spellings if one.kind == "place" and one.hint}
    by_language = _n_docs_by_language(names, names.spelling, is_place, written)
    bases = inflected_names.base_forms(by_language)
    joined = {name: known[base] for name, base in bases.items() if base in known and name not in known}
    place = set(keys.tolist())
    return _joined({name: to for name, to in joined.items() if {name, to} <= place}, keys)[0][key]


def _with_variants(
    names: Names, key: np.ndarray, keys: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the keys with variants of names joined, all keys, the joined ones, and the mentions of persons."""
    kinds = _usual_kinds(names, key, len(keys))
    is_person = (kinds[key] == "person") | names.spelling_mask(lambda one: one.kind == "person" and not one.hint)
    is_named = is_person & (kinds[key] == "person")
    n_docs = matrices.n_distinct(key[is_named], names.document[is_named], len(keys))
    joined = name_variants.variants({keys[i]: int(n_docs[i]) for i in np.flatnonzero(n_docs)})
    new, keys = _joined(joined, keys)
    by_language = _n_docs_by_language(names, new[key], is_named, keys)
    cases, keys = _joined(inflected_names.base_forms(by_language), keys)
    new = cases[new]
    return new[key], keys, (new != np.arange(len(new)))[key], is_person


def _joined(joined: Mapping[str, str], keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the new number of each key where names are joined to others, and the keys with those that are new."""
    place = {name: number for number, name in enumerate(keys)}
    added = sorted(set(joined.values()) - set(place))
    place |= {name: number for number, name in enumerate(added, start=len(keys))}
    new = np.arange(len(keys))
    new[[place[name] for name in joined]] = [place[name] for name in joined.values()]
    return new, np.concatenate([keys, np.asarray(added, dtype=object)])


def _n_docs_by_language(names: Names, key: np.ndarray, rows: np.ndarray, keys: np.ndarray) -> dict[str, dict[str, int]]:
    """Return {name: {language: number of documents}} of the mentions in `rows` with a known language."""
    mentions = np.unique(np.stack([key[rows], names.document[rows]], axis=1), axis=0)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for number, document in mentions.tolist():
        language = names.languages[document]
        if language not in ("", schema.UNDETERMINED):
            found[keys[number]][language] = found[keys[number]].get(language, 0) + 1
    return dict(found)


def _with_foreign_spellings(names: Names, key: np.ndarray, is_person: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """Return the keys with the spellings of one person in several languages and alphabets joined."""
    joined = foreign_spellings.foreign_spellings(_n_docs_by_language(names, key, is_person, keys))
    key = _joined(joined, keys)[0][key]
    by_language = _n_docs_by_language(names, key, is_person, keys)
    if not any(transliterations.is_transcribed(*one) for one in by_language.items()):
        return key
    shared = matrices.incidence(names.document, key, (len(names.languages), len(keys)))
    place = {name: number for number, name in enumerate(keys)}
    of_names = shared[:, [place[name] for name in by_language]].tocsc()
    documents = {name: of_names.indices[slice(*of_names.indptr[i : i + 2])] for i, name in enumerate(by_language)}
    return _joined(transliterations.transliterations(by_language, documents, shared), keys)[0][key]


def _persons(
    mentions: pd.DataFrame, names: Names, key: np.ndarray, is_person: np.ndarray, texts: Mapping[str, str]
) -> pd.DataFrame:
    """Return document, start, key, title and given name before it of each mention that can be of a person."""
    rows = np.flatnonzero(is_person)
    starts, doc_ids = (mentions[name].to_numpy()[rows] for name in ("start", "doc_id"))
    within = [titles.title_within(one.surface) for one in names.spellings]
    title, given = [], []
    for spelling, doc_id, start in zip(names.spelling[rows], doc_ids, starts, strict=True):
        before = titles.words_before(texts.get(doc_id, ""), start)
        title.append(within[spelling] or titles.title_at_end(before))
        given.append(titles.given_at_end(before))
    columns = {"doc": names.document[rows], "start": starts, "key": key[rows], "title": title, "given": given}
    return pd.DataFrame(columns)


def _document_dates(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return source, month and year of each document with mentions, in order of first mention; "" where unknown."""
    known = documents.set_index("doc_id").reindex(pd.factorize(mentions["doc_id"])[1])
    date, source = known["date"].fillna("").astype("str"), known["source"].fillna("").astype("str")
    month = date.str[:MONTH].where(date.str.len() >= MONTH, "")
    source = source.where(source != schema.NO_SOURCE, "")
    return pd.DataFrame({"source": source, "month": month, "year": date.str[:4]}).reset_index(drop=True)


def _names(mentions: pd.DataFrame, languages: Mapping[str, str]) -> Names:
    table = mentions[list(Spelling._fields)].astype("str")
    spelling = table.groupby(list(table), sort=False).ngroup().to_numpy()
    rows = table.iloc[np.unique(spelling, return_index=True)[1]]
    spellings = [Spelling(*row) for row in zip(*(rows[name].tolist() for name in rows), strict=True)]
    document, doc_ids = pd.factorize(mentions["doc_id"])
    return Names(spellings, spelling, document, [str(languages.get(doc_id, "")) for doc_id in doc_ids])


def _keys(names: Names) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of the key of each name, and the keys: names of entities before those of a document count."""
    bare = [one.hint or bare_name(one.surface, one.kind) for one in names.spellings]
    written = set(bare)
    acronyms, families = _acronyms(names.spellings), _families(names.spellings)
    german = np.asarray([language == "de" for language in names.languages], dtype=bool)[names.document]
    spelled, place = np.unique(names.spelling * 2 + german, return_inverse=True)
    found = []
    for i, is_german in zip(spelled // 2, spelled % 2, strict=True):
        is_listed = bool(names.spellings[i].hint) and not names.spellings[i].surface.isupper()  # REUTERS, the Reuters
        key = bare[i] if is_listed else _plain(bare[i], written, genitive=bool(is_german))
        found.append(acronyms.get(key, families.get(key, key)))
    key_of, keys = pd.factorize(np.asarray(found, dtype=object))
    return key_of[place], keys


def bare_name(surface: str, kind: str) -> str:
    """Return a name without article and possessive and, for a person, without title."""
    name = ARTICLE.sub("", SPACES.sub(" ", surface).strip())
    name = POSSESSIVE.sub("", name.replace("’", "'"))
    while kind == "person" and TITLE.match(name):
        name = TITLE.sub("", name)
    return name


def _plain(name: str, written: set[str], *, genitive: bool) -> str:
    """Return the spelling without genitive or capitals if the corpus has it, else the name."""
    candidates = [name.title() if name.isupper() else name]
    if genitive and name.endswith("s"):
        candidates.insert(0, name[:-1])
    return next((plain for plain in candidates if plain != name and plain in written), name)


def _acronyms(spellings: Iterable[Spelling]) -> dict[str, str]:
    """Return {acronym: long form} from the documents that spell it out; acronyms with two long forms are left out."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for one in spellings:
        if one.rule == "acronym" and one.hint and one.surface.isupper() and one.surface != one.hint:
            spelled[one.surface].add(one.hint)
    return {acronym: next(iter(longs)) for acronym, longs in spelled.items() if len(longs) == 1}


def _families(spellings: Iterable[Spelling]) -> dict[str, str]:
    """Return {plural of a surname: surname} for surnames of two persons: "the Clintons" are no third one."""
    persons = {bare_name(one.surface, "person") for one in spellings if one.kind == "person" and not one.hint}
    bearers = Counter(name.rpartition(" ")[2] for name in persons if " " in name)
    plurals = ((name, name[:-1]) for name in persons if name.endswith("s") and name not in bearers)
    return {name: one for name, one in plurals if bearers[one] > 1 and one not in GENDER}


def _without_namesakes(
    names: Names, key: np.ndarray, keys: np.ndarray, is_linked: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the entity of each name, and the entities; a person named like a known place is a separate entity."""
    is_place = np.zeros(len(keys), dtype=bool)
    is_place[key[names.spelling_mask(lambda one: one.kind == "place" and bool(one.hint)) & ~is_linked]] = True
    is_person = names.spelling_mask(lambda one: one.kind == "person" and one.rule not in WEAK_RULES)
    marked, entity = np.unique(key * 2 + (is_person & is_place[key]), return_inverse=True)
    written = [keys[i] + PERSON_MARK * mark for i, mark in zip(marked // 2, marked % 2, strict=True)]
    number, entities = pd.factorize(np.asarray(written, dtype=object))
    return number[entity], entities


def _usual_kinds(names: Names, entity: np.ndarray, n_entities: int) -> np.ndarray:
    """Return the kind that each entity has in most documents, of equal ones in most mentions, then the first by name.

    One long text about the state of Delaware, which the tagger took for a company there, is one document.
    """
    kind_of, kinds = pd.factorize(np.asarray([one.kind for one in names.spellings], dtype=object), sort=True)
    cells, n_cells = entity * len(kinds) + kind_of[names.spelling], n_entities * len(kinds)
    n_docs, n_mentions = matrices.n_distinct(cells, names.document, n_cells), np.bincount(cells, minlength=n_cells)
    frequency = n_docs + n_mentions / (1 + len(cells))
    usual: np.ndarray = kinds[frequency.reshape(n_entities, len(kinds)).argmax(axis=1)]
    return usual
