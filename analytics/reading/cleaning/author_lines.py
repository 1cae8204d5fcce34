"""The lines that name the author: "By MAUD QUILL and NED INKWELL in Northport", "Maud Quill, envoyée spéciale à Rome".

Three kinds: a label and names; names and their role, address or place; a role alone ("Our Special Correspondent").
"""

from __future__ import annotations

import re

MOST_WORDS, LONGEST = 24, 200  # words and characters of a line of authors
_AGENCIES = (
    r"(?:news )?(?:agenc(?:y|ies)|wires?|staff|agentur(?:en)?|agences?|agencias?|agenzie|agências|redaktion|rédaction)"
)

_LABELS = (
    r"(?:(?:written|reported|posted|story|words|text|texte|article|reporting|compiled|photos?|edited|analysis"
    r"|opinion|interview|essay)(?: and \w+)? )?by|aus [\w -]{2,30} bericht(?:et|en)"
    r"|authors?|(?:(?:ein|eine|der|die) )?(?:(?:kommentar|analyse|reportage|bericht|essay|interview|gastbeitrag"
    r"|text)s? )?von"
    r"|(?:(?:une? )?(?:analyse|reportage|enquête|article|texte|propos recueillis) )?par|por|di|de nuestr[oa] \w+,?"
    r"|door|av|af|(?-i:de)|του|της"
    r"|przez|autor(?:in|a|e|en|es|zy|ka)?|auteur[es]*|autore|autori|auteurs|tekst|text|texte|testo|texto|penulis"
    r"|oleh|yazan"
    r"|от|автор|текст|συντάκτης"
)
LABEL = re.compile(rf"\W*(?:{_LABELS})\b(?P<colon>\s*:)?\s+(?=[^\W\d])", re.IGNORECASE)
_PARTICLE = r"(?:de|del|della|dos|da|di|der|den|du|des|van|von|bin|ibn|al|el|ter|zu|y|e|la|le|af|av|ten|Mc|O['\u2019])"
NAME_WORD = r"[^\W\d_a-zß-ÿа-яёłńśźżčšž][\w'\u2019.-]*"  # it begins with a capital, or with a letter that has no case
NAME = rf"(?:{_PARTICLE}[ \u00a0])?{NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{NAME_WORD}){{0,3}}"
JOIN = (
    r"\s*(?:,\s*(?:and|und|et|y|e|en|i|и|og|och|&)\s|,|;|&|\+|\||/|\s(?:and|und|et|y|e|en|i|и|og|och|AND|UND|ET|Y"
    r"|E|with|mit|avec|con|com|met|z|с)\s)\s*"
)
PLACE_WORD = r"(?:in|à|a|au|aux|aus|en|da|dal|w|z|в|из|uit|i|fra|från|from|at|near|desde|IN)"
_ROLES = (
    r"(?:our |unser(?:e[mnr]?)? |notre |nuestr[oa] |nostr[oa] |il nostro |onze |nosso |nossa )?(?:own |special "
    r"|staff |chief |senior |deputy |foreign"
    r" |political |diplomatic |defen[cs]e |security |economics? |business |health |science |environment "
    r"|education |sports? |world |europe"
    r" |political |general |grand |grande |grands |agency |web |digital |data |investigative |associate |managing "
    r"|contributing |former"
    r" |[a-z]+(?:politische[rn]?|affairs) )*"
    r"(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|bureau chief|contributors?"
    r"|commentator|staff"
    r"|envoyée?s? spéciale?s?|correspondante?s?|journalistes?|rédact(?:eur|rice)s?(?: en chef)?|reporters?"
    r"|chroniqueu(?:r|se)"
    r"|chef(?:fe)? du service \w+|[\w-]*korrespondent(?:in|en)?|[\w-]*redakteur(?:in)?|[\w-]*reporter(?:in)?"
    r"|chefredakteur(?:in)?"
    r"|journalist(?:in)?|autorin|enviad[oa]s? especial(?:es)?|correspons?al(?:es)?|redactora?|periodista|inviat[oa]"
    r"|corrispondente|giornalista|redattore|correspondente|enviad[oa]|repórter|jornalista|colunista|verslaggever"
    r"|correspondent|redacteur|dziennikarz|dziennikarka|korespondent(?:ka)?|wysłannik|корреспондент|спецкор"
    r"|обозреватель)"
)
_PLACE = rf"(?:\s*,)?\s+{PLACE_WORD}\s+(?:the |la |le |l['\u2019]|les )?{NAME}"
_CLEAR_PLACE = r"(?:in|à|aux?|aus|из|uit|fra|från|from|at|near|desde)"  # "da" and "en" are parts or joins of names too
_FULL_NAME = rf"{NAME_WORD}[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{NAME_WORD}"
_PLACE_BEHIND = re.compile(
    rf"(?P<name>{_FULL_NAME})(?:\s*,)?\s+{_CLEAR_PLACE}\s+(?:the |la |le |l['\u2019]|les )?{NAME}(?=\s*\Z|{JOIN}{NAME})"
)
_TAIL = (
    rf"(?:{_PLACE}|\s+(?:for|für|pour|per|para|voor)\s+(?:the |die |le |la |el )?{NAME}|\s*(?:,"
    rf"|{JOIN})\s*{_AGENCIES}|\s*,\s*{NAME}|\s*[,|/\u2013\u2014-]\s*{_ROLES}(?:{_PLACE}|\s*,\s*{NAME})?"
    rf"|\s*[;,|/]\s*(?i:photo\w*|pictures|images?|fotos|bilder|illustrations?|graphics)"
    rf"(?:\s(?:by|von|par|de|di))?\s*:?\s{NAME}"
    rf"|\s*\|\s*{NAME}|\s*@\w+|\s*\([^()]{{2,80}}\)|\s*[|,]?\s*\S+@\S+\.\w+){{0,3}}"
)
_NAMES = rf"{NAME}(?:(?:{_PLACE})?{JOIN}{NAME}){{0,5}}"
_LABELLED = re.compile(rf"(?:(?i:{_ROLES})\s+)?(?P<names>{_NAMES}){_TAIL}[\s.*|]*")
_WITH_ROLE = re.compile(
    rf"\W*(?P<names>{NAME}(?:{JOIN}{NAME}){{0,2}})(?:\s*(?:[,|/(\u2013\u2014-]|\s-)\s*(?i:{_ROLES})(?:{_PLACE}"
    rf"|,?\s+\w[\w ]{{0,30}})?\)?|\s*\(\s*{PLACE_WORD}\s+{NAME}\s*\)|\s*[|,(]?\s*@\w{{2,}}\)?"
    r"|\s*[|,(]\s*[\w.+-]+@[\w-]+\.[\w.]+\)?)\W*"
)
_ROLE_ALONE = re.compile(
    rf"\W*(?:(?:by|from|von|par|de|del|dal|van|van onze|od|от) )?{_ROLES}(?: (?:and"
    rf"|und) {_ROLES})?(?:\s*{PLACE_WORD}\s+\w[\w ]{{0,30}})?\W*",
    re.IGNORECASE,
)


_OF_DESK = re.compile(  # "Pia Holm, Energy Correspondent", "Ann Hill, Middle East editor"
    rf"\W*(?P<names>{_FULL_NAME}(?:{JOIN}{_FULL_NAME}){{0,2}})\s*[,|/]\s*(?:[^\W\d_][\w&'\u2019-]*\s){{1,3}}"
    r"(?i:correspondents?|reporters?|editors?|korrespondent(?:in|en)?|redakteur(?:in)?)\W*"
)
_EACH_IN_PLACE = re.compile(  # "Pia Holm in Berlin and Ann Hill in Paris"
    rf"\W*(?P<names>{_FULL_NAME}\s{_CLEAR_PLACE}\s{NAME}(?:{JOIN}{_FULL_NAME}\s{_CLEAR_PLACE}\s{NAME})+)\W*"
)


def without_places(names: str) -> str:
    """Return authors without the place behind each: "Maud Quill in Northport and Ned Inkwell" names no place."""
    return _PLACE_BEHIND.sub(r"\g<name>", names)


def authors(line: str) -> str | None:
    """Return the authors of a line that names nothing else, as written; "" for a role alone, None for other lines."""
    bare = line.strip()
    if len(bare) > LONGEST or len(bare.split()) > MOST_WORDS or bare[-1:] in "?!:":
        return None
    label = LABEL.match(bare)
    if label and (labelled := _LABELLED.fullmatch(bare, label.end())):
        inside = re.search(r"\((?:avec|with|mit|con|com|met)\s+([^(),]+)", bare[labelled.end("names") :])
        return labelled["names"] + (f", {inside[1]}" if inside else "")
    for pattern in (_WITH_ROLE, _OF_DESK, _EACH_IN_PLACE):
        if named := pattern.fullmatch(bare):
            return without_places(named["names"])
    return "" if _ROLE_ALONE.fullmatch(bare) else None
