"""The speaker: the pronoun, the name or the noun phrase before or after a reporting verb."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from analytics.reading.quotes.speech_verbs import (
    DETERMINERS,
    FUNCTION,
    GOVERNING,
    GROUPS,
    NO_SPEAKER,
    NO_SUBJECT,
    OTHER_PRONOUNS,
    PARTICLES,
    PRONOUNS,
    TITLES,
)

_MAX_SPEAKER_WORDS = 10
_GENITIVE = {"des", "der", "einer", "eines", "dem", "den", "einem", "seiner", "ihrer"}
_DASHES = {"—", "–", "-"}
_CLOSING_MARKS = "»”“"
_WHO = {"who", "qui"}  # 'the women | who use it say'
_AND = {"and", "und", "et", "y", "e"}
_DATIVE = {"dem", "den", "einem"}
_NO_LAST_WORD = re.compile(
    r"[’'](?:ve|re|ll|d|m)$|^(?:(?!(?:family|assembly|ally|daily|weekly|monthly)$)[a-z]+ly|[\d.,]+%?|MORE)$"
)
FULL_NAME = 2  # words: first name and surname
MAX_COMMON = 3  # words: "union chief" before a name
TOKEN = re.compile(r"[^\s,]+")
_AUXILIARY = re.compile(
    r"(?:(?:^|\s)(?:has|had|have|(?!(?:fami|assemb|al|dai|week|month)ly\b)[a-z]{2,}ly|also|later|then|once|often|again"
    r"|now|still|always|further|already|first|just|even|too|himself|herself|themselves|however"
    r"|hat|habe|hatte|haben|a|ha|han|también|(?:hat|hatte|haben) (?:am )?\w+tag"
    r"|tampoco|luego|además|ya|ahora|después|entonces|posteriormente|recientemente|aussi|également|ensuite|anche|também"
    r"|ook|selbst|leur|nous|vous|ont|avait|avaient|(?<=\w{3}\s)lui|[Mm]e|[Nn]os|[Mm]i|[Cc]i|[LlMmTt]['’]|[Ll]es?|gli))*\s*$"
)
_INSERTION = re.compile(r"\s[–—-]\s[^\n–—]{1,120}\s[–—-]\s*$")  # 'Kamara - who had joined the protests - says'
_CITING = re.compile(r"\b(?:quoting|citing)\s+((?:[A-Z][\w'’.-]+\s?)+)")
_RELATIVE = re.compile(r"\s*(?:who|qui|que|quien|quienes|che|quem)\b")
_TIME = re.compile(
    r"\s*(?:(?:In|On|At|By|After|Before|During|Since|That|This|Last|Later|Earlier|Meanwhile|However|Then|Now|Today|Still"
    r"|Yesterday|Also|Instead|Separately|Am|Im|Nach|Später)\b(?![’'])|(?:Mais|Pero)\b(?! [A-Z])|\d)"
)
CAPITALS = re.compile(r"(?:[A-ZÄÖÜÉ](?:[\w'’-]+|\.) ?)+")
_REPEATED = re.compile(r"((\w+) \w+(?: \w+)?) \2\b")  # a name followed by the caption of its portrait
_GERMAN = re.compile(r"\b[Dd](?:er|ie|as)(?: [a-zäöüß]+(?:e|en)){1,2} $")  # "die türkische Regierung" is not a name
_PARTY = re.compile(r"[RDI]-[A-Z]|(?:[A-Z][\w.]+ ){1,2}(?:Democrat|Republican|Independent)\b")
_PARTY_ALONE = re.compile(r"\s*(?:[RDI]-[A-Z][\w.]*|(?:[A-Z][\w.]+ ){1,2}(?:Democrat|Republican|Independent))\s*$")
_NO_NOUN = re.compile(
    r"\b(?:has|had|have|is|was|were|are|be|been|will|would|that|which|who|what|it|he|she|they|said|but|wurden?|wird|hatten?|hat)\b|[“”\"]"
)
_TIMES = {
    *(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Last",
        "Earlier",
        "Later",
        "Today",
    ),
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *("December", "Yesterday", "Lunedì", "Martedì", "Mercoledì", "Giovedì", "Venerdì", "Sabato", "Domenica"),
}
_NO_FIRST_WORD = (PARTICLES - {"ben", "al", "van", "von"}) | DETERMINERS | FUNCTION | NO_SUBJECT  # of a name
_ELIDED = re.compile(r"d['’]\w")  # "le documentaire d'Al | Jazeera"
_ELIDED_ARTICLE = re.compile(r"[Ll]['’]\w")
_BEFORE_CLAUSE = {"que", "mais", "car", "où", "si", "quand", "lorsque", "donc", "or"}
_AFTER_PREPOSITION = re.compile(r"\d|(?:l[ao]s?|el|una?|sus?|finales|mediados|principios)\b")
_FIRST = {"Premier", "Première", "Primer", "Primera"}  # "du Premier ministre"
_LOWER_TITLES = 4  # words between a preposition and a name: "la campaña del ex presidente Trump"


class Speaker(NamedTuple):
    """The span and the words of a speaker; `named`: they are a name, not a pronoun or a description."""

    start: int
    end: int
    name: str
    named: bool


def subject_before(text: str, start: int, end: int) -> Speaker | None:
    """Return the noun phrase that ends at `end`; the proper name of an apposition between commas has priority."""
    colon = text.rfind(": ", start, end)
    start = start if colon < 0 else colon + 2
    segment = _AUXILIARY.sub("", text[start:end].rstrip() + " ")
    insertion = _INSERTION.search(segment + " ")
    segment = segment[: insertion.start()] if insertion else segment
    citing = _CITING.search(segment)
    if citing:
        return named_speaker(text, start + citing.start(1), start + citing.start(1) + len(citing[1].rstrip()))
    parts = [(start + part.start(), start + part.end()) for part in re.finditer(r"[^,]+", segment) if part[0].strip()]
    if len(parts) > 1 and not segment.rstrip().endswith(",") and _PARTY_ALONE.match(text[parts[-1][0] : parts[-1][1]]):
        parts = parts[:-1]
        if len(parts) == 1 or not _RELATIVE.match(text, *parts[-1]):
            return _phrase(text, *parts[-1])
    if len(parts) > 1 and _RELATIVE.match(text, *parts[-1]):
        return _phrase(text, *parts[-2])
    if segment.rstrip().endswith(",") and len(parts) > 1:
        if _TIME.match(text, *parts[-2]):
            return _phrase(text, *parts[-1])
        name = _pure_name(text, parts[-1], described=not _ends_in_name(text, parts[-2]))
        return name or _phrase(text, *parts[-2])
    cut = segment.rstrip().endswith(",") and len(parts) == 1  # an addition to a speaker who is not in the segment
    return _phrase(text, *parts[-1]) if parts and not cut else None


def clitic_subject(verb: re.Match[str], offset: int) -> Speaker | None:
    """Return the pronoun attached to a French verb ("a-t-il dit", "dit-elle"); `offset` is the start of the match."""
    pronoun = verb["clitic"] or next(iter(re.findall(r"-(?:t-)?((?:il|elle)s?)\b", verb["verb"])), "")
    if not pronoun:
        return None
    start = offset + verb.group().index(pronoun)
    return Speaker(start, start + len(pronoun), pronoun, named=False)


def cited_source(text: str, start: int, verb: re.Match[str]) -> Speaker | None:
    """Return the source of 'In Qaems Brief heißt es': the writer if the text has the name itself, else the document."""
    match = re.compile(r"In ((?:[A-ZÄÖÜ]\w+s|\w+) \w+) $").search(text, start, verb.start())
    if not match or not verb["verb"].endswith("es"):
        return None
    owner = match[1].split()[0]
    if owner.endswith("s") and _has_word(text, owner[:-1]):
        return Speaker(match.start(1), match.start(1) + len(owner) - 1, owner[:-1], named=True)
    return Speaker(match.start(1), match.end(1), match[1], named=False)


@lru_cache(maxsize=8)  # keeps the texts in memory; without it the text is searched again for each such phrase
def _has_word(text: str, word: str) -> bool:
    """Return whether a text has a word by itself."""
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _ends_in_name(text: str, part: tuple[int, int]) -> bool:
    return text[part[0] : part[1]].rsplit(maxsplit=1)[-1][0].isupper()


def _pure_name(text: str, part: tuple[int, int], *, described: bool) -> Speaker | None:
    """Return an apposition of capitalised words; a single word only after a description ("his colleague, Thomas,")."""
    tokens = list(TOKEN.finditer(text, *part))
    title = described and len(tokens) > FULL_NAME + 1 and tokens[0][0] in DETERMINERS
    if title and all(token[0][0].isupper() for token in tokens[1:]):  # 'el socorrista, el Capitán Larry Giles,'
        tokens = tokens[1:]
    words = [token[0] for token in tokens]
    full = (
        len(words) > (0 if described else 1) and words[0][0].isupper() and words[-1].removeprefix("al-")[:1].isupper()
    )
    full = full and all(word[0].isupper() or word in PARTICLES or word.startswith("al-") for word in words)
    full = full and not _PARTY.match(text, tokens[0].start())
    return named_speaker(text, tokens[0].start(), tokens[-1].end()) if full else None


def _phrase(text: str, start: int, end: int) -> Speaker | None:
    """Return the noun phrase at the end of a span: a pronoun, a name, or determiner ... noun."""
    bracket = text.rfind(" (", start, end)
    if bracket > start and text[start:end].rstrip().endswith(")"):
        end = bracket
    tokens = list(TOKEN.finditer(text, start, end))[-_MAX_SPEAKER_WORDS:]
    if not tokens or tokens[-1][0] in _DASHES:  # behind a dash: the subject is before an insertion that is too long
        return None
    before = _before_relative(tokens)
    last = before[-1]
    if before != tokens and last[0][0].isupper() and (name := _name_start(before)) < len(before):
        return named_speaker(text, before[name].start(), last.end())
    tokens = before
    if last[0].lower() in (NO_SUBJECT | DETERMINERS) - PRONOUNS or _NO_LAST_WORD.search(last[0]):
        return None
    group = last[0] in GROUPS and not any(_is_opener(tokens, place) for place in range(len(tokens)))
    if group or last[0].lower() in PRONOUNS | OTHER_PRONOUNS:
        return _plural(text, tokens) if group or last[0] in ("officials", "critics") else pronoun_speaker(last)
    first = _name_start(tokens)
    while first < len(tokens) - 1 and tokens[first][0] in _TIMES:
        first += 1
    is_cut = last[0][-1] in _CLOSING_MARKS  # a quoted name: "zwei von der «Stella | Nova»"
    if first < len(tokens) and (is_cut or _TIMES.issuperset(token[0] for token in tokens[first:])):
        return None
    is_name = first < len(tokens) and not _is_governed(tokens, first)
    common = first == len(tokens) - 1 and (NO_SPEAKER.search(last[0]) or _GERMAN.search(text, start, last.start()))
    return (
        _noun_phrase(text, tokens) if common or not is_name else named_speaker(text, tokens[first].start(), last.end())
    )


def _before_relative(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the tokens before a relative clause that reaches to the end: 'the women | who use it'."""
    place = next((place for place, token in enumerate(tokens) if place and token[0] in _WHO), len(tokens))
    clause = tokens[place:]
    if any(one[0] in _AND and two[0].lower() in DETERMINERS for one, two in pairwise(clause)):
        return tokens
    return tokens[: place - (tokens[place - 1][0] in _DASHES)]


def _is_governed(tokens: list[re.Match[str]], first: int) -> bool:
    """Return whether a name has an article or is the object of a preposition: 'la campaña del presidente | Trump'."""
    if first and (tokens[first - 1][0].lower() in GOVERNING | DETERMINERS or _ELIDED.match(tokens[first - 1][0])):
        return True
    before = [token[0] for token in tokens[max(0, first - 1 - _LOWER_TITLES) : first]]
    titles = list(takewhile(lambda word: word.islower() or word in _FIRST, reversed(before)))
    return not GOVERNING.isdisjoint(titles) and titles[0] not in FUNCTION | NO_SUBJECT


def _plural(text: str, tokens: list[re.Match[str]]) -> Speaker:
    """Return a phrase such as 'three senior Mexican officials', from its number or first adjective."""
    first = len(tokens) - 1
    while first and len(tokens) - first < MAX_COMMON + 2 and tokens[first - 1][0].lower() not in FUNCTION | NO_SUBJECT:
        first -= 1
    start, end = tokens[first].start(), tokens[-1].end()
    return Speaker(start, end, text[start:end], named=False)


def pronoun_speaker(token: re.Match[str]) -> Speaker:
    """Return the speaker of a pronoun or of a word for people without a name."""
    return Speaker(token.start(), token.end(), token[0], named=False)


def _name_start(tokens: list[re.Match[str]]) -> int:
    """Return the index of the first token of the name at the end of the tokens, their number if there is no name."""
    first = len(tokens)
    while first and (tokens[first - 1][0][0].isupper() or (first < len(tokens) and tokens[first - 1][0] in PARTICLES)):
        first -= 1
    while first < len(tokens) and _opens_no_name(tokens[first][0]):
        first += 1
    return first


def _opens_no_name(word: str) -> bool:
    """Return whether a name cannot begin with a word: "The", "When"; but "Ben", "El" and "Al" are given names too."""
    return word.lower() in _NO_FIRST_WORD


def _noun_phrase(text: str, tokens: list[re.Match[str]]) -> Speaker | None:
    """Return the phrase from its determiner, or a whole short span that begins with a capital."""
    openers = [place for place in range(len(tokens)) if _is_opener(tokens, place)]
    heads = [place for place in openers if place == 0 or not _is_attached(tokens, place)]
    first = heads[-1] if heads else 0
    if not heads and not tokens[0][0][0].isupper():
        return None
    tokens = _without_dative(tokens, first)
    phrase = text[tokens[first].start() : tokens[-1].end()]
    if _NO_NOUN.search(phrase) or NO_SPEAKER.search(phrase):
        return None
    title = TITLES.search(phrase)
    if title and first and CAPITALS.fullmatch(phrase, title.end()):
        return named_speaker(text, tokens[first].start() + title.end(), tokens[-1].end())
    return Speaker(tokens[first].start(), tokens[-1].end(), phrase, named=False)


def _is_opener(tokens: list[re.Match[str]], place: int) -> bool:
    """Return whether a noun phrase can begin at a token; the "a" of 'a 20 000 alumnos' is a preposition."""
    word = tokens[place][0]
    if word == "a" and place + 1 < len(tokens):
        return not _AFTER_PREPOSITION.match(tokens[place + 1][0])
    elided = _ELIDED_ARTICLE.match(word) and (place == 0 or tokens[place - 1][0].lower() in _BEFORE_CLAUSE)
    return word.lower() in DETERMINERS or bool(elided)


def _without_dative(tokens: list[re.Match[str]], first: int) -> list[re.Match[str]]:
    """Return the tokens before the addressee in 'ein Polizist | einem Mann sagte'."""
    for place in range(first + 2, len(tokens)):
        if tokens[place][0] in _DATIVE and tokens[place - 1][0][0].isupper():
            return tokens[:place]
    return tokens


def _is_attached(tokens: list[re.Match[str]], place: int) -> bool:
    """Return whether an article follows a preposition, a short first phrase with "and", or a noun as its genitive."""
    before, article = tokens[place - 1], tokens[place]
    if before[0] in _AND and 1 < place <= MAX_COMMON + 1:
        return _is_opener(tokens, 0)
    if article[0] == "des":  # German and French: never the first word of the subject after another noun
        return before[0].lower() not in FUNCTION | NO_SUBJECT
    return before[0].lower() in GOVERNING or (before[0][0].isupper() and article[0] in _GENITIVE)


def named_speaker(text: str, start: int, end: int) -> Speaker:
    """Return a named speaker, without titles before and a full stop after the name."""
    title = TITLES.match(text, start, end)
    while title:
        start = title.end()
        title = TITLES.match(text, start, end)
    repeated = _REPEATED.match(text, start, end)
    name = repeated[1] if repeated else text[start:end].rstrip(" .")
    return Speaker(start, start + len(name), name, named=True)
