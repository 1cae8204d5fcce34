"""The phrases of paywalls, registration walls and consent walls, one list for each place in which they are searched.

The lists differ, since the same words are a sign in one place and not in another: LINE_WALLS and LINE_CONSENTS are for
a line among the lines of an article, NOTICES for a short line with a word of the law, PAGE_WALLS and PAGE_CONSENTS for
a page that has few other sentences, END_WALLS for the last words of an article. For a new language, add to each list.
All phrases are in small letters; those of NOTICES are plain text, all others are branches of a pattern.

Written for this project from the pages of newspapers, and from the texts of the IAB's consent framework.
"""

from __future__ import annotations

# Phrases of two lists
_WALLS = "pour lire la suite|weiterlesen mit|schon abonnent|per continuare a leggere|já é assinante|aby czytać dalej"
_CONSENTS = (
    *("we use cookies", "verwenden cookies", "utilisons des cookies", "utilizamos cookies", "gebruiken cookies"),
    "używamy plików cookie",
)

LINE_WALLS = (
    f"{_WALLS}"
    r"|subscribe (?:now )?to (?:continue|keep|read|unlock)|to (?:continue|keep) reading|continue reading with"
    r"|already a (?:subscriber|member)|already have (?:an account|a subscription)"
    r"|article is (?:only )?for subscribers"
    r"|(?:log|sign)(?:ged|ed)? in to (?:read|continue)|register to (?:read|continue)|unlock this (?:article|story)"
    r"|read the (?:rest|full) (?:of )?(?:this|the) \w+ (?:by|with|for)"
    r"|bereits (?:abonnent|ein abo)|um weiterzulesen|jetzt weiterlesen"
    r"|lesen sie (?:diesen|den ganzen) artikel mit|nur für abonnenten|déjà abonnée?s?|réservée? aux abonnés"
    r"|il vous reste [\d.,]+ ?% (?:de|à)|ya (?:eres|es) suscriptor|exclusivo para suscriptores"
    r"|para (?:seguir|continuar) leyendo|sei già abbonat|riservat[oa] agli abbonati"
    r"|exclusivo para assinantes|para continuar lendo|(?:al|reeds) abonnee\?|lees verder met"
    r"|exclusief voor abonnees|masz już (?:prenumeratę|konto)|dla subskrybentów"
    r"|redan prenumerant|allerede abonnent|jo tilaaja|уже подписаны|уже есть подписка"
    r"|доступ[ен]\w* (?:только )?(?:по подписке|подписчикам)"
    r"|už (?:jste předplatitel|máte předplatné)|zaten abone|már előfizető|deja abonat|ήδη συνδρομητ"
    r"|订阅(?:后|以)?继续阅读|訂閱(?:後|以)?繼續閱讀|この記事は有料|会員限定|有料会員|残り ?\d+ ?文字|구독자 전용"
    r"|유료회원"
)
PAGE_WALLS = (
    f"{_WALLS}"
    r"|(?:read|used|reached|viewed) (?:all )?(?:of )?(?:your|the) (?:\S+ ){0,4}(?:free|complimentary"
    r"|monthly) (?:\S+ ){0,2}(?:articles?|stories|limit|views)|(?:article|story) limit|free articles? (?:left"
    r"|remaining|this month)"
    r"|(?:subscribe|sign up|log ?in|sign in|register|join)(?: now| today| here| for free)?(?:,| or (?:log ?in"
    r"|sign in|register|subscribe))? (?:\S+ ){0,9}?(?:to (?:continue|keep|read|finish|access|view|unlock|see)\b"
    r"|for (?:full|unlimited) access)|to (?:continue|keep) reading\b|(?:this|the) (?:article|content|story"
    r"|page) is (?:only |exclusively )?(?:for|available to|reserved for) (?:\S+ ){0,3}(?:subscribers|members"
    r"|registered)"
    r"|(?:subscriber|member|premium)[ -](?:only|exclusive) (?:content|article|story)|already (?:a subscriber"
    r"|a member|have an account|subscribed)|(?:only|exclusive(?:ly)?|reserved) (?:to|for) (?:\S+ )?(?:subscribers"
    r"|members)|you must be (?:logged|signed) in|please (?:log ?in|sign in|register)"
    r"|(?:nur|exklusiv) für (?:\S+ ){0,3}abonnent|(?:artikel|inhalt)e? (?:\S+ ){0,4}(?:ist"
    r"|sind) (?:\S+ ){0,3}(?:kostenpflichtig|abonnent)|jetzt (?:abonnieren|anmelden|registrieren"
    r"|testen|weiterlesen)\b|bitte (?:melden|loggen) sie sich|um (?:\S+ ){0,6}weiterzulesen"
    r"|bereits (?:abonnent|registriert)"
    r"|réservé(?:e|s)? (?:aux|à nos) abonné|déjà abonné|abonnez-vous pour|connectez-vous pour"
    r"|contenu réservé|(?:exclusivo|solo|sólo|reservado|exclusiva) para (?:\S+ )?(?:suscriptores|assinantes"
    r"|abonados)|ya eres suscriptor|suscríbete para|inicia sesión para|para (?:seguir|continuar"
    r"|continuar a) le(?:yendo|r|ndo)\b"
    r"|(?:riservato|solo per) (?:agli |gli )?abbonati|sei già abbonato|abbonati per"
    r"|accedi per|assine para|conteúdo exclusivo|(?:alleen|exclusief) voor abonnees"
    r"|om verder te lezen|al abonnee|log in om|tylko dla (?:prenumeratorów|subskrybentów)|zaloguj się,? aby"
    r"|только для подписчиков|войдите,? чтобы|чтобы (?:продолжить чтение|читать дальше)"
)
END_WALLS = (
    r"(?:subscribe|sign (?:in|up)|log ?in|register)[^\n.]{0,40} to (?:continue|keep|read)[^\n]{0,60}"
    r"|(?:continue|keep) reading (?:with|for)[^\n]{0,60}"
    r"|(?:weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|(?:article|contenu) réservé aux abonnés)[^\n]{0,60}"
    r"|(?:la suite est réservée|il (?:vous )?reste [\d.,]+ ?% de)[^\n]{0,80}"
)
LINE_CONSENTS = (
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
PAGE_CONSENTS = (
    f"{'|'.join(_CONSENTS)}"
    r"|we (?:and|&) our (?:\S+ ){0,3}partners|we value your privacy|your privacy (?:is important|matters|choices)"
    r"|manage (?:your )?(?:preferences|consent|cookies|choices)|(?:accept|reject) all\b|before you continue to"
    r"|this (?:web)?site uses cookies|consent to (?:the use of )?cookies"
    r"|wir und unsere (?:\S+ ){0,3}partner|alle (?:cookies )?(?:akzeptieren|ablehnen)"
    r"|mit werbung (?:weiter)?lesen|nutzen sie (?:\S+ ){0,4}mit werbung|ihre privatsphäre"
    r"|nous et nos (?:\S+ ){0,3}partenaires|tout (?:accepter|refuser)|votre vie privée"
    r"|nosotros y nuestros|usamos cookies|aceptar (?:todo|y continuar)|noi e i nostri"
    r"|utilizziamo (?:i )?cookie|accetta tutt[oi]|nós e os nossos|wij en onze (?:\S+ ){0,3}partners"
    r"|alles accepteren|my i nasi|используем файлы cookie"
)
NOTICES = (
    *_CONSENTS,
    *("uses cookies", "our use of cookies", "accept cookies", "cookie policy", "by continuing to "),
    *("by signing up, you", "by subscribing, you", "you agree to our", "enable javascript", "not a robot"),
    *("registered trademark", "are trademarks of", "information provided on this website", "protected by recaptcha"),
    *("information on this website is", "evaluated by the food and drug", "for informational purposes only"),
    *("see our privacy policy", "verwendet cookies", "utilise des cookies", "utiliza cookies", "utilizziamo i cookie"),
    *("utilizza i cookie", "utilizza cookie", "usa cookies", "использует файлы cookie", "nutzungsbedingungen"),
)
