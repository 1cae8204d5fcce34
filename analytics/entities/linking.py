"""Entity linking: the entity of each name in a text, by spellings of the same person, organisation or place."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema

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
INITIALS = re.compile(r"(?: [A-Z]\.)+(?= )")
SPACES = re.compile(r"\s+")
WEAK_RULES = frozenset({"speech verb", "run"})  # rules that guess the kind
PERSON_MARK = " (person)"


class Spelling(NamedTuple):
    """One spelling of a name with its evidence; the names of all documents that agree in these fields share it."""

    surface: str
    kind: str
    rule: str
    hint: str


class Names(NamedTuple):
    """The names of a corpus: different spellings, and for each name its spelling and document as numbers."""

    spellings: list[Spelling]
    spelling: np.ndarray
    document: np.ndarray
    is_german: np.ndarray

    def spelling_mask(self, test: Callable[[Spelling], bool]) -> np.ndarray:
        """Return for each name whether its spelling passes a test."""
        return np.asarray([test(one) for one in self.spellings], dtype=bool)[self.spelling]


def link(mentions: pd.DataFrame, *, languages: Mapping[str, str]) -> pd.DataFrame:
    """Return the mentions with their entities; one row per name, in the order given.

    The entity is the hint of the gazetteer or a rule if there is one, else the name without article, title and
    genitive; an acronym becomes its long form, a surname the full name if exactly one full name in the same document
    has it. The kind of an entity is that of most of its mentions.
    """
    if mentions.empty:
        return schema.empty("mentions")
    names = _names(mentions, languages)
    key, keys = _keys(names)
    key = _with_full_names(names, key, keys)
    entity, entities = _without_namesakes(names, key, keys)
    kind = _usual_kinds(names, entity, len(entities))
    return schema.conform(mentions.assign(entity=entities[entity], kind=kind[entity]), "mentions")


def _names(mentions: pd.DataFrame, languages: Mapping[str, str]) -> Names:
    table = mentions[list(Spelling._fields)].astype("str")
    spelling = table.groupby(list(table), sort=False).ngroup().to_numpy()
    rows = table.iloc[np.unique(spelling, return_index=True)[1]]
    spellings = [Spelling(*row) for row in zip(*(rows[name].tolist() for name in rows), strict=True)]
    document, doc_ids = pd.factorize(mentions["doc_id"])
    is_german = np.asarray([languages.get(doc_id) == "de" for doc_id in doc_ids], dtype=bool)
    return Names(spellings, spelling, document, is_german[document])


def _keys(names: Names) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of the key of each name, and the keys: names of entities before those of a document count."""
    bare = [one.hint or _bare(one.surface, one.kind) for one in names.spellings]
    written = set(bare)
    shorter, acronyms = _without_initials(written), _acronyms(names.spellings)
    spelled, place = np.unique(names.spelling * 2 + names.is_german, return_inverse=True)
    found = []
    for i, is_german in zip(spelled // 2, spelled % 2, strict=True):
        key = shorter.get(bare[i], bare[i])
        key = names.spellings[i].hint or _plain(key, written, genitive=bool(is_german))
        found.append(acronyms.get(key, key))
    key_of, keys = pd.factorize(np.asarray(found, dtype=object))
    return key_of[place], keys


def _bare(surface: str, kind: str) -> str:
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


def _without_initials(written: set[str]) -> dict[str, str]:
    """Return {"Donald J. Trump": "Donald Trump"}; names with two variants (George Bush) keep them."""
    variants: dict[str, list[str]] = defaultdict(list)
    for name in written:
        plain = INITIALS.sub("", name)
        if plain != name and plain in written:
            variants[plain].append(name)
    return {names[0]: plain for plain, names in variants.items() if len(names) == 1}


def _acronyms(spellings: Iterable[Spelling]) -> dict[str, str]:
    """Return {acronym: long form} from the documents that spell it out; acronyms with two long forms are left out."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for one in spellings:
        if one.rule == "acronym" and one.hint and one.surface.isupper() and one.surface != one.hint:
            spelled[one.surface].add(one.hint)
    return {acronym: next(iter(longs)) for acronym, longs in spelled.items() if len(longs) == 1}


def _with_full_names(names: Names, key: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """Return the keys with surnames replaced by the full name, if exactly one full name in the document has it."""
    place = {name: i for i, name in enumerate(keys)}
    surname_of = np.asarray([place.get(name.rpartition(" ")[2], -1) if " " in name else -1 for name in keys])
    in_document = names.document * len(keys)
    full = names.spelling_mask(lambda one: one.kind == "person") & (surname_of[key] >= 0)
    carried = np.unique((in_document + surname_of[key])[full] * len(keys) + key[full])
    surnames, first, n_carriers = np.unique(carried // len(keys), return_index=True, return_counts=True)
    only = n_carriers == 1
    surnames, carrier = surnames[only], carried[first[only]] % len(keys)
    short = np.flatnonzero(names.spelling_mask(lambda one: one.kind == "person"))
    short = short[np.isin(in_document[short] + key[short], surnames)]
    replaced = key.copy()
    replaced[short] = carrier[np.searchsorted(surnames, in_document[short] + key[short])]
    return replaced


def _without_namesakes(names: Names, key: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the entity of each name, and the entities; a person named like a known place is a separate entity."""
    is_place = np.zeros(len(keys), dtype=bool)
    is_place[key[names.spelling_mask(lambda one: one.kind == "place" and bool(one.hint))]] = True
    is_person = names.spelling_mask(lambda one: one.kind == "person" and one.rule not in WEAK_RULES)
    marked, entity = np.unique(key * 2 + (is_person & is_place[key]), return_inverse=True)
    written = [keys[i] + PERSON_MARK * mark for i, mark in zip(marked // 2, marked % 2, strict=True)]
    number, entities = pd.factorize(np.asarray(written, dtype=object))
    return number[entity], entities


def _usual_kinds(names: Names, entity: np.ndarray, n_entities: int) -> np.ndarray:
    """Return the most frequent kind of each entity; ties in alphabetical order."""
    kind_of, kinds = pd.factorize(np.asarray([one.kind for one in names.spellings], dtype=object), sort=True)
    cells = entity * len(kinds) + kind_of[names.spelling]
    n_mentions = np.bincount(cells, minlength=n_entities * len(kinds)).reshape(n_entities, len(kinds))
    usual: np.ndarray = kinds[n_mentions.argmax(axis=1)]
    return usual
