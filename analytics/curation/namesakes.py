"""Two persons with one full name: documents whose roles exclude each other and that have no other name in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

FEWEST = 2  # documents of each of the two persons that give the role
_WORD = re.compile(r"[^\W\d_]+")
# Professions of which one person seldom has two; words of several (trainer of a company, "general") are left out
_PROFESSIONS = {
    "sport": """
        footballer midfielder striker goalkeeper quarterback linebacker pitcher outfielder shortstop cricketer batsman
        golfer swimmer sprinter boxer cyclist skier gymnast wrestler athlete fußballer fußballspieler stürmer torwart
        torhüter mittelfeldspieler boxer schwimmer skifahrer footballeur footballeuse nageur futbolista
        centrocampista delantero nadador""",
    "arts": """
        actor actress singer rapper guitarist drummer novelist poet painter sculptor composer comedian filmmaker
        schauspieler schauspielerin sänger sängerin maler malerin dichter dichterin acteur actrice chanteur chanteuse
        peintre cantante actriz pintor""",
    "state": """
        president minister senator representative ambassador governor mayor secretary judge justice admiral diplomat
        chancellor envoy congressman congresswoman botschafter botschafterin ministerin kanzler kanzlerin präsident
        präsidentin senatorin ambassadeur ambassadrice ministre président présidente sénateur embajador embajadora
        ministro ministra presidente presidenta senador senadora""",
    "science": """
        physicist chemist biologist epidemiologist surgeon virologist astronomer physiker physikerin chemiker
        chemikerin biologe biologin chirurg physicien chimiste biologiste chirurgien físico químico biólogo cirujano""",
}
FIELDS = {word: field for field, words in _PROFESSIONS.items() for word in words.split()}
_GERMAN_ENDS = {  # of compounds, the longer ones first: Filmschauspieler, Mittelfeldspieler, Außenministerin
    "schauspieler": "arts",
    "spieler": "sport",
    **dict.fromkeys(("minister", "präsident", "botschafter", "kanzler"), "state"),
}


class Namesake(NamedTuple):
    """A second person of a name: the usual role, the roles of both, and the documents of both."""

    entity: str
    role: str
    roles: tuple[Counter[str], Counter[str]]
    documents: tuple[frozenset[str], frozenset[str]]


def namesakes(roles: pd.DataFrame, named: pd.DataFrame) -> Iterator[Namesake]:
    """Yield the persons whose documents fall into two groups with professions of two fields and no name in common.

    `roles` has entity, doc_id and role, `named` entity, kind and doc_id of all mentions. No text gives professions of
    both fields or of a third one, two texts or more give each, and the groups share no other person and no place. A
    text without a role counts for the rarer person if it shares a name with that group alone, else for the other.
    """
    fields = _fields(roles)
    if not fields:
        return
    wanted = {doc_id for of_documents in fields.values() for doc_id in of_documents}
    documents = named[named["entity"].isin(list(fields))].groupby("entity", observed=True)["doc_id"].agg(set)
    wanted |= set().union(*documents)
    others = named[named["kind"].isin(["person", "place"]) & named["doc_id"].isin(wanted)]
    names = others.groupby("doc_id", observed=True)["entity"].agg(frozenset).to_dict()
    for entity, of_documents in fields.items():
        if groups := _groups(entity, of_documents, documents.get(entity, set()), names):
            yield _namesake(entity, groups, roles[roles["entity"] == entity])


def _fields(roles: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return the field of each document with a profession, for the persons with two fields in separate documents."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity, doc_id, role in zip(roles["entity"], roles["doc_id"], roles["role"], strict=True):
        found[entity][doc_id] |= _fields_of_role(role)
    chosen = {}
    for entity, of_documents in found.items():
        counts = Counter(field for fields in of_documents.values() for field in fields)
        is_clear = all(len(fields) < 2 for fields in of_documents.values())  # noqa: PLR2004 - not two fields at once
        if len(counts) == 2 and min(counts.values()) >= FEWEST and is_clear:  # noqa: PLR2004 - two persons
            chosen[entity] = {doc_id: next(iter(fields)) for doc_id, fields in of_documents.items() if fields}
    return chosen


def _fields_of_role(role: str) -> set[str]:
    return {field for word in _WORD.findall(role.casefold()) if (field := FIELDS.get(word) or _german_field(word))}


def _german_field(word: str) -> str:
    stem = word.removesuffix("in")
    return next((field for end, field in _GERMAN_ENDS.items() if stem.endswith(end)), "")


def _groups(
    entity: str, fields: Mapping[str, str], documents: set[str], names: Mapping[str, frozenset[str]]
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the documents of the commoner and of the rarer person; None where the two have a name in common."""
    (_, _), (rarer, _) = sorted(Counter(fields.values()).most_common(), key=lambda one: (-one[1], one[0]))
    second = {doc_id for doc_id, field in fields.items() if field == rarer}
    first_names, second_names = (
        frozenset[str]().union(*(names.get(doc_id, ()) for doc_id in group)) - {entity}
        for group in (set(fields) - second, second)
    )
    if first_names & second_names:
        return None
    unclear = {doc_id: names.get(doc_id, frozenset()) for doc_id in documents - set(fields)}
    second |= {doc_id for doc_id, own in unclear.items() if own & second_names and not own & first_names}
    return frozenset(documents - second), frozenset(second)


def _namesake(entity: str, groups: tuple[frozenset[str], frozenset[str]], roles: pd.DataFrame) -> Namesake:
    counts = [Counter(sorted(roles.loc[roles["doc_id"].isin(group), "role"])) for group in groups]
    role = next(role for role, _ in counts[1].most_common() if _fields_of_role(role))
    return Namesake(entity, role, (counts[0], counts[1]), groups)
