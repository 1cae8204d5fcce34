"""The labels of press databases in English, German, French, Spanish, Italian and Dutch, and the fields they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.dates import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.reading.exports.layout import Lines

BYLINE = ("byline", "autor", "autoren", "auteur", "auteurs", "autore", "autores", "verfasser", "naamregel", "firma")
SECTION = ("section", "rubrik", "ressort", "rubrique", "sección", "seccion", "sezione", "sectie", "rubriek")
LENGTH = ("length", "länge", "laenge", "longueur", "longitud", "lunghezza", "lengte")
LANGUAGE = ("language", "sprache", "langue", "idioma", "lengua", "lingua", "taal")
TITLE = ("headline", "schlagzeile", "überschrift", "titre", "título", "titular", "titolo")
BEFORE_BODY = ("dateline", "highlight", "series", "serie", "ortsangabe", "edition", "ausgabe", "édition", "edición")
OF_DATABASE = (  # labels that only a database writes
    *("load-date", "ladedatum", "date-chargement", "fecha-carga", "data-caricamento", "laaddatum"),
    *("publication-type", "zeitungs-code", "journal code", "journal-code", "type-publication", "tipo-de-publicación"),
    *("publikationstyp", "type de publication", "tipo de publicación", "tipo di pubblicazione", "publicatietype"),
)
AFTER_BODY = (
    *OF_DATABASE,
    "update",
    *("graphic", "grafik", "graphique", "gráfico", "grafica", "correction", "correction-date", "type", "url", "doi"),
    *("subject", "organization", "company", "person", "geographic", "industry", "ticker", "state", "city", "country"),
    *("thema", "organisation", "unternehmen", "geografie", "sujet", "société", "acc-no", "dist-code", "pub-type"),
)
_UNIT = (
    r"(?:words?|wörter|woerter|worte|mots|palabras|parole|woorden|palavras|слов[ао]?|слів|słowa?|słów|slov[oa]?|ord|sanaa"
    r"|kelime|sözcük|szó|λέξεις|كلمة|字|語|文字|단어)"
)
WORD_COUNT = re.compile(rf"\d[\d.,\u00a0\u202f]*\s*{_UNIT}", re.IGNORECASE)
PAGE = re.compile(r"\b(?:pg|p|s|page|seite|página|pagina|blz)s?\.?\s*(?=\w*\d)([\w-]+)", re.IGNORECASE)
RULE = re.compile(r"(?:[-*_=~#]\s?){3,}")
COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s).*", re.IGNORECASE)
RIGHTS = re.compile(
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|tutti i diritti riservati|alle rechten voorbehouden).{0,40}",
    re.IGNORECASE,
)


def pattern(fields: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Return the pattern of a line with one of these labels: the label in group `label`, its value in `value`."""
    names = sorted((name for names in fields.values() for name in names), key=len, reverse=True)
    words = "|".join(map(re.escape, names))
    return re.compile(rf"\s*(?P<label>{words})\s*:\s*(?P<value>.*)", re.IGNORECASE | re.DOTALL)


def field_of(label: str, fields: Mapping[str, tuple[str, ...]]) -> str:
    """Return the field that a label names."""
    folded = label.casefold()
    return next(name for name, words in fields.items() if folded in words)


def section_and_page(section: str) -> dict[str, str]:
    """Return the section and the page of a value such as "NEWS; Pg. 3"; {} if it names no page."""
    page = PAGE.search(section)
    return {"section": section[: page.start()].rstrip(" ;,"), "page": page[1]} if page else {}


def language(lines: Lines, label: re.Pattern[str]) -> dict[str, str]:
    """Return the first language that a line with this kind of label names, "" for none."""
    found = (label.fullmatch(line.strip()) for line in lines)
    named = (match["value"] for match in found if match and match["label"].casefold() in LANGUAGE)
    return {"language": next((re.split("[;,]", value)[0] for value in named), "")}


BY = re.compile(r"(?:by|von|par|por|di|door|av|af|od|от)\s+(?=\S)", re.IGNORECASE)


def author(written: str) -> str:
    """Return the author of a line such as "By Maud Ellery"."""
    return BY.sub("", written, count=1)


def written_date(line: str) -> str:
    """Return the ISO date of a line that is nothing but a date, "" for any other line; "4 March 2019 Monday" is one."""
    stripped = line.strip()
    if not (6 < len(stripped) < 60 and any(map(str.isdigit, stripped))):  # noqa: PLR2004 - the shortest and longest date
        return ""
    return dates.normalise(stripped)


def date_line(lines: Lines, *, last: bool) -> int:
    """Return the place of the first, or the last, line that is a date; -1 for none."""
    places = range(len(lines) - 1, -1, -1) if last else range(len(lines))
    return next((at for at in places if written_date(lines[at])), -1)
