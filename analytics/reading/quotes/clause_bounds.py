"""Where a reported clause begins and ends in its sentence."""

from __future__ import annotations

import re

from analytics.reading.quotes.quotation_marks import MAX_QUOTE

_REACH = 80  # code points before a speaker in which "when" must be
_SUBORDINATE = re.compile(  # right before the speaker: the reporting verb is in a clause that does not end the sentence
    r"(?<!\w)(?:[Ww]hen|[Aa]fter|[Aa]lthough|[Tt]hough|[Ww]hile|[Bb]ecause|[Ss]ince|[Bb]efore|[Oo]nce|[Aa]s|[Ii]f|who"
    r"|which|[Ll]orsqu[e’']|[Qq]uand|[Aa]lors qu[e’']|[Tt]andis qu[e’']|[Bb]ien qu[e’']|[Cc]uando|[Aa]unque|[Mm]ientras"
    r"|[Dd]espués de que|[Qq]uando|[Dd]opo che|[Mm]entre|[Nn]achdem|[Aa]ls|[Ww]ährend|[Oo]bwohl)\s(?:[\w.’'-]+\s){0,2}$"
)
_MAIN_CLAUSE = re.compile(r",(?= (?!and\b|or\b|nor\b|et\b|y\b|und\b|oder\b|who\b|which\b|que\b|qui\b|dass\b|e\b))")
_ADDITION = re.compile(
    r",[”\"]?(?= (?:according to|adding|noting|citing|saying|calling|arguing|referring to|a reference to|even though"
    r"|although|though|prompting|drawing|despite|reports [A-Z]\w+|selon|d[’']après|ajoutant|précisant|según|añadiendo"
    r"|agregando|diciendo|secondo|aggiungendo|ignoring|citant|but (?:he|she|they)(?: also)? \w+ed"
    r"|wie (?:er|sie)|so (?:d(?:er|ie|as) )?[A-ZÄÖÜ]\w*|laut"
    r"|teilte [^,]{1,80} mit|sagte [A-Z]\w*|hieß es|heißt es|mais (?!qu)"
    r"|pero (?!que))\b)"
    r"|,(?= (?:a (?:relaté|rapporté)|rapporte|relate|informó|informa|reportó) [A-Z])"
    r"|\s[–—](?= (?:was|wo|an?|eine?)\s)(?![^\n“”]{0,200}”)"
    r"|,(?=[^,;:“”„«»\"\n]{0,40}:\s[“„«\"])"
)
_APPOSITION = re.compile(  # to a source: 'Selon Ann Lee, chercheuse à Paris, | ...'
    r"\s*(?:(?:son|sa|su|une?|la?|el) )?(?:chercheu|profes|titulaire|direct|présiden|presiden|ministr"
    r"|porte-parole|portavoz|responsable"
    r"|expert|analyst|spécialiste|especialista|membre|miembro|fonda|funda|aut(?:eu|o)r|écono|econo|avocat|abogad|épou"
    r"|site|dénommé|intitulé|publié|écrit|titulad|publicad|médec|scientif|psycholog|sociolog|polit[oó]log|histori|épidémi|epidemi|virolog|chef|jef|secrét|secret"
    r"|coordin|vice|élue?|députée?|diputad|sénat|senador|maire|alcald|juge|juez|procureur|fiscal|généra|ingéni|ingeni"
    r"|patron|journalist|periodist|consult|chargée?|entraîn|entrenad|joueu|jugador)"
    r"[^,\n]{0,120},"
    r"|\s*(?:[A-ZÉ][\w.-]*\w(?: [A-ZÉ][\w.-]*\w){0,3}),(?= )"  # 'Selon la fédération, Febelfin, | ...'
)
_GERMAN_APPOSITION = re.compile(  # 'Laut Mike Coupe, CEO von Sainsbury, | werden'
    r", [A-ZÄÖÜ][^,.;:\n]{2,80},(?= [a-zäöü])"
)
_DAY = re.compile(r" v[ou]m \w+tag\b")
_BRACKET = re.compile(r" \([^()\n]{1,30}\)")


def clause_end(text: str, first: int, speaker: int, clause: int, last: int) -> int:
    """Return the end of the clause that starts at `clause`: before an addition or the main clause, else `last`.

    'When X tweeted that it was better to cancel, the meeting was canceled': the main clause is not what X tweeted.
    """
    subordinate = _SUBORDINATE.search(text, max(first, speaker - _REACH), speaker)
    ends = _MAIN_CLAUSE if subordinate else _ADDITION
    comma = ends.search(text, clause, min(last, clause + MAX_QUOTE + 1))
    return comma.start() if comma else last


def after_german_source(text: str, at: int) -> int:
    """Return the offset behind what belongs to a source that ends at `at`: a bracket, a day, or what the source is.

    'Laut der Weltgesundheitsorganisation (WHO) | sterben', 'Nach Angaben der Behörden vom Samstag | wurden'.
    """
    behind = _BRACKET.match(text, at) or _GERMAN_APPOSITION.match(text, at) or _DAY.match(text, at)
    return behind.end() if behind else at


def after_apposition(text: str, at: int, last: int) -> int:
    """Return the offset behind what a source is ("chercheuse à Paris,"), if that begins at `at`, else `at`."""
    apposition = _APPOSITION.match(text, at, last)
    return apposition.end() if apposition else at
