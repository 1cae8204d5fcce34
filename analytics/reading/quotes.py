"""Who says what in one text: quotations between marks and reported speech, with the speaker that a speech verb names.

Precision before recall: marks without a speech verb beside them (scare quotes, titles) are no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

MAX_QUOTE = 1_000  # code points
MIN_WORDS = 3
_REACH = 160  # code points to either side in which the speech verb must stand: bounds the work per quotation mark
_MAX_SPEAKER_WORDS = 10
_MAX_COMMON, _FULL_NAME = 3, 2  # words: "union chief" before a name, first name and surname

_VERBS = {
    "en": (
        r"said|says|told|tells|added|adds|stated|announced|claimed|claims|argued|argues|warned|warns|noted|notes"
        r"|explained|explains|insisted|insists|reported|confirmed|acknowledged|declared|asked|asks|replied|responded"
        r"|tweeted|wrote|writes|testified|recalled|concluded|quipped|joked|continued"
    ),
    "de": (
        r"sagte|sagt|sagten|erklärte|erklärten|betonte|fügte|berichtete|teilte|kündigte|warnte|behauptete|meinte|fragte"
        r"|antwortete|schrieb|twitterte|ergänzte|kritisierte|heißt es|hieß es|so"
    ),
    "fr": (
        r"a(?:-t-(?:il|elle|on))? (?:déclaré|dit|affirmé|ajouté|expliqué|annoncé|indiqué|précisé|assuré|estimé|écrit)"
        r"|dit|déclare|affirme|ajoute|explique|annonce|indique|précise|assure|estime|lance|écrit"
    ),
    "es": (
        r"dijo|dice|dijeron|declaró|afirmó|añadió|agregó|explicó|anunció|indicó|señaló|aseguró|advirtió|preguntó"
        r"|respondió|escribió|sostuvo|informó"
    ),
}
_ANY = "|".join(_VERBS.values())
_THAT = {"en": r"\s+that", "de": r",\s+dass", "fr": r"\s+(?:que\b|qu['’])", "es": r"\s+que"}
_EN_WHEN = r"(?:,? (?:on|in|at|during|to) [^.,;:!?“”\"\n]{1,50}| [A-Z]\w+day)?"
# Between the verb and "that": whom it was told, or when and where; anything else is another clause.
_BETWEEN = {
    "en": r"(?:(?:(?<=told)|(?<=tells))(?: [\w.’'-]+){1,5})?" + _EN_WHEN,
    "de": r"[^.;!?“”\"\n]{0,90}?",
    "fr": r"(?:,? (?:\w{2,5}di|dimanche|à|au|aux|dans|sur) [^.,;:!?«»\n]{1,50}|, \w+,)?",
    "es": r"(?:,? (?:el|a|al|en|este) [^.,;:!?«»\n]{1,50})?",
}
_CLOSED = re.compile(r"(?: (?:on|in|at|during|late|early)\s[^.,;:“”\"]{1,60}[.,]| [A-Z]\w+day[.,]|\.)(?=\s|$)")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PRONOUNS = _set("he she they er sie il elle ils elles él ella ellos ellas")
_OTHER_PRONOUNS = _set("it i we you es ich wir on je nous yo others many some critics officials both most few everyone")
_DETERMINERS = _set(
    "the a an one his her their its our another this that these those some many several der die das ein eine des dem"
    " den seine ihre le la les un une des son sa leurs el los las una su"
)
_PREPOSITIONS = _set("of for from in at with by to on and & à du des von vom für aus bei de del para")
_NO_SUBJECT = _set(  # before a verb form these say: passive, infinitive, denied, relative clause
    "is was were are be been being am get got to not never will would could should may might can must did and or who"
    " which that as than what if when wurde wird werden ist worden"
)
_FUNCTION = _PREPOSITIONS | _set(
    "after before during when while who as about last this next over under early late via through amid against but"
    " yet since because although"
)
_PARTICLES = _set("of the al bin ibn von van der den de da di du del la le el ben y dos zu")
_TITLES = re.compile(
    r"(?:(?:Vice )?President|Senators?|Sens?\.|Representative|Reps?\.|Gov(?:ernor|\.)|Mr\.?|Mrs\.?|Ms\.?|Dr\.?"
    r"|Prof(?:essor|\.)"
    r"|Gen(?:eral|\.)|Secretary|Justice|Judge|Mayor|Speaker|Leader|Minister|Ambassador|Chairman|Attorney|Director"
    r"|House|Senate|Democrat|Republican|Herrn?|Frau|\w*(?:[Mm]inister|[Ss]precher|[Kk]anzler|[Pp]räsident|[Cc]hef"
    r"|[Dd]irektor|[Ll]eiter)(?:in)?)\s+(?=[^\W\d_a-z])"
)
_TOKEN = re.compile(r"[^\s,]+")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|No|vs"
    r"|[ap]\.m|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|\d{1,2})$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»“)]{0,3}(?=\s)|\n")
_NOUN_PHRASE = re.compile(
    r"(?:[ \u00a0](?:[^\s,.;:!?“”\"„»«()—]|\.(?=\w)|(?<=\b[A-Z])\."
    r"|(?<=\b(?:Mr|Ms|Dr))\.|(?<=\b(?:Sen|Rep|Gov|Gen|Mrs))\.)+)+"
)
_MARKS = re.compile('[“”"„«»‹›‘’‚「」]')
_GOES_ON = re.compile(r"(?:and|but|as|while|which|who|or|to|in|und|aber|et|mais|y|pero)\b")
_FULL_NAMES = re.compile(r"\b([A-Z][^\W\d_]+) (?:[A-Z]\. )?([A-Z][^\W\d_]+)")
_QUOTED = re.compile(r"[“”\"‘]|'(?!\w)|(?<!\w)'")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "「": "」", '"': '"'}
_SINGLE = "‘‚‹›"


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


class _Speaker(NamedTuple):
    start: int
    end: int
    name: str
    named: bool


class _Said(NamedTuple):
    speaker: _Speaker
    verb: str
    end: int  # where the attribution ends


def quotes(text: str, language: str) -> list[Quote]:
    """Give the quotations of a text in order, pronoun speakers replaced by the last speaker named before them.

    Direct speech needs quotation marks, three words and a speech verb beside it; reported speech (en, de, fr, es) a
    speech verb with "that" after it, or an English clause closed by ", X said". The speaker's offsets are those of
    the name itself where a pronoun was resolved.
    """
    ends = _sentence_ends(text)
    direct = _direct(text, language, ends)
    reported = _reported(text, language, ends, direct)
    return _resolved(text, language, sorted([*direct, *reported], key=lambda found: found[0].start))


def marked_spans(text: str) -> list[tuple[int, int]]:
    """Give (start, end) of what stands between matching quotation marks, marks left out, none across a line end.

    One pass: a mark is looked at once, so unbalanced marks cost and swallow nothing.
    """
    spans: list[tuple[int, int]] = []
    opened = -1
    line_end = -1
    for mark in _MARKS.finditer(text):
        at = mark.start()
        if opened >= 0 and (at > line_end or at - opened > MAX_QUOTE):
            opened = -1
        if opened >= 0 and mark[0] in _CLOSERS[text[opened]] and _closes(text, at):
            spans.append((opened + 1, at))
            opened = -1
        elif _opens(text, at) and (opened < 0 or mark[0] == text[opened] or text[opened] in _SINGLE):
            opened = at
            if line_end < at:
                line_end = text.find("\n", at) % (len(text) + 1)
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before.isalnum() and before not in (".", ",")
    return text[at] in _CLOSERS and (text[at] in "「«" or (free and after.strip() != ""))


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in "」»" or (before.strip() != "" and not after.isalnum())


def _sentence_ends(text: str) -> list[int]:
    return [end.end() for end in _SENTENCE_END.finditer(text) if not _abbreviated(text, end.start())]


def _abbreviated(text: str, at: int) -> bool:
    if text[at] != ".":
        return False
    goes_on = text[at + 1 : at + 3].lstrip(" ")[:1].islower()
    return goes_on or _ABBREVIATION.search(text[max(0, at - 7) : at]) is not None


def _sentence(ends: list[int], at: int, length: int) -> tuple[int, int]:
    place = bisect_right(ends, at)
    return (ends[place - 1] if place else 0, ends[place] if place < len(ends) else length)


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


def _long_enough(quoted: str) -> bool:
    return len(_WORD.findall(quoted)) + len(_UNSPACED.findall(quoted)) // 2 >= MIN_WORDS


def _quote(text: str, start: int, end: int, said: _Said, *, direct: bool) -> tuple[Quote, bool]:
    who = said.speaker
    return Quote(start, end, who.name, who.start, who.end, said.verb, direct, text[start:end]), who.named


def _verb(language: str) -> str:
    return rf"(?P<verb>{_VERBS.get(language, _ANY)})"


def _after(text: str, end: int, limit: int, language: str) -> _Said | None:
    """Read '..., X said' and '..., said X' after the closing mark at `end`; a full stop before it ends the matter."""
    window = text[end + 1 : limit].split("\n", 1)[0]
    if text[end - 1 : end] not in tuple(",?!–—-…，！？") and not window.lstrip().startswith((",", "–", "，")):
        return None
    offset = end + 1
    lead = re.match(r"[\s,–—]*", window)
    skip = lead.end() if lead else 0
    verb = re.match(rf"{_verb(language)}(?![\w])(?:-t)?(?:-(?P<clitic>il|elle|ils|elles))?", window[skip:])
    if verb:
        who = _clitic(verb, offset + skip) or _subject_after(text, offset + skip + verb.end(), limit)
        return _Said(who, verb["verb"], _clause_end(text, who.end, limit)) if who else None
    if _GOES_ON.match(window, skip):
        return None
    verb = re.search(rf"(?<=[\s,]){_verb(language)}(?!\w)", window)
    if not verb or re.search(r"[.;:!?](?=\s)(?<!\b[A-Z]\.)(?<!Mr\.)(?<!Sen\.)(?<!Rep\.)", window[: verb.start()]):
        return None
    who = _subject_before(text, offset + skip, offset + verb.start())
    return _Said(who, verb["verb"], _clause_end(text, offset + verb.end(), limit)) if who else None


def _clitic(verb: re.Match[str], offset: int) -> _Speaker | None:
    pronoun = verb["clitic"] or next(iter(re.findall(r"-t-(il|elle)", verb["verb"])), "")
    if not pronoun:
        return None
    start = offset + verb.group().index(pronoun)
    return _Speaker(start, start + len(pronoun), pronoun, named=False)


def _clause_end(text: str, at: int, limit: int) -> int:
    """Give the end of the attribution: the next full stop or comma before a following quotation."""
    stop = re.compile(r"[.,:]\s").search(text, at, limit)
    return stop.end() if stop else limit


def _before(text: str, first: int, opening: int, language: str, ends: list[int]) -> _Said | None:
    """Read 'X said: ...', 'X told them, ...' and 'said X: ...' before the opening mark."""
    start = max(first, _sentence(ends, max(opening - 2, 0), len(text))[0])
    window = text[start:opening]
    verbs = list(re.finditer(rf"(?<!\w){_verb(language)}(?!\w)", window))
    if not verbs or not re.search(rf"(?:[:,：]|{_THAT.get(language, ':')})\s*$", window):
        return None
    verb = verbs[-1]
    if language == "de":
        who = _subject_after(text, start + verb.end(), opening) or _subject_before(text, start, start + verb.start())
    else:
        who = _subject_before(text, start, start + verb.start())
    return _Said(who, verb["verb"], opening) if who else None


def _subject_before(text: str, start: int, end: int) -> _Speaker | None:
    """Find the noun phrase that ends at `end`; between commas the proper name of an apposition goes first."""
    segment = re.sub(
        r"\s(?:has|had|have|also|later|then|once|hat|habe|hatte|a|ha)*\s*$", "", text[start:end].rstrip() + " "
    )
    citing = re.search(r"\b(?:quoting|citing)\s+((?:[A-Z][\w'’.-]+\s?)+)", segment)
    if citing:
        return _speaker(text, start + citing.start(1), start + citing.start(1) + len(citing[1].rstrip()))
    parts = [(start + part.start(), start + part.end()) for part in re.finditer(r"[^,]+", segment) if part[0].strip()]
    if segment.rstrip().endswith(",") and len(parts) > 1:
        name = _pure_name(text, parts[-1], described=not _ends_in_name(text, parts[-2]))
        return name or _phrase(text, *parts[-2])
    return _phrase(text, *parts[-1]) if parts else None


def _ends_in_name(text: str, part: tuple[int, int]) -> bool:
    return text[part[0] : part[1]].rsplit(maxsplit=1)[-1][0].isupper()


def _pure_name(text: str, part: tuple[int, int], *, described: bool) -> _Speaker | None:
    """Take an apposition of capitals alone; one word only after a description ("his colleague, Thomas,")."""
    tokens = list(_TOKEN.finditer(text, *part))
    full = len(tokens) > (0 if described else 1) and all(token[0][0].isupper() for token in tokens)
    return _speaker(text, tokens[0].start(), tokens[-1].end()) if full else None


def _phrase(text: str, start: int, end: int) -> _Speaker | None:
    """Read the noun phrase at the end of a stretch: a pronoun, a name, or determiner ... noun."""
    tokens = list(_TOKEN.finditer(text, start, end))[-_MAX_SPEAKER_WORDS:]
    if not tokens:
        return None
    last = tokens[-1]
    if last[0].lower() in _NO_SUBJECT | _DETERMINERS or re.fullmatch(r"[a-z]+ly", last[0]):
        return None
    if last[0].lower() in _PRONOUNS | _OTHER_PRONOUNS:
        return _Speaker(last.start(), last.end(), last[0], named=False)
    first = len(tokens)
    while first and (tokens[first - 1][0][0].isupper() or (first < len(tokens) and tokens[first - 1][0] in _PARTICLES)):
        first -= 1
    while first < len(tokens) and tokens[first][0].lower() in _PARTICLES | _DETERMINERS | _FUNCTION | _NO_SUBJECT:
        first += 1
    before = tokens[first - 1][0].lower() if first else ""
    if first < len(tokens) and before not in _PREPOSITIONS | _DETERMINERS:
        return _speaker(text, tokens[first].start(), last.end())
    return _described(text, tokens)


def _described(text: str, tokens: list[re.Match[str]]) -> _Speaker | None:
    """Take the phrase from its determiner, or a whole short stretch that opens with a capital."""
    openers = [place for place, token in enumerate(tokens) if token[0].lower() in _DETERMINERS]
    heads = [place for place in openers if place == 0 or tokens[place - 1][0].lower() not in _PREPOSITIONS]
    first = heads[-1] if heads else 0
    if not heads and not tokens[0][0][0].isupper():
        return None
    phrase = text[tokens[first].start() : tokens[-1].end()]
    title = _TITLES.search(phrase)
    if title and first and re.fullmatch(r"(?:[A-ZÄÖÜ][\w'’-]+ ?)+", phrase[title.end() :]):
        return _speaker(text, tokens[first].start() + title.end(), tokens[-1].end())
    return _Speaker(tokens[first].start(), tokens[-1].end(), phrase, named=False)


def _subject_after(text: str, start: int, limit: int) -> _Speaker | None:
    """Find the noun phrase that follows the verb: a pronoun, a name, or determiner ... noun (and its apposition)."""
    found = _NOUN_PHRASE.match(text, start, limit)
    tokens = list(_TOKEN.finditer(text, start, found.end())) if found else []
    if not tokens:
        return None
    if tokens[0][0].lower() in _PRONOUNS | _OTHER_PRONOUNS:
        return _Speaker(tokens[0].start(), tokens[0].end(), tokens[0][0], named=False)
    return _leading_name(text, tokens) or _leading_phrase(text, tokens, limit)


def _leading_name(text: str, tokens: list[re.Match[str]]) -> _Speaker | None:
    n_name = 0
    while n_name < len(tokens) and (tokens[n_name][0][0].isupper() or (n_name and tokens[n_name][0] in _PARTICLES)):
        n_name += 1
    while n_name and not tokens[n_name - 1][0][0].isupper():
        n_name -= 1
    if not n_name:
        return None
    return _head_name(text, tokens[n_name:]) or _speaker(text, tokens[0].start(), tokens[n_name - 1].end())


def _head_name(text: str, rest: list[re.Match[str]]) -> _Speaker | None:
    """In 'said Senate minority leader Chuck Schumer' the name is the second run of capitals."""
    capitals = [token for token in rest if token[0][0].isupper()]
    common = [token[0] for token in rest if token not in capitals]
    if (
        not 1 <= len(common) <= _MAX_COMMON
        or len(capitals) < _FULL_NAME
        or rest[: len(common)] != rest[: -len(capitals)]
    ):
        return None
    if not _FUNCTION.isdisjoint(common):
        return None
    return _speaker(text, capitals[0].start(), capitals[-1].end())


def _leading_phrase(text: str, tokens: list[re.Match[str]], limit: int) -> _Speaker | None:
    if tokens[0][0].lower() not in _DETERMINERS:
        return None
    apposition = re.compile(r",?\s+((?:[A-ZÄÖÜ][\w'’-]+\s?){2,4})(?=[,.:])").match(text, tokens[-1].end(), limit)
    if apposition:
        return _speaker(text, apposition.start(1), apposition.end(1))
    n_phrase = next(
        (n for n, t in enumerate(tokens) if n and t[0].lower() in _PREPOSITIONS - {"of", "for", "de"}), len(tokens)
    )
    phrase = text[tokens[0].start() : tokens[n_phrase - 1].end()]
    title = _TITLES.search(phrase)
    if title:
        return _speaker(text, tokens[0].start() + title.end(), tokens[n_phrase - 1].end())
    return _Speaker(tokens[0].start(), tokens[n_phrase - 1].end(), phrase, named=False)


def _speaker(text: str, start: int, end: int) -> _Speaker:
    """A named speaker without the titles before and the genitive after the name."""
    title = _TITLES.match(text, start, end)
    while title:
        start = title.end()
        title = _TITLES.match(text, start, end)
    name = text[start:end].rstrip(" .")
    return _Speaker(start, start + len(name), name, named=True)


def _reported(text: str, language: str, ends: list[int], direct: list[tuple[Quote, bool]]) -> list[tuple[Quote, bool]]:
    if language not in _THAT:
        return []
    taken = [quote.start for quote, _ in direct]
    found: list[tuple[Quote, bool]] = []
    free = 0
    for verb in re.finditer(rf"(?<!\w){_verb(language)}(?!\w)", text):
        reported = _reported_by(text, language, ends, verb) if verb.start() >= free else None
        if reported and bisect_right(taken, reported[0].end) == bisect_right(taken, reported[0].start - 1):
            found.append(reported)
            free = max(reported[0].end, verb.end())
    return found


def _reported_by(text: str, language: str, ends: list[int], verb: re.Match[str]) -> tuple[Quote, bool] | None:
    first, last = _sentence(ends, verb.start(), len(text))
    near = max(first, verb.start() - _REACH)
    that = re.compile(rf"{_BETWEEN[language]}{_THAT[language]}\s*(?=\S)").match(text, verb.end(), last)
    if that:
        start, end = that.end(), last
        who = _subject_before(text, near, verb.start())
        if language == "de":
            who = _source(text, near, verb) or _subject_after(text, verb.end(), that.end()) or who
    else:
        comma = text.rfind(", ", near, verb.start())
        subject = text[max(comma, near) : verb.start()]
        if language != "en" or comma < first or _QUOTED.search(subject) or not _CLOSED.match(text, verb.end(), last):
            return None
        start, end = first, comma
        who = _subject_before(text, comma + 1, verb.start())
    if not who or end - start > MAX_QUOTE:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,\n\t"))
    clause = text[start:end].rstrip()
    if not _long_enough(clause) or _MARKS.match(clause):
        return None
    return _quote(text, start, start + len(clause), _Said(who, verb["verb"], end), direct=False)


def _source(text: str, start: int, verb: re.Match[str]) -> _Speaker | None:
    """Read 'In Qaems Brief heißt es': the writer when the genitive's stem stands elsewhere, else the document."""
    found = re.compile(r"In ((?:[A-ZÄÖÜ]\w+s|\w+) \w+) $").search(text, start, verb.start())
    if not found or not verb["verb"].endswith("es"):
        return None
    owner = found[1].split()[0]
    if owner.endswith("s") and re.search(rf"\b{re.escape(owner[:-1])}\b", text):
        return _Speaker(found.start(1), found.start(1) + len(owner) - 1, owner[:-1], named=True)
    return _Speaker(found.start(1), found.end(1), found[1], named=False)


def _resolved(text: str, language: str, found: list[tuple[Quote, bool]]) -> list[Quote]:
    last: Quote | None = None
    resolved: list[Quote] = []
    for quote, named in found:
        if named:
            last = quote
        elif last and quote.speaker.lower() in _PRONOUNS and not _other_person(text, last, quote, language):
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
