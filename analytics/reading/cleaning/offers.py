"""Find offers to subscribe and consent walls in the lines of a page, by phrases of many languages.

An article about prices or about data protection can have one such phrase in a line. So a line counts if it has two of
them, or one and a neighbour that counts; a phrase of a paywall counts as two.
"""

from __future__ import annotations

import re

from analytics.reading.cleaning import wall_phrases
from analytics.reading.cleaning.phrases import Phrases

_PERIOD = (
    r"(?:day|week|month|year|woche|monat|jahr|tag|semaine|mois|an|semana|mes|mês|año|ano|settimana"
    r"|mese|anno|maand|jaar"
    r"|tydzień|miesiąc|miesięcznie|rok|неделю|месяц|год|hafta|ay|yıl|měsíc|månad|måned|kuukausi|kk|hó"
    r"|hónap|lună|μήνα)"
)
_MONEY = r"(?:[€$£₹¥₺]|euros?|eur|usd|gbp|chf|pounds?|dollars?|cents?|rs\.?|zł|руб\w*|₽|kr\.?|kč|tl|ft|lei)"
_PRICE = (
    rf"(?:{_MONEY} ?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)? ?{_MONEY}|one (?:pound|dollar|euro))\s?\*?"
    rf"\s?(?:/|per|a|an|pro|im|je|par|al|por|à|all[ao']?|za|в|за|i|om)?\s?(?:den |de |le |la )?{_PERIOD}\b"
)
_OFFERS = (
    r"cancel any ?time|free trial|unlimited (?:digital )?access|for as little as|get access to|automatically renew"
    r"|auto-?renews|billed (?:monthly|annually|every)|special offer|subscriber benefits"
    r"|subscribe now|become a (?:member|subscriber)|no paywalls|per week for|for just [€$£]\d"
    r"|jederzeit kündbar|monatlich kündbar|kostenlos testen|probemonat|probeabo|testmonat|zugang zu allen|testen sie"
    r"|abonnement verlängert|verlängert sich|abbuchung|alle artikel (?:lesen|auf)|danach (?:nur )?\d|digitalabo"
    r"|sans engagement|résiliable|accès illimité|abonnez-vous|essai gratuit|premier mois|1er mois|dès \d"
    r"|cancel[ae] cuando|acceso ilimitado|suscr[ií]b[ea][ts]e|primer mes|prueba gratis|disdici quando"
    r"|accesso illimitato|abbonati|primo mese|cancele quando|acesso ilimitado|assine|primeiro mês"
    r"|opzegbaar|onbeperkt (?:toegang|lezen)|eerste maand|probeer|prenumerat[aęyo]\w*"
    r"|nieograniczony dostęp|rezygnujesz"
    r"|оформите подписку|отменить в любой|безлимитный доступ|abonelik|sınırsız erişim|istediğiniz zaman iptal"
    r"|předplatné|zrušit kdykoli|obegränsad tillgång|ingen bindningstid|avsluta när|uten binding|ingen binding"
    r"|rajaton|tilaus|előfizetés|bármikor lemondható|abonament|συνδρομή"
)
OFFER, WALL, CONSENT = Phrases(_OFFERS), Phrases(wall_phrases.LINE_WALLS), Phrases(wall_phrases.LINE_CONSENTS)
PRICE = re.compile(_PRICE)
_CURRENCIES = ("€", "$", "£", "euro", "eur ", "pound", "dollar", "zł", "руб", "₽", "kr", "kč", "tl", "ft", "rs", "lei")
_QUOTES = ('"', "“", "„", "«", "‘", "'", "»", "「")
MOST_WORDS = 160  # a longer line is neither an offer nor a notice
LEAST = 2  # phrases that make a line an offer or a part of a consent wall


def offer_phrases(bare: str) -> int:
    """Return the number of different phrases of an offer in a line; a phrase of a wall counts as `LEAST`."""
    low = bare.lower()
    if low.startswith(_QUOTES):
        return 0
    return LEAST * bool(WALL.phrases_in(low)) + len(OFFER.phrases_in(low)) + _has_price(low)


def _has_price(low: str) -> bool:
    """Return whether a line has a price for a period: "2.95 euros a week"."""
    return any(sign in low for sign in _CURRENCIES) and PRICE.search(low) is not None


def consent_phrases(bare: str) -> int:
    """Return the number of different phrases of a consent wall in a line."""
    low = bare.lower()
    return 0 if low.startswith(_QUOTES) else len(CONSENT.phrases_in(low))


def is_wall(bare: str) -> bool:
    """Return whether a line says that the rest of the article is for subscribers."""
    return bool(WALL.phrases_in(bare.lower()))
