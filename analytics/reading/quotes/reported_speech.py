"""Reported speech: "X said that", "..., X said.", "according to X", "X sagte, er habe"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from analytics.reading.quotes import anchors, english_speech
from analytics.reading.quotes.according_to import source, sources
from analytics.reading.quotes.clause_bounds import after_apposition, after_german_source, clause_end
from analytics.reading.quotes.german_speech import closing_speaker, german_speaker
from analytics.reading.quotes.quotation_marks import MARKS, MAX_QUOTE
from analytics.reading.quotes.quoted import REACH, Attribution, UnresolvedQuote, long_enough, make_quotation
from analytics.reading.quotes.sentence_bounds import sentence_at
from analytics.reading.quotes.speakers import subject_before
from analytics.reading.quotes.speech_verbs import (
    CONDITIONAL,
    PRONOUNS,
    THAT,
    speech_verb,
    that_clause,
    whole_speech_verb,
)
from analytics.reading.quotes.subject_after import null_subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.reading.quotes.anchors import Anchors
    from analytics.reading.quotes.quoted import Quote
    from analytics.reading.quotes.speakers import Speaker

    Reads = Callable[[str, str, re.Match[str], int, int], UnresolvedQuote | None]

_CLOSED = re.compile(
    r"(?: (?:on|in|at|during|late|early)\s[^.,;:“”\"]{1,60}[.,]| [A-Z]\w+day[.,]|\.)(?=\s|$)(?!\s*[“\"‘])"
)
_QUOTED = re.compile(r"[“”\"‘]|'(?!\w)|(?<!\w)'")
# With this start a clause is a statement only if a comma follows: "In October, X asked ...", "..., which X notes".
_FRAGMENT = re.compile(
    r"(?:In|On|At|Of|By|For|From|With|After|Before|During|Since|As|To|Like|About|When|While|If|Asked|Instead|Still|Yet|But"
    r"|And|However|Meanwhile|Later|Earlier|Last|Speaking|Citing|Noting|Also|Then|So|Under|Among|Over|Through|Because|Not)\b"
)
_RELATIVE = re.compile(r"(?:which|who|whom|that|when|where|while|if|because|and|but|or|than|whose)\b")
_LEAD = re.compile(
    r"(?:(?:[A-ZÄÖÜ][\w./-]+ ){1,3}– |[\s,•*–-]+|[A-Z]{3,}: |[A-Z][A-Z ,./]{2,40}(?:\([^()\n]{1,30}\) ?)?[—–-]+ )*"
)
_SUBCLAUSE = re.compile(
    r"[^.,;:!?“”„\"\n]{0,60}, (?!dass\b|ob\b|wodurch\b|womit\b|wobei\b|weshalb\b|indem\b"
    r"|nachdem\b|wie\b|was\b|wer\b|wo\b|weil\b|wenn\b|als\b)"
)
_ATTRIBUTION_ENDS = re.compile(r"[^,;:“”\"\n]{0,60}\.?\s*$")
_OWN_SPEAKER = re.compile(rf"(?<!\w){speech_verb('de')}(?!\w)|\b(?:[Ll]aut|zufolge)\b")
_NOBODY = ("on", "On")  # "on estime que"
_NO_THAT = {"so", "continued", "rief"}  # "so groß, dass", "continued that trend", "rief an, so dass"
_NO_CLOSING = {"continued", "told", "tells"}  # 'the only version is the one that X told.'
_NESTED_REPORT = re.compile(r"\s*(?:[^\s,]+ ){1,4}(?:said|says|told)\b")  # 'X said it was so, he added'
_FIRST_PERSON = re.compile(r"\b(?:[Ii]ch|[Mm]ir|[Mm]ich|[Mm]eine?[rmns]?)\b")  # direct speech that has lost its marks
_NO_CLAUSE = re.compile(r"(?:is|was|were|are|has|had|will|would|[a-z]{3,}ed)\b")  # 'speeches that | kicked off a tour'
_OTHER_CLAUSE = re.compile(r"\b(?:in Anspielung|im Hinblick|und wir|und ich|da(?:mit|von|ran|rin),)")
_ALSO = re.compile(  # before a verb without a subject
    r"\s*(?:También|Además,?|Asimismo,?|Luego|Anche|Também|Além disso,?)\s"
)
_BEHIND_MARK = re.compile(r"^[^«“„\n]*(?:[»”]|(?<=[\w.!?])“$)")  # the clause runs over the end of a quotation
_LONE_MARK = re.compile(r"\s[\"“«]$")
_NAME_BEHIND = re.compile(r"(?:[A-ZÄÖÜ][\w.’-]+ ){1,3}[A-ZÄÖÜ][\w’-]+, ")
_FORM_REACH = 120  # code points in which the verb form of reported speech must be


def reported_speech(
    text: str, language: str, ends: list[int], direct: list[UnresolvedQuote], marked: list[tuple[int, int]], at: Anchors
) -> list[UnresolvedQuote]:
    """Return the clauses that a reporting verb or an "according to" reports, none around or within quotation marks."""
    if language not in THAT:
        return []
    taken = [quotation.quote.start for quotation in direct]
    clauses: list[UnresolvedQuote] = []
    free = 0
    for start, sign, read in _signs(text, language, at):
        first, last = sentence_at(ends, start, len(text))
        reported = read(text, language, sign, first, last) if start >= free and not _is_within(marked, start) else None
        if reported and not _touches(taken, reported.quote) and not _is_within(marked, reported.quote.start):
            clauses.append(reported)
            free = max(reported.quote.end, sign.end())
            if language == "de" and CONDITIONAL.search(reported.quote.text):
                clauses += _continue_speech(text, ends, reported, taken)
                free = max(free, clauses[-1].quote.end)
    return clauses


def _is_within(marked: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(marked, (at, len(marked))) - 1
    return place >= 0 and marked[place][0] <= at < marked[place][1]


def _touches(taken: list[int], quote: Quote) -> bool:
    return bisect_right(taken, quote.end) != bisect_right(taken, quote.start - 1)


def _signs(text: str, language: str, at: Anchors) -> list[tuple[int, re.Match[str], Reads]]:
    verbs = anchors.matches(text, at.verb, whole_speech_verb(language))
    signs = [
        *((verb, _reported_clause) for verb in verbs),
        *((sign, _according_to) for sign in sources(text, language, at.source)),
    ]
    return sorted(((sign.start(), sign, read) for sign, read in signs), key=lambda sign: sign[0])


def _reported_clause(text: str, language: str, verb: re.Match[str], first: int, last: int) -> UnresolvedQuote | None:
    """Return the clause of 'X said that ...', of English '..., X said.' or of German 'X sagte, er habe ...'."""
    near = max(first, verb.start() - REACH)
    that = that_clause(language).match(text, verb.end(), last) if verb["verb"] not in _NO_THAT else None
    if that and language == "de" and CONDITIONAL.search(text, verb.end(), that.end()):
        that = None  # 'sagte, er befürchte, dass': the clause begins before "dass"
    if that:
        return _that_clause(text, language, verb, that, (first, last))
    if language == "de":
        return _conditional(text, first, near, verb, last)
    if language != "en":
        return None
    bare = english_speech.clause_start(text, verb, last)
    if bare >= 0:
        who = subject_before(text, near, verb.start())
        return _clause(text, bare, clause_end(text, first, who.start, bare, last), who, verb["verb"]) if who else None
    return _closing_clause(text, first, near, verb, last)


def _closing_clause(text: str, first: int, near: int, verb: re.Match[str], last: int) -> UnresolvedQuote | None:
    """Return the clause of English '..., X said.' or '..., said X.'."""
    inverted = english_speech.closing_speaker(text, first, verb, last)
    comma = inverted[1] if inverted else _closing_comma(text, near, verb, last)
    if (
        comma < 0
        or verb["verb"] in _NO_CLOSING
        or _is_fragment(text, first, comma)
        or _NESTED_REPORT.match(text, first, comma)
    ):
        return None
    who = inverted[0] if inverted else subject_before(text, comma + 1, verb.start())
    interrupted = who and who.name.lower() in PRONOUNS and not inverted and text[comma + 1 : who.start].strip()
    return None if interrupted else _clause(text, first, comma, who, verb["verb"])


def _that_clause(
    text: str, language: str, verb: re.Match[str], that: re.Match[str], sentence: tuple[int, int]
) -> UnresolvedQuote | None:
    """Return the clause after "that" with its speaker."""
    first, last = sentence
    near = max(first, verb.start() - REACH)
    german = language == "de"
    who = german_speaker(text, near, verb, that.end()) if german else subject_before(text, near, verb.start())
    if not who and (verb["verb"][0].isupper() or _ALSO.fullmatch(text, first, verb.start())):
        who = null_subject(verb, verb.start(), language)
    other = _OTHER_CLAUSE.search(that[0]) or (language == "en" and _NO_CLAUSE.match(text, that.end()))
    if not who or who.name in _NOBODY or other:
        return None
    end = clause_end(text, first, who.start, that.end(), last)
    return _clause(text, that.end(), end, who, verb["verb"])


def _conditional(text: str, first: int, near: int, verb: re.Match[str], last: int) -> UnresolvedQuote | None:
    """Return the clause of 'X sagte, er habe ...' or 'Er habe ..., sagte X.', by its verb form of reported speech."""
    closing = closing_speaker(text, first, verb, last)
    if closing:
        speaker, end = closing
        reported = CONDITIONAL.search(text, first, end) and not _FIRST_PERSON.search(text, first, end)
        return _clause(text, first, end, speaker, verb["verb"]) if reported else None
    comma = _SUBCLAUSE.match(text, verb.end(), last) if verb["verb"] not in _NO_THAT else None
    if not comma or not CONDITIONAL.search(text, comma.end(), min(last, comma.end() + _FORM_REACH)):
        return None
    name = _NAME_BEHIND.match(text, comma.end(), last)  # 'sagte der Trainer, Will Wade, das Team sei'
    start = name.end() if name else comma.end()
    who = german_speaker(text, near, verb, start - 1 if name else start - 2)
    end = clause_end(text, first, first, start, last)
    semicolon = text.find(";", start, end)
    if semicolon > 0 and not CONDITIONAL.search(text, semicolon, end):
        end = semicolon
    return _clause(text, start, end, who, verb["verb"])


def _continue_speech(text: str, ends: list[int], reported: UnresolvedQuote, taken: list[int]) -> list[UnresolvedQuote]:
    """Return the German sentences after a reported one that have the same verb form: 'Er sei ... Man habe ...'."""
    continued: list[UnresolvedQuote] = []
    end = reported.quote.end
    while True:
        first, last = sentence_at(ends, end + 1, len(text))
        sentence = text[first:last].strip()
        form = CONDITIONAL.search(sentence, 0, _FORM_REACH)
        if first < end or "\n" in text[end:first].strip(" ") or not form or not sentence[:1].isupper():
            return continued
        start = first + len(text[first:last]) - len(text[first:last].lstrip())
        span = (start, start + len(sentence))
        quote = reported.quote._replace(start=span[0], end=span[1], text=sentence)
        if (
            _OWN_SPEAKER.search(sentence)
            or MARKS.search(sentence)
            or _touches(taken, quote)
            or len(sentence) > MAX_QUOTE
        ):
            return continued
        continued.append(reported._replace(quote=quote))
        end = quote.end


def _according_to(text: str, language: str, sign: re.Match[str], first: int, last: int) -> UnresolvedQuote | None:
    """Return the clause of 'According to X, ...' or '..., according to X.'."""
    attribution = source(text, language, sign, min(last, sign.end() + 2 * REACH))
    if not attribution:
        return None
    if not text[first : sign.start()].strip():
        comma = text.find(",", attribution.end, min(last, attribution.end + REACH))
        german = language == "de"
        start = after_german_source(text, attribution.end) if german else after_apposition(text, comma + 1, last)
        end = clause_end(text, first, first, start, last) if german else last
        return _clause(text, start, end, attribution.speaker, attribution.verb) if start > first else None
    comma = len(text[first : sign.start()].rstrip()) + first - 1
    if (
        text[comma] != ","
        or _is_fragment(text, first, comma)
        or not _ATTRIBUTION_ENDS.match(text, attribution.end, last)
        or whole_speech_verb(language).search(text, first, comma)
    ):
        return None
    return _clause(text, first, comma, attribution.speaker, attribution.verb)


def _closing_comma(text: str, near: int, verb: re.Match[str], last: int) -> int:
    """Return the comma before ' X said.', -1 if none is near, a mark follows it or the sentence continues."""
    comma = text.rfind(", ", near, verb.start())
    closes = comma >= 0 and not _QUOTED.search(text[comma : verb.start()]) and _CLOSED.match(text, verb.end(), last)
    return comma if closes and not _RELATIVE.match(text, comma + 2) else -1


def _is_fragment(text: str, start: int, comma: int) -> bool:
    """Return whether the words are an adverbial and not a statement: a preposition at the start, no comma after it."""
    opening = _LEAD.match(text, start, comma)
    start = opening.end() if opening else start
    return bool(_FRAGMENT.match(text, start, comma)) and "," not in text[start:comma]


def _clause(text: str, start: int, end: int, who: Speaker | None, verb: str) -> UnresolvedQuote | None:
    if not who or end - start > MAX_QUOTE:
        return None
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    clause = _LONE_MARK.sub("", text[start:end].rstrip())
    if not long_enough(clause) or MARKS.match(clause) or _BEHIND_MARK.match(clause):
        return None
    return make_quotation(text, start, start + len(clause), Attribution(who, verb, end), direct=False)
