"""Entity linking: the entity of each name in a text, by spellings of the same person, organisation or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

ARTICLE = re.compile(r"^(?:[Tt]he|[Dd](?:er|ie|as|en|em|es)|[Ll](?:e|a|es)|[Ee]l|[Ll]os|[Ll]as|[Ii]l) (?=\S)")
TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Sir|Lord|Lady|Dr|Prof|Professor|President|Vice President|Prime Minister|Chancellor|Senator|Sen"
    r"|Rep|Gov|Governor|Gen|General|Ambassador|Mullah|Mawlawi|Maulana|Ayatollah|Sheikh|Imam|Pope|King|Queen|Prince|Princess"
    r"|Herrn?|Frau|Präsident(?:in)?|Bundeskanzler(?:in)?|Kanzler(?:in)?|Papst|König(?:in)?|Mme|Monsieur|Madame"
    r"|Señora?|Sra?|Signora?)\.? (?=\S)"
)
INITIALS = re.compile(r"(?: [A-Z]\.)+(?= )")
SPACES = re.compile(r"\s+")
WEAK_RULES = frozenset({"speech verb", "run"})  # rules that guess the kind
PERSON_MARK = " (person)"


class Form(NamedTuple):
    """One spelling of a name in one document; rows of the table that agree in all fields are linked once."""

    doc_id: str
    surface: str
    kind: str
    rule: str
    hint: str


def link(mentions: pd.DataFrame, *, languages: Mapping[str, str]) -> pd.DataFrame:
    """Return the mentions with their entities; one row per name, in the order given.

    The entity is the hint of the gazetteer or a rule if there is one, else the name without article, title and
    genitive; an acronym becomes its long form, a surname the full name if exactly one full name in the same document
    has it. The kind of an entity is that of most of its mentions.
    """
    if mentions.empty:
        return schema.empty("mentions")
    texts = {name: mentions[name].astype(object).tolist() for name in ("doc_id", "surface", "kind", "rule", "hint")}
    forms = [Form(*row) for row in zip(*texts.values(), strict=True)]
    counts = Counter(forms)
    keys = _with_one_kind(_keys(counts, languages), counts)
    table = mentions.assign(entity=[keys[form][0] for form in forms], kind=[keys[form][1] for form in forms])
    return schema.conform(table, "mentions")


def _keys(counts: Counter[Form], languages: Mapping[str, str]) -> dict[Form, str]:
    """Return the entity name of each form."""
    bare = {form: form.hint or _bare(form.surface, form.kind) for form in counts}
    written = set(bare.values())
    acronyms = _acronyms(counts)
    german = {doc_id for doc_id, language in languages.items() if language == "de"}
    shorter = _without_initials(written)
    keys = {
        form: form.hint or _plain(shorter.get(key, key), written, genitive=form.doc_id in german)
        for form, key in bare.items()
    }
    keys = {form: acronyms.get(key, key) for form, key in keys.items()}
    return _full_names(keys)


@lru_cache(maxsize=100_000)
def _bare(surface: str, kind: str) -> str:
    """Return a name without article and possessive and, for a person, without title."""
    name = ARTICLE.sub("", SPACES.sub(" ", surface).strip())
    name = re.sub(r"'s?$", "", name.replace("’", "'"))
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


def _acronyms(counts: Counter[Form]) -> dict[str, str]:
    """Return {acronym: long form} from the documents that spell it out; acronyms with two long forms are left out."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for form in counts:
        if form.rule == "acronym" and form.hint and form.surface.isupper() and form.surface != form.hint:
            spelled[form.surface].add(form.hint)
    return {acronym: next(iter(longs)) for acronym, longs in spelled.items() if len(longs) == 1}


def _full_names(keys: dict[Form, str]) -> dict[Form, str]:
    """Return the keys with surnames replaced by the full name, if exactly one full name in the document has it."""
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    for form, key in keys.items():
        if form.kind == "person" and " " in key:
            full[form.doc_id, key.rpartition(" ")[2]].add(key)
    return {form: _full_name(form, key, full) for form, key in keys.items()}


def _full_name(form: Form, key: str, full: Mapping[tuple[str, str], set[str]]) -> str:
    carriers = full.get((form.doc_id, key), ()) if form.kind == "person" and not form.hint else ()
    return next(iter(carriers)) if len(carriers) == 1 else key


def _with_one_kind(keys: dict[Form, str], counts: Counter[Form]) -> dict[Form, tuple[str, str]]:
    """Return (entity, kind): a person named like a known place is a separate entity; a key has its usual kind."""
    places = {keys[form] for form in counts if form.kind == "place" and form.hint}
    marked = {form: key + PERSON_MARK * _is_namesake(form, key, places) for form, key in keys.items()}
    kinds = _majority((marked[form], form.kind, n) for form, n in counts.items())
    return {form: (key, kinds[key]) for form, key in marked.items()}


def _is_namesake(form: Form, key: str, places: set[str]) -> bool:
    return form.kind == "person" and key in places and form.rule not in WEAK_RULES


def _majority(votes: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Return the most frequent kind of each key; ties in alphabetical order."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for key, kind, n in votes:
        totals[key][kind] += n
    return {key: min((-n, kind) for kind, n in kinds.items())[1] for key, kinds in totals.items()}
