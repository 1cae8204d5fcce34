"""Phrases of offers to subscribe and of consent walls, as they stand on the pages of newspapers in many languages.

Written for this project from the pages of newspapers, and from the texts of the IAB's consent framework. An article
about prices or about data protection can have one such phrase in a line, so that a line counts by two of them, or by
one beside a line that counts.
"""

from __future__ import annotations

import re

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
_WALLS = (
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|to (?:continue|keep) reading|continue reading with"
    r"|already a (?:subscriber|member)|already have (?:an account|a subscription)"
    r"|article is (?:only )?for subscribers"
    r"|(?:log|sign)(?:ged|ed)? in to (?:read|continue)|register to (?:read|continue)|unlock this (?:article|story)"
    r"|read the (?:rest|full) (?:of )?(?:this|the) \w+ (?:by|with|for)"
    r"|weiterlesen mit|bereits (?:abonnent|ein abo)|schon abonnent|um weiterzulesen|jetzt weiterlesen"
    r"|lesen sie (?:diesen|den ganzen) artikel mit|nur für abonnenten|déjà abonnée?s?|réservée? aux abonnés"
    r"|pour lire la suite|il vous reste [\d.,]+ ?% (?:de|à)|ya (?:eres|es) suscriptor|exclusivo para suscriptores"
    r"|para (?:seguir|continuar) leyendo|sei già abbonat|riservat[oa] agli abbonati|per continuare a leggere"
    r"|já é assinante|exclusivo para assinantes|para continuar lendo|(?:al|reeds) abonnee\?|lees verder met"
    r"|exclusief voor abonnees|masz już (?:prenumeratę|konto)|aby czytać dalej|dla subskrybentów"
    r"|redan prenumerant|allerede abonnent|jo tilaaja|уже подписаны|уже есть подписка"
    r"|доступ[ен]\w* (?:только )?(?:по подписке|подписчикам)"
    r"|už (?:jste předplatitel|máte předplatné)|zaten abone|már előfizető|deja abonat|ήδη συνδρομητ"
    r"|订阅(?:后|以)?继续阅读|訂閱(?:後|以)?繼續閱讀|この記事は有料|会員限定|有料会員|残り ?\d+ ?文字|구독자 전용"
    r"|유료회원"
)
_CONSENTS = (
    r"(?:we|our|and) (?:and our )?(?:\d+ )?(?:trusted )?partners|your consent"
    r"|your (?:privacy )?choices|value your privacy"
    r"|information on (?:a|your) device|personali[sz]ed (?:ads|advertising|content)|legitimate interest|cookies?\b"
    r"|(?:without|with) ads\b|(?:ohne|mit) werbung|sans publicité|sin publicidad|senza pubblicità|sem publicidade"
    r"|manage (?:your )?(?:preferences|settings)|privacy policy|by clicking|you agree to"
    r"|we use (?:technolog|tracking)"
    r"|unsere (?:\d+ )?partner|ihre (?:einwilligung|zustimmung|präferenzen|daten|ip-adresse)"
    r"|personalisierte|auf ihrem gerät"
    r"|auf einem gerät|wenn sie zustimmen|datenschutzerklärung|nos (?:\d+ )?partenaires"
    r"|votre (?:consentement|appareil)"
    r"|publicités? (?:et (?:du )?contenus? )?personnalisée?s?|vos (?:données|choix|préférences)"
    r"|informations sur un (?:terminal|appareil)"
    r"|nuestros (?:\d+ )?socios|(?:su|tu) consentimiento|(?:anuncios|publicidad) personalizad[oa]s?"
    r"|(?:su|tu)s datos|(?:su|tu)s preferencias"
    r"|en (?:un|su|tu) dispositivo|i nostri (?:\d+ )?partner|(?:il tuo|il suo) consenso|(?:annunci"
    r"|pubblicità) personalizzat[ai]"
    r"|nossos (?:\d+ )?parceiros|(?:seu|o teu) consentimento|(?:anúncios"
    r"|publicidade) personalizad[oa]s?|onze (?:\d+ )?partners"
    r"|(?:uw|je|jouw) toestemming|gepersonaliseerde (?:advertenties|inhoud)|(?:nasi|zaufani|naszymi) partner\w*"
    r"|(?:twoją|wyrażasz) zgod[ęy]|spersonalizowan\w+ reklam\w*|файлы cookie|соглашаетесь"
    r"|продолжая (?:пользоваться|использовать)"
    r"|персонализированн\w+ реклам\w*|ваше? согласи\w|наш[иі]\w* партн[её]р\w*|çerez\w*|iş ortaklar\w*|onayınız\w*"
    r"|naši partneři|váš souhlas|personalizovan\w+ (?:reklam|obsah)\w*|våra partner\w*|ditt samtycke"
    r"|vores partnere|dit samtykke"
    r"|våre partnere|kumppani\w*|evästei\w*|suostumuk\w*|partnereink\w*|hozzájárul\w*|sütik\w*"
    r"|partenerii noștri|consimțământul"
    r"|οι συνεργάτες μας|συγκατάθεσ\w*|файли cookie|погоджуєтес\w*|бисквитки|ваше съгласие|колачић\w*"
    r"|kolačić\w*|piškotk\w*"
    r"|ملفات تعريف الارتباط|موافقتك|شركائنا|کوکی\w*|עוגיות|הסכמתך|השותפים שלנו|कुकी\w*|सहमति|কুকি\w*|আপনার সম্মতি"
    r"|使用cookie|使用 cookie|隐私政策|隱私政策|您的同意|クッキー|同意し|プライバシーポリシー|쿠키|동의|คุกกี้|ความยินยอม"
    r"|chính sách cookie"
)
OFFER, WALL, CONSENT = Phrases(_OFFERS), Phrases(_WALLS), Phrases(_CONSENTS)
PRICE = re.compile(_PRICE)
_CURRENCIES = ("€", "$", "£", "euro", "eur ", "pound", "dollar", "zł", "руб", "₽", "kr", "kč", "tl", "ft", "rs", "lei")
_QUOTES = ('"', "“", "„", "«", "‘", "'", "»", "「")
MOST_WORDS = 160  # a longer line is no offer and no notice
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
