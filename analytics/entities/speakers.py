"""The entity of the speaker of each quotation: the name that is the head of the words for the speaker.

"New York Gov. Andrew Cuomo" is Cuomo, and "a US official" is nobody whom the text names.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analytics.corpus import positions

_PREPOSITION = (
    r"of|for|to|by|with|in|on|at|from|about|under|near|de|du|des|d[’']|à|aux?|en|pour|chez|von|vom|für|bei|beim|aus|im|am"
    r"|para|por|con|del|di|dell[aoe’']|degli|per|van|voor|do|da|dos|das|em|w|na|z|dla"
)
_ARTICLE = r"(?:(?:the|la|le|les|l[’']|el|los|las|der|dem|den|die|il|lo|gli)\s?)?"
_GOVERNED = re.compile(rf"(?:^|\s)(?:{_PREPOSITION})(?=[\s’'])(?P<object>.*)$", re.DOTALL)
_GERMAN_GENITIVE = re.compile(r"[^\W\d_][\w-]+\s(?:der|des|eines|einer)\s(?P<object>.*)$", re.DOTALL)
_TITLE = re.compile(
    r"(?:President|Senators?|Sens?\.|Reps?\.|Representative|Gov(?:ernor|\.)|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof(?:essor|\.)"
    r"|Gen(?:eral|\.)|Secretary|Justice|Judge|Mayor|Minister|Prime Minister|Chancellor|King|Queen|Prince(?:ss)?|Pope"
    r"|Democrat|Republican|Rev\.|Sir|Lord|Lady|Attorney|Chairman|Director|Speaker|Leader|Herrn?|Frau|M\.|Mme|Sra?\."
    r"|\w*(?:[Mm]inister|[Kk]anzler|[Pp]räsident|[Cc]hef|[Ss]precher)(?:s|in|en)?)$"
)
_OPENS_PHRASE = re.compile(  # words of a person or thing that is not named
    r"(?:an?|one|two|three|some|several|many|few|another|no|every|each|any|his|her|its|their|our|my|ein(?:e[rmns]?)?|une?"
    r"|des|plusieurs|certains|una|unos|unas|varios|algunos|uno|zwei|drei|mehrere|einige|viele|deux|trois|dos|tres)\s",
    re.IGNORECASE,
)
_GOES_ON = re.compile(  # behind the head: nothing, a mark, a word that begins an addition, or the noun of an agency
    r"\W*$|\s?[,(;:–—]|\s(?:Jr|Sr|I{1,3}|IV|Jr\.|Sr\.)\b|\s(?:news\s|press\s)?(?:agency|newspaper|website|magazine)\b"
    rf"|\s(?:{_PREPOSITION}|and|und|et|y|e|or|who|which|that|whose|as|himself|herself|itself|also|later|then|selbst|wiederum"
    r"|lui-même|elle-même|mismo|misma|qui|que|der|die|das|because|when|while|after|before|but)\b"
)


def with_speakers(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the quotations with the entity that the words for the speaker name, "" for none.

    It is the first person who is the head of the words or an apposition to it, else the organisation or place that is
    the head.
    """
    doc_ids = pd.Index(mentions["doc_id"].unique())
    begins = positions.number(doc_ids.get_indexer(mentions["doc_id"]), mentions["start"].to_numpy())
    order = np.argsort(begins, kind="stable")
    first, last = _rows_within(quotes, begins[order], doc_ids)
    names = mentions.iloc[order]
    starts, ends, entities = (names[column].to_numpy() for column in ("start", "end", "entity"))
    ranks = _ranks(names)
    words, origins = quotes["speaker"].tolist(), quotes["speaker_start"].to_numpy()
    found = np.full(len(quotes), "", dtype=object)
    for i in np.flatnonzero(last > first):
        rows = np.arange(first[i], last[i])
        for row in rows[np.argsort(ranks[rows], kind="stable")]:
            start, end = starts[row] - origins[i], ends[row] - origins[i]
            if end > 0 and ranks[row] < _NOBODY and _is_head(words[i], start, end, is_person=ranks[row] == 0):
                found[i] = entities[row]
                break
    return quotes.assign(entity=found)


_NOBODY = 2  # a demonym: "the French official" is not France


def _ranks(mentions: pd.DataFrame) -> np.ndarray:
    """Return by mention in which order it is tried: persons first, demonyms never."""
    not_person = (mentions["kind"] != "person").to_numpy().astype(int)
    return np.where(mentions["demonym"].to_numpy(bool), _NOBODY, not_person)


def _rows_within(quotes: pd.DataFrame, begins: np.ndarray, doc_ids: pd.Index) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last row (exclusive) of the mentions that can be within the words for each speaker.

    `begins` are the positions of the mentions, ascending; mentions do not overlap.
    """
    document = doc_ids.get_indexer(quotes["doc_id"])
    in_document = np.searchsorted(begins, positions.number(document, np.zeros(len(quotes))))
    start, end = (positions.number(document, quotes[name].to_numpy()) for name in ("speaker_start", "speaker_end"))
    before = np.searchsorted(begins, start, "right") - 1  # this one can reach into the words
    return np.maximum(before, in_document), np.searchsorted(begins, end)


def _is_head(words: str, start: int, end: int, *, is_person: bool) -> bool:
    """Return whether a name is the head of the words: "Putin's envoy on Syria" has two names that are not."""
    before, behind = words[: max(0, start)], words[end:]
    if not _GOES_ON.match(behind):
        return False
    governed = _GOVERNED.search(before) or _GERMAN_GENITIVE.search(before)
    if is_person:
        return not governed or _is_complete(governed["object"])
    return not governed and not _OPENS_PHRASE.match(before)


def _is_complete(words: str) -> bool:
    """Return whether the object of a preposition ends before the person: "Ambassador to Afghanistan | Wang Yu"."""
    last = words.rsplit(maxsplit=1)[-1] if words.strip() else ""
    return last[:1].isupper() and not _TITLE.match(last)
