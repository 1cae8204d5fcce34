"""One person in several languages: "Wladimir Putin", "Vladimir Poutine" and «Владимир Путин» are Vladimir Putin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.entities import name_skeletons, name_sounds

if TYPE_CHECKING:
    from collections.abc import Mapping

SAME = 100.0  # similarity of names that sound the same


def foreign_spellings(n_docs: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Return {spelling: spelling in most documents} for full names of persons with their documents by language.

    Two spellings are joined if no language has both and they sound the same, or in different alphabets nearly the same
    (`name_sounds`), the most similar pairs first. Names of one language are never joined here.
    """
    if len({language for languages in n_docs.values() for language in languages}) < 2:  # noqa: PLR2004 - one has no other
        return {}
    parts = {name: _without_silent_e(name_sounds.sound_parts(name)) for name in n_docs if " " in name}
    total = {name: sum(languages.values()) for name, languages in n_docs.items()}
    pairs = [(a, b, similarity) for a, b, similarity in name_sounds.similar_names(parts)
             if similarity >= SAME or name_skeletons.has_latin(a) != name_skeletons.has_latin(b)]  # fmt: skip
    groups = {name: {name} for name in parts}
    for a, b, _ in sorted(pairs, key=lambda pair: (-pair[2], -total[pair[0]] - total[pair[1]], pair)):
        joined = groups[a] | groups[b]
        if _languages(groups[a], n_docs).isdisjoint(_languages(groups[b], n_docs)):
            groups |= dict.fromkeys(joined, joined)
    heads = {name: min(group, key=lambda one: (-total[one], one)) for name, group in groups.items()}
    return {name: head for name, head in heads.items() if head != name}


def _without_silent_e(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts without the final e of French: "Poutine" sounds as "Putin"."""
    return tuple(part[:-1] if part.endswith("e") and len(part) > name_sounds.SHORT else part for part in parts)


def _languages(names: set[str], n_docs: Mapping[str, Mapping[str, int]]) -> set[str]:
    return {language for name in names for language in n_docs[name]}
