"""Texts that are not articles: pages of errors, robots, consent, login and payment, and lists of addresses.

A crawler stores such a page in place of the article. It has a sentence that only such pages have, and little else: an
article behind a wall has its own sentences too, so it stays an article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.cleaning import wall_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.reading.cleaning.clean import Line

WALL = "no article: error or wall page"
ADDRESSES = "no article: a list of addresses"
REASONS = frozenset({WALL, ADDRESSES})
LONGEST, LONGEST_CONSENT = 250, 900  # words; consent pages list their purposes
OWN_WORDS, OWN_SHARE = 9, 0.35  # most words, or share, in sentences of no such page: more is an article
SHORT = 5  # words: a shorter line is a label or a button, and says nothing for or against
FEWEST = 3  # addresses
STRONG, WEAK = 2, 1

_ERROR = (
    r"\b(?:error )?(?:40[0134]|410|429|451|50[0-4])\b[\s:\u2013\u2014-]*(?:error|not found|forbidden|bad gateway"
    r"|bad request|gone|unauthori[sz]ed"
    r"|service unavailable|unavailable|backend fetch failed|gateway time-?out|internal server error"
    r"|too many requests|unavailable due to legal reasons)"
    r"|\berror (?:code:? )?(?:40\d|41\d|429|451|50\d|10\d\d)\b|\bhttp (?:error )?[45]\d\d\b|guru meditation"
    r"|varnish cache server|nginx/\d|apache/\d\S* .*port \d+"
    r"|internal server error|\bbad gateway\b|gateway time-?out|service (?:is )?temporarily unavailable"
    r"|(?:page|article|story|url|file|site|resource|content) (?:\S+ ){0,8}(?:could not be|cannot be|can't be"
    r"|can\u2019t be|was not|not|wasn't|couldn't be|couldn\u2019t be|no longer) (?:found|exists?|available"
    r"|located)"
    r"|(?:page|article|story|content) (?:\S+ ){0,4}(?:doesn't|doesn\u2019t|does not|no longer) exists?|we (?:can't"
    r"|can\u2019t|cannot|couldn't|couldn\u2019t|could not) find (?:the|that|this|a) (?:page|article|story)"
    r"|page not found|access (?:to this (?:page|site|website|resource) (?:has been|is|was) )?denied"
    r"|you don['\u2019]t have permission to access|403 forbidden"
    r"|you (?:are being|will be) redirected|just a moment\.\.\.|checking your browser"
    r"|checking if the site connection is secure|ray id\b|ddos protection by"
    r"|this site can['\u2019]t be reached|sorry, you have been blocked|you have been blocked|unusual traffic from your"
    r"|under (?:scheduled )?maintenance\b.*(?:back|soon)|this (?:page|article|content|video) (?:has been"
    r"|was) (?:removed|deleted|moved)"
    r"|seite (?:\S+ ){0,6}(?:nicht gefunden|nicht verfügbar|existiert nicht)|(?:artikel|inhalt"
    r"|dokument) (?:\S+ ){0,4}nicht (?:gefunden|(?:mehr )?verfügbar)|zugriff verweigert"
    r"|sie werden (?:\S+ ){0,3}weitergeleitet"
    r"|page (?:\S+ ){0,6}(?:introuvable|n['\u2019]existe (?:pas|plus)|n['\u2019]a pas été trouvée|pas été trouvée)"
    r"|accès (?:refusé|interdit)|(?:article|contenu) (?:\S+ ){0,4}(?:introuvable|n['\u2019]est plus disponible)"
    r"|vous allez être redirigé"
    r"|página (?:\S+ ){0,8}(?:no (?:se ha |ha sido |fue |se pudo )?(?:encontrad[oa]|encontrar|existe"
    r"|está disponible|se encuentra)|não (?:foi )?(?:encontrad[oa]|existe|está disponível))"
    r"|no se (?:ha )?(?:encontró|encontrado|pudo encontrar) la página"
    r"|acceso denegado|acesso negado|pagina (?:\S+ ){0,8}(?:non (?:è stata )?trovata|non esiste|non disponibile"
    r"|niet gevonden|bestaat niet|niet (?:meer )?(?:beschikbaar|bestaan))|accesso negato|toegang geweigerd"
    r"|stron[ay] (?:\S+ ){0,6}(?:nie została znaleziona|nie istnieje|nie znaleziono)|nie znaleziono strony"
    r"|strona nie znaleziona|brak dostępu|odmowa dostępu"
    r"|страница (?:\S+ ){0,6}не (?:найдена|существует)|доступ (?:запрещ[её]н|ограничен)"
    r"|sidan (?:\S+ ){0,6}(?:hittades inte|kunde inte hittas|finns inte)|sid(?:en|a) (?:\S+ ){0,6}(?:ikke fundet"
    r"|ikke funnet|findes ikke|finnes ikke)|sivua ei löyt"
    r"|sayfa bulunamadı"
    r"|halaman tidak ditemukan|ページが見つかりません|找不到(?:该)?(?:页面|網頁|网页)|页面不存在|페이지를 찾을 수 없"
)
_ROBOT = (
    r"(?:confirm|verify|prove|check|make sure)(?: that)? you(?:['\u2019]re| are)? (?:a )?(?:human|not a (?:robot"
    r"|bot))|verifying you are human|are you a (?:robot|human)|captcha|not a robot"
    r"|enable (?:javascript|js|cookies)|javascript (?:is|must be) (?:disabled|enabled|required)|(?:requires|needs"
    r"|without) javascript|javascript (?:to be )?(?:enabled|aktivieren|activé)"
    r"|kein roboter|javascript (?:in ihrem browser )?(?:zu )?aktivieren|aktivieren sie (?:bitte )?javascript"
    r"|(?:n['\u2019]êtes|êtes) pas un robot|activer javascript|no eres un robot|no es un robot"
    r"|activ[ae] javascript|habilite? (?:o )?javascript|non sei un robot|abilita(?:re)? javascript|geen robot"
    r"|schakel javascript"
    r"|nie jesteś robotem|włącz (?:obsługę )?javascript|не робот|включите javascript|automated (?:access|requests"
    r"|traffic)"
)
_REGION = (
    r"unavailable (?:due to|for) legal reasons|(?:not|un) ?available in your (?:country|region|location)"
    r"|unavailable in (?:most european|your)|general data protection regulation\b.*access cannot be granted"
    r"|access(?:ing)? this (?:website|site) from a country|in your (?:country|region) (?:is|are) not"
    r"|not accessible from (?:the|your)|our (?:european visitors|website is currently unavailable)"
    r"|in ihre[mr] (?:land|region) nicht verfügbar|pas disponible dans votre (?:pays|région)"
    r"|no está disponible en (?:su|tu) (?:país|región)|non è disponibile nel tuo paese"
)
_CONSENT_SIGN = re.compile(wall_phrases.PAGE_CONSENTS)
_STRONG = re.compile(f"{_ERROR}|{_ROBOT}|{_REGION}|{wall_phrases.PAGE_WALLS}|{wall_phrases.PAGE_CONSENTS}")
_WEAK = re.compile(
    r"\b(?:nothing was found|security (?:service|check)|cookies?|consent|javascript|browser|captcha|homepage"
    r"|home page|search (?:bar|box|field)|reload|refresh"
    r"|url|address bar|server|redirect\w*|webmaster|administrator|log ?in|log-in|sign in|password|account"
    r"|subscri\w+|reference #|click (?:here|the box)|go back|try again|contact us|help ?desk|moved or (?:deleted"
    r"|removed)"
    r"|partners?|privacy|personal data|preferences|trial|cancel any ?time|per (?:week|month)|a (?:week|month)"
    r"|free articles?|members?(?:hip)?|einwilligung|datenschutz|startseite|adresse|suche|abo\w*|konto|passwort"
    r"|anmelde\w*|page d['\u2019]accueil|accueil|mot de passe|compte|recherche|confidentialité|página (?:de inicio"
    r"|principal)|inicio|contraseña|cuenta"
    r"|suscri\w+|privacidad\w*|abbona\w+|pagina iniziale|homepagina|wachtwoord|startpagina|strony głównej|hasło"
    r"|konta|главн\w+|парол\w+|подпис\w+)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_ADDRESS = re.compile(r"\W*(?:\d+[.)]\s*)?(?:https?://|www\.)\S+")


def reason(lines: Sequence[str], title: str = "") -> str:
    """Return why the lines of a text are not an article, "" for an article; the title that came with it is a hint."""
    if sum(map(bool, map(_ADDRESS.fullmatch, lines))) >= max(FEWEST, len(lines) / 2) and not _has_sentences(lines):
        return ADDRESSES
    text = "\n".join(lines)
    n_words = len(text.split())
    if n_words > LONGEST_CONSENT or (n_words > LONGEST and not _CONSENT_SIGN.search(text[: LONGEST * 8].lower())):
        return ""
    return WALL if _is_wall(text.lower(), title.lower()) else ""


def reason_of_lines(lines: Iterable[Line]) -> str:
    """Return the reason of a document whose lines are all of a page that is not an article, "" for any other."""
    reasons = {line.reason for line in lines}
    return reasons.pop() if len(reasons) == 1 and reasons <= REASONS else ""


def _is_wall(text: str, title: str) -> bool:
    marks = [(len(piece.split()), _mark(piece)) for piece in _SENTENCE.split(text) if piece]
    if not any(mark == STRONG for _, mark in marks) and not _STRONG.search(title):
        return False
    n_own = sum(n_words for n_words, mark in marks if not mark and n_words >= SHORT)
    return n_own <= max(OWN_WORDS, OWN_SHARE * sum(n_words for n_words, _ in marks))


def _mark(sentence: str) -> int:
    """Return STRONG for a sentence that only such pages have, WEAK for one that they often have, 0 for any other."""
    return STRONG if _STRONG.search(sentence) else WEAK if _WEAK.search(sentence) else 0


def _has_sentences(lines: Sequence[str]) -> bool:
    return any(len(line.split()) > 2 * SHORT and line.rstrip().endswith((".", "!", "?")) for line in lines)
