"""Variants of the full name of one person in a corpus: "Charles E. Schumer" and "Chuck] Schumer" are Chuck Schumer."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from analytics.entities import person_names
from analytics.text import stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from analytics.entities.person_names import PersonName

FEWEST = 5  # documents of a name that others can join
MIDDLE = 4  # times as many documents has the name without the middle name; John Edwards is not John Bel Edwards
OFTENER = 10  # times: the name within a longer one that is not part of it, as "Paul Ryan" in "House Speaker Paul Ryan"
_INITIALS = re.compile(r"\b([^\W\d_])[. ]+(?=[^\W\d_](?:[. ]|$))")  # "H. W." is "HW"
_ACCENTS = re.compile("[\u0300-\u036f]")
MOST_COMPARED = 60  # names of one surname and given name: all pairs are compared, so more would not be linear


def variants(n_docs: Mapping[str, int]) -> dict[str, str]:
    """Return {variant: most frequent form} for names of persons, given with their documents.

    Joined are spellings that differ in hyphens, points, accents or capitals; a name with words before it that belong to
    the sentence; names that differ in middle names; and given names of one formal name where their persons together
    have more than half of the documents of the surname. A name that could be two persons joins none: "George Bush",
    where the corpus has George W. and George H. W. Bush.
    """
    joined = _same_spelling(n_docs)
    forms = _totals(n_docs, joined)
    joined |= {name: name_within for name in forms if (name_within := _name_within(name, forms))}
    joined = {name: joined.get(other, other) for name, other in joined.items()}
    forms = _totals(n_docs, joined)
    of_person = _same_person(forms)
    forms_of = {name: joined.get(name, name) for name in n_docs}
    found = {name: of_person.get(form, form) for name, form in forms_of.items()}
    return {name: form for name, form in found.items() if form != name}


def _totals(n_docs: Mapping[str, int], joined: Mapping[str, str]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for name, n in n_docs.items():
        totals[joined.get(name, name)] += n
    return dict(totals)


def _same_spelling(n_docs: Mapping[str, int]) -> dict[str, str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in n_docs:
        plain = _INITIALS.sub(r"\1", person_names.without_stray_marks(name).casefold())
        plain = plain.replace("-", " ").replace("’", "'").replace(".", "")
        groups[_without_accents(plain) if " " in plain else plain].append(name)
    return {name: best for group in groups.values() if len(group) > 1
            for best in [_best(group, n_docs)] for name in group if name != best}  # fmt: skip


def _without_accents(name: str) -> str:
    """Return a name without accents on its letters: "Julián Castro" is written "Julian Castro" too."""
    return name if name.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).replace("ı", "i")


def _best(group: Iterable[str], n_docs: Mapping[str, int]) -> str:
    """Return the form in most documents; of equal ones the shortest, then the first in alphabetical order."""
    return min(group, key=lambda name: (-n_docs[name], len(name), name))


def _name_within(name: str, n_docs: Mapping[str, int]) -> str:
    """Return the much more frequent name at the end of a longer one, "" for none.

    Before a bare surname only a function word or the surname is cut: "Can Warren", but not "Jill Biden".
    """
    words = name.split()
    for i in range(1, len(words)):
        rest = " ".join(words[i:])
        often = n_docs.get(rest, 0) >= max(OFTENER * n_docs[name], FEWEST)
        is_repeated = set(words) == {rest}
        if often and (i < len(words) - 1 or is_repeated or _are_function_words(words[:i])):
            return rest
    return ""


def _are_function_words(words: Iterable[str]) -> bool:
    known = stopwords.words("en") | stopwords.words("de")
    return all(word.casefold() in known for word in words)


def _same_person(n_docs: Mapping[str, int]) -> dict[str, str]:
    """Return {name: most frequent name of the same person} for names that differ in given or middle names."""
    families: dict[str, dict[str, PersonName]] = defaultdict(dict)
    for name in n_docs:
        parts = person_names.parse(name)
        if parts.given and parts.surname:
            families[parts.surname][name] = parts
    found: dict[str, str] = {}
    for family in families.values():
        if len(family) > 1:
            for group in _persons(family, n_docs):
                best = _best(group, n_docs)
                found |= {name: best for name in group if name != best}
    return found


def _persons(family: Mapping[str, PersonName], n_docs: Mapping[str, int]) -> list[list[str]]:
    """Return the groups of names of one surname that are one person each."""
    by_given: dict[str, list[str]] = defaultdict(list)
    for name, parts in family.items():
        by_given[parts.given].append(name)
    initials = lambda a, b: person_names.differ_in_initials(family[a], family[b])  # noqa: E731 - of this family
    groups = [group for names in by_given.values() for group in _agreeing(names, n_docs, initials, family)]
    heads = {_best(group, n_docs): group for group in groups}
    sums = {head: sum(n_docs[name] for name in group) for head, group in heads.items()}
    return [[name for head in person for name in heads[head]] for person in _of_several_given_names(family, sums)]


def _of_several_given_names(family: Mapping[str, PersonName], n_docs: Mapping[str, int]) -> list[list[str]]:
    """Return the persons of a family; those of two given names have more than half of the documents of the surname."""

    def agree(a: str, b: str) -> bool:
        return max(n_docs[a], n_docs[b]) >= FEWEST and not _is_contradiction(a, b, family, n_docs)

    total, persons = sum(n_docs.values()), []
    for group in _agreeing(list(n_docs), n_docs, agree, family):
        is_usual = 2 * sum(n_docs[name] for name in group) > total
        persons += [group] if is_usual else [[name] for name in group]
    return persons


def _is_contradiction(a: str, b: str, family: Mapping[str, PersonName], n_docs: Mapping[str, int]) -> bool:
    """Return whether two names of one surname are those of two persons, as far as the names tell."""
    fewer, more = sorted((n_docs[a], n_docs[b]))
    is_other = more < MIDDLE * fewer and person_names.has_other_middle_name(family[a], family[b])
    return is_other or not person_names.may_be_one(family[a], family[b])


def _agreeing(
    names: list[str],
    n_docs: Mapping[str, int],
    agree: Callable[[str, str], bool],
    family: Mapping[str, PersonName],
) -> list[list[str]]:
    """Return groups of names that agree with each other; one that agrees with two contrary names is alone.

    Of two contrary names, a rare one does not count: "Jamey Comey" once does not keep 104 "James" and "Jim" apart.
    """
    chosen = sorted(names, key=lambda name: (-n_docs[name], name))[:MOST_COMPARED]
    agrees: dict[str, set[str]] = {name: set() for name in chosen}
    contrary = {(a, b): min(n_docs[a], n_docs[b]) for a, b in combinations(chosen, 2)
                if _is_contradiction(a, b, family, n_docs)}  # fmt: skip
    for a, b in combinations(chosen, 2):
        if agree(a, b):
            agrees[a].add(b)
            agrees[b].add(a)
    unclear = {name for (a, b), n in contrary.items() for name in agrees[a] & agrees[b]
               if OFTENER * n > n_docs[name]}  # fmt: skip
    groups, grouped = [], set(unclear)
    for name in chosen:
        if name not in grouped:
            group = [name, *sorted(agrees[name] - grouped)]
            grouped.update(group)
            groups.append(group)
    return [*groups, *([name] for name in names if name in unclear or name not in grouped)]
