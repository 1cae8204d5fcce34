"""Cards of names that only one source of a story has."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from math import log
from typing import TYPE_CHECKING

from analytics.corpus import positions
from analytics.keywords import outlet_names
from analytics.sources import facet_mentions
from analytics.storyboard.similar_sentences import Card, rarity
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.storyboard.similar_sentences import Sentence

SENTENCES, FEW, ALL_SENTENCES = 2, 3, 8  # of a card; of the card of a story of a few documents
EACH = 3  # cards of a source
SHORTEST = 3  # letters of a spelling that is searched: shorter ones are parts of other words
POSSESSIVE = re.compile(r"(\w+)['’]s $")
COMMON = log(20)  # the rarity of a name in one document of twenty
PARTY = re.compile(r"(\w{4,}) party", re.IGNORECASE)  # its members are named without the word: "Republicans"


def cards(part: Corpus) -> Iterator[Card]:
    """Yield the names that only one source has, one of each source before a second, with what is quoted from each.

    Names in many sentences come first, persons before others. Names in one of twenty documents of the corpus, such as
    "Senate", come last, because they say little about a story. Names of outlets and agencies, and of the people who
    write for them ("the BBC's Anthony Zurcher"), are left out. A name counts if no other source has it in any spelling
    of the corpus; a party only if no other source names its members. Places and organisations have another name in
    each language, so they count only if another source has a document in the same language.
    """
    documents = part.documents.set_index("doc_id")
    mentions = part.mentions[~part.mentions["demonym"].to_numpy()]
    rows = mentions.assign(
        source=mentions["doc_id"].map(documents["source"]).astype("str"),
        sentence=positions.sentence_of(part, mentions),
        name=mentions["entity"].astype("str"),
    )
    rows = rows[(rows["sentence"] >= 0).to_numpy()]
    known = rows["name"].unique()
    outlets = set(known[outlet_names.is_outlet(part, known)])
    rows = rows[~rows["name"].isin(outlets)]
    alone = rows.groupby("name")["source"].transform("nunique") == 1
    rare = rarity(part)
    rows = rows[alone]
    spellings = searched_spellings(part, set(rows["name"]))
    spoken = _quoted_sentences(part)
    groups = rows.groupby("source", sort=True)
    by_source = [list(_of_source(part, group, rare, spellings, spoken)) for _, group in groups]
    yield from filter(None, chain.from_iterable(zip_longest(*by_source)))


def _of_source(
    part: Corpus,
    rows: pd.DataFrame,
    rare: Mapping[str, float],
    spellings: Mapping[str, Collection[str]],
    spoken: pd.DataFrame,
) -> Iterator[Card]:
    """Yield up to `EACH` cards of names that only one source has, the most telling name first."""
    source = rows["source"].iloc[0]
    others = part.take([at for at, one in enumerate(part.documents["source"]) if one != source])
    texts = "\n".join(others.text[doc_id] for doc_id in others.doc_ids).casefold()
    own = set(part.documents.loc[part.documents["source"] == source, "language"])
    own_words = set(tokens.tokens(source))
    has_same_language = not own.isdisjoint(others.documents["language"])
    shown: set[Sentence] = set()
    n_cards = 0
    for name in _names_in_order(rows, rare):
        mentions = rows[rows["name"] == name]
        is_translated = "person" not in set(mentions["kind"])
        is_own_name = own_words.issuperset(tokens.tokens(name))
        is_writer = is_own_name or _writes_for(part, mentions, own_words)
        if is_writer or (is_translated and not has_same_language) or _is_written(spellings[name], texts):
            continue
        card = _card(part, name, mentions, spoken)
        if shown.issuperset(card.sentences):
            continue
        shown.update(card.sentences)
        yield card
        n_cards += 1
        if n_cards == EACH:
            return


def _names_in_order(rows: pd.DataFrame, rare: Mapping[str, float]) -> list[str]:
    """Return the names of a source: places and common names last, then by sentences, persons before organisations."""
    sizes = rows.groupby("name")["sentence"].nunique()
    places, persons = (set(rows.loc[(rows["kind"] == kind).to_numpy(), "name"]) for kind in ("place", "person"))
    common = {name for name in sizes.index if rare[name] < COMMON}
    return sorted(sizes.index, key=lambda one: (one in places, one in common, -sizes[one], one not in persons, one))


def _writes_for(part: Corpus, mentions: pd.DataFrame, own_words: set[str]) -> bool:
    """Return whether a name follows the name of its outlet in the possessive: "the BBC's Anthony Zurcher"."""
    before = (part.text[doc_id][max(start - 40, 0) : start] for doc_id, start in zip(
        mentions["doc_id"].astype("str"), mentions["start"].tolist(), strict=True))  # fmt: skip
    owners = (POSSESSIVE.search(text) for text in before)
    return any(found is not None and found[1].casefold() in own_words for found in owners)


def searched_spellings(corpus: Corpus, names: Collection[str]) -> dict[str, list[str]]:
    """Return the spellings of each name in the whole corpus, and the surnames of persons, all in small letters.

    Spellings that are too short to be searched for are left out.
    """
    mentions = corpus.root.mentions
    is_person = (mentions["kind"] == "person") & mentions["entity"].isin(names)
    persons = set(mentions.loc[is_person.to_numpy(), "entity"].unique())
    found = {}
    for name, forms in facet_mentions.name_forms(corpus, names).items():
        surnames = {one.split()[-1] for one in forms} if name in persons else set[str]()
        found[name] = sorted({form.casefold() for form in forms | surnames if len(form) >= SHORTEST})
    return found


def _is_written(spellings: Collection[str], texts: str) -> bool:
    """Return whether texts have a spelling of a name; "Republican Party" also if they have its members."""
    members = [found[1] for one in spellings if (found := PARTY.match(one))]
    return any(one in texts for one in (*spellings, *members))


def _card(part: Corpus, name: str, mentions: pd.DataFrame, spoken: pd.DataFrame) -> Card:
    said = sorted(set(spoken.loc[spoken["entity"] == name, "sentence"]))
    most = ALL_SENTENCES if len(part) <= FEW else SENTENCES
    places = dict.fromkeys([*said[: most - 1], *sorted(set(mentions["sentence"])), *said])
    table = part.stored("sentences").iloc[sorted([*places][:most])]
    doc_ids = table["doc_id"].astype("str")
    return Card(name, "only", 1, [*zip(doc_ids, table["start"].tolist(), table["end"].tolist(), strict=True)])


def _quoted_sentences(part: Corpus) -> pd.DataFrame:
    """Return the sentence in which each quotation of a named speaker begins: `entity`, `sentence`."""
    quotes = part.stored("quotes")
    quotes = quotes[(quotes["entity"] != "").to_numpy()]
    table = quotes[["entity"]].astype("str").assign(sentence=positions.sentence_of(part, quotes))
    return table[table["sentence"] >= 0]
