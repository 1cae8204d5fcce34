"""The words of lines that editors add to an article: notes of correction and update, agency slugs, initials of a desk.

What a paper takes back is not what it says, so a note of correction is not text of the article. Of 4,000 English
articles 1 in 60 has one on a line of its own, with a label ("Correction:") or without ("This story was updated at
11:45 a.m.").
"""

from __future__ import annotations

import re

LONGEST_LABEL = 60  # characters from the label of a note to its colon: "Correction (Oct. 8, 2019, 5:15 p.m.):"
_ARTICLE = (
    r"(?:article|story|piece|report|post|column|item|page|headline|text|interview|review|transcript|graphic|blog|list)"
)
_AFTER_LABEL = rf"(?:\s*[(,][^:]{{0,{LONGEST_LABEL}}})?\s*[:\u2013\u2014|]"
_LABELS = (
    r"corrections?(?: (?:and|&) clarifications?)?|clarifications?|erratum|corrigendum|amendments?|korrektur(?:hinweis)?"
    r"|berichtigung|richtigstellung|korrigiert|rectificatif|précision|corrección|fe de errores|fe de erratas"
    r"|rectificación|aclaración|correzione|rettifica|errata corrige|errata|precisazione|correção|retificação|correctie"
    r"|rectificatie|sprostowanie|korekta|исправление|уточнение|поправка|rättelse|rettelse|presisering|korrigering"
    r"|oikaisu|düzeltme|διόρθωση|更正|訂正|정정"
)
_EDITORS = (
    r"(?:editor(?:ial|'s|\u2019s|s)? ?note|note|anmerkung der redaktion|anm\. d\. red\.?|hinweis der redaktion"
    r"|transparenzhinweis|hinweis|note de la rédaction|ndlr|nota del editor|nota de la redacción|nota della redazione"
    r"|nota da redação|nota do editor|noot van de redactie|redactionele noot|od redakcji|от редакции"
    r"|примечание редакции)"
)
_CHANGED = (  # the statements of a note, in small letters
    rf"(?:an?|the)? ?(?:earlier|previous|original|prior|first) versions? of (?:this|the) (?:\w+ )?{_ARTICLE}"
    rf"|(?:this|the (?:above|preceding)) (?:\w+ ){{0,3}}{_ARTICLE}(?:'s headline|\u2019s headline)?"
    r" (?:was|has been|has since been|is|is being|will be) (?:later |since )?(?:amended|corrected|updated|revised"
    r"|clarified|refiled|modified|changed)"
    rf"|(?:originally, )?th(?:is|e headline on this) {_ARTICLE} (?:has been changed"
    r"|(?:also )?(?:originally|initially|incorrectly|previously|mistakenly) \w*(?:stated|misstated|said|claimed"
    r"|reported|characterized|identified|referred|gave|listed|named))"
    r"|in (?:einer|der) (?:früheren|ursprünglichen|ersten|vorherigen|vorigen|älteren) (?:version|fassung)"
    r"|(?:eine|die) (?:frühere|ursprüngliche|erste|vorherige) (?:version|fassung) (?:dieses|des) "
    r"|(?:dieser|der) (?:artikel|beitrag|text|bericht) wurde (?:\S+ ){0,8}(?:korrigiert|aktualisiert|geändert"
    r"|ergänzt|überarbeitet|berichtigt)"
    r"|(?:dans )?une (?:précédente|première|ancienne) version d(?:e cet|e l'|u )"
    r"|(?:dans )?une version (?:précédente|antérieure|initiale) d(?:e cet|e l'|u )"
    r"|ce(?:t article| texte|tte dépêche) a été (?:\S+ ){0,3}(?:modifié|corrigé|mis à jour|mise à jour|amendé)"
    r"|(?:en )?una versión (?:anterior|previa|original) de (?:est[ea]|la|el) "
    r"|est[ea] (?:artículo|noticia|texto|nota|información) (?:ha sido|fue|se ha) (?:\S+ ){0,2}(?:corregid"
    r"|actualizad|modificad)"
    r"|(?:in )?una (?:precedente|prima) versione d(?:i quest|ell)|quest[oa] ?(?:articolo|testo"
    r"|notizia) è stat[oa] (?:corrett|modificat|aggiornat)"
    r"|(?:em )?uma versão anterior d(?:est|a|o)|est[ea] (?:texto|reportagem|artigo|matéria"
    r"|notícia) foi (?:\S+ ){0,2}(?:corrigid|atualizad|alterad|modificad)"
    r"|(?:in )?een (?:eerdere|vorige) versie van dit |dit (?:artikel|bericht|stuk) (?:is"
    r"|werd) (?:\S+ ){0,8}(?:aangepast|gecorrigeerd|bijgewerkt|gewijzigd)"
    r"|w (?:poprzedniej|wcześniejszej|pierwotnej) wersji (?:tego )?(?:artykułu|tekstu)"
    r"|в (?:предыдущей|первоначальной|более ранней|прежней) версии (?:этой |этого |данной |данного )?(?:статьи"
    r"|материала|текста|новости)"
    r"|i en (?:tidigare|tidligere) (?:version|versjon|udgave) av (?:denna|denne|den|artikeln|artikkelen|artiklen)"
)
_CORRECTION = re.compile(
    rf"[\W_]*(?:(?:{_LABELS})(?:{_AFTER_LABEL}|\W*\Z)"
    rf"|(?:{_EDITORS}(?:{_AFTER_LABEL})\W*)?(?:{_CHANGED})"
    rf"|correction(?:s)? (?:appended|to come)\W*\Z)"
)
_STRAP = re.compile(  # "(Adds quotes, background)", "(Corrects spelling of name in paragraph 4)"
    r"\W*\((?:adds?|corrects?|refiles?|recasts?|updates?|removes?|fixes|changes|clarifies|deletes?|inserts?|drops"
    r"|rewrites|repeats|writes through|mit|neu:|neu\b|ergänzt|berichtigt|actualiza|corrige|añade|ajoute|aggiunge"
    r")\b[^()]{0,160}\)\W*"
)
_PREFIX = re.compile(  # with no blanks around the hyphen: "UPDATE - The White House" begins a blog entry
    r"\W{0,3}(?:(?:\d(?:st|nd|rd|th) )?(?:UPDATE|REFILE|CORRECTED|CORRECTION|OFFICIAL CORRECTION|RPT|REPEAT|WRAPUP"
    r"|FACTBOX"
    r"|EXCLUSIVE|INSIGHT|ANALYSIS|TIMELINE|FEATURE|SNAPSHOT|ADVISORY|BREAKINGVIEWS|URGENT|ACTUALISATION|ACTUALIZA)"
    r"(?: ?\d{1,2})?-|(?:ROUNDUP|WDH|AKTUALISIERUNG|EILMELDUNG|EIL|LEAD|ZUSAMMENFASSUNG)"
    r"(?: ?\d{1,2})?(?:/[\w ]{2,20})?(?: \([^()]{2,20}\))?: ?)+(?=\S)"
)
_TRAILING_STRAP = re.compile(r"\s*\((?:adds?|corrects?|refiles?|recasts?|updates?)\b[^()]{0,160}\)\W*\Z", re.IGNORECASE)
_SIGNED = r"[^\W\d_A-ZÄÖÜ]{2,4}"
_INITIALS = re.compile(
    rf"\W{{0,2}}(?:[A-Z]{{2,6}} )?(?:{_SIGNED}/)+{_SIGNED}\W{{0,2}}|[(\[]{_SIGNED}[)\]]\.?|[(（](?:完|ANSA|END"
    rf"|ends?)[)）]\W?"
    rf"|[^\W\d_a-z][\w.'-]+(?: [^\W\d_a-z][\w.'-]+){{0,2}}\W{{1,2}}\({_SIGNED}\)\.?"
)
_DESK_LABEL = re.compile(
    r"\W*(?:pewarta|editor|penulis|penyunting|redaktur|uploader|redakteur(?:in)?|redaktion|bearbeitet von|bearbeitung"
    r"|edited by|editing|édité par|edición|editado por|a cura di|redactie|redaktor|oprac(?:\.|owanie)|opracował[a]?"
    r"|редактор|корректор|düzenleyen|责任编辑|编辑|責任編集)\s*[:：]\s*[^.!?]{2,60}",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"\W*(?:continued (?:on|from) (?:page|p\.)|(?:please )?(?:see|turn to) page|fortsetzung (?:auf|von) seite"
    r"|siehe seite"
    r"|suite (?:en )?page|lire (?:la suite )?page|continúa en la página|sigue en (?:la )?p|pasa a la p|viene de la p"
    r"|segue a pagina|continua a pagina|vervolg op pagina|ciąg dalszy na str|продолжение на стр)\w*\.?\s*\w{1,4}\W*",
    re.IGNORECASE,
)


def is_correction(line: str) -> bool:
    """Return whether a line is a note of the editors on what they corrected or updated."""
    return bool(_CORRECTION.match(line.lower())) or bool(_STRAP.fullmatch(line.lower()))


def is_slug(line: str) -> bool:
    """Return whether a line is the headline in the form of an agency: "UPDATE 2-Harbour board closes dock"."""
    return bool(_PREFIX.match(line))


def without_slug(title: str) -> str:
    """Return a headline without the words that an agency puts before and behind it."""
    return _TRAILING_STRAP.sub("", _PREFIX.sub("", title)).strip() or title


def is_desk_mark(line: str) -> bool:
    """Return whether a line has nothing but the initials of its writers, the name of an editor or an end mark."""
    return bool(_INITIALS.fullmatch(line)) or bool(_DESK_LABEL.fullmatch(line))


def is_continuation(line: str) -> bool:
    """Return whether a line only says where the article goes on: "(Continued on page 7.)"."""
    return bool(_CONTINUED.fullmatch(line))
