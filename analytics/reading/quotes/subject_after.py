"""The speaker after a reporting verb: a pronoun, a name, or determiner ... noun."""

from __future__ import annotations

import re
from itertools import takewhile

from analytics.reading.quotes.speakers import (
    CAPITALS,
    FULL_NAME,
    MAX_COMMON,
    TOKEN,
    Speaker,
    named_speaker,
    pronoun_speaker,
)
from analytics.reading.quotes.speech_verbs import (
    DETERMINERS,
    FUNCTION,
    GOVERNING,
    NO_SPEAKER,
    NULL_SUBJECT,
    OTHER_PRONOUNS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
)

_CUT = {  # words that end a speaker after the verb: "dijo el ministro | a la prensa", "sagte ein Sprecher | laut dpa"
    *("familiar", "close", "briefed", "am", "im", "in", "mit", "auf", "einen", "gegenüber", "nach", "unter"),
    *("laut", "dem", "weiter", "demnach", "zum", "who", "whose", "which", "que", "qui", "quien"),
    *("según", "tras", "ante", "en", "durante", "cuando", "mientras", "al", "selon", "lors", "devant", "sur", "dans"),
    *("après", "pendant", "lorsque", "quand", "avant", "secondo", "dopo", "nel", "alla", "segundo", "após"),
    *("em", "na", "no", "aan", "op", "tijdens", "volgens", "tegen", "because", "when", "while", "after", "before"),
}
_NOUN_FIRST = {"nl", "pl", "ru"}
_AFTER_NOUNS = {  # Dutch, Polish and Russian prepositions, and "to journalists"
    *("in", "tegen", "w", "we", "na", "z", "ze", "do", "po", "podczas", "dla", "przed", "o"),
    *("в", "во", "на", "с", "со", "по", "об", "для", "перед", "журналистам"),
}
_DATIVES = {"mi", "mu", "nam", "jej", "mediom", "dziennikarzom", "журналистам"}
_OF = {"of", "for", "de", "du", "des", "von", "vom", "del", "para"}  # these belong to the speaker
_ADDRESSEE = re.compile(
    r" (?:der (?:Agentur|Nachrichtenagentur|Zeitung|Tageszeitung)\b"
    r"|a (?:los|las|la|sus|su|un|una|[A-Z])|à |aux )(?<!\ba la\b)"
)
_ADDRESSEE_FIRST = (  # before the subject: "dijo a Reuters | un portavoz", "a dit à l'AFP | le ministre"
    r" (?:al?|à|aux?) (?:(?:la|los|las|le|les) |l['’])?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}"
    r"(?= (?:une?|la|los|las|les?|el|uno|des|[A-Z][\w-]+ [A-Z]))"
)
_COUNTRY = re.compile(r"^[A-ZА-Я]{2,}$|(?:ии|ины)$")  # in the genitive between an office and a name
_GENITIVE = re.compile(r"(?:ego|iej|ich|ого|ой)$")  # 'rzecznik | Indonezyjskiego Czerwonego Krzyża' has no name
_CONJUNCTIONS = {"jak", "ale", "a", "как", "но", "а", "что"}
_MEMBERS = {"Republican", "Republicans", "Democrat", "Democrats"}  # "a House Republican" has no name
_DAY = (
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ayer|hoy"
    r"|hier|gestern|heute|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch"
)
_DAY_AT_END = re.compile(
    rf" (?:(?:(?:el|este|le|ce|am|on|na|op) )?(?:{_DAY})|\d+ \w+ (?:después|antes|más tarde|plus tard|later|später))$"
)
_WHEN = (  # between a verb and its subject: "afirmó el viernes X", "a déclaré lundi X", "sagte am Montag X"
    rf"(?: (?:(?:(?:el|este|le|ce|am|on) )?(?:{_DAY}|dazu|dabei|zudem|außerdem|jedoch|auch)"
    r"|(?:Anfang|Mitte|Ende) (?:der|des|dieser|dieses)(?: [a-z]+en)? (?:Woche|Monats|Jahres)|letzte Woche)(?= ))"
)
_BEFORE_SUBJECT = re.compile(rf"{_WHEN}?(?:{_ADDRESSEE_FIRST}{_WHEN}?)?")
_NOUN_PHRASE = re.compile(
    r"(?:[ \u00a0]{1,2}(?:[^\s,.;:!?“”\"„»«()—]|(?<![a-zäöüß]{2})\.(?=\w)|\.(?=(?:com|org|net)\b)|(?<=\b[A-Z])\."
    r"|(?<=\b(?:Mr|Ms|Dr|Sr|sr|ds))\.|(?<=\b(?:Sen|Rep|Gov|Gen|Mrs|Sra))\.)+)+"
)
_APPOSITION = re.compile(r",?\s+(?![RDI]-)((?:[A-ZÄÖÜ][\w'’-]+\s?){2,4})(?=[,.:])")
_ENDS_PHRASE = PREPOSITIONS - _OF | _CUT
_ENDS_NOUNS = _AFTER_NOUNS | _CUT
_NOT_IN_NAME = FUNCTION | GOVERNING


def subject_after(text: str, start: int, limit: int, language: str = "") -> Speaker | None:
    """Return the noun phrase after the verb: a pronoun, a name, or determiner ... noun (and its apposition).

    In Dutch, Polish and Russian it may begin with a noun: "сказал премьер-министр Михаил Мишустин".
    """
    before = _BEFORE_SUBJECT.match(text, start, limit)
    start = before.end() if before else start
    phrase = _NOUN_PHRASE.match(text, start, limit)
    tokens = list(TOKEN.finditer(text, start, phrase.end())) if phrase else []
    if not tokens:
        return None
    article = tokens[0][0] == "il" and len(tokens) > 1  # Italian; the French "il" is attached to its verb or before it
    if tokens[0][0].lower() in PRONOUNS | OTHER_PRONOUNS and not article:
        return pronoun_speaker(tokens[0])
    if language in _NOUN_FIRST:
        return _leading_name(text, tokens) or _leading_nouns(text, tokens)
    return _leading_name(text, tokens) or _leading_phrase(text, tokens, limit)


def null_subject(verb: re.Match[str], offset: int, language: str) -> Speaker | None:
    """Return the speaker without a name of a verb that needs no subject, None if there is no such verb.

    'dijo', 'ha añadido'; not the plural. `offset` is the start of the match; the speaker has the offsets of the verb.
    """
    words = verb["verb"]
    if language not in NULL_SUBJECT or words.endswith("n") or words.startswith(("han ", "habían ")):
        return None
    start = offset + verb.start("verb") - verb.start()
    return Speaker(start, start + len(words), "", named=False)


def _leading_name(text: str, tokens: list[re.Match[str]]) -> Speaker | None:
    n_name = 0
    while n_name < len(tokens) and (_is_capital(tokens[n_name]) or (n_name and _is_particle(tokens, n_name))):
        n_name += 1
    while n_name and not _is_capital(tokens[n_name - 1]):
        n_name -= 1
    if not n_name:
        return None
    return _head_name(text, tokens[n_name:]) or named_speaker(text, tokens[0].start(), tokens[n_name - 1].end())


def _is_capital(token: re.Match[str]) -> bool:
    return token[0].removeprefix("al-")[:1].isupper()


def _is_particle(tokens: list[re.Match[str]], place: int) -> bool:
    """Return whether a word is a part of a name; "der" is one only behind "van" or "von"."""
    word = tokens[place][0]
    return word in PARTICLES and (word not in ("der", "den") or tokens[place - 1][0] in ("van", "von"))


def _head_name(text: str, rest: list[re.Match[str]]) -> Speaker | None:
    """Return the second run of capitals, as the name in 'said Senate minority leader Chuck Schumer'."""
    common = [token[0] for token in takewhile(lambda token: token[0].islower(), rest)]
    capitals = list(takewhile(lambda token: token[0][0].isupper(), rest[len(common) :]))
    if not 1 <= len(common) <= MAX_COMMON or len(capitals) < FULL_NAME:
        return None
    if not _NOT_IN_NAME.isdisjoint(common):
        return None
    return named_speaker(text, capitals[0].start(), capitals[-1].end())


def _leading_phrase(text: str, tokens: list[re.Match[str]], limit: int) -> Speaker | None:
    if tokens[0][0].lower() not in DETERMINERS:
        return None
    if len(tokens) > 1 and tokens[0][0] in ("a", "o") and tokens[1][0].lower() in DETERMINERS:
        return None  # "dijo a sus seguidores" has no subject
    n_phrase = next((n for n in range(1, len(tokens)) if _ends_phrase(tokens, n)), len(tokens))
    apposition = _APPOSITION.match(text, tokens[-1].end(), limit) if n_phrase == len(tokens) else None
    if apposition:
        return named_speaker(text, apposition.start(1), apposition.end(1))
    start, end = tokens[0].start(), tokens[n_phrase - 1].end()
    when = _DAY_AT_END.search(text, start, end)
    end = when.start() if when else end
    end = start + _without_addressee(text[start:end])
    if NO_SPEAKER.search(text[start:end]) or text[start:end].lower() in DETERMINERS:
        return None
    title = TITLES.search(text[start:end])
    if title and text[start + title.end() : end] not in _MEMBERS and CAPITALS.fullmatch(text, start + title.end(), end):
        return named_speaker(text, start + title.end(), end)
    return Speaker(start, end, text[start:end], named=False)


def _ends_phrase(tokens: list[re.Match[str]], place: int) -> bool:
    """Return whether a phrase ends before a word: a preposition, or "and" with a verb ('die Mutter | und singt')."""
    word = tokens[place][0].lower()
    behind = tokens[place + 1][0] if place + 1 < len(tokens) else ""
    verb = word in ("und", "and", "et", "y") and behind.islower() and behind not in DETERMINERS
    return word in _ENDS_PHRASE or verb


def _leading_nouns(text: str, tokens: list[re.Match[str]]) -> Speaker | None:
    """Return the name behind a description, or the description: the words up to a preposition."""
    has_addressee = tokens[0][0] in _DATIVES  # "powiedział dziennikarzom premier"
    words = list(takewhile(lambda token: token[0].lower() not in _ENDS_NOUNS, tokens[int(has_addressee) :]))
    plain = list(takewhile(lambda token: token[0].islower(), words))
    name = list(takewhile(lambda token: token[0][0].isupper(), words[len(plain) :]))
    if plain and len(name) > FULL_NAME and _COUNTRY.search(name[0][0]):  # 'министр энергетики России | Александр Новак'
        name = name[1:]
    if not words or len(plain) > MAX_COMMON + 1:
        return None
    is_name = len(name) >= FULL_NAME and not (plain and _GENITIVE.search(name[0][0]))
    chosen = name if is_name else [*plain, *name]
    start, end = chosen[0].start(), chosen[-1].end()
    return Speaker(start, end, text[start:end], named=is_name)


def nouns_before(text: str, start: int, end: int) -> Speaker | None:
    """Return the name, or the words up to a preposition, that begins a Polish or Russian clause up to `end`."""
    comma = text.rfind(", ", start, end)
    tokens = list(TOKEN.finditer(text, start if comma < 0 else comma + 2, end))
    words = list(takewhile(lambda token: token[0].lower() not in _ENDS_NOUNS, tokens))
    if not words or words[0][0].lower() in _CONJUNCTIONS or len(words) > MAX_COMMON + 2 + FULL_NAME:
        return None
    if words[-1][0].lower() in PRONOUNS | OTHER_PRONOUNS:
        return pronoun_speaker(words[-1])
    if all(_is_capital(token) for token in words):
        return named_speaker(text, words[0].start(), words[-1].end())
    return Speaker(words[0].start(), words[-1].end(), text[words[0].start() : words[-1].end()], named=False)


def _without_addressee(words: str) -> int:
    """Return the length of the words before an addressee: 'el jefe | a los medios', 'la ministre | à la presse'."""
    addressee = _ADDRESSEE.search(words)
    return addressee.start() if addressee else len(words)
