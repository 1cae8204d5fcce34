"""Notes on the author at the ends of an article: "Ann Reed is a professor of law at Northport University".

A note says who wrote the article, or that the paper does not share the opinion in it. Such sentences are about nobody
in the news, and the same note is below many articles. The surname separates it from a person of the article: the
text names it again, a note does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.cleaning.author_lines import JOIN
from analytics.reading.cleaning.lines import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

REASON = "a note on the author"
N_EDGE = 4  # lines at each end of an article
FEWEST = 100  # words of the article besides its notes
MOST = 150  # words of a note
MOST_OTHER = 1  # lines that are not notes, below a note
MOST_ALIKE = 2  # lines that say who somebody is in the rest of the text: more are a list of people
LEAST_SURNAME = 3  # characters: "III" is none

_PART = r"(?:[^\W\d_a-z][\w.'’-]*|(?:de|del|della|da|di|der|den|du|van|von|bin|al|el)(?=\s))"
_NAME = rf"{_PART}(?:\s{_PART}){{1,6}}"
_LABEL = (
    r"(?:editor(?:['’]s|s['’]?|ial)? note|about the (?:author|writer)s?|anmerkung der redaktion|zur person"
    r"|über den autor|über die autorin|note de la rédaction|nota del editor|nota della redazione|nota do editor)\s*:?"
)
_VERBS = (
    r"(?:is|are|was|were|has been|writes|covers|teaches|serves|served|works|worked|reports|hosts|edits|leads|directs"
    r"|runs|ist|sind|war|arbeitet|schreibt|lehrt|leitet|forscht|est|sont|était|enseigne|dirige|écrit|es|son|fue|enseña"
    r"|escribe|è|sono|insegna|scrive|é|são|foi|ensina|escreve|zijn|schrijft|werkt|doceert|jest|pisze|wykłada)"
)
_ROLES = (
    r"\b(?:professor|prof\.|fellow|lecturer|scholar|research|teach|histori[ak]|economi|author|columnist|contribut|editor"
    r"|reporter|correspondent|journalist|writer|novelist|blogger|host\b|anchor|comment|analyst|producer|intern\b|staff\b"
    r"|director|president|founder|co-founder|chair|chief|executive|secretary|ambassador|senator|congress|representative"
    r"|attorney|lawyer|counsel|judge|strategist|consultant|advis[eo]r|pollster|activist|pastor|physician|scientist|student"
    r"|autor|redakt|korrespond|publizist|politolog|historiker|ökonom|dozent|leiter|direktor|anwält|anwalt|wissenschaftl"
    r"|professeur|auteur|journaliste|cherche|directeur|directrice|éditorialiste|chroniqueu|essayiste|avocat|enseignant"
    r"|profesor|periodista|investigador|escritor|columnista|abogad|giornalista|docente|ricercat|direttor|scritt|avvocat"
    r"|jornalista|colunista|pesquisador|hoogleraar|redacteur|schrijver|onderzoeker|dziennika|publicyst|redaktor|pisar)"
)
_AUTHOR_IS = (
    r"(?:(?:the|this) (?:author|writer|columnist)s?|(?:der|die) autor(?:in|en|innen)?|l['’]aut(?:eur|rice|ore|rice)"
    r"|(?:el|la) autora?|[oa] autora?|de (?:auteur|schrijver))"
)
_APPOSITION = r"(?:\s*\([^()]{1,60}\))?(?:,[^.!?]{2,200}?,)?"
_WHO = re.compile(
    rf"\W*(?:(?i:{_LABEL})\W*)?(?:(?i:{_AUTHOR_IS})|(?!The\b|By\b|In\b)(?P<names>{_NAME}(?:{JOIN}{_NAME}){{0,3}}))"
    rf"{_APPOSITION}\s+{_VERBS}\s(?!\w+ing\b)(?i:[^.;!?,\"“”]{{0,60}}?{_ROLES})"
)
_SAYS = re.compile(r"\b(?:said|says|told|tells|added|asked|sagte?|dijo|dice|ha detto|disse|powiedział\w*)\b|\ba dit\b")
_SERIES = re.compile(
    r"[^.!?]{2,60}\s(?:is|are) (?:an? |the |\w+['’]s )?(?:new |regular |occasional )?(?:(?:twice-|bi-?)?"
    r"(?:daily|weekly|monthly|annual)\s)?(?:column|newsletter|podcast|home for|series of|video series)\b"
)
_DISCLAIMER = re.compile(
    r"\b(?:opinions?|views?)(?: and (?:opinions?|views?))? expressed (?:here(?:in)?|(?:in|by) (?:this|these|the above)"
    r" (?:\w+[ -]){0,2}\w+|by (?:columnists?|contributors?|the (?:authors?|writers?)|guest \w+)|are )"
    r"|(?:geben|gibt) (?:nicht (?:notwendigerweise|unbedingt|zwingend) )?(?:nur )?die (?:persönliche )?meinung de[rs]"
    r" (?:autor|redaktion|verfasser|gastautor)|n['’]engage(?:nt)? que (?:leurs?|ses?|son|les?|l['’])"
    r"|no (?:reflejan|representan) necesariamente|son (?:de exclusiva )?responsabilidad (?:exclusiva )?de (?:su|el|la)"
    r"|non (?:riflettono|rispecchiano) necessariamente|não (?:refletem|representam) necessariamente"
    r"|artykuł wyraża (?:prywatne )?poglądy autora|мнение автора может не совпадать|мнение редакции может не совпадать"
)


_ABOUT = re.compile(
    rf"(?:About|Über|Zur Person:?|À propos de|Sobre|Acerca de|Informazioni su|Chi è|Over|O) (?P<name>{_NAME})\s*:?"
)


def note_lines(lines: Sequence[str]) -> set[int]:
    """Return the indices of the notes on the author among the lines of an article.

    A note is among the last four lines, or with a label ("Editor's note:") among the first four. It says that a
    person has a profession, and no other line has the surname; or that the author is meant; or that the opinions are
    those of the author; or what the series is.
    """
    found = _notes_at_end(lines)
    found |= {at for at in range(min(N_EDGE, len(lines))) if _is_labelled(lines[at]) or _is_disclaimer(lines[at])}
    rest = [line for at, line in enumerate(lines) if at not in found]
    if not found or sum(map(count_words, rest)) < FEWEST or sum(map(_is_note, rest)) > MOST_ALIKE:
        return set()
    text = "\n".join(rest)
    return {at for at in found if _is_disclaimer(lines[at]) or not _names_known_person(lines[at], text)}


def _notes_at_end(lines: Sequence[str]) -> set[int]:
    """Return the notes among the last lines; at most one other line is below a note."""
    found = _author_box(lines)
    for at in range(len(lines) - 1, max(len(lines) - N_EDGE, 0) - 1, -1):
        if _is_note(lines[at]) or _is_disclaimer(lines[at]):
            found.add(at)
        elif len(lines) - at - len(found) > MOST_OTHER:
            break
    return found


def _author_box(lines: Sequence[str]) -> set[int]:
    """Return the last lines from the heading "About Ann Reed" on, if the next line has a part of the name."""
    for at in range(max(len(lines) - N_EDGE, 1), len(lines) - 1):
        head, below = _ABOUT.fullmatch(lines[at]), range(at + 1, len(lines))
        if head and any(part in lines[at + 1] for part in head["name"].split() if len(part) > LEAST_SURNAME):
            return {at, *below}
    return set()


def _is_note(line: str) -> bool:
    """Return whether a line says that a person has a profession, or what a series is."""
    if count_words(line) > MOST or _SAYS.search(line):
        return False
    return _SERIES.match(line[:200]) is not None or _WHO.match(line[:600]) is not None


def _is_labelled(line: str) -> bool:
    return re.match(rf"\W*{_LABEL}", line[:60], re.IGNORECASE) is not None and _is_note(line)


def _is_disclaimer(line: str) -> bool:
    return len(line) < MOST * 10 and _DISCLAIMER.search(line.lower()) is not None and not _SAYS.search(line)


def _names_known_person(line: str, text: str) -> bool:
    """Return whether the text has a surname of the persons in a note."""
    who = _WHO.match(line[:600])
    if who is None or who["names"] is None:
        return False
    return any(re.search(rf"\b{re.escape(surname)}\b", text) for surname in _surnames(who["names"]))


def _surnames(names: str) -> list[str]:
    """Return the last long word of each name."""
    words = [[word for word in name.split() if len(word) > LEAST_SURNAME] for name in re.split(JOIN, names)]
    return [found[-1].strip(".,") for found in words if found]
