"""Direct speech: words between quotation marks with a speaker and a reporting verb beside them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analytics.reading.quotes import circumposed_speech, named_attributions
from analytics.reading.quotes.according_to import according_source, source_before
from analytics.reading.quotes.german_speech import german_speaker
from analytics.reading.quotes.quoted import (
    MIN_WORDS,
    REACH,
    Attribution,
    UnresolvedQuote,
    long_enough,
    make_quotation,
)
from analytics.reading.quotes.sentence_bounds import sentence_at
from analytics.reading.quotes.speakers import Speaker, clitic_subject, subject_before
from analytics.reading.quotes.speech_verbs import (
    OBJECT_PRONOUNS,
    PRONOUNS,
    THAT,
    speech_verb,
    verb_with_clitic,
    whole_speech_verb,
)
from analytics.reading.quotes.subject_after import nouns_before, null_subject, subject_after
from analytics.text.given_names import GENDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GOES_ON = re.compile(
    r"(?:and|but|as|while|which|who|or|to|in|because|since|after|when|if|though|although|of|on|und|aber|et|mais|y|pero)\b"
)
_FULL_STOP = re.compile(
    r"[.;:!?](?=\s)(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr)\.)"
    r"(?<!\b(?:Sen|Rep|Gov|Gen|Mrs|Col|Adm|Maj|Sgt|Rev)\.)(?<!\b(?:Prof|Capt)\.)"
)
_SUBJECT = re.compile(r"(?<![.,!?…])[”“»«\"] [a-z]")  # '“The long way home” | was a film'
_REST = re.compile(  # of the sentence of an attribution, up to the next opening mark
    r"(?:[^.!?:;“”„«»\"\n]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Sr))\.|(?<=\b(?:Sen|Rep|Gov|Gen|Mrs|Sra))\."
    r"|\.(?=\w)){0,200}[.!?]\s?\n?\s*"
)
_NEXT_QUOTE = re.compile(r":\s*[“\"„«‘]?\s*$|:\s*[“\"„«‘]")
_TITLED = re.compile(
    r"\b(?:on|in|called|titled|entitled|dubbed|named|program|show|book|film|song|the|’s|'s)\s*[“\"„«‘]$"
)
_LOWER = re.compile(r"\b[^\W\d_A-Z]{4,}")
_PARTICIPLE = re.compile(
    r"\b(saying|adding|writing|noting|arguing|tweeting|explaining|warning|claiming)(?: that)?[:,]?\s*$"
)
_VERB_NEXT = {"fr", "es", "it", "pt", "nl", "pl", "ru"}  # no comma is needed: '« ... » affirme X'
_BY_DASH = re.compile(  # under a quoted line: "... — Ann Lee, mayor of Springfield"
    r"\s*(?P<dash>[—–]|--|-(?=\s))\s*(?P<who>(?:[^\W\d_a-z][\w.'’-]+\s){1,3}[^\W\d_a-z][\w'’-]+)"
    r"(?:, [^.\n]{1,60})?(?=\n|\Z)"
)
_BY_COLON = re.compile(  # a line of its own: "Ann Lee (mayor of Springfield): ...", in interviews and headlines
    r"\s*(?P<who>(?P<given>[^\W\d_a-zß-ÿа-я][\w'’-]+)"
    r"(?: (?:(?:de|del|la|van|von|der|di|da|al|bin) ){0,2}[^\W\d_a-zß-ÿа-я][\w.'’-]*){1,3})"
    r"(?: \([^()\n]{1,60}\)|, [^.:\n]{1,60})?\s?(?P<colon>:)\s*"
)
_NOTHING_NEXT = re.compile(  # behind a verb without a subject
    r"(?:-me|-lhe)?(?:[.,;]|\s*\n|\s*\Z| (?:(?:el|este|na|no) )?[\w-]{4,}[.\n]"
    r"| (?:in|al?|alla|ai|en|entre|durante|tras|sobre|em|n[oa]|ao|à|con|com|per|y|e) )"
)
_OTHER_SPEAKER = re.compile(  # a verb that is not known and a name: '..., widerspricht Odile Marchand.'
    r"\s?[,–—-]\s?[^\W\d_A-ZÀ-Þ]{4,}\s[^\W\d_a-zß-ÿ][\w'’-]+(?:\s[^\W\d_a-zß-ÿ][\w'’-]+){0,3}\s?[.,\n]"
)
_LINE_BEFORE = re.compile(r":\s*\n\s*$")
_RELATIVE = re.compile(r"\b(?:that|which|who|what)\s$")


def direct_speech(
    text: str, language: str, ends: list[int], marked: list[tuple[int, int]], open_ended: list[tuple[int, int]]
) -> list[UnresolvedQuote]:
    """Return the quotations between marks; a paragraph without a closing mark has the speaker of the next one."""
    quotations: list[UnresolvedQuote] = []
    waiting: list[tuple[int, int]] = []
    for start, end, attribution, goes_on in _attribute_spans(text, language, ends, marked, open_ended):
        waiting.append((start, end))
        if attribution:
            spans = [_trim_span(text, *span) for span in waiting if _is_speech(text, *span, attribution)]
            quotations += [make_quotation(text, *span, attribution, direct=True) for span in spans]
        if attribution or not goes_on:
            waiting = []
    return quotations


def _attribute_spans(
    text: str, language: str, ends: list[int], marked: list[tuple[int, int]], open_ended: list[tuple[int, int]]
) -> Iterator[tuple[int, int, Attribution | None, bool]]:
    """Yield each span with its attribution and whether the quotation continues in the next paragraph."""
    find = _FINDERS.get(language)
    if find:
        yield from _spans_of_finder(text, language, marked, find)
        return
    attribution, previous_end, chained = None, 0, False
    continued = set(open_ended)
    spans = sorted({*marked, *continued})
    for place, (start, end) in enumerate(spans):
        following = spans[place + 1][0] - 1 if place + 1 < len(spans) else len(text)
        inherited = attribution if chained or (attribution and _goes_on(text, attribution, (start, end))) else None
        inherited = None if _OTHER_SPEAKER.match(text, end + 1) else inherited
        goes_on = (start, end) in continued
        attribution = None if goes_on else _attribution_after(text, end, min(following, end + REACH), language)
        if attribution and _is_nested(
            text, attribution, max(previous_end, start - 1 - REACH), start - 1, language, ends
        ):
            attribution = inherited = None
        attribution = (
            attribution
            or _attribution_before(text, max(previous_end, start - 1 - REACH), start - 1, language, ends)
            or _attribution_by_dash(text, start, end)
            or _attribution_by_colon(text, start, end)
            or inherited
        )
        previous_end, chained = end + 1, goes_on
        yield start, end, attribution, goes_on
        if attribution and attribution.end < end:
            attribution = attribution._replace(end=end + 1)


_FINDERS = dict.fromkeys(circumposed_speech.LANGUAGES, circumposed_speech.attribution)
_FINDERS |= dict.fromkeys(named_attributions.LANGUAGES, named_attributions.attribution)


def _spans_of_finder(
    text: str, language: str, marked: list[tuple[int, int]], find: Callable[..., Attribution | None]
) -> Iterator[tuple[int, int, Attribution | None, bool]]:
    previous_end = 0
    for place, (start, end) in enumerate(marked):
        following = marked[place + 1][0] - 1 if place + 1 < len(marked) else len(text)
        first, limit = max(previous_end, start - 1 - REACH), min(following, end + REACH)
        attribution = find(text, language, first, start - 1, end, limit) or _attribution_by_colon(text, start, end)
        yield start, end, attribution, False
        previous_end = end + 1


def _attribution_by_dash(text: str, start: int, end: int) -> Attribution | None:
    """Return the attribution of a quoted line that names its author behind a dash; the dash is its verb."""
    opens_line = start == 1 or text[start - 2] == "\n"
    name = _BY_DASH.match(text, end + 1, end + REACH) if opens_line else None
    if not name:
        return None
    return Attribution(Speaker(*name.span("who"), name["who"], named=True), name["dash"], name.end())


def _attribution_by_colon(text: str, start: int, end: int) -> Attribution | None:
    """Return the attribution of a sentence behind a name at the start of the line; the colon is its verb.

    The name begins with a known given name: "Breaking News" can be there too.
    """
    first = max(0, start - 1 - REACH)
    line = text.rfind("\n", first, start) + 1
    name = _BY_COLON.fullmatch(text, line, start - 1) if line >= first else None
    if not name or (name["given"][0] < "Ͱ" and name["given"] not in GENDER) or not _is_sentence(text, start, end):
        return None  # U+0370: the list of given names has Latin letters
    return Attribution(Speaker(*name.span("who"), name["who"], named=True), name["colon"], name.end())


def _is_nested(text: str, attribution: Attribution, first: int, opening: int, language: str, ends: list[int]) -> bool:
    """Return whether the speaker is unclear, as in 'X said it is "...", according to Y'."""
    if attribution.verb.lower() not in ("according to", "selon", "según", "laut", "secondo"):
        return False
    start = max(first, sentence_at(ends, max(opening - 2, 0), len(text))[0])
    return whole_speech_verb(language).search(text[start:opening]) is not None


def _goes_on(text: str, attribution: Attribution, span: tuple[int, int]) -> bool:
    """Return whether the words between the next marks are by the same speaker.

    So are those after a full stop, colon or comma, and a whole sentence right behind the sentence of the attribution,
    in the same line or as a whole line under it.
    """
    start = span[0]
    between = text[attribution.end - 1 : start - 1]
    before = text[max(0, start - 4) : start - 1].rstrip(" ")
    closed = before.endswith((",", ":", ";", "–", "—")) or (before.endswith(".") and not _SUBJECT.match(text, span[1]))
    if attribution.end <= start and closed and "\n" not in between and not between[1:].strip(" .,"):
        return True
    return _is_sentence(text, *span) and bool(_REST.fullmatch(text, attribution.speaker.end, start - 1))


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Return whether the words between marks are one or more whole sentences, and no clause follows them."""
    quoted = text[start:end].strip()
    ends = quoted.endswith((".", "!", "?", "…")) or text[end + 1 : end + 2] in (".", "\n", "")
    behind = text[end + 1 : end + 40].lstrip(" .")
    return ends and quoted.lstrip("¿¡")[:1].isupper() and (not behind or behind[0].isupper() or behind[0] in '\n“«„"')


def _is_speech(text: str, start: int, end: int, attribution: Attribution) -> bool:
    """Return whether the words between marks are speech and not the title of a programme or a book.

    Two words are enough if they are a sentence before its attribution: '“Not true,” said X'.
    """
    quoted = text[start:end].strip()
    closed = quoted.endswith((",", ".", "!", "?")) or text[end + 1 : end + 2] == ","
    n_words = MIN_WORDS - (closed and quoted[:1].isupper() and attribution.speaker.start > end)
    if quoted[:1] in tuple(",.;:)"):
        return False
    return long_enough(quoted, n_words) and not (
        not _LOWER.search(quoted) and _TITLED.search(text, max(0, start - 12), start)
    )


def _trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _attribution_after(text: str, end: int, limit: int, language: str) -> Attribution | None:
    """Return the attribution '..., X said' or '..., said X' after the closing mark at `end`, none after a full stop."""
    window = text[end + 1 : limit].split("\n", 1)[0]
    verb_next = language in _VERB_NEXT and verb_with_clitic(language).match(window.lstrip(" \u00a0,–—-"))
    is_open = text[end - 1 : end] not in tuple(",?!–—-…，！？") and not window.lstrip().startswith(
        (",", "–", "—", "，")
    )
    if is_open and not verb_next:
        source = according_source(text, language, end + 2, limit) if window.startswith(" ") else None
        return Attribution(source.speaker, source.verb, _clause_end(text, source.end, limit)) if source else None
    lead = re.match(r"'?[\s,–—-]*", window)  # ''...'' closes with two marks
    skip = _after_object_pronoun(window, lead.end() if lead else 0, language)
    source = according_source(text, language, end + 1 + skip, limit)
    if source:
        return Attribution(source.speaker, source.verb, _clause_end(text, source.end, limit))
    verb = verb_with_clitic(language).match(window[skip:])
    if verb:
        return _verb_first(text, end + 1 + skip, verb, limit, language)
    if language == "de" and not window.startswith("wie ", skip):
        return None  # '„...?“ Er sagte, er' begins the next sentence
    return None if _GOES_ON.match(window, skip) else _verb_last(text, end + 1, window, skip, limit, language)


def _after_object_pronoun(window: str, at: int, language: str) -> int:
    """Return the place of a verb behind the pronoun of the addressee: '..., lui | a dit M. Lee'; else `at`."""
    pronoun = OBJECT_PRONOUNS[language].match(window, at) if language in OBJECT_PRONOUNS else None
    is_verb_next = pronoun and verb_with_clitic(language).match(window[pronoun.end() :])
    return pronoun.end() if pronoun and is_verb_next else at


@cache
def _verb_after_blank(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s,]){speech_verb(language)}(?!\w)")


@cache
def _before_speech(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[:,：]|{THAT.get(language, ':')})\s*$")


def _verb_first(text: str, offset: int, verb: re.Match[str], limit: int, language: str) -> Attribution | None:
    who = clitic_subject(verb, offset) or subject_after(text, offset + verb.end(), limit, language)
    if not who and _NOTHING_NEXT.match(text, offset + verb.end()):
        who = null_subject(verb, offset, language)
    return Attribution(who, verb["verb"], _clause_end(text, who.end, limit)) if who else None


def _verb_last(text: str, offset: int, window: str, skip: int, limit: int, language: str) -> Attribution | None:
    verb = _verb_after_blank(language).search(window)
    if verb and THAT.get(language) and re.match(THAT[language], window[verb.end() :]):
        return None  # the next sentence: '"..." PWC déclare que'
    if not verb or _FULL_STOP.search(window[: verb.start()]) or _NEXT_QUOTE.match(text, offset + verb.end()):
        return None
    who = subject_before(text, offset + skip, offset + verb.start())
    return Attribution(who, verb["verb"], _clause_end(text, offset + verb.end(), limit)) if who else None


def _clause_end(text: str, at: int, limit: int) -> int:
    """Return the end of the attribution: the next full stop, comma or colon before a following quotation."""
    stop = re.compile(r"[.,:]\s").search(text, at, limit)
    return stop.end() if stop else limit


def _attribution_before(text: str, first: int, opening: int, language: str, ends: list[int]) -> Attribution | None:
    """Return the attribution 'X said: ...', 'X told them, ...' or 'said X: ...' before the opening mark."""
    lines = _LINE_BEFORE.search(text, max(0, opening - 10), opening)  # 'She said:' above the quoted paragraph
    opening = lines.start() + 1 if lines else opening
    start = max(first, sentence_at(ends, max(opening - 2, 0), len(text))[0])
    window = text[start:opening]
    verbs = list(whole_speech_verb(language).finditer(window))
    if not verbs or not _before_speech(language).search(window):
        return source_before(text, language, start, opening)
    verb = verbs[-1]
    if language == "de":
        sign = whole_speech_verb(language).match(text, start + verb.start())
        who = german_speaker(text, start, sign, opening) if sign else None
        who = who or subject_before(text, start, start + verb.start())
    elif language in ("pl", "ru"):
        who = nouns_before(text, start, start + verb.start())
    else:
        who = subject_before(text, start, start + verb.start())
        if not who and language in ("es", "fr", "it"):  # "como señaló X: ..."
            who = subject_after(text, start + verb.end(), opening)
    if who and who.name.lower() in PRONOUNS and _RELATIVE.search(text, start, who.start):
        return None
    participle = _PARTICIPLE.search(window, verb.end())
    return Attribution(who, participle[1] if participle else verb["verb"], opening) if who else None
