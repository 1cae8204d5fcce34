"""Who says what in one text: quotations between marks and reported speech, with the speaker that a speech verb names.

Precision before recall: marks without a speech verb beside them (scare quotes, titles) are no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from analytics.reading.quotation_marks import MARKS, MAX_QUOTE, marked_spans
from analytics.reading.sentence_bounds import sentence_at, sentence_ends
from analytics.reading.speakers import Speaker, cited_source, clitic_subject, subject_after, subject_before
from analytics.reading.speech_words import PRONOUNS, THAT, speech_verb, that_clause

MIN_WORDS = 3
_REACH = 160  # code points to either side in which the speech verb must stand: bounds the work per quotation mark
_CLOSED = re.compile(r"(?: (?:on|in|at|during|late|early)\s[^.,;:“”\"]{1,60}[.,]| [A-Z]\w+day[.,]|\.)(?=\s|$)")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_GOES_ON = re.compile(r"(?:and|but|as|while|which|who|or|to|in|und|aber|et|mais|y|pero)\b")
_FULL_NAMES = re.compile(r"\b([A-Z][^\W\d_]+) (?:[A-Z]\. )?([A-Z][^\W\d_]+)")
_QUOTED = re.compile(r"[“”\"‘]|'(?!\w)|(?<!\w)'")
_FULL_STOP = re.compile(r"[.;:!?](?=\s)(?<!\b[A-Z]\.)(?<!Mr\.)(?<!Sen\.)(?<!Rep\.)")


class Quote(NamedTuple):
    """One quotation: the quoted words or the reported clause, who says it and by which verb; "" is not known."""

    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    verb: str
    direct: bool
    text: str


class _Said(NamedTuple):
    speaker: Speaker
    verb: str
    end: int  # where the attribution ends


def quotes(text: str, language: str) -> list[Quote]:
    """Give the quotations of a text in order, pronoun speakers replaced by the last speaker named before them.

    Direct speech needs quotation marks, three words and a speech verb beside it; reported speech (en, de, fr, es) a
    speech verb with "that" after it, or an English clause closed by ", X said". The speaker's offsets are those of
    the name itself where a pronoun was resolved.
    """
    ends = sentence_ends(text)
    direct = _direct(text, language, ends)
    reported = _reported(text, language, ends, direct)
    return _resolved(text, language, sorted([*direct, *reported], key=lambda found: found[0].start))


def _direct(text: str, language: str, ends: list[int]) -> list[tuple[Quote, bool]]:
    found: list[tuple[Quote, bool]] = []
    said, previous_end = None, 0
    spans = marked_spans(text)
    for place, (start, end) in enumerate(spans):
        following = spans[place + 1][0] - 1 if place + 1 < len(spans) else len(text)
        carried = said if said and not text[said.end : start - 1].strip(" .,") and said.end <= start else None
        said = _after(text, end, min(following, end + _REACH), language)
        said = said or _before(text, max(previous_end, start - 1 - _REACH), start - 1, language, ends) or carried
        previous_end = end + 1
        if said and _long_enough(text[start:end]):
            found.append(_quote(text, *_trimmed(text, start, end), said, direct=True))
        if said and said.end < end:
            said = said._replace(end=end + 1)
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _long_enough(quoted: str) -> bool:
    return len(_WORD.findall(quoted)) + len(_UNSPACED.findall(quoted)) // 2 >= MIN_WORDS


def _quote(text: str, start: int, end: int, said: _Said, *, direct: bool) -> tuple[Quote, bool]:
    who = said.speaker
    return Quote(start, end, who.name, who.start, who.end, said.verb, direct, text[start:end]), who.named


def _after(text: str, end: int, limit: int, language: str) -> _Said | None:
    """Read '..., X said' and '..., said X' after the closing mark at `end`; a full stop before it ends the matter."""
    window = text[end + 1 : limit].split("\n", 1)[0]
    if text[end - 1 : end] not in tuple(",?!–—-…，！？") and not window.lstrip().startswith((",", "–", "，")):
        return None
    lead = re.match(r"[\s,–—]*", window)
    skip = lead.end() if lead else 0
    verb = re.match(rf"{speech_verb(language)}(?![\w])(?:-t)?(?:-(?P<clitic>il|elle|ils|elles))?", window[skip:])
    if verb:
        return _verb_first(text, end + 1 + skip, verb, limit)
    return None if _GOES_ON.match(window, skip) else _verb_last(text, end + 1, window, skip, limit, language)


def _verb_first(text: str, offset: int, verb: re.Match[str], limit: int) -> _Said | None:
    who = clitic_subject(verb, offset) or subject_after(text, offset + verb.end(), limit)
    return _Said(who, verb["verb"], _clause_end(text, who.end, limit)) if who else None


def _verb_last(text: str, offset: int, window: str, skip: int, limit: int, language: str) -> _Said | None:
    verb = re.search(rf"(?<=[\s,]){speech_verb(language)}(?!\w)", window)
    if not verb or _FULL_STOP.search(window[: verb.start()]):
        return None
    who = subject_before(text, offset + skip, offset + verb.start())
    return _Said(who, verb["verb"], _clause_end(text, offset + verb.end(), limit)) if who else None


def _clause_end(text: str, at: int, limit: int) -> int:
    """Give the end of the attribution: the next full stop or comma before a following quotation."""
    stop = re.compile(r"[.,:]\s").search(text, at, limit)
    return stop.end() if stop else limit


def _before(text: str, first: int, opening: int, language: str, ends: list[int]) -> _Said | None:
    """Read 'X said: ...', 'X told them, ...' and 'said X: ...' before the opening mark."""
    start = max(first, sentence_at(ends, max(opening - 2, 0), len(text))[0])
    window = text[start:opening]
    verbs = list(re.finditer(rf"(?<!\w){speech_verb(language)}(?!\w)", window))
    if not verbs or not re.search(rf"(?:[:,：]|{THAT.get(language, ':')})\s*$", window):
        return None
    verb = verbs[-1]
    if language == "de":
        who = subject_after(text, start + verb.end(), opening) or subject_before(text, start, start + verb.start())
    else:
        who = subject_before(text, start, start + verb.start())
    return _Said(who, verb["verb"], opening) if who else None


def _reported(text: str, language: str, ends: list[int], direct: list[tuple[Quote, bool]]) -> list[tuple[Quote, bool]]:
    if language not in THAT:
        return []
    taken = [quote.start for quote, _ in direct]
    found: list[tuple[Quote, bool]] = []
    free = 0
    for verb in re.finditer(rf"(?<!\w){speech_verb(language)}(?!\w)", text):
        reported = _reported_by(text, language, ends, verb) if verb.start() >= free else None
        if reported and bisect_right(taken, reported[0].end) == bisect_right(taken, reported[0].start - 1):
            found.append(reported)
            free = max(reported[0].end, verb.end())
    return found


def _reported_by(text: str, language: str, ends: list[int], verb: re.Match[str]) -> tuple[Quote, bool] | None:
    """Read 'X said that ...' and, in English, '..., X said.' in the sentence of the verb."""
    first, last = sentence_at(ends, verb.start(), len(text))
    near = max(first, verb.start() - _REACH)
    that = that_clause(language).match(text, verb.end(), last)
    if that:
        return _clause(text, that.end(), last, _that_speaker(text, language, near, verb, that.end()), verb)
    comma = _closing_comma(text, near, verb, last) if language == "en" else -1
    return _clause(text, first, comma, subject_before(text, comma + 1, verb.start()), verb) if comma >= 0 else None


def _that_speaker(text: str, language: str, near: int, verb: re.Match[str], clause: int) -> Speaker | None:
    """Find who said that; in German the letter cited or the subject after the verb goes first."""
    before = subject_before(text, near, verb.start())
    if language != "de":
        return before
    return cited_source(text, near, verb) or subject_after(text, verb.end(), clause) or before


def _closing_comma(text: str, near: int, verb: re.Match[str], last: int) -> int:
    """Give the comma before ' X said.', -1 where none is near, a mark stands behind it or the sentence goes on."""
    comma = text.rfind(", ", near, verb.start())
    closed = comma >= 0 and not _QUOTED.search(text[comma : verb.start()]) and _CLOSED.match(text, verb.end(), last)
    return comma if closed else -1


def _clause(text: str, start: int, end: int, who: Speaker | None, verb: re.Match[str]) -> tuple[Quote, bool] | None:
    if not who or end - start > MAX_QUOTE:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,\n\t"))
    clause = text[start:end].rstrip()
    if not _long_enough(clause) or MARKS.match(clause):
        return None
    return _quote(text, start, start + len(clause), _Said(who, verb["verb"], end), direct=False)


def _resolved(text: str, language: str, found: list[tuple[Quote, bool]]) -> list[Quote]:
    last: Quote | None = None
    resolved: list[Quote] = []
    for quote, named in found:
        if named:
            last = quote
        elif last and quote.speaker.lower() in PRONOUNS and not _other_person(text, last, quote, language):
            last = quote._replace(speaker=last.speaker, speaker_start=last.speaker_start, speaker_end=last.speaker_end)
            resolved.append(last)
            continue
        resolved.append(quote)
    return resolved


def _other_person(text: str, last: Quote, quote: Quote, language: str) -> bool:
    """Tell whether a full name stands between two quotations: then the pronoun may well be that person's.

    Not told in German, where two nouns in a row look like a full name.
    """
    known = set(last.speaker.split()) | {"The", "In", "On", "At", "But", "And", "A"}
    between = text[max(last.end, quote.start - 2 * MAX_QUOTE) : quote.start]
    return language != "de" and any(known.isdisjoint(names) for names in _FULL_NAMES.findall(between))
