"""Bare surnames and the persons who bear them: links that the text, a title, the time or the corpus supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.entities import person_names, titles
from analytics.text.given_names import GENDER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHARE = 0.9  # of the documents that give a full name, which the linked person has
FEWEST = 5  # documents that name this person in full
GIVEN = 5  # times as many documents with a word as given name than as surname
FAMILY = 0.5  # of the documents of a person who also name the usual bearer: "Michelle Obama", "Ivanka Trump"
FEWEST_OF_FAMILY = 3
SCOPES: Mapping[str, tuple[str, ...]] = {  # nearest first
    "source and month": ("source", "month"),
    "month": ("month",),
    "year": ("year",),
    "corpus": (),
}


class Links(NamedTuple):
    """The key of each person mention, the rule that linked it ("" for none), and its certainty, 0..1."""

    key: np.ndarray
    rule: np.ndarray
    certainty: np.ndarray


def links(persons: pd.DataFrame, keys: Sequence[str], documents: pd.DataFrame) -> Links:
    """Return the links of the mentions of persons.

    `persons` has one row per mention: doc, start, key (a number of `keys`), title, and the given name before a part of
    a name; `documents` one row per doc: source, month and year, "" where unknown.

    A bare surname becomes the bearer whom a title names, else the only bearer in its text, else the person who has at
    least 90 % of the documents, and five, in which the nearest scope gives a full name. With two bearers in the text,
    or a text about a relative of the usual bearer, only the corpus decides, or nothing.
    """
    table, bearers = _with_surnames(persons, keys)
    bare = table[~table["is_full"]]
    if bare.empty or bearers.empty:
        return Links(persons["key"].to_numpy(), np.full(len(persons), "", object), np.ones(len(persons)))
    cases = _without_given_names(_cases(bare, bearers, documents), bearers, keys)
    mentions = bare.reset_index().merge(cases, on=["doc", "surname"]).merge(
        _titled(table, bearers), on=["title", "surname"], how="left"
    )  # fmt: skip
    numbers = ["titled", "in_text", "usual"]
    mentions = mentions.fillna(dict.fromkeys(numbers, -1) | {"n_in_text": 0, "n_bearers": 0, "usual_share": 0.0})
    decided = _without_misfits(_decisions(mentions.astype(dict.fromkeys(numbers, "int64"))), keys)
    return _as_links(persons, decided)


def _with_surnames(persons: pd.DataFrame, keys: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the mentions with surname and `is_full`, and one row per doc, surname and key of a full name in it."""
    numbers = np.unique(persons["key"].to_numpy())
    parts = {number: person_names.parse(keys[number]) for number in numbers}
    own = {number: f"{part.surname} {part.suffix}".rstrip() for number, part in parts.items()}
    table = persons.assign(
        is_full=persons["key"].map({number: bool(part.given) for number, part in parts.items()}),
        surname=persons["key"].map(own),
    )
    full = table.loc[table["is_full"]].groupby(["doc", "key"], sort=False)["start"].min().reset_index()
    forms = pd.DataFrame(
        [(number, form) for number, part in parts.items() if part.given for form in part.bare_forms],
        columns=["key", "surname"],
    )
    return table, full.merge(forms, on="key")


def _shares(bearers: pd.DataFrame, scope: tuple[str, ...]) -> pd.DataFrame:
    """Return per scope and surname the person in most documents, in `n` of the `n_all` that give a full name."""
    place = [*scope, "surname"]
    n = bearers.groupby([*place, "key"], sort=True).size().rename("n").reset_index()
    best = n.sort_values("n", ascending=False, kind="stable").drop_duplicates(place)
    n_all = bearers.drop_duplicates([*place, "doc"]).groupby(place, sort=False).size().rename("n_all")
    best = best.merge(n_all.reset_index(), on=place)
    return best.assign(share=best["n"] / best["n_all"])


def _scope_decisions(cases: pd.DataFrame, bearers: pd.DataFrame) -> pd.DataFrame:
    """Return the cases with the person, rule and share of the nearest scope that decides, -1 for none.

    A wider scope decides only for the person who is the most frequent in every nearer one.
    """
    decided = cases.assign(person=-1, rule="", share=0.0)
    leader = np.full(len(cases), -1)
    for rule, scope in SCOPES.items():
        known = bearers[(bearers[list(scope)] != "").all(axis=1)]
        found = decided[[*scope, "surname"]].merge(_shares(known, scope), on=[*scope, "surname"], how="left")
        key, n, share = found["key"].fillna(-1).to_numpy("int64"), found["n"].fillna(0).to_numpy(), found["share"]
        agrees = (leader < 0) | (leader == key)
        takes = (decided["person"].to_numpy() < 0) & agrees & (n >= FEWEST) & (share >= SHARE).to_numpy()
        decided.loc[takes, "person"], decided.loc[takes, "rule"] = key[takes], rule
        decided.loc[takes, "share"] = share.to_numpy()[takes]
        leader = np.where((leader < 0) & (found["n_all"].fillna(0).to_numpy() >= FEWEST), key, leader)
    return decided


def _text_bearers(bearers: pd.DataFrame) -> pd.DataFrame:
    """Return per document and surname the number of its bearers, one of them, and where its full name first stands."""
    groups = bearers.sort_values("key").groupby(["doc", "surname"], sort=False)
    found = groups.agg(n_in_text=("key", "nunique"), in_text=("key", "first"), first_full=("start", "min"))
    return found.reset_index()


def _cases(bare: pd.DataFrame, bearers: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return one row per document and bare surname in it, with all that is known of its bearers."""
    first = bare.groupby(["doc", "surname"], sort=False)["start"].min().rename("first_bare").reset_index()
    cases = _scope_decisions(first.join(documents, on="doc"), bearers.join(documents, on="doc"))
    usual = _shares(bearers, ()).rename(columns={"key": "usual", "share": "usual_share", "n": "n_usual"})
    usual = usual.assign(n_bearers=usual["surname"].map(bearers.groupby("surname")["key"].nunique()))
    cases = cases.merge(_text_bearers(bearers), on=["doc", "surname"], how="left")
    cases = cases.merge(usual.drop(columns="n_all"), on="surname", how="left")
    return cases.merge(_relatives(bearers, usual), on="in_text", how="left")


def _without_given_names(cases: pd.DataFrame, bearers: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return the cases; a word that is a given name far more often than a surname means a bearer only in his text.

    Without this "Hillary" was linked to "Crooked Hillary".
    """
    given = {number: person_names.parse(keys[number]).given for number in bearers["key"].unique()}
    n_given = bearers.drop_duplicates(["doc", "key"])["key"].map(given).value_counts()
    n_surname = bearers.groupby("surname").size()
    often = cases["surname"].map(n_given).fillna(0) >= GIVEN * cases["surname"].map(n_surname).fillna(0)
    is_given = often & cases["surname"].isin(n_given.index)
    return cases.assign(
        person=cases["person"].mask(is_given, -1),
        usual_share=cases["usual_share"].mask(is_given, 0.0),
        n_bearers=cases["n_bearers"].mask(is_given, 0),
    )


def _relatives(bearers: pd.DataFrame, usual: pd.DataFrame) -> pd.DataFrame:
    """Return the documents of each person, and whether at least half of them also name the usual bearer in full."""
    named = bearers[["doc", "surname", "key"]].merge(usual[["surname", "usual"]], on="surname")
    with_usual = set(zip(named["doc"], named["usual"].where(named["key"] == named["usual"], -1), strict=True))
    named["beside"] = [pair in with_usual for pair in zip(named["doc"], named["usual"], strict=True)]
    found = named.groupby("key").agg(n_docs=("doc", "nunique"), beside=("beside", "mean")).reset_index()
    is_relative = (found["beside"] >= FAMILY) & (found["n_docs"] >= FEWEST_OF_FAMILY)
    return pd.DataFrame({"in_text": found["key"], "n_docs": found["n_docs"], "is_relative": is_relative})


def _titled(table: pd.DataFrame, bearers: pd.DataFrame) -> pd.DataFrame:
    """Return per title and surname the person whose title it is: 90 % of the documents that give a full name, and 5."""
    offices = table.loc[table["is_full"] & ~table["title"].isin(["", *titles.GENDERS]), ["doc", "key", "title"]]
    named = offices.drop_duplicates().merge(bearers[["doc", "key", "surname"]], on=["doc", "key"])
    best = _shares(named, ("title",))
    best = best[(best["share"] >= SHARE) & (best["n"] >= FEWEST)]
    return best.rename(columns={"key": "titled", "share": "titled_share"})[
        ["title", "surname", "titled", "titled_share"]
    ]


def _decisions(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with `person`, -1 for none, the rule and its share: by title, text, then scope."""
    alone, several = mentions["n_in_text"] == 1, mentions["n_in_text"] > 1
    is_usual_clear = (mentions["usual_share"] >= SHARE) & (mentions["n_usual"] >= FEWEST)
    is_other = alone & is_usual_clear & (mentions["in_text"] != mentions["usual"])
    is_before = is_other & (mentions["first_bare"] < mentions["first_full"])
    is_unclear = is_other & (mentions["is_relative"] == 1) & ~is_before
    is_strange = alone & (mentions["n_docs"] < FEWEST_OF_FAMILY) & ~is_before  # its title may be new to the corpus
    by_title = (mentions["titled"] >= 0) & ~is_strange
    by_text = alone & ~is_before & ~is_unclear
    by_usual = (several | is_before) & is_usual_clear
    by_scope = mentions["n_in_text"] == 0
    choices = [by_title, by_text, by_usual, by_scope]
    person = np.select(choices, [mentions[name] for name in ("titled", "in_text", "usual", "person")], -1)
    rule = np.select(choices, ["title", "text", "corpus", mentions["rule"].astype("object")], "")
    share = np.select(choices, [mentions["titled_share"], 1.0, mentions["usual_share"], mentions["share"]], 0.0)
    return _with_title_of_text(mentions.assign(person=person, rule=rule, share=share, has_title=by_title))


def _with_title_of_text(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions; one that nothing decides is the person of the only title in its text."""
    titled = mentions[mentions["has_title"]].groupby(["doc", "surname"]).agg(
        only=("person", "first"), n_only=("person", "nunique"), only_share=("share", "min")
    )  # fmt: skip
    joined = mentions.join(titled[titled["n_only"] == 1], on=["doc", "surname"])
    takes = (joined["person"] < 0) & (joined["n_in_text"] == 0) & joined["only"].notna()
    joined.loc[takes, "person"] = joined["only"][takes].astype("int64")
    joined.loc[takes, "rule"], joined.loc[takes, "share"] = "title", joined["only_share"][takes]
    return joined


def _without_misfits(mentions: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return the mentions without links to a person of another gender or given name than the words before say."""
    linked = mentions["person"].to_numpy()
    given = {number: person_names.parse(keys[number]).given for number in np.unique(linked[linked >= 0])}
    named = pd.Series([given.get(number, "") for number in linked], mentions.index, dtype="str")
    gender = named.map(lambda name: GENDER.get(name.title(), ""))
    wrong = mentions["title"].isin(titles.GENDERS) & (gender != "") & (gender != mentions["title"])
    pairs = zip(mentions["given"], named, strict=True)
    other = np.asarray([bool(word) and not person_names.has_same_given_name(word, name) for word, name in pairs], bool)
    return mentions.assign(person=mentions["person"].mask(wrong | other, -1))


def _as_links(persons: pd.DataFrame, mentions: pd.DataFrame) -> Links:
    """Return the decisions in the order of the mentions of persons; without one, two bearers make a name ambiguous."""
    key, rule, certainty = persons["key"].to_numpy().copy(), np.full(len(persons), "", object), np.ones(len(persons))
    is_linked = (mentions["person"] >= 0).to_numpy()
    is_ambiguous = ~is_linked & (mentions["n_bearers"] > 1).to_numpy()
    at = persons.index.get_indexer(mentions["index"])
    key[at[is_linked]] = mentions["person"].to_numpy()[is_linked]
    rule[at[is_linked]] = mentions["rule"].to_numpy()[is_linked]
    rule[at[is_ambiguous]] = schema.AMBIGUOUS
    certainty[at] = np.where(is_linked, mentions["share"], np.where(is_ambiguous, mentions["usual_share"], 1.0))
    return Links(key, rule, certainty)
